"""What others may see of a record and do with it, as its originator decided."""

from enum import StrEnum
from typing import ClassVar

from strikeback.model.base import Frozen


class Level(StrEnum):
    """How much of a record another agency is told; a later member tells more."""

    NOTHING = "nothing"
    HIT = "hit"
    SUMMARY = "summary"
    FULL = "full"


class Grant(Frozen, frozen=True, kw_only=True):
    """What one agency is told of a record beyond its terms: an answer to a request, or an opening in need."""

    shown: ClassVar = ("agency", "level", "until")

    agency: str
    level: Level
    purpose: str = "sextortion-investigation"
    until: str = ""
    """RFC 3339 UTC; empty: as long as the terms stand."""
    fields: tuple[str, ...] = ()
    """The only fields it is about, withheld ones included; empty: all that are not withheld."""
    conditions: str = ""
    """What the receiver must heed, in words."""
    user: str = ""
    """``agency/name``: for this person alone; empty: for the agency."""
    opening: str = ""
    """Id of the break-glass opening it comes from; empty: the originator gave it."""


class Handling(Frozen, frozen=True, kw_only=True):
    """The originator's terms; they travel with every derived value."""

    shown: ClassVar = ("level", "codes")

    level: Level = Level.SUMMARY
    """Told to agencies in ``audience``; outside the audience nothing is told."""
    audience: tuple[str, ...] = ("*",)
    """Agency ids; ``*`` means every participating agency."""
    codes: tuple[str, ...] = ()
    """``H0`` .. ``H3``, ``TLP:AMBER``, ``PAP:GREEN``, ``3x5x2:1AP`` as given."""
    purpose: str = "sextortion-investigation"
    review: str = ""
    """ISO date on which the originator reviews whether to keep it; empty: the default period."""
    withheld: tuple[str, ...] = ()
    """Fields others are never told: ``narrative``, ``person.names``, ``selectors``, ``selectors.phone``."""
    grants: tuple[Grant, ...] = ()
    """In terms in force only: what was granted to single agencies. Never stated with a file."""
