"""Signing in at an agency's provider, whole: over the network, against an issuer on this machine."""

import base64
import json
import threading
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from msgspec.structs import replace

from api.house import CHEAP, Client, House
from strikeback.access.oidc import Provider
from strikeback.access.sessions import unix
from strikeback.api.app import create_app
from strikeback.flows.people.oidc_exchange import (
    Configured,
    check_configured,
    client_for,
    fetch_jwks,
    read_providers,
)
from strikeback.model.errors import SignInError, UsageError

API = "/api/v1"
KEY = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig"})
SUBJECT = "248289761001"
BOUND = "__Host-sb-oidc"

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


class Issuer:
    """A provider: keys, and a token endpoint that checks code, secret and PKCE as RFC 7636 has it."""

    def __init__(self) -> None:
        self.asked: dict[str, str] = {}
        self.claims: dict[str, Any] = {}
        self.now = 0
        self.tries = 0
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                issuer.tries += 1
                self.send(KeySet([KEY]).as_dict(private=False))

            def do_POST(self) -> None:
                length = int(self.headers["content-length"])
                form = {name: one[0] for name, one in parse_qs(self.rfile.read(length).decode()).items()}
                issuer.tries += 1
                self.send(issuer.token(form))

            def send(self, told: dict[str, Any]) -> None:
                body = json.dumps(told).encode()
                self.send_response(200 if "error" not in told else 400)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def token(self, form: dict[str, str]) -> dict[str, Any]:
        """Trade a code."""
        digest = (
            base64.urlsafe_b64encode(sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
        )
        fits = (form["code"], form["client_secret"], digest) == ("a code", "s3", self.asked["code_challenge"])
        if not fits or form["redirect_uri"] != self.asked["redirect_uri"]:
            return {"error": "invalid_grant"}
        claims = {
            "iss": self.url,
            "sub": SUBJECT,
            "aud": "hub",
            "exp": self.now + 300,
            "iat": self.now,
            "auth_time": self.now,
            "nonce": self.asked["nonce"],
            "amr": ["mfa"],
        }
        return {"id_token": jwt.encode({"alg": "RS256", "kid": "k1"}, claims | self.claims, KEY)}


class Town:
    """A house whose hkpf signs in at an issuer."""

    def __init__(self, folder: Path, template: House, issuer: Issuer, after: str = "") -> None:
        self.issuer = issuer
        provider = Provider(
            issuer=issuer.url,
            client_id="hub",
            authorize_url=f"{issuer.url}/authorize",
            token_url=f"{issuer.url}/token",
            redirect_url=f"https://testserver{API}/session/providers/hkpf/callback",
        )
        one = Configured(
            name="hkpf",
            agency="hkpf",
            provider=provider,
            jwks_url=f"{issuer.url}/keys",
            secret="s3",
            after=after,
        )
        self.house = House(folder, template, providers=(one,))
        self.client = Client(self.house.app)

    def enrol(self, name: str = "officer") -> int:
        """Let an administrator say who the subject is."""
        asked = self.ask(name)
        return self.agree(name, asked.json()["event"]) if asked.status_code == 200 else asked.status_code

    def ask(self, name: str = "officer") -> httpx.Response:
        """Ask for it, as the administrator."""
        self.house.tokens.pop("hkpf/administrator", None)
        who = self.house.sign_in("hkpf/administrator")
        body = {"provider": "hkpf", "subject": SUBJECT}
        return self.client.post(f"{API}/users/{name}/provider", json=body, headers=who)

    def agree(self, name: str, event: str, subject: str = SUBJECT) -> int:
        """Agree to it, as a supervisor who names the subject itself."""
        who, body = self.house.sign_in("hkpf/supervisor"), {"event": event, "subject": subject}
        url = f"{API}/users/{name}/duties/agree"
        return self.client.post(url, json=body, headers=who).status_code

    def go(self, **body: bool) -> tuple[dict[str, str], str]:
        """Begin; return what the provider is asked, and this browser's cookie."""
        got = self.client.post(f"{API}/session/providers/hkpf", json=body)
        assert got.status_code == 200
        cookie = got.headers["set-cookie"]
        assert all(part in cookie for part in ("HttpOnly", "Secure", "SameSite=lax", "Path=/"))
        asked = {name: one[0] for name, one in parse_qs(urlsplit(got.json()["url"]).query).items()}
        self.issuer.asked, self.issuer.now = asked, unix(self.house.clock.now())
        return asked, cookie.partition(";")[0].partition("=")[2]

    def back(self, state: str, bound: str, code: str = "a code") -> httpx.Response:
        """Come back as a browser does from another site."""
        headers = {"cookie": f"{BOUND}={bound}", "sec-fetch-site": "cross-site"}
        query = {"state": state, "code": code, "iss": self.issuer.url, "session_state": "x"}
        return self.client.get(f"{API}/session/providers/hkpf/callback", params=query, headers=headers)


@pytest.fixture(scope="module")
def issuer() -> Iterator[Issuer]:
    """Run an issuer."""
    made = Issuer()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def town(tmp_path: Path, template: House, issuer: Issuer) -> Iterator[Town]:
    """Give a town with an honest issuer."""
    issuer.claims, issuer.tries = {}, 0
    made = Town(tmp_path, template, issuer)
    with made.client:
        yield made
    made.house.store.close()


def test_whom_an_administrator_entered_signs_in(town: Town) -> None:
    """Code, PKCE, state and nonce; the session is a cookie, fresh enough to step up, and works."""
    listed = town.client.get(f"{API}/session/providers").json()["items"]
    assert [(one["name"], one["issuer"]) for one in listed] == [("hkpf", town.issuer.url)]
    waits = town.ask().json()
    assert waits["waiting"]
    who = town.house.sign_in("hkpf/supervisor")
    seen = town.client.get(f"{API}/users/officer", headers=who).json()
    assert (seen["waiting"], seen["asked"]) == (waits["event"], "provider_asked")
    early, cookie = town.go()
    assert town.back(early["state"], cookie).status_code == 401
    assert town.agree("officer", waits["event"], "another") == 403
    assert town.agree("officer", waits["event"]) == 200
    asked, bound = town.go(fresh=True)
    assert (asked["code_challenge_method"], asked["prompt"], asked["state"]) == ("S256", "login", bound)
    got = town.back(asked["state"], bound)
    assert (got.status_code, got.json()["user"], got.json()["strength"]) == (200, "hkpf/officer", "oidc")
    cookies = got.headers.get_list("set-cookie")
    token = next(one for one in cookies if one.startswith("__Host-sb=")).partition(";")[0]
    assert any(one.startswith(f'{BOUND}=""') for one in cookies)
    me = town.client.get(f"{API}/session", headers={"cookie": token})
    assert me.json()["user"] == "hkpf/officer"
    headers = {"cookie": token, "x-strikeback": "1"}
    assert town.client.post(f"{API}/exports", json={}, headers=headers).status_code == 200
    assert town.back(asked["state"], bound).status_code == 401  # a state is good once


def test_nobody_becomes_somebody_by_a_claim(town: Town) -> None:
    """A subject that nobody entered is refused, and no user is made."""
    asked, bound = town.go()
    assert town.back(asked["state"], bound).status_code == 401
    assert town.issuer.tries == 2  # token and keys
    who = town.house.sign_in("hkpf/administrator")
    before = town.client.get(f"{API}/users", headers=who).json()["items"]
    assert len(before) == 7


def test_another_browser_does_not_get_in(town: Town) -> None:
    """State and nonce belong to the browser that began: the provider is not even asked."""
    town.enrol()
    asked, bound = town.go()
    other, elsewhere = town.go()
    for state, cookie in (
        (asked["state"], elsewhere),
        (asked["state"], ""),
        (other["state"], bound),
        ("x", "x"),
    ):
        assert town.back(state, cookie).status_code == 401
    assert town.issuer.tries == 0
    assert town.back(other["state"], elsewhere, code="").status_code == 401


@pytest.mark.parametrize(
    "claims",
    [{"nonce": "A" * 43}, {"iss": "https://id.example"}, {"aud": "other"}, {"amr": ["pwd"]}, {"exp": 1}],
    ids=lambda one: next(iter(one)),
)
def test_a_token_that_does_not_hold_lets_nobody_in(town: Town, claims: dict[str, Any]) -> None:
    """Checked as OpenID Connect Core 1.0, 3.1.3.7 says."""
    town.enrol()
    town.issuer.claims = claims
    asked, bound = town.go()
    assert town.back(asked["state"], bound).status_code == 401


def test_a_provider_vouches_for_its_own_agency_only(tmp_path: Path, template: House, issuer: Issuer) -> None:
    """The same issuer configured for another agency does not sign this one's people in."""
    issuer.claims = {}
    made = Town(tmp_path, template, issuer)
    with made.client:
        made.enrol()
    one = made.house.settings.providers[0]
    settings = replace(made.house.settings, providers=(replace(one, agency="spf"),))
    made.house.app = create_app(made.house.store, settings, clock=made.house.clock, hashing=CHEAP)
    made.client = Client(made.house.app)
    with made.client:
        asked, bound = made.go()
        assert made.back(asked["state"], bound).status_code == 401
        assert made.enrol() == 404
    made.house.store.close()


def test_a_browser_is_sent_on(tmp_path: Path, template: House, issuer: Issuer) -> None:
    """To the path that the operator named, with the session in its cookie."""
    issuer.claims = {}
    made = Town(tmp_path, template, issuer, after="/desk")
    with made.client:
        made.enrol()
        asked, bound = made.go()
        got = made.back(asked["state"], bound)
        assert (got.status_code, got.headers["location"], got.content) == (303, "/desk", b"")
        assert "__Host-sb=" in got.headers["set-cookie"]
        refused = made.client.get(f"{API}/session/providers/hkpf/callback", params={"error": "access_denied"})
        assert refused.status_code == 401
        assert made.client.post(f"{API}/session/providers/other", json={}).status_code == 404
    made.house.store.close()


def test_an_issuer_that_is_away_is_said(town: Town) -> None:
    """As a refusal, not as a failure of ours."""
    town.enrol()
    asked, bound = town.go()

    def away(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("away")

    one = town.house.settings.providers[0]
    with client_for(one, httpx.MockTransport(away)) as client, pytest.raises(SignInError):
        fetch_jwks(client, one.jwks_url)
    assert town.back(asked["state"], bound).status_code == 200


WHOLE = {
    "name": "hkpf",
    "agency": "hkpf",
    "jwks_url": "https://id.example/keys",
    "provider": {
        "issuer": "https://id.example",
        "client_id": "hub",
        "authorize_url": "https://id.example/a",
        "token_url": "https://id.example/t",
        "redirect_url": "https://hub.example/b",
    },
}

WRONG = {
    "no list": WHOLE,
    "twice": [WHOLE, WHOLE],
    "plain http": [WHOLE | {"jwks_url": "http://id.example/keys"}],
    "unknown field": [WHOLE | {"secrets": ""}],
    "elsewhere": [WHOLE | {"after": "//elsewhere.example"}],
    "a name with a slash": [WHOLE | {"name": "a/b"}],
}


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG)
def test_a_wrong_file_of_providers_is_refused(tmp_path: Path, content: object) -> None:
    """Before anything is served."""
    path = tmp_path / "providers.json"
    path.write_text(json.dumps(content))
    with pytest.raises(UsageError):
        read_providers(path)
    with pytest.raises(UsageError):
        read_providers(tmp_path / "none.json")


def test_a_file_of_providers(tmp_path: Path) -> None:
    """Is read whole; a file of authorities that is not there is refused when it is used."""
    path = tmp_path / "providers.json"
    path.write_text(json.dumps([WHOLE]))
    (one,) = read_providers(path)
    check_configured(one)
    assert (one.name, one.provider.client_id, one.secret) == ("hkpf", "hub", "")
    path.write_text(json.dumps([WHOLE | {"ca": str(tmp_path / "none.pem")}]))
    with pytest.raises(UsageError):
        client_for(read_providers(path)[0])
