# ruff: noqa: ANN001, ANN201, PLR0913, PLR0917 - the compiler tells types
"""Compiled parts of live linking: the engine's own steps for a few records, several of them in one call."""

import numba as nb
import numpy as np

from strikeback.linking.engine.kernels_keys import atom_digests, key_digests
from strikeback.linking.engine.kernels_levels import digests, pattern, score
from strikeback.linking.engine.kernels_pairs import proposed_before
from strikeback.linking.engine.kernels_text import describe


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


@nb.njit(cache=True, nogil=True, error_model="numpy")
def described(chars, start, data, place):  # type: ignore[no-untyped-def]
    """Return mask and number of words of each compared form, and the digest of each main form.

    Args:
        chars: UTF-16 units of the compared forms.
        start: Where each begins, with the end at the end.
        data: Bytes of the main forms, UTF-8.
        place: Where each begins, with the end at the end.
    """
    mask, words = np.zeros(len(start) - 1, np.uint64), np.zeros(len(start) - 1, np.uint8)
    describe(chars, start, mask, words)
    digest = np.zeros(len(place), np.uint64)
    digest[1:] = digests(data, place, np.uint64(0))
    return mask, words, digest


@nb.njit(cache=True, nogil=True, error_model="numpy")
def blocks(  # type: ignore[no-untyped-def]
    codes, chars, start, digest, first, fields, hows, salts, ones, others, shift
):
    """Return the block of each row under each key, 0 where it has none.

    Args:
        codes: Values of the rows.
        chars: Characters of all forms.
        start: Where each form begins.
        digest: Digest of each value.
        first: First value of each field.
        fields: Field of each part.
        hows: Number of each part (``kernels_keys``).
        salts: Salt of each part.
        ones: Part of each key; -1: the key of everybody.
        others: Second part of each key, -1 for none.
        shift: Bits of a digest; the number of the key stands above them.
    """
    width = 0
    for field in range(len(first) - 1):
        width = max(width, first[field + 1] - first[field])
    parts = np.zeros((len(fields), width), np.uint64)
    for a in range(len(fields)):
        low, high = first[fields[a]], first[fields[a] + 1]
        parts[a, : high - low] = atom_digests(chars, start, digest, low, high, hows[a], salts[a])
    out = np.zeros((len(codes), len(ones)), np.int64)
    for k in range(len(ones)):
        if ones[k] < 0:
            out[:, k] = (np.int64(k) << shift) | 1
            continue
        f, g = fields[ones[k]], fields[others[k]] if others[k] >= 0 else np.int64(-1)
        column = key_digests(
            codes, f, first[f], parts[ones[k]], g, first[max(g, 0)], parts[max(others[k], 0)]
        )
        for row in range(len(codes)):
            if column[row] != np.uint64(0):
                out[row, k] = (np.int64(k) << shift) | np.int64(column[row])
    return out
