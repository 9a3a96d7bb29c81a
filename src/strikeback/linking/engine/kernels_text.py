"""Compiled likeness of two texts: one slip, Jaro-Winkler, common beginning, tokens in any order.

Texts are UTF-16 code units in one buffer; a text is where it begins and how long it is. Loading this module
loads the compiler: only modules whose names begin with ``kernels`` may do so, and nobody imports those before
a table is there to resolve.
"""

# Compiled functions take what the compiler infers; whole loops stand in one function because calls cost.
# ruff: noqa: SIM110, PLW3301, ANN001, ANN201, C901, PLR0911
# mypy: disable-error-code="no-untyped-def"

import numba as nb
import numpy as np

from strikeback.linking.engine.compiled import KERNEL, LEAF

SPACE = 32


@nb.njit(**LEAF)
def popcount(x):
    """Return how many bits of a 64-bit word are set."""
    x = x - ((x >> np.uint64(1)) & np.uint64(0x5555555555555555))
    x = (x & np.uint64(0x3333333333333333)) + ((x >> np.uint64(2)) & np.uint64(0x3333333333333333))
    x = (x + (x >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return np.int64((x * np.uint64(0x0101010101010101)) >> np.uint64(56))


@nb.njit(**LEAF)
def one_slip(c, a, la, b, lb):
    """Tell whether one insertion, deletion, substitution or swap of neighbours makes them equal."""
    if la < lb:
        a, la, b, lb = b, lb, a, la
    if la - lb > 1:
        return False
    i = 0
    while i < lb and c[a + i] == c[b + i]:
        i += 1
    if la > lb:
        for k in range(i, lb):
            if c[a + k + 1] != c[b + k]:
                return False
        return True
    if i == la:
        return True
    swap = i + 1 < la and c[a + i] == c[b + i + 1] and c[a + i + 1] == c[b + i]
    for k in range(i + 1, la):
        if c[a + k] != c[b + k]:
            if not swap or k != i + 1:
                return False
            for rest in range(i + 2, la):
                if c[a + rest] != c[b + rest]:
                    return False
            return True
    return True


@nb.njit(**LEAF)
def jaro_winkler(c, a, la, b, lb):
    """Return the Jaro-Winkler likeness, 0 to 1, of the first 64 characters (prefix scale .1, from .7)."""
    la, lb = min(la, 64), min(lb, 64)
    window = max(max(la, lb) // 2 - 1, 0)
    one, two = np.uint64(0), np.uint64(0)
    found = 0
    for i in range(la):
        ch = c[a + i]
        for k in range(max(0, i - window), min(lb, i + window + 1)):
            bit = np.uint64(1) << np.uint64(k)
            if c[b + k] == ch and (two & bit) == np.uint64(0):
                two |= bit
                one |= np.uint64(1) << np.uint64(i)
                found += 1
                break
    if found == 0:
        return 0.0
    swaps, k = 0, 0
    for i in range(la):
        if one & (np.uint64(1) << np.uint64(i)) != np.uint64(0):
            while two & (np.uint64(1) << np.uint64(k)) == np.uint64(0):
                k += 1
            if c[a + i] != c[b + k]:
                swaps += 1
            k += 1
    jaro = (found / la + found / lb + (found - swaps // 2) / found) / 3.0
    if jaro <= 0.7:
        return jaro
    p = 0
    while p < min(4, min(la, lb)) and c[a + p] == c[b + p]:
        p += 1
    return jaro + 0.1 * p * (1.0 - jaro)


@nb.njit(**LEAF)
def common_prefix(c, a, la, b, lb):
    """Return how many first characters are equal."""
    i = 0
    while i < la and i < lb and c[a + i] == c[b + i]:
        i += 1
    return i


@nb.njit(**LEAF)
def common_suffix(c, a, la, b, lb):
    """Return how many last characters are equal."""
    i = 0
    while i < la and i < lb and c[a + la - 1 - i] == c[b + lb - 1 - i]:
        i += 1
    return i


@nb.njit(**LEAF)
def next_token(c, at, end):
    """Return begin and end of the first token from ``at``; an empty one at the end."""
    while at < end and c[at] == SPACE:
        at += 1
    stop = at
    while stop < end and c[stop] != SPACE:
        stop += 1
    return at, stop


@nb.njit(**LEAF)
def tokens_shared(c, a, la, b, lb):
    """Match tokens in any order, each once, at most 30 of the second text.

    Returns:
        Tokens of the first text, of the second, equal ones of two or more characters, and ones that differ
        by a slip or by being an initial.
    """
    used = np.uint64(0)
    equal, near, count = 0, 0, 0
    at, end = next_token(c, a, a + la)
    while at < end:
        count += 1
        best, place, k = 0, 0, 0
        start, stop = next_token(c, b, b + lb)
        while start < stop and k < 30:
            if used & (np.uint64(1) << np.uint64(k)) == np.uint64(0):
                n, m = end - at, stop - start
                same = common_prefix(c, at, n, start, m)
                if n == m and same == n and n > 1:
                    best, place = 2, k
                    break
                short = min(n, m)
                if best == 0 and (
                    (short == 1 and same == 1) or (short >= 4 and one_slip(c, at, n, start, m))
                ):
                    best, place = 1, k
            k += 1
            start, stop = next_token(c, stop, b + lb)
        if best > 0:
            used |= np.uint64(1) << np.uint64(place)
        if best == 2:
            equal += 1
        elif best == 1:
            near += 1
        at, end = next_token(c, end, a + la)
    others = 0
    start, stop = next_token(c, b, b + lb)
    while start < stop:
        others += 1
        start, stop = next_token(c, stop, b + lb)
    return count, others, equal, near


@nb.njit(**KERNEL)
def describe(chars, start, mask, words):
    """Fill the character masks and token counts of all forms."""
    for v in range(len(start) - 1):
        bits, count, inside = np.uint64(0), 0, False
        for i in range(start[v], start[v + 1]):
            ch = chars[i]
            bits |= np.uint64(1) << np.uint64(ch & np.uint16(63))
            if ch == 32:
                inside = False
            elif not inside:
                inside = True
                count += 1
        mask[v] = bits
        words[v] = min(count, 255)
