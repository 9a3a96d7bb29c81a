"""Kernels: the log-likelihood of a cluster of records, its true values summed out."""

import math

import numba
import numpy as np

from strikeback.linking.counting.state import Floats, Ints, Likelihood, Longs, Scratch, Words

_SURE = 30.0
"""Natural logarithm below which the smaller of two terms no longer matters."""
_RATIOS = 24
"""Values of one field up to which ratios are multiplied: of so many none leaves the range of a float."""
_LEAST, _MOST = 1e-120, 1e120
"""A product is turned into a logarithm before it leaves this range."""
_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX_ONE = np.uint64(0xBF58476D1CE4E5B9)
_MIX_TWO = np.uint64(0x94D049BB133111EB)
_30, _27, _31, _11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_UNIT = 1.0 / 9007199254740992.0


@numba.njit(cache=True, nogil=True)
def uniform(random: Words) -> float:
    """Return the next number of [0, 1) (splitmix64; Steele, Lea, Flood 2014)."""
    random[0] = random[0] + _STEP
    z = random[0]
    z = (z ^ (z >> _30)) * _MIX_ONE
    z = (z ^ (z >> _27)) * _MIX_TWO
    z = z ^ (z >> _31)
    return float(z >> _11) * _UNIT


@numba.njit(cache=True, nogil=True)
def slip_place(model: Likelihood, true: int, shown: int) -> int:
    """Return where ``shown`` stands among the values similar to ``true``, or -1."""
    low, high = model.start[true], model.start[true + 1]
    while low < high:
        middle = (low + high) >> 1
        value = model.similar[middle]
        if value == shown:
            return int(middle)
        if value < shown:
            low = middle + 1
        else:
            high = middle
    return -1


@numba.njit(cache=True, nogil=True)
def log_ratio(model: Likelihood, field: int, shown: int, true: int) -> float:
    """Return log P(shown | true) / G(shown)."""
    if shown == true:
        return float(model.intact[true])
    place = slip_place(model, true, shown)
    if place >= 0:
        return float(model.slip[place])
    return float(model.far[field])


@numba.njit(cache=True, nogil=True)
def field_fit(model: Likelihood, field: int, values: Ints, counts: Ints, distinct: int, total: int) -> float:
    """Return the log-likelihood ratio of one field's values being distortions of one true value.

    Sum over every value shown as the true one, and one term for a true value that nobody shows.
    """
    rest = 1.0
    unshown = total * model.log_distorted[field]
    if distinct == 1:
        value = values[0]
        shown = model.log_share[value] + total * model.intact[value]
        unshown += math.log1p(-min(model.share[value], 0.999999))
        if shown - unshown > _SURE:
            return float(shown)
        return float(max(shown, unshown) + math.log1p(math.exp(-abs(shown - unshown))))
    best = -math.inf
    total_sum = 0.0
    for i in range(distinct):
        true = values[i]
        rest -= model.share[true]
        term = model.log_share[true]
        for j in range(distinct):
            term += counts[j] * log_ratio(model, field, values[j], true)
        if term > best:
            total_sum = total_sum * math.exp(best - term) + 1.0
            best = term
        else:
            total_sum += math.exp(term - best)
    unshown += math.log(max(rest, 1e-6))
    if unshown > best:
        return float(unshown + math.log1p(total_sum * math.exp(best - unshown)))
    return float(best + math.log(total_sum + math.exp(unshown - best)))


@numba.njit(cache=True, nogil=True)
def field_odds(  # noqa: PLR0913, PLR0917 - arrays one by one: every look into a tuple counts references
    hit: Floats,
    share: Floats,
    start: Longs,
    similar: Ints,
    near_miss: Floats,
    miss: float,
    bad: float,
    values: Ints,
    counts: Ints,
    distinct: int,
    total: int,
) -> float:
    """Return what ``field_fit`` returns, as a ratio; for at most ``_RATIOS`` values."""
    rest = 1.0
    odds = 0.0
    for i in range(distinct):
        true = values[i]
        term = share[true]
        rest -= term
        for j in range(distinct):
            one = hit[true] if i == j else miss
            if i != j:
                for place in range(start[true], start[true + 1]):
                    if similar[place] == values[j]:
                        one = near_miss[place]
                        break
            for _ in range(counts[j]):
                term *= one
        odds += term
    unshown = max(rest, 1e-6)
    for _ in range(total):
        unshown *= bad
    return odds + unshown


@numba.njit(cache=True, nogil=True)
def gather(
    codes: Ints, field: int, after: Ints, head: int, extra: int, values: Ints, counts: Ints
) -> tuple[int, int]:
    """Collect the distinct values of a cluster and one more record; return their number and the total."""
    distinct = 0
    total = 0
    if extra >= 0 and codes[extra, field] >= 0:
        values[0] = codes[extra, field]
        counts[0] = 1
        distinct = total = 1
    record = head
    while record >= 0:
        value = codes[record, field]
        if value >= 0:
            total += 1
            place = 0
            while place < distinct and values[place] != value:
                place += 1
            if place == distinct:
                values[place] = value
                counts[place] = 0
                distinct += 1
            counts[place] += 1
        record = after[record]
    return distinct, total


@numba.njit(cache=True, nogil=True)
def cluster_fit(model: Likelihood, after: Ints, head: int, extra: int, work: Scratch) -> float:
    """Return the log-likelihood of a cluster, relative to each record standing alone.

    Args:
        model: Present parameters.
        after: Next record of each record's list.
        head: First record of the list, or -1.
        extra: One more record that counts as a member, or -1.
        work: Scratch.
    """
    # Taken out of the tuples once: every look into one counts references.
    codes, hit, share = model.codes, model.hit, model.share
    start, similar, near_miss = model.start, model.similar, model.near_miss
    misses, distorted = model.miss, model.distorted
    values, counts = work.values, work.counts
    fit = 0.0
    odds = 1.0
    for field in range(codes.shape[1]):
        distinct, total = gather(codes, field, after, head, extra, values, counts)
        if total > _RATIOS:
            fit += field_fit(model, field, values, counts, distinct, total)
        elif total > 1:
            odds *= field_odds(
                hit, share, start, similar, near_miss, misses[field], distorted[field],
                values, counts, distinct, total,
            )  # fmt: skip
            if not _LEAST < odds < _MOST:
                fit += math.log(odds)
                odds = 1.0
    return fit + math.log(odds)


@numba.njit(cache=True, nogil=True)
def log_sum_pick(weights: Floats, count: int, random: Words) -> int:
    """Draw an index with probability proportional to exp(weights)."""
    top = weights[0]
    for i in range(1, count):
        top = max(top, weights[i])
    total = 0.0
    for i in range(count):
        total += math.exp(weights[i] - top)
    left = uniform(random) * total
    for i in range(count - 1):
        left -= math.exp(weights[i] - top)
        if left < 0.0:
            return i
    return count - 1
