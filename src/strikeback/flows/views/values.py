"""What the guarded flows give: plain frozen values, already cut down to what their viewer may be told.

Every value that was derived from records carries ``handling``, the strictest terms of those that are shown
in it (decision 0008).
"""

from typing import Any, ClassVar

import msgspec

from strikeback.model.base import Frozen
from strikeback.model.casework import TriageReason
from strikeback.model.handling import Handling, Level


class Hit(Frozen, frozen=True, kw_only=True):
    """Something of another agency exists. Neither what nor how much is told."""

    shown: ClassVar = ("agency", "reference")

    agency: str
    """Whom to ask."""
    reference: str
    """What to ask for: a keyed digest that names a record to its owner alone."""


class RecordView(Frozen, frozen=True, kw_only=True):
    """A record at summary or more, as ``sharing/project.py`` cuts it. From ``body`` on: empty at summary."""

    shown: ClassVar = ("id", "level", "kind", "originator")

    id: str
    level: Level
    kind: str
    role: str
    originator: str
    country: str = ""
    """ISO 3166-1 alpha-2, where stated."""
    dates: dict[str, str] = msgspec.field(default_factory=dict)
    """What happened when, as ISO days; of a birth date the year."""
    name: str = ""
    """Masked name, handle or holder."""
    selectors: tuple[dict[str, Any], ...] = ()
    """``kind`` and ``masked``; ``value`` in full and where the viewer's own records hold it too (``own``)."""
    conditions: tuple[str, ...] = ()
    """What the viewer must heed beyond ``handling``."""
    matched: str = ""
    """Searches: the identifier that fitted, masked; empty: something else did."""
    by: str = ""
    """Searches: ``id``, ``selector``, ``number``, ``handle`` or ``name``."""
    found_in: str = ""
    """Searches: ``stated``, or the field in whose text the identifier was found."""
    entity: str = ""
    """Entity it belongs to in the viewer's scope; empty: none, or not derived yet."""
    handling: Handling
    body: dict[str, Any] = msgspec.field(default_factory=dict)
    """Fields by name."""
    place: dict[str, Any] = msgspec.field(default_factory=dict)
    """The locator: file, its digest, place in it."""
    report: str = ""
    """Id of the report it stands in, where the viewer may see that report."""
    ties: tuple[tuple[str, str], ...] = ()
    """Relation and id of records it is tied to, where the viewer may see them."""
    unmapped: tuple[tuple[str, str], ...] = ()
    deleted: bool = False
    confidence: str = ""
    contribution: str = ""
    """Own records only."""


class ReasonView(Frozen, frozen=True, kw_only=True):
    """One part of a link's score."""

    shown: ClassVar = ("rule", "field", "bits")

    rule: str
    field: str
    bits: float
    left: str = ""
    """What the left record says: whole when told in full, masked at summary."""
    right: str = ""
    note: str = ""


class LinkView(Frozen, frozen=True, kw_only=True):
    """A link, or a pair that was scored and not joined; reasons add up to its bits."""

    shown: ClassVar = ("kind", "left", "right", "bits")

    id: str
    kind: str
    left: str
    right: str
    bits: float
    probability: float
    model: str
    reasons: tuple[ReasonView, ...]
    handling: Handling


class DecisionView(Frozen, frozen=True, kw_only=True):
    """What somebody decided about two records that are both shown."""

    shown: ClassVar = ("id", "verdict")

    id: str
    verdict: str
    left: str
    right: str
    agency: str
    at: str
    by: str = ""
    """Own agency's decisions only."""
    reason: str = ""
    """Own agency's decisions only."""
    undone: bool = False


class AlertView(Frozen, frozen=True, kw_only=True):
    """An alert of the viewer's agency. What others said is quoted only where told in full."""

    shown: ClassVar = ("id", "band", "due")

    id: str
    band: str
    agency: str
    raised: str
    due: str
    minutes: int
    reasons: tuple[TriageReason, ...]
    escalate_to: tuple[str, ...] = ()
    report: str = ""
    """Record id, where the report is told at summary or more."""
    hit: Hit | None = None
    """Else whom to ask."""
    number: str = ""
    """Of an own report."""
    place: dict[str, Any] = msgspec.field(default_factory=dict)
    """Where an own report stands."""
    entity: str = ""
    """The victim in the viewer's scope."""
    acknowledged_at: str = ""
    acknowledged_by: str = ""
    """Own agency's people by name, others by agency."""
    note: str = ""
    handling: Handling


class Alerts(Frozen, frozen=True, kw_only=True):
    """Alerts, those nobody has acknowledged first, then by band and time due."""

    alerts: tuple[AlertView, ...]


class Search(Frozen, frozen=True, kw_only=True):
    """One page of what a search found, the surest kind of fit first."""

    shown: ClassVar = ("cursor",)

    records: tuple[RecordView, ...]
    hits: tuple[Hit, ...] = ()
    """One for each agency that holds something that fits and tells no more than that. On the first page."""
    cursor: str = ""
    """Where the next page begins; empty: this is the last one."""


class Only(Frozen, frozen=True, kw_only=True):
    """Which records a list is to hold; empty: all."""

    shown: ClassVar = ("kind", "role", "originator")

    kind: str = ""
    role: str = ""
    originator: str = ""
    contribution: str = ""
    """An own file; another agency's hold nothing here."""


class RecordList(Frozen, frozen=True, kw_only=True):
    """One page of records, in the order of their ids."""

    shown: ClassVar = ("cursor",)

    records: tuple[RecordView, ...]
    cursor: str = ""


class OpenedRecord(Frozen, frozen=True, kw_only=True):
    """A record with everything around it that the viewer may see; or a hit."""

    shown: ClassVar = ("level",)

    level: Level
    record: RecordView | None = None
    """None at the level hit."""
    hit: Hit | None = None
    links: tuple[LinkView, ...] = ()
    hits: tuple[Hit, ...] = ()
    """Agencies that hold something it is linked to."""
    found_in_texts: tuple[tuple[str, str, str], ...] = ()
    """Full: kind, masked value and field of identifiers found in its texts."""
    decisions: tuple[DecisionView, ...] = ()
    band: str = ""
    """Own records: urgency of the report."""
    reasons: tuple[TriageReason, ...] = ()
    """Own records: why."""
    handling: Handling | None = None


class PartView(Frozen, frozen=True, kw_only=True):
    """An entity that belongs to a group."""

    shown: ClassVar = ("entity", "kind", "role", "records")

    entity: str
    kind: str
    role: str
    records: int
    agencies: tuple[str, ...]


class EntityView(Frozen, frozen=True, kw_only=True):
    """An entity as the viewer's scope has it."""

    shown: ClassVar = ("id", "kind", "role")

    id: str
    redirected_from: str = ""
    kind: str
    role: str
    weakest: float | None = None
    members: tuple[RecordView, ...] = ()
    hits: tuple[Hit, ...] = ()
    """Agencies that hold more of it and tell no more than that."""
    parts: tuple[PartView, ...] = ()
    """Groups: their entities."""
    links: tuple[LinkView, ...] = ()
    """Between members."""
    touches: tuple[LinkView, ...] = ()
    """From a member to something else."""
    decisions: tuple[DecisionView, ...] = ()
    group: str = ""
    handling: Handling


class WhyView(Frozen, frozen=True, kw_only=True):
    """Why two things are linked, or not."""

    shown: ClassVar = ("left", "right", "together")

    left: str
    right: str
    together: str = ""
    links: tuple[LinkView, ...] = ()
    """The way from one to the other whose weakest link is strongest; empty: no way."""
    touching: tuple[LinkView, ...] = ()
    doubtful: tuple[LinkView, ...] = ()
    decisions: tuple[DecisionView, ...] = ()
    handling: Handling


class LeadView(Frozen, frozen=True, kw_only=True):
    """A lead of the viewer's agency; the strongest come first."""

    shown: ClassVar = ("id", "kind", "others")

    id: str
    kind: str
    agency: str
    others: tuple[str, ...]
    entity: str
    own: tuple[str, ...]
    foreign: tuple[str, ...]
    bits: float
    reasons: tuple[str, ...]
    action: str
    holder: str = ""
    """Agency that works on it now; empty: nobody."""
    handling: Handling


class HitLead(Frozen, frozen=True, kw_only=True):
    """A lead towards agencies that tell no more than that something exists."""

    shown: ClassVar = ("id", "kind")

    id: str
    kind: str
    agency: str
    own: tuple[str, ...]
    hits: tuple[Hit, ...]
    action: str


class Leads(Frozen, frozen=True, kw_only=True):
    """Leads of the viewer's agency."""

    leads: tuple[LeadView, ...]
    hits: tuple[HitLead, ...] = ()


class CountView(Frozen, frozen=True, kw_only=True):
    """How many distinct persons there are among the records the viewer may see."""

    shown: ClassVar = ("role", "estimate", "low", "high")

    role: str
    estimate: int
    low: int
    high: int
    level: float | None = None
    records: int
    method: str
    figures: tuple[tuple[str, float], ...] = ()
    handling: Handling


class GroupView(Frozen, frozen=True, kw_only=True):
    """Who shares what: a proposal, without leaders, that proves nothing."""

    shown: ClassVar = ("id", "suspects", "accounts")

    id: str
    suspects: int
    accounts: int
    records: int
    agencies: tuple[str, ...]
    handling: Handling


class Groups(Frozen, frozen=True, kw_only=True):
    """Groups, the largest first."""

    groups: tuple[GroupView, ...]


class AgencyView(Frozen, frozen=True, kw_only=True):
    """A participating agency."""

    shown: ClassVar = ("id", "country", "kind")

    id: str
    name: str
    country: str
    kind: str


class ContributionView(Frozen, frozen=True, kw_only=True):
    """A file of the viewer's own agency."""

    shown: ClassVar = ("id", "records", "refused")

    id: str
    file: str
    digest: str
    size: int
    reader: str
    received: str
    records: int
    refused: int
    unmapped: int
    withdrawn: bool
    handling: Handling
