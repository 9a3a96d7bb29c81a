"""Compiled scores: the weights of a model, and what a pattern says under them."""

# Compiled functions take what the compiler infers; whole loops stand in one function because calls cost.
# ruff: noqa: ANN001, ANN201
# mypy: disable-error-code="no-untyped-def"

from typing import NamedTuple

import numba as nb
import numpy as np

from strikeback.linking.engine.compiled import KERNEL, LEAF
from strikeback.linking.engine.levels import EXACT


class Scale(NamedTuple):
    """The weights of a model, in 1/1024 bit."""

    same: np.ndarray  # int32 [2, fields, 16]: same over unrelated; second table: the field above agrees
    kin: np.ndarray  # int32 [4, 2, fields, 16]: of one household, place, town or people, over unrelated
    given: np.ndarray  # int8 [fields]: the field each follows from, or -1
    prior: int
    """Odds that two records are the same."""
    prior_kin: np.ndarray  # int64 [4]: odds that two records are of one household, place, town or people
    soften: np.ndarray  # int32: minus log2(1 + 2 ** x) of x = (i - OFFSET) / GRAIN * STEP


SOFT_LOW = -12 * 1024
SOFT_STEP = 8


@nb.njit(**LEAF)
def softened(soften, x):
    """Return minus log2(1 + 2 ** x), x and the outcome in 1/1024 bit."""
    if x <= SOFT_LOW:
        return 0
    at = (x - SOFT_LOW) // SOFT_STEP
    return -x if at >= len(soften) else np.int64(soften[at])


@nb.njit(**LEAF)
def together(soften, one, other):
    """Return log2(2 ** one + 2 ** other)."""
    high, low = max(one, other), min(one, other)
    return high - softened(soften, low - high)


@nb.njit(**LEAF)
def related(soften, house, place, town, people):
    """Return minus log2(1 + the odds of all classes of related pairs)."""
    near, far = together(soften, house, place), together(soften, town, people)
    return softened(soften, together(soften, near, far))


@nb.njit(**LEAF)
def score(packed, scale):
    """Return the score of a pattern in 1/1024 bit: what it says for "same" against "related or unrelated"."""
    total = np.int64(scale.prior)
    house, place = scale.prior_kin[0], scale.prior_kin[1]
    town, people = scale.prior_kin[2], scale.prior_kin[3]
    given, kin = scale.given, scale.kin
    for f in range(len(given)):
        level = (packed >> np.int64(4 * f)) & 15
        if level == 0:
            continue
        table = 0
        if given[f] >= 0:
            above = (packed >> np.int64(4 * given[f])) & 15
            if 0 < above <= EXACT:
                table = 1
        total += scale.same[table, f, level]
        house += kin[0, table, f, level]
        place += kin[1, table, f, level]
        town += kin[2, table, f, level]
        people += kin[3, table, f, level]
    return total + related(scale.soften, house, place, town, people)


@nb.njit(**KERNEL)
def scores_of(packed, scale):
    """Return the score of each pattern in 1/1024 bit."""
    out = np.empty(len(packed), np.int32)
    for p in range(len(packed)):
        out[p] = score(packed[p], scale)
    return out


@nb.njit(**KERNEL)
def rising_shares(hits, counts):
    """Return the shares ``hits / counts`` made never to fall: neighbours that do are pooled.

    Isotonic regression by pooling adjacent violators (Ayer and others 1955), in whole numbers.
    """
    n = len(hits)
    top, hit, count, size = 0, np.zeros(n, np.int64), np.zeros(n, np.int64), np.zeros(n, np.int64)
    for i in range(n):
        hit[top], count[top], size[top] = hits[i], counts[i], 1
        while top > 0 and hit[top - 1] * count[top] >= hit[top] * count[top - 1]:
            hit[top - 1] += hit[top]
            count[top - 1] += count[top]
            size[top - 1] += size[top]
            top -= 1
        top += 1
    out = np.empty(n)
    at = 0
    for block in range(top):
        out[at : at + size[block]] = hit[block] / count[block]
        at += size[block]
    return out
