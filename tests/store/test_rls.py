"""Row-level security: connected as the programs' role, nothing is read that the viewer is not told of."""

from collections.abc import Callable, Iterator

import pytest

from postgres_server import Databases
from strikeback.model.bodies import Person
from strikeback.model.errors import StoreError
from strikeback.model.handling import Handling, Level
from strikeback.model.locator import Locator
from strikeback.model.people import Duty, Viewer
from strikeback.model.record import Agency, Contribution, Record, Role, contribution_id, record_id
from strikeback.store import derivations, dialect, facts, guarded, rls, schema
from strikeback.store.open import Store, open_store
from strikeback.store.schema_terms import given

AT = "2026-01-01T00:00:00Z"
NOW = "2026-01-02T00:00:00Z"
LEVELS = {
    "c_full": Handling(level=Level.FULL),
    "c_hit": Handling(level=Level.HIT),
    "c_none": Handling(level=Level.NOTHING, audience=()),
    "c_named": Handling(level=Level.FULL, audience=("ncmec",)),
}
"""Files of one agency under terms that tell everybody all, a hit, nothing; one agency all."""


def _record(number: int, owner: str, handling: Handling, contribution: str) -> Record:
    at = Locator(file="a.csv", digest="0" * 64, reader="table/1", row=number)
    return Record(
        id=record_id(Person(), Role.VICTIM, at, owner),
        body=Person(),
        role=Role.VICTIM,
        originator=owner,
        contribution=contribution,
        handling=handling,
        locator=at,
    )


def _file(owner: str, number: int, handling: Handling) -> tuple[Contribution, Record]:
    head = Contribution(
        id=contribution_id(owner, f"{number:064x}"),
        originator=owner,
        file=f"{owner}.csv",
        digest=f"{number:064x}",
        size=1,
        reader="table/1",
        handling=handling,
        received=AT,
    )
    return head, _record(number, owner, handling, head.id)


@pytest.fixture
def owner(postgres: str) -> Iterator[Store]:
    """The store as the owner of its tables has it, with files of one agency and one of another."""
    with open_store(postgres, create=False) as opened:
        with opened.write() as connection:
            for agency in ("hkpf", "pnp", "ncmec"):
                facts.add_agency(connection, Agency(id=agency), AT)
            files = [("hkpf", handling) for handling in LEVELS.values()]
            files += [("pnp", Handling(level=Level.NOTHING, audience=()))]
            for number, (agency, handling) in enumerate(files):
                head, one = _file(agency, number, handling)
                facts.add_contribution(connection, head, [one])
                row = {"kind": "phone", "value": f"{number}", "record": one.id, "place": "", "start": 0}
                derivations.put(connection, schema.selector, [row | {"linkable": 1}])
                derivations.put(connection, schema.term, [{"kind": "n", "value": "x", "record": one.id}])
        yield opened


@pytest.fixture
def app(owner: Store, databases: Databases, postgres: str) -> Iterator[Callable[[], Store]]:
    """Opens the store as a program of the hub does: with a role that owns nothing."""
    with open_store(databases.as_program(postgres), create=False) as opened:
        yield opened


def _count(store: Store, viewer: Viewer | None, table: str) -> int:
    with store.read() if viewer is None else store.read_as(viewer) as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def _viewer(agency: str, **more: object) -> Viewer:
    return Viewer(agency=agency, user=f"{agency}/chan", now=NOW, **more)


@pytest.mark.parametrize("table", ["record", "holding", "selector", "term"])
@pytest.mark.parametrize(
    ("viewer", "told"),
    [
        pytest.param(_viewer("hkpf"), 4, id="originator"),
        # The file for everybody, the hit, its own.
        pytest.param(_viewer("pnp"), 3, id="another"),
        pytest.param(_viewer("ncmec"), 3, id="named"),
        pytest.param(_viewer("unknown"), 2, id="stranger"),
        pytest.param(_viewer("hkpf", duties=(Duty.AUDITOR,)), 0, id="auditor"),
        pytest.param(_viewer(""), 0, id="nobody"),
        pytest.param(_viewer("*"), 0, id="star"),
        pytest.param(None, 5, id="the-hub-itself"),
    ],
)
def test_rows_of_records(app: Store, viewer: Viewer | None, told: int, table: str) -> None:
    """Each viewer counts what it is told of, whatever table it counts in."""
    assert _count(app, viewer, table) == told


@pytest.mark.parametrize(("agency", "told"), [("hkpf", 4), ("pnp", 3), ("ncmec", 3), ("unknown", 2)])
def test_more_terms_than_are_noted_open_the_same(app: Store, agency: str, told: int) -> None:
    """Where the terms that open something are too many to note, each row's are looked up: the same rows."""
    with app.read_as(_viewer(agency)) as connection:
        noted = connection.exec_driver_sql("SELECT current_setting('strikeback.opened')").scalar_one()
        assert noted not in {"", "*"}
        connection.exec_driver_sql("SELECT set_config('strikeback.opened', '*', true)")
        assert connection.exec_driver_sql("SELECT count(*) FROM record").scalar_one() == told


def test_a_connection_that_the_server_closed_is_replaced(owner: Store, app: Store) -> None:
    """Whoever asks next gets another connection, and no error."""
    assert _count(app, _viewer("hkpf"), "record") == 4
    with owner.read() as connection:
        ended = connection.exec_driver_sql(
            "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE usename = 'web'"
        )
        assert ended.scalar_one() >= 1
    assert _count(app, _viewer("hkpf"), "record") == 4


def test_every_table_shows_nothing_to_whom_has_said_nothing(app: Store) -> None:
    """Also to a session that says that it is an agency and no more; also where rows are not about records."""
    with app.read() as connection:
        for setting in ("strikeback.service", "strikeback.agency"):
            connection.exec_driver_sql(f"SELECT set_config('{setting}', '', true)")
        names = rls.tables(connection)
        found = {
            name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one() for name in names
        }
        connection.exec_driver_sql("SELECT set_config('strikeback.agency', 'hkpf', true)")
        again = {
            name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one() for name in names
        }
    assert set(found.values()) == {0}
    assert set(again.values()) == {0}


def test_what_is_said_ends_with_the_transaction(app: Store) -> None:
    """A pooled connection keeps nothing of the one before."""
    with app.read_as(_viewer("hkpf")) as connection:
        pass
    with app._engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM record").scalar_one() == 0
        shown = connection.exec_driver_sql("SELECT coalesce(current_setting('strikeback.agency', true), '')")
        assert shown.scalar_one() == ""


def test_a_viewers_transaction_knows_how_many_terms_changed(owner: Store, app: Store) -> None:
    """Counted by the hub as it begins; from then on it works for the viewer alone, who counts none."""
    with owner.write() as connection:
        record = connection.exec_driver_sql("SELECT min(id) FROM record").scalar_one()
        row = {
            "id": "g1",
            "number": 1,
            "record": record,
            "agency": "pnp",
            "by": "hkpf",
            "at": AT,
            "body": "{}",
        }
        connection.execute(given.insert(), [row])
    for _ in range(2):
        with app.read_as(_viewer("pnp")) as connection:
            assert guarded.terms_count(connection) == "0-1-0"
            setting = connection.exec_driver_sql("SELECT current_setting('strikeback.service')")
            assert not setting.scalar_one()
            assert connection.exec_driver_sql("SELECT count(*) FROM given").scalar_one() == 0
        with app.read() as connection:
            assert guarded.terms_count(connection) == derivations.terms_count(connection) == "0-1-0"


def test_counts_of_tries_alone_do_not_wait_for_the_disk(app: Store) -> None:
    """The transaction that says so, and no other one of the same connection."""
    with app.write() as connection:
        dialect.need_not_last(connection)
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar_one() == "off"
    with app.write() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar_one() == "on"
    with open_store("sqlite://") as small, small.write() as connection:
        dialect.need_not_last(connection)


def test_every_table_of_the_store_is_behind_the_wall(owner: Store) -> None:
    """Row-level security is on and forced for every table but those that only say what the store is."""
    with owner.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' "
            "AND NOT (relrowsecurity AND relforcerowsecurity)"
        )
        assert set(rows.scalars()) == {"alembic_version", "strikeback_mark"}
        kinds = connection.exec_driver_sql(
            "SELECT count(*) FROM pg_class "
            "WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')"
        )
        assert kinds.scalar_one() == 0
        definers = connection.exec_driver_sql(
            "SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef"
        )
        assert definers.scalar_one() == 0


def test_the_programs_role_owns_nothing_and_passes_by_nothing(app: Store) -> None:
    """No ownership, no BYPASSRLS, no superuser, no table made or emptied, no fact changed."""
    with app.read() as connection:
        rights = connection.exec_driver_sql(
            "SELECT bool_or(rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb) FROM pg_roles "
            f"WHERE rolname IN ('web', '{rls.APP}')"
        ).scalar_one()
        owned = connection.exec_driver_sql(
            f"SELECT count(*) FROM pg_class WHERE relowner IN ('web'::regrole, '{rls.APP}'::regrole)"
        ).scalar_one()
    assert (rights, owned) == (False, 0)
    for statement in (
        "CREATE TABLE mine (a int)",
        "TRUNCATE record",
        "ALTER TABLE record DISABLE ROW LEVEL SECURITY",
        "DROP POLICY viewed ON record",
        "UPDATE record SET body = ''",
        "SET LOCAL session_replication_role = replica",
    ):
        with pytest.raises(StoreError), app.write() as connection:
            connection.exec_driver_sql(statement)


def test_facts_alone_are_never_updated_by_programs(app: Store) -> None:
    """The right to update is missing for every table with a guard, whatever modules are loaded."""
    with app.read() as connection:
        rows = connection.exec_driver_sql(
            f"SELECT relname, has_table_privilege('{rls.APP}', oid, 'UPDATE') FROM pg_class "
            "WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
        )
        updated = {name: may for name, may in rows if name not in {"alembic_version", rls.MARK}}
    facts_of_all = {name for name, may in updated.items() if not may}
    assert facts_of_all == set(schema.FACTS.tables) & set(updated)
    assert {"holding", "entity", "sign_in"} <= {name for name, may in updated.items() if may}


def test_a_viewer_writes_nothing(app: Store) -> None:
    """Reading on behalf of somebody is reading."""
    with pytest.raises(StoreError), app.read_as(_viewer("hkpf")) as connection:
        facts.add_agency(connection, Agency(id="new"), AT)


def test_the_programs_role_does_the_hubs_work(app: Store) -> None:
    """Files come in, are withdrawn, results are replaced: all that a program of the hub does."""
    with app.write() as connection:
        head, one = _file("pnp", 10, Handling(level=Level.FULL))
        facts.add_contribution(connection, head, [one])
        facts.withdraw(connection, head.id, by="pnp/reyes", reason="wrong case", at=AT)
        derivations.drop(connection)
    assert _count(app, None, "withdrawal") == 1
    assert _count(app, _viewer("hkpf"), "withdrawal") == 1
    assert _count(app, None, "selector") == 0


def test_the_wall_is_put_up_again_where_another_stands(owner: Store, postgres: str) -> None:
    """A release with other policies renews them when the owner opens the store."""
    with owner.write() as connection:
        connection.exec_driver_sql("DROP POLICY viewed ON record")
        connection.exec_driver_sql(f"COMMENT ON TABLE {rls.MARK} IS 'of another release'")
    with open_store(postgres) as again, again.read() as connection:
        assert rls.stands(connection)
        found = connection.exec_driver_sql("SELECT count(*) FROM pg_policies WHERE tablename = 'record'")
        assert found.scalar_one() == 2
