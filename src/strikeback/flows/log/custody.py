"""The log of custody: its keys, checkpoints, receipts, audit and export."""

import secrets
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Final

import msgspec

from strikeback.custody import tiles, verify_standalone
from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.entry import Event, Kind
from strikeback.custody.faults import Fault
from strikeback.custody.fsck import audit
from strikeback.custody.note import VerifierKey, parse_note
from strikeback.custody.policy import Policy, parse_policy
from strikeback.custody.rotation import Schedule, announced, change_note, listed, schedule
from strikeback.flows.progress import stamp
from strikeback.model.base import Frozen
from strikeback.model.errors import LogError, LogFormatError, NotFoundError, ProofError, UsageError
from strikeback.model.time import Clock
from strikeback.store import dialect, log
from strikeback.store.contents import unsalted
from strikeback.store.open import Connection, Store

WITNESSES: Final = "witnesses"
"""The object that entries about this log's witnesses are about."""

BY_THE_LOG: Final = "log"
"""The actor of entries that the program makes for itself."""

VERIFIER: Final = "verify.py"
KEYS: Final = "vkeys"
LOG_KEYS: Final = "log-key"
"""The folder with salts and bodies of entries about keys, the only ones that are exported."""
RECEIPT_SUFFIX: Final = ".tlog-proof"
BODY_SUFFIX: Final = ".body"


class LogReport(Frozen, frozen=True, kw_only=True):
    """What an audit found."""

    shown: ClassVar = ("size", "sound")

    origin: str
    """Empty: the log has no keys yet."""
    size: int
    root: str
    """Hex."""
    heads: int
    checkpoints: int
    """Signed heads and checkpoints whose signatures were verified."""
    bodies: int
    erased: int
    unlogged: dict[str, int]
    """Rows of facts, by kind, that no entry has as its body: written before there was a log, or past it."""
    unsalted: int
    """Contributions stored before records had salts: verified without, by the digests of then."""
    faults: tuple[Fault, ...]
    counts: dict[str, int]
    sound: bool
    """No fault. Rows outside the log are not faults of the log."""


class Proven(Frozen, frozen=True, kw_only=True):
    """A receipt that was written."""

    shown: ClassVar = ("entry", "kind")

    entry: int
    kind: str
    at: str
    receipt: str
    """Path."""
    body: str
    """Path; empty when the body was erased."""


class GivenCheckpoint(Frozen, frozen=True, kw_only=True):
    """A checkpoint signed with all keys."""

    shown: ClassVar = ("origin", "size")

    origin: str
    size: int
    root: str
    """Hex."""
    note: str
    vkeys: tuple[str, ...]


class Exported(Frozen, frozen=True, kw_only=True):
    """A log that was written out."""

    shown: ClassVar = ("folder", "size")

    folder: str
    size: int
    files: int
    vkeys: tuple[str, ...]


def make_keys(store: Store, *, origin: str = "", clock: Clock) -> bool:
    """Give the log its keys, in a file outside the store, and log their public halves.

    Args:
        store: The store.
        origin: The log's name for others; empty: one that nobody else has.
        clock: Tells when.

    Returns:
        Whether keys were made; False when there are some, or the store is in memory.

    Raises:
        LogError: The file cannot be written.
        UsageError: The name has spaces or a plus.
    """
    name = origin or f"strikeback/{secrets.token_hex(8)}"
    if any(sign.isspace() or sign == "+" for sign in name) or len(name.encode()) > 255:
        raise UsageError("the name of a log has no spaces and no plus", where="--origin")
    if not store.keys.create(name):
        return False
    body = listed(store.keys.public)
    with store.write() as connection:
        log.append(connection, [key_event(body, stamp(clock))])
    return True


def give_checkpoint(store: Store, *, clock: Clock) -> GivenCheckpoint:
    """Sign the log's head with all keys and log that; the newest is given again when nothing came after it.

    Raises:
        LogError: The log has no keys, or no entry.
    """
    with store.write() as connection:
        note = _checkpoint(store, connection, clock)
    told = Checkpoint.parse(parse_note(note).text)
    return GivenCheckpoint(
        origin=told.origin,
        size=told.size,
        root=told.root.hex(),
        note=note.decode(),
        vkeys=tuple(key.vkey for key in store.keys.public),
    )


class Rotated(Frozen, frozen=True, kw_only=True):
    """Keys that were changed."""

    shown: ClassVar = ("number",)

    number: int
    """The entry that names them; heads of more entries are signed with them."""
    old: tuple[str, ...]
    """Keep these: receipts and exports of before are verified with them."""
    new: tuple[str, ...]


def rotate_keys(store: Store, *, clock: Clock) -> Rotated:
    """Give the log new keys, log that under the signatures of old and new, and destroy the old private ones.

    Where it was interrupted it goes on. Other programs may write meanwhile: between the first and the last
    step the file holds both, and the log says which are in force.

    Raises:
        LogError: There are no keys, or their file cannot be written.
    """
    new = store.keys.begin_change()
    old = store.keys.generations[0]
    at = stamp(clock)
    time = int(datetime.fromisoformat(at).timestamp())
    with store.write() as connection:
        dialect.lock_log(connection)
        bodies = log.key_bodies(connection)
        if bodies and announced(bodies[-1][2]) == tuple(one.key for one in new):
            number = bodies[-1][0]
        else:
            if not bodies:
                first = listed(one.key for one in old)
                log.append(connection, [key_event(first, at)])
            number = log.last_head(connection).size
            log.append(connection, [key_event(change_note(old, new, number, time), at)])
    store.keys.end_change(new)
    return Rotated(
        number=number, old=tuple(one.key.vkey for one in old), new=tuple(one.key.vkey for one in new)
    )


def key_event(body: bytes, at: str) -> Event:
    """Return the event of keys that come into force."""
    return Event(kind=Kind.LOG_KEY, id=log.KEYS, actor=BY_THE_LOG, at=at, body=body)


def key_schedule(store: Store, connection: Connection) -> Schedule:
    """Return the log's keys by size, led back from those in the file."""
    bodies = ((number, body) for number, _, body in log.key_bodies(connection))
    return schedule(bodies, store.keys.public)


def _checkpoint(store: Store, connection: Connection, clock: Clock) -> bytes:
    """Return a checkpoint of everything but its own entry."""
    head = log.last_head(connection)
    if not head.size:
        raise LogError("the log has no entries yet")
    newest = next(log.checkpoints(connection), b"")
    if newest and size_of(newest) == head.size - 1:
        return newest
    at = stamp(clock)
    note = store.keys.publish(head, at, lambda: log.named_keys(connection))
    event = Event(kind=Kind.CHECKPOINT, id=log.CHECKPOINTS, actor=BY_THE_LOG, at=at, body=note)
    log.append(connection, [event])
    return note


def size_of(note: bytes) -> int:
    """Return the size that a checkpoint states, nothing verified."""
    return Checkpoint.parse(parse_note(note).text).size


def verify_log(store: Store, older: Iterable[Path] = ()) -> LogReport:
    """Audit the whole log, and compare it with checkpoints that were kept elsewhere.

    Args:
        store: The store.
        older: Files with checkpoints, receipts or not; each has to be signed by this log.

    Raises:
        UsageError: A file cannot be read, or is not a checkpoint of this log.
    """
    keys = store.keys.public
    with store.read() as connection:
        known = key_schedule(store, connection)
        kept = [_read_checkpoint(known, path) for path in older]
        found = audit(log.StoredLog(connection), keys, kept, witness_keys(connection))
        unlogged = log.unlogged(connection)
        old = unsalted(connection)
    return LogReport(
        origin=keys[0].name if keys else "",
        size=found.size,
        root=found.root.hex(),
        heads=found.heads,
        checkpoints=found.checkpoints,
        bodies=found.bodies,
        erased=found.erased,
        unlogged=unlogged,
        unsalted=old,
        faults=found.faults,
        counts={kind.value: number for kind, number in found.counts.items()},
        sound=not found.faults,
    )


def witness_keys(connection: Connection) -> tuple[VerifierKey, ...]:
    """Return every witness that was ever named."""
    texts = log.bodies_about(connection, WITNESSES)
    return tuple(dict.fromkeys(key for text in texts for key in parse_policy(text).witnesses.values()))


def checkpoint_of(known: Schedule, note: bytes) -> Checkpoint:
    """Return a checkpoint that the keys in force at its size have signed.

    Raises:
        LogFormatError: Not a checkpoint.
        ProofError: Not signed by them.
    """
    return Policy(logs=known.at(size_of(note)), witnesses={}).open(note)


def _read_checkpoint(known: Schedule, path: Path) -> Checkpoint:
    """Read a checkpoint that was kept."""
    try:
        return checkpoint_of(known, path.read_bytes())
    except OSError as error:
        raise UsageError(f"the checkpoint cannot be read ({error.strerror})", where=str(path)) from None
    except (LogFormatError, ProofError) as error:
        raise UsageError(f"this is no checkpoint of this log: {error.what}", where=str(path)) from None


def prove(store: Store, identity: str, folder: Path, *, clock: Clock) -> tuple[Proven, ...]:
    """Write a receipt and the body of every entry about an object.

    Args:
        store: The store.
        identity: Id of a contribution, decision, alert, claim ...; or the number of an entry.
        folder: Where the files go; it is made.
        clock: Tells when the checkpoint is signed.

    Raises:
        NotFoundError: The log knows nothing about it.
        LogError: The log has no keys.
        UsageError: A file cannot be written.
    """
    with store.write() as connection:
        found = log.entries_about(connection, identity)
        if not found and identity.isascii() and identity.isdecimal():
            found = log.entry_at(connection, int(identity))
        if not found:
            raise NotFoundError("the log knows nothing about this", where=identity[:40])
        note = _checkpoint(store, connection, clock)
        # A checkpoint covers what stood before it; its own entry waits for the next one.
        covered = [one for one in found if one[0] < size_of(note)]
        made = [(number, entry, *log.receipt(connection, number, note)) for number, entry in covered]
    done: list[Proven] = []
    for number, entry, receipt, body in made:
        path = folder / f"entry-{number}{RECEIPT_SUFFIX}"
        _write(path, receipt.text)
        beside = path.with_suffix(BODY_SUFFIX) if body is not None else None
        if beside is not None and body is not None:
            _write(beside, body)
        done.append(
            Proven(entry=number, kind=entry.kind, at=entry.at, receipt=str(path), body=str(beside or ""))
        )
    return tuple(done)


def export_log(store: Store, folder: Path, *, clock: Clock) -> Exported:
    """Write the log as static files (C2SP tlog-tiles), its keys, and the verifier that needs nothing else.

    Bodies are not written: the folder holds nothing that an erasure would have to reach.

    Raises:
        LogError: The log has no keys, or no entry.
        UsageError: The folder is not empty or cannot be written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise UsageError("the folder is not empty", where=str(folder), remedy="Name a new one")
    with store.write() as connection:
        note = _checkpoint(store, connection, clock)
    size = size_of(note)
    files = 3
    with store.read() as connection:
        stored = log.StoredLog(connection)
        for tile in tiles.tiles_of(size):
            start = tile.number * tiles.WIDTH
            hashes = stored.hashes(tile.level, start, start + tile.width)
            _write(folder / tile.path, b"".join(hashes))
            files += 1
        for bundle in tiles.bundles_of(size):
            start = bundle.number * tiles.WIDTH
            _write(folder / bundle.path, tiles.pack_entries(stored.leaves(start, start + bundle.width)))
            files += 1
        for number, salt, body in log.key_bodies(connection):
            if number < size:
                _write(folder / LOG_KEYS / str(number), salt.hex().encode() + b"\n" + body)
                files += 1
    vkeys = tuple(key.vkey for key in store.keys.public)
    _write(folder / KEYS, "".join(key + "\n" for key in vkeys).encode())
    _write(folder / VERIFIER, Path(verify_standalone.__file__).read_bytes())
    _write(folder / "checkpoint", note)
    return Exported(folder=str(folder), size=size, files=files, vkeys=vkeys)


def _write(path: Path, content: bytes) -> None:
    """Write a file and the folders above it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(f"the file cannot be written ({error.strerror})", where=str(path)) from None


def read_event(record: str, *, by: str, purpose: str, case: str, clock: Clock) -> Event:
    """Return the event of a person looking at a record."""
    body = msgspec.json.encode({"case": case, "purpose": purpose})
    return Event(kind=Kind.READ, id=record, actor=by, at=stamp(clock), body=body)
