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


@pytest.mark.parametrize(
    ("kind", "cell", "forms"),
    [
        ("phone", "0812-345-678 / 0857-111-2222", ("812345678", "8571112222")),
        ("phone", "555-0100, 555-0101", ("5550100", "5550101")),
        ("phone", "030/1234567", ("301234567",)),
        ("email", "ann@example.org; b@example.org", ("ann@example.org", "b@example.org")),
        ("email", "ann@example.org and b@example.org", ("ann@example.org", "b@example.org")),
        ("handle", "@luna / @moon", ("luna", "moon")),
        ("handle", "t.me/okapi77", ("okapi77",)),
        ("id", "AB 12345\nCD 99887", ("ab12345", "cd99887")),
        ("id", "12/345", ("12345",)),
        ("date", "1956 or 1957", ("19560000", "19570000")),
        ("country", "Syria / Turkey", ("sy", "tr")),
        ("country", "Bosnia and Herzegovina", ("ba",)),
        ("country", "Trinidad and Tobago", ("tt",)),
        ("place", "Hill Rd 3 / Flat 4", ("hill rd 3 flat 4",)),
    ],
    ids=str,
)
def test_values_with_signs_or_words_between(kind: str, cell: str, forms: tuple[str, ...]) -> None:
    """Each of several values is a form of the cell; a sign within one value parts nothing."""
    assert prepare(Field(name="c", type=FieldType(kind)), [cell]).forms == [forms]


def test_each_number_of_a_cell_follows_the_country_beside_it() -> None:
    """Numbers in one cell are read by the habit of its row."""
    field = Field(name="tel", type=FieldType.PHONE, beside=("country",))
    columns = {"tel": ["020 7946 0018 / 07700 900123", "020 7946 0018"], "country": ["GB", "GB"]}
    found = prepare(field, columns["tel"], columns)
    assert found.forms == [("2079460018", "7700900123"), ("2079460018",)]
