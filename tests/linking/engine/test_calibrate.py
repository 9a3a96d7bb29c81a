"""Calibration: shares of clusters' agreement by score, what a prior lacks, the best cut."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.linking.engine import calibrate
from strikeback.linking.engine.model import GRAIN

judged = st.lists(st.tuples(st.integers(-8, 20), st.booleans()), min_size=1, max_size=60)


def arrays(pairs: list[tuple[int, bool]]) -> tuple[np.ndarray, np.ndarray]:
    """Return scores and whether clusters agree."""
    return np.array([bits * GRAIN for bits, _ in pairs], np.int32), np.array([one for _, one in pairs])


def test_shares_pool_where_they_would_fall() -> None:
    """By hand: 0, 1, 0, 1 over rising scores pools the middle two to a half."""
    scores, together = arrays([(-2, False), (-1, True), (0, False), (3, True)])
    assert calibrate.consensus(scores, together).tolist() == [0.0, 0.5, 0.5, 1.0]


@given(judged)
def test_shares_never_fall_and_keep_their_sum(pairs: list[tuple[int, bool]]) -> None:
    """A higher score never has a lower share; equal scores have one share; as many pairs agree as before."""
    scores, together = arrays(pairs)
    shares = calibrate.consensus(scores, together)
    order = np.argsort(scores, kind="stable")
    assert (np.diff(shares[order]) >= -1e-12).all()
    assert len({(s, round(p, 9)) for s, p in zip(scores, shares, strict=True)}) == len(set(scores.tolist()))
    assert shares.sum() == pytest.approx(together.sum())


@given(judged)
def test_a_probability_is_never_below_the_models(pairs: list[tuple[int, bool]]) -> None:
    """Clusters may make a pair likelier than its score says, not less likely."""
    scores, together = arrays(pairs)
    assert (calibrate.probabilities(scores, together) >= 1 / (1 + np.exp2(-scores / GRAIN)) - 1e-12).all()


@given(judged)
def test_the_cut_has_the_highest_expected_f1(pairs: list[tuple[int, bool]]) -> None:
    """No other score as cut gives more, every one tried."""
    scores, together = arrays(pairs)
    chances = calibrate.probabilities(scores, together)

    def expected(cut: int) -> float:
        taken = chances[scores >= cut]
        return 2 * taken.sum() / (len(taken) + chances.sum())

    best = calibrate.best_cut(scores, chances)
    assert expected(best) == pytest.approx(max(expected(int(score)) for score in scores))


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param([(-1, True), (2, True)], GRAIN, id="pairs-of-minus-one-are-one"),
        pytest.param([(-1, False), (2, True)], 0, id="only-positive-ones-are"),
        pytest.param([(-7, True), (2, True)], 3 * GRAIN, id="three-bits-at-most"),
        pytest.param([(-1, False), (2, False)], 0, id="none-is"),
    ],
)
def test_a_prior_that_is_too_low(pairs: list[tuple[int, bool]], expected: int) -> None:
    """The prior rises by as much as the lowest score at which clusters agree lies below 0."""
    scores, together = arrays(pairs)
    assert calibrate.too_low(scores, calibrate.consensus(scores, together)) == expected


def test_no_pairs() -> None:
    """Nothing scored: nothing to cut."""
    none = np.empty(0, np.int32)
    assert calibrate.best_cut(none, calibrate.probabilities(none, np.empty(0, bool))) == 0


def test_few_sure_pairs_do_not_raise_the_cut() -> None:
    """One pair of twelve bits says nothing about pairs of three: the cut stays at even odds."""
    scores, together = arrays([(12, True)])
    assert calibrate.best_cut(scores, calibrate.probabilities(scores, together)) == 0
