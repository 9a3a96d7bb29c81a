"""Kernels: the weight of every pair of records, of which the candidates are kept."""

import math

import numba
import numpy as np

from strikeback.linking.counting.kernels_likelihood import field_fit
from strikeback.linking.counting.state import Floats, Ints, Likelihood, Longs


@numba.njit(cache=True, nogil=True)
def pair_fit(model: Likelihood, field: int, one: int, other: int, values: Ints, counts: Ints) -> float:
    """Return the log-likelihood ratio of two values of one field."""
    values[0] = one
    if one == other:
        counts[0] = 2
        return field_fit(model, field, values, counts, 1, 2)
    values[1] = other
    counts[0] = counts[1] = 1
    return field_fit(model, field, values, counts, 2, 2)


@numba.njit(cache=True, nogil=True)
def similar_fits(model: Likelihood, fields: Ints, values: Ints, counts: Ints) -> tuple[Floats, Floats]:
    """Return the weight of each value meeting itself, and of each similar pair of values.

    Args:
        model: Present parameters.
        fields: Field of each value.
        values: Work space of two.
        counts: Work space of two.
    """
    equal = np.zeros(fields.shape[0])
    alike = np.zeros(model.similar.shape[0])
    for value in range(fields.shape[0]):
        equal[value] = pair_fit(model, fields[value], value, value, values, counts)
        for place in range(model.start[value], model.start[value + 1]):
            alike[place] = pair_fit(model, fields[value], value, model.similar[place], values, counts)
    return equal, alike


@numba.njit(cache=True, nogil=True)
def add_weights(
    model: Likelihood,
    column: Ints,
    value: int,
    weights: tuple[Floats, Floats, Floats],
    tables: tuple[Floats, Floats],
    score: Floats,
) -> None:
    """Add what one field says of a value against each record before.

    Args:
        model: Present parameters.
        column: The field's values.
        value: The value at hand.
        weights: Of a value met again, of similar values by place, and of different values by field.
        tables: Weight of any other value, by value, and a copy to work on, left as it was.
        score: Receives the weights, for as many records as it is long.
    """
    base, now = tables
    first, end = model.start[value], model.start[value + 1]
    now[value] = weights[0][value]
    for place in range(first, end):
        now[model.similar[place]] = weights[1][place]
    for other in range(score.shape[0]):
        score[other] += now[column[other]]
    now[value] = base[value]
    for place in range(first, end):
        now[model.similar[place]] = base[model.similar[place]]


@numba.njit(cache=True, nogil=True)
def candidates(
    model: Likelihood,
    columns: Ints,
    weights: tuple[Floats, Floats, Floats],
    least: float,
    out: tuple[Ints, Ints, Floats],
) -> int:
    """Score all pairs of records and keep those above ``least``; return how many there are.

    Args:
        model: Present parameters.
        columns: Fields x records; the number of values stands for a missing one.
        weights: Of a value met again, of similar values by place, and of different values by field.
        least: Natural log of the likelihood ratio from which a pair is kept.
        out: Left and right ends and weights; filled up to their length, counted beyond it.
    """
    equal, _, far = weights
    fields, records = columns.shape
    none = equal.shape[0]
    score = np.zeros(records)
    base = np.zeros(none + 1)
    for field in range(fields):
        for record in range(records):
            if columns[field, record] != none:
                base[columns[field, record]] = far[field]
    now = base.copy()
    kept = 0
    for one in range(1, records):
        score[:one] = 0.0
        for field in range(fields):
            value = columns[field, one]
            if value != none:
                add_weights(model, columns[field], value, weights, (base, now), score[:one])
        for other in range(one):
            if score[other] > least:
                if kept < out[0].shape[0]:
                    out[0][kept] = other
                    out[1][kept] = one
                    out[2][kept] = score[other]
                kept += 1
    return kept


@numba.njit(cache=True, nogil=True)
def components(records: int, left: Ints, right: Ints) -> Ints:
    """Return the smallest record of each record's connected component."""
    root = np.arange(records).astype(np.int32)
    for i in range(left.shape[0]):
        one, other = left[i], right[i]
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        while root[other] != other:
            root[other] = root[root[other]]
            other = root[other]
        if one < other:
            root[other] = one
        else:
            root[one] = other
    for i in range(records):
        root[i] = root[root[i]]
    return root


@numba.njit(cache=True, nogil=True)
def adjacency(records: int, left: Ints, right: Ints, near: int) -> tuple[Longs, Longs, Ints]:
    """Return each record's neighbours: starts, ends of the likely ones, and the records.

    Args:
        records: How many there are.
        left: Ends of the pairs, likely pairs first.
        right: The other ends.
        near: How many pairs are likely.
    """
    start = np.zeros(records + 1, dtype=np.int64)
    for i in range(left.shape[0]):
        start[left[i] + 1] += 1
        start[right[i] + 1] += 1
    for i in range(records):
        start[i + 1] += start[i]
    fill = start[:-1].copy()
    near_end = fill.copy()
    record = np.zeros(2 * left.shape[0], dtype=np.int32)
    for i in range(left.shape[0]):
        for one, other in ((left[i], right[i]), (right[i], left[i])):
            record[fill[one]] = other
            fill[one] += 1
            if i < near:
                near_end[one] = fill[one]
    return start, near_end, record


@numba.njit(cache=True, nogil=True)
def far_fit(log_distorted: float, far: float) -> float:
    """Return the weight of two unlike values of a field, for rare values."""
    distorted = math.exp(log_distorted)
    return math.log(2.0 * (1.0 - distorted) * math.exp(far) + distorted * distorted)
