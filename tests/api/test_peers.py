"""The door for other hubs: signed packages over TLS in which both sides show a pinned certificate."""

import asyncio
import ssl
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import httpx
import pytest
import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from flows.conftest import TickingClock, World
from strikeback.api.peers import PATH, create_peer_app
from strikeback.casework.answer_rules import Rule
from strikeback.casework.requests import State
from strikeback.flows.agencies import add_agency
from strikeback.flows.answer_rules import add_rule
from strikeback.flows.derive import derive
from strikeback.flows.hubs.blind_ask import ask_hub
from strikeback.flows.hubs.exchange import compose, next_package, synchronise
from strikeback.flows.hubs.exchange_http import TYPE, poster
from strikeback.flows.hubs.hits import list_hits
from strikeback.flows.log import custody
from strikeback.flows.peers import add_peer, hub_name, peer_address
from strikeback.flows.requests import ask, show_request
from strikeback.model.errors import LogError, PeerError, UsageError
from strikeback.model.handling import Handling, Level
from strikeback.model.people import Viewer
from strikeback.store import facts
from strikeback.store.open import Store, open_store


@pytest.fixture
def hubs(tmp_path: Path, clock: TickingClock) -> Iterator[tuple[Store, Store]]:
    """Two hubs that know each other."""
    made = []
    for letter, agency in (("a", "hkpf"), ("b", "sgpf")):
        store = open_store(str(tmp_path / f"{letter}.db"))
        custody.make_keys(store, origin=f"{letter}.example/log", clock=clock)
        add_agency(store, agency, clock=clock)
        made.append(store)
    a, b = made
    for one, other, agency in ((a, b, "sgpf"), (b, a, "hkpf")):
        key = other.keys.public[0].vkey
        add_peer(one, vkey=key, agencies=[agency], by="x/y", clock=clock)
    yield a, b
    for store in made:
        store.close()


@pytest.fixture
def clock() -> TickingClock:
    """A clock of the tests' own."""
    return TickingClock()


def _certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A self-signed certificate for 127.0.0.1 and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    address = x509.IPAddress(ip_address("127.0.0.1"))
    now = datetime.now(UTC)  # noqa: TID251 - TLS compares with the real clock
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    cert, secret = folder / f"{name}.pem", folder / f"{name}.key"
    cert.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return cert, secret


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_packages_travel_only_between_those_who_pinned_each_other(
    hubs: tuple[Store, Store], clock: TickingClock, tmp_path: Path
) -> None:
    """Both certificates are checked; a third one gets no word in; a wrong address loses nothing."""
    a, b = hubs
    World(a).report("hkpf", "A-1")
    _, held = World(b).report("sgpf", "B-1", handling=Handling(level=Level.HIT))
    for store in (a, b):
        derive(store, clock=clock)
    officer = Viewer(agency="hkpf", user="hkpf/chan")
    ask_hub(a, officer, hub_name(b), clock=clock)
    add_rule(b, Viewer(agency="sgpf", user="sgpf/tan"), Rule(to=("hkpf",)), clock=clock)
    (cert_a, key_a), (cert_b, key_b), (cert_c, key_c) = (_certificate(tmp_path, name) for name in "abc")
    config = uvicorn.Config(
        create_peer_app(b, clock),
        port=0,
        ssl_certfile=str(cert_b),
        ssl_keyfile=str(key_b),
        ssl_ca_certs=str(cert_a),
        ssl_cert_reqs=ssl.CERT_REQUIRED,
        log_level="critical",
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        url = f"https://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}{PATH}"
        for cert, key, trusted in ((cert_c, key_c, cert_b), (cert_a, key_a, cert_c)):
            with pytest.raises(PeerError, match="cannot be reached"):
                synchronise(a, hub_name(b), poster(url, cert=cert, key=key, trusted=trusted), clock=clock)
        right = poster(url, cert=cert_a, key=key_a, trusted=cert_b)
        with pytest.raises(PeerError, match="404"):
            synchronise(
                a, hub_name(b), poster(url + "x", cert=cert_a, key=key_a, trusted=cert_b), clock=clock
            )
        done = synchronise(a, hub_name(b), right, clock=clock)
        assert (done.sent, done.came) == (1, 1)
        (hit,) = list_hits(a, officer)
        asked = ask(a, officer, hit.reference, "the same number", wanted=Level.SUMMARY, clock=clock)
        done = synchronise(a, hub_name(b), right, clock=clock)
        assert (done.sent, done.came) == (1, 1)
        back = show_request(a, officer, asked.id, clock=clock)
        assert (back.state, back.by_rule, back.record) == (State.GRANTED, True, held.id)
        custody.rotate_keys(b, clock=clock)
        custody.rotate_keys(a, clock=clock)
        synchronise(a, hub_name(b), right, clock=clock)
        forged = "strikeback-package/v2\nsha256 " + "0" * 64 + " 0\n\n\u2014 a.example/log AAAA\n\n"
        with pytest.raises(PeerError, match="SB200"):
            right(forged.encode())
        with pytest.raises(PeerError, match="SB301"):
            right("nonsense\n\n\u2014 a.example/log AAAA\n".encode())
    finally:
        server.should_exit = True
        thread.join()
    with b.read() as connection:
        assert {one.originator for one in facts.contributions(connection)} == {"hkpf", "sgpf"}


def _ask(store: Store, clock: TickingClock, method: str, content: bytes, kind: str = TYPE) -> httpx.Response:
    """Ask the application without sockets."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(create_peer_app(store, clock))
        async with httpx.AsyncClient(transport=transport, base_url="https://b.example") as client:
            return await client.request(method, PATH, content=content, headers={"Content-Type": kind})

    return asyncio.run(ask())


def test_the_door_refuses_what_is_no_package(hubs: tuple[Store, Store], clock: TickingClock) -> None:
    """Wrong type, unknown sender, for another hub: a status and the project's own words."""
    a, b = hubs
    said = _ask(b, clock, "POST", b"x", "text/plain")
    assert (said.status_code, said.json()["code"]) == (415, "SB300")
    said = _ask(b, clock, "POST", b"x")
    assert (said.status_code, said.json()["code"]) == (403, "SB301")
    assert _ask(b, clock, "GET", b"").status_code == 405
    World(a).report("hkpf", "A-1")
    compose(a, hub_name(b), clock=clock)
    data = next_package(a, hub_name(b), after=0, clock=clock)
    said = _ask(b, clock, "POST", data)
    assert (said.status_code, said.headers["Content-Type"]) == (200, TYPE)
    assert said.headers["Cache-Control"] == "no-store"
    assert _ask(a, clock, "POST", data).status_code == 403


def test_a_hub_needs_keys_and_an_address(
    hubs: tuple[Store, Store], clock: TickingClock, tmp_path: Path
) -> None:
    """Without keys of the log nothing is signed; by hand only means no address; files must exist."""
    a, b = hubs
    with open_store(str(tmp_path / "bare.db")) as bare, pytest.raises(LogError):
        create_peer_app(bare, clock)
    with pytest.raises(UsageError):
        peer_address(a, hub_name(b))
    with pytest.raises(UsageError):
        poster("https://127.0.0.1", cert=tmp_path / "x", key=tmp_path / "x", trusted=tmp_path / "x")
