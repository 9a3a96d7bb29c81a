"""The engine for any table: right on planted truth, the same in any order, explained, refusing nonsense."""

import random

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.linking import resolve
from strikeback.linking.engine.form_bytes import cells
from strikeback.linking.engine.spec import Field, FieldType, Spec
from strikeback.linking.engine.tables import read_tables
from strikeback.linking.quality import pairwise
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


def wide_people(count: int) -> list[dict[str, str]]:
    """The register with a phone and an account of each person, five fields and more."""
    rows, truth = people(count)
    for row in rows:
        person = truth[row["id"]]
        row["phone"] = f"+44 7700 9{person * 7919 % 100_000:05d}"
        row["handle"] = f"user{person * 104_729 % 1_000_003}x"
    return rows


def test_count_is_the_models_figure_and_never_grants_a_level() -> None:
    """Where the model of counting may stand alone its figure holds the truth, labelled as what it is."""
    count = resolve(wide_people(120), id_column="id").count(0.9)
    assert (count.level, count.asked, count.why) == (None, 0.9, ())
    assert count.low <= 120 <= count.high
    assert count.high - count.low < 20
    assert count.method == "model-based, assumes at most 2% model error, not audited"


@pytest.mark.parametrize(
    ("number", "why"),
    [
        pytest.param(40, "fewer than 5 fields", id="few fields: the model is one method among others"),
        pytest.param(300, "over 250 people", id="many people: the model is not even asked"),
    ],
)
def test_a_count_the_model_may_not_give_is_a_range(number: int, why: str) -> None:
    """Methods side by side, the reason said, and no level in the text."""
    count = resolve(people(number)[0], id_column="id").count(0.9)
    assert count.method == "range over methods, not audited"
    assert any(why in text for text in count.why)
    assert count.low <= number <= count.high + number // 20
    assert "90" not in count.method
    assert any("model" in name for name, _ in count.figures) == (number == 40)


def test_the_model_is_not_asked_about_people_with_many_records_each() -> None:
    """Over four records a person it was not measured."""
    rows = [{**row, "id": f"{row['id']}-{copy}"} for row in people(8)[0] for copy in range(6)]
    count = resolve(rows, id_column="id").count()
    assert any("more records each" in text for text in count.why)
    assert count.low <= 8 <= count.high


def test_exact_copies_follow_the_record_that_stands_for_them() -> None:
    """One row 60 times is one thing: in one cluster, in no pair, explained, and no teacher of the others."""
    rows = wide_people(100)
    copies = [{**rows[0], "id": f"copy {n:02d}"} for n in range(60)]
    alone, all_ = resolve(rows, id_column="id"), resolve([*rows, *copies], id_column="id")
    clusters = all_.clusters
    named = {rows[0]["id"], *(copy["id"] for copy in copies)}
    assert len({clusters[key] for key in named}) == 1
    assert len(clusters) == len(rows) + 60
    assert {key: name for key, name in clusters.items() if key not in named and name not in named} == {
        key: name
        for key, name in alone.clusters.items()
        if key not in named and name not in {rows[0]["id"], alone.clusters[rows[0]["id"]]}
    }
    assert all_.pairs.num_rows == alone.pairs.num_rows
    assert dict(zip(*all_.membership.to_pydict().values(), strict=True)) == clusters
    assert all_.row_of("copy 03") == all_.row_of("copy 59")
    answer = all_.why("copy 03", "copy 59")
    assert answer.together
    assert answer.bits == sum(reason.bits for reason in answer.reasons) > 0


def test_one_per_table_keeps_copies_apart() -> None:
    """Where no table holds anybody twice, equal rows are different people."""
    row = wide_people(3)[0]
    rows = [{**row, "id": f"{n}"} for n in range(60)]
    outcome = resolve([rows, wide_people(10)], id_column="id", spec=Spec(one_per_table=True))
    assert outcome.copy_of == {}
    assert len({outcome.clusters[f"{n}"] for n in range(60)}) == 60


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
    assert resolve(table.to_pydict(), id_column="id").clusters == expected
    assert resolve(table.to_batches()[0], id_column="id").clusters == expected


def test_lists_in_a_data_frame_are_lists() -> None:
    """A list that a frame holds as an array gives the cell that Arrow's list gives."""
    listed = np.empty(2, dtype=object)
    listed[:] = [np.array(["a", "b"]), None]
    assert cells(listed)[0].to_pylist() == cells(pa.array([["a", "b"], None]))[0].to_pylist()


@pytest.mark.parametrize(
    ("tables", "what"),
    [
        pytest.param([], "no table", id="nothing"),
        pytest.param([[{"x": 1}]], "id column", id="no-id-column"),
        pytest.param([[{"id": "a"}, {"id": ""}]], "no id", id="missing-id"),
        pytest.param([[{"id": "a"}, {"id": "a"}]], "twice", id="id-twice"),
        pytest.param([[1, 2]], "neither columns nor rows", id="numbers"),
        pytest.param({"id": ["a", "b"], "x": ["1"]}, "different lengths", id="uneven-columns"),
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
    with pytest.raises(UsageError, match="at once"):
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
    assert sorted(read_tables([rows, rows], "id").ids.to_pylist()) == ["1:7", "1:8", "2:7", "2:8"]


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
    assert pairwise((truth[key], clusters[opaque[key]]) for key in truth).f1 > 0.93
