"""The driver's own connections, for changes of which there are hundreds a second.

The tool kit above the driver takes a third of a millisecond a transaction. Connections are used by one
change at a time, whatever thread it runs in, and end with the store.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection as RawConnection
from sqlite3 import Error as RawError
from typing import Final
from weakref import WeakKeyDictionary

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import PoolProxiedConnection, StaticPool

from strikeback.model.errors import StoreError
from strikeback.store.open import Store, converted

_MAPPED: Final = f"PRAGMA mmap_size = {1 << 34}"
"""Pages are read where the system has them: candidates stand all over the table, and a read call a page
costs more than the comparison. Writing goes the usual way."""
MOST_LOG: Final = 65_536
"""Pages (256 MB) in the write-ahead log from which a change carries them over itself."""
_LOG: Final = f"PRAGMA wal_autocheckpoint = {MOST_LOG}"

_FREE: Final[WeakKeyDictionary[Store, deque[RawConnection]]] = WeakKeyDictionary()


def raw_of(connection: Connection | PoolProxiedConnection) -> RawConnection:
    """Return the driver's connection of a transaction, for statements that belong to it.

    Raises:
        StoreError: A database of another kind.
    """
    pooled = connection.connection if isinstance(connection, Connection) else connection
    raw = pooled.driver_connection
    if not isinstance(raw, RawConnection):
        raise StoreError("live collections need a store on SQLite", remedy="Name a file with --store")
    return raw


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
            raw.execute("BEGIN IMMEDIATE" if write else "BEGIN")
            yield raw
            raw.execute("COMMIT")
        finally:
            if raw.in_transaction:
                raw.execute("ROLLBACK")


@contextmanager
def _lent(store: Store) -> Iterator[RawConnection]:
    """Lend a connection that nobody uses."""
    free = _FREE.setdefault(store, deque())
    raw = free.pop() if free else _opened(store)
    try:
        yield raw
    finally:
        free.append(raw)


@contextmanager
def told() -> Iterator[None]:
    """Let the store above tell errors of the driver as it tells its own."""
    try:
        yield
    except RawError as error:
        raise DBAPIError(None, None, error) from None


def _opened(store: Store) -> RawConnection:
    """Return one more connection; a store in memory has but one."""
    with store.read() as connection:
        raw = raw_of(connection)
        if not isinstance(connection.engine.pool, StaticPool):
            pooled = connection.engine.raw_connection()
            raw = raw_of(pooled)
            pooled.detach()
            store.at_close.append(raw.close)
    raw.execute(_MAPPED)
    raw.execute(_LOG)
    return raw


def carry_over(store: Store) -> int:
    """Carry the write-ahead log over into the store; return how many pages it holds that are carried over.

    For whoever feeds a collection, between records: a change that meets a full log does it itself, and
    takes a hundred times as long. Readers and writers of other processes are not held up.

    Raises:
        StoreError: The database failed.
    """
    with converted(store.name), told(), _lent(store) as raw:
        return max(0, int(raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[2]))
