"""Other hubs by name: whose key signs, which agencies they speak for, where they take packages."""

from collections.abc import Iterable

import msgspec

from strikeback.custody.note import VerifierKey
from strikeback.flows.progress import stamp
from strikeback.model.errors import ConflictError, LogError, LogFormatError, NotFoundError, UsageError
from strikeback.model.time import Clock
from strikeback.store import facts, peers
from strikeback.store.open import Connection, Store
from strikeback.store.peers import DAILY, Peer


def hub_name(store: Store) -> str:
    """Return this hub's name: its log's origin.

    Raises:
        LogError: The log has no keys.
    """
    if not store.keys.public:
        raise LogError("the log has no keys yet", remedy="Make them: strikeback init --origin NAME")
    return store.keys.public[0].name


def add_peer(
    store: Store,
    *,
    vkey: str,
    agencies: Iterable[str],
    url: str = "",
    daily: int = DAILY,
    by: str,
    clock: Clock,
) -> Peer:
    """Name another hub, or name it anew with other agencies, another key or address.

    Another key takes the place of the one before at once; ``peer_keys.renew`` lets that one go on.

    Args:
        store: The store.
        vkey: The key that signs its packages: the first line of its ``vkeys``; its name is the hub's name.
        agencies: Ids of the agencies it speaks for.
        url: ``https://`` address that takes its packages; empty: by hand only.
        daily: Selectors that it may ask about in a day.
        by: Who names it, ``agency/user``.
        clock: Tells when.

    Raises:
        UsageError: A value does not have its form, or names this hub or one of its own agencies.
        ConflictError: An agency is another hub's.
    """
    try:
        key = VerifierKey.parse(vkey.strip())
    except LogFormatError:
        raise UsageError("this is no verifier key", where="--vkey", remedy="One line: NAME+ID+KEY") from None
    ids = tuple(sorted({one.strip() for one in agencies} - {""}))
    if not ids:
        raise UsageError("a hub speaks for at least one agency", where="--agencies")
    if url and not url.startswith("https://"):
        raise UsageError("packages travel over https only", where="--url")
    if daily < 0:
        raise UsageError("a limit is a number of selectors, or 0", where="--daily")
    if key.name == hub_name(store):
        raise UsageError("this is the hub itself", where="--vkey")
    new = Peer(name=key.name, vkey=vkey.strip(), url=url, agencies=ids, daily=daily, by=by)
    with store.write() as connection:
        own = own_agencies(connection)
        if taken := sorted(own & set(ids)):
            raise UsageError("this agency is registered here as our own", where=", ".join(taken))
        theirs = peers.foreign(connection)
        if other := sorted(one for one in ids if theirs.get(one, key.name) != key.name):
            raise ConflictError("this agency is another hub's", where=", ".join(other))
        before = peers.peers(connection).get(new.name)
        if before is not None and before.vkey == new.vkey:
            new = msgspec.structs.replace(new, former=before.former)
        peers.put_peer(connection, new, stamp(clock))
    return new


def keys_of(peer: Peer, at: str) -> tuple[VerifierKey, ...]:
    """Return the keys with which packages of a hub are checked at a moment, the present one first.

    Args:
        peer: The hub.
        at: RFC 3339 UTC.
    """
    still = [one.vkey for one in reversed(peer.former) if at < one.until]
    return tuple(map(VerifierKey.parse, (peer.vkey, *still)))


def own_agencies(connection: Connection) -> set[str]:
    """Return the agencies that hand in here, not through another hub."""
    return set(facts.agencies(connection)) - set(peers.foreign(connection))


def agencies_elsewhere(store: Store) -> frozenset[str]:
    """Return the agencies that other hubs speak for."""
    with store.read() as connection:
        return frozenset(one for peer in peers.peers(connection).values() for one in peer.agencies)


def peer_of(connection: Connection, name: str) -> Peer:
    """Return a hub.

    Raises:
        NotFoundError: Nobody has named it.
    """
    found = peers.peers(connection).get(name)
    if found is None:
        raise NotFoundError("there is no such hub", where=name[:60], remedy="See: strikeback peer list")
    return found


def peer_address(store: Store, name: str) -> str:
    """Return where a hub takes packages.

    Raises:
        NotFoundError: No such hub.
        UsageError: It takes packages by hand only.
    """
    with store.read() as connection:
        found = peer_of(connection, name)
    if not found.url:
        raise UsageError("this hub takes packages by hand only", where=name, remedy="strikeback peer export")
    return found.url
