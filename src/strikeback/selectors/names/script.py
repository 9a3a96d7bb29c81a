"""Which script a text is written in, by Unicode blocks of its letters."""

import unicodedata
from functools import lru_cache
from typing import Final

_BLOCKS: Final = (
    (0x0041, 0x024F, "latin"),
    (0x1E00, 0x1EFF, "latin"),
    (0xFB00, 0xFB06, "latin"),
    (0xFF21, 0xFF5A, "latin"),
    (0x0370, 0x03FF, "greek"),
    (0x1F00, 0x1FFF, "greek"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0530, 0x058F, "armenian"),
    (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x077F, "arabic"),
    (0x08A0, 0x08FF, "arabic"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFF, "arabic"),
    (0x0900, 0x097F, "devanagari"),
    (0x0E00, 0x0E7F, "thai"),
    (0x1100, 0x11FF, "hangul"),
    (0x3130, 0x318F, "hangul"),
    (0xAC00, 0xD7A3, "hangul"),
    (0x3040, 0x30FF, "kana"),
    (0x31F0, 0x31FF, "kana"),
    (0xFF66, 0xFF9F, "kana"),
    (0x3400, 0x4DBF, "han"),
    (0x4E00, 0x9FFF, "han"),
    (0xF900, 0xFAFF, "han"),
    (0x20000, 0x323AF, "han"),
)


@lru_cache(maxsize=65_536)
def script_of(char: str) -> str:
    """Return the script of a letter: ``latin``, ``han``, ``hangul`` ... or ``other``; empty for no letter."""
    if char != "々" and unicodedata.category(char)[0] != "L":
        return ""
    point = ord(char)
    if char in "々〇":
        return "han"
    return next((name for low, high, name in _BLOCKS if low <= point <= high), "other")


def scripts_of(text: str) -> frozenset[str]:
    """Return the scripts of a text's letters."""
    return frozenset(filter(None, map(script_of, text)))


def letters(text: str) -> str:
    """Return the letters of a text alone."""
    return "".join(char for char in text if char.isalpha())


def is_eastern(text: str) -> bool:
    """Whether every letter is Han, Hangul or kana, and there is one."""
    scripts = scripts_of(text)
    return bool(scripts) and scripts <= {"han", "hangul", "kana"}


def is_hangul(text: str) -> bool:
    """Whether every letter is Hangul, and there is one."""
    return scripts_of(text) == {"hangul"}
