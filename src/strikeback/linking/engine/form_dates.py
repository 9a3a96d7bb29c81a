# ruff: noqa: E501 - a pattern stays on one line
"""Dates in any layout to ``yyyymmdd``, ``0`` for what is unknown."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
import pyarrow.compute as pc

from strikeback.linking.engine.form_bytes import Texts, replace, texts_of
from strikeback.linking.engine.form_calendars import BUDDHIST, CALENDARS, gregorian
from strikeback.linking.engine.form_missing import digits_only
from strikeback.linking.engine.form_months import month_in, words_of

_PLAIN: Final = r"^(?:(?:1[5-9]|2[0-3])\d\d[-/.]\d\d[-/.]\d\d|(?:1[89]|20)\d{6})(?:[ T]\d\d?:\d\d.*)?$"
_ERAS: Final = {
    "民國": 1911,
    "民国": 1911,
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
}
_ERA_LETTERS: Final = {"R": "令和", "H": "平成", "S": "昭和", "T": "大正", "M": "明治"}
_ERA_LETTER: Final = re.compile(r"\s*([RHSTM])\s?(\d{1,2})[年./-](\d{1,2})[月./-](\d{1,2})日?\s*")
"""Years of Japanese eras by their letter: S54.8.4."""
_CLOCK: Final = re.compile(r"[ T]+\d{1,2}:\d{2}.*$|T\d{6}.*$|\s+\d{1,2}h\d{0,2}$")
_MAY_HAVE_CLOCK: Final = re.compile(r"[:hT]")
_LONGEST: Final = 60
"""Code points of the longest date in words."""
_GROUPS: Final = re.compile(r"\d+")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_YEAR_SIGN: Final = re.compile(r"(?<!\d)(\d{1,2})\s*[年년]")
_ROMAN_DATE: Final = re.compile(r"\s*\d{1,2}[\s./-]+([ivx]{1,4})[\s./-]+\d{2,4}\D{0,4}", re.IGNORECASE)
"""A month in Roman figures between day and year: 4/VIII/1979."""
_ROMANS: Final = "i ii iii iv v vi vii viii ix x xi xii"
_FIGURES: Final = {word: n for n, word in enumerate(_ROMANS.split(), 1)}
_GLUED: Final = re.compile(r"[A-Za-z]\d|\d[A-Za-z](?!\.?\s*$)")
"""Letters and digits of one word, as in codes: J4T 9M6."""
_MONTH_SIGN: Final = re.compile(r"\d\s*[月월]")
_DECADE: Final = re.compile(r"\D*\d{3}0(?:'?s|er|-?х|-?ті)\b.*")
_SHORT_YEAR: Final = re.compile(r"['’`´](\d\d)(?!\d)")
_HAN: Final = "〇一二三四五六七八九"
_HAN_NUMBER: Final = re.compile(r"[〇零○一二三四五六七八九十廿]+")
_HIJRI_SIGN: Final = re.compile(r"هـ|ه(?=\W|$)|\bA\.?H\.?(?=\W|$)")
_PERSIAN_DIGITS: Final = re.compile(r"[۰-۹]")
_MIXED: Final = re.compile(r"(?<![^\W\d_])[\dOoQlI|SsB]*\d[\dOoQlI|SsB]*(?![^\W\d_])")
_LIKE_DIGITS: Final = frozenset("OoQlISsB")
_READ: Final = str.maketrans("OoQlI|SsB", "000111558")
_RESIDENT: Final = re.compile(r"\s*(\d{6})\s*-?\s*([0-9])(?:\d{6}|\d{0,5}[*xX●•]{1,6})\s*")
"""Resident registration numbers of Korea, also with their end hidden: birthday, then sex with century."""
_RESIDENT_CENTURY: Final = {
    **dict.fromkeys("1256", "19"),
    **dict.fromkeys("3478", "20"),
    **dict.fromkeys("90", "18"),
}
LATEST: Final = 2029
"""Two-digit years are of the hundred years up to this one where a column does not say more."""
UNKNOWN: Final = "00"


class Manner(NamedTuple):
    """How dates are written."""

    order: str = "dmy"
    latest: int = LATEST
    calendar: str = ""


@lru_cache(maxsize=4096)
def manner(order: str) -> Manner:
    """Return what ``Field.order`` says of one reading: ``dmy 1938``, ``ymd persian``; what it leaves out is usual."""
    words = order.partition("/")[0].split() + order.partition("/")[2].split()[1:]
    latest = next((int(word) for word in words if word.isdecimal()), LATEST)
    calendar = next((word for word in words if word in CALENDARS), "")
    return Manner(next((word for word in words if word in ("dmy", "mdy", "ymd")), "dmy"), latest, calendar)


def first_of(order: str) -> str:
    """Return the first reading of an order of two: ``dmy 1938`` of ``dmy/mdy 1938``."""
    first, _, second = order.partition("/")
    return " ".join((first, *second.split()[1:]))


def dates_form(texts: Texts, order: str) -> tuple[Texts, dict[int, tuple[str, ...]]]:
    """Return the comparable form of each date, "" where none is read, and by row its other readings.

    Args:
        texts: Dates as written.
        order: As for ``read_date``, or two orders with a stroke between, the likelier one first.
    """
    first = first_of(order)
    second = " ".join(order.partition("/")[2].split()[:1] + first.split()[1:]) if "/" in order else ""
    plain = np.asarray(pc.match_substring_regex(texts, _PLAIN), dtype=bool)
    out = pc.utf8_slice_codeunits(digits_only(texts), 0, 8)
    odd = np.flatnonzero(~plain & np.asarray(pc.greater(pc.binary_length(texts), 0)))
    written = texts_of(texts, odd)
    read = [read_date(text, first) for text in written]
    again = [read_date(text, second) for text in written] if second else read
    others: dict[int, tuple[str, ...]] = {}
    for row, text, main, other in zip(odd, written, read, again, strict=True):
        forms: tuple[str, ...] = (other,) if main and other and main != other else ()
        if main.endswith("0000") and _DECADE.fullmatch(text):
            forms += tuple(f"{int(main[:4]) + years:04d}0000" for years in range(1, 10))
        if forms:
            others[int(row)] = forms
    return replace(out, odd, read), others


@lru_cache(maxsize=65_536)
def read_date(text: str, order: str = "") -> str:
    """Return ``yyyymmdd`` with zeros for unknown parts, "" when the text is no date. Never raises.

    Args:
        text: A date in any layout, with or without a clock time.
        order: ``dmy``, ``mdy`` or ``ymd``: what to read where the text allows several; empty: ``dmy``. After
            it, parted by blanks, the last year that two digits may mean and a calendar of ``CALENDARS``.
    """
    how = manner(order)
    if not text.isascii():
        if how.calendar == "" and _HIJRI_SIGN.search(text):
            how = how._replace(calendar="hijri")
        text, how = _ascii_digits(text), _by_digits(text, how)
    resident = _RESIDENT.fullmatch(text)
    if resident and "-" in text:
        return _of_resident(resident[1], resident[2])
    if _MAY_HAVE_CLOCK.search(text):
        text = _CLOCK.sub("", text.strip())
    year = ""
    if not text.isascii():
        year, text = _marked_year(text)
    elif (era := _ERA_LETTER.fullmatch(text)) and order.partition(" ")[0] in ("", "ymd", "dmy"):
        year, text = _marked_year(f"{_ERA_LETTERS[era[1]]}{era[2]}年{era[3]}月{era[4]}日")
    return _parsed(_mended(text), year, how)


def _mended(text: str) -> str:
    """Letters that machines read for digits, inside groups of digits: l979-O8-04."""
    if not set(filter(str.isalpha, text)) <= _LIKE_DIGITS or _DECADE.fullmatch(text):
        return text
    return _MIXED.sub(lambda found: found[0].translate(_READ), text)


def _by_digits(text: str, how: Manner) -> Manner:
    """Digits that only Persian is written with say the calendar of an old year."""
    return how._replace(calendar="persian") if not how.calendar and _PERSIAN_DIGITS.search(text) else how


def _parsed(text: str, year: str, how: Manner) -> str:
    """Read the groups of digits that are left, and the month in letters."""
    groups = _GROUPS.findall(text)
    if len(groups) > 3 or len(text) > _LONGEST or not (groups or year):
        return ""
    named = month_in(text) if _LETTERS.search(text) else None
    if named:
        how = how._replace(calendar=how.calendar or named.calendar)
        return _named(groups, named.number, how, short=_SHORT_YEAR.search(text) is not None)
    roman = _ROMAN_DATE.fullmatch(text)
    if roman and roman[1].lower() in _FIGURES:
        return _named(groups, _FIGURES[roman[1].lower()], how)
    return _joined(Manner(), year, *groups[:2]) if year else _unnamed(text, groups, how)


def _unnamed(text: str, groups: list[str], how: Manner) -> str:
    """Digits alone, what stands beside them being signs or words of no month."""
    if _GLUED.search(text):
        return ""
    if len(groups) == 2 and max(map(len, groups)) <= 2:
        if _MONTH_SIGN.search(text):
            return _numbered(groups, how._replace(order="mdy"))
        return "" if words_of(text) else _numbered(groups, how)
    return _numbered(groups, how)


def _numbered(groups: list[str], how: Manner) -> str:
    """One to three groups of digits."""
    if len(groups) == 1:
        return _single(groups[0], how)
    if len(groups) == 2:
        return _of_two(groups, how)
    first, middle, last = groups
    sizes = len(first), len(middle), len(last)
    if how.calendar == "minguo" and sizes[0] <= 3 and max(sizes[1:]) <= 2:
        return _joined(how, first, middle, last)
    if sizes[1] > 2 or {sizes[0], sizes[2]} - {1, 2, 4} or min(sizes[0], sizes[2]) > 2:
        return ""
    if sizes[0] == 4 or (how.order == "ymd" and sizes[2] <= 2):
        return _joined(how, _century(first, how.latest), middle, last)
    day, month = (middle, first) if how.order == "mdy" else (first, middle)
    if int(month) > 12 >= int(day):
        day, month = month, day
    return _joined(how, _century(last, how.latest), month, day)


def _of_two(groups: list[str], how: Manner) -> str:
    """Month and year, or day and month of an unknown year."""
    one, other = groups if len(groups[0]) == 4 else groups[::-1]
    if len(one) == 4 and len(other) <= 2:
        return _joined(how, one, other) if int(other) <= 12 else ""
    if len(one) > 2 or len(other) > 2:
        return ""
    day, month = (int(group) for group in (groups if how.order == "dmy" else groups[::-1]))
    if month > 12 >= day:
        day, month = month, day
    return f"0000{month:02d}{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _of_resident(day: str, century: str) -> str:
    """Return the birthday of a resident registration number, "" where it is none."""
    month, number = int(day[2:4]), int(day[4:])
    if not (1 <= month <= 12 and 1 <= number <= 31):
        return ""
    return _joined(Manner(), _RESIDENT_CENTURY[century] + day[:2], day[2:4], day[4:])


def _single(digits: str, how: Manner) -> str:
    """Digits without separators."""
    if len(digits) == 4:
        return _joined(how, digits)
    if len(digits) == 8:
        if _likely(digits[:4], how) or not _likely(digits[4:], how):
            return _joined(how, digits[:4], digits[4:6], digits[6:])
        middle = how if how.order == "mdy" else how._replace(order="dmy")
        return _numbered([digits[:2], digits[2:4], digits[4:]], middle)
    if len(digits) == 7 and how.calendar == "minguo":
        return _numbered([digits[:3], digits[3:5], digits[5:]], how)
    return _of_six(digits, how) if len(digits) == 6 else ""


def _of_six(digits: str, how: Manner) -> str:
    """Six digits: year and month, or three groups of two."""
    if _likely(digits[:4], how) and 1 <= int(digits[4:]) <= 12 and how.order != "ymd":
        return _joined(how, digits[:4], digits[4:])
    if int(digits[:2]) > 31 and 1 <= int(digits[2:4]) <= 12 and 1 <= int(digits[4:]) <= 31:
        how = how._replace(order="ymd")
    return _numbered([digits[:2], digits[2:4], digits[4:]], how)


def _named(groups: list[str], month: int, how: Manner, *, short: bool = False) -> str:
    """A month in letters: the longest number is the year, another the day; ``short``: 'yy stands for a year."""
    if not groups or len(groups) > 2:
        return ""
    if len(groups) == 1:
        only = groups[0]
        if len(only) == 4 or (len(only) == 2 and (short or int(only) > 31)):
            return _joined(how, _century(only, how.latest), str(month))
        return f"0000{month:02d}{int(only):02d}" if len(only) <= 2 and 1 <= int(only) <= 31 else ""
    first, second = groups
    first_is_year = len(first) > 2 or (int(first) > 31 and len(second) <= 2)
    year, day = (first, second) if first_is_year else (second, first)
    if len(day) > 2 or len(year) not in (2, 4):
        return ""
    return _joined(how, _century(year, how.latest), str(month), day)


def _marked_year(text: str) -> tuple[str, str]:
    """The year that a sign says, and the text after it: 民國88年, 99年."""
    if "年" in text:
        text = _HAN_NUMBER.sub(lambda found: _of_han(found[0]), text)
    for era, start in _ERAS.items():
        found = re.search(rf"{era}\s*(\d{{1,3}}|元)", text)
        if found:
            count = 1 if found[1] == "元" else int(found[1])
            return str(start + count), text[found.end() :]
    found = _YEAR_SIGN.search(text)
    return (_century(found[1], LATEST), text[found.end() :]) if found else ("", text)


def _of_han(figures: str) -> str:
    """Return a number written in Han figures as digits: 一九七九, 十二, 廿三."""
    figures = figures.replace("零", "〇").replace("○", "〇").replace("廿", "二十")
    if "十" not in figures:
        return "".join(str(_HAN.index(figure)) for figure in figures)
    tens, _, ones = figures.partition("十")
    return str(10 * (_HAN.find(tens) if tens else 1) + max(0, _HAN.find(ones) if ones else 0))


def _joined(how: Manner, year: str, month: str = "", day: str = "") -> str:
    number, m, d = gregorian(how.calendar, int(year), int(month or 0), int(day or 0))
    return f"{number:04d}{m:02d}{d:02d}" if 1000 <= number <= 2999 and m <= 99 and d <= 99 else ""


def _century(year: str, latest: int) -> str:
    """Return a year of four digits: of two the one in the hundred years up to ``latest``."""
    return year if len(year) > 2 else str(latest - (latest - int(year)) % 100)


def _likely(year: str, how: Manner) -> bool:
    number = int(year)
    old = how.calendar in ("persian", "hijri") and 1250 <= number <= 1460
    return 1800 <= number <= 2100 or number in BUDDHIST or old


def _ascii_digits(text: str) -> str:
    if text.isascii():
        return text
    return "".join(str(int(char)) if char.isdecimal() else char for char in text)


def plain_groups(text: str) -> list[str]:
    """Return the groups of digits of a text in ASCII, a clock time aside."""
    return _GROUPS.findall(_CLOCK.sub("", _ascii_digits(text).strip()))


def numeric_groups(text: str) -> list[int] | None:
    """Return the three numbers of a date whose order the text leaves open, or None.

    Open means three groups of at most two digits, or two such and a year behind.
    """
    groups = plain_groups(text)
    if (len(groups) == 1 and len(groups[0]) == 8 and not _likely(groups[0][:4], Manner())) or (
        len(groups) == 1 and len(groups[0]) == 6
    ):
        groups = [groups[0][:2], groups[0][2:4], groups[0][4:]]
    if len(groups) != 3 or len(groups[0]) > 2 or len(groups[1]) > 2 or _YEAR_SIGN.search(text):
        return None
    if _LETTERS.search(text) and (month_in(text) or _ERA_LETTER.fullmatch(text)):
        return None
    return [int(group) for group in groups]
