"""Files are read and linked beside those who look and write: nobody waits, nothing is doubled or lost."""

import sqlite3
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from store_copies import copy_store, raw
from strikeback.flows import assess as assess_module
from strikeback.flows import derive as derive_module
from strikeback.flows import import_files as import_module
from strikeback.flows import import_staged
from strikeback.flows.assess import assess_new
from strikeback.flows.derive import derive, is_stale
from strikeback.flows.import_files import FileReport, import_files
from strikeback.flows.keeping import erase as erase_module
from strikeback.flows.keeping.withdraw import withdraw
from strikeback.flows.rebuild import rebuild
from strikeback.flows.views.records import search
from strikeback.intake.contract import RecordMaker, Source
from strikeback.model.bodies import Report
from strikeback.model.errors import StoreError
from strikeback.model.handling import Handling, Level
from strikeback.model.people import Viewer
from strikeback.model.record import Contribution, Record, Refusal, RefusalReason
from strikeback.store import derivations, facts, schema
from strikeback.store.open import Store, open_store
from strikeback.store.schema_terms import holding
from strikeback.store.staging import Stage

IN_DANGER = "I want to kill myself"
HK = Viewer(agency="hkpf", user="hkpf/chan")
BY = {"reason": "mistake", "by": "spf/lim"}
AT = "2014-05-01T00:00:00Z"
NARROW = Handling(level=Level.HIT)


def nothing() -> None:
    """What comes between when nothing does."""


class Lines:
    """Reads a report a line; ``~`` has terms of its own, ``=`` repeats the first, ``?`` is refused.

    When a file is read to its end for the first time, something else happens in the store.
    """

    name = "lines"
    version = "1"
    title = "made for these tests"

    def __init__(self) -> None:
        self.between: Callable[[], object] = nothing
        self.times = 0

    def sniff(self, _path: Path, _head: bytes) -> float:
        """Sure of everything."""
        return 1.0

    def read(self, source: Source) -> Iterator[Record | Refusal]:
        """Yield a report a line."""
        self.times += 1
        yield from self.made(source)
        between, self.between = self.between, nothing
        between()

    def made(self, source: Source) -> Iterator[Record | Refusal]:
        """Yield a report a line, and nothing happens."""
        maker = RecordMaker(source, self)
        for row, line in enumerate(source.path.read_text("utf-8").splitlines(), 1):
            at = maker.at(row=1 if line == "=" else row)
            if line == "?":
                yield maker.refusal(RefusalReason.MALFORMED, at, "line")
                continue
            text = source.path.read_text("utf-8").splitlines()[0] if line == "=" else line
            one = maker.record(Report(narrative=text), at)
            yield msgspec.structs.replace(one, handling=NARROW) if line.startswith("~") else one


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Lines:
    """The reader that every file of a test goes to."""
    chosen = Lines()
    monkeypatch.setattr(import_module, "choose_reader", lambda _path, _format: chosen)
    return chosen


@pytest.fixture
def place(world, tmp_path: Path) -> Path:
    """A store on the disk with three agencies, alone in its folder."""
    path = tmp_path / "store" / "a.db"
    path.parent.mkdir()
    with open_store(str(path)) as store:
        copy_store(world.store, store)
    return path


@pytest.fixture
def store(place: Path) -> Iterator[Store]:
    """The store as the process has it that takes files in."""
    with open_store(str(place)) as opened:
        yield opened


@pytest.fixture
def other(place: Path) -> Iterator[Store]:
    """The same store as another process has it, which waits for nobody."""
    with open_store(str(place)) as opened:
        raw(opened).execute("PRAGMA busy_timeout = 50")
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with an alert, two kinds of terms, a refused line and a repeated one."""
    path = tmp_path / "a.txt"
    path.write_text(f"hello\n{IN_DANGER}\n?\n~ more\n=\nbye", encoding="utf-8")
    return path


def take(store: Store, world, path: Path) -> FileReport:
    """Take a file in, always at the same moment."""
    return import_files(store, [path], agency="hkpf", clock=type(world.clock)()).files[0]


@pytest.fixture
def after(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lets something else happen once, right after a function of a module has done its work."""

    def then(module: object, name: str, between: Callable[[], object]) -> None:
        plain, waiting = getattr(module, name), [between]

        def both(*given: object, **named: object) -> object:
            made = plain(*given, **named)
            if waiting:
                waiting.pop()()
            return made

        monkeypatch.setattr(module, name, both)

    return then


def hand_in_part(reader: Lines, file: Path, into: Store) -> None:
    """Store the first two lines of a file as they stand in another contribution, and triage them."""
    source = Source(
        path=file,
        name=file.name,
        digest=sha256(file.read_bytes()).hexdigest(),
        size=file.stat().st_size,
        originator="hkpf",
        contribution="c_other",
        handling=Handling(),
        region="HK",
    )
    head = Contribution(
        id="c_other", originator="hkpf", file="b.txt", digest="2" * 64, size=1, reader="lines/1",
        handling=Handling(), received="2014-04-30T03:00:00Z",
    )  # fmt: skip
    with into.write() as connection:
        facts.add_contribution(connection, head, list(reader.made(source))[:2])
    assert assess_new(into) > 0


def held(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """What a store says of files, records, their terms, on what they were triaged, and what was refused."""
    one, two, three = schema.record.c, holding.c, schema.refusal.c
    queries = {
        "files": select(schema.contribution.c.body),
        "records": select(one.seq, one.id, one.contribution, one.role, one.report, one.body),
        "terms": select(two.record, two.originator, two.terms, two.changed),
        "triaged": select(schema.assessed.c.report, schema.assessed.c.inputs),
        "refused": select(three.contribution, three.reason, three.what, three.locator),
    }
    with store.read() as connection:
        return {name: sorted(map(tuple, connection.execute(query))) for name, query in queries.items()}


def results(store: Store) -> dict[str, str]:
    """Digests of everything derived."""
    with store.read() as connection:
        return derivations.digests(connection)


def count(store: Store, table: str) -> int:
    """How many rows a table has."""
    with store.read() as connection:
        return connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()


def alerts(store: Store) -> set[str]:
    """The reports with an alert, as they stand in the store; nothing is caught up."""
    with store.read() as connection:
        return set(connection.execute(select(schema.alert.c.report)).scalars())


STAGES = {
    "assessed": (import_staged, "assess_contribution"),
    "made ready": (derive_module, "_fill"),
}


@pytest.mark.parametrize("stage", ["read", *STAGES])
def test_others_write_and_look_meanwhile(
    stage: str, reader: Lines, world, store: Store, other: Store, file: Path, after: Callable[..., None]
) -> None:
    """While a file is read or assessed, or results are made ready, a look is logged, a file stored."""
    done: list[str] = []

    def others() -> None:
        there = type(world)(other)
        there.report("spf", "SG-1")
        search(other, HK, "+6591230000", clock=there.clock)
        done.append(stage)

    before = count(store, "log_entry")
    if stage == "read":
        reader.between = others
    else:
        after(*STAGES[stage], others)
    assert take(store, world, file).status == "stored"
    derive(store, clock=world.clock)
    assert done == [stage]
    assert count(store, "contribution") == 2
    assert count(store, "log_entry") == before + 3  # both files and the look


def test_nothing_of_a_file_that_is_made_ready_is_seen(
    reader: Lines, world, place: Path, store: Store, other: Store, file: Path, after: Callable[..., None]
) -> None:
    """Others see no row of it before they see all; beside the store there is no file with a name."""
    before, beside, seen = held(other), sorted(place.parent.iterdir()), []
    after(
        import_staged,
        "assess_contribution",
        lambda: seen.append((held(other), sorted(place.parent.iterdir()))),
    )
    take(store, world, file)
    assert seen == [(before, beside)]
    assert len(held(other)["records"]) == 4


@pytest.mark.parametrize("when", ["read", "ready"])
def test_a_record_that_came_meanwhile_is_not_doubled(
    when: str,
    reader: Lines,
    world,
    make_world,
    store: Store,
    other: Store,
    file: Path,
    after: Callable[..., None],
) -> None:
    """Where needed the file is made ready anew; all is as if the record had been there before."""
    whole = make_world().store
    hand_in_part(reader, file, whole)
    expected = take(whole, world, file)
    assert expected.reasons == {"duplicate (report)": 3, "malformed (line)": 1}
    reader.times = 0
    if when == "read":
        reader.between = lambda: hand_in_part(reader, file, other)
    else:
        after(import_staged, "assess_contribution", lambda: hand_in_part(reader, file, other))
    got = take(store, world, file)
    assert reader.times == (1 if when == "read" else 2)
    assert msgspec.structs.replace(got, path="") == msgspec.structs.replace(expected, path="")
    assert held(store) == held(whole)
    assert results(store) == results(whole)


def test_numbers_that_an_erasure_set_free_hide_no_record(
    reader: Lines, world, store: Store, other: Store, file: Path, after: Callable[..., None]
) -> None:
    """The newest files are erased and the record comes under one of their numbers: it is noticed."""
    there = type(world)(store)
    gone = [there.report("spf", number)[0].contribution for number in ("SG-1", "SG-2")]

    def comes() -> None:
        for one in gone:
            erase_module.destroy(other, one, authority="order 1/2014", second="spf/tan", at=AT, **BY)
        hand_in_part(reader, file, other)

    after(import_staged, "assess_contribution", comes)
    got = take(store, world, file)
    assert (got.status, got.records, reader.times) == ("stored", 2, 2)
    assert count(store, "record") == 4


@pytest.mark.parametrize("when", ["read", "ready"])
def test_the_same_file_that_came_meanwhile_is_known(
    when: str, reader: Lines, world, store: Store, other: Store, file: Path, after: Callable[..., None]
) -> None:
    """It is reported as whoever came first stored it, and nothing is stored twice."""
    first: list[FileReport] = []

    def comes() -> None:
        first.append(take(other, world, file))
        first_held.append(held(other))

    first_held: list[object] = []
    if when == "read":
        reader.between = comes
    else:
        after(import_staged, "assess_contribution", comes)
    got = take(store, world, file)
    assert (first[0].status, got.status) == ("stored", "known")
    assert (got.contribution, got.records, got.refused) == (first[0].contribution, 4, 2)
    assert got.alerts == 0
    assert [held(store)] == first_held
    assert count(store, "alert") == first[0].alerts


def test_the_same_file_that_came_and_was_withdrawn_is_refused(
    reader: Lines, world, store: Store, other: Store, file: Path
) -> None:
    """It does not come back because somebody else was reading it."""

    def comes() -> None:
        came = take(other, world, file)
        withdraw(other, came.contribution, reason="mistake", by="hkpf/chan", clock=world.clock)

    reader.between = comes
    got = take(store, world, file)
    assert got.status == "refused"
    assert "withdrawn" in got.error["what"]
    assert alerts(store) == set()


@pytest.mark.parametrize(
    ("how", "step"),
    [
        ("file withdrawn", "compute"),
        ("file erased", "_fill"),
        ("record withdrawn", "_fill"),
        ("record erased", "compute"),
    ],
)
def test_what_went_meanwhile_leaves_no_trace_in_results(
    how: str, step: str, make_world, after: Callable[..., None]
) -> None:
    """A derivation that had read it is computed again without it, as if it had gone before."""
    before, meanwhile = make_world(), make_world()
    for world in (before, meanwhile):
        world.report("hkpf", "HK-1", account="100000000000001")
        made = world.report(
            "spf", "SG-7", account="100000000000001", narrative=IN_DANGER, name="Zaubernuss Kim"
        )
        assess_new(world.store)
        target = made[0].contribution if how.startswith("file") else made[1].id

        def goes(world=world, target: str = target) -> None:
            if how.endswith("withdrawn"):
                withdraw(world.store, target, clock=world.clock, **BY)
            else:
                erase_module.destroy(
                    world.store, target, authority="order 1/2014", second="spf/tan", at=AT, **BY
                )

        if world is before:
            goes()
        else:
            after(derive_module, step, goes)
        done = derive(world.store, clock=world.clock)
        assert done.records == (4 if how.startswith("file") else 7)
        assert not is_stale(world.store)
    assert results(meanwhile.store) == results(before.store)
    with meanwhile.store.read() as connection:
        rows = [str(tuple(row)) for table in schema.RESULTS for row in connection.execute(select(table))]
    assert not [row for row in rows if made[1].id in row or "zaubernuss" in row.casefold()]
    assert [row for row in rows if "HK-1" in row or "+6591230000" in row]


def test_triage_of_a_file_that_came_meanwhile_is_kept(
    reader: Lines,
    world,
    make_world,
    store: Store,
    other: Store,
    file: Path,
    after: Callable[..., None],
) -> None:
    """Its alert is there before, right after, and at the end the same as if all had been linked at once."""
    together = make_world()
    for into in (together.store, store):
        type(world)(into).report("spf", "SG-1", narrative=IN_DANGER)
    take(together.store, world, file)
    derive(together.store, clock=world.clock)
    raised: list[set[str]] = []
    assess_new(store)
    early = alerts(store)

    def comes() -> None:
        assert take(other, world, file).alerts > 0
        raised.append(alerts(other))

    after(derive_module, "_fill", comes)
    derive(store, clock=world.clock)
    assert len(raised[0]) > len(early) > 0
    assert alerts(store) == raised[0] | early
    assert is_stale(store)
    assert assess_new(store) == 0
    derive(store, clock=world.clock)
    assert results(store) == results(together.store)


def test_a_file_that_came_meanwhile_and_waits_for_triage_is_still_caught_up(
    world, store: Store, other: Store, after: Callable[..., None]
) -> None:
    """A crash before its triage and a derivation beside it lose no alert."""
    after(derive_module, "compute", lambda: type(world)(other).report("spf", "SG-1", narrative=IN_DANGER))
    derive(store, clock=world.clock)
    assert alerts(store) == set()
    assert assess_new(store) == 1
    assert len(alerts(store)) == 1


@pytest.mark.parametrize("how", ["withdrawn", "erased"])
def test_triage_that_is_caught_up_raises_nothing_for_what_went_meanwhile(
    how: str, world, store: Store, other: Store, after: Callable[..., None]
) -> None:
    """A report goes between being looked at and its alert being stored."""
    there = type(world)(store)
    both = [there.report("spf", number, narrative=IN_DANGER)[0] for number in ("SG-1", "SG-2")]
    gone, stays = sorted(both, key=lambda one: one.contribution)  # triage goes by contribution

    def goes() -> None:
        if how == "withdrawn":
            withdraw(other, gone.id, clock=world.clock, **BY)
        else:
            erase_module.destroy(other, gone.id, authority="order 1/2014", second="spf/tan", at=AT, **BY)

    after(assess_module, "assess_cases", goes)
    assess_new(store)
    assert alerts(store) == {stays.id}


class Interrupted(BaseException):
    """What Ctrl-C raises, told from one of the test run itself."""


@pytest.mark.parametrize(
    ("step", "error"),
    [
        pytest.param((Stage, "known"), MemoryError, id="while-read"),
        pytest.param((import_staged, "assess_contribution"), Interrupted, id="while-assessed"),
        pytest.param((Stage, "overtaken"), Interrupted, id="before-it-moves"),
        pytest.param((Stage, "hold_rest"), StoreError, id="half-moved"),
    ],
)
def test_an_interrupted_import_leaves_nothing(
    step: tuple[object, str],
    error: type[BaseException],
    reader: Lines,
    world,
    make_world,
    store: Store,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No row, no file; the store can be written at once, and the file taken in as if nothing had been."""
    before, beside = held(store) | results(store), sorted(Path(store.name).parent.iterdir())
    plain = getattr(*step)

    def breaks(*given: object) -> None:
        plain(*given)
        raise error("in the middle")

    with monkeypatch.context() as broken:
        broken.setattr(*step, breaks)
        with pytest.raises(error):
            take(store, world, file)
    assert held(store) | results(store) == before
    assert sorted(Path(store.name).parent.iterdir()) == beside
    whole = make_world().store
    assert take(store, world, file).alerts == take(whole, world, file).alerts
    assert (held(store), results(store)) == (held(whole), results(whole))


@pytest.mark.parametrize("step", ["_fill", "_late", "_finish"])
def test_an_interrupted_derivation_leaves_the_results_as_they_were(
    step: str, world, place: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the old ones were thrown away already; the next one is whole."""
    there = type(world)(store)
    there.report("spf", "SG-1", account="1")
    derive(store, clock=world.clock)
    there.report("hkpf", "HK-1", account="1")
    assess_new(store)
    before, beside = results(store), sorted(place.parent.iterdir())
    plain = getattr(derive_module, step)

    def breaks(*given: object) -> None:
        plain(*given)
        raise Interrupted

    with monkeypatch.context() as broken:
        broken.setattr(derive_module, step, breaks)
        with pytest.raises(Interrupted):
            derive(store, clock=world.clock)
    assert (results(store), sorted(place.parent.iterdir())) == (before, beside)
    derive(store, clock=world.clock)
    assert rebuild(store, clock=world.clock).identical
    assert results(store) != before


def test_beside_or_in_one_piece_the_store_is_the_same(
    reader: Lines, world, make_world, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Facts and results of both ways agree in every row, and rebuilding changes none."""
    monkeypatch.setattr(facts, "BATCH", 2)
    seen = []
    for beside in (True, False):
        monkeypatch.setattr(Store, "one_writer", property(lambda _, beside=beside: beside))
        there = make_world()
        there.report("spf", "SG-1", account="1", narrative=IN_DANGER)
        report = take(there.store, world, file)
        stored, triaged = held(there.store), results(there.store)
        there.report("hkpf", "HK-1", account="1")
        derive(there.store, clock=there.clock, scopes=True)
        made = results(there.store)
        again = rebuild(there.store, clock=there.clock)
        assert (again.identical, again.stale) == (True, False)
        assert results(there.store) == made
        seen.append((report, stored, triaged, held(there.store), made))
    assert seen[0] == seen[1]
    assert seen[0][0].reasons == {"duplicate (report)": 1, "malformed (line)": 1}
    assert len({row[2] for row in seen[0][1]["terms"]}) == 2


def test_however_many_files_come_meanwhile(store: Store) -> None:
    """A folder of small files beside a derivation is no longer question than the database takes."""
    raw(store).setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 999)
    with store.write() as connection:
        derivations.mark_triaged(connection, "c_500")
        found = derivations.triage_of(connection, (f"c_{number}" for number in range(1_000)))
    assert {table.name: len(rows) for table, rows in found.items() if rows} == {"triaged": 1}
