"""A second recipe of people, with truth: ``python benchmarks/recipe.py N OUT.parquet SEED [--kind K]``.

Seeds 1-3 judge: never look at them while changing the engine. Seeds from 101 are for tuning.

It shares no code, list or corruption model with the synthetic set of the linking yardstick. There every
person writes one clean record and damage comes a field at a time; here everybody has a life (houses shared
with others, phones, accounts and handles that come and go, several spellings of a name), six offices write
records in their own manner (columns they do not ask for, layouts of dates, spelling of phones, scripts), and
a record is written well or badly as a whole. Names are of nine cultures in four scripts, from short lists
written for this file out of general knowledge; parts are combined, so that frequencies have a long tail.

Columns: ``unique_id`` (opaque), ``cluster`` (the truth), then per kind

* ``mixed``: given, family, born, msisdn, mail, user, profile, street, zip, city, ctry, passport, account,
  office, note; all cultures
* ``west``, ``asia``: the same columns, some of the cultures
* ``thin``: name, born, msisdn, city; about 40 % missing
* ``people``: given, family, born, street, zip, city, msisdn, mail, ctry; nearly all in a household, with
  twins and sons named after fathers

30-40 % of the cells are missing. One to eight records a person, two on average. Phones are of ranges kept
for fiction where a country has some, mail is at example domains. Equal arguments give equal bytes.
"""

import argparse
import json
from itertools import accumulate
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from recipe_names import CULTURES, R
from recipe_people import Person, household
from recipe_writing import COLUMNS, KIND_COLUMNS, record

KINDS = {
    "mixed": tuple(CULTURES),
    "west": ("west", "span"),
    "asia": ("phil", "indo", "hong", "main", "kore", "malay", "arab"),
    "thin": tuple(CULTURES),
    "people": tuple(CULTURES),
}

SIZES = (0.55, 0.20, 0.10, 0.06, 0.04, 0.025, 0.015, 0.01)
"""Chances of one to eight records."""


def make(size: int, seed: int, kind: str = "mixed") -> pa.Table:
    """Return ``size`` records, shuffled, with opaque ids and the truth."""
    chance = R(f"{kind}:{seed}")
    names = KINDS[kind]
    sums = list(accumulate(CULTURES[name].share for name in names))
    rows: list[tuple[int, dict[str, str | None]]] = []
    known: list[Person] = []
    while len(rows) < size:
        people = household(chance, known, names, sums, 0.95 if kind == "people" else 0.3)
        for person in people:
            times = chance.choices(range(1, 9), SIZES)[0]
            rows.extend((person.number, record(chance, person, kind)) for _ in range(times))
        known.extend(people)
    del rows[size:]
    chance.shuffle(rows)
    marks = list(range(36**4, 36**4 + 9 * size))
    ids = chance.sample(marks, size)
    columns: dict[str, Any] = {
        "unique_id": [f"p{number}" for number in ids],
        "cluster": [number for number, _ in rows],
    }
    for name in KIND_COLUMNS.get(kind, COLUMNS):
        columns[name] = pa.array([row[name] for _, row in rows], pa.string())
    return pa.table(columns)


def main() -> None:
    """Write one set and say what it is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("size", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("seed", type=int)
    parser.add_argument("--kind", choices=list(KINDS), default="mixed")
    chosen = parser.parse_args()
    table = make(chosen.size, chosen.seed, chosen.kind)
    pq.write_table(table, chosen.out)
    empty = sum(column.null_count for column in table.columns[2:]) / max(
        1, table.num_rows * (table.num_columns - 2)
    )
    people = len(set(table["cluster"].to_pylist()))
    print(
        json.dumps(
            {"records": table.num_rows, "people": people, "missing": round(empty, 3), "kind": chosen.kind}
        )
    )


if __name__ == "__main__":
    main()
