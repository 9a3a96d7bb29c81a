"""Points in time as evidence: the raw text stays, the zone's state is said, UTC is what is compared."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Protocol

from strikeback.model.base import Frozen


class ZoneState(StrEnum):
    """How the zone of a time is known."""

    KNOWN = "known"
    """The source states the zone or an epoch that implies it."""
    ASSUMED = "assumed"
    """The caller stated which zone the source's clock had."""
    UNKNOWN = "unknown"
    """Nobody said; ``utc`` is then the clock reading taken as UTC, good to about 14 hours."""


class Moment(Frozen, frozen=True, kw_only=True):
    """A point in time, or a day, as a source gave it."""

    shown: ClassVar = ("utc", "zone", "precision")

    raw: str
    """The text or number as it stands in the source."""
    utc: datetime | None = None
    """Aware, in UTC; None when the raw text could not be read as a time."""
    zone: ZoneState = ZoneState.UNKNOWN
    epoch: str = ""
    """Name of the number format for numeric times: ``unix_ms``, ``unix_s``, ``chrome_us``, ``cocoa_s``."""
    offset_minutes: int | None = None
    """Minutes east of UTC as stated or assumed."""
    precision: str = "second"
    """``day`` when the source gives no time of day, else ``minute`` or ``second``."""
    ambiguous: bool = False
    """True: day and month could be exchanged and nothing in the source or known of its writer decides it."""


class PartialDate(Frozen, frozen=True, kw_only=True):
    """A calendar date of which parts may be missing, such as a birth date."""

    raw: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    ambiguous: bool = False
    """True: day and month could be exchanged and nothing in the source decides it."""


class Clock(Protocol):
    """Where the present comes from; a parameter everywhere, so that runs can be repeated."""

    def now(self) -> datetime:
        """Return the present as an aware UTC time."""
        ...
