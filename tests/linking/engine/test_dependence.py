"""One name in two columns counts once."""

import random

import pytest

from linking.engine.register import register, slipped
from strikeback.linking.engine import run
from strikeback.linking.engine.dependence import MOST, said_twice
from strikeback.linking.engine.explain_pair import explain_pair
from strikeback.linking.engine.model import GRAIN
from strikeback.linking.engine.prepared import prepare
from strikeback.linking.engine.records import Records, encode
from strikeback.linking.engine.spec import Field, FieldType, Spec
from strikeback.linking.engine.tables import read_tables


def coded(rows: list[dict[str, str]], **types: FieldType) -> Records:
    """The rows ready for comparison."""
    tables = read_tables(rows, "id")
    spec = Spec(fields=tuple(Field(name=name, type=kind) for name, kind in types.items()))
    return encode(prepare(tables, spec), tables.digest, tables.source)


def twofold(people: int = 120) -> list[dict[str, str]]:
    """A register with the full name in one column and, spelt with slips, in another."""
    chance = random.Random(5)
    rows = register(people)
    for row in rows:
        full = f"{row['given']} {row['family']}"
        row["local"] = full
        row["latin"] = slipped(chance, full)
    return rows


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        pytest.param(
            {"latin": FieldType.NAME, "local": FieldType.NAME, "born": FieldType.DATE}, {0: 1}, id="spellings"
        ),
        pytest.param(
            {"local": FieldType.NAME, "given": FieldType.GIVEN, "family": FieldType.FAMILY}, {1: 0, 2: 0},
            id="full name and parts",
        ),
        pytest.param(
            {"given": FieldType.GIVEN, "family": FieldType.FAMILY, "born": FieldType.DATE}, {}, id="parts"
        ),
    ],
)  # fmt: skip
def test_a_column_that_says_the_same_name_follows_from_the_other(
    types: dict[str, FieldType], expected: dict[int, int]
) -> None:
    """The one with fewer spellings stands, or the one that holds the other; different names stand both."""
    assert said_twice(coded(twofold(), **types)) == expected


def test_thirty_records_must_show_it() -> None:
    """A few records with both columns tell nothing."""
    rows = [{**row, "latin": row["latin"] if n < 20 else ""} for n, row in enumerate(twofold())]
    assert said_twice(coded(rows, latin=FieldType.NAME, local=FieldType.NAME)) == {}


def test_the_second_column_adds_next_to_nothing_where_the_first_agrees() -> None:
    """Two records with the same name twice: its second column is worth at most two tenths of a bit."""
    rows = twofold(200)
    records = coded(rows, latin=FieldType.NAME, local=FieldType.NAME, born=FieldType.DATE)
    model = run.train(records)
    latin = next(field for field in model.fields if field.name == "latin")
    assert latin.follows == "local"
    assert max(latin.given) < 0.2 * GRAIN < 5 * GRAIN < max(latin.weights)
    local = records.book.codes[:, 1]
    first, other = next(
        (n, m) for n in range(len(rows)) for m in range(n) if local[n] == local[m] and local[n] > 0
    )
    why = {reason.field: reason for reason in explain_pair(records, model, other, first).fields}
    assert why["latin"].follows == "local"
    assert MOST < 1


def test_a_child_does_not_follow_from_its_parent() -> None:
    """They share the family name: a child's name is its own, a column of family names is the parent's."""
    rows = [
        {**row, "child": f"{row['given']} {row['family']}", "parent": f"Osvald{n % 97} {row['family']}"}
        for n, row in enumerate(register(150))
    ]
    assert said_twice(coded(rows, child=FieldType.NAME, parent=FieldType.NAME)) == {}
    assert said_twice(coded(rows, family=FieldType.FAMILY, parent=FieldType.NAME)) == {0: 1}
