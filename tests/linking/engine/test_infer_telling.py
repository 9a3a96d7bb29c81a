"""Columns that belong to the record rather than to the thing are found by their values, and only they."""

import random
from typing import Any

import pytest

from strikeback.linking.engine.infer import infer
from strikeback.linking.engine.infer_telling import Asked, Told, told_by_pairs
from strikeback.linking.engine.prepared import prepare
from strikeback.linking.engine.spec import Field, FieldType, Spec
from strikeback.linking.engine.tables import read_tables

SYLLABLES = ("ka", "lo", "mi", "ne", "ru", "sa", "te", "vo", "wi", "ze", "dra", "plo", "sti", "gru", "fen")


def word(chance: random.Random, parts: int = 3) -> str:
    """A made-up word."""
    return "".join(chance.choice(SYLLABLES) for _ in range(parts)).title()


def day(chance: random.Random, first: int = 2015, last: int = 2024) -> str:
    """A date."""
    return f"{chance.randrange(first, last)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"


def firms(things: int, seed: int = 1) -> dict[str, list[Any]]:
    """Firms, half of them twice; ``seen`` is drawn for each row, ``founded`` belongs to the firm."""
    chance = random.Random(seed)
    rows = []
    for number in range(things):
        own = {
            "company": f"{word(chance)} {word(chance)} Ltd",
            "street": f"{chance.randrange(1, 200)} {word(chance)} Road",
            "account": f"{chance.randrange(10**9, 10**10)}",
            "founded": day(chance, 1950, 2010),
            "currency": chance.choice(("EUR", "EUR", "GBP")),
        }
        rows += [
            {
                **own,
                "seen": day(chance),
                "officer": f"Q{chance.randrange(200)}",
                "amount": str(100 * chance.randrange(1, 300)),
            }
            for _ in range(1 + number % 2)
        ]
    chance.shuffle(rows)
    return {name: [row[name] for row in rows] for name in rows[0]}


def asked(table: dict[str, list[str]]) -> dict[str, Asked]:
    """Columns whose forms are their texts in small letters."""

    def forms_of(values: list[str]) -> Any:
        return lambda rows: [(values[row].lower(),) for row in rows]

    return {name: Asked(values, forms_of(values)) for name, values in table.items()}


@pytest.mark.parametrize("things", [100, 400, 2_000], ids=["whole table", "folded", "many"])
def test_what_belongs_to_the_record_is_left_out(things: int) -> None:
    """Whatever it is called: a date of entry, an officer, an amount; a date of the firm stays."""
    table = firms(things)
    heads = {"seen": "c1", "officer": "c2", "amount": "c3", "founded": "c4"}
    spec = infer({heads.get(name, name): values for name, values in table.items()})
    kept = {field.name for field in spec.compared}
    assert {"company", "street", "account", "c4"} <= kept
    assert not {"c1", "c2", "c3"} & kept
    (one,) = [field for field in spec.fields if field.name == "c1"]
    assert one.why.startswith("tells nothing")


def test_codes_of_no_meaning_do_not_crowd_out() -> None:
    """Twenty columns of random codes in a small table: all go, and nothing else does."""
    chance = random.Random(5)
    table = firms(45)
    rows = len(table["company"])
    noise = {f"k{n}": [f"v{chance.randrange(30)}" for _ in range(rows)] for n in range(20)}
    table = {name: table[name] for name in ("company", "street", "account", "founded")}
    assert {field.name for field in infer({**noise, **table}).compared} == set(table)


def test_without_anything_repeated_nothing_is_said() -> None:
    """In a table of different things no column is left out for it."""
    chance = random.Random(2)
    table = {name: [day(chance) if name == "d" else word(chance, 4) for _ in range(400)] for name in "abd"}
    assert told_by_pairs(asked(table))[1] == []


def test_values_that_are_only_alike_stay() -> None:
    """Names that are never written the same twice still tell: they are alike where others are not."""
    table = firms(300)
    seen: dict[str, int] = {}
    names = []
    for name in table["company"]:
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else name.replace("a", "aa", 1).replace("o", "oo", 1) + "x")
    columns = {"name": names, "street": table["street"], "account": table["account"]}
    told, nothing = told_by_pairs(asked(columns))
    assert told["name"].agreed < 30
    assert nothing == []


@pytest.mark.parametrize(
    ("pairs", "agreed", "chance", "nothing"),
    [
        (9, 0, 0.001, False),
        (10, 0, 0.001, True),
        (10, 2, 0.001, False),
        (1_000, 1, 0.001, True),
        (1_000, 900, 0.5, False),
        (1_000, 510, 0.5, True),
        (20, 12, 0.5, False),
        (1_000, 30, 0.0001, False),
    ],
)
def test_when_a_column_tells_nothing(pairs: int, agreed: int, chance: float, *, nothing: bool) -> None:
    """By arithmetic: (1 - .3)^10 is less than .05; two in ten at one in a thousand is no chance."""
    assert Told(pairs, agreed, chance).nothing(0.05) is nothing


def test_the_order_of_columns_does_not_matter() -> None:
    """The same is said whatever comes first."""
    table = firms(300)
    turned = dict(reversed(table.items()))
    assert set(told_by_pairs(asked(table))[1]) == set(told_by_pairs(asked(turned))[1])
    assert FieldType.IGNORE in {field.type for field in infer(table).fields}


@pytest.mark.parametrize(("kind", "role"), [(FieldType.ORGANISATION, 1), (FieldType.NAME, 2)])
def test_households_are_of_people(kind: FieldType, role: int) -> None:
    """A date tells members of a household apart where a field names people, and things where none does."""
    tables = read_tables(
        [{"id": "1", "who": "Adler", "since": "1990-01-02"}, {"id": "2", "who": "Falk"}], "id"
    )
    fields = (Field(name="who", type=kind), Field(name="since", type=FieldType.DATE))
    assert prepare(tables, Spec(fields=fields))[1].role == role


def test_dates_written_in_two_ways_stay() -> None:
    """Dates that two habits of writing never make equal as texts are compared by their forms."""
    table = firms(300)
    first: set[str] = set()
    for row, account in enumerate(table["account"]):
        if account in first:
            year, month, date = table["founded"][row].split("-")
            table["founded"][row] = f"{date}/{month}/{year}"
        first.add(account)
    assert {"founded"} <= {field.name for field in infer(table).compared}
