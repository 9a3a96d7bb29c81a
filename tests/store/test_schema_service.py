"""The network door's own tables: what the migration makes is what the program expects."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from strikeback.store.open import open_store
from strikeback.store.schema_service import SERVICE


def test_the_migration_makes_the_tables_of_the_schema(tmp_path: Path) -> None:
    """Column by column, keys and indexes included."""
    with open_store(str(tmp_path / "a.db")) as store, store.read() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or name in SERVICE.tables},
        )
        assert compare_metadata(context, SERVICE) == []
        assert {"job", "blind_work"} <= set(SERVICE.tables)
