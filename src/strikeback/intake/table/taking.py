"""Rows as they come from the file: cleaned, told from what is no data, put together again where spilt."""

from collections.abc import Sequence
from typing import ClassVar, Final

from strikeback.intake.table.block import Refused
from strikeback.intake.table.columns import ColumnMap
from strikeback.intake.table.concepts import Concept
from strikeback.intake.table.grid import Cells
from strikeback.intake.table.kinds import Kind
from strikeback.intake.table.layout import is_end, is_total
from strikeback.intake.table.rejoin import rejoin
from strikeback.intake.table.setting import Setting
from strikeback.intake.table.unfold import Unfolding
from strikeback.model.base import Frozen
from strikeback.model.record import RefusalReason

_NOTE_CHARS: Final = 12
_MOST_SPARE: Final = 6
_END_CELLS: Final = 3


class Row(Frozen, frozen=True):
    """A row taken in."""

    shown: ClassVar = ("number", "line", "built")

    number: int
    """Data row, counted from 1."""
    line: int
    """Line or sheet row, counted from 1."""
    cells: list[str]
    """Clean, and at least as many as the table has columns."""
    refused: Refused
    built: bool = False
    """False: no data, or not to be told apart; ``refused`` says which."""
    text: bool = False
    """True: not to be told apart, and kept as text all the same."""
    more: bool = False
    """True: a further victim of the row before, with nothing else in it."""


def take_in(
    block: Sequence[tuple[int, Cells]],
    number: int,
    setting: Setting,
    meaning: ColumnMap,
    unfolding: Unfolding,
) -> list[Row]:
    """Return the rows of a block, ready to be built or with the reason why they are not.

    Args:
        block: Lines and cells as read.
        number: Number of its first row.
        setting: The grid.
        meaning: What its columns mean.
        unfolding: Takes further victims out of a row.
    """
    width = len(meaning.columns)
    refusals: list[Refused] = [[] for _ in block]
    whole = [_whole(raw, meaning, refused) for (_, raw), refused in zip(block, refusals, strict=True)]
    setting.clean(whole, refusals)
    secret = any(column.concept in {Concept.SECRET, Concept.MEDIA} for column in meaning.columns)
    taken = []
    for place, ((line, raw), cells, refused) in enumerate(zip(block, whole, refusals, strict=True), number):
        built = text = False
        if not isinstance(raw, list):
            refused.append((raw, "row"))
        elif len(raw) > width != len(cells) and any(raw[width:]):
            text = meaning.kind is Kind.CASES and not secret
            refused.append((RefusalReason.MALFORMED, "more cells than the header"))
        elif problem := _no_data(cells, meaning):
            refused.append((RefusalReason.NO_CONTENT, problem))
        else:
            built = True
            if len(cells) * 2 < width:
                refused.append((RefusalReason.MALFORMED, "fewer cells than the header"))
        padded = setting.pad(cells)
        one, *more = unfolding.take(padded) if built else (padded,)
        taken.append(Row(place, line, one, refused, built, text))
        taken += [Row(place, line, further, [], built, more=True) for further in more]
    return taken


def _whole(raw: Cells, meaning: ColumnMap, refused: Refused) -> list[str]:
    """Return the cells of a row; one with more cells than the header is put together again where possible.

    Such a row has an unquoted separator inside a text. The cells are joined at the one place after
    which every column of a known form holds such a value again. A case report whose columns cannot be
    told stays as it is, since it may hold a call for help; of other rows nothing is left.
    """
    if not isinstance(raw, list):
        return []
    columns = meaning.columns
    spare = len(raw) - len(columns)
    if spare <= 0 or not any(raw[len(columns) :]):
        return raw
    if spare <= _MOST_SPARE and (joined := rejoin(raw, columns)):
        refused.append((RefusalReason.MALFORMED, "more cells than the header: put together again"))
        return joined
    return raw if meaning.kind is Kind.CASES else []


def _no_data(cells: Sequence[str], meaning: ColumnMap) -> str:  # noqa: PLR0911 - one line a rule
    """Return why a row is no data row, "" when it is one."""
    size = len(cells)
    number = size - cells.count("")
    if number > max(3, size // 2) and cells[0] and cells[0] != meaning.columns[0].header:
        return ""  # what most rows are
    filled = [cell for cell in cells if cell]
    if not filled:
        return "empty row"
    if len(filled) == 1 and len(meaning.columns) >= 4 and len(filled[0]) > _NOTE_CHARS and " " in filled[0]:
        place = _text_column(meaning)
        return "" if place < size and cells[place] else "note below the table"
    if len(filled) * 2 <= len(meaning.columns) and len(filled) < _END_CELLS and is_end(filled[0]):
        return "note below the table"
    if len(filled) == 1 and filled[0].startswith(("#", "//", "--")):
        return "comment"
    if len(filled) <= max(3, size // 2) and is_total(cells):
        return "total row"
    if len(filled) > 1 and _is_header(filled[0], cells, meaning):
        return "repeated header"
    return ""


def _is_header(first: str, cells: Sequence[str], meaning: ColumnMap) -> bool:
    """Tell whether every cell that says something repeats its column's header."""
    if meaning.columns[cells.index(first)].header != first:
        return False
    headers = (column.header for column in meaning.columns)
    return all(cell == header for cell, header in zip(cells, headers, strict=False) if cell)


def _text_column(meaning: ColumnMap) -> int:
    """Return the index of the first free-text column, else of the last column."""
    texts = (
        column.index for column in meaning.columns if column.concept in {Concept.NARRATIVE, Concept.NOTES}
    )
    return next(texts, len(meaning.columns) - 1)
