"""What triage is told of a report: nothing stated is lost, nothing missing is made up."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from strikeback.flows.assess import assess_cases
from strikeback.flows.cases import Case, case_facts, case_texts, cases, victim_country
from strikeback.intake.contract import RecordMaker, Source, tie
from strikeback.model.bodies import (
    Account,
    AnyBody,
    Conversation,
    Demand,
    Message,
    Participant,
    Payment,
    Person,
    Place,
    Report,
)
from strikeback.model.handling import Handling
from strikeback.model.names import Name
from strikeback.model.record import Contribution, Record, Relation, Role, Tie
from strikeback.model.time import Moment, PartialDate

RECEIVED = datetime(2014, 4, 30, 12, 0, tzinfo=UTC)


class NamedReader:
    """Gives records their reader's name."""

    name, version, title = "test", "1", ""


SOURCE = Source(
    path=Path("none"),
    name="a.csv",
    digest="0" * 64,
    size=1,
    originator="hkpf",
    contribution="c_1",
    handling=Handling(),
)
MAKER = RecordMaker(SOURCE, NamedReader())


def moment(hours: float) -> Moment:
    """A time this many hours after receipt."""
    at = RECEIVED + timedelta(hours=hours)
    return Moment(raw=at.isoformat(), utc=at)


def record(body: AnyBody, role: Role = Role.UNKNOWN, *ties: Tie, report: str | None = "r_head") -> Record:
    """A record of the report."""
    return MAKER.record(body, MAKER.at(row=1), role=role, report=report, ties=ties)


def case(*context: Record, **report: object) -> Case:
    """A report with its context."""
    return Case(head=MAKER.record(Report(**report), MAKER.at(row=1)), context=context)


@pytest.mark.parametrize(
    ("birth", "born"),
    [
        pytest.param(PartialDate(raw="", year=2000, month=2, day=3), ("2000-02-03",), id="whole"),
        pytest.param(PartialDate(raw="", year=2000, month=2), ("2000-02",), id="month"),
        pytest.param(PartialDate(raw="", year=2000), ("2000",), id="year"),
        pytest.param(
            PartialDate(raw="", year=2000, month=2, day=3, ambiguous=True), ("2000",), id="ambiguous"
        ),
        pytest.param(PartialDate(raw="Feb 3"), (), id="no-year"),
        pytest.param(None, (), id="none"),
    ],
)
def test_birth_dates_are_told_as_far_as_they_are_known(
    birth: PartialDate | None, born: tuple[str, ...]
) -> None:
    """An ambiguous day is not told as one."""
    facts = case_facts(case(record(Person(birth_date=birth), Role.VICTIM)), RECEIVED)
    assert facts.born == born
    assert facts.ages == ((None,) if birth is None else ())


def test_only_victims_ages_count() -> None:
    """A reporter's or suspect's age says nothing about the victim's; an age that is stated is told."""
    people = [record(Person(age=12), role) for role in Role if role is not Role.VICTIM]
    assert case_facts(case(*people), RECEIVED).ages == ()
    assert case_facts(case(record(Person(age=12), Role.VICTIM)), RECEIVED).ages == (12,)


@pytest.mark.parametrize(
    ("paid", "demanded", "expected"),
    [
        pytest.param([], [1], (0, 0), id="never-paid"),
        pytest.param([1], [], (1, 0), id="paid-once"),
        pytest.param([1], [0], (1, 0), id="demand-before"),
        pytest.param([1], [2], (1, 1), id="demand-after"),
        pytest.param([1, 5], [9], (2, 2), id="instalments-and-demand"),
        pytest.param([None, None], [3], (2, 1), id="no-times"),
    ],
)
def test_payments_and_what_follows_them(
    paid: list[float | None], demanded: list[float], expected: tuple[int, int]
) -> None:
    """Further payments always follow the first; demands when their time says so."""
    context = [
        record(Payment(at=None if at is None else moment(at), reference=str(n))) for n, at in enumerate(paid)
    ]
    context += [record(Demand(at=moment(at))) for at in demanded]
    facts = case_facts(case(*context), RECEIVED)
    assert (facts.payments, facts.payments_after_demand) == expected


def test_money_that_only_suspects_moved_is_no_payment_of_the_victim() -> None:
    """What an offender passes on is not counted."""
    suspect = record(Person(), Role.SUSPECT)
    victim = record(Person(), Role.VICTIM)
    passed = record(Payment(reference="1"), Role.UNKNOWN, tie(Relation.PAYER, suspect))
    own = record(Payment(reference="2"), Role.UNKNOWN, tie(Relation.PAYER, victim))
    assert case_facts(case(suspect, victim, passed, own), RECEIVED).payments == 1


@pytest.mark.parametrize(
    ("reported", "deadlines", "hours"),
    [
        pytest.param(None, [5], 5.0, id="from-receipt"),
        pytest.param(-100, [-96], 4.0, id="from-the-report-when-it-is-older"),
        pytest.param(50, [5], 5.0, id="a-report-dated-later-counts-from-receipt"),
        pytest.param(None, [9, 2], 2.0, id="the-earliest"),
        pytest.param(None, [], None, id="none"),
    ],
)
def test_deadlines(reported: float | None, deadlines: list[float], hours: float | None) -> None:
    """Hours from the report to the earliest deadline."""
    demands = [record(Demand(deadline=moment(at))) for at in deadlines]
    demands.append(record(Demand(deadline=Moment(raw="soon"))))
    made = case(*demands, reported=None if reported is None else moment(reported))
    assert case_facts(made, RECEIVED).deadline_hours == hours


def test_texts_and_who_speaks() -> None:
    """A victim's own report, a demand's deadline, chat lines by whom the source ties them to."""
    mine = record(Account(platform="x", handle="ann", display_names=("Ann Invented",)), Role.VICTIM)
    theirs = record(Person(names=(Name(text="Made Up"),)), Role.SUSPECT)
    chat = record(
        Conversation(
            participants=(Participant(label="A", identifier="ann"),),
            messages=(
                Message(sender="A", text="hello"),
                Message(sender="Made Up", text="pay"),
                Message(sender="third", text="what"),
                Message(sender="A", text=" "),
            ),
        ),
        Role.UNKNOWN,
        Tie(relation=Relation.PARTICIPANT, to=mine.id),
        Tie(relation=Relation.PARTICIPANT, to=theirs.id),
        Tie(relation=Relation.PARTICIPANT, to="r_elsewhere"),
    )
    demand = record(Demand(deadline_text="by tonight"))
    made = case(mine, theirs, chat, demand, narrative="it began", channel="parent", language="en")
    spoken = [(text.text, text.speaker) for text in case_texts(made)]
    assert spoken == [
        ("it began", "victim"),
        ("hello", "victim"),
        ("pay", "offender"),
        ("what", "unknown"),
        ("by tonight", "offender"),
    ]
    assert case_texts(case(narrative="seen by us", channel="platform"))[0].speaker == "unknown"


def test_annotations_and_escalation() -> None:
    """The source's flags and type are told as it words them."""
    facts = case_facts(
        case(annotations=("x",), incident_type="y", category="z", high_priority=True), RECEIVED
    )
    assert (facts.annotations, facts.category, facts.high_priority) == (("x", "y"), "z", True)


def test_the_victims_country() -> None:
    """The report's, else a victim's place, never a suspect's."""
    at_home = record(Person(places=(Place(text="x"), Place(country="SG"))), Role.VICTIM)
    abroad = record(Person(places=(Place(country="PH"),)), Role.SUSPECT)
    assert victim_country(case(at_home, country="HK")) == "HK"
    assert victim_country(case(abroad, at_home)) == "SG"
    assert victim_country(case(abroad)) == ""


def test_conversations_outside_reports() -> None:
    """Those that say something are cases of their own; calls, and small talk, are none."""
    head = Contribution(
        id="c_1",
        originator="hkpf",
        file="a.csv",
        digest="0" * 64,
        size=1,
        reader="test/1",
        handling=Handling(),
        received=RECEIVED.isoformat(),
    )
    chats = [
        record(Conversation(messages=(Message(sender="A", text=text),) if text else ()), report=None)
        for text in ("I want to kill myself", "see you tomorrow at the market, bring the blue folder", "")
    ]
    inside = record(Conversation(messages=(Message(sender="A", text="I want to kill myself"),)))
    found = list(cases([*chats, inside]))
    assert [one.head.id for one in found] == [chat.id for chat in chats]
    done = assess_cases(found, {"c_1": head})
    results, hands = done.results, done.hands
    assert [(one.report, one.band.value) for one in results] == [(chats[0].id, "P1")]
    assert hands[chats[0].id].entity == ""
