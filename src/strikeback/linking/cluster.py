"""Records into clusters: greedy agglomeration under constraints.

Connected components chain weak links into false giants (on the historical benchmark set F1 .25 to .92
against .94 by average linkage, reference measurements). Here edges are taken strongest first, ties by
id, so that the result does not depend on the order of arrival. Two clusters join

* over a chaining edge (an exact strong identifier) whenever no constraint forbids it,
* over a chaining edge that is an inference only when its bits exceed the doubt about the clusters, and
* over any other edge only when the clusters as wholes agree (average linkage, or a rule of the caller).
"""

import heapq
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

CLIP_BITS: Final = 14.0
"""No single pair counts more than this for or against in a mean: 1 : 16,000."""
MAX_CROSS: Final = 144
"""Pairs looked at between two clusters; of larger ones evenly spaced members are taken."""
FLOOR_BITS: Final = 20.0
DISAGREE: Final = -2.0
"""Mean evidence (prior left out) below which two clusters do not join, whatever their best pair says."""
MAX_ROUNDS: Final = 4


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A scored pair of members; sorts strongest first, then by ids."""

    rank: float
    """Minus the bits."""
    left: int
    right: int
    chains: bool = field(default=False, compare=False)
    """An exact identifier: joins whole clusters without asking for a mean."""
    inferred: bool = field(default=False, compare=False)
    """Chains, but no exact identifier holds it: joins where its bits exceed the doubt."""
    decided: bool = field(default=False, compare=False)
    """A person's decision: joins whatever the score says."""


@dataclass(frozen=True, slots=True)
class Clusters:
    """The outcome: members by cluster, and the weakest bits that joined each."""

    members: tuple[tuple[int, ...], ...]
    weakest: tuple[float | None, ...]
    refused: int
    """Joins that a constraint forbade."""


class Grower:
    """Grows clusters over ``size`` members numbered in the order of their record ids.

    Args:
        size: Number of members.
        apart: Pairs that must not share a cluster (decisions).
        forbids: True when the engine must not put these two clusters together.
        agree: Bits for joining two clusters over a weak edge; they join above zero.
        doubt: Bits an inferred edge must exceed to join two clusters.
    """

    def __init__(
        self,
        size: int,
        *,
        apart: Iterable[tuple[int, int]] = (),
        forbids: Callable[[Sequence[int], Sequence[int]], bool] = lambda _left, _right: False,
        agree: Callable[[Sequence[int], Sequence[int]], float],
        doubt: Callable[[Sequence[int], Sequence[int]], float] = lambda _left, _right: 0.0,
    ) -> None:
        self._home = list(range(size))
        self._inside: dict[int, list[int]] = {}
        self._weakest: dict[int, float] = {}
        self._forbids = forbids
        self._agree = agree
        self._doubt = doubt
        self._refused = 0
        self._apart: dict[int, set[int]] = {}
        for left, right in apart:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

    def grow(self, edges: Iterable[Edge]) -> None:
        """Join clusters over ``edges``: decisions, then exact, then inferred chains, then weak in rounds."""
        ordered = sorted(edges)
        for edge in ordered:
            if edge.decided:
                self._try(edge)
        for inferred in (False, True):
            for edge in ordered:
                if edge.chains and edge.inferred is inferred and not edge.decided:
                    self._try(edge)
        weak = [edge for edge in ordered if not edge.chains and not edge.decided]
        for _ in range(MAX_ROUNDS):
            before = len(weak)
            weak = [edge for edge in weak if not self._try(edge)]
            if len(weak) == before:
                break

    def result(self) -> Clusters:
        """Return the clusters, ordered by their smallest member."""
        homes = sorted({self._home[i] for i in range(len(self._home))}, key=lambda h: min(self._of(h)))
        return Clusters(
            members=tuple(tuple(sorted(self._of(home))) for home in homes),
            weakest=tuple(self._weakest.get(home) for home in homes),
            refused=self._refused,
        )

    def _of(self, home: int) -> list[int]:
        return self._inside.get(home) or [home]

    def _try(self, edge: Edge) -> bool:
        """Join the clusters of an edge when allowed; True when they are one afterwards."""
        left, right = self._home[edge.left], self._home[edge.right]
        if left == right:
            return True
        one, other = self._of(left), self._of(right)
        if self._kept_apart(one, other):
            self._refused += 1
            return False
        if not edge.decided:
            if self._forbids(one, other):
                self._refused += 1
                return False
            if not edge.chains and len(one) + len(other) > 2 and self._agree(one, other) <= 0:
                return False
            if edge.inferred and -edge.rank <= self._doubt(one, other):
                return False
        self._join(left, right, -edge.rank)
        return True

    def _kept_apart(self, one: Sequence[int], other: Sequence[int]) -> bool:
        if not self._apart:
            return False
        small, large = (one, other) if len(one) <= len(other) else (other, one)
        inside = set(large)
        return any(not inside.isdisjoint(self._apart[i]) for i in small if i in self._apart)

    def _join(self, left: int, right: int, bits: float) -> None:
        large, small = (left, right) if len(self._of(left)) >= len(self._of(right)) else (right, left)
        inside = self._inside.setdefault(large, [large])
        moved = self._inside.pop(small, [small])
        for member in moved:
            self._home[member] = large
        inside.extend(moved)
        lowest = [bits, *(self._weakest[home] for home in (large, small) if home in self._weakest)]
        self._weakest[large] = min(lowest)
        self._weakest.pop(small, None)


def average(score: Callable[[int, int], float]) -> Callable[[Sequence[int], Sequence[int]], float]:
    """Return average linkage: the mean of the clipped scores of the pairs across."""

    def mean(one: Sequence[int], other: Sequence[int]) -> float:
        total = count = 0.0
        for left, right in across(one, other, MAX_CROSS):
            total += max(-CLIP_BITS, min(CLIP_BITS, score(left, right)))
            count += 1
        return total / count

    return mean


def strongest(
    score: Callable[[int, int], float], prior: float, limit: int = 64
) -> Callable[[Sequence[int], Sequence[int]], float]:
    """Return linkage by the best pair less log2 of the pairs it was chosen from, unless the others disagree.

    A plain mean would punish what records leave out; the best pair alone would chain.

    Args:
        score: Bits of any pair.
        prior: Bits of a pair of which nothing is known.
        limit: Pairs looked at.
    """

    def best(one: Sequence[int], other: Sequence[int]) -> float:
        scores = [score(left, right) for left, right in across(one, other, limit)]
        evidence = sum(max(-FLOOR_BITS, value - prior) for value in scores) / len(scores)
        return max(scores) - math.log2(len(scores)) if evidence > DISAGREE else -1.0

    return best


def across(one: Sequence[int], other: Sequence[int], limit: int) -> Iterable[tuple[int, int]]:
    """Yield the pairs between two clusters, thinned evenly over sorted members to about ``limit``."""
    if len(one) * len(other) > limit:
        side = max(1, int(limit**0.5))
        few = max(side, limit // max(1, min(len(one), len(other))))
        one, other = _spaced(one, few), _spaced(other, limit // min(few, len(one)) or 1)
    return ((left, right) for left in one for right in other)


def _spaced(members: Sequence[int], count: int) -> Sequence[int]:
    ordered = sorted(members)
    if len(ordered) <= count:
        return ordered
    return [ordered[i * len(ordered) // count] for i in range(count)]


def star(members: Sequence[int]) -> list[tuple[int, int]]:
    """Return pairs from the smallest member to every other: a group without all its pairs."""
    least = heapq.nsmallest(1, members)[0] if members else 0
    return [(least, member) for member in sorted(members) if member != least]
