"""Files of tables: what people keep is read, what cannot be is refused by place, nothing is half written."""

import codecs
import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from strikeback.flows.tables import files as table_files
from strikeback.flows.tables.files import labels_of, read_table, refuse_places, write_whole
from strikeback.flows.tables.resolve_run import Settings, open_tables
from strikeback.flows.tables.starts import glance
from strikeback.model.errors import BrokenFileError, RefusedInputError, UsageError, WrongEncodingError


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A file of some bytes."""
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_separators_and_marked_encodings(tmp_path: Path, sign: str, encoding: str) -> None:
    """Cells hold the other signs, line breaks in quotes, and any script."""
    rows = [["id", "náme", "note"], ["1", "陳,大;文", "a|b\tc"], ["2", "Zoë", "two\nlines"], ["3", "0", "x"]]
    text = "\n".join(sign.join(f'"{cell}"' for cell in row) for row in rows)
    found = read_table(written(tmp_path / "a.csv", text, encoding))
    assert found.column_names == rows[0]
    assert [list(row.values()) for row in found.to_pylist()] == rows[1:]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "big5", "shift_jis"])
def test_an_encoding_that_is_stated(tmp_path: Path, encoding: str) -> None:
    """Read by its name; unnamed it is refused with the line that is no UTF-8."""
    word = "陳大文" if encoding in {"big5", "shift_jis"} else "Ångström"
    path = written(tmp_path / "a.csv", f"id,name\n1,x\n2,{word}\n3,y\n", encoding)
    assert read_table(path, encoding)["name"].to_pylist() == ["x", word, "y"]
    with pytest.raises(WrongEncodingError, match=r"UTF-8 in line 3"):
        read_table(path)


@pytest.mark.parametrize(
    ("head", "refused"),
    [
        ("7,Ada Holm,ada@example.org", True),
        ("7,Ada Holm,02/05/1990", True),
        ("7,Ada Holm,+34 600 555 000", True),
        ("7,name,02/05/1990", False),
        ("place,2019,2020/2021,2022-01", False),
        ("a,b,c", False),
    ],
    ids=["a mailbox", "a date", "a telephone", "one heading is known", "years", "letters"],
)
def test_a_record_in_place_of_headings(tmp_path: Path, head: str, *, refused: bool) -> None:
    """Refused, since it would be lost in silence; headings that are years are headings."""
    width = head.count(",") + 1
    path = written(tmp_path / "a.csv", f"{head}\n{','.join('xyzw'[:width])}\n")
    if refused:
        with pytest.raises(BrokenFileError, match="first row looks like a record"):
            read_table(path)
    else:
        assert read_table(path).column_names == head.split(",")


def test_encodings_that_do_not_fit(tmp_path: Path) -> None:
    """One nobody knows, and one whose bytes these are not."""
    path = written(tmp_path / "a.csv", "id,name\n1,é\n", "latin-1")
    with pytest.raises(UsageError, match="unknown encoding"):
        read_table(path, "klingon")
    with pytest.raises(WrongEncodingError, match="byte 11 on"):
        read_table(path, "ascii")
    half = tmp_path / "half.csv"
    half.write_bytes(codecs.BOM_UTF16_LE + b"i\0d")
    with pytest.raises(WrongEncodingError, match="UTF-16"):
        read_table(half)


def test_rows_of_other_lengths_are_all_named_at_once(tmp_path: Path) -> None:
    """Row numbers as a spreadsheet shows them, three of them, and how many more."""
    lines = ["id,a,b", *(f"{n},x,y" for n in range(50))]
    for row in (5, 9, 20, 30):
        lines[row - 1] = "1,2"
    path = written(tmp_path / "a.csv", "\n".join(lines))
    with pytest.raises(BrokenFileError) as caught:
        read_table(path)
    assert "header's 3: row 5 has 2, row 9 has 2, row 20 has 2 and 1 rows more" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param("Cases of 2025\n\nid,name,town\n1,Ann,Lyon\n2,Bo,Nice\n", True, id="titles"),
        pytest.param(
            "id,name\n1,Ann\n2,Bo,Nice\n3,Cy,Metz\n4,Di,Brest\n5,Ed\n6,Fi\n", False, id="rows too long"
        ),
        pytest.param("id,name,town\n1,Ann,Lyon\n2,Bo\n3,Cy\n4,Di\n", False, id="rows too short"),
    ],
)
def test_titles_above_the_headings_are_told(tmp_path: Path, text: str, *, titles: bool) -> None:
    """Where all rows from one on are longer alike; not where some rows are as long as the headings."""
    with pytest.raises(BrokenFileError) as caught:
        read_table(written(tmp_path / "a.csv", text))
    assert ("The first lines look like titles" in str(caught.value)) is titles


@pytest.mark.parametrize("end", ["Eva\n", "Eva", 'say "no" to it\n\n'])
def test_a_quote_that_is_never_closed_is_refused(tmp_path: Path, end: str) -> None:
    """It would swallow all rows to the end."""
    path = written(tmp_path / "a.csv", f'id,name\n1,Cy\n2,"Anna\n3,Bo\n4,{end}')
    with pytest.raises(BrokenFileError, match="opens in row 3 is never closed"):
        read_table(path)


@pytest.mark.parametrize("end", ['"Anna\nBo"', '"Anna\nBo"\r\n\n', "3 inch\n", '5"\n', '"a\n""b"""'])
def test_closed_quotes_and_quotes_inside_of_cells_are_read(tmp_path: Path, end: str) -> None:
    """A last cell of several lines is a cell."""
    assert read_table(written(tmp_path / "a.csv", f'id,name\n1,"Cy\nDe"\n2,{end}')).num_rows == 2


def test_a_row_of_over_a_megabyte_is_named_as_such(tmp_path: Path) -> None:
    """Not as something that is no table."""
    path = written(tmp_path / "a.csv", f"id,name\n1,Cy\n2,{'x' * 3_000_000}\n")
    with pytest.raises(BrokenFileError, match="row is longer than 1 MB"):
        read_table(path)


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_no_header(tmp_path: Path, text: str) -> None:
    """There is no table in it."""
    with pytest.raises(BrokenFileError):
        read_table(written(tmp_path / "a.csv", text))


def test_names_twice_and_none(tmp_path: Path) -> None:
    """Every column keeps its values under a name of its own; empty nameless ones are left behind."""
    text = "id,name,name,name (2),,,\n1,a,b,c,d,,\n2,e,f,g,h,,\n"
    found = read_table(written(tmp_path / "a.csv", text)).to_pydict()
    assert found == {
        "id": ["1", "2"],
        "name": ["a", "e"],
        "name (3)": ["b", "f"],
        "name (2)": ["c", "g"],
        "column 5": ["d", "h"],
    }
    twice = pa.table([pa.array([1]), pa.array([2])], names=["a", "a"])
    pq.write_table(twice, tmp_path / "a.parquet")
    assert read_table(tmp_path / "a.parquet").column_names == ["a", "a (2)"]


def test_a_header_too_long_for_a_separator(tmp_path: Path) -> None:
    """A cell longer than the reader takes is refused, not guessed at."""
    before = csv.field_size_limit(100_000)
    try:
        with pytest.raises(RefusedInputError):
            read_table(written(tmp_path / "a.csv", '"' + "x" * 200_000 + '",b\n1,2\n'))
    finally:
        csv.field_size_limit(before)


@pytest.mark.parametrize(
    ("paths", "labels"),
    [
        (["a.csv", "b.csv"], ["a.csv", "b.csv"]),
        (["x/a.csv", "y/a.csv"], ["x/a.csv", "y/a.csv"]),
        (["p/x/a.csv", "q/x/a.csv", "b.csv"], ["p/x/a.csv", "q/x/a.csv", "b.csv"]),
        (["a.csv", "a.csv"], ["a.csv#1", "a.csv#2"]),
    ],
)
def test_tables_are_told_apart_by_as_little_as_it_takes(paths: list[str], labels: list[str]) -> None:
    """Names, folders where names are equal, numbers for one handed in twice."""
    assert labels_of([Path("/data") / path for path in paths]) == labels


def test_places_that_must_not_be_written_to(tmp_path: Path) -> None:
    """What is read (by whatever way it is named), one place twice, a folder that is not there, a folder."""
    table = written(tmp_path / "a.csv", "id\n1\n")
    link = tmp_path / "link.csv"
    link.symlink_to(table)
    out = tmp_path / "out.csv"
    for outputs, what in (
        ({"--out": table}, "replace"),
        ({"--out": link}, "replace"),
        ({"--out": tmp_path / "." / "a.csv"}, "replace"),
        ({"--out": out, "--pairs": out}, "--out and --pairs name one file"),
        ({"--pairs": tmp_path / "no" / "p.csv"}, "folder of --pairs does not exist"),
        ({"--out": tmp_path}, "names a folder"),
    ):
        with pytest.raises(UsageError, match=what):
            refuse_places(outputs, [table])
    refuse_places({"--out": out, "--pairs": None}, [table])


def test_all_files_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second cannot be written: the first does not appear, an older one stays as it was."""
    one, two = written(tmp_path / "one.csv", "old"), tmp_path / "two.parquet"

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(table_files.pa.parquet, "write_table", broken)
    with pytest.raises(UsageError, match="No space left on device"):
        write_whole({one: pa.table({"a": [1]}), two: pa.table({"a": [1]})})
    assert one.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["one.csv"]


def test_more_than_memory_allows_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """By the size of files, then by records and columns; the figures are in the message."""
    path = written(tmp_path / "a.csv", "id,name\n" + "".join(f"{n},{'x' * 90}\n" for n in range(20_000)))
    with pytest.raises(UsageError, match=r"reading the tables needs about 564 MB, 1 MB may be used"):
        open_tables([path], Settings(memory=1))
    with pytest.raises(UsageError, match=r"20,000 records need about"):
        open_tables([path], Settings(memory=566))
    pq.write_table(pa.table({"id": range(200_000)}), tmp_path / "a.parquet", compression="zstd")
    assert (tmp_path / "a.parquet").stat().st_size < 1_000_000
    with pytest.raises(UsageError, match="reading the tables"):
        open_tables([tmp_path / "a.parquet"], Settings(memory=562))
    assert len(open_tables([path], Settings(memory=1000))[1].frames[0]) == 20_000


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "the table is empty", id="nothing"),
        pytest.param(b"  \n\n \n", "the table is empty", id="blanks"),
        pytest.param(b"id,name", "the table has no rows", id="a header line that does not end"),
        pytest.param(
            "id,name\n1,Anna\n".encode("utf-16-le"), "UTF-16 without a mark", id="UTF-16 without mark"
        ),
        pytest.param(b"\x1f\x8b" + bytes(range(200)), "a gzip file", id="compressed"),
        pytest.param(b"PK\x03\x04" + bytes(range(200)), "an office document", id="office document"),
        pytest.param(b"%PDF-1.4\n\xc3\x28", "a PDF document", id="PDF"),
        pytest.param(b'[{"id": 1, "name": "Ann"}]', "this is JSON", id="JSON rows"),
        pytest.param(b'\xef\xbb\xbf\n{\n "rows": [1]\n}\n', "this is JSON", id="JSON object"),
        pytest.param(b"<!DOCTYPE html>\n<html><body></body></html>", "an HTML page", id="HTML"),
        pytest.param(b"<TABLE>\n<tr><td>1</td></tr></TABLE>", "an HTML page", id="HTML table"),
        pytest.param(b"<?xml version='1.0'?>\n<rows/>", "an XML document", id="XML"),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    """What is wrong is said, not what reading it as CSV stumbled over."""
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(RefusedInputError, match=said):
        read_table(path)


@pytest.mark.parametrize("head", ["[id],[name]", "{id},{name}", "<id>,<name>", "[1],name"])
def test_headings_in_brackets_are_headings(tmp_path: Path, head: str) -> None:
    """Neither JSON nor a page: some tools write names of columns so."""
    path = tmp_path / "t.csv"
    path.write_text(f"{head}\n1,Anna\n", "utf-8")
    assert read_table(path).column_names == head.split(",")


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    """Nor is anything else that has no bytes of its own."""
    with pytest.raises(RefusedInputError, match="no plain file"):
        glance(tmp_path)
