"""Relatives who share even the birth date, such as twins: found where contradictions come together.

Slips in two fields of one record know nothing of each other. Where a name and a number of one's own (or the
sex) contradict in far more pairs together than each alone would make it, some of these pairs are of two
people who share the rest: same mother, birth date, address and telephone. They are then a class of related
pairs of their own, and what it shares is learned from the pairs, field by field.
"""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine import em
from strikeback.linking.engine.levels import (
    ALIAS,
    CATEGORY,
    CODE,
    ELSE,
    EXACT_ONLY,
    LEVELS,
    NAME,
    NEAR,
    REORDERED,
    SHIFT,
    SWAPPED,
)

Floats = NDArray[np.float64]
Levels = NDArray[np.int64]
_OWN: Final = (CODE, EXACT_ONLY, CATEGORY)
"""Kinds beside names that tell people of one house apart: numbers of their own, sex."""
_CLOSE: Final = (*range(1, NEAR + 1), ALIAS, SWAPPED, REORDERED)
SHARED: Final = {NAME: 0.3, CODE: 0.5, EXACT_ONLY: 0.5, CATEGORY: 0.3}
"""How far such relatives agree like the same where learning starts; fully in kinds not named."""
START: Final = 0.1
"""Such pairs to each pair of the same, where learning starts."""
TOGETHER: Final = 1.25
"""So many times as many pairs must contradict in both fields as by independent slips ..."""
ERRORS: Final = 5.0
"""... and by so many standard errors more (there are up to fifty pairs of fields)."""
APART: Final = 0.2
"""A field tells such relatives apart where they agree by less than this share of what the same do."""
TELLS: Final = 0.25
"""Fields in which the same agree by less than this above chance tell nothing."""
LEAST_KIN: Final = 1e-3
"""A class of related pairs that is so small beside the same ones is none."""
PLACES: Final = (1, 0)
"""Classes whose place this one may take, where they are none: people of one place, of one household."""


def learn_twins(
    chances: em.Chances, patterns: NDArray[np.int64], weights: Floats, pairs: float
) -> em.Chances:
    """Return the chances with a class of relatives who share a birth date, where pairs show such.

    Args:
        chances: What EM gave.
        patterns: Distinct packed patterns.
        weights: How many pairs each stands for.
        pairs: All pairs of records.
    """
    free = [c for c in PLACES if chances.prior_kin[c] < LEAST_KIN * chances.prior]
    levels = np.stack([(patterns >> (SHIFT * f)) & 15 for f in range(len(chances.kinds))], axis=1)
    if not free or not contradict_together(chances, levels, weights):
        return chances
    found = _learned(_started(chances, free[0]), free[0], levels, weights, pairs)
    return found if _are_people(found, free[0]) else chances


def contradict_together(chances: em.Chances, levels: Levels, weights: Floats) -> bool:
    """Tell whether a name and a field of one's own contradict together in more likely pairs than slips make.

    Args:
        chances: Chances by which pairs are likely.
        levels: Levels of each pattern, [patterns, fields].
        weights: How many pairs each pattern stands for.
    """
    p = em.posterior(chances, levels)
    likely = weights * np.where(p > em.CUT, p, 0.0)
    there, off = levels > 0, ~np.isin(levels, (0, *_CLOSE))
    for f in _of_kinds(chances, (NAME,)):
        for g in _of_kinds(chances, _OWN):
            both = likely * (there[:, f] & there[:, g])
            known = max(both.sum(), 1.0)
            chance = max((both * off[:, f]).sum() * (both * off[:, g]).sum() / known, 1.0)
            seen = (both * (off[:, f] & off[:, g])).sum()
            if seen > TOGETHER * chance and seen > chance + ERRORS * np.sqrt(chance):
                return True
    return False


def _of_kinds(chances: em.Chances, kinds: tuple[int, ...]) -> list[int]:
    return [f for f, kind in enumerate(chances.kinds) if kind in kinds]


def _started(chances: em.Chances, c: int) -> em.Chances:
    """Return the chances with the class as it is before anything is learned of it."""
    share = np.array([SHARED.get(kind, 1.0) for kind in chances.kinds])[:, None]
    h, kin = chances.h.copy(), list(chances.prior_kin)
    h[c] = share * chances.m + (1 - share) * chances.u
    kin[c] = START * chances.prior
    return replace(chances, h=h, prior_kin=tuple(kin))


def _learned(chances: em.Chances, c: int, levels: Levels, weights: Floats, pairs: float) -> em.Chances:
    """Return the chances after EM of the same and this class; other classes stand still."""
    for _ in range(em.ROUNDS):
        p, q = em.posteriors(chances, levels)
        same = weights * np.where(p > em.CUT, p, 0.0)
        related = weights * np.where(q[c] > em.CUT, q[c], 0.0)
        m, h = chances.m.copy(), chances.h.copy()
        for f, kind in enumerate(chances.kinds):
            usual = em.usual_chances(kind, chances.spread[f])
            m[f] = em.bounded(
                _shares(levels[:, f], same, usual), kind, usual, own=chances.roles[f] == em.OWN[0]
            )
            h[c, f] = em.spread_like(_shares(levels[:, f], related, chances.u[f]), m[f])
        kin = list(chances.prior_kin)
        kin[c] = float(max(min((weights * q[c]).sum() / pairs, 0.3), em.TINY / pairs))
        still = abs(np.log(kin[c] / chances.prior_kin[c])) < em.TINY * 1e3
        prior = float(min(max((weights * p).sum(), 0.5) / pairs, 0.5))
        chances = replace(chances, m=m, h=h, prior=prior, prior_kin=tuple(kin))
        if still or kin[c] < LEAST_KIN * prior:
            break
    return chances


def _shares(levels: NDArray[np.int64], weights: Floats, usual: Floats) -> Floats:
    """Return how often each level was seen, with what is usual worth some pairs."""
    seen = np.bincount(levels, weights=weights, minlength=LEVELS).astype(np.float64)
    seen[0] = 0
    out: Floats = (seen + em.STRENGTH * usual) / (seen.sum() + em.STRENGTH)
    return out


def _are_people(chances: em.Chances, c: int) -> bool:
    """Tell whether what was learned are other people: a name and a field of one's own tell them apart.

    People who changed their surname, or whose name is written in another script, share all else: they are no
    such class.
    """
    if chances.prior_kin[c] < LEAST_KIN * chances.prior:
        return False
    same, related, chance = (
        1 - table[:, NEAR + 1 : ELSE + 1].sum(axis=1) for table in (chances.m, chances.h[c], chances.u)
    )
    apart = (same - chance > TELLS) & (related - chance < APART * (same - chance))
    return bool(apart[_of_kinds(chances, (NAME,))].any() and apart[_of_kinds(chances, _OWN)].any())
