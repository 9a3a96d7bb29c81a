"""Records as rows that Spark can carry: digests as whole numbers, forms as one text, marks as bytes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from strikeback.linking.engine.form_bytes import Texts, raw_bytes
from strikeback.linking.engine.keys import ODD
from strikeback.linking.engine.prepared import Prepared
from strikeback.linking.engine.records import Records, encode

TOP: Final = np.uint64(1 << 63)
FIELD: Final = "\x1e"
"""Between the fields of a packed record."""
FORM: Final = "\x1f"
"""Between the main form of a value and its others."""
ESCAPES: Final = (("\x1d", "\x1d0"), (FIELD, "\x1d1"))
GATHERED: Final = 60_000
"""Rows that are worked on at once: enough that numbering their values costs little a row."""
_TEXT: Final = pa.large_string()
Longs = NDArray[np.int64]
Digests = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field is, whatever its values."""

    name: str
    kind: str
    group: str
    role: int


def shapes_of(fields: Sequence[Prepared]) -> tuple[Shape, ...]:
    """Return what prepared fields are."""
    return tuple(Shape(field.name, field.kind, field.group, field.role) for field in fields)


def to_long(digest: Digests) -> Longs:
    """Return digests as signed numbers of the same order: Spark knows no unsigned ones."""
    return (digest ^ TOP).view(np.int64)


def from_long(values: Longs) -> Digests:
    """Undo ``to_long``."""
    return values.view(np.uint64) ^ TOP


def as_bytes(matrix: NDArray[Any]) -> pa.BinaryArray:
    """Return the rows of a matrix as cells of bytes."""
    data = np.ascontiguousarray(matrix)
    starts = np.arange(len(data) + 1, dtype=np.int32) * np.int32(data.shape[1] * data.itemsize)
    return pa.Array.from_buffers(pa.binary(), len(data), [None, pa.py_buffer(starts), pa.py_buffer(data)])


def as_matrix(cells: pa.Array, kind: type[np.generic], width: int) -> NDArray[Any]:
    """Undo ``as_bytes``: rows of ``width`` numbers."""
    if len(cells) == 0:
        return np.empty((0, width), kind)
    data, _ = raw_bytes(cells.cast(pa.large_binary()))
    return np.frombuffer(data.tobytes(), dtype=kind).reshape(len(cells), width)


def longs(column: pa.Array) -> Longs:
    """Return a column of whole numbers without nulls."""
    return np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.int64)


def values_of(field: Prepared) -> Texts:
    """Return the text that stands for each value: its main form and all others."""
    if not field.others:
        return field.forms
    texts = field.forms.to_pylist()
    for code, forms in field.others.items():
        texts[code] = FORM.join((texts[code], *forms))
    return pa.array(texts, _TEXT)


def pack(fields: Sequence[Prepared]) -> pa.Array:
    """Return each record's values as one text."""
    parts = []
    for field in fields:
        values = values_of(field)
        for sign, written in ESCAPES:
            if pc.any(pc.match_substring(values, sign)).as_py():
                values = pc.replace_substring(values, sign, written)
        values = pa.concat_arrays([values, pa.array([""], _TEXT)])
        parts.append(values.take(pa.array(np.where(field.codes < 0, len(values) - 1, field.codes))))
    return pc.binary_join_element_wise(*parts, pa.scalar(FIELD, _TEXT)) if len(parts) > 1 else parts[0]


def unpack(packed: pa.Array, shapes: Sequence[Shape]) -> list[Prepared]:
    """Undo ``pack``; values are numbered anew."""
    width = len(shapes)
    cells = packed.cast(_TEXT)
    flat = pc.split_pattern(cells, FIELD).flatten() if width > 1 else cells
    places = np.arange(len(packed)) * width
    return [_field(flat.take(pa.array(places + f)), shape) for f, shape in enumerate(shapes)]


def _field(values: Texts, shape: Shape) -> Prepared:
    missing = pc.equal(pc.binary_length(values), 0)
    coded = pc.if_else(missing, pa.scalar(None, _TEXT), values).dictionary_encode()
    codes = np.asarray(pc.fill_null(coded.indices, -1), dtype=np.int32)
    forms = coded.dictionary
    for sign, written in reversed(ESCAPES):
        if pc.any(pc.match_substring(forms, written)).as_py():
            forms = pc.replace_substring(forms, written, sign)
    others: dict[int, tuple[str, ...]] = {}
    several = np.flatnonzero(np.asarray(pc.match_substring(forms, FORM)))
    if len(several):
        texts = forms.to_pylist()
        for code in several:
            texts[code], *more = texts[code].split(FORM)
            others[int(code)] = tuple(more)
        forms = pa.array(texts, _TEXT)
    return Prepared(shape.name, shape.kind, codes, forms, others, shape.group, shape.role)


def value_digests(fields: Sequence[Prepared]) -> Digests:
    """Return the digest of each record's value of each field, [records, fields]; 0 where it is missing."""
    from strikeback.linking.engine.kernels_levels import digests  # noqa: PLC0415 - loads the compiler

    out = np.zeros((len(fields[0].codes), len(fields)), np.uint64)
    for f, field in enumerate(fields):
        # A salt inside the digest would let short texts of two fields meet: it is one byte like theirs.
        found = (digests(*raw_bytes(values_of(field)), np.uint64(0)) * ODD[f]) | np.uint64(1)
        out[:, f] = np.concatenate([found, np.zeros(1, np.uint64)])[field.codes]
    return out


def records_of(
    packed: pa.Array, bins: NDArray[np.uint8], digest: Longs, source: Longs, shapes: Sequence[Shape]
) -> Records:
    """Return coded records of some rows, whose values are as common as ``bins`` say, [records, fields]."""
    fields = unpack(packed, shapes)
    counts = []
    for f, field in enumerate(fields):
        there = field.codes >= 0
        count = np.ones(len(field.forms), np.int64)
        count[field.codes[there]] = 4 ** (bins[there, f].astype(np.int64) - 1)
        counts.append(count)
    return encode(fields, from_long(digest), source.astype(np.int32), counts)


def whole_groups(
    batches: Iterable[pa.RecordBatch], column: str, least: int = GATHERED
) -> Iterator[pa.RecordBatch]:
    """Yield batches of at least some rows that part no group.

    Args:
        batches: Rows in the order of ``column``.
        column: Whole number that all rows of a group share.
        least: Rows of a batch but the last.
    """
    held: list[pa.RecordBatch] = []
    for batch in batches:
        if batch.num_rows == 0:
            continue
        held.append(batch)
        if sum(part.num_rows for part in held) < least:
            continue
        one = joined(held)
        groups = longs(one.column(column))
        cut = int(np.searchsorted(groups, groups[-1]))
        if cut:
            yield one.slice(0, cut)
        held = [one.slice(cut)]
    if held:
        yield joined(held)


def joined(batches: Sequence[pa.RecordBatch]) -> pa.RecordBatch:
    """Return batches as one."""
    if len(batches) == 1:
        return batches[0]
    table = pa.Table.from_batches(batches).combine_chunks()
    return table.to_batches(max_chunksize=None)[0]
