"""The rows of one grid, from the header to the last line, into records and counted refusals."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple, Protocol

from msgspec import structs

from strikeback.intake.contract import Reader, Source
from strikeback.intake.limits import Limits
from strikeback.intake.table.accounts import AccountRows, GenericRows, HashRows
from strikeback.intake.table.calls import CallRows
from strikeback.intake.table.cases import CaseRows
from strikeback.intake.table.columns import ColumnMap, guess_columns
from strikeback.intake.table.concepts import Concept
from strikeback.intake.table.exhibits import ExhibitRows
from strikeback.intake.table.grid import Cells, Grid
from strikeback.intake.table.kinds import Kind
from strikeback.intake.table.layout import LOOK_ROWS, Layout, find_layout, is_total
from strikeback.intake.table.maker import RowMaker
from strikeback.intake.table.persons import PersonRows
from strikeback.intake.table.rejoin import rejoin
from strikeback.intake.table.setting import Setting
from strikeback.intake.table.titles import apply_title
from strikeback.intake.table.transfers import TransferRows
from strikeback.model.errors import TooLargeError
from strikeback.model.record import Record, Refusal, RefusalReason, Role

_SAMPLE_ROWS: Final = 2_000
"""Rows read ahead: meanings, date orders and decimal marks are decided over them."""
_NOTE_CHARS: Final = 12
_MOST_SPARE: Final = 6
_HIDDEN: Final = (("sheet", "hidden in the workbook"),)


class Rows(Protocol):
    """A builder of one kind of rows."""

    def ident(self) -> str:
        """Return the source's own number of the current row."""
        ...

    def build(self) -> Record | None:
        """Build the current row into the maker; return its main record."""
        ...


class Begun(NamedTuple):
    """A grid whose columns are understood, ready to be read."""

    map: ColumnMap
    maker: RowMaker
    setting: Setting
    rows: Rows
    ahead: Sequence[tuple[int, Cells]]
    """Data rows already taken from the grid."""
    grid: Grid


def begin(source: Source, reader: Reader, grid: Grid, limits: Limits, place: int = 0) -> Begun | None:
    """Look at the first rows of a grid and settle its reading; None when it holds no table.

    Raises:
        TooLargeError: More columns than the limits allow.
        UsageError: The stated column map cannot be used.
    """
    ahead = list(islice(grid.rows, _SAMPLE_ROWS))
    good = [
        (place, cells) for place, cells in enumerate(cells for _, cells in ahead) if isinstance(cells, list)
    ]
    if grid.header:
        layout = Layout(grid.header, 0, "")
    else:
        layout = find_layout([cells for _, cells in good[:LOOK_ROWS]])
        first = good[layout.first - 1][0] + 1 if 0 < layout.first <= len(good) else 0
        layout = layout._replace(first=first)
    if len(layout.header) > limits.columns:
        raise TooLargeError(
            f"the table has {len(layout.header)} columns", where=source.name, remedy="Export fewer columns."
        )
    sample = [cells for place, cells in good if place >= layout.first]
    if not layout.header or (grid.path and not grid.header and len(layout.header) < 2 and not sample):
        return None
    guessed = guess_columns(layout.header, sample, source.region, saved=source.column_map)
    if not source.column_map:
        guessed = apply_title(guessed, f"{grid.path} {layout.title}")
    meaning = structs.replace(guessed, sheet=grid.path)
    maker = RowMaker(source, reader, meaning, place)
    setting = Setting(source, maker, meaning.columns, sample, limits)
    rows = _builder(meaning.kind, setting)
    setting.freeze()
    return Begun(meaning, maker, setting, rows, ahead[layout.first :], grid)


def _builder(kind: Kind, setting: Setting) -> Rows:  # noqa: C901, PLR0911 - one line a rule
    match kind:
        case Kind.CASES:
            return CaseRows(setting)
        case Kind.TRANSFERS:
            return TransferRows(setting)
        case Kind.EXHIBITS:
            return ExhibitRows(setting)
        case Kind.CALLS:
            return CallRows(setting)
        case Kind.HASHES:
            return HashRows(setting)
        case Kind.LOGINS | Kind.ACCOUNTS:
            return AccountRows(setting)
        case Kind.ARRESTS:
            return PersonRows(setting, Role.SUSPECT)
        case Kind.VICTIMS:
            return PersonRows(setting, Role.VICTIM)
        case Kind.CONTACTS:
            return PersonRows(setting, Role.UNKNOWN)
        case Kind.PERSONS:
            return PersonRows(setting, Role.UNKNOWN, stated=True)
        case Kind.GENERIC:
            return GenericRows(setting)


def read_rows(begun: Begun) -> Iterator[Record | Refusal]:
    """Yield what every data row gives; a row that gives nothing gives a refusal."""
    width = len(begun.map.columns)
    number = 0
    maker = begun.maker
    for part in (begun.ahead, begun.grid.rows):
        for line, cells in part:
            number += 1
            if isinstance(cells, list):
                _row(begun, number, line, cells, width)
            else:
                maker.start(number, line)
                maker.refuse(cells, "row")
            yield from maker.out


def _row(begun: Begun, number: int, line: int, cells: list[str], width: int) -> None:
    maker, setting, rows = begun.maker, begun.setting, begun.rows
    maker.start(number, line)
    if len(cells) > width and any(cells[width:]):
        joined = _too_many(begun, cells)
        if joined is None:
            return
        cells = joined
    if problem := _no_data(setting.clean(cells), begun.map):
        maker.refuse(RefusalReason.NO_CONTENT, problem)
        return
    if ident := rows.ident():
        kept = maker.out
        maker.start(number, line, ident)
        maker.out = [structs.replace(one, locator=maker.at) for one in kept if isinstance(one, Refusal)]
    if len(cells) * 2 < width:
        maker.refuse(RefusalReason.MALFORMED, "fewer cells than the header")
    main = rows.build()
    if main is None:
        if not any(isinstance(one, Record) for one in maker.out):
            maker.refuse(RefusalReason.NO_CONTENT, "row")
        return
    rest = setting.leftovers()
    if begun.grid.hidden:
        rest += _HIDDEN
    if rest:
        place = next(index for index, one in enumerate(maker.out) if one is main)
        maker.out[place] = structs.replace(main, unmapped=rest)


def _too_many(begun: Begun, cells: list[str]) -> list[str] | None:
    """Put a row with more cells than the header together again, None when that cannot be told.

    Such a row has an unquoted separator inside a text. The cells are joined at the one place after
    which every column of a known form holds such a value again. A case report whose columns cannot be
    told is kept as text all the same, since it may hold a call for help.
    """
    maker = begun.maker
    columns = begun.map.columns
    if len(cells) - len(columns) <= _MOST_SPARE and (joined := rejoin(cells, columns)):
        maker.refuse(RefusalReason.MALFORMED, "more cells than the header: put together again")
        return joined
    if begun.map.kind is Kind.CASES:
        begun.setting.clean(cells)
        secret = {column.index for column in columns if column.concept in {Concept.SECRET, Concept.MEDIA}}
        if not secret and isinstance(begun.rows, CaseRows):
            begun.rows.build_text()
    maker.refuse(RefusalReason.MALFORMED, "more cells than the header")
    return None


def _no_data(cells: Sequence[str], meaning: ColumnMap) -> str:
    """Return why a row is no data row, "" when it is one."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return "empty row"
    if len(filled) == 1 and len(meaning.columns) >= 4 and len(filled[0]) > _NOTE_CHARS and " " in filled[0]:
        return "" if cells[_text_column(meaning)] else "note below the table"
    if len(filled) == 1 and filled[0].startswith(("#", "//", "--")):
        return "comment"
    if len(filled) <= max(3, len(cells) // 2) and is_total(cells):
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
