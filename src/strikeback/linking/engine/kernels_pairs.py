"""Compiled enumeration of candidate pairs: each pair once, scored at once, kept when it may matter."""

import numba as nb
import numpy as np

from strikeback.linking.engine.kernels_levels import pattern, score


@nb.njit(cache=True, nogil=True, error_model="numpy")
def proposed_before(ids, i, j, key):  # type: ignore[no-untyped-def]
    """Tell whether an earlier key has both records in one block."""
    for k in range(key):
        if ids[i, k] >= 0 and ids[i, k] == ids[j, k]:
            return True
    return False


@nb.njit(cache=True, nogil=True, error_model="numpy")
def scan(book, scale, keep, ids, key, rows, starts, block, limit, source, apart, left, right, packed, bits):  # type: ignore[no-untyped-def]  # noqa: E501
    """Score the pairs of blocks from ``block`` on until the output is nearly full or ``limit`` pairs were looked at.

    Returns:
        The next block, pairs kept, pairs scored.
    """
    kept, seen, looked = 0, 0, 0
    room = len(left)
    blocks = len(starts) - 1
    while block < blocks:
        a, b = starts[block], starts[block + 1]
        size = b - a
        if kept + size * (size - 1) // 2 > room or looked > limit:
            break
        for x in range(a, b):
            i = rows[x]
            for y in range(x + 1, b):
                j = rows[y]
                looked += 1
                if apart and source[i] == source[j]:
                    continue
                if proposed_before(ids, i, j, key):
                    continue
                seen += 1
                found = pattern(book, i, j)
                total = score(found, scale)
                if total >= keep:
                    left[kept], right[kept] = i, j
                    packed[kept], bits[kept] = found, total
                    kept += 1
        block += 1
    return block, kept, seen
