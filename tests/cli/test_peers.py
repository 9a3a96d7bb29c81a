"""Two hubs at the command line: named, matched, asked, answered; keys renewed, packages too new kept."""

from pathlib import Path

import pytest

from flows.conftest import TickingClock
from strikeback.flows.log import custody
from strikeback.sharing import package
from strikeback.store.open import open_store

A = ("--store", "a.db")
B = ("--store", "b.db")


def test_two_hubs_exchange_by_hand(run, ready, monkeypatch: pytest.MonkeyPatch) -> None:
    """Question, answer, request, reply carried as files; what is printed names counts, never values."""
    assert ready is not None

    def do(*command: str):
        ran = run(*command, "--json")
        assert ran.code == 0, ran.err
        return ran.json

    for store, agency, origin in (("a.db", "hkpf", "a.example/log"), ("b.db", "spf", "b.example/log")):
        do("init", "--origin", origin, "--store", store)
        do("agency", "add", agency, "--country", "HK", "--store", store)
    do("import", "hk.csv", "--agency", "hkpf", *A)
    do("import", "hk.csv", "--agency", "spf", "--handling", "hit", *B)
    for store in (A, B):
        do("link", *store)
    keys = {}
    for name in "ab":
        with open_store(f"{name}.db") as opened:
            keys[name] = opened.keys.public[0].vkey
    do("peer", "add", "--vkey", keys["b"], "--agencies", "spf", "--daily", "128", "--by", "hkpf/chan", *A)
    assert "Named: a.example/log" in run("peer", "add", "--vkey", keys["a"], "--agencies", "hkpf", *B).out
    asked = run("peer", "match", "b.example/log", "--case", "HK-7", "--by", "hkpf/chan", *A)
    assert "sent as 64" in asked.out
    walks = [0]

    def carry(one: tuple[str, str], hub: str, other: tuple[str, str]) -> str:
        walks[0] += 1
        files = do("peer", "export", hub, f"out{walks[0]}", *one)["files"]
        return run("peer", "import", *files, *other).out

    assert "1 blind questions" in carry(A, "b.example/log", B)
    assert "1 blind answers" in carry(B, "a.example/log", A)
    assert "answered" in run("peer", "questions", *A).out
    assert {one["question"]["side"] for one in do("peer", "questions", "a.example/log", *B)} == {"in"}
    hits = do("peer", "hits", "--by", "hkpf/chan", *A)
    assert {one["agency"] for one in hits} == {"spf"}
    assert hits[0]["reference"] in run("peer", "hits", "--by", "hkpf/chan", *A).out
    do("requests", "ask", hits[0]["reference"], "--why", "same number", "--by", "hkpf/chan", *A)
    assert "1 requests" in carry(A, "b.example/log", B)
    (waiting,) = do("requests", "list", "--open", "--by", "spf/tan", *B)
    do("requests", "answer", waiting["id"], "grant", "--by", "spf/tan", *B)
    assert "1 replies" in carry(B, "a.example/log", A)
    assert do("requests", "list", "--by", "hkpf/chan", *A)[0]["state"] == "granted"

    with open_store("b.db") as opened:
        custody.rotate_keys(opened, clock=TickingClock())
        new = opened.keys.public[0].vkey
    assert "the new key is known" in run("peer", "renew", "b.example/log", "--vkey", new, *A).out
    with monkeypatch.context() as newer:
        newer.setattr(package, "VERSION", 9)
        files = do("peer", "export", "a.example/log", "newer", *B)["files"]
    newest = max(files, key=lambda name: Path(name).name)
    refused = run("peer", "import", newest, *A)
    assert (refused.code, "form 9" in refused.err) == (1, True)
    assert [one["later"] for one in do("peer", "list", *A)] == [1]
    assert "too new" in run("peer", "list", *A).out
    assert "0 packages applied" in run("peer", "later", *A).out
    assert do("peer", "later", *A) == []
