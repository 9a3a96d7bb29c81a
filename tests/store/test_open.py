"""Opening stores: what is recognised, what is refused, what is brought forward."""

import sqlite3
from importlib import import_module
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from strikeback.model.errors import StoreError
from strikeback.model.record import Agency
from strikeback.store import derivations, dialect, dialect_sqlite, facts, migrate, schema
from strikeback.store.live_schema import LIVE
from strikeback.store.migrations import versions
from strikeback.store.open import HEAD, REVISIONS, open_store
from strikeback.store.schema_people import ACCESS
from strikeback.store.schema_service import SERVICE
from strikeback.store.schema_terms import IN_FORCE

FOLDER = Path(next(iter(versions.__path__)))
REVISION_FILES = sorted(FOLDER.glob("r*.py"))
for _schema in FOLDER.parents[1].glob("schema_*.py"):
    import_module(f"strikeback.store.{_schema.stem}")


def test_durability_is_switched_on(tmp_path: Path) -> None:
    """Every connection has the write-ahead log, full synchronisation and foreign keys."""
    with open_store(str(tmp_path / "a.db")) as store, store.read() as connection:
        values = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
        }
    # https://sqlite.org/pragma.html: 2 is FULL.
    assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}


@pytest.mark.parametrize("form", ["{}", "sqlite:///{}"], ids=["plain-path", "url"])
def test_path_and_url_name_the_same_store(tmp_path: Path, form: str) -> None:
    """What was written under a path is read under its URL."""
    path = tmp_path / "a.db"
    with open_store(str(path)) as store, store.write() as connection:
        facts.add_agency(connection, Agency(id="hkpf"), "2014-01-01T00:00:00Z")
    with open_store(form.format(path), create=False) as store, store.read() as connection:
        assert list(facts.agencies(connection)) == ["hkpf"]


def _text(path: Path) -> None:
    path.write_text("a;b\n1;2\n" * 300, encoding="utf-8")


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE sms (body TEXT)")
    raw.close()


def _newer(path: Path) -> None:
    open_store(str(path)).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()


def _folder(path: Path) -> None:
    path.mkdir()


def _damaged(path: Path) -> None:
    open_store(str(path)).close()
    data = bytearray(path.read_bytes())
    data[4096:12288] = b"\xff" * 8192
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("prepare", "says"),
    [
        pytest.param(_text, "not a store", id="text-file"),
        pytest.param(_foreign, "another program", id="database-of-another-program"),
        pytest.param(_newer, "newer release", id="newer-release"),
        pytest.param(_folder, "folder", id="folder"),
        pytest.param(_damaged, "damaged", id="damaged"),
    ],
)
def test_what_is_not_a_store_is_refused_with_a_remedy(tmp_path: Path, prepare: object, says: str) -> None:
    """Each kind of wrong file gets one clear error that says what to do."""
    path = tmp_path / "x.db"
    prepare(path)
    with pytest.raises(StoreError) as caught:
        open_store(str(path))
    assert says in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("url", "says"),
    [
        pytest.param("missing.db", "no store here", id="missing"),
        pytest.param("oracle://user:secret@host/db", "oracle", id="another-server"),
        pytest.param("mysql://user:secret@host/db", "mysql", id="unknown-scheme"),
    ],
)
def test_urls_that_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, says: str
) -> None:
    """The error names the reason and never a password."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError) as caught:
        open_store(url, create=False)
    assert says in str(caught.value)
    assert "secret" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_store_is_not_made_in_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    """No folders are created behind the caller's back."""
    with pytest.raises(StoreError, match="folder of the store"):
        open_store(str(tmp_path / "no" / "a.db"))


def test_a_refused_file_stays_as_it_was(tmp_path: Path) -> None:
    """Looking at another program's database changes nothing in it."""
    path = tmp_path / "x.db"
    _foreign(path)
    with pytest.raises(StoreError):
        open_store(str(path))
    with sqlite3.connect(path) as raw:
        names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master")]
    raw.close()
    assert names == ["sms"]


def test_migrations_make_the_schema(tmp_path: Path) -> None:
    """The tables the migrations make are those the code works with."""
    with open_store(str(tmp_path / "a.db")) as store, store.read() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or name in schema.FACTS.tables},
        )
        assert compare_metadata(context, schema.FACTS) == []


def test_head_is_the_newest_shipped_migration() -> None:
    """The constant that saves importing Alembic is right."""
    scripts = ScriptDirectory.from_config(migrate.configuration())
    assert scripts.get_heads() == [HEAD]
    assert {script.revision for script in scripts.walk_revisions()} == set(REVISIONS)


def test_derivations_of_another_layout_are_made_anew(tmp_path: Path) -> None:
    """A release with other derived tables opens the store and finds them empty."""
    path = str(tmp_path / "a.db")
    with open_store(path) as store, store.write() as connection:
        derivations.set_state(connection, "layout", "of an older release")
        derivations.put_redirects(connection, {"e_old": "e_new"})
    with open_store(path) as store, store.read() as connection:
        assert derivations.get_state(connection, "layout") == schema.LAYOUT
        assert derivations.counts(connection)["redirect"] == 0


def test_tables_can_be_made_on_postgresql() -> None:
    """Every table and index compiles for PostgreSQL: nothing of SQLite's is in the schema."""
    target = postgresql.dialect()
    for tables in (schema.FACTS, schema.DERIVED):
        for table in tables.sorted_tables:
            assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=target))
            for index in table.indexes:
                assert "CREATE INDEX" in str(CreateIndex(index).compile(dialect=target))


def test_every_table_of_facts_is_guarded(tmp_path: Path) -> None:
    """No table of facts lacks its two triggers."""
    with open_store(str(tmp_path / "a.db")) as store, store.read() as connection:
        rows = connection.exec_driver_sql("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'")
        guarded = sorted(rows.scalars())
    assert guarded == sorted([*schema.FACTS.tables] * 2)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite://", ""),
        (":memory:", ""),
        ("sqlite:///a.db", "a.db"),
        ("sqlite:////tmp/a.db", "/tmp/a.db"),
        ("./a.db", "a.db"),
        ("postgresql+psycopg://h/d", None),
    ],
)
def test_url_forms(url: str, path: str | None) -> None:
    """Paths and URLs lead to the file they mean."""
    assert dialect.file_of(url) == path


def test_two_writers_do_not_mix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second writer waits, then says that the store is in use."""
    monkeypatch.setattr(
        dialect_sqlite, "_PRAGMAS", (*dialect_sqlite._PRAGMAS[:-1], "PRAGMA busy_timeout = 10")
    )
    path = str(tmp_path / "a.db")
    with open_store(path) as one, open_store(path) as other, one.write():
        with pytest.raises(StoreError, match="in use"), other.write():
            pass
        with other.read() as connection:
            assert facts.agencies(connection) == {}


def test_the_migrations_make_every_table_of_facts() -> None:
    """Run by themselves they make the tables and mark the database."""
    modules = [import_module(f"{versions.__name__}.{path.stem}") for path in REVISION_FILES]
    engine = dialect.sqlite_engine("")
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": schema.FACTS})
        with Operations.context(context):
            for module in modules:
                module.upgrade()
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
        made = {table for module in modules for table in getattr(module, "TABLES", ())}
        kept = (schema.FACTS, LIVE, IN_FORCE, ACCESS, SERVICE)
        tables = {name for metadata in kept for name in metadata.tables}
        assert set(names) - {"sqlite_sequence"} == tables
        assert made <= tables
        assert dialect.found(connection).marked
    engine.dispose()


def test_a_store_of_the_first_release_is_brought_forward(tmp_path: Path) -> None:
    """Its facts are there afterwards, and so are the tables that came later, guarded."""
    path = str(tmp_path / "old.db")
    engine = dialect.sqlite_engine(path)
    with engine.begin() as connection:
        config = migrate.configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        row = '{"id":"hkpf","country":"HK"}'
        connection.exec_driver_sql("INSERT INTO agency VALUES ('hkpf', ?, '2014-04-30T00:00:00Z')", (row,))
    engine.dispose()
    with open_store(path, create=False) as store, store.read() as connection:
        assert facts.agencies(connection)["hkpf"].country == "HK"
        triggers = connection.exec_driver_sql("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'")
        assert {"claim", "claim_release", "audit", "audit_answer"} <= set(triggers.scalars())
