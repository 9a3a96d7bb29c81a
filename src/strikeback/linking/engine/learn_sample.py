"""A sample of scored pairs that stands for all of them: what a model may be taught by."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine.model import GRAIN
from strikeback.linking.engine.pairs import Pairs
from strikeback.linking.engine.records import Records

STRATUM: Final = 2
"""Bits of score in a stratum."""
LOWEST: Final = -8
HIGHEST: Final = 16
"""Beyond, pairs are one stratum."""
LEAST_DOUBT: Final = 0.02
"""However sure a stratum looks, this share of it may be otherwise: sure mistakes teach most."""


def draw_pairs(records: Records, pairs: Pairs, most: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return places of scored pairs, and how many pairs each stands for.

    Strata by score; from each as many as its size times its spread asks for (Neyman 1934), at least one.
    Inside, those whose digest is lowest are drawn: no seed, and the order of records does not matter.
    """
    from strikeback.linking.engine.kernels_clusters import pair_digests  # noqa: PLC0415 - loads the compiler

    if not len(pairs):
        return np.empty(0, np.int64), np.empty(0)
    stratum = np.clip(pairs.bits // (STRATUM * GRAIN), LOWEST // STRATUM, HIGHEST // STRATUM)
    kinds, inverse, sizes = np.unique(stratum, return_inverse=True, return_counts=True)
    likely = 1 / (1 + np.exp2(-(kinds + 0.5) * STRATUM))
    worth = sizes * np.sqrt(np.maximum(likely * (1 - likely), LEAST_DOUBT * (1 - LEAST_DOUBT)))
    wanted = np.minimum(np.maximum(np.floor(most * worth / worth.sum()), 1), sizes).astype(np.int64)
    digest = pair_digests(records.key, pairs.left, pairs.right)
    order = np.lexsort((digest, inverse))
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    drawn = [order[start : start + count] for start, count in zip(starts, wanted, strict=True)]
    weight = np.repeat(sizes / wanted, wanted)
    return np.concatenate(drawn).astype(np.int64)[:most], weight[:most]
