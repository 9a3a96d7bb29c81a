"""Chances that two records that are not the same agree.

Exact for equality, from pairs at fixed strides for likeness.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine.levels import (
    ALIAS,
    ALIKE,
    ELSE,
    EXACT,
    FAINT,
    INITIAL,
    LEVELS,
    NEAR,
    PART,
    REORDERED,
    SHIFT,
    SWAPPED,
    USED,
)
from strikeback.linking.engine.records import Records

Floats = NDArray[np.float64]
PAIRS: Final = 300_000
"""Pairs looked at for the chances of likeness: a chance of 1e-4 is then known to a fifth of itself."""
SHIFTS: Final = 16
ROWS: Final = 100_000
"""Records looked at for which fields are filled together: a share is then known to .002."""
BORROWED: Final = 30.0
"""Values that the usual chances are worth: they matter in tables of a few dozen records only."""
USUAL_EQUAL: Final = (0.005, 0.02, 0.0003, 0.001, 0.15, 0.001)
"""Chance that two strangers agree, by kind: a name, a text, a birth date, a code, a category, other."""
USUAL_LIKE: Final = {
    NEAR: 0.002, ALIKE: 0.01, INITIAL: 0.003, FAINT: 0.04, PART: 0.01,
    ALIAS: 0.0003, SWAPPED: 0.00002, REORDERED: 0.0003,
}  # fmt: skip
"""Chance that two strangers' values are alike in this way."""


def stride_pairs(records: int, most: int = PAIRS) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return pairs of rows spread evenly: all of them in small tables, else neighbours at fixed distances."""
    if records * (records - 1) // 2 <= most:
        left, right = np.triu_indices(records, 1)
        return left.astype(np.int64), right.astype(np.int64)
    per = max(1, most // SHIFTS)
    rows = np.unique(np.linspace(0, records - 1, min(per, records)).astype(np.int64))
    # Distances by the golden section are as far from each other as they can be.
    shifts = [
        1 + int(records * ((k * 0.6180339887498949) % 1.0)) % (records - 1) for k in range(1, SHIFTS + 1)
    ]
    left = np.concatenate([rows] * SHIFTS)
    right = np.concatenate([(rows + shift) % records for shift in shifts])
    return left, right


def random_chances(records: Records) -> tuple[Floats, NDArray[np.int64]]:
    """Return u, the chance of each level of each field between records taken at random, [fields, 16].

    And patterns.
    """
    from strikeback.linking.engine.kernels_levels import patterns_of  # noqa: PLC0415 - loads the compiler

    left, right = stride_pairs(len(records))
    seen = patterns_of(records.book, left, right)
    u = np.zeros((len(records.names), LEVELS))
    for f in range(len(records.names)):
        levels = np.bincount((seen >> (SHIFT * f)) & 15, minlength=LEVELS).astype(np.float64)
        u[f] = _field_chances(records, f, levels)
    return u, seen


def spread_of(records: Records) -> tuple[Floats, Floats]:
    """Return the share of filled cells by level of equality, [fields, 7], and the filled cells of each field.

    Only values that occur twice count: no other value can be agreed on.
    """
    spread, filled = np.zeros((len(records.names), EXACT + 1)), np.zeros(len(records.names))
    for f in range(len(records.names)):
        counts = records.counts[records.first[f] : records.first[f + 1]].astype(np.float64)
        bins = records.book.bins[records.first[f] : records.first[f + 1]]
        spread[f] = np.bincount(bins, weights=counts * (counts > 1), minlength=EXACT + 1)[: EXACT + 1]
        filled[f] = counts.sum()
        spread[f] /= max(spread[f].sum(), 1.0)
    return spread, filled


def both_filled(records: Records) -> Floats:
    """Return the share of records that have both of two fields, [fields, fields]."""
    step = max(1, len(records) // ROWS)
    known = (records.book.codes[::step] > 0).astype(np.float64)
    out: Floats = known.T @ known / max(len(known), 1)
    return out


def _field_chances(records: Records, field: int, levels: Floats) -> Floats:
    """Chances of one field: equality from counts, likeness from looked-at pairs, both with what is usual."""
    kind = int(records.book.kind[field])
    used = np.array([level in USED[kind] for level in range(LEVELS)])
    counts = records.counts[records.first[field] : records.first[field + 1]].astype(np.float64)
    total = counts.sum()
    bins = records.book.bins[records.first[field] : records.first[field + 1]]
    pairs = max(total * (total - 1), 1.0)
    equal = np.bincount(bins, weights=counts * (counts - 1), minlength=EXACT + 1)[: EXACT + 1] / pairs
    usual = np.zeros(LEVELS)
    for level, chance in USUAL_LIKE.items():
        usual[level] = chance
    share = np.bincount(bins, weights=counts * (counts > 1), minlength=EXACT + 1)[: EXACT + 1]
    usual[1 : EXACT + 1] = USUAL_EQUAL[kind] * share[1:] / max(share[1:].sum(), 1.0)
    usual[~used] = 0.0
    usual[ELSE] = 1.0 - usual[:ELSE].sum()
    unequal = levels.copy()
    unequal[: EXACT + 1] = 0
    weight = total / (total + BORROWED)
    out = np.zeros(LEVELS)
    out[: EXACT + 1] = weight * equal + (1 - weight) * usual[: EXACT + 1]
    rest = max(1.0 - out[: EXACT + 1].sum(), 1e-6)
    likeness = unequal + usual * np.arange(LEVELS).__gt__(EXACT) * 100.0
    out[EXACT + 1 :] = rest * (likeness / max(likeness.sum(), 1e-9))[EXACT + 1 :]
    out[1 : EXACT + 1] = np.maximum(out[1 : EXACT + 1], 1e-9)
    out[~used] = 0.0
    return out
