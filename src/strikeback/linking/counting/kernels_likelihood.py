"""Kernels: the log-likelihood of a cluster of records, its true values summed out."""

import math

import numba
import numpy as np

from strikeback.linking.counting.state import Floats, Ints, Likelihood, Scratch, Words

_SURE = 30.0
"""Natural logarithm below which the smaller of two terms no longer matters."""
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
def gather(
    model: Likelihood, field: int, after: Ints, head: int, extra: int, work: Scratch
) -> tuple[int, int]:
    """Collect the distinct values of a cluster and one more record; return their number and the total."""
    distinct = 0
    total = 0
    if extra >= 0 and model.codes[extra, field] >= 0:
        work.values[0] = model.codes[extra, field]
        work.counts[0] = 1
        distinct = total = 1
    record = head
    while record >= 0:
        value = model.codes[record, field]
        if value >= 0:
            total += 1
            place = 0
            while place < distinct and work.values[place] != value:
                place += 1
            if place == distinct:
                work.values[place] = value
                work.counts[place] = 0
                distinct += 1
            work.counts[place] += 1
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
    fit = 0.0
    for field in range(model.codes.shape[1]):
        distinct, total = gather(model, field, after, head, extra, work)
        if total > 1:
            fit += field_fit(model, field, work.values, work.counts, distinct, total)
    return fit


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
