"""Stores on PostgreSQL: what they refuse, what they guard, and that nobody is lost among several writers."""

import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from postgres_server import Databases
from strikeback.custody.entry import Event
from strikeback.flows.log.custody import verify_log
from strikeback.model.casework import Alert, Band
from strikeback.model.errors import StoreError
from strikeback.model.record import Agency, Contribution, Record
from strikeback.store import derivations, dialect_postgres, facts, log, lookup, schema
from strikeback.store.live import live_read
from strikeback.store.open import HEAD, Store, open_store

AT = "2014-04-30T00:00:00Z"
Head = Callable[..., Contribution]
MakePerson = Callable[..., Record]


@pytest.fixture
def hub(postgres: str) -> Store:
    """A store on PostgreSQL."""
    with open_store(postgres, create=False) as opened:
        yield opened


def test_the_migrations_make_the_schema(hub: Store) -> None:
    """The tables that they make on PostgreSQL are those the code works with."""
    with hub.read() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or name in schema.FACTS.tables},
        )
        assert compare_metadata(context, schema.FACTS) == []


def test_every_table_of_facts_is_guarded(hub: Store) -> None:
    """UPDATE, DELETE and TRUNCATE have their triggers; the guards' word comes back as ours."""
    wanted = {(name, verb) for name in schema.FACTS.tables for verb in ("DELETE", "TRUNCATE", "UPDATE")}
    with hub.write() as connection:
        facts.add_agency(connection, Agency(id="hkpf"), AT)
    with hub.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT relname, upper(split_part(tgname, '_no_', 2)) FROM pg_trigger "
            "JOIN pg_class ON pg_class.oid = tgrelid WHERE tgname LIKE '%%\\_no\\_%%' AND tgenabled = 'O'"
        )
        assert {tuple(row) for row in rows} == wanted
    for statement in ("UPDATE agency SET id = id", "DELETE FROM agency", "TRUNCATE agency CASCADE"):
        with pytest.raises(StoreError, match="never changed"), hub.write() as connection:
            connection.exec_driver_sql(statement)


def test_a_body_goes_only_after_its_erasure(hub: Store) -> None:
    """As on SQLite: the log says so first."""
    event = Event(kind="read", id="r_1", actor="hkpf/chan", at=AT, body=b"why")
    with hub.write() as connection:
        log.append(connection, [event])
    with pytest.raises(StoreError, match="never changed"), hub.write() as connection:
        connection.exec_driver_sql("DELETE FROM log_body")
    gone = Event(kind="erasure", id="r_1", actor="hkpf/dpo", at=AT, body=b"lawful")
    with hub.write() as connection:
        assert log.erase(connection, gone) == 1
    assert verify_log(hub).erased == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param(lambda url: url.replace("/made", "/missing"), "no such database", id="no-database"),
        pytest.param(lambda url: url.replace("//postgres:", "//nobody:"), "let this role in", id="no-role"),
        pytest.param(lambda url: url + "/nowhere", "cannot be reached", id="no-server"),
        pytest.param(lambda url: url.replace("@/", "@host:port/"), "malformed", id="malformed"),
    ],
)
def test_what_cannot_be_opened(databases: Databases, change: Callable[[str], str], says: str) -> None:
    """The reason and a remedy, never user and password."""
    url = change(databases.url_of("made1")).replace(":@", ":secret@")
    with pytest.raises(StoreError, match=says) as caught:
        open_store(url)
    assert caught.value.remedy
    assert "secret" not in str(caught.value)
    assert "nobody" not in str(caught.value)


def test_a_store_is_not_made_where_none_is_asked_for(databases: Databases) -> None:
    """An empty database stays empty; one of another program stays as it is."""
    name = databases.make()
    with pytest.raises(StoreError, match="no store here"):
        open_store(databases.url_of(name), create=False)
    databases.run("CREATE TABLE sms (body text)", database=name)
    with pytest.raises(StoreError, match="another program"):
        open_store(databases.url_of(name))
    assert databases.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", database=name) == [
        ("sms",)
    ]
    databases.drop(name)


def test_a_database_in_another_encoding_is_refused(databases: Databases) -> None:
    """Results must not depend on how a server was set up."""
    name = databases.make("ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(StoreError, match="sorts texts") as caught:
        open_store(databases.url_of(name))
    assert "CREATE DATABASE" in caught.value.remedy
    databases.drop(name)


def test_a_newer_store_is_refused(hub: Store, postgres: str, databases: Databases) -> None:
    """As on SQLite."""
    name = postgres.partition("?")[0].rpartition("/")[2]
    databases.run("UPDATE alembic_version SET version_num = '9999'", database=name)
    with pytest.raises(StoreError, match="newer release"):
        open_store(postgres)
    databases.run(f"UPDATE alembic_version SET version_num = '{HEAD}'", database=name)


def test_a_reader_sees_one_state(hub: Store) -> None:
    """What is committed while somebody reads is not there until the next reading."""
    with hub.read() as reading:
        assert facts.agencies(reading) == {}
        with hub.write() as connection:
            facts.add_agency(connection, Agency(id="hkpf"), AT)
        assert facts.agencies(reading) == {}
        with pytest.raises(StoreError), hub.read() as another:
            facts.add_agency(another, Agency(id="other"), AT)
    with hub.read() as connection:
        assert list(facts.agencies(connection)) == ["hkpf"]


def test_writers_do_not_wait_for_a_long_one(hub: Store, head: Head, person: MakePerson) -> None:
    """While a file is being stored others log, and the file's entry comes where it was kept."""
    first = head()
    with hub.write() as connection:
        facts.add_agency(connection, Agency(id="hkpf"), AT)
    with hub.write() as long:
        facts.add_contribution(long, first, [person(1, first)])
        with hub.write() as short:
            log.append(short, [Event(kind="read", id="r_1", actor="hkpf/chan", at=AT, body=b"why")])
    with hub.read() as connection:
        kinds = [entry.kind for _, entry in (log.entry_at(connection, n)[0] for n in range(3))]
    assert kinds == ["agency", "read", "contribution"]
    assert verify_log(hub).sound


def _read_often(url: str, who: int) -> int:
    with open_store(url, create=False) as store:
        for number in range(20):
            event = Event(kind="read", id=f"r_{number % 3}", actor=f"a/{who}", at=AT, body=b"%d" % number)
            with store.write() as connection:
                facts.put_setting(connection, f"{who}-{number}", b"x")
                log.append(connection, [event])
    return 20


def test_entries_of_many_writers_are_all_there(hub: Store, postgres: str) -> None:
    """Four that write at once: every entry once, heads in a row, the log whole."""
    with ThreadPoolExecutor(4) as pool:
        done = sum(pool.map(_read_often, [postgres] * 4, range(4)))
    report = verify_log(hub)
    assert (report.size, report.heads, report.sound) == (done, done, True)


def _alert(number: int) -> Alert:
    return Alert(
        id=f"al_{number}", band=Band.P1, agency="hkpf", report=f"r_{number}", raised=AT, due=AT, reasons=()
    )


def test_who_replaces_results_waits_for_who_adds_to_them(hub: Store) -> None:
    """Nothing falls between the two: it is there before all is dropped, its mark goes with it."""
    with ThreadPoolExecutor(1) as pool:
        with hub.write() as adding:
            derivations.mark_triaged(adding, "c_1")
            waiting = pool.submit(_replace, hub)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.3)
            derivations.put_alerts(adding, [_alert(1)])
        assert waiting.result(timeout=100) == 1


def _replace(store: Store) -> int:
    """Drop all derivations; return how many alerts there were."""
    with store.write() as connection:
        dialect_postgres.replace_results(connection)
        count = len(lookup.alerts(connection))
        derivations.drop(connection)
    return count


def test_readers_see_results_while_they_are_replaced(hub: Store) -> None:
    """Nobody is shown an empty list because somebody else links."""
    with hub.write() as connection:
        derivations.put_alerts(connection, [_alert(1)])
    with hub.write() as replacing:
        derivations.drop(replacing)
        with hub.read() as connection:
            assert len(lookup.alerts(connection)) == 1
    with hub.read() as connection:
        assert lookup.alerts(connection) == ()


def test_live_collections_fail_in_our_words(hub: Store) -> None:
    """Writing inside a reader's transaction is refused, not by an error of the driver."""
    with pytest.raises(StoreError, match="the store failed"), live_read(hub) as raw:
        raw.execute("DELETE FROM live_value")


def test_without_the_driver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The remedy says what to install."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"strikeback\[hub\]"):
        open_store("postgresql://user:secret@host/db")


WORK = """
import sys
from strikeback.custody.entry import Event
from strikeback.store import facts, log
from strikeback.store.open import open_store
with open_store(sys.argv[1], create=False) as store:
    for number in range(10**9):
        event = Event(kind="read", id="r_1", actor=sys.argv[2], at="2014-04-30T00:00:00Z", body=b"x")
        with store.write() as connection:
            facts.put_setting(connection, f"{sys.argv[2]}-{number}", b"x")
            log.append(connection, [event])
        print(number, flush=True)
"""


def test_killed_writers_lose_nothing_they_were_told_is_kept(hub: Store, postgres: str) -> None:
    """Two writers killed at some moment: what they reported is there, the log is whole, others go on."""
    told = {}
    for who in ("one", "two"):
        with subprocess.Popen(
            [sys.executable, "-c", WORK, postgres, who], stdout=subprocess.PIPE, text=True
        ) as process:
            lines = [process.stdout.readline() for _ in range(5)]
            process.send_signal(signal.SIGKILL)
            lines += process.stdout.readlines()
        told[who] = int(lines[-1])
    report = verify_log(hub)
    with hub.read() as connection:
        for who, last in told.items():
            assert all(facts.get_setting(connection, f"{who}-{number}") for number in range(last + 1))
    assert report.sound
    assert report.size >= sum(told.values()) + 2
    with hub.write() as connection:  # a lock that was left behind would let this wait for ever
        assert facts.put_setting(connection, "after", b"y") == b"y"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("postgresql://user:secret@db.example.org:5433/hub", "postgresql://db.example.org:5433/hub"),
        ("postgres://user@host/hub?password=secret", "postgresql://host/hub"),
        ("postgresql+psycopg:///hub?host=/run/pg", "postgresql:///run/pg/hub"),
        ("sqlite:///a.db", None),
    ],
)
def test_names_are_without_credentials(url: str, name: str | None, tmp_path: Path) -> None:
    """Host, port and database, nothing else."""
    parsed = dialect_postgres.postgres_url(url)
    assert (dialect_postgres.name_of(parsed) if parsed else None) == name
