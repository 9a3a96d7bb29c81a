"""The hub's demo: what it says happened did happen."""

from datetime import UTC, datetime, timedelta

from postgres_server import Databases
from strikeback.flows.demos.hub_demo import ASKING, HOLDING, THIRD, play
from strikeback.store.local_server import LocalServer


class _Clock:
    """A second later at every look."""

    def __init__(self) -> None:
        self._now = datetime(2014, 5, 1, tzinfo=UTC)

    def now(self) -> datetime:
        """Return it."""
        self._now += timedelta(seconds=1)
        return self._now


def test_three_agencies_share_through_a_real_database(databases: Databases) -> None:
    """Hit, request, answer, recall, proof: each says what it must, in this order."""
    owner = databases.store()
    told: list[str] = []
    server = LocalServer(owner=owner, program=databases.as_program(owner), version="18")
    result = play(server, clock=_Clock(), tell=lambda step: told.append(step.name))
    steps = {step.name: step.found for step in result.steps}
    names = ["server", "import", "wall", "link", "hit", "request", "answer", "link", "recall"]
    names += ["match", "ask there", "proof"]
    assert told == [step.name for step in result.steps] == names
    rows = steps["wall"]["rows"]
    untold = rows[HOLDING] - rows[ASKING]
    assert rows[ASKING] == rows[THIRD] > steps["import"]["agencies"][ASKING]["records"]
    assert untold > 0
    assert rows["auditor"] == rows["nobody"] == 0
    assert steps["hit"]["agency"] == HOLDING
    assert steps["answer"]["record"] not in steps["hit"]["reference"]
    assert (steps["answer"]["state"], steps["answer"]["level"]) == ("granted_with_conditions", "full")
    assert steps["answer"]["fields"]
    assert steps["recall"]["gone"]
    assert len(steps["recall"]["certificates"]) == 1
    assert steps["link"]["records"] == rows[HOLDING] - 1
    there = steps["ask there"]
    assert 0 < there["hits"] <= there["selectors"] <= there["points"]
    assert (there["state"], there["level"], there["originator"]) == ("granted", "full", "us-hsi")
    assert (steps["proof"]["sound"], steps["proof"]["verifier"], result.sound) == (True, 0, True)
