"""The same rows from every kind of file, and hostile files."""

import datetime as dt
import io
import json
import re
import zipfile

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strikeback.intake.limits import Limits
from strikeback.model.errors import (
    BrokenFileError,
    EncryptedFileError,
    StrikebackError,
    TooLargeError,
    UnknownFormatError,
)

HEADER = ["Case No", "Victim Name", "Date Reported", "Amount paid"]
ROW = ["A1", "Lee Wei", "2014-03-05", "3000.5"]
RECORD = dict(zip(HEADER, ROW, strict=True))


def _book(*sheets: tuple[str, list[list[object]], bool], merge: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows, hidden in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if hidden:
            sheet.sheet_state = "hidden"
        if merge:
            sheet.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


WIDE = _book(("S", [HEADER, *([["A1", "Lee Wei", "x", 1]] * 3_000)], False))
"""A workbook that unpacks to many times its size."""


def _parquet() -> bytes:
    out = io.BytesIO()
    table = pa.table({**{name: [value] for name, value in RECORD.items()}, "thumb": [b"\xff\xd8"]})
    pq.write_table(table, out)
    return out.getvalue()


FILES = {
    "a.csv": (",".join(HEADER) + "\n" + ",".join(ROW) + "\n").encode(),
    "a.tsv": ("\t".join(HEADER) + "\r\n" + "\t".join(ROW) + "\r\n").encode(),
    "b.csv": ("sep=|\n" + "|".join(HEADER) + "\n" + "|".join(ROW) + "\n").encode("utf-8-sig"),
    "c.csv": ("# export of 2014\n" + ";".join(HEADER) + "\n\n" + ";".join(ROW) + "\n").encode(),
    "a.xlsx": _book(("S", [HEADER, ["A1", "Lee Wei", dt.date(2014, 3, 5), 3000.5]], False)),
    "a.parquet": _parquet(),
    "a.jsonl": (json.dumps(RECORD) + "\n" + "\n").encode(),
    "a.json": json.dumps([RECORD]).encode(),
    "b.json": json.dumps({"records": [RECORD], "total": 1}).encode("utf-8-sig"),
}


@pytest.mark.parametrize("name", FILES)
def test_every_file_gives_the_same_case(read, name: str) -> None:
    """Format and layout change nothing in what the row says."""
    data = FILES[name] if name != "a.jsonl" else FILES[name].rstrip() + b"\n" + FILES[name]
    table = read(data, name=name)
    report, victim, payment = table.records[:3]
    assert (report.body.number, report.body.reported.utc.date().isoformat()) == ("A1", "2014-03-05")
    assert table.texts(victim) == [("Lee Wei", "legal")]
    assert str(payment.body.money.amount) == "3000.5"
    assert report.locator.row == 1
    if name == "a.parquet":
        assert table.refused() == [(1, "media_skipped", "thumb")]
    else:
        assert table.refused() == []


def _ids(table) -> list[str]:
    return [record.id for record in table.records]


MANY = "Case No,Victim Name,Victim FB,Suspect FB,Amount paid\n" + "".join(
    f"A{number},Lee Wei,{';'.join(f'anna.{number}.{one}' for one in range(6))},ben.x; ben.y,5\n"
    for number in (1, 2)
)
"""Rows of more records than one digest holds ids for."""


def test_ids_are_unlike_each_other_and_the_same_again(read) -> None:
    """Every record of every row has an id of its own, the same at every reading, whatever the file's name."""
    first, again = _ids(read(MANY)), _ids(read(MANY, name="y.csv"))
    assert first == again
    assert len(set(first)) == len(first) > 20
    assert all(re.fullmatch("r_[0-9a-f]{32}", one) for one in first)


@pytest.mark.parametrize(
    ("content", "stated"),
    [
        (MANY + "A3,Lee Mei,anna.z,ben.z,5\n", {}),
        (MANY.replace("Lee Wei", "Lee Mei"), {}),
        (MANY, {"region": "HK"}),
        (MANY, {"zone": "Asia/Manila"}),
        (MANY, {"date_order": "MDY"}),
        (MANY, {"column_map": "turned"}),
    ],
    ids=["longer file", "other cell", "other region", "other zone", "other order", "other meaning"],
)
def test_ids_depend_on_whatever_decides_the_records(read, content: str, stated: dict[str, str]) -> None:
    """What is read from other bytes, or read in another way, is another record."""
    plain = read(MANY)
    if stated.get("column_map"):
        stated = {"column_map": plain.maps[0].to_json().replace('"victim"', '"suspect"')}
    assert set(_ids(plain)).isdisjoint(_ids(read(content, **stated)))


def test_ids_of_two_sheets_alike_differ(read) -> None:
    """The same row on two sheets is two records."""
    rows = [HEADER, ["A1", "Lee Wei", "2014-03-05", 1]]
    table = read(_book(("One", rows, False), ("Two", rows, False)), name="a.xlsx")
    assert len(set(_ids(table))) == len(table.records) > 4


def test_two_sheets_one_hidden_and_merged_cells(read) -> None:
    """Every sheet that holds a table is read, hidden ones too; merged cells stand in all their rows."""
    rows = [HEADER, ["A1", "Lee Wei", "2014-03-05", 1], [None, "Lee Mei", "2014-03-06", 2]]
    data = _book(
        ("One", rows, False), ("Two", rows, True), ("Notes", [["nothing here"]], False), merge="A2:A3"
    )
    table = read(data, name="a.xlsx")
    assert [(one.locator.path, one.locator.row, one.body.number) for one in table.kind("report")] == [
        ("One", 1, "A1"),
        ("One", 2, "A1"),
        ("Two", 1, "A1"),
        ("Two", 2, "A1"),
    ]
    assert len({one.id for one in table.records}) == len(table.records)


def test_numbers_of_a_workbook_are_texts_again(read) -> None:
    """A phone stored as a number keeps its digits; a serial day becomes a date."""
    rows = [["Case No", "Victim Phone", "Date Reported"], [7, 6591234567, 41703], [8, 6591234568, 41704]]
    table = read(_book(("S", rows, False)), name="a.xlsx", region="SG")
    assert [one.body.number for one in table.kind("report")] == ["7", "8"]
    assert table.kind("report")[0].body.reported.utc.date().isoformat() == "2014-03-05"
    assert table.values(table.kind("person")[0]) == [("phone", "+6591234567")]


def test_nested_objects_and_late_keys(read) -> None:
    """Dotted names for nested values, lists joined; all keys of the file make the header."""
    lines = [{"case no": "1", "victim": {"name": "Lee Wei", "phone": ["+6591234567", "+6591234568"]}}]
    lines.append({"case no": "2", "victim": {"name": "Ho", "email": "a@example.org"}})
    table = read("\n".join(map(json.dumps, lines)) + "\nnot json\n", name="a.jsonl")
    first, second = table.kind("person", "victim")
    assert [value for _, value in table.values(first)] == ["+6591234567", "+6591234568"]
    assert table.values(second) == [("email", "a@example.org")]
    assert table.refused() == [(3, "malformed", "row")]


def test_a_quote_nobody_closes_costs_one_line(read) -> None:
    """The lines after it are read again."""
    table = read('Case No,Victim Name,Narrative\n1,Mei,"two\nlines"\n2,"",z\n3,"Lee,x\n4,Ho,y\n')
    assert [one.body.number for one in table.kind("report")] == ["1", "2", "4"]
    assert table.refused() == [(3, "malformed", "row")]
    assert table.kind("report")[0].body.narrative == "two\nlines"


def test_cells_and_lines_without_end(read) -> None:
    """A cell or line beyond the limits is refused; the next row is read."""
    limits = Limits(field_chars=1_000, row_chars=5_000)
    table = read(f"Case No,Victim Name\n1,{'x' * 2_000}\n2,{'y' * 20_000}\n3,Ho\n", limits=limits)
    assert [(row, reason) for row, reason, _ in table.refused()] == [(1, "too_long"), (2, "too_long")]
    assert [one.body.number for one in table.kind("report")] == ["1", "3"]
    huge = read("Case No,Victim Name\n1," + "x" * 10_000_000 + "\n2,Ho\n")
    assert huge.refused()[0][1] == "too_long"
    assert huge.kind("report")[-1].body.number == "2"


def test_zero_bytes_spoil_their_cell_only(read) -> None:
    """A stray NUL is counted, not fatal."""
    table = read("Case No,Victim Name,Narrative\n1,L\0ee,some words here\n")
    assert table.refused() == [(1, "malformed", "Victim Name: zero byte")]
    assert table.kind("report")[0].body.narrative == "some words here"


@pytest.mark.parametrize(
    ("name", "data", "limits", "error"),
    [
        ("a.xlsx", FILES["a.xlsx"][:-100], Limits(), BrokenFileError),
        ("a.xlsx", FILES["a.xlsx"], Limits(whole_bytes=100), TooLargeError),
        ("a.xlsx", WIDE, Limits(whole_bytes=len(WIDE)), TooLargeError),
        ("a.parquet", FILES["a.parquet"][:-20], Limits(), BrokenFileError),
        ("a.parquet", FILES["a.parquet"], Limits(columns=2), TooLargeError),
        ("a.csv", FILES["a.csv"], Limits(columns=2), TooLargeError),
        ("a.json", b'[{"a": 1}, {"b"', Limits(), BrokenFileError),
        ("a.json", b'{"a": 1}', Limits(), BrokenFileError),
        ("a.json", b"[" * 100_000, Limits(), BrokenFileError),
        (
            "a.txt",
            b"only some prose without any table in it\nand more of it here",
            Limits(),
            UnknownFormatError,
        ),
    ],
)
def test_files_refused_as_a_whole(
    read, name: str, data: bytes, limits: Limits, error: type[StrikebackError]
) -> None:
    """One clear error for a file that cannot be taken."""
    with pytest.raises(error):
        read(data, name=name, limits=limits)


def test_workbook_that_is_a_bomb_or_encrypted(read) -> None:
    """Judged by the directory, before anything is unpacked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 40_000_000)
    with pytest.raises(TooLargeError):
        read(out.getvalue(), name="a.xlsx")
    data = bytearray(FILES["a.xlsx"])
    data[data.find(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(EncryptedFileError):
        read(bytes(data), name="a.xlsx")


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=8), st.sampled_from([",", ";", "\t"]))
def test_any_cells_give_records_or_refusals(read, rows: list[list[str]], delimiter: str) -> None:
    """Whatever the cells say: records with locators and counted refusals, one or more a row."""
    body = "\n".join(delimiter.join(row) for row in rows)
    try:
        table = read(
            f"Case No{delimiter}Victim Name{delimiter}Suspect account{delimiter}Amount\n{body}".encode()
        )
    except StrikebackError:
        return
    assert all(one.locator.row for one in [*table.records, *table.refusals])
