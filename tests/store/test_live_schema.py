"""Tables of live collections: made as the code works with them, with the errors of every store."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from strikeback.model.errors import NotFoundError, StoreError
from strikeback.store import live_schema
from strikeback.store.live import live_read, live_write, signed
from strikeback.store.live_collections import get_collection
from strikeback.store.migrations.versions import r0005_live, r0017_live_copies
from strikeback.store.open import Store, open_store


def test_the_migration_makes_the_tables(tmp_path: Path) -> None:
    """Those the code works with, column by column."""
    assert {*r0005_live.TABLES, *r0017_live_copies.TABLES} == set(live_schema.LIVE.tables)
    with open_store(str(tmp_path / "a.db")) as store, store.read() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or name in live_schema.LIVE.tables},
        )
        assert compare_metadata(context, live_schema.LIVE) == []


def test_the_tables_can_be_made_on_postgresql() -> None:
    """Every table and index compiles."""
    target = postgresql.dialect()
    for table in live_schema.LIVE.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=target))
        for index in table.indexes:
            assert "CREATE" in str(CreateIndex(index).compile(dialect=target))


def test_errors_of_the_driver_are_those_of_the_store(tmp_path: Path) -> None:
    """And what a broken change wrote is not there."""

    def break_off(store: Store) -> None:
        with live_write(store) as raw:
            raw.execute("INSERT INTO live_value VALUES (1, 2, 3)")
            raw.execute("INSERT INTO nowhere VALUES (1)")

    with open_store(str(tmp_path / "a.db")) as store:
        with pytest.raises(StoreError):
            break_off(store)
        with live_read(store) as raw:
            assert raw.execute("SELECT count(*) FROM live_value").fetchone() == (0,)
            with pytest.raises(NotFoundError):
                get_collection(raw, "nobody")


@pytest.mark.parametrize(
    ("digest", "held"), [(0, 0), (2**63 - 1, 2**63 - 1), (2**63, -(2**63)), (2**64 - 1, -1)]
)
def test_digests_fit_the_numbers_of_the_database(digest: int, held: int) -> None:
    """By their bits, and back."""
    assert signed(digest) == held
    with sqlite3.connect(":memory:") as raw:
        assert raw.execute("SELECT ?", (signed(digest),)).fetchone()[0] % 2**64 == digest
    raw.close()
