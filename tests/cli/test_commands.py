"""Each command on a small case: what it prints for people, and the documented JSON for machines."""

import json
import re
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest


def test_setting_up(run) -> None:
    """Init makes the store, agencies are added and listed."""
    made = run("init", "--origin", "police.example/log", "--json").json
    assert (made["store"], made["log_keys"]) == ("strikeback.db", "strikeback.db.key")
    assert [vkey.split("+")[0] for vkey in made["vkeys"]] == ["police.example/log"] * 2
    assert "Next:" in run("init").out
    added = run("agency", "add", "hkpf", "--country", "hk", "--name", "Invented Force", "--json")
    assert (added.json["id"], added.json["country"]) == ("hkpf", "HK")
    assert run("agency", "add", "hkpf").code == 2
    assert [one["id"] for one in run("agency", "list", "--json").json] == ["hkpf"]
    assert "Invented Force" in run("agency", "list").out


@pytest.mark.parametrize(
    "options",
    [
        ["--kind", "club"],
        ["--zone", "Nowhere"],
        ["--country", "HKG"],
        ["--date-order", "X"],
        ["--handling", "all"],
    ],
)
def test_agencies_that_make_no_sense(run, options: list[str]) -> None:
    """Every wrong value is a usage error that says what is allowed."""
    ran = run("agency", "add", "hkpf", *options)
    assert ran.code == 2
    assert "One of" in ran.err or "example" in ran.err or "Give" in ran.err
    assert run("agency", "add", "No Good").code == 2


def test_formats(run) -> None:
    """Every reader with one line."""
    found = run("formats", "--json").json
    assert {"name", "version", "title"} == set(found[0])
    assert {"table", "whatsapp", "ufdr"} <= {one["name"] for one in found}
    assert "whatsapp" in run("formats").out


def test_import_shapes(ready) -> None:
    """The documented keys, the counts, and the alert that the second row raises."""
    found = ready("import", "hk.csv", "--agency", "hkpf", "--json").json
    assert set(found) == {"files", "records", "rejected", "alerts"}
    (file,) = found["files"]
    assert {"file", "status", "reader", "records", "refused", "unmapped", "kinds", "error"} <= set(file)
    assert (file["file"], file["status"], file["kinds"]["report"]) == ("hk.csv", "stored", 2)
    assert file["error"] is None
    assert found["records"] == sum(file["kinds"].values())
    assert found["alerts"] >= 1
    again = ready("import", "hk.csv", "--agency", "hkpf", "--json")
    assert (again.code, again.json["files"][0]["status"], again.json["records"]) == (0, "known", 0)


def test_a_refused_file_among_good_ones(ready, tmp_path: Path) -> None:
    """Exit code 3, the good one is stored, the bad one says code, what, where and remedy."""
    (tmp_path / "bad.bin").write_bytes(bytes(range(256)) * 64)
    ran = ready("import", "hk.csv", "bad.bin", "--agency", "hkpf", "--json")
    assert ran.code == 3
    assert [one["status"] for one in ran.json["files"]] == ["stored", "refused"]
    assert set(ran.json["files"][1]["error"]) == {"code", "what", "where", "remedy"}
    human = ready("import", "hk.csv", "bad.bin", "--agency", "hkpf")
    assert human.code == 3
    assert "known    hk.csv" in human.out
    assert "refused  bad.bin: SB2" in human.out


def test_import_for_people(ready) -> None:
    """One line a file, the sum, and where to look when somebody may be in danger."""
    out = ready("import", "hk.csv", "--agency", "hkpf").out
    assert out.startswith("stored   hk.csv:")
    assert "1 of 1 files stored" in out
    assert "strikeback alerts" in out


def test_an_unknown_agency_says_how_to_register_it(ready) -> None:
    """Agencies are never made by importing."""
    ran = ready("import", "hk.csv", "--agency", "nobody")
    assert ran.code == 2
    assert "strikeback agency add" in ran.err


def test_columns_are_shown_saved_and_used(ready, tmp_path: Path) -> None:
    """The guess is shown, saved, corrected by hand and then obeyed; nothing is stored by looking."""
    shown = ready("import", "hk.csv", "--agency", "hkpf", "--show-columns")
    assert "victim phone" in shown.out
    maps = ready("import", "hk.csv", "--agency", "hkpf", "--show-columns", "--json").json
    assert [column["header"] for column in maps[0]["columns"]][:2] == ["report no", "victim name"]
    assert ready("import", "hk.csv", "--agency", "hkpf", "--save-columns", "map.json").code == 0
    saved = json.loads((tmp_path / "map.json").read_text("utf-8"))
    assert len(saved["columns"]) == 7
    stored = ready("import", "hk.csv", "--agency", "hkpf", "--columns", "map.json", "--json").json
    assert stored["files"][0]["status"] == "stored"


def test_columns_of_what_has_none(ready, tmp_path: Path) -> None:
    """Chats and several files are refused with the reason."""
    (tmp_path / "chat.txt").write_text("30/04/2014, 21:05 - Invented One: hello\n" * 3, "utf-8")
    assert "no columns" in ready("import", "chat.txt", "--agency", "hkpf", "--show-columns").err
    assert ready("import", "hk.csv", "sg.csv", "--agency", "hkpf", "--show-columns").code == 2


def test_alerts_and_acknowledging(ready) -> None:
    """Raised without linking; listed with the words that raised them; taken on by somebody."""
    ready("import", "hk.csv", "--agency", "hkpf")
    alerts = ready("alerts", "--agency", "hkpf", "--json").json
    first = alerts[0]
    assert {"id", "band", "agency", "minutes", "due", "report", "reasons", "acknowledged"} <= set(first)
    assert {"record", "number", "file", "row", "originator"} <= set(first["report"])
    assert {"rule", "band", "quote", "start", "end", "language", "review"} <= set(first["reasons"][0])
    assert (first["band"], first["report"]["number"], first["acknowledged"]) == ("P1", "HK-2", None)
    assert any("kill myself" in reason["quote"] for reason in first["reasons"])
    assert ready("ack", first["id"]).code == 2
    assert ready("ack", first["id"], "--by", "hkpf/chan", "--json").json["by"] == "hkpf/chan"
    taken = {one["id"]: one["acknowledged"] for one in ready("alerts", "--json").json}
    assert taken[first["id"]]["by"] == "hkpf/chan"
    assert "hkpf/chan" in ready("alerts").out
    assert "acts on" in ready("ack", first["id"], "--by", "hkpf/lee").out


def test_linking_and_leads(linked) -> None:
    """The two agencies learn of each other; the second link changes nothing."""
    found = linked("link", "--json").json
    assert {"records", "links", "entities", "groups", "alerts", "leads", "model"} <= set(found)
    leads = linked("leads", "--agency", "hkpf", "--json").json
    assert {"id", "kind", "agency", "others", "entity", "bits", "own", "foreign", "hits", "reasons"} <= set(
        leads[0]
    )
    assert "same_victim" in {lead["kind"] for lead in leads}
    assert {"spf"} == {other for lead in leads for other in lead["others"]}
    assert "same_victim" in linked("leads").out


@pytest.mark.parametrize(
    "command", [("link",), ("resolve", "hk.csv", "--out", "same.csv")], ids=lambda c: c[0]
)
def test_without_spark_or_java_the_command_that_brings_them_is_named(
    ready, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is read, with what works instead; another engine's name is a mistake in the call."""
    assert ready(*command, "--engine", "flink").code == 2
    pytest.importorskip("pyspark")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    ran = ready(*command, "--engine", "spark")
    assert ran.code == 2
    assert "apt install openjdk-17-jre-headless" in " ".join(ran.err.split())
    assert "--engine local" in ran.err
    monkeypatch.setitem(sys.modules, "pyspark", None)
    ran = ready(*command, "--engine", "spark")
    assert ran.code == 2
    assert "pip install 'strikeback[spark]'" in ran.err
    assert not (tmp_path / "same.csv").exists()


def test_rebuilding(linked) -> None:
    """Identical; with digests for machines; new facts are said to be taken up."""
    found = linked("rebuild", "--json").json
    assert (found["identical"], found["stale"], found["differs"]) == (True, False, [])
    assert "link" in found["digests"]
    assert "Identical" in linked("rebuild").out
    Path("more.csv").write_text("report no,victim name\nHK-9,Somebody Invented\n", encoding="utf-8")
    linked("import", "more.csv", "--agency", "hkpf")
    assert "New facts" in linked("rebuild").out


def test_a_rebuild_that_differs_fails(linked, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 1 and the names of the tables."""
    import sqlite3  # noqa: PLC0415

    with sqlite3.connect("strikeback.db") as raw:
        raw.execute("DELETE FROM lead")
    raw.close()
    ran = linked("rebuild")
    assert ran.code == 1
    assert "DIFFERS without new facts: lead" in ran.out


def test_searching_showing_explaining(linked) -> None:
    """From a number to the records, from a record to everything, from two records to the reasons."""
    hits = linked("search", "6123 4567", "--region", "HK", "--json").json
    assert {"record", "by", "matched", "label", "entity", "place"} <= set(hits[0])
    people = [hit for hit in hits if hit["place"]["kind"] == "person"]
    assert {hit["place"]["file"] for hit in people} == {"hk.csv", "sg.csv"}
    assert "phone:…67" not in linked("search", "nothing like it").out
    shown = linked("show", people[0]["entity"]).json
    assert {member["file"] for member in shown["members"]} == {"hk.csv", "sg.csv"}
    pair = [hit["record"] for hit in people]
    reasons = linked("why", *pair, "--json").json["links"][0]["reasons"]
    assert sum(reason["bits"] for reason in reasons) > 0
    human = linked("why", *pair).out
    assert human.startswith("The same:")
    assert "phone" in human
    assert linked("why", *pair, "--svg", "why.svg").code == 0
    drawn = "".join(ET.parse("why.svg").getroot().itertext())
    assert all(f"{reason['bits']:+.2f}" in drawn for reason in reasons)
    assert "2 found" in linked("search", "6123 4567", "--region", "HK").err
    assert linked("show", "r_nobodyknowsthis").code == 1


def test_deciding_and_undoing(linked) -> None:
    """A decision parts the two, undoing it joins them again; both are told by ``why``."""
    hits = linked("search", "6123 4567", "--region", "HK", "--json").json
    pair = [hit["record"] for hit in hits if hit["place"]["kind"] == "person"]
    decided = linked("decide", "different", *pair, "--reason", "twins", "--by", "hkpf/chan", "--json").json
    linked("link")
    assert "Not held to be the same" in linked("why", *pair).out
    assert "twins" in linked("why", *pair).out
    assert "strikeback link" in linked("undo", decided["id"], "--reason", "typo", "--by", "hkpf/chan").out
    linked("link")
    assert linked("why", *pair, "--json").json["together"]
    assert linked("undo", decided["id"], "--reason", "typo", "--by", "hkpf/chan").code == 2
    human = linked("decide", "unsure", *pair, "--reason", "look", "--by", "hkpf/chan")
    assert human.out.startswith("Decision d_")
    assert linked("undo", human.out.split()[1], "--reason", "x", "--by", "hkpf/chan", "--json").json["id"]


def test_facts_that_came_later_are_pointed_out(linked) -> None:
    """Search and leads say on standard error that linking is due; standard output stays clean."""
    Path("more.csv").write_text("report no,victim name\nHK-9,Somebody Invented\n", encoding="utf-8")
    linked("import", "more.csv", "--agency", "hkpf")
    for command in (("search", "x"), ("leads",)):
        ran = linked(*command, "--json")
        assert "strikeback link" in ran.err
        assert isinstance(ran.json, list)


def test_counting(linked) -> None:
    """Two victims reported three times."""
    (victims,) = linked("count", "victims", "--json").json
    assert {"role", "estimate", "low", "high", "level", "records", "method"} <= set(victims)
    assert victims["records"] == 3
    assert victims["low"] <= 2 <= victims["high"]
    assert "victim:" in linked("count", "persons").out


def test_exporting(linked) -> None:
    """One JSON object a line; rows count data rows from 1."""
    lines = [json.loads(line) for line in linked("export", "--format", "entities").out.splitlines()]
    victims = [line for line in lines if line["kind"] == "person" and line["role"] == "victim"]
    places = {frozenset((r["file"], r["row"]) for r in line["records"]) for line in victims}
    assert frozenset({("hk.csv", 1), ("sg.csv", 1)}) in places
    assert linked("export", "--format", "entities", "--out", "e.jsonl").code == 0
    assert len(Path("e.jsonl").read_text("utf-8").splitlines()) == len(lines)
    assert linked("export", "--format", "entities", "--out", "no/e.jsonl").code == 2


def test_resolving(run) -> None:
    """Two tables in, clusters out, without a store."""
    rows = [
        f"{n},Person{n:03d} Family{n * 7 % 101:03d},19{n % 50 + 50}-01-{n % 28 + 1:02d}" for n in range(120)
    ]
    for name in ("a.csv", "b.csv"):
        Path(name).write_text("id,name,birth date\n" + "\n".join(rows) + "\n", encoding="utf-8")
    found = run("resolve", "a.csv", "b.csv", "--out", "out.csv", "--json").json
    assert (found["records"], found["id_column"], found["clusters"]) == (240, "id", 120)
    assert "240 records" in run("resolve", "a.csv", "b.csv", "--out", "out.csv").out
    assert not Path("strikeback.db").exists()


def test_what_resolving_compares_is_shown_and_obeyed(run) -> None:
    """--show-spec prints a file, --spec takes it."""
    rows = "\n".join(
        f"{n},Person {'abcdefgh'[n % 8]}{'ijkl'[n % 4]},1980-01-{n % 28 + 1:02d}" for n in range(40)
    )
    Path("a.csv").write_text(f"id,name,birth date\n{rows}\n", encoding="utf-8")
    shown = run("resolve", "a.csv", "--show-spec")
    assert [field["type"] for field in json.loads(shown.out)["fields"]] == ["name", "date"]
    Path("spec.json").write_text(shown.out.replace('"date"', '"ignore"'), encoding="utf-8")
    found = run("resolve", "a.csv", "--out", "out.csv", "--spec", "spec.json", "--json").json
    assert found["fields"] == ["name (name)"]


def test_reading_commands_need_a_store(run) -> None:
    """They say so and make none."""
    for command in (["alerts"], ["leads"], ["link"], ["count", "victims"], ["search", "x"]):
        ran = run(*command)
        assert ran.code == 1
        assert "strikeback init" in ran.err
    assert not Path("strikeback.db").exists()


def test_a_store_elsewhere(run) -> None:
    """--store names it, as path or URL."""
    assert run("init", "--store", "sqlite:///other.db").code == 0
    assert run("agency", "list", "--store", "other.db").code == 0
    assert run("init", "--store", "postgresql://hub/cases").code == 1


def test_the_brief(linked) -> None:
    """One self-contained page about what is in the store."""
    assert linked("brief", "--out", "page.html", "--json").json["brief"] == "page.html"
    page = Path("page.html").read_text("utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", page)
    assert "Written" in linked("brief", "--out", "page.html").out


def test_a_scenario(run) -> None:
    """Files of several agencies with the truth apart."""
    assert "files in world" in run("scenario", "world", "--scale", "0.1").out
    found = run("scenario", "again", "--scale", "0.1", "--json").json
    assert len({file["agency"] for file in found["files"]}) > 3
    assert list(Path("world/truth").iterdir())


def test_taking_a_lead_and_giving_it_up(linked) -> None:
    """The table and the JSON of leads say who holds it; giving up what nobody took is a usage error."""
    (ours,) = [
        one for one in linked("leads", "--agency", "hkpf", "--json").json if one["kind"] == "same_victim"
    ]
    taken = linked("take", ours["id"], "--by", "hkpf/chan", "--json").json
    assert (taken["lead"], taken["agency"]) == (ours["id"], "hkpf")
    (theirs,) = [
        one for one in linked("leads", "--agency", "spf", "--json").json if one["kind"] == "same_victim"
    ]
    assert (theirs["holder"], theirs["hold"]) == ("hkpf", "")
    table = linked("leads", "--agency", "spf").out
    assert "held by" in table
    assert "hkpf" in table
    assert "strikeback link" in linked("take", ours["id"], "--release", "--by", "hkpf/chan").out
    assert "works on" in linked("take", ours["id"], "--by", "hkpf/chan").out
    assert linked("take", theirs["id"], "--release", "--by", "spf/lim").code == 2


def test_withdrawing(linked) -> None:
    """A line that names the file; a reason and a signature are asked for."""
    gone = linked("import", "sg.csv", "--agency", "spf", "--json").json["files"][0]["contribution"]
    assert linked("withdraw", gone, "--reason", "wrong case").code == 2
    assert "sg.csv" in linked("withdraw", gone, "--reason", "wrong case", "--by", "spf/lim").out


def test_a_rebuild_that_differs_is_told_to_machines(linked) -> None:
    """After new facts: which tables were renewed, and exit 0, because a difference was to be expected."""
    linked("decide", "different", *_victims(linked), "--reason", "twins", "--by", "hkpf/chan")
    ran = linked("rebuild", "--json")
    assert ran.code == 0
    assert ran.json["stale"]
    assert "entity" in ran.json["differs"]


def _victims(linked) -> list[str]:
    hits = linked("search", "6123 4567", "--region", "HK", "--json").json
    return [hit["record"] for hit in hits if hit["place"]["kind"] == "person"]


def test_explaining_and_teaching(run) -> None:
    """Pairs and entities in words, questions asked, answers bound; what is unclear is refused."""
    rows = [
        f"{n},Person{n % 90:03d} Family{n % 90 * 7 % 101:03d},19{n % 90 % 50 + 50}-01-{n % 28 + 1:02d}"
        for n in range(200)
    ]
    Path("a.csv").write_text("id,name,birth date\n" + "\n".join(rows) + "\n", encoding="utf-8")
    assert run("resolve", "a.csv", "--out", "o.csv", "--id-column", "id", "--save-model", "m.json").code == 0
    told = run("explain", "a.csv", "--pair", "3", "93", "--id-column", "id", "--model", "m.json").out
    for words in (
        "3 and 93 are",
        "records with it",
        "roposed by",
        "Against:",
        "By this pair:",
        "Model table-",
    ):
        assert words in told
    entity = run("explain", "a.csv", "--entity", "3", "--id-column", "id", "--svg", "e.svg")
    assert entity.code == 0
    assert "Weakest bridge" in entity.out or "is alone" in entity.out
    asked = run("resolve", "a.csv", "--out", "o.csv", "--id-column", "id", "--review", "ask.csv")
    assert "hand it back as --decisions" in asked.out
    Path("d.csv").write_text("left,right,verdict\n0,1,same\n", encoding="utf-8")
    bound = run("resolve", "a.csv", "--out", "o.csv", "--id-column", "id", "--decisions", "d.csv", "--json")
    assert bound.json["decided"] == 1
    decided = run("explain", "a.csv", "--pair", "0", "1", "--id-column", "id", "--decisions", "d.csv").out
    assert "People decided: the same; that binds." in decided
    for wrong in (
        ["explain", "a.csv"],
        ["explain", "a.csv", "--pair", "0", "1", "--entity", "0"],
        ["resolve", "a.csv", "--out", "o.csv", "--learn"],
        ["resolve", "a.csv", "--out", "o.csv", "--id-column", "id", "--decisions", "d.csv", "--learn"],
        ["resolve", "a.csv", "--out", "o.csv", "--id-column", "id", "--memory", "1"],
        ["resolve", "a.csv", "--out", "o.csv", "--model", "a.csv"],
        ["resolve", "a.csv", "--out", "o.csv", "--model", "none.json"],
    ):
        refused = run(*wrong)
        assert (refused.code, "SB3" in refused.err) == (2, True), wrong
