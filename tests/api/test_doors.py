"""What holds for every request: hosts, headers, sizes, forms, and whose browser sent it."""

import json

import pytest

from api.house import CHEAP, Client, House
from strikeback.api.app import create_app
from strikeback.api.guard import HEADERS
from strikeback.api.operation import Answer, Operation
from strikeback.api.operations import OPERATIONS
from strikeback.api.settings import COOKIE, PREFIX
from strikeback.model.people import Duty

SESSION = f"{PREFIX}/session"


def test_every_answer_forbids_keeping_running_and_guessing(house: House, client: Client) -> None:
    """Also the refusals, and no answer says what serves it."""
    for path in (SESSION, f"{PREFIX}/healthz", "/nowhere"):
        got = client.get(path)
        assert HEADERS.items() <= dict(got.headers).items()
        assert "server" not in got.headers
        assert len(got.headers["x-request-id"]) == 16


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "", "testserver@evil.example"])
def test_only_requests_to_named_hosts_are_served(client: Client, host: str) -> None:
    """A name that leads to this server by somebody else's doing leads nowhere."""
    got = client.get(f"{PREFIX}/healthz", headers={"host": host})
    assert (got.status_code, got.json()["code"]) == (400, "SB300")
    assert host not in got.text or not host


def test_unknown_paths_and_things_are_one_answer(house: House, client: Client) -> None:
    """Nobody learns from an answer which of both it was."""
    officer = house.sign_in("hkpf/chan")
    nowhere = client.get("/api/v1/nowhere", headers=officer)
    nothing = client.get(f"{PREFIX}/contributions/c_unknown", headers=officer)
    unlike = client.get(f"{PREFIX}/contributions/%00", headers=officer)
    assert nowhere.status_code == 404
    assert nowhere.content == nothing.content == unlike.content
    assert nowhere.headers["content-type"] == "application/problem+json"


def test_another_method_is_refused_with_those_that_there_are(client: Client) -> None:
    """RFC 9110 asks for the list."""
    got = client.put(f"{PREFIX}/healthz")
    assert (got.status_code, got.headers["allow"]) == (405, "GET")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        pytest.param({"content": b"{", "headers": {"content-type": "application/json"}}, 422, id="half"),
        pytest.param({"content": b"{}", "headers": {"content-type": "text/plain"}}, 415, id="text"),
        pytest.param({"content": b"{}"}, 415, id="unsaid"),
        pytest.param({"json": {"user": "hkpf/chan"}}, 422, id="missing"),
        pytest.param({"json": {"user": "secretname", "password": "x", "code": "1"}}, 422, id="form"),
        pytest.param(
            {"json": {"user": "a/b", "password": "x", "code": "1", "admin": True}}, 422, id="unknown-field"
        ),
        pytest.param({"json": {"user": "a/b", "password": "x\0", "code": "1"}}, 422, id="null"),
        pytest.param(
            {"content": b"[" * 40 + b"]" * 40, "headers": {"content-type": "application/json"}},
            413,
            id="deep",
        ),
        pytest.param(
            {"content": b" " * 1_000_001, "headers": {"content-type": "application/json"}}, 413, id="large"
        ),
    ],
)
def test_a_body_of_another_form_is_refused_without_being_quoted(client: Client, sent, status: int) -> None:
    """The place is told, never what stood there."""
    got = client.post(SESSION, **sent)
    assert got.status_code == status
    assert got.headers["content-type"] == "application/problem+json"
    assert set(got.json()) == {"type", "title", "status", "code", "detail", "where", "remedy"}
    assert "secretname" not in got.text


def test_a_body_that_lies_about_its_length_is_cut_off(client: Client) -> None:
    """The limit counts what arrives."""

    async def endless():
        for _ in range(1_200):
            yield b" " * 1_000

    got = client.post(SESSION, content=endless(), headers={"content-type": "application/json"})
    assert got.status_code == 413


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=201", "limit=ten", "nonsense=1", "limit=1&limit=2", "cursor=AAAA"]
)
def test_a_query_of_another_form_is_refused(house: House, client: Client, query: str) -> None:
    """Unknown names included; nothing is ignored."""
    got = client.get(f"{PREFIX}/agencies?{query}", headers=house.sign_in("hkpf/chan"))
    assert (got.status_code, got.json()["code"]) == (422, "SB300")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": "Bearer nobodys-token"},
        {"authorization": "Basic aGtwZi9jaGFuOng="},
        {"authorization": "Bearer "},
        {"authorization": "Bearer sb_aaaaaaaaaaaaaaaa_" + "A" * 43},
        {"authorization": "Bearer sb_broken"},
    ],
    ids=["nothing", "unknown", "basic", "empty", "key", "no-key"],
)
def test_nobody_is_served_without_being_signed_in(client: Client, headers: dict[str, str]) -> None:
    """On any operation that is not open, whatever else the request holds."""
    for one in OPERATIONS:
        if not one.open:
            path = PREFIX + one.path.replace(":path", "").replace("{", "").replace("}", "")
            got = client.request(one.method, path, headers=headers, content=b"not even JSON")
            assert (one.name, got.status_code) == (one.name, 401)
            assert got.headers["www-authenticate"].startswith("Bearer")
            assert "nobodys-token" not in got.text


def cookie(house: House) -> dict[str, str]:
    """Headers of a browser that is signed in."""
    token = house.sign_in("hkpf/chan")["authorization"].removeprefix("Bearer ")
    return {"cookie": f"{COOKIE}={token}"}


@pytest.mark.parametrize(
    ("more", "status"),
    [
        pytest.param({}, 403, id="bare"),
        pytest.param({"x-strikeback": "1"}, 200, id="marked"),
        pytest.param({"x-strikeback": "1", "origin": "http://testserver"}, 200, id="own-origin"),
        pytest.param({"x-strikeback": "1", "origin": "http://evil.example"}, 403, id="other-origin"),
        pytest.param({"x-strikeback": "1", "origin": "null"}, 403, id="no-origin"),
        pytest.param({"x-strikeback": "1", "sec-fetch-site": "same-origin"}, 200, id="own-site"),
        pytest.param({"x-strikeback": "1", "sec-fetch-site": "cross-site"}, 403, id="other-site"),
        pytest.param({"x-strikeback": "1", "sec-fetch-site": "same-site"}, 403, id="neighbour"),
        pytest.param({"x-strikeback": "1", "authorization": "Bearer x"}, 401, id="two-proofs"),
    ],
)
def test_a_cookie_serves_its_own_site_only(house: House, client: Client, more, status: int) -> None:
    """Another site's page can make a browser send the cookie, and nothing with it."""
    got = client.post(f"{PREFIX}/session/end-all", headers=cookie(house) | more)
    assert got.status_code == status
    left = client.get(SESSION, headers=cookie(house)).status_code
    assert left == (401 if status == 200 else 200)


def test_the_cookie_is_bound_to_host_and_encryption(house: House, client: Client) -> None:
    """And out of reach for scripts and other sites."""
    house.enrol("hkpf/lam", Duty.OFFICER)
    body = {"user": "hkpf/lam", "password": "a long line of invented words", "keep": "cookie"}
    got = client.post(SESSION, json=body | {"code": house.code("hkpf/lam")})
    told = got.headers["set-cookie"]
    assert told.startswith("__Host-sb=")
    assert {"HttpOnly", "Secure", "SameSite=strict", "Path=/"} <= set(told.split("; "))
    assert "Domain" not in told
    assert got.json()["token"] == ""


def test_what_fails_unexpectedly_says_nothing_but_its_id(house: House, caplog) -> None:
    """Neither the answer nor the journal quotes the error's text."""

    def broken(_call) -> Answer:
        raise ValueError("secretname")

    one = Operation("GET", "/broken", "broken", "Fails", broken, {200: None}, open=True)
    app = create_app(house.store, house.settings, clock=house.clock, hashing=CHEAP, operations=(one,))
    with Client(app) as client:
        got = client.get(f"{PREFIX}/broken")
    assert (got.status_code, got.json()["code"]) == (500, "SB999")
    assert got.headers["x-request-id"] in got.json()["remedy"]
    assert "secretname" not in got.text + caplog.text
    assert "ValueError" in caplog.text
    assert json.loads(got.content)["detail"] == "the server failed"


def test_the_journal_holds_no_address_and_no_id(house: House, client: Client, caplog) -> None:
    """One line a request: method, operation, status, time, request id."""
    caplog.set_level("INFO", "strikeback.api")
    officer = house.sign_in("hkpf/chan")
    client.get(f"{PREFIX}/contributions/c_telltale?x=telltale", headers=officer | {"x-case": "telltale"})
    assert "openContribution 422" in caplog.text or "openContribution 404" in caplog.text
    assert "telltale" not in caplog.text
    assert "hkpf" not in caplog.text


def test_who_is_behind_a_proxy_is_counted_by_the_proxys_word(house: House) -> None:
    """Without one, the header is what anybody may write."""
    tries = {"user": "hkpf/none", "password": "x", "code": "1"}
    with Client(house.app) as client:
        codes = [
            client.post(SESSION, json=tries, headers={"x-forwarded-for": f"198.51.100.{n}"}).status_code
            for n in range(12)
        ]
    assert codes[:10] == [401] * 10
    assert codes[10:] == [429, 429]


def test_the_description_is_served_to_anybody(client) -> None:
    """What programs read is what requests are checked against; it is one document of OpenAPI 3.1."""
    got = client.get(f"{PREFIX}/openapi.json")
    assert (got.status_code, got.headers["content-type"]) == (200, "application/json")
    told = got.json()
    assert told["openapi"].startswith("3.1")
    assert f"{PREFIX}/search" in told["paths"]
    assert f"{PREFIX}/openapi.json" in told["paths"]
