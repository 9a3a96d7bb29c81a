"""Live collections on PostgreSQL: the same as on SQLite, one state for readers, several processes at once."""

import os
from collections.abc import Iterator
from threading import Thread

import pytest

from flows.live.test_processes import adding, answers, child
from flows.live_world import Clock, collection, rows
from strikeback.flows.live.change import (
    Placed,
    add_record,
    add_records,
    decide_live,
    undo_live,
    withdraw_record,
)
from strikeback.flows.live.show import changes_after, show_record
from strikeback.flows.live.verify import verify_collection
from strikeback.flows.log import custody
from strikeback.linking.engine import copies as rule
from strikeback.model.errors import NotFoundError, StoreError, UsageError
from strikeback.model.links import Verdict
from strikeback.store.live import LiveRecords, live_read
from strikeback.store.live_collections import get_collection
from strikeback.store.live_driver import carry_over, transaction
from strikeback.store.live_postgres import spoken
from strikeback.store.open import Store, open_store

SIGNED = {"by": "hkpf/chan", "reason": "known to be so"}


@pytest.fixture
def store(postgres: str) -> Iterator[Store]:
    """A store on a server."""
    with open_store(postgres) as opened:
        yield opened


def everything(store: Store, name: str) -> tuple[object, ...]:
    """All that a collection has come to."""
    with live_read(store) as raw:
        live = LiveRecords(raw, get_collection(raw, name).number)
        return live.all_heads(), live.all_pairs(), live.all_counts()


def session(store: Store) -> tuple[object, ...]:
    """Let records come, go and be decided about; return everything, and what was told of it."""
    some, clock = rows(5, 34), Clock()
    name = collection(store, first=some[:8])
    placed: list[Placed] = [add_record(store, name, row) for row in some[8:14]]
    placed += add_records(store, name, some[14:30], at_once=5)
    one, other, third = (str(row["id"]) for row in some[:3])
    made = decide_live(store, name, Verdict.SAME, one, other, **SIGNED, clock=clock)
    decide_live(store, name, Verdict.DIFFERENT, other, third, **SIGNED, clock=clock)
    placed.append(withdraw_record(store, name, str(some[9]["id"])))
    undo_live(store, name, made.record, **SIGNED, clock=clock)
    placed += [add_record(store, name, row, table="b") for row in some[30:]]
    assert add_record(store, name, some[31], table="b").entity == placed[-3].entity
    with pytest.raises(UsageError):
        add_record(store, name, some[31] | {"given": "Another"}, table="b")
    with pytest.raises(NotFoundError):
        withdraw_record(store, name, "nobody")
    assert verify_collection(store, name).identical
    shown = show_record(store, name, one)
    told = [one.change for one in changes_after(store, name, most=1000)]
    return everything(store, name), placed, shown, told


def test_both_databases_come_to_the_same(store: Store) -> None:
    """Entities, pairs, counts, answers and what is told of every change; and a batch run agrees."""
    with open_store("sqlite://") as embedded:
        assert session(store) == session(embedded)
    assert carry_over(store) == 0
    assert custody.verify_log(store).unlogged == {}


def copied(store: Store) -> tuple[object, ...]:
    """Let copies come, take each other's places and go; return everything, and what was told of it."""
    some = rows(23, 16)
    name = collection(store, first=some)
    full = some[0]
    # Ids that a database may sort otherwise than the code does.
    ids = [f"{letter}{n}" for n, letter in enumerate("bBaAzZ_é")]
    placed = [add_record(store, name, {**full, "id": key}) for key in ids]
    decide_live(store, name, Verdict.SAME, ids[3], str(some[5]["id"]), **SIGNED, clock=Clock())
    placed += [withdraw_record(store, name, key) for key in (ids[3], ids[1], str(full["id"]))]
    placed.append(add_record(store, name, {**full, "id": ids[1]}))
    found = verify_collection(store, name)
    assert found.identical, found.differs
    assert found.copies > 3
    told = [one.change for one in changes_after(store, name, most=1000)]
    return everything(store, name), placed, show_record(store, name, ids[0]), told


def test_copies_follow_alike_on_both_databases(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The least id is the same one; entities, answers and what is told are."""
    monkeypatch.setattr(rule, "MANY", 3)
    monkeypatch.setattr(rule, "BITS", 3.0)
    with open_store("sqlite://") as embedded:
        assert copied(store) == copied(embedded)


def test_a_reader_sees_one_state_and_what_broke_off_is_not(store: Store) -> None:
    """As on SQLite."""

    def put(value: int) -> None:
        with transaction(store, write=True) as raw:
            raw.execute("INSERT INTO live_value VALUES (1, ?, 1)", (value,))
            if value == 2:
                raise KeyboardInterrupt

    put(1)
    with transaction(store, write=False) as raw:
        assert raw.execute("SELECT count(*) FROM live_value").fetchone() == (1,)
        put(3)
        assert raw.execute("SELECT count(*) FROM live_value").fetchone() == (1,)
    with pytest.raises(KeyboardInterrupt):
        put(2)
    with transaction(store, write=False) as raw:
        assert list(raw.execute("SELECT value FROM live_value ORDER BY value")) == [(1,), (3,)]
    with pytest.raises(StoreError), transaction(store, write=True) as raw:
        raw.execute("SELECT nothing FROM nowhere")


def test_processes_and_threads_take_turns(store: Store, postgres: str) -> None:
    """Two processes and a thread that withdraws; nothing is lost, and a batch run agrees."""
    some = rows(7, 36)
    name = collection(store, first=some[:6])
    workers = [child(adding(postgres, name, some[6 + part :: 2])) for part in range(2)]

    def out() -> None:
        for row in some[:3]:
            withdraw_record(store, name, str(row["id"]))

    thread = Thread(target=out)
    thread.start()
    thread.join()
    assert [os.waitpid(pid, 0)[1] for pid, _ in workers] == [0, 0]
    said = {one for _, reading in workers for one in answers(reading)}
    assert said == {str(row["id"]) for row in some[6:]}
    heads = everything(store, name)[0]
    assert set(heads) == {str(row["id"]) for row in some[3:]}  # type: ignore[call-overload]
    assert verify_collection(store, name).identical


def test_statements_are_told_to_the_other_driver() -> None:
    """Places by number are names there; a sign of percent is no place."""
    assert spoken("SELECT ?1, ?2, ?1") == ("SELECT %(p1)s, %(p2)s, %(p1)s", True)
    assert spoken("SELECT ? LIKE 'a%'") == ("SELECT %s LIKE 'a%%'", False)
