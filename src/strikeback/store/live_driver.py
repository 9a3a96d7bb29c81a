"""The driver's own connections, for changes of which there are hundreds a second.

The tool kit above the driver takes a third of a millisecond a transaction. Connections are used by one
change at a time, whatever thread it runs in, and end with the store.
"""

import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from sqlite3 import Connection as SqliteConnection
from sqlite3 import Error as SqliteError
from typing import Any, Final, Protocol
from weakref import WeakKeyDictionary

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import PoolProxiedConnection, StaticPool

from strikeback.store import dialect
from strikeback.store.open import Store, converted


class RawConnection(Protocol):
    """What a driver's connection does for a live collection, on either database."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        ...

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Any:  # noqa: ANN401
        """Run a statement; return what gives its rows."""
        ...

    def executemany(self, sql: str, rows: Any, /) -> Any:  # noqa: ANN401 - rows of any kind
        """Run a statement once for each row."""
        ...

    def close(self) -> None:
        """End the connection."""
        ...


_MAPPED: Final = f"PRAGMA mmap_size = {1 << 34}"
"""Pages are read where the system has them: candidates stand all over the table, and a read call a page
costs more than the comparison. Writing goes the usual way."""
MOST_LOG: Final = 65_536
"""Pages (256 MB) in the write-ahead log from which a change carries them over itself."""
_LOG: Final = f"PRAGMA wal_autocheckpoint = {MOST_LOG}"

_FREE: Final[WeakKeyDictionary[Store, deque[RawConnection]]] = WeakKeyDictionary()


def raw_of(connection: Connection | PoolProxiedConnection) -> RawConnection:
    """Return the driver's connection of a transaction, for statements that belong to it."""
    pooled = connection.connection if isinstance(connection, Connection) else connection
    raw: Any = pooled.driver_connection
    if isinstance(raw, SqliteConnection):
        return raw
    from strikeback.store.live_postgres import PostgresRaw  # noqa: PLC0415 - not for an embedded store

    return PostgresRaw(raw)


@contextmanager
def transaction(store: Store, *, write: bool) -> Iterator[RawConnection]:
    """Give a connection of the driver inside a transaction, kept whole or not at all after any exception.

    Args:
        store: The store.
        write: Take the lock for writing at once.

    Raises:
        StoreError: The database failed, or another command kept it for a minute.
    """
    with converted(store.name), told(), _lent(store) as raw:
        try:
            _begin(raw, write=write)
            yield raw
            raw.execute("COMMIT")
        finally:
            if raw.in_transaction:
                raw.execute("ROLLBACK")


def _begin(raw: RawConnection, *, write: bool) -> None:
    if isinstance(raw, SqliteConnection):
        raw.execute("BEGIN IMMEDIATE" if write else "BEGIN")
    else:
        raw.begin(write=write)  # type: ignore[attr-defined]


def lock_changes(raw: RawConnection) -> None:
    """Let no other change begin until the transaction ends; a writer of SQLite is alone anyway."""
    if not isinstance(raw, SqliteConnection):
        raw.lock()  # type: ignore[attr-defined]


@contextmanager
def _lent(store: Store) -> Iterator[RawConnection]:
    """Lend a connection that nobody uses; one that broke off is not lent again."""
    free = _FREE.setdefault(store, deque())
    raw = free.pop() if free else _opened(store)
    try:
        yield raw
    finally:
        if isinstance(raw, SqliteConnection) or raw.usable:  # type: ignore[attr-defined]
            free.append(raw)


@contextmanager
def told() -> Iterator[None]:
    """Let the store above tell errors of the driver as it tells its own."""
    try:
        yield
    except _errors() as error:
        raise DBAPIError(None, None, error) from None


def _errors() -> tuple[type[Exception], ...]:
    """Return the drivers' errors; an embedded store has not loaded the other driver."""
    psycopg = sys.modules.get("psycopg")
    return (SqliteError,) if psycopg is None else (SqliteError, psycopg.Error)


def _opened(store: Store) -> RawConnection:
    """Return one more connection; a store in memory has but one."""
    with store.read() as connection:
        raw = raw_of(connection)
        if not isinstance(connection.engine.pool, StaticPool):
            pooled = connection.engine.raw_connection()
            raw = raw_of(pooled)
            pooled.detach()
            store.at_close.append(raw.close)
        postgres = dialect.is_postgres(connection)
    if postgres:
        raw.begin_by_hand()  # type: ignore[attr-defined]
        return raw
    raw.execute(_MAPPED)
    raw.execute(_LOG)
    return raw


def carry_over(store: Store) -> int:
    """Carry the write-ahead log over into the store; return how many pages it holds that are carried over.

    PostgreSQL does this by itself.

    For whoever feeds a collection, between records: a change that meets a full log does it itself, and
    takes a hundred times as long. Readers and writers of other processes are not held up.

    Raises:
        StoreError: The database failed.
    """
    with converted(store.name), told(), _lent(store) as raw:
        if not isinstance(raw, SqliteConnection):
            return 0
        return max(0, int(raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[2]))
