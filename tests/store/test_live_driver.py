"""Connections of the driver beside the pool: lent to one change at a time, ended with the store."""

import sqlite3
from pathlib import Path
from threading import Thread

import pytest

from strikeback.model.errors import StoreError
from strikeback.store.live_driver import carry_over, transaction
from strikeback.store.open import Store, open_store


def put(store: Store, value: int) -> None:
    """Write one row."""
    with transaction(store, write=True) as raw:
        raw.execute("INSERT INTO live_value VALUES (1, ?, 1)", (value,))


def values(store: Store) -> list[int]:
    """What a fresh transaction sees."""
    with transaction(store, write=False) as raw:
        return [value for (value,) in raw.execute("SELECT value FROM live_value ORDER BY value")]


@pytest.mark.parametrize("url", ["sqlite://", "file"])
def test_what_is_written_is_there_and_what_broke_off_is_not(url: str, tmp_path: Path) -> None:
    """In memory and in a file, also for transactions of the pool."""
    with open_store(str(tmp_path / "a.db") if url == "file" else url) as store:
        put(store, 1)

        def break_off() -> None:
            with transaction(store, write=True) as raw:
                raw.execute("INSERT INTO live_value VALUES (1, 2, 1)")
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            break_off()
        put(store, 3)
        assert values(store) == [1, 3]
        with store.read() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM live_value").scalar() == 2


def test_a_reader_sees_one_state_while_another_writes(tmp_path: Path) -> None:
    """Each has a connection of its own."""
    with open_store(str(tmp_path / "a.db")) as store:
        put(store, 1)
        with transaction(store, write=False) as raw:
            assert raw.execute("SELECT count(*) FROM live_value").fetchone() == (1,)
            put(store, 2)
            assert raw.execute("SELECT count(*) FROM live_value").fetchone() == (1,)
        assert values(store) == [1, 2]


def test_threads_take_turns(tmp_path: Path) -> None:
    """Whatever thread opened a connection."""
    with open_store(str(tmp_path / "a.db")) as store:
        threads = [Thread(target=lambda n=n: [put(store, 10 * n + i) for i in range(10)]) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert values(store) == list(range(40))


def test_connections_end_with_their_store(tmp_path: Path) -> None:
    """The last one to go takes the log with it."""
    path = tmp_path / "a.db"
    with open_store(str(path)) as store:
        put(store, 1)
        with transaction(store, write=False) as raw:
            pass
        assert path.with_name("a.db-wal").exists()
    assert not path.with_name("a.db-wal").exists()
    with pytest.raises(sqlite3.ProgrammingError):
        raw.execute("SELECT 1")


def test_the_log_is_carried_over_when_asked(tmp_path: Path) -> None:
    """Then the file alone holds what was written."""
    path = tmp_path / "a.db"
    with open_store(str(path)) as store:
        put(store, 7)
        assert carry_over(store) > 0
        copy = tmp_path / "b.db"
        copy.write_bytes(path.read_bytes())
        with open_store(str(copy)) as other:
            assert values(other) == [7]
    with open_store("sqlite://") as store:
        assert carry_over(store) == 0


def test_errors_are_those_of_the_store(tmp_path: Path) -> None:
    """Without what was being written."""
    with open_store(str(tmp_path / "a.db")) as store:
        put(store, 5)
        with pytest.raises(StoreError) as told:
            put(store, 5)
        assert "INSERT" not in str(told.value)
