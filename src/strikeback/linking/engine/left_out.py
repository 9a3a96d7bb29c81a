"""Chances among records that are the same, each field's from pairs that are sure without it.

EM learns a field from pairs that are likely for all their fields, that field included. In thin tables
(few fields, many empty) hardly a pair is sure but where everything that is filled agrees: EM then takes
agreement for surer than it is, and pairs for fewer. Pairs that a key without the field proposed and that
are sure without it do not choose themselves by it: they show how often it agrees.
"""

from dataclasses import replace
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine import em
from strikeback.linking.engine.keys import Pool
from strikeback.linking.engine.levels import CATEGORY, EXACT, LEVELS, NEAR

Floats = NDArray[np.float64]
Levels = NDArray[np.int64]
SURE: Final = 0.97
"""A pair teaches a field when it is so likely without it."""
GAP: Final = 0.02
"""By so much must some field's agreement be overstated, or EM's chances stay as they are ..."""
ERRORS: Final = 1.5
"""... and by so many standard errors of what the sampled pairs show."""
UNDER: Final = 0.2
"""... or by so much understated: EM has taken others for the same, who agree in less."""
ROUNDS: Final = 2
MANY: Final = 100
"""From so many pairs on what they show stands, however rarely a name is written twice in one way (names
between scripts: one true pair in eight): EM's bounds are there for what pairs choose themselves. Categories
keep them: without, pairs were stated too sure where one changes with time."""
CHANCE: Final = 2.0
"""Two fields count pairs that are the same only where both agree this many times as often as by chance."""
FEW: Final = 50
"""... and in so many sampled pairs."""
LOW: Final = 0.25
MIDDLE: Final = 0.5
"""Quantile of the counts that is taken where households live, and where not: what two fields have in common
beside the person raises a count, errors of one record that come together lower it."""
BOTH: Final = 2
"""Role of a field that a household does not share."""
LEAST_KIN: Final = 1e-3
"""A class of related pairs that is so small beside the same ones has died out."""


def corrected(
    chances: em.Chances, pool: Pool, levels: Levels, inverse: NDArray[np.int64], pairs: float
) -> em.Chances:
    """Return the chances as pairs show them that a field did not choose; m stays where EM agrees with them.

    The prior is raised either way to what two fields count: EM sees only pairs that share something. Where EM
    has taken others for the same (relatives, people of one town), it comes down to that.

    Args:
        chances: What EM gave.
        pool: The sampled pairs.
        levels: Levels of each distinct pattern, [patterns, fields].
        inverse: The pattern of each pair of the pool.
        pairs: All pairs of records.
    """
    seen = np.bincount(inverse, minlength=len(levels)).astype(np.float64)
    standing = np.bincount(inverse, weights=pool.weight, minlength=len(levels)).astype(np.float64)

    def counted(chances: em.Chances, least: float) -> em.Chances:
        count = same_pairs(chances, levels, standing, seen, pairs)
        prior = max(count / pairs, least) if count else chances.prior
        return replace(chances, prior=float(min(prior, 0.5)))

    weights = [_weights(pool, field, inverse, len(levels)) for field in range(len(chances.kinds))]
    learned = _held_out(chances)
    found, taught = _taught(chances, levels, weights, learned)
    over = _agreement(chances.m) - _agreement(found)
    mixed = bool(over.min(initial=0.0) < -UNDER)
    agree = _agreement(found)
    error = np.sqrt(agree * (1 - agree) / (taught + em.STRENGTH))
    if not (over > np.maximum(GAP, ERRORS * error)).any() and not mixed:
        return counted(chances, chances.prior)
    for _ in range(ROUNDS):
        chances = counted(replace(chances, m=found), 0.0 if mixed else chances.prior)
        found, _ = _taught(chances, levels, weights, learned)
    return chances


def _held_out(chances: em.Chances) -> list[bool]:
    """Tell which fields pairs that are sure without them can teach.

    What alone tells members of a household apart cannot be left out: without it they are sure.
    """
    return [not _households(chances) or role < BOTH for role in chances.roles]


def _households(chances: em.Chances) -> bool:
    """Tell whether members of households are a living class beside the same."""
    return chances.prior_kin[0] > LEAST_KIN * chances.prior


def same_pairs(chances: em.Chances, levels: Levels, standing: Floats, seen: Floats, pairs: float) -> float:
    """Return how many pairs of records are the same, from those that agree in two fields; 0: cannot be told.

    Of T such pairs r_f r_g m_f m_g agree in fields f and g (r: share in which both records have the field),
    and those that agree by chance are known: as two catches tell the size of a stock (Lincoln and Petersen;
    Sekar and Deming 1949 for lists of people). Errors that come together make the figure too low.

    Args:
        chances: Chances of each field.
        levels: Levels of each pattern.
        standing: How many pairs each pattern stands for.
        seen: How many pairs of it were sampled.
        pairs: All pairs of records.
    """
    filled = filled_pairs(chances, pairs)
    m, u = (each[:, 1 : EXACT + 1].sum(axis=1) for each in (chances.m, chances.u))
    equal = (levels > 0) & (levels <= EXACT)
    shared = shared_role(chances)
    counts = []
    for f, g in combinations(range(len(chances.kinds)), 2):
        if max(chances.roles[f], chances.roles[g]) < shared:
            continue  # related records agree there as well
        both = equal[:, f] & equal[:, g]
        known = filled[f, g]
        chance = pairs * known * u[f] * u[g]
        agreeing = standing[both].sum()
        if agreeing >= CHANCE * chance and seen[both].sum() >= FEW:
            counts.append((agreeing - chance) / (known * m[f] * m[g]))
    return float(np.quantile(counts, LOW if _households(chances) else MIDDLE)) if counts else 0.0


def filled_pairs(chances: em.Chances, pairs: float) -> Floats:
    """Return the share of pairs of records that both have both of two fields."""
    records = 0.5 + np.sqrt(0.25 + 2 * pairs)
    share = chances.filled / records
    both = chances.both if len(chances.both) else np.outer(share, share)
    return both**2


def shared_role(chances: em.Chances) -> int:
    """Return the role from which a field is not shared by related records; 0: nobody is related."""
    if BOTH in chances.roles and max(chances.prior_kin) > 0:
        return BOTH
    least = LEAST_KIN * chances.prior
    return max(
        (own for own, share in zip(em.OWN, chances.prior_kin, strict=True) if share > least), default=0
    )


def _weights(pool: Pool, field: int, inverse: NDArray[np.int64], patterns: int) -> Floats:
    """Return how many pairs each pattern stands for among those that keys without a field propose."""
    name = pool.names[field]
    mask = np.zeros(pool.usable.shape[1], np.uint64)
    for number, key in enumerate(pool.keys):
        if all(owner != name for owner, _ in key.parts):
            mask[number // 64] |= np.uint64(1) << np.uint64(number % 64)
    proposed = np.zeros(len(inverse), np.int64)
    for word, kept in zip(pool.usable.T, mask, strict=True):
        proposed += np.bitwise_count(word & kept)
    weight = np.where(proposed > 0, 1.0 / (1.0 - (1.0 - 1.0 / pool.rate) ** np.maximum(proposed, 1)), 0.0)
    return np.bincount(inverse, weights=weight, minlength=patterns).astype(np.float64)


def _taught(
    chances: em.Chances, levels: Levels, weights: list[Floats], learned: list[bool]
) -> tuple[Floats, Floats]:
    """Return each field's chances from pairs that are sure without it, and how many such pairs there are."""
    out, taught = chances.m.copy(), np.zeros(len(chances.kinds))
    for f, kind in enumerate(chances.kinds):
        if not learned[f]:
            continue
        rest = levels.copy()
        rest[:, f] = 0
        p = em.posterior(replace(chances, m=out), rest)
        counted = weights[f] * np.where(p > SURE, p, 0.0)
        seen = np.bincount(levels[:, f], weights=counted, minlength=LEVELS)
        seen[0] = 0
        taught[f] = seen.sum()
        found = (seen + em.STRENGTH * out[f]) / (seen.sum() + em.STRENGTH)
        usual = em.usual_chances(kind, chances.spread[f])
        out[f] = em.bounded(
            found, kind, usual, own=chances.roles[f] == BOTH, alike=kind == CATEGORY or taught[f] < MANY
        )
    return out, taught


def _agreement(m: Floats) -> Floats:
    """Return each field's chance to agree, but for a slip."""
    out: Floats = m[:, 1 : NEAR + 1].sum(axis=1)
    return out
