"""Tokens as classes of sound, by the script they have to meet.

Each script drops other distinctions (Korean has no f, Japanese no l, Arabic few vowels); folding both
sides to what
the poorer script keeps lets edit distances count real differences only. Classes follow the idea of
Dolgopolsky's
consonant classes (1964), chosen here by general knowledge of the transcription habits.
"""

import re
from functools import lru_cache
from typing import Final

_VOWEL: Final = "aeiouy"
_COMMON: Final = (
    ("tsch", "C"), ("tch", "C"), ("tsh", "C"), ("sch", "C"), ("dzh", "C"), ("dsch", "C"), ("shch", "C"),
    ("ch", "C"), ("sh", "C"), ("zh", "C"), ("cz", "C"), ("sz", "C"), ("dj", "C"), ("tj", "C"), ("j", "C"),
    ("ph", "F"), ("th", "T"), ("dh", "T"), ("ck", "K"), ("gh", "K"), ("kh", "K"), ("qu", "K"), ("tz", "S"),
    ("ts", "S"), ("dz", "S"), ("gn", "N"), ("ng", "N"), ("wh", "F"), ("hs", "C"), ("rh", "L"), ("lh", "L"),
    ("ce", "SE"), ("ci", "SE"), ("cy", "SE"), ("c", "K"), ("k", "K"), ("q", "K"), ("g", "K"), ("x", "KS"),
    ("s", "S"), ("z", "S"), ("t", "T"), ("d", "T"), ("p", "P"), ("b", "P"), ("f", "F"), ("v", "F"),
    ("w", "F"),
    ("m", "M"), ("n", "N"), ("l", "L"), ("r", "L"), ("h", "H"), ("a", "A"), ("e", "E"), ("i", "E"),
    ("y", "E"),
    ("o", "O"), ("u", "O"),
)  # fmt: skip
_BY_SCHEME: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "latin": (),
    "hangul": (
        ("yeo", "O"), ("eo", "O"), ("eu", "O"), ("ou", "O"), ("ae", "E"), ("ai", "E"), ("ay", "E"),
        ("ui", "E"),
        ("ya", "A"), ("yo", "O"), ("yu", "O"), ("ye", "E"), ("wa", "A"), ("we", "E"), ("wi", "E"),
        ("wo", "O"), ("w", "O"),
        ("ph", "P"), ("f", "P"), ("v", "P"), ("z", "C"), ("ts", "C"), ("j", "C"), ("sh", "S"), ("sch", "S"),
        ("r", "L"), ("m", "M"), ("x", "KS"), ("th", "S"),
    ),
    "kana": (
        ("shi", "SE"), ("sh", "S"), ("ch", "S"), ("tch", "S"), ("tsch", "S"), ("tsu", "SO"), ("j", "S"),
        ("dj", "S"), ("zh", "S"),
        ("v", "P"), ("f", "H"), ("ph", "H"), ("th", "S"), ("w", "O"), ("si", "SE"), ("ti", "TE"),
    ),
    "han": (("w", "F"), ("hu", "H"), ("ng", "N"), ("m", "N"), ("gn", "N"), ("j", "C")),
    "abjad": (
        ("g", "G"), ("gh", "G"), ("j", "G"), ("dj", "G"), ("o", "O"), ("u", "O"), ("oo", "O"),
        ("ou", "O"), ("w", "O"),
        ("ee", "E"), ("ce", "S"), ("ci", "S"),
    ),
    "other": (("kh", "H"), ("w", "F"), ("x", "KS")),
}  # fmt: skip
SCHEME_OF: Final = {
    "latin": "latin",
    "pinyin": "han",
    "cantonese": "han",
    "wade": "han",
    "transcribed": "han",
    "revised": "hangul",
    "popular": "hangul",
    "mccune": "hangul",
    "kana": "kana",
    "arabic": "abjad",
    "hebrew": "abjad",
}
"""Scheme of a transcription system (``Readings.systems``); all others: ``other``."""
_SILENT_R: Final = re.compile(r"(?<=[aeo])r(?![aeiouy])")
"""Hong Kong and Singapore spellings write a long vowel with r: Kar Fai, Mei Har."""
_RUNS: Final = re.compile(r"(.)\1+")
_WEAK: Final = {
    "latin": re.compile(r"(?<!^)[AEO]|(?<!^)H"),
    "other": re.compile(r"(?<!^)[AEO]|(?<!^)H"),
    "hangul": re.compile(r"[AEO]|(?<!^)H"),
    "kana": re.compile(r"(?<!^)[AEO]|(?<!^)H"),
    "han": re.compile(r"(?<!^)[AEO]|H|(?<!^)F(?=[AEO])"),
    "abjad": re.compile(r"[AEO]|H"),
}


def _compiled(scheme: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Longest spelling first; the scheme's own rows win over the common ones."""
    table = dict(_COMMON) | dict(_BY_SCHEME[scheme])
    return re.compile("|".join(sorted(table, key=len, reverse=True))), table


_TABLES: Final = {scheme: _compiled(scheme) for scheme in _BY_SCHEME}


@lru_cache(maxsize=524_288)
def sound(token: str, scheme: str) -> str:
    """Return a folded token as sound classes, vowels in three classes, doubled classes single."""
    pattern, table = _TABLES[scheme]
    if scheme == "han":
        token = _SILENT_R.sub("", token)
    return _RUNS.sub(r"\1", "".join(table[match] for match in pattern.findall(token)))


@lru_cache(maxsize=524_288)
def bones(token: str, scheme: str) -> str:
    """Return the consonant classes of a token, in most schemes with the first vowel."""
    return _RUNS.sub(r"\1", _WEAK[scheme].sub("", sound(token, scheme)))
