"""Witnesses, keys and stamps at the keyboard."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
import uvicorn

from strikeback.custody.witness import parse_request
from strikeback.flows.log.witness import Answered
from strikeback.flows.log.witness_http import MAX_ANSWER, asker
from strikeback.model.errors import PeerError, UsageError
from strikeback.store.log_keys import KeyFile


def test_a_witness_is_named_and_asked(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that cosigns ends with 0; one that knows a longer log raises the alarm and ends with 1."""
    run("init")
    run("agency", "add", "hkpf", "--country", "HK")
    keys = KeyFile(Path("w.key"), witness=True)
    keys.create("example.org/w")
    vkey = keys.public[0].vkey
    assert run("log", "witness", "sync").code == 2
    assert run("log", "witness", "add").code == 2
    assert run("log", "witness", "add", "--policy", "missing").code == 2
    Path("policy").write_text(f"witness w {vkey} https://w.example\nquorum w\n")
    assert run("log", "witness", "add", "--policy", "policy", "--json").json["quorum"] == "w"
    named = run("log", "witness", "add", "w", vkey, "https://w.example")
    assert (named.code, "sync" in named.out) == (0, True)
    answers = {"good": True}

    def ask(url: str, data: bytes) -> Answered:
        assert url == "https://w.example/add-checkpoint"
        text = parse_request(data).checkpoint.partition(b"\n\n")[0] + b"\n"
        return (
            Answered(200, keys.signers[0].sign(text, 1).line) if answers["good"] else Answered(409, "999\n")
        )

    monkeypatch.setattr("strikeback.flows.log.witness_http.asker", lambda _: ask)
    done = run("log", "witness", "sync", "--json")
    assert (done.code, done.json["quorum"]) == (0, True)
    answers["good"] = False
    alarm = run("log", "witness", "sync")
    assert (alarm.code, "ROLLED BACK OR REWRITTEN" in alarm.err) == (1, True)
    assert run("log", "verify").code == 0


def test_keys_are_changed_and_heads_stamped(run: Callable) -> None:
    """The new keys are told; a request is written; an answer about something else is refused."""
    assert run("log", "rotate").code == 1
    run("init")
    told = run("log", "rotate")
    assert (told.code, told.err.count("old key: "), told.err.count("new key: ")) == (0, 2, 2)
    assert run("log", "rotate", "--json").json["new"] != run("log", "rotate", "--json").json["new"]
    assert run("log", "verify").code == 0
    assert run("log", "stamp").code == 2
    assert "entries" in run("log", "stamp", "--request", "head.tsq").out
    assert run("log", "stamp", "--request", "head.tsq", "--json").json["file"] == "head.tsq"
    assert run("log", "stamp", "--response", "head.tsq", "--request", "x").code == 2
    # The request holds the digest too: kept raw, and said not to be readable as an answer.
    assert "NOT VERIFIED" in run("log", "stamp", "--response", "head.tsq").out


def test_a_witness_serves(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its keys are made once and told; other machines are not served without encryption."""
    served = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **options: served.append((app, options)))
    vkeys = [line.removeprefix("key: ") for line in _keys(run)]
    Path("watched").write_text(f"log {vkeys[0]}\nquorum none\n")
    options = ("--name", "example.org/w", "--policy", "watched", "--keys", "w.key")
    first = run("log", "witness", "serve", *options)
    assert (first.code, first.err.count("key: "), Path("w.key").stat().st_mode & 0o777) == (0, 2, 0o600)
    assert run("log", "witness", "serve", *options).err == first.err
    assert [one[1]["host"] for one in served] == ["127.0.0.1"] * 2
    assert run("log", "witness", "serve", *options, "--host", "192.0.2.1").code == 2


def _keys(run: Callable) -> list[str]:
    run("init")
    run("agency", "add", "hkpf", "--country", "HK")
    return [line for line in run("log", "checkpoint").err.splitlines() if line.startswith("key: ")]


def test_carrying_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over https only, but for this machine; what is too large or does not come is an error of ours."""
    answers = {"w": b"x", "big": b"x" * (MAX_ANSWER + 1)}

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.host == "down":
            raise httpx.ConnectError("no")
        return httpx.Response(200, content=answers[request.url.host])

    plain = httpx.Client
    monkeypatch.setattr(httpx, "Client", lambda **_: plain(transport=httpx.MockTransport(answer)))
    ask = asker()
    assert ask("https://w/add-checkpoint", b"") == Answered(200, "x")
    for url in ("https://big/", "https://down/", "http://w/"):
        with pytest.raises(PeerError):
            ask(url, b"")
    with pytest.raises(UsageError):
        asker(Path("missing"))
