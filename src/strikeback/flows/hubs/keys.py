"""A hub's signing key changes: it says so under old and new, or its people do; nobody is named anew.

The message is a note signed with the new key. It holds the entries of the sender's log by which its keys
changed, each signed with all keys before and after (custody/rotation), and until when packages under the key
before are still taken: they may be under way by hand.
"""

from datetime import timedelta
from typing import ClassVar, Final

import msgspec

from strikeback.casework.requests import moment
from strikeback.custody.note import VerifierKey, open_note, parse_note
from strikeback.custody.rotation import read_change
from strikeback.flows.answers import written
from strikeback.flows.peers import hub_name, peer_of
from strikeback.flows.progress import stamp
from strikeback.model.base import Frozen
from strikeback.model.errors import LogFormatError, NotFoundError, ProofError, RefusedInputError, UsageError
from strikeback.model.time import Clock
from strikeback.store import log, peers
from strikeback.store.open import Connection, Store
from strikeback.store.peers import Former, Peer

FORM: Final = b"strikeback-key/v1\n"
MAX_BYTES: Final = 500_000
DAYS: Final = 7
"""For how many days after its change packages under the old key are taken."""


class Change(Frozen, frozen=True, kw_only=True):
    """One change of the keys of a log."""

    shown: ClassVar = ("number",)

    number: int
    """The entry's."""
    note: str
    until: str
    """RFC 3339 UTC."""


class Told(Frozen, frozen=True, kw_only=True):
    """What a hub says about its keys."""

    shown: ClassVar = ("sender", "recipient")

    sender: str
    recipient: str
    changes: tuple[Change, ...]


_DECODER: Final = msgspec.json.Decoder(Told)


def is_key_message(data: bytes) -> bool:
    """Tell whether this is about keys and no package."""
    return data.startswith(FORM)


def key_message(store: Store, name: str, *, clock: Clock) -> bytes | None:
    """Return what tells a hub that this hub's key changed; None when there is nothing that it does not know.

    Raises:
        NotFoundError: No such hub.
        LogError: The log has no keys.
    """
    here = hub_name(store)
    with store.read() as connection:
        peer_of(connection, name)
        if store.keys.public[0].vkey in peers.pins(connection, name):
            return None
        changes = tuple(
            Change(number=number, note=body.decode(), until=_until(connection, number))
            for number, _, body in log.key_bodies(connection)[1:]
        )
    if not changes:
        return None
    told = Told(sender=here, recipient=name, changes=changes)
    return store.keys.sign_note(FORM + msgspec.json.encode(told) + b"\n", stamp(clock))


def _until(connection: Connection, number: int) -> str:
    """Return until when packages are taken that were signed before an entry about keys."""
    ((_, entry),) = log.entry_at(connection, number)
    return written(moment(entry.at) + timedelta(days=DAYS))


def take_key(store: Store, data: bytes, *, clock: Clock) -> tuple[Peer, bool]:
    """Apply what a hub says about its keys; return the hub, and whether anything is new.

    Raises:
        NotFoundError: It is of a hub nobody has named.
        RefusedInputError: It does not follow on the key that is known, is not signed, or not for this hub.
    """
    told = _read(data)
    at = stamp(clock)
    with store.write() as connection:
        peer = peers.peers(connection).get(told.sender)
        if peer is None:
            raise NotFoundError("this is about no hub that is named here", remedy="See: strikeback peer list")
        try:
            new = _followed(peer, told)
            text = open_note(data, [VerifierKey.parse(new.vkey)]).text
        except (LogFormatError, ProofError, UsageError):
            raise RefusedInputError(
                "a change of keys that does not follow on the key known here",
                where=peer.name,
                remedy="Ask its people by another way, then: strikeback peer renew",
            ) from None
        if told.recipient != hub_name(store) or text != parse_note(data).text:
            raise RefusedInputError("a change of keys that is for another hub", where=peer.name)
        if new == peer:
            return peer, False
        peers.put_peer(connection, msgspec.structs.replace(new, by=peer.name), at)
    return new, True


def _read(data: bytes) -> Told:
    """Return what a message says; nothing of it is verified yet."""
    try:
        if len(data) > MAX_BYTES:
            raise RefusedInputError("a message about keys that is too large")
        return _DECODER.decode(parse_note(data).text[len(FORM) :])
    except (LogFormatError, msgspec.DecodeError):
        raise RefusedInputError("a message about keys that does not have its form") from None


def _followed(peer: Peer, told: Told) -> Peer:
    """Return a hub with the key that follows on the one known, and that one as former.

    Raises:
        LogFormatError, ProofError: A change is not one, or not signed by all.
    """
    known = peer
    for change in told.changes:
        body = change.note.encode()
        lines = parse_note(body).text.decode().splitlines()
        old = tuple(VerifierKey.parse(one[4:]) for one in lines if one.startswith("old "))
        if not old or old[0].vkey != known.vkey or old[0].name != peer.name:
            continue
        new = read_change(body, change.number, old)
        former = (*known.former, Former(vkey=known.vkey, until=written(moment(change.until))))
        known = msgspec.structs.replace(known, vkey=new[0].vkey, former=former)
    return known


def renew(store: Store, name: str, *, vkey: str, old_until: str = "", by: str, clock: Clock) -> Peer:
    """Give a hub another key by hand, after comparing it with its people by another way.

    Args:
        store: The store.
        name: The hub.
        vkey: Its new key.
        old_until: Until when packages under the old one are taken, ISO date or RFC 3339 UTC; empty: now.
        by: Who does it.
        clock: Tells when.

    Raises:
        NotFoundError: No such hub.
        UsageError: No key of that hub, or no moment.
    """
    at = stamp(clock)
    try:
        key = VerifierKey.parse(vkey.strip())
        until = written(
            moment(f"{old_until}T23:59:59Z" if len(old_until) == len(at[:10]) else old_until or at)
        )
    except (LogFormatError, ValueError, TypeError):
        raise UsageError(
            "a key is one line NAME+ID+KEY, a moment a date or RFC 3339 UTC", where=name
        ) from None
    with store.write() as connection:
        peer = peer_of(connection, name)
        if key.name != peer.name:
            raise UsageError("this is another hub's key", where=key.name[:60])
        if key.vkey == peer.vkey:
            raise UsageError("this is the key that is known", where=name)
        former = (*peer.former, Former(vkey=peer.vkey, until=until))
        new = msgspec.structs.replace(peer, vkey=key.vkey, former=former, by=by)
        peers.put_peer(connection, new, at)
    return new
