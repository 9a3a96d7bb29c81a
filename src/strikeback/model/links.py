"""Links, their reasons, entities, groups and the decisions of people."""

from enum import StrEnum
from typing import ClassVar

from strikeback.model.base import Frozen


class LinkKind(StrEnum):
    """What a link says about its two records."""

    SAME_PERSON = "same_person"
    SAME_ACCOUNT = "same_account"
    SAME_INSTRUMENT = "same_instrument"
    SAME_DEVICE = "same_device"
    SAME_INCIDENT = "same_incident"
    """Two reports of one incident."""
    SHARED_PERSONA = "shared_persona"
    """Links cases, never persons."""
    SHARED_SELECTOR = "shared_selector"
    """The two touch: same money, device or address; not the same thing."""
    SAME_MEDIA = "same_media"


class Reason(Frozen, frozen=True, kw_only=True):
    """One part of a link's score; the parts' bits add up to it."""

    shown: ClassVar = ("rule", "field", "bits")

    rule: str
    """Stable rule id, such as ``name.alias``, ``selector.phone``, ``birth_date.equal``, ``prior``."""
    field: str
    bits: float
    """log2 of m/u; negative when it speaks against."""
    left: str = ""
    """What the left record says (stored; shown only where policy allows)."""
    right: str = ""
    note: str = ""
    """Frequencies behind the bits, such as ``seen with 3 of 8,412 reports``."""


class Link(Frozen, frozen=True, kw_only=True):
    """Two records judged the same thing, or to touch."""

    shown: ClassVar = ("kind", "left", "right", "bits", "probability")

    id: str
    kind: LinkKind
    left: str
    """Record id; ``left < right``."""
    right: str
    bits: float
    """Sum of the reasons' bits."""
    probability: float
    """0 to 1."""
    reasons: tuple[Reason, ...]
    model: str
    """Model release that decided it."""


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ACCOUNT = "account"
    INSTRUMENT = "instrument"
    DEVICE = "device"
    INCIDENT = "incident"
    GROUP = "group"


class Entity(Frozen, frozen=True, kw_only=True):
    """Records resolved to one thing. A group's members are entity ids instead."""

    shown: ClassVar = ("id", "kind", "role", "members")

    id: str
    """Derived from the smallest member record id: free of order, stable while that record stays."""
    kind: EntityKind
    role: str
    """Roles of its person records joined by ``+`` in alphabetical order; empty for other kinds."""
    members: tuple[str, ...]
    """Record ids (entity ids for groups), sorted."""
    weakest: float | None = None
    """Bits of the weakest link that holds it together; None for a single record."""


class Verdict(StrEnum):
    """A person's judgement about two records."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Decision(Frozen, frozen=True, kw_only=True):
    """A person's signed judgement; wins over the engine; can be undone, never deleted."""

    shown: ClassVar = ("id", "verdict", "left", "right", "undone_by")

    id: str
    verdict: Verdict
    left: str
    """Record id; ``left < right``."""
    right: str
    by: str
    """Who decided, ``agency/user``."""
    reason: str
    at: str
    """RFC 3339 UTC."""
    undone_by: str = ""
    """Id of the decision event that undid it; empty while it stands."""
