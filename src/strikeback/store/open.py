"""Opening a store: recognise it, bring its tables to this release, hand out transactions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from difflib import SequenceMatcher
from pathlib import Path
from sqlite3 import Error as RawError
from types import ModuleType, TracebackType
from typing import Final, Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from strikeback.model.errors import StoreError
from strikeback.model.people import Viewer
from strikeback.store import dialect, schema
from strikeback.store.found import Found
from strikeback.store.log_keys import SEAL, KeyFile, key_path
from strikeback.store.log_pending import PENDING
from strikeback.store.staging import Stage, staged

__all__ = ["DEFAULT_URL", "Connection", "Store", "open_store", "renew_derivations"]

HEAD: Final = "0021"
"""Newest revision of the facts' tables."""

REVISIONS: Final = tuple(f"{number:04d}" for number in (*range(1, 13), 15, 16, 17, 18, 21))
"""Every revision this release can bring forward; another one is of a newer release."""

DEFAULT_URL: Final = "./strikeback.db"

MOST_NAMED: Final = 3
"""Stores beside a path that are named to somebody who may have mistyped it."""

LIKE: Final = 0.75
"""Share of two names that is the same, from which one may be the other mistyped (Ratcliff and Obershelp)."""

_LAYOUT: Final = f"SELECT value FROM {schema.state.name} WHERE key = 'layout'"  # noqa: S608 - our own names

_SNAPSHOT: Final[dict[str, object]] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""What a reader of PostgreSQL asks for; SQLite's readers have it anyway."""

_CAUSES: Final = (
    ("locked", "the store is in use by another command", "Try again when it has ended"),
    (
        "not a database",
        "not a store of Strikeback",
        "Name another file with --store; to take its content in, use strikeback import",
    ),
    ("never changed", "facts are appended, never changed", "Withdraw or undo instead"),
    ("readonly", "the store cannot be written", "Check the permissions"),
    ("unable to open", "the store cannot be opened", "Check path and permissions"),
    ("full", "no space left for the store", "Free some space; nothing was stored"),
    (
        "disk I/O",
        "the disk cannot be read or written",
        "Check its space, limits and state; nothing was stored",
    ),
    ("malformed", "the store is damaged", "Restore it from a copy"),
)
"""Words of the database's messages, what they mean, what to do."""


class Store:
    """An open store. Transactions come from ``read`` and ``write``; ``close`` when done."""

    def __init__(self, engine: Engine, name: str, keys: KeyFile) -> None:
        self._engine = engine
        self._shared = engine.dialect.name == "postgresql"
        self._reading: dict[str, object] = _SNAPSHOT if self._shared else {}
        self.name = name
        """Path or URL without credentials, for messages."""
        self.made = False
        """Whether its file was made when it was opened."""
        self.keys = keys
        """What signs the log; read when it is needed first."""
        self.at_close: list[Callable[[], None]] = []
        """Called when the store is closed: other connections to it end here."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give all connections back."""
        while self.at_close:
            self.at_close.pop()()
        self._engine.dispose()

    def scrub(self) -> None:
        """Make the database give up the pages on which erased rows stood; nobody else may be reading.

        Raises:
            StoreError: The database failed, or was in use.
        """
        with converted(self.name):
            dialect.scrub(self._engine)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the store throughout, for work of the system itself.

        What it reads may be computed with and stored; what a person is shown is read by ``read_as``.

        Raises:
            StoreError: The database failed.
        """
        with self._begun(self._reading, None) as connection:
            yield connection

    @contextmanager
    def read_as(self, viewer: Viewer) -> Iterator[Connection]:
        """Give a connection that sees one state of the store throughout, on behalf of somebody.

        On PostgreSQL no query on it finds a row that the viewer's agency is not told of (``store/rls.py``).

        Args:
            viewer: Who looks, with the moment of the look.

        Raises:
            StoreError: The database failed.
        """
        with self._begun(self._reading, viewer) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection whose work is kept whole at the end, or not at all after any exception.

        On SQLite a writer is alone from the start. On PostgreSQL writers work side by side; they wait for
        each other where they log, which facts do at the very end.

        Raises:
            StoreError: The database failed, or another command kept it for a minute.
        """
        options: dict[str, object] = {dialect.WRITES: True, SEAL: self.keys.seal}
        if self._shared:
            options[PENDING] = []
        with self._begun(options, None) as connection:
            yield connection
            if options.get(PENDING):
                _log_pending(connection)

    @property
    def one_writer(self) -> bool:
        """Whether a writer keeps all others out: rows are then made ready by ``stage`` before."""
        return not self._shared

    @contextmanager
    def stage(self) -> Iterator[Stage]:
        """Give a place beside an SQLite store in which rows are made ready while others read and write.

        Raises:
            StoreError: The database failed, or nothing can be written beside it.
        """
        with converted(self.name), self._engine.connect() as plain:
            connection = plain.execution_options(**{dialect.WRITES: True, SEAL: self.keys.seal})
            with staged(connection, self._engine.url.database or "") as place:
                yield place

    @contextmanager
    def _begun(self, options: dict[str, object], viewer: Viewer | None) -> Iterator[Connection]:
        """Give a connection in a transaction that has said for whom it works."""
        with converted(self.name), self._engine.connect() as plain:
            connection = plain.execution_options(**options)
            with connection.begin():
                if self._shared:
                    _wall().state(connection, viewer)
                yield connection


def open_store(url: str = DEFAULT_URL, *, create: bool = True, keys: Path | None = None) -> Store:
    """Open the store at ``url``, making or migrating its tables where needed.

    Args:
        url: A plain path, ``sqlite:///path``, ``sqlite://`` (in memory) or
            ``postgresql://user:password@host:port/database``.
        create: Make a new store when there is none.
        keys: The file with the keys of the log; None: the one that ``STRIKEBACK_LOG_KEY`` names, else the
            one beside an SQLite file.

    Raises:
        StoreError: No store there, not a store, of a newer release, or a kind of URL not served.
    """
    path = dialect.file_of(url)
    new = bool(path) and not Path(str(path)).is_file()
    if path is None:
        engine, name = _server(url)
    else:
        name = path or "memory"
        if path and not Path(path).is_file():
            _refuse_missing(Path(path), create=create)
        engine = dialect.sqlite_engine(path)
    store = Store(engine, name, KeyFile(keys or key_path(path or "")))
    store.made = new
    try:
        _bring_forward(store, create=create or path is not None)
    except StoreError:
        store.close()
        raise
    return store


def _server(url: str) -> tuple[Engine, str]:
    """Return an engine on a database server, and the URL without credentials."""
    from strikeback.store import dialect_postgres  # noqa: PLC0415 - an embedded store does not need it

    known = dialect_postgres.postgres_url(url)
    if known is None:
        raise StoreError(
            f"stores of the kind {url.partition('://')[0]} are not served by this release",
            remedy="Give a file path, sqlite:///PATH or postgresql://USER:PASSWORD@HOST:PORT/DATABASE",
        )
    return dialect_postgres.postgres_engine(known), dialect_postgres.name_of(known)


def _refuse_missing(path: Path, *, create: bool) -> None:
    """Say why a store that is not there cannot be opened or made."""
    if path.exists():
        raise StoreError("not a store but a folder or device", where=str(path), remedy="Name a file")
    if not create:
        others = ", ".join(stores_beside(path)[:MOST_NAMED])
        raise StoreError(
            "no store here",
            where=str(path),
            remedy=(f"There is {others} beside it; name it with --store. " if others else "")
            + f"To make a new one: strikeback init --store {path}",
        )
    if not path.parent.is_dir():
        raise StoreError(
            "the folder of the store does not exist", where=str(path.parent), remedy="Create the folder first"
        )


def stores_beside(path: Path) -> list[str]:
    """Return the names of the stores in the folder of a path, those like its own name first."""
    name = path.name
    return sorted(
        (one.name for one in path.parent.glob("*") if one.is_file() and _is_store(one)),
        key=lambda other: (-SequenceMatcher(None, name, other).ratio(), other),
    )


def like_another(url: str) -> bool:
    """Tell whether a store would be made at ``url`` under nearly the name of one beside it."""
    given = dialect.file_of(url)
    if not given or Path(given).exists():
        return False
    return any(
        SequenceMatcher(None, Path(given).name, other).ratio() >= LIKE for other in stores_beside(Path(given))
    )


def _is_store(path: Path) -> bool:
    """Tell by its first bytes whether a file is a store; one that nobody may read is none."""
    try:
        with path.open("rb") as file:
            return dialect.marks(file.read(100))
    except OSError:
        return False


def _bring_forward(store: Store, *, create: bool) -> None:
    """Check what the database is and bring facts and derivations to this release's layout."""
    fits = stands = False
    with store.read() as connection:
        found = dialect.found(connection)
        revision, layout = _stored(connection, found, store.name)
        if not found.fit:
            raise StoreError(
                "the database sorts texts by the rules of a language, or is not in UTF-8",
                where=store.name,
                remedy="CREATE DATABASE ... ENCODING 'UTF8' LOCALE_PROVIDER builtin "
                "BUILTIN_LOCALE 'C.UTF-8' TEMPLATE template0",
            )
        if revision == HEAD:
            fits, stands = layout == schema.LAYOUT, _stands(connection)
    if not revision and not create:
        raise StoreError(
            "no store here", where=store.name, remedy="Make one with: strikeback init; or name another"
        )
    if revision != HEAD:
        # Alembic is slow to import; only new and old stores pay for it.
        from strikeback.store.migrate import upgrade  # noqa: PLC0415

        with store.write() as connection:
            dialect.lock_layout(connection)
            upgrade(connection)
        with store.read() as connection:
            fits, stands = _layout(connection) == schema.LAYOUT, _stands(connection)
    if not fits or not stands:
        with store.write() as connection:
            dialect.lock_layout(connection)
            if not fits:
                renew_derivations(connection)
            if not stands:
                _wall().put_up(connection)


def _stands(connection: Connection) -> bool:
    """Tell whether the wall stands, where there is one."""
    return not dialect.is_postgres(connection) or bool(_wall().stands(connection))


def _stored(connection: Connection, found: Found, name: str) -> tuple[str, str]:
    """Return the revision of the facts' tables, "" for an empty database, and the layout of the derived.

    Raises:
        StoreError: Not a store, or of a newer release.
    """
    if found.empty:
        return "", ""
    if not found.marked:
        raise StoreError(
            "a database of another program",
            where=name,
            remedy="Name a new file with --store; to take its content in, use strikeback import",
        )
    layout = f"({_LAYOUT})" if found.derived else "''"
    row = connection.exec_driver_sql(f"SELECT version_num, {layout} FROM alembic_version").first()  # noqa: S608
    revision, laid_out = row or ("", "")
    if revision not in REVISIONS:
        raise StoreError(
            "the store was written by a newer release",
            where=name,
            remedy="Update Strikeback, or restore the copy made before the update",
        )
    return revision, laid_out or ""


def _layout(connection: Connection) -> str:
    """Return the layout of the derived tables as the store has it; "" when there are none."""
    there = dialect.found(connection).derived
    return str((there and connection.exec_driver_sql(_LAYOUT).scalar()) or "")


def renew_derivations(connection: Connection) -> None:
    """Empty every derived table; where they have another layout, make them anew."""
    dialect.replace_results(connection)
    if dialect.is_postgres(connection) and _layout(connection) == schema.LAYOUT:
        # Readers go on reading what was there until the transaction ends.
        for table in schema.DERIVED.sorted_tables:
            connection.execute(table.delete())
    else:
        schema.DERIVED.drop_all(connection)
        schema.DERIVED.create_all(connection)
        if dialect.is_postgres(connection):
            _wall().put_up(connection)
    connection.execute(schema.state.insert(), [{"key": "layout", "value": schema.LAYOUT}])


def _wall() -> ModuleType:
    """Return the module of row-level security; a store of one's own does not wait for it."""
    from strikeback.store import rls  # noqa: PLC0415

    return rls


def _log_pending(connection: Connection) -> None:
    """Log the facts of a transaction at its end."""
    # The log is loaded by whoever logs; opening a store does not wait for it.
    from strikeback.store.log import append  # noqa: PLC0415

    append(connection, [])


@contextmanager
def converted(name: str) -> Iterator[None]:
    """Turn the database's exceptions into ours; theirs may quote what was being stored."""
    try:
        yield
    except DBAPIError as error:
        raise _store_error(error, name) from None
    except RawError as error:
        raise _told(error, name) from None
    except SQLAlchemyError as error:
        raise StoreError(f"the store failed ({type(error).__name__})", where=name) from None


def _store_error(error: DBAPIError, name: str) -> StoreError:
    """Say what a database error means to the person at the keyboard."""
    if not isinstance(error.orig, RawError):
        from strikeback.store.dialect_postgres import store_error  # noqa: PLC0415

        if told := store_error(error, name):
            return told
    return _told(error.orig, name)


def _told(error: BaseException | None, name: str) -> StoreError:
    """Say what an error of the driver means."""
    cause = str(error)
    for sign, what, remedy in _CAUSES:
        if sign in cause:
            return StoreError(what, where=name, remedy=remedy)
    return StoreError(f"the store failed ({type(error).__name__})", where=name)
