"""Terms in the store: the predicate says what the policy says; what stands follows from the facts alone."""

from collections.abc import Callable, Iterator
from itertools import count, product
from pathlib import Path

import msgspec
import pytest
from alembic import command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from postgres_server import Databases
from sharing.worlds import AGENCIES, NOWS, PURPOSES, RANKS, REVIEWS, UNTIL, second_opinion, terms, viewers
from strikeback.model.errors import RefusedError, UsageError
from strikeback.model.handling import Grant, Handling, Level
from strikeback.model.people import Viewer
from strikeback.model.record import Contribution, Record
from strikeback.sharing.policy import RANK, allow, sees_content
from strikeback.store import dialect, facts, migrate, records
from strikeback.store.log import unlogged
from strikeback.store.open import Connection, Store, open_store
from strikeback.store.schema import record
from strikeback.store.schema_terms import holding
from strikeback.store.terms import (
    UNTOLD,
    Origin,
    asking,
    hold,
    hold_all,
    in_force,
    visible,
    visible_later,
)
from strikeback.store.terms_changes import add_change, add_grants, end_grant, forget, renew
from strikeback.store.terms_sql import row_policy, session_settings

NOW = NOWS[0]
AT = "2026-11-22T09:00:00.000000Z"
SG = Viewer(agency="spf", user="spf/one", now=NOW)
HIDDEN = Handling(level=Level.NOTHING, audience=())
NUMBERS = count()


def told(connection: Connection, viewer: Viewer, at_least: Level, ids: list[str]) -> set[str]:
    """What the predicate lets through."""
    column = holding.c.record
    query = select(column).where(column.in_(ids), visible(viewer, at_least, column))
    return set(connection.execute(query).scalars())


def assert_built_once(connection: Connection, viewer: Viewer, made: list[Origin]) -> None:
    """The queries that are built once, with the terms looked up before or by themselves, say it too."""
    if not sees_content(viewer):
        with pytest.raises(RefusedError):
            asking(connection, viewer)
        return
    parameters = asking(connection, viewer).parameters
    column = holding.c.record
    for level, listed in product((Level.HIT, Level.SUMMARY), (True, False)):
        query = select(column).where(
            column.in_([one.id for one in made]), visible_later(level, column, listed=listed)
        )
        shown = set(connection.execute(query, parameters).scalars())
        least = RANK[level]
        assert shown == {one.id for one in made if RANK[allow(viewer, one.originator, one.handling)] >= least}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(viewers, st.lists(st.tuples(st.sampled_from(AGENCIES), terms), min_size=1, max_size=6))
def test_lists_hold_what_the_policy_tells(
    store: Store, viewer: Viewer, world: list[tuple[str, Handling]]
) -> None:
    """On random worlds: the list at a level is exactly {x : allow(x) >= level}, by both policies."""
    made = [
        Origin(id=f"r{next(NUMBERS)}", originator=agency, contribution="", handling=handling)
        for agency, handling in world
    ]
    ids = [one.id for one in made]
    with store.write() as connection:
        hold(connection, made)
        for level in RANKS[1:]:
            least = RANK[level]
            by_policy = {one.id for one in made if RANK[allow(viewer, one.originator, one.handling)] >= least}
            by_table = {
                one.id for one in made if second_opinion(viewer, one.originator, one.handling) >= least
            }
            assert told(connection, viewer, level, ids) == by_policy == by_table
        assert_built_once(connection, viewer, made)


EDGES = [
    *(
        Handling(
            level=Level.HIT,
            grants=(Grant(agency="sg", level=Level.FULL, until=until, user=user, opening=opening),),
        )
        for until in UNTIL
        for user in ("", "sg/one", "hk/two")
        for opening in ("", "op_a")
    ),
    *(
        Handling(level=Level.FULL, review=review, purpose=purpose, codes=codes)
        for review in REVIEWS
        for purpose in PURPOSES
        for codes in ((), ("H1",), ("H2",))
    ),
]


def test_the_edges_of_days_persons_and_purposes(store: Store) -> None:
    """Every last second, user, opening, review day and purpose, for viewers on both sides of each."""
    made = [
        Origin(id=f"edge{number}", originator="hk", contribution="", handling=handling)
        for number, handling in enumerate(EDGES)
    ]
    looking = [
        Viewer(agency="sg", user=user, purpose=purpose, broken=broken, now=now)
        for user, broken in (("sg/one", "op_a"), ("sg/one", ""), ("hk/two", "op_a"))
        for purpose in PURPOSES[:3]
        for now in NOWS
    ]
    with store.write() as connection:
        hold(connection, made)
        ids = [one.id for one in made]
        for viewer in looking:
            ranks = {one.id: RANK[allow(viewer, "hk", one.handling)] for one in made}
            for level in RANKS[1:]:
                expected = {identity for identity, rank in ranks.items() if rank >= RANK[level]}
                assert told(connection, viewer, level, ids) == expected


@pytest.fixture
def wall(postgres: str, databases: Databases) -> Iterator[tuple[Store, Store]]:
    """One store on a server: as its owner has it, and as a program does, behind row-level security."""
    with (
        open_store(postgres, create=False) as owner,
        open_store(databases.as_program(postgres), create=False) as program,
    ):
        yield owner, program


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(viewers, st.lists(st.tuples(st.sampled_from(AGENCIES), terms), min_size=1, max_size=6))
def test_the_second_wall_stands_where_the_first_does(
    wall: tuple[Store, Store], viewer: Viewer, world: list[tuple[str, Handling]]
) -> None:
    """What row-level security shows of a random world is {x : allow(x) >= hit}, with no condition asked."""
    owner, program = wall
    made = [
        Origin(id=f"w{next(NUMBERS)}", originator=agency, contribution="", handling=handling)
        for agency, handling in world
    ]
    with owner.write() as connection:
        hold(connection, made)
    with program.read_as(viewer) as connection:
        shown = set(connection.execute(select(holding.c.record)).scalars())
    told_at_all = {one.id for one in made if allow(viewer, one.originator, one.handling) is not Level.NOTHING}
    assert shown & {one.id for one in made} == told_at_all


def test_being_told_nothing_is_no_condition() -> None:
    """A list of all there is cannot be asked for by mistake."""
    with pytest.raises(UsageError):
        visible(SG, Level.NOTHING, holding.c.record)


@pytest.fixture
def stored(
    store: Store, head: Callable[..., Contribution], person: Callable[..., Record]
) -> tuple[Store, list[Record]]:
    """Two contributions of two records each; everybody gets a summary."""
    made = []
    with store.write() as connection:
        for digest in ("0" * 64, "1" * 64):
            one = head(digest)
            some = [person(row, one) for row in (1, 2)]
            facts.add_contribution(connection, one, some)
            made += some
    return store, made


def terms_of(connection: Connection, one: Record) -> Handling:
    """The terms a reader gets."""
    return records.get_records(connection, [one.id])[one.id].handling


def test_a_record_is_held_in_the_transaction_that_stores_it(stored: tuple[Store, list[Record]]) -> None:
    """Its terms are those it came with, and a query of the outer table itself is narrowed by them."""
    store, made = stored
    with store.read() as connection:
        held = in_force(connection, [one.id for one in made])
        assert held == {one.id: ("hkpf", Handling()) for one in made}
        query = select(record.c.id).where(visible(SG, Level.SUMMARY, record.c.id))
        assert set(connection.execute(query).scalars()) == {one.id for one in made}
        closed = select(record.c.id).where(visible(SG, Level.FULL, record.c.id))
        assert connection.execute(closed).scalars().all() == []


@pytest.mark.parametrize("own", [(0, 1, 2), (1,), ()], ids=["all", "one", "none"])
def test_records_with_terms_of_their_own_stand_beside_the_files(
    store: Store, head: Callable[..., Contribution], person: Callable[..., Record], own: tuple[int, ...]
) -> None:
    """Those that came with the file's terms, those that did not, and those of another originator."""
    one = head()
    made = [msgspec.structs.replace(person(row, one), handling=one.handling) for row in range(3)]
    made = [msgspec.structs.replace(r, handling=HIDDEN) if n in own else r for n, r in enumerate(made)]
    made.append(msgspec.structs.replace(person(3, one), handling=one.handling, originator="spf"))
    with store.write() as connection:
        facts.add_contribution(connection, one, made)
        held = in_force(connection, [each.id for each in made])
    assert held == {each.id: (each.originator, each.handling) for each in made}


def test_a_record_without_terms_is_its_originators_alone(stored: tuple[Store, list[Record]]) -> None:
    """Whatever removed the row: nobody else is told, by list or by reading."""
    store, made = stored
    with store.write() as connection:
        connection.execute(delete(holding).where(holding.c.record == made[0].id))
        assert terms_of(connection, made[0]) == UNTOLD
        query = select(record.c.id).where(record.c.id == made[0].id)
        column = record.c.id
        assert connection.execute(query.where(visible(SG, Level.HIT, column))).all() == []
        own = Viewer(agency="hkpf", now=NOW)
        assert connection.execute(query.where(visible(own, Level.FULL, column))).scalar() == made[0].id
        hold_all(connection)
        assert terms_of(connection, made[0]) == Handling()


def test_a_change_is_read_everywhere_at_once(stored: tuple[Store, list[Record]]) -> None:
    """Of one record, then of its contribution: the last word counts, the other file is left alone."""
    store, made = stored
    one, two, elsewhere, _ = made
    named = Handling(level=Level.FULL, audience=("spf",))
    with store.write() as connection:
        before = records.fingerprint(connection)
        _, touched = add_change(connection, one.id, HIDDEN, by="hkpf/chan", reason="court order", at=AT)
        assert touched == 1
        assert terms_of(connection, one) == HIDDEN
        assert terms_of(connection, two) == Handling()
        assert records.fingerprint(connection) != before
        _, touched = add_change(connection, one.contribution, named, by="hkpf/chan", reason="agreed", at=AT)
        assert touched == 2
        assert [terms_of(connection, each) for each in (one, two, elsewhere)] == [named, named, Handling()]
        streams = (records.all_records(connection), records.records_of(connection, one.contribution))
        assert all(each.handling == named for each in streams[1])
        assert sum(each.handling == named for each in streams[0]) == 2
    with store.read() as connection:
        assert unlogged(connection) == {}


def test_grants_stand_until_they_end_or_the_terms_change(stored: tuple[Store, list[Record]]) -> None:
    """A change ends them unless it keeps them; what was opened in an emergency ends by its own clock."""
    store, made = stored
    one = made[0]
    grant = Grant(agency="spf", level=Level.FULL)
    opening = Grant(
        agency="spf", level=Level.FULL, user="spf/one", opening="op_a", until="2026-11-23T00:00:00Z"
    )
    renewed = Handling(level=Level.HIT, review="2027-01-01")
    with store.write() as connection:
        first = add_grants(connection, [one.id], grant, by="hkpf/chan", at=AT, cause="q_a")[0]
        add_grants(connection, [one.id], opening, by="spf/two", at=AT)
        assert told(connection, SG, Level.FULL, [one.id]) == {one.id}
        add_change(connection, one.id, renewed, by="hkpf/chan", reason="renewed", at=AT, keeps=True)
        assert terms_of(connection, one) == msgspec.structs.replace(renewed, grants=(grant, opening))
        assert end_grant(connection, first.id, by="hkpf/chan", reason="case closed", at=AT)
        assert not end_grant(connection, first.id, by="hkpf/chan", reason="case closed", at=AT)
        assert not end_grant(connection, "g_none", by="hkpf/chan", reason="case closed", at=AT)
        assert terms_of(connection, one).grants == (opening,)
        add_grants(connection, [one.id], grant, by="hkpf/chan", at=AT)
        add_change(connection, one.contribution, HIDDEN, by="hkpf/chan", reason="order", at=AT)
        assert terms_of(connection, one).grants == (opening,)
        assert told(connection, SG, Level.HIT, [one.id]) == set()
        broken = msgspec.structs.replace(SG, broken="op_a")
        assert told(connection, broken, Level.FULL, [one.id]) == {one.id}
    with store.read() as connection:
        assert unlogged(connection) == {}


def test_records_of_an_older_release_get_the_terms_they_came_with(
    tmp_path: Path, head: Callable[..., Contribution], person: Callable[..., Record]
) -> None:
    """Bringing a store forward notes the terms of every record in it."""
    path = str(tmp_path / "old.db")
    one = head()
    made = msgspec.structs.replace(person(1, one), handling=HIDDEN)
    engine = dialect.sqlite_engine(path)
    with engine.begin() as connection:
        config = migrate.configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, "0005")
        rows = {
            "agency": ("hkpf", '{"id":"hkpf"}', AT),
            "contribution": (one.id, "hkpf", one.file, one.digest, AT, facts.text_of(one)),
            "record": (1, made.id, one.id, "person", "victim", None, facts.text_of(made)),
        }
        for table, row in rows.items():
            places = ", ".join("?" * len(row))
            connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({places})", row)
    engine.dispose()
    with open_store(path, create=False) as store, store.read() as connection:
        assert in_force(connection, [made.id]) == {made.id: ("hkpf", HIDDEN)}
        assert told(connection, SG, Level.HIT, [made.id]) == set()


acts = st.lists(
    st.tuples(
        st.sampled_from(["record", "contribution", "grant", "end"]),
        st.integers(0, 3),
        terms.map(lambda one: msgspec.structs.replace(one, grants=())),
        st.booleans(),
    ),
    max_size=6,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts)
def test_what_stands_follows_from_the_facts(stored: tuple[Store, list[Record]], done: list[tuple]) -> None:
    """However it came about step by step, computing it anew gives the same."""
    store, made = stored
    given_ids: list[str] = []
    with store.write() as connection:
        for kind, which, handling, keeps in done:
            one = made[which]
            if kind == "grant":
                grant = Grant(agency="spf", level=handling.level)
                given_ids += [g.id for g in add_grants(connection, [one.id], grant, by="hkpf/a", at=AT)]
            elif kind == "end" and given_ids:
                end_grant(connection, given_ids.pop(), by="hkpf/a", reason="over", at=AT)
            elif kind != "end":
                target = one.id if kind == "record" else one.contribution
                add_change(connection, target, handling, by="hkpf/a", reason="r", at=AT, keeps=keeps)
        ids = [one.id for one in made]
        before = in_force(connection, ids)
        assert renew(connection, ids) == 4
        assert in_force(connection, ids) == before


def test_what_is_erased_holds_nothing(stored: tuple[Store, list[Record]]) -> None:
    """The terms in force go with the record."""
    store, made = stored
    with store.write() as connection:
        forget(connection, [made[0].id])
        assert in_force(connection, [one.id for one in made]).keys() == {one.id for one in made[1:]}


def test_row_level_security_says_the_same_from_the_session() -> None:
    """The policy's text reads the session's settings, never a value; holding itself asks no further table."""
    enabled, forced, created = row_policy("record", "id")
    assert (enabled, forced) == (
        "ALTER TABLE record ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE record FORCE ROW LEVEL SECURITY",
    )
    for name in session_settings(SG):
        assert f"current_setting('{name}', true)" in created
    assert "record.id" in created
    assert "record AS" not in created
    assert "FROM holding" not in row_policy("holding", "record")[2]
    assert session_settings(SG)["strikeback.agency"] == "spf"
    assert session_settings(Viewer(agency="spf", duties=()))["strikeback.content"] == "0"
