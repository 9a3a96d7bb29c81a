"""Fields that follow from another.

A city from a postcode, a name in one script from the same name in another. Their agreement adds little once
the other agrees.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine.levels import ELSE, EXACT, FAINT, NAME, PART, SHIFT
from strikeback.linking.engine.records import Records

PAIRS: Final = 15_000
RISE: Final = 0.4
"""Agreement must rise by this much over chance ..."""
ABOVE: Final = 0.25
"""... and stand this far above every other field's: true duplicates raise all fields together."""
MOST: Final = 0.98
ROWS: Final = 2_000
"""Records in which two columns of names are held against each other ..."""
FEW: Final = 30
"""... and how many must have both."""
TWICE: Final = 0.5
"""By so much more often than with another record's must a record's two names be alike to be one name."""
MORE_WORDS: Final = 0.5
"""A column of names with so many more words holds the other's, not the other way round."""


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
    out |= {g: (f, MOST) for g, f in said_twice(records).items()}
    # What follows from a field that itself follows from it would be a circle.
    return {g: (f, rate) for g, (f, rate) in out.items() if f not in out}


def said_twice(records: Records) -> dict[int, int]:
    """Return, for each column that says a name which another says too, that other column.

    Strangers of one name in one column have it in the other as well, in one of its spellings: it would be
    counted twice. Pairs of records cannot tell (those that are the same agree in all fields), but records
    can: a name in two scripts, or the full name beside its parts, is alike within one record. The column with
    fewer spellings is compared in full, or the one that holds the other.
    """
    from strikeback.linking.engine.kernels_levels import value_levels  # noqa: PLC0415 - loads the compiler

    book = records.book
    named = [f for f in range(len(records.names)) if book.kind[f] == NAME]
    out: dict[int, int] = {}
    for place, f in enumerate(named):
        for g in named[place + 1 :]:
            rows = np.flatnonzero((book.codes[:, f] > 0) & (book.codes[:, g] > 0))
            rows = rows[:: max(1, len(rows) // ROWS)]
            if len(rows) < FEW:
                continue
            mine, theirs = book.codes[rows, f].astype(np.int64), book.codes[rows, g].astype(np.int64)
            fewer = np.minimum(book.words[mine], book.words[theirs])
            alike = _held(value_levels(book, f, mine, theirs), fewer).mean()
            other = np.roll(theirs, 1)
            fewer = np.minimum(book.words[mine], book.words[other])
            chance = _held(value_levels(book, f, mine, other), fewer).mean()
            if alike - chance < TWICE:
                continue
            words = float(book.words[mine].mean()) - float(book.words[theirs].mean())
            kept = f if words > MORE_WORDS or (words >= -MORE_WORDS and _steady(records, f, g)) else g
            if kept not in out:
                out.setdefault(g if kept == f else f, kept)
    return out


def _held(levels: NDArray[np.int64], fewer: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell where one name holds all words of the other: a child has a word of its own beside its parent's.

    Args:
        levels: How alike the names are.
        fewer: Words of the shorter one.
    """
    out: NDArray[np.bool_] = (levels < ELSE) & (levels != PART) & ((levels != FAINT) | (fewer == 1))
    return out


def _steady(records: Records, field: int, other: int) -> bool:
    """Tell whether a field's values repeat more than another's."""
    spellings = np.diff(records.first)
    filled = (records.book.codes > 0).sum(axis=0)
    return bool(spellings[field] * filled[other] <= spellings[other] * filled[field])


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
