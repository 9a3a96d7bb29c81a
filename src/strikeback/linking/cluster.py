"""Records into clusters: chains of identifiers first, then the engine's average linkage, under constraints.

Connected components chain weak links into false giants (on the historical benchmark set F1 .25 to .92
against .94 by average linkage, reference measurements). Edges are taken strongest first, ties by id, so that
the result does not depend on the order of arrival. Two clusters join

* over a chaining edge (an exact strong identifier) whenever no constraint forbids it,
* over a chaining edge that is an inference only when its bits exceed the doubt about the clusters, and
* over other edges where the pairs between them agree better than even odds, the best agreement first.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

import numpy as np

from strikeback.linking.linked import GRAIN

CLIP_BITS: Final = 14.4
"""No single pair counts for more than this in a mean, as in the engine's own tables."""
LACK_BITS: Final = 3.0
"""Nor against by more than this: most pairs of one person's records have little in common, and the prior
alone would part them. Pairs that contradict each other never share a cluster, whatever the mean."""
MAX_CROSS: Final = 64
"""Pairs looked at between two clusters; of larger ones evenly spaced members are taken."""
PIECE: Final = 60
"""Clusters of which all pairs are compared."""
Group = Sequence[int]


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
        score: Bits of any two members, for edges that do not chain.
        doubt: Bits an inferred edge must exceed to join two clusters.
    """

    def __init__(
        self,
        size: int,
        *,
        apart: Iterable[tuple[int, int]] = (),
        forbids: Callable[[Group, Group], bool] = lambda _left, _right: False,
        score: Callable[[int, int], float] = lambda _left, _right: 0.0,
        doubt: Callable[[Group, Group], float] = lambda _left, _right: 0.0,
    ) -> None:
        self._home = list(range(size))
        self._inside: dict[int, list[int]] = {}
        self._weakest: dict[int, float] = {}
        self._forbids = forbids
        self._score = score
        self._doubt = doubt
        self._refused = 0
        self._apart: dict[int, set[int]] = {}
        for left, right in apart:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

    def grow(self, edges: Iterable[Edge]) -> None:
        """Join clusters over ``edges``: decisions, then exact, then inferred chains, then weak ones."""
        ordered = sorted(edges)
        for edge in ordered:
            if edge.decided:
                self._try(edge)
        for inferred in (False, True):
            for edge in ordered:
                if edge.chains and edge.inferred is inferred and not edge.decided:
                    self._try(edge)
        self._link([edge for edge in ordered if not edge.chains and not edge.decided])

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
            if edge.inferred and -edge.rank <= self._doubt(one, other):
                return False
        self._join(left, right, -edge.rank)
        return True

    def _link(self, edges: Sequence[Edge]) -> None:
        """Join clusters by the engine's average linkage inside the pieces that weak edges make of them."""
        between = [edge for edge in edges if self._home[edge.left] != self._home[edge.right]]
        if not between:
            return
        for homes, inside in self._pieces(between):
            labels = self._linked(homes)
            label = dict(zip(homes, labels, strict=True))
            place = {home: self._of(home)[0] for home in homes}
            held = [step for step in inside if label[step[1]] == label[step[2]]]
            # What no edge of its own joins is joined last, at the weakest of the edges that do.
            lowest = max((rank for rank, _, _ in held), default=0.0)
            rest = [(lowest, home, homes[first]) for home, first in zip(homes, labels, strict=True)]
            for rank, one, other in [*held, *rest]:
                left, right = self._home[place[one]], self._home[place[other]]
                if left != right:
                    self._join(left, right, -rank)

    def _pieces(self, edges: Sequence[Edge]) -> Iterator[tuple[list[int], list[tuple[float, int, int]]]]:
        """Yield clusters that edges join to pieces of bounded size, strongest first, and the edges inside."""
        from strikeback.linking.engine.kernels_clusters import pieces  # noqa: PLC0415 - loads the compiler

        steps = [(edge.rank, self._home[edge.left], self._home[edge.right]) for edge in edges]
        left, right = (np.array([step[end] for step in steps], dtype=np.int64) for end in (1, 2))
        named = pieces(len(self._home), left, right, np.arange(len(edges)), PIECE)
        inside: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
        for step in steps:
            if named[step[1]] == named[step[2]]:
                inside[int(named[step[1]])].append(step)
        for _, some in sorted(inside.items()):
            yield sorted({home for step in some for home in step[1:]}), some

    def _linked(self, homes: Sequence[int]) -> list[int]:
        """Return the place of the first of each cluster's group, by the agreement between clusters."""
        from strikeback.linking.engine.kernels_clusters import NEVER, linkage  # noqa: PLC0415 - as above

        size = len(homes)
        likeness = np.zeros((size, size), dtype=np.int64)
        for one, other in combinations(range(size), 2):
            left, right = self._of(homes[one]), self._of(homes[other])
            if self._kept_apart(left, right) or self._forbids(left, right):
                self._refused += 1
                likeness[one, other] = likeness[other, one] = NEVER
            else:
                alike = agreement(self._score, left, right)
                likeness[one, other] = likeness[other, one] = round(alike * GRAIN)
        labels = np.arange(size)
        linkage(likeness, labels, 0.0)
        return [int(label) for label in labels]

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


def agreement(score: Callable[[int, int], float], one: Group, other: Group) -> float:
    """Return the mean of the clipped scores across two clusters, or their best less log2 of their number.

    A mean alone would punish what records leave out; the best, not charged with the choice, would chain.
    """
    scores = [max(-LACK_BITS, min(CLIP_BITS, score(a, b))) for a, b in across(one, other, MAX_CROSS)]
    return max(sum(scores) / len(scores), max(scores) - math.log2(len(scores)))


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
