"""Compiled comparison of names word by word: by letters, by sound, by short forms, in any order.

Words sound alike where the sets of sounds their letters may stand for meet: ``c`` is K, S or CH, ``w`` is V,
``g`` is G or J. So one scheme serves all languages a table may be in. Vowels count at the beginning of a word
only.
"""

# Compiled functions take what the compiler infers; whole loops stand in one function because calls cost.
# ruff: noqa: SIM109, ANN001, ANN201, C901, FBT003, PLR0911, PLR0912, PLR1714
# mypy: disable-error-code="no-untyped-def"

from typing import Final

import numba as nb
import numpy as np

from strikeback.linking.engine.compiled import LEAF
from strikeback.linking.engine.kernels_text import common_prefix, jaro_winkler, next_token, one_slip
from strikeback.linking.engine.levels import ALIAS, ALIKE, ELSE, FAINT, INITIAL, NEAR, PART, REORDERED
from strikeback.linking.name_kin import kindred_pairs

P, F, T, S, SH, K, M, N, L, R, H, J = (1 << n for n in range(12))
OPEN, FRONT, BACK = (1 << n for n in range(12, 15))
"""Sounds; the last three are vowels that begin a word."""
W = 1 << 15
"""Of letters that are written for vowels too: Dawsari, as J is in Nikolaj."""
MOST_WORDS: Final = 8
LETTERS: Final = np.zeros(128, np.int64)
"""Sounds of a letter that stands alone."""
for _letters, _sounds in (
    ("bp", P), ("f", F), ("v", F | P), ("w", F | W), ("td", T), ("sz", S | SH), ("c", K | S | SH), ("kq", K),
    ("g", K | SH | J), ("j", SH | J | H), ("x", K | SH | H), ("m", M), ("n", N), ("l", L), ("r", R), ("h", H),
    ("a", OPEN), ("e", OPEN | FRONT), ("iy", FRONT), ("ou", BACK),
):  # fmt: skip
    for _letter in _letters:
        LETTERS[ord(_letter)] = _sounds
VOWELS: Final = OPEN | FRONT | BACK
FIRSTS: Final = LETTERS.copy()
"""Sounds with which a word may begin, by its first letter."""
for _letters, _sounds in (("p", F), ("t", S | SH), ("k", H | SH), ("iy", J), ("o", F), ("d", S | SH | J)):
    for _letter in _letters:
        FIRSTS[ord(_letter)] |= _sounds
KIN_BITS: Final = 13


def _hashed(text: str) -> int:
    """FNV-1a over code units, mixed (``kernels_keys.plain_digest`` without its last bit set)."""
    h = 0xCBF29CE484222325
    for char in text:
        h = ((h ^ ord(char)) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return h


def _table() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Words that may stand for each other as a hash table, and which first and last letters they have."""
    size = 1 << KIN_BITS
    slots = [0] * size
    initials, finals = np.zeros((32, 32), np.bool_), np.zeros((32, 32), np.bool_)
    for one, other in sorted(kindred_pairs()):
        key = (_hashed(one) + _hashed(other)) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
        at, key = key >> (64 - KIN_BITS), key & 0xFFFFFFFF
        while slots[at] not in (0, key):
            at = (at + 1) % size
        slots[at] = key
        for seen, place in ((initials, 0), (finals, -1)):
            x, y = ord(one[place]) & 31, ord(other[place]) & 31
            seen[x, y] = seen[y, x] = True
    return np.array(slots, dtype=np.uint32), initials, finals


KIN, INITIALS, FINALS = _table()


@nb.njit(**LEAF)
def word_hash(c, a, n):
    """Return the digest of a word as the table of kindred names has it."""
    h = np.uint64(0xCBF29CE484222325)
    for i in range(a, a + n):
        h = (h ^ np.uint64(c[i])) * np.uint64(0x100000001B3)
    return h


@nb.njit(**LEAF)
def kindred(c, a, n, b, m):
    """Tell whether two words are known to stand for one name (Ben and Benjamin)."""
    if n < 2 or m < 2 or not INITIALS[c[a] & 31, c[b] & 31]:
        return False
    if not FINALS[c[a + n - 1] & 31, c[b + m - 1] & 31]:
        return False
    key = (word_hash(c, a, n) + word_hash(c, b, m)) * np.uint64(0x9E3779B97F4A7C15)
    at, short = np.int64(key >> np.uint64(64 - KIN_BITS)), np.uint32(key & np.uint64(0xFFFFFFFF))
    while KIN[at] != 0:
        if KIN[at] == short:
            return True
        at = (at + 1) & ((1 << KIN_BITS) - 1)
    return False


@nb.njit(**LEAF)
def next_sound(c, at, end, first):
    """Return the sounds that the next letters may stand for, 0 at the end, and where they end.

    Args:
        c: Characters.
        at: Where to begin.
        end: Where the word ends.
        first: Whether the word begins there: only then are vowels and breaths sounds.
    """
    while at < end:
        ch = c[at]
        if ch > 127 or LETTERS[ch] == 0:
            return np.int64(1) << np.int64(20 + ch % 40), at + 1
        sounds = LETTERS[ch]
        after = c[at + 1] if at + 1 < end else np.uint16(0)
        third = c[at + 2] if at + 2 < end else np.uint16(0)
        if sounds & VOWELS:
            if not first:
                at += 1
                continue
            if after < 128 and LETTERS[after] & VOWELS:
                if ch == 121 or ch == 105:  # y, i before a vowel
                    return np.int64(J), at + 1
                if ch == 111 and after == 117 and third < 128 and LETTERS[third] & VOWELS:  # ou
                    return np.int64(F), at + 2
            return sounds, at + 1
        if (ch == 104 and not first) or (after == ch and third == 104):  # h; tth, kkh: one sound
            at += 1
            continue
        if after == 104:  # h
            if ch == 115 and third == 99:
                return np.int64(SH), at + 3
            if ch == 99:  # ch
                return np.int64(SH | K), at + 2
            if ch == 115 or ch == 122:  # sh, zh
                return np.int64(SH | S), at + 2
            if ch == 112:  # ph
                return np.int64(F | P), at + 2
            if ch == 107:  # kh
                return np.int64(K | H), at + 2
            if ch == 116:  # th
                return np.int64(T | S), at + 2
            return sounds, at + 2
        if ch == 115 and after == 99 and third == 104:  # sch
            return np.int64(SH), at + 3
        if ch == 116 and (after == 115 or after == 122 or after == 99 or after == 106):  # ts, tz, tc, tj
            stop = at + 2
            while stop < end and (c[stop] == 99 or c[stop] == 104 or c[stop] == 115):
                stop += 1
            return np.int64(S | SH), stop
        if (ch == 99 and (after == 122 or after == 107)) or (ch == 115 and after == 122):  # cz, ck, sz
            return (np.int64(K) if after == 107 else np.int64(S | SH)), at + 2
        if ch == 100 and (after == 106 or after == 122):  # dj, dz
            return np.int64(SH | S | J), at + (3 if third == 104 else 2)
        if ch == 107 and after == 115:  # ks
            return np.int64(K | SH | H), at + 2
        return sounds, at + 1
    return np.int64(0), at


@nb.njit(**LEAF)
def same_bones(c, a, n, b, m):
    """Return how many sounds two words have where all agree, vowels inside aside; else 0."""
    i, k, i_end, k_end = a, b, a + n, b + m
    one, i = next_sound(c, i, i_end, True)
    other, k = next_sound(c, k, k_end, True)
    count = 0
    while one != 0 and other != 0:
        both = one & other
        if both == 0:
            if count > 0 and one & (J | W) and not one & K:
                one, i = next_sound(c, i, i_end, False)
                continue
            if count > 0 and other & (J | W) and not other & K:
                other, k = next_sound(c, k, k_end, False)
                continue
            return 0
        count += 1
        before_i, before_k = i, k
        one, i = next_sound(c, i, i_end, False)
        other, k = next_sound(c, k, k_end, False)
        # Doubled letters are one sound.
        while one & both and i == before_i + 1 and c[i - 1] == c[before_i - 1]:
            before_i = i
            one, i = next_sound(c, i, i_end, False)
        while other & both and k == before_k + 1 and c[k - 1] == c[before_k - 1]:
            before_k = k
            other, k = next_sound(c, k, k_end, False)
    while one & (J | W) and not one & K:
        one, i = next_sound(c, i, i_end, False)
    while other & (J | W) and not other & K:
        other, k = next_sound(c, k, k_end, False)
    return count if one == 0 and other == 0 else 0


@nb.njit(**LEAF)
def sounds_same(c, a, n, b, m):
    """Tell whether two words are spellings of one sound: equal consonants, and letters alike."""
    if n < 2 or m < 2 or c[a] > 127 or c[b] > 127 or FIRSTS[c[a]] & FIRSTS[c[b]] == 0:
        return False
    count = same_bones(c, a, n, b, m)
    return count >= 2 and jaro_winkler(c, a, n, b, m) >= (0.7 if count < 4 else 0.6)


@nb.njit(**LEAF)
def article(c, a, n):
    """Return how long the article of Arabic is that a word begins with: 2 or 0."""
    return 2 if n >= 6 and (c[a] == 97 or c[a] == 101) and c[a + 1] == 108 else 0


EQUAL, HEARD, NICK, SLIP, FIRST, WEAK, NONE = 6, 5, 4, 3, 2, 1, 0
"""How two words agree, closest last."""


@nb.njit(**LEAF)
def word_level(c, a, n, b, m, least):
    """Return how two words agree, ``NONE`` where that is less than ``least``."""
    same = common_prefix(c, a, n, b, m)
    if n == m and same == n:
        return EQUAL
    if least == EQUAL:
        return NONE
    short = min(n, m)
    if short == 1:
        return FIRST if same == 1 and least <= FIRST else NONE
    x, y = article(c, a, n), article(c, b, m)
    x, y = (x, y) if min(n - x, m - y) >= 3 else (0, 0)
    while True:
        if sounds_same(c, a + x, n - x, b + y, m - y):
            return HEARD
        if kindred(c, a + x, n - x, b + y, m - y):
            return NICK
        if x + y == 0:
            break
        x, y = 0, 0
    if short >= 4 and one_slip(c, a, n, b, m):
        return SLIP
    if least <= WEAK and short >= 3 and (same == short or jaro_winkler(c, a, n, b, m) >= 0.84):
        return WEAK
    return NONE


@nb.njit(**LEAF)
def place(words, k):
    """Return where the k-th word of a packed list begins and how long it is."""
    packed = words >> np.uint64(8 * k)
    return np.int64(packed & np.uint64(255))


@nb.njit(**LEAF)
def words_of(c, a, n):
    """Return begins and lengths of the first eight words, eight bits each, and how many there are."""
    begins, lengths, count = np.uint64(0), np.uint64(0), 0
    start, stop = next_token(c, a, a + min(n, 250))
    while start < stop and count < MOST_WORDS:
        begins |= np.uint64(start - a) << np.uint64(8 * count)
        lengths |= np.uint64(stop - start) << np.uint64(8 * count)
        count += 1
        start, stop = next_token(c, stop, a + min(n, 250))
    return begins, lengths, count


@nb.njit(**LEAF)
def first_in_order(c, a, n, b, m):
    """Tell whether the first text is the lesser one, so that a comparison is the same either way round."""
    same = common_prefix(c, a, n, b, m)
    if same == n or same == m:
        return n <= m
    return c[a + same] <= c[b + same]


@nb.njit(**LEAF)
def names_level(c, a, n, b, m):
    """Level of two unequal names of one or more words each."""
    if not first_in_order(c, a, n, b, m):
        a, n, b, m = b, m, a, n
    begins, lengths, ones = words_of(c, a, n)
    begins_b, lengths_b, others = words_of(c, b, m)
    left, right = (1 << ones) - 1, (1 << others) - 1
    equal = heard = slip = nick = first = weak = 0
    for least in (EQUAL, SLIP, FIRST, WEAK):
        if left == 0 or right == 0:
            break
        if least == WEAK and equal + heard + slip + nick + first == 0:
            break
        for x in range(ones):
            if not left >> x & 1:
                continue
            at, size = a + place(begins, x), place(lengths, x)
            for y in range(others):
                if not right >> y & 1:
                    continue
                found = word_level(c, at, size, b + place(begins_b, y), place(lengths_b, y), least)
                if found >= least and found != NONE:
                    left &= ~(1 << x)
                    right &= ~(1 << y)
                    equal += found == EQUAL
                    heard += found == HEARD
                    slip += found == SLIP
                    nick += found == NICK
                    first += found == FIRST
                    weak += found == WEAK
                    break
    strong = equal + heard + slip + nick
    if left != 0 and right != 0:
        if joined_same(c, a, n, b, m):
            return REORDERED
        if strong >= 2:
            return FAINT
        return PART if strong > 0 else ELSE
    if strong + first + weak == 0:
        return ELSE
    if min(ones, others) == 1:
        return INITIAL if first > 0 else FAINT if strong > 0 else ELSE
    if weak > 0:
        return FAINT
    if first > 0:
        return INITIAL
    if nick > 0:
        return ALIAS
    if slip > 0 or left != 0 or right != 0:
        return ALIKE
    return REORDERED


@nb.njit(**LEAF)
def joined_same(c, a, n, b, m):
    """Tell whether two names are equal but for blanks."""
    i, k, i_end, k_end = a, b, a + n, b + m
    while True:
        while i < i_end and c[i] == 32:
            i += 1
        while k < k_end and c[k] == 32:
            k += 1
        if i == i_end or k == k_end:
            return i == i_end and k == k_end
        if c[i] != c[k]:
            return False
        i += 1
        k += 1


@nb.njit(**LEAF)
def name_level(c, a, la, b, lb, apart, words):
    """Level of two unequal names; ``apart``: how many characters only one of them uses."""
    short = min(la, lb)
    if apart <= 2 and short >= 2 and abs(la - lb) <= 1 and la + lb > 5 and one_slip(c, a, la, b, lb):
        return NEAR
    if words > 1:
        return names_level(c, a, la, b, lb)
    found = word_level(c, a, la, b, lb, FIRST)
    if found != NONE:
        return REORDERED if found >= HEARD else ALIAS if found == NICK else INITIAL
    prefix = common_prefix(c, a, la, b, lb)
    if prefix == short:
        return ALIKE if prefix >= 3 else FAINT
    if apart <= 8:
        like = jaro_winkler(c, a, la, b, lb)
        if like >= 0.88:
            return ALIKE
        if like >= 0.78:
            return FAINT
    return FAINT if prefix >= 3 else ELSE
