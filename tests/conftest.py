"""Fixtures every test may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from postgres_server import Databases, running

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
