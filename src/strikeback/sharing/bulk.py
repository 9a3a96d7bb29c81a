"""Many decisions at once: each distinct pair of originator and terms is decided once."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from strikeback.model.handling import Handling, Level
from strikeback.model.people import Viewer
from strikeback.sharing.policy import RANK, allow


def allow_many(
    viewer: Viewer, distinct: Sequence[tuple[str, Handling]], which: ArrayLike
) -> NDArray[np.uint8]:
    """Return ranks (``RANK``: 0 nothing .. 3 full) of many records.

    Args:
        viewer: Who looks.
        distinct: Originator and terms, each pair once.
        which: For each record, which of the pairs it has.
    """
    ranks = np.array([RANK[allow(viewer, *pair)] for pair in distinct], dtype=np.uint8)
    return ranks[np.asarray(which, dtype=np.intp)]


def levels_of(viewer: Viewer, pairs: Iterable[tuple[str, Handling]]) -> list[Level]:
    """Return the levels of records given by originator and terms, in their order."""
    known: dict[tuple[str, Handling], Level] = {}
    told = []
    for pair in pairs:
        level = known.get(pair)
        if level is None:
            level = known[pair] = allow(viewer, *pair)
        told.append(level)
    return told
