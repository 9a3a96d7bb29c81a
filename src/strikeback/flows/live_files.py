"""Records of a file or a stream, one by one, for live collections."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from strikeback.flows.table_files import read_table
from strikeback.model.errors import BrokenFileError


def rows_of(path: Path) -> Iterator[Mapping[str, object]]:
    """Return the rows of a CSV or Parquet table.

    Raises:
        RefusedInputError: The table cannot be read.
    """
    for batch in read_table(path).to_batches(max_chunksize=1000):
        yield from batch.to_pylist()


def rows_of_lines(lines: Iterable[str | bytes]) -> Iterator[Mapping[str, object]]:
    """Return the objects of JSON lines as they come; empty lines are passed over.

    Raises:
        BrokenFileError: A line is no JSON object.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield msgspec.json.decode(line, type=dict[str, object])
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise BrokenFileError(
                "this line is no JSON object", where=f"line {number}", remedy="Hand in one object a line"
            ) from None
