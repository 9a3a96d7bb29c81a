"""Records: stable ids, lossless encoding, and silence about people."""

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.model import bodies
from strikeback.model.bodies import AnyBody, Demand, Message, Person, Report
from strikeback.model.handling import Handling
from strikeback.model.ids import derive_id
from strikeback.model.locator import Locator
from strikeback.model.money import Money
from strikeback.model.names import Name, NameKind
from strikeback.model.record import Record, Role, contribution_id, record_id
from strikeback.model.selector import Selector, SelectorKind

PLACE = Locator(file="a.csv", digest="0" * 64, reader="table/1", row=1)


def record(body: AnyBody, **envelope: object) -> Record:
    """A record around ``body``."""
    known = {
        "id": "r_x",
        "originator": "hk",
        "contribution": "c_x",
        "handling": Handling(),
        "locator": PLACE,
    }
    return Record(body=body, **{**known, **envelope})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "body",
    [
        Person(names=(Name(text="Ana Cruz", kind=NameKind.LEGAL),), age=15),
        Demand(money=Money(amount=Decimal("1500.50"), currency="HKD", raw="HK$1,500.50")),
        Report(number="7", narrative="text", annotations=("sextortion", "somethingNew")),
        bodies.Conversation(messages=(Message(sender="a", text="hello", place="line:3"),)),
        bodies.Capture(event="Login", port=443),
    ],
    ids=lambda body: body.kind,
)
def test_a_record_survives_encoding(body: AnyBody) -> None:
    """What is stored comes back equal, with the body's own type."""
    stored = msgspec.json.decode(msgspec.json.encode(record(body)), type=Record)
    assert stored == record(body)
    assert stored.kind == body.kind


def test_each_body_has_its_own_kind() -> None:
    """The tag under which a body is stored is its kind."""
    kinds = [getattr(bodies, name) for name in bodies.__all__]
    classes = [k for k in kinds if isinstance(k, type) and k.__struct_config__.tag]
    assert len({k.kind for k in classes}) == len(classes) == 12
    assert all(k.kind == k.__struct_config__.tag for k in classes)


def test_printing_a_record_tells_nothing_about_people() -> None:
    """Names, texts, selectors and raw values appear in no repr, however deep."""
    secret = "Ana Cruz"
    person = Person(names=(Name(text=secret),), school=secret)
    selector = Selector(kind=SelectorKind.PHONE, value="+447700900123", raw="07700 900123")
    whole = record(person, selectors=(selector,), unmapped=(("note", secret),))
    told = repr([whole, person, person.names, selector, Message(sender=secret, text=secret)])
    told += repr(whole.__rich_repr__())
    assert secret not in told
    assert "900123" not in told


@given(st.text(max_size=20), st.text(max_size=20))
def test_ids_differ_when_any_part_differs(left: str, right: str) -> None:
    """Moving a character across the border of two parts gives another id."""
    assert derive_id("r", [left, right]) == derive_id("r", [left, right])
    assert (derive_id("r", [left, right]) == derive_id("r", [right, left])) == (left == right)
    assert derive_id("r", [left + right]) != derive_id("r", [left, right])


def test_a_record_id_depends_on_content_place_originator_and_ordinal() -> None:
    """Equal statements at two places, or by two agencies, are two records."""
    base = record_id(Person(age=15), Role.VICTIM, PLACE, "hk")
    others = [
        record_id(Person(age=16), Role.VICTIM, PLACE, "hk"),
        record_id(Person(age=15), Role.SUSPECT, PLACE, "hk"),
        record_id(Person(age=15), Role.VICTIM, msgspec.structs.replace(PLACE, row=2), "hk"),
        record_id(Person(age=15), Role.VICTIM, PLACE, "uk"),
        record_id(Person(age=15), Role.VICTIM, PLACE, "hk", 1),
    ]
    assert len({base, *others}) == 6
    assert base == record_id(Person(age=15), Role.VICTIM, PLACE, "hk")


def test_the_same_file_from_the_same_agency_is_the_same_contribution() -> None:
    """Originator and digest decide, nothing else."""
    assert contribution_id("hk", "a" * 64) == contribution_id("hk", "a" * 64)
    assert contribution_id("hk", "a" * 64) != contribution_id("uk", "a" * 64)


@pytest.mark.parametrize(("value", "masked"), [("+447700900123", "phone:…23"), ("12345", "phone:…")])
def test_a_masked_selector_shows_at_most_two_characters(value: str, masked: str) -> None:
    """Short values show none."""
    assert Selector(kind=SelectorKind.PHONE, value=value, raw=value).masked == masked
