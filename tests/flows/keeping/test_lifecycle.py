"""Recall, correction, erasure, retention, the desk: gone everywhere, provably, never by one person alone."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.conftest import TickingClock, World
from strikeback.custody.note import open_note
from strikeback.flows.acknowledge import acknowledge
from strikeback.flows.agencies import add_agency
from strikeback.flows.decide import decide
from strikeback.flows.derive import derive
from strikeback.flows.keeping.desk import answer_concern, find_everything, list_concerns, take_concern
from strikeback.flows.keeping.erase import erase, plan_erasure
from strikeback.flows.keeping.holds import list_holds, release_hold, set_hold
from strikeback.flows.keeping.notices import certify, list_notices
from strikeback.flows.keeping.retention import list_due, renew, run_retention, status
from strikeback.flows.keeping.withdraw import correct, withdraw
from strikeback.flows.log import custody
from strikeback.flows.rebuild import rebuild
from strikeback.flows.search import search
from strikeback.flows.traces import find_traces
from strikeback.flows.views import read_log
from strikeback.flows.views.listing import list_alerts
from strikeback.model.errors import ConflictError, NotFoundError, RefusedError, UsageError
from strikeback.model.handling import Handling, Level
from strikeback.model.lifecycle import Recall, Wish
from strikeback.model.links import Verdict
from strikeback.store import facts, records
from strikeback.store.open import Store, open_store

CANARY = "Zuvor Canarybird"
WORDS = "he wrote kanarische-worte and says he will kill himself tonight"
TWO = {"by": "sgpf/a", "second": "sgpf/b", "authority": "order 1/2014"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the store lies."""
    return tmp_path


@pytest.fixture
def store(folder: Path, clock: TickingClock) -> Iterator[Store]:
    """A store on disk, its log signed, two agencies and the canary's report among three."""
    with open_store(str(folder / "a.db")) as opened:
        custody.make_keys(opened, origin="example.org/log", clock=clock)
        add_agency(opened, "hkpf", country="HK", clock=clock)
        add_agency(opened, "sgpf", country="SG", clock=clock)
        yield opened


@pytest.fixture
def world(store: Store) -> World:
    """Three reports; the canary's victim also reported to the other agency."""
    made = World(store)
    made.report("sgpf", "S-1", name=CANARY, phone="+6591237777", account="100200300", narrative=WORDS)
    made.report("hkpf", "H-1", name=CANARY, phone="+6591237777", account="100200300")
    made.report("hkpf", "H-2", name="Lo Other Person", phone="+85261230001", born="1990-01-01")
    derive(store, clock=made.clock)
    return made


def _contribution(store: Store, file: str) -> str:
    with store.read() as connection:
        return next(one.id for one in facts.contributions(connection) if one.file == file)


def _record(store: Store, file: str, kind: str) -> str:
    with store.read() as connection:
        home = _contribution(store, file)
        return next(one.id for one in records.records_of(connection, home) if one.kind == kind)


def test_an_erased_contribution_leaves_no_trace(world: World, store: Store, folder: Path) -> None:
    """Not in a table, an index, a free page or the write-ahead log; and the log still verifies."""
    mine, its = _contribution(store, "S-1.csv"), _record(store, "S-1.csv", "person")
    decide(
        store,
        Verdict.SAME,
        its,
        _record(store, "H-1.csv", "person"),
        reason=WORDS,
        by="sgpf/a",
        clock=world.clock,
    )
    (alert, *_) = [one for one in list_alerts(store, agency="sgpf") if one.alert.band.value == "P1"]
    acknowledge(store, alert.alert.id, by="sgpf/a", note=WORDS, clock=world.clock)
    before = {one.where for one in find_traces(store, [WORDS])}
    assert before >= {"record.body", "wording.body", "acknowledgement.note"}
    assert before & {"a.db", "a.db-wal"}
    plan = plan_erasure(store, mine)
    assert (plan.records, plan.judgements, plan.words) == (4, 2, 1)
    done = erase(store, mine, reason="court order", clock=world.clock, **TWO)
    assert (done.erasure.records, done.erasure.others) == (4, 3)
    assert find_traces(store, [WORDS, "kanarische-worte", "S-1.csv"]) == ()
    places = {one.where for one in find_traces(store, [its])} - {"a.db", "a.db-wal"}
    assert places == {"erased.object"}  # the register of what is gone names digests only
    report = custody.verify_log(store)
    assert report.sound, report.faults
    assert report.erased
    assert report.unlogged == {}
    assert rebuild(store, clock=world.clock).identical
    assert not search(store, "S-1")
    assert search(store, CANARY)  # the other agency's report of the same victim stays
    with pytest.raises(NotFoundError, match="erased already"):
        erase(store, mine, reason="again", clock=world.clock, **TWO)


def test_an_erased_record_leaves_its_file_checkable(world: World, store: Store) -> None:
    """One record goes, a tombstone stays; any other change of the file's rows is still found."""
    gone = _record(store, "S-1.csv", "person")
    erase(store, gone, reason="request", clock=world.clock, **TWO)
    found = {one.where for one in find_traces(store, [CANARY])}
    assert "record.body" in found  # hkpf's own record of the same name
    assert custody.verify_log(store).sound
    other = _record(store, "S-1.csv", "account")
    with store.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER record_no_delete")
        connection.exec_driver_sql("DELETE FROM record WHERE id = ?", (other,))
    assert not custody.verify_log(store).sound


def test_no_row_can_go_without_an_erasure(world: World, store: Store) -> None:
    """The guard of facts opens for what an erasure names and for nothing else."""
    erase(store, _record(store, "S-1.csv", "person"), reason="request", clock=world.clock, **TWO)
    for table in ("record", "contribution", "refusal", "decision"):
        with store.read() as connection:
            before = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
        if before:
            with pytest.raises(Exception, match="never changed"), store.write() as connection:
                connection.exec_driver_sql(f"DELETE FROM {table}")


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"second": "sgpf/a"}, UsageError),
        ({"authority": " "}, UsageError),
        ({"by": ""}, UsageError),
        ({"by": "hkpf/x"}, RefusedError),
        ({"second": "hkpf/x"}, RefusedError),
    ],
    ids=["alone", "no-authority", "nobody", "foreign", "foreign-second"],
)
def test_an_erasure_needs_two_of_the_originator(
    world: World, store: Store, changed: dict[str, str], error: type[Exception]
) -> None:
    """Nobody erases alone, without authority, or what another agency gave."""
    mine = _contribution(store, "S-1.csv")
    with pytest.raises(error):
        erase(store, mine, reason="x", clock=world.clock, **(TWO | changed))
    assert plan_erasure(store, mine).records == 4


@pytest.mark.parametrize("held", ["contribution", "record"])
def test_a_hold_keeps_everything_it_touches(world: World, store: Store, held: str) -> None:
    """A hold on a file keeps its records, one on a record keeps its file; released, both may go."""
    home, its = _contribution(store, "S-1.csv"), _record(store, "S-1.csv", "person")
    named, other = (home, its) if held == "contribution" else (its, home)
    hold = set_hold(store, named, reason="trial", authority="order 2", by="hkpf/d", clock=world.clock)
    assert list_holds(store) == (hold,)
    for one in (named, other):
        with pytest.raises(ConflictError, match="legal hold"):
            erase(store, one, reason="x", clock=world.clock, **TWO)
    release_hold(store, hold.id, reason="over", by="hkpf/d", clock=world.clock)
    with pytest.raises(NotFoundError):
        release_hold(store, hold.id, reason="over", by="hkpf/d", clock=world.clock)
    erase(store, other, reason="x", clock=world.clock, **TWO)
    assert custody.verify_log(store).sound


def test_who_was_told_is_told_and_confirms(world: World, store: Store) -> None:
    """A withdrawal asks the agencies that were told; theirs is the certificate, signed by the log's key."""
    done = withdraw(store, _contribution(store, "S-1.csv"), reason="wrong", by="sgpf/a", clock=world.clock)
    (notice,) = done.notices
    assert (notice.kind, notice.recipient, notice.due) == (Recall.WITHDRAWN, "hkpf", "2014-05-07")
    with pytest.raises(RefusedError):
        certify(store, notice.id, done="removed", by="sgpf/a", clock=world.clock)
    world.clock.moment = datetime(2014, 5, 8, tzinfo=UTC)
    assert [one.overdue for one in list_notices(store, clock=world.clock)] == [True]
    made = certify(store, notice.id, done="removed", by="hkpf/b", clock=world.clock)
    opened = open_note(made.signed.encode(), store.keys.public[:1])
    assert opened.text.startswith(b"strikeback-certificate/v1\n")
    assert notice.id.encode() in opened.text
    with pytest.raises(ConflictError):
        certify(store, notice.id, done="removed", by="hkpf/b", clock=world.clock)
    assert [one.overdue for one in list_notices(store, clock=world.clock)] == [False]


def test_what_nobody_was_told_asks_nobody(store: Store, clock: TickingClock) -> None:
    """Terms that tell a hit or less give nobody anything to take back."""
    made = World(store)
    made.report("sgpf", "S-9", handling=Handling(level=Level.HIT))
    done = withdraw(store, _contribution(store, "S-9.csv"), reason="wrong", by="sgpf/a", clock=clock)
    assert done.notices == ()


def test_a_single_record_can_be_withdrawn(world: World, store: Store) -> None:
    """It stays as a fact and counts no more; only its agency can do it, once."""
    its = _record(store, "S-1.csv", "person")
    with pytest.raises(RefusedError):
        withdraw(store, its, reason="wrong", by="hkpf/x", clock=world.clock)
    withdraw(store, its, reason="wrong", by="sgpf/a", clock=world.clock)
    derive(store, clock=world.clock)
    with store.read() as connection:
        assert records.get_records(connection, [its]) == {}
        assert records.find_record(connection, its) is not None
    with pytest.raises(NotFoundError):
        withdraw(store, its, reason="wrong", by="sgpf/a", clock=world.clock)
    assert custody.verify_log(store).sound


def test_a_correction_names_what_stands_now(world: World, store: Store) -> None:
    """The old file is withdrawn, those told are told what to use; the new one has to stand."""
    old, new = _contribution(store, "H-1.csv"), _contribution(store, "H-2.csv")
    made = correct(store, old, new, reason="wrong person", by="hkpf/a", clock=world.clock)
    assert (made.old, made.new) == (old, new)
    (entry,) = list_notices(store, clock=world.clock)
    assert (entry.notice.kind, entry.notice.recipient, entry.notice.replaced_by) == (
        Recall.CORRECTED,
        "sgpf",
        new,
    )
    with pytest.raises(UsageError):
        correct(store, new, old, reason="x", by="hkpf/a", clock=world.clock)
    with pytest.raises(UsageError):
        correct(store, new, new, reason="x", by="hkpf/a", clock=world.clock)
    with pytest.raises(RefusedError):
        correct(store, new, _contribution(store, "S-1.csv"), reason="x", by="hkpf/a", clock=world.clock)


def test_retention_runs_dry_first_and_keeps_what_is_held(world: World, store: Store) -> None:
    """After five years all is due; renewed and held files stay, the rest goes, and the run is a fact."""
    kept, held, gone = (_contribution(store, f"{name}.csv") for name in ("H-1", "H-2", "S-1"))
    assert list_due(store, day="2019-04-29") == ()
    renew(store, kept, until="2030-01-01", reason="trial", by="hkpf/a", clock=world.clock)
    set_hold(store, held, reason="trial", authority="order", by="hkpf/a", clock=world.clock)
    world.clock.moment = datetime(2020, 1, 1, tzinfo=UTC)
    before = status(store, clock=world.clock)
    assert (before.last, before.alarm, before.due) == ("", True, 1)
    dry = run_retention(store, clock=world.clock, by="hkpf/job")
    assert {one.contribution: one.held for one in dry.due} == {held: True, gone: False}
    assert dry.erased == ()
    done = run_retention(store, clock=world.clock, by="hkpf/job", dry=False)
    assert done.erased == (gone,)
    assert find_traces(store, ["kanarische-worte"]) == ()
    after = status(store, clock=world.clock)
    assert (after.last, after.alarm, after.due) == ("2020-01-01", False, 0)
    world.clock.moment = datetime(2020, 1, 5, tzinfo=UTC)
    assert status(store, clock=world.clock).alarm
    assert custody.verify_log(store).sound


def test_a_review_date_comes_before_the_default(store: Store, clock: TickingClock) -> None:
    """The earliest stated date decides; one that is no date counts as none."""
    made = World(store)
    made.report("sgpf", "S-1", handling=Handling(review="2014-06-01"))
    made.report("sgpf", "S-2", handling=Handling(review="next summer"))
    found = list_due(store, day="2014-06-02")
    assert [(one.file, one.until) for one in found] == [("S-1.csv", "2014-06-01")]
    for bad in ("yesterday", "2014-13-01"):
        with pytest.raises(UsageError):
            list_due(store, day=bad)
    with pytest.raises(UsageError):
        renew(store, found[0].contribution, until="2014-01-01", reason="x", by="sgpf/a", clock=clock)


def test_the_desk_finds_everything_and_names_the_others(world: World, store: Store) -> None:
    """An agency's own records, who saw them, and which other agencies answer for themselves."""
    its = _record(store, "S-1.csv", "person")
    seen = custody.read_event(its, by="hkpf/c", purpose="x", case="7", clock=world.clock)
    read_log.log_reads(store, [seen])
    found = find_everything(store, "+65 9123 7777", agency="sgpf")
    assert its in found.own
    assert found.others == ("hkpf",)
    assert [(actor, record) for actor, _, record in found.seen] == [("hkpf/c", its)]
    assert found.entities


def test_the_desk_tells_nothing_of_others_to_somebody_unknown(world: World, store: Store) -> None:
    """Decisions about other people are not among what is found."""
    first, second = _record(store, "S-1.csv", "person"), _record(store, "H-1.csv", "person")
    made = decide(store, Verdict.DIFFERENT, first, second, reason="x", by="sgpf/a", clock=world.clock)
    assert find_everything(store, "+65 9123 7777", agency="sgpf").decisions == (made.id,)
    found = find_everything(store, "+65 9999 0000", agency="sgpf")
    assert (found.own, found.decisions) == ((), ())


def test_who_asks_is_answered_in_time(world: World, store: Store) -> None:
    """One month; late ones are shown as such; another agency cannot answer; nobody is answered twice."""
    asked = take_concern(store, Wish.ERASURE, agency="sgpf", reference="DP-7", by="sgpf/d", clock=world.clock)
    assert asked.due == "2014-05-30"
    world.clock.moment = datetime(2014, 6, 1, tzinfo=UTC)
    assert [one.overdue for one in list_concerns(store, clock=world.clock)] == [True]
    with pytest.raises(RefusedError):
        answer_concern(store, asked.id, granted=True, reason="x", by="hkpf/d", clock=world.clock)
    answer_concern(store, asked.id, granted=True, reason="erased", by="sgpf/d", clock=world.clock)
    with pytest.raises(ConflictError):
        answer_concern(store, asked.id, granted=False, reason="no", by="sgpf/d", clock=world.clock)
    (entry,) = list_concerns(store, clock=world.clock, agency="sgpf")
    assert entry.answer is not None
    assert not entry.overdue
    with pytest.raises(RefusedError):
        take_concern(store, Wish.ACCESS, agency="sgpf", reference="DP-8", by="hkpf/d", clock=world.clock)


def test_traces_are_found_in_folders_too(store: Store, tmp_path: Path) -> None:
    """Across the border of two blocks, in JSON escapes and in UTF-16; short texts are refused."""
    place = tmp_path / "exports"
    place.mkdir()
    (place / "a.bin").write_bytes(b"x" * ((1 << 20) - 3) + b"canary" + b"y")
    (place / "b.json").write_text('"' + "陳大文".encode("unicode_escape").decode() + 'zz"')
    (place / "c.txt").write_bytes("kanarie".encode("utf-16-le"))
    assert [(one.where, one.count) for one in find_traces(store, ["canary"], [place])] == [("a.bin", 1)]
    assert [one.where for one in find_traces(store, ["陳大文zz"], [place])] == ["b.json"]
    assert [one.where for one in find_traces(store, ["kanarie"], [place / "c.txt"])] == ["c.txt"]
    with pytest.raises(UsageError):
        find_traces(store, ["ab"])
