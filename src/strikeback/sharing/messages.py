"""What items of packages say: contributions, blind questions, requests, changed terms. No I/O.

These are forms for the way between hubs; what each hub stores is its own affair.
"""

from enum import StrEnum
from typing import ClassVar

from strikeback.model.base import Frozen
from strikeback.model.handling import Level
from strikeback.model.record import Agency, Contribution, Record


class Handed(Frozen, frozen=True, kw_only=True):
    """A contribution as far as it is told to the other side."""

    shown: ClassVar = ("head",)

    agency: Agency
    head: Contribution
    records: tuple[Record, ...]


class Changed(Frozen, frozen=True, kw_only=True):
    """What other terms leave of something the other side was given."""

    shown: ClassVar = ("keeps",)

    handed: tuple[Handed, ...] = ()
    """What is told now, whole, each record under its present terms."""
    gone: tuple[str, ...] = ()
    """Ids of records that are told no more."""
    keeps: bool = True
    """What was granted on requests goes on."""


class Gone(Frozen, frozen=True, kw_only=True):
    """Hits that stand no more, of one agency for what was asked once."""

    shown: ClassVar = ()

    references: tuple[str, ...]
    """Filled up with some that lead nowhere."""


class Refused(StrEnum):
    """Why a blind question is not answered."""

    NO = ""
    """It is."""
    SELECTORS = "selectors_a_day"
    """More than the other hub may ask about in a day."""
    SESSIONS = "questions_a_day"
    FORM = "form"
    """It is not of its form, or asked for an agency of somebody else."""
    STOCK = "stock"
    """There is more on offer than one answer holds."""


class BlindQuestion(Frozen, frozen=True, kw_only=True):
    """Which of these do you have a hit on? Nobody can read what they are."""

    shown: ClassVar = ("id", "agency", "at")

    id: str
    agency: str
    """On whose behalf; its terms decide what is offered."""
    user: str
    purpose: str
    case: str = ""
    at: str
    points: bytes


class BlindAnswer(Frozen, frozen=True, kw_only=True):
    """The same points under a secret of ours, and what is offered, equally unreadable."""

    shown: ClassVar = ("question", "refused", "at")

    question: str
    refused: Refused = Refused.NO
    left: int
    """How many selectors the asking hub may still ask about today (UTC)."""
    at: str
    points: bytes = b""
    entries: bytes = b""


class Asked(Frozen, frozen=True, kw_only=True):
    """A request for what is behind a reference."""

    shown: ClassVar = ("id", "asker", "owner", "at")

    id: str
    reference: str
    asker: str
    user: str
    owner: str
    purpose: str
    case: str = ""
    why: str
    wanted: Level
    at: str


class Ended(Frozen, frozen=True, kw_only=True):
    """A request was withdrawn by its asker, or a grant taken back by its owner."""

    shown: ClassVar = ("request", "at")

    request: str
    at: str


class Answered(Frozen, frozen=True, kw_only=True):
    """What the owner says to a request, with what it gives."""

    shown: ClassVar = ("request", "outcome", "level", "at")

    request: str
    outcome: str
    level: Level
    fields: tuple[str, ...] = ()
    conditions: str = ""
    until: str = ""
    reason: str = ""
    by: str
    at: str
    rule: str = ""
    handed: tuple[Handed, ...] = ()
    """Empty also when it was taken back or withdrawn before it left."""
