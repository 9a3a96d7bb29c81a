"""The hub on PostgreSQL, behind row-level security: the same answers as one agency's file, byte for byte."""

from random import Random

import pytest

from flows.interference import HIDDEN, HITS, Worlds, compare
from postgres_server import Databases
from strikeback.flows.log.custody import verify_log
from strikeback.store.open import open_store


def _answers(url: str, seed: int) -> Worlds:
    with open_store(url) as store:
        pair = compare(store, Random(seed), (*HIDDEN, *HITS))
        report = verify_log(store)
    assert report.sound
    return pair


@pytest.mark.parametrize("seed", range(1))
def test_both_databases_give_the_same_answers(databases: Databases, postgres: str, seed: int) -> None:
    """Every guarded call, before and after hidden records came and went, as a role that owns nothing.

    What the second wall hid and the first had not would be missing here; whether the first hides enough,
    the test of interference asks.
    """
    mine, theirs = _answers("sqlite://", seed), _answers(databases.as_program(postgres), seed)
    assert theirs.answers == mine.answers
    assert len(mine.answers[0]) > 20
