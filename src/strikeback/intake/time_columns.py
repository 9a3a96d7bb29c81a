"""Times of a column: days and clock readings come again and again, their pairings do not."""

from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache
from typing import Final

from strikeback.intake.times import parse_moment, plain_moment
from strikeback.model.time import Moment

_WHOLE_DAY: Final = (timedelta(), "day")
_KNOWN_DAYS: Final = 1 << 12


def written_reader(zone: str = "", order: str = "") -> Callable[[str], Moment]:
    """Return a function that reads written times as ``parse_moment`` does, quickly where days come again.

    Args:
        zone: As for ``parse_moment``.
        order: As for ``parse_moment``.
    """
    order = order or "DMY"

    @lru_cache(maxsize=_KNOWN_DAYS)
    def midnight(day: str) -> Moment | None:
        """Return the moment a day begins, None for other texts and where its clock is put forward or back."""
        first, last = plain_moment(day, zone, order), plain_moment(f"{day} 23:59:59", zone, order)
        if first is None or last is None or first.offset_minutes != last.offset_minutes:
            return None
        return first

    def read(raw: str) -> Moment:
        day, blank, hour = raw.partition(" ")
        first = midnight(day)
        clock = _clock_reading(hour) if blank else _WHOLE_DAY
        if first is None or first.utc is None or clock is None:
            return parse_moment(raw, zone=zone, order=order)
        since, precision = clock
        return Moment(
            raw=raw,
            utc=first.utc + since,
            zone=first.zone,
            offset_minutes=first.offset_minutes,
            precision=precision,
        )

    return read


@lru_cache(maxsize=1 << 12)
def _clock_reading(hour: str) -> tuple[timedelta, str] | None:
    """Return the time since midnight and the precision of a plain time of day, None for other texts."""
    day = "2000-01-01"
    first, moment = plain_moment(day, "", "YMD"), plain_moment(f"{day} {hour}", "", "YMD")
    if first is None or moment is None or first.utc is None or moment.utc is None:
        return None
    return moment.utc - first.utc, moment.precision
