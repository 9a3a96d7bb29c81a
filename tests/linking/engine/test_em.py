"""Chances of the same: what no class of duplicates can be is not learned, whatever the pairs say."""

import numpy as np
import pytest

from strikeback.linking.engine import em
from strikeback.linking.engine.levels import DATE, ELSE, EXACT, LEVELS, NAME, NEAR, PART, TEXT, USED

SPREAD = np.array([0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0])


def learned(kind: int, **shares: float) -> np.ndarray:
    """Chances of levels as a class of relatives would give them, the rest equal."""
    out = np.zeros(LEVELS)
    for level, share in shares.items():
        out[{"part": PART, "other": ELSE, "slip": NEAR}[level]] = share
    out[1] = 1 - out.sum()
    assert all(out[level] == 0 or level in USED[kind] for level in range(LEVELS))
    return out


@pytest.mark.parametrize(
    ("kind", "own", "shares", "level", "most"),
    [
        (DATE, True, {"other": 0.46}, ELSE, em.MOST_ELSE),
        (DATE, True, {"other": 0.8}, ELSE, em.MOST_ELSE),
        (NAME, False, {"part": 0.33}, PART, em.MOST_PART),
        (NAME, True, {"part": 0.9}, PART, em.MOST_PART),
    ],
    ids=["birth dates of siblings", "hardly a date equal", "surnames alone", "hardly a name equal"],
)
def test_relatives_are_no_duplicates(
    kind: int, *, own: bool, shares: dict[str, float], level: int, most: float
) -> None:
    """A class whose birth dates differ, or whose names share one word, is bounded; chances sum to 1."""
    found = em.bounded(learned(kind, **shares), kind, em.usual_chances(kind, SPREAD), own=own)
    assert found[level] == pytest.approx(most)
    assert found.sum() == pytest.approx(1)
    assert found[1 : EXACT + 1].sum() > learned(kind, **shares)[1 : EXACT + 1].sum()


@pytest.mark.parametrize(
    ("kind", "own", "shares"),
    [
        (DATE, False, {"other": 0.46}),
        (DATE, True, {"other": 0.1}),
        (NAME, False, {"part": 0.05}),
        (TEXT, False, {"part": 0.4}),
    ],
    ids=["a date that is not of birth", "some birth dates differ", "some names changed", "texts"],
)
def test_what_duplicates_may_be_is_left(kind: int, *, own: bool, shares: dict[str, float]) -> None:
    """Within what any register shows, the pairs have the say."""
    given = learned(kind, **shares)
    assert em.bounded(given, kind, em.usual_chances(kind, SPREAD), own=own) == pytest.approx(
        np.where(np.arange(LEVELS) == ELSE, np.maximum(given, em.LEAST_ELSE), given), abs=0.01
    )
