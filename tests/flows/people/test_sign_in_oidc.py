"""Signing in at an agency's own provider: tokens made here, honest and forged."""

import base64
import hmac
import json
import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey, RSAKey

from flows.people_world import HeldClock, Town, empty_store
from strikeback.access.oidc import Provider, check_id_token
from strikeback.access.people import OPERATOR
from strikeback.access.sessions import Strength, require_step_up, unix
from strikeback.flows.agencies import add_agency
from strikeback.flows.people import people, sign_in_oidc
from strikeback.flows.people.oidc_exchange import fetch_jwks, make_exchange
from strikeback.flows.people.ways import Changed
from strikeback.model.errors import (
    ConflictError,
    LimitError,
    NotFoundError,
    RefusedError,
    SignInError,
    UsageError,
)
from strikeback.model.people import Duty

PROVIDER = Provider(
    issuer="https://id.hkpf.example",
    client_id="strikeback",
    authorize_url="https://id.hkpf.example/authorize",
    token_url="https://id.hkpf.example/token",
    redirect_url="https://hub.example/api/v1/sign-in/oidc",
    acr=("urn:agency:gold",),
)
KEY = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig"})
OTHER = RSAKey.generate_key(2048, {"kid": "k1"})
CURVE = ECKey.generate_key("P-256", {"kid": "k2"})
JWKS = KeySet([KEY, CURVE]).as_dict(private=False)
SUBJECT = "248289761001"


class Agency:
    """A town, and the provider of ``hkpf`` that knows one person."""

    def __init__(self) -> None:
        self.town = Town()
        self.town.add("hkpf/chan")
        self.claims: dict[str, Any] = {}
        self.sign: Callable[[dict[str, Any]], str] = signed
        self.enter("hkpf/chan", SUBJECT)

    def ask(self, user: str, subject: str, by: object = OPERATOR) -> Changed:
        """Ask for who somebody is at the provider."""
        t = self.town
        return sign_in_oidc.enrol_oidc(t.store, user, PROVIDER, subject, by=by, clock=t.clock)

    def agree(self, user: str, event: str, subject: str, second: str = "hkpf/adm") -> Changed:
        """Agree to it as the second person, who types the subject as well."""
        t = self.town
        return people.agree(t.store, user, event, second=t.viewer(second), clock=t.clock, subject=subject)

    def enter(self, user: str, subject: str) -> None:
        """Enter it: the operator asks, the administrator agrees."""
        self.agree(user, self.ask(user, subject).event, subject)

    def go(self, *, fresh: bool = False) -> tuple[str, dict[str, str]]:
        """Begin; return the state and what the browser takes to the provider."""
        t = self.town
        going = sign_in_oidc.go_to_provider(t.store, PROVIDER, clock=t.clock, door=t.door(), fresh=fresh)
        assert going.state not in repr(going)
        query = {name: values[0] for name, values in parse_qs(urlsplit(going.url).query).items()}
        self.asked = query
        return going.state, query

    def exchange(self, _: Provider, code: str, verifier: str) -> str:
        """The provider's token endpoint: checks PKCE (RFC 7636, 4.6) and signs."""
        assert code == "a code"
        digest = base64.urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        assert digest == self.asked["code_challenge"]
        now = unix(self.town.clock.now())
        plain = {
            "iss": PROVIDER.issuer,
            "sub": SUBJECT,
            "aud": PROVIDER.client_id,
            "exp": now + 300,
            "iat": now,
            "nonce": self.asked["nonce"],
            "amr": ["pwd", "mfa"],
        }
        bent = {name: value for name, value in (plain | self.claims).items() if value is not None}
        return self.sign(bent)

    def back(self, state: str, *, bound: str | None = None, code: str = "a code") -> sign_in_oidc.Session:
        """Come back from the provider."""
        t = self.town
        return sign_in_oidc.sign_in_oidc(
            t.store,
            PROVIDER,
            JWKS,
            state=state,
            bound=state if bound is None else bound,
            code=code,
            exchange=self.exchange,
            clock=t.clock,
            door=t.door(),
        )


def signed(claims: dict[str, Any], key: Any = KEY, **header: str) -> str:
    """A token as the provider signs it."""
    return jwt.encode({"alg": "RS256", "kid": "k1"} | header, claims, key)


@pytest.fixture
def agency() -> Iterator[Agency]:
    """A provider and a person."""
    made = Agency()
    yield made
    made.town.store.close()


@pytest.fixture(scope="module")
def standing() -> Iterator[Agency]:
    """The same for all tests that leave nothing behind but lines in the log."""
    made = Agency()
    yield made
    made.town.store.close()


@pytest.fixture
def same(standing: Agency) -> Agency:
    """Honest again."""
    standing.claims, standing.sign = {}, signed
    return standing


def test_whom_the_provider_vouches_for_is_signed_in(agency: Agency) -> None:
    """With code, PKCE, state and nonce; no step-up, as nobody said when the factor was proved."""
    state, query = agency.go()
    assert (query["response_type"], query["code_challenge_method"], query["scope"]) == (
        "code",
        "S256",
        "openid",
    )
    assert query["state"] == state
    session = agency.back(state)
    assert (session.user, session.strength) == ("hkpf/chan", Strength.OIDC)
    with pytest.raises(SignInError):
        require_step_up(agency.town.look(session.token).session, agency.town.clock.now())


@pytest.mark.parametrize(
    ("ago", "fresh"), [(10, True), (299, True), (301, False), (-30, True), (-3600, False)]
)
def test_a_fresh_proof_at_the_provider_is_a_step_up(same: Agency, ago: int, *, fresh: bool) -> None:
    """As far as it says when, and not in the future."""
    now = unix(same.town.clock.now())
    same.claims = {"auth_time": now - ago}
    state, query = same.go(fresh=True)
    assert (query["prompt"], query["max_age"]) == ("login", "0")
    session = same.town.look(same.back(state).token).session
    if fresh:
        require_step_up(session, same.town.clock.now())
    else:
        with pytest.raises(SignInError):
            require_step_up(session, same.town.clock.now())


GOOD: dict[str, dict[str, Any]] = {
    "acr instead of amr": {"amr": None, "acr": "urn:agency:gold"},
    "one of several audiences": {"aud": ["strikeback", "other"], "azp": "strikeback"},
    "a list of one": {"aud": ["strikeback"]},
}

FORGED: dict[str, dict[str, Any]] = {
    "another issuer": {"iss": "https://id.spf.example"},
    "no issuer": {"iss": None},
    "another audience": {"aud": "other"},
    "several audiences, none named": {"aud": ["strikeback", "other"]},
    "given to another": {"aud": ["strikeback", "other"], "azp": "other"},
    "no audience": {"aud": None},
    "expired": {"exp": 1},
    "no expiry": {"exp": None},
    "issued long ago": {"iat": 1},
    "issued in the future": {"iat": 10**11},
    "no time": {"iat": None},
    "time is a text": {"iat": "now"},
    "another nonce": {"nonce": "A" * 43},
    "no nonce": {"nonce": None},
    "nonce is a number": {"nonce": 7},
    "no subject": {"sub": None},
    "subject is a number": {"sub": 248289761001},
    "somebody else": {"sub": "nobody here"},
    "password only": {"amr": ["pwd"]},
    "methods as one text": {"amr": "mfa"},
    "no methods": {"amr": None},
    "another class": {"amr": None, "acr": "urn:agency:bronze"},
}


@pytest.mark.parametrize("claims", GOOD.values(), ids=GOOD)
def test_what_the_standard_allows_is_taken(same: Agency, claims: dict[str, Any]) -> None:
    """OpenID Connect Core 1.0, 3.1.3.7."""
    same.claims = claims
    assert same.back(same.go()[0]).user == "hkpf/chan"


@pytest.mark.parametrize("claims", FORGED.values(), ids=FORGED)
def test_a_token_that_does_not_hold_is_refused(same: Agency, claims: dict[str, Any]) -> None:
    """And logged, without the subject."""
    same.claims = claims
    with pytest.raises(SignInError) as refused:
        same.back(same.go()[0])
    assert SUBJECT not in str(refused.value)
    entry, body = same.town.log("sign_in_refused")[-1]
    assert entry.id == "nobody"
    assert body["reason"].startswith("oidc")


def plain(data: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def tampered(claims: dict[str, Any]) -> str:
    """Signed, and then another subject put in."""
    head, _, tail = signed(claims).split(".")
    body = plain(json.dumps(claims | {"sub": "x"}).encode())
    return f"{head}.{body}.{tail}"


def unsigned(claims: dict[str, Any]) -> str:
    """``alg: none``."""
    parts = ({"alg": "none"}, claims)
    return ".".join(plain(json.dumps(one).encode()) for one in parts) + "."


def confused(claims: dict[str, Any]) -> str:
    """HMAC under the published key, for libraries that let the token choose the algorithm."""
    parts = ({"alg": "HS256", "kid": "k1"}, claims)
    text = ".".join(plain(json.dumps(one).encode()) for one in parts)
    return f"{text}.{plain(hmac.digest(KEY.as_pem(private=False), text.encode(), 'sha256'))}"


SIGNERS: dict[str, Callable[[dict[str, Any]], str]] = {
    "another key of the same name": lambda c: signed(c, OTHER),
    "a key of no name": lambda c: signed(c, OTHER, kid="k9"),
    "a shared secret made of the public key": confused,
    "tampered": tampered,
    "unsigned": unsigned,
    "no token": lambda _: "x.y.z",
    "nothing": lambda _: "",
    "too long": lambda c: signed(c | {"pad": "x" * 20_000}),
}


@pytest.mark.parametrize("sign", SIGNERS.values(), ids=SIGNERS)
def test_what_the_provider_did_not_sign_is_refused(same: Agency, sign) -> None:
    """Whatever the token says of its own algorithm."""
    same.sign = sign
    with pytest.raises(SignInError):
        same.back(same.go()[0])


def test_other_algorithms_of_the_provider_are_taken(same: Agency) -> None:
    """Elliptic curves; a shared key among the published ones is ignored."""
    same.sign = lambda claims: jwt.encode({"alg": "ES256", "kid": "k2"}, claims, CURVE)
    assert same.back(same.go()[0]).user == "hkpf/chan"
    shared = OctKey.import_key("a" * 64, {"kid": "k3"})
    token = jwt.encode({"alg": "HS256", "kid": "k3"}, {"sub": SUBJECT}, shared)
    with pytest.raises(SignInError):
        check_id_token(PROVIDER, {"keys": [shared.as_dict(private=True)]}, token, nonce="", now=0)
    for broken in ({}, {"keys": None}, {"keys": [1]}, {"keys": []}):
        with pytest.raises(SignInError):
            check_id_token(PROVIDER, broken, token, nonce="", now=0)


def test_a_state_is_good_once_in_one_browser_for_ten_minutes(agency: Agency) -> None:
    """Replayed, from another browser, late or made up: refused before the provider is asked."""
    state, _ = agency.go()
    for bound in ("", "other"):
        with pytest.raises(SignInError):
            agency.back(state, bound=bound)
    agency.back(state)
    late, _ = agency.go()
    agency.town.clock.wait(600)
    for bad in (state, late, "made up"):
        with pytest.raises(SignInError):
            agency.back(bad)


def test_guessing_states_ends(agency: Agency) -> None:
    """Counted by address, as beginnings are."""
    for number in range(62):
        with pytest.raises(SignInError if number < 60 else LimitError):
            agency.back("made up")


def test_a_subject_is_who_an_administrator_entered(agency: Agency) -> None:
    """Only one's own people; one subject is one user; a reset takes it away; refusals are logged."""
    t = agency.town
    for user in ("hkpf/lee", "spf/tan"):
        t.add(user)
    adm = t.viewer("hkpf/adm")
    for user, subject, by, error in (
        ("hkpf/lee", SUBJECT, adm, ConflictError),
        ("spf/tan", "new", adm, NotFoundError),
        ("hkpf/ghost", "new", adm, NotFoundError),
        ("hkpf/lee", "new", t.viewer("hkpf/lee"), RefusedError),
        ("hkpf/lee", "", adm, UsageError),
        ("hkpf/lee", "x" * 256, adm, UsageError),
    ):
        with pytest.raises(error):
            agency.ask(user, subject, by)
    assert [body["act"] for _, body in t.log("managing_refused")] == ["enrol_oidc"] * 4
    agency.enter("hkpf/lee", "new")
    agency.claims = {"sub": "new"}
    assert agency.back(agency.go()[0]).user == "hkpf/lee"
    people.disable(t.store, "hkpf/lee", by=adm, clock=t.clock)
    with pytest.raises(SignInError):
        agency.back(agency.go()[0])
    people.enable(t.store, "hkpf/lee", by=adm, clock=t.clock)
    t.reset("hkpf/lee")
    with pytest.raises(SignInError):
        agency.back(agency.go()[0])


def test_no_administrator_of_a_hub_enters_a_subject_alone(agency: Agency) -> None:
    """Until a second person types the same subject nobody gets in by it; the event names both."""
    t = agency.town
    for user, duty in (("hkpf/wong", Duty.SUPERVISOR), ("hkpf/lee", Duty.OFFICER)):
        t.add(user, duty)
    t.add("spf/lim", Duty.SUPERVISOR)
    asked = agency.ask("hkpf/chan", "mine", t.viewer("hkpf/adm"))
    assert asked.waiting
    agency.claims = {"sub": "mine"}
    for second, subject, error in (
        ("hkpf/adm", "mine", RefusedError),
        ("hkpf/lee", "mine", RefusedError),
        ("spf/lim", "mine", NotFoundError),
        ("hkpf/wong", "", UsageError),
        ("hkpf/wong", SUBJECT, RefusedError),
    ):
        with pytest.raises(error):
            agency.agree("hkpf/chan", asked.event, subject, second)
        with pytest.raises(SignInError):
            agency.back(agency.go()[0])
    done = agency.agree("hkpf/chan", asked.event, "mine", "hkpf/wong")
    assert (done.waiting, done.token) == (False, "")
    assert agency.back(agency.go()[0]).user == "hkpf/chan"
    entry, body = t.log("user")[-1]
    fact = json.loads(body["body"])
    assert (entry.actor, fact["change"], fact["second"]) == ("hkpf/adm", "enrolled", "hkpf/wong")
    assert "mine" not in str(t.log())
    assert people.list_waiting(t.store, "hkpf", by=OPERATOR) == ()


def test_what_waits_at_a_provider_is_the_last_that_was_asked(agency: Agency) -> None:
    """Overtaken, over after seven days, somebody else's meanwhile, or of who waits to be added: refused."""
    t = agency.town
    t.add("hkpf/wong", Duty.SUPERVISOR)
    adm = t.viewer("hkpf/adm")
    t.add("hkpf/new", Duty.OFFICER, by=adm)
    with pytest.raises(ConflictError, match="agree to this user first"):
        agency.ask("hkpf/new", "new", adm)
    first, second = (agency.ask("hkpf/chan", subject, adm) for subject in ("one", "two"))
    with pytest.raises(ConflictError, match="meantime"):
        agency.agree("hkpf/chan", first.event, "one", "hkpf/wong")
    with pytest.raises(RefusedError):
        agency.agree("hkpf/chan", second.event, "one", "hkpf/wong")
    other = agency.ask("hkpf/wong", "two", OPERATOR)
    agency.agree("hkpf/wong", other.event, "two", "hkpf/adm")
    with pytest.raises(ConflictError, match="somebody else"):
        agency.agree("hkpf/chan", second.event, "two", "hkpf/wong")
    late = agency.ask("hkpf/chan", "three", adm)
    t.clock.wait(7 * 24 * 3600)
    with pytest.raises(ConflictError, match="too long ago"):
        agency.agree("hkpf/chan", late.event, "three", "hkpf/wong")
    agency.claims = {"sub": "three"}
    with pytest.raises(SignInError):
        agency.back(agency.go()[0])


def test_a_reset_takes_what_waits_at_a_provider_away(agency: Agency) -> None:
    """As everything else that was awaited for the person."""
    t = agency.town
    t.add("hkpf/wong", Duty.SUPERVISOR)
    asked = agency.ask("hkpf/chan", "mine", t.viewer("hkpf/adm"))
    t.reset("hkpf/chan")
    with pytest.raises(ConflictError):
        agency.agree("hkpf/chan", asked.event, "mine", "hkpf/wong")


def test_a_subject_is_told_to_the_person_and_its_supervisor(agency: Agency) -> None:
    """At their next sign-in: that it was asked for, and who agreed."""
    t = agency.town
    for user in ("hkpf/wong", "hkpf/kim"):
        t.person(user, Duty.SUPERVISOR)
    t.person("hkpf/lee", Duty.OFFICER)
    asked = agency.ask("hkpf/lee", "mine", t.viewer("hkpf/adm"))
    t.clock.wait(60)
    for user in ("hkpf/lee", "hkpf/kim"):
        told = [one for one in t.sign_in(user).alarms if one.user == "hkpf/lee"]
        assert [(one.change, one.by) for one in told] == [("provider_asked", "hkpf/adm")]
    agency.agree("hkpf/lee", asked.event, "mine", "hkpf/wong")
    t.clock.wait(60)
    for user in ("hkpf/lee", "hkpf/kim"):
        told = [one for one in t.sign_in(user).alarms if one.user == "hkpf/lee"]
        assert [(one.change, one.second) for one in told] == [
            ("provider_asked", ""), ("enrolled", "hkpf/wong"),
        ]  # fmt: skip


def test_in_a_store_of_one_agency_an_administrator_enters_a_subject_alone() -> None:
    """As it resets alone there; and on a hub the operator does where nobody could agree."""
    clock, store = HeldClock(), empty_store()

    def enter(user: str, subject: str) -> Changed:
        return sign_in_oidc.enrol_oidc(store, user, PROVIDER, subject, by=OPERATOR, clock=clock)

    add_agency(store, "hkpf", clock=clock)
    for user, duty in (("adm", Duty.ADMINISTRATOR), ("chan", Duty.OFFICER)):
        people.add_user(store, f"hkpf/{user}", [duty], by=OPERATOR, clock=clock, random=os.urandom)
    adm = people.acting(store, "hkpf/adm")
    done = sign_in_oidc.enrol_oidc(store, "hkpf/chan", PROVIDER, "1", by=adm, clock=clock)
    assert not done.waiting
    add_agency(store, "spf", clock=clock)
    people.add_user(store, "spf/tan", [Duty.ADMINISTRATOR], by=OPERATOR, clock=clock, random=os.urandom)
    assert not enter("spf/tan", "2").waiting
    assert enter("hkpf/chan", "3").waiting
    store.close()


def answering(status: int, body: bytes) -> httpx.Client:
    """A client whose other side always says the same."""

    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            form = parse_qs(request.content.decode())
            assert form["grant_type"] == ["authorization_code"]
            assert (form["code"], form["code_verifier"]) == (["a code"], ["v"])
            assert form["client_id"] == ["strikeback"]
        return httpx.Response(status, content=body, headers={"location": "https://evil.example/"})

    return httpx.Client(transport=httpx.MockTransport(answer))


def test_the_token_endpoint_is_asked_with_the_verifier() -> None:
    """And the published keys are read."""
    with answering(200, b'{"id_token": "t", "access_token": "x"}') as client:
        assert make_exchange(client, "s")(PROVIDER, "a code", "v") == "t"
    with answering(200, json.dumps(JWKS).encode()) as client:
        assert fetch_jwks(client, "https://id.hkpf.example/keys") == JWKS


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, b'{"id_token": "t"}'),
        (302, b""),
        (200, b"<html>"),
        (200, b"[]"),
        (200, b"{}"),
        (200, b'{"id_token": 7, "keys": 7}'),
        (200, b'{"id_token": "' + b"x" * 20_000 + b'", "keys": {}}'),
        (200, b" " * 300_000 + b'{"id_token": "t", "keys": []}'),
    ],
)
def test_a_provider_that_answers_otherwise_lets_nobody_in(status: int, body: bytes) -> None:
    """Refusals, redirects, pages, and too much of anything."""
    with answering(status, body) as client:
        for act in (
            lambda: make_exchange(client)(PROVIDER, "a code", "v"),
            lambda: fetch_jwks(client, "https://id.hkpf.example/keys"),
        ):
            with pytest.raises(SignInError):
                act()
