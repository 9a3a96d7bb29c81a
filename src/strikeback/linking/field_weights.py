"""What agreement in each field of persons is worth, learned by the engine from the records at hand.

Chances among strangers are counted exactly for equal values and on pairs at fixed strides for likeness;
chances among records of one person come from the engine's expectation-maximisation over the levels that
candidate pairs show. Identifiers, names and shared offenders, which the domain weighs itself, tell EM which
pairs are likely one; the domain's usual chances are worth some pairs of it. Where few pairs are at hand the
usual chances stand alone.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.corpus import Held, Key
from strikeback.linking.engine import em
from strikeback.linking.engine.frequencies import stride_pairs
from strikeback.linking.engine.levels import ELSE, EXACT, EXACT_ONLY, LEVELS, SHIFT
from strikeback.linking.linked import GRAIN
from strikeback.linking.person_fields import (
    EQUAL,
    FIELDS,
    PLACE,
    Agreement,
    Counted,
    PersonField,
    compare_fields,
    level_of,
)
from strikeback.linking.profiles import Profile

Floats = NDArray[np.float64]
Table = tuple[tuple[float, ...], ...]
"""Bits of each field and level."""
FEW: Final = 60
"""Candidate pairs below which nothing is learned."""
SAMPLE: Final = 2_500
"""Candidate pairs that are looked at."""
STRIDE: Final = 6_000
"""Pairs of strangers that are looked at for likeness: a chance of 1e-3 is known to 40 %, and
the usual one is worth ``BORROWED`` values more."""
BORROWED: Final = 30.0
PRIOR_PAIRS: Final = 200.0
"""Pairs of one person that the usual chances are worth."""
SUPPORT: Final = 10
"""Candidate pairs that must show a level before its weight is learned."""
LEAST_SHARE: Final = 0.02
"""Share of the cells that a level of equality is taken to have at least."""
BANDS: Final = ((30.0, 32.0), (20.0, 24.0), (12.0, 15.0), (6.0, 8.5), (2.0, 4.0), (-2.0, 0.0))
"""Bits of what else is known about a pair, at least, and what such a pair is taken to have."""
ANCHOR: Final = len(FIELDS)
"""Number of the field that what else is known has among the engine's."""


@dataclass(frozen=True, slots=True)
class FieldWeights:
    """Weights of all fields for the persons of one wall, and how common their values are."""

    table: Table
    counted: Counted = field(default_factory=Counted)
    pairs: int = 0
    """Candidate pairs they were learned from; 0: the usual chances."""
    m: Table = ()
    u: Table = ()

    def bits(self, one: Agreement) -> float:
        """Return what an agreement is worth."""
        return self.table[one.field][one.level]

    def note(self, one: Agreement) -> str:
        """Return the frequencies behind a weight."""
        if not self.pairs:
            return ""
        m, u = self.m[one.field][one.level], self.u[one.field][one.level]
        return f"in {m:.2%} of pairs of one person, {u:.2%} of strangers"


def usual_weights(counted: Counted | None = None) -> FieldWeights:
    """Return the weights by the usual chances alone."""
    table = []
    for one in FIELDS:
        bits = [0.0] * LEVELS
        for level, (m, u) in one.usual.items():
            for each in _levels(level, one):
                bits[each] = math.log2(m / u)
        table.append(tuple(bits))
    return FieldWeights(tuple(table), counted or Counted())


def learn_weights(
    profiles: Sequence[Profile],
    held: Mapping[int, Mapping[Key, Held]],
    counted: Counted,
    seen: Sequence[tuple[Sequence[Agreement], float]],
    share: float,
) -> FieldWeights:
    """Return weights learned from candidate pairs.

    Args:
        profiles: The persons of a wall.
        held: What each person holds.
        counted: How common their values are.
        seen: How some candidate pairs agree, and the bits of what else is known about each.
        share: Share of the candidate pairs that these are.
    """
    if len(seen) < FEW:
        return usual_weights(counted)
    spread, filled = _spread(counted, len(profiles))
    u = _strangers(profiles, held, counted, spread)
    patterns, weights = _patterns(seen, share, spread)
    chances = em.start(
        (*(one.kind for one in FIELDS), EXACT_ONLY), u, {}, spread, filled, (2,) * (ANCHOR + 1), len(profiles)
    )
    total = max(1.0, len(profiles) * (len(profiles) - 1) / 2)
    chances = em.of_strangers(em.run(chances, patterns, weights, total), len(profiles))
    bits = _supported(em.bits(chances)[0], seen)
    return FieldWeights(_rows(bits), counted, pairs=len(seen), m=_rows(chances.m), u=_rows(chances.u))


def _supported(bits: Floats, seen: Sequence[tuple[Sequence[Agreement], float]]) -> Floats:
    """Return weights in the grain; a level that hardly occurs keeps its usual one, within those around it."""
    counts = np.zeros((ANCHOR, LEVELS))
    for agreed, _ in seen:
        for one in agreed:
            counts[one.field, one.level] += 1
    usual, out = usual_weights().table, bits.copy()
    for f, spec in enumerate(FIELDS):
        equal = counts[f, EQUAL : EXACT + 1].sum()
        for level in spec.usual:
            for each in _levels(level, spec):
                if (equal if each <= EXACT else counts[f, each]) < SUPPORT:
                    out[f, each] = usual[f][each]
        best = out[f, EQUAL : EXACT + 1].max()
        for level in spec.usual:
            if EXACT < level < ELSE:
                out[f, level] = min(max(out[f, level], out[f, ELSE]), best)
    rounded: Floats = np.round(out * GRAIN) / GRAIN
    return rounded


def _rows(values: Floats) -> Table:
    return tuple(tuple(float(x) for x in row) for row in values[:ANCHOR])


def _levels(level: int, spec: PersonField) -> range:
    return range(level, EXACT + 1 if level == spec.ranked else level + 1)


def _strangers(
    profiles: Sequence[Profile], held: Mapping[int, Mapping[Key, Held]], counted: Counted, spread: Floats
) -> Floats:
    """Return the chance of each level between two persons: [fields and anchor, 16]."""
    left, right = stride_pairs(len(profiles), STRIDE)
    seen = np.zeros((ANCHOR, LEVELS))
    for i, j in zip(left.tolist(), right.tolist(), strict=True):
        a, b = profiles[i], profiles[j]
        for one in compare_fields(a, b, held[a.number], held[b.number], counted):
            seen[one.field, one.level] += 1
    out = np.zeros((ANCHOR + 1, LEVELS))
    for f in range(ANCHOR):
        out[f] = _field(seen[f], f, counted, spread[f])
    for band, (_, bits) in enumerate(BANDS, start=1):
        out[ANCHOR, band] = em.EQUAL / len(BANDS) * 2.0**-bits
    out[ANCHOR, ELSE] = 1.0
    return out


def _equal(counts: Mapping[str, int], first: int) -> tuple[Floats, float, Floats]:
    """Return shares of pairs that are equal by level, the number of cells, and shares of cells by level."""
    each = np.array(sorted(counts.values()), dtype=np.float64)
    cells = float(each.sum())
    levels = np.array([level_of(int(count), first) for count in each], dtype=np.int64)
    pairs = np.bincount(levels, weights=each * (each - 1), minlength=EXACT + 1)
    share = np.bincount(levels, weights=each, minlength=EXACT + 1)
    return pairs / max(1.0, cells * (cells - 1)), cells, share / max(1.0, cells)


def _field(seen: Floats, number: int, counted: Counted, spread: Floats) -> Floats:
    """Return one field's chances: what was seen blended with what is usual, equality from counts."""
    spec, out = FIELDS[number], np.zeros(LEVELS)
    for level, (_, u) in spec.usual.items():
        if level == spec.ranked:
            pairs, cells, _ = _equal(counted.counts.get(number, {}), spec.ranked)
            ranked = slice(spec.ranked, EXACT + 1)
            # A space is at least as large as it is known to be, however few values a small table repeats.
            out[ranked] = np.maximum(cells / (cells + BORROWED) * pairs[ranked], u * spread[ranked])
        else:
            out[level] = (seen[level] + BORROWED * u) / (seen.sum() + BORROWED)
    if number == PLACE:
        pairs, cells, _ = _equal(counted.postcodes, EQUAL)
        out[EQUAL] = max(cells / (cells + BORROWED) * pairs.sum(), spec.usual[EQUAL][1])
    return out


def _spread(counted: Counted, persons: int) -> tuple[Floats, Floats]:
    """Return how cells are spread over levels of equality; never 0, so that u is what was counted."""
    spread, filled = np.zeros((ANCHOR + 1, EXACT + 1)), np.full(ANCHOR + 1, float(persons))
    for f, spec in enumerate(FIELDS):
        if spec.ranked:
            _, cells, share = _equal(counted.counts.get(f, {}), spec.ranked)
            spread[f, 1 : spec.ranked] = LEAST_SHARE
            spread[f, spec.ranked :] = np.maximum(share[spec.ranked :], LEAST_SHARE)
            filled[f] = cells
        else:
            spread[f, EXACT] = 1.0
    spread[ANCHOR, 1:] = 1.0
    return spread / np.maximum(spread.sum(axis=1, keepdims=True), 1e-9), filled


def _patterns(
    seen: Sequence[tuple[Sequence[Agreement], float]], share: float, spread: Floats
) -> tuple[NDArray[np.int64], Floats]:
    """Return distinct patterns of levels and how many pairs each stands for, usual ones among them."""
    counts: dict[int, float] = {}
    for agreed, bits in seen:
        pattern = band_of(bits) << (SHIFT * ANCHOR)
        for one in agreed:
            pattern |= one.level << (SHIFT * one.field)
        counts[pattern] = counts.get(pattern, 0.0) + 1.0 / share
    for f, spec in enumerate(FIELDS):
        for level, (m, _) in spec.usual.items():
            several = _levels(level, spec)
            for each in several:
                part = spread[f, each] if len(several) > 1 else 1.0
                pattern = 1 << (SHIFT * ANCHOR) | each << (SHIFT * f)
                counts[pattern] = counts.get(pattern, 0.0) + PRIOR_PAIRS * m * part
    patterns = np.array(sorted(counts), dtype=np.int64)
    return patterns, np.array([counts[pattern] for pattern in patterns.tolist()])


def band_of(bits: float) -> int:
    """Return the level of what else is known about a pair."""
    return next((level for level, (least, _) in enumerate(BANDS, start=1) if bits >= least), ELSE)
