"""What holds an entity together: its weakest bridge, and what would be left of it without."""

from typing import ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine.aliases import of_model
from strikeback.linking.engine.clusters import Constraints, Labels
from strikeback.linking.engine.model import GRAIN, Model
from strikeback.linking.engine.pairs import Pairs
from strikeback.linking.engine.records import Records
from strikeback.linking.engine.run import solve
from strikeback.model.base import Frozen

ALL_PAIRS: Final = 400
"""Entities of so many records have all their pairs compared; of larger ones those that were scored."""
Rows = NDArray[np.int64]


class Bridge(Frozen, frozen=True, kw_only=True):
    """The weakest pair on the strongest ways between a cluster's records. Rows of records."""

    shown: ClassVar = ("left", "right", "bits")

    left: int
    right: int
    bits: float
    near: tuple[int, ...]
    """Records on the left's side: joined to each other by pairs above the bridge."""
    far: tuple[int, ...]
    pairs: int
    """Pairs between the sides that speak for "same"."""
    mean: float
    """Mean score of all compared pairs between the sides, which is what joining them goes by."""
    parts: tuple[tuple[int, ...], ...]
    """What the cluster would be if somebody decided that the bridge's two records are different."""


def weakest_bridge(
    records: Records,
    model: Model,
    pairs: Pairs,
    labels: Labels,
    row: int,
    constraints: Constraints | None = None,
) -> Bridge | None:
    """Return the weakest bridge of the cluster a row is in; None for a row alone.

    It is the least edge of the maximum spanning tree of the cluster's pair scores: between its two sides no
    pair scores more. What would be left is not guessed: all is solved again with the two held apart.
    """
    members = np.flatnonzero(labels == labels[row])
    if len(members) < 2:
        return None
    left, right, bits = _inside(records, model, pairs, labels, members)
    tree = _tree(members, left, right, bits)
    least, rest = tree[-1], tree[:-1]
    one, other, score = int(left[least]), int(right[least]), int(bits[least])
    side = _reached(one, left[rest], right[rest], members)
    near, far = sorted(side), sorted(set(members.tolist()) - side)
    across = np.isin(left, near) != np.isin(right, near)
    return Bridge(
        left=one,
        right=other,
        bits=score / GRAIN,
        near=tuple(near),
        far=tuple(far),
        pairs=int((bits[across] > 0).sum()),
        mean=float(bits[across].mean()) / GRAIN,
        parts=_without(records, model, pairs, members, (one, other), constraints or Constraints()),
    )


def _inside(
    records: Records, model: Model, pairs: Pairs, labels: Labels, members: Rows
) -> tuple[Rows, Rows, Rows]:
    """Return the scored pairs inside a cluster."""
    from strikeback.linking.engine.kernels_levels import patterns_of  # noqa: PLC0415 - loads the compiler
    from strikeback.linking.engine.kernels_scores import scores_of  # noqa: PLC0415

    if len(members) <= ALL_PAIRS:
        i, j = np.triu_indices(len(members), 1)
        left, right = members[i], members[j]
        packed = patterns_of(of_model(records, model).book, left, right)
        return left, right, scores_of(packed, model.scale()).astype(np.int64)
    home = labels[members[0]]
    kept = (labels[pairs.left] == home) & (labels[pairs.right] == home)
    return (
        pairs.left[kept].astype(np.int64),
        pairs.right[kept].astype(np.int64),
        pairs.bits[kept].astype(np.int64),
    )


def _tree(members: Rows, left: Rows, right: Rows, bits: Rows) -> Rows:
    """Return the edges of the maximum spanning forest, strongest first (Kruskal 1956); ties by rows."""
    root = {int(row): int(row) for row in members}

    def top(row: int) -> int:
        while root[row] != row:
            root[row] = root[root[row]]
            row = root[row]
        return row

    out = []
    for at in np.lexsort((right, left, -bits)):
        one, other = top(int(left[at])), top(int(right[at]))
        if one != other:
            root[one] = other
            out.append(int(at))
    return np.array(out, dtype=np.int64)


def _reached(start: int, left: Rows, right: Rows, members: Rows) -> set[int]:
    """Return the rows that pairs lead to."""
    ends: dict[int, list[int]] = {int(row): [] for row in members}
    for one, other in zip(left.tolist(), right.tolist(), strict=True):
        ends[one].append(other)
        ends[other].append(one)
    seen, waiting = {start}, [start]
    while waiting:
        for row in ends[waiting.pop()]:
            if row not in seen:
                seen.add(row)
                waiting.append(row)
    return seen


def _without(
    records: Records,
    model: Model,
    pairs: Pairs,
    members: Rows,
    bridge: tuple[int, int],
    constraints: Constraints,
) -> tuple[tuple[int, ...], ...]:
    """Return the clusters the members fall into when the bridge's records are held apart."""
    apart = np.vstack([constraints.cannot, np.array([bridge], dtype=np.int64)])
    limits = Constraints(must=constraints.must, cannot=apart, apart=constraints.apart)
    labels = solve(records, pairs, model, limits)[members]
    return tuple(tuple(members[labels == label].tolist()) for label in np.unique(labels))
