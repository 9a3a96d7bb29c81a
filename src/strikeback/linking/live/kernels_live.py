# ruff: noqa: ANN001, ANN201, E501, PLR0913, PLR0917 - the compiler tells types
"""Compiled re-examination of pairs: one record against some, and all pairs of some records that a block proposes."""

import numba as nb
import numpy as np

from strikeback.linking.engine.kernels_levels import pattern, score
from strikeback.linking.engine.kernels_pairs import proposed_before


@nb.njit(cache=True, nogil=True, error_model="numpy")
def against(book, scale, centre, rows):  # type: ignore[no-untyped-def]
    """Return the score of one row with each of some others."""
    out = np.empty(len(rows), np.int32)
    for x in range(len(rows)):
        i, j = min(centre, rows[x]), max(centre, rows[x])
        out[x] = score(pattern(book, i, j), scale)
    return out


@nb.njit(cache=True, nogil=True, error_model="numpy")
def among(book, scale, keep, ids, rows, source, apart, left, right, bits):  # type: ignore[no-untyped-def]
    """Score the pairs of ascending rows that share an open block.

    Args:
        book: Values.
        scale: Weights.
        keep: Lowest score that is written.
        ids: int32 [records, keys]: open block of each row under each key, -1 for none.
        rows: The rows.
        source: Table of each row.
        apart: No pair of one table.
        left: Filled with rows, as are ``right`` and ``bits``.
        right: See ``left``.
        bits: See ``left``.

    Returns:
        Pairs written.
    """
    kept = 0
    for x in range(len(rows)):
        i = rows[x]
        for y in range(x + 1, len(rows)):
            j = rows[y]
            if apart and source[i] == source[j]:
                continue
            if not proposed_before(ids, i, j, ids.shape[1]):
                continue
            total = score(pattern(book, i, j), scale)
            if total >= keep:
                left[kept], right[kept], bits[kept] = i, j, total
                kept += 1
    return kept
