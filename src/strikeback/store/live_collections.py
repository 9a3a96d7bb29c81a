"""Live collections: what they compare, by which model, and filling one with many records at once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from typing import ClassVar, Final

import msgspec
from sqlalchemy import Connection

from strikeback.custody.entry import Event, Kind, canonical
from strikeback.linking.engine.model import dump_model, load_model
from strikeback.linking.engine.spec import dump_spec, load_spec
from strikeback.linking.live.basis import Basis
from strikeback.model.base import Frozen
from strikeback.model.errors import NotFoundError, UsageError
from strikeback.model.ids import derive_id
from strikeback.store import log
from strikeback.store.facts import OPERATOR
from strikeback.store.live_driver import RawConnection

_NAMES: Final = msgspec.json.Decoder(tuple[str, ...])
_AT_ONCE: Final = 20_000
BULK_CACHE: Final = "PRAGMA cache_size = -262144"
"""Pages of 256 MB stay in memory while a collection is filled: rows go to places all over the tables."""

INSERTS: Final = {
    "records": "INSERT INTO live_record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "copies": "INSERT INTO live_copy VALUES (?, ?, ?, ?, ?)",
    "values": "INSERT INTO live_value VALUES (?, ?, ?)",
    "holders": "INSERT INTO live_holder VALUES (?, ?, ?)",
    "blocks": "INSERT INTO live_block VALUES (?, ?, ?)",
    "pairs": "INSERT INTO live_pair VALUES (?, ?, ?)",
    "outbox": "INSERT INTO live_outbox (collection, cause, entity, body) VALUES (?, ?, ?, ?)",
}
"""What a collection is filled with, and how."""


class LiveCollection(Frozen, frozen=True, kw_only=True):
    """A collection as the store has it."""

    shown: ClassVar = ("number", "name", "release")

    number: int
    name: str
    spec: bytes
    model: bytes
    id_column: str
    tables: tuple[str, ...]
    """Names of the tables that records came from, in the order of their numbers."""
    release: str = ""
    """Of the model."""

    def basis(self) -> Basis:
        """Return what it compares and by which model."""
        return Basis(load_spec(self.spec), load_model(self.model))


def add_collection(
    raw: RawConnection, name: str, basis: Basis, *, id_column: str, tables: Sequence[str], at: str
) -> LiveCollection:
    """Make an empty collection.

    Raises:
        UsageError: There is one of this name.
    """
    sql = (
        "INSERT INTO live_collection (name, spec, model, id_column, tables, made) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT DO NOTHING"
    )
    spec, model = dump_spec(basis.spec).decode(), dump_model(basis.model).decode()
    row = (name, spec, model, id_column, msgspec.json.encode(list(tables)).decode(), at)
    if not raw.execute(sql, row).rowcount:
        raise UsageError("there is a collection of this name", where=name, remedy="Choose another name")
    return get_collection(raw, name)


def log_collection(connection: Connection, made: LiveCollection, *, records: int, at: str) -> None:
    """Log that a collection was made: from what, how many records, and by digest what it compares.

    The log keeps the body itself, as the names of its tables grow later. Arrivals are not logged: see
    docs/decisions/0007-live-linking.md.
    """
    told = {
        "name": made.name,
        "id_column": made.id_column,
        "tables": list(made.tables),
        "records": records,
        "spec": sha256(made.spec).hexdigest(),
        "model": sha256(made.model).hexdigest(),
        "made": at,
    }
    about = derive_id("lc", [made.name])
    event = Event(kind=Kind.LIVE_COLLECTION, id=about, actor=OPERATOR, at=at, body=canonical(told))
    log.append(connection, [event])


def get_collection(raw: RawConnection, name: str) -> LiveCollection:
    """Return a collection by name.

    Raises:
        NotFoundError: There is none.
    """
    sql = "SELECT number, name, spec, model, id_column, tables FROM live_collection WHERE name = ?"
    row = raw.execute(sql, (name,)).fetchone()
    if row is None:
        raise NotFoundError(
            "no collection of this name", where=name, remedy="Make it with: strikeback live create"
        )
    number, name, spec, model, id_column, tables = row
    return LiveCollection(
        number=number,
        name=name,
        spec=spec.encode(),
        model=model.encode(),
        id_column=id_column,
        tables=_NAMES.decode(tables),
    )


def table_number(raw: RawConnection, collection: LiveCollection, table: str) -> int:
    """Return the number of a table by its name; a new name gets the next one."""
    if table in collection.tables:
        return collection.tables.index(table)
    names = _NAMES.decode(
        raw.execute("SELECT tables FROM live_collection WHERE number = ?", (collection.number,)).fetchone()[0]
    )
    if table not in names:
        names = (*names, table)
        sql = "UPDATE live_collection SET tables = ? WHERE number = ?"
        raw.execute(sql, (msgspec.json.encode(names).decode(), collection.number))
    return names.index(table)


def fill(
    raw: RawConnection, kind: str, rows: Iterable[tuple[object, ...]], progress: Callable[[int], None]
) -> None:
    """Insert many rows of one kind, those of keyed tables best in the order of their keys.

    Args:
        raw: The driver's connection, in a transaction.
        kind: One of ``INSERTS``.
        rows: Rows in the order of the table's columns.
        progress: Told the number of rows done.
    """
    sql = INSERTS[kind]
    done = 0
    for part in _parts(iter(rows)):
        raw.executemany(sql, part)
        done += len(part)
        progress(done)


def _parts(rows: Iterator[tuple[object, ...]]) -> Iterator[list[tuple[object, ...]]]:
    while part := list(islice(rows, _AT_ONCE)):
        yield part


def outbox_after(raw: RawConnection, collection: int, number: int, most: int) -> list[tuple[int, str, str]]:
    """Return changes of entities after a number: number, cause, body as JSON; in the order they happened."""
    sql = (
        "SELECT number, cause, body FROM live_outbox WHERE collection = ? AND number > ? "
        "ORDER BY number LIMIT ?"
    )
    return list(raw.execute(sql, (collection, number, most)).fetchall())
