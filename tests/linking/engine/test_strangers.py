"""Strangers' fields that depend on each other, and tables too thin to leave a field out."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from strikeback.linking.engine import em, strangers
from strikeback.linking.engine.levels import ELSE, LEVELS, NEAR

SAME = 2_000
PAIRS = 10_000_000
RECORDS = 0.5 + np.sqrt(0.25 + 2 * PAIRS)
BY_CHANCE = 0.002


def chances(m: tuple[float, ...], prior: float, roles: int = 2) -> em.Chances:
    """Fields with two levels, equal and different, all cells filled."""
    fields = len(m)
    tables = np.zeros((2, fields, LEVELS))
    for f in range(fields):
        tables[0, f, [1, ELSE]] = m[f], 1 - m[f]
        tables[1, f, [1, ELSE]] = BY_CHANCE, 1 - BY_CHANCE
    spread = np.zeros((fields, 7))
    spread[:, 1] = 1.0
    return em.Chances(
        kinds=(4,) * fields, u=tables[1], m=tables[0], prior=prior, given={}, spread=spread,
        filled=np.full(fields, RECORDS), roles=(roles,) * fields,
        h=np.zeros((len(em.OWN), fields, LEVELS)), prior_kin=(0.0,) * len(em.OWN),
    )  # fmt: skip


def expected(
    m: tuple[float, ...], lift: float = 1.0, chance: float = BY_CHANCE
) -> tuple[np.ndarray, np.ndarray]:
    """All patterns, and their pairs; strangers agree in fields 0 and 1 ``lift`` times as often."""
    levels = np.array(list(product((1, ELSE), repeat=len(m))))
    equal = levels == 1
    true = SAME * np.prod(np.where(equal, m, 1 - np.array(m)), axis=1)
    joint = np.array([lift * chance**2, chance - lift * chance**2])  # both, one of two
    first = np.select(
        [equal[:, 0] & equal[:, 1], equal[:, 0] ^ equal[:, 1]], joint, 1 - joint[0] - 2 * joint[1]
    )
    rest = np.prod(np.where(equal[:, 2:], chance, 1 - chance), axis=1)
    return levels, true + (PAIRS - SAME) * first * rest


def test_strangers_that_agree_in_two_fields_together_are_counted() -> None:
    """They agree in both a hundred times as often as by chance: 2.6 bits at least are taken off, of 6.6."""
    m = (0.6, 0.7, 0.8)
    levels, counts = expected(m, lift=100)
    found = strangers.lifted(chances(m, SAME / PAIRS), levels, counts, counts, PAIRS)
    agree = counts[(levels[:, 0] == 1) & (levels[:, 1] == 1)].sum()
    left = agree - strangers.TIMES * SAME * 0.6 * 0.7
    ((child, lift),) = found.lifts.items()
    assert {child, found.given[child][0]} == {0, 1}
    assert lift == pytest.approx(np.log2(left / (PAIRS * BY_CHANCE**2)), abs=0.01)
    plain, given = em.bits(found)[:, child, 1]
    assert plain - given == pytest.approx(lift)


def test_true_pairs_make_no_dependence() -> None:
    """Without it, agreement in two fields is what the same and chance make of it: nothing is taken off."""
    m = (0.6, 0.7, 0.8)
    levels, counts = expected(m)
    found = strangers.lifted(chances(m, SAME / PAIRS), levels, counts, counts, PAIRS)
    assert found.lifts == {}
    assert found.given == {}


def test_no_circle_of_fields_arises() -> None:
    """Three fields that all go together make two steps, whatever follows from what already."""
    levels, counts = expected((0.6, 0.7, 0.8))
    counts = np.where((levels == 1).sum(axis=1) == 3, counts * 2_000, counts)
    for known in ({}, {0: (1, 0.9)}, {1: (0, 0.9)}):
        start = chances((0.6, 0.7, 0.8), 1e-9)
        found = strangers.lifted(replace(start, given=known), levels, counts, counts, PAIRS)
        assert len(found.given) == 2
        for field in found.given:
            seen, at = set(), field
            while at in found.given:
                assert at not in seen
                seen.add(at)
                at = found.given[at][0]


def test_two_fields_are_taught_by_all_pairs() -> None:
    """One true pair in five has a slip in a name; EM, which saw only rare names, has learned one in fifty."""
    true, stranger = np.zeros((2, LEVELS))
    true[[1, NEAR, ELSE]] = 0.6, 0.2, 0.2
    stranger[[1, NEAR, ELSE]] = 0.0001, 0.001, 0.9989
    levels = np.array(list(product((1, NEAR, ELSE), repeat=2)))
    counts = SAME * true[levels].prod(axis=1) + (PAIRS - SAME) * stranger[levels].prod(
        axis=1
    )  # all pairs, whichever key proposes them
    wrong = chances((0.7, 0.7), SAME / PAIRS / 1.5)
    m, u = wrong.m.copy(), wrong.u.copy()
    m[:, [1, NEAR, ELSE]] = 0.75, 0.02, 0.23
    u[:] = stranger + SAME / PAIRS * true * (np.arange(LEVELS) == 1)  # as counted over all pairs
    start = replace(wrong, kinds=(0, 0), m=m, u=u)
    found = strangers.all_teach(start, levels, counts, PAIRS)
    assert (found.m[:, NEAR] > 0.12).all()
    assert (found.m[:, 1] < 0.7).all()
    assert start.prior < found.prior <= 1.05 * SAME / PAIRS


def test_tables_with_more_fields_keep_what_they_have() -> None:
    """Where pairs can be sure without a field, held-out pairs have taught already."""
    levels, counts = expected((0.9, 0.9, 0.9, 0.9))
    given = chances((0.9, 0.9, 0.9, 0.9), SAME / PAIRS)
    assert strangers.all_teach(given, levels, counts, PAIRS) is given
