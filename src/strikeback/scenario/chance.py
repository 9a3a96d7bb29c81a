"""Seeded chance: one stream of random numbers for each part of the world, the same on every machine.

``random.Random`` seeded with an integer gives the same sequence on every platform and Python version
(the generator is fixed by the language reference); the integer is cut from SHA-256, so that no hash seed
of the process takes part.
"""

import hashlib
import itertools
import math
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def stream(seed: int, *labels: object) -> random.Random:
    """A stream of random numbers that belongs to ``seed`` and the labels, and to nothing else."""
    text = "/".join(str(part) for part in (seed, *labels))
    return random.Random(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big"))


def chance(rng: random.Random, probability: float) -> bool:
    """True with ``probability`` (0 to 1)."""
    return rng.random() < probability


class Weighted(Sequence[T]):
    """Things drawn with fixed weights."""

    def __init__(self, things: Sequence[T], weights: Sequence[float]) -> None:
        self._things = tuple(things)
        self._sums = tuple(itertools.accumulate(weights))

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN204
        """The thing at ``index``."""
        return self._things[index]

    def __len__(self) -> int:
        """How many things."""
        return len(self._things)

    def draw(self, rng: random.Random) -> T:
        """One thing, by weight."""
        return rng.choices(self._things, cum_weights=self._sums)[0]


def by_rank(things: Sequence[T], exponent: float = 0.7) -> Weighted[T]:
    """Things whose weight falls with their rank to the power ``exponent`` (names: about 0.7)."""
    return Weighted(things, [1 / (rank + 1) ** exponent for rank in range(len(things))])


def zipf(things: Sequence[T], exponent: float = 1.1) -> Weighted[T]:
    """Zipf weights; persona reuse has ``exponent`` 1.1 (names-and-text, generator table)."""
    return by_rank(things, exponent)


def negative_binomial(rng: random.Random, mean: float, shape: float) -> int:
    """A count with the given mean and shape k (variance mean + mean^2 / k), as gamma-mixed Poisson."""
    rate = rng.gammavariate(shape, mean / shape)
    if rate > 500:  # exp(-rate) would run out of digits; the normal law is as good here
        return max(0, round(rng.gauss(rate, math.sqrt(rate))))
    limit, count, product = math.exp(-rate), 0, rng.random()
    while product > limit:
        count += 1
        product *= rng.random()
    return count


def geometric(rng: random.Random, probability: float) -> int:
    """Failures before the first success, 0 and up."""
    count = 0
    while rng.random() >= probability:
        count += 1
    return count


def lognormal(rng: random.Random, median: float, sigma: float) -> float:
    """Log-normal with this median; ``sigma`` is the spread of the logarithm."""
    return median * math.exp(sigma * rng.gauss(0.0, 1.0))
