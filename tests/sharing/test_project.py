"""What somebody gets of a record: nothing, whom to ask, a masked summary, or all that is not withheld."""

from datetime import UTC, datetime

import pytest

from strikeback.model.bodies import (
    Account,
    AnyBody,
    Conversation,
    Instrument,
    Message,
    Person,
    Report,
)
from strikeback.model.handling import Grant, Handling, Level
from strikeback.model.locator import Locator
from strikeback.model.names import Name
from strikeback.model.people import Viewer
from strikeback.model.record import Record, Role
from strikeback.model.selector import Selector, SelectorKind
from strikeback.model.time import Moment, PartialDate
from strikeback.sharing.project import project, view
from strikeback.sharing.reference import hit_reference, record_of

NOW = "2026-11-22T10:00:00Z"
SG = Viewer(agency="sg", user="sg/one", now=NOW)
HK = Viewer(agency="hk", user="hk/one", now=NOW)
DAY = Moment(raw="x", utc=datetime(2026, 3, 4, 5, 6, tzinfo=UTC))
PERSON = Person(
    names=(Name(text="Tan Invented Wei"),),
    birth_date=PartialDate(raw="1998-03-04", year=1998, month=3, day=4),
    nationality="SG",
    school="Invented School",
)
PHONE = Selector(kind=SelectorKind.PHONE, value="+6591230000", raw="9123 0000")
MAIL = Selector(kind=SelectorKind.EMAIL, value="invented@example.org", raw="invented@example.org")


def record(body: AnyBody = PERSON, **terms: object) -> Record:
    """A record of Hong Kong under some terms."""
    return Record(
        id="r_one",
        body=body,
        role=Role.VICTIM,
        originator="hk",
        contribution="c_one",
        handling=Handling(**terms),
        locator=Locator(file="a.csv", digest="0" * 64, reader="table/1", row=1),
        selectors=(PHONE, MAIL),
    )


def test_nothing_is_none_and_a_hit_is_whom_to_ask() -> None:
    """Below a summary not even the id is there."""
    assert view(SG, record(level=Level.NOTHING)) is None
    assert view(SG, record(level=Level.HIT)) == {"level": "hit", "agency": "hk"}


def test_a_summary_is_masked() -> None:
    """Kind, role, country, the year of birth, masked name and selectors: nothing of the rest anywhere."""
    told = view(SG, record(level=Level.SUMMARY))
    assert told == {
        "level": "summary",
        "id": "r_one",
        "agency": "hk",
        "kind": "person",
        "role": "victim",
        "terms": {"codes": [], "purpose": "sextortion-investigation", "review": ""},
        "country": "SG",
        "dates": {"birth_date": "1998"},
        "name": "T… I… W…",
        "selectors": [
            {"kind": "phone", "masked": "phone:…00"},
            {"kind": "email", "masked": "email:…rg"},
        ],
    }


def test_the_viewers_own_selector_is_shown_in_a_summary() -> None:
    """What one holds oneself may be recognised."""
    told = view(SG, record(level=Level.SUMMARY), own={("phone", "+6591230000")})
    assert told is not None
    assert told["selectors"][0] == {"kind": "phone", "value": "+6591230000", "own": True}
    assert "value" not in told["selectors"][1]


@pytest.mark.parametrize(
    ("field", "gone"),
    [
        ("names", ["Invented Wei", "T…"]),
        ("person.names", ["Invented Wei", "T…"]),
        ("school", ["Invented School"]),
        ("selectors", ["91230000", "example.org", "…00", "…rg"]),
        ("selectors.phone", ["91230000", "9123 0000", "…00"]),
        ("birth_date", ["1998"]),
        ("locator", ["a.csv"]),
        ("nationality", ["SG"]),
        ("contribution", ["c_one"]),
    ],
)
@pytest.mark.parametrize("level", [Level.SUMMARY, Level.FULL])
def test_a_withheld_field_is_nowhere(field: str, gone: list[str], level: Level) -> None:
    """Neither in clear nor masked; its originator still sees it."""
    one = record(level=level, withheld=(field,))
    text = str(view(SG, one))
    assert [part for part in gone if part in text] == []
    own = str(view(HK, one))
    assert [part for part in gone if part in own or "…" in part] == gone


def test_full_is_everything() -> None:
    """Body, selectors in clear, place in the source."""
    told = view(SG, record(level=Level.FULL))
    assert told is not None
    assert told["body"]["names"] == ({"text": "Tan Invented Wei"},)
    assert told["selectors"][0]["raw"] == "9123 0000"
    assert told["locator"]["row"] == 1
    assert "kind_" not in told["body"]


def test_nobody_in_particular_gets_no_withheld_field() -> None:
    """Without a viewer the terms alone decide."""
    one = record(level=Level.FULL, withheld=("names",))
    told = project(one, Level.FULL, one.handling)
    assert "Invented" not in str(told and told["body"].get("names"))
    assert told is not None
    assert told["name"] == ""


def test_a_grant_of_one_field_gives_that_field_in_clear_and_the_rest_masked() -> None:
    """What was granted, its conditions, and the summary that everybody gets."""
    grant = Grant(agency="sg", level=Level.FULL, fields=("person.school",), conditions="Not in court.")
    told = view(SG, record(level=Level.SUMMARY, grants=(grant,)))
    assert told is not None
    assert told["body"] == {"school": "Invented School"}
    assert told["name"] == "T… I… W…"
    assert told["terms"]["conditions"] == ["Not in court."]
    assert "9123" not in str(told)
    other = view(Viewer(agency="us", now=NOW), record(level=Level.SUMMARY, grants=(grant,)))
    assert "conditions" not in str(other)


@pytest.mark.parametrize(
    ("body", "name", "country", "dates"),
    [
        (Account(platform="skype", handle="made.up"), "m…", "", {}),
        (Account(display_names=("Made Up",)), "M… U…", "", {}),
        (Account(), "", "", {}),
        (Instrument(holder=Name(text="Made Up"), country="PH"), "M… U…", "PH", {}),
        (
            Report(number="HK-1", country="HK", reported=DAY, incident=Moment(raw="?")),
            "",
            "HK",
            {"reported": "2026-03-04"},
        ),
        (
            Conversation(messages=(Message(at=DAY, text="neutral"), Message(text="neutral"))),
            "",
            "",
            {"first": "2026-03-04", "last": "2026-03-04"},
        ),
        (Conversation(messages=(Message(text="neutral"),)), "", "", {}),
    ],
    ids=["handle", "display-name", "nameless", "holder", "report", "conversation", "undated"],
)
def test_summaries_of_other_kinds(body: AnyBody, name: str, country: str, dates: dict[str, str]) -> None:
    """Each kind gives its days, country and masked name and no words."""
    told = view(SG, record(body))
    assert told is not None
    assert (told["name"], told["country"], told["dates"]) == (name, country, dates)
    assert "neutral" not in str(told)
    assert "HK-1" not in str(told)


KEY = bytes(range(32))


@pytest.mark.parametrize("identity", ["r_" + "a2" * 12, "r_one", "x"])
def test_a_reference_names_the_record_to_its_agency_alone(identity: str) -> None:
    """The same each time; another one for another agency; closed without the key."""
    reference = hit_reference(KEY, "sg", identity)
    assert reference == hit_reference(KEY, "sg", identity)
    assert record_of(KEY, "sg", f" {reference.upper()} ") == identity
    assert record_of(KEY, "us", reference) is None
    assert record_of(bytes(32), "sg", reference) is None
    assert hit_reference(KEY, "us", identity) != reference


@pytest.mark.parametrize("text", ["", "h_", "h_a", "h_" + "a" * 50, "r_one", "h_é", "h_1", "h_" + "a" * 500])
def test_a_made_up_reference_names_nothing(text: str) -> None:
    """Whatever is typed, the answer is the same."""
    assert record_of(KEY, "sg", text) is None
