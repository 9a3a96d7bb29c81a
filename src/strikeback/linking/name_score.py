"""The name model: a monotone logistic regression over what a comparison saw, in bits with their parts."""

from itertools import pairwise
from typing import Final, NamedTuple

from strikeback.linking.name_features import Seen
from strikeback.linking.name_model import KNOTS, NAME_WEIGHTS

STEPPED: Final = ("covered", "covered_all", "worst")
"""Similarities that enter as piecewise linear functions with the knots of the model."""
FLAT: Final = (
    "conflict",
    "missing",
    "information",
    "initials",
    "single",
    "both_single",
    "bridge",
    "reordered",
)
"""Features that enter linearly."""
INFORMATION_SCALE: Final = 30.0
"""Bits at which the information of agreeing tokens counts in full; about two or three rare tokens."""
EQUAL: Final = 1.0 - 1e-6
"""Similarity taken as equal, past rounding."""


def steps(value: float, knots: tuple[float, ...]) -> list[float]:
    """Return how far a value has climbed each stretch between knots, 0 to 1 each, and whether it is 1."""
    climbed = [min(1.0, max(0.0, (value - low) / (high - low))) for low, high in pairwise(knots)]
    return [*climbed, 1.0 if value >= EQUAL else 0.0]


def flat(seen: Seen) -> list[float]:
    """Return the linear features in the order of ``FLAT``, 0 to 1 each."""
    return [
        min(1.0, seen.conflict),
        seen.missing,
        min(1.0, seen.bits / INFORMATION_SCALE),
        seen.initials,
        float(seen.single),
        float(seen.both_single),
        float(seen.bridge),
        float(seen.reordered),
    ]


def vector(seen: Seen) -> list[float]:
    """Return all features in the order of the model's weights, without the constant."""
    stepped = (steps(getattr(seen, name), KNOTS[name]) for name in STEPPED)
    return [*(value for part in stepped for value in part), *flat(seen)]


def evidence(seen: Seen) -> tuple[tuple[str, float], ...]:
    """Return what speaks for and against one name, in bits that add up to the score."""
    parts = [
        ("prior", NAME_WEIGHTS["constant"][0]),
        ("covered", _bits(seen.covered, _COVERED)),
        ("covered_all", _bits(seen.covered_all, _COVERED_ALL)),
        ("worst", _bits(seen.worst, _WORST)),
    ]
    parts += [
        (name, value * weight) for name, value, weight in zip(FLAT, flat(seen), _FLAT, strict=True) if value
    ]
    return tuple(part for part in parts if part[1])


class _Ramp(NamedTuple):
    """A stretch between two knots."""

    low: float
    high: float
    bits: float


def _ramps(name: str) -> tuple[_Ramp, ...]:
    """The stretches of a stepped similarity; the last one is the jump at equality."""
    knots = (*KNOTS[name], KNOTS[name][-1])
    stretches = zip(pairwise(knots), NAME_WEIGHTS[name], strict=True)
    return tuple(_Ramp(low, high, bits) for (low, high), bits in stretches)


_COVERED: Final = _ramps("covered")
_COVERED_ALL: Final = _ramps("covered_all")
_WORST: Final = _ramps("worst")
_FLAT: Final = tuple(NAME_WEIGHTS[name][0] for name in FLAT)


def _bits(value: float, ramps: tuple[_Ramp, ...]) -> float:
    """Bits of a stepped similarity: whole stretches below it and its part of the one it stands in."""
    total = 0.0
    for low, high, bits in ramps:
        if value < min(high, EQUAL):
            return total + bits * (value - low) / (high - low) if value > low else total
        total += bits
    return total
