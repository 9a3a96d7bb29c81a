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


def two_agencies(folder: Path) -> list[Path]:
    """Two tables whose ids are headed in two languages, with a column that repeats beside them."""
    one = table(
        folder / "a.csv", "N° dossier;Nom;zone", *(f"a{n:03d};{NAMES[n % 8]};z{n % 3}" for n in range(24))
    )
    two = table(folder / "b.csv", "Номер;ФИО;zone", *(f"в{n:03d};{NAMES[n % 8]};z{n % 3}" for n in range(24)))
    return [one, two]


@pytest.mark.parametrize("heading", ["Номер", "№", "Nº", "Numéro", "案件编号", "No.", "Nr"])
def test_first_columns_of_codes_are_ids_though_headings_differ(heading: str) -> None:
    """Each table's own number is its id, whatever it is called; no later column and none that repeats is."""
    one = pa.table({"N° dossier": [f"a{n:03d}" for n in range(30)], "Nom": ["x"] * 30})
    numbers = [f"в{n:03d}" for n in range(30)]
    found = with_ids([one, pa.table({heading: numbers, "ФИО": ["x"] * 30})])
    assert (found.column, found.numbered, found.headings) == ("id", False, ("N° dossier", heading))
    repeating = with_ids([one, pa.table({heading: [*numbers[:29], numbers[0]], "ФИО": ["x"] * 30})])
    assert repeating.numbered
    assert with_ids([one, pa.table({"ФИО": ["x"] * 30, "zzq": numbers})]).numbered


def test_each_table_may_have_its_id_column_named(tmp_path: Path) -> None:
    """Names of columns go with the tables in their order; the ids written are the tables' own."""
    tables = two_agencies(tmp_path)
    out = tmp_path / "out.csv"
    done = resolve_tables(tables, out, id_column=("N° dossier", "Номер"))
    assert (done.id_column, done.warnings) == ("id", ())
    (guessed,) = resolve_tables(tables).warnings
    assert "'N° dossier', 'Номер'" in guessed
    ids = [line.split(",")[1].strip('"') for line in out.read_text("utf-8").splitlines()[1:]]
    assert ids == [f"{mark}{n:03d}" for mark in "aв" for n in range(24)]


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (("N° dossier", "Номер", "id"), "3 id columns are named for 2 tables"),
        (("Номер", "N° dossier"), "no column of table 1 is called 'Номер'"),
        (("N° dossier", "zone"), "share an id of column 'zone'"),
        ("N° dossier", "no column is called 'N° dossier'"),
    ],
    ids=["too many", "wrong order", "repeats", "one for all"],
)
def test_id_columns_that_do_not_fit_are_refused(
    tmp_path: Path, names: str | tuple[str, ...], what: str
) -> None:
    """The refusal names the column as its table does, and says how to name one for each."""
    with pytest.raises(UsageError, match=what) as caught:
        specify(two_agencies(tmp_path), id_column=names)
    assert "--id-column" in f"{caught.value.where} {caught.value.remedy}"


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
