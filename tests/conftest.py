"""Fixtures every test may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Connection

from postgres_server import Databases, running
from strikeback.store import dialect, migrate
from strikeback.store.open import HEAD

# The first example may load word lists or compile: the limit is the one a test has in pyproject.
settings.register_profile("project", deadline=None)
settings.load_profile("project")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of real data beside the checkout; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder 'shared' with real sample data is not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """A PostgreSQL server of our own; tests that need it skip where the wheel is absent."""
    with running() as made:
        yield made


@pytest.fixture
def postgres(databases: Databases) -> str:
    """The URL of a store on PostgreSQL without facts."""
    return databases.store()


MADE = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid"


@pytest.fixture(scope="session", autouse=True)
def _quick_stores() -> Iterator[None]:
    """Migrating a new store takes a tenth of a second: all but the first of a process copy its tables."""
    plain, tables = migrate.upgrade, []

    def upgrade(connection: Connection) -> None:
        if connection.dialect.name != "sqlite" or not dialect.is_empty(connection):
            plain(connection)
        elif not tables:
            plain(connection)
            tables.extend(connection.exec_driver_sql(MADE).scalars())
        else:
            for statement in tables:
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{HEAD}')")
            dialect.mark(connection)

    migrate.upgrade = upgrade
    yield
    migrate.upgrade = plain
