"""What is said differently to SQLite and to PostgreSQL; everything else in this room is portable SQL."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from sqlalchemy import Connection, Engine, Table

from strikeback.store import dialect_sqlite
from strikeback.store.dialect_sqlite import WRITES, sqlite_engine
from strikeback.store.found import Found

__all__ = ["WRITES", "sqlite_engine"]


def is_postgres(connection: Connection) -> bool:
    """Tell whether a connection leads to PostgreSQL."""
    return connection.dialect.name == "postgresql"


def _of(connection: Connection) -> ModuleType:
    """Return the module that speaks a connection's language; an embedded store does not load the other."""
    if is_postgres(connection):
        from strikeback.store import dialect_postgres  # noqa: PLC0415

        return dialect_postgres
    return dialect_sqlite


def found(connection: Connection) -> Found:
    """Return what stands in the database."""
    answer: Found = _of(connection).found(connection)
    return answer


def marks(head: bytes) -> bool:
    """Tell whether these first hundred bytes are those of a store of SQLite."""
    return dialect_sqlite.marks(head)


def mark(connection: Connection) -> None:
    """Write the mark of a store."""
    _of(connection).mark(connection)


def lock_log(connection: Connection) -> None:
    """Let nobody else append to the log until the transaction ends; a writer of SQLite is alone anyway."""
    if is_postgres(connection):
        _of(connection).lock_log(connection)


def need_not_last(connection: Connection) -> None:
    """Let a writing transaction end without waiting for the disk: a server that crashes at once forgets it.

    For counts of tries and for when a session was last used. Nothing that somebody was told happened may be
    lost. A file waits: its transactions are few.
    """
    if is_postgres(connection):
        _of(connection).need_not_last(connection)


def lock_layout(connection: Connection) -> None:
    """Let nobody else make tables until the transaction ends."""
    if is_postgres(connection):
        _of(connection).lock_layout(connection)


def replace_results(connection: Connection) -> None:
    """Let nobody else change derivations until the transaction ends."""
    if is_postgres(connection):
        _of(connection).replace_results(connection)


@contextmanager
def for_the_hub(connection: Connection) -> Iterator[None]:
    """Answer a question about everything inside a viewer's transaction, such as whether results are outdated.

    What is read must not be shown.
    """
    if not is_postgres(connection):
        yield
        return
    postgres = _of(connection)
    postgres.serve(connection, "hub")
    try:
        yield
    finally:
        postgres.serve(connection, "")


def forbid_changes(connection: Connection, table: str, *, delete_when: str = "") -> None:
    """Make every UPDATE and DELETE on a table of facts fail.

    Args:
        connection: A migration's transaction.
        table: The table.
        delete_when: Portable SQL about ``OLD``; rows for which it is true may be deleted.
    """
    _of(connection).forbid_changes(connection, table, delete_when)


def allow_changes(connection: Connection, table: str) -> None:
    """Take back what ``forbid_changes`` did to a table, so that it can be said anew."""
    _of(connection).allow_changes(connection, table)


def scrub(engine: Engine) -> None:
    """Make the database give up the pages on which deleted rows stood."""
    with engine.connect() as connection:
        _of(connection).scrub(connection)


def bytes_contain(connection: Connection, column: str, part: str) -> str:
    """Return the SQL condition that a column of bytes holds an ASCII text without quotes."""
    return str(_of(connection).bytes_contain(column, part))


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> int:
    """Insert the rows whose keys are not there yet; return how many were inserted.

    All rows have the same columns.
    """
    return int(_of(connection).insert_new(connection, table, rows)) if rows else 0


def newest_entries(connection: Connection, objects: Sequence[str]) -> dict[str, bytes]:
    """Return the hash of the log's last entry about each of these that has one."""
    return dict(_of(connection).newest_entries(connection, objects))


def insert_many(
    connection: Connection, table: Table, rows: Sequence[tuple[object, ...]], names: Sequence[str] = ()
) -> None:
    """Insert rows whose values are of the driver's own types, in the order of the table's columns.

    Args:
        connection: A writing transaction.
        table: The table.
        rows: The rows.
        names: The columns that the rows have; none: all.
    """
    if rows:
        _of(connection).insert_many(connection, table, rows, names)


def file_of(url: str) -> str | None:
    """Return the path inside an SQLite URL or a plain path; "" for memory; None for another kind of URL."""
    if url in {"sqlite://", "sqlite:///:memory:", ":memory:"}:
        return ""
    if url.startswith("sqlite:///"):
        return str(Path(url.removeprefix("sqlite:///")).expanduser())
    if "://" in url:
        return None
    return str(Path(url).expanduser())
