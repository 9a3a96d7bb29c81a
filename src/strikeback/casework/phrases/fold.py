"""A copy of a text that forgives how people type, with the way back to the original.

Case, diacritics, full-width forms, zero-width characters, emoji, doubled and elongated letters, digits
inside words, letters typed apart, Traditional or Simplified characters: none of them changes the copy.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from strikeback.casework.phrases.han import simple

_LEET: Final = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s"})
_MIXED: Final = re.compile(
    r"(?<![a-z0-9@$])(?=[a-z0-9@$]*[a-z])(?=[a-z0-9@$]*[0-9@$])[a-z][a-z0-9@$]*[a-z](?![a-z0-9@$])"
)
_RUN: Final = re.compile(
    r"(?=([a-z])\1|  |\.\.)(?!(?<=(?<![a-z])[a-z])([a-z])\2(?![a-z]))(?!(?<![a-z])([a-z])\3[a-z](?![a-z]))"
    r"(?:([a-z])\4+|  +|\.\.+)"
)
"""Doubled letters, save in words of three ("off" is not "of"), blanks and dots in a row; the cheap look
ahead comes first."""
_APART: Final = re.compile(r"(?<![a-z0-9])[a-z](?:[ .\-_*]{1,2}[a-z]){4,}(?![a-z0-9])")
_APOSTROPHES: Final = frozenset("'’‘`´ʼ＇")
_SENTENCE_ENDS: Final = frozenset(".!?;。！？；｡")
_JOINERS: Final = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f\ufe0e")


MOST_CHARACTERS: Final = 16_384
"""Characters whose fold is remembered."""


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


def _fold_char(char: str) -> str:
    if char in _JOINERS or char in _APOSTROPHES:
        return ""
    if char.isspace():
        return "\n" if char in "\n\r\x0b\x0c\u2028\u2029" else " "
    return simple(char) if _is_block(char) else _fold_other(char)


class _Folds(dict[str, str]):
    """What each character folds to, worked out when first met."""

    def __missing__(self, char: str) -> str:
        folded = _fold_char(char)
        if len(self) < MOST_CHARACTERS:
            self[char] = folded
        return folded


_FOLDS: Final = _Folds()


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
        return " ." if char in "。｡" else unicodedata.normalize("NFKC", char)
    return "".join(
        part for part in unicodedata.normalize("NFKD", char).casefold() if not unicodedata.combining(part)
    )


@lru_cache(maxsize=4096)
def fold(text: str) -> Folded:
    """Return the folded copy of a text; not to be changed, for it is remembered."""
    parts = [_FOLDS[char] for char in text]
    copy = "".join(parts)
    places = list(range(len(text)))
    if len(copy) != len(text) or "" in parts:
        places = [place for place, part in enumerate(parts) for _ in part]
    starts, ends, copy = _without_runs(copy, places)
    copy = copy.replace("-", " ").replace("_", " ")
    copy = _MIXED.sub(lambda match: match[0].translate(_LEET), copy)
    return _joined(Folded(copy, starts, ends))


def _without_runs(copy: str, places: list[int]) -> tuple[list[int], list[int], str]:
    """Close up doubled letters, blanks and dots; a row of dots ends no sentence."""
    starts: list[int] = []
    ends: list[int] = []
    kept: list[str] = []
    last = 0
    for match in _RUN.finditer(copy):
        begin, end = match.span()
        kept.append(copy[last : begin + 1] if match[0][0] != "." else f"{copy[last:begin]} ")
        starts += places[last : begin + 1]
        ends += [place + 1 for place in places[last:begin]]
        ends.append(places[end - 1] + 1)
        last = end
    kept.append(copy[last:])
    starts += places[last:]
    ends += [place + 1 for place in places[last:]]
    return starts, ends, "".join(kept)


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


_UNSPOKEN: Final = re.compile(f"[{''.join(sorted(_APOSTROPHES))}]")


_MARKED: Final = re.compile(r"[^\x00-\x7f]+")


def _unmarked(letters: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(char))


def fold_words(words: str) -> str:
    """Fold a table of words as texts are folded; everything but letters stays where it is."""
    plain = _MARKED.sub(lambda match: _unmarked(match[0]), _UNSPOKEN.sub("", words.lower()))
    return _MIXED.sub(
        lambda match: match[0].translate(_LEET),
        _RUN.sub(lambda match: match[0][0], plain).replace("-", " ").replace("_", " "),
    )


def folded_pattern(pattern: str) -> str:
    """Fold a Chinese or Korean pattern as texts are: Simplified characters, no doubled letters."""
    plain = "".join(simple(char) if _is_block(char) else char for char in pattern)
    return re.sub(r"(?<![\\a-zA-Z])([a-z])\1+|(?<=[a-zA-Z])([a-z])\2+", lambda m: m[1] or m[2], plain)
