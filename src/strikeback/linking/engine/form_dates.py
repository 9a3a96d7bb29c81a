# ruff: noqa: E501 - a list of words stays on one line
"""Dates in any layout to ``yyyymmdd``, ``0`` for what is unknown."""

import re
from functools import lru_cache
from typing import Final

import numpy as np
import pyarrow.compute as pc

from strikeback.linking.engine.form_bytes import Texts, replace, texts_of
from strikeback.linking.engine.form_missing import digits_only

_PLAIN: Final = r"^(?:(?:1\d|2[0-3])\d\d[-/.]\d\d[-/.]\d\d|(?:1[89]|20)\d{6})(?:[ T]\d\d?:\d\d.*)?$"
_MONTHS: Final = """
jan january januar janvier enero janeiro gennaio januari enero stycznia ocak январь января janv
feb february februar fevrier febrero fevereiro febbraio februari pebrero lutego subat февраль февраля fevr peb fev febr
mar march marz mars marzo marco maart maret marca mart март марта mrz maerz mrt
apr april avril abril aprile kwietnia nisan апрель апреля avr abr
may mai mayo maio maggio mei maja mayis май мая mag
jun june juni juin junio junho giugno hunyo czerwca haziran июнь июня giu
jul july juli juillet julio julho luglio hulyo lipca temmuz июль июля juil lug
aug august aout agosto augustus agustus sierpnia agustos август августа ago agu ags
sep september septembre septiembre setembro settembre setyembre wrzesnia eylul сентябрь сентября sept set
oct october oktober octobre octubre outubro ottobre oktubre pazdziernika ekim октябрь октября okt out ott
nov november novembre noviembre novembro nopember nobyembre listopada kasim ноябрь ноября nop
dec december dezember decembre diciembre dezembro dicembre desember disyembre grudnia aralik декабрь декабря dez dic des dis
"""
_MONTH_OF: Final = {word: n for n, line in enumerate(_MONTHS.strip().split("\n"), 1) for word in line.split()}
_ERAS: Final = {
    "民國": 1911,
    "民国": 1911,
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
}
_CLOCK: Final = re.compile(r"[ T]+\d{1,2}:\d{2}.*$|T\d{6}.*$|\s+\d{1,2}h\d{0,2}$")
_MAY_HAVE_CLOCK: Final = re.compile(r"[:hT]")
_LONGEST: Final = 60
"""Code points of the longest date in words."""
_GROUPS: Final = re.compile(r"\d+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_YEAR_SIGN: Final = re.compile(r"(?<!\d)(\d{1,2})\s*[年년]")
_RESIDENT: Final = re.compile(r"\s*(\d{6})\s*-?\s*([0-9])(?:\d{6}|\d{0,5}[*xX●•]{1,6})\s*")
"""Resident registration numbers of Korea, also with their end hidden: birthday, then sex with century."""
_RESIDENT_CENTURY: Final = {
    **dict.fromkeys("1256", "19"),
    **dict.fromkeys("3478", "20"),
    **dict.fromkeys("90", "18"),
}
_BUDDHIST: Final = range(2400, 2600)
PIVOT: Final = 30
"""Two-digit years below are of this century, the others of the last one."""
UNKNOWN: Final = "00"


def dates_form(texts: Texts, order: str) -> tuple[Texts, dict[int, tuple[str, ...]]]:
    """Return the comparable form of each date, "" where none is read, and by row its other reading.

    Args:
        texts: Dates as written.
        order: As for ``read_date``, or two orders with a stroke between, the likelier one first.
    """
    first, _, second = order.partition("/")
    plain = np.asarray(pc.match_substring_regex(texts, _PLAIN), dtype=bool)
    out = pc.utf8_slice_codeunits(digits_only(texts), 0, 8)
    odd = np.flatnonzero(~plain & np.asarray(pc.greater(pc.binary_length(texts), 0)))
    written = texts_of(texts, odd)
    read = [read_date(text, first) for text in written]
    others: dict[int, tuple[str, ...]] = {}
    if second:
        again = [read_date(text, second) for text in written]
        others = {int(row): (b,) for row, a, b in zip(odd, read, again, strict=True) if a and b and a != b}
    return replace(out, odd, read), others


@lru_cache(maxsize=65_536)
def read_date(text: str, order: str = "") -> str:
    """Return ``yyyymmdd`` with zeros for unknown parts, "" when the text is no date. Never raises.

    Args:
        text: A date in any layout, with or without a clock time.
        order: ``dmy``, ``mdy`` or ``ymd``: what to read where the text allows several; empty: ``dmy``.
    """
    text = _ascii_digits(text)
    resident = _RESIDENT.fullmatch(text)
    if resident and "-" in text:
        return _of_resident(resident[1], resident[2])
    if _MAY_HAVE_CLOCK.search(text):
        text = _CLOCK.sub("", text.strip())
    year, text = ("", text) if text.isascii() else _marked_year(text)
    groups = _GROUPS.findall(text)
    month = next((n for word in _LETTERS.findall(text) if (n := _month(word))), 0)
    if len(groups) > 3 or len(text) > _LONGEST or not (groups or year):
        return ""
    if month:
        return _named(groups, month)
    return _joined(year, *groups[:2]) if year else _numbered(groups, order or "dmy")


def _numbered(groups: list[str], order: str) -> str:
    """One to three groups of digits."""
    if len(groups) == 1:
        return _single(groups[0], order)
    if len(groups) == 2:
        one, other = groups if len(groups[0]) == 4 else groups[::-1]
        return _joined(one, other) if len(one) == 4 and len(other) <= 2 else ""
    first, middle, last = groups
    sizes = len(first), len(middle), len(last)
    if sizes[1] > 2 or {sizes[0], sizes[2]} - {1, 2, 4} or min(sizes[0], sizes[2]) > 2:
        return ""
    if sizes[0] == 4 or (order == "ymd" and sizes[2] <= 2):
        return _joined(_century(first), middle, last)
    day, month = (middle, first) if order == "mdy" else (first, middle)
    if int(month) > 12 >= int(day):
        day, month = month, day
    return _joined(_century(last), month, day)


def _of_resident(day: str, century: str) -> str:
    """Return the birthday of a resident registration number, "" where it is none."""
    month, number = int(day[2:4]), int(day[4:])
    if not (1 <= month <= 12 and 1 <= number <= 31):
        return ""
    return _joined(_RESIDENT_CENTURY[century] + day[:2], day[2:4], day[4:])


def _single(digits: str, order: str) -> str:
    """Digits without separators."""
    if len(digits) == 4:
        return _joined(digits)
    if len(digits) == 8:
        if _likely(digits[:4]) or not _likely(digits[4:]):
            return _joined(digits[:4], digits[4:6], digits[6:])
        return _numbered([digits[:2], digits[2:4], digits[4:]], "mdy" if order == "mdy" else "dmy")
    if len(digits) == 6:
        if _likely(digits[:4]) and 1 <= int(digits[4:]) <= 12 and order != "ymd":
            return _joined(digits[:4], digits[4:])
        if int(digits[:2]) > 31 and 1 <= int(digits[2:4]) <= 12 and 1 <= int(digits[4:]) <= 31:
            order = "ymd"
        return _numbered([digits[:2], digits[2:4], digits[4:]], order)
    return ""


def _named(groups: list[str], month: int) -> str:
    """A month in letters: the longest number is the year, another the day."""
    if not groups or len(groups) > 2:
        return ""
    if len(groups) == 1:
        only = groups[0]
        return _joined(only, str(month)) if len(only) == 4 else ""
    first, second = groups
    year, day = (first, second) if len(first) > 2 else (second, first)
    if len(day) > 2 or len(year) not in (2, 4):
        return ""
    return _joined(_century(year), str(month), day)


def _marked_year(text: str) -> tuple[str, str]:
    """The year that a sign says, and the text after it: 民國88年, 99年."""
    for era, start in _ERAS.items():
        found = re.search(rf"{era}\s*(\d{{1,3}}|元)", text)
        if found:
            count = 1 if found[1] == "元" else int(found[1])
            return str(start + count), text[found.end() :]
    found = _YEAR_SIGN.search(text)
    return (_century(found[1]), text[found.end() :]) if found else ("", text)


def _joined(year: str, month: str = "", day: str = "") -> str:
    number = int(year)
    if number in _BUDDHIST:
        number -= 543
    if not 1000 <= number <= 2999:
        return ""
    return f"{number:04d}{int(month or 0):02d}{int(day or 0):02d}"


def _century(year: str) -> str:
    if len(year) > 2:
        return year
    return str((2000 if int(year) < PIVOT else 1900) + int(year))


def _likely(year: str) -> bool:
    return 1800 <= int(year) <= 2100 or int(year) in _BUDDHIST


def _ascii_digits(text: str) -> str:
    if text.isascii():
        return text
    return "".join(str(int(char)) if char.isdecimal() else char for char in text)


@lru_cache(maxsize=4096)
def _month(word: str) -> int:
    if not word.isascii():
        from anyascii import anyascii  # noqa: PLC0415 - only where a month is written in other letters

        return _MONTH_OF.get(word.lower(), 0) or _MONTH_OF.get(anyascii(word).lower(), 0)
    return _MONTH_OF.get(word.lower(), 0)


def numeric_groups(text: str) -> list[int] | None:
    """Return the three numbers of a date whose order the text leaves open, or None.

    Open means three groups of at most two digits, or two such and a year behind.
    """
    text = _CLOCK.sub("", _ascii_digits(text).strip())
    groups = _GROUPS.findall(text)
    if (len(groups) == 1 and len(groups[0]) == 8 and not _likely(groups[0][:4])) or (
        len(groups) == 1 and len(groups[0]) == 6
    ):
        groups = [groups[0][:2], groups[0][2:4], groups[0][4:]]
    if len(groups) != 3 or len(groups[0]) > 2 or len(groups[1]) > 2 or _YEAR_SIGN.search(text):
        return None
    if any(_month(word) for word in _LETTERS.findall(text)):
        return None
    return [int(group) for group in groups]
