"""Records ready for comparison: the characters of all values in one buffer, bins of counts."""

from collections.abc import Mapping, Sequence
from math import floor, log

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.linking.engine import records
from strikeback.linking.engine.prepared import Prepared
from strikeback.linking.engine.records import bins_of, encode

_TEXTS = st.lists(st.text(st.sampled_from("ab é東م😀"), max_size=6), max_size=9, unique=True)


def _field(name: str, texts: Sequence[str], others: Mapping[int, tuple[str, ...]]) -> Prepared:
    codes = np.arange(len(texts), dtype=np.int32)
    return Prepared(name, "text", np.resize(codes, 9) if texts else np.full(9, -1, np.int32),
                    pa.array(texts, pa.large_string()), others)  # fmt: skip


@pytest.mark.parametrize("part", [3, 1 << 16], ids=["part by part", "at once"])
@settings(max_examples=50)
@given(one=_TEXTS, two=_TEXTS, other=st.text(st.sampled_from("x😀"), max_size=3))
def test_each_value_has_its_utf_16_units(part: int, one: list[str], two: list[str], other: str) -> None:
    """Values of all fields, then other forms, each where the buffer says; the missing value has none."""
    others = {len(two) - 1: (other,)} if two else {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "PART", part)
        made = encode([_field("a", one, {}), _field("b", two, others)], np.arange(9, dtype=np.uint64),
                      np.zeros(9, np.int32))  # fmt: skip
    book = made.book
    found = [
        book.chars[a:b].astype("<u2").tobytes() for a, b in zip(book.start, book.start[1:], strict=False)
    ]
    expected = ["", *one, *two, *(form for forms in others.values() for form in forms)]
    assert found == [text.encode("utf-16-le") for text in expected]
    assert len(book.chars) == book.start[-1]


def test_bins_are_floors_of_logarithms_to_four() -> None:
    """One more for each power of four, six at most."""
    counts = [1, 2, 3, 4, 5, 15, 16, 17, 63, 64, 255, 256, 1023, 1024, 4096, 1_000_000]
    expected = [min(1 + floor(log(count, 4) + 1e-9), 6) for count in counts]
    assert bins_of(np.array([0, *counts], np.int32)).tolist() == [1, *expected]
