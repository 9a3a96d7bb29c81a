"""Messages to an agency's own systems: where they go, what they hold, how they are proved and repeated."""

import hmac
import json
from datetime import timedelta
from hashlib import sha256

import httpx
import pytest

from api.house import Client, House
from flows.conftest import World
from strikeback.api.settings import PREFIX
from strikeback.api.worker import Worker, in_this_process
from strikeback.flows.derive import derive
from strikeback.flows.webhooks import PAUSES, Targets, check_target
from strikeback.model.errors import UsageError

HOOKS = f"{PREFIX}/webhooks"
URL = "https://case.example.org/strikeback"
DANGER = "I will kill myself tonight"


@pytest.fixture
def hooked(tmp_path, template: House):
    """A house whose operator allows one host."""
    made = House(tmp_path, template, webhook_hosts=("case.example.org", "other.example.org:8443"))
    yield made
    made.store.close()


def worker(house: House, answers: list[int], got: list[httpx.Request]) -> Worker:
    """A worker whose messages end here; each takes the next answer."""

    def receive(request: httpx.Request) -> httpx.Response:
        got.append(request)
        elsewhere = {"location": "https://evil.example/"}
        return httpx.Response(answers.pop(0), headers=elsewhere, content=b"unread")

    spool = house.app.state.server.spool
    work = in_this_process(house.store, spool, house.clock)
    transport = httpx.MockTransport(receive)
    return Worker(house.store, spool, house.settings, clock=house.clock, work=work, transport=transport)


def report(house: House, agency: str, number: str) -> None:
    """Let somebody be in danger."""
    world = World(house.store)
    world.clock = house.clock
    world.report(agency, number, name="Own Invented", narrative=f"{DANGER} {number}")
    derive(house.store, clock=house.clock, scopes=True)


def add(house: House, client: Client, agency: str = "hkpf", kinds=("alert",)):
    """Register a webhook."""
    who = house.sign_in(f"{agency}/administrator")
    return client.post(HOOKS, json={"url": URL, "kinds": kinds}, headers=who)


def test_a_new_alert_is_told_with_its_id_and_nothing_else(hooked: House) -> None:
    """Once, signed with time and secret; what stood before is not told; others' alerts are not."""
    report(hooked, "hkpf", "HK-1")
    with Client(hooked.app) as client:
        made = add(hooked, client).json()
    report(hooked, "hkpf", "HK-2")
    report(hooked, "spf", "SG-1")
    got: list[httpx.Request] = []
    one = worker(hooked, [204], got)
    assert (one.tell(), one.tell()) == (1, 0)
    (sent,) = got
    told = json.loads(sent.content)
    assert set(told) == {"id", "kind", "object", "agency"}
    assert (told["kind"], told["agency"]) == ("alert", "hkpf")
    assert told["object"].startswith("al_")
    at = sent.headers["x-strikeback-time"]
    wanted = hmac.new(bytes.fromhex(made["secret"]), f"{at}.".encode() + sent.content, sha256).hexdigest()
    assert sent.headers["x-strikeback-signature"] == f"v1={wanted}"
    assert abs(int(at) - hooked.clock.now().timestamp()) < 60
    assert str(sent.url) == URL


def test_what_nobody_takes_is_tried_again_and_given_up(hooked: House) -> None:
    """With growing pauses; a redirect is a failure and leads nowhere."""
    with Client(hooked.app) as client:
        hook = add(hooked, client).json()["webhook"]["id"]
        report(hooked, "hkpf", "HK-1")
        got: list[httpx.Request] = []
        one = worker(hooked, [302, *[503] * len(PAUSES)], got)
        for pause in PAUSES:
            before = len(got)
            one.tell()
            one.tell()
            assert len(got) == before + 1
            hooked.clock.moment += pause + timedelta(seconds=1)
        one.tell()
        hooked.clock.moment += timedelta(days=9)
        assert one.tell() == 0
        assert len(got) == len(PAUSES) + 1
        assert {str(each.url) for each in got} == {URL}
        hooked.tokens.clear()
        who = hooked.sign_in("hkpf/administrator")
        told = client.get(f"{HOOKS}/{hook}", headers=who).json()["deliveries"]
    assert [(each["state"], each["tries"], each["status"]) for each in told] == [
        ("given_up", len(PAUSES) + 1, 503)
    ]


def test_a_webhook_is_changed_and_dropped_by_who_saw_it(hooked: House) -> None:
    """Switched off it is told nothing; dropped it is gone."""
    with Client(hooked.app) as client:
        hook = add(hooked, client, kinds=("alert", "lead")).json()["webhook"]["id"]
        who = hooked.sign_in("hkpf/administrator")
        seen = client.get(f"{HOOKS}/{hook}", headers=who).headers["etag"]
        body = {"url": URL, "kinds": ["lead"], "active": False}
        changed = client.put(f"{HOOKS}/{hook}", json=body, headers=who | {"if-match": seen})
        assert (changed.status_code, changed.json()["version"]) == (200, 2)
        report(hooked, "hkpf", "HK-1")
        assert worker(hooked, [], []).tell() == 0
        assert client.delete(f"{HOOKS}/{hook}", headers=who | {"if-match": seen}).status_code == 412
        fresh = changed.headers["etag"]
        assert client.delete(f"{HOOKS}/{hook}", headers=who | {"if-match": fresh}).status_code == 204
        assert client.get(HOOKS, headers=who).json()["items"] == []


@pytest.mark.parametrize(
    "url",
    [
        "http://case.example.org/x",
        "https://evil.example/x",
        "https://case.example.org.evil.example/x",
        "https://case.example.org@evil.example/x",
        "https://evil.example\\@case.example.org/x",
        "https://case.example.org:8443/x",
        "https://other.example.org/x",
        "https://127.0.0.1/x",
        "http://localhost/x",
        "https://[::1]/x",
        "https://case.example.org/x#y",
        "https://case.example.org /x",
        "https://cäse.example.org/x",
        "https://case.example.org:99999/x",
        "file:///etc/passwd",
        "//case.example.org/x",
        "https:///x",
    ],
)
def test_messages_go_nowhere_else(url: str) -> None:
    """However the address is written."""
    targets = Targets(hosts=("case.example.org", "other.example.org:8443"))
    with pytest.raises(UsageError):
        check_target(url, targets)


@pytest.mark.parametrize(
    ("url", "targets"),
    [
        (URL, Targets(hosts=("case.example.org",))),
        ("https://other.example.org:8443/x?y=1", Targets(hosts=("other.example.org:8443",))),
        ("http://127.0.0.1:9000/x", Targets(hosts=("127.0.0.1:9000",), loopback=True)),
        ("http://[::1]:9000/x", Targets(hosts=("[::1]:9000",), loopback=True)),
    ],
)
def test_messages_go_where_the_operator_said(url: str, targets: Targets) -> None:
    """Host and port as configured; this machine only for trials."""
    check_target(url, targets)


def test_only_administrators_register_them(hooked: House) -> None:
    """An agency has a most of them."""
    with Client(hooked.app) as client:
        officer = hooked.sign_in("hkpf/officer")
        body = {"url": URL, "kinds": ["alert"]}
        assert client.post(HOOKS, json=body, headers=officer).status_code == 403
        assert client.get(HOOKS, headers=officer).status_code == 403
        codes = {add(hooked, client).status_code for _ in range(21)}
    assert codes == {201, 429}


def test_a_host_that_was_taken_off_gets_nothing(hooked: House) -> None:
    """Also what waits already."""
    with Client(hooked.app) as client:
        add(hooked, client)
    report(hooked, "hkpf", "HK-1")
    got: list[httpx.Request] = []
    from strikeback.flows.webhooks import find_news, send_due  # noqa: PLC0415

    assert find_news(hooked.store, clock=hooked.clock) == 1
    none = Targets(hosts=("other.example.org",))
    assert send_due(hooked.store, none, lambda *_: got.append(1) or 204, clock=hooked.clock) == 0
    assert got == []
