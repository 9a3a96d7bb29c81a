"""Rows in blocks: the size of a block, equal cells and errors on the way change nothing."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strikeback.intake.open import open_source
from strikeback.intake.table import block
from strikeback.intake.table.block import Memo, Values, in_blocks
from strikeback.intake.table.grid import Cells
from strikeback.intake.table.reader import TableReader
from strikeback.model.errors import BrokenFileError
from strikeback.model.record import Record, RefusalReason

Read = Callable[..., Any]

HEADER = [
    "Report No", "Date Reported", "Time", "Victim Name", "Victim Age", "Victim Phone", "Victim Email",
    "Platform", "Suspect Username", "Name Used", "Amount Demanded", "Currency", "Amount Paid", "Details",
    "Photo",
]  # fmt: skip
CELLS = (
    ("R-1", "R-2", ""),
    ("03/04/2025", "25/04/2025 10:15", "not a day", ""),
    ("10:30", "25:00", "", "n/a"),
    ("Anna Prueba", "Ben Muster; Cleo Beispiel", "unknown", ""),
    ("15", "about 16 yrs", "old", ""),
    ("+44 7700 900123", "07700 900456", "12", "n/a"),
    ("a.prueba@example.org", "no at sign", ""),
    ("Facebook", "Instagram then Telegram", ""),
    ("dinu.belo7", "ig @dinu.belo", "x", "http", ""),
    ("Mia Example", "Mia Example a.k.a. Lia", ""),
    ("GBP 500", "1.234,50", "lots", ""),
    ("USD", "", "?"),
    ("300", "$20", ""),
    ("Asked for money.", "line one\nline two", "#REF!", 'said "pay"', " blank ", ""),
    ("", "", "", "x.jpg"),
)


def _taken(path: Path) -> list[object]:
    return list(TableReader().read(open_source(path, originator="hkpf", region="GB")))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    rows=st.lists(st.tuples(*map(st.sampled_from, CELLS)), min_size=1, max_size=14),
    odd=st.lists(
        st.sampled_from(
            [["Total", "", "5"], ["a note below, of many words"], [], HEADER, [*HEADER, "x", "y"]]
        )
    ),
    size=st.integers(1, 5),
)
def test_the_size_of_a_block_changes_nothing(
    tmp_path: Path, rows: list[tuple[str, ...]], odd: list[list[str]], size: int
) -> None:
    """Records, their ids and order, and refusals are those of one row at a time."""
    text = io.StringIO()
    csv.writer(text).writerows([HEADER, *rows, *odd, *rows])
    path = tmp_path / "x.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    whole = _taken(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block, "BLOCK_ROWS", size)
        assert _taken(path) == whole


def test_rows_of_long_cells_come_in_small_blocks() -> None:
    """A block ends when it holds about two million characters, whatever the number of its rows."""
    rows: list[tuple[int, Cells]] = [(number, ["x" * 900_000, ""]) for number in range(7)]
    assert [len(some) for some in in_blocks(rows)] == [3, 3, 1]


def test_what_was_read_before_an_error_comes_first() -> None:
    """A file that breaks off gives the rows before, then the error."""

    def rows() -> Iterator[tuple[int, Cells]]:
        yield 1, ["a"]
        yield 2, RefusalReason.MALFORMED
        raise BrokenFileError("it breaks off", where="x", remedy="")

    taken = in_blocks(rows())
    assert next(taken) == [(1, ["a"]), (2, RefusalReason.MALFORMED)]
    with pytest.raises(BrokenFileError):
        next(taken)


def test_equal_texts_are_worked_on_once_and_long_ones_are_not_kept() -> None:
    """Within a block and in later ones; memory is bounded by count and by length."""
    asked: list[str] = []

    def work(text: str) -> int:
        asked.append(text)
        return len(text)

    memo: Memo[int] = Memo(work)
    assert memo.all(["a", "bb", "a"]) + memo.all(["bb"]) == [1, 2, 1, 2]
    assert asked == ["a", "bb"]
    memo.all(["y" * 2_000])
    assert set(memo) == {"a", "bb"}
    memo.all(map(str, range(6_000)))
    memo.all(["a"])
    assert set(memo) == {"a"}


def test_columns_read_together_are_told_apart_by_all_of_their_texts() -> None:
    """The same handle on two platforms is two accounts."""
    values: Values[str] = Values("/".join, 2, 0)
    now = values.now
    values.take([("fb", "ig", "fb"), ("", "", ""), ("ann", "ann", "bea")])
    assert now == ["ann/fb", "ann/ig", "bea/fb"]


def test_a_short_row_with_a_note_is_no_data(read: Read) -> None:
    """Also where the row ends before the column of texts."""
    table = read(
        "Case Number,Victim Name,Victim Age,Details\n1,Anna Prueba,15,asked\nthis is the end of the list\n"
    )
    assert table.refused()[-1] == (2, "no_content", "note below the table")


def test_a_clock_beside_no_date_is_left_alone(read: Read) -> None:
    """A deadline and a time of day, and no date: the time belongs to none."""
    table = read("Case Number,Victim Name,Time,Deadline\n1,Anna Prueba,10:30,within a day\n")
    (demand,) = table.kind("demand")
    assert demand.body.deadline_text == "within a day"


def test_a_wide_row_of_too_many_cells_keeps_its_text(read: Read) -> None:
    """A case report that cannot be told apart is kept whole, its refusal counted after the record."""
    rows = "".join(f"{n},Anna Prueba,hello\n" for n in range(9))
    table = read(f"Case Number,Victim Name,Details\n{rows}9,a,b,c,d,e,f,g,h,i,j,k\n")
    assert table.records[-1].body.narrative.split("\n")[-1] == "k"
    assert isinstance(table.records[-1], Record)
    assert table.refused()[-1] == (10, "malformed", "more cells than the header")


def test_a_number_in_two_columns_is_one_selector(read: Read) -> None:
    """The first mention stands; what else reaches the person stays beside it."""
    table = read(
        "Case Number,Victim Name,Victim Phone,Victim Mobile,Victim Email\n"
        "1,Anna Prueba,+44 7700 900123,07700 900123,a@example.org\n",
        region="GB",
    )
    (victim,) = table.kind("person", "victim")
    assert [(one.value, one.raw) for one in victim.selectors] == [
        ("+447700900123", "+44 7700 900123"),
        ("a@example.org", "a@example.org"),
    ]
