"""Sending to other hubs and taking from them: at least once, kept once (decisions 0009, 0015).

What has to go is read from facts; a package fixes its manifest and gets a number, its contents are made anew
whenever it is sent. Applying a package is one transaction; what follows from it (deriving, scrubbing, signing
certificates, answering questions) is done afterwards and again after a crash, until it is done.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import ClassVar

from strikeback.flows.assess import assess_new
from strikeback.flows.hubs.blind_answer import forget_arrived
from strikeback.flows.hubs.exchange_apply import apply_items, settle, waiting
from strikeback.flows.hubs.exchange_items import asked_here, filled, in_packages, to_send
from strikeback.flows.hubs.gone import notice_gone
from strikeback.flows.hubs.keys import is_key_message, key_message, take_key
from strikeback.flows.hubs.requests import notice_ends
from strikeback.flows.hubs.terms import notice_changes
from strikeback.flows.init import secret_key
from strikeback.flows.peers import hub_name, keys_of, peer_of
from strikeback.flows.progress import stamp
from strikeback.model.base import Frozen
from strikeback.model.errors import ConflictError, NotFoundError, PeerError, UsageError
from strikeback.model.time import Clock
from strikeback.sharing.package import VERSION, ItemKind, Manifest, Package, look, pack, unpack
from strikeback.store import peers
from strikeback.store.open import Connection, Store
from strikeback.store.peers import Later, Peer


class Applied(Frozen, frozen=True, kw_only=True):
    """What became of a package that came."""

    shown: ClassVar = ("peer", "sequence", "fresh")

    peer: str
    sequence: int
    fresh: bool
    """False: it was applied before, and nothing was changed."""
    contributions: int = 0
    notices: int = 0
    certificates: int = 0
    questions: int = 0
    answers: int = 0
    requests: int = 0
    """Requests and their withdrawals."""
    replies: int = 0
    """Replies to requests, and ends of grants."""


class Synced(Frozen, frozen=True, kw_only=True):
    """What an exchange did."""

    shown: ClassVar = ("peer", "sent", "came")

    peer: str
    sent: int
    """Packages the other side has taken."""
    came: int
    """Packages applied here."""


class PeerState(Frozen, frozen=True, kw_only=True):
    """How far two hubs are with each other."""

    shown: ClassVar = ("name", "sent", "seen", "came")

    name: str
    url: str
    agencies: tuple[str, ...]
    sent: int
    """Last number given to a package for it."""
    seen: int
    """Last of them that it has confirmed."""
    came: int
    """Last of its packages applied here."""
    waiting: int
    """Things that have to go and have no number yet."""
    held: int
    """Erasures it asked for that a legal hold or a crash has kept from being done."""
    later: int
    """Packages of it that wait for a newer release."""


def list_peers(store: Store, *, clock: Clock) -> tuple[PeerState, ...]:
    """Return every hub and how far both sides are."""
    at = stamp(clock)
    with store.read() as connection:
        kept = [one.peer for one in peers.kept_for_later(connection).values()]
        return tuple(
            PeerState(
                name=one.name,
                url=one.url,
                agencies=one.agencies,
                sent=peers.last_sent(connection, one.name)[0],
                seen=peers.seen(connection, one.name),
                came=max(peers.applied(connection, one.name), default=0),
                waiting=len(to_send(connection, one, at)),
                held=len(waiting(connection, one.name)),
                later=kept.count(one.name),
            )
            for one in peers.peers(connection).values()
        )


def compose(store: Store, name: str, *, clock: Clock) -> int:
    """Give what has to go to a hub the next numbers; return how many packages were made.

    Raises:
        NotFoundError: No such hub.
        LogError: The log has no keys.
    """
    sender, at, made, key = hub_name(store), stamp(clock), 0, secret_key(store)
    with store.write() as connection:
        peer = peer_of(connection, name)
        _notice(connection, peer, key, at)
        for items in in_packages(connection, to_send(connection, peer, at)):
            number, previous = peers.last_sent(connection, name)
            manifest = Manifest(
                sender=sender, recipient=name, sequence=number + 1, previous=previous, at=at, items=items
            )
            peers.put_sent(connection, manifest)
            made += 1
    return made


def next_package(store: Store, name: str, *, after: int, clock: Clock) -> bytes | None:
    """Return the package behind a number, signed; None when there is none.

    Args:
        store: The store.
        name: The hub it is for.
        after: Last number that the hub has applied.
        clock: Tells which terms hold.
    """
    key = secret_key(store)
    with store.read() as connection:
        peer = peer_of(connection, name)
        found = peers.manifests_sent(connection, name, after=after)[:1]
        if not found:
            return None
        package = filled(connection, peer, found[0], key, stamp(clock))
    return pack(package, lambda text: store.keys.sign_note(text, found[0].at))


def greeting(store: Store, name: str, *, clock: Clock) -> bytes:
    """Return a signed package without number and items: it says how far this hub has got."""
    at = stamp(clock)
    with store.read() as connection:
        pinned = peer_of(connection, name).vkey
        came = max(peers.applied(connection, name), default=0)
    empty = Manifest(sender=hub_name(store), recipient=name, sequence=0, at=at)
    return pack(
        Package(manifest=empty, seen=came, pinned=pinned), lambda text: store.keys.sign_note(text, at)
    )


def take(store: Store, data: bytes, *, clock: Clock) -> Applied:
    """Apply a package, or recognise it.

    Args:
        store: The store.
        data: The signed package, or message about keys, as it came by file or network.
        clock: Tells when.

    Raises:
        NotFoundError: It is of a hub nobody has named.
        RefusedInputError: Not signed by that hub, not for this one, or not of its form.
        ConflictError: A number is missing before it, or two packages have one number.
        PeerError: Of a newer form than this release reads; it is kept for later.
    """
    at = stamp(clock)
    if is_key_message(data):
        peer, fresh = take_key(store, data, clock=clock)
        return Applied(peer=peer.name, sequence=0, fresh=fresh)
    _keep_newer(store, data, at)
    key = secret_key(store)
    with store.write() as connection:
        package = _open(connection, store, data, at)
        manifest = package.manifest
        peers.put_seen(connection, manifest.sender, package.seen, at)
        forget_arrived(connection, manifest.sender, package.seen)
        if package.pinned:
            peers.put_pinned(connection, manifest.sender, package.pinned, at)
        if manifest.sequence == 0:
            return Applied(peer=manifest.sender, sequence=0, fresh=False)
        before = peers.applied(connection, manifest.sender)
        if manifest.sequence in before:
            if before[manifest.sequence] != manifest.digest:
                raise ConflictError(
                    "this hub has given one number to two packages",
                    where=f"{manifest.sender} {manifest.sequence}",
                    remedy="Stop and ask its people: one of the two is forged, or of a restored copy",
                )
            return Applied(peer=manifest.sender, sequence=manifest.sequence, fresh=False)
        last = max(before, default=0)
        if manifest.sequence != last + 1 or manifest.previous != before.get(last, ""):
            raise ConflictError(
                "packages are missing before this one",
                where=f"{manifest.sender} {manifest.sequence}",
                remedy=f"Next expected: {last + 1}",
            )
        peer = peer_of(connection, manifest.sender)
        counts = apply_items(connection, peer, package, here=hub_name(store), key=key, now=clock.now())
        peers.put_came(connection, manifest, at)
    if counts["contributions"] or counts["notices"] or counts["replies"]:
        assess_new(store)
    return Applied(peer=manifest.sender, sequence=manifest.sequence, fresh=True, **counts)


def answer(store: Store, data: bytes, *, clock: Clock) -> bytes:
    """Apply what another hub posts, do what it asks for, and return what it is to have next.

    Raises:
        StrikebackError: As ``take``.
    """
    if is_key_message(data):
        name = take(store, data, clock=clock).peer
        return key_message(store, name, clock=clock) or greeting(store, name, clock=clock)
    _keep_newer(store, data, stamp(clock))
    with store.read() as connection:
        package = _open(connection, store, data, stamp(clock))
    name = package.manifest.sender
    take(store, data, clock=clock)
    settle(store, here=hub_name(store), clock=clock)
    if message := key_message(store, name, clock=clock):
        return message
    compose(store, name, clock=clock)
    waiting_for_it = next_package(store, name, after=package.seen, clock=clock)
    return waiting_for_it or greeting(store, name, clock=clock)


def synchronise(store: Store, name: str, post: Callable[[bytes], bytes], *, clock: Clock) -> Synced:
    """Exchange packages with a hub until neither side has more.

    Args:
        store: The store.
        name: The hub.
        post: Carries a signed text to it and returns its answer.
        clock: Tells when.

    Raises:
        StrikebackError: As ``take``, or what ``post`` raises; what was applied stays applied.
    """
    sent = came = 0
    if message := key_message(store, name, clock=clock):
        take(store, post(message), clock=clock)
    post = _hearing_keys(store, post, clock)
    while True:
        settle(store, here=hub_name(store), clock=clock)
        compose(store, name, clock=clock)
        with store.read() as connection:
            after = peers.seen(connection, name)
        mine = next_package(store, name, after=after, clock=clock)
        applied = take(store, post(mine or greeting(store, name, clock=clock)), clock=clock)
        with store.read() as connection:
            taken = peers.seen(connection, name) - after
        if mine is not None and not taken:
            raise PeerError("the other hub has not taken a package", where=name)
        sent += taken
        came += applied.fresh
        if mine is None and applied.sequence == 0:
            return Synced(peer=name, sent=sent, came=came)


def _hearing_keys(store: Store, post: Callable[[bytes], bytes], clock: Clock) -> Callable[[bytes], bytes]:
    """Return what posts once more where the other hub first says that its key changed."""

    def posted(data: bytes) -> bytes:
        reply = post(data)
        if is_key_message(reply):
            name = take(store, reply, clock=clock).peer
            post(greeting(store, name, clock=clock))  # says which key is known now
            reply = post(data)
        return reply

    return posted


def retry_later(store: Store, *, clock: Clock) -> tuple[Applied, ...]:
    """Apply the packages that were kept for a release that reads them; those still too new stay.

    Raises:
        StrikebackError: As ``take``; what came before stays applied.
    """
    with store.read() as connection:
        kept = peers.kept_for_later(connection)
    done = []
    for digest, one in kept.items():
        if one.version <= VERSION:
            done.append(take(store, one.data, clock=clock))
            with store.write() as connection:
                peers.drop_later(connection, digest)
    return tuple(done)


def _notice(connection: Connection, peer: Peer, key: bytes, at: str) -> None:
    """Append the notices that a hub has to get about other terms, hits that are gone and ended grants."""
    notice_changes(connection, peer, at)
    notice_gone(connection, peer, key, at)
    gone = peers.items_sent(connection, peer.name)
    ended = [one for one in asked_here(connection, peer) if one.ended]
    notice_ends(
        connection, peer, (one for one in ended if (ItemKind.END.value, one.request.id) not in gone), at
    )


def _keep_newer(store: Store, data: bytes, at: str) -> None:
    """Keep a package of a form that this release cannot read, if a hub that is named here signed it.

    Raises:
        PeerError: It is one.
        StrikebackError: As ``_open``.
    """
    seen = look(data)
    if seen is None or seen.version <= VERSION:
        return
    try:
        with store.read() as connection:
            _open(connection, store, data, at)
    except PeerError:
        kept = Later(peer=seen.signer, version=seen.version, at=at, data=data)
        with store.write() as connection:
            peers.keep_later(connection, sha256(data).hexdigest(), kept)
        raise


def _open(connection: Connection, store: Store, data: bytes, at: str) -> Package:
    """Return a package for this hub, its signature checked against the keys known of its sender."""
    seen = look(data)
    peer = peers.peers(connection).get(seen.signer) if seen else None
    if peer is None:  # what stands there may be anything: it is not repeated
        raise NotFoundError(
            "this is no package of a hub that is named here",
            remedy="Check that it is the right file. Hubs: strikeback peer list",
        )
    package = unpack(data, *keys_of(peer, at))
    if package.manifest.recipient != hub_name(store):
        raise UsageError("the package is for another hub", where=package.manifest.recipient[:60])
    return package
