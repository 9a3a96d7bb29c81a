"""Compiled enumeration of candidate pairs: each pair once, scored at once, kept when it may matter."""

# Compiled functions take what the compiler infers; whole loops stand in one function because calls cost.
# ruff: noqa: SIM110, ANN001, ANN201, PLR0913, PLR0917
# mypy: disable-error-code="no-untyped-def"

import numba as nb

from strikeback.linking.engine.compiled import LEAF
from strikeback.linking.engine.kernels_levels import pattern
from strikeback.linking.engine.kernels_scores import score


@nb.njit(**LEAF)
def proposed_before(ids, i, j, key):
    """Tell whether an earlier key has both records in one block."""
    for k in range(key):
        if ids[i, k] >= 0 and ids[i, k] == ids[j, k]:
            return True
    return False


@nb.njit(**LEAF)
def scan(book, scale, keep, ids, key, rows, starts, block, limit, source, apart, left, right, packed, bits):
    """Score the pairs of blocks from ``block`` on until the output is full or ``limit`` pairs were seen.

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
