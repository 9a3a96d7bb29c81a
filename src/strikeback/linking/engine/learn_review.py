"""The pairs whose answer would change most: doubtful bridges times the size of what they join or part."""

from typing import ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine.aliases import of_model
from strikeback.linking.engine.clusters import Constraints, Labels, component_of
from strikeback.linking.engine.merging import joint, softened
from strikeback.linking.engine.model import GRAIN, Model
from strikeback.linking.engine.pairs import Pairs
from strikeback.linking.engine.records import Records
from strikeback.model.base import Frozen

CLIP: Final = 60.0
Ints = NDArray[np.int64]


class Doubt(Frozen, frozen=True, kw_only=True):
    """One pair worth a look. Rows of records."""

    shown: ClassVar = ("together", "probability", "change")

    left: int
    right: int
    together: bool
    """The two are in one cluster now."""
    probability: float
    """That the two sides are one thing, by all their values."""
    near: int
    """Records on the left's side."""
    far: int
    change: float
    """Pairs of records whose answer is expected to change: the chance that it is wrong now x near x far."""


def doubts(
    records: Records,
    model: Model,
    pairs: Pairs,
    labels: Labels,
    most: int,
    constraints: Constraints | None = None,
) -> list[Doubt]:
    """Return the pairs most worth asking about, the one that changes most first; no cluster stands in two.

    Every cluster is taken apart at its weakest bridge; all pairs of sides that a scored pair joins are then
    judged by their merged values, as in the second pass of clustering. The pair shown is their strongest.

    Args:
        records: Records.
        model: The model.
        pairs: Scored pairs.
        labels: Clusters.
        most: At most so many.
        constraints: Decisions; decided pairs are not asked about again.
    """
    limits = constraints or Constraints()
    sides = parted(pairs, labels)
    component = component_of(records, pairs, model, limits)
    free = Constraints(apart=limits.apart)
    found = joint(of_model(records, model), pairs, model, sides, component, free)
    left, right, same, kin = found.left, found.right, found.same, found.kin
    bits = np.clip((same + softened(kin, model.margin_kin) - model.margin) / GRAIN, -CLIP, CLIP)
    likely = 1 / (1 + np.exp2(-bits))
    size = np.bincount(sides, minlength=len(labels))
    together = labels[left] == labels[right]
    change = np.where(together, 1 - likely, likely) * size[left] * size[right]
    best = _strongest(pairs, sides, len(labels))
    decided = _decided(limits, sides, len(labels))
    out: list[Doubt] = []
    taken: set[int] = set()
    for at in np.lexsort((records.key[right], records.key[left], -np.round(change, 9))):
        code = int(left[at]) * len(labels) + int(right[at])
        homes = {int(labels[left[at]]), int(labels[right[at]])}
        if len(out) == most:
            break
        if homes & taken or code in decided or code not in best:
            continue
        taken |= homes
        place = best[code]
        one, other = int(pairs.left[place]), int(pairs.right[place])
        if sides[one] != left[at]:
            one, other = other, one
        out.append(
            Doubt(
                left=one,
                right=other,
                together=bool(together[at]),
                probability=float(likely[at]),
                near=int(size[left[at]]),
                far=int(size[right[at]]),
                change=float(change[at]),
            )
        )
    return out


def parted(pairs: Pairs, labels: Labels) -> Labels:
    """Return clusters taken apart at their weakest bridges; sides are named by their lowest row."""
    from strikeback.linking.engine.kernels_clusters import components  # noqa: PLC0415 - loads the compiler

    inside = np.flatnonzero(labels[pairs.left] == labels[pairs.right])
    left, right = pairs.left[inside].tolist(), pairs.right[inside].tolist()
    home = labels[pairs.left[inside]].tolist()
    root: dict[int, int] = {}

    def top(row: int) -> int:
        while root.get(row, row) != row:
            root[row] = root.get(root[row], root[row])
            row = root[row]
        return row

    tree: list[int] = []
    last: dict[int, int] = {}
    edges: dict[int, int] = {}
    for at in np.lexsort((right, left, -pairs.bits[inside])).tolist():
        one, other = top(left[at]), top(right[at])
        if one != other:
            root[one] = other
            tree.append(at)
            last[home[at]] = at
            edges[home[at]] = edges.get(home[at], 0) + 1
    sizes = np.bincount(labels, minlength=len(labels))
    # A cluster that scored pairs leave in parts is parted there already.
    whole = {at for cluster, at in last.items() if edges[cluster] == sizes[cluster] - 1}
    kept = [at for at in tree if at not in whole]
    ends = np.array([(left[at], right[at]) for at in kept], dtype=np.int64).reshape(-1, 2)
    out: Labels = components(len(labels), ends[:, 0], ends[:, 1])
    return out


def _strongest(pairs: Pairs, sides: Labels, size: int) -> dict[int, int]:
    """Return the strongest scored pair between each two sides: ``low * size + high`` -> its place."""
    one, other = sides[pairs.left], sides[pairs.right]
    between = np.flatnonzero(one != other)
    codes = np.minimum(one, other)[between] * size + np.maximum(one, other)[between]
    order = np.lexsort((pairs.right[between], pairs.left[between], -pairs.bits[between]))
    found, first = np.unique(codes[order], return_index=True)
    return dict(zip(found.tolist(), between[order][first].tolist(), strict=True))


def _decided(limits: Constraints, sides: Labels, size: int) -> set[int]:
    """Return the pairs of sides that a decision lies between."""
    both = np.vstack([limits.must, limits.cannot])
    one, other = sides[both[:, 0]], sides[both[:, 1]]
    return set((np.minimum(one, other) * size + np.maximum(one, other)).tolist())
