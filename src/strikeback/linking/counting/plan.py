"""How many records a reviewer must resolve, and which: inclusion probabilities and the variance they promise.

All of it is known before anybody looks at a record, so that the size of an audit is fixed beforehand.
Sources: Särndal, Swensson, Wretman 1992 (difference estimator, systematic sampling); Fay and Feuer 1997,
Statistics in Medicine 16 (confidence intervals for weighted sums of Poisson counts).
"""

from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

USUAL_ERROR: Final = 0.5
"""Error of a record's share where two records of one person were taken for two people, or the reverse."""
RARE: Final = 0.9
"""Level of the bound for errors that the sample holds few of or none: the level claimed, for they lie on
one side: wrong splits make the count too high, wrong joins too low."""
Floats = NDArray[np.float64]

EVEN: Final = 0.8
"""Share of the inclusion probability that is equal for all: the guard against a confidently wrong model."""
LEAST: Final = 30
"""Records audited below which no interval is claimed."""
MOST_SHARE: Final = 0.4
"""Share of all records above which a full review is asked for instead of an audit."""
CONSTRUCTED: Final = 0.975
"""Level the interval is built at; it is claimed as at least 90 %."""
FLOOR: Final = 0.5
"""Weight of the variance that is kept for kinds of error which the sample happened not to hit."""


def inclusion(variance: Floats, size: int) -> Floats:
    """Return the probability of each record to be audited; they sum to ``size``.

    Args:
        variance: Posterior variance of each record's share of a person.
        size: Records to audit, 1 to the number of records.
    """
    records = len(variance)
    roots = np.sqrt(np.maximum(variance, 0.0))
    total = float(roots.sum())
    guided = roots / total if total > 0 else np.full(records, 1.0 / records)
    weight = EVEN / records + (1.0 - EVEN) * guided
    chance = np.minimum(1.0, size * weight)
    while size - chance.sum() > 1e-9:
        free = chance < 1.0
        chance[free] = np.minimum(1.0, chance[free] * (size - (~free).sum()) / chance[free].sum())
    return np.asarray(chance, dtype=np.float64)


def expected_variance(variance: Floats, chance: Floats) -> float:
    """Return the variance of the corrected count that the model itself expects."""
    return float((variance * (1.0 - chance) / chance).sum())


def floor_variance(chance: Floats) -> float:
    """Return the variance kept for rare errors that no sampled record shows."""
    return float(FLOOR * (1.0 / chance).max() * (1.0 - chance).mean())


def t_bound(size: int, level: float = CONSTRUCTED) -> float:
    """Return the two-sided bound of Student's t for ``size`` audited records."""
    from scipy.special import stdtrit  # noqa: PLC0415 - slow to import

    return float(stdtrit(max(1, size - 1), 0.5 + level / 2.0))


def rare_margin(found: Floats, size: int, records: int) -> float:
    """Return by how many people errors of one direction may exceed those that the sample shows.

    Few errors make most of a count's error, and a sample of a hundred may hold none of them: then it says
    little about their number, and their own variance says nothing. The bound is that of a weighted sum of
    Poisson counts (Fay and Feuer 1997), one heaviest error added; without any it is the rule of three.

    Args:
        found: Sizes of the errors in this direction over their records' inclusion probabilities.
        size: Records audited.
        records: Records counted.
    """
    from scipy.special import gammaincinv  # noqa: PLC0415 - slow to import

    heaviest = USUAL_ERROR * records / (EVEN * size)
    total = float(found.sum())
    weight, square = total + heaviest, float((found**2).sum()) + heaviest**2
    most = square / weight * float(gammaincinv(weight**2 / square, RARE))
    return max(0.0, most - total) * sqrt(1.0 - size / records)


def half_width(variance: Floats, size: int) -> float:
    """Return half the width, in people, that an audit of ``size`` records will have at least."""
    chance = inclusion(variance, size)
    known = t_bound(size) * sqrt(max(expected_variance(variance, chance), floor_variance(chance)))
    return max(known, rare_margin(np.zeros(0), size, len(variance)))


def most_records(records: int) -> int:
    """Return the largest audit that is still an audit and no full review."""
    return int(MOST_SHARE * records)


def records_for(variance: Floats, people: float, accuracy: float) -> int | None:
    """Return how many records to audit for ``people`` +- ``accuracy``; None: review all of them.

    Args:
        variance: Posterior variance of each record's share.
        people: Posterior mean of the number of people.
        accuracy: Half-width asked for as a share of the count, such as 0.03.
    """
    low, high = LEAST, most_records(len(variance))
    if high < low or half_width(variance, high) > accuracy * people:
        return None
    while low < high:
        middle = (low + high) // 2
        if half_width(variance, middle) <= accuracy * people:
            high = middle
        else:
            low = middle + 1
    return low


def draw_sample(chance: Floats, generator: np.random.Generator) -> NDArray[np.int64]:
    """Draw a randomised systematic sample without replacement; return places, ascending.

    The records are put in random order and every whole step of their summed probabilities is taken.
    """
    order = generator.permutation(len(chance))
    ends = np.cumsum(chance[order])
    size = round(float(chance.sum()))
    points = (generator.random() + np.arange(size)) * (float(ends[-1]) / size)
    return np.sort(order[np.minimum(np.searchsorted(ends, points, side="right"), len(chance) - 1)])
