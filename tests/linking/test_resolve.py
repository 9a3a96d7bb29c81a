"""The engine for any table: right on planted truth, the same in any order, explained, refusing nonsense."""

import random
from datetime import UTC, date, datetime

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.linking import resolve
from strikeback.linking.quality import pairwise
from strikeback.linking.table_clusters import cluster_pairs
from strikeback.linking.table_input import read_tables
from strikeback.linking.table_levels import ALIKE, ELSE, FAINT, INITIAL, NEAR, compare, encode
from strikeback.linking.table_spec import (
    Field,
    FieldType,
    Spec,
    infer_spec,
    infer_type,
    normalise,
    plain_date,
)
from strikeback.model.errors import NotFoundError, UsageError

FIRST = ("olga", "rico", "mei", "john", "dewi", "femi", "jisoo", "amy", "karl", "ines", "tomas", "yuki")
LAST = (
    "petrenko",
    "salas",
    "tanaka",
    "harrow",
    "santoso",
    "adeyemi",
    "okafor",
    "lindqvist",
    "moreau",
    "novak",
)


def people(count: int, seed: int = 1) -> tuple[list[dict[str, str]], dict[str, int]]:
    """A made-up register: half of the people stand in it twice, the second time with a slip."""
    rnd = random.Random(seed)
    rows, truth = [], {}
    for person in range(count):
        row = {
            "first_name": rnd.choice(FIRST) + rnd.choice(("", "na", "to", "ri")),
            "last_name": rnd.choice(LAST) + rnd.choice(("", "s", "ov", "ez", "berg")),
            "born": f"{rnd.randint(1950, 2005)}-{rnd.randint(1, 12):02d}-{rnd.randint(1, 28):02d}",
            "postcode": f"{rnd.randint(10000, 99999)}",
        }
        copies = [row] + ([dict(row)] if person % 2 else [])
        for copy in copies[1:]:
            column = rnd.choice(["last_name", "first_name", "postcode"])
            text = copy[column]
            at = rnd.randrange(1, len(text))
            copy[column] = text[:at] + text[at + 1 :] if column != "postcode" else ""
        for copy in copies:
            key = f"n{rnd.randrange(10**9):09d}"
            rows.append({"id": key, **copy})
            truth[key] = person
    rnd.shuffle(rows)
    return rows, truth


def test_planted_duplicates_are_found_without_labels() -> None:
    """Pairwise F1 of the clusters at the default cut."""
    rows, truth = people(300)
    clusters = resolve(rows, id_column="id").clusters
    quality = pairwise((truth[key], clusters[key]) for key in truth)
    assert quality.precision > 0.98
    assert quality.recall > 0.95


def test_order_of_rows_and_tables_changes_nothing() -> None:
    """Reversed rows, and rows cut into two tables the other way round."""
    rows, _ = people(120)
    one = resolve(rows, id_column="id")
    two = resolve([rows[70:][::-1], rows[:70]], id_column="id")
    assert one.clusters == two.clusters
    assert one.pairs.equals(two.pairs)


def test_reasons_add_up_to_the_pair() -> None:
    """``why`` says in parts what ``pairs`` says in one figure, also for pairs nobody proposed."""
    rows, _ = people(80)
    outcome = resolve(rows, id_column="id")
    for row in outcome.pairs.to_pylist()[:25]:
        answer = outcome.why(row["right"], row["left"])
        assert sum(reason.bits for reason in answer.reasons) == answer.bits == row["bits"]
        assert answer.probability == pytest.approx(row["probability"])
    ids = sorted(outcome.clusters)
    stranger = outcome.why(ids[0], ids[-1])
    assert stranger.bits < 0
    assert not stranger.together
    with pytest.raises(NotFoundError):
        outcome.why(ids[0], "nobody")


def test_count_never_grants_a_level() -> None:
    """A range over methods, whatever level is asked for."""
    rows, _ = people(200)
    count = resolve(rows, id_column="id").count(0.9)
    assert count.level is None
    assert count.asked == 0.9
    assert count.low <= 200 <= count.high + 10
    assert "%" not in count.method
    assert "not audited" in count.method


def test_one_per_table_links_two_registers() -> None:
    """No cluster takes two records of one table."""
    rows, truth = people(150)
    first, second, seen = [], [], set()
    for row in rows:
        (second if truth[row["id"]] in seen else first).append(row)
        seen.add(truth[row["id"]])
    outcome = resolve([first, second], id_column="id", spec=Spec(one_per_table=True))
    source = {row["id"]: 1 for row in first} | {row["id"]: 2 for row in second}
    taken = [(cluster, source[key]) for key, cluster in outcome.clusters.items()]
    assert len(taken) == len(set(taken))
    joined = pairwise((truth[key], cluster) for key, cluster in outcome.clusters.items())
    assert joined.f1 > 0.9


def test_arrow_tables_frames_and_rows_are_the_same_table() -> None:
    """Anything with columns, or dicts."""
    rows, _ = people(30)
    table = pa.Table.from_pylist(rows)

    class Frame:
        """What a data frame offers."""

        columns = tuple(table.column_names)

        def __getitem__(self, name):
            return table.column(name).to_pylist()

    expected = resolve(rows, id_column="id").clusters
    assert resolve(table, id_column="id").clusters == expected
    assert resolve(Frame(), id_column="id").clusters == expected


@pytest.mark.parametrize(
    ("tables", "what"),
    [
        pytest.param([], "no table", id="nothing"),
        pytest.param([[{"x": 1}]], "id column", id="no-id-column"),
        pytest.param([[{"id": "a"}, {"id": ""}]], "no id", id="missing-id"),
        pytest.param([[{"id": "a"}, {"id": "a"}]], "twice", id="id-twice"),
        pytest.param([[1, 2]], "neither columns nor rows", id="numbers"),
    ],
)
def test_what_cannot_be_resolved_is_refused(tables, what) -> None:
    """One clear error, without values."""
    with pytest.raises(UsageError, match=what):
        resolve(tables, id_column="id")


def test_a_field_nobody_has_and_too_many_fields_are_refused() -> None:
    """Fields must be columns; a pattern has room for 15."""
    rows = [
        {"id": "a", **{f"c{i}": str(i) for i in range(16)}},
        {"id": "b", **{f"c{i}": "x" for i in range(16)}},
    ]
    with pytest.raises(UsageError, match="no table"):
        resolve(rows, id_column="id", spec=Spec(fields=(Field(name="zz", type=FieldType.TEXT),)))
    many = Spec(fields=tuple(Field(name=f"c{i}", type=FieldType.TEXT) for i in range(16)))
    with pytest.raises(UsageError, match="too many"):
        resolve(rows, id_column="id", spec=many)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([], id="empty"),
        pytest.param([{"id": "a", "name": "Olga"}], id="one"),
        pytest.param([{"id": str(i), "name": None} for i in range(5)], id="all-null"),
        pytest.param([{"id": str(i), "name": "Olga"} for i in range(5)], id="constant"),
        pytest.param([{"id": str(i), "v": f"value{i * 7919}"} for i in range(5)], id="all-different"),
        pytest.param([{"id": str(i), "v": "x" * 100_000 + str(i)} for i in range(3)], id="huge-cells"),
    ],
)
def test_thin_tables_give_an_honest_nothing(rows) -> None:
    """No hang, no error: every record alone, no pair likely, and a reason list that may be empty."""
    outcome = resolve([rows], id_column="id")
    assert outcome.clusters == {str(row["id"]): str(row["id"]) for row in rows}
    assert all(p < 0.5 for p in outcome.pairs.column("probability").to_pylist())
    assert outcome.count().low <= len(rows) <= outcome.count().high
    if len(rows) > 1:
        assert outcome.why("0", "1").bits <= 0


def test_ids_that_tables_repeat_are_numbered() -> None:
    """``1:7`` and ``2:7`` are two records."""
    rows = [{"id": 7, "name": "Olga Petrenko"}, {"id": 8, "name": "Rico Salas"}]
    assert read_tables([rows, rows], "id").ids == ("1:7", "1:8", "2:7", "2:8")


def test_cells_become_text() -> None:
    """Numbers lose a false decimal, times keep the day, missing marks are missing."""
    cells = [
        7.0,
        7.5,
        float("nan"),
        None,
        "NaN",
        " x ",
        datetime(2001, 2, 3, 4, tzinfo=UTC),
        date(2001, 2, 3),
        True,
    ]
    table = read_tables([[{"id": i, "v": cell} for i, cell in enumerate(cells)]], "id")
    expected = ("7", "7.5", "", "", "", "x", "2001-02-03", "2001-02-03", "True")
    assert table.columns["v"] == expected


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        pytest.param("contact", ["a@example.org", "b@example.net"], FieldType.EMAIL, id="email"),
        pytest.param("dob", ["2001-02-03", "1999/12/31"], FieldType.DATE, id="date"),
        pytest.param("geboren", ["31.12.1999", "03.02.2001"], FieldType.DATE, id="day-first"),
        pytest.param("mobile_phone", ["+44 7700 900123", "0770 0900 124"], FieldType.PHONE, id="phone"),
        pytest.param("zip", ["12345", "23456"], FieldType.POSTCODE, id="postcode"),
        pytest.param("surname", ["Salas", "Petrenko"], FieldType.NAME, id="name"),
        pytest.param("sex", ["m", "f"] * 50, FieldType.CATEGORY, id="category"),
        pytest.param("licence", ["X81-22", "Y77-91"], FieldType.ID, id="id"),
        pytest.param("remarks", ["tall man", "walks a dog"], FieldType.TEXT, id="text"),
        pytest.param("empty", ["", ""], FieldType.IGNORE, id="empty"),
        pytest.param("constant", ["x", "x"], FieldType.IGNORE, id="constant"),
    ],
)
def test_types_are_told_from_values(name, values, expected) -> None:
    """A table of columns as they come."""
    assert infer_type(name, values) is expected


def test_columns_that_repeat_others_are_left_out_or_compared_exactly() -> None:
    """A full name beside its parts says nothing new; an address made of the name is equal or not."""
    columns = {
        "full": ("Olga Petrenko", "Rico Salas", "Mei Tanaka"),
        "first_name": ("Olga", "Rico", "Mei"),
        "last_name": ("Petrenko", "Salas", "Tanaka"),
        "mail": ("petrenko1@example.org", "salas9@example.org", "tanaka4@example.org"),
    }
    spec = infer_spec(columns)
    assert [(f.name, f.exact_only) for f in spec.fields] == [
        ("first_name", False),
        ("last_name", False),
        ("mail", True),
    ]


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        (FieldType.DATE, "31.12.1999", "19991231"),
        (FieldType.DATE, "12/31/1999", "19991231"),
        (FieldType.DATE, "soon", ""),
        (FieldType.PHONE, "+44 (0)7700 900123", "700900123"),
        (FieldType.EMAIL, " A.B@Example.ORG", "a.b@example.org"),
        (FieldType.POSTCODE, "SW1A 1AA", "sw1a1aa"),
        (FieldType.NAME, "Müller-Łukasz", "muller lukasz"),
    ],
)
def test_comparable_forms(kind, raw, expected) -> None:
    """One form for many spellings."""
    assert normalise(raw, kind) == expected


@given(st.text(max_size=30))
def test_plain_date_reads_or_refuses(text: str) -> None:
    """Eight digits or nothing."""
    found = plain_date(text)
    assert found == "" or (len(found) == 8 and found.isascii() and found.isdigit())


def level(kind: FieldType, left: str, right: str) -> int:
    """The level of one pair."""
    column = encode(Field(name="v", type=kind), (left, right))
    return int(compare(column, column.codes[:1], column.codes[1:])[0])


@pytest.mark.parametrize(
    ("kind", "left", "right", "expected"),
    [
        (FieldType.NAME, "olga", "", 0),
        (FieldType.NAME, "olga", "olag", NEAR),
        (FieldType.NAME, "olga", "o", INITIAL),
        (FieldType.NAME, "anna maria", "maria anna", ALIKE),
        (FieldType.NAME, "petrenko", "petranco", ALIKE),
        (FieldType.NAME, "catherine", "katherina", FAINT),
        (FieldType.NAME, "olga", "femi", ELSE),
        (FieldType.DATE, "2001-02-03", "2001-02-04", NEAR),
        (FieldType.DATE, "2001-02-03", "2001-03-02", ALIKE),
        (FieldType.DATE, "2001-02-03", "1987-02-03", ALIKE),
        (FieldType.DATE, "2001-02-03", "2011-02-08", INITIAL),
        (FieldType.DATE, "2001-02-03", "2001-11-27", FAINT),
        (FieldType.DATE, "2001-02-03", "1987-11-27", ELSE),
        (FieldType.POSTCODE, "ls11aa", "ls11ab", NEAR),
        (FieldType.POSTCODE, "ls11aa", "ls1 9zz", ALIKE),
        (FieldType.PHONE, "07700900123", "07700904445", ALIKE),
        (FieldType.EMAIL, "a@example.org", "a@example.ort", NEAR),
        (FieldType.EMAIL, "a@example.org", "b@elsewhere.net", ELSE),
        (FieldType.CATEGORY, "m", "n", ELSE),
    ],
)
def test_levels(kind, left, right, expected) -> None:
    """Each type's levels on one pair, in both directions."""
    assert level(kind, left, right) == expected
    assert level(kind, right, left) == expected


def test_equal_values_have_a_level_by_frequency() -> None:
    """One of two is rarer than one of twenty."""
    column = encode(Field(name="v", type=FieldType.TEXT), ("rare", "rare", *(["common"] * 20)))
    rare, common = (int(compare(column, column.codes[i : i + 1], column.codes[i : i + 1])[0]) for i in (0, 5))
    assert 1 <= rare < common <= 6


def test_components_are_bounded_and_cut() -> None:
    """A chain of 300 weak links does not become one cluster of 300."""
    size = 300
    left, right = np.arange(size - 1), np.arange(1, size)
    bits = np.full(size - 1, 2.0)

    def score(a, b):
        return np.where(np.abs(a - b) == 1, 2.0, -9.0)

    labels = cluster_pairs(size, left, right, bits, score)
    assert max(np.bincount(labels)) <= 3


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST), st.integers(0, 3)), max_size=25))
def test_any_small_table_is_resolved(rows) -> None:
    """Every id gets one cluster, named by a member."""
    table = [
        {"id": i, "first_name": a, "last_name": b, "code": f"{c}7{c}"} for i, (a, b, c) in enumerate(rows)
    ]
    clusters = resolve([table], id_column="id").clusters
    assert set(clusters) == {str(i) for i in range(len(rows))}
    assert set(clusters.values()) <= set(clusters)


def test_historical_people_without_labels(shared) -> None:
    """Some whole clusters of a public benchmark; the usual tool reaches .84 on all of it."""
    table = pq.read_table(shared / "er" / "historical_dev.parquet")
    kept = sorted(set(table.column("cluster").to_pylist()))[:150]
    rows = [row for row in table.to_pylist() if row["cluster"] in set(kept)]
    truth = {row["unique_id"]: row.pop("cluster") for row in rows}
    opaque = {key: f"{random.Random(key).randrange(10**12):012d}" for key in truth}
    for row in rows:
        row["unique_id"] = opaque[row["unique_id"]]
    clusters = resolve(rows, id_column="unique_id").clusters
    assert pairwise((truth[key], clusters[opaque[key]]) for key in truth).f1 > 0.84
