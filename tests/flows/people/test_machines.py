"""Keys of machines: bound to agency, scopes and days, and never a person's."""

import os
from collections.abc import Iterator

import pytest

from flows.people_world import Town, empty_store
from strikeback.access.people import OPERATOR
from strikeback.access.sessions import Strength, require_step_up
from strikeback.flows.agencies import add_agency
from strikeback.flows.people import machine_keys, people, sign_in
from strikeback.flows.people.machine_keys import SCOPES, GivenKey, OtherHalf
from strikeback.model.errors import (
    ConflictError,
    LimitError,
    NotFoundError,
    RefusedError,
    SignInError,
    UsageError,
)
from strikeback.model.people import Duty


@pytest.fixture
def town() -> Iterator[Town]:
    """Two agencies and an officer."""
    made = Town()
    made.person("hkpf/chan", Duty.OFFICER)
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def still() -> Iterator[Town]:
    """The same for all tests in which nothing happens."""
    made = Town()
    made.person("hkpf/chan", Duty.OFFICER)
    yield made
    made.store.close()


def give(
    town: Town, machine: str = "hkpf/nightly", *scopes: str, days: int = 30, by: object = OPERATOR
) -> GivenKey:
    """Give a key."""
    return machine_keys.give_key(
        town.store,
        machine,
        scopes or ("import",),
        days=days,
        by=by,
        clock=town.clock,
        random=os.urandom,
    )


def agree(town: Town, made: GivenKey, second: str = "hkpf/adm") -> OtherHalf:
    """Agree to a key as the second person."""
    return machine_keys.agree_key(
        town.store, made.id, second=town.viewer(second), clock=town.clock, random=os.urandom
    )


def whole(town: Town, *asked: str, **means: object) -> tuple[str, str]:
    """Return id and text of a key, both halves of it where it has two."""
    made = give(town, *asked, **means)
    return made.id, f"{made.key}.{agree(town, made).half}" if made.waiting else made.key


def look(town: Town, key: str, **means: object) -> sign_in.Signed:
    """Send a request with a key."""
    return machine_keys.viewer_of_key(town.store, key, case="7", clock=town.clock, **means)


def test_a_key_makes_a_service_of_its_agency(town: Town) -> None:
    """With the scopes that were given and no others, without step-up."""
    _, key = whole(town, "hkpf/nightly", "import", "search")
    signed = look(town, key)
    assert (signed.viewer.agency, signed.viewer.user) == ("hkpf", "hkpf/nightly")
    assert (signed.viewer.duties, signed.viewer.case) == ((Duty.SERVICE,), "7")
    assert signed.session.strength == Strength.KEY
    for scope in SCOPES:
        if scope in {"import", "search"}:
            sign_in.require_scope(signed, scope)
        else:
            with pytest.raises(RefusedError):
                sign_in.require_scope(signed, scope)
    with pytest.raises(RefusedError):
        require_step_up(signed.session, town.clock.now())
    assert key[-43:] not in repr(signed)


def test_persons_have_no_scopes(town: Town) -> None:
    """Their duties decide."""
    signed = town.look(town.sign_in("hkpf/chan").token)
    sign_in.require_scope(signed, "import")


def test_a_key_ends_on_its_day_and_when_it_is_taken_back(town: Town) -> None:
    """At the next request; unknown, over and taken back are one text, and a session's token is no key."""
    _, made = whole(town, days=1)
    other_id, other = whole(town, "hkpf/other")
    town.clock.wait(86_399)
    look(town, made)
    town.clock.wait(1)
    machine_keys.take_key(town.store, other_id, by=OPERATOR, clock=town.clock)
    token = town.sign_in("hkpf/chan").token
    good_id, good = whole(town, "hkpf/good")
    forged = f"sb_{good_id}_{other.partition('_')[2].partition('_')[2]}"
    told = set()
    for key in (made, other, forged, token, "", good[:-1], good.partition(".")[0]):
        with pytest.raises(SignInError) as refused:
            look(town, key)
        told.add(str(refused.value))
    assert len(told) == 1
    look(town, good)
    with pytest.raises(SignInError):
        town.look(good)
    with pytest.raises(ConflictError):
        machine_keys.take_key(town.store, other_id, by=OPERATOR, clock=town.clock)


def test_the_last_day_of_use_is_kept(town: Town) -> None:
    """So that an administrator finds keys nobody needs."""
    _, key = whole(town)
    assert machine_keys.list_keys(town.store, "hkpf", by=OPERATOR, clock=town.clock)[0].used_day == ""
    look(town, key)
    look(town, key)
    (kept,) = machine_keys.list_keys(town.store, "hkpf", by=OPERATOR, clock=town.clock)
    assert (kept.used_day, kept.scopes) == ("2026-03-02", ("import",))
    assert key[-43:] not in repr(kept) + kept.digest


def test_only_an_administrator_of_the_agency_gives_and_takes_keys(town: Town) -> None:
    """Keys of another agency are as if they were not there."""
    adm, chan, foreign = (town.viewer(user) for user in ("hkpf/adm", "hkpf/chan", "spf/adm"))
    made = give(town, by=adm)
    assert town.log("machine_key")[-1][0].actor == "hkpf/adm"
    with pytest.raises(RefusedError):
        give(town, "hkpf/x", by=chan)
    with pytest.raises(NotFoundError):
        give(town, "hkpf/x", by=foreign)
    told = set()
    for key_id in (made.id, "a" * 16, "\x00", "\ud800"):
        with pytest.raises(NotFoundError) as refused:
            machine_keys.take_key(town.store, key_id, by=foreign, clock=town.clock)
        told.add(str(refused.value))
    with pytest.raises(NotFoundError) as refused:
        machine_keys.take_key(town.store, "a" * 16, by=OPERATOR, clock=town.clock)
    told.add(str(refused.value))
    assert len(told) == 1
    with pytest.raises(RefusedError):
        machine_keys.take_key(town.store, made.id, by=chan, clock=town.clock)
    with pytest.raises(NotFoundError):
        machine_keys.list_keys(town.store, "hkpf", by=foreign, clock=town.clock)
    machine_keys.take_key(town.store, made.id, by=adm, clock=town.clock)


@pytest.mark.parametrize("scope", SCOPES)
def test_no_administrator_of_a_hub_gives_a_key_alone(town: Town, scope: str) -> None:
    """Until a second person agrees the key is none, and then neither has it whole; the log has both names."""
    town.add("hkpf/wong", Duty.SUPERVISOR)
    made = give(town, "hkpf/nightly", scope, by=town.viewer("hkpf/adm"))
    assert made.waiting
    (seen,) = machine_keys.list_keys(town.store, "hkpf", by=town.viewer("hkpf/wong"), clock=town.clock)
    assert (seen.id, seen.scopes, seen.asked_by) == (made.id, made.scopes, "hkpf/adm")
    for second, error in (
        ("hkpf/adm", RefusedError),
        ("hkpf/chan", RefusedError),
        ("spf/adm", NotFoundError),
    ):
        with pytest.raises(error):
            agree(town, made, second)
        with pytest.raises(SignInError):
            look(town, made.key)
    done = agree(town, made, "hkpf/wong")
    assert (done.id, done.scopes) == (made.id, made.scopes)
    for part in (made.key, done.half, f"sb_{made.id}_{done.half}", f"{made.key}.{made.key[-43:]}"):
        with pytest.raises(SignInError):
            look(town, part)
    assert look(town, f"{made.key}.{done.half}").scopes == (scope,)
    assert done.half not in repr(done)
    assert made.key not in repr(made)
    entries = [(entry.actor, body["what"], body.get("second", "")) for entry, body in town.log("machine_key")]
    assert entries == [("hkpf/adm", "asked", ""), ("hkpf/adm", "given", "hkpf/wong")]
    assert [body["act"] for _, body in town.log("managing_refused")] == ["agree_key"] * 3
    with pytest.raises(NotFoundError):
        agree(town, made, "hkpf/wong")


def test_a_key_of_a_store_of_one_agency_needs_nobody(town: Town) -> None:
    """Who holds it holds its content anyway; nor does a hub's operator wait where nobody could agree."""
    assert give(town, by=town.viewer("hkpf/adm")).waiting
    with empty_store() as store:
        add_agency(store, "hkpf", clock=town.clock)
        people.add_user(
            store, "hkpf/adm", [Duty.ADMINISTRATOR], by=OPERATOR, clock=town.clock, random=os.urandom
        )
        alone = machine_keys.give_key(
            store,
            "hkpf/night",
            SCOPES,
            days=3,
            by=people.acting(store, "hkpf/adm"),
            clock=town.clock,
            random=os.urandom,
        )
        assert not alone.waiting


def test_a_key_that_waits_is_taken_back_over_or_a_persons(town: Town) -> None:
    """Then nobody agrees to it any more."""
    adm = town.viewer("hkpf/adm")
    town.add("hkpf/wong", Duty.SUPERVISOR)
    back = give(town, "hkpf/back", "read", by=adm)
    foreign = town.viewer("spf/adm")
    with pytest.raises(NotFoundError):
        machine_keys.take_key(town.store, back.id, by=foreign, clock=town.clock)
    machine_keys.take_key(town.store, back.id, by=adm, clock=town.clock)
    named, late = give(town, "hkpf/named", "read", by=adm), give(town, "hkpf/late", "read", by=adm)
    town.add("hkpf/named", by=adm)
    with pytest.raises(ConflictError, match="a person"):
        agree(town, named, "hkpf/wong")
    town.clock.wait(7 * 24 * 3600)
    for made in (back, late):
        with pytest.raises(NotFoundError):
            agree(town, made, "hkpf/wong")
        with pytest.raises(SignInError):
            look(town, made.key)
    assert machine_keys.list_keys(town.store, "hkpf", by=adm, clock=town.clock) == ()
    with pytest.raises(RefusedError):
        machine_keys.list_keys(town.store, "hkpf", by=town.viewer("hkpf/chan"), clock=town.clock)


@pytest.mark.parametrize(
    ("machine", "scopes", "days", "error"),
    [
        ("hkpf/chan", ("import",), 30, ConflictError),
        ("hkpf/Night", ("import",), 30, UsageError),
        ("ncb/night", ("import",), 30, UsageError),
        ("hkpf/night", ("import", "export"), 30, UsageError),
        ("hkpf/night", ("everything",), 30, UsageError),
        ("hkpf/night", ("import",), 0, UsageError),
        ("hkpf/night", ("import",), 367, UsageError),
    ],
)
def test_a_key_has_a_form(still: Town, machine: str, scopes: tuple[str, ...], days: int, error) -> None:
    """No person's name, no unknown scope, no endless one."""
    with pytest.raises(error):
        give(still, machine, *scopes, days=days)


def test_one_key_follows_another(town: Town) -> None:
    """Both work until the first is taken back; no person ever gets the machine's name."""
    (first_id, first), (second_id, second) = whole(town), whole(town)
    for key in (first, second):
        assert look(town, key).viewer.user == "hkpf/nightly"
    machine_keys.take_key(town.store, first_id, by=OPERATOR, clock=town.clock)
    with pytest.raises(SignInError):
        look(town, first)
    look(town, second)
    machine_keys.take_key(town.store, second_id, by=OPERATOR, clock=town.clock)
    with pytest.raises(ConflictError, match="machine"):
        town.add("hkpf/nightly")


def test_guessing_keys_ends(town: Town) -> None:
    """Counted by address where the door says which."""
    for number in range(62):
        with pytest.raises(SignInError if number < 60 else LimitError):
            look(town, "sb_" + "a" * 16 + "_" + "A" * 43, door=town.door())
