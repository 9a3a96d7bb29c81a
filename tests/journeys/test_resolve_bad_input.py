"""Tables nobody should hand in, through `strikeback resolve`: a clear refusal or a right result, soon."""

import csv
import json
import os
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from strikeback.cli.main import main

SECRET = "Quillfeather"
"""A name in every table: messages never quote it."""
USAGE, REFUSED = 2, 3
HEAD = ("id", "given", "family", "born", "phone", "mail")
ON, VOWELS = ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z"], "aeiou"
SECONDS, MEGABYTES = 60, 1500

Row = tuple[Any, ...]


class Answer:
    """How one call ended: exit code, the JSON, the message, the rows written."""

    def __init__(self, code: int, out: str, err: str, file: Path) -> None:
        self.code, self.err = code, err
        self.json: dict[str, Any] = json.loads(out) if code == 0 else {}
        self.rows: list[dict[str, str]] = []
        if code == 0:
            with file.open(encoding="utf-8", newline="") as written:
                self.rows = list(csv.DictReader(written))

    def refused(self, *mention: str) -> None:
        """It was refused with what, where and remedy, and without personal data."""
        assert self.code in (USAGE, REFUSED), (self.code, self.err)
        assert "Traceback" not in self.err
        assert "SB999" not in self.err
        assert SECRET not in self.err
        assert len(self.err) < 1000
        assert len(self.err.strip().split(". ", 1)) == 2, "no remedy"
        for word in mention:
            assert word in self.err

    def ids(self) -> list[str]:
        """Ids as written, in their order."""
        return [row["id"] for row in self.rows]

    def groups(self) -> set[frozenset[str]]:
        """Ids that are together."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.rows:
            found[row["cluster"]].add(row["id"])
        return {frozenset(one) for one in found.values()}

    def together(self, left: str, right: str) -> bool:
        """Two ids are the same person."""
        return any({left, right} <= group for group in self.groups())

    def finds_the_people(self, rows: Sequence[Row]) -> None:
        """All ids are there; of the people at least 95 in 100 are found and none merged with another."""
        assert sorted(self.ids()) == sorted(str(row[0]) for row in rows)
        pairs = [(str(a[0]), str(b[0])) for a, b in zip(rows[::2], rows[1::2], strict=True)]
        groups = self.groups()
        found = sum(frozenset(pair) in groups for pair in pairs)
        assert found >= 0.95 * len(pairs), f"{found} of {len(pairs)}"
        assert max(len(group) for group in groups) <= 2


Resolve = Callable[..., Answer]


@pytest.fixture
def resolve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Resolve:
    """Runs `strikeback resolve` on files of the folder it stands in."""
    monkeypatch.chdir(tmp_path)

    def run(*tables: str, id_column: str = "id", options: Iterable[str] = ()) -> Answer:
        more = ["--id-column", id_column] if id_column else []
        code = main(["resolve", *tables, "--out", "out.csv", *more, *options, "--json"])
        out, err = capsys.readouterr()
        return Answer(code, out, err, tmp_path / "out.csv")

    return run


def word(chance: random.Random, syllables: int) -> str:
    """Return a made-up name."""
    return "".join(chance.choice(ON) + chance.choice(VOWELS) for _ in range(syllables)).capitalize()


def people(number: int, seed: int = 1) -> list[Row]:
    """Return two records of each made-up person, one after the other; the second is often worse."""
    chance, rows = random.Random(seed), list[Row]()
    for at in range(number):
        given = word(chance, 3)
        family = SECRET if at == 0 else word(chance, 4)
        born = f"{chance.randrange(1950, 2005)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
        phone = f"+447700{chance.randrange(10**6):06d}"
        mail = f"{given}.{family}{at}@mail.example".lower()
        rows.append((2 * at, given, family, born, phone, mail))
        rows.append(
            (
                2 * at + 1,
                given,
                family + "a" if at % 3 == 0 else family,
                born,
                phone,
                None if at % 4 == 0 else mail,
            )
        )
    return rows


def table(path: str, rows: Iterable[Sequence[Any]], head: Sequence[str] = HEAD, **options: Any) -> str:
    """Write a CSV file."""
    with Path(path).open("w", encoding=options.pop("encoding", "utf-8"), newline="") as file:
        writer = csv.writer(file, **options)
        writer.writerow(head)
        writer.writerows(rows)
    return path


def parquet(path: str, **columns: Any) -> str:
    """Write a Parquet file."""
    pq.write_table(pa.table(columns), path)
    return path


def columns_of(rows: Sequence[Row]) -> dict[str, list[Any]]:
    """Return columns by name."""
    return {name: [row[at] for row in rows] for at, name in enumerate(HEAD)}


def bounded(*arguments: str) -> tuple[int, float, float, str]:
    """Run the command as a process: exit code, processor seconds, peak MB of it, standard error."""
    program = "import sys; from strikeback.cli.main import main; sys.exit(main(sys.argv[1:]))"
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    err = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, err


# ---- ids


def test_no_column_of_unique_ids(resolve: Resolve) -> None:
    """Without ids and without --id-column rows are numbered, which is said with a remedy."""
    rows = [row[1:] for row in people(50)]
    answer = resolve(table("none.csv", rows, HEAD[1:]), id_column="")
    answer.finds_the_people([(str(at), *row) for at, row in enumerate(rows, 1)])
    assert "--id-column" in answer.err


@pytest.mark.parametrize(
    "form",
    ["Zürich-{}", "編號 {}", "two\nlines {}", "{:05d}", 'quote"{}', "a,{}", "=1+{}", "{}e5", "🔑{}"],
    ids=["umlaut", "han", "newline", "leading zeros", "quote", "comma", "formula", "float", "emoji"],
)
def test_ids_come_back_as_they_were(resolve: Resolve, form: str) -> None:
    """An id is a text: nothing is trimmed, folded or taken for a number."""
    rows = [(form.format(row[0]), *row[1:]) for row in people(60)]
    resolve(table("a.csv", rows)).finds_the_people(rows)


def test_ids_that_differ_by_zeros_or_case_are_different(resolve: Resolve) -> None:
    """7, 07 and 007, a and A are five ids."""
    rows = people(60)
    for at, key in enumerate(("7x", "07", "007", "7.0", "a", "A")):
        rows[at] = (key, *rows[at][1:])
    answer = resolve(table("a.csv", rows))
    assert {"7x", "07", "007", "7.0", "a", "A"} <= set(answer.ids())
    assert len(set(answer.ids())) == 120


def test_numbers_as_ids_in_one_table_and_texts_in_the_other(resolve: Resolve) -> None:
    """Parquet with whole numbers beside CSV: ids are written alike."""
    rows = people(80)
    parquet("a.parquet", **columns_of(rows[::2]))
    answer = resolve("a.parquet", table("b.csv", rows[1::2]))
    answer.finds_the_people(rows)


def test_overlapping_ids_of_two_tables(resolve: Resolve) -> None:
    """Ids need be unique within a table; every row says which table it is of."""
    rows = people(80)
    left = table("a.csv", [(at, *row[1:]) for at, row in enumerate(rows[::2])])
    right = table("b.csv", [(at, *row[1:]) for at, row in enumerate(rows[1::2])])
    answer = resolve(left, right)
    cluster = {(row["table"], row["id"]): row["cluster"] for row in answer.rows}
    assert len(cluster) == 160
    assert sum(cluster["a.csv", str(at)] == cluster["b.csv", str(at)] for at in range(80)) >= 76


def test_partly_overlapping_ids_of_two_tables(resolve: Resolve) -> None:
    """Equal ids in two tables are no evidence that people are the same."""
    rows = people(80)
    left = table("a.csv", [(at, *row[1:]) for at, row in enumerate(rows[::2])])
    right = table("b.csv", [(at + 40, *row[1:]) for at, row in enumerate(rows[1::2])])
    answer = resolve(left, right)
    cluster = {(row["table"], row["id"]): row["cluster"] for row in answer.rows}
    assert sum(cluster["a.csv", str(at)] == cluster["b.csv", str(at + 40)] for at in range(80)) >= 76
    assert not any(cluster["a.csv", str(at)] == cluster["b.csv", str(at)] for at in range(40, 80))


def test_the_same_file_twice(resolve: Resolve) -> None:
    """Every record is its own double: those of one row are together."""
    rows = people(60)[::2]
    answer = resolve(table("a.csv", rows), "a.csv")
    if answer.code:
        answer.refused("a.csv")
        return
    assert len(answer.rows) == 120
    first, second = answer.rows[:60], answer.rows[60:]
    assert [row["cluster"] for row in first] == [row["cluster"] for row in second]


# ---- little or nothing


def test_an_empty_file(resolve: Resolve) -> None:
    """No byte: refused by name."""
    Path("void.csv").touch()
    resolve("void.csv").refused("void.csv")


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_header_only(resolve: Resolve, kind: str) -> None:
    """No record: nothing is found, or it is refused by name."""
    if kind == "csv":
        table("head.csv", [])
    else:
        parquet("head.parquet", **{name: pa.array([], pa.string()) for name in HEAD})
    answer = resolve(f"head.{kind}")
    if answer.code:
        answer.refused(f"head.{kind}")
    else:
        assert (answer.rows, answer.json["records"], answer.json["clusters"]) == ([], 0, 0)


def test_an_empty_table_beside_a_full_one(resolve: Resolve) -> None:
    """The full one is resolved, or the empty one is named."""
    rows = people(60)
    answer = resolve(table("a.csv", rows), table("b.csv", []))
    if answer.code:
        answer.refused("b.csv")
    else:
        answer.finds_the_people(rows)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_one_to_three_rows(resolve: Resolve, number: int) -> None:
    """Strangers stay strangers however few they are."""
    rows = people(number)[::2]
    answer = resolve(table("few.csv", rows))
    assert answer.code == 0, answer.err
    assert answer.groups() == {frozenset({str(row[0])}) for row in rows}
    assert answer.json["count"]["low"] <= number <= answer.json["count"]["high"]


def test_one_row_in_each_of_two_tables(resolve: Resolve) -> None:
    """Two records with everything equal but the id are one person even when nothing can be learnt."""
    rows = people(4)[6:]
    answer = resolve(table("a.csv", rows[:1]), table("b.csv", rows[1:]))
    assert answer.code == 0, answer.err
    assert answer.ids() == ["6", "7"]


@pytest.mark.parametrize("kind", ["csv", "parquet", "null type"])
def test_columns_all_null(resolve: Resolve, kind: str) -> None:
    """Nothing but ids: everybody alone, or a refusal; never a crash."""
    if kind == "csv":
        name = table("null.csv", [(at, None, None) for at in range(100)], HEAD[:3])
    else:
        none = pa.array([None] * 100, pa.null() if kind == "null type" else pa.string())
        name = parquet("null.parquet", id=list(range(100)), given=none, family=none)
    answer = resolve(name)
    if answer.code:
        answer.refused(name)
    else:
        assert len(answer.groups()) == len(answer.rows) == 100


def test_an_id_column_and_nothing_else(resolve: Resolve) -> None:
    """Nothing to compare: everybody alone, or a refusal."""
    answer = resolve(table("ids.csv", [(at,) for at in range(100)], ("id",)))
    if answer.code:
        answer.refused("ids.csv")
    else:
        assert len(answer.groups()) == 100


def test_rows_with_every_cell_empty_stay_alone(resolve: Resolve) -> None:
    """Empty records beside real people are no one person."""
    rows = people(80)
    hollow: list[Row] = [(f"h{at}", *[None] * 5) for at in range(60)]
    answer = resolve(table("a.csv", [*rows, *hollow]))
    assert answer.code == 0, answer.err
    assert {frozenset({row[0]}) for row in hollow} <= answer.groups()
    assert (
        sum(answer.together(str(a[0]), str(b[0])) for a, b in zip(rows[::2], rows[1::2], strict=True)) >= 76
    )


# ---- values


@pytest.mark.parametrize(
    "blank", ["N/A", "NULL", "None", "nan", "NaN", "inf", "-", "?", "unknown", "null", "#N/A", "0"]
)
def test_a_word_for_nothing_links_nobody(resolve: Resolve, blank: str) -> None:
    """Half of the phones and mails are a word for nothing: those who have it are not one person."""
    chance, rows = random.Random(3), people(120)
    rows = [(*row[:4], *(blank if chance.random() < 0.5 else cell for cell in row[4:])) for row in rows]
    resolve(table("words.csv", rows)).finds_the_people(rows)


def test_not_a_number_and_infinity_in_columns_of_numbers(resolve: Resolve) -> None:
    """NaN and infinity of a float column are no evidence."""
    rows = people(100)
    odd = [float("nan"), float("inf"), float("-inf"), None]
    columns = columns_of(rows) | {"score": pa.array([odd[at % 4] for at in range(200)], pa.float64())}
    resolve(parquet("odd.parquet", **columns)).finds_the_people(rows)


def test_one_value_in_every_row_of_a_column(resolve: Resolve) -> None:
    """A column that says the same of everybody says nothing."""
    rows = people(100)
    resolve(table("same.csv", [(*row, "GB") for row in rows], (*HEAD, "country"))).finds_the_people(rows)


def test_one_value_in_every_row_of_every_column(resolve: Resolve) -> None:
    """Nothing tells anybody apart: it ends soon, all ids are there."""
    rows = [(at, "Alma", SECRET, "1990-01-01") for at in range(3000)]
    start = time.process_time()
    answer = resolve(table("same.csv", rows, HEAD[:4]))
    assert time.process_time() - start < SECONDS
    if answer.code:
        answer.refused("same.csv")
    else:
        assert sorted(answer.ids()) == sorted(str(at) for at in range(3000))


def test_a_cell_of_ten_megabytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused as too large, or resolved in bounded time and memory as if the cell were short."""
    monkeypatch.chdir(tmp_path)
    rows = [(*row, "seen twice") for row in people(100)]
    rows[5] = (*rows[5][:-1], "lorem ipsum " * 870_000)
    table("huge.csv", rows, (*HEAD, "note"))
    code, seconds, peak, err = bounded(
        "resolve", "huge.csv", "--out", "out.csv", "--id-column", "id", "--json"
    )
    assert seconds < SECONDS
    assert peak < MEGABYTES
    if code:
        Answer(code, "", err, Path()).refused("huge.csv")
    else:
        written = Answer(0, "{}", err, Path("out.csv"))
        written.finds_the_people(rows)


def test_a_name_of_ten_megabytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same in a column that is compared letter by letter, in two rows."""
    monkeypatch.chdir(tmp_path)
    rows = people(100)
    for at in (8, 9):
        rows[at] = (rows[at][0], "ab" * 5_000_000, *rows[at][2:])
    table("huge.csv", rows)
    code, seconds, peak, err = bounded(
        "resolve", "huge.csv", "--out", "out.csv", "--id-column", "id", "--json"
    )
    assert seconds < SECONDS
    assert peak < MEGABYTES
    if code:
        Answer(code, "", err, Path()).refused("huge.csv")
    else:
        Answer(0, "{}", err, Path("out.csv")).finds_the_people(rows)


def test_mixed_types_in_a_column(resolve: Resolve) -> None:
    """Dates, numbers, names and phones in one column: the other columns still decide."""
    chance, rows = random.Random(5), people(100)
    odd = ("12", "1990-02-30", "Tuesday", "+44 20", "true", "3.5e9", "99999999999999999999", "", "陳", "-1")
    mixed = [(*row, chance.choice(odd)) for row in rows]
    resolve(table("mixed.csv", mixed, (*HEAD, "extra"))).finds_the_people(rows)


def test_a_column_of_names_in_which_some_are_numbers(resolve: Resolve) -> None:
    """Some given names are numbers or dates by mistake of both records."""
    rows = people(100)
    for at in range(0, 40, 2):
        for row in (at, at + 1):
            rows[row] = (rows[row][0], str(1000 + at) if at % 4 else "1990-01-01", *rows[row][2:])
    resolve(table("mixed.csv", rows)).finds_the_people(rows)


# ---- files and formats


def test_a_byte_order_mark(resolve: Resolve) -> None:
    """What spreadsheets write before the first column name is no part of it."""
    rows = people(60)
    resolve(table("bom.csv", rows, encoding="utf-8-sig")).finds_the_people(rows)


def test_a_quote_that_never_ends(resolve: Resolve) -> None:
    """Half the file would become one cell: refused, or every record kept."""
    rows = people(60)
    table("quote.csv", rows)
    text = Path("quote.csv").read_text(encoding="utf-8").replace("\n20,", '\n20,"', 1)
    Path("quote.csv").write_text(text, encoding="utf-8")
    answer = resolve("quote.csv")
    if answer.code:
        answer.refused("quote.csv")
    else:
        assert len(answer.rows) == 120


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["windows", "old mac"])
def test_other_line_ends(resolve: Resolve, end: str) -> None:
    """Line ends are no content."""
    rows = people(60)
    answer = resolve(table("ends.csv", rows, lineterminator=end))
    answer.finds_the_people(rows)


def test_empty_lines_at_the_end(resolve: Resolve) -> None:
    """Empty lines are no records."""
    rows = people(60)
    with Path(table("ends.csv", rows)).open("a", encoding="utf-8") as file:
        file.write("\n\n\n")
    resolve("ends.csv").finds_the_people(rows)


def test_nul_bytes(resolve: Resolve) -> None:
    """A NUL inside a cell: kept out or refused."""
    rows = people(60)
    rows[3] = (rows[3][0], "Al\0ma", *rows[3][2:])
    answer = resolve(table("nul.csv", rows))
    if answer.code:
        answer.refused("nul.csv")
    else:
        assert len(answer.rows) == 120


@pytest.mark.parametrize(
    "name", ["broken.parquet", "really_csv.parquet", "really_parquet.csv", "folder.csv", "absent.csv"]
)
def test_files_that_are_not_what_they_say(resolve: Resolve, name: str) -> None:
    """Refused by name."""
    if name == "broken.parquet":
        parquet(name, **columns_of(people(60)))
        Path(name).write_bytes(Path(name).read_bytes()[:-200])
    elif name == "really_csv.parquet":
        table(name, people(60))
    elif name == "really_parquet.csv":
        parquet(name, **columns_of(people(60)))
    elif name == "folder.csv":
        Path(name).mkdir()
    answer = resolve(name)
    answer.refused(name)


def test_an_unknown_ending(resolve: Resolve) -> None:
    """What is neither is refused with what would do."""
    Path("a.docx").write_bytes(b"PK")
    resolve("a.docx").refused("a.docx", ".parquet")


def typed(rows: Sequence[Row]) -> dict[str, pa.Array]:
    """Return columns of every type a Parquet file may have, each saying little."""
    size = range(len(rows))
    return {
        "list": pa.array([[at % 3, at % 5] for at in size]),
        "nested": pa.array([[["a"], ["b", str(at % 7)]] for at in size]),
        "struct": pa.array([{"x": at % 3, "y": "z"} for at in size]),
        "map": pa.array([[("k", at % 3)] for at in size], pa.map_(pa.string(), pa.int64())),
        "binary": pa.array([bytes([at % 256, 0, 255]) for at in size]),
        "flag": pa.array([at % 2 == 0 for at in size]),
        "decimal": pa.array([Decimal(at % 9) for at in size], pa.decimal128(10, 2)),
        "day": pa.array([date(2000, 1, 1 + at % 28) for at in size]),
        "stamp": pa.array([at % 50 for at in size], pa.timestamp("us", tz="UTC")),
        "span": pa.array([at % 50 for at in size], pa.duration("s")),
        "clock": pa.array([at % 50 for at in size], pa.time64("us")),
        "big": pa.array([2**63 + at % 9 for at in size], pa.uint64()),
        "words": pa.array([str(at % 9) for at in size]).dictionary_encode(),
        "large": pa.array([str(at % 9) for at in size], pa.large_string()),
        "view": pa.array([str(at % 9) for at in size], pa.string_view()),
    }


@pytest.mark.parametrize("kind", list(typed(people(1))))
def test_columns_of_every_type(resolve: Resolve, kind: str) -> None:
    """A column of an odd type beside useful ones: the people are found, or the column is named."""
    rows = people(80)
    answer = resolve(parquet("typed.parquet", **columns_of(rows), **{kind: typed(rows)[kind]}))
    if answer.code:
        answer.refused("typed.parquet", kind)
    else:
        answer.finds_the_people(rows)


def test_useful_columns_that_are_dictionaries_dates_and_numbers(resolve: Resolve) -> None:
    """Names as dictionaries, births as dates, phones as numbers: found as if they were texts."""
    rows = people(80)
    columns = columns_of(rows)
    columns["given"] = pa.array(columns["given"]).dictionary_encode()
    columns["family"] = pa.array(columns["family"], pa.large_string())
    columns["born"] = pa.array([date.fromisoformat(text) for text in columns["born"]])
    columns["phone"] = pa.array([int(text[1:]) for text in columns["phone"]])
    resolve(parquet("typed.parquet", **columns)).finds_the_people(rows)


# ---- two tables, and what is written


def test_two_tables_with_some_columns_in_common(resolve: Resolve) -> None:
    """What both have decides; what one has does no harm."""
    rows = people(80)
    left = table("a.csv", [(*row, "left") for row in rows[::2]], (*HEAD, "side"))
    right = table(
        "b.csv",
        [(row[0], row[4], row[2], row[1], "x") for row in rows[1::2]],
        ("id", "phone", "family", "given", "shelf"),
    )
    resolve(left, right).finds_the_people(rows)


def test_two_tables_with_no_column_in_common(resolve: Resolve) -> None:
    """Nothing to compare between them: refused, or nobody merged."""
    rows = people(60)[::2]
    left = table("a.csv", [row[:3] for row in rows], HEAD[:3])
    right = table("b.csv", [(f"b{row[0]}", row[4], "blue") for row in rows], ("id", "tel", "colour"))
    answer = resolve(left, right)
    if answer.code:
        answer.refused("b.csv")
    else:
        assert len(answer.groups()) == 120


def test_two_tables_whose_columns_differ_in_type(resolve: Resolve) -> None:
    """Dates as dates here and as texts there, phones as numbers and as texts."""
    rows = people(80)
    columns = columns_of(rows[::2])
    columns["born"] = pa.array([date.fromisoformat(text) for text in columns["born"]])
    parquet("a.parquet", **columns)
    resolve("a.parquet", table("b.csv", rows[1::2])).finds_the_people(rows)


def test_nothing_is_left_behind_by_a_refusal(resolve: Resolve) -> None:
    """No half-written file stays."""
    rows = people(40)
    table("twice.csv", [*rows, rows[0]])
    resolve("twice.csv").refused()
    assert [path.name for path in Path().iterdir()] == ["twice.csv"]


def test_a_table_in_any_order_gives_the_same_people(resolve: Resolve) -> None:
    """Neither the order of rows nor that of columns decides who is the same."""
    rows = people(100)
    first = resolve(table("a.csv", rows)).groups()
    turned = [(row[0], *row[:0:-1]) for row in rows]
    random.Random(2).shuffle(turned)
    assert resolve(table("b.csv", turned, ("id", *HEAD[:0:-1]))).groups() == first


# ---- files as people keep them


def test_ids_twice_are_refused(resolve: Resolve) -> None:
    """An id that stands twice in one table: refused, saying in which column and table, not which value."""
    rows = people(50)
    rows[7] = (f"{SECRET}-1", *rows[7][1:])
    rows[9] = (f"{SECRET}-1", *rows[9][1:])
    resolve(table("twice.csv", rows)).refused("id", "twice.csv")


def test_empty_ids_are_refused(resolve: Resolve) -> None:
    """A record without an id cannot be told in the result."""
    rows = people(50)
    rows[7] = (None, *rows[7][1:])
    resolve(table("empty.csv", rows)).refused("id", "empty.csv")


def test_an_unknown_id_column(resolve: Resolve) -> None:
    """A name that is no column is named in the message."""
    resolve(table("a.csv", people(20)), id_column="number").refused("number", "a.csv")


def test_tables_of_one_name_can_be_told_apart(resolve: Resolve) -> None:
    """Two folders with a file of one name and the same ids: the result says which row is of which."""
    rows = people(60)
    for folder, part in (("x", rows[::2]), ("y", rows[1::2])):
        Path(folder).mkdir()
        table(f"{folder}/a.csv", [(at, *row[1:]) for at, row in enumerate(part)])
    answer = resolve("x/a.csv", "y/a.csv")
    assert len({(row["table"], row["id"]) for row in answer.rows}) == 120


def test_identical_rows_five_thousand_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One record handed in 5,000 times among others: soon, in bounded memory, one person and nobody else."""
    monkeypatch.chdir(tmp_path)
    rows = people(200)
    copies: list[Row] = [
        (f"c{at}", "Odalys", SECRET, "1971-03-09", "+447700111222", "o.q@mail.example") for at in range(5000)
    ]
    table("copies.csv", [*rows, *copies])
    code, seconds, peak, err = bounded(
        "resolve", "copies.csv", "--out", "out.csv", "--id-column", "id", "--json"
    )
    assert code == 0, err
    assert seconds < 2 * SECONDS
    assert peak < MEGABYTES
    with Path("out.csv").open(encoding="utf-8", newline="") as file:
        cluster = {row["id"]: row["cluster"] for row in csv.DictReader(file)}
    ours = {cluster[row[0]] for row in copies}
    assert len(ours) == 1
    assert not ours & {cluster[str(row[0])] for row in rows}


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "big5"])
def test_csv_that_is_not_utf8(resolve: Resolve, encoding: str) -> None:
    """Read rightly, or refused naming the encoding as the trouble."""
    rows = people(60)
    extra = "陳大文" if encoding == "big5" else "Zoë Müller-Ångström"
    table("odd.csv", [(*row, extra) for row in rows], (*HEAD, "clerk"), encoding=encoding)
    answer = resolve("odd.csv")
    if answer.code:
        answer.refused("odd.csv", "UTF-8")
        assert "enc" in answer.err.lower() or "byte" in answer.err.lower()
    else:
        answer.finds_the_people(rows)


@pytest.mark.parametrize(("at", "row"), [(17, "1,2,3"), (17, "1,a,b,c,d,e,f,g,h")], ids=["short", "long"])
def test_ragged_rows(resolve: Resolve, at: int, row: str) -> None:
    """A row of another length is refused with its place, never quietly dropped or shifted."""
    table("ragged.csv", people(60))
    lines = Path("ragged.csv").read_text(encoding="utf-8").splitlines()
    lines.insert(at, row)
    Path("ragged.csv").write_text("\n".join(lines), encoding="utf-8")
    answer = resolve("ragged.csv")
    answer.refused("ragged.csv")
    assert str(at + 1) in answer.err or str(at) in answer.err


@pytest.mark.parametrize("sign", [";", "\t", "|"], ids=["semicolon", "tab", "bar"])
def test_another_separator(resolve: Resolve, sign: str) -> None:
    """Read rightly, or refused; a file of one column is never resolved as if that were meant."""
    rows = people(60)
    table("other.csv", rows, delimiter=sign)
    answer = resolve("other.csv", id_column="")
    if answer.code:
        answer.refused()
    else:
        answer.finds_the_people(rows)


def test_a_column_name_twice(resolve: Resolve) -> None:
    """Both columns are used, or the name is in the message."""
    rows = people(60)
    answer = resolve(table("double.csv", rows, ("id", "name", "name", "born", "phone", "mail")))
    if answer.code:
        answer.refused("double.csv", "name")
    else:
        answer.finds_the_people(rows)


def test_columns_without_a_name(resolve: Resolve) -> None:
    """Spreadsheets leave them behind."""
    rows = people(60)
    answer = resolve(table("nameless.csv", [(*row, None, None) for row in rows], (*HEAD, "", "")))
    if answer.code:
        answer.refused("nameless.csv")
    else:
        answer.finds_the_people(rows)


def test_two_thousand_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Soon and in bounded memory: the people found, or a refusal that says how many are too many."""
    monkeypatch.chdir(tmp_path)
    chance, rows = random.Random(9), people(60)
    wide = [(*row, *(chance.choice("abc") for _ in range(1994))) for row in rows]
    table("wide.csv", wide, (*HEAD, *(f"c{at}" for at in range(1994))))
    code, seconds, peak, err = bounded(
        "resolve", "wide.csv", "--out", "out.csv", "--id-column", "id", "--json"
    )
    assert seconds < SECONDS
    assert peak < MEGABYTES
    if code:
        Answer(code, "", err, Path()).refused("wide.csv")
    else:
        Answer(0, "{}", err, Path("out.csv")).finds_the_people(rows)


@pytest.mark.parametrize("extra", [(), ("--pairs", "a.csv")], ids=["out", "pairs"])
def test_the_result_never_replaces_a_table(resolve: Resolve, extra: tuple[str, ...]) -> None:
    """Writing over what is read would destroy it."""
    rows = people(40)
    name = "a.csv" if extra else "out.csv"
    before = Path(table(name, rows)).read_bytes()
    resolve(name, options=extra).refused(name)
    assert Path(name).read_bytes() == before


def test_a_folder_that_is_not_there(resolve: Resolve) -> None:
    """The place to write is looked at before anything is computed."""
    table("a.csv", people(40))
    resolve("a.csv", options=("--pairs", "nowhere/pairs.csv")).refused("nowhere")
    assert not Path("out.csv").exists()


def test_ids_with_spaces_around_come_back(resolve: Resolve) -> None:
    """An id is a text: nothing is trimmed."""
    rows = [(f" {row[0]} ", *row[1:]) for row in people(60)]
    resolve(table("a.csv", rows)).finds_the_people(rows)
