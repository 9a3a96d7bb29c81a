"""What two fields say together: dependence between strangers, and tables too thin to leave a field out."""

from dataclasses import replace
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine import em, left_out
from strikeback.linking.engine.levels import EXACT, LEVELS

Floats = NDArray[np.float64]
Levels = NDArray[np.int64]
TIMES: Final = 1.5
"""So many times the pairs that are the same are taken off those that agree in two fields, before the rest
is held for strangers: errors of one record come together, and then true pairs agree in both more often."""
LIFT: Final = 2.0
"""Strangers must agree in both so many times as often as by chance: one bit, less changes nothing."""
SOFT: Final = 5
"""Rounds of EM in which all pairs teach."""


def lifted(chances: em.Chances, levels: Levels, standing: Floats, seen: Floats, pairs: float) -> em.Chances:
    """Return the chances with what two fields of strangers have in common.

    A given and a family name of one culture, an age and a birth date. Of the pairs that agree in both, those
    that are the same are known from their number and m; what is left over chance is strangers'. Each field
    follows from one other at most, the strongest first and no circle: the tree of Chow and Liu (1968).

    Args:
        chances: Chances of each field.
        levels: Levels of each pattern.
        standing: How many pairs each pattern stands for.
        seen: How many pairs of it were sampled.
        pairs: All pairs of records.
    """
    filled = left_out.filled_pairs(chances, pairs)
    m, u = (each[:, 1 : EXACT + 1].sum(axis=1) for each in (chances.m, chances.u))
    equal = (levels > 0) & (levels <= EXACT)
    shared = left_out.shared_role(chances)
    found = []
    for f, g in combinations(range(len(chances.kinds)), 2):
        both = equal[:, f] & equal[:, g]
        if max(chances.roles[f], chances.roles[g]) < shared or seen[both].sum() < left_out.FEW:
            continue
        known = pairs * filled[f, g]
        rest = standing[both].sum() - TIMES * chances.prior * known * m[f] * m[g]
        chance = known * u[f] * u[g]
        if rest > LIFT * chance:
            found.append((float(np.log2(rest / max(chance, em.TINY))), f, g))
    given, lifts = dict(chances.given), dict(chances.lifts)
    for lift, f, g in sorted(found, reverse=True):
        for child, above in ((f, g), (g, f)):
            if child not in given and not _leads_to(given, above, child):
                given[child], lifts[child] = (above, 0.0), lift
                break
    return replace(chances, given=given, lifts=lifts)


def _leads_to(given: dict[int, tuple[int, float]], field: int, above: int) -> bool:
    """Tell whether a field is, or follows from, another over any number of steps."""
    while field != above and field in given:
        field = given[field][0]
    return field == above


def all_teach(chances: em.Chances, levels: Levels, standing: Floats, pairs: float) -> em.Chances:
    """Return the chances after rounds in which all pairs teach, where no pair is sure without a field.

    Tables of two fields. There EM sees of a level only pairs whose other field is rare, and nothing can be
    held out. Strangers that agree are known by number, so what is over tells.

    Args:
        chances: Chances of each field.
        levels: Levels of each pattern.
        standing: How many pairs each pattern stands for.
        pairs: All pairs of records.
    """
    best = em.bits(chances)[0][:, 1 : EXACT + 1].max(axis=1)
    if em.log_odds(chances.prior) + best.sum() - best.min() >= em.log_odds(left_out.SURE):
        return chances
    size = round(0.5 + np.sqrt(0.25 + 2 * pairs))
    for _ in range(SOFT):
        p = standing * em.posterior(em.of_strangers(chances, size), levels)
        m = np.empty_like(chances.m)
        for f, kind in enumerate(chances.kinds):
            usual = em.usual_chances(kind, chances.spread[f])
            taught = np.bincount(levels[:, f], weights=p, minlength=LEVELS)
            taught[0] = 0
            found = (taught + em.STRENGTH * usual) / (taught.sum() + em.STRENGTH)
            m[f] = em.bounded(found, kind, usual, own=chances.roles[f] == left_out.BOTH)
        chances = replace(chances, m=m, prior=float(min(max(p.sum() / pairs, chances.prior), 0.5)))
    return chances
