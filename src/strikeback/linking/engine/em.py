"""Chances among records that are the same, from counts of patterns, without labels: anchored EM.

Fellegi and Sunter (1969), EM after Winkler (1988). The chances among records that are not the same stay as
they were measured; only pairs more likely than not teach; each field's chances are worth some pairs of prior
knowledge; rare equal values never weigh less than common ones, equal never less than different.
"""

from dataclasses import dataclass, replace
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

Floats = NDArray[np.float64]
ROUNDS: Final = 40
STRENGTH: Final = 30.0
"""Pairs that the usual chances of a field are worth."""
EQUAL: Final = 0.7
USUAL: Final = {
    NEAR: 0.08, ALIKE: 0.05, INITIAL: 0.01, FAINT: 0.01, PART: 0.015, ALIAS: 0.015, SWAPPED: 0.01, REORDERED: 0.02,
}  # fmt: skip
"""Chances among true pairs to start from; ``EQUAL`` for equality, the rest is difference."""
TWINS: Final = 0.02
"""Share of related pairs whose given name or birth date agrees for a reason (twins, sons named after fathers)."""
TINY: Final = 1e-6
LEAST_CLOSE: Final = (0.4, 0.2, 0.4, 0.15, 0.3, 0.1)
"""Least chance that a true pair agrees but for a slip, by kind (name, text, date, code, category, other): a class of
pairs with less is not a class of duplicates."""
LEAST_ELSE: Final = 0.01
"""However clean a table is, one true pair in a hundred may differ in a field."""


@dataclass(frozen=True, slots=True)
class Chances:
    """What EM works on and gives."""

    kinds: tuple[int, ...]
    u: Floats
    m: Floats
    prior: float
    """Share of all pairs of records that are the same."""
    given: dict[int, tuple[int, float]]
    """Field -> the field it follows from, and its chance of agreement among strangers that agree there."""
    spread: Floats
    """Share of filled cells by level of equality, [fields, 7]: how true pairs' equal values are spread."""
    filled: Floats
    """Filled cells of each field."""
    personal: tuple[bool, ...]
    """Fields that tell members of one household apart: given names and dates."""
    h: Floats
    """Chance of each level between records of related things."""
    prior_kin: float
    """Share of all pairs of records that are of related things; 0 where that cannot be told."""


def start(
    kinds: tuple[int, ...],
    u: Floats,
    given: dict[int, tuple[int, float]],
    spread: Floats,
    filled: Floats,
    personal: tuple[bool, ...],
    records: int,
) -> Chances:
    """Return chances to start from: usual ones, and half a pair a record."""
    m = np.stack([usual_chances(kind, spread[f]) for f, kind in enumerate(kinds)])
    prior = min(0.5 / max(1.0, (records - 1) / 2), 0.3)
    told = any(personal) and not all(personal)
    h = np.where(np.array(personal)[:, None], (1 - TWINS) * u + TWINS * m, 0.5 * m + 0.5 * u)
    return Chances(kinds, u, m, prior, given, spread, filled, personal, h, prior if told else 0.0)


def usual_chances(kind: int, spread: Floats) -> Floats:
    """Return a field's usual chances among true pairs; equality spread as cells are."""
    out = np.zeros(LEVELS)
    known = spread[1:].sum()
    out[1 : EXACT + 1] = EQUAL * spread[1:] / known if known else 0.0
    if not known:
        out[1] = EQUAL
    for level, chance in USUAL.items():
        if level in USED[kind]:
            out[level] = chance
    out[ELSE] = 1 - out.sum()
    return out


def run(chances: Chances, patterns: NDArray[np.int64], weights: Floats, pairs: float, rounds: int = ROUNDS) -> Chances:
    """Return the chances after EM.

    Args:
        chances: Where to start.
        patterns: Distinct packed patterns, sorted.
        weights: How many pairs each stands for.
        pairs: All pairs of records.
        rounds: At most so many; it stops early when the prior stands still.
    """
    levels = np.stack([(patterns >> (SHIFT * f)) & 15 for f in range(len(chances.kinds))], axis=1)
    usual = np.stack([usual_chances(kind, chances.spread[f]) for f, kind in enumerate(chances.kinds)])
    for _ in range(rounds):
        p, q = posteriors(chances, levels)
        counted = weights * np.where(p > 0.5, p, 0.0)
        m, h = np.empty_like(chances.m), chances.h.copy()
        related = weights * np.where(q > 0.5, q, 0.0)
        for f in range(len(chances.kinds)):
            seen = np.bincount(levels[:, f], weights=counted, minlength=LEVELS)
            seen[0] = 0
            m[f] = (seen + STRENGTH * usual[f]) / (seen.sum() + STRENGTH)
            m[f] = _bounded(m[f], chances.kinds[f], usual[f])
            if chances.personal[f]:
                h[f] = (1 - TWINS) * chances.u[f] + TWINS * m[f]
            else:
                seen = np.bincount(levels[:, f], weights=related, minlength=LEVELS)
                seen[0] = 0
                h[f] = (seen + STRENGTH * chances.u[f]) / (seen.sum() + STRENGTH)
        prior = min(max((weights * p).sum(), 0.5) / pairs, 0.5)
        prior_kin = min((weights * q).sum() / pairs, 0.5)
        still = abs(np.log(prior / chances.prior)) < 1e-4
        chances = replace(chances, m=m, prior=float(prior), h=h, prior_kin=float(prior_kin))
        if still:
            break
    return chances


def _bounded(m: Floats, kind: int, usual: Floats) -> Floats:
    """Keep equality and slips as frequent as they are in any register, and differences possible."""
    close = m[1 : NEAR + 1].sum()
    least = LEAST_CLOSE[kind]
    if close < least:
        out = m * (1 - least) / max(1 - close, TINY)
        out[1 : NEAR + 1] = usual[1 : NEAR + 1] * least / usual[1 : NEAR + 1].sum()
        return out
    out = m.copy()
    out[ELSE] = max(out[ELSE], LEAST_ELSE)
    return out / out.sum()


def posterior(chances: Chances, levels: NDArray[np.int64]) -> Floats:
    """Return the probability of each pattern that it is of the same thing."""
    return posteriors(chances, levels)[0]


def posteriors(chances: Chances, levels: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Return the probability of each pattern that it is of the same thing, and of related ones."""
    same, kin = bits(chances), kin_bits(chances)
    total, total_kin = np.zeros(len(levels)), np.zeros(len(levels))
    for f in range(levels.shape[1]):
        table: NDArray[np.int64] | int = 0
        if f in chances.given:
            above = levels[:, chances.given[f][0]]
            table = ((above > 0) & (above <= EXACT)).astype(np.int64)
        total += same[table, f, levels[:, f]]
        total_kin += kin[table, f, levels[:, f]]
    rest = max(1 - chances.prior - chances.prior_kin, TINY)
    one = chances.prior / rest * np.exp2(np.clip(total, -200, 200))
    two = chances.prior_kin / rest * np.exp2(np.clip(total_kin, -200, 200))
    return one / (1 + one + two), two / (1 + one + two)


def kin_bits(chances: Chances) -> Floats:
    """Return the weights for "related" against "unrelated" in bits, [2, fields, 16]."""
    out = np.zeros((2, *chances.h.shape))
    if chances.prior_kin <= 0:
        return out
    same = bits(chances)
    for f, kind in enumerate(chances.kinds):
        used = np.array([0 < level and level in USED[kind] for level in range(LEVELS)])
        # Both tables divide by the same chances among the unrelated: what bits() took off is taken off here too.
        plain = np.log2((chances.h[f] + TINY) / (chances.u[f] + TINY * 1e-3))
        out[0, f] = np.where(used, np.minimum(plain, np.maximum(same[0, f], 0.0) + 3.0), 0.0)
        out[1, f] = np.where(used, out[0, f] - (same[0, f] - same[1, f]), 0.0)
    return out


def log_odds(p: float) -> float:
    """Return the odds of a probability in bits."""
    return float(np.log2(p / (1 - p)))


def bits(chances: Chances) -> Floats:
    """Return the weights in bits, [2, fields, 16]; the second table holds where the field above agrees."""
    out = np.zeros((2, *chances.m.shape))
    for f, kind in enumerate(chances.kinds):
        m, u = chances.m[f], chances.u[f]
        rare = _by_frequency(m, chances, f)
        out[0, f] = _ordered(m, u, kind, rare)
        out[1, f] = out[0, f]
        if f in chances.given:
            equal_m, equal_u = m[1 : EXACT + 1].sum(), u[1 : EXACT + 1].sum()
            bound = min(max((chances.given[f][1] - equal_u) / max(equal_m - equal_u, 0.05), 0.0), 0.98)
            # A stranger who agrees above has, in this share of cases, the same thing below, slips included.
            out[1, f] = np.minimum(_ordered(m, bound * m + (1 - bound) * u, kind, rare), out[0, f])
    return out


def _by_frequency(m: Floats, chances: Chances, field: int) -> Floats:
    """Weights of levels of equality in which no two records agree: chance over frequency, log2(m n / count)."""
    typical = 2.0 * 4.0 ** np.arange(EXACT)
    out = np.full(EXACT + 1, np.nan)
    unseen = chances.spread[field, 1:] <= 0
    ratio = m[1 : EXACT + 1].sum() * max(chances.filled[field], 1.0) / typical
    out[1:][unseen] = np.log2(np.maximum(ratio[unseen], 1.0))
    return out


def _ordered(m: Floats, u: Floats, kind: int, rare: Floats) -> Floats:
    """Weights of one field, kept in their natural order."""
    out = np.log2((m + TINY) / (u + TINY * 1e-3))
    out[: EXACT + 1] = np.where(np.isnan(rare), out[: EXACT + 1], rare)
    out[ELSE] = min(out[ELSE], 0.0)
    floor = out[ELSE]
    out[EXACT] = max(out[EXACT], floor, 0.0)
    for level in range(EXACT - 1, 0, -1):
        out[level] = max(out[level], out[level + 1])
    best = out[1]
    for level in range(EXACT + 1, ELSE):
        out[level] = min(max(out[level], floor), best)
    for level in range(LEVELS):
        if level not in USED[kind]:
            out[level] = 0.0
    return out
