"""Workbooks as people keep them: one sheet with rows is a table; anything else says what is the matter."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from strikeback.flows.tables.files import read_table
from strikeback.flows.tables.resolve import resolve_tables
from strikeback.model.errors import BrokenFileError

ROWS: list[Sequence[object]] = [
    ["id", "name", "born"],
    [1, "Ada Holm", date(1990, 5, 2)],
    [2, "Ben Dorn", None],
]


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], hidden: str = "") -> Path:
    """A workbook of some sheets, one of them hidden."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name == hidden else "visible"
    book.save(path)
    return path


def test_the_one_sheet_with_rows_is_read(tmp_path: Path) -> None:
    """Numbers without a point, dates in ISO form, empty cells missing; empty and hidden sheets pass."""
    path = workbook(tmp_path / "a.xlsx", {"Notes": [], "Cases": [[], *ROWS, []], "Old": ROWS}, hidden="Old")
    assert read_table(path).to_pylist() == [
        {"id": "1", "name": "Ada Holm", "born": "1990-05-02"},
        {"id": "2", "name": "Ben Dorn", "born": None},
    ]


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        ({"One": ROWS, "Two": ROWS}, "2 sheets with rows"),
        ({"One": ROWS[:1]}, "no sheet with a header line and rows"),
        ({"One": [["7", "Ada Holm", "ada@example.org"], *ROWS[1:]]}, "looks like a record"),
    ],
    ids=["several sheets", "headings alone", "no headings"],
)
def test_workbooks_that_are_no_table(
    tmp_path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], said: str
) -> None:
    """Refused, and nothing is guessed."""
    with pytest.raises(BrokenFileError, match=said):
        read_table(workbook(tmp_path / "a.xlsx", sheets))


def test_a_broken_workbook_is_refused(tmp_path: Path) -> None:
    """By its name, in the words of this project."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(BrokenFileError):
        read_table(path)


def test_a_workbook_and_a_text_are_two_tables(tmp_path: Path) -> None:
    """They are resolved together as two texts would be."""
    names = [f"Person{n:02d} Holm" for n in range(40)]
    workbook(tmp_path / "a.xlsx", {"People": [["id", "name"], *([n, name] for n, name in enumerate(names))]})
    lines = "\n".join(f"{n + 40}\t{name}" for n, name in enumerate(names))
    (tmp_path / "b.txt").write_text(f"id\tname\n{lines}\n", "utf-8")
    done = resolve_tables([tmp_path / "a.xlsx", tmp_path / "b.txt"])
    assert (done.records, done.id_column) == (80, "id")
