"""Sending to other hubs and taking from them: at least once, kept once (decision 0009).

What has to go is read from facts; a package fixes its manifest and gets a number, its contents are made anew
whenever it is sent. Applying a package is one transaction; what follows from it (deriving, scrubbing, signing
certificates) is done afterwards and again after a crash, until it is done.
"""

from collections.abc import Callable
from typing import ClassVar, Final

import msgspec

from strikeback.custody.note import VerifierKey
from strikeback.flows.assess import assess_new
from strikeback.flows.exchange_apply import apply_items, settle, waiting
from strikeback.flows.peers import hub_name, own_agencies, peer_of
from strikeback.flows.progress import stamp
from strikeback.flows.scopes import hidden_fields, without
from strikeback.model.base import Frozen
from strikeback.model.errors import ConflictError, NotFoundError, PeerError, UsageError
from strikeback.model.handling import Handling, Level
from strikeback.model.people import Viewer
from strikeback.model.record import Contribution, Record
from strikeback.model.time import Clock
from strikeback.sharing.package import Handed, Item, ItemKind, Manifest, Package, pack, unpack
from strikeback.sharing.policy import RANK, allow, without_grants
from strikeback.store import facts, notices, peers, records
from strikeback.store.open import Connection, Store
from strikeback.store.peers import Peer

MOST_RECORDS: Final = 100_000
"""Records of all contributions in one package, but for one contribution that is larger by itself."""


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


def list_peers(store: Store, *, clock: Clock) -> tuple[PeerState, ...]:
    """Return every hub and how far both sides are."""
    at = stamp(clock)
    with store.read() as connection:
        return tuple(
            PeerState(
                name=one.name,
                url=one.url,
                agencies=one.agencies,
                sent=peers.last_sent(connection, one.name)[0],
                seen=peers.seen(connection, one.name),
                came=max(peers.applied(connection, one.name), default=0),
                waiting=len(_to_send(connection, one, at)),
                held=len(waiting(connection, one.name)),
            )
            for one in peers.peers(connection).values()
        )


def compose(store: Store, name: str, *, clock: Clock) -> int:
    """Give what has to go to a hub the next numbers; return how many packages were made.

    Raises:
        NotFoundError: No such hub.
        LogError: The log has no keys.
    """
    sender, at, made = hub_name(store), stamp(clock), 0
    with store.write() as connection:
        peer = peer_of(connection, name)
        for items in _in_packages(connection, _to_send(connection, peer, at)):
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
    with store.read() as connection:
        peer = peer_of(connection, name)
        found = peers.manifests_sent(connection, name, after=after)[:1]
        if not found:
            return None
        package = _filled(connection, peer, found[0], stamp(clock))
    return pack(package, lambda text: store.keys.sign_note(text, found[0].at))


def greeting(store: Store, name: str, *, clock: Clock) -> bytes:
    """Return a signed package without number and items: it says how far this hub has got."""
    at = stamp(clock)
    with store.read() as connection:
        came = max(peers.applied(connection, name), default=0)
    empty = Manifest(sender=hub_name(store), recipient=name, sequence=0, at=at)
    return pack(Package(manifest=empty, seen=came), lambda text: store.keys.sign_note(text, at))


def take(store: Store, data: bytes, *, clock: Clock) -> Applied:
    """Apply a package, or recognise it.

    Args:
        store: The store.
        data: The signed package, as it came by file or network.
        clock: Tells when.

    Raises:
        NotFoundError: It is of a hub nobody has named.
        RefusedInputError: Not signed by that hub, not for this one, or not of its form.
        ConflictError: A number is missing before it, or two packages have one number.
    """
    at = stamp(clock)
    with store.write() as connection:
        package = _open(connection, store, data)
        manifest = package.manifest
        peers.put_seen(connection, manifest.sender, package.seen, at)
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
        counts = apply_items(connection, peer_of(connection, manifest.sender), package, hub_name(store), at)
        peers.put_came(connection, manifest, at)
    if counts["contributions"]:
        assess_new(store)
    return Applied(peer=manifest.sender, sequence=manifest.sequence, fresh=True, **counts)


def answer(store: Store, data: bytes, *, clock: Clock) -> bytes:
    """Apply what another hub posts, do what it asks for, and return what it is to have next.

    Raises:
        StrikebackError: As ``take``.
    """
    with store.read() as connection:
        package = _open(connection, store, data)
    name = package.manifest.sender
    take(store, data, clock=clock)
    settle(store, here=hub_name(store), clock=clock)
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


def _open(connection: Connection, store: Store, data: bytes) -> Package:
    """Return a package for this hub, its signature checked against the key its sender was named with."""
    signed_by = data.rpartition(b"\n\n")[2].partition(b"\n")[0].decode("utf-8", "replace")
    name = signed_by.removeprefix("— ").partition(" ")[0]
    peer = peers.peers(connection).get(name)
    if peer is None:  # what stands there may be anything: it is not repeated
        raise NotFoundError(
            "this is no package of a hub that is named here",
            remedy="Check that it is the right file. Hubs: strikeback peer list",
        )
    package = unpack(data, VerifierKey.parse(peer.vkey))
    if package.manifest.recipient != hub_name(store):
        raise UsageError("the package is for another hub", where=package.manifest.recipient[:60])
    return package


def _to_send(connection: Connection, peer: Peer, at: str) -> tuple[Item, ...]:
    """Return what has to go to a hub and has no number yet: contributions, notices, certificates."""
    gone = peers.items_sent(connection, peer.name)
    own = own_agencies(connection)
    heads = [
        one
        for one in facts.contributions(connection)
        if one.originator in own
        and not one.withdrawn
        and (ItemKind.CONTRIBUTION.value, one.id) not in gone
        and _told(connection, peer, one, at)
    ]
    heads.sort(key=lambda one: (one.received, one.id))
    items = [Item(kind=ItemKind.CONTRIBUTION, id=one.id) for one in heads]
    agencies = facts.agencies(connection)
    for told, done in notices.notices(connection):
        if told.recipient == peer.name:
            items.append(Item(kind=ItemKind.NOTICE, id=told.id))
        if done is not None and told.originator in peer.agencies and told.recipient not in agencies:
            items.append(Item(kind=ItemKind.CERTIFICATE, id=done.id))
    return tuple(one for one in items if (one.kind.value, one.id) not in gone)


def _in_packages(connection: Connection, items: tuple[Item, ...]) -> list[tuple[Item, ...]]:
    """Put items into packages that are not too large; their order is kept."""
    sizes = {one.id: one.records for one in facts.contributions(connection)}
    made: list[list[Item]] = []
    room = 0
    for one in items:
        size = sizes.get(one.id, 0)
        if not made or size > room:
            made.append([])
            room = MOST_RECORDS
        made[-1].append(one)
        room -= size
    return [tuple(one) for one in made]


def _filled(connection: Connection, peer: Peer, manifest: Manifest, at: str) -> Package:
    """Return a package with what its items say now; what is withdrawn or erased is left out."""
    known = facts.agencies(connection)
    heads = {one.id: one for one in facts.contributions(connection) if not one.withdrawn}
    contributions: dict[str, Handed] = {}
    told, done = {}, {}
    for one in manifest.items:
        if one.kind is ItemKind.CONTRIBUTION and one.id in heads:
            head = heads[one.id]
            inside = _told(connection, peer, head, at)
            contributions[one.id] = Handed(agency=known[head.originator], head=head, records=inside)
    wanted = {one.id for one in manifest.items}
    for notice, certificate in notices.notices(connection):
        if notice.id in wanted:
            told[notice.id] = notice
        if certificate is not None and certificate.id in wanted:
            done[certificate.id] = certificate
    came = max(peers.applied(connection, peer.name), default=0)
    return Package(manifest=manifest, seen=came, contributions=contributions, notices=told, certificates=done)


def _told(connection: Connection, peer: Peer, head: Contribution, at: str) -> tuple[Record, ...]:
    """Return the records that terms tell an agency of the other hub, without what is withheld from all."""
    levels: dict[Handling, tuple[str, ...] | None] = {}
    kept = []
    for one in records.records_of(connection, head.id):
        if one.handling not in levels:
            levels[one.handling] = _hidden(peer, head.originator, one.handling, at)
        hidden = levels[one.handling]
        if hidden is not None:
            plain = msgspec.structs.replace(one, handling=without_grants(one.handling))
            kept.append(without(plain, hidden) if hidden else plain)
    ids = {one.id for one in kept}
    return tuple(
        msgspec.structs.replace(
            one,
            ties=tuple(tie for tie in one.ties if tie.to in ids),
            report=one.report if one.report in ids else None,
        )
        for one in kept
    )


def _hidden(peer: Peer, originator: str, handling: Handling, at: str) -> tuple[str, ...] | None:
    """Return the fields kept from every agency of a hub; None when none of them is told a summary."""
    viewers = [Viewer(agency=one, now=at) for one in peer.agencies]
    least = RANK[Level.SUMMARY]
    told = [one for one in viewers if RANK[allow(one, originator, handling)] >= least]
    if not told:
        return None
    kept = [set(hidden_fields(one, originator, handling, Level.SUMMARY)) for one in told]
    return tuple(sorted(set.intersection(*kept)))
