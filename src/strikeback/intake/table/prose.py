"""Whether the cells of a column are sentences: what somebody wrote, whatever the header says."""

import re
from collections.abc import Sequence
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*")
_UNSPACED: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_JOINED_TO: Final = frozenset("@/\\_=+#&0123456789")
"""Signs beside which a word is a part of an address, a label or a number, not of a sentence."""
_END: Final = re.compile(r"[.!?。！？…؟।॥](?:[\s\"”’»」)]|$)")
_LETTERS_A_WORD: Final = 3
"""Letters of a script without blanks that say about as much as one word."""
_WORDS: Final = 6
"""Least words of a sentence that ends as one."""
_PLAIN_WORDS: Final = 9
"""Least words of a text without any full stop: longer than names, addresses and lists of accounts run."""
_STRONG_WORDS: Final = 12
_SMALL: Final = 0.5
"""Least share of words that begin with a small letter, where the script has such: names have few."""
_MOST_CHARS: Final = 1_500


def is_sentences(values: Sequence[str], *, strong: bool = False) -> bool:
    """Tell whether at least half of the values read as sentences, and most differ from each other.

    Args:
        values: Non-empty cells of one column.
        strong: True: ask for longer texts that end as sentences do, as under a header that says otherwise.
    """
    if not values or (len(values) > 3 and len(set(values)) <= len(values) / 2):
        return False
    return sum(_reads_as_sentence(value[:_MOST_CHARS], strong=strong) for value in values) * 2 >= len(values)


def _reads_as_sentence(text: str, *, strong: bool) -> bool:
    if len(text) < 12:
        return False
    words = [
        found[0]
        for found in _WORD.finditer(text)
        if not (
            _JOINED_TO.intersection(text[max(0, found.start() - 1) : found.start()])
            or _JOINED_TO.intersection(text[found.end() : found.end() + 1])
        )
    ]
    unspaced = len(_UNSPACED.findall(text))
    spaced = [word for word in words if not _UNSPACED.match(word)]
    count = len(spaced) + unspaced / _LETTERS_A_WORD
    ends = _END.search(text) is not None
    if count < (_STRONG_WORDS if strong else _WORDS if ends else _PLAIN_WORDS) or (strong and not ends):
        return False
    cased = [word for word in spaced if word.lower() != word.upper()]
    if not cased or len(cased) < count / 2 or (text.isupper() and ends):
        return True
    return sum(word[0].islower() for word in cased) >= _SMALL * len(cased)
