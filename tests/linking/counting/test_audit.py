"""Samples, estimates and intervals of an audit: laws of sampling, and figures worked out by hand."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.linking.counting import plan
from strikeback.linking.counting.audit import Frame, SampledRecord, audited_count
from strikeback.linking.counting.guide import Guide, draw_audit, guide_of, linked_shares
from strikeback.linking.counting.sampler import Posterior
from strikeback.model.errors import UsageError

VARIANCES = st.lists(st.floats(0, 0.25), min_size=40, max_size=120).map(np.array)


@settings(max_examples=60)
@given(VARIANCES, st.integers(30, 40))
def test_inclusion_probabilities_add_up_and_never_fall_below_the_even_share(
    variance: np.ndarray, size: int
) -> None:
    """They sum to the size of the audit; nobody is left out; the doubtful are drawn more often."""
    chance = plan.inclusion(variance, size)
    assert chance.sum() == pytest.approx(size)
    assert chance.max() <= 1 + 1e-12
    assert chance.min() >= plan.EVEN * size / len(variance) - 1e-12
    assert (np.diff(chance[np.argsort(variance)]) >= -1e-12).all()


@settings(max_examples=60)
@given(VARIANCES, st.integers(1, 40), st.integers(0, 1000))
def test_a_sample_has_its_size_and_no_record_twice(variance: np.ndarray, size: int, seed: int) -> None:
    """Whatever the probabilities."""
    places = plan.draw_sample(plan.inclusion(variance, size), np.random.default_rng(seed))
    assert len(places) == len(set(places.tolist())) == size
    assert (np.diff(places) > 0).all()


def test_records_are_drawn_as_often_as_their_probability_says() -> None:
    """Over 4,000 draws within four standard errors."""
    chance = plan.inclusion(np.array([0.0] * 30 + [0.2] * 10), 12)
    generator = np.random.default_rng(7)
    draws = 4_000
    seen = np.zeros(40)
    for _ in range(draws):
        seen[plan.draw_sample(chance, generator)] += 1
    error = np.sqrt(chance * (1 - chance) / draws)
    assert (np.abs(seen / draws - chance) < 4 * error + 1e-9).all()


def test_the_estimate_is_unbiased_whatever_the_model_says() -> None:
    """A model that takes everybody for one of two records, and the truth is pairs and triples."""
    sizes = np.array([2] * 60 + [3] * 90)
    guide = Guide(tuple(f"{i:03d}" for i in range(150)), np.full(150, 0.9), np.linspace(0.01, 0.2, 150))
    counts = []
    for seed in range(600):
        frame, sample = draw_audit(guide, 40, seed)
        done = audited_count(frame, sample, [int(sizes[int(one.record)]) for one in sample])
        counts.append(done.people)
    error = np.std(counts) / math.sqrt(len(counts))
    assert np.mean(counts) == pytest.approx(60 / 2 + 90 / 3, abs=4 * error)


def test_an_interval_worked_out_by_hand() -> None:
    """100 records, 40 drawn evenly, the model says each stands alone; ten of them are one of two.

    People: 100 - 10 x .5 / .4 = 87.5. Hájek: 40/39 x .6 x sum (e/.4 - mean)^2 with ten values of -1.25 and
    thirty of 0, mean -.3125: 10 x .9375^2 + 30 x .3125^2 = 11.71875; 7.2115. t(39) at 98.75 %: 2.3313
    (published tables: 2.3289 for 40 and 2.3338 for 38 degrees). The bound for few errors is narrower here:
    ten of 1.25 and one of .5 x 100 / (.8 x 40) = 1.5625 weigh 14.0625, squares 18.0664, 21.892 degrees,
    chi-square at 90 %: 30.68 (tables: 29.615 for 21, 30.813 for 22); 18.0664 / 28.125 x 30.68 - 12.5 = 7.21,
    times the root of .6.
    """
    sample = [SampledRecord(record=str(i), chance=0.4, share=1.0, variance=0.01) for i in range(40)]
    frame = Frame(records=100, people=100.0, expected=1.0, floor=0.5)
    done = audited_count(frame, sample, [2] * 10 + [1] * 30)
    assert done.people == pytest.approx(87.5)
    assert done.sources == pytest.approx((7.21154, 1.0, 0.5), abs=1e-4)
    margin = 2.3313 * math.sqrt(7.21154)
    assert plan.rare_margin(np.full(10, 1.25), 40, 100) == pytest.approx(7.21 * math.sqrt(0.6), abs=0.01)
    assert (done.low, done.high) == (math.floor(87.5 - margin), math.ceil(87.5 + margin)) == (81, 94)
    assert done.contradicted


def test_a_sample_without_errors_bounds_their_number_as_poisson_counts_do() -> None:
    """Of 100 records drawn from many without one error: -ln .1 heaviest errors, here of half a person."""
    margin = plan.rare_margin(np.zeros(0), 100, 1_000_000)
    assert margin == pytest.approx(-math.log(0.1) * 0.5 * 1_000_000 / 80, rel=1e-3)
    assert plan.rare_margin(np.zeros(0), 400, 400) == 0, "nothing is left to be found"
    shown = [plan.rare_margin(np.full(n, 2.0), 100, 400) for n in range(6)]
    assert shown == sorted(shown)
    assert plan.half_width(np.zeros(400), 100) == pytest.approx(shown[0])


def test_rare_wrong_splits_are_covered_though_most_samples_hold_none_or_one() -> None:
    """2,000 people of two records; the model has split 20 of them and is sure: 2,020 people."""
    sizes, share = np.full(4_000, 2), np.full(4_000, 0.5)
    share[:40] = 1.0
    guide = Guide(tuple(f"{i:04d}" for i in range(4_000)), share, np.zeros(4_000))
    held, none = 0, 0
    for seed in range(200):
        frame, sample = draw_audit(guide, 100, seed)
        done = audited_count(frame, sample, [int(sizes[int(one.record)]) for one in sample])
        held += done.low <= 2_000 <= done.high
        none += done.people == pytest.approx(2_020)
    assert none > 50, "a third of the samples shows no error at all"
    assert held >= 190


def alarms(likely: float, true: float, seeds: int = 300) -> float:
    """Share of audits of 100 in 400 records in pairs that contradict a model.

    The model takes each pair for one person with probability ``likely``; ``true`` is how many are.
    """
    mean, spread = 1 - likely / 2, likely * (1 - likely) / 4
    guide = Guide(tuple(f"{i:03d}" for i in range(400)), np.full(400, mean), np.full(400, spread))
    found = 0
    for seed in range(seeds):
        one = np.random.default_rng([seed, 1]).random(200) < true
        sizes = np.repeat(1 + one, 2)
        frame, sample = draw_audit(guide, 100, seed)
        found += audited_count(frame, sample, [int(sizes[int(one.record)]) for one in sample]).contradicted
    return found / seeds


def test_a_right_model_is_seldom_contradicted_and_a_wrong_one_mostly() -> None:
    """At most one false alarm in ten; a model that is 18 % too high is caught in nine of ten audits."""
    assert max(alarms(0.5, 0.5), alarms(0.9, 0.9), alarms(0.1, 0.1)) <= 0.1
    assert alarms(0.3, 0.6) >= 0.9


@pytest.mark.parametrize(("expected", "floor"), [(50.0, 0.5), (1.0, 50.0)], ids=["model", "floor"])
def test_the_largest_variance_counts(expected: float, floor: float) -> None:
    """A sample without errors proves little: the interval stays as wide as was promised."""
    sample = [SampledRecord(record=str(i), chance=0.4, share=1.0, variance=0.0) for i in range(40)]
    done = audited_count(Frame(records=200, people=150.0, expected=expected, floor=floor), sample, [1] * 40)
    assert done.variance == 50.0
    assert done.high - done.low >= 2 * 2.33 * math.sqrt(50.0)
    assert not done.contradicted


def test_small_audits_and_impossible_sizes_are_refused() -> None:
    """Under 30 records no interval; a person of no records is a mistake."""
    sample = [SampledRecord(record=str(i), chance=0.5, share=1.0, variance=0.1) for i in range(30)]
    frame = Frame(records=100, people=60.0, expected=1.0, floor=1.0)
    with pytest.raises(UsageError, match="29 records carries no interval"):
        audited_count(frame, sample[:29], [1] * 29)
    with pytest.raises(UsageError, match="at least the record itself"):
        audited_count(frame, sample, [0] * 30)


def test_a_full_review_is_exact() -> None:
    """Every record resolved: the number itself, without a margin."""
    guide = Guide(tuple("abcde"), np.full(5, 0.7), np.full(5, 0.1))
    frame, sample = draw_audit(guide, 5, 1)
    done = audited_count(frame, sample, [2, 2, 1, 2, 2])
    assert (done.low, done.high) == (3, 3)
    assert not done.contradicted, "nothing is left to doubt"


def test_the_plan_keeps_its_word() -> None:
    """The size told for an accuracy is the smallest that reaches it; none for what a sample cannot give."""
    variance = np.full(400, 0.02)
    size = plan.records_for(variance, 200.0, 0.05)
    assert size is not None
    assert plan.half_width(variance, size) <= 10 < plan.half_width(variance, size - 1)
    assert plan.records_for(variance, 200.0, 0.001) is None
    assert plan.records_for(np.full(50, 0.02), 25.0, 0.5) is None
    assert plan.records_for(np.zeros(0), 0.0, 0.5) is None


def test_guides_by_linking_and_by_the_model() -> None:
    """Linking alone: shares of entities, half of each in doubt; with a model: the middle, apart is doubt."""
    ids, home = ("a", "b", "c"), {"a": "e1", "b": "e1", "z": "e1"}
    assert linked_shares(ids, home).tolist() == [0.5, 0.5, 1.0]
    alone = guide_of(ids, home, None)
    assert alone.variance.tolist() == [0.0625, 0.0625, 0.25]
    posterior = Posterior(
        ids=ids, share=np.array([1.0, 1.0, 1.0]), variance=np.array([0.0, 0.0, 0.1]), people=3.0,
        deviation=0.0, chains=(3.0, 3.0), threshold=3, fields=("x",), distorted=np.zeros(1),
        unseen=np.zeros(1), truncated=False, sizes=np.zeros(4, np.int64), trace=np.array([3.0]),
    )  # fmt: skip
    both = guide_of(ids, home, posterior)
    assert both.share.tolist() == [0.75, 0.75, 1.0]
    assert both.variance.tolist() == [0.0625, 0.0625, 0.1]
