"""Live linking gives what a batch run gives: any order, with withdrawals and decisions in between."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.live_world import Clock, Row, collection, rows, shuffled
from strikeback.custody.entry import Entry, Kind, body_digest
from strikeback.flows.live.change import add_record, add_records, decide_live, undo_live, withdraw_record
from strikeback.flows.live.show import changes_after
from strikeback.flows.live.verify import verify_collection
from strikeback.flows.live.warm import warm_live
from strikeback.linking.live import finding
from strikeback.model.errors import UsageError
from strikeback.model.links import Verdict
from strikeback.store.live import LiveRecords, live_read
from strikeback.store.live_collections import get_collection
from strikeback.store.log import StoredLog, last_head, unlogged
from strikeback.store.open import Store, open_store

VERDICTS = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)
CLOCK = Clock()


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """One store for all examples; each makes a collection of its own."""
    with open_store("sqlite://") as opened:
        yield opened


def entities(store: Store, name: str) -> dict[str, str]:
    """Record id -> id of the record that names its entity."""
    with live_read(store) as raw:
        return LiveRecords(raw, get_collection(raw, name).number).all_heads()


def told(store: Store, name: str) -> dict[str, tuple[str, ...]]:
    """Entity id -> members and their copies, from the outbox alone."""
    found: dict[str, tuple[str, ...]] = {}
    copies: dict[str, set[str]] = {}
    for one in changes_after(store, name, most=100_000):
        change = one.change
        assert found.get(change.entity, ()) == change.before
        follow = copies.setdefault(change.entity, set())
        assert follow.issuperset(change.left)
        assert follow.isdisjoint(change.copies)
        follow -= set(change.left)
        follow |= set(change.copies)
        if change.members:
            found[change.entity] = change.members
        else:
            del found[change.entity]
            assert not follow
    return {entity: tuple(sorted({*inside, *copies[entity]})) for entity, inside in found.items()}


def grouped(heads: dict[str, str]) -> set[tuple[str, ...]]:
    """The members of every entity."""
    members: dict[str, list[str]] = {}
    for identity, head in heads.items():
        members.setdefault(head, []).append(identity)
    return {tuple(sorted(inside)) for inside in members.values()}


class Session:
    """A collection and what was done to it."""

    def __init__(self, store: Store, first: list[Row], waiting: list[Row], *, apart: bool) -> None:
        self.store = store
        self.name = collection(store, apart=apart, first=first)
        self.present = {str(row["id"]): row for row in first}
        self.waiting = list(waiting)
        self.standing: list[str] = []

    def step(self, choice: int, pick: int) -> None:
        """Do one of four things, chosen by numbers."""
        ids = sorted(self.present)
        if choice < 6 and self.waiting:
            row = self.waiting.pop(pick % len(self.waiting))
            add_record(self.store, self.name, row, table="ab"[pick % 2])
            self.present[str(row["id"])] = row
        elif choice < 8 and len(ids) > 1:
            gone = ids[pick % len(ids)]
            withdraw_record(self.store, self.name, gone)
            self.waiting.append(self.present.pop(gone))
        elif choice < 10 and len(ids) > 1:
            one, other = ids[pick % len(ids)], ids[(pick // 7) % len(ids)]
            if one != other:
                verdict = VERDICTS[pick % 3]
                done = decide_live(
                    self.store, self.name, verdict, one, other, reason="seen", by="a/b", clock=CLOCK
                )
                self.standing.append(done.record)
        elif self.standing:
            gone = self.standing.pop(pick % len(self.standing))
            undo_live(self.store, self.name, gone, reason="wrong", by="a/b", clock=CLOCK)

    def check(self) -> None:
        """The batch run agrees, and so does who has read the outbox."""
        found = verify_collection(self.store, self.name)
        assert found.identical, found.differs
        assert found.records == len(self.present)
        assert set(told(self.store, self.name).values()) == grouped(entities(self.store, self.name))


STEPS = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10_000)), min_size=20, max_size=60)


@pytest.mark.parametrize("apart", [False, True], ids=["any", "one-per-table"])
@settings(
    max_examples=14,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 10_000), steps=STEPS)
def test_any_history_gives_what_a_batch_run_gives(
    store: Store, *, apart: bool, seed: int, steps: list[tuple[int, int]]
) -> None:
    """Arrivals, withdrawals, decisions and their undoing, in any order: pairs, scores, entities, counts."""
    world = rows(seed, 50)
    session = Session(store, world[:8], world[8:], apart=apart)
    for n, (choice, pick) in enumerate(steps):
        session.step(choice, pick)
        if n % 20 == 10:
            session.check()
    session.check()


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 10_000))
def test_order_of_arrival_does_not_matter(store: Store, seed: int) -> None:
    """Two orders and one batch give the same entities under the same names."""
    world = rows(seed, 40)
    names = [
        collection(store, first=world),
        collection(store, first=world[:2]),
        collection(store, first=world[:2]),
    ]
    for order, name in enumerate(names[1:]):
        for row in shuffled(world[2:], order):
            add_record(store, name, row)
    first, *others = (entities(store, name) for name in names)
    assert set(first) == {str(row["id"]) for row in world}
    assert all(other == first for other in others)


def test_the_worlds_hold_records_of_the_same_people(store: Store) -> None:
    """A single small world may merge nothing; the worlds the orders are tried on do not as a rule."""
    merged = []
    for seed in range(6):
        homes = entities(store, collection(store, first=rows(seed, 40)))
        merged.append(len(homes) - len(set(homes.values())))
    assert sum(1 for one in merged if one) >= 4


def test_the_worlds_reach_what_is_hard(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks close and open, counts cross bins, and pairs change that no new record is part of."""
    seen = {"groups": 0, "revalued": 0, "drop": 0, "put": 0}
    plain = finding._work

    def spied(*arguments: object) -> finding._Work:
        work = plain(*arguments)
        seen["groups"] += len(work.groups) - len(work.revalued)
        seen["revalued"] += len(work.revalued)
        return work

    whole = finding.find

    def found(basis: object, reader: object, moved: finding.Moved) -> finding.Found:
        out = whole(basis, reader, moved)
        new = {one.number for one in moved.added}
        seen["drop"] += len(out.drop)
        seen["put"] += sum(not new & set(ends) for ends in out.put)
        return out

    monkeypatch.setattr(finding, "_work", spied)
    monkeypatch.setattr("strikeback.flows.live.moves.find", found)
    world = rows(5, 60)
    session = Session(store, world[:5], world[5:], apart=False)
    for pick in range(55):
        session.step(0, pick * 31)
    for pick in range(40):
        session.step(7, pick * 17)
    session.check()
    assert min(seen.values()) > 0, seen


def test_what_needs_compiling_is_compiled_by_a_small_run() -> None:
    """Every step of it, and the batch run agrees."""
    assert warm_live()


def test_records_taken_in_together_are_as_records_taken_in_one_by_one(store: Store) -> None:
    """Told the same, kept the same; of a part with an error nothing is kept, of those before it all."""
    world = rows(17, 50)
    one, many = collection(store, first=world[:6]), collection(store, first=world[:6])
    alone = [add_record(store, one, row) for row in world[6:40]]
    assert list(add_records(store, many, world[6:40], at_once=8)) == alone
    assert entities(store, many) == entities(store, one)
    broken = [*world[40:45], {**world[45], "id": ""}, *world[46:]]
    with pytest.raises(UsageError, match="no id"):
        list(add_records(store, many, broken, at_once=3))
    there = entities(store, many).keys()
    assert [str(row["id"]) in there for row in world[40:]] == [True] * 3 + [False] * 7
    assert len(list(add_records(store, many, world, at_once=3))) == 50
    assert verify_collection(store, many).identical


def test_copies_of_a_row_follow_one_of_them(store: Store) -> None:
    """Sixty of them, cell for cell, come between others and go again: the batch run over them agrees."""
    world = rows(23, 20)
    name = collection(store, first=world[:10])
    copies = [{**world[3], "id": f"copy{n}"} for n in range(60)]
    list(add_records(store, name, [*copies[:30], *world[10:], *copies[30:]]))
    assert verify_collection(store, name).identical
    for one in copies[:58]:
        withdraw_record(store, name, str(one["id"]))
    assert verify_collection(store, name).identical


def test_what_people_did_is_in_the_log_and_what_arrived_is_not(store: Store) -> None:
    """A collection, a decision and its undoing: each one entry, with the row as its body."""
    world = rows(7, 12)
    with store.read() as connection:
        before = last_head(connection).size
    name = collection(store, first=world[:10])
    for row in world[10:]:
        add_record(store, name, row)
    one, other = str(world[0]["id"]), str(world[1]["id"])
    done = decide_live(store, name, Verdict.SAME, one, other, reason="r", by="a/b", clock=Clock())
    undo_live(store, name, done.record, reason="w", by="a/c", clock=CLOCK)
    with store.read() as connection:
        log = StoredLog(connection)
        kept = list(log.kept(before))
        entries = [Entry.parse(leaf) for leaf in log.leaves(before, before + 9)]
        assert unlogged(connection) == {}
    assert [entry.kind for entry in entries] == [Kind.LIVE_COLLECTION, Kind.LIVE_DECISION, Kind.LIVE_UNDO]
    assert [entry.actor for entry in entries] == ["operator", "a/b", "a/c"]
    assert [entry.id for entry in entries[1:]] == [done.record] * 2
    for entry, (_, salt, body) in zip(entries, kept, strict=True):
        assert body is not None
        assert entry.body_digest == body_digest(salt, body)
    assert b'"records":10' in kept[0][2]
    with pytest.raises(UsageError, match="recorded already"):
        decide_live(store, name, Verdict.SAME, one, other, reason="r", by="a/b", clock=Clock())
    with store.read() as connection:
        assert last_head(connection).size == before + 3, "what was refused is not logged"


def test_a_decision_is_recorded_and_undone_once(store: Store) -> None:
    """The very same one again is refused, so is undoing it twice; an earlier one comes back."""
    world = rows(7, 12)
    name = collection(store, first=world)
    one, other = str(world[0]["id"]), str(world[1]["id"])
    still = Clock()
    first = decide_live(store, name, Verdict.SAME, one, other, reason="r", by="a/b", clock=Clock())
    with pytest.raises(UsageError, match="recorded already"):
        decide_live(store, name, Verdict.SAME, other, one, reason="r", by="a/b", clock=Clock())
    still.now()
    later = decide_live(store, name, Verdict.DIFFERENT, one, other, reason="r", by="a/b", clock=still)
    assert len({entities(store, name)[key] for key in (one, other)}) == 2
    undo_live(store, name, later.record, reason="r", by="a/b", clock=CLOCK)
    assert len({entities(store, name)[key] for key in (one, other)}) == 1
    with pytest.raises(UsageError, match="undone already"):
        undo_live(store, name, later.record, reason="r", by="a/b", clock=CLOCK)
    withdraw_record(store, name, other)
    undo_live(store, name, first.record, reason="r", by="a/b", clock=CLOCK)
    assert verify_collection(store, name).identical
