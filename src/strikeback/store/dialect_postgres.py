"""What only PostgreSQL knows: locks, guards in plpgsql, bulk inserts, how its databases are recognised."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from select import POLLIN, POLLPRI, poll
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Delete,
    Engine,
    Insert,
    Table,
    Update,
    create_engine,
    event,
)
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError

from strikeback.model.errors import StoreError
from strikeback.store.found import Found
from strikeback.store.schema import DERIVED

WAIT_MS: Final = 60_000
"""How long a command waits for another one's lock."""

MARK: Final = "strikeback_mark"
"""The table by which a database says that it is a store of Strikeback."""

_SPACE: Final = 0x53424B31
"""First number of all advisory locks of this program: ``SBK1``."""
LOG: Final = 1
"""Held from reading the log's head to the end of the transaction: heads follow one another."""
RESULTS: Final = 2
"""Shared by whoever adds to derivations, held alone by whoever replaces them."""
LAYOUT: Final = 3
"""Held alone while tables are made."""
LIVE: Final = 4
"""Held alone by whoever changes a live collection."""

_HELD: Final = "strikeback_results_held"

_OPTIONS: Final = " ".join(
    f"-c {one}"
    for one in (
        f"lock_timeout={WAIT_MS}",
        "timezone=UTC",
        "client_min_messages=warning",
        # Both take longer to get going than our statements take.
        "jit=off",
        "max_parallel_workers_per_gather=0",
    )
)


def _sign(code: int) -> str:
    """Return the expression of a sign that UTF-8 alone has: others refuse a constant when they plan."""
    return f"chr(CASE current_setting('server_encoding') WHEN 'UTF8' THEN {code} ELSE 65 END)"


_FOUND: Final = (
    "SELECT (SELECT count(*) FROM pg_catalog.pg_class "  # noqa: S608 - constants
    "WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm')) = 0, "
    "to_regclass('strikeback_mark') IS NOT NULL, to_regclass('derivation') IS NOT NULL, "
    "current_setting('server_encoding') = 'UTF8' "
    f"AND 'B' < 'a' AND 'a' < '~' AND '~' < {_sign(233)} AND '-b' < 'a' AND {_sign(65376)} < {_sign(120000)}"
)

_STATES: Final = {
    "28000": ("the server does not let this role in", "Check role and password in the URL"),
    "28P01": ("the server does not let this role in", "Check role and password in the URL"),
    "3D000": ("there is no such database", "Create it first; docs/operations.md says how"),
    "23505": ("this stands already, or another one stored it at the same time", "Look again before retrying"),
    "40001": ("another command changed the same at the same time", "Try again"),
    "40P01": ("another command changed the same at the same time", "Try again"),
    "42501": (
        "the role may not do this",
        "Tables are made and brought forward by the owner's role: strikeback init --store URL",
    ),
    "42P01": ("a table is missing", "Bring the store forward with the owner's role: strikeback init"),
    "53100": ("no space left for the store", "Free some space; nothing was stored"),
    "53300": ("the server has no connection left", "Try again, or raise max_connections"),
    "55P03": ("the store is in use by another command", "Try again when it has ended"),
    "57P01": ("the server is shutting down", "Try again when it runs"),
    "57P03": ("the server is not ready yet", "Try again"),
}
"""What PostgreSQL's error states mean (appendix A of its manual), and what to do."""


def postgres_url(url: str) -> URL | None:
    """Return what a PostgreSQL URL says; None for another kind of URL.

    Raises:
        StoreError: It is malformed; the message does not quote it.
    """
    scheme = url.partition("://")[0]
    if scheme not in {"postgresql", "postgres", "postgresql+psycopg"}:
        return None
    try:
        made = make_url("postgresql" + url[len(scheme) :])
    except (ArgumentError, ValueError):
        raise StoreError(
            "the URL of the store is malformed", remedy="Form: postgresql://USER:PASSWORD@HOST:PORT/DATABASE"
        ) from None
    return made.set(drivername="postgresql+psycopg")


def name_of(url: URL) -> str:
    """Return the URL for messages: host, port and database, no user, no password, no options."""
    host = url.host or str(url.query.get("host", "")) or "local socket"
    port = f":{url.port}" if url.port else ""
    return f"postgresql://{host}{port}/{url.database or ''}"


def postgres_engine(url: URL) -> Engine:
    """Return an engine on a database; nothing is connected yet.

    Raises:
        StoreError: The driver is not installed.
    """
    try:
        engine = create_engine(
            url,
            hide_parameters=True,
            pool_size=20,
            max_overflow=10,
            # No column is of this kind; the driver would ask for it with every new connection.
            use_native_hstore=False,
            # Those used last have their statements planned already.
            pool_use_lifo=True,
            connect_args={
                "application_name": "strikeback",
                "connect_timeout": 10,
                "client_encoding": "utf8",
                "options": _OPTIONS,
                # Planning what row-level security adds costs more than running it.
                "prepare_threshold": 1,
            },
        )
    except ModuleNotFoundError:
        raise StoreError(
            "a store on PostgreSQL needs the driver psycopg", remedy="Install: pip install strikeback[hub]"
        ) from None
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "checkout", _refuse_closed)
    event.listen(engine, "before_execute", _share_results)
    event.listen(engine, "begin", _forget)
    return engine


def _prepare(raw: Any, _entry: object) -> None:  # noqa: ANN401 - the driver is loaded when it is used
    """Let cursors end with their transaction: readers of one page do not read them to the end."""
    plain = raw.server_cursor_factory
    if "__del__" not in vars(plain):
        raw.server_cursor_factory = type(plain.__name__, (plain,), {"__del__": lambda _: None})


def _refuse_closed(raw: Any, _entry: object, _proxy: object) -> None:  # noqa: ANN401
    """Let the pool open another connection in the place of one that the server has closed.

    Nothing is sent to us between transactions but the end: what can be read means that it came.
    """
    seen = poll()
    seen.register(raw.fileno(), POLLIN | POLLPRI)
    if seen.poll(0):
        raise DisconnectionError


def begin(connection: Connection, settings: Mapping[str, str]) -> None:
    """Begin the transaction and set what ends with it: one way there and back, where it has not begun.

    The driver would begin it by itself before the first statement, with a message of its own.
    """
    from psycopg import pq, sql  # noqa: PLC0415 - the driver is loaded when it is used

    raw: Any = connection.connection.driver_connection
    calls = ", ".join("set_config(%s, %s, true)" for _ in settings)
    values = tuple(text for pair in settings.items() for text in pair)
    if raw.autocommit or raw.pgconn.transaction_status != pq.TransactionStatus.IDLE:
        connection.exec_driver_sql(f"SELECT {calls}", values)
        return
    how = f" ISOLATION LEVEL {raw.isolation_level.name.replace('_', ' ')}" if raw.isolation_level else ""
    how += " READ ONLY" if raw.read_only else ""
    quoted = tuple(sql.quote(text, raw) for text in values)
    done = raw.pgconn.exec_(f"BEGIN{how}; SELECT {calls % quoted}".encode())
    if done.status != pq.ExecStatus.TUPLES_OK:
        # Said once more, so that the failure is told as every other one.
        connection.exec_driver_sql(f"SELECT {calls}", values)


def _forget(connection: Connection) -> None:
    """No transaction starts with a lock."""
    connection.info.pop(_HELD, None)


def _share_results(connection: Connection, statement: object, *_: object) -> None:
    """Let nobody replace the derivations while something is added to them.

    What is added in between would be deleted, and what says that it was added would stay.
    """
    if isinstance(statement, Insert | Update | Delete):
        _share(connection, statement.table)


def _share(connection: Connection, table: object) -> None:
    """Take the shared lock on derivations, unless the transaction has it or the table is none of them."""
    derived = isinstance(table, Table) and table.metadata is DERIVED
    if derived and _HELD not in connection.info:
        _lock(connection, RESULTS, shared=True)
        connection.info[_HELD] = True


def replace_results(connection: Connection) -> None:
    """Wait until nobody adds to derivations, and keep others from it until the transaction ends."""
    _lock(connection, RESULTS)
    connection.info[_HELD] = True


def _lock(connection: Connection, which: int, *, shared: bool = False) -> None:
    how = "_shared" if shared else ""
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock{how}({_SPACE}, {which})")


def lock_statement(which: int) -> str:
    """Return the statement that takes one of the locks alone, until the transaction ends."""
    return f"SELECT pg_advisory_xact_lock({_SPACE}, {which})"


def lock_log(connection: Connection) -> None:
    """Wait for the transaction that logs, and let the next one wait for this."""
    _lock(connection, LOG)


def lock_layout(connection: Connection) -> None:
    """Wait for whoever makes tables, and let the next one wait for this."""
    _lock(connection, LAYOUT)


def need_not_last(connection: Connection) -> None:
    """Let the transaction end without waiting for the disk: a server that crashes at once forgets it.

    For counts of tries alone. Nothing that somebody was told happened may be lost.
    """
    connection.exec_driver_sql("SELECT set_config('synchronous_commit', 'off', true)")


def serve(connection: Connection, service: str) -> None:
    """Say that the transaction works for the hub itself from here on, or no more (store/rls.py)."""
    connection.exec_driver_sql("SELECT set_config('strikeback.service', %s, true)", (service,))


def found(connection: Connection) -> Found:
    """Return what stands in the database, in one statement: behind a busy server each one waits its turn."""
    return Found(*connection.exec_driver_sql(_FOUND).one())


def mark(connection: Connection) -> None:
    """Make the table that marks a store."""
    connection.exec_driver_sql(f"CREATE TABLE {MARK} (program text PRIMARY KEY)")
    connection.exec_driver_sql(f"INSERT INTO {MARK} VALUES ('strikeback')")  # noqa: S608 - a constant


def forbid_changes(connection: Connection, table: str, delete_when: str) -> None:
    """Make every UPDATE, DELETE and TRUNCATE on a table fail; ``delete_when`` lets some rows go."""
    connection.exec_driver_sql(_function("strikeback_refuse", ""))
    refuse_delete = "strikeback_refuse"
    if delete_when:
        refuse_delete = f"{table}_refuse_delete"
        connection.exec_driver_sql(_function(refuse_delete, f"IF {delete_when} THEN RETURN OLD; END IF; "))
    for verb, each, function in (
        ("UPDATE", "ROW", "strikeback_refuse"),
        ("DELETE", "ROW", refuse_delete),
        ("TRUNCATE", "STATEMENT", "strikeback_refuse"),
    ):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION {function}()"
        )


def _function(name: str, first: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {first}"
        "RAISE EXCEPTION 'facts are appended, never changed'; END $$"
    )


def allow_changes(connection: Connection, table: str) -> None:
    """Take back what ``forbid_changes`` did to a table."""
    for verb in ("update", "delete", "truncate"):
        connection.exec_driver_sql(f"DROP TRIGGER {table}_no_{verb} ON {table}")


def scrub(connection: Connection) -> None:
    """Write all tables anew without their dead rows; the server's own log and backups expire later."""
    connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM FULL")


def bytes_contain(column: str, part: str) -> str:
    """Return the condition that a column of bytes holds an ASCII text."""
    return f"position('{part}'::bytea IN {column}) > 0"


NEWEST: Final = (
    "SELECT newest.object, newest.hash FROM unnest(%s::VARCHAR[]) AS about(object) CROSS JOIN LATERAL "
    "(SELECT object, hash FROM log_entry WHERE log_entry.object = about.object ORDER BY number DESC LIMIT 1) "
    "AS newest"
)
"""One step down an index for each object: grouped, all entries about it would be read."""


def newest_entries(connection: Connection, objects: Sequence[str]) -> dict[str, bytes]:
    """Return object and hash of the log's last entry about each of these that has one."""
    found = connection.exec_driver_sql(NEWEST, (list(objects),))
    return {identity: bytes(hashed) for identity, hashed in found}


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> int:
    """Insert the rows whose keys are not there yet; return how many were inserted."""
    names = list(rows[0])
    values = [[row[name] for row in rows] for name in names]
    return _insert(connection, table, names, values, " ON CONFLICT DO NOTHING")


def insert_many(
    connection: Connection, table: Table, rows: Sequence[tuple[object, ...]], names: Sequence[str]
) -> None:
    """Insert rows whose values are in the order of the table's columns, or of these."""
    _insert(connection, table, list(names or table.columns.keys()), list(zip(*rows, strict=True)), "")


def _insert(
    connection: Connection, table: Table, names: Sequence[str], values: Iterable[Sequence[object]], end: str
) -> int:
    """Insert columns as arrays: one statement, whatever the number of rows.

    As fast as COPY within a factor of two, and allowed where COPY is not: under row-level security, and
    where keys may be there already.
    """
    _share(connection, table)
    columns = [table.columns[name] for name in names]
    quote: Callable[[str], str] = connection.dialect.identifier_preparer.quote
    listed = ", ".join(quote(column.name) for column in columns)
    arrays = ", ".join(f"%s::{column.type.compile(connection.dialect)}[]" for column in columns)
    statement = f"INSERT INTO {quote(table.name)} ({listed}) SELECT * FROM unnest({arrays}){end}"  # noqa: S608
    return connection.exec_driver_sql(statement, tuple(list(column) for column in values)).rowcount


def store_error(error: DBAPIError, name: str) -> StoreError | None:
    """Say what an error of PostgreSQL means; None for an error of another kind.

    The server's own words may quote what was being stored; none of them are passed on.
    """
    state: Any = getattr(error.orig, "sqlstate", None)
    if state in _STATES:
        what, remedy = _STATES[state]
        return StoreError(what, where=name, remedy=remedy)
    if state is None and type(error.orig).__name__ in {"OperationalError", "ConnectionTimeout"}:
        cause = str(error.orig)
        code = next((code for sign, code in _SIGNS if sign in cause), "")
        what, remedy = _STATES.get(code, _UNREACHABLE)
        return StoreError(what, where=name, remedy=remedy)
    return None


_SIGNS: Final = (
    ('database "', "3D000"),
    ('role "', "28P01"),
    ("password", "28P01"),
    ("authentication", "28P01"),
    ("pg_hba", "28P01"),
    ("too many", "53300"),
    ("remaining connection slots", "53300"),
    ("starting up", "57P03"),
)
"""Words of the server's refusals to connect, which come without a state."""

_UNREACHABLE: Final = ("the server of the store cannot be reached", "Check that it runs, host and port")
