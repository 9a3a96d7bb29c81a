"""Cells that say that nothing is known, found for whole columns."""

from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from strikeback.linking.engine.form_bytes import Flags, Texts, one_sign, only, plain_code, raw_bytes
from strikeback.linking.engine.spec import FieldType
from strikeback.selectors.placeholders import PLACEHOLDERS

_EDGE: Final = " \t\r\n!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_WORDS: Final = pa.array(sorted(PLACEHOLDERS | {""}), type=pa.large_string())
_NAMES_TOO: Final = pa.array(
    ["Na", "Nan", "Nil", "Nah", "No", "Non", "Null", "Blank", "Test", "Private", "Anon", "Pending", "Hidden"],
    type=pa.large_string(),
)
"""Placeholders that are also names: written with a capital only, they are taken for names."""
_ROWS: Final = ("01234567890123456789", "98765432109876543210")
_COUNTED: Final = pa.array(
    sorted(
        {row[at : at + size] for row in _ROWS for size in range(6, 11) for at in range(len(row) - size + 1)}
    ),
    type=pa.large_string(),
)
"""Digits counted up or down, six to ten of them."""
_SHORTEST_RUN: Final = 4
_NAMES: Final = frozenset({FieldType.NAME, FieldType.GIVEN, FieldType.FAMILY})
_WORDY: Final = frozenset({FieldType.CATEGORY, FieldType.SEX, FieldType.COUNTRY})
_DIGITS: Final = frozenset({FieldType.DATE, FieldType.PHONE, FieldType.ID, FieldType.ACCOUNT})


def without_placeholders(texts: Texts, kind: FieldType) -> Texts:
    """Return the column trimmed, with "" where a cell stands for nothing known."""
    trimmed = pc.utf8_trim_whitespace(texts)
    drop = _words(trimmed, kind)
    if kind not in _WORDY and kind not in _NAMES:
        drop |= _fillers(trimmed, kind)
    if not drop.any():
        return trimmed
    return pc.if_else(pa.array(drop), pa.scalar("", type=pa.large_string()), trimmed)


def _words(texts: Texts, kind: FieldType) -> Flags:
    key = pc.utf8_lower(pc.ascii_trim(texts, _EDGE))
    found = np.asarray(pc.is_in(key, value_set=_WORDS))
    if kind in _WORDY:
        # "No" beside "Yes" is an answer.
        found = found & ~np.asarray(pc.is_in(key, value_set=pa.array(["no", "x"], type=pa.large_string())))
    if kind in _NAMES:
        found = found & ~np.asarray(pc.is_in(texts, value_set=_NAMES_TOO))
    return found


def _fillers(texts: Texts, kind: FieldType) -> Flags:
    """Zeros only, one digit again and again, digits counted up or down."""
    compact = plain_code(texts)
    same = one_sign(compact)
    if not same.any() and kind not in _DIGITS:
        return same
    data, starts = raw_bytes(compact)
    sizes = np.diff(starts)
    first = np.zeros(len(sizes), dtype=np.uint8)
    filled = sizes > 0
    first[filled] = data[starts[:-1][filled]]
    zeros = first == ord("0")
    digits = (first >= ord("0")) & (first <= ord("9"))
    crosses = first == ord("x")
    long = digits & (sizes >= _SHORTEST_RUN) & (kind in _DIGITS)
    nines = (first == ord("9")) & (sizes >= _SHORTEST_RUN)
    found: Flags = same & (zeros | crosses | long | nines)
    if kind in _DIGITS and kind is not FieldType.DATE:
        found = found | np.asarray(pc.is_in(compact, value_set=_COUNTED))
    return found


def digits_only(texts: Texts) -> Texts:
    """Return the ASCII digits of each text."""
    return only(texts, "0123456789")
