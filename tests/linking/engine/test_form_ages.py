"""Ages are near where they differ by the years between two records."""

import numpy as np
import pyarrow as pa
import pytest

from strikeback.linking.engine.form_ages import age_of, ages_form
from strikeback.linking.engine.kernels_levels import patterns_of
from strikeback.linking.engine.levels import ALIAS, ELSE
from strikeback.linking.engine.prepared import prepare
from strikeback.linking.engine.records import encode
from strikeback.linking.engine.spec import Field, FieldType, Spec
from strikeback.linking.engine.tables import read_tables


@pytest.mark.parametrize("text", ["38", "038", " 38.0", "38 years", "38歳", "38 Jahre", "38 y.o."])
def test_words_and_signs_for_years_are_left_away(text: str) -> None:
    """The number alone is compared, with the years beside it."""
    main, near = ages_form(pa.array([text], pa.large_string()))
    assert (main.to_pylist(), near) == (["38"], {0: ("37", "39")})


@pytest.mark.parametrize("text", ["138", "unknown", "8-3", "3-88", "-1", ""])
def test_what_is_no_age_of_a_person_is_missing(text: str) -> None:
    """Nothing is read from it."""
    assert age_of(text) is None
    main, near = ages_form(pa.array([text], pa.large_string()))
    assert (main.to_pylist(), near) == ([""], {})


def test_ages_at_most_two_years_apart_are_near() -> None:
    """Equal; one or two years apart, as records of different years are; more."""
    rows = [{"id": str(n), "age": age} for n, age in enumerate(["38", "38", "39", "40", "41", "83"])]
    tables = read_tables(rows, "id")
    spec = Spec(fields=(Field(name="age", type=FieldType.AGE),))
    records = encode(prepare(tables, spec), tables.digest, tables.source)
    place = {key: row for row, key in enumerate(tables.ids.to_pylist())}
    others = np.array([place[str(other)] for other in range(1, 6)])
    packed = patterns_of(records.book, np.full(5, place["0"]), others)
    assert packed.tolist() == [1, ALIAS, ALIAS, ELSE, ELSE]
