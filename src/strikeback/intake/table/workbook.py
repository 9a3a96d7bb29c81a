"""Workbooks (XLSX, XLSM, XLSB, XLS, ODS): every sheet as a grid."""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final

import python_calamine as calamine

from strikeback.intake.archive import open_archive
from strikeback.intake.contract import Source
from strikeback.intake.limits import Limits, check_size
from strikeback.intake.table.grid import Cells, Grid, text_of
from strikeback.intake.units import show_bytes
from strikeback.model.errors import BrokenFileError, EncryptedFileError, StrikebackError, TooLargeError

_EXPANDED: Final = 4
"""How many times ``whole_bytes`` the unpacked parts of a workbook may take."""
_MERGED: Final = 2_000
"""Merged ranges of more cells are decoration."""
_FOREIGN: Final = (calamine.CalamineError, OSError, ValueError, OverflowError)
_PANIC: Final = "PanicException"


class foreign_errors:  # noqa: N801 - reads as the verb of a with statement
    """Turn what the workbook library raises inside a ``with`` block into errors of the tree.

    Its panics derive from ``BaseException`` and have no importable class, hence the name check.

    Args:
        name: What to call the file.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        """Begin the block."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Raise the error of the tree that stands for what ended the block, if that was a foreign one."""
        if kind is None or issubclass(kind, StrikebackError):
            return
        if issubclass(kind, calamine.PasswordError):
            raise EncryptedFileError(
                "the workbook needs a password",
                where=self._name,
                remedy="Ask the sender for it without a password.",
            ) from None
        if issubclass(kind, _FOREIGN) or kind.__name__ == _PANIC:
            raise _broken(self._name, kind) from None


def open_workbook(source: Source, limits: Limits) -> Iterator[Grid]:
    """Yield the sheets of a workbook that was handed in: ``open_sheets``."""
    return open_sheets(source.path, source.name, limits)


def open_sheets(path: Path, name: str, limits: Limits) -> Iterator[Grid]:
    """Yield the sheets of a workbook, hidden ones included, with merged cells filled.

    Args:
        path: The file.
        name: What to call it in messages.
        limits: How large it may be, packed and unpacked.

    Raises:
        TooLargeError, BrokenFileError, EncryptedFileError: The file as a whole cannot be read.
    """
    check_size(path, limits.whole_bytes, name=name)
    with path.open("rb") as file:
        packed = file.read(2) == b"PK"
    if packed:
        with open_archive(path, name=name, limits=limits) as archive:
            total = sum(member.size for member in archive.members)
        if total > _EXPANDED * limits.whole_bytes:
            raise TooLargeError(
                f"the workbook unpacks to {show_bytes(total)}", where=name, remedy="Export it as CSV."
            )
    with foreign_errors(name):
        book = calamine.load_workbook(str(path))
        sheets = list(book.sheets_metadata)
    for index, meta in enumerate(sheets):
        if meta.typ is not calamine.SheetTypeEnum.WorkSheet:
            continue
        with foreign_errors(name):
            sheet = book.get_sheet_by_index(index)
        yield Grid(meta.name, _rows(sheet, name), meta.visible is not calamine.SheetVisibleEnum.Visible)


def _rows(sheet: calamine.CalamineSheet, name: str) -> Iterator[tuple[int, Cells]]:
    """Yield sheet row numbers and cells; what a merged cell says stands in each cell it covers."""
    with foreign_errors(name):
        start = sheet.start
        if start is None:
            return
        origins, fills = _merged(sheet, start[1])
        rows = sheet.iter_rows()
    number = 0
    while True:
        with foreign_errors(name):
            values = next(rows, None)
        if values is None:
            return
        cells = [text_of(value) for value in values]
        for column, origin in origins.get(number, ()):
            origin[0] = cells[column] if 0 <= column < len(cells) else ""
        for column, origin in fills.get(number, ()):
            if 0 <= column < len(cells) and not cells[column]:
                cells[column] = origin[0]
        number += 1
        yield number, cells


_Places = dict[int, list[tuple[int, list[str]]]]


def _merged(sheet: calamine.CalamineSheet, offset: int) -> tuple[_Places, _Places]:
    """Return, by row, the first cells of merged ranges and the cells that repeat them.

    Args:
        sheet: The sheet.
        offset: Column at which its rows begin.
    """
    origins: _Places = {}
    fills: _Places = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if (bottom - top + 1) * (right - left + 1) > _MERGED:
            continue
        text = [""]
        origins.setdefault(top, []).append((left - offset, text))
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                fills.setdefault(row, []).append((column - offset, text))
    return origins, fills


def _broken(name: str, kind: type[BaseException]) -> BrokenFileError:
    return BrokenFileError(
        f"the workbook cannot be read ({kind.__name__})",
        where=name,
        remedy="It may be truncated: ask the sender for it again.",
    )
