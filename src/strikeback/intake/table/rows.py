"""The rows of one grid, from the header to the last line, into records and counted refusals."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple, Protocol

from msgspec import structs

from strikeback.intake.contract import Reader, Source
from strikeback.intake.gather import without_media
from strikeback.intake.limits import Limits
from strikeback.intake.table.accounts import AccountRows, GenericRows, HashRows
from strikeback.intake.table.block import in_blocks
from strikeback.intake.table.calls import CallRows
from strikeback.intake.table.cases import CaseRows
from strikeback.intake.table.cells import is_blank
from strikeback.intake.table.columns import ColumnMap, guess_columns
from strikeback.intake.table.concepts import Concept
from strikeback.intake.table.exhibits import ExhibitRows
from strikeback.intake.table.grid import Cells, Grid
from strikeback.intake.table.kinds import Kind
from strikeback.intake.table.layout import LOOK_ROWS, Layout, find_layout
from strikeback.intake.table.maker import RowMaker
from strikeback.intake.table.persons import PersonRows
from strikeback.intake.table.prose import is_sentences
from strikeback.intake.table.setting import Setting
from strikeback.intake.table.taking import Row, take_in
from strikeback.intake.table.titles import apply_title, titled_platform
from strikeback.intake.table.transfers import TransferRows
from strikeback.intake.table.turned import set_upright
from strikeback.intake.table.unfold import Unfolding
from strikeback.model.bodies import Report
from strikeback.model.errors import TooLargeError
from strikeback.model.record import Record, Refusal, RefusalReason, Role

_SAMPLE_ROWS: Final = 2_000
"""Rows read ahead: meanings, date orders and decimal marks are decided over them."""
_OF_A_PLATFORM: Final = frozenset({Kind.ACCOUNTS, Kind.LOGINS})
_SAMPLE_TEXTS: Final = 100
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
    texts: Sequence[int] = ()
    """Columns of sentences that rows of this kind have no place for."""


def begin(source: Source, reader: Reader, grid: Grid, limits: Limits, place: int = 0) -> Begun | None:
    """Look at the first rows of a grid and settle its reading; None when it holds no table.

    Raises:
        TooLargeError: More columns than the limits allow.
        UsageError: The stated column map cannot be used.
    """
    ahead = list(islice(grid.rows, _SAMPLE_ROWS))
    turned = set_upright(ahead) if not grid.header and len(ahead) < _SAMPLE_ROWS else None
    if turned is not None:
        grid, ahead = grid._replace(header=turned.header), turned.rows
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
    if meaning.kind in _OF_A_PLATFORM:
        setting.titled = titled_platform(f"{source.name} {grid.path} {layout.title}")
    rows = _builder(meaning.kind, setting)
    texts = _texts(meaning, setting)
    setting.used.update(texts)
    setting.freeze()
    return Begun(meaning, maker, setting, rows, ahead[layout.first :], grid, texts)


def _texts(meaning: ColumnMap, setting: Setting) -> list[int]:
    """Return the columns of sentences in a table whose rows are no reports; such rows tell of danger too."""
    if meaning.kind is Kind.CASES:
        return []
    return [
        column.index
        for column in meaning.columns
        if column.concept in {Concept.NARRATIVE, Concept.NOTES}
        and is_sentences(setting.values(column.index)[:_SAMPLE_TEXTS])
    ]


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


def say_assumed(begun: Begun) -> list[Record | Refusal]:
    """Return what somebody should check of how the grid is read: its encoding, a kind nothing tells."""
    maker = begun.maker
    maker.start(None, None)
    if begun.grid.assumed:
        maker.refuse(RefusalReason.ASSUMED, begun.grid.assumed)
    if begun.map.unsure:
        maker.refuse(RefusalReason.ASSUMED, f"kind of table: {begun.map.unsure}")
    return maker.out


def read_rows(begun: Begun) -> Iterator[list[Record | Refusal]]:
    """Yield what each data row gives; a row that gives nothing gives a refusal.

    A block of rows is taken in, its columns are worked out one by one, then its rows are built in order.
    """
    setting = begun.setting
    number = 1
    unfolding = Unfolding(begun.map.kind, begun.map.columns)
    for block in in_blocks(chain(begun.ahead, begun.grid.rows)):
        taken = take_in(block, number, setting, begun.map, unfolding)
        setting.take([row.cells for row in taken if row.built])
        place = 0
        for row in taken:
            if row.more:
                _further(begun, row, place)
            elif row.built:
                _build(begun, row, place)
            else:
                _refuse(begun, row)
            place += row.built
            yield begun.maker.out
        number += len(block)


def _tell(begun: Begun) -> None:
    """Keep sentences of a row whose kind has no place for them as a report, so that somebody reads them."""
    cells = begun.setting.cells
    text = "\n".join(cells[index] for index in begun.texts if not is_blank(cells[index]))
    if text:
        ident = begun.maker.at.ident
        begun.maker.record(Report(number=ident, narrative=without_media(text)[0]))


def _refuse(begun: Begun, row: Row) -> None:
    """Count why a row is not built; one that cannot be told apart may be kept as text: a call for help."""
    maker = begun.maker
    maker.start(row.number, row.line)
    *before, last = row.refused
    for reason, what in before:
        maker.refuse(reason, what)
    if row.text and isinstance(begun.rows, CaseRows):
        begun.setting.turn_to(row.cells)
        begun.rows.build_text()
    maker.refuse(*last)


def _further(begun: Begun, row: Row, place: int) -> None:
    """Build a further victim of the row that was built last."""
    begun.setting.turn_to(row.cells, place)
    begun.maker.out = []
    if isinstance(begun.rows, CaseRows):
        begun.rows.build_victim()


def _build(begun: Begun, row: Row, place: int) -> None:
    maker, setting = begun.maker, begun.setting
    setting.turn_to(row.cells, place)
    maker.start(row.number, row.line, begun.rows.ident())
    for reason, what in row.refused:
        maker.refuse(reason, what)
    main = begun.rows.build()
    if begun.texts:
        _tell(begun)
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
