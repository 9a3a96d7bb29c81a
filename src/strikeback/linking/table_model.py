"""Fellegi and Sunter's model fitted without labels: exact u, EM over counts of patterns.

u is fixed at the chance that two random records agree, counted over all values: for equal values the sum of
squared frequencies, for likeness a weighted table of the commonest and of evenly spaced other values. Only
m and the prior are estimated, by expectation and maximisation over patterns (Dempster, Laird, Rubin 1977),
counting pairs that are more likely than not, which keeps households and places from growing into a class.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.table_levels import ELSE, EXACT, LEVELS, Column, compare, unpack

Floats = NDArray[np.float64]
TOP: Final = 300
SPACED: Final = 300
ROUNDS: Final = 50
SMOOTH: Final = 0.5
TINY: Final = 1e-9
MAX_BITS: Final = 40.0
RISE: Final = 0.4
ABOVE_OTHERS: Final = 0.25
_START: Final = {7: 0.08, 8: 0.06, 9: 0.02, 10: 0.03, ELSE: 0.11}


@dataclass(frozen=True, slots=True)
class Model:
    """Bits of every field's levels, the prior, and which fields repeat others."""

    weights: Floats
    """log2(m/u), one row a field; level 0 says nothing."""
    prior: float
    """Bits of a pair before anything is compared."""
    m: Floats
    u: Floats
    given: dict[int, tuple[int, float]]
    """Field -> (field it depends on, chance that it agrees when that one does): city by postcode."""


def exact_u(column: Column) -> Floats:
    """Return the chance of each level between two random records that both have a value."""
    out = np.zeros(LEVELS)
    counts = column.counts[1:].astype(np.float64)
    total = counts.sum()
    pairs = total * (total - 1) / 2
    if pairs <= 0:
        return out
    np.add.at(out, column.bins[1:], counts * (counts - 1) / 2 / pairs)
    picked, mass = _representatives(counts)
    rows, cols = np.triu_indices(len(picked), 1)
    levels = compare(column, picked[rows] + 1, picked[cols] + 1)
    likely = np.bincount(levels, weights=mass[rows] * mass[cols], minlength=LEVELS)
    likely[: EXACT + 1] = 0
    out[EXACT + 1 :] = likely[EXACT + 1 :] / max(likely.sum(), TINY) * (1 - out[: EXACT + 1].sum())
    np.maximum(out, 0, out=out)
    return out


def _representatives(counts: Floats) -> tuple[NDArray[np.int64], Floats]:
    """Return the commonest values, and evenly spaced others that stand for the rest, with their mass."""
    order = np.lexsort((np.arange(len(counts)), -counts))
    top, rest = order[:TOP], np.sort(order[TOP:])
    spaced = rest[np.unique(np.linspace(0, len(rest) - 1, min(SPACED, len(rest))).astype(np.int64))]
    mass = np.concatenate([counts[top], np.full(len(spaced), counts[rest].sum() / max(1, len(spaced)))])
    return np.concatenate([top, spaced]), mass / max(mass.sum(), TINY)


def dependences(columns: list[Column], u: Floats) -> dict[int, tuple[int, float]]:
    """Return fields that mostly agree whenever another does, counted over all pairs.

    A true match raises every field; a dependent field rises more than any other, and has fewer values.
    """
    rates = np.zeros((len(columns), len(columns)))
    for f, one in enumerate(columns):
        for g, other in enumerate(columns):
            if f != g:
                rates[f, g] = _agreement(one, other)
    out: dict[int, tuple[int, float]] = {}
    base = u[:, : EXACT + 1].sum(axis=1)
    for f, one in enumerate(columns):
        order = np.argsort(-rates[f], kind="stable")
        g, second = int(order[0]), float(rates[f, order[1]]) if len(order) > 2 else 0.0
        fewer = len(columns[g].forms) < len(one.forms)
        if fewer and rates[f, g] > base[g] + RISE and rates[f, g] > second + ABOVE_OTHERS and g not in out:
            out[g] = (f, min(0.99, float(rates[f, g])))
    return out


def _agreement(one: Column, other: Column) -> float:
    """Return how often pairs that agree on one column agree on the other, over pairs that have both."""
    both = (one.codes > 0) & (other.codes > 0)
    first, second = one.codes[both], other.codes[both]
    joint = np.unique(first * len(other.forms) + second, return_counts=True)[1]
    alone = np.unique(first, return_counts=True)[1]
    pairs = (alone * (alone - 1)).sum()
    return float((joint * (joint - 1)).sum() / pairs) if pairs else 0.0


def fit(columns: list[Column], patterns: NDArray[np.int64], counts: Floats, records: int) -> Model:
    """Return the model that explains the patterns' counts best.

    Args:
        columns: For u.
        patterns: Distinct packed patterns of the candidates.
        counts: Candidates with each.
        records: Number of records, for the number of all pairs.
    """
    u = np.stack([exact_u(column) for column in columns])
    levels = unpack(patterns, len(columns))
    given = dependences(columns, u)
    pairs = max(1.0, records * (records - 1) / 2)
    m = np.stack([_start(row) for row in u])
    matches = 0.25 * records
    for _ in range(ROUNDS):
        bits = _bits(m, u)
        total = np.log2(matches / pairs) + pattern_bits(levels, bits, u, m, given)
        p = 1 / (1 + np.exp2(-np.clip(total, -200, 200)))
        likely = np.where(p > 0.5, p, 0.0) * counts
        fresh = max(1.0, float(likely.sum()))
        m = _maximise(levels, likely, u)
        if abs(fresh - matches) < 1e-6 * matches:
            break
        matches = fresh
    return Model(weights=_bits(m, u), prior=float(np.log2(matches / pairs)), m=m, u=u, given=given)


def _start(u: Floats) -> Floats:
    """First guess of m: .7 equal, shared among exact levels as the values are."""
    m = np.zeros(LEVELS)
    exact = u[: EXACT + 1] ** 0.5
    m[: EXACT + 1] = 0.7 * exact / max(exact.sum(), TINY)
    for level, share in _START.items():
        m[level] = share
    m[0] = 0
    m /= m.sum()
    return m


def _maximise(levels: NDArray[np.int64], likely: Floats, u: Floats) -> Floats:
    """Return m from expected counts, smoothed towards u."""
    rows = []
    for field in range(levels.shape[1]):
        seen = np.bincount(levels[:, field], weights=likely, minlength=LEVELS)[:LEVELS]
        seen[0] = 0
        seen = seen + SMOOTH * u[field] + TINY
        seen[0] = 0
        rows.append(seen / seen.sum())
    return np.stack(rows)


def _bits(m: Floats, u: Floats) -> Floats:
    """Return log2(m/u); rarer exact values never weigh less than commoner ones, none below 'different'."""
    bits = np.log2((m + TINY) / (u + TINY))
    bits[:, 0] = 0.0
    bits = np.clip(bits, -MAX_BITS, MAX_BITS)
    for row in bits:
        row[EXACT] = max(row[EXACT], row[ELSE])
        for level in range(EXACT - 1, 0, -1):
            row[level] = max(row[level], row[level + 1])
    return bits


def field_bits(
    levels: NDArray[np.int64], bits: Floats, u: Floats, m: Floats, given: dict[int, tuple[int, float]]
) -> Floats:
    """Return the bits of each field of each pattern, dependent fields by their own u."""
    out: Floats = np.take_along_axis(bits.T, levels, axis=0) if len(levels) else np.zeros(levels.shape)
    for g, (f, rate) in given.items():
        agrees = (levels[:, f] >= 1) & (levels[:, f] <= EXACT)
        same = agrees & (levels[:, g] >= 1) & (levels[:, g] <= EXACT)
        other = agrees & (levels[:, g] > EXACT)
        exact = m[g, : EXACT + 1].sum()
        usual = u[g, : EXACT + 1].sum()
        out[same, g] = np.log2((exact + TINY) / max(rate, usual))
        out[other, g] = np.log2((1 - exact + TINY) / max(1 - rate, 0.01))
    return out


def pattern_bits(
    levels: NDArray[np.int64], bits: Floats, u: Floats, m: Floats, given: dict[int, tuple[int, float]]
) -> Floats:
    """Return the bits of each pattern, prior left out."""
    total: Floats = field_bits(levels, bits, u, m, given).sum(axis=1)
    return total
