"""How well two names agree, as similarity, level and bits with their parts.

Names alone never prove identity; the figures are one weak piece of evidence among selectors.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import ClassVar, Final

from rapidfuzz.distance import JaroWinkler

from strikeback.model.base import Frozen
from strikeback.selectors.names.readings import Readings


class NameLevel(StrEnum):
    """How two names agree, best first; fit as a comparison level of a Fellegi-Sunter model."""

    EXACT = "exact"
    REORDERED = "reordered"
    NEAR = "near"
    INITIALS = "initials"
    ONE_TOKEN = "one_token"  # noqa: S105 - a level
    BRIDGE = "bridge"
    DIFFERENT = "different"


class NameMatch(Frozen, frozen=True, kw_only=True):
    """The comparison of two names."""

    shown: ClassVar = ("similarity", "bits", "level")

    similarity: float
    """0 to 1; 1 for equal names."""
    bits: float
    """log2 of the odds for the same name; the evidence adds up to it."""
    level: NameLevel
    evidence: tuple[tuple[str, float], ...]
    """What was seen and its bits."""


_NEAR: Final = 0.88


def compare_names(left: Readings, right: Readings, rarity: Callable[[str], float] | None = None) -> NameMatch:
    """Compare two names over their best pair of readings."""
    if left.native and left.native == right.native:
        return NameMatch(similarity=1.0, bits=8.0, level=NameLevel.EXACT, evidence=(("exact", 8.0),))
    best = 0.0
    reordered = False
    for one in left.readings:
        for other in right.readings:
            if sorted(one) == sorted(other):
                reordered = True
            best = max(best, JaroWinkler.similarity(" ".join(sorted(one)), " ".join(sorted(other))))
    level = NameLevel.REORDERED if reordered else NameLevel.NEAR if best >= _NEAR else NameLevel.DIFFERENT
    bits = 12.0 * (best - 0.8)
    return NameMatch(similarity=best, bits=bits, level=level, evidence=(("tokens", bits),))
