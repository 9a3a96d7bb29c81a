"""Signing in as attackers try it, and sessions against a model of them."""

import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.people_world import PASSWORD, Town
from strikeback.access.limits import Limited, Rule
from strikeback.access.passwords import Cost, Hashing
from strikeback.access.people import OPERATOR
from strikeback.access.sessions import ABSOLUTE, GRAIN, IDLE, STEP_UP, Strength, require_step_up, unix
from strikeback.access.tokens import token_digest
from strikeback.flows.people import limits, own_secrets, people, sign_in
from strikeback.flows.people.door import open_session
from strikeback.model.errors import (
    ConflictError,
    LimitError,
    SignInError,
    StoreError,
    UsageError,
)
from strikeback.model.people import Duty
from strikeback.store import people as stored
from strikeback.store.access_key import access_key
from strikeback.store.open import open_store


@pytest.fixture
def town() -> Iterator[Town]:
    """Officer ``hkpf/chan`` has enrolled; ``hkpf/new`` was only invited; ``hkpf/gone`` is disabled."""
    made = Town()
    made.person("hkpf/chan", Duty.OFFICER)
    made.add("hkpf/new")
    made.person("hkpf/gone", Duty.OFFICER)
    people.disable(made.store, "hkpf/gone", by=OPERATOR, clock=made.clock)
    made.clock.wait(60)
    yield made
    made.store.close()


def test_password_and_code_let_in(town: Town) -> None:
    """The session says who, how, and until when; the row holds a digest only; the log says so."""
    session = town.sign_in(" HKPF/chan ", code=town.code("hkpf/chan"))
    assert (session.user, session.strength) == ("hkpf/chan", Strength.PASSWORD_TOTP)
    assert session.expires == unix(town.clock.now()) + 12 * 3600
    signed = town.look(session.token)
    assert (signed.viewer.user, signed.viewer.agency, signed.viewer.duties) == (
        "hkpf/chan",
        "hkpf",
        (Duty.OFFICER,),
    )
    require_step_up(signed.session, town.clock.now())
    with town.store.read() as connection:
        assert stored.find_session(connection, token_digest(session.token)) is not None
        assert stored.find_session(connection, session.token) is None
    entry, body = town.log("sign_in")[-1]
    assert (entry.id, entry.actor, body) == ("hkpf/chan", "hkpf/chan", {"strength": "password+totp"})


WRONG: dict[str, Callable[[Town], tuple[str, str, str]]] = {
    "unknown user": lambda t: ("hkpf/ghost", PASSWORD, t.code("hkpf/chan")),
    "unknown agency": lambda t: ("nowhere/ghost", PASSWORD, t.code("hkpf/chan")),
    "no user at all": lambda _: ("", "", ""),
    "no form of a user": lambda t: ("x' OR '1'='1", PASSWORD, t.code("hkpf/chan")),
    "a very long name": lambda t: ("hkpf/" + "a" * 10_000, PASSWORD, t.code("hkpf/chan")),
    "a zero character": lambda t: ("hkpf/chan\x00", PASSWORD, t.code("hkpf/chan")),
    "half a character": lambda t: ("hkpf/\ud800", "\ud800" * 12, t.code("hkpf/chan")),
    "wrong password": lambda t: ("hkpf/chan", PASSWORD + "s", t.code("hkpf/chan")),
    "empty password": lambda t: ("hkpf/chan", "", t.code("hkpf/chan")),
    "wrong code": lambda t: ("hkpf/chan", PASSWORD, f"{(int(t.code('hkpf/chan')) + 1) % 10**6:06d}"),
    "empty code": lambda _: ("hkpf/chan", PASSWORD, ""),
    "an old code": lambda t: ("hkpf/chan", PASSWORD, old_code(t)),
    "another one's code": lambda t: ("hkpf/chan", PASSWORD, t.code("hkpf/gone")),
    "a made up recovery code": lambda _: ("hkpf/chan", PASSWORD, "abcd-efgh-ijkl-mnop-qrst-uvwx"),
    "not enrolled": lambda t: ("hkpf/new", PASSWORD, t.code("hkpf/chan")),
    "disabled, all right": lambda t: ("hkpf/gone", PASSWORD, t.code("hkpf/gone")),
    "disabled, wrong": lambda t: ("hkpf/gone", "x", t.code("hkpf/gone")),
    "the hash itself": lambda t: ("hkpf/chan", kept_hash(t), t.code("hkpf/chan")),
}


def old_code(town: Town) -> str:
    """The code of a minute and a half ago."""
    town.clock.wait(-90)
    code = town.code("hkpf/chan")
    town.clock.wait(90)
    return code


def kept_hash(town: Town) -> str:
    """What the database holds."""
    with town.store.read() as connection:
        return stored.credentials(connection, "hkpf/chan", "password")[0].secret.decode()


def test_every_way_to_fail_is_one_text_and_one_hash(town: Town) -> None:
    """Nobody learns who exists, who is disabled, or that the password was right (ASVS V6.3.8)."""
    told = set()
    for make in WRONG.values():
        user, password, code = make(town)
        before = town.hashing.done
        with pytest.raises(SignInError) as refused:
            town.sign_in(user, password, code)
        assert town.hashing.done - before == 1
        told.add(str(refused.value))
        town.clock.wait(300)
    assert len(told) == 1
    refusals = town.log("sign_in_refused")
    assert len(refusals) == len(WRONG)
    assert {entry.actor for entry, _ in refusals} == {"sign-in"}
    assert {body["reason"] for _, body in refusals} == {"unknown", "password", "code", "disabled"}


def test_names_that_nobody_has_are_not_written_down(town: Town) -> None:
    """People type passwords into the wrong field; addresses are digests as well."""
    with pytest.raises(SignInError):
        town.sign_in("my secret words", "x", "1")
    entry, body = town.log("sign_in_refused")[-1]
    assert entry.id.startswith("nobody_")
    assert "secret" not in f"{entry}{entry.leaf!r}{body}"
    assert "192.0.2.1" not in str(body)
    with town.store.read() as connection:
        dump = str(connection.exec_driver_sql("SELECT * FROM tries").all())
    assert "secret" not in dump
    assert "192.0.2.1" not in dump


def test_a_code_works_once(town: Town) -> None:
    """Neither the same nor an earlier one again, whoever saw it; the next one does (ASVS V6.5.1)."""
    code = town.code("hkpf/chan")
    session = town.sign_in("hkpf/chan", code=code)
    for replay in (
        lambda: town.sign_in("hkpf/chan", code=code),
        lambda: sign_in.step_up(town.store, session.token, code, clock=town.clock, door=town.door()),
    ):
        with pytest.raises(SignInError):
            replay()
    town.clock.wait(30)
    with pytest.raises(SignInError):
        town.sign_in("hkpf/chan", code=code)
    town.sign_in("hkpf/chan")


def test_a_recovery_code_works_once_and_is_no_step_up(town: Town) -> None:
    """Another person's does not work at all; export still needs the app or a passkey (ASVS V6.3.4)."""
    town.reset("hkpf/chan")
    codes = town.enrol("hkpf/chan")
    theirs = town.add("hkpf/lee") and town.enrol("hkpf/lee")
    session = town.sign_in("hkpf/chan", code=codes[3].upper())
    assert session.strength == Strength.PASSWORD_RECOVERY
    with pytest.raises(SignInError):
        require_step_up(town.look(session.token).session, town.clock.now())
    for code in (codes[3], theirs[0]):
        with pytest.raises(SignInError):
            town.sign_in("hkpf/chan", code=code)
    town.sign_in("hkpf/lee", code=theirs[0])


def test_guessing_codes_ends_without_saying_so(town: Town) -> None:
    """With the right password five in five minutes: then the right one is refused too, in the same words."""
    with pytest.raises(SignInError) as plain:
        town.sign_in("hkpf/ghost", code="000000")
    for number in range(5):
        with pytest.raises(SignInError):
            town.sign_in("hkpf/chan", code=f"{number:06d}", address=f"198.51.100.{number}")
    with pytest.raises(SignInError) as refused:
        town.sign_in("hkpf/chan")
    assert str(refused.value) == str(plain.value)
    assert town.log("sign_in_refused")[-1][1]["reason"] == "tries"
    town.clock.wait(300)
    town.sign_in("hkpf/chan")


@pytest.mark.parametrize("user", ["hkpf/chan", "hkpf/ghost"])
def test_guessing_passwords_ends_for_known_and_unknown_alike(town: Town, user: str) -> None:
    """Ten from one address in a quarter of an hour; then no hash is computed, and one line is logged."""
    town.secrets["hkpf/ghost"] = town.secrets["hkpf/chan"]
    for _ in range(10):
        with pytest.raises(SignInError):
            town.sign_in(user, "wrong")
    before, lines = town.hashing.done, len(town.log())
    for _ in range(4):
        with pytest.raises(LimitError) as told:
            town.sign_in(user)
    assert 0 < told.value.seconds <= 900
    assert town.hashing.done == before
    assert len(town.log()) == lines + 1
    town.clock.wait(told.value.seconds)
    with pytest.raises(SignInError):
        town.sign_in(user, "wrong")


def test_others_cannot_lock_somebody_out_from_their_address(town: Town) -> None:
    """Tries from elsewhere leave the person's own address open."""
    for _ in range(12):
        with pytest.raises((SignInError, LimitError)):
            town.sign_in("hkpf/chan", "wrong", address="203.0.113.9")
    town.sign_in("hkpf/chan")


def test_many_names_from_one_address_end_too(town: Town) -> None:
    """Trying one password on everybody."""
    rules = {**limits.RULES, Limited.SIGN_IN_ADDRESS: (Rule(most=3, seconds=60),)}
    door = town.door(rules=rules)
    for number in range(5):
        with pytest.raises(SignInError if number < 3 else LimitError):
            sign_in.sign_in_password(town.store, f"hkpf/u{number}", "x", "1", clock=town.clock, door=door)


def test_right_sign_ins_are_not_counted(town: Town) -> None:
    """Somebody who signs in often is no attacker."""
    for _ in range(12):
        town.clock.wait(30)
        town.sign_in("hkpf/chan")


def test_each_sign_in_gives_a_new_token(town: Town) -> None:
    """One handed in from outside is never adopted (session fixation, ASVS V7.2.4)."""
    planted = "ss_" + "A" * 43
    with pytest.raises(SignInError):
        town.look(planted)
    tokens = set()
    for _ in range(3):
        town.clock.wait(30)
        tokens.add(town.sign_in("hkpf/chan").token)
    assert len(tokens) == 3
    with pytest.raises(SignInError):
        town.look(planted)


def test_a_step_up_ends_the_old_token_and_keeps_the_age(town: Town) -> None:
    """The new one lives no longer than the old one would have."""
    first = town.sign_in("hkpf/chan")
    town.clock.wait(400)
    with pytest.raises(SignInError, match="second factor"):
        require_step_up(town.look(first.token).session, town.clock.now())
    second = sign_in.step_up(
        town.store, first.token, town.code("hkpf/chan"), clock=town.clock, door=town.door()
    )
    require_step_up(town.look(second.token).session, town.clock.now())
    assert second.expires == first.expires
    for act in (town.look, lambda token: step(town, token)):
        with pytest.raises(SignInError):
            act(first.token)
    assert town.log("step_up")[-1][0].actor == "hkpf/chan"


def step(town: Town, token: str, code: str = "") -> sign_in.Session:
    """Prove the second factor again."""
    shown = code or town.code("hkpf/chan")
    return sign_in.step_up(town.store, token, shown, clock=town.clock, door=town.door())


def test_guessing_codes_of_a_step_up_ends(town: Town) -> None:
    """Whoever found an open browser gets five tries, and is told to wait."""
    session = town.sign_in("hkpf/chan")
    town.clock.wait(60)
    for number in range(5):
        with pytest.raises(SignInError):
            step(town, session.token, f"{number:06d}")
    with pytest.raises(LimitError):
        step(town, session.token)
    town.look(session.token)


def test_duties_of_now_are_those_of_the_request(town: Town) -> None:
    """Changed ones hold at the next request, a disabled person is out at once and for good (ASVS V8.3.2)."""
    session = town.sign_in("hkpf/chan")
    town.change("hkpf/chan", Duty.AUDITOR)
    assert town.look(session.token).viewer.duties == (Duty.AUDITOR,)
    people.disable(town.store, "hkpf/chan", by=OPERATOR, clock=town.clock)
    with pytest.raises(SignInError):
        town.look(session.token)
    people.enable(town.store, "hkpf/chan", by=OPERATOR, clock=town.clock)
    with pytest.raises(SignInError):
        town.look(session.token)


def test_a_session_of_a_disabled_user_is_out_even_if_its_row_stayed(town: Town) -> None:
    """A sign-in that raced with the disabling."""
    with town.store.write() as connection:
        raced = open_session(
            connection, "hkpf/gone", Strength.PASSKEY, clock=town.clock, random=town.door().random
        )
    with pytest.raises(SignInError):
        town.look(raced.token)


def test_a_password_changed_during_the_hash_is_not_taken(town: Town) -> None:
    """What was verified must still be what is kept."""
    door = town.door()

    class Slow(type(town.hashing)):
        """Meanwhile the person sets another password."""

        def verify(self, kept: str, password: str) -> bool:
            right = town.hashing.verify(kept, password)
            with town.store.write() as connection:
                sign_in.set_password(connection, "hkpf/chan", "another", 0)
            return right

    raced = type(door)(Slow(), address="192.0.2.7")
    with pytest.raises(SignInError):
        sign_in.sign_in_password(
            town.store, "hkpf/chan", PASSWORD, town.code("hkpf/chan"), clock=town.clock, door=raced
        )


def test_a_password_is_hashed_anew_when_the_cost_rises(town: Town) -> None:
    """At the next right sign-in, and only then; it still works after that."""
    old = kept_hash(town)
    town.hashing = Hashing(cost=Cost(passes=2, kib=16))
    with pytest.raises(SignInError):
        town.sign_in("hkpf/chan", "wrong")
    assert kept_hash(town) == old
    town.sign_in("hkpf/chan")
    new = kept_hash(town)
    assert new != old
    assert "m=16,t=2,p=1" in new
    town.clock.wait(30)
    town.sign_in("hkpf/chan")
    assert kept_hash(town) == new


def test_signing_out(town: Town) -> None:
    """One session or all of one's own; a second time it says nothing."""
    tokens = []
    for _ in range(3):
        town.clock.wait(30)
        tokens.append(town.sign_in("hkpf/chan").token)
    sign_in.sign_out(town.store, tokens[0], clock=town.clock)
    size = len(town.log())
    for token in (tokens[0], "", "ss_nobody"):
        sign_in.sign_out(town.store, token, clock=town.clock)
    assert len(town.log()) == size
    assert sign_in.sign_out_everywhere(town.store, tokens[1], clock=town.clock) == 2
    for token in tokens:
        with pytest.raises(SignInError):
            town.look(token)


def test_changing_the_password_needs_the_old_one_and_a_fresh_factor(town: Town) -> None:
    """All other sessions end; the new password works from then on."""
    other = town.sign_in("hkpf/chan")
    town.clock.wait(30)
    session = town.sign_in("hkpf/chan")

    def change(old: str, new: str) -> None:
        own_secrets.change_password(town.store, session.token, old, new, clock=town.clock, door=town.door())

    new = "quite other words in a row"
    with pytest.raises(UsageError):
        change(PASSWORD, "short")
    with pytest.raises(SignInError):
        change("wrong", new)
    change(PASSWORD, new)
    town.look(session.token)
    with pytest.raises(SignInError):
        town.look(other.token)
    town.clock.wait(400)
    with pytest.raises(SignInError, match="second factor"):
        change(new, PASSWORD)
    with pytest.raises(SignInError):
        town.sign_in("hkpf/chan")
    town.sign_in("hkpf/chan", new)


def test_guessing_the_old_password_ends(town: Town) -> None:
    """Also in an open session."""
    session = town.sign_in("hkpf/chan")
    for number in range(7):
        with pytest.raises(SignInError if number < 5 else LimitError):
            own_secrets.change_password(
                town.store,
                session.token,
                "wrong",
                "quite other words in a row",
                clock=town.clock,
                door=town.door(),
            )


def test_new_recovery_codes_end_the_old_ones(town: Town) -> None:
    """They are told once, to somebody who just proved the second factor."""
    session = town.sign_in("hkpf/chan")

    def renew() -> tuple[str, ...]:
        return own_secrets.renew_recovery_codes(town.store, session.token, clock=town.clock, door=town.door())

    old, new = renew(), renew()
    with pytest.raises(SignInError):
        town.sign_in("hkpf/chan", code=old[0])
    town.sign_in("hkpf/chan", code=new[0])


def test_nothing_secret_is_in_tables_log_or_reprs(town: Town) -> None:
    """Whoever reads the database and every traceback can sign in as nobody."""
    session = town.sign_in("hkpf/chan")
    signed = town.look(session.token)
    with town.store.read() as connection:
        tables = [
            row[0]
            for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").all()
        ]
        dump = "".join(str(connection.exec_driver_sql(f'SELECT * FROM "{name}"').all()) for name in tables)
    secrets = [session.token, PASSWORD, town.secrets["hkpf/chan"], town.invitations["hkpf/chan"]]
    shown = dump + repr(session) + repr(signed) + repr(town.door()) + str(town.log())
    try:
        town.sign_in("hkpf/chan", PASSWORD, "000000")
    except SignInError as error:
        shown += "".join(traceback.format_exception(error)) + str(error.diagnostics())
    for secret in secrets:
        assert secret not in shown
    assert "user_event" in tables


@pytest.mark.parametrize(
    ("purpose", "case"), [("x" * 201, ""), ("", "x" * 201), ("a\nb", ""), ("", "a\x00b"), ("", "a\u2028b")]
)
def test_purpose_and_case_are_one_short_line(shared_town: Town, purpose: str, case: str) -> None:
    """They are written into the log (ASVS V16.4.1)."""
    shared_town.clock.wait(60)
    session = shared_town.sign_in("hkpf/chan")
    with pytest.raises(UsageError):
        sign_in.viewer_of(
            shared_town.store, session.token, purpose=purpose, case=case, clock=shared_town.clock
        )
    signed = sign_in.viewer_of(
        shared_town.store, session.token, purpose=" ", case=" 12/34 ", clock=shared_town.clock
    )
    assert (signed.viewer.purpose, signed.viewer.case) == ("sextortion-investigation", "12/34")


def test_searches_are_counted_for_each_user(town: Town) -> None:
    """Sixty a minute; the sixty-first waits for the next minute, and so does no other user."""
    chan, adm = town.viewer("hkpf/chan"), town.viewer("hkpf/adm")
    for _ in range(60):
        limits.charge(town.store, chan, Limited.SEARCH, clock=town.clock)
    for _ in range(2):
        with pytest.raises(LimitError) as told:
            limits.charge(town.store, chan, Limited.SEARCH, clock=town.clock)
    limits.charge(town.store, adm, Limited.SEARCH, clock=town.clock)
    town.clock.wait(told.value.seconds)
    limits.charge(town.store, chan, Limited.SEARCH, clock=town.clock)


def test_what_is_long_over_is_forgotten(town: Town) -> None:
    """Sessions and counters of more than 90 days ago; people and what they sign in with stay."""
    town.sign_in("hkpf/chan")
    assert limits.forget_old(town.store, clock=town.clock) == 0
    town.clock.wait(91 * 86_400)
    assert limits.forget_old(town.store, clock=town.clock) > 0
    town.sign_in("hkpf/chan")


@pytest.fixture(scope="module")
def shared_town() -> Iterator[Town]:
    """One town for all examples; its clock only moves on."""
    made = Town()
    made.person("hkpf/chan", Duty.OFFICER)
    yield made
    made.store.close()


STEPS = st.one_of(
    st.tuples(st.just("open"), st.just(0)),
    st.tuples(st.just("look"), st.integers(0, 3)),
    st.tuples(st.just("wait"), st.sampled_from([1, 29, 31, 200, 299, 301, 870, 899, 901, 20_000])),
    st.tuples(st.just("out"), st.integers(0, 3)),
    st.tuples(st.just("all out"), st.integers(0, 3)),
    st.tuples(st.just("step"), st.integers(0, 3)),
    st.tuples(st.just("disable"), st.just(0)),
)


class Model:
    """A session as one would describe it: opened, last used, factor last proved, over or not."""

    def __init__(self, now: int, *, opened: int | None = None) -> None:
        self.opened = now if opened is None else opened
        self.used = self.proved = now
        self.over = False

    def must_hold(self, now: int) -> bool:
        """Nothing ends it yet."""
        return not self.over and now - self.used < IDLE - GRAIN and now - self.opened < ABSOLUTE

    def must_be_over(self, now: int) -> bool:
        """It may not be used any more."""
        return self.over or now - self.used >= IDLE or now - self.opened >= ABSOLUTE


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(STEPS, min_size=4, max_size=25))
def test_sessions_do_what_the_model_says(shared_town: Town, steps: list[tuple[str, int]]) -> None:
    """Whatever the order of signing in, waiting, looking, stepping up, signing out and being disabled."""
    town, made = shared_town, []
    for what, number in steps:
        now = unix(town.clock.now())
        if what == "wait":
            town.clock.wait(number)
        elif what == "open":
            with town.store.write() as connection:
                opened = open_session(
                    connection, "hkpf/chan", Strength.PASSKEY, clock=town.clock, random=town.door().random
                )
            made.append((opened.token, Model(now)))
        elif what == "disable":
            people.disable(town.store, "hkpf/chan", by=OPERATOR, clock=town.clock)
            people.enable(town.store, "hkpf/chan", by=OPERATOR, clock=town.clock)
            for _, model in made:
                model.over = True
        elif made:
            act(town, made, what, number % len(made))


def act(town: Town, made: list[tuple[str, Model]], what: str, place: int) -> None:
    """Use one of the sessions and compare."""
    token, model = made[place]
    if what == "step":
        town.clock.wait(60)
    now = unix(town.clock.now())
    try:
        if what == "look":
            session = town.look(token).session
            assert (now - model.proved < STEP_UP) is passes(session, town)
        elif what == "step":
            # The window of five tries in five minutes is counted elsewhere; right ones are taken back.
            stepped = step(town, token)
            assert stepped.expires == model.opened + ABSOLUTE
            made.append((stepped.token, Model(now, opened=model.opened)))
        elif what == "all out":
            sign_in.sign_out_everywhere(town.store, token, clock=town.clock)
        else:
            sign_in.sign_out(town.store, token, clock=town.clock)
    except SignInError:
        assert not model.must_hold(now)
        model.over = True
        return
    assert what == "out" or not model.must_be_over(now)
    model.used = now
    model.over = what != "look"
    if what == "all out":
        for _, other in made:
            other.over = True


def passes(session: sign_in.Live, town: Town) -> bool:
    """Whether export would be let through."""
    try:
        require_step_up(session, town.clock.now())
    except SignInError:
        return False
    return True


def test_of_two_step_ups_with_one_token_one_wins(town: Town) -> None:
    """The old token is ended by one of them only; the other finds no session."""
    session = town.sign_in("hkpf/chan")
    town.clock.wait(30)
    with town.store.write() as connection:
        digest = token_digest(session.token)
        assert stored.end_session(connection, digest, unix(town.clock.now()))
        assert not stored.end_session(connection, digest, unix(town.clock.now()))
        stored.touch_session(connection, digest, unix(town.clock.now()) + 100)
    with pytest.raises(SignInError):
        town.look(session.token)


def test_nobody_acts_on_an_older_state_of_a_user(town: Town) -> None:
    """Two events with one number: the second is refused."""
    with town.store.read() as connection:
        last = stored.events_of(connection, "hkpf/chan")[-1]
    with pytest.raises(ConflictError), town.store.write() as connection:
        stored.add_event(connection, last)


def test_the_key_of_second_factors_is_made_once_for_its_owner_only(tmp_path: Path, monkeypatch) -> None:
    """A file of 32 bytes; another one, a broken one or none lets nobody in and is never replaced."""
    path = tmp_path / "access"
    monkeypatch.setenv("STRIKEBACK_ACCESS_KEY", str(path))
    town = Town()
    with town.store:
        assert access_key(town.store) == access_key(town.store)
        assert path.stat().st_mode & 0o777 == 0o600
        assert [one.name for one in tmp_path.iterdir()] == ["access"]
        town.person("hkpf/chan", Duty.OFFICER)
        right = path.read_text()
        for text in ("00" * 32, "00", "no key"):
            path.write_text(text)
            with pytest.raises(StoreError):
                town.sign_in("hkpf/chan")
        path.unlink()
        with pytest.raises(StoreError, match="not there"):
            town.sign_in("hkpf/chan")
        assert not path.exists()
        path.write_text(right)
        town.sign_in("hkpf/chan")


def test_a_key_that_cannot_be_made_lets_nobody_in(tmp_path: Path, monkeypatch) -> None:
    """A folder that is not there, or a folder in the file's place."""
    with Town().store as store:
        for path in (tmp_path / "none" / "access", tmp_path):
            monkeypatch.setenv("STRIKEBACK_ACCESS_KEY", str(path))
            with pytest.raises(StoreError):
                access_key(store)


def test_the_key_lies_beside_the_keys_of_the_log(tmp_path: Path) -> None:
    """Where no variable names a file."""
    with open_store(str(tmp_path / "cases.db")) as store:
        access_key(store)
        assert (tmp_path / "cases.db.key.access").is_file()
