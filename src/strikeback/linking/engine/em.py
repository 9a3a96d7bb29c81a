"""Chances among records that are the same, from counts of patterns, without labels: anchored EM.

Fellegi and Sunter (1969), EM after Winkler (1988). The chances among records that are not the same stay as
they were measured; only pairs more likely than not teach, where a level's pairs can be likely; each field's
chances are worth some pairs of prior knowledge; rare equal values never weigh less than common ones, equal
never less than different.
"""

from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine.levels import (
    ALIAS,
    ALIKE,
    DATE,
    ELSE,
    EXACT,
    FAINT,
    INITIAL,
    LEVELS,
    NAME,
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
    NEAR: 0.08, ALIKE: 0.05, INITIAL: 0.01, FAINT: 0.01, PART: 0.015,
    ALIAS: 0.015, SWAPPED: 0.01, REORDERED: 0.02,
}  # fmt: skip
"""Chances among true pairs to start from; ``EQUAL`` for equality, the rest is difference."""
START: Final = (1.0, 1.0, 0.5, 0.5)
"""How far each class of related pairs starts like true pairs in what it shares."""
OWN: Final = (2, 1, 1, 1)
"""Lowest role of a field that those of a household, a place, a town and a people do not share; those of a
people share ways of naming as well."""
CUT: Final = 0.5
"""Only pairs more likely than this teach: on the rest, whatever else is alike in a table would pull the
classes apart."""
TOWN: Final = 2
PEOPLE: Final = 3
"""Numbers of the classes that are learned from pairs taken at random and then stand still."""
TWINS: Final = 0.02
"""Share of related pairs that agree for a reason on what they do not share (twins, sons named after
fathers)."""
TINY: Final = 1e-6
LEAST_CLOSE: Final = (0.4, 0.2, 0.4, 0.15, 0.3, 0.1)
"""Least chance that a true pair agrees but for a slip, by kind (name, text, date, code, category, other):
pairs with less are no duplicates."""
LEAST_ELSE: Final = 0.01
"""However clean a table is, one true pair in a hundred may differ in a field."""
MOST_ELSE: Final = 0.15
"""Most true pairs whose birth dates differ in more than a slip: a class with more is one of relatives or
namesakes."""
MOST_PART: Final = 0.08
"""Most true pairs whose names have one word in common beside others that differ: relatives have."""
ALWAYS: Final = 0.9
"""Share of cases from which a field says the same as the one it follows from."""
LEAST_STRANGERS: Final = 0.25
"""Share of the equal pairs of a level that are taken for strangers at least: two bits more at most."""
MANY_PARTNERS: Final = 4.0
"""Records of the same thing that a record has on average, from which clusters tell what the prior lacks
(``calibrate.too_low``): to correct u as well would count that twice."""


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
    roles: tuple[int, ...]
    """0: shared by those of one place; 1: also told apart by household; 2: one's own (given name, birth
    date)."""
    h: Floats
    """Chance of each level between records of a household, a place, a town and a people, [4, fields, 16]."""
    prior_kin: tuple[float, ...]
    """Shares of all pairs of records that are of each of these classes; 0 where that cannot be told."""
    lifts: dict[int, float] = field(default_factory=dict)
    """Field -> bits by which agreement on the field it follows from makes strangers' likelier; ``given``'s
    chance does not count then."""
    both: Floats = field(default_factory=lambda: np.empty((0, 0)))
    """Share of records that have both of two fields, [fields, fields]; none: as if one knew nothing of the
    other."""


def start(
    kinds: tuple[int, ...],
    u: Floats,
    given: dict[int, tuple[int, float]],
    spread: Floats,
    filled: Floats,
    roles: tuple[int, ...],
    records: int,
) -> Chances:
    """Return chances to start from: usual ones, and half a pair a record."""
    m = np.stack([usual_chances(kind, spread[f]) for f, kind in enumerate(kinds)])
    prior = min(0.5 / max(1.0, (records - 1) / 2), 0.3)
    shared = [[in_common(c, roles[f], kind) for f, kind in enumerate(kinds)] for c in range(len(OWN))]
    shares = tuple(prior if any(each) and not all(each) else 0.0 for each in shared)
    h = np.stack(
        [
            np.stack([_related(m[f], u[f], shared=each[f], start=START[c]) for f in range(len(kinds))])
            for c, each in enumerate(shared)
        ]
    )
    return Chances(kinds, u, m, prior, given, spread, filled, roles, h, shares)


def in_common(which: int, role: int, kind: int) -> bool:
    """Tell whether related pairs of a class have a field in common."""
    return role < OWN[which] or (which == PEOPLE and kind == NAME)


def _related(m: Floats, u: Floats, *, shared: bool, start: float = 0.0) -> Floats:
    """Chances of a field in a class of related pairs: those of strangers where they share nothing."""
    share = start if shared else TWINS
    return share * m + (1 - share) * u


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


def run(
    chances: Chances, patterns: NDArray[np.int64], weights: Floats, pairs: float, rounds: int = ROUNDS
) -> Chances:
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
        counted = weights * np.where(p > CUT, p, 0.0)
        m, h = np.empty_like(chances.m), chances.h.copy()
        out_of_reach = never_likely(chances)
        related = [weights * np.where(each > CUT, each, 0.0) for each in q]
        for f in range(len(chances.kinds)):
            seen = np.bincount(levels[:, f], weights=counted, minlength=LEVELS)
            seen = np.where(out_of_reach[f], np.bincount(levels[:, f], weights * p, LEVELS), seen)
            seen[0] = 0
            m[f] = (seen + STRENGTH * usual[f]) / (seen.sum() + STRENGTH)
            m[f] = bounded(m[f], chances.kinds[f], usual[f], own=chances.roles[f] == OWN[0])
            for c, own in enumerate(OWN[:TOWN]):
                if chances.roles[f] >= own:
                    h[c, f] = _related(m[f], chances.u[f], shared=False)
                else:
                    seen = np.bincount(levels[:, f], weights=related[c], minlength=LEVELS)
                    seen[0] = 0
                    learned = (seen + STRENGTH * chances.u[f]) / (seen.sum() + STRENGTH)
                    h[c, f] = spread_like(learned, m[f])
        prior = min(max((weights * p).sum(), 0.5) / pairs, 0.5)
        kin = [float(min((weights * each).sum() / pairs, 0.3)) for each in q]
        prior_kin = (*kin[:TOWN], *chances.prior_kin[TOWN:])
        still = abs(np.log(prior / chances.prior)) < 1e-4
        chances = replace(chances, m=m, prior=float(prior), h=h, prior_kin=prior_kin)
        if still:
            break
    return chances


def never_likely(chances: Chances) -> NDArray[np.bool_]:
    """Return which levels of likeness no likely pair can have, [fields, 16].

    In tables of few fields not even pairs that are equal in all others pass the cut with them. That no such
    pair teaches then tells nothing of how frequent they are: the unlikely ones must, or the level is lost.
    """
    weights = bits(chances)[0]
    best = weights[:, 1 : EXACT + 1].max(axis=1)
    reach = log_odds(chances.prior) + weights + (best.sum() - best)[:, None]
    likeness = np.arange(LEVELS)
    return np.asarray((reach < log_odds(CUT)) & (likeness >= NEAR) & (likeness < ELSE))


def of_strangers(chances: Chances, records: int) -> Chances:
    """Return the chances with u of strangers alone: true pairs among the equal ones are taken out.

    Chances of equality are counted over all pairs. Where a value is rare, most pairs that share it are one
    thing, and counted among strangers they would halve what it tells. Done once, after EM: within it the
    prior and u would feed each other.

    Args:
        chances: What EM gave.
        records: Number of records.
    """
    if chances.prior * (records - 1) > MANY_PARTNERS:
        return chances
    u = chances.u.copy()
    equal = slice(1, EXACT + 1)
    u[:, equal] = np.maximum(u[:, equal] - chances.prior * chances.m[:, equal], LEAST_STRANGERS * u[:, equal])
    return replace(chances, u=u)


def spread_like(h: Floats, m: Floats) -> Floats:
    """Spread a related class's equality over levels as true pairs' is: a few pairs must not settle each."""
    out = h.copy()
    equal = m[1 : EXACT + 1]
    out[1 : EXACT + 1] = h[1 : EXACT + 1].sum() * equal / max(equal.sum(), TINY)
    return out


def bounded(m: Floats, kind: int, usual: Floats, *, own: bool = False, alike: bool = True) -> Floats:
    """Keep equality and slips as frequent as they are in any register, and differences possible.

    Args:
        m: Chances of the levels of a field.
        kind: Its kind.
        usual: Its usual chances.
        own: It is a person's own: dates of it are of birth.
        alike: It must be equal but for a slip as often as it is in any register.
    """
    close = m[1 : NEAR + 1].sum()
    least = LEAST_CLOSE[kind]
    out = m.copy()
    if alike and close < least:
        out *= (1 - least) / max(1 - close, TINY)
        out[1 : NEAR + 1] = usual[1 : NEAR + 1] * least / usual[1 : NEAR + 1].sum()
    else:
        out[ELSE] = max(out[ELSE], LEAST_ELSE)
    most = {ELSE: MOST_ELSE} if own and kind == DATE else {PART: MOST_PART} if kind == NAME else {}
    for level, share in most.items():
        rest = out.sum() - out[level]
        out[level] = min(out[level], share / (1 - share) * rest)
    whole: Floats = out / out.sum()
    return whole


def posterior(chances: Chances, levels: NDArray[np.int64]) -> Floats:
    """Return the probability of each pattern that it is of the same thing."""
    return posteriors(chances, levels)[0]


def posteriors(chances: Chances, levels: NDArray[np.int64]) -> tuple[Floats, list[Floats]]:
    """Return the probability of each pattern that it is of the same thing.

    And of each class of related ones.
    """
    tables = [bits(chances), *kin_bits(chances)]
    odds = []
    priors = [chances.prior, *chances.prior_kin]
    rest = max(1 - sum(priors), TINY)
    for weights, prior in zip(tables, priors, strict=True):
        total = np.zeros(len(levels))
        for f in range(levels.shape[1]):
            table: NDArray[np.int64] | int = 0
            if f in chances.given:
                above = levels[:, chances.given[f][0]]
                table = ((above > 0) & (above <= EXACT)).astype(np.int64)
            total += weights[table, f, levels[:, f]]
        odds.append(prior / rest * np.exp2(np.clip(total, -200, 200)))
    whole = 1 + sum(odds)
    return odds[0] / whole, [each / whole for each in odds[1:]]


def kin_bits(chances: Chances) -> Floats:
    """Return the weights for "related" against "unrelated" in bits, [4, 2, fields, 16]."""
    out = np.zeros((len(OWN), 2, *chances.u.shape))
    same = bits(chances)
    for c, share in enumerate(chances.prior_kin):
        for f, kind in enumerate(chances.kinds):
            if share <= 0:
                continue
            used = np.array([level > 0 and level in USED[kind] for level in range(LEVELS)])
            plain = np.log2((chances.h[c, f] + TINY) / (chances.u[f] + TINY * 1e-3))
            # Both tables divide by the same chances among the unrelated: what bits() took off is taken off
            # here too.
            out[c, 0, f] = np.where(used, np.minimum(plain, np.maximum(same[0, f], 0.0) + 3.0), 0.0)
            out[c, 1, f] = np.where(used, out[c, 0, f] - (same[0, f] - same[1, f]), 0.0)
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
        if f in chances.lifts:
            out[1, f] = np.where(out[0, f] > 0, np.maximum(out[0, f] - chances.lifts[f], 0.0), out[0, f])
        elif f in chances.given:
            equal_m, equal_u = m[1 : EXACT + 1].sum(), u[1 : EXACT + 1].sum()
            bound = min(max((chances.given[f][1] - equal_u) / max(equal_m - equal_u, 0.05), 0.0), 0.98)
            # A stranger who agrees above has, in this share of cases, the same thing below, slips included.
            # Where that is nearly always so, how rare a value is tells nothing on top of it.
            usual = np.log2((equal_m + TINY) / (bound * equal_m + (1 - bound) * equal_u + TINY))
            known = np.where(np.isnan(rare) | (bound < ALWAYS), rare, usual)
            out[1, f] = np.minimum(_ordered(m, bound * m + (1 - bound) * u, kind, known), out[0, f])
    return out


def _by_frequency(m: Floats, chances: Chances, field: int) -> Floats:
    """Weights of levels of equality in which no two records agree.

    Chance over frequency, log2(m n / count).
    """
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
