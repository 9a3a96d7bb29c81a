"""Which records a model is trained on where there are more than one machine holds."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

BOUND: Final = 2_000_000
"""Records trained on, at most, unless stated: about 1.5 GB of seven fields on the driver."""


def trained_on(digest: NDArray[np.uint64], total: int, bound: int = BOUND) -> NDArray[np.bool_]:
    """Tell of each record whether a model of ``total`` records is trained on it.

    All are where they fit; else those whose id's digest lies in the lowest ``bound / total`` of all digests:
    a function of the record and of how many there are, the same on one machine and on many.

    Args:
        digest: Digests of ids.
        total: Number of records.
        bound: Most records to train on; as many are expected, not exactly so many found.
    """
    if total <= bound:
        return np.ones(len(digest), bool)
    return digest < np.uint64((bound << 64) // total)
