"""Which values of a field are slips of each other."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

ONE_SLIP: Final = 1.0
TWO_SLIPS: Final = 0.15
"""How likely two slips of the pen are beside one."""
LONG: Final = 6
"""Letters from which two slips are looked for: shorter words two slips apart are other words."""
SHORTEST: Final = 2
"""Letters below which nothing is a slip: M is not a misspelt F."""
_BLOCK: Final = 512
"""Values compared with all others at once."""
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def similar_values(words: Sequence[str]) -> tuple[Ints, Ints, Floats]:
    """Return the pairs of similar values, both ways, sorted: numbers of left and right, and strength 0 to 1.

    One insertion, deletion, replacement or exchange of neighbours (restricted Damerau-Levenshtein) counts
    ``ONE_SLIP``, two of them in words of ``LONG`` letters ``TWO_SLIPS``.
    """
    lengths = np.array([len(word) for word in words], dtype=np.int64)
    lefts, rights, strengths = [], [], []
    for first in range(0, len(words), _BLOCK):
        block = words[first : first + _BLOCK]
        steps = cdist(block, words, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8, workers=1)
        left, right = np.nonzero((steps == 1) | (steps == 2))
        shorter = np.minimum(lengths[left + first], lengths[right])
        slips = steps[left, right]
        keep = (shorter >= SHORTEST) & ((slips == 1) | (shorter >= LONG))
        lefts.append(left[keep] + first)
        rights.append(right[keep])
        strengths.append(np.where(slips[keep] == 1, ONE_SLIP, TWO_SLIPS))
    if not lefts:
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
    return np.concatenate(lefts), np.concatenate(rights), np.concatenate(strengths)
