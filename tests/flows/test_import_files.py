"""Taking files in: stored whole, recognised, or refused with one clear error while the rest goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from strikeback.flows import import_files as module
from strikeback.flows.import_files import import_files
from strikeback.intake.contract import RecordMaker, Source
from strikeback.model.bodies import Report
from strikeback.model.errors import BrokenFileError, UsageError
from strikeback.model.handling import Handling, Level
from strikeback.model.record import Record, Refusal, RefusalReason
from strikeback.store import facts, records

CHAT = """\
30/04/2014, 21:05 - Invented One: hello
30/04/2014, 21:06 - Invented Two: {}
30/04/2014, 21:07 - Invented One: bye
"""
IN_DANGER = "I want to kill myself"


class LineReader:
    """Reads files of one report a line; a line ``!`` breaks the file, ``?`` is refused, ``^C`` interrupts."""

    name = "lines"
    version = "3"
    title = "made for these tests"

    def __init__(self) -> None:
        self.sources: list[Source] = []

    def sniff(self, _path: Path, _head: bytes) -> float:
        """Sure of everything."""
        return 1.0

    def read(self, source: Source) -> Iterator[Record | Refusal]:
        """Yield a report a line."""
        self.sources.append(source)
        maker = RecordMaker(source, self)
        for row, line in enumerate(source.path.read_text("utf-8").splitlines(), 1):
            at = maker.at(row=row)
            if line == "!":
                raise BrokenFileError("the file stops making sense", where=f"{source.name}, row {row}")
            if line == "#":
                raise IndexError("Unspeakable Name")
            if line == "^C":
                raise KeyboardInterrupt
            if line == "?":
                yield maker.refusal(RefusalReason.MALFORMED, at, "line")
            else:
                yield maker.record(Report(narrative=line), at, unmapped=(("x", "y"),))


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> LineReader:
    """The reader that every file of a test goes to."""
    chosen = LineReader()
    monkeypatch.setattr(module, "choose_reader", lambda _path, _format: chosen)
    return chosen


def write(folder: Path, **files: str) -> list[Path]:
    """Write files into a folder; ``a`` becomes ``a.txt``."""
    paths = [folder / f"{name}.txt" for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_a_chat_export_becomes_records_and_an_alert(world, tmp_path: Path) -> None:
    """The real reader chooses itself; what a message says raises the alarm at once."""
    paths = write(tmp_path, chat=CHAT.format(IN_DANGER))
    report = import_files(world.store, paths, agency="hkpf", clock=world.clock)
    assert [(one.status, one.reader.partition("/")[0]) for one in report.files] == [("stored", "whatsapp")]
    assert report.files[0].kinds["conversation"] == 1
    assert report.records == sum(report.files[0].kinds.values())
    assert report.alerts == 1


def test_a_refused_file_does_not_stop_the_others(world, reader: LineReader, tmp_path: Path) -> None:
    """Good, broken, good: two are stored, one says what, where and what to do; nothing of it is kept."""
    paths = write(tmp_path, a="one\ntwo", b="three\n!\nfour", c="five\n?")
    report = import_files(world.store, paths, agency="hkpf", clock=world.clock)
    assert [one.status for one in report.files] == ["stored", "refused", "stored"]
    assert report.files[1].error == {
        "code": "SB202",
        "what": "the file stops making sense",
        "where": "b.txt, row 2",
        "remedy": "",
    }
    assert (report.records, report.rejected, report.refused_files) == (3, 1, 1)
    assert report.files[2].reasons == {"malformed (line)": 1}
    assert report.files[2].unmapped == 1
    with world.store.read() as connection:
        assert records.count_records(connection) == {"report": 3}


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        pytest.param(lambda _path: None, "SB200", id="missing"),
        pytest.param(lambda path: path.touch(), "SB200", id="empty"),
        pytest.param(lambda path: path.write_bytes(bytes(range(256)) * 40), "SB20", id="unknown-bytes"),
    ],
)
def test_files_nobody_can_read(world, tmp_path: Path, prepare: object, code: str) -> None:
    """Each gets its own error with a remedy."""
    path = tmp_path / "x.bin"
    prepare(path)
    report = import_files(world.store, [path], agency="hkpf", clock=world.clock)
    assert report.files[0].status == "refused"
    assert report.files[0].error["code"].startswith(code)
    assert report.files[0].error["remedy"]


def test_the_same_bytes_twice_are_recognised(world, reader: LineReader, tmp_path: Path) -> None:
    """Under another name too; another agency's copy is its own contribution."""
    first, second = write(tmp_path, a="one\n?", b="one\n?")
    import_files(world.store, [first], agency="hkpf", clock=world.clock)
    again = import_files(world.store, [first, second], agency="hkpf", clock=world.clock)
    assert [one.status for one in again.files] == ["known", "known"]
    assert [(one.records, one.refused, one.kinds) for one in again.files] == [(1, 1, {"report": 1})] * 2
    assert (again.records, again.rejected, again.refused_files) == (0, 0, 0)
    other = import_files(world.store, [first], agency="spf", clock=world.clock)
    assert [one.status for one in other.files] == ["stored"]
    with world.store.read() as connection:
        assert len(facts.contributions(connection)) == 2


def test_a_withdrawn_file_is_not_taken_again(world, reader: LineReader, tmp_path: Path) -> None:
    """It says so, and what to do."""
    paths = write(tmp_path, a="one")
    report = import_files(world.store, paths, agency="hkpf", clock=world.clock)
    with world.store.write() as connection:
        facts.withdraw(
            connection, report.files[0].contribution, by="hkpf/chan", reason="x", at="2014-05-01T00:00:00Z"
        )
    again = import_files(world.store, paths, agency="hkpf", clock=world.clock)
    assert again.files[0].status == "refused"
    assert "withdrawn" in again.files[0].error["what"]


def test_cancelling_keeps_what_was_stored_and_nothing_half(world, reader: LineReader, tmp_path: Path) -> None:
    """Ctrl-C in the second file: the first is there, the second is not, and can be taken in later."""
    paths = write(tmp_path, a="one", b="two\n^C\nthree")
    with pytest.raises(KeyboardInterrupt):
        import_files(world.store, paths, agency="hkpf", clock=world.clock)
    with world.store.read() as connection:
        assert [one.file for one in facts.contributions(connection)] == ["a.txt"]
        assert records.count_records(connection) == {"report": 1}
    paths[1].write_text("two\nthree", encoding="utf-8")
    report = import_files(world.store, paths, agency="hkpf", clock=world.clock)
    assert [one.status for one in report.files] == ["known", "stored"]


def test_what_is_stated_goes_to_the_reader(world, reader: LineReader, tmp_path: Path) -> None:
    """Stated values win; what is not stated comes from the agency; the key stays the same."""
    paths = write(tmp_path, a="one", b="two")
    import_files(world.store, paths[:1], agency="hkpf", clock=world.clock)
    import_files(
        world.store,
        paths[1:],
        agency="hkpf",
        handling=Handling(level=Level.HIT),
        region="sg",
        zone="Asia/Singapore",
        date_order="mdy",
        column_map="{}",
        clock=world.clock,
    )
    default, stated = reader.sources
    assert (default.region, default.zone, default.date_order) == ("HK", "", "")
    assert (stated.region, stated.zone, stated.date_order) == ("SG", "Asia/Singapore", "MDY")
    assert (stated.handling.level, stated.column_map) == (Level.HIT, "{}")
    assert default.key == stated.key
    assert len(default.key) == 32


@pytest.mark.parametrize(
    ("given", "says"),
    [
        pytest.param({"agency": "nobody"}, "agency add", id="unknown-agency"),
        pytest.param({"agency": "hkpf", "format": "nothing"}, "no such format", id="unknown-format"),
        pytest.param({"agency": "hkpf", "region": "HKG"}, "two letters", id="region"),
        pytest.param({"agency": "hkpf", "zone": "Hong Kong"}, "time zone", id="zone"),
        pytest.param({"agency": "hkpf", "date_order": "DM"}, "date order", id="date-order"),
    ],
)
def test_calls_that_make_no_sense_read_nothing(
    world, reader: LineReader, tmp_path: Path, given: dict[str, str], says: str
) -> None:
    """They are refused before any file is opened."""
    with pytest.raises(UsageError, match=says):
        import_files(world.store, write(tmp_path, a="one"), clock=world.clock, **given)
    assert reader.sources == []


def test_a_database_with_its_log_is_not_the_database_alone(world, reader: LineReader, tmp_path: Path) -> None:
    """Handed in again together with its write-ahead log it is read again; what was known is not doubled."""
    path = tmp_path / "sms.db"
    path.write_text("one\ntwo", encoding="utf-8")
    import_files(world.store, [path], agency="hkpf", clock=world.clock)
    (tmp_path / "sms.db-wal").write_bytes(b"later pages")
    again = import_files(world.store, [tmp_path], agency="hkpf", clock=world.clock)
    assert [(one.file, one.status) for one in again.files] == [("sms.db", "stored")]
    assert again.files[0].reasons == {"duplicate (report)": 2}
    third = import_files(world.store, [tmp_path], agency="hkpf", clock=world.clock)
    assert [one.status for one in third.files] == ["known"]


def test_a_fault_of_the_reader_does_not_stop_the_others(world, reader: LineReader, tmp_path: Path) -> None:
    """A file its reader was not written for is refused with the place in the code, and nothing personal."""
    paths = write(tmp_path, a="one\n#", b="two")
    report = import_files(world.store, paths, agency="hkpf", clock=world.clock)
    assert [one.status for one in report.files] == ["refused", "stored"]
    assert report.files[0].error["code"] == "SB202"
    assert "IndexError in test_import_files.py:" in report.files[0].error["what"]
    assert "Unspeakable" not in str(report.files[0].error)
    with world.store.read() as connection:
        assert records.count_records(connection) == {"report": 1}


def test_the_order_of_files_changes_no_record(make_world, reader: LineReader, tmp_path: Path) -> None:
    """Two stores that got the same files in opposite order hold the same records."""
    paths = write(tmp_path, a="one\ntwo", b="three")
    held = []
    for order in (paths, paths[::-1]):
        world = make_world()
        import_files(world.store, order, agency="hkpf", clock=world.clock)
        with world.store.read() as connection:
            held.append(list(records.all_records(connection)))
    assert held[0] == held[1]


def test_progress_counts_up(world, reader: LineReader, tmp_path: Path) -> None:
    """The file's name and the parts read so far."""
    told: list[tuple[str, int, int]] = []
    paths = write(tmp_path, a="one\n?\nthree")
    import_files(
        world.store, paths, agency="hkpf", clock=world.clock, progress=lambda *step: told.append(step)
    )
    assert told == [("a.txt", 3, 0)]


def test_an_empty_folder_is_said(world, tmp_path: Path) -> None:
    """Nothing to take in is a mistake of the call, not a success."""
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(UsageError, match="no file to take in"):
        import_files(world.store, [empty], agency="hkpf", clock=world.clock)
