"""Fields are taught by pairs that they did not choose."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from strikeback.linking.engine import em, left_out
from strikeback.linking.engine.keys import Pool
from strikeback.linking.engine.levels import ELSE, LEVELS
from strikeback.linking.engine.model import Key

FIELDS = 4
PAIRS = 2_000_000
SAME = 4_000
FILLED = 0.6
AGREE = (0.9, 0.8, 0.6, 0.7)
BY_CHANCE = 0.001


def chances(m: tuple[float, ...], prior: float) -> em.Chances:
    """Four fields with two levels: equal and different."""
    tables = np.zeros((2, FIELDS, LEVELS))
    for f in range(FIELDS):
        tables[0, f, [1, ELSE]] = m[f], 1 - m[f]
        tables[1, f, [1, ELSE]] = BY_CHANCE, 1 - BY_CHANCE
    records = 0.5 + np.sqrt(0.25 + 2 * PAIRS)
    spread = np.zeros((FIELDS, 7))
    spread[:, 1] = 1.0
    return em.Chances(
        kinds=(4,) * FIELDS, u=tables[1], m=tables[0], prior=prior, given={}, spread=spread,
        filled=np.full(FIELDS, np.sqrt(FILLED) * records), roles=(2,) * FIELDS,
        h=np.zeros((len(em.OWN), FIELDS, LEVELS)), prior_kin=(0.0,) * len(em.OWN),
    )  # fmt: skip


def world() -> tuple[Pool, np.ndarray, np.ndarray]:
    """All pairs that agree in two fields, drawn from the truth."""
    rng = np.random.default_rng(7)
    same = np.arange(PAIRS) < SAME
    known = rng.random((PAIRS, FIELDS)) < FILLED
    equal = rng.random((PAIRS, FIELDS)) < np.where(same[:, None], AGREE, BY_CHANCE)
    levels = np.where(known, np.where(equal, 1, ELSE), 0)
    keys = list(combinations(range(FIELDS), 2))
    proposed = sum(((levels[:, f] == 1) & (levels[:, g] == 1)).astype(np.uint64) << np.uint64(k)
                   for k, (f, g) in enumerate(keys))  # fmt: skip
    kept = proposed > 0
    patterns, inverse = np.unique(levels[kept], axis=0, return_inverse=True)
    names = tuple("abcd")
    made = tuple(Key(parts=((names[f], "value"), (names[g], "value")), cap=100) for f, g in keys)
    rows = np.arange(int(kept.sum()))
    return Pool(rows, rows, np.ones(len(rows)), proposed[kept][:, None], made, names, 1), patterns, inverse


def test_chances_that_em_overstated_come_back_to_the_truth() -> None:
    """Agreement and number of pairs that EM takes for too sure are put right (500 pairs teach a field)."""
    pool, patterns, inverse = world()
    wrong = chances((0.99, 0.97, 0.93, 0.95), SAME / PAIRS / 3)
    right = left_out.corrected(wrong, pool, patterns, inverse, PAIRS)
    assert right.m[:, 1] == pytest.approx(AGREE, abs=0.05)
    assert right.prior * PAIRS == pytest.approx(SAME, rel=0.1)


def test_what_em_mixed_with_others_comes_apart() -> None:
    """EM took four times as many pairs for the same, which agree in less: both come back to the truth."""
    pool, patterns, inverse = world()
    mixed = chances((0.5, 0.45, 0.35, 0.4), 4 * SAME / PAIRS)
    found = left_out.corrected(mixed, pool, patterns, inverse, PAIRS)
    assert found.m[:, 1] == pytest.approx(AGREE, abs=0.05)
    assert found.prior * PAIRS == pytest.approx(SAME, rel=0.15)


def test_chances_that_are_right_stay() -> None:
    """Where held-out pairs confirm what EM has learned, it stays but for chance; a prior too low rises."""
    pool, patterns, inverse = world()
    given = chances(AGREE, SAME / PAIRS / 4)
    found = left_out.corrected(given, pool, patterns, inverse, PAIRS)
    assert found.m[:, 1] == pytest.approx(AGREE, abs=0.04)
    assert found.prior * PAIRS == pytest.approx(SAME, rel=0.1)
    sure = chances(AGREE, 2 * SAME / PAIRS)
    assert left_out.corrected(sure, pool, patterns, inverse, PAIRS).prior == sure.prior


def test_two_fields_count_the_pairs_that_are_the_same() -> None:
    """With true chances the count of agreements gives the number of pairs drawn as the same."""
    _, patterns, inverse = world()
    seen = np.bincount(inverse).astype(float)
    count = left_out.same_pairs(chances(AGREE, SAME / PAIRS), patterns, seen, seen, PAIRS)
    assert count == pytest.approx(SAME, rel=0.1)
    assert left_out.same_pairs(chances(AGREE, SAME / PAIRS), patterns[:0], seen[:0], seen[:0], PAIRS) == 0


@pytest.mark.parametrize(
    ("roles", "kin", "counted"),
    [
        pytest.param((1, 1, 1, 1), (0.0, 1e-25, 0.0, 0.0), True, id="nobody-related"),
        pytest.param((0, 0, 0, 0), (0.0, 0.0, 0.01, 0.0), False, id="all-of-one-town"),
        pytest.param((1, 1, 1, 2), (1e-25, 0.0, 0.0, 0.0), True, id="members-told-apart"),
    ],
)
def test_what_related_records_share_counts_nobody(
    roles: tuple[int, ...], kin: tuple[float, ...], *, counted: bool
) -> None:
    """Pairs of fields that a living class of related records shares are left out of the count."""
    _, patterns, inverse = world()
    seen = np.bincount(inverse).astype(float)
    given = replace(chances(AGREE, SAME / PAIRS), roles=roles, prior_kin=kin)
    assert (left_out.same_pairs(given, patterns, seen, seen, PAIRS) > 0) is counted


def test_what_tells_members_of_a_household_apart_teaches_nothing_of_itself() -> None:
    """Among living households a given name's chances stay EM's; those of other fields do not."""
    pool, patterns, inverse = world()
    wrong = replace(chances((0.99, 0.97, 0.93, 0.95), SAME / PAIRS / 3), roles=(2, 1, 1, 1))
    households = replace(wrong, prior_kin=(SAME / PAIRS, 0.0, 0.0, 0.0))
    found = left_out.corrected(households, pool, patterns, inverse, PAIRS)
    assert found.m[0, 1] == pytest.approx(0.99)
    assert found.m[1:, 1] == pytest.approx(AGREE[1:], abs=0.1)
    assert left_out.corrected(wrong, pool, patterns, inverse, PAIRS).m[:, 1] == pytest.approx(AGREE, abs=0.05)


def test_what_is_seldom_written_twice_in_one_way_is_learned() -> None:
    """Names between scripts: one true pair in five agrees, far below what EM takes for the least."""
    rng = np.random.default_rng(11)
    same = np.arange(PAIRS) < SAME
    equal = rng.random((PAIRS, FIELDS)) < np.where(same[:, None], (0.2, 0.9, 0.9, 0.9), BY_CHANCE)
    keys = list(combinations(range(FIELDS), 2))
    proposed = np.zeros(PAIRS, np.uint64)
    for k, (f, g) in enumerate(keys):
        proposed |= (equal[:, f] & equal[:, g]).astype(np.uint64) << np.uint64(k)
    kept = proposed > 0
    patterns, inverse = np.unique(np.where(equal, 1, ELSE)[kept], axis=0, return_inverse=True)
    names = tuple("abcd")
    made = tuple(Key(parts=((names[f], "value"), (names[g], "value")), cap=100) for f, g in keys)
    rows = np.arange(int(kept.sum()))
    pool = Pool(rows, rows, np.ones(len(rows)), proposed[kept][:, None], made, names, 1)
    name = replace(chances((0.4, 0.9, 0.9, 0.9), SAME / PAIRS), kinds=(0, 4, 4, 4))
    full = replace(name, filled=np.full(FIELDS, 0.5 + np.sqrt(0.25 + 2 * PAIRS)))
    found = left_out.corrected(full, pool, patterns, inverse, PAIRS)
    assert found.m[0, 1] == pytest.approx(0.2, abs=0.03)


@pytest.mark.parametrize(("pairs", "stays"), [(8, True), (80, False)])
def test_a_few_pairs_correct_nothing(pairs: int, *, stays: bool) -> None:
    """Of eight pairs, half that disagree are within two standard errors of EM's .9, of 80 they are not."""
    pool, patterns, inverse = world()
    whole = [np.flatnonzero((patterns[inverse] == (1, 1, third, 1)).all(axis=1)) for third in (1, ELSE)]
    few = np.concatenate([rows[: pairs // 2] for rows in whole])
    part = replace(
        pool, left=pool.left[few], right=pool.right[few], weight=pool.weight[few], usable=pool.usable[few]
    )
    given = chances((0.9, 0.8, 0.9, 0.75), SAME / PAIRS)
    found = left_out.corrected(given, part, patterns, inverse[few], PAIRS)
    assert (found.m is given.m) is stays
