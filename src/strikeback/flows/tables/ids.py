"""Which column identifies records: one that says so, never a guess in its place; else rows are numbered."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from strikeback.linking.engine.form_bytes import cells
from strikeback.linking.engine.infer_titles import fold_title, titled
from strikeback.linking.engine.infer_values import is_date, is_phone
from strikeback.linking.engine.spec import FieldType
from strikeback.model.errors import UsageError

USUAL_IDS: Final = ("id", "rec_id", "record_id", "unique_id", "uid", "key")
_USUAL: Final = frozenset(name.replace("_", "") for name in USUAL_IDS)
OWN_ID: Final = "id"
"""What the column of ids is called where each table has a name of its own for it."""
IdColumn = str | tuple[str, ...]
"""One name for all tables, or one for each in their order; empty: found."""
ROW: Final = "row"
"""What the column of numbers is called where no table identifies its records."""
LOOKED_AT: Final = 1_000
"""Cells from which it is told whether a column holds codes."""
SHOWN: Final = 3
"""Places of trouble that a message names."""
_CODE: Final = re.compile(r"(?=.*\d)\w[\w./:-]{0,40}")


class Identified(NamedTuple):
    """Tables whose records have ids."""

    frames: list[pa.Table]
    column: str
    """The column of ids in every table."""
    numbered: bool = False
    """No table identified its records: the ids are numbers of rows."""
    headings: tuple[str, ...] = ()
    """What each table calls its column of ids; empty: all as ``column``."""


def find_ids(frames: Sequence[pa.Table]) -> str:
    """Return the column that identifies records in every table.

    One of a usual name whose values all differ; else one of a usual name all the same, for ``refuse_ids`` to
    refuse by row: no other column is taken for it in silence. Where no column has such a name, one headed as
    a number, then one of codes whose heading says nothing, whose values all differ. A name, a mailbox or a
    telephone is what records are compared by, though it may happen to differ everywhere.

    Raises:
        UsageError: There is none.
    """
    return choose_ids(
        [frame.column_names for frame in frames], lambda name: [frame[name] for frame in frames]
    )


def choose_ids(names: Sequence[Sequence[str]], columns: Callable[[str], Iterable[pa.ChunkedArray]]) -> str:
    """Return the column that identifies records in every table: ``find_ids`` before the tables are read.

    Args:
        names: Headings of each table.
        columns: Gives the columns of a heading, table by table.

    Raises:
        UsageError: There is none.
    """
    common = [str(name) for name in names[0] if all(name in other for other in names)]
    usual = [name for name in common if is_usual_id(name)]
    for name in usual or [name for name in common if titled(name) is FieldType.ID]:
        if all(map(is_unique, columns(name))):
            return name
    if usual:
        return usual[0]
    for name in common:
        if titled(name) is None and all(is_unique(column) and _coded(column) for column in columns(name)):
            return name
    raise UsageError(
        "no column of unique ids was found in all tables", remedy="Name one with --id-column, or add one"
    )


def with_ids(frames: Sequence[pa.Table]) -> Identified:
    """Return the tables with their column of ids under one name.

    A column that all tables have is taken; else each table's own, if its heading says that it is one or it
    stands first and holds codes under a heading that says nothing; else rows are numbered.
    """
    try:
        return Identified(list(frames), find_ids(frames))
    except UsageError:
        owns = [_own_id(frame) for frame in frames]
    if not all(owns) or len(frames) < 2:
        return numbered(frames)
    return _under_one_name(frames, owns)


def with_named_ids(frames: Sequence[pa.Table], named: IdColumn) -> Identified:
    """Return the tables with their columns of ids under one name.

    Args:
        frames: The tables.
        named: Their columns; empty: found.

    Raises:
        UsageError: Another number of names than of tables, or a table lacks its column.
    """
    names = (named,) if isinstance(named, str) and named else tuple(named)
    if not names:
        return with_ids(frames)
    if len(set(names)) == 1:
        return Identified(list(frames), names[0])
    if len(names) != len(frames):
        raise UsageError(
            f"{len(names)} id columns are named for {len(frames)} tables",
            where="--id-column",
            remedy="Give one --id-column for all tables, or one for each in the order of the tables",
        )
    for number, (frame, name) in enumerate(zip(frames, names, strict=True), 1):
        if name not in frame.column_names:
            raise UsageError(
                f"no column of table {number} is called {name!r}",
                where="--id-column",
                remedy="Name the id columns in the order of the tables",
            )
    return _under_one_name(frames, names)


def _under_one_name(frames: Sequence[pa.Table], owns: Sequence[str]) -> Identified:
    """Return the tables with a column of each called alike."""
    name = OWN_ID
    while any(name in frame.column_names and name != own for frame, own in zip(frames, owns, strict=True)):
        name = f"{name} of record"
    renamed = [
        frame.rename_columns([name if head == own else head for head in frame.column_names])
        for frame, own in zip(frames, owns, strict=True)
    ]
    return Identified(renamed, name, headings=tuple(owns))


def numbered(frames: Sequence[pa.Table]) -> Identified:
    """Return the tables with their rows numbered from 1 in a column that none of them had."""
    name = ROW
    while any(name in frame.column_names for frame in frames):
        name = f"{name} number"
    counted = [
        frame.append_column(name, pa.array(map(str, range(1, len(frame) + 1)), pa.string()))
        for frame in frames
    ]
    return Identified(counted, name, numbered=True)


def is_usual_id(name: str) -> bool:
    """Tell whether a heading says that a column identifies the rows of its table."""
    return fold_title(name).replace(" ", "") in _USUAL


def is_unique(column: pa.ChunkedArray) -> bool:
    """Tell whether all values are there and differ."""
    return column.null_count == 0 and len(column.unique()) == len(column)


def refuse_ids(
    paths: Sequence[Path], frames: Sequence[pa.Table], column: str, headings: Sequence[str] = ()
) -> None:
    """Refuse ids that are missing or given twice in one table, naming the table, the column and the rows.

    Args:
        paths: Where the tables stand.
        frames: The tables.
        column: The column of ids in all of them.
        headings: What each table calls it; empty: as ``column``.

    Raises:
        UsageError: So it is.
    """
    for path, frame, heading in zip(paths, frames, headings or [column] * len(frames), strict=True):
        if column not in frame.column_names:
            raise UsageError(
                f"no column is called {column!r}",
                where=path.name,
                remedy="Name the id column with --id-column, once for each table where headings differ",
            )
        ids = cells(frame[column])[0]
        empty = pc.indices_nonzero(pc.equal(pc.binary_length(ids), 0)).to_pylist()
        if empty:
            raise UsageError(
                f"{len(empty):,} records have no id in column {heading!r}: {_rows(empty)}",
                where=path.name,
                remedy="Fill the id column, or name another with --id-column",
            )
        if len(ids.unique()) < len(ids):
            twice = Counter(ids.to_pylist())
            rows = [row for row, key in enumerate(ids.to_pylist()) if twice[key] > 1]
            raise UsageError(
                f"{len(rows):,} records share an id of column {heading!r}: {_rows(rows)}",
                where=path.name,
                remedy="Make ids unique within a table, or name another column with --id-column",
            )


def _own_id(frame: pa.Table) -> str:
    """Return a table's column of ids by its heading, else a first column of codes; "" where none is one."""
    usual = [name for name in frame.column_names if is_usual_id(name)]
    numbers = [name for name in frame.column_names if titled(name) is FieldType.ID]
    first = frame.column_names[:1]
    codes = [name for name in first if titled(name) is None and _coded(frame[name])]
    return next((str(name) for name in (*usual, *numbers, *codes) if is_unique(frame[name])), "")


def _coded(column: pa.ChunkedArray) -> bool:
    """Tell whether cells are whole numbers or codes with digits, and not mostly dates or telephones."""
    texts = cells(column.slice(0, LOOKED_AT))[0].to_pylist()
    # A running number may pass through 1990.
    others = sum(is_phone(text) or is_date(text) for text in texts)
    return bool(texts) and all(map(_CODE.fullmatch, texts)) and 2 * others < len(texts)


def _rows(places: Sequence[int]) -> str:
    """Name rows as a spreadsheet numbers them, the header being row 1."""
    shown = ", ".join(f"row {place + 2:,}" for place in places[:SHOWN])
    return shown + (" and more" if len(places) > SHOWN else "")
