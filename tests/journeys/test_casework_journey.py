"""What people do with leads and files, through the command line: take one, give it up, withdraw a file."""

import json
from pathlib import Path
from typing import Any

import pytest

from strikeback.cli.main import main
from strikeback.store import derivations, facts
from strikeback.store.open import open_store

HEADS = "report no,reported,victim name,victim dob,victim phone,facebook id,what happened\n"
FILES = {
    "hkpf": HEADS + "HK-1,2014-03-01,陳大文,1995-05-06,+852 6123 4567,100004444555566,He asks for money.\n",
    "spf": HEADS
    + "SG-1,2014-03-04,Chan Tai Man,1995-05-06,+852 6123 4567,100004444555566,I want to kill myself.\n"
    + "SG-2,2014-03-05,Tan Invented,1990-01-02,+65 9123 0000,,She is missing since last night.\n",
}


@pytest.fixture
def strikeback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs a command with --json and gives what it printed."""
    monkeypatch.chdir(tmp_path)
    for agency, text in FILES.items():
        Path(f"{agency}.csv").write_text(text, encoding="utf-8")

    def run(*command: str) -> Any:
        assert main([*command, "--json"]) == 0, capsys.readouterr().err
        return json.loads(capsys.readouterr().out)

    return run


def take_in(run, agency: str, country: str) -> str:
    """Register an agency, hand its file in, return the contribution."""
    run("agency", "add", agency, "--country", country)
    return run("import", f"{agency}.csv", "--agency", agency)["files"][0]["contribution"]


def lead_of(run, agency: str) -> dict[str, Any]:
    """The agency's lead about the victim both know."""
    return next(one for one in run("leads", "--agency", agency) if one["kind"] == "same_victim")


def digests() -> dict[str, str]:
    """Everything derived."""
    with open_store() as store, store.read() as connection:
        return derivations.digests(connection)


def test_a_taken_lead_holds_the_others_and_no_alert(strikeback) -> None:
    """Take, link, rebuild, give up: leads say who holds them, alerts never change by a letter."""
    take_in(strikeback, "hkpf", "HK")
    take_in(strikeback, "spf", "SG")
    strikeback("link")
    without, free = strikeback("alerts"), digests()
    assert {one["band"] for one in without} >= {"P1"}
    strikeback("take", lead_of(strikeback, "hkpf")["id"], "--by", "hkpf/chan", "--note", "on it")
    assert strikeback("alerts") == without
    strikeback("link")
    assert strikeback("alerts") == without
    assert (lead_of(strikeback, "spf")["hold"], lead_of(strikeback, "hkpf")["holder"]) == ("hkpf", "hkpf")
    assert digests()["alert"] == free["alert"]
    assert digests()["lead"] != free["lead"]
    assert strikeback("rebuild")["identical"]
    strikeback("take", lead_of(strikeback, "hkpf")["id"], "--release", "--by", "hkpf/chan")
    strikeback("link")
    assert strikeback("alerts") == without
    assert digests() == free


def test_a_withdrawn_file_counts_no_more_and_stays_a_fact(strikeback) -> None:
    """Its alerts are gone at once; after linking everything is as if it had never come."""
    take_in(strikeback, "hkpf", "HK")
    strikeback("agency", "add", "spf", "--country", "SG")
    strikeback("link")
    never, before = digests(), strikeback("alerts")
    gone = strikeback("import", "spf.csv", "--agency", "spf")["files"][0]["contribution"]
    strikeback("link")
    assert len(strikeback("alerts")) > len(before)
    assert digests() != never
    strikeback("withdraw", gone, "--reason", "another case", "--by", "spf/lim")
    assert strikeback("alerts") == before
    strikeback("link")
    assert digests() == never
    with open_store() as store, store.read() as connection:
        found = facts.find_contribution(connection, gone)
    assert found is not None
    assert found.withdrawn
    assert main(["withdraw", gone, "--reason", "again", "--by", "spf/lim"]) == 2
    assert main(["withdraw", "c_nobodyknowsthis", "--reason", "x", "--by", "spf/lim"]) == 1
    assert main(["import", "spf.csv", "--agency", "spf"]) == 3
