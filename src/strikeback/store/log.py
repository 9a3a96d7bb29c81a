"""The log in the store: entries are added in the transaction of what they are about.

Nothing here is ever changed; a body and its salt can be deleted once an erasure is logged.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, func, literal, select

from strikeback.custody import log as growth
from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.entry import SALT_BYTES, Entry, Event, Kind, canonical
from strikeback.custody.faults import PlainKept, PlainRow, Stated
from strikeback.custody.log import Head, Tip
from strikeback.custody.note import parse_note
from strikeback.custody.proof import Enclosed, Receipt
from strikeback.custody.tiles import Tree
from strikeback.model.errors import NotFoundError, UsageError
from strikeback.store import dialect, log_pending, words
from strikeback.store.contents import stored_contents
from strikeback.store.log_homes import HOMES, WORDED
from strikeback.store.log_keys import SEAL, Seal
from strikeback.store.schema import log_body, log_entry, log_head, log_node

CHECKPOINTS: Final = "checkpoints"
"""The object that entries about checkpoints given to others are about."""

KEYS: Final = "log"
"""The object that entries about the log's own keys are about."""

CHUNK: Final = 5_000
"""Rows fetched, or asked for, at once."""

_LAST: Final = "SELECT number, size, root, peaks FROM log_head ORDER BY number DESC LIMIT 1"

_COUNTED: Final = frozenset({"seq", "number"})
"""Keys that the database counts up; they are no part of a body."""


def append(
    connection: Connection, events: Sequence[Event], *, salts: Callable[[int], bytes] = os.urandom
) -> Head:
    """Log events; they are kept or lost together with everything else in the transaction.

    Facts of the transaction that still wait to be logged come first; with no events they come alone.

    Args:
        connection: A writing transaction.
        events: What happened, in order.
        salts: Gives that many random bytes.

    Returns:
        The log's new head.

    Raises:
        LogError: The last head is damaged.
        UsageError: An entry is too long.
    """
    events = [*log_pending.take(connection), *events]
    if events:
        dialect.lock_log(connection)
    before, number = _last(connection)
    if not events:
        return before
    previous = dialect.newest_entries(connection, sorted({event.id for event in events}))
    fresh = salts(SALT_BYTES * len(events))
    each = (fresh[at : at + SALT_BYTES] for at in range(0, len(fresh), SALT_BYTES))
    grown = growth.append(before, events, previous, each)
    _insert(connection, grown, events)
    seal: Seal | None = connection.get_execution_options().get(SEAL)
    signed = seal(grown.head, events[-1].at, lambda: named_keys(connection)) if seal else b""
    stated = (number + 1, grown.head.size, grown.head.root, grown.head.peaks, signed)
    dialect.insert_many(connection, log_head, [stated])
    return grown.head


def record_fact(
    connection: Connection,
    kind: Kind,
    row: Mapping[str, Any],
    *,
    ref: str,
    about: str,
    by: str,
    at: str,
) -> None:
    """Log a row that was just inserted into its table of facts; the row is the entry's body.

    Args:
        connection: The writing transaction of the insert.
        kind: What kind of fact.
        row: The row's columns, all text.
        ref: The row's key.
        about: Id of the object that the entry is about.
        by: Who did it.
        at: RFC 3339 UTC.
    """
    event = Event(kind=kind, id=about, actor=by, at=at, body=canonical(dict(row)), ref=f"{kind}:{ref}")
    if not log_pending.put_off(connection, event):
        append(connection, [event])


def _insert(connection: Connection, grown: growth.Growth, events: Sequence[Event]) -> None:
    """Insert leaves, bodies and hashes of tiles."""
    leaves = [one[:4] for one in grown.leaves]
    dialect.insert_many(connection, log_entry, leaves)
    bodies = [
        (leaf.number, leaf.salt, event.ref, None if event.ref else event.body)
        for leaf, event in zip(grown.leaves, events, strict=True)
    ]
    dialect.insert_many(connection, log_body, bodies)
    if grown.tips:
        tips = [{"level": tip.level, "place": tip.place, "hash": tip.hash} for tip in grown.tips]
        connection.execute(log_node.insert(), tips)


def _last(connection: Connection) -> tuple[Head, int]:
    """Return the last head and its number; -1 for an empty log."""
    row = connection.exec_driver_sql(_LAST).first()
    if row is None:
        return growth.EMPTY, -1
    return Head(size=row.size, root=row.root, peaks=row.peaks), row.number


def last_head(connection: Connection) -> Head:
    """Return how far the log is."""
    return append(connection, [])


def checkpoints(connection: Connection) -> Iterator[bytes]:
    """Yield the checkpoints that were given to others, newest first, each whole and signed."""
    return bodies_about(connection, CHECKPOINTS)


def key_bodies(connection: Connection) -> tuple[tuple[int, bytes, bytes], ...]:
    """Return number, salt and body of the entries about the log's keys, in order."""
    entry, body = log_entry.c, log_body.c
    query = (
        select(entry.number, entry.leaf, body.salt, body.body)
        .join(log_body, body.number == entry.number)
        .where(entry.object == KEYS)
        .order_by(entry.number)
    )
    rows = connection.execute(query)
    return tuple(
        (row.number, bytes(row.salt), bytes(row.body))
        for row in rows
        if row.body is not None and Entry.parse(row.leaf).kind == Kind.LOG_KEY
    )


def named_keys(connection: Connection) -> bytes:
    """Return the body of the newest entry about the log's keys; b"" when there is none."""
    return next((body for _, _, body in reversed(key_bodies(connection))), b"")


def bodies_about(connection: Connection, identity: str) -> Iterator[bytes]:
    """Yield the bodies of entries about an object that the log keeps itself, the newest first."""
    query = (
        select(log_body.c.body)
        .join(log_entry, log_entry.c.number == log_body.c.number)
        .where(log_entry.c.object == identity, log_body.c.body.is_not(None))
        .order_by(log_entry.c.number.desc())
    )
    yield from map(bytes, connection.execute(query).scalars())


def erase(connection: Connection, event: Event, *, salts: Callable[[int], bytes] = os.urandom) -> int:
    """Log an erasure, then destroy salts and bodies of every earlier entry about its object.

    Rows of facts are the caller's to delete.

    Args:
        connection: A writing transaction.
        event: Of the kind ``erasure``.
        salts: Gives that many random bytes.

    Returns:
        How many entries lost their body.

    Raises:
        UsageError: The event is of another kind.
    """
    if event.kind != Kind.ERASURE:
        raise UsageError("only an erasure erases")
    size = append(connection, [event], salts=salts).size
    earlier = select(log_entry.c.number).where(log_entry.c.object == event.id, log_entry.c.number < size - 1)
    return connection.execute(log_body.delete().where(log_body.c.number.in_(earlier))).rowcount


def entries_about(connection: Connection, identity: str) -> tuple[tuple[int, Entry], ...]:
    """Return the entries about an object, or whose body is the row with this key, in order."""
    append(connection, [])
    refs = [f"{kind}:{identity}" for kind in HOMES]
    query = (
        select(log_entry.c.number, log_entry.c.leaf)
        .where(
            (log_entry.c.object == identity)
            | log_entry.c.number.in_(select(log_body.c.number).where(log_body.c.ref.in_(refs)))
        )
        .order_by(log_entry.c.number)
    )
    return tuple((number, Entry.parse(leaf)) for number, leaf in connection.execute(query))


def entry_at(connection: Connection, number: int) -> tuple[tuple[int, Entry], ...]:
    """Return the entry with this number, or nothing."""
    query = select(log_entry.c.leaf).where(log_entry.c.number == number)
    leaf = connection.execute(query).scalar() if number < 1 << 62 else None
    return () if leaf is None else ((number, Entry.parse(leaf)),)


def receipt(connection: Connection, number: int, checkpoint: bytes) -> tuple[Receipt, bytes | None]:
    """Return the receipt of an entry under a checkpoint, and its body when it is there.

    Args:
        connection: A transaction.
        number: The entry.
        checkpoint: A signed checkpoint of this log, longer than ``number``.

    Raises:
        NotFoundError: No such entry.
        UsageError: The checkpoint does not cover it.
    """
    leaf = connection.execute(select(log_entry.c.leaf).where(log_entry.c.number == number)).scalar()
    if leaf is None:
        raise NotFoundError("the log has no such entry", where=str(number))
    size = Checkpoint.parse(parse_note(checkpoint).text).size
    stored = StoredLog(connection)
    kept = next(iter(stored.kept(number, number + 1)), None)
    enclosed = Enclosed(entry=leaf.decode(), salt=kept[1].hex() if kept else "")
    proof = Tree(stored, size).inclusion(number)
    extra = msgspec.json.encode(enclosed)
    made = Receipt(index=number, proof=proof, checkpoint=checkpoint, extra=extra)
    return made, kept[2] if kept else None


class StoredLog:
    """The log as audits and proofs read it."""

    def __init__(self, connection: Connection) -> None:
        append(connection, [])
        self._connection = connection

    def hashes(self, level: int, start: int, end: int) -> Sequence[bytes]:
        """Return hashes of a level."""
        if level:
            place = log_node.c.place
            query = select(log_node.c.hash).where(log_node.c.level == level)
        else:
            place, query = log_entry.c.number, select(log_entry.c.hash)
        found = self._connection.execute(query.where(place >= start, place < end).order_by(place))
        return found.scalars().all()

    def rows(self) -> Iterator[PlainRow]:
        """Give all leaves."""
        table = log_entry.c
        query = select(table.number, table.object, table.leaf, table.hash).order_by(table.number)
        return chain.from_iterable(self._parts(query))

    def leaves(self, start: int, end: int) -> Sequence[bytes]:
        """Return the leaves ``[start, end)``."""
        number = log_entry.c.number
        query = select(log_entry.c.leaf).where(number >= start, number < end).order_by(number)
        return self._connection.execute(query).scalars().all()

    def tips(self) -> Iterator[Tip]:
        """Give all hashes of full tiles."""
        query = select(log_node).order_by(log_node.c.level, log_node.c.place)
        return (Tip(level=level, place=place, hash=hashed) for level, place, hashed in self._stream(query))

    def heads(self) -> Iterator[Stated]:
        """Give all heads."""
        for number, size, root, peaks, checkpoint in self._stream(
            select(log_head).order_by(log_head.c.number)
        ):
            yield Stated(number, Head(size=size, root=root, peaks=peaks), checkpoint)

    def kept(self, start: int = 0, end: int = 1 << 62) -> Iterator[PlainKept]:
        """Give number, salt and body, those that are rows of facts included; None: it is not found."""
        number = log_body.c.number
        query = select(log_body).where(number >= start, number < end).order_by(number)
        return chain.from_iterable(map(self._with_homes, self._parts(query)))

    def _with_homes(self, part: Sequence[Any]) -> list[PlainKept]:
        """Return rows of bodies with those that stand elsewhere."""
        homes = self._homes([ref for _, _, ref, _ in part if ref])
        return [(at, salt, homes.get(ref) if ref else body) for at, salt, ref, body in part]

    def salted_before(self, identity: str, number: int) -> int | None:
        """Return the last entry about an object, before this number, that has a salt; None: there is none."""
        query = (
            select(func.max(log_entry.c.number))
            .join(log_body, log_body.c.number == log_entry.c.number)
            .where(log_entry.c.object == identity, log_entry.c.number < number)
        )
        found: int | None = self._connection.execute(query).scalar()
        return found

    def _parts(self, query: Select[Any]) -> Iterator[Sequence[Any]]:
        """Fetch rows of plain values in parts, by the driver itself where that is quicker.

        An audit reads two million rows: half of the time is for making them.
        """
        if dialect.is_postgres(self._connection):
            yield from self._stream(query).partitions(CHUNK)
            return
        compiled = query.compile(self._connection, compile_kwargs={"literal_binds": True})
        cursor = self._connection.connection.cursor()
        try:
            cursor.execute(str(compiled))
            while part := cursor.fetchmany(CHUNK):
                yield part
        finally:
            cursor.close()

    def _homes(self, refs: Iterable[str]) -> dict[str, bytes]:
        """Return the rows of facts that are bodies, by what refers to them."""
        wanted: dict[str, list[str]] = {}
        for ref in refs:
            kind, _, key = ref.partition(":")
            wanted.setdefault(kind, []).append(key)
        found: dict[str, bytes] = {}
        worded = {kind.value for kind in WORDED}
        said = words.digests(
            self._connection, [f"{kind}:{key}" for kind in worded & set(wanted) for key in wanted[kind]]
        )
        for kind, table in HOMES.items():
            if keys := wanted.get(kind):
                column = _key(table)
                counted = _COUNTED.intersection(table.primary_key.columns.keys())
                query = select(table).where(column.in_(bindparam("keys", expanding=True)))
                for row in self._connection.execute(query, {"keys": keys}).mappings().all():
                    key = row[column.name]
                    vouched = stored_contents(self._connection, key) if kind == Kind.CONTRIBUTION else {}
                    told = {name: value for name, value in row.items() if name not in counted}
                    ref = f"{kind}:{key}"
                    found[ref] = canonical(told | vouched | said.get(ref, {}))
        return found

    def _stream(self, query: Select[Any]) -> Any:  # noqa: ANN401 - the driver's rows
        """Fetch rows as they are needed."""
        return self._connection.execute(query, execution_options={"yield_per": CHUNK})


def _key(table: Table) -> ColumnElement[Any]:
    """Return the column that names a row: its id where the database counts rows up."""
    (key,) = table.primary_key.columns
    return table.c.id if key.name in _COUNTED else key


def unlogged(connection: Connection) -> dict[str, int]:
    """Return by kind how many rows of facts no entry of the log has as its body."""
    found: dict[str, int] = {}
    for kind, table in HOMES.items():
        key = _key(table)
        known = select(log_body.c.ref).where(log_body.c.ref == literal(f"{kind}:") + key)
        query = select(func.count()).select_from(table).where(~known.exists())
        if count := connection.execute(query).scalar_one():
            found[kind.value] = count
    return found
