"""Hangul in Latin letters: Revised Romanisation, McCune-Reischauer without marks, and popular spelling.

A precomposed syllable is 0xAC00 + (initial * 21 + vowel) * 28 + final (Unicode, chapter 3.12). The
tables follow
the National Institute of Korean Language (2000) and general knowledge of how Koreans spell their own names.
Sound changes between syllables are left out, as the Revised rules ask for personal names.
"""

from typing import Final

_INITIAL: Final = [
    "g",
    "kk",
    "n",
    "d",
    "tt",
    "r",
    "m",
    "b",
    "pp",
    "s",
    "ss",
    "-",
    "j",
    "jj",
    "ch",
    "k",
    "t",
    "p",
    "h",
]
_VOWEL: Final = [
    "a",
    "ae",
    "ya",
    "yae",
    "eo",
    "e",
    "yeo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "eu",
    "ui",
    "i",
]
_FINAL: Final = [
    "-",
    "k",
    "k",
    "k",
    "n",
    "n",
    "n",
    "t",
    "l",
    "k",
    "m",
    "l",
    "l",
    "l",
    "p",
    "l",
    "m",
    "p",
    "p",
    "t",
    "t",
    "ng",
    "t",
    "t",
    "k",
    "t",
    "p",
    "t",
]
_MCCUNE: Final = {"g": "k", "d": "t", "b": "p", "j": "ch", "r": "r"}
_MCCUNE_VOWEL: Final = {"eo": "o", "yeo": "yo", "eu": "u", "wo": "wo", "ae": "ae", "oe": "oe"}
_POPULAR_VOWEL: Final = {"eo": "u", "yeo": "yu", "eu": "eu", "u": "oo", "i": "i", "ui": "ee"}
_POPULAR: Final = {
    "영": "young", "현": "hyun", "정": "jung", "경": "kyung", "성": "sung", "승": "seung", "준": "joon",
    "훈": "hoon",
    "수": "soo", "주": "joo", "우": "woo", "희": "hee", "은": "eun", "연": "yeon", "선": "sun",
    "석": "suk", "혁": "hyuk",
    "범": "bum", "철": "chul", "명": "myung", "병": "byung", "형": "hyung", "광": "kwang", "규": "kyu",
    "근": "keun",
    "덕": "duk", "숙": "sook", "국": "kook", "균": "kyun", "기": "ki", "구": "koo", "건": "kun", "강": "kang",
    "길": "kil", "열": "yeol", "윤": "yoon", "원": "won", "순": "soon", "춘": "choon", "중": "joong",
    "무": "moo",
    "두": "doo", "문": "moon", "운": "woon", "유": "yoo", "지": "ji", "진": "jin", "서": "seo",
    "언": "eon", "옥": "ok",
    "권": "kwon", "관": "kwan", "교": "kyo", "고": "ko", "금": "keum", "련": "ryun", "령": "ryung",
    "룡": "ryong",
    "여": "yeo", "처": "chu", "천": "chun", "헌": "hun", "흥": "heung", "웅": "woong", "융": "yoong",
    "이": "yi",
}  # fmt: skip
COMPOUND: Final = frozenset({"남궁", "황보", "제갈", "선우", "독고", "사공", "서문"})
"""Surnames of two syllables."""


def _parts(char: str) -> tuple[str, str, str] | None:
    """Initial, vowel and final of a precomposed syllable; None for anything else."""
    index = ord(char) - 0xAC00
    if not 0 <= index < 11_172:
        return None
    initial, rest = divmod(index, 588)
    vowel, final = divmod(rest, 28)
    blank = "-"
    return (
        _INITIAL[initial].replace(blank, ""),
        _VOWEL[vowel],
        _FINAL[final].replace(blank, ""),
    )


def revised(text: str) -> str:
    """Return the Revised Romanisation of the syllables of a text, joined; other signs are left out."""
    return "".join("".join(parts) for parts in map(_parts, text) if parts)


def mccune(text: str) -> str:
    """Return McCune-Reischauer without breves and apostrophes, joined."""
    found = [parts for parts in map(_parts, text) if parts]
    return "".join(
        _MCCUNE.get(initial, initial) + _MCCUNE_VOWEL.get(vowel, vowel) + final
        for initial, vowel, final in found
    )


def popular(text: str) -> str:
    """Return the spelling most bearers choose, syllable by syllable, joined."""
    return "".join(_popular(char) for char in text)


def _popular(char: str) -> str:
    """One syllable: from the table, else Revised with popular vowels."""
    parts = _parts(char)
    if char in _POPULAR or parts is None:
        return _POPULAR.get(char, "")
    initial, vowel, final = parts
    return initial + _POPULAR_VOWEL.get(vowel, vowel) + final


def split_name(syllables: str) -> tuple[str, ...]:
    """Surname and given name of two to four joined syllables; longer or shorter runs stay whole."""
    if len(syllables) in (3, 4) and syllables[:2] in COMPOUND:
        return syllables[:2], syllables[2:]
    if len(syllables) in (2, 3):
        return syllables[:1], syllables[1:]
    return (syllables,)
