"""Any table in, clusters out."""

import csv
import random
from pathlib import Path

import pyarrow.csv
import pyarrow.parquet
import pytest

from strikeback.flows.tables.resolve import resolve_tables, specify
from strikeback.linking import resolve
from strikeback.model.errors import BrokenFileError, RefusedInputError, UsageError

GIVEN = ("Amara", "Bela", "Ciro", "Dunja", "Emre", "Farah", "Goran", "Hana", "Ilan", "Juno", "Kaya", "Lior")
FAMILY = (
    "Abara",
    "Brandt",
    "Castel",
    "Dorn",
    "Eklund",
    "Farkas",
    "Grieg",
    "Holm",
    "Ibarra",
    "Jansen",
    "Kovac",
)


def people(path: Path, first: int, *, typo: bool = False) -> Path:
    """Write 200 made-up people; with ``typo`` every name has one letter doubled. Row n is person n."""
    chance = random.Random(7)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "name", "birth date", "phone", "note"))
        for number in range(200):
            given, family = chance.choice(GIVEN), chance.choice(FAMILY)
            born = (
                f"{chance.randrange(1950, 2005)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
            )
            phone = f"+447700{chance.randrange(900000, 900999)}{number:03d}"
            name = f"{given}{given[-1]} {family}" if typo else f"{given} {family}"
            writer.writerow((first + number, name, born, phone, 'says "hello",\ntwice'))
    return path


def clusters(path: Path) -> dict[tuple[str, str], str]:
    """Read what was written: table and id to cluster."""
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["table"], row["id"]): row["cluster"] for row in csv.DictReader(file)}


def test_two_tables_are_matched(tmp_path: Path) -> None:
    """Row n of both is one person: at least 190 of 200 are found and no two people are merged."""
    left, right = people(tmp_path / "a.csv", 0), people(tmp_path / "b.csv", 1000, typo=True)
    done = resolve_tables([left, right], tmp_path / "out.csv")
    found = clusters(tmp_path / "out.csv")
    together = sum(found["a.csv", str(n)] == found["b.csv", str(1000 + n)] for n in range(200))
    assert (done.records, done.id_column, len(found)) == (400, "id", 400)
    assert together >= 190
    assert done.largest == 2
    assert done.count.low <= 200 + 10


def test_tables_that_repeat_each_others_ids(tmp_path: Path) -> None:
    """Ids need be unique within a table only."""
    left, right = people(tmp_path / "a.csv", 0), people(tmp_path / "b.csv", 0)
    resolve_tables([left, right], tmp_path / "out.csv", id_column="id")
    found = clusters(tmp_path / "out.csv")
    assert sum(found["a.csv", str(n)] == found["b.csv", str(n)] for n in range(200)) == 200


def test_parquet_in_and_out_gives_the_same(tmp_path: Path) -> None:
    """The kind of file changes nothing; pairs can be written as well."""
    left = people(tmp_path / "a.csv", 0)
    options = pyarrow.csv.ParseOptions(newlines_in_values=True)
    pyarrow.parquet.write_table(pyarrow.csv.read_csv(left, parse_options=options), tmp_path / "a.parquet")
    resolve_tables([left], tmp_path / "one.csv")
    resolve_tables([tmp_path / "a.parquet"], tmp_path / "two.parquet", pairs=tmp_path / "pairs.csv")
    one = list(clusters(tmp_path / "one.csv").values())
    assert pyarrow.parquet.read_table(tmp_path / "two.parquet")["cluster"].to_pylist() == one
    header = (tmp_path / "pairs.csv").read_text("utf-8").splitlines()[0]
    assert header.replace('"', "").split(",") == ["left", "right", "bits", "probability"]


@pytest.mark.parametrize(
    ("prepare", "error"),
    [
        pytest.param(lambda p: p.with_suffix(".docx"), UsageError, id="unknown-ending"),
        pytest.param(lambda p: p, RefusedInputError, id="missing"),
        pytest.param(lambda p: (p.write_bytes(b"a,b\n1\n2,3,4\n"), p)[1], BrokenFileError, id="ragged"),
    ],
)
def test_tables_that_cannot_be_resolved(tmp_path: Path, prepare: object, error: type[Exception]) -> None:
    """Each says why; nothing is written."""
    out = tmp_path / "out.csv"
    with pytest.raises(error):
        resolve_tables([prepare(tmp_path / "in.csv")], out)
    assert not out.exists()


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    """The result cannot be written there, and the error names it."""
    with pytest.raises(UsageError, match="the folder of --out does not exist"):
        resolve_tables([people(tmp_path / "a.csv", 0)], tmp_path / "no" / "out.csv")


def test_the_specification_is_shown_edited_and_used(tmp_path: Path) -> None:
    """What ``specify`` gives is what a run without one uses; an edited one is obeyed."""
    tables = [people(tmp_path / "a.csv", 0), people(tmp_path / "b.csv", 200, typo=True)]
    file = tmp_path / "spec.json"
    file.write_bytes(specify(tables, id_column="id"))
    told = resolve_tables(tables, tmp_path / "one.csv", id_column="id")
    stated = resolve_tables(tables, tmp_path / "two.csv", id_column="id", spec=file)
    assert stated.fields == told.fields
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    file.write_text('{"version": 1, "fields": [{"name": "name", "type": "name"}]}')
    assert resolve_tables(tables, tmp_path / "c.csv", id_column="id", spec=file).fields == ("name (name)",)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param(None, "cannot be read", id="no file"),
        pytest.param("nonsense", "no specification", id="nonsense"),
        pytest.param(
            '{"version": 1, "fields": [{"name": "no such", "type": "id"}]}', "column", id="no column"
        ),
    ],
)
def test_specifications_that_mean_nothing_are_refused(tmp_path: Path, text: str | None, what: str) -> None:
    """Before anything is written."""
    table = people(tmp_path / "a.csv", 0)
    if text is not None:
        (tmp_path / "spec.json").write_text(text)
    with pytest.raises(UsageError, match=what):
        resolve_tables([table], tmp_path / "out.csv", id_column="id", spec=tmp_path / "spec.json")
    assert not (tmp_path / "out.csv").exists()


def test_columns_beyond_fifteen_are_left_out_and_named(tmp_path: Path) -> None:
    """The fifteen that tell most are compared: the three of two values each are not; people are found."""
    chance = random.Random(4)
    people = [
        [f"{chance.choice('bdfgk')}{chance.choice('aeiou')}{n:04d}x{c}" for c in range(15)] for n in range(80)
    ]
    path = tmp_path / "wide.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", *(f"word {c}" for c in range(15)), "flag 1", "flag 2", "flag 3"])
        for number in range(160):
            flags = [chance.choice(("red", "green")) for _ in range(3)]
            writer.writerow([f"r{number}", *people[number // 2], *flags])
    done = resolve_tables([path], tmp_path / "out.csv", id_column="id")
    assert len(done.fields) == 15
    assert set(done.left_out) == {"flag 1", "flag 2", "flag 3"}
    assert done.clusters == 80


def test_the_command_and_the_library_give_one_answer(tmp_path: Path) -> None:
    """Identical pairs and clusters, exact copies among the rows included."""
    table = people(tmp_path / "a.csv", 0)
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[:70]
    rows = [
        {**row, "handle": f"user{n * 7919}", "street": f"{n * 31 % 97} high road"}
        for n, row in enumerate(rows)
    ]
    rows += [{**rows[5], "id": f"copy{n:02d}"} for n in range(55)]
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    done = resolve_tables([table], tmp_path / "out.csv", pairs=tmp_path / "pairs.parquet", counting=True)
    outcome = resolve(rows, id_column="id")
    assert {key: name for (_, key), name in clusters(tmp_path / "out.csv").items()} == outcome.clusters
    assert pyarrow.parquet.read_table(tmp_path / "pairs.parquet").equals(outcome.pairs)
    assert done.copies == len(outcome.copy_of) == 55
    assert done.count == outcome.count()


def renamed(path: Path, heads: str) -> Path:
    """Give a table another header line."""
    lines = path.read_text(encoding="utf-8").split("\n", 1)
    path.write_text(heads + "\n" + lines[1], encoding="utf-8", newline="")
    return path


def test_two_tables_under_different_headings(tmp_path: Path) -> None:
    """Columns are paired, ids too; that is told, saved, and the saved file gives the same."""
    left = people(tmp_path / "a.csv", 0)
    right = renamed(people(tmp_path / "b.csv", 1000, typo=True), "record no,complainant,DOB,mobile,remarks")
    done = resolve_tables([left, right], tmp_path / "out.csv")
    found = clusters(tmp_path / "out.csv")
    assert sum(found["a.csv", str(n)] == found["b.csv", str(1000 + n)] for n in range(200)) >= 190
    assert set(done.paired) == {"name = complainant", "birth date = DOB", "phone = mobile"}
    assert done.alone == ()
    assert any("one_per_table" in line for line in done.warnings)
    spec = tmp_path / "spec.json"
    spec.write_bytes(specify([left, right]))
    again = resolve_tables([left, right], tmp_path / "again.csv", spec=spec)
    assert (again.model, again.paired) == (done.model, done.paired)


def test_tables_with_nothing_in_common_are_refused(tmp_path: Path) -> None:
    """No column of one is compared with one of the other: said, with what to do, and nothing is written."""
    left, right = tmp_path / "a.csv", tmp_path / "b.csv"
    left.write_text("id,mail\n" + "".join(f"{n},p{n}@example.org\n" for n in range(40)), encoding="utf-8")
    right.write_text(
        "id,born\n" + "".join(f"x{n},19{40 + n}-03-1{n % 9}\n" for n in range(40)), encoding="utf-8"
    )
    with pytest.raises(UsageError, match="no column in common") as caught:
        resolve_tables([left, right], tmp_path / "out.csv")
    assert "also" in caught.value.remedy
    assert not (tmp_path / "out.csv").exists()


def test_a_column_of_one_table_is_named(tmp_path: Path) -> None:
    """What stands in one of two tables alone is said."""
    left = people(tmp_path / "a.csv", 0)
    right = tmp_path / "b.csv"
    with left.open(encoding="utf-8", newline="") as file:
        rows = [row[:2] for row in csv.reader(file)]
    with right.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    done = resolve_tables([left, right], tmp_path / "out.csv")
    assert set(done.alone) == {"birth date (a.csv)", "phone (a.csv)"}


def test_tab_separated_values_and_tables_without_rows(tmp_path: Path) -> None:
    """TSV is read; a header alone, or Parquet without rows, is refused like a file of no bytes."""
    source = people(tmp_path / "a.csv", 0)
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with (tmp_path / "a.tsv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t").writerows(rows)
    assert resolve_tables([tmp_path / "a.tsv"], tmp_path / "out.csv").records == 200
    with pytest.raises(UsageError, match="unknown kind"):
        resolve_tables([source], tmp_path / "out.tsv")
    (tmp_path / "head.csv").write_text("id,name\n", encoding="utf-8")
    pyarrow.parquet.write_table(pyarrow.table({"id": [], "name": []}), tmp_path / "none.parquet")
    for name in ("head.csv", "none.parquet"):
        with pytest.raises(BrokenFileError, match="no rows"):
            resolve_tables([tmp_path / name], tmp_path / "out.csv")


def test_likely_pairs_are_those_more_likely_than_not(tmp_path: Path) -> None:
    """Whatever the threshold: the figure is that of the written probabilities, half or more."""
    table, pairs = people(tmp_path / "a.csv", 0), tmp_path / "pairs.parquet"
    done = resolve_tables([table], tmp_path / "out.csv", pairs=pairs)
    said = pyarrow.parquet.read_table(pairs)["probability"].to_pylist()
    assert done.pairs == sum(probability >= 0.5 for probability in said) < len(said)
    three = tmp_path / "three.csv"
    three.write_text("id,name\n1,Ann\n2,Bob\n3,Cy\n", "utf-8")
    assert resolve_tables([three]).pairs == 0


def test_one_long_cell_that_drops_a_column_is_named(tmp_path: Path) -> None:
    """A column of names is left out for one cell: the warning says which row; without it there is none."""
    rows = [
        f"{number},{GIVEN[number % 12]} {FAMILY[number % 11]},p{number}@example.org" for number in range(60)
    ]
    plain, stray = tmp_path / "plain.csv", tmp_path / "stray.csv"
    plain.write_text("id,name,mail\n" + "\n".join(rows) + "\n", "utf-8")
    rows[6] = f"6,{'word ' * 6_000},p6@example.org"
    stray.write_text("id,name,mail\n" + "\n".join(rows) + "\n", "utf-8")
    assert not [said for said in resolve_tables([plain]).warnings if "long text" in said]
    said = [said for said in resolve_tables([stray]).warnings if "long text" in said]
    assert len(said) == 1
    assert "column 'name' is left out" in said[0]
    assert "row 8 of stray.csv" in said[0]


def test_a_number_of_records_that_repeats_is_named(tmp_path: Path) -> None:
    """Rows are numbered in its place; the warning says how many values it has."""
    table = tmp_path / "t.csv"
    rows = [f"R{n % 9},{GIVEN[n]} {FAMILY[n % 11]}" for n in range(12)]
    table.write_text("ref,name\n" + "\n".join(rows) + "\n", "utf-8")
    done = resolve_tables([table])
    assert done.id_column == "row"
    assert any("('ref' of t.csv has 9 different values in 12 rows)" in said for said in done.warnings)
