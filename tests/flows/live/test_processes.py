"""Several processes write at once; one that is killed loses nothing it answered and leaves nothing half."""

import os
import select
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from flows.live_world import Clock, Row, collection, rows
from strikeback.flows.live.change import add_record, decide_live, withdraw_record
from strikeback.flows.live.verify import verify_collection
from strikeback.linking.engine import copies as rule
from strikeback.model.links import Verdict
from strikeback.store.live import LiveRecords, live_read
from strikeback.store.live_collections import get_collection
from strikeback.store.live_driver import raw_of
from strikeback.store.open import Store, open_store

Say = Callable[[str], None]


def present(store: Store, name: str) -> set[str]:
    """Ids of the records that are there."""
    with live_read(store) as raw:
        return {one.id for one in LiveRecords(raw, get_collection(raw, name).number).arrivals()}


def child(work: Callable[[Say], None]) -> tuple[int, int]:
    """Do some work in a process of its own; return its id and where its answers can be read."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    code = 1
    try:
        os.close(reading)
        work(lambda text: os.write(writing, f"{text}\n".encode()) and None)
        code = 0
    finally:
        os._exit(code)


def answers(reading: int) -> list[str]:
    """Read all answers of a process that has ended."""
    data = b""
    while part := os.read(reading, 65_536):
        data += part
    os.close(reading)
    return data.decode().split()


def adding(path: str, name: str, mine: list[Row]) -> Callable[[Say], None]:
    """Take records in; answer each by its id."""

    def work(say: Say) -> None:
        with open_store(path, create=False) as store:
            for row in mine:
                add_record(store, name, row)
                say(str(row["id"]))

    return work


@pytest.fixture
def world(tmp_path: Path) -> tuple[str, str, list[Row]]:
    """A store with a collection of six records, and more records to come."""
    path = str(tmp_path / "live.db")
    known = rows(11, 70)
    with open_store(path) as store:
        name = collection(store, first=known[:6])
        for row in known[:6]:
            # What needs compiling is compiled here, before processes are forked.
            withdraw_record(store, name, str(row["id"]))
            add_record(store, name, row)
    return path, name, known[6:]


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
def test_kills_at_random_moments_lose_nothing_and_leave_nothing_half(
    world: tuple[str, str, list[Row]],
) -> None:
    """Two dozen processes, each killed soon after its first answers; the next one carries on."""
    path, name, waiting = world
    rng, killed, answered = Random(3), 0, set[str]()
    for _ in range(24):
        pid, reading = child(adding(path, name, waiting * 40))
        select.select([reading], [], [])
        time.sleep(rng.random() * 0.04)
        os.kill(pid, signal.SIGKILL)
        killed += os.waitpid(pid, 0)[1] == signal.SIGKILL
        answered |= set(answers(reading))
        with open_store(path, create=False) as store:
            assert answered <= present(store, name)
            for gone in sorted(answered)[::3]:
                withdraw_record(store, name, gone)
                answered.discard(gone)
    assert killed > 12
    with open_store(path, create=False) as store:
        found = verify_collection(store, name)
        assert found.identical, found.differs


def do(store: Store, name: str, deed: str, one: str, other: str, new: Row) -> None:
    """Do one of the deeds that are cut off."""
    if deed in {"add", "meet"}:
        add_record(store, name, new)
    elif deed in {"withdraw", "promote"}:
        withdraw_record(store, name, one)
    else:
        decide_live(store, name, Verdict.SAME, one, other, reason="r", by="a/b", clock=Clock())


def equals(waiting: list[Row], size: int) -> list[Row]:
    """Records that are equal cell for cell; their ids stand before all others."""
    full = max(waiting, key=lambda row: sum(bool(cell) for cell in row.values()))
    return [{**full, "id": f"!{n}"} for n in range(size)]


@pytest.mark.parametrize("deed", ["add", "withdraw", "decide", "meet", "promote"])
def test_a_kill_before_any_statement_leaves_the_state_before(
    world: tuple[str, str, list[Row]], deed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process kills itself before its n-th statement, for points all over a change.

    A record meets its equals, and all but one are set aside; a copy takes the place of what is withdrawn.
    """
    path, name, waiting = world
    first, new, step = waiting[:30], waiting[30], 9
    if deed in {"meet", "promote"}:
        monkeypatch.setattr(rule, "MANY", 3)
        monkeypatch.setattr(rule, "BITS", 3.0)
        *first, new = equals(waiting, 4 if deed == "meet" else 7)
        step = 29
    with open_store(path, create=False) as store:
        for row in first:
            add_record(store, name, row)
        before = present(store, name)
    one, other = sorted(before)[:2]

    def work(limit: int) -> Callable[[Say], None]:
        def killing(say: Say) -> None:
            seen = 0

            def count(_statement: str) -> None:
                nonlocal seen
                seen += 1
                if seen == limit:
                    os.kill(os.getpid(), signal.SIGKILL)

            with open_store(path, create=False) as store:
                with live_read(store) as raw:
                    raw.set_trace_callback(count)
                with store.read() as connection:
                    raw_of(connection).set_trace_callback(count)
                do(store, name, deed, one, other, new)
                say(str(seen))

        return killing

    limit, done = 3, False
    while not done:
        pid, reading = child(work(limit))
        status = os.waitpid(pid, 0)[1]
        done = status == 0
        assert done == bool(answers(reading))
        assert done or status == signal.SIGKILL
        with open_store(path, create=False) as store:
            assert (present(store, name) == before) == (not done or deed == "decide")
            if limit % 5 == 0 or done:
                assert verify_collection(store, name).identical
        limit += step
    assert limit > step + 3
    if step > 9:
        with open_store(path, create=False) as store:
            assert verify_collection(store, name).copies > 2


def test_processes_write_at_once(world: tuple[str, str, list[Row]]) -> None:
    """Three of them take records in, and one of those takes every other record out again."""
    path, name, waiting = world
    parts = [waiting[n:48:3] for n in range(3)]

    def leaving(say: Say) -> None:
        with open_store(path, create=False) as store:
            for n, row in enumerate(parts[0]):
                add_record(store, name, row)
                if n % 2:
                    withdraw_record(store, name, str(row["id"]))
            say("done")

    children = [child(leaving), *(child(adding(path, name, part)) for part in parts[1:])]
    assert [os.waitpid(pid, 0)[1] for pid, _ in children] == [0, 0, 0]
    told = [answers(reading) for _, reading in children]
    with open_store(path, create=False) as store:
        there = present(store, name)
        assert set(told[1]) | set(told[2]) <= there
        assert not {str(row["id"]) for row in parts[0][1::2]} & there
        assert verify_collection(store, name).identical
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    raw.close()
