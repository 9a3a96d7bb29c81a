"""Kernels: one pass over the clusters that draws true values and counts distortions."""

import math

import numba

from strikeback.linking.counting.kernels_likelihood import (
    gather,
    log_ratio,
    log_sum_pick,
    slip_place,
    uniform,
)
from strikeback.linking.counting.state import Draws, Floats, Likelihood, Longs, Partition, Scratch


@numba.njit(cache=True, nogil=True)
def draw_true(model: Likelihood, field: int, distinct: int, total: int, work: Scratch) -> int:
    """Draw the true value of a cluster among those shown; -1: one that nobody shows."""
    rest = 1.0
    for i in range(distinct):
        true = work.values[i]
        rest -= model.share[true]
        weight = model.log_share[true]
        for j in range(distinct):
            weight += work.counts[j] * log_ratio(model, field, work.values[j], true)
        work.weights[i] = weight
    work.weights[distinct] = math.log(max(rest, 1e-6)) + total * model.log_distorted[field]
    chosen = log_sum_pick(work.weights, distinct + 1, work.random)
    return int(work.values[chosen]) if chosen < distinct else -1


@numba.njit(cache=True, nogil=True)
def count_distortions(
    model: Likelihood,
    field: int,
    true: int,
    distinct: int,
    seen: Longs,
    trials: Floats,
    out: Draws,
    work: Scratch,
) -> None:
    """Count what the values of a cluster say about slips, strays and unseen variants.

    Args:
        model: Present parameters.
        field: Of these values.
        true: The true value drawn.
        distinct: Number of values in ``work``.
        seen: Records by value.
        trials: Amounts of unseen variants on trial, in shares of G.
        out: Receives the counts.
        work: Holds the values and their counts.
    """
    for i in range(distinct):
        shown, count = work.values[i], work.counts[i]
        if shown == true:
            out.intact[field] += count
            continue
        out.distorted[field] += count
        place = slip_place(model, true, shown)
        for _ in range(count):
            if place < 0 or uniform(work.random) >= model.slip_share[place]:
                out.strays[field] += 1
                continue
            out.slips[field] += 1
            new = seen[shown] == count
            room = 0.0
            for other in range(model.start[true], model.start[true + 1]):
                if not (new and model.similar[other] == shown):
                    room += model.share[model.similar[other]] * model.strength[other]
            for trial in range(trials.shape[1]):
                unseen = trials[field, trial] / (room + trials[field, trial])
                out.unseen[field, trial] += math.log(unseen if new else max(1.0 - unseen, 1e-9))


@numba.njit(cache=True, nogil=True)
def draw(model: Likelihood, part: Partition, seen: Longs, trials: Floats, out: Draws, work: Scratch) -> None:
    """Draw true values of all clusters and count; distortions from clusters of two or more only."""
    for field in range(model.codes.shape[1]):
        alone = 1.0 - math.exp(model.log_distorted[field])
        for cluster in range(part.size.shape[0]):
            if part.size[cluster] == 0:
                continue
            distinct, total = gather(
                model.codes, field, part.after, part.head[cluster], -1, work.values, work.counts
            )
            if total == 1 and uniform(work.random) < alone:
                out.entities[work.values[0]] += 1.0
            if total < 2:
                continue
            true = draw_true(model, field, distinct, total, work)
            if true < 0:
                out.distorted[field] += total
                out.strays[field] += total
                continue
            out.entities[true] += 1.0
            count_distortions(model, field, true, distinct, seen, trials, out, work)


@numba.njit(cache=True, nogil=True)
def tally_sizes(part: Partition, shares: Floats, squares: Floats, sizes: Longs) -> None:
    """Add each record's 1 / (size of its cluster) and its square, and count clusters by size."""
    for record in range(part.home.shape[0]):
        share = 1.0 / part.size[part.home[record]]
        shares[record] += share
        squares[record] += share * share
    for cluster in range(part.size.shape[0]):
        if part.size[cluster] > 0:
            sizes[part.size[cluster]] += 1
