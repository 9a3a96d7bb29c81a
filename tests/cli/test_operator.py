"""A hub's database from the command line: the operator says why, and the log has it before the answer."""

import json
import os

import pyotp
import pytest
import typer

from strikeback.access.passwords import Cost, Hashing
from strikeback.access.people import OPERATOR
from strikeback.cli.clock import SystemClock
from strikeback.flows.operator import operator_act
from strikeback.flows.people.door import Door
from strikeback.flows.people.enrol import accept_invitation, open_invitation
from strikeback.flows.people.people import add_user
from strikeback.model.people import Duty
from strikeback.store import log
from strikeback.store.open import open_store

PASSWORD = "several words in a row"


def _acts() -> list[dict[str, str]]:
    with open_store("./strikeback.db") as store, store.read() as connection:
        return [json.loads(one) for one in log.bodies_about(connection, "operator")]


def _add(name: str, duty: Duty) -> str:
    with open_store("./strikeback.db") as store:
        made = add_user(store, name, [duty], by=OPERATOR, clock=SystemClock(), random=os.urandom)
        return made.token


def test_a_store_without_people_is_its_holders(ready, monkeypatch) -> None:
    """Nothing is asked, whatever number of agencies; nothing is logged as the operator's."""
    monkeypatch.delenv("STRIKEBACK_REASON", raising=False)
    assert ready("import", "hk.csv", "--agency", "hkpf").code == 0
    assert ready("alerts").code == 0
    assert ready("decide", "same", "r_a", "r_b", "--reason", "x", "--by", "hkpf/chan").code != 2
    assert _acts() == []


def test_on_a_hub_the_operator_says_why(ready, monkeypatch) -> None:
    """Without a reason nothing is shown; with one the log says command, ids, names and purpose first."""
    monkeypatch.delenv("STRIKEBACK_REASON", raising=False)
    assert ready("import", "hk.csv", "--agency", "hkpf").code == 0
    _add("hkpf/adm", Duty.ADMINISTRATOR)
    for command in (("search", "Invented"), ("show", "r_ab"), ("link",), ("log", "proof", "hkpf")):
        refused = ready(*command)
        assert (refused.code, refused.out) == (2, "")
        assert "STRIKEBACK_REASON" in refused.err
    assert ready("log", "verify").code == 0
    assert ready("user", "list", "--agency", "hkpf").code == 0
    assert _acts() == []
    monkeypatch.setenv("STRIKEBACK_REASON", "order 12/26")
    monkeypatch.setenv("STRIKEBACK_PURPOSE", "court")
    assert ready("search", "Invented").code == 0
    ready("show", "r_ab12cd")
    assert ready("import", "sg.csv", "--agency", "spf").code == 0
    imported, shown, searched = _acts()
    assert searched == {
        "about": "",
        "agency": "",
        "command": "search",
        "names": "",
        "purpose": "court",
        "reason": "order 12/26",
    }
    assert (shown["command"], shown["about"]) == ("show", "r_ab12cd")
    assert (imported["command"], imported["agency"]) == ("import", "spf")
    assert ready("log", "verify").code == 0


def test_on_a_hub_nobody_acts_in_an_unregistered_name(ready, monkeypatch) -> None:
    """The error says how to mend it; a registered name is in the entry."""
    monkeypatch.setenv("STRIKEBACK_REASON", "asked by phone")
    _add("hkpf/chan", Duty.OFFICER)
    words = ("decide", "same", "r_aaaa", "r_bbbb", "--reason", "x")
    refused = ready(*words, "--by", "spf/nobody")
    assert refused.code == 2
    assert "only registered people act" in refused.err
    assert "user add" in refused.err
    assert "only registered people act" in ready("requests", "list", "--by", "spf/tan").err
    ready(*words, "--by", "hkpf/chan")
    (act,) = _acts()
    assert (act["names"], act["about"]) == ("hkpf/chan", "r_aaaa r_bbbb")


def test_a_store_on_a_server_is_a_hub(postgres) -> None:
    """Even of one agency, and before anybody is registered."""
    with open_store(postgres) as store:
        clock = SystemClock()
        assert operator_act(store, "show", reason="r", clock=clock)
    with open_store("sqlite://") as memory:
        assert not operator_act(memory, "show", reason="", clock=clock)


def test_who_is_named_on_a_hub_proves_it(ready, monkeypatch) -> None:
    """Password and code of the app, asked at the keyboard; a wrong one is refused, the act is not done."""
    token = _add("hkpf/adm", Duty.ADMINISTRATOR)
    clock, door = SystemClock(), Door(Hashing(cost=Cost(passes=1, kib=8)))
    with open_store("./strikeback.db") as store:
        secret = open_invitation(store, token, clock=clock, door=door).secret
        codes = accept_invitation(store, token, PASSWORD, pyotp.TOTP(secret).now(), clock=clock, door=door)
    said = iter(("wrong wrong wrong", "000000", PASSWORD, codes[0]))
    monkeypatch.setattr(typer, "prompt", lambda *_, **__: next(said))
    add = ("user", "add", "hkpf/chan", "--duty", "officer", "--as", "hkpf/adm")
    assert ready(*add).code == 1
    assert "hkpf/chan" not in ready("user", "list", "--agency", "hkpf").out
    done = ready(*add)
    assert done.code == 0, done.err
    with pytest.raises(StopIteration):
        next(said)
