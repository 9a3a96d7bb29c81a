"""How well two names agree: similarity, level, and bits with the parts that add up to them.

Names alone never prove identity: no level here justifies a merge without other evidence.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import ClassVar, Final

from strikeback.linking.name_features import Seen, look
from strikeback.linking.name_model import RELEASE
from strikeback.linking.name_rarity import prior_bits
from strikeback.linking.name_score import EQUAL, evidence
from strikeback.model.base import Frozen
from strikeback.selectors.names.readings import Readings

NEAR_WORST: Final = 0.6
"""Least similarity of the worst pair of tokens in names that still count as near."""
NEAR_BITS: Final = 0.5
"""Least score of names that still count as near or bridged."""


class NameLevel(StrEnum):
    """How two names agree, best first; fit as a comparison level of a Fellegi-Sunter model."""

    EXACT = "exact"
    """Same letters in the same order, blanks, case, marks and signs aside."""
    REORDERED = "reordered"
    """Same tokens in another order or joined otherwise."""
    NEAR = "near"
    """Spelling variants, nicknames, typing errors, a missing middle name."""
    INITIALS = "initials"
    """At least one token agrees only by its first letter."""
    ONE_TOKEN = "one_token"  # noqa: S105 - a level
    """One name is a single token, which agrees with one of the other's."""
    BRIDGE = "bridge"
    """Agreement between two scripts."""
    DIFFERENT = "different"


class NameMatch(Frozen, frozen=True, kw_only=True):
    """The comparison of two names."""

    shown: ClassVar = ("similarity", "bits", "level", "model")

    similarity: float
    """0 to 1; 1 only for ``EXACT``."""
    bits: float
    """log2 of the odds that they are one name where both answers were equally likely before."""
    level: NameLevel
    evidence: tuple[tuple[str, float], ...]
    """What was seen and its bits; they add up to ``bits``. Parts without effect are left out."""
    aligned: tuple[tuple[str, str, str], ...] = ()
    """Tokens aligned and how they agree (``equal``, ``near``, ``nickname``, ``surname``, ``initial``)."""
    information: float = 0.0
    """Bits of the tokens that agree, by the rarity given: the most this agreement can say."""
    model: str = RELEASE


_NOTHING: Final = NameMatch(similarity=0.0, bits=0.0, level=NameLevel.DIFFERENT, evidence=())


def compare_names(left: Readings, right: Readings, rarity: Callable[[str], float] | None = None) -> NameMatch:
    """Compare two names; the order of the two does not matter.

    Args:
        left: Readings of one name.
        right: Readings of the other.
        rarity: Information of a folded token in bits (-log2 of the share of names that hold it), from
        counts inside
            the corpus; None: the built-in lists of common names.

    Returns:
        The match; without readings on either side similarity and bits are 0.
    """
    if right.native < left.native:
        left, right = right, left
    seen = look(left, right, rarity or prior_bits)
    if seen is None:
        return _same_signs() if left.native and left.native == right.native else _NOTHING
    parts = evidence(seen)
    bits = sum(part[1] for part in parts)
    level = _level(left, right, seen, bits)
    return NameMatch(
        similarity=1.0 if level is NameLevel.EXACT else min(0.999, _similarity(seen)),
        bits=bits,
        level=level,
        evidence=parts,
        information=seen.bits,
        aligned=tuple((pair.left, pair.right, pair.match.what) for pair in seen.alignment.pairs),
    )


def _same_signs() -> NameMatch:
    """Equal texts without a reading, such as digits: equal, and without weight."""
    return NameMatch(similarity=1.0, bits=0.0, level=NameLevel.EXACT, evidence=())


def _similarity(seen: Seen) -> float:
    """Half the agreeing share of the shorter name, a quarter each the longer one's and the worst pair."""
    return max(0.0, 0.5 * min(1.0, seen.covered) + 0.25 * seen.covered_all + 0.25 * seen.worst)


def _level(left: Readings, right: Readings, seen: Seen, bits: float) -> NameLevel:
    """The level: equality first, then by what the agreement rests on."""
    if left.native == right.native:
        return NameLevel.EXACT
    complete = seen.worst >= EQUAL and not seen.alignment.left_rest and not seen.alignment.right_rest
    if complete and not seen.bridge and sorted(left.native) == sorted(right.native):
        return NameLevel.REORDERED
    if seen.worst < NEAR_WORST or bits < NEAR_BITS:
        return NameLevel.DIFFERENT
    if seen.bridge:
        return NameLevel.BRIDGE
    if seen.initials:
        return NameLevel.INITIALS
    return NameLevel.ONE_TOKEN if seen.single else NameLevel.NEAR
