"""Taking back, keeping, erasing from the command line: what a tired officer reads and a watcher tests."""

from collections.abc import Callable
from typing import Any

import pytest

BY = ("--by", "hkpf/a")
WORDS = "I want to kill myself"


@pytest.fixture
def files(linked: Callable[..., Any]) -> dict[str, str]:
    """Contribution of each agency."""
    found = linked("search", "+852 6123 4567", "--json").json
    return {
        hit["place"]["originator"]: linked("show", hit["record"]).json["contribution"]["id"] for hit in found
    }


def test_an_erasure_is_planned_signed_by_two_and_leaves_nothing(linked, files) -> None:
    """The plan changes nothing; the erasure destroys; the trace finds nothing; the log is sound."""
    mine, signed = files["hkpf"], ("--reason", "order", "--authority", "HCMP 12", *BY, "--second", "hkpf/b")
    plan = linked("erase", mine, *signed, "--dry-run")
    assert (plan.code, "Would destroy" in plan.out) == (0, True)
    assert linked("trace", WORDS).code == 1
    assert linked("erase", mine, *signed[:-1], "hkpf/a").code == 2
    done = linked("erase", mine, *signed, "--json")
    assert done.code == 0
    assert linked("erase", mine, *signed).err.startswith("SB301: it was erased already")
    assert "Nothing found" in linked("trace", WORDS).out
    assert linked("log", "verify").code == 0
    waiting = linked("notices", "list", "--agency", "spf", "--json").json
    assert [one["notice"]["kind"] for one in waiting] == ["erased"]
    confirmed = linked("notices", "confirm", waiting[0]["notice"]["id"], "--done", "removed", "--by", "spf/t")
    assert confirmed.code == 0
    assert "spf/t" in linked("notices", "list", "--about", mine).out
    assert linked("notices", "list", "--overdue", "--json").json == []


def test_a_hold_says_who_set_it(linked, files) -> None:
    """An erasure that a hold prevents names whom to ask; released, the plan shows no hold."""
    mine = files["hkpf"]
    made = linked("hold", "add", mine, "--reason", "trial", "--authority", "order", *BY, "--json").json
    assert made["id"] in linked("hold", "list").out
    plan = ("erase", mine, "--reason", "x", "--authority", "y", *BY, "--second", "hkpf/b")
    assert "Kept by" in linked(*plan, "--dry-run").out
    refused = linked(*plan)
    assert (refused.code, "Ask who set it: hkpf/a" in refused.err) == (1, True)
    assert linked("hold", "release", made["id"], "--reason", "over", *BY).code == 0
    assert linked("hold", "list", "--json").json == []
    assert linked(*plan, "--dry-run", "--json").json.get("holds", []) == []


def test_a_correction_is_said_once(linked, files) -> None:
    """A foreign file replaces nothing; the same one neither."""
    assert linked("correct", files["hkpf"], files["spf"], "--reason", "x", *BY).code == 1
    assert linked("correct", files["hkpf"], files["hkpf"], "--reason", "x", *BY).code == 2


def test_a_corrected_file_replaces_the_first(linked, files, tmp_path) -> None:
    """Imported, then named: the old one is withdrawn, the other agency gets a notice."""
    (tmp_path / "new.csv").write_text(
        (tmp_path / "hk.csv").read_text("utf-8").replace("Chan Invented", "Chen Invented"), "utf-8"
    )
    taken = linked("import", "new.csv", "--agency", "hkpf", "--json").json
    new = taken["files"][0]["contribution"]
    said = linked("correct", files["hkpf"], new, "--reason", "spelling", *BY)
    assert (said.code, "replaces" in said.out) == (0, True)
    told = linked("notices", "list", "--json").json
    assert [one["notice"]["replaced_by"] for one in told] == [new]


def test_retention_is_an_alarm_until_it_runs(linked, files) -> None:
    """Never run: exit code 1; a dry run does not count; a real one does."""
    assert linked("retention", "status").code == 1
    assert "Nothing was changed" in linked("retention", "run", *BY).out
    assert linked("retention", "status", "--json").json["alarm"]
    assert "0 erased" in linked("retention", "run", "--erase", *BY).out
    assert linked("retention", "status").code == 0
    assert files["hkpf"] in linked("retention", "due", "--day", "2090-01-01").out
    assert linked("retention", "due", "--day", "soon").code == 2
    kept = linked("retention", "renew", files["hkpf"], "--until", "2089-01-01", "--reason", "x", *BY)
    assert kept.code == 0
    assert "2089-01-01" in linked("retention", "due", "--day", "2090-01-01").out


def test_the_desk_keeps_who_asked(linked) -> None:
    """Found by number, taken in under a file number, answered once."""
    found = linked("desk", "find", "6123 4567", "--agency", "hkpf", "--region", "HK").json
    assert found["own"]
    assert found["others"] == ["spf"]
    assert linked("desk", "take", "nonsense", "--agency", "hkpf", "--reference", "7", *BY).code == 2
    asked = linked("desk", "take", "access", "--agency", "hkpf", "--reference", "DP-7", *BY, "--json").json
    assert "waiting" in linked("desk", "list").out
    told = linked("desk", "answer", asked["id"], "--reason", "told in person", *BY)
    assert told.code == 0
    assert linked("desk", "list", "--json").json[0]["answer"]["granted"]
    again = linked("desk", "answer", asked["id"], "--reason", "no", "--refuse", *BY)
    assert again.err.startswith("SB305")
