"""The arrays that the counting kernels work on, as named tuples that numba understands.

Values of all fields share one numbering: ``codes`` holds, for each record and field, the number of the
value, or -1 where the record says nothing.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]
Words = NDArray[np.uint64]


class Likelihood(NamedTuple):
    """The hit-miss model at its present parameters, as logarithms and as ratios (Copas and Hilton 1990)."""

    codes: Ints
    """Records x fields."""
    share: Floats
    """G: share of entities whose true value this is, by value."""
    log_share: Floats
    intact: Floats
    """log P(x|y)/G(x) for x = y, by value."""
    start: Longs
    """Similar values of y stand at ``start[y]`` to ``start[y + 1]``, ascending."""
    similar: Ints
    strength: Floats
    """How likely the similar value at the same place is as a slip, 0 to 1."""
    slip: Floats
    """log P(x|y)/G(x) for the similar value x at the same place."""
    slip_share: Floats
    """Share of slips, rather than of random values, among distortions of y into that x."""
    far: Floats
    """log P(x|y)/G(x) for any other value, by field."""
    log_distorted: Floats
    """log b, by field."""
    hit: Floats
    """``intact`` as a ratio, not its logarithm; so are the next two of ``slip`` and ``far``."""
    near_miss: Floats
    miss: Floats
    distorted: Floats
    """b, by field."""


class Partition(NamedTuple):
    """Records in clusters, as doubly linked lists."""

    home: Ints
    """Cluster of a record."""
    head: Ints
    """First record of a cluster, -1 when it is empty."""
    after: Ints
    before: Ints
    size: Ints
    fit: Floats
    """Log-likelihood of a cluster."""
    spare: Ints
    """Numbers of empty clusters; the last ``spares`` ones count."""
    tally: Longs
    """Number of clusters, number of spare numbers."""


class Sizes(NamedTuple):
    """The prior on partitions at its present parameters (ESC; Betancourt, Zanella, Steorts)."""

    grow: Floats
    """log (k + 1) mu(k + 1) / mu(k), by the size k of the cluster that a record joins."""
    alone: float
    """log mu(1)."""
    whole: Floats
    """log k! mu(k), by k."""


class Neighbours(NamedTuple):
    """Records that might be one person, for each record: first the likely ones, then the others."""

    start: Longs
    near_end: Longs
    record: Ints
    left: Ints
    """Left ends of all pairs, likely ones first."""
    right: Ints
    near_pairs: int


class Scratch(NamedTuple):
    """Work space of one chain, so that kernels allocate nothing."""

    values: Ints
    counts: Ints
    mark: Longs
    """Turn in which a cluster was last met."""
    turn: Longs
    found: Ints
    weights: Floats
    order: Ints
    link: Ints
    random: Words
    """State of the generator (splitmix64)."""


class Draws(NamedTuple):
    """What one pass over the clusters counted, for drawing the parameters anew."""

    entities: Floats
    """Entities by true value drawn."""
    distorted: Longs
    intact: Longs
    slips: Longs
    strays: Longs
    unseen: Floats
    """Log-likelihood of each trial amount of unseen variants: fields x trials."""
