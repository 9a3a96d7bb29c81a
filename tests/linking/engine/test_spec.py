"""Specifications: saved, read back, edited, shown, refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.linking.engine.spec import (
    KINDS,
    Field,
    FieldType,
    Kind,
    Spec,
    dump_spec,
    load_spec,
    show_spec,
)
from strikeback.model.errors import UsageError

TEXT = st.text(max_size=12)
FIELDS = st.builds(
    Field,
    name=st.text(min_size=1, max_size=12),
    type=st.sampled_from(FieldType),
    exact_only=st.booleans(),
    column=TEXT,
    beside=st.lists(TEXT, max_size=2).map(tuple),
    also=st.lists(TEXT, max_size=2).map(tuple),
    order=st.sampled_from(["", "dmy", "mdy", "ymd", "dmy/mdy"]),
    region=st.sampled_from(["", "GB", "HK"]),
    by=TEXT,
    habits=st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
    missing=st.lists(TEXT, max_size=2).map(tuple),
    confidence=st.floats(0, 1),
    why=TEXT,
)


@given(fields=st.lists(FIELDS, max_size=4, unique_by=lambda field: field.name), one=st.booleans())
def test_a_specification_reads_back_as_it_was_written(*, fields: list[Field], one: bool) -> None:
    """The file holds everything."""
    spec = Spec(fields=tuple(fields), one_per_table=one)
    assert load_spec(dump_spec(spec)) == spec


def test_a_short_file_written_by_hand_is_enough() -> None:
    """Names and types; all else has defaults."""
    data = b'{"version": 1, "fields": [{"name": "born", "type": "date", "order": "mdy"}]}'
    spec = load_spec(data)
    assert spec.fields == (Field(name="born", type=FieldType.DATE, order="mdy"),)
    assert spec.fields[0].source == "born"
    assert spec.fields[0].confidence == 1.0


@pytest.mark.parametrize(
    ("data", "what"),
    [
        pytest.param(b"born: date", "no specification", id="not JSON"),
        pytest.param(
            b'{"version": 1, "fields": [{"name": "a", "type": "dates"}]}', "dates", id="unknown type"
        ),
        pytest.param(
            b'{"version": 1, "fields": [{"name": "a", "type": "id", "exact": 1}]}', "exact", id="slip"
        ),
        pytest.param(b'{"version": 9, "fields": []}', "newer", id="newer"),
        pytest.param(b'{"fields": []}', "version", id="no version"),
        pytest.param(b"\xff\xfe", "no specification", id="not text"),
        pytest.param(
            b'{"version": 1, "fields": [{"name": "a", "type": "id"}, {"name": "a", "type": "text"}]}',
            "two fields",
            id="one name twice",
        ),
    ],
)
def test_files_that_mean_nothing_are_refused(data: bytes, what: str) -> None:
    """The error says where and what."""
    with pytest.raises(UsageError, match=what) as caught:
        load_spec(data, "mine.json")
    assert caught.value.where == "mine.json"


def test_every_type_has_a_way_of_comparison() -> None:
    """And equality alone overrides likeness."""
    assert set(KINDS) == set(FieldType)
    assert Field(name="a", type=FieldType.EMAIL).kind is Kind.TEXT
    assert Field(name="a", type=FieldType.EMAIL, exact_only=True).kind is Kind.EXACT


def test_what_is_shown_names_settings_and_reasons() -> None:
    """A row a field."""
    spec = Spec(
        fields=(
            Field(name="born", type=FieldType.DATE, order="mdy", why="dates", confidence=0.9),
            Field(name="tel", type=FieldType.PHONE, by="@table", habits=(("1", "GB"),), beside=("land",)),
            Field(name="x", type=FieldType.IGNORE),
        )
    )
    assert show_spec(spec) == [
        ("born", "date (mdy)", "0.90", "dates"),
        ("tel", "phone (with land, by @table: 1=GB)", "1.00", ""),
        ("x", "ignore", "1.00", ""),
    ]
    assert [field.name for field in spec.compared] == ["born", "tel"]


def test_the_file_is_meant_to_be_read() -> None:
    """Indented JSON; what is usual is left out."""
    text = dump_spec(Spec(fields=(Field(name="a", type=FieldType.ID),))).decode()
    assert json.loads(text)["fields"] == [{"name": "a", "type": "id"}]
    assert len(text.splitlines()) > 5
