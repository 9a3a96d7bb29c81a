"""What a grid settles once for all of its rows: regions, clocks, orders, and which columns are read."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from msgspec import structs

from strikeback.intake.contract import Source
from strikeback.intake.limits import LIMITS, Limits
from strikeback.intake.table.amounts import decides_comma, read_amount
from strikeback.intake.table.cells import is_blank, is_error, is_media_cell
from strikeback.intake.table.column import Column
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.maker import RowMaker
from strikeback.intake.times import EXCEL, decide_order, guess_epoch, parse_date, parse_moment
from strikeback.model.money import Money
from strikeback.model.record import RefusalReason
from strikeback.model.time import Moment, PartialDate

_EPOCHS_BY_NAME: Final = (
    ("cocoa", "cocoa_s"),
    ("mac_absolute", "cocoa_s"),
    ("webkit", "chrome_us"),
    ("chrome", "chrome_us"),
    ("filetime", "filetime"),
)
_UTC_NAMES: Final = ("utc", "gmt", "zulu")


class Setting:
    """The reading of one grid.

    Args:
        source: The file.
        maker: Builder of the grid's records.
        columns: The grid's columns.
        sample: Data rows, for decisions over columns.
        limits: Bounds of cells.
    """

    def __init__(
        self,
        source: Source,
        maker: RowMaker,
        columns: Sequence[Column],
        sample: Sequence[Sequence[str]],
        limits: Limits = LIMITS,
    ) -> None:
        self.source = source
        self.maker = maker
        self.columns = columns
        self.region = source.region
        self.used: set[int] = set()
        self.cells: list[str] = []
        self._sample = sample
        self._kept: list[tuple[str, str]] = []
        self._most = limits.field_chars
        self._closed: list[tuple[int, RefusalReason]] = []
        self._rest: list[tuple[int, str]] = []
        self._blanks = [""] * (1 + max((column.index for column in columns), default=0))

    def find(self, concept: Concept, *whose: Whose) -> list[Column]:
        """Return the columns of a concept, of any of ``whose`` (all when none is given); mark them used."""
        found = [
            column
            for column in self.columns
            if column.concept is concept and (not whose or column.whose in whose)
        ]
        self.used.update(column.index for column in found)
        return found

    def values(self, index: int) -> list[str]:
        """Return the sample's non-blank cells of a column."""
        return [
            row[index].strip()
            for row in self._sample
            if index < len(row) and not is_blank(row[index].strip())
        ]

    def text(self, column: Column) -> str:
        """Return a cell of the current row, stripped; empty for blanks, errors and media."""
        return self.cells[column.index]

    def first(self, columns: Sequence[Column]) -> Callable[[], str]:
        """Return a function that gives the first of some cells that says something, "" when none does."""
        if not columns:
            return _nothing
        if len(columns) > 1:
            return lambda: next(
                (text for column in columns if not is_blank(text := self.cells[column.index])), ""
            )
        index = columns[0].index

        def only() -> str:
            text = self.cells[index]
            return "" if is_blank(text) else text

        return only

    def clean(self, row: Sequence[str]) -> list[str]:
        """Take in a row: strip cells, and refuse those that are errors, media or secrets; return them."""
        cells = [cell.strip() for cell in row]
        whole = "\n".join(cells)
        if len(whole) > self._most or _marked(whole):
            self._refuse_cells(cells)
        for index, reason in self._closed:
            if index < len(cells) and cells[index]:
                cells[index] = ""
                self.maker.refuse(reason, self._name(index))
        self._kept = []
        short = len(self._blanks) - len(cells)
        self.cells = cells + self._blanks[:short] if short > 0 else cells
        return cells

    def _refuse_cells(self, cells: list[str]) -> None:
        """Blank and count the cells that are errors or media, or too long."""
        maker = self.maker
        most = self._most
        for index, cell in enumerate(cells):
            if not cell:
                continue
            if (cell[0] == "#" and is_error(cell)) or cell in {"NaN", "nan"}:
                cells[index] = ""
                maker.refuse(RefusalReason.MALFORMED, f"{self._name(index)}: spreadsheet error")
            elif len(cell) > most:
                cells[index] = ""
                maker.refuse(RefusalReason.TOO_LONG, self._name(index))
            elif "\0" in cell:
                cells[index] = ""
                maker.refuse(RefusalReason.MALFORMED, f"{self._name(index)}: zero byte")
            elif is_media_cell(cell):
                cells[index] = ""
                maker.refuse(RefusalReason.MEDIA_SKIPPED, self._name(index))

    def keep(self, column: Column, text: str) -> None:
        """Keep a text that no field takes, for ``unmapped`` of the row's main record."""
        self._kept.append((column.header, text))

    def leftovers(self) -> tuple[tuple[str, str], ...]:
        """Return what the current row holds in columns nothing reads, and what was kept."""
        cells = self.cells
        size = len(cells)
        rest = [(header, cells[index]) for index, header in self._rest if index < size and cells[index]]
        return tuple(rest + self._kept) if rest or self._kept else ()

    def freeze(self) -> None:
        """End the set-up: every column not marked used from here on goes to ``unmapped``."""
        closed = {Concept.SECRET: RefusalReason.SECRET_SKIPPED, Concept.MEDIA: RefusalReason.MEDIA_SKIPPED}
        self._closed = [
            (column.index, closed[column.concept]) for column in self.columns if column.concept in closed
        ]
        hidden = {index for index, _ in self._closed}
        self._rest = [
            (column.index, column.header)
            for column in self.columns
            if column.index not in self.used | hidden and column.concept is not Concept.IGNORE
        ]

    def _name(self, index: int) -> str:
        return self.columns[index].header if index < len(self.columns) else f"column {index + 1}"

    def moments(self, *columns: Column) -> Callable[[], Moment | None]:
        """Return a function that reads a time from the first filled of some columns.

        A clock column next to a date column is read with it.
        """
        readers = [(column, self._moment_reader(column), self._clock_of(column)) for column in columns]

        if not readers:
            return _never

        def read() -> Moment | None:
            for column, parse, clock in readers:
                raw = self.cells[column.index]
                if is_blank(raw):
                    continue
                hour = self.text(clock) if clock else ""
                moment = parse(f"{raw} {hour}" if hour and not is_blank(hour) else raw)
                if moment.utc is None and hour:
                    moment = parse(raw)
                if moment.utc is None:
                    self.maker.refuse(RefusalReason.BAD_TIME, column.header)
                return moment
            return None

        return read

    def _clock_of(self, column: Column) -> Column | None:
        """Return the column of times of day that belongs to a date column: the next one, or the only one."""
        clocks = [other for other in self.columns if other.concept is Concept.CLOCK]
        near = next((clock for clock in clocks if clock.index == column.index + 1), None)
        dates = [other for other in self.columns if other.concept in _DATES]
        if near is None and len(clocks) == 1 and (len(dates) == 1 or dates[0] is column):
            near = clocks[0]
        if near is not None:
            self.used.add(near.index)
        return near

    def _moment_reader(self, column: Column) -> Callable[[str], Moment]:
        values = self.values(column.index)
        epoch = self._epoch(column, values)
        decided = decide_order(values, stated=self.source.date_order, region=self.region)
        order = decided.order
        name = column.header.casefold()
        zone = "+00:00" if any(word in name for word in _UTC_NAMES) else self.source.zone

        minguo = self.region == "TW"

        @lru_cache(maxsize=1 << 14)
        def read(raw: str) -> Moment:
            if epoch and raw.replace(".", "", 1).isdecimal():
                return parse_moment(raw, zone=zone, epoch=epoch)
            moment = parse_moment(raw, zone=zone, order=order)
            if decided.ambiguous and parse_date(raw).ambiguous:
                return structs.replace(moment, ambiguous=True)
            if moment.utc is None and minguo and (spelt := _minguo(raw)):
                return structs.replace(parse_moment(spelt, zone=zone, order=order), raw=raw)
            return moment

        return read

    def _epoch(self, column: Column, values: Sequence[str]) -> str:
        numbers = [value for value in values if value.replace(".", "", 1).isdecimal()]
        if not numbers or len(numbers) * 2 < len(values):
            return ""
        name = column.header.casefold()
        named = next((epoch for word, epoch in _EPOCHS_BY_NAME if word in name), "")
        if named:
            return named
        if all(20_000 < float(number) < 80_000 for number in numbers):
            return EXCEL
        return guess_epoch(numbers)

    def dates(self, column: Column) -> Callable[[], PartialDate | None]:
        """Return a function that reads a calendar date, such as a birth date."""
        values = self.values(column.index)
        decided = decide_order(values, stated=self.source.date_order, region=self.region)
        minguo = self.region == "TW"
        short = bool(values) and all(_short_birth(value) for value in values if value.isdecimal())
        serial = bool(values) and all(value.isdecimal() and len(value) == 5 for value in values)

        @lru_cache(maxsize=1 << 14)
        def parse(raw: str) -> PartialDate:
            if serial and (utc := parse_moment(raw, epoch=EXCEL).utc):
                return PartialDate(raw=raw, year=utc.year, month=utc.month, day=utc.day)
            if minguo and (spelt := _minguo(raw)):
                return structs.replace(parse_date(spelt), raw=raw)
            if short and (spelt := _short_birth(raw)):
                return structs.replace(parse_date(spelt), raw=raw)
            date = parse_date(raw.split(" 00:00", maxsplit=1)[0], order=decided.order)
            if date.year is not None and date.year >= _BIRTH_PIVOT:
                date = structs.replace(date, year=date.year - 100)
            loose = parse_date(raw.split(" 00:00", maxsplit=1)[0])
            return structs.replace(date, ambiguous=True) if decided.ambiguous and loose.ambiguous else date

        def read() -> PartialDate | None:
            raw = self.text(column)
            if is_blank(raw):
                return None
            date = parse(raw)
            if date.year is None:
                self.maker.refuse(RefusalReason.BAD_TIME, column.header)
            return date

        return read

    def amounts(self, column: Column, currencies: Sequence[Column]) -> Callable[[], Money | None]:
        """Return a function that reads money: the currency from the cell, a column or the header."""
        comma = decides_comma(self.values(column.index), self.region)
        currency = next(
            (other for other in currencies if other.index > column.index),
            currencies[0] if currencies else None,
        )

        def read() -> Money | None:
            raw = self.cells[column.index]
            if is_blank(raw):
                return None
            stated = self.text(currency) if currency else ""
            money = read_amount(raw, currency=stated or column.header, region=self.region, comma=comma)
            if money is None:
                self.maker.refuse(RefusalReason.BAD_AMOUNT, column.header)
                self.keep(column, raw)
            return money

        return read


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


def _never() -> None:
    return None


def _nothing() -> str:
    return ""


_MINGUO: Final = re.compile(r"\s*(\d{2,3})([./-])(\d{1,2})\2(\d{1,2})(?!\d)(.*)", re.DOTALL)


_BIRTH_PIVOT: Final = 2030
"""Births with two digits of the year lie before this year: nobody is born later than this release."""
_SHORT_BIRTH: Final = re.compile(r"(\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")


def _short_birth(raw: str) -> str:
    """Return a birth date written as six digits (year, month, day) spelt out; "" for others."""
    found = _SHORT_BIRTH.fullmatch(raw)
    if found is None:
        return ""
    year = int(found[1]) + (2000 if int(found[1]) + 2000 < _BIRTH_PIVOT else 1900)
    return f"{year}-{found[2]}-{found[3]}"


def _minguo(raw: str) -> str:
    """Return a date with a year of the Republic (``87/3/2``, ``103.03.05``) spelt out; "" for others."""
    found = _MINGUO.fullmatch(raw)
    if found is None or not 1 <= int(found[1]) <= 199 or (int(found[1]) < 32 and len(found[1]) == 2):
        return ""
    return f"民國{found[1]}年{found[3]}月{found[4]}日{found[5]}"


_DATES: Final = frozenset(
    {
        Concept.MOMENT,
        Concept.REPORTED,
        Concept.INCIDENT,
        Concept.THREAT,
        Concept.PAID_AT,
        Concept.SEIZED_AT,
        Concept.ARRESTED_AT,
    }
)
