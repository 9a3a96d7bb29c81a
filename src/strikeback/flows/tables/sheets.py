"""The one sheet of a workbook that has rows, as a table of texts."""

from itertools import islice
from pathlib import Path

import pyarrow as pa

from strikeback.flows.tables.starts import glance
from strikeback.intake.limits import LIMITS
from strikeback.intake.table.grid import Grid
from strikeback.intake.table.workbook import open_sheets
from strikeback.model.errors import BrokenFileError


def read_sheet(path: Path) -> tuple[list[str], pa.Table]:
    """Return headings and cells of the visible sheet that has rows; the first filled row holds the headings.

    Raises:
        RefusedInputError: The file is missing, too large, broken or locked, has no rows, or rows in several
            visible sheets.
    """
    glance(path)
    filled = [
        rows for grid in open_sheets(path, path.name, LIMITS) if not grid.hidden and (rows := _rows(grid))
    ]
    if not filled:
        raise BrokenFileError(
            "the workbook has no sheet with a header line and rows", where=path.name, remedy="Hand in a table"
        )
    if len(filled) > 1:
        raise BrokenFileError(
            f"the workbook has {len(filled):,} sheets with rows",
            where=path.name,
            remedy="Save each that is meant as CSV, or hide the others",
        )
    head, *rows = filled[0]
    width = max(map(len, filled[0]))
    head += [""] * (width - len(head))
    columns = [[row[at] if at < len(row) else "" for row in rows] for at in range(width)]
    numbers = [f"c{at}" for at in range(width)]
    texts = [
        pa.chunked_array([pa.array([text or None for text in column], pa.string())]) for column in columns
    ]
    return head, pa.table(texts, names=numbers)


def _rows(grid: Grid) -> list[list[str]]:
    """Return the filled rows of a sheet; none where there is but one."""
    rows = (cells for _, cells in grid.rows if isinstance(cells, list) and any(map(str.strip, cells)))
    first = list(islice(rows, 1))
    rest = list(rows)
    return first + rest if rest else []
