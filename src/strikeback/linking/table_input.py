"""Any table in, columns of text out: Arrow tables, data frames with ``columns``, or lists of dicts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import pyarrow as pa

from strikeback.model.errors import UsageError

MAX_CELL_CHARS: Final = 4096
"""Longer cells are compared by their first characters; names and identifiers are far shorter."""
_MISSING: Final = frozenset({"", "nan", "none", "null", "nat", "n/a", "na", "<na>"})


@dataclass(frozen=True, slots=True)
class Table:
    """Records of one or several tables, sorted by id."""

    ids: tuple[str, ...]
    source: tuple[int, ...]
    """Number of the table each record came from."""
    columns: Mapping[str, tuple[str, ...]]
    """Column -> texts, empty where missing."""


def read_tables(tables: Any, id_column: str) -> Table:  # noqa: ANN401 - any kind of table is the point
    """Return the records of ``tables`` in the order of their ids.

    Args:
        tables: One table or a sequence of tables; columns of equal names are one column.
        id_column: Column whose values identify records, unique within a table. When tables repeat each
            other's ids, every id is prefixed with its table's number and a colon (``1:17``, ``2:17``).

    Raises:
        UsageError: No table, no such column, an id that is missing or given twice.
    """
    frames = [_columns(table) for table in _several(tables)]
    if not frames:
        raise UsageError("there is no table to resolve", remedy="give at least one table")
    keys = [_identifiers(frame, id_column, number) for number, frame in enumerate(frames, 1)]
    if len({key for ids in keys for key in ids}) < sum(map(len, keys)):
        keys = [[f"{number}:{key}" for key in ids] for number, ids in enumerate(keys, 1)]
    names = [name for name in dict.fromkeys(n for frame in frames for n in frame) if name != id_column]
    rows = sorted((key, t, i) for t, ids in enumerate(keys) for i, key in enumerate(ids))
    columns = {
        name: tuple(_text(frames[t][name][i]) if name in frames[t] else "" for _, t, i in rows)
        for name in names
    }
    return Table(ids=tuple(key for key, _, _ in rows), source=tuple(t for _, t, _ in rows), columns=columns)


def _several(tables: Any) -> list[Any]:  # noqa: ANN401
    if hasattr(tables, "columns") or isinstance(tables, pa.Table):
        return [tables]
    items = list(tables)
    return [items] if items and isinstance(items[0], Mapping) else items


def _columns(table: Any) -> dict[str, Sequence[object]]:  # noqa: ANN401
    """Return column name -> values of any supported kind of table."""
    if isinstance(table, pa.Table):
        return {str(name): table.column(name).to_pylist() for name in table.column_names}
    if hasattr(table, "columns"):
        return {str(name): list(table[name]) for name in table.columns}
    rows: Iterable[Mapping[str, object]] = list(table)
    if not all(isinstance(row, Mapping) for row in rows):
        raise UsageError(
            "a table is neither columns nor rows", remedy="give Arrow tables, frames or lists of dicts"
        )
    names = dict.fromkeys(str(name) for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def _identifiers(frame: Mapping[str, Sequence[object]], id_column: str, number: int) -> list[str]:
    where = f"table {number}"
    if frame and id_column not in frame:
        raise UsageError("the id column is missing", where=where, remedy="name a column that every table has")
    ids = [_text(value) for value in frame.get(id_column, ())]
    if any(not key for key in ids):
        raise UsageError("a record has no id", where=where, remedy="fill the id column or number the rows")
    if len(set(ids)) < len(ids):
        raise UsageError("an id is given twice", where=where, remedy="make ids unique within a table")
    return ids


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        if value != value:  # noqa: PLR0124 - the one value unequal to itself is "not a number"
            return ""
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    text = (value.isoformat() if isinstance(value, date) else str(value))[:MAX_CELL_CHARS].strip()
    return "" if text.lower() in _MISSING else text
