"""Names in the scripts of India and Bangladesh as their bearers spell them in Latin letters.

The blocks of Unicode from Devanagari to Malayalam keep one letter in one place (after the Indian standard
ISCII, 1991), so that one table reads nine scripts. A consonant carries an ``a`` that the northern languages
do not speak at the end of a word; the dot of nasals is the nasal of what follows. Spellings by general
knowledge.
"""

import re
from functools import lru_cache
from typing import Final

INDIC: Final = re.compile(r"[\u0900-\u0d7f]")
_BASE, _BLOCK, _BLOCKS = 0x0900, 0x80, 9
_VOWELS: Final = dict(
    enumerate(["a", "a", "i", "i", "u", "u", "ri", "li", "e", "e", "e", "ai", "o", "o", "o", "au"], 0x05)
)
_SIGNS: Final = {at + 0x38: sound for at, sound in _VOWELS.items() if at > 0x05} | {0x43: "ri", 0x57: "au"}
_CONSONANTS: Final = {
    0x15: "k", 0x16: "kh", 0x17: "g", 0x18: "gh", 0x19: "n", 0x1A: "ch", 0x1B: "chh", 0x1C: "j", 0x1D: "jh",
    0x1E: "n", 0x1F: "t", 0x20: "th", 0x21: "d", 0x22: "dh", 0x23: "n", 0x24: "t", 0x25: "th", 0x26: "d",
    0x27: "dh", 0x28: "n", 0x29: "n", 0x2A: "p", 0x2B: "ph", 0x2C: "b", 0x2D: "bh", 0x2E: "m", 0x2F: "y",
    0x30: "r", 0x31: "r", 0x32: "l", 0x33: "l", 0x34: "l", 0x35: "v", 0x36: "sh", 0x37: "sh", 0x38: "s",
    0x39: "h",
}  # fmt: skip
_BENGALI: Final = {0x2F: "j", 0x5F: "y"}
"""Ya is spoken j there, with a dot y."""
_LATER: Final = {0x58: "q", 0x59: "kh", 0x5A: "gh", 0x5B: "z", 0x5C: "r", 0x5D: "rh", 0x5E: "f", 0x5F: "y"}
_BARE: Final = {0x4E: "t", 0x7A: "n", 0x7B: "n", 0x7C: "r", 0x7D: "l", 0x7E: "l", 0x7F: "k"}
"""Letters without a vowel of their own: Bengali t, those of Malayalam."""
_DOTTED: Final = {"k": "q", "j": "z", "ph": "f", "d": "r", "dh": "rh"}
"""Consonants with a dot under them, for sounds of Persian and the flapped r."""
_BINDI, _TIPPI, _ADDAK = 0x02, 0x70, 0x71
_NUKTA, _VIRAMA = 0x3C, 0x4D
_LIPS: Final = frozenset("pbm")
_KEEPS: Final = frozenset({5, 6, 7, 8})
"""Blocks whose languages speak a final a: Tamil, Telugu, Kannada, Malayalam."""
_BENGALI_BLOCK, _GURMUKHI, _TAMIL, _MALAYALAM = 1, 2, 5, 8


@lru_cache(maxsize=65_536)
def indic_spelling(name: str) -> str:
    """Return a name in Latin letters, word by word; letters of other scripts stay as they are."""
    return " ".join(word for word in map(_word, name.split()) if word)


def _word(word: str) -> str:
    """One word: consonants with their vowels, the last silent one left out."""
    out: list[str] = []
    open_, nasal, block = False, False, 0
    for char in word:
        place = ord(char) - _BASE
        if not 0 <= place < _BLOCK * _BLOCKS:
            out.append(char if char.isalnum() else "")
            open_ = open_ and not char.isalnum()
            continue
        block, at = divmod(place, _BLOCK)
        if at == _NUKTA and open_:
            out[-1] = _DOTTED.get(out[-1], out[-1])
        elif sound := _sound(block, at):
            after = "m" if sound[0] in _LIPS else "ng" if sound == "h" else "n"
            out += ["a"] * open_ + [after] * nasal + [sound]
            open_, nasal = at not in _VOWELS and at not in _BARE, False
        elif at in {_BINDI, _TIPPI} and block != _TAMIL:
            out += ["a"] * open_
            open_, nasal = False, True
        elif at in _SIGNS or at == _VIRAMA:
            out.append(_SIGNS.get(at, ""))
            open_ = False
    out += ["n"] * nasal + ["a"] * (open_ and (block in _KEEPS or _heavy(word)))
    return "".join(out)


def _heavy(word: str) -> bool:
    """Tell whether a word is one consonant or ends with two: Chandra."""
    return len(word) == 1 or (ord(word[-2]) - _BASE) % _BLOCK == _VIRAMA


def _sound(block: int, at: int) -> str:
    if block == _BENGALI_BLOCK and at in _BENGALI:
        return _BENGALI[at]
    if block == _GURMUKHI and at == _ADDAK:
        return ""
    if at in _BARE and block in {_BENGALI_BLOCK, _MALAYALAM}:
        return _BARE[at]
    return _CONSONANTS.get(at) or _VOWELS.get(at) or _LATER.get(at, "")
