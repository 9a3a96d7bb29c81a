"""Levels of agreement of two values, for whole arrays of pairs at once.

A level is a small number: 0 one is missing; 1 to 6 equal, by how common the value is (this is the term
frequency adjustment: rare values have levels of their own); 7 one slip; 8, 9, 10 less and less alike;
15 different. Levels of all fields packed in 4 bits each make a pattern.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cpdist

from strikeback.linking.table_spec import Field, FieldType, normalise

Codes = NDArray[np.int64]
Levels = NDArray[np.int64]
EXACT: Final = 6
NEAR, ALIKE, INITIAL, FAINT, ELSE = 7, 8, 9, 10, 15
LEVELS: Final = 16
BITS: Final = 4
SPELLED: Final = frozenset({FieldType.NAME, FieldType.TEXT})
NUMBERED: Final = frozenset({FieldType.POSTCODE, FieldType.PHONE, FieldType.ID})
LABELS: Final = {
    NEAR: "one_slip",
    ALIKE: "alike",
    INITIAL: "partly",
    FAINT: "faintly_alike",
    ELSE: "different",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A field's values, coded: code 0 is missing, others number the sorted distinct forms."""

    field: Field
    forms: NDArray[np.object_]
    codes: Codes
    counts: Codes
    """Records by code."""
    bins: Codes
    """Level of an exact agreement by code: 1 (rarest) to 6."""


def encode(field: Field, values: tuple[str, ...]) -> Column:
    """Return the coded column; each distinct text is normalised once."""
    forms = {value: normalise(value, field.type) if value else "" for value in set(values)}
    ordered = sorted({form for form in forms.values() if form})
    number = {form: i + 1 for i, form in enumerate(ordered)} | {"": 0}
    codes = np.fromiter((number[forms[value]] for value in values), dtype=np.int64, count=len(values))
    counts = np.bincount(codes, minlength=len(ordered) + 1).astype(np.int64)
    bins = 1 + np.minimum(EXACT - 1, np.log(np.maximum(counts, 1)) / np.log(4)).astype(np.int64)
    return Column(field, np.array(["", *ordered], dtype=object), codes, counts, bins)


def compare(column: Column, left: Codes, right: Codes) -> Levels:
    """Return the level of each pair of codes; each distinct pair of values is compared once."""
    out = np.full(len(left), ELSE, dtype=np.int64)
    equal = left == right
    out[equal] = column.bins[left[equal]]
    out[(left == 0) | (right == 0)] = 0
    if column.field.exact_only or column.field.type is FieldType.CATEGORY:
        return out
    rest = np.flatnonzero((out == ELSE) & ~equal)
    if len(rest) == 0:
        return out
    low = np.minimum(left[rest], right[rest])
    keys, inverse = np.unique(
        low * len(column.forms) + np.maximum(left[rest], right[rest]), return_inverse=True
    )
    one, other = column.forms[keys // len(column.forms)], column.forms[keys % len(column.forms)]
    out[rest] = likeness(column.field.type, one, other)[inverse]
    return out


def likeness(kind: FieldType, left: NDArray[np.object_], right: NDArray[np.object_]) -> Levels:
    """Return the levels of pairs of unequal values of one type."""
    if kind is FieldType.DATE:
        return _dates(left, right)
    slips = np.asarray(cpdist(left, right, scorer=OSA.distance, score_cutoff=1), dtype=np.int64) <= 1
    if kind in SPELLED:
        return _spelled(left, right, slips)
    out = np.full(len(left), ELSE, dtype=np.int64)
    if kind in NUMBERED:
        half = np.array([_half(a) == _half(b) for a, b in zip(left, right, strict=True)], dtype=bool)
        out[half] = ALIKE
    out[slips] = NEAR
    return out


def _half(text: str) -> str:
    return text[: max(2, len(text) // 2 + len(text) % 2)]


def _spelled(left: NDArray[np.object_], right: NDArray[np.object_], slips: NDArray[np.bool_]) -> Levels:
    alike = np.asarray(cpdist(left, right, scorer=JaroWinkler.similarity, score_cutoff=0.7), dtype=np.float64)
    out = np.full(len(left), ELSE, dtype=np.int64)
    out[alike >= 0.78] = FAINT
    for i in np.flatnonzero(alike < 0.88):
        one, other = left[i], right[i]
        if one[0] == other[0] and min(len(one), len(other)) == 1:
            out[i] = INITIAL
        elif one.startswith(other) or other.startswith(one) or sorted(one.split()) == sorted(other.split()):
            out[i] = ALIKE
    out[alike >= 0.88] = ALIKE
    out[slips] = NEAR
    return out


def _dates(left: NDArray[np.object_], right: NDArray[np.object_]) -> Levels:
    one = np.array([list(text.encode()) for text in left], dtype=np.int64)
    other = np.array([list(text.encode()) for text in right], dtype=np.int64)
    same = one == other
    year, month, day = same[:, :4].all(1), same[:, 4:6].all(1), same[:, 6:].all(1)
    swapped = year & (one[:, 4:6] == other[:, 6:]).all(1) & (one[:, 6:] == other[:, 4:6]).all(1)
    wrong = (~same).sum(1)
    out = np.full(len(one), ELSE, dtype=np.int64)
    out[year] = FAINT
    out[wrong == 2] = INITIAL
    out[(month & day) | (year & (month | day)) | swapped] = ALIKE
    out[(wrong == 1) | ((wrong == 2) & (cpdist(left, right, scorer=OSA.distance) <= 1))] = NEAR
    return out


def pack(levels: list[Levels]) -> Levels:
    """Return one pattern a pair: the fields' levels, 4 bits each (15 fields at most)."""
    packed = np.zeros_like(levels[0])
    for i, level in enumerate(levels):
        packed |= level << (BITS * i)
    return packed


def unpack(patterns: Levels, fields: int) -> Levels:
    """Return the levels of each pattern, one column a field."""
    return np.stack([(patterns >> (BITS * i)) & (LEVELS - 1) for i in range(fields)], axis=1)
