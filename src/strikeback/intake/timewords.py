"""The words and shapes of written dates: month names, weekday marks, zones, the clock."""

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from strikeback.intake.months import MONTH_NAMES, roman_months, spell_out

_MAX_CHARS: Final = 64

MONTH_ORDER_REGIONS: Final = frozenset({"US", "PH", "PW", "FM", "MH", "GU", "PR"})
"""Countries that commonly write month/day/year (CLDR short formats)."""
YEAR_ORDER_REGIONS: Final = frozenset({"CN", "JP", "KR", "KP", "TW", "HU", "MN", "LT", "IR", "SE"})
"""Countries that commonly write year first (CLDR short formats)."""

_ABBREVIATIONS: Final = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0,
    "hkt": 480, "sgt": 480, "myt": 480, "pht": 480, "phst": 480, "awst": 480, "wita": 480,
    "kst": 540, "jst": 540, "wit": 540, "wib": 420, "ict": 420,
    "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    "bst": 60, "cet": 60, "cest": 120, "wat": 60, "eat": 180,
    "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pdt": -420,
}  # fmt: skip
# CST, PST and IST each name zones on two continents: a text with one of them keeps its zone open.

_OFFSET: Final = re.compile(r"(?:utc|gmt)?\s*([+\-\u2212])\s*(\d{1,2})(?::?(\d{2}))?(?:\s*\([^)]*\))?")
_HALF: Final = (
    r"上午|下午|凌晨|早上|中午|晚上|傍晚|午前|午後|오전|오후|새벽|밤"
    r"|pagi|siang|sore|malam|petang|umaga|hapon|gabi|tanghali|[ap]\.?\s?m\b\.?|[ap]\b"
)
CLOCK: Final = re.compile(
    rf"(?:pukul\s+|jam\s+|at\s+|um\s+|à\s+|a las\s+)?(?:(?P<ap1>{_HALF})\s*)?(?:"
    r"(?P<h>\d{1,2})[:.](?P<m>\d{2})(?:[:.](?P<s>\d{2})(?:[.,](?P<f>\d{1,9}))?)?"
    r"|(?P<h2>\d{1,2})\s*(?:時|时|点|點|시|h(?![a-z]))\s*(?:(?P<m2>\d{1,2})\s*(?:分|분|m(?![a-z]))?)?"
    r"\s*(?:(?P<s2>\d{1,2})\s*(?:秒|초))?"
    rf"|(?P<h3>\d{{1,2}}(?=\s*[ap]\.?\s?m\b)|(?<=\s)\d{{1,2}}(?=$)(?!)))"
    rf"(?:\s*(?P<ap2>{_HALF}))?\s*(?:hrs?\b|uhr\b|wib\b(?!))?"
)
"""A time of day: 12 and 24 hours, colons, dots, 시/時/h, with the half-day before or after."""

_SEP: Final = r"\s?[-/.\u2010-\u2015]\s?"
DAY_FIRST_FORMS: Final = re.compile(rf"(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}(\d{{4}}|\d{{2}})(?!\d)")
"""Numeric dates whose order the text leaves open."""
_YEAR_FIRST: Final = re.compile(rf"(\d{{3,4}}){_SEP}(\d{{1,2}}){_SEP}(\d{{1,2}})\.?(?!\d)")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_EAST: Final = re.compile(
    r"(民國|民国|민국)?\s*(\d{2,4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日号號일]?)?)?"
)
_ERAS: Final = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "r": 2018,
    "h": 1988,
    "s": 1925,
    "t": 1911,
}
"""Year before the first of each Japanese era (Gregorian)."""
_ERA: Final = re.compile(
    r"(令和|平成|昭和|大正)\s*(元|\d{1,2})\s*年\s*(?:(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日?)?)?"
    r"|([rhst])\s?(\d{1,2})[./-](\d{1,2})[./-](\d{1,2})(?!\d)"
)
_WORD: Final = r"([^\W\d_]{3,12})\.?"
_DAY_WORD: Final = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[\s\-/.,]*(?:of\s+|de\s+|ng\s+)?{_WORD}[\s\-/.,]*(?:de\s+|del\s+)?'?(\d{{4}}|\d{{2}})(?!\d)"
)
_WORD_DAY: Final = re.compile(
    rf"{_WORD}[\s\-/.]*(\d{{1,2}})(?:st|nd|rd|th)?[\s\-/.,]+'?(\d{{4}}|\d{{2}})(?!\d|:)"
)
_YEAR_WORD: Final = re.compile(rf"(\d{{4}})[\s\-/.]+{_WORD}[\s\-/.]*(\d{{1,2}})(?!\d)")
_WORD_YEAR: Final = re.compile(rf"{_WORD}[\s\-/.,]*(\d{{4}})$")
_YEAR_MONTH: Final = re.compile(r"(\d{4})[-/.](\d{1,2})$")
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[-/.](\d{4})$")
_YEAR: Final = re.compile(r"(\d{4})$")
_WEEKDAY: Final = re.compile(
    r"\((?:[^()\d]{1,12})\)|(?:星期|週|周|礼拜|禮拜)[一二三四五六日天]|[월화수목금토일]요일"
    r"|^(?:[a-zäéûçñ']{2,10})\.?,\s+|^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur?|sun)(?:day)?\.?\s+"
)


_YEAR_MARK: Final = re.compile(r"(?<=\d)\s*(?:г|р|r|год|року|roku)\.?$")
_COMPACT_TIME: Final = re.compile(r"^(\d{8})[t ](\d{2})(\d{2})(\d{2})?(?=$|z|[+-]|\.)")
_HAPON: Final = re.compile(r"\b(?:ika\s?-?\s?|ng\s+)(?=\w)()")


def _spaced(found: re.Match[str]) -> str:
    """Return a compact date and time with the usual signs."""
    return f"{found[1]} {found[2]}:{found[3]}" + (f":{found[4]}" if found[4] else "")


class Reading(NamedTuple):
    """A date as taken apart; nothing is checked against a calendar yet."""

    year: int
    month: int | None
    day: int | None
    open_order: bool = False
    """Day and month could be exchanged."""


@lru_cache(maxsize=1 << 14)
def tidy(raw: str) -> str:
    """Return the text in lower case, full-width forms folded, weekdays and spare blanks taken out."""
    text = unicodedata.normalize("NFKC", raw[:_MAX_CHARS]).strip().lower().replace("\u202f", " ")
    if not text.isascii():
        text = spell_out(text).replace("พ.ศ.", " ")
    if text[:1].isdigit():
        text = roman_months(text)
    if text and not text[-1].isdigit():
        text = _YEAR_MARK.sub("", text)
    text = _WEEKDAY.sub(" ", text) if not text[:1].isdigit() or "(" in text or not text.isascii() else text
    return " ".join(_HAPON.sub(r"\1", _COMPACT_TIME.sub(_spaced, text)).split()).strip(" ,;'\"[]")


def read_date(text: str, order: str) -> tuple[Reading | None, str]:
    """Read a date at the start of a tidy text; return it and what follows.

    Args:
        text: Result of ``tidy``.
        order: ``DMY``, ``MDY`` or ``YMD`` for forms that leave it open.
    """
    for pattern, build in _FORMS:
        found = pattern.match(text)
        if found is None:
            continue
        reading = build(found, order)
        if reading is not None:
            rest = text[found.end() :]
            return reading, (rest[1:] if rest[:1] == "t" and rest[1:2].isdigit() else rest).lstrip(" ,;-")
    return None, text


def read_zone(text: str) -> tuple[int | None, bool]:
    """Return minutes east of UTC, None when nothing is said, and whether the text was understood."""
    text = text.strip().strip("()[] ")
    if not text:
        return None, True
    if text in _ABBREVIATIONS:
        return _ABBREVIATIONS[text], True
    found = _OFFSET.fullmatch(text)
    if found is None:
        return None, text in {"cst", "pst", "ist", "hrs", "uhr", "h", "local", "local time"}
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    if minutes > 14 * 60:
        return None, False
    return (minutes if found[1] == "+" else -minutes), True


def _year(text: str) -> int:
    """Return a full year: two digits split at 69/70 as POSIX does, Buddhist years above 2400."""
    year = int(text)
    if len(text) == 2:
        return year + (2000 if year < 70 else 1900)
    return year - 543 if year > 2400 else year


def _open(found: re.Match[str], order: str) -> Reading | None:
    first, second, third = found.group(1, 2, 3)
    if order == "YMD" and len(third) == 2 and len(first) == 2:
        return Reading(_year(first), int(second), int(third), open_order=True)
    day, month = (int(second), int(first)) if order == "MDY" else (int(first), int(second))
    if month > 12 >= day:
        day, month = month, day
    return Reading(_year(third), month, day, open_order=day <= 12 and month <= 12 and day != month)


def _year_first(found: re.Match[str], order: str) -> Reading | None:
    year = int(found[1]) + 1911 if len(found[1]) == 3 else _year(found[1])
    if order == "YDM":
        return Reading(year, int(found[3]), int(found[2]))
    return Reading(year, int(found[2]), int(found[3]))


def _era(found: re.Match[str], _order: str) -> Reading | None:
    if found[5]:
        return Reading(_ERAS[found[5]] + int(found[6]), int(found[7]), int(found[8]))
    year = _ERAS[found[1]] + (1 if found[2] == "元" else int(found[2]))
    return Reading(year, int(found[3]) if found[3] else None, int(found[4]) if found[4] else None)


def _compact(found: re.Match[str], _order: str) -> Reading | None:
    return Reading(_year(found[1]), int(found[2]), int(found[3]))


def _east(found: re.Match[str], _order: str) -> Reading | None:
    year = int(found[2]) + 1911 if found[1] or len(found[2]) == 3 else _year(found[2])
    return Reading(year, int(found[3]) if found[3] else None, int(found[4]) if found[4] else None)


def _named(month: str, year: str, day: str | None) -> Reading | None:
    number = MONTH_NAMES.get(month)
    return None if number is None else Reading(_year(year), number, int(day) if day else None)


_FORMS: Final = (
    (_YEAR_FIRST, _year_first),
    (DAY_FIRST_FORMS, _open),
    (_ERA, _era),
    (_EAST, _east),
    (_COMPACT, _compact),
    (_YEAR_WORD, lambda found, _order: _named(found[2], found[1], found[3])),
    (_DAY_WORD, lambda found, _order: _named(found[2], found[3], found[1])),
    (_WORD_DAY, lambda found, _order: _named(found[1], found[3], found[2])),
    (_WORD_YEAR, lambda found, _order: _named(found[1], found[2], None)),
    (_YEAR_MONTH, lambda found, _order: Reading(_year(found[1]), int(found[2]), None)),
    (_MONTH_YEAR, lambda found, _order: Reading(_year(found[2]), int(found[1]), None)),
    (_YEAR, lambda found, _order: Reading(_year(found[1]), None, None)),
)
