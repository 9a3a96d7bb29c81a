"""Passkeys against a software authenticator, honest and bent."""

import json
from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase, digits

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from access.authenticator import PRESENT, Authenticator
from flows.people_world import Town
from strikeback.access.limits import Limited, Rule
from strikeback.access.passkeys import (
    Party,
    Registered,
    challenge_of,
    check_authentication,
    check_registration,
    id_of,
)
from strikeback.access.people import OPERATOR
from strikeback.access.sessions import Strength, require_step_up
from strikeback.flows.people import people, sign_in_passkey
from strikeback.model.errors import LimitError, SignInError
from strikeback.model.people import Duty

PARTY = Party(id="hub.example", origin="https://hub.example")


class Keyed:
    """A town in which ``hkpf/chan`` has a passkey and nothing else."""

    def __init__(self) -> None:
        self.town = Town()
        self.held = self.fresh()
        self.enrol("hkpf/chan", self.held)

    def fresh(self) -> Authenticator:
        """Another authenticator."""
        return Authenticator(PARTY.origin, PARTY.id)

    def enrol(self, user: str, held: Authenticator) -> None:
        """By invitation."""
        t = self.town
        token = t.add(user)
        options = sign_in_passkey.offer_passkey(t.store, token, PARTY, clock=t.clock, door=t.door())
        made = sign_in_passkey.accept_passkey(
            t.store, token, held.make(options), PARTY, clock=t.clock, door=t.door()
        )
        assert len(made) == 1
        with pytest.raises(SignInError):
            sign_in_passkey.offer_passkey(t.store, token, PARTY, clock=t.clock, door=t.door())

    def ask(self, token: str = "") -> str:
        """Options to prove a passkey."""
        t = self.town
        return sign_in_passkey.ask_passkey(t.store, PARTY, clock=t.clock, door=t.door(), token=token)

    def answer(self, answer: str, token: str = "") -> sign_in_passkey.Session:
        """Sign in, or step up."""
        t = self.town
        if token:
            return sign_in_passkey.step_up_passkey(
                t.store, token, answer, PARTY, clock=t.clock, door=t.door()
            )
        return sign_in_passkey.sign_in_passkey(t.store, answer, PARTY, clock=t.clock, door=t.door())


@pytest.fixture
def keyed() -> Iterator[Keyed]:
    """One person with a passkey."""
    made = Keyed()
    yield made
    made.town.store.close()


def test_a_passkey_lets_in_without_a_name(keyed: Keyed) -> None:
    """The question tells nothing of who has an account; user verification is demanded."""
    options = json.loads(keyed.ask())
    assert options["userVerification"] == "required"
    assert not options.get("allowCredentials")
    session = keyed.answer(keyed.held.prove(keyed.ask()))
    assert (session.user, session.strength) == ("hkpf/chan", Strength.PASSKEY)
    require_step_up(keyed.town.look(session.token).session, keyed.town.clock.now())
    assert keyed.town.log("sign_in")[-1][1] == {"strength": "passkey"}


def test_an_authenticator_that_does_not_count_works_again_and_again(keyed: Keyed) -> None:
    """Synchronised passkeys say 0 every time."""
    synced = keyed.fresh()
    synced.counts = False
    keyed.enrol("hkpf/sync", synced)
    for _ in range(2):
        assert keyed.answer(synced.prove(keyed.ask())).user == "hkpf/sync"


def bend_origin(held: Authenticator) -> None:
    """A look-alike site in the middle."""
    held.origin = "https://hub.example.evil.example"


def bend_scheme(held: Authenticator) -> None:
    """Without encryption."""
    held.origin = "http://hub.example"


def bend_party(held: Authenticator) -> None:
    """A passkey of another site."""
    held.rp_id = "other.example"


def bend_verification(held: Authenticator) -> None:
    """Only touched, nobody verified."""
    held.flags = PRESENT


def bend_presence(held: Authenticator) -> None:
    """Nobody was there."""
    held.flags = 0x04


def bend_count(held: Authenticator) -> None:
    """A copy made before the last use."""
    held.count -= 1


def bend_key(held: Authenticator) -> None:
    """Somebody else's key under the known id."""
    held.key = Authenticator("", "").key


def bend_id(held: Authenticator) -> None:
    """An id nobody has."""
    held.id = bytes(32)


BENT = [
    bend_origin,
    bend_scheme,
    bend_party,
    bend_verification,
    bend_presence,
    bend_count,
    bend_key,
    bend_id,
]


@pytest.mark.parametrize("bend", BENT)
def test_what_does_not_hold_is_refused_in_one_text(keyed: Keyed, bend) -> None:
    """And logged with its reason."""
    keyed.answer(keyed.held.prove(keyed.ask()))
    size = len(keyed.town.log("sign_in_refused"))
    bend(keyed.held)
    with pytest.raises(SignInError, match="the sign-in is refused"):
        keyed.answer(keyed.held.prove(keyed.ask()))
    assert len(keyed.town.log("sign_in_refused")) == size + 1


@pytest.mark.parametrize("bend", [bend_origin, bend_scheme, bend_party, bend_verification, bend_presence])
def test_a_passkey_is_made_under_the_same_conditions(keyed: Keyed, bend) -> None:
    """The invitation is still good afterwards."""
    t, bent = keyed.town, keyed.fresh()
    bend(bent)
    token = t.add("hkpf/new")
    for held, works in ((bent, False), (keyed.fresh(), True)):
        options = sign_in_passkey.offer_passkey(t.store, token, PARTY, clock=t.clock, door=t.door())
        arguments = (t.store, token, held.make(options), PARTY)
        if works:
            sign_in_passkey.accept_passkey(*arguments, clock=t.clock, door=t.door())
        else:
            with pytest.raises(SignInError):
                sign_in_passkey.accept_passkey(*arguments, clock=t.clock, door=t.door())


def test_a_challenge_is_good_for_one_answer_within_five_minutes(keyed: Keyed) -> None:
    """Replayed, late, made up, or asked for another purpose: refused."""
    answer = keyed.held.prove(keyed.ask())
    keyed.answer(answer)
    late = keyed.held.prove(keyed.ask())
    keyed.town.clock.wait(300)
    made_up = keyed.held.prove(json.dumps({"challenge": "A" * 43}))
    t, token = keyed.town, keyed.town.add("hkpf/new")
    offer = sign_in_passkey.offer_passkey(t.store, token, PARTY, clock=t.clock, door=t.door())
    for bad in (answer, late, made_up, keyed.held.prove(offer)):
        with pytest.raises(SignInError):
            keyed.answer(bad)


def test_two_passkeys_of_a_person_and_no_two_persons_of_a_passkey(keyed: Keyed) -> None:
    """Another one is made when signed in with a fresh proof; one that is known is nobody else's."""
    t, second = keyed.town, keyed.fresh()
    session = keyed.answer(keyed.held.prove(keyed.ask()))
    options = sign_in_passkey.add_passkey(t.store, session.token, PARTY, clock=t.clock, door=t.door())
    assert [one["id"] for one in json.loads(options)["excludeCredentials"]] == [
        id_of(keyed.held.make(options))
    ]
    kept = sign_in_passkey.keep_passkey(t.store, session.token, second.make(options), PARTY, clock=t.clock)
    assert len(kept) == 2
    assert keyed.answer(second.prove(keyed.ask())).user == "hkpf/chan"
    with pytest.raises(SignInError):
        keyed.enrol("hkpf/thief", second)
    t.clock.wait(301)
    with pytest.raises(SignInError, match="second factor"):
        sign_in_passkey.add_passkey(t.store, session.token, PARTY, clock=t.clock, door=t.door())


def test_an_offer_is_for_the_person_it_was_made_to(keyed: Keyed) -> None:
    """The challenge of one person does not keep a passkey for another."""
    t, thief = keyed.town, keyed.fresh()
    mine, theirs = t.add("hkpf/mine"), t.add("hkpf/theirs")
    options = sign_in_passkey.offer_passkey(t.store, mine, PARTY, clock=t.clock, door=t.door())
    with pytest.raises(SignInError):
        sign_in_passkey.accept_passkey(
            t.store, theirs, thief.make(options), PARTY, clock=t.clock, door=t.door()
        )


def test_stepping_up_with_a_passkey(keyed: Keyed) -> None:
    """Only the signed-in person's own; a new token, the same age."""
    other = keyed.fresh()
    keyed.enrol("hkpf/lee", other)
    first = keyed.answer(keyed.held.prove(keyed.ask()))
    keyed.town.clock.wait(400)
    options = keyed.ask(first.token)
    assert [one["id"] for one in json.loads(options)["allowCredentials"]] == [id_of(keyed.held.make(options))]
    with pytest.raises(SignInError):
        keyed.answer(other.prove(options), first.token)
    with pytest.raises(SignInError):
        keyed.answer(other.prove(keyed.ask()), first.token)
    second = keyed.answer(keyed.held.prove(keyed.ask(first.token)), first.token)
    assert second.expires == first.expires
    require_step_up(keyed.town.look(second.token).session, keyed.town.clock.now())
    with pytest.raises(SignInError):
        keyed.town.look(first.token)


def test_a_disabled_person_and_one_that_was_reset_are_out(keyed: Keyed) -> None:
    """The passkey proves who it is, and that is not enough."""
    people.disable(keyed.town.store, "hkpf/chan", by=OPERATOR, clock=keyed.town.clock)
    with pytest.raises(SignInError):
        keyed.answer(keyed.held.prove(keyed.ask()))
    people.enable(keyed.town.store, "hkpf/chan", by=OPERATOR, clock=keyed.town.clock)
    assert keyed.answer(keyed.held.prove(keyed.ask())).user == "hkpf/chan"
    keyed.town.reset("hkpf/chan")
    with pytest.raises(SignInError):
        keyed.answer(keyed.held.prove(keyed.ask()))


def test_who_has_only_a_passkey_has_no_password_to_guess(keyed: Keyed) -> None:
    """The same work and the same words as for anybody."""
    keyed.town.add("hkpf/app", Duty.OFFICER)
    keyed.town.enrol("hkpf/app")
    before = keyed.town.hashing.done
    with pytest.raises(SignInError, match="the sign-in is refused"):
        keyed.town.sign_in("hkpf/chan", "", keyed.town.code("hkpf/app"))
    assert keyed.town.hashing.done == before + 1


def test_asking_and_answering_at_random_ends(keyed: Keyed) -> None:
    """Answers to nothing are counted by address (one before this test), and asking too; the log stays."""
    size = len(keyed.town.log())
    made_up = keyed.held.prove(json.dumps({"challenge": "A" * 43}))
    for number in range(62):
        with pytest.raises(SignInError if number < 59 else LimitError):
            keyed.answer(made_up)
    assert len(keyed.town.log()) == size + 1
    t, rules = keyed.town, {Limited.SIGN_IN_ADDRESS: (Rule(most=2, seconds=60),)}
    for number in range(4):
        try:
            sign_in_passkey.ask_passkey(t.store, PARTY, clock=t.clock, door=t.door("a", rules=rules))
        except LimitError:
            assert number >= 2
        else:
            assert number < 2


SIGNS = ascii_uppercase + ascii_lowercase + digits + "-_"
KEPT = Registered(id="AAAA", public_key=b"\xa0", count=0)
ANSWERS = st.one_of(
    st.text(max_size=40),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "rawId", "type", "response", "clientDataJSON", "challenge", "signature"]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=12,
    ).map(json.dumps),
    st.just("[" * 10_000),
    st.just('"' + "a" * 20_000 + '"'),
)


@settings(max_examples=60)
@given(ANSWERS)
def test_any_text_is_refused_with_our_own_error(answer: str) -> None:
    """Nothing that a browser may send raises anything else."""
    for read in (
        lambda: challenge_of(answer),
        lambda: id_of(answer),
        lambda: check_registration(PARTY, answer, "AAAA"),
        lambda: check_authentication(PARTY, answer, "AAAA", KEPT),
    ):
        try:
            found = read()
        except SignInError:
            continue
        assert isinstance(found, str)


@given(
    st.sampled_from(["clientDataJSON", "authenticatorData", "signature"]),
    st.floats(0, 1, exclude_max=True),
    st.integers(1, 63),
)
def test_any_changed_byte_of_an_answer_is_refused(part: str, place: float, shift: int) -> None:
    """Of what was signed, of the signature, and of what the browser says."""
    held = Authenticator(PARTY.origin, PARTY.id)
    challenge = "QUFBQQ"
    made = check_registration(PARTY, held.make(json.dumps({"challenge": challenge})), challenge)
    answer = json.loads(held.prove(json.dumps({"challenge": challenge})))
    assert check_authentication(PARTY, json.dumps(answer), challenge, made) == 1
    text = answer["response"][part]
    # Of the last sign some bits count for nothing.
    at = int(place * (len(text) - 1))
    sign = SIGNS[(SIGNS.index(text[at]) + shift) % 64]
    answer["response"][part] = text[:at] + sign + text[at + 1 :]
    with pytest.raises(SignInError):
        check_authentication(PARTY, json.dumps(answer), challenge, made)
