"""Reasons, conditions and notes: found by the desk, erased with what they are about or by themselves."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from flows.conftest import TickingClock, World
from strikeback.casework.requests import Outcome
from strikeback.flows.agencies import add_agency
from strikeback.flows.answers import answer, end_answer
from strikeback.flows.break_glass import alarms, ask_opening, open_glass, read_alarm, waiting
from strikeback.flows.claims import release, take
from strikeback.flows.decide import decide, undo
from strikeback.flows.derive import derive
from strikeback.flows.init import secret_key
from strikeback.flows.keeping.desk import find_everything
from strikeback.flows.keeping.erase import destroy, erase, plan_erasure
from strikeback.flows.log import custody
from strikeback.flows.rebuild import rebuild
from strikeback.flows.requests import ask, show_request, withdraw_request
from strikeback.flows.traces import find_traces
from strikeback.flows.views.listing import list_leads
from strikeback.model.errors import NotFoundError, RefusedError, StoreError
from strikeback.model.handling import Handling, Level
from strikeback.model.links import Verdict
from strikeback.model.people import Duty, Viewer
from strikeback.sharing.reference import hit_reference
from strikeback.store import judgements, words
from strikeback.store.open import Store, open_store

NAME = "Kanarinchen Bird"
WHY = f"her aunt {NAME} called us"
HK, SG = (Viewer(agency=one, user=f"{one}/officer") for one in ("hkpf", "spf"))
SECOND = Viewer(agency="hkpf", user="hkpf/head", duties=(Duty.SUPERVISOR,))
BOTH = {"reason": "asked for", "authority": "order 1"}


class Said(World):
    """Two agencies' reports, everything about them said with a name in it."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        hit, full = Handling(level=Level.HIT), Handling(level=Level.FULL)
        account = {"account": "100000000000001"}
        self.own = self.report("hkpf", "HK-1", handling=full, **account)
        self.other = self.report("hkpf", "HK-2", name="Lo Other", handling=full, **account)
        self.theirs = self.report("spf", "SG-1", handling=hit, **account)
        self.shared = self.report("spf", "SG-2", handling=full, **account)
        derive(store, clock=self.clock)
        reference = hit_reference(secret_key(store), "hkpf", self.theirs[1].id)
        self.request = ask(store, HK, reference, WHY, wanted=Level.FULL, clock=self.clock).id
        conditions = {"conditions": f"do not tell {NAME}", "level": Level.SUMMARY}
        answer(store, SG, self.request, Outcome.CONDITIONAL, **conditions, clock=self.clock)
        end_answer(store, SG, self.request, reason=WHY, clock=self.clock)
        self.opening = self.open()
        self.decision = self.judge()
        lead = list_leads(store, agency="hkpf")[0].lead.id
        self.claim = take(store, lead, by="hkpf/officer", note=WHY, clock=self.clock).id
        release(store, lead, by="hkpf/officer", note=WHY, clock=self.clock)

    def open(self) -> str:
        """Open something in an emergency, and let its owner read the alarm."""
        what = [self.shared[1].id]
        more = {"level": Level.FULL, "minutes": 5, "reason": WHY}
        asked = ask_opening(self.store, HK, what, **more, clock=self.clock)
        assert waiting(self.store, SECOND)[0].reason == WHY
        open_glass(self.store, SECOND, asked.id, clock=self.clock)
        (alarm,) = alarms(self.store, SG)
        assert alarm.reason == WHY
        read_alarm(self.store, SG, alarm.id, note=WHY, clock=self.clock)
        return asked.id

    def destroy(self, agency: str, ids: Iterable[str]) -> None:
        """Erase without deriving anew each time."""
        for one in ids:
            who = {"by": f"{agency}/a", "second": f"{agency}/b", "at": "2014-06-01T00:00:00Z"}
            destroy(self.store, one, **BOTH, **who)

    def judge(self) -> str:
        """Decide, and undo."""
        ends = (self.own[1].id, self.other[1].id)
        more = {"by": "hkpf/officer", "clock": self.clock}
        made = decide(self.store, Verdict.DIFFERENT, *ends, reason=WHY, **more)
        undo(self.store, made.id, reason=WHY, **more)
        return made.id


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Where the store is."""
    return str(tmp_path / "a.db")


@pytest.fixture
def said(url: str, clock: TickingClock) -> Iterator[Said]:
    """Give it, with a signed log."""
    with open_store(url) as store:
        custody.make_keys(store, origin="example.org/log", clock=clock)
        for agency, country in (("hkpf", "HK"), ("spf", "SG")):
            add_agency(store, agency, country=country, clock=clock)
        yield Said(store)


def test_words_stand_apart_and_the_log_vouches_for_them(said: Said) -> None:
    """Nowhere else, but that conditions are terms as well; a changed word, as a missing one, is found."""
    store = said.store
    assert {one.where for one in find_traces(store, [WHY])} <= {"wording.body", "a.db", "a.db-wal"}
    shown = show_request(store, HK, said.request, clock=said.clock)
    assert (shown.why, shown.conditions) == (WHY, f"do not tell {NAME}")
    assert custody.verify_log(store).sound
    with store.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER wording_no_update")
        connection.exec_driver_sql("DROP TRIGGER wording_no_delete")
        connection.exec_driver_sql("UPDATE wording SET body = replace(body, 'aunt', 'sister')")
    assert not custody.verify_log(store).sound
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE wording SET body = replace(body, 'sister', 'aunt')")
    assert custody.verify_log(store).sound
    with store.write() as connection:
        connection.exec_driver_sql("DELETE FROM wording WHERE id LIKE 'request:%'")
    assert not custody.verify_log(store).sound


def test_nothing_but_an_erasure_takes_words(said: Said) -> None:
    """The database itself refuses."""
    for change in ("DELETE FROM wording", "UPDATE wording SET body = '{}'"):
        with pytest.raises(StoreError), said.store.write() as connection:
            connection.exec_driver_sql(change)


def test_the_desk_finds_words_and_they_are_erased_one_by_one(said: Said) -> None:
    """Each agency's own, by two of its people; what they belong to stays, and the log verifies."""
    store = said.store
    ours = find_everything(store, NAME, agency="hkpf").words
    theirs = find_everything(store, NAME.upper(), agency="spf").words
    kinds = {one.partition(":")[0] for one in ours}
    assert kinds == {
        *("request", "opening_ask", "opening_alarm", "decision", "undo", "claim", "claim_release"),
    }
    assert {one.partition(":")[0] for one in theirs} == {"answer", "request_end", "grant_end", "opening_read"}
    assert plan_erasure(store, ours[0]).words == 1
    with pytest.raises(RefusedError):
        erase(store, ours[0], **BOTH, by="spf/a", second="spf/b", clock=said.clock)
    erase(store, ours[0], **BOTH, by="hkpf/a", second="hkpf/b", clock=said.clock)
    said.destroy("hkpf", ours[1:])
    said.destroy("spf", theirs)
    store.scrub()
    assert find_traces(store, [WHY]) == ()
    with pytest.raises(NotFoundError, match="erased already"):
        erase(store, ours[0], **BOTH, by="hkpf/a", second="hkpf/b", clock=said.clock)
    report = custody.verify_log(store)
    assert report.sound, report.faults
    assert report.unlogged == {}
    shown = show_request(store, HK, said.request, clock=said.clock)
    assert (shown.why, shown.conditions) == (words.GONE, words.GONE)
    with store.read() as connection:
        assert [one.reason for one in judgements.decisions(connection)] == [words.GONE]
    derive(store, clock=said.clock)
    assert rebuild(store, clock=said.clock).identical


def test_words_go_with_the_record_they_are_about(said: Said) -> None:
    """Whoever said them: an erased record takes reasons of requests, openings and claims along."""
    store = said.store
    said.destroy("spf", [said.theirs[1].id])
    assert show_request(store, SG, said.request, clock=said.clock).why == words.GONE
    said.destroy("spf", [said.shared[1].id])
    assert alarms(store, SG, unread=False)[0].reason == words.GONE
    said.destroy("hkpf", [one.id for one in (*said.own, *said.other)])
    store.scrub()
    report = custody.verify_log(store)
    assert report.sound, report.faults
    assert report.unlogged == {}
    assert find_traces(store, [NAME]) == ()


def test_a_server_keeps_and_erases_them_alike(
    postgres: str, clock: TickingClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL lets go of what an erasure names, and of nothing else."""
    monkeypatch.setenv("STRIKEBACK_LOG_KEY", str(tmp_path / "log.key"))
    with open_store(postgres) as store:
        custody.make_keys(store, origin="example.org/log", clock=clock)
        for agency, country in (("hkpf", "HK"), ("spf", "SG")):
            add_agency(store, agency, country=country, clock=clock)
        said = Said(store)
        for change in ("DELETE FROM wording", "DELETE FROM given", "UPDATE terms SET body = ''"):
            with pytest.raises(StoreError), store.write() as connection:
                connection.exec_driver_sql(change)
        said.destroy("spf", [said.theirs[1].id, said.shared[1].id])
        assert show_request(store, SG, said.request, clock=clock).why == words.GONE
        report = custody.verify_log(store)
        assert report.sound, report.faults
        assert report.unlogged == {}


def test_a_request_can_be_withdrawn_with_words(said: Said) -> None:
    """They stand apart as well; a request without words keeps none."""
    reference = hit_reference(secret_key(said.store), "hkpf", said.theirs[3].id)
    made = ask(said.store, HK, reference, "x", wanted=Level.FULL, clock=said.clock)
    withdraw_request(said.store, HK, made.id, reason=WHY, clock=said.clock)
    with said.store.read() as connection:
        assert f"request_withdrawal:{made.id}" in words.find(connection, [NAME], "hkpf")
        assert words.find(connection, [NAME], "ncb") == ()
