"""Parameters of the model and how they are drawn: sizes of clusters, distortion, slips, shares of values."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.counting.state import Draws, Likelihood, Sizes
from strikeback.linking.counting.table import Attributes

Floats = NDArray[np.float64]
Longs = NDArray[np.int64]

LARGEST: Final = 256
"""Records of one person that the model believes in."""
CONCENTRATION: Final = 2.0
"""Weight of the geometric size distribution, in clusters seen (reference setting of the ESC-D prior)."""
FIRST_DISTORTED: Final = 0.12
"""b at which the first candidates are found."""
FIRST_SLIPS: Final = 0.7
DISTORTED_PRIOR: Final = (1.0, 9.0)
"""Beta prior of b: a tenth of values distorted, worth ten values."""
MOST_DISTORTED: Final = 0.6
"""b is kept below: a field more often wrong than right identifies nobody."""
RECORD_SHARE, FLOOR_SHARE = 0.05, 0.25
"""G counts entities; records and a constant keep values alive that nobody holds at the moment."""
TRIALS: Final = np.array([0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0])
"""Amounts of unseen variants of a value, in shares of the rarest value seen."""
USUAL_UNSEEN: Final = 8.0
"""Prior median of that amount: most misspellings of a name are seen once in a case or never."""


@dataclass(slots=True)
class Parameters:
    """The model's parameters at one moment."""

    distorted: Floats
    """b, by field."""
    slips: Floats
    """rho, by field: share of slips among distortions."""
    unseen: Floats
    """Amount of unseen variants, by field, in shares of the rarest value."""
    share: Floats
    """G, by value."""
    sizes: Floats
    """mu, by size - 1."""


def first_parameters(table: Attributes) -> Parameters:
    """Return the parameters to start from: nothing is known but the records' frequencies.

    Their roots are taken for entities: a person of forty records would otherwise make their own values
    look common, and never be put together.
    """
    fields = len(table.fields)
    return Parameters(
        distorted=np.full(fields, FIRST_DISTORTED),
        slips=np.where(table.spelled, FIRST_SLIPS, 0.0),
        unseen=np.full(fields, USUAL_UNSEEN),
        share=shares(table, np.sqrt(table.seen)),
        sizes=geometric(min(len(table.ids), LARGEST), 0.5),
    )


def shares(table: Attributes, entities: Floats) -> Floats:
    """Return G: the chance that an entity's true value is this one, by value.

    Absolute discounting (Kneser and Ney 1995): what is seen with one entity is rarer than it looks, the
    rarer the fewer values are seen with two. A phone number held by one person of two hundred is not held
    by every two-hundredth: without the discount counts come out 2-15 % too high (benchmarks/counting.py).
    """
    fields = len(table.fields)
    held = np.round(entities).astype(np.int64)
    once = np.bincount(table.field_of, weights=held == 1, minlength=fields)
    twice = np.bincount(table.field_of, weights=held == 2, minlength=fields)
    discount = (once / (once + 2.0 * twice + 1.0))[table.field_of]
    floor = (1.0 - discount) * (RECORD_SHARE * table.seen + FLOOR_SHARE)
    weights = np.maximum(entities - discount, 0.0) + floor
    totals = np.bincount(table.field_of, weights=entities + floor, minlength=fields)
    return np.asarray(weights / totals[table.field_of], dtype=np.float64)


def rarest(table: Attributes, share: Floats) -> Floats:
    """Return the smallest share of each field."""
    least = np.ones(len(table.fields))
    np.minimum.at(least, table.field_of, share)
    return least


def likelihood(table: Attributes, now: Parameters) -> Likelihood:
    """Return the model at parameters ``now``, as the kernels want it."""
    field = table.field_of
    bad, slips = now.distorted[field], now.slips[field]
    left = np.repeat(np.arange(len(field)), np.diff(table.start))
    near = np.bincount(left, weights=now.share[table.similar] * table.strength, minlength=len(field))
    room = near + (now.unseen * rarest(table, now.share))[field]
    by_slip = slips[left] * table.strength / room[left]
    at_random = 1.0 - slips[left]
    hit = (1.0 - bad) / now.share + bad * (1.0 - slips)
    near_miss = bad[left] * (by_slip + at_random)
    miss = now.distorted * (1.0 - now.slips)
    return Likelihood(
        codes=table.codes,
        share=now.share,
        log_share=np.log(now.share),
        intact=np.log(hit),
        start=table.start,
        similar=table.similar,
        strength=table.strength,
        slip=np.log(near_miss),
        slip_share=by_slip / (by_slip + at_random),
        far=np.log(miss),
        log_distorted=np.log(now.distorted),
        hit=hit,
        near_miss=near_miss,
        miss=miss,
        distorted=now.distorted,
    )


def geometric(largest: int, mean_share: float) -> Floats:
    """Return the geometric distribution on 1 to ``largest`` of which a share ``mean_share`` are ones."""
    sizes = mean_share * (1.0 - mean_share) ** np.arange(largest)
    sizes = np.maximum(sizes, 1e-250)
    return np.asarray(sizes / sizes.sum(), dtype=np.float64)


def size_prior(sizes: Floats) -> Sizes:
    """Return the prior on partitions: weight K! times the product of n! mu(n) over clusters."""
    log_mu = np.log(np.maximum(sizes, 1e-290))
    numbers = np.arange(1, len(sizes) + 1)
    whole = np.concatenate([[0.0], np.cumsum(np.log(numbers)) + log_mu])
    grow = np.concatenate([[0.0], np.log(numbers[1:]) + np.diff(log_mu)])
    return Sizes(grow=grow, alone=float(log_mu[0]), whole=whole)


def expected_sizes(base: Floats, observed: Longs) -> Floats:
    """Return the mean of mu given a number of clusters of each size from 1 on."""
    weight = CONCENTRATION * base
    weight[: len(observed)] += observed[: len(base)]
    return np.asarray(weight / weight.sum(), dtype=np.float64)


def draw_sizes(now: Parameters, observed: Longs, generator: np.random.Generator) -> Floats:
    """Draw mu given the sizes of clusters: a Dirichlet proposal, accepted by the ratio of mean sizes."""
    seen = observed[1 : len(now.sizes) + 1].astype(np.float64)
    numbers = np.arange(1, len(now.sizes) + 1)
    mean_share = min(0.98, max(0.02, seen.sum() / max(1.0, float((seen * numbers).sum()))))
    base = geometric(len(now.sizes), mean_share)
    draw = generator.standard_gamma(CONCENTRATION * base + seen)
    draw = draw / draw.sum() + 1e-4 * base
    draw = np.asarray(draw / draw.sum(), dtype=np.float64)
    ratio = float((numbers * draw).sum() / (numbers * now.sizes).sum())
    return draw if generator.random() < ratio else now.sizes


def draw_parameters(
    table: Attributes, now: Parameters, seen: Draws, generator: np.random.Generator
) -> Parameters:
    """Draw distortion, slips, unseen variants and shares given what the clusters showed."""
    bad = generator.beta(DISTORTED_PRIOR[0] + seen.distorted, DISTORTED_PRIOR[1] + seen.intact)
    slips = generator.beta(1.0 + seen.slips, 1.0 + seen.strays)
    usual = -0.5 * np.log(TRIALS / USUAL_UNSEEN) ** 2
    weight = seen.unseen + usual
    weight = np.exp(weight - weight.max(axis=1, keepdims=True))
    bounds = np.cumsum(weight, axis=1) / weight.sum(axis=1, keepdims=True)
    chosen = (generator.random((len(bad), 1)) > bounds).sum(axis=1)
    return Parameters(
        distorted=np.clip(bad, 0.002, MOST_DISTORTED),
        slips=np.where(table.spelled, np.clip(slips, 0.01, 0.99), 0.0),
        unseen=TRIALS[np.minimum(chosen, len(TRIALS) - 1)],
        share=shares(table, seen.entities),
        sizes=now.sizes,
    )
