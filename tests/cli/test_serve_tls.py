"""serve with its options for TLS, whole: an authority of its own, clients with and without a certificate."""

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import httpx
import pytest
import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from strikeback.cli import serve
from strikeback.flows.init import init_store
from strikeback.model.errors import UsageError
from strikeback.store.open import open_store

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
Paths = tuple[Path, Path]


class Authority:
    """A certificate authority that signs for this machine."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        made = self.builder(self.subject, self.key.public_key(), authority=True)
        self.path = folder / f"{name}.ca.pem"
        self.path.write_bytes(made.public_bytes(serialization.Encoding.PEM))

    def builder(
        self, subject: x509.Name, key: ec.EllipticCurvePublicKey, *, authority: bool
    ) -> x509.Certificate:
        """Sign a certificate, good for an hour."""
        now = datetime.now(UTC)  # noqa: TID251 - TLS compares with the real clock
        address = x509.IPAddress(ip_address("127.0.0.1"))
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.subject)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(hours=1))
            .not_valid_after(now + timedelta(hours=1))
            .add_extension(x509.SubjectAlternativeName([address]), critical=False)
            .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
            .sign(self.key, hashes.SHA256())
        )

    def sign(self, name: str) -> Paths:
        """Give somebody a certificate and a key."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        made = self.builder(subject, key.public_key(), authority=False)
        cert, secret = self.folder / f"{name}.pem", self.folder / f"{name}.key"
        cert.write_bytes(made.public_bytes(serialization.Encoding.PEM))
        plain = serialization.NoEncryption()
        form = serialization.PrivateFormat.PKCS8
        secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
        return cert, secret


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., str]]:
    """Start ``strikeback serve`` in a thread; give its address without scheme."""
    servers: list[uvicorn.Server] = []
    threads: list[threading.Thread] = []

    def run(app: object, **options: object) -> None:
        servers.append(uvicorn.Server(uvicorn.Config(app, **(options | {"port": 0}))))
        servers[-1].run()

    monkeypatch.setattr(uvicorn, "run", run)
    store = str(tmp_path / "a.db")
    with open_store(store) as opened:
        init_store(opened)

    def start(**given: object) -> str:
        threads.append(threading.Thread(target=lambda: serve.serve(store=store, link=False, **given)))
        threads[-1].start()
        until = time.monotonic() + 100
        while not (servers and servers[-1].started) and time.monotonic() < until:
            time.sleep(0.01)
        return f"127.0.0.1:{servers[-1].servers[0].sockets[0].getsockname()[1]}"

    yield start
    for one in servers:
        one.should_exit = True
    for thread in threads:
        thread.join(30)


def client(trusted: Path, own: Paths | None = None, *, most: ssl.TLSVersion | None = None) -> httpx.Client:
    """A program that trusts one authority and may show a certificate."""
    context = ssl.create_default_context(cafile=str(trusted))
    if own is not None:
        context.load_cert_chain(str(own[0]), str(own[1]))
    if most is not None:
        context.minimum_version = context.maximum_version = most
    return httpx.Client(verify=context, trust_env=False, timeout=100)


@pytest.mark.filterwarnings("ignore:.*TLSv1_1.*:DeprecationWarning")
def test_clients_without_the_right_certificate_get_no_word_in(
    tmp_path: Path, started: Callable[..., str]
) -> None:
    """None, one of another authority, an old version of TLS, no TLS: refused; the right one is served."""
    ours, other = Authority(tmp_path, "ours"), Authority(tmp_path, "other")
    cert, key = ours.sign("hub")
    right, wrong = ours.sign("gateway"), other.sign("stranger")
    host = started(cert=cert, key=key, client_ca=ours.path)
    address = f"https://{host}/api/v1/readyz"
    with client(ours.path, right) as program:
        got = program.get(address)
        assert got.status_code == 204
        assert got.headers["strict-transport-security"].startswith("max-age=")
    refused = [
        client(ours.path),
        client(ours.path, wrong),
        client(other.path, right),
        client(ours.path, right, most=ssl.TLSVersion.TLSv1_1),
    ]
    for program in refused:
        with program, pytest.raises((httpx.HTTPError, ssl.SSLError)):
            program.get(address)
    with httpx.Client(trust_env=False, timeout=100) as program, pytest.raises(httpx.HTTPError):
        program.get(address.replace("https", "http"))


def test_without_an_authority_of_clients_everybody_is_asked_to_sign_in(
    tmp_path: Path, started: Callable[..., str]
) -> None:
    """TLS proves the hub alone; a certificate that a program shows does not matter."""
    ours = Authority(tmp_path, "ours")
    cert, key = ours.sign("hub")
    host = started(cert=cert, key=key)
    with client(ours.path) as program:
        assert program.get(f"https://{host}/api/v1/readyz").status_code == 204
        assert program.get(f"https://{host}/api/v1/session").status_code == 401


def test_files_that_do_not_fit_are_refused_before_anything_is_served(tmp_path: Path) -> None:
    """A key of another certificate, a file that is none, clients' certificates without encryption."""
    ours = Authority(tmp_path, "ours")
    (cert, key), (_, other) = ours.sign("hub"), ours.sign("other")
    none = tmp_path / "none.pem"
    none.write_text("nothing")
    for files in ((cert, other, None), (none, key, None), (cert, key, none), (cert, tmp_path / "gone", None)):
        with pytest.raises(UsageError, match="cannot be used"):
            serve.tls_options(*files)
    with pytest.raises(UsageError, match="TLS only"):
        serve.tls_options(None, None, ours.path)
    assert "ssl_ca_certs" in serve.tls_options(cert, key, ours.path)
