"""Tables of words and patterns by concept, as people edit them: text files, a block a concept.

A line that begins at the margin names a concept; the lines below it, set in, hold its words with ``|``
between. ``{a | b} {c | d}`` stands for every phrase of one of each; ``{NAME}`` for the words of a block
that is headed ``{NAME}``. Patterns are regular expressions: ``|`` with blanks around it divides a row
wherever the pattern has a ``|``, and braces mean what they mean in patterns. ``#`` begins a remark.
"""

import re
from itertools import product
from typing import Final

_ROW: Final = re.compile(r"(?:\{[^}]*\}|[^|{])+")
_FACTOR: Final = re.compile(r"\{([^}]*)\}")


def read_words(text: str) -> dict[str, str]:
    """Return each concept's words and phrases, ``|`` between.

    Raises:
        ValueError: A line stands in no block, or two blocks have one name.
    """
    blocks = _blocks(text)
    lists = {name[1:-1]: row for name, row in blocks.items() if name.startswith("{")}
    return {
        name: "|".join(words for part in _ROW.findall(row) for words in _phrases(part, lists))
        for name, row in blocks.items()
        if not name.startswith("{")
    }


def read_patterns(text: str) -> dict[str, str]:
    """Return each concept's pattern.

    Raises:
        ValueError: A line stands in no block, or two blocks have one name.
    """
    return {name: "|".join(_split(row)) for name, row in _blocks(text).items()}


def _blocks(text: str) -> dict[str, str]:
    """Return what stands below each name, in one line."""
    blocks: dict[str, list[str]] = {}
    name = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line[0].isspace():
            if not name:
                raise ValueError(f"line {number} stands in no block")
            blocks[name].append(line.strip())
        elif line in blocks:
            raise ValueError(f"line {number}: a second block {line}")
        else:
            name = line
            blocks[name] = []
    return {name: " ".join(lines) for name, lines in blocks.items()}


def _split(row: str) -> list[str]:
    return [part.strip() for part in row.split("|")]


def _phrases(part: str, lists: dict[str, str]) -> list[str]:
    """Return the phrases that one part of a row stands for."""
    if "{" not in part:
        return [part.strip()]
    factors = (_split(lists.get(factor, factor)) for factor in _FACTOR.findall(part))
    return [" ".join(words) for words in product(*factors)]
