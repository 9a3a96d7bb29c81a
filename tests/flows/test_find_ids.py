"""Which column identifies records: never a guess in place of one that says so and does not."""

from pathlib import Path

import pyarrow as pa
import pytest

from strikeback.flows.tables.files import find_ids
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


def test_a_column_that_merely_happens_to_differ_is_said_aloud(tmp_path: Path) -> None:
    """No column is named like an id: the first that never repeats serves and is not compared."""
    path = table(tmp_path / "a.csv", "city,mail", *(f"{n % 3},p{n}@example.org" for n in range(12)))
    done = resolve_tables([path], tmp_path / "out.csv")
    assert done.id_column == "mail"
    assert any("'mail'" in line and "--id-column" in line for line in done.warnings)
    assert resolve_tables([path], tmp_path / "out.csv", id_column="mail").warnings == ()


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
