"""Exact copies in live collections: what `resolve` gives, whatever came, went and was decided in between."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.live.test_equal import Session, entities, grouped, told
from flows.live_world import Clock, Row, collection, model, rows, shuffled, spec
from strikeback.flows.live import moves as live_moves
from strikeback.flows.live.change import add_record, add_records, decide_live, withdraw_record
from strikeback.flows.live.moves import Plan
from strikeback.flows.live.show import show_record
from strikeback.flows.live.verify import verify_collection
from strikeback.linking.engine import copies as rule
from strikeback.linking.engine import run
from strikeback.linking.engine.clusters import Constraints
from strikeback.linking.engine.coded import make_ready
from strikeback.linking.engine.tables import read_tables
from strikeback.linking.live.copies import Spread
from strikeback.linking.resolution import Resolution
from strikeback.model.errors import UsageError
from strikeback.model.links import Verdict
from strikeback.store.live import LiveRecords, live_read, live_write
from strikeback.store.live_collections import get_collection
from strikeback.store.live_decisions import all_standing
from strikeback.store.migrations.versions import r0017_live_copies
from strikeback.store.open import Store, open_store

SIGNED = {"reason": "seen", "by": "a/b", "clock": Clock()}


@pytest.fixture(scope="module", autouse=True)
def _soon() -> Iterator[None]:
    """Four equal rows may be copies, and a row need be less rare: small worlds reach what large ones do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rule, "MANY", 3)
        patch.setattr(rule, "BITS", 5.0)
        yield


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """One store for all examples; each makes a collection of its own."""
    with open_store("sqlite://") as opened:
        yield opened


def resolved(
    present: Sequence[Row], source: dict[str, str], decided: dict[tuple[str, str], Verdict]
) -> tuple:
    """What the batch gives: scores by pair, clusters, whose copies are whose."""
    tables = [[row for row in present if source[str(row["id"])] == name] for name in "ab"]
    case = make_ready(read_tables([one for one in tables if one], "id"), spec(apart=False))
    ids = case.tables.ids.to_pylist()
    row = {key: at for at, key in enumerate(ids)} | {c: ids.index(s) for c, s in case.copy_of.items()}
    said: dict[tuple[int, ...], Verdict] = {}
    for ends, verdict in decided.items():
        if all(end in row for end in ends):
            said[tuple(sorted(row[end] for end in ends))] = verdict
    must, cannot = (
        np.array([ends for ends, each in said.items() if each is verdict and len(set(ends)) > 1])
        .astype(np.int64)
        .reshape(-1, 2)
        for verdict in (Verdict.SAME, Verdict.DIFFERENT)
    )
    fitted = run.resolve(
        case.records, model=model(apart=False), constraints=Constraints(must=must, cannot=cannot)
    )
    found = Resolution(case.tables, case.spec, case.records, fitted, case.copy_of)
    left, right, bits = (found.pairs[name].to_pylist() for name in ("left", "right", "bits"))
    pairs = {(one, other): round(1024 * b) for one, other, b in zip(left, right, bits, strict=True)}
    return pairs, found.clusters, dict(found.copy_of)


def held(store: Store, name: str) -> tuple:
    """The same as the collection has it, and the decisions that stand."""
    with live_read(store) as raw:
        number = get_collection(raw, name).number
        live = LiveRecords(raw, number)
        return (live.all_pairs(), live.all_heads(), live.all_copies()), all_standing(raw, number)


def crowd(seed: int, size: int) -> list[Row]:
    """Records, a few of them many times; the copies' ids stand before and after the others'."""
    rng = Random(seed)
    plain = rows(seed, size)
    # Thin rows are one thing or many, as the others have it.
    thin = [{**plain[n], **dict.fromkeys(list(plain[n])[1 + n :], "")} for n in (2, 3)]
    often = [plain[0], plain[1], *thin]
    more = [
        {**row, "id": f"{rng.choice('az')}{rng.randrange(10_000)}.{at}.{n}"}
        for at, row in enumerate(often)
        for n in range(rng.randrange(3, 11))
    ]
    return rng.sample(plain + more, len(plain + more))


class Crowd(Session):
    """A collection with copies, held against the batch after every few steps."""

    def __init__(self, store: Store, first: list[Row], waiting: list[Row]) -> None:
        super().__init__(store, first, waiting, apart=False)
        self.source = {str(row["id"]): "a" for row in first}

    def check(self) -> None:
        """Pairs, scores, entities, copies and what was told of them."""
        found = verify_collection(self.store, self.name)
        assert found.identical, found.differs
        mine, decided = held(self.store, self.name)
        if len(self.present) > 1:
            theirs = resolved(list(self.present.values()), self.source, decided)
            assert mine[2] == theirs[2]
            assert mine[1] == theirs[1]
            assert mine[0] == theirs[0]
        assert set(told(self.store, self.name).values()) == grouped(entities(self.store, self.name))

    def step(self, choice: int, pick: int) -> None:
        """As of a session, and what stands for copies goes; of what comes the table is remembered."""
        before = set(self.present)
        stand = sorted(set(held(self.store, self.name)[0][2].values())) if choice == 7 else ()
        if stand:
            gone = stand[pick % len(stand)]
            withdraw_record(self.store, self.name, gone)
            self.waiting.append(self.present.pop(gone))
        else:
            try:
                super().step(choice, pick)
            except UsageError as error:
                # Nothing but telling copies apart is refused.
                if "exact copies" not in str(error):
                    raise
        for identity in set(self.present) - before:
            self.source[identity] = "ab"[pick % 2]


STEPS = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10_000)), min_size=20, max_size=60)


@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 10_000), steps=STEPS)
def test_any_history_with_copies_gives_what_resolve_gives(
    store: Store, seed: int, steps: list[tuple[int, int]]
) -> None:
    """Copies and what stands for them come, go and are decided about in any order."""
    world = crowd(seed, 16)
    session = Crowd(store, world[:16], world[16:])
    for n, (choice, pick) in enumerate(steps):
        session.step(choice, pick)
        if n % 20 == 19:
            session.check()
    session.check()


def test_the_crowds_reach_what_is_hard(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copies come, go, take places and lose them; the rule turns both ways; decisions are about copies."""
    seen = dict.fromkeys(("follow", "swap", "promote", "leave", "met", "fell", "aside", "back", "spoken"), 0)
    plain = live_moves._planned

    def spied(live: LiveRecords, spread: Spread, cells: object, **moved: Any) -> Plan:
        before = {name: shape.aside for name, shape in spread.shapes.items()}
        plan = plain(live, spread, cells, **moved)
        after = {name: shape.aside for name, shape in spread.shapes.items()}
        seen["aside"] += sum(after[name] and not before[name] for name in before.keys() & after.keys())
        seen["back"] += sum(before[name] and not after[name] for name in before.keys() & after.keys())
        new, gone = moved.get("new"), moved.get("gone")
        for group in plan.groups.values():
            if new and group.before:
                seen["swap" if plan.link else "follow"] += 1
            elif new:
                seen["met"] += 1
            elif len(group.drop) > 1:
                seen["fell"] += 1
            elif gone and group.before:
                seen["promote" if plan.link else "leave"] += 1
        seen["spoken"] += bool(live.spoken_of(one.id for group in plan.groups.values() for one in group.put))
        return plan

    monkeypatch.setattr(live_moves, "_planned", spied)
    rng = Random(1)
    for seed in range(5):
        world = crowd(seed, 16)
        session = Crowd(store, world[:16], world[16:])
        for _ in range(70):
            session.step(rng.randrange(11), rng.randrange(10_000))
        session.check()
    assert min(seen.values()) > 0, seen


def known(store: Store) -> tuple[str, Row, list[Row]]:
    """A collection of twelve records and six copies of one of them; the ids of copies follow on its own."""
    world = rows(23, 30)
    full = {**world[0], "id": "c0", "given": "Maria", "family": "Chan", "phone": "6123 4567", "city": "Town"}
    more = [{**full, "id": f"c{n}"} for n in range(1, 7)]
    name = collection(store, first=[*world[1:12], full])
    list(add_records(store, name, more))
    return name, full, more


def test_a_copy_is_told_at_once_and_listed(store: Store) -> None:
    """The answer to its arrival names what it follows; its entity lists it; sent again it changes nothing."""
    name, full, more = known(store)
    came = add_record(store, name, {**full, "id": "c7"})
    assert (came.copy_of, came.entity) == ("c0", show_record(store, name, "c0").entity)
    assert [change.copies for change in came.changes] == [("c7",)]
    again = add_record(store, name, {**full, "id": "c7"})
    assert (again.copy_of, again.entity, again.changes) == ("c0", came.entity, ())
    shown = show_record(store, name, "c3")
    assert shown.copies == dict.fromkeys(("c1", "c2", "c3", "c4", "c5", "c6", "c7"), "c0")
    assert (shown.entity, shown.cells["given"]) == (came.entity, "Maria")
    with pytest.raises(UsageError, match="another record of this id"):
        add_record(store, name, {**more[0], "given": "Another"})


def test_the_least_copy_takes_the_place_of_what_goes(store: Store) -> None:
    """And gives it back when the record returns; the entity is named after whoever stands."""
    name, full, _ = known(store)
    first = show_record(store, name, "c4").entity
    gone = withdraw_record(store, name, "c0")
    assert show_record(store, name, "c4").copies == dict.fromkeys(("c2", "c3", "c4", "c5", "c6"), "c1")
    assert {entity for change in gone.changes for entity in change.members} >= {"c1"}
    add_record(store, name, full)
    assert show_record(store, name, "c4").entity == first
    assert verify_collection(store, name).identical


def test_decisions_about_a_copy_are_about_what_stands_for_it(store: Store) -> None:
    """Of several about the same two the latest stands; two copies of one record cannot be held apart."""
    name, _, _ = known(store)
    other = str(rows(23, 30)[5]["id"])
    decide_live(store, name, Verdict.SAME, "c2", other, **SIGNED)
    assert show_record(store, name, other).entity == show_record(store, name, "c0").entity
    decide_live(store, name, Verdict.DIFFERENT, "c5", other, **SIGNED)
    assert show_record(store, name, other).entity != show_record(store, name, "c0").entity
    assert decide_live(store, name, Verdict.SAME, "c1", "c2", **SIGNED).changes == ()
    with pytest.raises(UsageError, match="exact copies"):
        decide_live(store, name, Verdict.DIFFERENT, "c1", "c0", **SIGNED)
    assert verify_collection(store, name).identical


def test_order_does_not_matter_where_there_are_copies(store: Store) -> None:
    """Two orders and one batch: the same entities under the same names, the same copies."""
    world = crowd(8, 20)
    names = [collection(store, first=world), *(collection(store, first=world[:2]) for _ in range(2))]
    for order, name in enumerate(names[1:]):
        for row in shuffled(world[2:], order):
            add_record(store, name, row)
    first, *others = (held(store, name)[0] for name in names)
    assert first[2]
    assert all(other == first for other in others)


def test_a_collection_of_an_earlier_release_is_brought_forward(tmp_path: Path) -> None:
    """Its copies were compared with each other; they are set aside where it is opened first."""
    path, world = str(tmp_path / "a.db"), crowd(8, 20)
    with pytest.MonkeyPatch.context() as patch, open_store(path) as store:
        patch.setattr(rule, "MANY", 1000)
        name = collection(store, first=world)
        assert not held(store, name)[0][2]
    with open_store(path) as store:
        with live_write(store) as raw:
            raw.execute("INSERT INTO live_spread VALUES (?, '')", (get_collection(raw, name).number,))
        found = verify_collection(store, name)
        assert found.identical, found.differs
        assert found.copies > 2
        assert set(told(store, name).values()) == grouped(entities(store, name))


def test_the_migration_digests_what_is_there(tmp_path: Path) -> None:
    """Records of before get the digest that new ones get; where many are equal the collection is marked."""
    path, world = str(tmp_path / "a.db"), crowd(8, 20)
    with open_store(path) as store:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rule, "MANY", 1000)
            collection(store, first=world)
        collection(store, apart=True, first=world)
        with store.write() as connection:
            digests = "SELECT id, twin FROM live_record WHERE collection = 1 ORDER BY id"
            before = connection.exec_driver_sql(digests).all()
            for table in r0017_live_copies.TABLES:
                connection.exec_driver_sql(f"DROP TABLE {table}")
            connection.exec_driver_sql("DROP INDEX ix_live_record_twin")
            connection.exec_driver_sql("ALTER TABLE live_record DROP COLUMN twin")
            with Operations.context(MigrationContext.configure(connection)):
                r0017_live_copies.upgrade()
            assert connection.exec_driver_sql(digests).all() == before
            assert connection.exec_driver_sql("SELECT * FROM live_spread").all() == [(1, "")]
            other = "SELECT DISTINCT twin FROM live_record WHERE collection = 2"
            assert connection.exec_driver_sql(other).all() == [(0,)]
