"""From resolved sample records to a number of people with an interval that may carry a level.

K = sum of the model's shares + sum over the sample of (true share - model's share) / inclusion probability:
the difference estimator, unbiased whatever the model does.
Sources: Särndal, Swensson, Wretman 1992; Hájek 1964.
"""

from collections.abc import Sequence
from math import ceil, floor, sqrt
from typing import ClassVar, Final

import numpy as np

from strikeback.linking.counting.plan import CONSTRUCTED, LEAST, rare_margin, t_bound
from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError

EDGE: Final = 1e-6
"""Rounding of sums that must not push a bound to the next whole person."""


class SampledRecord(Frozen, frozen=True, kw_only=True):
    """A record drawn for an audit, as the model saw it then."""

    shown: ClassVar = ("record", "chance", "share", "variance")

    record: str
    chance: float
    """Inclusion probability."""
    share: float
    """Model's mean of 1 / (records of its person)."""
    variance: float
    """Model's variance of the same."""


class Frame(Frozen, frozen=True, kw_only=True):
    """What an audit is about, fixed before anybody looks."""

    shown: ClassVar = ("records", "people", "expected", "floor")

    records: int
    people: float
    """Sum of the model's shares over all records."""
    expected: float
    """Variance that the model expects of the corrected count."""
    floor: float
    """Variance kept for rare errors."""


class Audited(Frozen, frozen=True, kw_only=True):
    """A count corrected by an audit."""

    shown: ClassVar = ("low", "high", "people", "size", "z")

    people: float
    low: int
    high: int
    size: int
    """Records audited."""
    records: int
    variance: float
    sources: tuple[float, float, float]
    """The three variances: of the sampled errors (Hájek), expected by the model, floor."""
    guided: float
    """Count that the audit was guided by: the model's, or linking's."""
    built_at: float = CONSTRUCTED

    @property
    def contradicted(self) -> bool:
        """The figure that guided the audit lies outside the audited interval.

        Where that figure is right, this is a false alarm as seldom as the interval misses the truth. Errors
        of the sampled records against the model's own variance, the other test there is, gave false alarms in
        16 to 32 of 100 audits: errors come in pairs, and few make most of the variance. False proves nothing.
        """
        return self.size < self.records and not self.low <= self.guided <= self.high


def audited_count(frame: Frame, sample: Sequence[SampledRecord], sizes: Sequence[int]) -> Audited:
    """Return the corrected count and its interval.

    Args:
        frame: What was fixed at the draw.
        sample: All records drawn.
        sizes: True number of the frame's records of each one's person, itself included.

    Raises:
        UsageError: Under ``LEAST`` records and not all of them, or a size below 1.
    """
    if len(sample) < min(LEAST, frame.records):
        raise UsageError(
            f"an audit of {len(sample)} records carries no interval",
            remedy=f"resolve at least {LEAST}, or review all records",
        )
    if min(sizes) < 1:
        raise UsageError("a person has at least the record itself", remedy="give sizes of 1 and more")
    chance = np.array([one.chance for one in sample])
    error = 1.0 / np.array(sizes, dtype=np.float64) - np.array([one.share for one in sample])
    people = frame.people + float((error / chance).sum())
    sources = (_hajek(error, chance), frame.expected, frame.floor)
    margin = t_bound(len(sample)) * sqrt(max(sources))
    below, above = (
        max(margin, rare_margin(np.maximum(side, 0.0), len(sample), frame.records))
        for side in (-error / chance, error / chance)
    )
    return Audited(
        people=people,
        low=max(1, floor(people - below + EDGE)),
        high=min(frame.records, ceil(people + above - EDGE)),
        size=len(sample),
        records=frame.records,
        variance=max(sources),
        sources=sources,
        guided=frame.people,
    )


def _hajek(error: np.ndarray, chance: np.ndarray) -> float:
    """Hájek's variance of a total under unequal probabilities without replacement."""
    free = 1.0 - chance
    if free.sum() <= 0:
        return 0.0
    expanded = error / chance
    middle = (free * expanded).sum() / free.sum()
    size = len(error)
    return float(size / (size - 1) * (free * (expanded - middle) ** 2).sum())
