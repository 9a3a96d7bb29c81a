"""Compiled clustering: pieces of components by strongest pairs.

Average linkage of all pairs inside a piece.
"""

# Compiled functions take what the compiler infers; whole loops stand in one function because calls cost.
# ruff: noqa: ANN001, ANN201, C901, PLR0912, PLR0913, PLR1714, PLR0917
# mypy: disable-error-code="no-untyped-def"

import numba as nb
import numpy as np

from strikeback.linking.engine.compiled import KERNEL, LEAF
from strikeback.linking.engine.kernels_levels import mix, pattern
from strikeback.linking.engine.kernels_scores import score

NEVER = -(1 << 40)
"""Score of two records that must not be one: no average survives it."""


@nb.njit(**LEAF)
def root_of(parent, i):
    """Return the root of a tree, halving the path."""
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


@nb.njit(**KERNEL)
def pair_digests(key, left, right):
    """Return a digest of each pair of records, the same either way round."""
    out = np.empty(len(left), np.uint64)
    for p in range(len(left)):
        out[p] = mix(key[left[p]] + key[right[p]])
    return out


@nb.njit(**KERNEL)
def components(size, left, right):
    """Return each node's component, named by its lowest node."""
    parent = np.arange(size)
    for p in range(len(left)):
        a, b = root_of(parent, left[p]), root_of(parent, right[p])
        if a != b:
            parent[max(a, b)] = min(a, b)
    for i in range(size):
        parent[i] = root_of(parent, i)
    return parent


@nb.njit(**KERNEL)
def pieces(size, left, right, order, cap):
    """Join records by pairs in ``order`` unless a piece would pass ``cap`` records.

    Return pieces by lowest record.
    """
    parent, count = np.arange(size), np.ones(size, np.int32)
    for p in order:
        a, b = root_of(parent, left[p]), root_of(parent, right[p])
        if a != b and count[a] + count[b] <= cap:
            low, high = min(a, b), max(a, b)
            parent[high] = low
            count[low] += count[high]
    for i in range(size):
        parent[i] = root_of(parent, i)
    return parent


@nb.njit(**LEAF)
def forbidden(i, j, source, apart, cannot):
    """Tell whether two records must not be one.

    By their table, or by a decision (sorted ``low << 32 | high``).
    """
    if apart and source[i] == source[j]:
        return True
    if len(cannot) == 0:
        return False
    key = (np.int64(min(i, j)) << 32) | np.int64(max(i, j))
    at = np.searchsorted(cannot, key)
    return at < len(cannot) and cannot[at] == key


@nb.njit(**KERNEL)
def linkage(likeness, labels, cut):
    """Average linkage: join the two groups of highest mean score while it passes the cut.

    Args:
        likeness: int64 [n, n] scores, symmetric; overwritten with sums.
        labels: Group of each record at the start (first member); overwritten with the outcome.
        cut: Lowest mean that joins.
    """
    n = len(labels)
    size = np.zeros(n, np.int64)
    for i in range(n):
        size[labels[i]] += 1
    for i in range(n):
        if labels[i] != i:
            for k in range(n):
                likeness[labels[i], k] += likeness[i, k]
    for i in range(n):
        if labels[i] != i:
            for k in range(n):
                likeness[k, labels[i]] += likeness[k, i]
    best, with_ = np.full(n, -1e300), np.zeros(n, np.int64)
    for i in range(n):
        if size[i] > 0:
            find_best(likeness, size, i, best, with_)
    while True:
        one = -1
        for i in range(n):
            if size[i] > 0 and best[i] > cut and (one < 0 or best[i] > best[one]):
                one = i
        if one < 0:
            return
        a, b = min(one, with_[one]), max(one, with_[one])
        for k in range(n):
            if size[k] > 0 and k != a and k != b:
                likeness[a, k] += likeness[b, k]
                likeness[k, a] = likeness[a, k]
        size[a] += size[b]
        size[b] = 0
        for i in range(n):
            if labels[i] == b:
                labels[i] = a
        for k in range(n):
            if size[k] > 0 and (k == a or with_[k] == a or with_[k] == b):
                find_best(likeness, size, k, best, with_)
            elif size[k] > 0:
                mean = likeness[k, a] / (size[k] * size[a])
                if mean > best[k] or (mean == best[k] and a < with_[k]):
                    best[k], with_[k] = mean, a


@nb.njit(**LEAF)
def find_best(likeness, size, i, best, with_):
    """Find the group of highest mean score to one group; the lowest number wins a tie."""
    best[i], with_[i] = -1e300, i
    for k in range(len(size)):
        if k != i and size[k] > 0:
            mean = likeness[i, k] / (size[i] * size[k])
            if mean > best[i]:
                best[i], with_[i] = mean, k


@nb.njit(**KERNEL)
def split_pieces(book, scale, clip, starts, members, source, apart, cannot, must, out):
    """Cluster each piece by average linkage over the scores of all its pairs.

    Args:
        book: Values.
        scale: Weights.
        clip: Scores beyond plus or minus this count as this.
        starts: Where pieces begin in ``members``, and the end.
        members: Rows, ascending inside a piece.
        source: Table of each row.
        apart: One record of a table in a cluster at most.
        cannot: Pairs that must not be one.
        must: Root of each row's must-link group.
        out: Cluster of each row, by lowest row; filled for members.
    """
    for p in range(len(starts) - 1):
        rows = members[starts[p] : starts[p + 1]]
        n = len(rows)
        if n < 2:
            continue
        likeness = np.zeros((n, n), np.int64)
        labels = np.arange(n)
        for x in range(n):
            for y in range(x + 1, n):
                i, j = rows[x], rows[y]
                if must[i] == must[j]:
                    value = np.int64(clip)
                    if labels[y] == y:
                        labels[y] = labels[x]
                elif forbidden(i, j, source, apart, cannot):
                    value = np.int64(NEVER)
                else:
                    total = score(pattern(book, i, j), scale)
                    value = np.int64(min(max(total, -clip), clip))
                likeness[x, y], likeness[y, x] = value, value
        linkage(likeness, labels, 0.0)
        for x in range(n):
            out[rows[x]] = rows[labels[x]]
