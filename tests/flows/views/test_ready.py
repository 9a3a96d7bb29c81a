"""A hub's connections are made ready before the first officer asks; nobody reads anything by it."""

from collections.abc import Iterator

import pytest

from flows.conftest import World
from postgres_server import Databases
from strikeback.flows.agencies import add_agency
from strikeback.flows.derive import derive
from strikeback.flows.init import init_store
from strikeback.flows.views.ready import make_ready
from strikeback.flows.views.records import open_record, search
from strikeback.flows.views.work import alerts
from strikeback.model.people import Viewer
from strikeback.store import log
from strikeback.store.open import Store, open_store

GUARDED = (" record ", " selector ", " term ", " holding ", " alert ", " link ", " decision ")
"""Tables whose policies make a statement long to plan."""


@pytest.fixture
def hub(postgres: str, databases: Databases) -> Iterator[tuple[World, Store]]:
    """A hub with a report, and its store as its server has it."""
    with (
        open_store(postgres, create=False) as owner,
        open_store(databases.as_program(postgres), create=False) as program,
    ):
        init_store(owner)
        world = World(owner)
        add_agency(owner, "hkpf", country="HK", clock=world.clock)
        world.report("hkpf", "HK-1", narrative="He said he would send it to my parents, I want to die")
        derive(owner, clock=world.clock, scopes=True)
        yield world, program


def _planned(store: Store) -> set[str]:
    """Statements that the connection used last keeps plans of."""
    with store.read() as connection:
        found = connection.exec_driver_sql("SELECT statement FROM pg_prepared_statements").scalars()
        return {" ".join(one.split()) for one in found}


def test_officers_ask_nothing_that_is_not_planned(hub: tuple[World, Store]) -> None:
    """Searching, opening and listing alerts for the first time plans no statement behind a long policy."""
    world, program = hub
    make_ready(program, 2, clock=world.clock)
    before = _planned(program)
    officer = Viewer(agency="hkpf", user="hkpf/chan")
    found = search(program, officer, "Tan Invented Wei", clock=world.clock)
    assert len(found.records) == 1
    # The driver plans what it sees a second time.
    for _ in range(2):
        search(program, officer, "+6591230000", clock=world.clock)
        open_record(program, officer, found.records[0].id, clock=world.clock)
        assert alerts(program, officer, limit=5, clock=world.clock).alerts
    after = _planned(program)
    assert len(after) > len(before)
    assert [one for one in after - before if any(name in f" {one} " for name in GUARDED)] == []


def test_making_ready_reads_nothing(hub: tuple[World, Store]) -> None:
    """The log is as long as it was; a store of one's own has nothing to plan."""
    world, program = hub
    with program.read() as connection:
        size = log.last_head(connection).size
    make_ready(program, 1, clock=world.clock)
    with program.read() as connection:
        assert log.last_head(connection).size == size
    with open_store("sqlite://") as small:
        make_ready(small, 3, clock=world.clock)
