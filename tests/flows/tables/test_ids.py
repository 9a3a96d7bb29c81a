"""Which column identifies records: never a guess in place of one that says so and does not."""

from pathlib import Path

import pyarrow as pa
import pytest

from strikeback.flows.tables.ids import find_ids, with_ids
from strikeback.flows.tables.resolve import resolve_tables, specify
from strikeback.model.errors import UsageError

NAMES = (
    "Ada Holm",
    "Ben Dorn",
    "Cid Farkas",
    "Dua Jansen",
    "Eli Kovac",
    "Fay Castel",
    "Gus Abara",
    "Ida Grieg",
)


def table(path: Path, header: str, *rows: str) -> Path:
    """A CSV of some lines."""
    path.write_text("\n".join((header, *rows)), "utf-8")
    return path


def numbered(path: Path, header: str, repeat: int = 2) -> Path:
    """Eight people in sixteen rows; ids repeat every ``repeat`` rows, the other columns differ or do not."""
    rows = [f"{n // repeat},{NAMES[n // 2]},a{n}@example.org,{n}" for n in range(16)]
    return table(path, header, *rows)


@pytest.mark.parametrize("name", ["id", "ID", "rec_id", "Record ID", "record-id", "recordId", "unique_id"])
def test_a_column_named_like_an_id_that_repeats_is_refused(tmp_path: Path, name: str) -> None:
    """Another column is not taken for it in silence: the column, its rows and the remedy are named."""
    path = numbered(tmp_path / "a.csv", f"{name},name,mail,row")
    with pytest.raises(UsageError) as caught:
        resolve_tables([path], tmp_path / "out.csv")
    said = str(caught.value)
    assert f"16 records share an id of column '{name}': row 2, row 3, row 4 and more" in said
    assert "--id-column" in caught.value.remedy
    assert "a.csv" in str(caught.value.where)
    assert not (tmp_path / "out.csv").exists()
    with pytest.raises(UsageError, match="share an id"):
        specify([path])


def test_ids_that_are_missing_are_refused_as_well(tmp_path: Path) -> None:
    """A column named like an id with holes is not passed over."""
    path = table(tmp_path / "a.csv", "id,name,mail", "1,Ada,a@example.org", ",Ben,b@example.org")
    with pytest.raises(UsageError, match="1 records have no id in column 'id': row 3"):
        resolve_tables([path], tmp_path / "out.csv")


def test_another_column_of_a_usual_name_serves(tmp_path: Path) -> None:
    """A person's number that repeats beside a record's own is evidence, which is said aloud."""
    path = numbered(tmp_path / "a.csv", "uid,name,mail,rec_id")
    done = resolve_tables([path], tmp_path / "out.csv")
    assert done.id_column == "rec_id"
    assert any("'uid'" in line and "repeats" in line for line in done.warnings)


def test_a_named_id_column_binds(tmp_path: Path) -> None:
    """Who names another column gets it, and hears that the repeating one is used as evidence."""
    path = numbered(tmp_path / "a.csv", "id,name,mail,line")
    done = resolve_tables([path], tmp_path / "out.csv", id_column="line")
    assert done.id_column == "line"
    assert any("'id'" in line for line in done.warnings)


def test_evidence_that_happens_to_differ_is_no_id(tmp_path: Path) -> None:
    """Mailboxes are what records are compared by: rows are numbered, which is said aloud."""
    path = table(tmp_path / "a.csv", "city,mail", *(f"{n % 3},p{n}@example.org" for n in range(12)))
    done = resolve_tables([path], tmp_path / "out.csv")
    assert done.id_column == "row"
    assert any("rows are numbered from 1" in line and "--id-column" in line for line in done.warnings)
    written = (tmp_path / "out.csv").read_text().splitlines()[1:]
    assert [line.split(",")[1].strip('"') for line in written] == [str(n) for n in range(1, 13)]
    assert resolve_tables([path], tmp_path / "out.csv", id_column="mail").warnings == ()


def test_numbers_of_rows_do_not_take_the_name_of_a_column(tmp_path: Path) -> None:
    """A table with a column `row` that repeats keeps it."""
    path = table(tmp_path / "a.csv", "row,name", *(f"{n % 3},{NAMES[n % 8]}" for n in range(12)))
    assert resolve_tables([path]).id_column == "row number"


@pytest.mark.parametrize(
    ("column", "taken"),
    [
        ([f"{n}" for n in range(1, 4000)], True),
        ([f"K-{n:04d}/x" for n in range(50)], True),
        ([f"{1900 + n}" for n in range(90)], False),
        ([f"060155{n:05d}" for n in range(50)], False),
        ([f"Ada {n}" for n in range(50)], False),
    ],
    ids=["running numbers", "codes", "years", "telephones", "words"],
)
def test_codes_under_a_heading_that_says_nothing(column: list[str], *, taken: bool) -> None:
    """Running numbers and codes that never repeat are ids; dates, telephones and words are not."""
    frame = pa.table({"zzq": column, "town": ["x"] * len(column)})
    assert with_ids([frame]).column == ("zzq" if taken else "row")


def test_a_heading_that_says_number_goes_before_one_that_does_not() -> None:
    """Of columns whose values all differ, one headed as a number of the record is the likelier id."""
    frame = pa.table({"mail": ["a@example.org", "b@example.org"], "Case No": ["7", "9"], "city": ["x", "x"]})
    assert find_ids([frame]) == "Case No"


@pytest.mark.parametrize(
    "name", ["cluster", "cluster_id", "entity id", "ground_truth", "duplicate_of", "matchId"]
)
def test_an_earlier_answer_is_no_evidence(tmp_path: Path, name: str) -> None:
    """A column that says who is the same already is left out, aloud; a specification may take it in."""
    rows = [f"{n},{NAMES[n % 8]},p{n // 3}" for n in range(24)]
    path = table(tmp_path / "a.csv", f"id,name,{name}", *rows)
    done = resolve_tables([path], tmp_path / "out.csv")
    assert done.fields == ("name (name)",)
    assert any(f"'{name}'" in line and "--spec" in line for line in done.warnings)
    spec = tmp_path / "spec.json"
    fields = f'[{{"name": "name", "type": "name"}}, {{"name": "{name}", "type": "id"}}]'
    spec.write_text(f'{{"version": 1, "fields": {fields}}}')
    stated = resolve_tables([path], tmp_path / "out.csv", spec=spec)
    assert stated.fields == ("name (name)", f"{name} (id)")


def test_nothing_is_said_where_nothing_is_odd(tmp_path: Path) -> None:
    """Unique ids under a usual name."""
    rows = [f"{n},{NAMES[n % 8]},p{n % 7}@example.org" for n in range(24)]
    assert (
        resolve_tables([table(tmp_path / "a.csv", "id,name,mail", *rows)], tmp_path / "o.csv").warnings == ()
    )
