"""Pairwise quality, checked against counting every pair."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.linking.quality import pairwise


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=25))
def test_equals_counting_every_pair(labels: list[tuple[int, int]]) -> None:
    """The counts per group give what a loop over all pairs gives."""
    pairs = list(combinations(labels, 2))
    true = sum(a[0] == b[0] for a, b in pairs)
    found = sum(a[1] == b[1] for a, b in pairs)
    right = sum(a == b for a, b in pairs)
    quality = pairwise(labels)
    assert (quality.true, quality.found, quality.right) == (true, found, right)
    assert quality.precision == pytest.approx(right / found if found else 1.0)
    assert quality.recall == pytest.approx(right / true if true else 1.0)


def test_a_hand_counted_case() -> None:
    """Truth {a,b},{c}; found {a},{b,c}: one true pair, one found pair, none right."""
    quality = pairwise([(1, 1), (1, 2), (2, 2)])
    assert (quality.precision, quality.recall, quality.f1) == (0.0, 0.0, 0.0)
