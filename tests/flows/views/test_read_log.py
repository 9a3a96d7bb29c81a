"""Reads of many people, logged together: none is lost, or shown before it is kept; none fails for another."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from strikeback.custody import entry
from strikeback.custody.entry import Kind
from strikeback.flows.log.custody import verify_log
from strikeback.flows.views import read_log
from strikeback.flows.views.read_log import log_reads
from strikeback.model.errors import StoreError, UsageError
from strikeback.store import log
from strikeback.store.open import Store, open_store


def read(number: int, who: str = "spf/lim") -> entry.Event:
    """Return a read of a record."""
    return entry.Event(kind=Kind.READ, id=f"r_{number}", actor=who, at="2026-01-01T00:00:00Z", body=b"{}")


@pytest.fixture
def store(tmp_path: Path):
    """A store in a file: threads have connections of their own."""
    with open_store(str(tmp_path / "hub.db")) as opened:
        yield opened


def _gathered(monkeypatch: pytest.MonkeyPatch, waiting: int, kept: list[int]) -> Event:
    """Let the first to write wait until so many others have come; note how many entries each batch has.

    Returns:
        Set when the first one writes: who waits for it comes while the log is written.
    """
    plain = log.append
    held = Event()

    def append(connection, events):
        if not held.is_set():
            held.set()
            while sum(len(queue.waiting) for queue in list(read_log._QUEUES.values())) < waiting:
                sleep(0.001)
        if events:
            kept.append(len(events))
        return plain(connection, events)

    monkeypatch.setattr(read_log.log, "append", append)
    return held


def _numbers(store: Store) -> list[int]:
    with store.read() as connection:
        return [len(log.entries_about(connection, f"r_{number}")) for number in range(12)]


def test_who_comes_while_the_log_is_written_stands_in_one_batch(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twelve at once are two transactions; each entry is there, once, when its caller goes on."""
    kept: list[int] = []
    writing = _gathered(monkeypatch, 11, kept)

    def one(number: int) -> int:
        if number:
            writing.wait()
        log_reads(store, [read(number)])
        with store.read() as connection:
            return len(log.entries_about(connection, f"r_{number}"))

    with ThreadPoolExecutor(12) as people:
        assert list(people.map(one, range(12))) == [1] * 12
    assert kept == [1, 11]
    assert verify_log(store).sound


def test_one_that_cannot_be_logged_is_alone_in_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a batch with an entry that is too long, the others are logged and go on."""
    writing = _gathered(monkeypatch, 11, [])

    def one(number: int) -> str:
        if number:
            writing.wait()
        try:
            log_reads(store, [read(number, "x" * 100_000 if number == 5 else "spf/lim")])
        except UsageError:
            return "refused"
        return "kept"

    with ThreadPoolExecutor(12) as people:
        told = list(people.map(one, range(12)))
    assert told == ["refused" if number == 5 else "kept" for number in range(12)]
    assert _numbers(store) == [0 if number == 5 else 1 for number in range(12)]


def test_nobody_goes_on_when_the_log_fails(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault nobody thought of leaves no one waiting, and nobody with an answer."""

    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(read_log.log, "append", fails)

    def one(number: int) -> str:
        try:
            log_reads(store, [read(number)])
        except (StoreError, ZeroDivisionError) as error:
            return type(error).__name__
        return "kept"

    with ThreadPoolExecutor(6) as people:
        told = list(people.map(one, range(6)))
    assert "kept" not in told
    monkeypatch.undo()
    log_reads(store, [read(1)])
    assert _numbers(store)[1] == 1
