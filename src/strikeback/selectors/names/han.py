"""Han characters in Latin letters: pinyin, Wade-Giles without marks, and Hong Kong spelling, by name part."""

import re
from functools import lru_cache
from typing import Final

from strikeback.selectors.names.cantonese import hong_kong
from strikeback.selectors.names.surnames import is_surname, spellings_of
from strikeback.selectors.names.transcribed import sound_of

_LONGEST_NATIVE: Final = 4
"""Characters of a Chinese, Korean or Vietnamese name; longer runs are transcribed foreign names."""
_WADE: Final = (
    (r"^zhi$", "chih"), (r"^chi$", "chih"), (r"^shi$", "shih"), (r"^ri$", "jih"), (r"^zi$", "tzu"),
    (r"^ci$", "tzu"),
    (r"^si$", "ssu"), (r"^xu", "hsu"), (r"^yu$", "yu"), (r"^ge$", "ko"), (r"^ke$", "ko"), (r"^he$", "ho"),
    (r"^er$", "erh"), (r"^you$", "yu"), (r"^ye$", "yeh"), (r"^yan$", "yen"), (r"^duo$", "to"),
    (r"^guo$", "kuo"),
    (r"^zh", "ch"), (r"^x", "hs"), (r"^q", "ch"), (r"^j", "ch"), (r"^z", "ts"), (r"^c(?!h)", "ts"),
    (r"^b", "p"), (r"^d", "t"), (r"^g", "k"), (r"^r", "j"), (r"ian$", "ien"), (r"ong$", "ung"),
    (r"ie$", "ieh"),
    (r"ue$", "ueh"), (r"(?<=[tlns])uo$", "o"), (r"ui$", "ui"),
)  # fmt: skip


def split_name(run: str) -> tuple[str, ...]:
    """Surname and given name of two to four joined characters; other runs stay whole."""
    if not 2 <= len(run) <= _LONGEST_NATIVE:
        return (run,)
    if len(run) > 2 and is_surname(run[:2]):
        return run[:2], run[2:]
    return run[:1], run[1:]


def pinyin(part: str, *, surname: bool) -> str:
    """Return toneless pinyin, syllables joined; a surname is read as the table has it (單 is shan)."""
    known = spellings_of(part) if surname else ()
    return known[0] if known else "".join(_syllables(part))


def wade(part: str, *, surname: bool) -> str:
    """Return Wade-Giles as Taiwan prints it, without marks, syllables joined."""
    known = spellings_of(part) if surname else ()
    syllables = known[:1] if known and len(part) == 1 else tuple(_syllables(part))
    return "".join(map(_to_wade, syllables))


def cantonese(part: str, *, surname: bool) -> str:
    """Return the Hong Kong spelling, syllables joined."""
    from ToJyutping import get_jyutping_list  # noqa: PLC0415 - a second to load: only where Han text is read

    syllables = [reading or "" for _, reading in get_jyutping_list(part)]
    known = spellings_of(part) if surname else ()
    if surname and known and len(known) > 1:
        return _nearest("".join(hong_kong(one) for syllable in syllables for one in syllable.split()), known)
    return "".join(hong_kong(one) for syllable in syllables for one in syllable.split())


def transcribed(part: str, *, surname: bool) -> str:  # noqa: ARG001 - one signature for all systems
    """Return the sounds of a foreign name transcribed in Han characters, joined."""
    return "".join(sound_of(char, "".join(_syllables(char))) for char in part)


def _nearest(spelled: str, known: tuple[str, ...]) -> str:
    """The rule's spelling when the table has it, else the table's first non-Mandarin one."""
    return spelled if spelled in known else known[1]


@lru_cache(maxsize=65_536)
def _syllables(part: str) -> tuple[str, ...]:
    """Pinyin syllables; ü becomes u as passports of Taiwan and older ones of China print it."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - slow to load: only where Han text is read

    found = lazy_pinyin(part, style=Style.NORMAL, v_to_u=False, errors="ignore")
    return tuple(syllable.replace("v", "u") for syllable in found)


@lru_cache(maxsize=4_096)
def _to_wade(syllable: str) -> str:
    """One pinyin syllable in Wade-Giles without marks: every rule whose pattern still fits, in order."""
    for pattern, replacement in _WADE:
        syllable, hits = re.subn(pattern, replacement, syllable)
        if hits and pattern.endswith("$") and pattern.startswith("^"):
            return syllable
    return syllable
