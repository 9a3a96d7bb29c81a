"""What only SQLite knows: pragmas, triggers, how its files are recognised."""

from collections.abc import Mapping, Sequence
from sqlite3 import Connection as RawConnection
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.pool import StaticPool

from strikeback.store.found import Found

APPLICATION_ID: Final = 0x53424B31
"""``SBK1`` in the header of every store (SQLite file format, offset 68)."""

BUSY_MS: Final = 60_000
"""How long a command waits for another one's transaction."""

WRITES: Final = "strikeback_writes"
"""Execution option of connections that will write: they take the write lock at once."""

_PRAGMAS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # Without this, INSERT OR REPLACE would delete a fact and no trigger would see it.
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -65536",
    f"PRAGMA busy_timeout = {BUSY_MS}",
    # 64 MB: of pages that many transactions change, such as those of an index, only the last state is carried
    # over.
    "PRAGMA wal_autocheckpoint = 16000",
)


def sqlite_engine(path: str) -> Engine:
    """Return an engine on the SQLite file at ``path``; an empty path is a store in memory."""
    options: dict[str, Any] = {"hide_parameters": True, "connect_args": {"timeout": BUSY_MS / 1000}}
    if not path:
        options |= {"poolclass": StaticPool}
        options["connect_args"]["check_same_thread"] = False
    engine = create_engine(f"sqlite:///{path}" if path else "sqlite://", **options)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(raw: RawConnection, _entry: object) -> None:
    """Set a new connection up; the driver's own transaction handling is switched off."""
    raw.isolation_level = None
    for pragma in _PRAGMAS:
        raw.execute(pragma)


def _begin(connection: Connection) -> None:
    """Start a transaction; a writer waits for the lock here, not in the middle of its work."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def found(connection: Connection) -> Found:
    """Return what stands in the file; SQLite compares texts by bytes."""
    named = "SELECT count(*), coalesce(sum(name = 'derivation'), 0) FROM sqlite_master"
    count, derived = connection.exec_driver_sql(named).one()
    marked = connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
    return Found(empty=not count, marked=marked, derived=bool(derived), fit=True)


def marks(head: bytes) -> bool:
    """Tell whether these first hundred bytes are those of a store (SQLite file format, offsets 0 and 68)."""
    return head.startswith(b"SQLite format 3\0") and head[68:72] == APPLICATION_ID.to_bytes(4, "big")


def mark(connection: Connection) -> None:
    """Write the mark of a store into the file's header."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def forbid_changes(connection: Connection, table: str, delete_when: str) -> None:
    """Make every UPDATE and DELETE on a table fail; ``delete_when`` lets some rows go."""
    for verb in ("UPDATE", "DELETE"):
        when = f"WHEN NOT ({delete_when}) " if delete_when and verb == "DELETE" else ""
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} {when}"
            "BEGIN SELECT RAISE(ABORT, 'facts are appended, never changed'); END"
        )


def allow_changes(connection: Connection, table: str) -> None:
    """Take back what ``forbid_changes`` did to a table."""
    for verb in ("update", "delete"):
        connection.exec_driver_sql(f"DROP TRIGGER {table}_no_{verb}")


def scrub(connection: Connection) -> None:
    """Write the database anew without its free pages, and empty the write-ahead log."""
    raw = connection.connection.driver_connection
    if raw is not None:
        raw.execute("VACUUM")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def bytes_contain(column: str, part: str) -> str:
    """Return the condition that a column of bytes holds an ASCII text."""
    return f"instr(CAST({column} AS TEXT), '{part}')"


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> int:
    """Insert the rows whose keys are not there yet; return how many were inserted."""
    return connection.execute(insert(table).on_conflict_do_nothing(), rows).rowcount


def insert_many(
    connection: Connection, table: Table, rows: Sequence[tuple[object, ...]], names: Sequence[str]
) -> None:
    """Insert rows whose values are in the order of the table's columns, or of these, and of the driver's own.

    A third of the time that the same takes with named values, each processed by its column's type.
    """
    columns = list(names or table.columns.keys())
    listed, places = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    insert_all = f"INSERT INTO {table.name} ({listed}) VALUES ({places})"  # noqa: S608 - our own names
    connection.exec_driver_sql(insert_all, list(rows))


def newest_entries(connection: Connection, objects: Sequence[str]) -> dict[str, bytes]:
    """Return object and hash of the log's last entry about each of these that has one."""
    # One step for each object: grouped, all entries about it would be read.
    newest = (
        "SELECT object, hash FROM json_each(?) AS about CROSS JOIN log_entry "
        "WHERE number = (SELECT max(number) FROM log_entry WHERE object = about.value)"
    )
    found = connection.exec_driver_sql(newest, (msgspec.json.encode(objects).decode(),))
    return {identity: hashed for identity, hashed in found}  # noqa: C416 - rows are not pairs
