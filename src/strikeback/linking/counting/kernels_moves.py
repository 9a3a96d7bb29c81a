"""Kernels: moves of a partition - reseating one record, splitting and merging clusters."""

import math

import numba

from strikeback.linking.counting.kernels_likelihood import cluster_fit, log_sum_pick, uniform
from strikeback.linking.counting.state import Likelihood, Neighbours, Partition, Scratch, Sizes

_SEEN_AGAIN = 0.1
"""Share of the unlikely neighbours that one reseating looks at."""
_NEAR = 0.8
"""Share of split-merge moves that start from a likely pair."""


@numba.njit(cache=True, nogil=True)
def unlink(part: Partition, record: int) -> int:
    """Take a record out of its cluster and return the cluster; an empty one is given back."""
    cluster = part.home[record]
    before, after = part.before[record], part.after[record]
    if before >= 0:
        part.after[before] = after
    else:
        part.head[cluster] = after
    if after >= 0:
        part.before[after] = before
    part.size[cluster] -= 1
    if part.size[cluster] == 0:
        part.spare[part.tally[1]] = cluster
        part.tally[1] += 1
        part.tally[0] -= 1
    return int(cluster)


@numba.njit(cache=True, nogil=True)
def enter(part: Partition, record: int, cluster: int) -> None:
    """Put a record that is in no cluster into one."""
    first = part.head[cluster] if part.size[cluster] > 0 else -1
    part.after[record] = first
    part.before[record] = -1
    if first >= 0:
        part.before[first] = record
    part.head[cluster] = record
    part.home[record] = cluster
    part.size[cluster] += 1


@numba.njit(cache=True, nogil=True)
def open_cluster(part: Partition) -> int:
    """Return the number of a new, empty cluster."""
    part.tally[1] -= 1
    part.tally[0] += 1
    cluster = part.spare[part.tally[1]]
    part.head[cluster] = -1
    part.fit[cluster] = 0.0
    return int(cluster)


@numba.njit(cache=True, nogil=True)
def meet(part: Partition, near: Neighbours, record: int, work: Scratch) -> int:
    """Collect the clusters of a record's neighbours, its own included if met; return their number.

    All likely neighbours, and a fresh tenth of the others: the choice does not depend on the partition,
    so that the move stays reversible.
    """
    work.turn[0] += 1
    turn = work.turn[0]
    found = 0
    place = near.start[record]
    end = near.start[record + 1]
    while place < end:
        if place >= near.near_end[record]:
            place += int(math.log(1.0 - uniform(work.random)) / math.log(1.0 - _SEEN_AGAIN))
            if place >= end:
                break
        cluster = part.home[near.record[place]]
        if work.mark[cluster] != turn:
            work.mark[cluster] = turn
            work.found[found] = cluster
            found += 1
        place += 1
    return found


@numba.njit(cache=True, nogil=True)
def reseat(
    model: Likelihood, part: Partition, sizes: Sizes, near: Neighbours, record: int, work: Scratch
) -> None:
    """Draw a record's cluster anew among its neighbours' clusters and one of its own."""
    home = part.home[record]
    found = meet(part, near, record, work)
    if part.size[home] > 1 and work.mark[home] != work.turn[0]:
        return
    old_fit = part.fit[home]
    unlink(part, record)
    left = part.size[home] > 0
    if left:
        part.fit[home] = cluster_fit(model, part.after, part.head[home], -1, work)
    work.weights[0] = math.log(part.tally[0] + 1.0) + sizes.alone
    kept = 1
    for i in range(found):
        cluster = work.found[i]
        size = part.size[cluster]
        if size == 0 or size >= sizes.grow.shape[0]:
            continue
        if cluster == home:
            gain = old_fit - part.fit[cluster]
        else:
            gain = cluster_fit(model, part.after, part.head[cluster], record, work) - part.fit[cluster]
        work.found[kept - 1] = cluster
        work.weights[kept] = sizes.grow[size] + gain
        kept += 1
    chosen = log_sum_pick(work.weights, kept, work.random)
    if chosen == 0:
        enter(part, record, open_cluster(part))
        return
    cluster = work.found[chosen - 1]
    gain = work.weights[chosen] - sizes.grow[part.size[cluster]]
    enter(part, record, cluster)
    part.fit[cluster] += gain


@numba.njit(cache=True, nogil=True)
def allocate(
    model: Likelihood,
    part: Partition,
    sizes: Sizes,
    ends: tuple[int, int],
    count: int,
    forced: int,
    work: Scratch,
) -> tuple[int, int, float, float, float]:
    """Deal the records of ``work.order`` to two clusters that begin with ``ends``, one after the other.

    Args:
        model: Present parameters.
        part: The partition; with ``forced`` its two clusters say where each record goes.
        sizes: Prior.
        ends: First record of either side.
        count: Records to deal.
        forced: 1: follow the present clusters and only tell how likely that was.
        work: ``link`` receives both lists.

    Returns:
        Head of the second list (the first's is in ``work.order[count]``), size of the first, both fits,
        and the log-probability of the dealing.
    """
    heads = (ends[0], ends[1])
    one, other = heads
    work.link[one] = -1
    work.link[other] = -1
    sizes_now = [1, 1]
    fit_one = 0.0
    fit_other = 0.0
    log_q = 0.0
    most = sizes.grow.shape[0]
    for i in range(count):
        record = work.order[i]
        with_one = cluster_fit(model, work.link, one, record, work)
        with_other = cluster_fit(model, work.link, other, record, work)
        a = with_one - fit_one + (sizes.grow[sizes_now[0]] if sizes_now[0] < most else -1e9)
        b = with_other - fit_other + (sizes.grow[sizes_now[1]] if sizes_now[1] < most else -1e9)
        log_a = -math.log1p(math.exp(b - a)) if b - a < 700.0 else a - b
        log_b = -math.log1p(math.exp(a - b)) if a - b < 700.0 else b - a
        first = part.home[record] == part.home[ends[0]] if forced else uniform(work.random) < math.exp(log_a)
        if first:
            work.link[record] = one
            one, fit_one, log_q = record, with_one, log_q + log_a
            sizes_now[0] += 1
        else:
            work.link[record] = other
            other, fit_other, log_q = record, with_other, log_q + log_b
            sizes_now[1] += 1
    work.order[count] = one
    return other, sizes_now[0], fit_one, fit_other, log_q


@numba.njit(cache=True, nogil=True)
def others_in_order(part: Partition, one: int, other: int, work: Scratch) -> int:
    """List the members of the clusters of two records, the two left out, in random order."""
    count = 0
    for turn in range(2 if part.home[one] != part.home[other] else 1):
        record = part.head[part.home[one] if turn == 0 else part.home[other]]
        while record >= 0:
            if record not in (one, other):
                work.order[count] = record
                count += 1
            record = part.after[record]
    for i in range(count - 1, 0, -1):
        j = int(uniform(work.random) * (i + 1))
        work.order[i], work.order[j] = work.order[j], work.order[i]
    return count


@numba.njit(cache=True, nogil=True)
def split_or_merge(model: Likelihood, part: Partition, sizes: Sizes, near: Neighbours, work: Scratch) -> bool:
    """Propose to part the cluster of two records, or to join theirs (Dahl 2005); return acceptance."""
    pairs = near.left.shape[0]
    limit = near.near_pairs if uniform(work.random) < _NEAR else pairs
    if limit == 0:
        return False
    pick = int(uniform(work.random) * limit)
    one, other = near.left[pick], near.right[pick]
    home, away = part.home[one], part.home[other]
    apart = home != away
    count = others_in_order(part, one, other, work)
    if apart and count + 2 >= sizes.whole.shape[0]:
        return False
    other_head, first_size, fit_one, fit_other, log_q = allocate(
        model, part, sizes, (one, other), count, int(apart), work
    )
    prior = sizes.whole[first_size] + sizes.whole[count + 2 - first_size] - sizes.whole[count + 2]
    if apart:
        joined = part.after
        tail = part.head[home]
        while part.after[tail] >= 0:
            tail = part.after[tail]
        joined[tail] = part.head[away]
        whole_fit = cluster_fit(model, joined, part.head[home], -1, work)
        joined[tail] = -1
        gain = whole_fit - part.fit[home] - part.fit[away] - prior - math.log(part.tally[0]) + log_q
        if math.log(1.0 - uniform(work.random)) >= gain:
            return False
        while part.size[away] > 0:
            record = part.head[away]
            unlink(part, record)
            enter(part, record, home)
        part.fit[home] = whole_fit
        return True
    gain = fit_one + fit_other - part.fit[home] + prior + math.log(part.tally[0] + 1.0) - log_q
    if math.log(1.0 - uniform(work.random)) >= gain:
        return False
    away = open_cluster(part)
    record = other_head
    while record >= 0:
        unlink(part, record)
        enter(part, record, away)
        record = work.link[record]
    part.fit[home] = fit_one
    part.fit[away] = fit_other
    return True


@numba.njit(cache=True, nogil=True)
def sweep(
    model: Likelihood, part: Partition, sizes: Sizes, near: Neighbours, work: Scratch
) -> tuple[int, int]:
    """Reseat as many random records as there are, then try half as many splits and merges.

    Returns:
        Splits and merges tried, and accepted.
    """
    records = part.home.shape[0]
    for _ in range(records):
        reseat(model, part, sizes, near, int(uniform(work.random) * records), work)
    accepted = 0
    for _ in range(records // 2):
        accepted += split_or_merge(model, part, sizes, near, work)
    return records // 2, accepted


@numba.njit(cache=True, nogil=True)
def refit(model: Likelihood, part: Partition, work: Scratch) -> None:
    """Compute the fit of every cluster anew, after the parameters changed."""
    for cluster in range(part.size.shape[0]):
        if part.size[cluster] > 0:
            part.fit[cluster] = cluster_fit(model, part.after, part.head[cluster], -1, work)
