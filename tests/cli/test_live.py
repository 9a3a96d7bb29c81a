"""The commands of live collections, as they are typed."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from strikeback.linking.engine import copies
from strikeback.store.live import live_read
from strikeback.store.live_collections import get_collection
from strikeback.store.open import open_store

PEOPLE = "id,given name,family name,date of birth,phone\n" + "".join(
    f"{n},{given},{family},19{50 + n % 40}-0{1 + n % 9}-1{n % 9},+44 7700 9{n:05d}\n"
    for n, (given, family) in enumerate(
        (given, family)
        for given in ("Anna", "Peter", "Wei", "Maria", "John", "Olga")
        for family in ("Alder", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Maple", "Oak", "Pine")
    )
)
TWICE = "id,given name,family name,date of birth,phone\nx1,Ana,Alder,1950-01-10,+44 7700 900000\n"


@pytest.fixture
def people(run: Callable[..., Any]) -> Callable[..., Any]:
    """A collection of sixty people, made by the command."""
    Path("people.csv").write_text(PEOPLE + PEOPLE.split("\n")[1].replace("0,", "a0,", 1) + "\n", "utf-8")
    Path("new.csv").write_text(TWICE, "utf-8")
    assert run("init").code == 0
    made = run("live", "create", "people", "people.csv", "--json").json
    assert (made["records"], made["id_column"]) == (61, "id")
    return run


def test_a_session(people: Callable[..., Any]) -> None:
    """Add, look, decide, take back, withdraw: every answer holds at once, and the batch run agrees."""
    added = json.loads(people("live", "add", "people", "new.csv", "--json").out)
    assert set(added["joined"]) == {"0", "a0"}
    again = json.loads(people("live", "add", "people", "new.csv", "--json").out)
    assert again["entity"] == added["entity"]
    shown = people("live", "show", "people", "x1", "--json").json
    assert shown["members"] == ["0", "a0", "x1"]
    for link in shown["links"]:
        assert sum(part["bits"] for part in link["reasons"]) == pytest.approx(link["bits"])
    told = people(
        "live", "decide", "people", "different", "x1", "0", "--reason", "seen", "--by", "a/b", "--json"
    )
    decision = json.loads(told.out)
    assert "0" not in people("live", "show", "people", "x1", "--json").json["members"]
    assert "says a/b (seen)" in people("live", "show", "people", "x1").out
    people("live", "undo", "people", decision["record"], "--reason", "wrong", "--by", "a/b")
    assert people("live", "show", "people", "x1", "--json").json["members"] == ["0", "a0", "x1"]
    assert "gone" in people("live", "withdraw", "people", "x1").out
    assert people("live", "show", "people", "x1").code == 1
    changes = people("live", "changes", "people", "--json").json
    assert changes[-1]["cause"] == "x1"
    assert changes[-1]["change"]["members"] == ["0", "a0"]
    assert "people" not in people("live", "changes", "people", "--after", str(changes[-2]["number"])).out
    assert "Identical: 61 records" in people("live", "verify", "people").out


def test_records_come_by_standard_input(people: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """One object a line; a line that is none ends the call, what came before it stays."""
    lines = b'{"id": 7001, "given name": "Zoe", "phone": null}\n\n{"id": "7002"}\nno json\n'
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(lines)))
    ran = people("live", "add", "people", "-", "--json")
    assert [json.loads(line)["record"] for line in ran.out.splitlines()] == ["7001", "7002"]
    assert (ran.code, "line 4" in ran.err) == (3, True)
    assert people("live", "verify", "people", "--json").json["records"] == 63


def test_a_changed_state_is_told(people: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 1 where the batch run differs."""
    monkeypatch.setattr("strikeback.store.live.LiveRecords.all_pairs", lambda _self: {})
    ran = people("live", "verify", "people")
    assert (ran.code, "DIFFERS: pairs" in ran.out) == (1, True)


def test_specification_and_model_can_be_handed_in(people: Callable[..., Any]) -> None:
    """A second collection by the model of the first gives the same entities."""
    with open_store("strikeback.db", create=False) as store, live_read(store) as raw:
        first = get_collection(raw, "people")
    Path("spec.json").write_bytes(first.spec)
    Path("model.json").write_bytes(first.model)
    made = people("live", "create", "two", "people.csv", "--spec", "spec.json", "--model", "model.json")
    assert first.basis().model.release in made.out


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        (("create", "people", "people.csv"), 2, "collection of this name"),
        (("create", "x", "people.csv", "--spec", "none.json"), 2, "cannot be read"),
        (("add", "nobody", "new.csv"), 1, "no collection"),
        (("add", "people", "none.csv"), 3, "cannot be read"),
        (("withdraw", "people", "nobody"), 1, "nobody"),
        (("show", "people", "1", "nobody"), 1, "nobody"),
        (("show", "people", "1", "1"), 2, "same record"),
        (("create", "x", "people.csv", "--store", "strikebakc.db"), 1, "strikeback init"),
        (("decide", "people", "same", "1", "1", "--reason", "r", "--by", "a/b"), 2, "same record"),
        (("decide", "people", "same", "1", "x", "--reason", "r", "--by", "a/b"), 1, "no record"),
        (("undo", "people", "d_none", "--reason", "r", "--by", "a/b"), 1, "no such decision"),
    ],
)
def test_what_makes_no_sense_is_refused(
    people: Callable[..., Any], command: tuple[str, ...], code: int, says: str
) -> None:
    """With one line that says why."""
    ran = people("live", *command)
    assert (ran.code, says in ran.err) == (code, True), ran.err


def test_another_record_of_one_id_is_refused(people: Callable[..., Any]) -> None:
    """And one without an id."""
    Path("new.csv").write_text(TWICE.replace("x1", "5"), "utf-8")
    ran = people("live", "add", "people", "new.csv")
    assert (ran.code, "another record of this id" in ran.err, "record 1" in ran.err) == (2, True, True)
    Path("new.csv").write_text(TWICE.replace("x1", ""), "utf-8")
    ran = people("live", "add", "people", "new.csv")
    assert (ran.code, "no id" in ran.err) == (2, True)


def test_a_mistyped_store_is_not_made(people: Callable[..., Any]) -> None:
    """The usual one is, where none is named."""
    people("live", "create", "x", "people.csv", "--store", "strikebakc.db")
    assert not Path("strikebakc.db").exists()
    Path("strikeback.db").unlink()
    assert people("live", "create", "x", "people.csv").code == 0


def test_columns_nobody_compares_are_told(people: Callable[..., Any]) -> None:
    """With how many records hold something there; so are compared columns that stayed empty."""
    rows = "id,given name,phon,note\nx1,Ana,1,\nx2,Ana,2,seen\nx3,Ana,,\n"
    Path("new.csv").write_text(rows, "utf-8")
    ran = people("live", "add", "people", "new.csv", "--json")
    assert ran.code == 0
    assert "phon (2 records), note (1 records)" in ran.err
    assert "No record of 3 holds anything in: date of birth, family name, phone." in ran.err
    assert people("live", "add", "people", "people.csv").err == ""


def test_copies_are_told_and_listed(people: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an arrival, of a pair, of an entity, of a whole table, and by the check."""
    # In a table of sixty people four cells are no proof; the rule is asked for less of it.
    monkeypatch.setattr(copies, "BITS", 5.0)
    row = "Anna,Alder,1950-01-10,+44 7700 900000"
    lines = [TWICE.split("\n", 1)[0], *(f"k{n:02d},{row}" for n in range(60))]
    Path("new.csv").write_text("\n".join(lines), "utf-8")
    last = people("live", "add", "people", "new.csv").out.splitlines()[-1]
    assert "exact copy of 0" in last
    assert "60 are exact copies" not in people("live", "show", "people", "0").out
    shown = people("live", "show", "people", "k07")
    assert "k00 of 0" in shown.out
    assert "and 53 more" in shown.out
    pair = people("live", "show", "people", "k07", "k09")
    assert "They are exact copies of each other, cell for cell." in pair.out
    other = people("live", "show", "people", "k07", "1", "--json").json
    assert (other["copies"], other["together"]) == (False, False)
    assert sum(part["bits"] for part in other["reasons"]) == pytest.approx(other["bits"])
    assert "are not one entity" in people("live", "show", "people", "k07", "1").out
    assert "61 are exact copies that follow others" in people("live", "verify", "people").out
    made = people("live", "create", "two", "new.csv", "people.csv")
    assert "61 exact copies of other records follow them." in made.out
