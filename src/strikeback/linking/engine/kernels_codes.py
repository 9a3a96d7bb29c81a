"""Compiled comparison of codes: numbers of things, postcodes, telephone numbers, whole or partly hidden."""

# Compiled functions take what the compiler infers.
# ruff: noqa: ANN001, ANN201, SIM110
# mypy: disable-error-code="no-untyped-def"

import numba as nb

from strikeback.linking.engine.compiled import LEAF
from strikeback.linking.engine.kernels_text import common_prefix, common_suffix, jaro_winkler, one_slip
from strikeback.linking.engine.levels import ALIKE, ELSE, FAINT, INITIAL, NEAR

STAR = 42
"""Stands for a hidden sign of a number."""
SHOWN = 3
"""Signs that a number with hidden ones must share."""


@nb.njit(**LEAF)
def code_level(c, a, la, b, lb, apart):
    """Level of two unequal codes; ``apart``: how many characters only one of them uses."""
    if apart <= 2 and min(la, lb) >= 3 and one_slip(c, a, la, b, lb):
        return NEAR
    half = max(2, (max(la, lb) + 1) // 2)
    if common_prefix(c, a, la, b, lb) >= half:
        return ALIKE
    if common_suffix(c, a, la, b, lb) >= max(4, half):
        return INITIAL
    if apart <= 4 and jaro_winkler(c, a, la, b, lb) >= 0.85:
        return FAINT
    return ELSE


@nb.njit(**LEAF)
def masked_level(c, a, la, b, lb):
    """Level of two numbers of which one or both hide signs: agreeing in what both show, or not."""
    head, tail, short = 0, 0, min(la, lb)
    while head < short and c[a + head] != STAR and c[b + head] != STAR:
        if c[a + head] != c[b + head]:
            return ELSE
        head += 1
    while tail < short - head and c[a + la - 1 - tail] != STAR and c[b + lb - 1 - tail] != STAR:
        if c[a + la - 1 - tail] != c[b + lb - 1 - tail]:
            return ELSE
        tail += 1
    return INITIAL if head + tail >= SHOWN else ELSE


@nb.njit(**LEAF)
def starred(c, a, la):
    """Tell whether a number hides signs."""
    for i in range(a, a + la):
        if c[i] == STAR:
            return True
    return False
