"""Managing people: only one's own, nobody raises itself alone, nobody is left without an administrator."""

import os
from collections.abc import Iterator

import pytest

from flows.people_world import PASSWORD, HeldClock, Town, empty_store
from strikeback.access.people import OPERATOR
from strikeback.flows.agencies import add_agency
from strikeback.flows.log.custody import verify_log
from strikeback.flows.people import enrol, people
from strikeback.model.errors import (
    ConflictError,
    LimitError,
    NotFoundError,
    RefusedError,
    SignInError,
    StoreError,
    UsageError,
)
from strikeback.model.people import Duty, Viewer


@pytest.fixture
def town() -> Iterator[Town]:
    """Two agencies, their administrators, and an officer of each."""
    made = Town()
    for user in ("hkpf/chan", "spf/tan"):
        made.add(user)
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def still() -> Iterator[Town]:
    """The same for all tests in which nothing happens."""
    made = Town()
    made.add("hkpf/chan")
    yield made
    made.store.close()


ACTS = {
    "add": lambda t, by, user: people.add_user(
        t.store, user + "2", [Duty.OFFICER], by=by, clock=t.clock, random=os.urandom
    ),
    "invite": lambda t, by, user: people.invite(t.store, user, by=by, clock=t.clock, random=os.urandom),
    "reset": lambda t, by, user: people.reset(t.store, user, by=by, clock=t.clock, random=os.urandom),
    "duties": lambda t, by, user: people.change_duties(t.store, user, [Duty.AUDITOR], by=by, clock=t.clock),
    "disable": lambda t, by, user: people.disable(t.store, user, by=by, clock=t.clock),
    "enable": lambda t, by, user: people.enable(t.store, user, by=by, clock=t.clock),
}


@pytest.mark.parametrize("act", [one for one in ACTS if one != "enable"])
def test_an_administrator_manages_its_own(town: Town, act: str) -> None:
    """Every act leaves a fact under its name in the log."""
    ACTS[act](town, town.viewer("hkpf/adm"), "hkpf/chan")
    entry, body = town.log("user")[-1]
    assert entry.actor == "hkpf/adm"
    assert entry.id.startswith("hkpf/chan")
    assert PASSWORD not in str(body)


@pytest.mark.parametrize("act", ACTS)
def test_people_of_another_agency_are_nobody(town: Town, act: str) -> None:
    """No reset across agencies (CVE-2026-44380); the same words as for a user who does not exist.

    The log says who tried what, and names nobody of another agency.
    """
    size = len(town.log("user"))
    told = set()
    for user in ("spf/tan", "spf/adm", "spf/ghost", "nowhere/ghost"):
        with pytest.raises(NotFoundError) as refused:
            ACTS[act](town, town.viewer("hkpf/adm"), user)
        told.add(str(refused.value))
    if act != "add":
        with pytest.raises(NotFoundError) as refused:
            ACTS[act](town, town.viewer("hkpf/adm"), "hkpf/ghost")
        told.add(str(refused.value))
    assert len(told) == 1
    assert len(town.log("user")) == size
    tried = town.log("managing_refused")
    assert len(tried) == (4 if act == "add" else 5)
    assert {(entry.actor, entry.id, body["about"]) for entry, body in tried} == {
        ("hkpf/adm", "people:hkpf", "")
    }


@pytest.mark.parametrize("duty", [duty for duty in Duty if duty != Duty.ADMINISTRATOR])
def test_nobody_else_manages_people(still: Town, duty: Duty) -> None:
    """Not even a supervisor; whether the user exists is not told."""
    by = Viewer(agency="hkpf", user="hkpf/chan", duties=(duty,))
    for act in ACTS.values():
        for user in ("hkpf/chan", "hkpf/ghost", "spf/tan"):
            with pytest.raises(RefusedError):
                act(still, by, user)


def test_a_request_that_waited_acts_with_the_duties_of_now(town: Town) -> None:
    """An administrator disabled in between does nothing any more; one made up neither."""
    town.add("hkpf/adm2", Duty.ADMINISTRATOR)
    old = town.viewer("hkpf/adm2")
    town.change("hkpf/adm2", Duty.AUDITOR)
    made_up = Viewer(agency="hkpf", user="hkpf/ghost", duties=(Duty.ADMINISTRATOR,))
    borrowed = Viewer(agency="hkpf", user="spf/adm", duties=(Duty.ADMINISTRATOR,))
    for by in (old, made_up, borrowed):
        with pytest.raises(RefusedError):
            people.disable(town.store, "hkpf/chan", by=by, clock=town.clock)


def test_no_user_changes_its_agency(town: Town) -> None:
    """The agency is part of the id, and the id is taken once (CVE-2026-44730)."""
    for user in ("hkpf/chan", "spf/tan"):
        with pytest.raises((ConflictError, NotFoundError)):
            people.add_user(
                town.store,
                user,
                [Duty.OFFICER],
                by=town.viewer("hkpf/adm"),
                clock=town.clock,
                random=os.urandom,
            )


@pytest.mark.parametrize("duty", [Duty.OFFICER, Duty.SUPERVISOR, Duty.DATA_PROTECTION])
def test_nobody_raises_itself_to_content_alone(town: Town, duty: Duty) -> None:
    """It only asks; another administrator or a supervisor of the agency makes it so, with both names."""
    town.add("hkpf/wong", Duty.SUPERVISOR)
    town.add("spf/lim", Duty.SUPERVISOR)
    me = town.viewer("hkpf/adm")
    wanted = [Duty.ADMINISTRATOR, duty]
    asked = people.change_duties(town.store, "hkpf/adm", wanted, by=me, clock=town.clock)
    assert asked.waiting
    assert town.viewer("hkpf/adm").duties == (Duty.ADMINISTRATOR,)
    for second, error in (
        (me, RefusedError),
        (town.viewer("hkpf/chan"), RefusedError),
        (town.viewer("spf/lim"), NotFoundError),
        (town.viewer("spf/adm"), NotFoundError),
    ):
        with pytest.raises(error):
            people.agree(town.store, "hkpf/adm", asked.event, second=second, clock=town.clock)
    wong = town.viewer("hkpf/wong")
    with pytest.raises(NotFoundError):
        people.agree(town.store, "hkpf/chan", asked.event, second=wong, clock=town.clock)
    done = people.agree(town.store, "hkpf/adm", asked.event, second=wong, clock=town.clock)
    assert not done.waiting
    assert duty in town.viewer("hkpf/adm").duties
    with pytest.raises(ConflictError):
        people.agree(town.store, "hkpf/adm", asked.event, second=wong, clock=town.clock)
    entry, body = town.log("user")[-1]
    assert entry.actor == "hkpf/adm"
    assert '"second":"hkpf/wong"' in body["body"]


def test_in_a_store_of_one_agency_only_who_raises_itself_asks() -> None:
    """Nobody is asked about other people, and giving up a duty is one's own to do anywhere."""
    clock, store = HeldClock(), empty_store()
    add_agency(store, "hkpf", clock=clock)
    for user, duty in (("adm", Duty.ADMINISTRATOR), ("chan", Duty.OFFICER), ("lee", Duty.OFFICER)):
        made = people.add_user(store, f"hkpf/{user}", [duty], by=OPERATOR, clock=clock, random=os.urandom)
        assert not made.waiting
    adm = people.acting(store, "hkpf/adm")
    for user, duties in (
        ("hkpf/chan", [Duty.SUPERVISOR]),
        ("hkpf/adm", [Duty.ADMINISTRATOR, Duty.AUDITOR]),
    ):
        assert not people.change_duties(store, user, duties, by=adm, clock=clock).waiting
    wanted = [Duty.ADMINISTRATOR, Duty.OFFICER]
    assert people.change_duties(store, "hkpf/adm", wanted, by=adm, clock=clock).waiting
    store.close()


def test_an_administrator_of_a_hub_makes_nobody_up(town: Town) -> None:
    """From the third person on a second one agrees: before that the invitation lets nobody in."""
    adm = town.viewer("hkpf/adm")
    town.add("hkpf/made-up", Duty.OFFICER, by=adm)
    (asked,) = people.list_waiting(town.store, "hkpf", by=adm)
    assert (asked.user, asked.by, asked.change) == ("hkpf/made-up", "hkpf/adm", "add_asked")
    with pytest.raises(SignInError):
        town.enrol("hkpf/made-up")
    # Nothing that the administrator can do takes the second person's place.
    for act in ("enable", "disable", "invite", "reset", "duties"):
        with pytest.raises(ConflictError):
            ACTS[act](town, adm, "hkpf/made-up")
    assert [body["act"] for _, body in town.log("managing_refused")] == [
        "enable", "disable", "invite", "reset", "change_duties",
    ]  # fmt: skip
    for second in (adm, town.viewer("hkpf/chan")):
        with pytest.raises(RefusedError):
            people.agree(town.store, "hkpf/made-up", asked.id, second=second, clock=town.clock)
    town.add("hkpf/wong", Duty.SUPERVISOR)
    wong = town.viewer("hkpf/wong")
    done = people.agree(town.store, "hkpf/made-up", asked.id, second=wong, clock=town.clock)
    assert people.list_waiting(town.store, "hkpf", by=adm) == ()
    town.invitations["hkpf/made-up"] += f".{done.token}"
    town.enrol("hkpf/made-up")
    entry, body = town.log("user")[-2]
    assert (entry.actor, '"second":"hkpf/wong"' in body["body"]) == ("hkpf/adm", True)


def test_a_duty_given_on_a_hub_needs_a_second_person(town: Town) -> None:
    """Whoever gives it, the operator too; taking one away does not."""
    town.add("hkpf/wong", Duty.SUPERVISOR, Duty.OFFICER)
    for by in (OPERATOR, town.viewer("hkpf/adm")):
        asked = people.change_duties(town.store, "hkpf/chan", [Duty.AUDITOR], by=by, clock=town.clock)
        assert asked.waiting
        assert town.viewer("hkpf/chan").duties == (Duty.OFFICER,)
    fewer = people.change_duties(town.store, "hkpf/wong", [Duty.SUPERVISOR], by=OPERATOR, clock=town.clock)
    assert not fewer.waiting


def test_the_first_two_of_an_agency_need_nobody(town: Town) -> None:
    """There is nobody to ask; and where none could agree, the operator adds who can."""
    add_agency(town.store, "ncb", clock=town.clock)
    for name in ("a", "b", "c"):
        made = people.add_user(
            town.store, f"ncb/{name}", [Duty.OFFICER], by=OPERATOR, clock=town.clock, random=os.urandom
        )
        assert not made.waiting
    made = people.add_user(
        town.store, "ncb/d", [Duty.SUPERVISOR], by=OPERATOR, clock=town.clock, random=os.urandom
    )
    assert not made.waiting
    made = people.add_user(
        town.store, "ncb/e", [Duty.SUPERVISOR], by=OPERATOR, clock=town.clock, random=os.urandom
    )
    assert made.waiting


def test_the_last_administrator_stays(town: Town) -> None:
    """Neither disabled nor without the duty, not even by the operator; a disabled one is none."""
    town.add("hkpf/adm2", Duty.ADMINISTRATOR)
    people.disable(town.store, "hkpf/adm2", by=town.viewer("hkpf/adm"), clock=town.clock)
    for by in (OPERATOR, town.viewer("hkpf/adm")):
        with pytest.raises(ConflictError, match="last administrator"):
            people.disable(town.store, "hkpf/adm", by=by, clock=town.clock)
        with pytest.raises(ConflictError, match="last administrator"):
            people.change_duties(town.store, "hkpf/adm", [Duty.AUDITOR], by=by, clock=town.clock)
    people.enable(town.store, "hkpf/adm2", by=OPERATOR, clock=town.clock)
    people.disable(town.store, "hkpf/adm", by=OPERATOR, clock=town.clock)
    assert [(one.id, one.active) for one in people.list_users(town.store, "hkpf", by=OPERATOR)] == [
        ("hkpf/adm", False),
        ("hkpf/adm2", True),
        ("hkpf/chan", True),
    ]


@pytest.mark.parametrize(
    ("user", "duties"),
    [
        ("hkpf", [Duty.OFFICER]),
        ("hkpf/", [Duty.OFFICER]),
        ("hkpf/Chan", [Duty.OFFICER]),
        ("hkpf/a/b", [Duty.OFFICER]),
        ("hkpf/x\n", [Duty.OFFICER]),
        ("hkpf/" + "a" * 41, [Duty.OFFICER]),
        ("ncb/reyes", [Duty.OFFICER]),
        ("hkpf/lee", []),
        ("hkpf/lee", [Duty.OFFICER, Duty.SERVICE]),
    ],
)
def test_ids_and_duties_have_a_form(still: Town, user: str, duties: list[Duty]) -> None:
    """No person has a machine's duty; the agency is registered."""
    with pytest.raises(UsageError):
        people.add_user(still.store, user, duties, by=OPERATOR, clock=still.clock, random=os.urandom)


def test_who_may_list_people(town: Town) -> None:
    """Those whose duty it is, in their own agency."""
    assert len(people.list_users(town.store, "hkpf", by=town.viewer("hkpf/adm"))) == 2
    with pytest.raises(RefusedError):
        people.list_users(town.store, "hkpf", by=town.viewer("hkpf/chan"))
    with pytest.raises(NotFoundError):
        people.list_users(town.store, "spf", by=town.viewer("hkpf/adm"))


def test_a_new_store_lets_nobody_in(town: Town) -> None:
    """There is no default user and no default password; who was added has none either."""
    for password in ("", "admin", PASSWORD):
        with pytest.raises(SignInError):
            town.sign_in("hkpf/adm", password, "000000")
    with empty_store() as fresh, fresh.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM user_event").scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM credential").scalar() == 0


def test_an_invitation_works_once_and_for_three_days(town: Town) -> None:
    """Its digest is all that is kept; a new one ends the one before."""
    token = town.invitations["hkpf/chan"]
    made = people.invite(town.store, "hkpf/chan", by=OPERATOR, clock=town.clock, random=os.urandom)
    assert made.token not in repr(made)
    door, clock = town.door(), town.clock
    newer = town.invited(made)
    with pytest.raises(SignInError):
        enrol.open_invitation(town.store, token, clock=clock, door=door)
    assert len(set(town.enrol("hkpf/chan"))) == 8
    with pytest.raises(SignInError):
        enrol.open_invitation(town.store, newer, clock=clock, door=door)
    with pytest.raises(ConflictError):
        people.invite(town.store, "hkpf/chan", by=OPERATOR, clock=clock, random=os.urandom)
    late = town.add("hkpf/late")
    clock.wait(72 * 3600 - 1)
    enrol.open_invitation(town.store, late, clock=clock, door=door)
    clock.wait(1)
    with pytest.raises(SignInError):
        enrol.open_invitation(town.store, late, clock=clock, door=door)


def test_an_invitation_is_kept_for_a_second_try(town: Town) -> None:
    """A weak password or a wrong code uses nothing up; before the secret is asked for nothing is taken."""
    token, clock, door = town.invitations["hkpf/chan"], town.clock, town.door()
    with pytest.raises(UsageError, match="secret"):
        enrol.accept_invitation(town.store, token, PASSWORD, "000000", clock=clock, door=door)
    offer = enrol.open_invitation(town.store, token, clock=clock, door=door)
    assert offer.secret not in repr(offer)
    town.secrets["hkpf/chan"] = offer.secret
    code = town.code("hkpf/chan")
    for password, typed in (("hkpfchan2026", code), (PASSWORD, "12345")):
        with pytest.raises(UsageError):
            enrol.accept_invitation(town.store, token, password, typed, clock=clock, door=door)
    assert town.hashing.done == 0
    enrol.accept_invitation(town.store, token, PASSWORD, code, clock=clock, door=door)


def test_invitations_of_disabled_people_are_over(town: Town) -> None:
    """Also after they are let in again."""
    token = town.invitations["hkpf/chan"]
    people.disable(town.store, "hkpf/chan", by=OPERATOR, clock=town.clock)
    for act in ("disable", "invite"):
        with pytest.raises(ConflictError, match="disabled"):
            ACTS[act](town, OPERATOR, "hkpf/chan")
    with pytest.raises(NotFoundError):
        people.acting(town.store, "hkpf/chan")
    people.enable(town.store, "hkpf/chan", by=OPERATOR, clock=town.clock)
    with pytest.raises(ConflictError, match="not disabled"):
        people.enable(town.store, "hkpf/chan", by=OPERATOR, clock=town.clock)
    with pytest.raises(SignInError):
        enrol.open_invitation(town.store, token, clock=town.clock, door=town.door())


def test_a_reset_takes_everything_and_everybody_out(town: Town) -> None:
    """Password, app, recovery codes and sessions; the person begins anew."""
    codes = town.enrol("hkpf/chan")
    town.clock.wait(60)
    session = town.sign_in("hkpf/chan")
    town.clock.wait(60)
    town.add("hkpf/wong", Duty.SUPERVISOR)
    made = people.reset(
        town.store, "hkpf/chan", by=town.viewer("hkpf/adm"), clock=town.clock, random=os.urandom
    )
    assert town.look(session.token).viewer.user == "hkpf/chan"
    town.invited(made, second="hkpf/wong")
    with pytest.raises(SignInError):
        town.look(session.token)
    for code in (town.code("hkpf/chan"), codes[0]):
        with pytest.raises(SignInError):
            town.sign_in("hkpf/chan", code=code)
    town.enrol("hkpf/chan", "other words in a row")
    town.clock.wait(60)
    town.sign_in("hkpf/chan", "other words in a row")


def test_no_administrator_becomes_somebody_else(town: Town) -> None:
    """Whatever it does alone, it never holds what lets it in as an officer; nor does whoever agrees."""
    town.enrol("hkpf/chan")
    town.add("hkpf/wong", Duty.SUPERVISOR)
    adm, store, clock = town.viewer("hkpf/adm"), town.store, town.clock
    for shut in ("hkpf/wong", "hkpf/chan"):
        people.disable(store, shut, by=adm, clock=clock)
    alone = people.add_user(store, "hkpf/x", [Duty.OFFICER], by=adm, clock=clock, random=os.urandom)
    assert alone.waiting, "who disables all others could add people alone"
    asked = people.reset(store, "hkpf/chan", by=adm, clock=clock, random=os.urandom)
    with pytest.raises(RefusedError):
        people.agree(store, "hkpf/chan", asked.waiting, second=adm, clock=clock)
    people.enable(store, "hkpf/wong", by=adm, clock=clock)
    # Disabled before the reset and after it: a lost phone lets nobody in meanwhile.
    wong = town.viewer("hkpf/wong")
    done = people.agree(store, "hkpf/chan", asked.waiting, second=wong, clock=clock)
    assert done.token not in repr(done)
    whole = f"{asked.token}.{done.token}"
    with pytest.raises(SignInError):
        enrol.open_invitation(store, whole, clock=clock, door=town.door())
    people.enable(store, "hkpf/chan", by=adm, clock=clock)
    halves = (asked.token, done.token, f"{asked.token}.", f".{done.token}", f"{asked.token}.{asked.token}")
    for half in halves:
        with pytest.raises(SignInError):
            enrol.open_invitation(store, half, clock=clock, door=town.door())
    # With nothing to sign in with, and a second invitation asked for, it is still not the administrator's.
    again = people.invite(store, "hkpf/chan", by=adm, clock=clock, random=os.urandom)
    assert again.waiting
    enrol.open_invitation(store, f" {done.token}.{asked.token} ", clock=clock, door=town.door())
    last = people.agree(store, "hkpf/chan", again.waiting, second=wong, clock=clock)
    assert people.list_waiting(store, "hkpf", by=adm)[0].user == "hkpf/x"
    with pytest.raises(SignInError):
        enrol.open_invitation(store, whole, clock=clock, door=town.door())
    town.invitations["hkpf/chan"] = f"{again.token}.{last.token}"
    town.enrol("hkpf/chan")
    assert verify_log(store, ()).sound


def test_what_was_asked_too_long_ago_is_asked_anew(town: Town) -> None:
    """A half waits for seven days; an invitation whose person signed in meanwhile is not given."""
    town.add("hkpf/wong", Duty.SUPERVISOR)
    store, clock, wong = town.store, town.clock, town.viewer("hkpf/wong")
    asked = people.invite(store, "hkpf/chan", by=OPERATOR, clock=clock, random=os.urandom)
    town.enrol("hkpf/chan")
    with pytest.raises(ConflictError, match="signs in already"):
        people.agree(store, "hkpf/chan", asked.waiting, second=wong, clock=clock)
    late = people.reset(store, "hkpf/chan", by=OPERATOR, clock=clock, random=os.urandom)
    clock.wait(7 * 24 * 3600)
    with pytest.raises(ConflictError, match="too long ago"):
        people.agree(store, "hkpf/chan", late.waiting, second=wong, clock=clock)
    town.sign_in("hkpf/chan")
    added = people.add_user(store, "hkpf/new", [Duty.OFFICER], by=OPERATOR, clock=clock, random=os.urandom)
    clock.wait(7 * 24 * 3600)
    assert people.agree(store, "hkpf/new", added.waiting, second=wong, clock=clock).token == ""
    assert town.viewer("hkpf/new").duties == (Duty.OFFICER,)


def test_a_reset_is_told_to_the_person_and_its_supervisor(town: Town) -> None:
    """At their next sign-in, however late, and for thirty days; nobody else, and the log has it."""
    for user, duty in (("wong", Duty.SUPERVISOR), ("kim", Duty.SUPERVISOR), ("lee", Duty.OFFICER)):
        town.person(f"hkpf/{user}", duty)
    town.enrol("hkpf/chan")
    town.person("spf/lim", Duty.SUPERVISOR)
    made = people.reset(
        town.store, "hkpf/chan", by=town.viewer("hkpf/adm"), clock=town.clock, random=os.urandom
    )
    town.clock.wait(60)
    assert [one.change for one in town.sign_in("hkpf/kim").alarms] == ["reset_asked"]
    town.invited(made, second="hkpf/wong")
    town.enrol("hkpf/chan")
    town.clock.wait(60)
    told = town.sign_in("hkpf/chan")
    assert [(one.change, one.by, one.second) for one in told.alarms] == [
        ("reset_asked", "hkpf/adm", ""), ("reset", "hkpf/adm", "hkpf/wong"),
    ]  # fmt: skip
    entry, body = town.log("sign_in")[-1]
    assert (entry.actor, body["told"].split()) == ("hkpf/chan", [one.event for one in told.alarms])
    # Whoever did it, an officer, and people of other agencies are told nothing.
    for user in ("hkpf/lee", "spf/lim"):
        assert town.sign_in(user).alarms == ()
    assert [one.change for one in town.sign_in("hkpf/wong").alarms] == ["reset_asked"]
    town.clock.wait(200 * 24 * 3600)
    assert [one.change for one in town.sign_in("hkpf/kim").alarms] == ["reset"]
    town.clock.wait(60)
    assert town.sign_in("hkpf/kim").alarms == ()


def test_guessing_invitations_ends(town: Town) -> None:
    """So many unknown ones from one address, and a single line in the log about it."""
    for _ in range(60):
        with pytest.raises(SignInError):
            enrol.open_invitation(town.store, "guess", clock=town.clock, door=town.door())
    for _ in range(3):
        with pytest.raises(LimitError):
            enrol.open_invitation(town.store, "guess", clock=town.clock, door=town.door())
    assert len(town.log("sign_in_refused")) == 1
    token = town.invitations["hkpf/chan"]
    enrol.open_invitation(town.store, token, clock=town.clock, door=town.door())


def test_an_agency_gives_so_many_invitations_a_day(town: Town) -> None:
    """Another agency's are not counted with them."""

    def again(user: str) -> None:
        people.invite(town.store, user, by=OPERATOR, clock=town.clock, random=os.urandom)

    for _ in range(48):
        again("hkpf/chan")
    for _ in range(2):
        with pytest.raises(LimitError) as told:
            again("hkpf/chan")
    assert told.value.seconds == 16 * 3600
    again("spf/tan")
    town.clock.wait(16 * 3600)
    again("hkpf/chan")


def test_what_happened_to_people_is_never_edited(town: Town) -> None:
    """The database refuses, and the log verifies with every fact of a user in it."""
    town.enrol("hkpf/chan")
    with pytest.raises(StoreError), town.store.write() as connection:
        connection.exec_driver_sql("UPDATE user_event SET at = ''")
    report = verify_log(town.store, ())
    assert report.sound
    assert report.unlogged == {}
    assert len(town.log("user")) == 9
