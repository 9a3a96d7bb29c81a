"""Hit, request, answer, content; and away again. What nobody learns from asking."""

from datetime import timedelta

import msgspec
import pytest

from strikeback.casework.answer_rules import Rule
from strikeback.casework.requests import Outcome, State
from strikeback.flows.agencies import add_agency
from strikeback.flows.answer_rules import add_rule, end_rule, list_rules
from strikeback.flows.answers import answer, end_answer
from strikeback.flows.init import secret_key
from strikeback.flows.keeping.withdraw import withdraw
from strikeback.flows.requests import ask, list_requests, show_request, withdraw_request
from strikeback.flows.terms import change_terms
from strikeback.flows.views.records import open_record
from strikeback.model.errors import (
    ConflictError,
    NotFoundError,
    RefusedError,
    UsageError,
)
from strikeback.model.handling import Handling, Level
from strikeback.model.people import Duty, Viewer
from strikeback.sharing.reference import hit_reference
from strikeback.store import requests as stored
from strikeback.store.log import entries_about, unlogged

HK = Viewer(agency="hkpf", user="hkpf/chan")
SG = Viewer(agency="spf", user="spf/tan", case="SG-2014-9")
PH = Viewer(agency="ncb", user="ncb/cruz")
HIT = Handling(level=Level.HIT)
WHY = "The same account blackmails a victim here."


def level(world, viewer: Viewer, identity: str) -> Level:
    """How much of a record somebody is told."""
    return open_record(world.store, viewer, identity, clock=world.clock).level


@pytest.fixture
def hidden(world) -> tuple[str, str, str]:
    """A record that others have a hit on: its id, its report's, and Singapore's reference."""
    report, victim = world.report("hkpf", "HK-1", handling=HIT)
    return victim.id, report.id, hit_reference(secret_key(world.store), "spf", victim.id)


def test_from_a_hit_to_the_content_and_away_again(world, hidden: tuple[str, str, str]) -> None:
    """The journey: a hit says whom to ask; the owner grants; it is read; the owner tightens; it is gone."""
    identity, report, reference = hidden
    seen = open_record(world.store, SG, identity, clock=world.clock)
    assert (seen.level, seen.hit.agency, seen.hit.reference) == (Level.HIT, "hkpf", reference)

    asked = ask(world.store, SG, seen.hit.reference, WHY, clock=world.clock)
    assert (asked.state, asked.owner, asked.record, asked.overdue) == (State.OPEN, "hkpf", "", False)
    (waiting,) = list_requests(world.store, HK, side="in", clock=world.clock)
    assert (waiting.record, waiting.user, waiting.case, waiting.why) == (
        identity,
        "spf/tan",
        "SG-2014-9",
        WHY,
    )
    assert list_requests(world.store, PH, clock=world.clock) == ()

    done = answer(
        world.store,
        HK,
        asked.id,
        Outcome.CONDITIONAL,
        level=Level.FULL,
        conditions="Not in judicial proceedings.",
        until="2014-12-31",
        whole_report=True,
        clock=world.clock,
    )
    assert done.records == tuple(sorted((identity, report)))
    opened = open_record(world.store, SG, identity, clock=world.clock).record
    assert opened.level is Level.FULL
    assert opened.body["names"][0]["text"] == "Tan Invented Wei"
    assert opened.conditions == ("Not in judicial proceedings.",)
    assert level(world, SG, report) is Level.FULL
    assert level(world, PH, identity) is Level.HIT
    mine = show_request(world.store, SG, asked.id, clock=world.clock)
    assert (mine.state, mine.record, mine.until) == (State.CONDITIONAL, identity, "2014-12-31T23:59:59Z")

    hidden_now = Handling(level=Level.NOTHING, audience=())
    change_terms(world.store, HK, identity, hidden_now, reason="court order", clock=world.clock)
    with pytest.raises(NotFoundError):
        open_record(world.store, SG, identity, clock=world.clock)
    assert level(world, SG, report) is Level.FULL

    with world.store.read() as connection:
        assert unlogged(connection) == {}
        kinds = [entry.kind for _, entry in entries_about(connection, asked.id)]
        assert kinds == ["request", "answer"]
        given = stored.disclosures(connection, record=identity)
        assert [(one.receiver, one.level, one.case) for one in given] == [("spf", Level.FULL, "SG-2014-9")]
        assert "disclosure" in {entry.kind for _, entry in entries_about(connection, identity)}


def test_asking_is_no_oracle(world, hidden: tuple[str, str, str]) -> None:
    """Made up, made for somebody else, withheld, withdrawn, one's own, an id nobody has: one answer."""
    _, _, reference = hidden
    key = secret_key(world.store)
    closed = world.report("hkpf", "HK-2", handling=Handling(level=Level.NOTHING))[1]
    gone = world.report("hkpf", "HK-3", handling=HIT)[1]
    withdraw(world.store, gone.contribution, reason="wrong", by="hkpf/chan", clock=world.clock)
    own = world.report("spf", "SG-1")[1]
    answers = set()
    for viewer, what in (
        (SG, "h_" + "a" * 50),
        (SG, ""),
        (PH, reference),
        (SG, closed.id),
        (SG, hit_reference(key, "spf", closed.id)),
        (SG, hit_reference(key, "spf", gone.id)),
        (SG, hit_reference(key, "spf", "r_" + "b" * 24)),
        (SG, own.id),
        (SG, "r_" + "b" * 24),
    ):
        with pytest.raises(NotFoundError) as caught:
            ask(world.store, viewer, what, WHY, clock=world.clock)
        answers.add(str(caught.value))
    assert len(answers) == 1
    with world.store.read() as connection:
        assert stored.requests_of(connection, "hkpf", asked=True, got=True) == ()


def test_nobody_asks_twice_or_for_what_is_told(world, hidden: tuple[str, str, str]) -> None:
    """A second request while the first waits or stands; after a refusal one may ask again."""
    identity, _, reference = hidden
    first = ask(world.store, SG, reference, WHY, wanted=Level.SUMMARY, clock=world.clock)
    with pytest.raises(ConflictError):
        ask(world.store, SG, reference, WHY, clock=world.clock)
    answer(world.store, HK, first.id, Outcome.REFUSED, reason="trial pending", clock=world.clock)
    assert level(world, SG, identity) is Level.HIT
    second = ask(world.store, SG, reference, WHY, wanted=Level.SUMMARY, clock=world.clock)
    answer(world.store, HK, second.id, Outcome.GRANTED, level=Level.SUMMARY, clock=world.clock)
    assert level(world, SG, identity) is Level.SUMMARY
    with pytest.raises(ConflictError):
        ask(world.store, SG, identity, WHY, wanted=Level.SUMMARY, clock=world.clock)
    more = ask(world.store, SG, identity, WHY, wanted=Level.FULL, clock=world.clock)
    assert more.state is State.OPEN
    shared = world.report("hkpf", "HK-5", handling=Handling(level=Level.FULL))[1]
    with pytest.raises(ConflictError):
        ask(world.store, SG, shared.id, WHY, clock=world.clock)


def test_an_answer_is_given_once_by_its_owner(world, hidden: tuple[str, str, str]) -> None:
    """Not by the asker, a third agency, a machine, without form, or twice."""
    asked = ask(world.store, SG, hidden[2], WHY, clock=world.clock)
    machine = Viewer(agency="hkpf", user="hkpf/job", duties=(Duty.SERVICE,))
    grant = {"level": Level.FULL}
    for viewer, outcome, more, error in (
        (SG, Outcome.GRANTED, grant, NotFoundError),
        (PH, Outcome.GRANTED, grant, NotFoundError),
        (machine, Outcome.GRANTED, grant, RefusedError),
        (HK, Outcome.GRANTED, {}, UsageError),
        (HK, Outcome.REFUSED, {}, UsageError),
        (HK, Outcome.GRANTED, grant | {"until": "2014-04-29"}, UsageError),
        (HK, Outcome.GRANTED, grant | {"until": "some day"}, UsageError),
    ):
        with pytest.raises(error):
            answer(world.store, viewer, asked.id, outcome, **more, clock=world.clock)
    answer(world.store, HK, asked.id, Outcome.GRANTED, **grant, clock=world.clock)
    with pytest.raises(ConflictError):
        answer(world.store, HK, asked.id, Outcome.REFUSED, reason="r", clock=world.clock)
    with pytest.raises(NotFoundError):
        show_request(world.store, PH, asked.id, clock=world.clock)


def test_an_owner_takes_back_what_it_gave(world, hidden: tuple[str, str, str]) -> None:
    """From that moment it is a hit again; only once, only by the owner."""
    identity, _, reference = hidden
    asked = ask(world.store, SG, reference, WHY, clock=world.clock)
    with pytest.raises(ConflictError):
        end_answer(world.store, HK, asked.id, reason="mistaken", clock=world.clock)
    answer(world.store, HK, asked.id, Outcome.GRANTED, level=Level.FULL, clock=world.clock)
    assert level(world, SG, identity) is Level.FULL
    with pytest.raises(NotFoundError):
        end_answer(world.store, SG, asked.id, reason="mistaken", clock=world.clock)
    assert end_answer(world.store, HK, asked.id, reason="mistaken", clock=world.clock).state is State.ENDED
    assert level(world, SG, identity) is Level.HIT
    with pytest.raises(ConflictError):
        end_answer(world.store, HK, asked.id, reason="mistaken", clock=world.clock)
    assert ask(world.store, SG, reference, WHY, clock=world.clock).state is State.OPEN


def test_what_is_granted_ends_with_its_last_day(world, hidden: tuple[str, str, str]) -> None:
    """And its request has lapsed."""
    identity, _, reference = hidden
    asked = ask(world.store, SG, reference, WHY, clock=world.clock)
    answer(
        world.store, HK, asked.id, Outcome.GRANTED, level=Level.FULL, until="2014-05-01", clock=world.clock
    )
    world.clock.moment = world.clock.moment.replace(month=5, day=1, hour=23, minute=59, second=50)
    assert level(world, SG, identity) is Level.FULL
    world.clock.moment += timedelta(seconds=10)
    assert level(world, SG, identity) is Level.HIT
    assert show_request(world.store, HK, asked.id, clock=world.clock).state is State.LAPSED


def test_both_sides_see_what_is_overdue(world, hidden: tuple[str, str, str]) -> None:
    """After 48 hours on both lists, until it lapses after a month; then nobody answers it any more."""
    asked = ask(world.store, SG, hidden[2], WHY, clock=world.clock)
    world.clock.moment += timedelta(hours=47)
    assert list_requests(world.store, HK, only_overdue=True, clock=world.clock) == ()
    world.clock.moment += timedelta(hours=1)
    for viewer, side in ((HK, "in"), (SG, "out")):
        (late,) = list_requests(world.store, viewer, side=side, only_overdue=True, clock=world.clock)
        assert (late.id, late.overdue) == (asked.id, True)
    world.clock.moment += timedelta(days=28)
    assert list_requests(world.store, HK, only_open=True, clock=world.clock) == ()
    with pytest.raises(ConflictError):
        answer(world.store, HK, asked.id, Outcome.GRANTED, level=Level.FULL, clock=world.clock)
    assert list_requests(world.store, HK, clock=world.clock)[0].state is State.LAPSED


def test_what_protects_a_victim_is_due_sooner(world, hidden: tuple[str, str, str]) -> None:
    """Eight hours, and first on the list."""
    ask(world.store, PH, hit_reference(secret_key(world.store), "ncb", hidden[0]), WHY, clock=world.clock)
    urgent = ask(
        world.store, msgspec.structs.replace(SG, purpose="safeguarding"), hidden[2], WHY, clock=world.clock
    )
    first, second = list_requests(world.store, HK, clock=world.clock)
    assert first.id == urgent.id
    assert (first.due[:13], second.due[:13]) == ("2014-04-30T12", "2014-05-02T04")


def test_an_asker_withdraws(world, hidden: tuple[str, str, str]) -> None:
    """As long as nobody has answered; the owner can answer it no more."""
    asked = ask(world.store, SG, hidden[2], WHY, clock=world.clock)
    with pytest.raises(NotFoundError):
        withdraw_request(world.store, HK, asked.id, clock=world.clock)
    done = withdraw_request(world.store, SG, asked.id, reason="solved", clock=world.clock)
    assert done.state is State.WITHDRAWN
    with pytest.raises(ConflictError):
        withdraw_request(world.store, SG, asked.id, clock=world.clock)
    with pytest.raises(ConflictError):
        answer(world.store, HK, asked.id, Outcome.GRANTED, level=Level.FULL, clock=world.clock)
    with world.store.read() as connection:
        assert unlogged(connection) == {}


def test_a_rule_answers_at_once_on_the_owners_clock(world) -> None:
    """The clock stands at 04:00 UTC: noon in Hong Kong. What is given is like a person's answer."""
    add_agency(world.store, "cid", country="HK", zone="Asia/Hong_Kong", clock=world.clock)
    victim = world.report("cid", "HK-1", handling=HIT)[1]
    owner = Viewer(agency="cid", user="cid/chan")
    night = Rule(to=("spf",), hours="04:00-05:00")
    add_rule(world.store, owner, night, clock=world.clock)
    reference = hit_reference(secret_key(world.store), "spf", victim.id)
    waits = ask(world.store, SG, reference, WHY, clock=world.clock)
    assert (waits.state, level(world, SG, victim.id)) == (State.OPEN, Level.HIT)
    withdraw_request(world.store, SG, waits.id, clock=world.clock)
    noon = Rule(to=("spf",), hours="12:00-13:00", conditions="Call first.", valid_days=1)
    add_rule(world.store, owner, noon, clock=world.clock)
    asked = ask(world.store, SG, reference, WHY, clock=world.clock)
    assert (asked.state, asked.by_rule, asked.level) == (State.CONDITIONAL, True, Level.SUMMARY)
    assert level(world, SG, victim.id) is Level.SUMMARY
    world.clock.moment += timedelta(days=1)
    assert level(world, SG, victim.id) is Level.HIT


def test_rules_are_their_agencys_and_end(world, hidden: tuple[str, str, str]) -> None:
    """Listed for it alone; an ended one answers no more; malformed ones and strangers are refused."""
    made = add_rule(world.store, HK, Rule(to=("spf",)), clock=world.clock)
    assert list_rules(world.store, HK) == (made,)
    assert list_rules(world.store, SG) == ()
    with pytest.raises(NotFoundError):
        end_rule(world.store, SG, made.id, reason="r", clock=world.clock)
    end_rule(world.store, HK, made.id, reason="reviewed", clock=world.clock)
    with pytest.raises(NotFoundError):
        end_rule(world.store, HK, made.id, reason="reviewed", clock=world.clock)
    assert ask(world.store, SG, hidden[2], WHY, clock=world.clock).state is State.OPEN
    machine = Viewer(agency="hkpf", user="hkpf/job", duties=(Duty.SERVICE,))
    with pytest.raises(RefusedError):
        add_rule(world.store, machine, Rule(to=("spf",)), clock=world.clock)
    with pytest.raises(UsageError):
        add_rule(world.store, HK, Rule(to=("nobody",)), clock=world.clock)
    with world.store.read() as connection:
        assert unlogged(connection) == {}


def test_terms_that_wait_for_renewal_cannot_be_answered(world, hidden: tuple[str, str, str]) -> None:
    """Neither by a person nor by a rule; nor can a record that was withdrawn since."""
    identity, _, reference = hidden
    asked = ask(world.store, SG, reference, WHY, clock=world.clock)
    old = Handling(level=Level.HIT, review="2014-04-29")
    change_terms(world.store, HK, identity, old, reason="r", clock=world.clock)
    with pytest.raises(ConflictError, match="renewed"):
        answer(world.store, HK, asked.id, Outcome.GRANTED, level=Level.FULL, clock=world.clock)
    seen = open_record(world.store, HK, identity, clock=world.clock).record
    withdraw(world.store, seen.contribution, reason="wrong", by="hkpf/chan", clock=world.clock)
    with pytest.raises(ConflictError, match="withdrawn"):
        answer(world.store, HK, asked.id, Outcome.GRANTED, level=Level.FULL, clock=world.clock)


def test_lists_are_for_those_who_see_content(world, hidden: tuple[str, str, str]) -> None:
    """An administrator sees no requests; a side is in or out."""
    asked = ask(world.store, SG, hidden[2], WHY, clock=world.clock)
    admin = Viewer(agency="hkpf", user="hkpf/adm", duties=(Duty.ADMINISTRATOR,))
    for call in (list_requests, lambda *a, **k: show_request(*a, asked.id, **k)):
        with pytest.raises(RefusedError):
            call(world.store, admin, clock=world.clock)
    with pytest.raises(UsageError):
        list_requests(world.store, HK, side="up", clock=world.clock)
