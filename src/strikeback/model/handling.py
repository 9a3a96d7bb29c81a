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
