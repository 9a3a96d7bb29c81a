"""Cells that hold lists: every value counts."""

import pyarrow as pa
import pytest

from strikeback.linking.engine.form_lists import elements, first_elements
from strikeback.linking.engine.forms import prepare
from strikeback.linking.engine.infer import infer
from strikeback.linking.engine.spec import Field, FieldType

PHONES = pa.array(
    [
        [f"+442079460{n:03d}", f"+442079461{n:03d}"]
        if n % 2
        else ([f"+442079461{n + 1:03d}"] if n % 3 else [])
        for n in range(80)
    ]
)


def test_a_list_of_phones_is_phones() -> None:
    """The column is told by its values, and a number in any place of a list is compared."""
    (field,) = infer({"reach": PHONES}).fields
    assert field.type is FieldType.PHONE
    found = prepare(field, PHONES)
    one, other = (found.forms[found.codes[row]] for row in (5, 4))
    assert len(one) == 2
    assert one[1] == other[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('["a", "b"]', ["a", "b"]),
        ("[1, null, 2.5]", ["1", "2.5"]),
        ("[]", []),
        ("[not json", ["[not json"]),
        ("plain", ["plain"]),
        ('[{"a": 1}, "b"]', ["b"]),
    ],
)
def test_values_of_a_cell(text: str, found: list[str]) -> None:
    """What is no list of plain values is one value, or none."""
    assert elements(text) == found
    assert first_elements(pa.array([text], pa.large_string())).to_pylist() == [(found or [""])[0]]


def test_names_in_lists() -> None:
    """An alias in a list is another form of the name."""
    names = pa.array([["Anna Adler", "Dr. Nana Adler"], ["Nana Adler"]])
    found = prepare(Field(name="n", type=FieldType.NAME), names)
    assert [found.forms[code] for code in found.codes] == [("anna adler", "nana adler"), ("nana adler",)]


def test_records_within_cells_are_not_compared() -> None:
    """A struct is said to be left out, with what to do."""
    (field,) = infer({"c": pa.array([{"a": n} for n in range(40)])}).fields
    assert (field.type, "give their parts columns" in field.why) == (FieldType.IGNORE, True)
