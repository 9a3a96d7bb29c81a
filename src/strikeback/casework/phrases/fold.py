"""A copy of a text that forgives how people type, with the way back to the original.

Case, diacritics, full-width forms, zero-width characters, emoji, doubled and elongated letters, digits
inside words, letters typed apart, Traditional or Simplified characters: none of them changes the copy.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from strikeback.casework.phrases.han import SIMPLE

_LEET: Final = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s"})
_MIXED: Final = re.compile(
    r"(?<![a-z0-9@$])(?=[a-z0-9@$]*[a-z])(?=[a-z0-9@$]*[0-9@$])[a-z][a-z0-9@$]*[a-z](?![a-z0-9@$])"
)
_APART: Final = re.compile(r"(?<![a-z0-9])[a-z](?:[ .\-_*]{1,2}[a-z]){4,}(?![a-z0-9])")
_APOSTROPHES: Final = frozenset("'’‘`´ʼ＇")
_SENTENCE_ENDS: Final = frozenset(".!?;。！？；｡")
_JOINERS: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f\ufe0e")


class Folded:
    """The folded copy and, for each of its characters, the span it came from."""

    __slots__ = ("ends", "starts", "text")

    def __init__(self, text: str, starts: list[int], ends: list[int]) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Span in the original of a span of the copy; ``start < end``."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=8192)
def _fold_char(char: str) -> str:
    if char in _JOINERS or char in _APOSTROPHES:
        return ""
    if char.isspace():
        return "\n" if char in "\n\r\x0b\x0c\u2028\u2029" else " "
    return SIMPLE.get(char, char) if _is_block(char) else _fold_other(char)


def _is_block(char: str) -> bool:
    """Whether a character is a Hangul syllable or Chinese: decomposing it would take it apart."""
    return "\uac00" <= char <= "\ud7a3" or "\u3400" <= char <= "\u9fff"


def _fold_other(char: str) -> str:
    category = unicodedata.category(char)
    if category in {"So", "Sk", "Cf", "Co", "Cn"}:
        return " "
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    if char in _SENTENCE_ENDS:
        return "." if char in ".。｡" else unicodedata.normalize("NFKC", char)
    return "".join(
        part for part in unicodedata.normalize("NFKD", char).casefold() if not unicodedata.combining(part)
    )


@lru_cache(maxsize=4096)
def fold(text: str) -> Folded:
    """Return the folded copy of a text; not to be changed, for it is remembered."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, char in enumerate(text):
        for part in _fold_char(char):
            if chars and part == chars[-1] and ("a" <= part <= "z" or part in " ."):
                ends[-1] = place + 1
                if part == ".":
                    chars[-1] = "…"
                continue
            if chars and chars[-1] == "…" and part == ".":
                ends[-1] = place + 1
                continue
            chars.append(part)
            starts.append(place)
            ends.append(place + 1)
    copy = "".join(chars).replace("…", " ").replace("-", " ").replace("_", " ")
    copy = _MIXED.sub(lambda match: match[0].translate(_LEET), copy)
    return _joined(Folded(copy, starts, ends))


def _joined(folded: Folded) -> Folded:
    """Close up letters typed apart ("s u i c i d e"); two separators stand for a space between words."""
    if _APART.search(folded.text) is None:
        return folded
    drop: set[int] = set()
    for match in _APART.finditer(folded.text):
        drop.update(place for place in range(*match.span()) if not folded.text[place].isalpha())
    keep = [place for place in range(len(folded.text)) if place not in drop]
    return Folded(
        "".join(folded.text[place] for place in keep),
        [folded.starts[place] for place in keep],
        [folded.ends[place] for place in keep],
    )


def compact(folded: Folded) -> Folded:
    """The same without spaces, for scripts whose spacing carries no meaning."""
    keep = [place for place, char in enumerate(folded.text) if char not in " \t"]
    return Folded(
        "".join(folded.text[place] for place in keep),
        [folded.starts[place] for place in keep],
        [folded.ends[place] for place in keep],
    )
