"""What happens to facts after they came: corrections, holds, erasures, notices, certificates, concerns."""

from enum import StrEnum
from typing import ClassVar

from strikeback.model.base import Frozen


class Recall(StrEnum):
    """What others are told about something they were given."""

    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"
    """Another object says now what this one said."""
    ERASED = "erased"
    TERMS = "terms"
    """Its originator states other terms."""
    RESTRICTED = "restricted"
    """Whoever gave it restricts what may be done with it."""


class Hold(Frozen, frozen=True, kw_only=True):
    """A duty to keep: nothing named here is erased while it stands."""

    shown: ClassVar = ("id", "object", "at")

    id: str
    object: str
    """A record or a contribution."""
    by: str
    """``agency/user``."""
    reason: str
    authority: str
    """The order or law that asks for it."""
    at: str


class Erasure(Frozen, frozen=True, kw_only=True):
    """That something was destroyed, by whom and on whose authority."""

    shown: ClassVar = ("id", "object", "at", "records")

    id: str
    object: str
    """A record or a contribution."""
    originator: str
    by: str
    second: str
    """The other person that an erasure needs; the retention rule when nobody asked."""
    reason: str
    authority: str
    at: str
    records: int
    """Rows of records destroyed."""
    others: int
    """Rows about them destroyed: refusals, decisions, acknowledgements, words."""
    ask: str = ""
    """Id of what one person asked for and another one agreed to; empty: both signed at once."""


class ErasureAsk(Frozen, frozen=True, kw_only=True):
    """One person asks for an erasure; nothing is done before another one agrees."""

    shown: ClassVar = ("id", "object", "agency", "at")

    id: str
    object: str
    agency: str
    by: str
    reason: str
    authority: str
    at: str


class Correction(Frozen, frozen=True, kw_only=True):
    """One contribution says now what another one said."""

    shown: ClassVar = ("id", "old", "new", "at")

    id: str
    old: str
    new: str
    by: str
    reason: str
    at: str


class Notice(Frozen, frozen=True, kw_only=True):
    """Somebody who was told something has to act on what became of it."""

    shown: ClassVar = ("id", "kind", "object", "recipient", "due")

    id: str
    kind: Recall
    object: str
    originator: str
    recipient: str
    """An agency or another hub."""
    replaced_by: str = ""
    """What to use instead, for a correction."""
    at: str
    due: str
    """ISO date until which a certificate is expected."""


class Certificate(Frozen, frozen=True, kw_only=True):
    """A recipient confirms what it did about a notice."""

    shown: ClassVar = ("id", "notice", "at")

    id: str
    notice: str
    by: str
    """``agency/user``; a hub answers for itself under its own name."""
    done: str
    """What was done, in words."""
    at: str
    signed: str = ""
    """A signed note over the above; empty for what a person confirms on this hub."""


class Run(Frozen, frozen=True, kw_only=True):
    """That retention looked at everything, and what it did."""

    shown: ClassVar = ("id", "day", "due", "erased", "held")

    id: str
    day: str
    """ISO date it was run for."""
    at: str
    by: str
    due: int
    """Contributions whose time was over."""
    erased: int
    held: int
    """Kept by a legal hold."""
    agency: str = ""
    """Whose contributions were looked at; empty: everybody's."""


class Renewal(Frozen, frozen=True, kw_only=True):
    """An originator reviewed something and keeps it longer."""

    shown: ClassVar = ("id", "object", "until")

    id: str
    object: str
    by: str
    reason: str
    until: str
    """ISO date of the next review."""
    at: str


class Wish(StrEnum):
    """What somebody concerned asks for (Directive (EU) 2016/680, articles 14 and 16)."""

    ACCESS = "access"
    CORRECTION = "correction"
    ERASURE = "erasure"
    RESTRICTION = "restriction"


class Concern(Frozen, frozen=True, kw_only=True):
    """Somebody asks about what is kept about them."""

    shown: ClassVar = ("id", "wish", "agency", "due")

    id: str
    wish: Wish
    agency: str
    """The agency that was asked."""
    by: str
    """Who took it in, ``agency/user``."""
    reference: str
    """The agency's own file number; never a name."""
    at: str
    due: str
    """ISO date until which it has to be answered."""


class ConcernAnswer(Frozen, frozen=True, kw_only=True):
    """What somebody concerned was told, and what was done."""

    shown: ClassVar = ("id", "concern", "granted", "at")

    id: str
    concern: str
    by: str
    granted: bool
    reason: str
    """The law's reason for refusing, or what was done."""
    objects: tuple[str, ...] = ()
    """What was corrected, erased or restricted."""
    at: str
