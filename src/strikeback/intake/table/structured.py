"""Parquet, JSON lines and JSON lists of flat objects as grids."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeGuard

import msgspec

from strikeback.intake.contract import Source
from strikeback.intake.encoding import open_text, read_text
from strikeback.intake.limits import Limits
from strikeback.intake.table.grid import Cells, Grid, text_of
from strikeback.model.errors import BrokenFileError, TooLargeError
from strikeback.model.record import RefusalReason

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_BATCH_ROWS: Final = 4_096
_MOST_OBJECTS: Final = 20
"""Objects of a list inside a record that get columns of their own; longer lists stay as text."""


@contextmanager
def _parquet_errors(name: str) -> Iterator[None]:
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and few files need it

    try:
        yield
    except (pa.ArrowException, OSError, ValueError) as error:
        raise BrokenFileError(
            f"the Parquet file cannot be read ({type(error).__name__})",
            where=name,
            remedy="It may be truncated: ask the sender for it again.",
        ) from None


def open_parquet(source: Source, limits: Limits) -> Iterator[Grid]:
    """Yield the one table of a Parquet file; binary columns are not read.

    Raises:
        BrokenFileError, TooLargeError: The file as a whole cannot be read.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - slow to import, and few files need it

    with _parquet_errors(source.name):
        file = pq.ParquetFile(source.path)
        names = [field.name for field in file.schema_arrow]
    if len(names) > limits.columns:
        raise TooLargeError(
            f"the table has {len(names)} columns", where=source.name, remedy="Select columns."
        )
    yield Grid("", _parquet_rows(file, source.name), header=tuple(names))


def _parquet_rows(file: "pq.ParquetFile", name: str) -> Iterator[tuple[int, Cells]]:
    batches = iter(file.iter_batches(batch_size=_BATCH_ROWS))
    number = 0
    with file:
        while True:
            with _parquet_errors(name):
                batch = next(batches, None)
                if batch is None:
                    return
                columns = [_texts(column) for column in batch.columns]
            for cells in zip(*columns, strict=True):
                number += 1
                yield number, list(cells)


def _texts(column: "pa.Array") -> list[str]:
    """Return a column's values as text; binary ones as a mark that media stood there."""
    return [_flat(value) for value in column.to_pylist()]


def open_lines(source: Source, limits: Limits) -> Iterator[Grid]:
    """Yield the one table of a file with one JSON object a line."""
    stream, encoding = open_text(source.path, region=source.region)
    with stream:
        header = _header(
            (record for _, record in _objects(stream, limits) if isinstance(record, dict)),
            limits,
            source.name,
        )
    with source.path.open("r", encoding=encoding.codec, newline="") as again:
        yield Grid("", _line_rows(again, header, limits), header=header)


def _objects(stream: Iterable[str], limits: Limits) -> Iterator[tuple[int, dict[str, str] | RefusalReason]]:
    for number, line in enumerate(stream, 1):
        text = line.strip()
        if not text:
            continue
        if len(text) > limits.row_chars:
            yield number, RefusalReason.TOO_LONG
            continue
        value = decode_json(text)
        yield number, flatten(value) if isinstance(value, dict) else RefusalReason.MALFORMED


def _line_rows(stream: Iterable[str], header: tuple[str, ...], limits: Limits) -> Iterator[tuple[int, Cells]]:
    for number, record in _objects(stream, limits):
        if not isinstance(record, dict):
            yield number, record
        else:
            yield number, [record.get(key, "") for key in header]


def open_list(source: Source, limits: Limits) -> Iterator[Grid]:
    """Yield the tables of a JSON file: a list of objects, or an object holding such lists.

    Raises:
        BrokenFileError: Not valid JSON, or no list of objects in it.
        TooLargeError: More than ``limits.whole_bytes``.
    """
    text, _ = read_text(source.path, most=limits.whole_bytes, region=source.region)
    value = decode_json(text)
    if value is None:
        raise BrokenFileError(
            "the file starts like JSON and is not valid", where=source.name, remedy="It may be truncated."
        )
    lists = record_lists(value)
    if not lists:
        raise BrokenFileError(
            "the JSON holds no list of records", where=source.name, remedy="Export it as a list of objects."
        )
    for path, records in lists:
        flat = [flatten(record) for record in records]
        header = _header(flat, limits, source.name)
        rows = ((number, [record.get(key, "") for key in header]) for number, record in enumerate(flat, 1))
        yield Grid(path, rows, header=header)


def record_lists(value: object) -> list[tuple[str, list[dict[str, object]]]]:
    """Return the lists of objects in a JSON value, with their pointers."""
    if isinstance(value, list):
        records = [item for item in value if isinstance(item, dict)]
        return [("", records)] if records and len(records) == len(value) else []
    if not isinstance(value, dict):
        return []
    return [
        (f"/{key}", found[0][1])
        for key, item in value.items()
        if (found := record_lists(item)) and isinstance(item, list)
    ]


def decode_json(text: str) -> object | None:
    """Return a JSON value, None when the text is not valid JSON or nested beyond reason."""
    try:
        value: object = msgspec.json.decode(text.removeprefix("\ufeff"))
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        return None
    return value


def flatten(record: Mapping[str, object], prefix: str = "", depth: int = 0) -> dict[str, str]:
    """Return an object's values as text under dotted names; lists of plain values joined by ``;``."""
    out: dict[str, str] = {}
    for key, value in record.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict) and depth < 4:
            out.update(flatten(value, f"{name}.", depth + 1))
        elif isinstance(value, list) and depth < 4 and _objects_only(value):
            for number, item in enumerate(value, 1):
                out.update(flatten(item, f"{name}.{number}.", depth + 1))
        else:
            out[name] = _flat(value)
    return out


def _objects_only(values: list[object]) -> TypeGuard[list[dict[str, object]]]:
    """Tell whether a list holds a few objects, each of which gets columns of its own."""
    return 0 < len(values) <= _MOST_OBJECTS and all(isinstance(item, dict) for item in values)


def _flat(value: object) -> str:
    if isinstance(value, list):
        if all(not isinstance(item, dict | list) for item in value):
            return "; ".join(text for item in value if (text := text_of(item)))
        return msgspec.json.encode(value, enc_hook=str).decode()
    if isinstance(value, dict):
        return msgspec.json.encode(value, enc_hook=str).decode()
    return text_of(value)


def _header(records: Iterable[Mapping[str, str]], limits: Limits, name: str) -> tuple[str, ...]:
    """Return the keys of all records in the order in which they first occur."""
    keys: dict[str, None] = {}
    for record in records:
        keys.update(dict.fromkeys(record))
        if len(keys) > limits.columns:
            raise TooLargeError(
                f"the records have more than {limits.columns} different keys",
                where=name,
                remedy="Export fewer fields.",
            )
    return tuple(keys)


def is_parquet(path: Path) -> bool:
    """Tell whether a file both starts and ends as Parquet does."""
    with path.open("rb") as file:
        return file.read(4) == b"PAR1"
