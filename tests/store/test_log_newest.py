"""Whoever logs asks for the last entry about an object: one step, however many there are."""

import json
import sqlite3

import pytest

from strikeback.custody.entry import Event, Kind
from strikeback.store import dialect, log
from strikeback.store.dialect_postgres import NEWEST
from strikeback.store.open import Store, open_store

AT = "2026-01-01T00:00:00Z"
OFTEN = 600
"""Entries about one object."""


def _read(identity: str) -> Event:
    return Event(kind=Kind.READ, id=identity, actor="hkpf/chan", at=AT, body=b"{}")


def _fill(store: Store) -> None:
    """Log one look at one object, and many at another."""
    with store.write() as connection:
        log.append(connection, [_read("reads:rare"), *(_read("reads:often") for _ in range(OFTEN))])


def _last(store: Store) -> dict[str, bytes]:
    """Object and hash of the last entries, from all of them."""
    with store.read() as connection:
        return {identity: bytes(hashed) for _, identity, _, hashed in log.StoredLog(connection).rows()}


@pytest.mark.parametrize("url", ["sqlite://", ""], ids=["sqlite", "postgresql"])
def test_the_last_entries_are_found(url: str, request: pytest.FixtureRequest) -> None:
    """Of each object its own last one; an object that the log knows nothing about has none."""
    with open_store(url or request.getfixturevalue("postgres")) as store:
        _fill(store)
        with store.read() as connection:
            found = dialect.newest_entries(connection, ["absent", "reads:often", "reads:rare"])
        assert found == _last(store)


def test_postgresql_reads_one_row_an_object(postgres: str) -> None:
    """Rows that the plan's steps gave, counted by the database."""

    def rows(step: dict[str, object]) -> list[float]:
        inside = step.get("Plans", [])
        assert isinstance(inside, list)
        return [float(str(step["Actual Rows"])), *(one for part in inside for one in rows(part))]

    with open_store(postgres, create=False) as store:
        _fill(store)
        with store.write() as connection:
            # What is chosen for a table this small hangs on when the server last counted its rows: the way
            # that large ones take is asked for, and there is none without the index.
            for way in ("seqscan", "bitmapscan", "sort"):
                connection.exec_driver_sql(f"SET LOCAL enable_{way} = off")
            explained = connection.exec_driver_sql(
                f"EXPLAIN (ANALYZE, FORMAT JSON) {NEWEST}", (["reads:often", "reads:rare"],)
            ).scalar_one()
    (plan,) = explained if isinstance(explained, list) else json.loads(explained)
    assert max(rows(plan["Plan"])) <= 2


def test_sqlite_takes_few_steps() -> None:
    """Steps of SQLite's machine for an object with many entries are those for an object with one."""
    with open_store("sqlite://") as store:
        _fill(store)
        with store.read() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)

            def steps(identity: str) -> int:
                count = 0

                def step() -> int:
                    nonlocal count
                    count += 1
                    return 0

                raw.set_progress_handler(step, 1)
                dialect.newest_entries(connection, [identity])
                raw.set_progress_handler(None, 0)
                return count

            assert steps("reads:often") <= steps("reads:rare") + 5
