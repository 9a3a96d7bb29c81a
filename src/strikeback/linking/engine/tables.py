"""Any tables in, coded columns out: each distinct cell once, rows in the order of their ids' digests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from strikeback.linking.engine.form_bytes import Texts, cells, raw_bytes
from strikeback.linking.engine.memory import give_back
from strikeback.model.errors import UsageError

Codes = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Coded:
    """One column: a code a row, and the distinct texts; "" is missing."""

    codes: Codes
    texts: Texts

    def rows(self, places: NDArray[np.int64]) -> list[str]:
        """Return the texts of some rows."""
        taken: list[str] = self.texts.take(pa.array(self.codes[places])).to_pylist()
        return taken


@dataclass(frozen=True, slots=True)
class Tables:
    """Records of one or several tables, in the order of their ids' digests."""

    ids: Texts
    digest: NDArray[np.uint64]
    source: Codes
    """Number of the table each record came from, from 0."""
    columns: Mapping[str, Coded]

    def __len__(self) -> int:
        """Number of records."""
        return len(self.digest)


def read_tables(tables: Any, id_column: str) -> Tables:  # noqa: ANN401 - any kind of table is the point
    """Return the records of ``tables`` in an order that does not depend on theirs.

    Args:
        tables: An Arrow table or batch, a data frame, a dict of columns, a list of dicts, or a sequence of
            such; columns of equal names are one column.
        id_column: Column whose values identify records, unique within a table. When tables repeat each
            other's ids, every id is prefixed with its table's number and a colon (``1:17``, ``2:17``).

    Raises:
        UsageError: No table, no such column, an id that is missing or given twice.
    """
    from strikeback.linking.engine.kernels_levels import digests  # noqa: PLC0415 - loads the compiler

    frames = [_columns(table) for table in _several(tables)]
    if not frames:
        raise UsageError("there is no table to resolve", remedy="give at least one table")
    give_back(sum(len(frame.get(id_column, ())) for frame in frames))
    keys = [_identifiers(frame, id_column, number) for number, frame in enumerate(frames, 1)]
    ids = pa.concat_arrays(keys)
    digest = digests(*raw_bytes(ids), np.uint64(0))
    order = np.argsort(digest, kind="stable")
    if (np.diff(digest[order]) == 0).any() and _told_apart(keys) < len(ids):
        ids = pa.concat_arrays(
            [
                pc.binary_join_element_wise(pa.scalar(f"{n}:", key.type), key, pa.scalar("", key.type))
                for n, key in enumerate(keys, 1)
            ]
        )
        digest = digests(*raw_bytes(ids), np.uint64(0))
        order = np.argsort(digest, kind="stable")
    source = np.repeat(np.arange(len(frames), dtype=np.int32), [len(key) for key in keys])
    names = [name for name in dict.fromkeys(n for frame in frames for n in frame) if name != id_column]
    sizes = [len(key) for key in keys]
    columns = {name: _coded([frame.get(name) for frame in frames], sizes, order) for name in names}
    return Tables(ids.take(pa.array(order)), digest[order], source[order], columns)


def _coded(parts: Sequence[Any], sizes: Sequence[int], order: NDArray[np.int64]) -> Coded:
    """Code one column of all tables; absent in a table means missing there."""
    texts = [
        pa.array([""] * size, type=pa.large_string()) if part is None else cells(part)[0]
        for part, size in zip(parts, sizes, strict=True)
    ]
    coded = (texts[0] if len(texts) == 1 else pa.concat_arrays(texts)).dictionary_encode()
    return Coded(np.asarray(coded.indices, dtype=np.int32)[order], coded.dictionary)


def _several(tables: Any) -> list[Any]:  # noqa: ANN401
    if hasattr(tables, "columns") or isinstance(tables, Mapping):
        return [tables]
    items = list(tables)
    return [items] if items and isinstance(items[0], Mapping) else items


def _columns(table: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return column name -> values of any supported kind of table."""
    if isinstance(table, pa.RecordBatch):
        table = pa.Table.from_batches([table])
    if isinstance(table, Mapping):
        if len({len(values) for values in table.values()}) > 1:
            raise UsageError("columns have different lengths", remedy="give every column one value a row")
        return {str(name): values for name, values in table.items()}
    if isinstance(table, pa.Table):
        if len(set(table.column_names)) < len(table.column_names):
            raise UsageError("two columns have one name", remedy="give every column a name of its own")
        return {str(name): table.column(name) for name in table.column_names}
    if hasattr(table, "columns"):
        names = [str(name) for name in table.columns]
        if len(set(names)) < len(names):
            raise UsageError("two columns have one name", remedy="give every column a name of its own")
        return {str(name): _frame_values(table[name]) for name in table.columns}
    rows = list(table)
    if not all(isinstance(row, Mapping) for row in rows):
        raise UsageError(
            "a table is neither columns nor rows", remedy="give Arrow tables, frames or lists of dicts"
        )
    heads = dict.fromkeys(str(name) for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in heads}


def _frame_values(column: Any) -> Any:  # noqa: ANN401
    """Return a frame's column as Arrow can read it at once, else as a list."""
    values = getattr(column, "to_numpy", None)
    if values is not None:
        array = column.to_numpy()
        if array.dtype == object:
            return array
        if array.dtype.kind in "iu":
            return pa.array(array)
    return list(column)


def _identifiers(frame: Mapping[str, Any], id_column: str, number: int) -> Texts:
    where = f"table {number}"
    if frame and id_column not in frame:
        raise UsageError("the id column is missing", where=where, remedy="name a column that every table has")
    ids = cells(frame.get(id_column, ()))[0]
    if pc.any(pc.equal(pc.binary_length(ids), 0)).as_py():
        raise UsageError("a record has no id", where=where, remedy="fill the id column or number the rows")
    return ids


def _told_apart(keys: Sequence[Texts]) -> int:
    """Return how many ids tables have in all, when each is counted once.

    Raises:
        UsageError: A table has one twice.
    """
    for number, ids in enumerate(keys, 1):
        if len(ids.unique()) < len(ids):
            raise UsageError(
                "an id is given twice", where=f"table {number}", remedy="make ids unique within a table"
            )
    return len(pa.concat_arrays(keys).unique())
