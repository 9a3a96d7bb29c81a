"""Strangers who have things in common: those of one town, and those of one people.

Places follow from each other (a postcode from a city, a country from both), and names from peoples: to
strangers of one town or people they are one agreement, not three. Both are classes of pairs beside the rest,
found among pairs taken at random, where true pairs hardly occur.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine import em
from strikeback.linking.engine.levels import EXACT, LEVELS, SHIFT

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
FEW_PAIRS: Final = 50_000
"""Fewer random pairs do not show such a class."""
LEAST_PEOPLE: Final = 0.01
"""Least share of pairs taken at random that are of one people."""
TIMES: Final = 20.0
"""So many pairs to each true one a people must have where a record has one partner: else it is of these."""
MOST_EQUAL: Final = 0.15
"""So much oftener than strangers may pairs of a people agree in other fields (measured: .08 at most; .4 where
entities of hundreds of records had been taken for peoples)."""
FIELDS: Final = {em.TOWN: 2, em.PEOPLE: 3}
"""Fields that a class is learned from: what two agree in together has many explanations, three fix one
(Lazarsfeld and Henry 1968, on latent classes)."""
START: Final = 0.01
MOST: Final = 0.3
LEAST: Final = 1e-7
"""Share of pairs of a class: where learning starts, and how far it goes."""


def learn_in_common(chances: em.Chances, patterns: NDArray[np.int64], counts: Floats) -> em.Chances:
    """Return the chances with the classes of a town and of a people; they stand still from then on.

    Args:
        chances: Chances to start from.
        patterns: Distinct patterns of pairs taken at random.
        counts: How often each was seen.
    """
    masks = {which: _mask(chances, which) for which in (em.TOWN, em.PEOPLE)}
    shares = [0.0 if which in masks else share for which, share in enumerate(chances.prior_kin)]
    masks = {which: mask for which, mask in masks.items() if mask.sum() >= FIELDS[which]}
    h = chances.h.copy()
    levels = np.stack([(patterns >> (SHIFT * f)) & 15 for f in range(len(chances.kinds))], axis=1)
    while masks and counts.sum() >= FEW_PAIRS:
        found = _mixture(chances, masks, levels, counts)
        wrong = [
            which
            for which, (learned, share) in found.items()
            if share < _least(chances, which)
            or (which == em.PEOPLE and _are_the_same(chances.u, learned, share, masks[which], levels, counts))
        ]
        if not wrong:
            for which, (learned, share) in found.items():
                h[which], shares[which] = learned, share
                h[which][:, 0] = 0
            break
        del masks[wrong[-1]]
    return replace(chances, h=h, prior_kin=tuple(shares))


def _least(chances: em.Chances, which: int) -> float:
    """Return the least share of pairs of a class.

    A people's names are equal among the same as well, who start at half a pair a record.
    """
    return max(TIMES * chances.prior, LEAST_PEOPLE) if which == em.PEOPLE else 0.0


def _are_the_same(
    u: Floats, learned: Floats, share: float, mask: Mask, levels: NDArray[np.int64], counts: Floats
) -> bool:
    """Tell whether pairs of a class agree in what strangers of a people do not: birth dates, numbers."""
    ratio = np.where(
        levels > 0, np.take_along_axis(learned / np.maximum(u, em.TINY), levels.T, axis=1).T, 1.0
    )
    odds = share * np.where(mask, ratio, 1.0).prod(axis=1)
    pairs = (counts * odds / (odds + 1 - share))[:, None]
    equal = (pairs * ((levels > 0) & (levels <= EXACT))).sum(axis=0)
    known = np.maximum((pairs * (levels > 0)).sum(axis=0), em.TINY)
    return bool((equal / known > u[:, 1 : EXACT + 1].sum(axis=1) + MOST_EQUAL)[~mask].any())


def _mask(chances: em.Chances, which: int) -> Mask:
    """Tell which fields pairs of a class have in common."""
    kinds = zip(chances.roles, chances.kinds, strict=True)
    return np.array([em.in_common(which, role, kind) for role, kind in kinds])


def _mixture(
    chances: em.Chances, masks: Mapping[int, Mask], levels: NDArray[np.int64], counts: Floats
) -> dict[int, tuple[Floats, float]]:
    """Return the chances of each class, [fields, 16], and its share of all pairs: EM of these and the rest.

    Args:
        chances: Chances to start from.
        masks: The fields that tell each class from the rest.
        levels: Levels of each distinct pattern, [patterns, fields].
        counts: How often each was seen.
    """
    u = np.maximum(chances.u, em.TINY)
    u[:, 0] = 1.0
    tables = [np.where(mask[:, None], chances.h[which], u) for which, mask in masks.items()]
    rest = u.copy()
    for table in (*tables, rest):
        table[:, 0] = 1.0
    shares = np.full(len(tables), START)
    for _ in range(em.ROUNDS):
        odds = [
            share * np.prod([(table[f] / rest[f])[levels[:, f]] for f in np.flatnonzero(mask)], axis=0)
            for table, mask, share in zip(tables, masks.values(), shares, strict=True)
        ]
        whole = counts / (sum(odds) + (1 - shares.sum()))
        each = [one * whole for one in odds]
        shares = np.clip(np.array([one.sum() for one in each]) / counts.sum(), LEAST, MOST)
        others = whole * (1 - shares.sum())
        for table, mask, pairs in zip(tables, masks.values(), each, strict=True):
            _teach(table, np.flatnonzero(mask), levels, pairs, u)
        _teach(rest, np.arange(len(u)), levels, others, u)
    return {
        which: (np.where(mask[:, None], table, chances.u), float(share))
        for (which, mask), table, share in zip(masks.items(), tables, shares, strict=True)
    }


def _teach(
    table: Floats, fields: NDArray[np.int64], levels: NDArray[np.int64], pairs: Floats, u: Floats
) -> None:
    """Set the chances of a class to what its pairs show; all pairs' are worth some."""
    for f in fields:
        seen = np.bincount(levels[:, f], weights=pairs, minlength=LEVELS)
        seen[0] = 0
        table[f] = (seen + em.STRENGTH * u[f]) / (seen.sum() + em.STRENGTH)
        table[f, 0] = 1.0
