"""A table as rows of text cells, whatever file it came from."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from strikeback.model.record import RefusalReason

MEDIA_CELL: Final = "data:image/"
"""Stands for binary content, which is never read."""

Cells = list[str] | RefusalReason
"""The cells of a row, or why it could not be read."""


class Grid(NamedTuple):
    """One table of a file."""

    path: str
    """Sheet name or JSON pointer; empty where the file is the table."""
    rows: Iterator[tuple[int, Cells]]
    """Line or sheet row, counted from 1, and cells."""
    hidden: bool = False
    """The sheet is hidden in its workbook."""
    header: tuple[str, ...] = ()
    """Column names where the format states them apart (Parquet, JSON); else empty."""
    assumed: str = ""
    """What was assumed to read the file at all, such as its encoding; empty: nothing."""


def text_of(value: object) -> str:  # noqa: PLR0911 - one line a rule
    """Return the text of a typed cell: whole floats without a point, dates in ISO form."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e16 else _plain(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(int(value.total_seconds()))
    if isinstance(value, bytes | bytearray | memoryview):
        return MEDIA_CELL
    return str(value)


def _plain(value: float) -> str:
    """Return a float without an exponent, empty for NaN and infinities."""
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 - NaN is not itself
        return ""
    text = repr(value)
    return f"{value:.8f}".rstrip("0") if "e" in text else text
