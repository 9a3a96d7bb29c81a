"""Relatives who share a birth date: found where a name and a number contradict together, and only there."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from strikeback.linking.engine import em
from strikeback.linking.engine.levels import CODE, DATE, ELSE, LEVELS, NAME, SHIFT
from strikeback.linking.engine.twins import contradict_together, learn_twins

KINDS = (NAME, DATE, CODE, CODE)
"""Name, birth date, number of one's own, telephone."""
RECORDS = 4_000
PAIRS = RECORDS * (RECORDS - 1) / 2
SAME, STRANGERS = 5_000.0, 1_000_000.0
DIFFER = {"same": (0.05, 0.05, 0.05, 0.1), "twins": (0.95, 0.05, 1.0, 0.1), "renamed": (1.0, 0.05, 0.05, 0.1)}
"""Chance that each field differs; it is equal otherwise."""


def chances() -> em.Chances:
    """Chances of a table whose values are rare, before anything is learned."""
    u = np.zeros((len(KINDS), LEVELS))
    u[:, 1], u[:, ELSE] = 0.001, 0.999
    spread = np.zeros((len(KINDS), 7))
    spread[:, 1] = 1.0
    start = em.start(KINDS, u, {}, spread, np.full(len(KINDS), float(RECORDS)), (1, 2, 1, 1), RECORDS)
    return replace(start, prior=SAME / PAIRS, prior_kin=(0.0,) * len(em.OWN))


def sampled(**groups: float) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Patterns of all ways to agree, and how many pairs have each; fields slip independently in a group."""
    patterns = np.arange(2 ** len(KINDS))
    off = (patterns[:, None] >> np.arange(len(KINDS))) & 1
    packed = np.where(off, ELSE, 1) @ (1 << (SHIFT * np.arange(len(KINDS))))
    weights = STRANGERS * np.where(off, 0.999, 0.001).prod(axis=1)
    for name, size in groups.items():
        differ = np.array(DIFFER[name])
        weights = weights + size * np.where(off, differ, 1 - differ).prod(axis=1)
    order = np.argsort(packed)
    return packed[order], weights[order]


def learned(**groups: float) -> em.Chances:
    """What EM, and then the search for twins, make of such pairs."""
    patterns, weights = sampled(**groups)
    before = em.run(chances(), patterns, weights, PAIRS)
    return learn_twins(before, patterns, weights, PAIRS)


def test_twins_are_found_with_what_they_share() -> None:
    """Of 400 pairs of twins 342 share date and telephone; who shares one alone looks like strangers.

    Date and telephone agree as they do in pairs of the same, name and number hardly ever.
    """
    found = learned(same=SAME, twins=400.0)
    assert found.prior_kin[1] * PAIRS == pytest.approx(400 * 0.95 * 0.9, rel=0.1)
    equal = found.h[1][:, 1:7].sum(axis=1)
    assert equal[0] < 0.2
    assert equal[1] == pytest.approx(0.95, abs=0.05)
    assert equal[2] < 0.05
    assert equal[3] == pytest.approx(0.9, abs=0.1)


def test_twins_no_longer_teach_that_the_same_differ() -> None:
    """The number differs in one of twenty pairs of the same, not in one of eight."""
    found = learned(same=SAME, twins=400.0)
    assert found.m[2, ELSE] == pytest.approx(0.05, abs=0.015)


@pytest.mark.parametrize("others", [{}, {"renamed": 400.0}], ids=["slips", "changed names"])
def test_slips_and_changed_names_are_no_twins(others: dict[str, float]) -> None:
    """Where the fields slip independently, or the name alone is another, nothing changes."""
    patterns, weights = sampled(same=SAME, **others)
    before = em.run(chances(), patterns, weights, PAIRS)
    assert learn_twins(before, patterns, weights, PAIRS) is before


def test_contradictions_come_together_among_twins_alone() -> None:
    """The question by itself, of pairs that are likely the same by their other fields."""
    for groups, expected in (({"twins": 400.0}, True), ({}, False), ({"renamed": 400.0}, False)):
        patterns, weights = sampled(same=SAME, **groups)
        before = em.run(chances(), patterns, weights, PAIRS)
        levels = np.stack([(patterns >> (SHIFT * f)) & 15 for f in range(len(KINDS))], axis=1)
        assert contradict_together(before, levels, weights) is expected, groups
