"""Other hubs: who they are, what was given a number for them, what came and was applied."""

from typing import ClassVar, Final

import msgspec
from sqlalchemy import Connection, delete, func, select

from strikeback.custody.entry import Kind
from strikeback.model.base import Frozen
from strikeback.model.errors import ConflictError
from strikeback.model.ids import derive_id
from strikeback.sharing.package import ItemKind, Manifest
from strikeback.store import dialect, log
from strikeback.store.facts import text_of
from strikeback.store.schema import record
from strikeback.store.schema_peers import (
    acknowledged,
    came,
    copy,
    foreign_agency,
    package_later,
    peer,
    pinned,
    sent,
    sent_item,
)
from strikeback.store.schema_requests import disclosure

DAILY: Final = 1 << 14
"""Selectors that a hub may ask about in a day, unless it is named with another limit: a billion phone numbers
take 167 years."""


class Former(Frozen, frozen=True, kw_only=True):
    """A key that another hub signed with before."""

    shown: ClassVar = ("until",)

    vkey: str
    until: str
    """RFC 3339 UTC: what it signed is taken before this moment only."""


class Peer(Frozen, frozen=True, kw_only=True):
    """Another hub as it was named here."""

    shown: ClassVar = ("name", "agencies")

    name: str
    """Its log's origin."""
    vkey: str
    """The key that signs its packages, compared with its people by another way."""
    url: str = ""
    """Where it takes packages; empty: by hand only."""
    agencies: tuple[str, ...]
    """Agencies it speaks for, and whose terms decide what it is sent."""
    by: str
    former: tuple[Former, ...] = ()
    """Keys before the present one, oldest first."""
    daily: int = DAILY
    """Selectors that it may ask about in a day (UTC)."""


class Later(Frozen, frozen=True, kw_only=True):
    """A package that this release cannot read."""

    shown: ClassVar = ("peer", "version", "at")

    peer: str
    version: int
    at: str
    data: bytes


_PEER: Final = msgspec.json.Decoder(Peer)
_MANIFEST: Final = msgspec.json.Decoder(Manifest)


def put_peer(connection: Connection, new: Peer, at: str) -> None:
    """Append a hub, or what stands about it from now on."""
    number = (connection.execute(select(func.max(peer.c.number))).scalar() or 0) + 1
    identity = derive_id("peer", [new.name, str(number), at])
    row = {"id": identity, "number": number, "name": new.name, "at": at, "body": text_of(new)}
    connection.execute(peer.insert(), row)
    log.record_fact(connection, Kind.PEER, row, ref=identity, about=new.name, by=new.by, at=at)


def peers(connection: Connection) -> dict[str, Peer]:
    """Return the hubs in force by name."""
    rows = connection.execute(select(peer.c.name, peer.c.body).order_by(peer.c.number))
    newest = {name: _PEER.decode(body) for name, body in rows}
    return dict(sorted(newest.items()))


def put_foreign(connection: Connection, agency: str, name: str, at: str) -> None:
    """Keep that an agency is another hub's; it stays that hub's.

    Raises:
        ConflictError: It came with another hub.
    """
    dialect.insert_new(connection, foreign_agency, [{"agency": agency, "peer": name, "at": at}])
    if foreign(connection).get(agency) != name:
        raise ConflictError("this agency is another hub's", where=agency)


def foreign(connection: Connection) -> dict[str, str]:
    """Return the agencies of other hubs, and whose they are."""
    rows = connection.execute(select(foreign_agency.c.agency, foreign_agency.c.peer))
    return {agency: name for agency, name in rows}  # noqa: C416 - rows are not pairs


def items_sent(connection: Connection, name: str) -> frozenset[tuple[str, str]]:
    """Return kind and id of everything that was ever given a number for a hub."""
    query = select(sent_item.c.kind, sent_item.c.item).where(sent_item.c.peer == name)
    return frozenset((kind, item) for kind, item in connection.execute(query))


def sent_to(connection: Connection, item: str) -> frozenset[str]:
    """Return the hubs that a contribution, or records of it on a request, were sent to."""
    query = select(sent_item.c.peer).where(
        sent_item.c.kind == ItemKind.CONTRIBUTION.value, sent_item.c.item == item
    )
    given = (
        select(disclosure.c.receiver)
        .join(record, record.c.id == disclosure.c.record)
        .where(record.c.contribution == item)
        .distinct()
    )
    receivers = set(connection.execute(given).scalars())
    asking = {name for name, one in peers(connection).items() if receivers.intersection(one.agencies)}
    return frozenset(connection.execute(query).scalars()) | asking


def given_item(connection: Connection, kind: ItemKind, item: str) -> frozenset[str]:
    """Return the hubs for which an item was given a number."""
    query = select(sent_item.c.peer).where(sent_item.c.kind == kind.value, sent_item.c.item == item)
    return frozenset(connection.execute(query).scalars())


def sent_at(connection: Connection, name: str) -> dict[str, str]:
    """Return when contributions were given a number for a hub, by their ids."""
    query = (
        select(sent_item.c.item, sent.c.at)
        .join(sent, sent.c.id == sent_item.c.package)
        .where(sent_item.c.peer == name, sent_item.c.kind == ItemKind.CONTRIBUTION.value)
    )
    return {item: at for item, at in connection.execute(query)}  # noqa: C416 - rows are not pairs


def put_sent(connection: Connection, manifest: Manifest) -> None:
    """Fix the manifest of an outgoing package."""
    identity = _identity(manifest)
    row = {
        "id": identity,
        "peer": manifest.recipient,
        "sequence": manifest.sequence,
        "digest": manifest.digest,
        "at": manifest.at,
        "body": text_of(manifest),
    }
    connection.execute(sent.insert(), row)
    if manifest.items:
        connection.execute(
            sent_item.insert(),
            [
                {"peer": manifest.recipient, "kind": one.kind.value, "item": one.id, "package": identity}
                for one in manifest.items
            ],
        )
    _log(connection, Kind.PACKAGE_SENT, row, manifest.recipient, manifest.sender, manifest.at)


def manifests_sent(connection: Connection, name: str, *, after: int = 0) -> tuple[Manifest, ...]:
    """Return the manifests of outgoing packages behind a number, in their order."""
    query = select(sent.c.body).where(sent.c.peer == name, sent.c.sequence > after).order_by(sent.c.sequence)
    return tuple(_MANIFEST.decode(body) for body in connection.execute(query).scalars())


def last_sent(connection: Connection, name: str) -> tuple[int, str]:
    """Return number and digest of the last outgoing package; 0 and "" before the first."""
    query = select(sent.c.sequence, sent.c.digest).where(sent.c.peer == name)
    row = connection.execute(query.order_by(sent.c.sequence.desc()).limit(1)).first()
    return (0, "") if row is None else (row.sequence, row.digest)


def put_came(connection: Connection, manifest: Manifest, at: str) -> None:
    """Keep that a package was applied."""
    row = {
        "id": _identity(manifest),
        "peer": manifest.sender,
        "sequence": manifest.sequence,
        "digest": manifest.digest,
        "at": at,
        "body": text_of(manifest),
    }
    connection.execute(came.insert(), row)
    _log(connection, Kind.PACKAGE_CAME, row, manifest.sender, manifest.sender, at)


def applied(connection: Connection, name: str) -> dict[int, str]:
    """Return number and digest of every package that came from a hub and was applied."""
    query = select(came.c.sequence, came.c.digest).where(came.c.peer == name)
    return {sequence: digest for sequence, digest in connection.execute(query)}  # noqa: C416 - rows are not pairs


def put_seen(connection: Connection, name: str, sequence: int, at: str) -> None:
    """Keep how far a hub says it has applied what it was sent."""
    if sequence > seen(connection, name):
        dialect.insert_new(connection, acknowledged, [{"peer": name, "sequence": sequence, "at": at}])


def seen(connection: Connection, name: str) -> int:
    """Return how far a hub says it has applied what it was sent."""
    query = select(func.max(acknowledged.c.sequence)).where(acknowledged.c.peer == name)
    return connection.execute(query).scalar() or 0


def put_pinned(connection: Connection, name: str, vkey: str, at: str) -> None:
    """Keep that a hub checks our packages with this key."""
    dialect.insert_new(connection, pinned, [{"peer": name, "vkey": vkey, "at": at}])


def pins(connection: Connection, name: str) -> frozenset[str]:
    """Return the keys with which a hub has said that it checks our packages."""
    return frozenset(connection.execute(select(pinned.c.vkey).where(pinned.c.peer == name)).scalars())


def put_copies(connection: Connection, name: str, homes: dict[str, tuple[str, str]], at: str) -> None:
    """Keep under which ids records of a hub stand here: by the id here, that there and its contribution."""
    rows = [
        {"copy": here, "original": original, "home": home, "peer": name, "at": at}
        for here, (original, home) in sorted(homes.items())
    ]
    dialect.insert_new(connection, copy, rows)


def copies(connection: Connection, name: str, identity: str) -> tuple[str, ...]:
    """Return what stands here for a record of a hub, or for its contribution, oldest first."""
    query = (
        select(copy.c.copy)
        .where(copy.c.peer == name, (copy.c.original == identity) | (copy.c.home == identity))
        .order_by(copy.c.at, copy.c.copy)
    )
    return tuple(connection.execute(query).scalars())


def keep_later(connection: Connection, digest: str, new: Later) -> None:
    """Keep a package that this release cannot read; the same one once."""
    row = {"digest": digest, "peer": new.peer, "version": new.version, "at": new.at, "data": new.data}
    dialect.insert_new(connection, package_later, [row])


def kept_for_later(connection: Connection) -> dict[str, Later]:
    """Return the packages that wait for a newer release, in the order they came, by their digests."""
    rows = connection.execute(select(package_later).order_by(package_later.c.at, package_later.c.digest))
    return {
        row.digest: Later(peer=row.peer, version=row.version, at=row.at, data=bytes(row.data)) for row in rows
    }


def drop_later(connection: Connection, digest: str) -> None:
    """Forget a package that was read."""
    connection.execute(delete(package_later).where(package_later.c.digest == digest))


def _identity(manifest: Manifest) -> str:
    return derive_id("pkg", [manifest.sender, manifest.recipient, str(manifest.sequence)])


def _log(connection: Connection, kind: Kind, row: dict[str, object], about: str, by: str, at: str) -> None:
    log.record_fact(connection, kind, row, ref=str(row["id"]), about=about, by=by, at=at)
