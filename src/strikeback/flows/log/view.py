"""The log of custody for viewers: head and tiles of hashes for all, entries for those who made them.

Hashes tell nothing but how much happened. Entries name people and things, so that an agency reads its own;
an agency that the operator named may read all of them, through its auditors, to verify the whole.
"""

import re
from collections.abc import Collection, Iterable
from typing import ClassVar, Final

import msgspec

from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.entry import Entry, Kind
from strikeback.custody.note import parse_note
from strikeback.custody.proof import Receipt
from strikeback.custody.tiles import pack_entries, parse_path
from strikeback.flows.init import secret_key
from strikeback.flows.log.custody import GivenCheckpoint, give_checkpoint
from strikeback.flows.progress import stamp
from strikeback.model.base import Frozen
from strikeback.model.errors import LogFormatError, NotFoundError, RefusedError
from strikeback.model.people import Duty, Viewer
from strikeback.model.time import Clock
from strikeback.sharing.reference import hit_reference, record_of
from strikeback.store import guarded, log, service, terms
from strikeback.store.open import Connection, Store

_RECORD: Final = re.compile(r"\br_[a-z0-9]+\b")
_TAKEN_OUT: Final = frozenset({Kind.ERASURE, Kind.RECORD_WITHDRAWAL})
"""Kinds that only a record's originator makes."""

READERS: Final = frozenset({Duty.AUDITOR, Duty.DATA_PROTECTION})
"""Duties that read the log."""

LOOKED_AT: Final = 5_000
"""Entries looked through for one page; a page of an agency that did little may be short."""


class LogHead(Frozen, frozen=True, kw_only=True):
    """How far the log is."""

    shown: ClassVar = ("origin", "size")

    origin: str
    """Empty: the log has no keys."""
    size: int
    root: str
    """Hex."""
    vkeys: tuple[str, ...]


class EntryView(Frozen, frozen=True, kw_only=True):
    """An entry of the viewer's agency."""

    shown: ClassVar = ("number", "kind")

    number: int
    kind: str
    object: str
    """What it is about; of a record of others the reference."""
    actor: str
    at: str


class ReceiptView(Frozen, frozen=True, kw_only=True):
    """An entry with what proves it to people who do not trust us (C2SP tlog-proof)."""

    shown: ClassVar = ("entry",)

    entry: EntryView
    receipt: str
    body: str
    """What the entry is about, JSON; empty when it was erased."""


def head(store: Store) -> LogHead:
    """Return how far the log is; everybody who is signed in may know."""
    keys = store.keys.public
    with store.read() as connection:
        last = log.last_head(connection)
    return LogHead(
        origin=keys[0].name if keys else "",
        size=last.size,
        root=last.root.hex(),
        vkeys=tuple(key.vkey for key in keys),
    )


def newest_checkpoint(store: Store) -> bytes:
    """Return the last head as it was signed when it was made (C2SP tlog-checkpoint).

    Raises:
        NotFoundError: Nothing is logged yet, or the log has no keys.
    """
    with store.read() as connection:
        found = service.newest_seal(connection)
    if not found:
        raise NotFoundError("the log has no signed head")
    return found


def tile(store: Store, viewer: Viewer, path: str, *, readers: Collection[str]) -> bytes:
    """Return a tile of the log (C2SP tlog-tiles).

    Args:
        store: The store.
        viewer: Who asks.
        path: As the specification has it, ``tile/0/000``; entries under ``tile/entries``.
        readers: Agencies whose auditors may read everybody's entries.

    Raises:
        NotFoundError: No such tile, or one the log is not long enough for.
        RefusedError: Entries, and the viewer may not read those of others.
    """
    try:
        wanted = parse_path(path)
    except LogFormatError:
        raise NotFoundError("there is no such tile") from None
    if wanted.level < 0 and not (Duty.AUDITOR in viewer.duties and viewer.agency in readers):
        raise RefusedError("entries of all agencies are for auditors whom the operator named")
    start = wanted.number << 8
    end = start + wanted.width
    with store.read() as connection:
        stored = log.StoredLog(connection)
        if end > log.last_head(connection).size >> 8 * max(wanted.level, 0) or wanted.level > 7:
            raise NotFoundError("there is no such tile")
        if wanted.level < 0:
            return pack_entries(stored.leaves(start, end))
        return b"".join(stored.hashes(wanted.level, start, end))


def entries(store: Store, viewer: Viewer, *, before: int, limit: int) -> tuple[tuple[EntryView, ...], int]:
    """Return entries that people of the viewer's agency made, the newest first, and where to go on.

    Args:
        store: The store.
        viewer: An auditor or data protection officer.
        before: Number of the entry before which to look.
        limit: Most entries returned.

    Returns:
        The entries, and the number before which the next page begins; 0: nothing is left.

    Raises:
        RefusedError: The viewer's duty is another one.
    """
    check_reads(viewer)
    key = secret_key(store)
    own: list[tuple[int, Entry]] = []
    with store.read() as connection:
        at = 0
        for number, leaf in service.leaves_before(connection, before, limit=LOOKED_AT):
            at = number
            entry = Entry.parse(leaf)
            if is_own(viewer, entry):
                own.append((number, entry))
            if len(own) == limit:
                break
        held = terms.in_force(connection, {entry.id for _, entry in own})
    ours = {identity for identity, (originator, _) in held.items() if originator == viewer.agency}
    return tuple(_view(number, entry, _told_object(entry.id, ours, viewer, key)) for number, entry in own), at


def _told_object(identity: str, ours: Collection[str], viewer: Viewer, key: bytes) -> str:
    """Return what an entry is about; a record of others by its reference alone."""
    if not identity.startswith("r_") or identity in ours:
        return identity
    return hit_reference(key, viewer.agency, identity)


def receipts(store: Store, viewer: Viewer, identity: str, *, clock: Clock) -> tuple[ReceiptView, ...]:
    """Return the viewer's agency's entries about an object, each with its receipt and body.

    They are proved under the last checkpoint that was given to others, or the last signed head. A record that
    the agency may not read is asked for by its reference, and what names it is sealed: the receipt holds the
    entry's hash in place of the entry. A body that names such a record is left out, and its salt with it.

    Args:
        store: The store.
        viewer: An auditor or data protection officer.
        identity: Of the object; or the reference of a hit.
        clock: Tells when.

    Raises:
        NotFoundError: The agency has no entry about it, or it is a record that is not to be told.
        RefusedError: The viewer's duty is another one.
    """
    check_reads(viewer)
    key = secret_key(store)
    agency = msgspec.structs.replace(viewer, duties=(Duty.OFFICER,), now=stamp(clock), broken="")
    with store.read() as connection:
        note = service.newest_seal(connection)
        behind = record_of(key, viewer.agency, identity)
        about = [one for one in log.entries_about(connection, behind or identity) if is_own(viewer, one[1])]
        size = Checkpoint.parse(parse_note(note).text).size if note else 0
        made = [(entry, *log.receipt(connection, number, note)) for number, entry in about if number < size]
        told = _told_records(connection, agency, made)
    if not made or _is_hidden(identity, told):
        raise NotFoundError("the log knows nothing about this")
    return tuple(_receipt_view(viewer, key, one, told) for one in made)


Made = tuple[Entry, Receipt, bytes | None]
"""An entry with its receipt and body."""


def _told_records(connection: Connection, agency: Viewer, made: Iterable[Made]) -> set[str]:
    """Return those of the records named in entries and bodies that people of the agency may read.

    What the agency itself took out or erased is its own to name, although nothing of it is left.
    """
    made = list(made)
    gone = {entry.id for entry, _, _ in made if entry.kind in _TAKEN_OUT}
    named = {one for entry, _, body in made for one in (entry.id, *_named(body)) if _RECORD.fullmatch(one)}
    ours = {
        one
        for one, (originator, _) in terms.in_force(connection, named).items()
        if originator == agency.agency
    }
    return gone | ours | guarded.told_records(connection, terms.asking(connection, agency), named).keys()


def _named(body: bytes | None) -> list[str]:
    """Return what looks like ids of records in a body."""
    return _RECORD.findall((body or b"").decode("utf-8", "replace"))


def _is_hidden(identity: str, told: Collection[str]) -> bool:
    """Tell whether something is a record that is not to be told."""
    return _RECORD.fullmatch(identity) is not None and identity not in told


def _receipt_view(viewer: Viewer, key: bytes, made: Made, told: Collection[str]) -> ReceiptView:
    """Return a receipt as the viewer may have it."""
    entry, receipt, body = made
    about = entry.id
    if _is_hidden(about, told):
        about, receipt, body = hit_reference(key, viewer.agency, about), receipt.sealed(), b""
    elif any(_is_hidden(one, told) for one in _named(body)):
        receipt, body = receipt.bare(), b""
    return ReceiptView(
        entry=_view(receipt.index, entry, about),
        receipt=receipt.text.decode(),
        body=(body or b"").decode("utf-8", "replace"),
    )


def publish(store: Store, viewer: Viewer, *, clock: Clock) -> GivenCheckpoint:
    """Sign the log's head with all keys, for others to keep.

    Raises:
        LogError: The log has no keys, or no entry.
        RefusedError: The viewer's duty is another one.
    """
    check_reads(viewer)
    return give_checkpoint(store, clock=clock)


def check_reads(viewer: Viewer) -> None:
    """Let only those pass whose duty is to read the log.

    Raises:
        RefusedError: Another duty.
    """
    if not READERS & set(viewer.duties):
        raise RefusedError("the log is an auditor's to read")


def is_own(viewer: Viewer, entry: Entry) -> bool:
    """Tell whether somebody of the viewer's agency made an entry."""
    return entry.actor.partition("/")[0] == viewer.agency


def _view(number: int, entry: Entry, about: str) -> EntryView:
    return EntryView(number=number, kind=entry.kind, object=about, actor=entry.actor, at=entry.at)
