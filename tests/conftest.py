"""Fixtures every test may use."""

import gc
import sqlite3
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadGroupScheduling

from postgres_server import Databases, running
from store_copies import raw
from strikeback.store import dialect, schema
from strikeback.store import open as open_module
from strikeback.store.log_keys import KeyFile
from strikeback.store.open import Store

# The first example may load word lists or compile: the limit is the one a test has in pyproject.
settings.register_profile("project", deadline=None)
settings.load_profile("project")

SHARED = Path(__file__).resolve().parents[2] / "shared"


SERVERS = ("spark", "postgres")
"""What takes long to start: all tests that use it run in one process, and before the others."""


GARBAGE = 10_000
"""So many new objects call the garbage collector; Python's own figure is 700."""


def server_of(item: pytest.Item) -> str:
    """Which of the servers a test uses; empty for none."""
    asked = {*getattr(item, "fixturenames", ())}
    if hasattr(item, "callspec"):
        asked |= {*item.callspec.id.split("-")}
    if "databases" in asked:
        asked.add("postgres")
    return next((name for name in SERVERS if name in asked), "")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put tests with servers first and together; lines run by generated examples count in no coverage.

    Properties run the same lines a hundred times, which costs as much as all else, and what they alone
    would reach depends on chance: coverage is that of the tests with stated examples.
    """
    used = {item: server_of(item) for item in items}
    for item, server in used.items():
        if server:
            item.add_marker(pytest.mark.xdist_group(server))
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.no_cover)
    items.sort(key=lambda item: (*SERVERS, "").index(used[item]))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep the garbage collector off what imports made: looking at it took a quarter of all time."""
    gc.disable()
    found = yield
    gc.freeze()
    gc.set_threshold(GARBAGE, 10, 10)
    gc.enable()
    return found


class FilesTogether(LoadGroupScheduling):
    """Deals out groups and else whole files: what a file or a server prepares is prepared once."""

    def _split_scope(self, nodeid: str) -> str:
        return super()._split_scope(nodeid).split("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> FilesTogether:
    """Deal out tests to processes by files."""
    return FilesTogether(config, log)


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


@pytest.fixture(scope="session", autouse=True)
def _quick_stores() -> Iterator[None]:
    """Making the tables of a new SQLite store takes long: all but the first of a process are copies of it."""
    plain, made = open_module._bring_forward, dict[frozenset[str], sqlite3.Connection]()

    def new() -> sqlite3.Connection:
        first = Store(dialect.sqlite_engine(""), "memory", KeyFile(None))
        plain(first, create=True)
        copy = sqlite3.connect(":memory:", check_same_thread=False)
        raw(first).backup(copy)
        first.close()
        return copy

    def bring_forward(store: Store, *, create: bool) -> None:
        with store.read() as connection:
            empty = connection.dialect.name == "sqlite" and dialect.is_empty(connection)
        if not (empty and create):
            plain(store, create=create)
            return
        tables = frozenset(schema.DERIVED.tables)  # more of them when more modules are loaded
        if tables not in made:
            made[tables] = new()
        made[tables].backup(raw(store))

    open_module._bring_forward = bring_forward
    yield
    open_module._bring_forward = plain
