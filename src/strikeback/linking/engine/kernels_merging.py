"""Compiled second pass: whole clusters against each other, by the best agreement of their merged values."""

# Compiled functions take what the compiler infers; whole loops stand in one function because calls cost.
# ruff: noqa: ANN001, ANN201, PLR0913, PLR0917
# mypy: disable-error-code="no-untyped-def"

import numba as nb
import numpy as np

from strikeback.linking.engine.compiled import KERNEL, LEAF
from strikeback.linking.engine.kernels_clusters import forbidden
from strikeback.linking.engine.kernels_levels import value_level
from strikeback.linking.engine.levels import ALIKE, ELSE, EXACT, PART

MOST_VALUES = 16


@nb.njit(**LEAF)
def gather(codes, rows, field, out):
    """Write the distinct values of a field over some rows, at most as many as fit; return how many."""
    count = 0
    for i in rows:
        v = codes[i, field]
        if v == 0 or count == len(out):
            continue
        seen = False
        for k in range(count):
            seen = seen or out[k] == v
        if not seen:
            out[count] = v
            count += 1
    return count


@nb.njit(**LEAF)
def joint_score(book, scale, log2s, one, other, mine, theirs, levels, tries, means, out):
    """Write what the merged values of two groups of rows say for "same" and for "related", priors left out.

    Each field counts with its best pair of values, less the log of how many pairs there were to choose from
    (Bonferroni), and never less than a difference. Where even the best are no more than partly alike, it
    counts with the mean of all pairs: among the names of two relatives some two share a word or an initial.
    """
    given = scale.given
    fields = len(given)
    for f in range(fields):
        levels[f] = 0
        means[:, f] = 0
        n, m = gather(book.codes, one, f, mine), gather(book.codes, other, f, theirs)
        tries[f] = n * m
        for x in range(n):
            for y in range(m):
                level = value_level(book, f, mine[x], theirs[y])
                means[0, f] += scale.same[0, f, level]
                for c in range(scale.kin.shape[0]):
                    means[1 + c, f] += scale.kin[c, 0, f, level]
                if levels[f] == 0 or scale.same[0, f, level] > scale.same[0, f, levels[f]]:
                    levels[f] = level
    out[:] = 0
    for f in range(fields):
        if tries[f] == 0:
            continue
        table = 1 if given[f] >= 0 and 0 < levels[given[f]] <= EXACT else 0
        chosen, partly = log2s[min(tries[f], len(log2s) - 1)], ALIKE <= levels[f] <= PART
        for c in range(len(out)):
            plain = scale.same[0] if c == 0 else scale.kin[c - 1, 0]
            weights = scale.same[table] if c == 0 else scale.kin[c - 1, table]
            best = np.int64(weights[f, levels[f]])
            if partly:
                out[c] += best - plain[f, levels[f]] + means[c, f] // tries[f]
            else:
                out[c] += max(best - chosen, np.int64(weights[f, ELSE]))


@nb.njit(**KERNEL)
def joint_scores(book, scale, log2s, starts, members, left, right, source, apart, cannot, never):
    """Return both scores of each pair of clusters; ``never`` where two of their records must not be one."""
    same, kin = np.empty(len(left), np.int64), np.empty((scale.kin.shape[0], len(left)), np.int64)
    mine, theirs = np.empty(MOST_VALUES, np.int32), np.empty(MOST_VALUES, np.int32)
    fields = len(scale.given)
    levels, tries = np.zeros(fields, np.int64), np.zeros(fields, np.int64)
    said = np.zeros(1 + scale.kin.shape[0], np.int64)
    means = np.zeros((len(said), fields), np.int64)
    for p in range(len(left)):
        one = members[starts[left[p]] : starts[left[p] + 1]]
        other = members[starts[right[p]] : starts[right[p] + 1]]
        joint_score(book, scale, log2s, one, other, mine, theirs, levels, tries, means, said)
        same[p] = said[0]
        kin[:, p] = said[1:]
        if apart or len(cannot) > 0:
            for i in one:
                for j in other:
                    if forbidden(i, j, source, apart, cannot):
                        same[p] = never
    return same, kin


@nb.njit(**KERNEL)
def mutual(clusters, left, right, bits, tie):
    """Return which pairs are the best of both their clusters; the higher digest wins a tie."""
    best = np.full(clusters, -1)
    for p in range(len(left)):
        for c in (left[p], right[p]):
            q = best[c]
            if q < 0 or bits[p] > bits[q] or (bits[p] == bits[q] and tie[p] > tie[q]):
                best[c] = p
    out = np.zeros(len(left), np.bool_)
    for p in range(len(left)):
        out[p] = best[left[p]] == p and best[right[p]] == p
    return out


@nb.njit(**KERNEL)
def shares_of(odds, shares, total, related):
    """Return the share of each class among ``total`` pairs by EM, up to 100 rounds.

    Args:
        odds: Odds of each class against "unrelated" for each pair looked at, [pairs, classes].
        shares: Where to start; 0 stays 0. The first class is never less than half a pair.
        total: All pairs, those not looked at being unrelated.
        related: So many classes after the first are at least as frequent beside it as at the start.
    """
    first = shares
    for _ in range(100):
        new = np.zeros(len(shares))
        for p in range(len(odds)):
            whole = 1.0
            for c in range(len(shares)):
                whole += odds[p, c] * shares[c]
            for c in range(len(shares)):
                new[c] += odds[p, c] * shares[c] / whole
        new = np.minimum(new / total, 0.5)
        new[0] = max(new[0], 0.5 / total)
        for c in range(1, 1 + related):
            new[c] = max(new[c], first[c] / first[0] * new[0])
        still = abs(np.log(new[0] / shares[0])) < 1e-4
        shares = new
        if still:
            break
    return shares
