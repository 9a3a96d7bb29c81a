"""Fixtures every test may use."""

import gc
import re
import sqlite3
import sys
from collections.abc import Generator, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadFileScheduling

from postgres_server import Databases, running
from store_copies import raw
from strikeback.store import dialect, schema
from strikeback.store import open as open_module
from strikeback.store.log_keys import KeyFile
from strikeback.store.open import Store

# The first example may load word lists or compile: the limit is the one a test has. How long
# examples take to be made is the machine's affair. Which are made hangs on the test alone, so that a run says
# something about the change it is of; ``--hypothesis-profile=search`` looks for others.
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("project", settings.get_profile("search"), derandomize=True)
settings.load_profile("project")

TESTS = Path(__file__).resolve().parent
SHARED = TESTS.parents[1] / "shared"


SERVERS = ("spark", "postgres")
"""What takes long to start: all tests that use it run in one process, and before the others."""

GARBAGE = 10_000
"""So many new objects call the garbage collector; Python's own figure is 700."""


@cache
def server_of(nodeid: str) -> str:
    """Which of the servers a test uses, by its case or by the fixtures its file asks for; empty for none."""
    file, _, case = nodeid.partition("::")
    if file.startswith("tests/linking/spark/"):
        return "spark"
    return "postgres" if "postgres" in case or asks_for_postgres(file) else ""


@cache
def asks_for_postgres(file: str) -> bool:
    """Whether a function of a file takes a database as its argument."""
    text = (TESTS.parent / file).read_text("utf-8")
    return re.search(r"\b(postgres|databases)(: str|: Databases|\))", text) is not None


UNCOUNTED = (
    "tests/journeys/",
    "tests/secondhand/",
    "tests/flows/live/test_equal.py",
    "tests/flows/views/test_postgres_answers.py",
    "tests/linking/test_name_pairs.py",
)
"""Whole runs: each line of them is counted where the room that it is of is tested."""

LONG = (
    "tests/secondhand/",
    "tests/scenario/",
    "tests/cli/test_d",
    "tests/journeys/",
    "tests/api/test_matrix",
)
"""Files with the longest tests: begun early, none is waited for at the end."""


def order_of(nodeid: str) -> int:
    """When a test's turn is: servers, long files, all others."""
    server = server_of(nodeid)
    return SERVERS.index(server) if server else len(SERVERS) + (not nodeid.startswith(LONG))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put tests with servers first and together; lines run by generated examples count in no coverage.

    Counting lines takes as long as running them. Properties run the same lines a hundred times, and what they
    alone would reach depends on chance: coverage is that of the tests with stated examples.
    """
    for item in items:
        drawn = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        if drawn or item.nodeid.startswith(UNCOUNTED):
            item.add_marker(pytest.mark.no_cover)
    items.sort(key=lambda item: order_of(item.nodeid))


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """Count no lines, either, that fixtures of whole runs run."""
    coverage = getattr(request.config.pluginmanager.getplugin("_cov"), "cov_controller", None)
    counting = coverage is not None and sys.gettrace() is not None
    if not (counting and fixturedef.baseid.startswith(UNCOUNTED)):
        return (yield)
    coverage.pause()
    try:
        return (yield)
    finally:
        coverage.resume()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep the garbage collector off what imports made: looking at it took a quarter of all time."""
    gc.disable()
    found = yield
    gc.freeze()
    gc.set_threshold(GARBAGE, 10, 10)
    gc.enable()
    return found


class Together(LoadFileScheduling):
    """Deals out whole files, and all tests of a server at once: what they prepare is prepared once."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith("tests/scenario/"):
            return "scenario"  # all look at the same worlds
        return server_of(nodeid) or super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    """Say how tests are dealt out to processes."""
    return Together(config, log)


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
            empty = connection.dialect.name == "sqlite" and dialect.found(connection).empty
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
