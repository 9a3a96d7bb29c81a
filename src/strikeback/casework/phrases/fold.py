"""A copy of a text that forgives how people type, with the way back to the original.

Case, diacritics, full-width forms, zero-width characters, emoji, doubled and elongated letters, digits
inside words, letters typed apart, Traditional or Simplified characters: none of them changes the copy.
"""

import re
import unicodedata
from collections.abc import Sequence
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


_SAME: Final = {
    **dict(zip("đłøıæ", "dloie", strict=True)),
    **dict(zip("ةىكيںەٱ", "هيكينها", strict=True)),
    "ک": "ك",
    "ی": "ي",
    "ـ": "",
    "ँ": "ं",
    "؟": "?",
    "।": " .",
    "؛": ";",
}
"""Letters written in several ways that do not take apart: Vietnamese, Polish, Turkish, Arabic, Hindi."""
_KATAKANA: Final = ("\u30a1", "\u30f6")
_TO_HIRAGANA: Final = 0x60
MOST_CHARACTERS: Final = 16_384
"""Characters whose fold is remembered."""


class Folded:
    """The folded copy and, for each of its characters, the span it came from."""

    __slots__ = ("longer", "starts", "text")

    def __init__(self, text: str, starts: Sequence[int], longer: dict[int, int]) -> None:
        self.text = text
        self.starts = starts
        self.longer = longer
        """Where characters end in the original that stand for more than one of it, by place in the copy."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Span in the original of a span of the copy; ``start < end``."""
        last = end - 1
        return self.starts[start], self.longer.get(last, self.starts[last] + 1)


def _fold_char(char: str) -> str:
    if char in _JOINERS or char in _APOSTROPHES:
        return ""
    if char.isspace():
        return "\n" if char in "\n\r\x0b\x0c\u2028\u2029" else " "
    if _KATAKANA[0] <= char <= _KATAKANA[1]:
        return chr(ord(char) - _TO_HIRAGANA)
    return simple(char) if _is_block(char) else _fold_other(char)


class _Folds(dict[int, str]):
    """What each character folds to, worked out when first met."""

    def __missing__(self, place: int) -> str:
        folded = _fold_char(chr(place))
        if len(self) < MOST_CHARACTERS:
            self[place] = folded
        return folded


_FOLDS: Final = _Folds()


def _is_block(char: str) -> bool:
    """Whether a character is a Hangul syllable, kana or Chinese: decomposing it would take it apart."""
    return "\uac00" <= char <= "\ud7a3" or "\u3400" <= char <= "\u9fff" or "\u3041" <= char <= "\u30ff"


def _fold_other(char: str) -> str:
    same = _SAME.get(char.lower())
    if same is not None:
        return same
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
    copy = text.translate(_FOLDS)
    places: Sequence[int] = range(len(text))
    if not text.isascii() or len(copy) != len(text):
        parts = [_FOLDS[ord(char)] for char in text]
        if len(copy) != len(text) or "" in parts:
            places = [place for place, part in enumerate(parts) for _ in part]
    copy, starts, longer = _without_runs(copy, places)
    copy = copy.replace("-", " ").replace("_", " ")
    if _DIGIT_INSIDE.search(copy) is not None:
        copy = _MIXED.sub(lambda match: match[0].translate(_LEET), copy)
    return _joined(Folded(copy, starts, longer))


_DIGIT_INSIDE: Final = re.compile("[a-z][0-9@$]")
"""Every word that begins with a letter and holds a digit holds these two."""


def _without_runs(copy: str, places: Sequence[int]) -> tuple[str, Sequence[int], dict[int, int]]:
    """Close up doubled letters, blanks and dots; a row of dots ends no sentence."""
    starts: list[int] = []
    longer: dict[int, int] = {}
    kept: list[str] = []
    last = 0
    for match in _RUN.finditer(copy):
        begin, end = match.span()
        kept.append(copy[last : begin + 1] if copy[begin] != "." else f"{copy[last:begin]} ")
        starts += places[last : begin + 1]
        longer[len(starts) - 1] = places[end - 1] + 1
        last = end
    if not kept:
        return copy, places, longer
    kept.append(copy[last:])
    starts += places[last:]
    return "".join(kept), starts, longer


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
        {at: folded.longer[place] for at, place in enumerate(keep) if place in folded.longer},
    )


_UNSPOKEN: Final = re.compile(f"[{''.join(sorted(_APOSTROPHES))}]")


_MARKED: Final = re.compile(r"[^\x00-\x7f]+")


def fold_words(words: str) -> str:
    """Fold a table of words as texts are folded; everything but letters stays where it is."""
    plain = _MARKED.sub(lambda match: match[0].translate(_FOLDS), _UNSPOKEN.sub("", words.lower()))
    return _MIXED.sub(
        lambda match: match[0].translate(_LEET),
        _RUN.sub(lambda match: match[0][0], plain).replace("-", " ").replace("_", " "),
    )


def folded_pattern(pattern: str) -> str:
    """Fold a pattern of a language without spaces as texts are: one form a character, no doubled letters."""
    plain = _MARKED.sub(lambda match: match[0].translate(_FOLDS), pattern)
    return re.sub(r"(?<![\\a-zA-Z])([a-z])\1+|(?<=[a-zA-Z])([a-z])\2+", lambda m: m[1] or m[2], plain)
