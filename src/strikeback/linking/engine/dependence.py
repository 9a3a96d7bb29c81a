"""Fields that follow from another.

A city from a postcode. Their agreement adds little once the other agrees.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine.levels import EXACT, SHIFT
from strikeback.linking.engine.records import Records

PAIRS: Final = 15_000
RISE: Final = 0.4
"""Agreement must rise by this much over chance ..."""
ABOVE: Final = 0.25
"""... and stand this far above every other field's: true duplicates raise all fields together."""
MOST: Final = 0.98


def find_dependence(records: Records, u: NDArray[np.float64]) -> dict[int, tuple[int, float]]:
    """Return, for each dependent field.

    The field it follows from and its chance of agreement when that agrees.
    """
    fields = len(records.names)
    distinct = np.diff(records.first)
    out: dict[int, tuple[int, float]] = {}
    if len(records) < 50 or fields < 3:
        return out
    chance = u[:, 1 : EXACT + 1].sum(axis=1)
    for f in range(fields):
        rates = _rates(records, f)
        for g in range(fields):
            others = [rates[h] - chance[h] for h in range(fields) if h not in (f, g)]
            rise = rates[g] - chance[g]
            if g == f or distinct[g] >= distinct[f] or rise < RISE or rise < max(others) + ABOVE:
                continue
            if g not in out or rates[g] > out[g][1]:
                out[g] = (f, float(min(rates[g], MOST)))
    # What follows from a field that itself follows from it would be a circle.
    return {g: (f, rate) for g, (f, rate) in out.items() if f not in out}


def _rates(records: Records, field: int) -> NDArray[np.float64]:
    """Share of pairs that agree on each field among pairs that agree on one."""
    from strikeback.linking.engine.kernels_keys import key_digests, neighbours, pick  # noqa: PLC0415
    from strikeback.linking.engine.kernels_levels import patterns_of  # noqa: PLC0415

    book = records.book
    base, end = int(records.first[field]), int(records.first[field + 1])
    atom = book.digest[base:end] | np.uint64(1)
    digest = key_digests(book.codes, field, base, atom, -1, 0, atom[:1])
    rate = max(1, len(records) // PAIRS)
    entries = np.sort(pick(digest, np.uint64(rate)))
    left, right = np.empty(PAIRS, np.int64), np.empty(PAIRS, np.int64)
    weight = np.empty(PAIRS)
    count = neighbours(entries, weight, left, right)
    seen = patterns_of(book, left[:count], right[:count])
    out = np.zeros(len(records.names))
    for g in range(len(records.names)):
        level = (seen >> (SHIFT * g)) & 15
        there = level > 0
        total = weight[:count][there].sum()
        out[g] = weight[:count][there & (level <= EXACT)].sum() / total if total else 0.0
    return out
