"""Kana in Latin letters (Hepburn without long marks), small signs joined to the syllable before them."""

from typing import Final

from anyascii import anyascii

_SMALL_VOWELS: Final = dict(zip("ァィゥェォぁぃぅぇぉ", "aiueoaiueo", strict=True))
_SMALL_Y: Final = dict(zip("ャュョゃゅょ", "auoauo", strict=True))
_MARKS: Final = frozenset("ー～゛゜・")
_DOUBLING: Final = frozenset("ッっ")
_SIBILANT: Final = ("sh", "ch", "j")


def romaji(text: str) -> str:
    """Return the Hepburn form of a stretch of kana, long vowels unmarked; other signs are left out."""
    syllables: list[str] = []
    double = False
    for char in text:
        if char in _MARKS:
            continue
        if char in _DOUBLING:
            double = True
        elif char in _SMALL_VOWELS:
            _join(syllables, "", _SMALL_VOWELS[char])
        elif char in _SMALL_Y:
            _join(syllables, "y", _SMALL_Y[char])
        else:
            syllable = anyascii(char).casefold().strip("-")
            syllables.append(syllable[:1] + syllable if double else syllable)
            double = False
    return "".join(syllable for syllable in "".join(syllables) if syllable.isalnum())


def _join(syllables: list[str], glide: str, vowel: str) -> None:
    """Replace the vowel of the last syllable: fu + a is fa, ki + ya is kya, shi + ya is sha."""
    last = syllables.pop() if syllables else ""
    stem = last.rstrip("aiueo")
    if not stem:
        syllables.append(last + glide + vowel)
        return
    syllables.append(stem + ("" if stem.endswith(_SIBILANT) else glide) + vowel)
