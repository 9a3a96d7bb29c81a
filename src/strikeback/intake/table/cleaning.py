"""Cells that say nothing a record could hold: spreadsheet errors, zero bytes, media, texts beyond measure."""

from collections.abc import Sequence

from strikeback.intake.table.block import Refused
from strikeback.intake.table.cells import is_error, is_media_cell
from strikeback.model.record import RefusalReason


def clean_cells(
    rows: list[list[str]], refusals: Sequence[Refused], headers: Sequence[str], most: int
) -> None:
    """Strip the cells of rows in place; blank and count those that are errors or media, or too long.

    Args:
        rows: Cells as read.
        refusals: Takes what is refused of each row.
        headers: Names of the columns.
        most: Code points a cell may have.
    """
    rows[:] = [[cell.strip() for cell in row] for row in rows]
    texts = list(map("\n".join, rows))
    if max(map(len, texts), default=0) <= most and not _marked("\n".join(texts)):
        return  # most blocks
    for cells, text, refused in zip(rows, texts, refusals, strict=True):
        if len(text) > most or _marked(text):
            for index, cell in enumerate(cells):
                if cell and (found := _wrong(cell, most)):
                    cells[index] = ""
                    name = headers[index] if index < len(headers) else f"column {index + 1}"
                    refused.append((found[0], name + found[1]))


def _wrong(cell: str, most: int) -> tuple[RefusalReason, str] | None:
    """Return why a cell is refused, None when it is not."""
    if (cell[0] == "#" and is_error(cell)) or cell in {"NaN", "nan"}:
        return RefusalReason.MALFORMED, ": spreadsheet error"
    if len(cell) > most:
        return RefusalReason.TOO_LONG, ""
    if "\0" in cell:
        return RefusalReason.MALFORMED, ": zero byte"
    return (RefusalReason.MEDIA_SKIPPED, "") if is_media_cell(cell) else None


def _marked(text: str) -> bool:
    """Tell whether a row holds what every cell that is an error, a zero byte or media holds somewhere."""
    return (
        "#" in text
        or "\0" in text
        or "nan" in text
        or "NaN" in text
        or "data:" in text
        or "/9j/" in text
        or "iVBOR" in text
    )
