"""Reasons of holds, withdrawals, erasures, reviews, terms: apart from the facts, vouched for, erasable."""

from collections.abc import Iterator

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations

from flows.conftest import TickingClock, World
from strikeback.custody.entry import Event, Kind, canonical
from strikeback.flows.agencies import add_agency
from strikeback.flows.keeping.desk import answer_concern, find_everything, list_concerns, take_concern
from strikeback.flows.keeping.erase import destroy
from strikeback.flows.keeping.holds import list_holds, release_hold, set_hold
from strikeback.flows.keeping.retention import renew
from strikeback.flows.keeping.withdraw import correct, withdraw
from strikeback.flows.log import custody
from strikeback.flows.terms import change_terms, show_terms
from strikeback.flows.traces import find_traces
from strikeback.model.handling import Handling, Level
from strikeback.model.lifecycle import Erasure, ErasureAsk, Hold, Wish
from strikeback.model.people import Viewer
from strikeback.store import erasure_asks, facts, lifecycle, log, requests, schema, words
from strikeback.store.migrations.versions import r0018_reasons
from strikeback.store.open import Store, open_store
from strikeback.store.schema_lifecycle import erased, erasure, hold

NAME = "Kanarinchen Bird"
WHY = f"her aunt {NAME} called us"
HK = Viewer(agency="hkpf", user="hkpf/officer")
KINDS = {
    *("hold", "hold_release", "withdrawal", "record_withdrawal", "correction", "renewal", "terms_change"),
    *("erasure_ask", "erasure_reason", "concern_answer"),
}


class Acted(World):
    """One agency's files, with everything done about them that asks for a reason; a name in each."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.files = [self.report("hkpf", f"HK-{number}") for number in range(6)]
        done = {"reason": WHY, "by": "hkpf/a", "clock": self.clock}
        held = set_hold(store, self.home(0), authority="order 1", **done)
        release_hold(store, held.id, **done)
        set_hold(store, self.home(0), authority="order 2", **done)
        renew(store, self.home(0), until="2030-01-01", **done)
        terms = Handling(level=Level.SUMMARY)
        change_terms(store, HK, self.home(0), terms, reason=WHY, clock=self.clock)
        withdraw(store, self.files[0][1].id, **done)
        withdraw(store, self.home(1), **done)
        correct(store, self.home(2), self.home(3), **done)
        concern = take_concern(
            store, Wish.ACCESS, agency="hkpf", reference="DP-1", by="hkpf/a", clock=self.clock
        )
        answer_concern(store, concern.id, granted=True, **done)
        asked = {"object": self.home(4), "agency": "hkpf", "by": "hkpf/a", "reason": WHY}
        ask = ErasureAsk(id="ask_1", authority="order 3", at="2014-06-01T00:00:00Z", **asked)
        with store.write() as connection:
            erasure_asks.add_ask(connection, ask)
        self.destroy(self.home(4), reason=WHY, ask="ask_1")

    def home(self, number: int) -> str:
        """The contribution of a file."""
        return self.files[number][0].contribution

    def destroy(self, identity: str, *, reason: str = "asked for", ask: str = "") -> Erasure:
        """Erase without deriving anew."""
        more = {"authority": "order 3", "by": "hkpf/a", "second": "hkpf/b", "at": "2014-06-01T00:00:00Z"}
        return destroy(self.store, identity, reason=reason, ask=ask, **more).erasure

    def read(self) -> set[str]:
        """Every reason as the flows show it."""
        with self.store.read() as connection:
            (asked,) = erasure_asks.asks(connection, "hkpf")
            assert asked.erasure is not None
            found = {asked.ask.reason, asked.erasure.reason}
            found |= {one.reason for one in lifecycle.corrections(connection)}
            found |= {one.reason for one in lifecycle.erasures(connection) if one.ask}
        found |= {one.reason for one in list_holds(self.store)}
        found |= {one.reason for one in show_terms(self.store, HK, self.home(0), clock=self.clock).changes}
        (concern,) = list_concerns(self.store, clock=self.clock)
        assert concern.answer is not None
        return found | {concern.answer.reason}


def _hub(store: Store, clock: TickingClock) -> None:
    custody.make_keys(store, origin="example.org/log", clock=clock)
    for agency, country in (("hkpf", "HK"), ("spf", "SG")):
        add_agency(store, agency, country=country, clock=clock)


@pytest.fixture
def acted(clock: TickingClock, tmp_path) -> Iterator[Acted]:
    """Give it, with a signed log."""
    with open_store(str(tmp_path / "a.db")) as store:
        _hub(store, clock)
        yield Acted(store)


def test_reasons_stand_apart_and_the_log_vouches_for_them(acted: Acted) -> None:
    """Nowhere but among the words; shown as before; a changed word of any kind is found."""
    store = acted.store
    assert {one.where for one in find_traces(store, [NAME])} <= {"wording.body", "a.db", "a.db-wal"}
    assert acted.read() == {WHY}
    found = find_everything(store, NAME, agency="hkpf").words
    assert {one.partition(":")[0] for one in found} == KINDS
    report = custody.verify_log(store)
    assert (report.faults, report.unlogged) == ((), {})
    with store.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER wording_no_update")
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE wording SET body = replace(body, 'aunt', 'sister')")
    assert len(custody.verify_log(store).faults) == len(found)


def test_reasons_are_erased_one_by_one(acted: Acted) -> None:
    """What they belong to stays, the log verifies, and nothing of them is left."""
    store = acted.store
    for reference in find_everything(store, NAME, agency="hkpf").words:
        acted.destroy(reference)
    store.scrub()
    assert find_traces(store, [NAME]) == ()
    assert acted.read() == {words.GONE}
    report = custody.verify_log(store)
    assert (report.faults, report.unlogged) == ((), {})


def test_reasons_go_with_what_they_are_about(acted: Acted) -> None:
    """Those of terms, holds, reviews, withdrawals, corrections; why something was erased stays."""
    store = acted.store
    release_hold(store, list_holds(store)[0].id, reason=WHY, by="hkpf/a", clock=acted.clock)
    for number in (0, 1, 2):
        acted.destroy(acted.home(number))
    found = find_everything(store, NAME, agency="hkpf").words
    assert {one.partition(":")[0] for one in found} == {"erasure_ask", "erasure_reason", "concern_answer"}
    report = custody.verify_log(store)
    assert (report.faults, report.unlogged) == ((), {})


def test_the_end_of_a_rule_has_erasable_words(acted: Acted) -> None:
    """As all others."""
    with acted.store.write() as connection:
        connection.exec_driver_sql("INSERT INTO answer_rule VALUES ('rule_1', 'hkpf', 'x', '{}')")
        requests.end_rule(connection, "rule_1", by="hkpf/a", reason=WHY, at="2014-06-01T00:00:00Z")
        assert "answer_rule_end:rule_1" in words.find(connection, [NAME], "hkpf")


def test_a_store_of_before_keeps_what_it_says_and_verifies(clock: TickingClock, tmp_path) -> None:
    """Rows with their reasons in them, an erasure whose entry holds its reason; then brought forward."""
    at = "2014-06-01T00:00:00Z"
    with open_store(str(tmp_path / "old.db")) as store:
        _hub(store, clock)
        world = World(store)
        kept, gone = (world.report("hkpf", number)[0].contribution for number in ("HK-1", "HK-2"))
        with store.write() as connection:
            old = Hold(id="hold_1", object=kept, by="hkpf/a", reason=WHY, authority="order 1", at=at)
            row = {"id": old.id, "object": kept, "at": at, "body": facts.text_of(old)}
            connection.execute(hold.insert(), [row])
            log.record_fact(connection, Kind.HOLD, row, ref=old.id, about=old.id, by=old.by, at=at)
            row = {"contribution": kept, "by": "hkpf/a", "reason": WHY, "at": at}
            connection.execute(schema.withdrawal.insert(), [row])
            log.record_fact(connection, Kind.WITHDRAWAL, row, ref=kept, about=kept, by="hkpf/a", at=at)
            _erase_as_before(connection, gone, at)
            connection.exec_driver_sql("DROP TABLE erasure_reason")
            with Operations.context(MigrationContext.configure(connection)):
                r0018_reasons.upgrade()
        report = custody.verify_log(store)
        assert (report.faults, report.unlogged) == ((), {})
        assert [one.reason for one in list_holds(store)] == [WHY]
        with store.read() as connection:
            assert [one.reason for one in lifecycle.erasures(connection)] == [WHY]
        set_hold(store, kept, reason="new", authority="order 2", by="hkpf/a", clock=clock)
        assert {one.reason for one in list_holds(store)} == {WHY, "new"}
        assert custody.verify_log(store).sound


def _erase_as_before(connection, identity: str, at: str) -> None:
    """As releases before did it."""
    made = Erasure(
        id="era_1",
        object=identity,
        originator="hkpf",
        by="hkpf/a",
        second="hkpf/b",
        reason=WHY,
        authority="order 3",
        at=at,
        records=4,
        others=0,
    )
    row = {"id": made.id, "object": identity, "at": at, "body": facts.text_of(made)}
    connection.execute(erasure.insert(), [row])
    inside = lifecycle.records_in(connection, identity)
    connection.execute(erased.insert(), [{"object": one, "erasure": made.id} for one in (identity, *inside)])
    body = {"authority": made.authority, "erasure": made.id, "reason": made.reason, "second": made.second}
    log.erase(connection, Event(kind=Kind.ERASURE, id=identity, actor=made.by, at=at, body=canonical(body)))
    for table, column in (("holding", "record"), ("record", "id")):
        for one in inside:
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE {column} = ?", (one,))
    connection.exec_driver_sql("DELETE FROM contribution WHERE id = ?", (identity,))
