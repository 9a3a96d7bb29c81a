"""The short ways of live linking against the long ones of the engine."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.live_world import model, rows, spec
from strikeback.linking.engine.aliases import of_model
from strikeback.linking.engine.forms import prepare
from strikeback.linking.engine.kernels_levels import patterns_of
from strikeback.linking.engine.keys import digests_of
from strikeback.linking.engine.prepared import prepare as prepare_tables
from strikeback.linking.engine.records import encode
from strikeback.linking.engine.spec import Field, FieldType
from strikeback.linking.engine.tables import read_tables
from strikeback.linking.entity_ids import redirects
from strikeback.linking.live.basis import Basis
from strikeback.linking.live.entries import (
    KEY_BITS,
    Arrival,
    Held,
    block_table,
    blocks_of,
    join,
    joined,
    normalised,
    normalised_one,
    split,
    values_of,
)
from strikeback.linking.live.gathered import gather
from strikeback.linking.live.plain import plain_form
from strikeback.linking.live.settling import _changes, entity_of

ODD = (
    "", "n/a", "None", "Na", "x", "xxx", "aaaa", "Als", "Alias", "Mohd", "Jr", "Bin", "Dr", "Smith",
    "O'Neil", "0000-00-00", "2222-22-22", "1990-13-40", "1900-01-01", "12345678", "123456", "876543210",
    "00000", "0012", "11111", "n0n0", "6123 4567", "61234567", "85261234567", "0085261234567",
    "07700900123", "447700900123", "none@none.com", "No-Reply@example.org", "a.b+c@gmail.com",
    "A@B.example", "x@y", "North Town", "aa aa", "Test", "private number", "unknown", "Mia  S", " Mia",
    "é",
)  # fmt: skip
FIELDS = [
    Field(name="f", type=kind, order=order, region=region, missing=missing)
    for kind in FieldType
    for order, region in (("", ""), ("mdy/dmy", "HK"), ("", "AR"), ("", "GB"))
    for missing in ((), ("smith", "19900101"))
]
SHAPES = st.one_of(
    st.sampled_from(ODD),
    st.from_regex(r"[A-Za-z]{1,12}( [A-Za-z]{1,8}){0,2}", fullmatch=True),
    st.from_regex(r"0{0,3}[0-9]{1,16}", fullmatch=True),
    st.from_regex(r"[A-Za-z0-9]{1,10}", fullmatch=True),
    st.from_regex(r"[a-zA-Z0-9._%+'-]{1,8}@[a-zA-Z0-9-]{1,8}\.(com|org|example|c)", fullmatch=True),
    st.integers(0, 40_000).map(lambda days: (date(1900, 1, 1) + timedelta(days)).isoformat()),
    st.text(max_size=12),
)


@settings(max_examples=400, deadline=None)
@given(text=SHAPES, field=st.sampled_from(FIELDS))
def test_the_short_way_gives_the_form_of_the_long_way(text: str, field: Field) -> None:
    """Or nothing at all, where it is not sure."""
    short = plain_form(field, text.strip()) if text.strip() else None
    if short is not None:
        found = prepare(field, [text])
        assert [short] == found.forms


@pytest.mark.parametrize(
    ("kind", "text", "form"),
    [
        (FieldType.GIVEN, "Maria", "maria"),
        (FieldType.PLACE, "North Town", "north town"),
        (FieldType.DATE, "1990-05-06", "19900506"),
        (FieldType.EMAIL, "A.B@example.org", "a.b@example.org"),
        (FieldType.POSTCODE, "02134", "2134"),
        (FieldType.PHONE, "07700900123", "07700900123".lstrip("0")),
    ],
)
def test_plain_cells_go_the_short_way(kind: FieldType, text: str, form: str) -> None:
    """Those of everyday tables do."""
    found = plain_form(Field(name="f", type=kind), text)
    assert found is not None
    assert found[0] == form


@pytest.mark.parametrize("apart", [False, True])
def test_one_record_is_normalised_as_a_table_is(*, apart: bool) -> None:
    """Cell by cell, however it is spelt."""
    basis = Basis(spec(apart=apart), model(apart=apart))
    arrivals = [
        Arrival(str(row.pop("id")), 0, {k: str(v) for k, v in row.items() if v}) for row in rows(3, 60)
    ]
    assert [normalised_one(basis, one) for one in arrivals] == normalised(basis, arrivals)


def test_a_few_records_are_coded_as_the_engine_codes_all() -> None:
    """Array by array; counts, blocks and scores follow from them."""
    basis = Basis(spec(apart=False), model(apart=False))
    world = rows(4, 40)
    read = read_tables([world], "id")
    fields = prepare_tables(read, basis.spec)
    plain = encode(fields, read.digest, read.source)
    whole = of_model(plain, basis.model)
    assert (_levels(plain) != _levels(whole)).sum() > 5  # variants that the model knows
    ids = read.ids.to_pylist()
    columns = [
        [{**dict(enumerate(joined(field))), -1: ""}[code] for code in field.codes.tolist()]
        for field in fields
    ]
    held = [
        Held(n, ids[n], int(read.digest[n]), 0, tuple(column[n] for column in columns), n, n)
        for n in range(len(ids))
    ]
    counts = {}
    for one in held:
        for _, value in values_of(basis, one.forms):
            counts[value] = counts.get(value, 0) + 1
    for every in (False, True):
        found = gather(
            basis, held, lambda values: {value: counts[value] for value in values}, every=every
        ).records
        for name in whole.book._fields:
            mine, theirs = getattr(found.book, name), getattr(whole.book, name)
            if name in {"codes", "digest", "bins"}:
                continue
            assert mine.dtype == theirs.dtype, name
        again = blocks_of(basis, found)
        assert again == blocks_of(basis, whole)
        assert np.array_equal(_levels(found), _levels(whole))


@pytest.mark.parametrize("apart", [False, True])
def test_blocks_are_those_of_the_engine(*, apart: bool) -> None:
    """Key by key: the engine's digest, with the number of the key above it."""
    basis = Basis(spec(apart=apart), model(apart=apart))
    read = read_tables([rows(8, 60)], "id")
    records = encode(prepare_tables(read, basis.spec), read.digest, read.source)
    table = block_table(basis, records)
    assert table.shape == (60, len(basis.keys))
    for k, key in enumerate(basis.keys):
        digests = digests_of(records, key)
        assert np.array_equal(table[:, k] & ((1 << KEY_BITS) - 1), digests)
        assert {int(block) >> KEY_BITS for block in table[:, k] if block} <= {k}


def _levels(records) -> np.ndarray:
    left, right = np.triu_indices(len(records), 1)
    return patterns_of(records.book, left, right)


@given(main=st.text(max_size=6), others=st.lists(st.text(max_size=6), max_size=3))
def test_forms_in_one_text_come_back(main: str, others: list[str]) -> None:
    """Whatever signs they hold."""
    assert split(join(main, others)) == (main, *others)


def test_the_oldest_name_stays_on_a_merge_and_the_part_that_holds_it_on_a_split() -> None:
    """Names come from the smallest record; what is gone leads to where most of its records are."""
    a, b, c = (entity_of(key) for key in "abc")
    old = {a: ("a", "d"), b: ("b", "c", "e")}
    merged = _changes(old, {a: ("a", "b", "c", "d", "e")})
    assert [(one.entity, one.members, one.into) for one in merged] == [
        (a, ("a", "b", "c", "d", "e"), ""),
        (b, (), a),
    ]
    split_up = _changes({b: ("b", "c", "e")}, {b: ("b",), c: ("c", "e")})
    assert {one.entity: (one.before, one.members) for one in split_up} == {
        b: (("b", "c", "e"), ("b",)),
        c: ((), ("c", "e")),
    }
    headless = _changes({a: ("a", "b", "c")}, {b: ("b", "c")})
    assert [(one.entity, one.into) for one in headless] == [(b, ""), (a, b)]
    assert redirects([], []) == {}
