"""Written and numeric times into moments and dates.

Nothing is guessed silently: a time without a zone is read in the zone the caller states, else kept
as a clock reading; the order of day and month is an argument, decided over a whole column by
``decide_order``. Years above 2400 are Buddhist (543 ahead), 民國/민국 years count from 1912,
Japanese eras from theirs.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import ClassVar, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from strikeback.intake.timewords import (
    CLOCK,
    DAY_FIRST_FORMS,
    MONTH_ORDER_REGIONS,
    YEAR_ORDER_REGIONS,
    Reading,
    read_date,
    read_zone,
    tidy,
)
from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError
from strikeback.model.time import Moment, PartialDate, ZoneState

EPOCHS: Final[dict[str, tuple[datetime, int]]] = {
    "unix_s": (datetime(1970, 1, 1, tzinfo=UTC), 1_000_000),
    "unix_ms": (datetime(1970, 1, 1, tzinfo=UTC), 1_000),
    "unix_us": (datetime(1970, 1, 1, tzinfo=UTC), 1),
    "chrome_us": (datetime(1601, 1, 1, tzinfo=UTC), 1),
    "cocoa_s": (datetime(2001, 1, 1, tzinfo=UTC), 1_000_000),
    "filetime": (datetime(1601, 1, 1, tzinfo=UTC), 0),
}
"""Start of each numeric clock and microseconds a unit; ``filetime`` counts tenths of one."""

EXCEL: Final = "excel_day"
"""Spreadsheet serials: days since 30 December 1899, local time, no zone."""

MONTH_ORDERS: Final = frozenset({"DMY", "MDY", "YMD"})
_EARLIEST: Final = 1900
_LATEST: Final = 2100
_MINUTE: Final = timedelta(minutes=1)
"""Years outside are corrupt values, not times of a case."""


def parse_moment(raw: str, *, zone: str = "", order: str = "", epoch: str = "") -> Moment:
    """Return the point in time a text or number means; ``utc`` is None when it cannot be read.

    Args:
        raw: As in the source, at most 64 code points are looked at.
        zone: IANA zone or offset (``+08:00``) of the source's clock; used when ``raw`` states none.
        order: ``DMY``, ``MDY`` or ``YMD`` for numeric dates that leave it open; ``DMY`` when empty.
        epoch: Name of a numeric clock (``EPOCHS``, or ``excel_day``) when ``raw`` is a number.

    Raises:
        UsageError: Unknown ``zone`` or ``epoch``.
    """
    if epoch:
        return _numeric(raw, epoch, zone)
    return _written(raw, zone, order or "DMY")


def parse_date(raw: str, *, order: str = "") -> PartialDate:
    """Return a calendar date of which parts may be missing; all None when it cannot be read.

    Args:
        raw: As in the source.
        order: As for ``parse_moment``; when empty and ``raw`` leaves it open, ``ambiguous`` is set.
    """
    reading, rest = read_date(tidy(raw), order or "DMY")
    if reading is None or not _possible(reading) or not _only_clock(rest):
        return PartialDate(raw=raw)
    return PartialDate(
        raw=raw,
        year=reading.year,
        month=reading.month,
        day=reading.day,
        ambiguous=reading.open_order and not order,
    )


def _only_clock(rest: str) -> bool:
    """Tell whether nothing but a time of day and a zone follows a date."""
    clock = CLOCK.match(rest)
    return not rest or (clock is not None and read_zone(rest[clock.end() :])[1])


class DateOrder(Frozen, frozen=True, kw_only=True):
    """How a column writes day and month, and who says so."""

    shown: ClassVar = ("order", "decided_by", "ambiguous")

    order: str
    """``DMY``, ``MDY`` or ``YMD``."""
    decided_by: str
    """``values``, ``caller``, ``region`` or ``default``."""
    ambiguous: bool
    """True: values occur whose day and month could be exchanged, and no value decided it."""


def decide_order(values: Iterable[str], *, stated: str = "", region: str = "") -> DateOrder:
    """Decide the order of day and month over all values of a column or file.

    A value above 12 in a place rules an order out. When the values agree on exactly one order it
    wins even over the caller; contradictions and open columns fall to the caller's statement, then
    to the region's habit, then to ``DMY``.

    Args:
        values: Date texts.
        stated: The caller's order; empty: none.
        region: ISO country of the writer.
    """
    votes = {"DMY": 0, "MDY": 0, "YMD": 0}
    open_values = 0
    for value in values:
        possible = _possible_orders(value)
        if len(possible) == 1:
            votes[possible[0]] += 1
        elif possible:
            open_values += 1
    won = [order for order, count in votes.items() if count]
    if len(won) == 1:
        return DateOrder(order=won[0], decided_by="values", ambiguous=False)
    if stated:
        return DateOrder(order=stated, decided_by="caller", ambiguous=False)
    habit = region_order(region)
    return DateOrder(
        order=habit or "DMY", decided_by="region" if habit else "default", ambiguous=open_values > 0
    )


def region_order(region: str) -> str:
    """Return the usual order of numeric dates in a country; empty when the region is unknown."""
    if not region:
        return ""
    if region.upper() in MONTH_ORDER_REGIONS:
        return "MDY"
    return "YMD" if region.upper() in YEAR_ORDER_REGIONS else "DMY"


def guess_epoch(numbers: Iterable[str]) -> str:
    """Return the numeric clock that a column of whole numbers keeps, by their size; empty when unclear.

    ``cocoa_s`` is only told by the column's name, since its numbers look like any other.
    """
    digits = {len(number.strip().partition(".")[0]) for number in numbers if number.strip()}
    if len(digits) != 1:
        return ""
    return {10: "unix_s", 13: "unix_ms", 16: "unix_us", 17: "chrome_us", 18: "filetime"}.get(digits.pop(), "")


_DAY_AND_CLOCK: Final = re.compile(
    r"(?:[0-9]{2}([-/.])[0-9]{2}\1[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}) [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
)
"""A numeric date of ten signs before a time of day, which says nothing of its order."""


def _possible_orders(value: str) -> tuple[str, ...]:
    return _orders_of_day(value[:10] if _DAY_AND_CLOCK.fullmatch(value) else value)


@lru_cache(maxsize=1 << 12)
def _orders_of_day(day: str) -> tuple[str, ...]:
    form = DAY_FIRST_FORMS.match(tidy(day))
    if form is None:
        return ()
    first, second, third = (int(part) for part in form.group(1, 2, 3))
    orders = []
    if first <= 31 and 1 <= second <= 12 and first >= 1:
        orders.append("DMY")
    if 1 <= first <= 12 and 1 <= second <= 31:
        orders.append("MDY")
    if len(form.group(3)) == 2 and len(form.group(1)) == 2 and 1 <= second <= 12 and 1 <= third <= 31:
        orders.append("YMD")
    return tuple(orders)


_PLAIN: Final = re.compile(
    r"(?:([0-9]{1,2})([-/.])([0-9]{1,2})\2((?:19|20)[0-9]{2})|((?:19|20)[0-9]{2})([-/.])([0-9]{1,2})\6([0-9]{1,2}))"
    r"(?:[ T]([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?)?"
)
"""Numeric dates with four digits of the year, alone or before a plain time of day."""


def plain_moment(raw: str, zone: str, order: str) -> Moment | None:
    """Return a moment of the commonest forms, None when the text has another or no such day exists.

    Args:
        raw: As for ``parse_moment``.
        zone: As for ``parse_moment``.
        order: ``DMY``, ``MDY`` or ``YMD``.
    """
    found = _PLAIN.fullmatch(raw)
    if found is None or order not in MONTH_ORDERS:
        return None
    one, _, two, late, early, _, month_text, day_text, hour, minute, second = found.groups()
    if early is None:
        day, month = (int(two), int(one)) if order == "MDY" else (int(one), int(two))
        if month > 12 >= day:
            day, month = month, day
    else:
        late, month, day = early, int(month_text), int(day_text)
    try:
        local = datetime(int(late), month, day, int(hour or 0), int(minute or 0), int(second or 0))  # noqa: DTZ001 - a clock reading; its zone follows
    except ValueError:
        return None
    precision = "second" if second else "minute" if hour else "day"
    if zone:
        return _at(raw, local, find_zone(zone), ZoneState.ASSUMED, precision)
    return Moment(raw=raw, utc=local.replace(tzinfo=UTC), precision=precision)


@lru_cache(maxsize=1 << 13)
def _written(raw: str, zone: str, order: str) -> Moment:
    plain = plain_moment(raw, zone, order)
    if plain is not None:
        return plain
    text = tidy(raw)
    reading, clock, stated = _split(text, order)
    if reading is None or reading.month is None or reading.day is None or not _possible(reading):
        return Moment(raw=raw)
    hour, minute, second, micro, precision = clock
    try:
        local = datetime(reading.year, reading.month, reading.day, hour, minute, second, micro)  # noqa: DTZ001 - a clock reading; its zone follows
    except ValueError:
        return Moment(raw=raw)
    if stated is not None:
        return _at(raw, local, timezone(timedelta(minutes=stated)), ZoneState.KNOWN, precision)
    if zone:
        return _at(raw, local, find_zone(zone), ZoneState.ASSUMED, precision)
    return Moment(raw=raw, utc=local.replace(tzinfo=UTC), precision=precision)


def _split(text: str, order: str) -> tuple[Reading | None, tuple[int, int, int, int, str], int | None]:
    """Take a text apart into date, clock and offset; the clock may stand before the date."""
    nothing = (0, 0, 0, 0, "day")
    reading, rest = read_date(text, order)
    if reading is not None:
        if not rest:
            return reading, nothing, None
        clock = CLOCK.match(rest)
        if clock is not None and clock.end():
            offset, fits = read_zone(rest[clock.end() :])
            parts = _clock(clock.groupdict())
            return (reading, parts, offset) if fits and parts else (None, nothing, None)
        return None, nothing, None
    clock = CLOCK.match(text)
    if clock is None or not clock.end():
        return None, nothing, None
    reading, rest = read_date(text[clock.end() :].lstrip(" ,"), order)
    offset, fits = read_zone(rest)
    parts = _clock(clock.groupdict())
    return (reading, parts, offset) if fits and parts else (None, nothing, None)


def _clock(groups: dict[str, str | None]) -> tuple[int, int, int, int, str] | None:
    """Return hour, minute, second, microsecond and precision; None when no clock shows this."""
    hour = int(groups["h"] or groups["h2"] or groups["h3"] or 0)
    minute_text = groups["m"] or groups["m2"]
    second_text = groups["s"] or groups["s2"]
    half = (groups["ap1"] or groups["ap2"] or "").replace(".", "")
    if half in _AFTERNOON and hour < 12:
        hour += 12
    elif half in _MORNING and hour == 12:
        hour = 0
    elif half in _NIGHT:
        hour = hour + 12 if 5 <= hour < 12 else 0 if hour == 12 else hour
    if hour == 24 and not int(minute_text or 0):
        return None
    micro = int(((groups["f"] or "") + "000000")[:6])
    precision = "second" if second_text else "minute"
    if hour > 23 or int(minute_text or 0) > 59 or int(second_text or 0) > 59:
        return None
    return hour, int(minute_text or 0), int(second_text or 0), micro, precision


_AFTERNOON: Final = frozenset(
    {"pm", "p", "下午", "中午", "傍晚", "午後", "오후", "siang", "sore", "petang", "hapon"}
)
_MORNING: Final = frozenset({"am", "a", "上午", "早上", "凌晨", "午前", "오전", "새벽", "pagi", "umaga"})
_NIGHT: Final = frozenset({"晚上", "malam", "밤", "gabi"})


def _possible(reading: Reading) -> bool:
    """Tell whether such a day exists in a year a case can lie in."""
    if not _EARLIEST <= reading.year <= _LATEST:
        return False
    try:
        datetime(reading.year, reading.month or 1, reading.day or 1, tzinfo=UTC)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=64)
def find_zone(zone: str) -> tzinfo:
    """Return the zone for an IANA name or an offset such as ``+08:00``.

    Raises:
        UsageError: Neither.
    """
    offset, fits = read_zone(zone.strip().lower())
    if fits and offset is not None:
        return timezone(timedelta(minutes=offset))
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(
            "unknown time zone", where=zone[:40], remedy="Use an IANA name such as Asia/Manila, or +08:00."
        ) from None


def _at(raw: str, local: datetime, zone: tzinfo, state: ZoneState, precision: str) -> Moment:
    offset = zone.utcoffset(local.replace(tzinfo=zone)) or timedelta()
    return Moment(
        raw=raw,
        utc=(local - offset).replace(tzinfo=UTC),
        zone=state,
        offset_minutes=offset // _MINUTE,
        precision=precision,
    )


def _numeric(raw: str, epoch: str, zone: str) -> Moment:
    """Read a number of a clock; values outside 1900 to 2100 are kept raw with ``utc`` None."""
    if epoch != EXCEL and epoch not in EPOCHS:
        raise UsageError(
            "unknown numeric clock", where=epoch[:40], remedy=f"Use one of {', '.join(EPOCHS)}, {EXCEL}."
        )
    unread = Moment(raw=raw, epoch=epoch)
    try:
        whole, _, fraction = raw.strip().partition(".")
        number = int(whole)
        part = float(f"0.{fraction}") if fraction else 0.0
    except ValueError:
        return unread
    if abs(number) > 10**19:
        return unread
    if epoch == EXCEL:
        return _serial(raw, number, part, zone)
    start, unit = EPOCHS[epoch]
    micros = number // 10 if epoch == "filetime" else number * unit + round(part * unit)
    try:
        utc = start + timedelta(microseconds=micros)
    except OverflowError:
        return unread
    if not _EARLIEST <= utc.year <= _LATEST or number <= 0:
        return unread
    return Moment(raw=raw, utc=utc, zone=ZoneState.KNOWN, epoch=epoch)


def _serial(raw: str, number: int, part: float, zone: str) -> Moment:
    if not 1 <= number < 73_051:  # 1 January 2100
        return Moment(raw=raw, epoch=EXCEL)
    local = datetime(1899, 12, 30) + timedelta(days=number, seconds=round(part * 86_400))  # noqa: DTZ001 - a clock reading; its zone follows
    precision = "second" if part else "day"
    if not zone:
        return Moment(raw=raw, utc=local.replace(tzinfo=UTC), epoch=EXCEL, precision=precision)
    moment = _at(raw, local, find_zone(zone), ZoneState.ASSUMED, precision)
    return Moment(
        raw=raw,
        utc=moment.utc,
        zone=moment.zone,
        epoch=EXCEL,
        offset_minutes=moment.offset_minutes,
        precision=precision,
    )
