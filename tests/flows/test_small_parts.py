"""Handling terms, places, masks, keys: small parts with a table each."""

from pathlib import Path

import pytest

from strikeback.flows.decide import decide
from strikeback.flows.derive import derive
from strikeback.flows.handling import parse_handling
from strikeback.flows.keys import selector_keys
from strikeback.flows.place import place, place_text
from strikeback.flows.remote.columns import richest
from strikeback.flows.show import show
from strikeback.flows.views.listing import list_leads
from strikeback.flows.why import why
from strikeback.intake.contract import RecordMaker, Source
from strikeback.model.bodies import Account, Exhibit, Person
from strikeback.model.errors import UsageError
from strikeback.model.handling import Handling, Level
from strikeback.model.links import Verdict
from strikeback.selectors.phone import normalise_phone
from strikeback.sharing.mask import label
from strikeback.store import lookup


class NamedReader:
    """Gives records their reader's name."""

    name, version, title = "test", "1", ""


SOURCE = Source(
    path=Path("none"),
    name="a.x",
    digest="0" * 64,
    size=1,
    originator="hkpf",
    contribution="c_1",
    handling=Handling(),
)
MAKER = RecordMaker(SOURCE, NamedReader())


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", None),
        (" HIT ", Handling(level=Level.HIT)),
        ('{"level":"full","audience":["spf"]}', Handling(level=Level.FULL, audience=("spf",))),
        ('{"codes":["H1"]}', Handling(codes=("H1",))),
    ],
)
def test_handling_terms(text: str, terms: Handling | None) -> None:
    """A level, or an object with any of the fields."""
    assert parse_handling(text) == terms


@pytest.mark.parametrize("text", ["everything", '{"level":"all"}', '{"levle":"hit"}', "[1]", "{"])
def test_terms_that_are_not_understood(text: str) -> None:
    """A misspelt field is never silently dropped."""
    with pytest.raises(UsageError, match="handling"):
        parse_handling(text)


@pytest.mark.parametrize(
    ("at", "text", "extra"),
    [
        pytest.param({"row": 7}, "a.x, row 7", {"row": 7}, id="row"),
        pytest.param({"line": 3}, "a.x, line 3", {"line": 3}, id="line"),
        pytest.param(
            {"path": "/r[1]", "ident": "9"}, "a.x, /r[1], no. 9", {"path": "/r[1]", "id": "9"}, id="path"
        ),
    ],
)
def test_places(at: dict[str, object], text: str, extra: dict[str, object]) -> None:
    """In words and for machines, each with the coordinates its format has."""
    made = MAKER.record(Person(), MAKER.at(**at))
    assert place_text(made) == text
    shown = place(made)
    assert {name: shown[name] for name in extra} == extra
    assert set(shown) == {"record", "kind", "role", "originator", "file"} | set(extra)


def test_labels() -> None:
    """Accounts by their platform, exhibits by number, else a masked selector, else nothing."""
    at = MAKER.at(row=1)
    phone = normalise_phone("+6591230000")
    assert label(MAKER.record(Account(platform="skype", handle="annarose"), at)) == "skype a…"
    assert label(MAKER.record(Account(), at)) == "?"
    assert label(MAKER.record(Exhibit(number="E-7"), at)) == "E-7"
    assert label(MAKER.record(Person(), at, selectors=(phone,))) == "phone:…00"
    assert label(MAKER.record(Person(), at)) == ""


def test_what_a_typed_text_may_be() -> None:
    """National numbers under each country; platform and name as handle; the card never whole."""
    assert ("phone", "+85261234567") in selector_keys("6123 4567", ["HK", "SG"], b"k")
    assert ("phone", "+85261234567") not in selector_keys("6123 4567", ["SG"], b"k")
    assert ("email", "a@example.org") in selector_keys(" A@Example.org", [], b"k")
    assert any(
        kind == "handle" and value.endswith(":annarose")
        for kind, value in selector_keys("skype annarose", [], b"k")
    )
    cards = [value for kind, value in selector_keys("4111 1111 1111 1111", [], b"k") if kind == "card"]
    assert cards
    assert all("4111111111111111" not in value for value in cards)


def test_the_richest_of_no_maps() -> None:
    """A file without a table has nothing to save."""
    with pytest.raises(UsageError, match="no table"):
        richest([])


def test_ids_of_other_things_where_records_are_asked(linked) -> None:
    """A lead is neither a record nor an entity; an entity stands for its smallest record."""
    derive(linked.store, clock=linked.clock)
    lead = list_leads(linked.store)[0].lead
    with linked.store.read() as connection:
        victims = [e for e in lookup.entities(connection) if e.role == "victim"]
    other = linked.report("ncb", "N-1", name="Else Person", phone="")[1]
    with pytest.raises(UsageError):
        decide(linked.store, Verdict.SAME, lead.id, other.id, reason="x", by="a/b", clock=linked.clock)
    with pytest.raises(UsageError):
        why(linked.store, lead.id, other.id)
    made = decide(
        linked.store, Verdict.UNSURE, victims[0].id, other.id, reason="x", by="a/b", clock=linked.clock
    )
    assert set(victims[0].members[:1]) <= {made.left, made.right}


def test_a_group_is_shown_with_its_members(linked) -> None:
    """Groups hold entities; both are found from each other, and why works through them."""
    from strikeback.model.links import Entity, EntityKind  # noqa: PLC0415
    from strikeback.store import derivations  # noqa: PLC0415

    derive(linked.store, clock=linked.clock)
    with linked.store.read() as connection:
        inside = [
            e for e in lookup.entities(connection) if e.kind is EntityKind.ACCOUNT or e.role == "suspect"
        ]
        victim = next(e for e in lookup.entities(connection) if e.role == "victim")
    group = Entity(id="e_group", kind=EntityKind.GROUP, role="", members=tuple(sorted(e.id for e in inside)))
    with linked.store.write() as connection:
        derivations.put_entities(connection, [group])
    shown = show(linked.store, "e_group")
    assert {member["entity"] for member in shown["members"]} == {e.id for e in inside}
    assert show(linked.store, inside[0].id)["group"] == "e_group"
    assert why(linked.store, "e_group", victim.id).together == ""
