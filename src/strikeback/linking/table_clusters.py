"""Scored pairs into clusters: bounded components, then average linkage over all their pairs."""

from collections import defaultdict
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
MAX_COMPONENT: Final = 100
"""Components are grown strongest pair first and not beyond this; what is left out is joined by no one."""
CLIP: Final = 14.0
NEVER: Final = -10_000.0


def cluster_pairs(
    size: int,
    left: Ints,
    right: Ints,
    bits: Floats,
    score: Callable[[Ints, Ints], Floats],
    apart: Ints | None = None,
) -> Ints:
    """Return a cluster number for every record: the smallest record in it.

    Args:
        size: Number of records.
        left: Smaller record of each pair.
        right: Larger record of each pair.
        bits: Score of each pair.
        score: Scores pairs that blocking did not propose.
        apart: Table of each record when a cluster takes at most one of each.
    """
    components = _components(size, left, right, bits)
    rows, cols = _inside(components)
    if apart is None:
        values = np.clip(score(rows, cols), -CLIP, CLIP)
    else:
        values = np.where(apart[rows] == apart[cols], NEVER, np.clip(score(rows, cols), -CLIP, CLIP))
    labels = np.arange(size, dtype=np.int64)
    at = 0
    for members in components:
        count = len(members) * (len(members) - 1) // 2
        parts = _average(values[at : at + count], len(members))
        at += count
        for part in np.unique(parts):
            inside = members[parts == part]
            labels[inside] = inside.min()
    return labels


def _components(size: int, left: Ints, right: Ints, bits: Floats) -> list[Ints]:
    """Return components of two and more over pairs above zero, ascending."""
    home = list(range(size))
    inside: dict[int, list[int]] = defaultdict(list)
    good = np.flatnonzero(bits > 0)
    for i in good[np.lexsort((right[good], left[good], -bits[good]))]:
        one, other = home[left[i]], home[right[i]]
        if one == other:
            continue
        mine, theirs = inside.get(one, [one]), inside.get(other, [other])
        if len(mine) + len(theirs) > MAX_COMPONENT:
            continue
        if len(mine) < len(theirs):
            one, other, mine, theirs = other, one, theirs, mine
        inside[one] = mine + theirs
        inside.pop(other, None)
        for member in theirs:
            home[member] = one
    return sorted((np.array(sorted(m), dtype=np.int64) for m in inside.values()), key=lambda m: int(m[0]))


def _inside(components: list[Ints]) -> tuple[Ints, Ints]:
    rows, cols = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for members in components:
        i, j = np.triu_indices(len(members), 1)
        rows.append(members[i])
        cols.append(members[j])
    return np.concatenate(rows), np.concatenate(cols)


def _average(values: Floats, size: int) -> Ints:
    """Return the parts of average linkage cut where the mean score falls to zero."""
    if size == 2:
        return np.array([1, 1 if values[0] > 0 else 2], dtype=np.int64)
    distances = CLIP - values
    tree = linkage(distances, method="average")
    return np.asarray(fcluster(tree, t=np.nextafter(CLIP, 0), criterion="distance"), dtype=np.int64)
