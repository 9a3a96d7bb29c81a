"""Records survive being packed into rows, whatever signs their forms hold; groups are never parted."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.linking.engine.prepared import Prepared
from strikeback.linking.spark.batches import (
    Shape,
    as_bytes,
    as_matrix,
    from_long,
    pack,
    records_of,
    shapes_of,
    to_long,
    unpack,
    value_digests,
    values_of,
    whole_groups,
)

FORM = st.text(alphabet="ab 0\x1d\x1eé王", min_size=1, max_size=4)


def field(
    name: str, codes: list[int], forms: list[str], others: dict[int, tuple[str, ...]] | None = None
) -> Prepared:
    """A prepared field."""
    return Prepared(name, "text", np.array(codes, np.int32), pa.array(forms, pa.large_string()), others or {})


def texts(fields: list[Prepared]) -> list[list[object]]:
    """Each record's value of each field with its other forms; None where missing."""
    return [
        [None if c < 0 else (f.forms[int(c)].as_py(), tuple(f.others.get(int(c), ()))) for c in f.codes]
        for f in fields
    ]


@given(
    st.lists(
        st.tuples(st.none() | FORM, st.none() | FORM, st.lists(FORM, max_size=2)), min_size=1, max_size=12
    )
)
@settings(max_examples=80, deadline=None)
def test_unpacking_gives_back_what_was_packed(cells: list[tuple[str | None, str | None, list[str]]]) -> None:
    """Two fields, missing cells, other forms, and the very signs that part fields."""
    one = list(dict.fromkeys(a for a, _, _ in cells if a is not None))
    two = list(dict.fromkeys((b, tuple(more)) for _, b, more in cells if b is not None))
    fields = [
        field("a", [-1 if a is None else one.index(a) for a, _, _ in cells], one),
        field(
            "b",
            [-1 if b is None else two.index((b, tuple(more))) for _, b, more in cells],
            [main for main, _ in two],
            {code: more for code, (_, more) in enumerate(two) if more},
        ),
    ]
    assert texts(unpack(pack(fields), shapes_of(fields))) == texts(fields)


def test_one_field_needs_no_separator() -> None:
    """A single field is its own packed record."""
    alone = [field("a", [0, -1, 1], ["x y", "z"])]
    assert pack(alone).to_pylist() == ["x y", "", "z"]
    assert texts(unpack(pack(alone), shapes_of(alone))) == texts(alone)


@given(st.lists(st.integers(0, 2**64 - 1), min_size=1, max_size=30))
def test_digests_keep_their_order_as_signed_numbers(values: list[int]) -> None:
    """Sorting what Spark sorts is sorting digests."""
    digest = np.array(values, np.uint64)
    assert np.array_equal(from_long(np.sort(to_long(digest))), np.sort(digest))


def test_matrices_survive_as_bytes_even_from_a_slice() -> None:
    """Rows of a slice are the rows of the slice."""
    matrix = np.arange(12, dtype=np.uint64).reshape(4, 3)
    assert np.array_equal(as_matrix(as_bytes(matrix), np.uint64, 3), matrix)
    assert np.array_equal(as_matrix(as_bytes(matrix).slice(1, 2), np.uint64, 3), matrix[1:3])
    assert as_matrix(as_bytes(matrix).slice(0, 0), np.uint64, 3).shape == (0, 3)


def test_short_values_of_different_fields_are_counted_apart() -> None:
    """All texts of one sign in two fields have digests of their own: 2 x 95 of them."""
    signs = [chr(c) for c in range(32, 127)]
    codes = list(range(len(signs)))
    found = value_digests([field("a", codes, signs), field("b", codes, signs)])
    assert len(np.unique(found)) == 2 * len(signs)
    assert value_digests([field("a", [-1], [])])[0, 0] == 0


def test_other_forms_make_another_value() -> None:
    """Two values of one main form are told apart by their other forms, as the engine numbers them."""
    two = field("a", [0, 1], ["x", "x"], {1: ("y",)})
    found = value_digests([two])
    assert found[0, 0] != found[1, 0]
    assert values_of(two).to_pylist() == ["x", "x\x1fy"]


def test_levels_of_frequency_are_those_that_are_stated() -> None:
    """The engine then takes values as common as all machines together have them."""
    alone = [field("a", [0, 1, -1], ["x", "y"])]
    shape = (Shape("a", "text", "", 1),)
    records = records_of(
        pack(alone), np.array([[6], [2], [1]], np.uint8), np.arange(3), np.zeros(3, np.int64), shape
    )
    levels = [int(records.book.bins[code]) if code else 0 for code in records.book.codes[:, 0]]
    assert levels == [6, 2, 0]


@given(st.lists(st.integers(0, 6), max_size=40), st.integers(1, 7), st.integers(1, 12))
@settings(max_examples=80, deadline=None)
def test_no_group_is_parted_and_no_row_lost(groups: list[int], size: int, least: int) -> None:
    """However rows come, each group stands in one batch."""
    rows = pa.table(
        {"g": pa.array(sorted(groups), pa.int64()), "n": pa.array(range(len(groups)), pa.int64())}
    )
    out = list(whole_groups(rows.to_batches(max_chunksize=size), "g", least))
    assert [n for batch in out for n in batch.column("n").to_pylist()] == list(range(len(groups)))
    seen = [set(batch.column("g").to_pylist()) for batch in out]
    assert all(not one & other for i, one in enumerate(seen) for other in seen[i + 1 :])
    assert all(batch.num_rows >= 1 for batch in out)


@pytest.mark.parametrize("least", [1, 1000])
def test_empty_batches_do_no_harm(least: int) -> None:
    """A partition may be empty."""
    empty = pa.table({"g": pa.array([], pa.int64())}).schema.empty_table().to_batches() or [
        pa.RecordBatch.from_arrays([pa.array([], pa.int64())], names=["g"])
    ]
    assert list(whole_groups(empty, "g", least)) == []
