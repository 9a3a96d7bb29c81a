"""Compiled comparison of records: the level of each field, packed into a pattern, and its score."""

# Compiled functions take what the compiler infers; whole loops stand in one function because calls cost.
# ruff: noqa: SIM109, ANN001, ANN201, C901, PLR0911, PLR0912, PLR1714
# mypy: disable-error-code="no-untyped-def"

from typing import NamedTuple

import numba as nb
import numpy as np

from strikeback.linking.engine.compiled import KERNEL, LEAF
from strikeback.linking.engine.kernels_codes import STAR, code_level, masked_level, starred
from strikeback.linking.engine.kernels_names import name_level
from strikeback.linking.engine.kernels_scores import Scale as Scale  # noqa: PLC0414 - its old name
from strikeback.linking.engine.kernels_scores import score as score  # noqa: PLC0414
from strikeback.linking.engine.kernels_text import (
    common_prefix,
    jaro_winkler,
    one_slip,
    popcount,
    tokens_shared,
)
from strikeback.linking.engine.levels import (
    ALIAS,
    ALIKE,
    CATEGORY,
    CODE,
    DATE,
    ELSE,
    EXACT,
    EXACT_ONLY,
    FAINT,
    INITIAL,
    NAME,
    NEAR,
    PART,
    REORDERED,
    SWAPPED,
)

ZERO = 48
APART = 5
"""Characters that only one of two spellings of a name uses, at most."""


class Book(NamedTuple):
    """Everything a comparison needs to know of values, numbered over all fields; 0 is missing."""

    codes: np.ndarray  # int32 [records, fields]
    kind: np.ndarray  # uint8 [fields]
    swap: np.ndarray  # int8 [fields]: field a name is swapped with, -1
    chars: np.ndarray  # uint16
    start: np.ndarray  # int64 [values + others + 1]
    mask: np.ndarray  # uint64: which characters occur, folded to 64
    words: np.ndarray  # uint8: tokens
    digest: np.ndarray  # uint64 [values]: of field-free text
    bins: np.ndarray  # uint8 [values]: level of an exact agreement
    other_at: np.ndarray  # int32 [values + 1], or 1 long when no value has other forms
    other: np.ndarray  # int32: numbers of other forms
    alias: np.ndarray  # uint64: digests of pairs of values known as variants, sorted in each field
    alias_at: np.ndarray  # int32 [fields + 1]: where each field's begin


@nb.njit(**LEAF)
def mix(x):
    """Return a well mixed 64-bit word (finaliser of splitmix64, Steele et al. 2014)."""
    x ^= x >> np.uint64(30)
    x *= np.uint64(0xBF58476D1CE4E5B9)
    x ^= x >> np.uint64(27)
    x *= np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


@nb.njit(**LEAF)
def text_level(c, a, la, b, lb, apart, words):
    """Level of two unequal texts; ``apart``: how many characters only one of them uses."""
    short = min(la, lb)
    if apart <= 2 and short >= 2 and abs(la - lb) <= 1 and la + lb > 5 and one_slip(c, a, la, b, lb):
        return NEAR
    prefix = common_prefix(c, a, la, b, lb)
    if prefix == short:
        return INITIAL if prefix == 1 else ALIKE if prefix >= 3 else FAINT
    if words > 1 and apart <= 40:
        n, m, equal, near = tokens_shared(c, a, la, b, lb)
        fewer = min(n, m)
        if n == m and equal == n:
            return REORDERED
        if fewer > 1 and equal + near == fewer and equal > 0:
            return ALIKE
        if equal > 0:
            return PART
    if apart <= 8:
        like = jaro_winkler(c, a, la, b, lb)
        if like >= 0.88:
            return ALIKE
        if like >= 0.78:
            return FAINT
    return FAINT if prefix >= 3 else ELSE


@nb.njit(**LEAF)
def date_level(c, a, b):
    """Level of two unequal dates ``yyyymmdd``; parts of zeros are unknown and speak neither way."""
    wrong, unknown = 0, 0
    agree = 0
    last = -1
    near_swap = False
    for part in range(3):
        lo = 0 if part == 0 else 2 + 2 * part
        hi = 4 if part == 0 else lo + 2
        no_a, no_b, same = True, True, True
        for i in range(lo, hi):
            no_a = no_a and c[a + i] == ZERO
            no_b = no_b and c[b + i] == ZERO
            if c[a + i] != c[b + i]:
                same = False
        if no_a or no_b:
            unknown |= 1 << part
            continue
        if same:
            agree |= 1 << part
            continue
        for i in range(lo, hi):
            if c[a + i] != c[b + i]:
                wrong += 1
                if last == i - 1 and c[a + i] == c[b + last] and c[a + last] == c[b + i]:
                    near_swap = True
                last = i
    if unknown:
        if wrong == 0:
            return REORDERED if agree & 1 else PART
        if wrong == 1 and agree:
            return ALIKE
        return PART if agree & 1 and not agree & 6 and wrong <= 1 else ELSE
    if wrong == 1 or (wrong == 2 and near_swap):
        return NEAR
    crossed = True
    for i in range(2):
        crossed = crossed and c[a + 4 + i] == c[b + 6 + i] and c[a + 6 + i] == c[b + 4 + i]
    if agree == 3 or agree == 5 or (agree == 1 and crossed):
        return ALIKE
    if agree == 6:
        return INITIAL
    if wrong == 2:
        return FAINT
    return PART if agree & 1 else ELSE


@nb.njit(**LEAF)
def alias_digest(one, other):
    """Return the digest of a pair of values, the same either way round."""
    return mix(one + other)


@nb.njit(**LEAF)
def known_pair(alias, lo, end, one, other):
    """Tell whether two values, by their digests, are among the learned pairs from ``lo`` to ``end``."""
    key, hi = alias_digest(one, other), end
    while lo < hi:
        mid = (lo + hi) // 2
        if alias[mid] < key:
            lo = mid + 1
        else:
            hi = mid
    return lo < end and alias[lo] == key


@nb.njit(**KERNEL)
def alias_digests(one, other):
    """Return the digests of pairs of values, from those of the values."""
    out = np.empty(len(one), np.uint64)
    for p in range(len(one)):
        out[p] = alias_digest(one[p], other[p])
    return out


@nb.njit(**LEAF)
def form_level(chars, start, mask, words, kind, one, other):
    """Level of two forms of unequal number.

    What cannot be alike is seen from first, last and used characters.
    """
    a, b = start[one], start[other]
    la, lb = start[one + 1] - a, start[other + 1] - b
    if la == 0 or lb == 0:
        return ELSE
    if kind == DATE:
        return date_level(chars, a, b) if la == 8 and lb == 8 else ELSE
    apart = popcount(mask[one] ^ mask[other])
    if kind == CODE:
        if ((mask[one] | mask[other]) >> np.uint64(STAR)) & np.uint64(1) and (
            starred(chars, a, la) or starred(chars, b, lb)
        ):
            return masked_level(chars, a, la, b, lb)
        if apart > 4 and chars[a] != chars[b] and chars[a + la - 1] != chars[b + lb - 1]:
            return ELSE
        return code_level(chars, a, la, b, lb, apart)
    many = max(words[one], words[other])
    if apart > 8 and many < 2 and chars[a] != chars[b]:
        return ELSE
    if kind == NAME:
        return name_level(chars, a, la, b, lb, apart, many)
    return text_level(chars, a, la, b, lb, apart, many)


@nb.njit(**LEAF)
def better(one, other):
    """Return the closer of two levels: the order in which they are numbered, words reordered being close."""
    a = 8 if one == REORDERED or one == ALIAS else one
    b = 8 if other == REORDERED or other == ALIAS else other
    return one if a <= b else other


@nb.njit(**LEAF)
def alternative_level(book, kind, one, other, found):
    """The best level over all forms of two values."""
    chars, start, mask, words = book.chars, book.start, book.mask, book.words
    for i in range(-1, book.other_at[one + 1] - book.other_at[one]):
        left = one if i < 0 else book.other[book.other_at[one] + i]
        for k in range(-1, book.other_at[other + 1] - book.other_at[other]):
            if i < 0 and k < 0:
                continue
            right = other if k < 0 else book.other[book.other_at[other] + k]
            a, b = start[left], start[right]
            n, m = start[left + 1] - a, start[right + 1] - b
            if n > 0 and n == m and common_prefix(chars, a, n, b, m) == n:
                return ALIAS
            if kind != CATEGORY and kind != EXACT_ONLY:
                found = better(found, form_level(chars, start, mask, words, kind, left, right))
    return found


@nb.njit(**LEAF)
def value_level(book, field, one, other):
    """Level of two values of a field."""
    if one == 0 or other == 0:
        return 0
    if one == other:
        return np.int64(book.bins[one])
    kind = book.kind[field]
    level = ELSE
    if kind != CATEGORY and kind != EXACT_ONLY:
        level = form_level(book.chars, book.start, book.mask, book.words, kind, one, other)
    if level != NEAR and (len(book.other_at) > 1 or len(book.alias) > 0):
        level = variant_level(book, field, one, other, level)
    return level


@nb.njit(**LEAF)
def variant_level(book, field, one, other, level):
    """The level when other forms and learned pairs are looked at too."""
    if len(book.other_at) > 1:
        n = book.other_at[one + 1] - book.other_at[one]
        m = book.other_at[other + 1] - book.other_at[other]
        if n + m > 0:
            level = alternative_level(book, book.kind[field], one, other, level)
    if level != NEAR and level != ALIAS:
        lo, end = book.alias_at[field], book.alias_at[field + 1]
        if known_pair(book.alias, lo, end, book.digest[one], book.digest[other]):
            level = ALIAS
    return level


@nb.njit(**LEAF)
def pattern(book, i, j):
    """Return the packed levels of all fields of two records."""
    codes, bins, kinds, at = book.codes, book.bins, book.kind, book.other_at
    others = len(at) > 1
    out = np.int64(0)
    for f in range(codes.shape[1]):
        one, other = codes[i, f], codes[j, f]
        if one == 0 or other == 0:
            continue
        if one == other:
            level = int(bins[one])
        else:
            kind = kinds[f]
            level = ELSE
            if kind < CATEGORY:
                level = form_level(book.chars, book.start, book.mask, book.words, kind, one, other)
            if others and level != NEAR and (at[one] != at[one + 1] or at[other] != at[other + 1]):
                level = alternative_level(book, kind, one, other, level)
            lo, end = book.alias_at[f], book.alias_at[f + 1]
            # What is rare is asked here: to hand the book on takes as long as to compare two values.
            if (
                lo != end
                and level != NEAR
                and level != ALIAS
                and (known_pair(book.alias, lo, end, book.digest[one], book.digest[other]))
            ):
                level = ALIAS
        out |= np.int64(level) << np.int64(4 * f)
    for f in range(codes.shape[1]):
        g = book.swap[f]
        if g > f:
            first, second = (out >> np.int64(4 * f)) & 15, (out >> np.int64(4 * g)) & 15
            if first > EXACT and second > EXACT:
                v, w, x, y = codes[i, f], codes[j, g], codes[i, g], codes[j, f]
                one, two = book.digest[v] == book.digest[w], book.digest[x] == book.digest[y]
                fit = min(first, second) >= FAINT
                fit = fit and (one or may_be_close(book.mask, at, v, w))
                fit = fit and (two or may_be_close(book.mask, at, x, y))
                fit = fit and (one or close(book, f, v, w)) and (two or close(book, f, x, y))
                if fit or (one and two):
                    out &= ~((np.int64(15) << np.int64(4 * f)) | (np.int64(15) << np.int64(4 * g)))
                    out |= np.int64(SWAPPED) << np.int64(4 * f)
    return out


@nb.njit(**LEAF)
def may_be_close(mask, at, one, other):
    """Tell from their characters whether two values can be spellings of one name; ``at``: of other forms."""
    if popcount(mask[one] ^ mask[other]) <= APART:
        return True
    return len(at) > 1 and at[one + 1] - at[one] + at[other + 1] - at[other] > 0


@nb.njit(**LEAF)
def close(book, field, one, other):
    """Tell whether two values are one name, spelling, sound and short forms aside."""
    level = value_level(book, field, one, other)
    return level == NEAR or level == ALIKE or level == ALIAS or level == REORDERED


@nb.njit(**KERNEL)
def patterns_of(book, left, right):
    """Return the pattern of each pair."""
    out = np.empty(len(left), np.int64)
    for p in range(len(left)):
        out[p] = pattern(book, left[p], right[p])
    return out


@nb.njit(**KERNEL)
def revised(book, left, right, packed):
    """Return the patterns of pairs, given those they had before values were known as variants."""
    out = packed.copy()
    for p in range(len(left)):
        for f in range(book.codes.shape[1]):
            if book.alias_at[f] == book.alias_at[f + 1]:
                continue
            level = (packed[p] >> np.int64(4 * f)) & 15
            if level <= NEAR or level == SWAPPED:
                continue
            one, other = book.digest[book.codes[left[p], f]], book.digest[book.codes[right[p], f]]
            if known_pair(book.alias, book.alias_at[f], book.alias_at[f + 1], one, other):
                out[p] += np.int64(ALIAS - level) << np.int64(4 * f)
    return out


@nb.njit(**KERNEL)
def value_levels(book, field, left, right):
    """Return the level of each pair of values of one field."""
    out = np.empty(len(left), np.uint8)
    for p in range(len(left)):
        out[p] = value_level(book, field, left[p], right[p])
    return out


@nb.njit(**KERNEL)
def digests(data, start, salt):
    """Return a 64-bit digest of each text of a byte buffer (FNV-1a, mixed)."""
    out = np.empty(len(start) - 1, np.uint64)
    for v in range(len(start) - 1):
        h = np.uint64(0xCBF29CE484222325) ^ salt
        for i in range(start[v], start[v + 1]):
            h = (h ^ np.uint64(data[i])) * np.uint64(0x100000001B3)
        out[v] = mix(h)
    return out
