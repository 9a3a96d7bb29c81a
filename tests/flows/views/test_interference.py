"""What somebody may not see has no shadow: worlds that differ in it give the same bytes on every call."""

from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from flows.interference import HIDDEN, HITS, compare
from postgres_server import Databases
from strikeback.store.open import open_store

pytestmark = pytest.mark.no_cover
"""Hundreds of calls of the same lines."""

EXAMPLES = settings(
    max_examples=2,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


@EXAMPLES
@given(seed=st.integers(0, 2**32))
def test_what_is_told_to_nobody_changes_no_answer(seed: int) -> None:
    """Others' records at nothing come and go; not one byte of any answer changes, refusals included."""
    with open_store("sqlite://") as store:
        worlds = compare(store, Random(seed), HIDDEN, times=3)
    assert worlds.differences() == []
    assert worlds.mentions() == []
    assert len(worlds.refusals()) == 1


@EXAMPLES
@given(seed=st.integers(0, 2**32))
def test_what_is_told_as_a_hit_changes_hits_alone(seed: int) -> None:
    """Others' records at hit come and go; answers differ in what they say about hits, and nowhere else."""
    with open_store("sqlite://") as store:
        worlds = compare(store, Random(seed), HITS, times=3)
    opened = {one.id for one in worlds.hidden}
    assert worlds.crowded() == []
    assert [call for call in worlds.differences(hits=True) if call.of("id") not in opened] == []
    assert worlds.mentions() == []


def test_the_same_holds_on_postgresql_behind_its_second_wall(databases: Databases, postgres: str) -> None:
    """Two agencies' worth of hidden records, with row-level security under every read."""
    with open_store(databases.as_program(postgres)) as store:
        worlds = compare(store, Random(11), HIDDEN)
    assert worlds.differences() == []
    assert worlds.mentions() == []
    assert len(worlds.refusals()) == 1
