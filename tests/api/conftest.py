"""Fixtures: a fresh house with everybody in it, and a client of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.house import Client, House, furnished


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Give the house that others are copied from."""
    return furnished(tmp_path_factory.mktemp("template"))


@pytest.fixture
def house(tmp_path: Path, template: House) -> Iterator[House]:
    """Give a fresh house."""
    made = House(tmp_path, template)
    yield made
    made.store.close()


@pytest.fixture
def client(house: House) -> Iterator[Client]:
    """Give a client of it, without the worker."""
    with Client(house.app) as made:
        yield made
