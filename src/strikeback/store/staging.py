"""Rows made ready beside an SQLite store, so that its lock is held only while they are moved in.

A writer of SQLite is alone, and as every look at a person is logged, nobody can look at anything while
somebody writes. What takes long (reading, hashing, assessing, linking) therefore fills a second database,
attached to the connection that will write, and one statement a table moves the rows over (decision 0016).

The second database is a file beside the store without a name: it is unlinked as soon as it is open, so that
a process that is killed leaves nothing.
"""
# ruff: noqa: S608 - tables and columns are our own

import os
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from sqlite3 import Connection as RawConnection
from typing import Final

import msgspec
from sqlalchemy import Connection, Table

from strikeback.model.errors import StoreError

_PRAGMAS: Final = (
    # What is lost with the process is never missed; without a journal nothing has a name on the disk.
    "PRAGMA stage.journal_mode = OFF",
    "PRAGMA stage.synchronous = OFF",
    "PRAGMA stage.locking_mode = EXCLUSIVE",
    "PRAGMA stage.cache_size = -32768",
)

_NEWEST: Final = "SELECT coalesce(max(seq), 0), (SELECT count(*) FROM main.erasure) FROM main.record"
_OVERTAKEN: Final = (
    "SELECT 1 FROM main.record AS came JOIN stage.record AS ready ON ready.id = came.id "
    "WHERE came.seq > ? LIMIT 1"
)
# Looked up one by one, as the store may hold far more.
_REPEATED: Final = (
    "SELECT 1 FROM stage.record AS ready CROSS JOIN main.record AS there ON there.id = ready.id LIMIT 1"
)
_HEADS: Final = (
    "SELECT id FROM stage.record "
    "WHERE kind = 'report' OR (kind = 'conversation' AND report IS NULL) ORDER BY seq"
)
_NEAR: Final = (
    "SELECT body FROM stage.record WHERE id IN (SELECT value FROM json_each(?1)) "
    "UNION ALL SELECT body FROM stage.record WHERE report IN (SELECT value FROM json_each(?1))"
)
_HOLD_REST: Final = (
    "INSERT INTO main.holding (record, originator, terms, changed) SELECT id, ?, ?, 0 FROM stage.record "
    "WHERE id NOT IN (SELECT record FROM stage.holding) ORDER BY id"
)


class Stage:
    """Tables of a store's layout, filled by one import or one derivation and then moved into the store.

    Args:
        connection: A connection to the store on which no transaction has begun.
        raw: The driver's connection under it, with the second database attached as ``stage``.
    """

    def __init__(self, connection: Connection, raw: RawConnection) -> None:
        self._connection = connection
        self._raw = raw
        self._made: dict[str, Table] = {}

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give the connection in a transaction that is alone, to ``move`` what is ready.

        Raises:
            StoreError: Another command kept the store for a minute.
        """
        with self._connection.begin():
            yield self._connection

    def put(self, table: Table, rows: Iterable[Mapping[str, object]]) -> int:
        """Make rows ready, those whose keys are there already left out; return how many are new."""
        stream = iter(rows)
        first = next(stream, None)
        if first is None:
            return 0
        names = list(first)
        return self.add(table, names, (tuple(row.values()) for row in (first, *stream)))

    def add(self, table: Table, names: Sequence[str], rows: Iterable[tuple[object, ...]]) -> int:
        """Make rows of these columns ready, those whose keys are there already left out; return how many."""
        self.make(table)
        places = ", ".join("?" * len(names))
        insert = f"INSERT OR IGNORE INTO stage.{table.name} ({_listed(names)}) VALUES ({places})"
        # A transaction that reads nothing of the store: else it could not carry its log over meanwhile.
        self._raw.execute("BEGIN")
        count = self._raw.executemany(insert, rows).rowcount
        self._raw.execute("COMMIT")
        return count

    def known(self, table: Table, column: str, values: Sequence[str]) -> set[str]:
        """Return which of some values a column has, in the store or among what is ready."""
        self.make(table)
        among = f'WHERE "{column}" IN (SELECT value FROM json_each(?1))'
        query = f'SELECT "{column}" FROM {{}}.{table.name} {among}'
        both = " UNION ALL ".join(query.format(schema) for schema in ("main", "stage"))
        return {value for (value,) in self._raw.execute(both, (_json(values),))}

    def newest(self) -> tuple[int, int]:
        """Return the number of the store's newest record, 0 when there is none, and how often was erased."""
        number, erasures = self._raw.execute(_NEWEST).fetchone()
        return number, erasures

    def overtaken(self, newest: tuple[int, int]) -> bool:
        """Tell whether a record that is ready came into the store since ``newest`` said this."""
        number, erasures = newest
        if self.newest()[1] == erasures:
            return self._raw.execute(_OVERTAKEN, (number,)).fetchone() is not None
        # Numbers of erased records are given again.
        return self._raw.execute(_REPEATED).fetchone() is not None

    def heads(self) -> list[str]:
        """Return the ids of the reports that are ready, and of the conversations outside reports."""
        self._raw.execute("CREATE INDEX stage.by_report ON record (report)")
        return [identity for (identity,) in self._raw.execute(_HEADS)]

    def near(self, heads: Sequence[str]) -> list[str]:
        """Return these records that are ready, and those in their context, as stored; after ``heads``."""
        return [body for (body,) in self._raw.execute(_NEAR, (_json(heads),))]

    def move(self, table: Table, *, anew: bool = True) -> int:
        """Move a table's rows into the store, inside ``write``; return how many.

        Args:
            table: The table.
            anew: None of the keys may be in the store yet; False: rows whose keys are there are left out.
        """
        if table.name not in self._made:
            return 0
        names = _listed([name for name in table.columns.keys() if name != _counted(table)])  # noqa: SIM118
        keys = _listed(table.primary_key.columns.keys())
        verb = "INSERT" if anew else "INSERT OR IGNORE"
        moving = (
            f"{verb} INTO main.{table.name} ({names}) SELECT {names} FROM stage.{table.name} ORDER BY {keys}"
        )
        return self._connection.exec_driver_sql(moving).rowcount

    def hold_rest(self, originator: str, terms: str) -> None:
        """Note the terms of all records that are ready and have none of their own, inside ``write``."""
        self._connection.exec_driver_sql(_HOLD_REST, (originator, terms))

    def make(self, *tables: Table) -> None:
        """Make tables for what will be ready: sorted by their keys, so that neighbours are moved together."""
        for table in tables:
            if table.name not in self._made:
                self._make(table)

    def _make(self, table: Table) -> None:
        """Make one table without anything that only the store needs."""
        counted = _counted(table)
        columns = [
            f'"{one.name}"'
            + (" INTEGER PRIMARY KEY" if one.name == counted else " UNIQUE" if one.unique else "")
            for one in table.columns
        ]
        if not counted:
            columns.append(f"PRIMARY KEY ({_listed(table.primary_key.columns.keys())})")
        end = "" if counted else " WITHOUT ROWID"
        self._raw.execute(f"CREATE TABLE stage.{table.name} ({', '.join(columns)}){end}")
        self._made[table.name] = table


def _counted(table: Table) -> str:
    """Return the column that the database counts up, or ""."""
    found = table.autoincrement_column
    return "" if found is None else str(found.name)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _json(values: Sequence[str]) -> str:
    return msgspec.json.encode(values).decode()


@contextmanager
def staged(connection: Connection, store: str) -> Iterator[Stage]:
    """Attach a second database to a connection for as long as it is needed.

    Args:
        connection: A connection to an SQLite store on which no transaction has begun.
        store: Path of the store's file; "" for one in memory.

    Raises:
        StoreError: Nothing can be written beside the store.
    """
    raw = connection.connection.driver_connection
    if not isinstance(raw, RawConnection):
        raise StoreError("rows are made ready for stores of SQLite only")
    place = _beside(store) if store else None
    try:
        raw.execute("ATTACH ? AS stage", (str(place) if place else ":memory:",))
        for pragma in _PRAGMAS:
            raw.execute(pragma)
    finally:
        if place:
            # Where an open file cannot be unlinked, it goes at the end.
            with suppress(OSError):
                place.unlink()
    try:
        yield Stage(connection, raw)
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raw.execute("DETACH stage")
        if place:
            place.unlink(missing_ok=True)


def _beside(store: str) -> Path:
    """Make an empty file beside the store that nobody else may read."""
    path = Path(f"{store}.{secrets.token_hex(6)}.part")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise StoreError(
            f"nothing can be written beside the store ({error.strerror})",
            where=str(path.parent),
            remedy="Free some space there, or check the permissions of the folder; nothing was stored",
        ) from None
    return path
