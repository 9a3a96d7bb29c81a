"""Local clocks and the ways agencies write dates."""

import calendar
import datetime as dt

from strikeback.scenario.settings import ZONES

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_LONG = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _sunday(year: int, month: int, number: int) -> dt.date:
    """The ``number``-th Sunday of a month; -1 is the last."""
    days = [
        dt.date(year, month, day)
        for day in range(1, calendar.monthrange(year, month)[1] + 1)
        if dt.date(year, month, day).weekday() == calendar.SUNDAY
    ]
    return days[number - 1] if number > 0 else days[number]


def local(when: dt.datetime, country: str) -> dt.datetime:
    """UTC to the clock of ``country``, with the summer time rules in force since 2008 (whole days)."""
    offset, day = ZONES[country], when.date()
    if country == "GB" and _sunday(day.year, 3, -1) <= day < _sunday(day.year, 10, -1):
        offset += 1
    if country in ("US", "CA") and _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1):
        offset += 1
    if country == "AU" and not _sunday(day.year, 4, 1) <= day < _sunday(day.year, 10, 1):
        offset += 1
    return when + dt.timedelta(hours=offset)


def iso_utc(when: dt.datetime) -> str:
    """ISO 8601 in UTC with the letter Z."""
    return f"{when:%Y-%m-%dT%H:%M:%S}Z"


def write_date(when: dt.date, style: str) -> str:
    """A date as an office writes it.

    Styles: ``dmy/``, ``dmy.``, ``dmy-``, ``mdy/``, ``ymd/``, ``iso``, ``dmon``, ``long``, ``han``, ``ko``.
    """
    year, month, day = when.year, when.month, when.day
    forms = {
        "dmy/": f"{day:02d}/{month:02d}/{year}",
        "dmy.": f"{day:02d}.{month:02d}.{year}",
        "dmy-": f"{day:02d}-{month:02d}-{year}",
        "mdy/": f"{month:02d}/{day:02d}/{year}",
        "ymd/": f"{year}/{month:02d}/{day:02d}",
        "iso": f"{year}-{month:02d}-{day:02d}",
        "dmon": f"{day:02d}-{_MONTHS[month - 1]}-{year}",
        "long": f"{_LONG[month - 1]} {day}, {year}",
        "han": f"{year}年{month}月{day}日",
        "ko": f"{year}. {month}. {day}.",
    }
    return forms[style]


def write_moment(when: dt.datetime, style: str) -> str:
    """A date with the time of day to the minute, as an office writes it."""
    return f"{write_date(when, style)} {when:%H:%M}"


def write_hour(hour: int, language: str) -> str:
    """A full hour of the evening as people say it."""
    if language in ("zh-Hant", "zh-Hans"):
        return f"{hour - 12}{'點' if language == 'zh-Hant' else '点'}"
    if language == "ko":
        return f"{hour - 12}시"
    if language == "fr":
        return f"{hour} h"
    if language == "id":
        return f"{hour}.00"
    return f"{hour - 12}{' malam' if language == 'ms' else 'pm'}" if language != "ms" else f"{hour - 12}"
