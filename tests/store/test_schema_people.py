"""Tables of people: made as the code works with them."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from strikeback.store.open import open_store
from strikeback.store.schema_people import ACCESS


def test_the_migration_makes_the_tables(tmp_path: Path) -> None:
    """Those the code works with, column by column and index by index."""
    with open_store(str(tmp_path / "a.db")) as store, store.read() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or name in ACCESS.tables},
        )
        assert compare_metadata(context, ACCESS) == []
