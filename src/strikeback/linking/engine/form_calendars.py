"""Years and dates of other calendars in the Gregorian one."""

from datetime import date
from typing import Final

CALENDARS: Final = ("persian", "hijri", "minguo")
"""Calendars that a column may keep without saying so. Buddhist years tell themselves by their size."""
BUDDHIST: Final = range(2400, 2600)
OTHER_YEARS: Final = range(1200, 1500)
"""Years of people in the Persian (solar) and the Hijri (lunar) calendar."""
_LEAP: Final = (1, 5, 9, 13, 17, 22, 26, 30)
"""Leap years in each 33 of the Persian calendar, right from 1210 to 1472 (Borkowski 1996)."""
_NOWRUZ: Final = (1403, date(2024, 3, 20).toordinal())
_HIJRA: Final = 227_014
"""Ordinal of the day before 1 Muharram 1 (16 July 622, Julian: the civil epoch)."""


def gregorian(calendar: str, year: int, month: int, day: int) -> tuple[int, int, int]:
    """Return a date in the Gregorian calendar; parts that are 0 stay unknown, impossible ones as they are.

    A year alone becomes the one in which most of its days lie. Hijri dates may be a day off: months begin
    by sight.

    Args:
        calendar: One of ``CALENDARS``, or "".
        year: In that calendar.
        month: 1 to 12, 0: unknown.
        day: 1 to 31, 0: unknown.
    """
    if year in BUDDHIST:
        return year - 543, month, day
    if calendar == "minguo" and 0 < year < 200:
        return year + 1911, month, day
    if calendar not in ("persian", "hijri") or year not in OTHER_YEARS or month > 12 or day > 31:
        return year, month, day
    turn = _persian if calendar == "persian" else _hijri
    found = date.fromordinal(turn(year, month or 6, day or 15))
    return found.year, found.month if day else 0, found.day if day else 0


def _persian(year: int, month: int, day: int) -> int:
    first, ordinal = _NOWRUZ
    days = 365 * (year - first) + _leaps(year) - _leaps(first)
    return ordinal + days + 31 * (month - 1) - max(0, month - 7) + day - 1


def _leaps(year: int) -> int:
    """Leap years before a year."""
    cycles, rest = divmod(year, 33)
    return cycles * len(_LEAP) + sum(leap < rest for leap in _LEAP)


def _hijri(year: int, month: int, day: int) -> int:
    """The arithmetic calendar of 30 years with 11 leap ones."""
    past = year - 1
    return _HIJRA + 354 * past + (11 * past + 14) // 30 + 29 * (month - 1) + month // 2 + day
