"""What triage is told about a report: its texts, and what its records state."""

from datetime import datetime
from typing import ClassVar

from strikeback.model.base import Frozen


class CaseText(Frozen, frozen=True, kw_only=True):
    """One text of a report, as stored."""

    shown: ClassVar = ("record", "speaker", "language")

    record: str
    """Record id the text stands in."""
    text: str
    speaker: str = "unknown"
    """``victim`` (also a parent or friend who reports), ``offender`` or ``unknown``."""
    language: str = ""
    """BCP 47 tag if stated."""


class CaseFacts(Frozen, frozen=True, kw_only=True):
    """What the records of a report state. Everything may be missing, and nothing missing lowers a band."""

    shown: ClassVar = ("high_priority", "payments", "payments_after_demand", "published")

    ages: tuple[int | None, ...] = ()
    """Stated ages of the victims in years; None or nothing: unknown, counted as a minor."""
    born: tuple[str, ...] = ()
    """Birth dates of victims, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
    told: datetime | None = None
    """When the report was made, aware; ages are counted to it where it lies before the taking in."""
    adult: bool = False
    """A source states in words that every victim is an adult."""
    high_priority: bool = False
    """The reporter asked for escalation."""
    annotations: tuple[str, ...] = ()
    """Flags of the source, such as ``sadisticOnlineExploitation``."""
    category: str = ""
    """Neutral case category, such as ``streamed-abuse-to-order``."""
    deadline_hours: float | None = None
    """Hours from taking in until a deadline that a record states; negative: it has passed."""
    payments: int = 0
    """Payments the victim made."""
    payments_after_demand: int = 0
    """Payments or demands that follow a first payment."""
    published: bool = False
    """A record states that publication has begun."""
    missing: bool = False
    """A record states that the victim is missing or cannot be reached."""
    self_harm: bool = False
    """A record's own field states a risk of self-harm."""
    meeting_arranged: bool = False
    ongoing_abuse: bool = False
    vulnerable: bool = False
    repeat_victim: bool = False
