"""Records of a file or a stream, one by one, for live collections."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from strikeback.flows.live.change import open_collection
from strikeback.flows.tables.files import read_table
from strikeback.model.errors import BrokenFileError
from strikeback.store.open import Store


@dataclass(slots=True)
class Columns:
    """What stood in the columns of records on their way into a collection."""

    known: frozenset[str]
    """Columns of its specification, and that of ids."""
    compared: frozenset[str]
    records: int = 0
    filled: Counter[str] = field(default_factory=Counter)
    """Records that hold something in a column."""

    def watch(self, rows: Iterable[Mapping[str, object]]) -> Iterator[Mapping[str, object]]:
        """Return the records, each counted."""
        for row in rows:
            self.records += 1
            self.filled.update(str(name) for name, cell in row.items() if cell is not None and cell != "")
            yield row

    @property
    def unknown(self) -> dict[str, int]:
        """Columns that the collection does not know, and how many records hold something there."""
        return {name: count for name, count in self.filled.items() if name not in self.known}

    @property
    def empty(self) -> tuple[str, ...]:
        """Compared columns in which no record holds anything."""
        return tuple(sorted(self.compared - self.filled.keys())) if self.records else ()


def columns_of(store: Store, name: str) -> Columns:
    """Return what counts the columns of records for a collection.

    Raises:
        NotFoundError: No such collection.
    """
    collection, basis = open_collection(store, name)
    fields = basis.spec.fields
    known = {column for one in fields for column in (one.source, *one.beside, one.by)}
    return Columns(
        known=frozenset({*known, collection.id_column}),
        compared=frozenset(one.source for one in basis.spec.compared),
    )


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
