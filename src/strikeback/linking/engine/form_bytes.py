"""Whole columns of text at once: cells of any kind to Arrow text, plain forms of ASCII by byte tables."""

import json
import math
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

MAX_CELL_CHARS: Final = 4096
"""Longer cells are compared by their first characters; names and identifiers are far shorter."""
_SPACE: Final = 32
_WHOLE: Final = 1e15
"""Fractions of this size and more no longer hold every whole number."""
_TEXT: Final = pa.large_string()

Texts: TypeAlias = pa.LargeStringArray
Bytes = NDArray[np.uint8]
Flags = NDArray[np.bool_]
Column: TypeAlias = Sequence[Any] | pa.Array | pa.ChunkedArray


def _table(change: Callable[[str], str]) -> Bytes:
    """A byte table: what each ASCII character becomes; bytes of other scripts stay."""
    return np.array([ord(change(chr(i))) if i < 128 else i for i in range(256)], dtype=np.uint8)


_WORDS: Final = _table(lambda char: char.lower() if char.isalnum() else " ")
_LOWER: Final = _table(str.lower)
_APOSTROPHES: Final = np.isin(np.arange(256), [ord("'"), ord("`")])
_NOT_ALNUM: Final = np.array([i < 128 and not chr(i).isalnum() for i in range(256)])


def cells(values: Column) -> tuple[Texts, int]:
    """Return a column as text without nulls ("" is missing), and how many cells were cut at the limit.

    Whole numbers stored as fractions lose them; "not a number" and infinity are missing; dates become
    ISO texts; nested values their JSON, so that equal values stay equal.
    """
    texts = _arrow(values)
    long = pc.greater(pc.binary_length(texts), MAX_CELL_CHARS)
    if not pc.any(long).as_py():
        return texts, 0
    cut = pc.greater(pc.utf8_length(texts), MAX_CELL_CHARS)
    return pc.if_else(cut, pc.utf8_slice_codeunits(texts, 0, MAX_CELL_CHARS), texts), int(
        pc.sum(cut).as_py() or 0
    )


def _arrow(values: Column) -> Texts:
    if isinstance(values, pa.ChunkedArray):
        values = values.combine_chunks()
    if isinstance(values, pa.Array):
        if pa.types.is_dictionary(values.type):
            values = values.dictionary_decode()
        kind = values.type
        if pa.types.is_large_string(kind):
            return pc.fill_null(values, "")
        if pa.types.is_string(kind) or pa.types.is_integer(kind):
            return pc.fill_null(values.cast(_TEXT), "")
        values = values.to_pylist()
    try:
        return pc.fill_null(pa.array(values, type=_TEXT, from_pandas=True), "")
    except (pa.ArrowException, UnicodeEncodeError, TypeError, ValueError):
        return pa.array([cell_text(value) for value in values], type=_TEXT)


def cell_text(value: object) -> str:
    """Return one cell of any kind as text, "" when it holds nothing."""
    text = value if isinstance(value, str) else _written(value)
    return text[: MAX_CELL_CHARS + 1].encode("utf-8", "replace").decode()


def _written(value: object) -> str:
    """A cell that is no text."""
    if isinstance(value, np.ndarray):  # what a data frame makes of a list
        value = value.tolist()
    if isinstance(value, float):
        whole = math.isfinite(value) and value.is_integer() and abs(value) < _WHOLE
        return str(int(value)) if whole else (repr(value) if math.isfinite(value) else "")
    if isinstance(value, datetime):
        midnight = value.hour == value.minute == value.second == 0
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, bytes):
        return value[: 4 * MAX_CELL_CHARS].decode("utf-8", "replace")
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    text = str(value)
    return "" if value is None or text.lower() in {"nan", "nat", "<na>", "infinity", "-infinity"} else text


def raw_bytes(texts: Texts) -> tuple[Bytes, NDArray[np.int64]]:
    """Return the bytes of a column and where each text begins in them, with the end at the end."""
    if len(texts) == 0:
        return np.empty(0, dtype=np.uint8), np.zeros(1, dtype=np.int64)
    _, places, data = texts.buffers()
    starts = np.frombuffer(places, dtype=np.int64)[texts.offset : texts.offset + len(texts) + 1]
    if data is None:
        return np.empty(0, dtype=np.uint8), starts - starts[0]
    return np.frombuffer(data, dtype=np.uint8)[starts[0] : starts[-1]], starts - starts[0]


def from_bytes(data: Bytes, starts: NDArray[np.int64]) -> Texts:
    """Return the column of some bytes."""
    buffers = [None, pa.py_buffer(np.ascontiguousarray(starts)), pa.py_buffer(np.ascontiguousarray(data))]
    return pa.Array.from_buffers(_TEXT, len(starts) - 1, buffers)


def any_in_row(flags: Flags, starts: NDArray[np.int64]) -> Flags:
    """Tell of each text whether one of its bytes is flagged."""
    if not flags.any():
        return np.zeros(len(starts) - 1, dtype=bool)
    before = np.concatenate([[0], np.cumsum(flags)])
    found: Flags = before[starts[1:]] > before[starts[:-1]]
    return found


def foreign(texts: Texts) -> Flags:
    """Tell of each text whether it holds more than ASCII."""
    data, starts = raw_bytes(texts)
    return any_in_row(data >= 128, starts)


def without(data: Bytes, starts: NDArray[np.int64], drop: Flags) -> tuple[Bytes, NDArray[np.int64]]:
    """Return bytes and beginnings after some bytes are dropped."""
    if not drop.any():
        return data, starts
    before = np.concatenate([[0], np.cumsum(~drop)])
    return data[~drop], before[starts]


def plain_words(texts: Texts) -> Texts:
    """Return lower-case ASCII words parted by single blanks; apostrophes close up, other bytes stay."""
    data, starts = raw_bytes(texts)
    data, starts = without(data, starts, _APOSTROPHES[data])
    data = _WORDS[data]
    blank = data == _SPACE
    if blank.any():
        before = np.concatenate([[True], blank[:-1]])
        before[starts[:-1][starts[:-1] < len(data)]] = True
        data, starts = without(data, starts, blank & before)
    return pc.ascii_rtrim(from_bytes(data, starts), " ")


def plain_code(texts: Texts) -> Texts:
    """Return lower-case ASCII letters and digits without anything between; other bytes stay."""
    data, starts = raw_bytes(texts)
    data, starts = without(data, starts, _NOT_ALNUM[data])
    return from_bytes(_LOWER[data], starts)


def only(texts: Texts, keep: str) -> Texts:
    """Return the texts with nothing but some ASCII characters."""
    data, starts = raw_bytes(texts)
    table = np.zeros(256, dtype=bool)
    table[[ord(char) for char in keep]] = True
    return from_bytes(*without(data, starts, ~table[data]))


def one_sign(texts: Texts) -> Flags:
    """Tell of each text whether all its bytes are one and the same; empty ones are not."""
    data, starts = raw_bytes(texts)
    if len(data) < 2:
        single: Flags = np.diff(starts) == 1
        return single
    change = np.concatenate([[False], data[1:] != data[:-1]])
    change[starts[:-1][starts[:-1] < len(data)]] = False
    return ~any_in_row(change, starts) & (np.diff(starts) > 0)


def replace(texts: Texts, rows: NDArray[np.int64], values: Sequence[str]) -> Texts:
    """Return the column with other texts in some rows."""
    if len(rows) == 0:
        return texts
    mask = np.zeros(len(texts), dtype=bool)
    mask[rows] = True
    # The mask takes its values in the order of rows.
    ordered = [values[i] for i in np.argsort(rows, kind="stable")]
    return pc.replace_with_mask(texts, pa.array(mask), pa.array(ordered, type=_TEXT))


def texts_of(texts: Texts, rows: NDArray[np.int64]) -> list[str]:
    """Return some rows as Python texts."""
    taken: list[str] = texts.take(pa.array(rows)).to_pylist()
    return taken


def sample_rows(size: int, most: int) -> NDArray[np.int64]:
    """Return at most ``most`` row numbers, evenly spread."""
    return np.arange(size) if size <= most else np.linspace(0, size - 1, most).astype(np.int64)
