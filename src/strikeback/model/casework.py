"""Leads and alerts: what links and reports ask agencies to do."""

from enum import StrEnum
from typing import ClassVar

from strikeback.model.base import Frozen


class Band(StrEnum):
    """How urgent somebody's safety is. A lower number is more urgent."""

    P1 = "P1"
    """Immediate: acknowledge within 10 or 30 minutes."""
    P2 = "P2"
    """Same day."""
    P3 = "P3"
    """Routine: read within the working week."""


class TriageReason(Frozen, frozen=True, kw_only=True):
    """One rule that fired, with the words that made it fire."""

    shown: ClassVar = ("rule", "band", "review")

    rule: str
    """Stable rule id, such as ``selfharm.intent.en``, ``age.unknown``, ``deadline.under_6h``."""
    band: Band
    quote: str = ""
    """The text span; empty for rules about fields."""
    record: str = ""
    """Record id the quote stands in."""
    start: int = 0
    end: int = 0
    """Character span in the record's text."""
    language: str = ""
    review: bool = False
    """The phrase is negated, quoted or about a third person: somebody must read it."""
    version: str = ""


class Assessment(Frozen, frozen=True, kw_only=True):
    """The triage of one report: the highest band of its reasons, never a sum."""

    shown: ClassVar = ("report", "band", "minutes", "review")

    report: str
    """Record id of the report (or conversation) assessed."""
    band: Band
    reasons: tuple[TriageReason, ...]
    minutes: int
    """Minutes within which somebody must acknowledge."""
    review: bool
    """A person must read it although no rule fired plainly."""


class Alert(Frozen, frozen=True, kw_only=True):
    """A lead about someone's safety. Nothing may hold it back."""

    shown: ClassVar = ("id", "band", "agency", "report", "due")

    id: str
    """Derived from the report and the band's rules, so that an acknowledgement fits after a rebuild."""
    band: Band
    agency: str
    """Who must act."""
    report: str
    entity: str = ""
    """Victim entity concerned, when known."""
    reasons: tuple[TriageReason, ...]
    raised: str
    """RFC 3339 UTC: when the report was taken in."""
    due: str
    """RFC 3339 UTC: acknowledge before."""
    escalate_to: tuple[str, ...] = ()


class LeadKind(StrEnum):
    """What a lead says."""

    SAME_VICTIM = "same_victim"
    SAME_OFFENDER = "same_offender"
    SHARED_ACCOUNT = "shared_account"
    SHARED_MONEY = "shared_money"
    SHARED_DEVICE = "shared_device"
    SHARED_PERSONA = "shared_persona"
    VICTIM_ON_EXHIBIT = "victim_on_exhibit"
    ALREADY_IDENTIFIED = "already_identified"
    SAME_INCIDENT = "same_incident"


class Lead(Frozen, frozen=True, kw_only=True):
    """What a link asks one agency to do."""

    shown: ClassVar = ("id", "kind", "agency", "others")

    id: str
    """Derived from kind, agency and what it is about."""
    kind: LeadKind
    agency: str
    """Who is told."""
    others: tuple[str, ...]
    """Agencies on the other side."""
    entity: str
    """The entity that joins them."""
    own: tuple[str, ...]
    """The told agency's records."""
    foreign: tuple[str, ...]
    """The others' records that policy lets this agency see; hits only say whom to ask."""
    hits: tuple[str, ...] = ()
    """Agencies that hold something this agency may only know to exist."""
    bits: float = 0.0
    reasons: tuple[str, ...] = ()
    """Reason lines in plain words."""
    action: str = ""
    """What to do next, one sentence."""
    hold: str = ""
    """Deconfliction: agency that already works on it; empty: nobody."""
