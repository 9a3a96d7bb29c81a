"""Quotes of CSV that are opened and never closed: they swallow rows, which has to be said."""

from pathlib import Path

import pyarrow as pa

from strikeback.model.errors import BrokenFileError

REMEDY = 'Close the quote, or write a quote inside of a cell twice ("")'


def check_closed(path: Path, table: pa.Table) -> None:
    """Refuse a table whose last cell runs over several lines to the end of the file without a closing quote.

    Args:
        path: The file, UTF-8.
        table: What was read of it.

    Raises:
        BrokenFileError: The quote that the last cell begins with is never closed.
    """
    if not len(table) or "\n" not in (table.column(table.num_columns - 1)[-1].as_py() or ""):
        return
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 64))
        end = file.read().rstrip()
    if not end.endswith(b'"'):
        raise BrokenFileError(
            f"a quote that opens in row {len(table) + 1:,} is never closed", where=path.name, remedy=REMEDY
        )


def unreadable(path: Path, error: pa.ArrowException) -> BrokenFileError:
    """Return what to say of a table that Arrow does not read."""
    if "straddl" in str(error):
        return BrokenFileError(
            "a row is longer than 1 MB, or a quote is never closed",
            where=path.name,
            remedy=f"Leave long texts out. {REMEDY}",
        )
    return BrokenFileError(
        "this is no table that can be read",
        where=path.name,
        remedy="Hand in CSV (UTF-8, one header line) or Parquet",
    )
