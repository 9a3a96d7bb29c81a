"""Calibration: shares of clusters' agreement by score, what a prior lacks, the best cut."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.linking.engine import calibrate
from strikeback.linking.engine.model import GRAIN

judged = st.lists(st.tuples(st.integers(-8, 20), st.booleans()), min_size=1, max_size=60)


def clusters(pairs: list[tuple[int, bool]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return labels, left, right of pairs of records of their own: in one cluster of three, or in two."""
    left, right = np.arange(len(pairs)), len(pairs) + np.arange(len(pairs))
    labels = np.concatenate([left, np.where([one for _, one in pairs], left, right), left])
    return labels.astype(np.int64), left, right


def stated(pairs: list[tuple[int, bool]]) -> np.ndarray:
    """Return the stated probabilities where a third record speaks about each pair."""
    return calibrate.probabilities(arrays(pairs)[0], *clusters(pairs))


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
    scores, _ = arrays(pairs)
    assert (stated(pairs) >= 1 / (1 + np.exp2(-scores / GRAIN)) - 1e-12).all()


@given(judged)
def test_the_cut_has_the_highest_expected_f1(pairs: list[tuple[int, bool]]) -> None:
    """No other score as cut gives more, every one tried."""
    scores, _ = arrays(pairs)
    chances = stated(pairs)

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
    assert calibrate.best_cut(none, calibrate.probabilities(none, none, none, none)) == 0


def test_few_sure_pairs_do_not_raise_the_cut() -> None:
    """One pair of twelve bits says nothing about pairs of three: the cut stays at even odds."""
    scores, _ = arrays([(12, True)])
    assert calibrate.best_cut(scores, stated([(12, True)])) == 0


def test_a_pair_of_which_no_third_record_speaks_is_as_likely_as_its_score() -> None:
    """Two records in a cluster of their own: that they are together follows from the score itself."""
    scores = np.full(50, GRAIN, np.int32)
    left, right = np.arange(50), 50 + np.arange(50)
    pairs_alone = np.concatenate([left, left]).astype(np.int64)
    trios = np.concatenate([left, left, left]).astype(np.int64)
    assert calibrate.probabilities(scores, pairs_alone, left, right) == pytest.approx(2 / 3, abs=1e-3)
    assert calibrate.probabilities(scores, trios, left, right) == pytest.approx(1.0)
