"""Originators change terms, others do not; two people open what is withheld, and the owner is told."""

from datetime import timedelta
from os import urandom

import msgspec
import pytest

from strikeback.access.people import OPERATOR
from strikeback.flows.break_glass import alarms, ask_opening, open_glass, read_alarm, waiting
from strikeback.flows.handling import parse_handling
from strikeback.flows.init import secret_key
from strikeback.flows.keeping.withdraw import withdraw
from strikeback.flows.people.people import add_user, disable
from strikeback.flows.signed import signed
from strikeback.flows.terms import change_terms, check_handling, show_terms
from strikeback.flows.views.records import open_record
from strikeback.model.errors import (
    ConflictError,
    NotFoundError,
    RefusedError,
    UsageError,
)
from strikeback.model.handling import Grant, Handling, Level
from strikeback.model.people import Duty, Viewer
from strikeback.sharing.reference import hit_reference
from strikeback.store.log import unlogged

HK = Viewer(agency="hkpf", user="hkpf/chan")
SG = Viewer(agency="spf", user="spf/tan")
BOSS = Viewer(agency="spf", user="spf/lim", duties=(Duty.SUPERVISOR,))
HIT = Handling(level=Level.HIT)


def test_an_originator_changes_what_others_are_told(world) -> None:
    """From a summary to nothing, at once; what is gone is like what never was."""
    victim = world.report("hkpf", "HK-1")[1]
    assert open_record(world.store, SG, victim.id, clock=world.clock).record.level is Level.SUMMARY
    hidden = Handling(level=Level.NOTHING, audience=(), codes=("EYES",))
    done = change_terms(world.store, HK, victim.id, hidden, reason="court order", clock=world.clock)
    assert (done.records, done.unknown) == (1, ("EYES",))
    with pytest.raises(NotFoundError) as gone:
        open_record(world.store, SG, victim.id, clock=world.clock)
    with pytest.raises(NotFoundError) as never:
        open_record(world.store, SG, "r_" + "a" * 24, clock=world.clock)
    assert str(gone.value) == str(never.value)
    assert open_record(world.store, HK, victim.id, clock=world.clock).record.level is Level.FULL


def test_a_whole_contribution_changes_and_shows_its_history(world) -> None:
    """Every record of the file; the change stands in the log and in what its originator sees."""
    report, victim = world.report("hkpf", "HK-1")
    done = change_terms(
        world.store, HK, report.contribution, HIT, reason="agreed in writing", clock=world.clock
    )
    assert done.records == 2
    for target in (report.contribution, victim.id):
        seen = show_terms(world.store, HK, target, clock=world.clock)
        assert seen.handling == HIT
        assert [one.reason for one in seen.changes] == ["agreed in writing"]
    with world.store.read() as connection:
        assert unlogged(connection) == {}


def test_others_see_their_own_part_of_the_terms(world) -> None:
    """Neither who else is told nor what changed."""
    stated = Handling(level=Level.SUMMARY, audience=("spf", "ncb"), codes=("H1",), withheld=("names",))
    victim = world.report("hkpf", "HK-1", handling=stated)[1]
    seen = show_terms(world.store, SG, victim.id, clock=world.clock)
    assert seen.handling == msgspec.structs.replace(stated, audience=("spf",))
    assert seen.level is Level.SUMMARY
    assert seen.changes == ()
    assert "judicial" in dict(seen.meanings)["H1"]


@pytest.mark.parametrize("who", ["spf", "ncb"])
def test_what_is_not_told_has_no_terms(world, who: str) -> None:
    """A hit, nothing, another's contribution and a made-up id: one answer."""
    stated = Handling(level=Level.HIT, audience=("spf",))
    report, victim = world.report("hkpf", "HK-1", handling=stated)
    viewer = Viewer(agency=who, user=f"{who}/x")
    texts = set()
    for target in (victim.id, report.contribution, "r_none"):
        with pytest.raises(NotFoundError) as caught:
            show_terms(world.store, viewer, target, clock=world.clock)
        texts.add(str(caught.value))
        with pytest.raises(NotFoundError) as caught:
            change_terms(world.store, viewer, target, HIT, reason="r", clock=world.clock)
        texts.add(str(caught.value))
    assert len(texts) == 1


def test_only_the_originator_and_only_some_duties_change_terms(world) -> None:
    """Another agency, an exhibit officer, nobody, no reason."""
    victim = world.report("hkpf", "HK-1")[1]
    clerk = Viewer(agency="hkpf", user="hkpf/x", duties=(Duty.EXHIBIT_OFFICER,))
    for viewer, reason, error in (
        (SG, "r", RefusedError),
        (clerk, "r", RefusedError),
        (Viewer(agency="hkpf"), "r", UsageError),
        (HK, " ", UsageError),
    ):
        with pytest.raises(error):
            change_terms(world.store, viewer, victim.id, HIT, reason=reason, clock=world.clock)
    seen = show_terms(world.store, HK, victim.id, clock=world.clock)
    assert seen.changes == ()


@pytest.mark.parametrize(
    "handling",
    [
        Handling(grants=(Grant(agency="spf", level=Level.FULL),)),
        Handling(purpose=" "),
        Handling(codes=("H0",) * 21),
        Handling(withheld=("names",) * 201),
    ],
    ids=["grants", "purpose", "codes", "fields"],
)
def test_terms_out_of_form_are_refused(handling: Handling) -> None:
    """Grants are answers, not terms; a purpose is needed; there are limits."""
    with pytest.raises(UsageError):
        check_handling(handling)


@pytest.fixture
def hidden(world) -> tuple[str, str]:
    """A record that Singapore has a hit on: its id and Singapore's reference."""
    victim = world.report("hkpf", "HK-1", handling=HIT)[1]
    return victim.id, hit_reference(secret_key(world.store), "spf", victim.id)


def ask(world, viewer: Viewer, what: str, **more):
    """Ask with everything that is needed."""
    stated = {"level": Level.FULL, "minutes": 30, "reason": "a life is at risk"} | more
    return ask_opening(world.store, viewer, [what], **stated, clock=world.clock)


def level(world, viewer: Viewer, identity: str) -> Level:
    """How much of a record somebody is told."""
    return open_record(world.store, viewer, identity, clock=world.clock).level


def test_two_people_open_for_one_of_them_for_some_minutes(world, hidden: tuple[str, str]) -> None:
    """Asked: nothing yet. Opened: that person, until the minutes are over; and the owner reads of it."""
    identity, reference = hidden
    asked = ask(world, SG, reference)
    opened_for = msgspec.structs.replace(SG, broken=asked.id)
    assert level(world, opened_for, identity) is Level.HIT
    assert [one.id for one in waiting(world.store, BOSS)] == [asked.id]
    open_glass(world.store, BOSS, asked.id, clock=world.clock)
    assert waiting(world.store, BOSS) == ()
    assert level(world, opened_for, identity) is Level.FULL
    for other in (SG, BOSS, msgspec.structs.replace(BOSS, broken=asked.id), Viewer(agency="ncb")):
        assert level(world, other, identity) is Level.HIT
    (told,) = alarms(world.store, HK)
    assert (told.user, told.second, told.records) == ("spf/tan", "spf/lim", (identity,))
    assert alarms(world.store, SG) == ()
    read_alarm(world.store, HK, told.id, note="called them", clock=world.clock)
    assert alarms(world.store, HK) == ()
    assert alarms(world.store, HK, unread=False) == (told,)
    with pytest.raises(ConflictError):
        read_alarm(world.store, HK, told.id, clock=world.clock)
    world.clock.moment += timedelta(minutes=30)
    assert level(world, opened_for, identity) is Level.HIT
    with world.store.read() as connection:
        assert unlogged(connection) == {}


def test_nobody_opens_alone_or_twice(world, hidden: tuple[str, str]) -> None:
    """Not the one who asks, not another agency, not an officer; a second time is a conflict."""
    asked = ask(world, SG, hidden[1])
    alone = msgspec.structs.replace(SG, duties=(Duty.SUPERVISOR,))
    officer = Viewer(agency="spf", user="spf/ong")
    elsewhere = Viewer(agency="hkpf", user="hkpf/boss", duties=(Duty.SUPERVISOR,))
    for viewer, error in ((alone, RefusedError), (officer, RefusedError), (elsewhere, NotFoundError)):
        with pytest.raises(error):
            open_glass(world.store, viewer, asked.id, clock=world.clock)
    assert alarms(world.store, HK) == ()
    open_glass(world.store, BOSS, asked.id, clock=world.clock)
    with pytest.raises(ConflictError):
        open_glass(world.store, BOSS, asked.id, clock=world.clock)


def test_asking_to_open_tells_nothing_about_what_there_is(world, hidden: tuple[str, str]) -> None:
    """Made up, another agency's reference, withheld altogether, withdrawn, one's own: one answer."""
    _, reference = hidden
    closed = world.report("hkpf", "HK-2", handling=Handling(level=Level.NOTHING))[1]
    gone = world.report("hkpf", "HK-3", handling=HIT)[1]
    withdraw(world.store, gone.contribution, reason="wrong", by="hkpf/chan", clock=world.clock)
    own = world.report("spf", "SG-1")[1]
    texts = set()
    for viewer, what in (
        (SG, "h_" + "a" * 50),
        (Viewer(agency="ncb", user="ncb/x"), reference),
        (SG, closed.id),
        (SG, gone.id),
        (SG, own.id),
    ):
        with pytest.raises(NotFoundError) as caught:
            ask(world, viewer, what)
        texts.add(str(caught.value))
    assert len(texts) == 1
    with pytest.raises(UsageError):
        ask(world, SG, reference, minutes=1_000)


@pytest.mark.parametrize(
    ("alarm", "viewer", "error"),
    [
        ("oa_none", HK, NotFoundError),
        ("oa_none", Viewer(agency="hkpf"), UsageError),
    ],
)
def test_alarms_are_read_by_name(world, alarm: str, viewer: Viewer, error: type) -> None:
    """One that is there, by somebody."""
    with pytest.raises(error):
        read_alarm(world.store, viewer, alarm, clock=world.clock)


def test_who_signs_is_of_a_known_agency(world, clock) -> None:
    """By name; without a registered user somebody acts as an officer."""
    assert signed(world.store, "hkpf/chan", clock=clock).duties == (Duty.OFFICER,)
    for by in ("", "hkpf", "/chan", "nobody/chan"):
        with pytest.raises(UsageError):
            signed(world.store, by, clock=clock)


def test_once_people_are_registered_only_they_sign(world, clock) -> None:
    """With their own duties: an administrator changes no terms, somebody made up or disabled is nobody."""
    for user in ("hkpf/adm", "hkpf/gone"):
        add_user(world.store, user, [Duty.ADMINISTRATOR], by=OPERATOR, clock=clock, random=urandom)
    disable(world.store, "hkpf/gone", by=OPERATOR, clock=clock)
    victim = world.report("hkpf", "HK-1")[1]
    viewer = signed(world.store, "hkpf/adm", clock=clock)
    with pytest.raises(NotFoundError):
        change_terms(world.store, viewer, victim.id, HIT, reason="r", clock=world.clock)
    for by in ("hkpf/chan", "hkpf/gone"):
        with pytest.raises(NotFoundError):
            signed(world.store, by, clock=clock)
    # People of one agency make it a hub: those of the others have to be registered as well.
    with pytest.raises(UsageError, match="only registered people act"):
        signed(world.store, "spf/tan", clock=clock)
    add_user(world.store, "spf/tan", [Duty.OFFICER], by=OPERATOR, clock=clock, random=urandom)
    assert signed(world.store, "spf/tan", clock=clock).user == "spf/tan"


def test_nobody_states_grants_with_a_file() -> None:
    """Withheld fields may be stated; grants are given to those who ask."""
    assert parse_handling('{"level":"full","withheld":["names"]}') == Handling(
        level=Level.FULL, withheld=("names",)
    )
    with pytest.raises(UsageError):
        parse_handling('{"grants":[{"agency":"spf","level":"full"}]}')
