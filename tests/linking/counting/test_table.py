"""Similar values, shares of values, and size priors obey their laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.linking.counting import prior
from strikeback.linking.counting.similarity import ONE_SLIP, TWO_SLIPS, similar_values
from strikeback.linking.counting.table import encode_attributes


def pairs(*words: str) -> dict[tuple[str, str], float]:
    """Similar pairs by word."""
    left, right, strength = similar_values(words)
    return {(words[a], words[b]): float(s) for a, b, s in zip(left, right, strength, strict=True)}


@pytest.mark.parametrize(
    ("one", "other", "strength"),
    [
        ("maria", "mario", ONE_SLIP),
        ("maria", "maira", ONE_SLIP),
        ("maria", "mari", ONE_SLIP),
        ("santos", "zantoz", TWO_SLIPS),
        ("santo", "zantoz", None),
        ("m", "f", None),
        ("santos", "zandoz", None),
    ],
    ids=["replaced", "exchanged", "left out", "two, long", "two, short", "too short", "three"],
)
def test_what_counts_as_a_slip(one: str, other: str, strength: float | None) -> None:
    """Restricted Damerau-Levenshtein steps, counted by hand."""
    found = pairs(one, other)
    assert found == ({} if strength is None else {(one, other): strength, (other, one): strength})


@settings(max_examples=50)
@given(st.lists(st.text("abc", min_size=1, max_size=8), unique=True, max_size=12))
def test_similarity_goes_both_ways_and_never_to_itself(words: list[str]) -> None:
    """With the same strength."""
    found = pairs(*words)
    assert all(found[other, one] == strength for (one, other), strength in found.items())
    assert all(one != other for one, other in found)


def test_shares_add_up_to_less_than_one_and_keep_order() -> None:
    """What is held more often has the larger share; single holders share out what the discount takes."""
    table = encode_attributes(
        list("abcdefgh"), {"x": ["u", "u", "u", "v", "v", "w", "t", "s"], "y": list("abcdefgh")}, exact=["x"]
    )
    held = np.where(table.seen > 0, table.seen, 0).astype(float)
    share = prior.shares(table, held)
    for field in range(2):
        assert 0 < share[table.field_of == field].sum() <= 1 + 1e-12
    in_x = table.field_of == 0
    assert (np.argsort(share[in_x]) == np.argsort(table.seen[in_x], kind="stable")).all()


def test_a_value_of_one_holder_among_many_unique_ones_is_rarer_than_its_share() -> None:
    """200 numbers of one holder each: two strangers hold the same one far more rarely than once in 200."""
    ids = [str(i) for i in range(200)]
    unique = encode_attributes(ids, {"phone": ids}, exact=["phone"])
    shared = encode_attributes(ids, {"phone": [str(i // 2) for i in range(200)]}, exact=["phone"])
    assert prior.shares(unique, unique.seen.astype(float)).max() < 0.0005
    assert prior.shares(shared, shared.seen.astype(float)).max() == pytest.approx(0.01, rel=0.05)


def test_drawn_sizes_follow_the_clusters_seen() -> None:
    """A thousand clusters of three: mu is all at three; it sums to one."""
    table = encode_attributes(["a", "b", "c"], {"x": ["u", "v", "w"]})
    now = prior.first_parameters(table)
    observed = np.array([0, 0, 0, 1000])
    drawn = prior.draw_sizes(now, observed, np.random.default_rng(1))
    assert drawn.sum() == pytest.approx(1)
    assert drawn[2] > 0.98


def test_joining_weights_are_those_of_the_prior() -> None:
    """K! times the product of n! mu(n): what one more record changes, by arithmetic."""
    sizes = prior.size_prior(np.array([0.5, 0.3, 0.2]))
    assert sizes.alone == pytest.approx(np.log(0.5))
    assert sizes.grow[1:] == pytest.approx([np.log(2 * 0.3 / 0.5), np.log(3 * 0.2 / 0.3)])
    assert sizes.whole[1:] == pytest.approx([np.log(0.5), np.log(2 * 0.3), np.log(6 * 0.2)])
