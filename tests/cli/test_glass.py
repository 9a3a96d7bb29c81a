"""Break-glass as typed: two persons, a reason, minutes, and the originator's alarm."""

import os

import pytest

from strikeback.access.people import OPERATOR
from strikeback.cli.clock import SystemClock
from strikeback.flows.init import secret_key
from strikeback.flows.people.people import add_user, agree
from strikeback.model.people import Duty, Viewer
from strikeback.sharing.reference import hit_reference
from strikeback.store import records
from strikeback.store.open import open_store

LIM = Viewer(agency="spf", user="spf/lim", duties=(Duty.SUPERVISOR,))
WHY = ("--reason", "he said he ends it tonight")


@pytest.fixture(autouse=True)
def _operator(monkeypatch) -> None:
    """Who types on a hub says why."""
    monkeypatch.setenv("STRIKEBACK_REASON", "asked by the officer on call")


def _hit() -> str:
    """Put three people of spf in; return the reference of a hit on hkpf's victim."""
    with open_store("./strikeback.db") as store:
        for name, duty in (("tan", Duty.OFFICER), ("lim", Duty.SUPERVISOR), ("goh", Duty.OFFICER)):
            user = f"spf/{name}"
            made = add_user(store, user, [duty], by=OPERATOR, clock=SystemClock(), random=os.urandom)
            if made.waiting:
                agree(store, user, made.waiting, second=LIM, clock=SystemClock())
        add_user(store, "hkpf/chan", [Duty.OFFICER], by=OPERATOR, clock=SystemClock(), random=os.urandom)
        with store.read() as connection:
            victim = next(one for one in records.all_records(connection) if one.role.value == "victim")
        return hit_reference(secret_key(store), "spf", victim.id)


def test_two_persons_open_close_and_the_owner_is_told(ready) -> None:
    """Asked, confirmed by a supervisor, listed, closed early; the alarm stays until it is read."""
    ready("import", "hk.csv", "--agency", "hkpf", "--handling", "hit")
    hit = _hit()
    asked = ready("glass", "open", hit, *WHY, "--minutes", "30", "--by", "spf/tan", "--json")
    assert asked.code == 0, asked.err
    opening = asked.json["id"]
    for alone in ("spf/tan", "spf/goh"):
        assert ready("glass", "confirm", opening, "--by", alone).code == 1
    assert "waits" in ready("glass", "list", "--by", "spf/lim").out
    made = ready("glass", "confirm", opening, "--by", "spf/lim")
    assert "The originators are told" in made.out
    told = ready("glass", "list", "--by", "spf/goh", "--json").json
    assert ([one["opening"]["ask"] for one in told["open"]], told["waiting"]) == ([opening], [])
    assert ready("glass", "close", opening, "--reason", "safe", "--by", "spf/goh").code == 1
    assert "closed" in ready("glass", "close", opening, "--reason", "safe", "--by", "spf/tan").out
    assert ready("glass", "close", opening, "--reason", "safe", "--by", "spf/tan").code == 1
    assert ready("glass", "list", "--by", "spf/tan", "--json").json["open"] == []
    (alarm,) = ready("glass", "list", "--by", "hkpf/chan", "--json").json["alarms"]
    assert (alarm["user"], alarm["second"], alarm["reason"]) == ("spf/tan", "spf/lim", WHY[1])
    assert "ALARM" in ready("glass", "list", "--by", "hkpf/chan").out
    assert "read" in ready("glass", "read", alarm["id"], "--by", "hkpf/chan").out
    assert ready("glass", "list", "--by", "hkpf/chan", "--json").json["alarms"] == []


def test_what_cannot_be_asked_for_is_refused(ready) -> None:
    """No reason, too long, no such level, nothing known to be there."""
    ready("import", "hk.csv", "--agency", "hkpf", "--handling", "hit")
    hit = _hit()
    who = ("--by", "spf/tan")
    assert ready("glass", "open", hit, "--reason", " ", *who).code == 2
    assert ready("glass", "open", hit, *WHY, "--minutes", "300", *who).code == 2
    assert ready("glass", "open", hit, *WHY, "--level", "hit", *who).code == 2
    assert ready("glass", "open", "h_nothing", *WHY, *who).code == 1
    assert ready("glass", "close", "op_nothing", "--reason", "x", *who).code == 1
