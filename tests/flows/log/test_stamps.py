"""Time stamps over checkpoints, by an authority that another tool plays."""

import shutil
import subprocess
from pathlib import Path

import pytest

from flows.conftest import TickingClock
from strikeback.flows.log import custody
from strikeback.flows.log.stamps import keep_response, write_request
from strikeback.model.errors import UsageError
from strikeback.store import log
from strikeback.store.open import open_store

OPENSSL = shutil.which("openssl") or ""
CONFIG = """
[req]
distinguished_name = name
x509_extensions = authority
prompt = no
[name]
CN = invented time stamps
[authority]
basicConstraints = critical,CA:true
keyUsage = critical,digitalSignature,keyCertSign
[stamping]
extendedKeyUsage = critical,timeStamping
keyUsage = critical,digitalSignature
basicConstraints = critical,CA:false
[tsa]
default_tsa = stamps
[stamps]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""


def _run(folder: Path, *words: str) -> None:
    subprocess.run([OPENSSL, *words], cwd=folder, check=True, capture_output=True)


def _authority(folder: Path) -> None:
    """A root certificate, and a key for stamping signed by it."""
    (folder / "config").write_text(CONFIG)
    (folder / "serial").write_text("01\n")
    new = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "config")
    _run(folder, "req", "-x509", *new, "-keyout", "root.key", "-out", "root.pem", "-days", "2")
    _run(folder, "req", *new, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=invented stamper")
    signed = ("-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-days", "2")
    extended = ("-extfile", "config", "-extensions", "stamping")
    _run(folder, "x509", "-req", "-in", "tsa.csr", *signed, *extended, "-out", "tsa.pem")


@pytest.mark.skipif(not OPENSSL, reason="openssl plays the authority")
@pytest.mark.parametrize("place", ["file", "postgres"])
def test_a_checkpoint_is_stamped(tmp_path: Path, place: str, request: pytest.FixtureRequest) -> None:
    """Another tool stamps our request; we keep its answer raw, and say what we could verify."""
    clock = TickingClock()
    _authority(tmp_path)
    url = request.getfixturevalue("postgres") if place == "postgres" else str(tmp_path / "a.db")
    with open_store(url, keys=tmp_path / "a.key") as store:
        custody.make_keys(store, origin="example.org/log", clock=clock)
        asked = write_request(store, tmp_path / "head.tsq", clock=clock)
        reply = ("ts", "-reply", "-config", "config", "-queryfile", "head.tsq", "-out", "head.tsr")
        _run(tmp_path, *reply, "-signer", "tsa.pem", "-inkey", "tsa.key")
        (tmp_path / "note").write_text(custody.give_checkpoint(store, clock=clock).note)
        _run(tmp_path, "ts", "-verify", "-data", "note", "-in", "head.tsr", "-CAfile", "root.pem")
        answer = tmp_path / "head.tsr"
        plain = keep_response(store, answer, trusted=None, clock=clock)
        kept = keep_response(store, answer, trusted=tmp_path / "root.pem", clock=clock)
        other = keep_response(store, answer, trusted=tmp_path / "config", clock=clock)
        assert [(one.size, one.verified) for one in (plain, kept, other)] == [
            (asked.size, False),
            (asked.size, True),
            (asked.size, False),
        ], kept.says
        assert plain.time == kept.time != ""
        broken = tmp_path / "broken"
        broken.write_bytes(b"x" + answer.read_bytes())
        assert "cannot be read" in keep_response(store, broken, trusted=None, clock=clock).says
        with store.read() as connection:
            raw = answer.read_bytes()
            bodies = list(log.bodies_about(connection, kept.entry))
        assert bodies == [b"x" + raw, raw, raw, raw]
        assert custody.verify_log(store).sound
        (tmp_path / "nothing").write_bytes(b"nothing")
        for path in ("nothing", "missing"):
            with pytest.raises(UsageError):
                keep_response(store, tmp_path / path, trusted=None, clock=clock)
        with pytest.raises(UsageError, match="written"):
            write_request(store, tmp_path / "no" / "file", clock=clock)
