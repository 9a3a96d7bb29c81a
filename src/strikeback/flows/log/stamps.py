"""Time stamps (RFC 3161) over checkpoints: that a head stood at a time, by somebody outside.

The request and the answer are files, carried by whatever tool the authority is asked with. The answer is
kept raw whether or not it can be verified here: tools differ in what they accept.
"""

from datetime import UTC
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from strikeback.custody.entry import Event, Kind
from strikeback.flows.log.custody import BY_THE_LOG, give_checkpoint, size_of
from strikeback.flows.progress import stamp
from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError
from strikeback.model.time import Clock
from strikeback.store import log
from strikeback.store.open import Connection, Store

if TYPE_CHECKING:
    from rfc3161_client import TimeStampResponse

MAX_RESPONSE: Final = 1_000_000
"""Bytes."""

LOOKED_AT: Final = 1_000
"""Checkpoints among which the stamped one is looked for, the newest first."""


class Asked(Frozen, frozen=True, kw_only=True):
    """A request that was written."""

    shown: ClassVar = ("size",)

    size: int
    digest: str
    """Hex of SHA-256 over the checkpoint, which the authority stamps."""
    file: str


class Stamped(Frozen, frozen=True, kw_only=True):
    """An answer that was kept."""

    shown: ClassVar = ("size", "verified")

    size: int
    """Of the checkpoint that it stamps."""
    verified: bool
    time: str
    """What the authority says, RFC 3339 UTC; empty when it cannot be read."""
    says: str
    entry: str
    """The object of the entry that keeps it."""


def write_request(store: Store, path: Path, *, clock: Clock) -> Asked:
    """Write a request for a time stamp over the newest checkpoint, which is made when there is none.

    Raises:
        LogError: The log has no keys, or no entry.
        UsageError: The file cannot be written.
    """
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder  # noqa: PLC0415 - slow to import

    given = give_checkpoint(store, clock=clock)
    data = given.note.encode()
    request = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).build()
    try:
        path.write_bytes(request.as_bytes())
    except OSError as error:
        raise UsageError(f"the file cannot be written ({error.strerror})", where=str(path)) from None
    return Asked(size=given.size, digest=sha256(data).hexdigest(), file=str(path))


def keep_response(store: Store, path: Path, *, trusted: Path | None, clock: Clock) -> Stamped:
    """Keep an authority's answer as an entry, verified where that can be done.

    Args:
        store: The store.
        path: The answer, DER.
        trusted: The authority's root certificates, PEM; None: nothing is verified.
        clock: Tells when it was kept.

    Raises:
        UsageError: It is about no checkpoint of this log, or a file cannot be read.
    """
    raw = _read(path, "the answer")
    roots = _read(trusted, "the certificate") if trusted else b""
    with store.read() as connection:
        note = _stamped(connection, raw)
    verified, time, says = _verify(raw, note, roots)
    size = size_of(note)
    entry = f"time-stamp/{size}"
    event = Event(kind=Kind.TIME_STAMP, id=entry, actor=BY_THE_LOG, at=stamp(clock), body=raw)
    with store.write() as connection:
        log.append(connection, [event])
    return Stamped(size=size, verified=verified, time=time, says=says, entry=entry)


def _stamped(connection: Connection, raw: bytes) -> bytes:
    """Return the checkpoint that an answer is about: the one whose digest stands in it.

    Raises:
        UsageError: None of the newest.
    """
    if len(raw) <= MAX_RESPONSE:
        for note in islice(log.checkpoints(connection), LOOKED_AT):
            if sha256(note).digest() in raw:
                return note
    raise UsageError(
        "this stamps no checkpoint of this log", remedy="Ask anew: strikeback log stamp --request"
    )


def _verify(raw: bytes, note: bytes, roots: bytes) -> tuple[bool, str, str]:
    """Return whether an answer holds, its time, and that in words."""
    from cryptography import x509  # noqa: PLC0415 - slow to import
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response  # noqa: PLC0415

    try:
        answer: TimeStampResponse = decode_timestamp_response(raw)
        time = answer.tst_info.gen_time.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except ValueError:
        return False, "", "NOT VERIFIED: it cannot be read here; kept as it is, verify it with another tool"
    if not roots:
        return False, time, f"NOT VERIFIED: it says {time}; give the authority's certificate with --trusted"
    try:
        builder = VerifierBuilder()
        for certificate in x509.load_pem_x509_certificates(roots):
            builder = builder.add_root_certificate(certificate)
        builder.build().verify_message(answer, note)
    except (ValueError, VerificationError) as error:
        said = type(error).__name__
        return False, time, f"NOT VERIFIED ({said}): kept as it is, verify it with another tool"
    return True, time, f"Verified: it stood at {time}"


def _read(path: Path, what: str) -> bytes:
    """Read a file."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{what} cannot be read ({error.strerror})", where=str(path)) from None
