"""The second pass over clusters: how many pairs of them are one thing, and how many related."""

import numpy as np
import pytest

from strikeback.linking.engine.merging import learn_margin
from strikeback.linking.engine.model import GRAIN


def test_families_do_not_vanish_because_their_pairs_are_not_kept() -> None:
    """Ten of the candidates are surely one thing, none is surely of one house: those score too low.

    Ten of 200 * 199 / 2 pairs are the same then. One household pair to two of the same among records leaves
    five or more among clusters. Classes that were none to start with stay none.
    """
    same = np.full(10, 30 * GRAIN)
    kin = np.zeros((3, 10), np.int64)
    share, related = learn_margin(same, kin, 200, 0.004, (0.002, 0.0, 0.0))
    assert share == pytest.approx(10 / 19_900, rel=1e-3)
    assert related == pytest.approx((5 / 19_900, 0.0, 0.0), rel=1e-3)


def test_families_may_be_more_frequent_beside_the_same_than_among_records() -> None:
    """Thirty candidates are surely of one house, ten the same: thirty are found, not the five from before."""
    same = np.repeat([30, -30], [10, 30]) * GRAIN
    kin = np.zeros((3, 40), np.int64)
    kin[0] = np.repeat([-30, 30], [10, 30]) * GRAIN
    _, related = learn_margin(same, kin, 200, 0.004, (0.002, 0.0, 0.0))
    assert related[0] == pytest.approx(30 / 19_900, rel=1e-3)
