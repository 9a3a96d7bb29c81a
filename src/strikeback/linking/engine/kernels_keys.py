"""Compiled parts of candidate keys.

Digests of parts of values, of pairs of parts, and the blocks they form.
"""

# Compiled functions take what the compiler infers; whole loops stand in one function because calls cost.
# ruff: noqa: SIM110, ANN001, ANN201, C901, PLR0911, PLR0913, PLR1714, PLR0917
# mypy: disable-error-code="no-untyped-def"

import numba as nb
import numpy as np

from strikeback.linking.engine.compiled import KERNEL, LEAF
from strikeback.linking.engine.kernels_levels import mix
from strikeback.linking.engine.kernels_text import next_token

VALUE, PREFIX, SKELETON, YEAR_MONTH, MONTH_DAY, YEAR, FIRST_HALF, LAST_HALF, WORD_SET, WORD_LOW, WORD_HIGH = (
    range(11)
)
FNV, BASIS = np.uint64(0x100000001B3), np.uint64(0xCBF29CE484222325)
FNV_ODD = np.uint64(0x9E3779B97F4A7C15)
BONES = np.arange(128, dtype=np.uint16)
"""One letter for all of one sound in most spellings of most languages, as keys take it."""
for _letters in ("kqcg", "szx", "vwf", "aeiouy", "td", "pb"):
    for _letter in _letters:
        BONES[ord(_letter)] = ord(_letters[0])
ROW_BITS = 24
"""A block entry packs 40 bits of digest and 24 of row number: up to 16.7 million rows."""


@nb.njit(**LEAF)
def plain_digest(chars, at, end):
    """Digest of a stretch of characters; never 0."""
    h = BASIS
    for i in range(at, end):
        h = (h ^ np.uint64(chars[i])) * FNV
    return mix(h) | np.uint64(1)


@nb.njit(**LEAF)
def skeleton_digest(chars, at, end):
    """Digest of the first letter and the later consonants by sound, doubles once; never 0."""
    h = BASIS
    last = np.uint16(0)
    for i in range(at, end):
        ch = chars[i]
        weak = (
            ch == 97
            or ch == 101
            or ch == 105
            or ch == 111
            or ch == 117
            or ch == 121
            or ch == 104
            or ch == 119
        )
        if ch < 128:
            ch = BONES[ch]
        if i == at or not (weak or ch == 32 or ch == last):
            h = (h ^ np.uint64(ch)) * FNV
        if i == at or not weak:
            last = ch
    return mix(h) | np.uint64(1)


@nb.njit(**LEAF)
def word_digest(chars, at, end, how):
    """Digest of words in no order: all of them, or the one whose digest is lowest or highest."""
    total, low, high = np.uint64(0), np.uint64(0xFFFFFFFFFFFFFFFF), np.uint64(0)
    start, stop = next_token(chars, at, end)
    while start < stop:
        d = skeleton_digest(chars, start, stop)
        total += d
        if stop - start > 1:
            low, high = min(low, d), max(high, d)
        start, stop = next_token(chars, stop, end)
    if how == WORD_SET:
        return mix(total) | np.uint64(1)
    if high == np.uint64(0):
        return np.uint64(0)
    return low if how == WORD_LOW else high


@nb.njit(**LEAF)
def known(chars, at, end):
    """Tell whether a part of a date is more than zeros."""
    for i in range(at, end):
        if chars[i] != 48:
            return True
    return False


@nb.njit(**LEAF)
def part_digest(chars, at, end, how):
    """Digest of one part of a value; 0 where the value has no such part."""
    n = end - at
    if how == PREFIX:
        return plain_digest(chars, at, at + min(n, 4))
    if how == SKELETON:
        return skeleton_digest(chars, at, end)
    if how == FIRST_HALF:
        return plain_digest(chars, at, at + max(2, (n + 1) // 2)) if n >= 4 else np.uint64(0)
    if how == LAST_HALF:
        return plain_digest(chars, end - max(4, (n + 1) // 2), end) if n >= 6 else np.uint64(0)
    if how >= WORD_SET:
        return word_digest(chars, at, end, how)
    if n != 8:
        return np.uint64(0)
    year, month, day = known(chars, at, at + 4), known(chars, at + 4, at + 6), known(chars, at + 6, end)
    if how == YEAR:
        return plain_digest(chars, at, at + 4) if year else np.uint64(0)
    if how == YEAR_MONTH:
        return plain_digest(chars, at, at + 6) if year and month else np.uint64(0)
    return plain_digest(chars, at + 4, end) if month and day else np.uint64(0)


@nb.njit(**KERNEL)
def atom_digests(chars, start, digest, first, last, how, salt):
    """Return the digest of one part of each value of a field; 0 where it has none."""
    out = np.zeros(last - first, np.uint64)
    for v in range(first, last):
        part = digest[v] if how == VALUE else part_digest(chars, start[v], start[v + 1], how)
        if part != np.uint64(0):
            out[v - first] = mix(part ^ salt) | np.uint64(1)
    return out


@nb.njit(**KERNEL)
def key_digests(codes, f, base_f, atom_f, g, base_g, atom_g):
    """Return each record's 40-bit digest under a key of two parts (one where g < 0).

    0 where one is missing.
    """
    n = codes.shape[0]
    out = np.zeros(n, np.uint64)
    for i in range(n):
        v = codes[i, f]
        if v == 0:
            continue
        d = atom_f[v - base_f]
        if d == np.uint64(0):
            continue
        if g >= 0:
            w = codes[i, g]
            if w == 0:
                continue
            e = atom_g[w - base_g]
            if e == np.uint64(0):
                continue
            d += e
        out[i] = mix(d) >> np.uint64(ROW_BITS)
    return out


@nb.njit(**LEAF)
def parts_of(codes, i, fields, bases, tables, offsets, out):
    """Write the digest of each part of one record; 0 where it has none."""
    for a in range(len(fields)):
        v = codes[i, fields[a]]
        out[a] = tables[offsets[a] + v - bases[a]] if v > 0 else np.uint64(0)


@nb.njit(**LEAF)
def sampled_entries(codes, fields, bases, tables, offsets, key_a, key_b, most, parts, counts, out):
    """Write packed digest and row of records whose block is in a sample, for several keys at once.

    A block is in the sample by a product of the sum of its parts' digests, which are well mixed already.

    Args:
        codes: Values of the records.
        fields: Field of each part.
        bases: First value of that field.
        tables: Digests of all parts, one after another.
        offsets: Where each part begins in them.
        key_a: First part of each key.
        key_b: Second part, -1: none.
        most: Products up to this are in the sample.
        parts: uint64 [parts]: room to work in.
        counts: int64 [keys], 0: entries of each key; those without room in ``out`` are counted only.
        out: uint64 [keys, room].
    """
    for i in range(codes.shape[0]):
        parts_of(codes, i, fields, bases, tables, offsets, parts)
        for k in range(len(key_a)):
            d = parts[key_a[k]]
            if d == np.uint64(0):
                continue
            if key_b[k] >= 0:
                e = parts[key_b[k]]
                if e == np.uint64(0):
                    continue
                d += e
            if d * FNV_ODD > most:
                continue
            digest = mix(d) >> np.uint64(ROW_BITS)
            if digest != np.uint64(0):
                if counts[k] < out.shape[1]:
                    out[k, counts[k]] = (digest << np.uint64(ROW_BITS)) | np.uint64(i)
                counts[k] += 1


@nb.njit(**KERNEL)
def pick(digests, rate):
    """Return packed digest and row of the records whose block is in a sample of one in ``rate``."""
    count = 0
    for i in range(len(digests)):
        if digests[i] != np.uint64(0) and digests[i] % rate == np.uint64(0):
            count += 1
    out = np.empty(count, np.uint64)
    count = 0
    for i in range(len(digests)):
        if digests[i] != np.uint64(0) and digests[i] % rate == np.uint64(0):
            out[count] = (digests[i] << np.uint64(ROW_BITS)) | np.uint64(i)
            count += 1
    return out


@nb.njit(**KERNEL)
def by_digest(entries, other):
    """Sort entries, whose rows ascend, by their digests: four passes of ten bits, the last ones first.

    Args:
        entries: Packed digest and row; sorted in place.
        other: uint64, as many: room to work in.
    """
    starts = np.empty(1025, np.int64)
    for turn in range(4):
        shift = np.uint64(ROW_BITS + 10 * turn)
        starts[:] = 0
        for entry in entries:
            starts[((entry >> shift) & np.uint64(1023)) + np.uint64(1)] += 1
        for k in range(1024):
            starts[k + 1] += starts[k]
        for entry in entries:
            place = (entry >> shift) & np.uint64(1023)
            other[starts[place]] = entry
            starts[place] += 1
        entries, other = other, entries


@nb.njit(**KERNEL)
def count_block_pairs(packed, cap):
    """Return how many pairs the blocks of sorted entries hold, blocks over the cap left out."""
    total, at = 0, 0
    while at < len(packed):
        end = at + 1
        while end < len(packed) and packed[end] >> np.uint64(ROW_BITS) == packed[at] >> np.uint64(ROW_BITS):
            end += 1
        size = end - at
        if 1 < size <= cap:
            total += size * (size - 1) // 2
        at = end
    return total


@nb.njit(**KERNEL)
def block_pairs(packed, cap, rows, source, apart, out):
    """Write the pairs of blocks of sorted entries, packed ``left * rows + right``; return how many."""
    count, at = 0, 0
    low = (np.uint64(1) << np.uint64(ROW_BITS)) - np.uint64(1)
    while at < len(packed):
        end = at + 1
        while end < len(packed) and packed[end] >> np.uint64(ROW_BITS) == packed[at] >> np.uint64(ROW_BITS):
            end += 1
        if 1 < end - at <= cap:
            for x in range(at, end):
                i = np.int64(packed[x] & low)
                for y in range(x + 1, end):
                    j = np.int64(packed[y] & low)
                    if not (apart and source[i] == source[j]):
                        out[count] = i * rows + j
                        count += 1
        at = end
    return count


@nb.njit(**KERNEL)
def neighbours(packed, weight, left, right):
    """Write neighbouring rows of each block of sorted entries.

    Each standing for its share of the block's pairs.
    """
    count, at = 0, 0
    low = (np.uint64(1) << np.uint64(ROW_BITS)) - np.uint64(1)
    while at < len(packed):
        end = at + 1
        while end < len(packed) and packed[end] >> np.uint64(ROW_BITS) == packed[at] >> np.uint64(ROW_BITS):
            end += 1
        for x in range(at, end - 1):
            if count < len(left):
                left[count], right[count] = np.int64(packed[x] & low), np.int64(packed[x + 1] & low)
                weight[count] = (end - at) * 0.5
                count += 1
        at = end
    return count


@nb.njit(**KERNEL)
def usable_keys(codes, left, right, fields, bases, tables, offsets, sizes, key_a, key_b, caps, records):
    """Return, for each pair, which keys propose it, 64 a word.

    A key of two parts proposes a pair that agrees on both where the expected block, or either part's own, is
    within the cap.
    """
    words = (len(key_a) + 63) // 64
    out = np.zeros((len(left), words), np.uint64)
    agree = np.zeros(len(fields), np.int64)
    for p in range(len(left)):
        i, j = left[p], right[p]
        for a in range(len(fields)):
            f = fields[a]
            agree[a] = 0
            v, w = codes[i, f], codes[j, f]
            if v == 0 or w == 0:
                continue
            x = offsets[a] + v - bases[a]
            if tables[x] != np.uint64(0) and tables[x] == tables[offsets[a] + w - bases[a]]:
                agree[a] = sizes[x]
        for k in range(len(key_a)):
            n = agree[key_a[k]]
            if n == 0:
                continue
            if key_b[k] >= 0:
                m = agree[key_b[k]]
                if m == 0:
                    continue
                if min(n, m) > caps[k] and n / records * m > caps[k]:
                    continue
            elif n > caps[k]:
                continue
            out[p, k // 64] |= np.uint64(1) << np.uint64(k % 64)
    return out


@nb.njit(**KERNEL)
def sizes_of(order, atom, counts):
    """Return, for each value of a field, how many records agree with it on a part.

    Args:
        order: Numbers of the values in the order of their parts.
        atom: Digest of the part of each value.
        counts: Records with each value.
    """
    out = np.zeros(len(atom), np.int32)
    at = 0
    while at < len(order):
        end, total = at, 0
        while end < len(order) and atom[order[end]] == atom[order[at]]:
            total += counts[order[end]]
            end += 1
        for x in range(at, end):
            out[order[x]] = total
        at = end
    return out


@nb.njit(**KERNEL)
def number_blocks(packed, cap, ids, key, rows, starts):
    """Number the blocks of two to ``cap`` rows of sorted entries.

    Args:
        packed: Sorted entries of one key.
        cap: Largest block.
        ids: int32 [records, keys], -1 where a record is in no block: filled in column ``key``.
        key: Number of the key.
        rows: int32: filled with the rows of the blocks, one block after another.
        starts: int32: filled with where blocks begin in ``rows``, and the end.

    Returns:
        Number of blocks.
    """
    low = (np.uint64(1) << np.uint64(ROW_BITS)) - np.uint64(1)
    blocks, filled, at = 0, 0, 0
    while at < len(packed):
        end = at + 1
        while end < len(packed) and packed[end] >> np.uint64(ROW_BITS) == packed[at] >> np.uint64(ROW_BITS):
            end += 1
        if 1 < end - at <= cap:
            starts[blocks] = filled
            for x in range(at, end):
                i = np.int64(packed[x] & low)
                rows[filled] = i
                ids[i, key] = blocks
                filled += 1
            blocks += 1
        at = end
    starts[blocks] = filled
    return blocks
