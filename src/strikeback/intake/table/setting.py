"""What a grid settles once for all of its rows: regions, clocks, orders, and which columns are read."""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from msgspec import structs

from strikeback.intake.contract import Source
from strikeback.intake.limits import LIMITS, Limits
from strikeback.intake.table.amounts import decides_comma, read_amount
from strikeback.intake.table.block import Refused, Values
from strikeback.intake.table.cells import is_blank
from strikeback.intake.table.cleaning import clean_cells
from strikeback.intake.table.column import Column
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.maker import RowMaker
from strikeback.intake.time_columns import written_reader
from strikeback.intake.times import (
    EXCEL,
    decide_order,
    guess_epoch,
    parse_date,
    parse_moment,
)
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
_Value = TypeVar("_Value")
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
        self.titled = ""
        """Platform whose accounts the file's or sheet's name says these are; empty: it says none."""
        self.used: set[int] = set()
        self.cells: list[str] = []
        """Of the current row, stripped; empty for errors and media."""
        self.row = 0
        """Place of the current row in its block."""
        self._values: list[Values[Any]] = []
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
        texts = [row[index].strip() for row in self._sample if index < len(row)]
        return [text for text in texts if text and not is_blank(text)]

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

    def clean(self, rows: list[list[str]], refusals: Sequence[Refused]) -> None:
        """Strip the cells of rows in place, and blank those that are errors, media or secrets.

        Args:
            rows: Cells as read.
            refusals: Takes what is refused of each row.
        """
        clean_cells(rows, refusals, [column.header for column in self.columns], self._most)
        for index, reason in self._closed:
            header = self.columns[index].header
            for cells, refused in zip(rows, refusals, strict=True):
                if index < len(cells) and cells[index]:
                    cells[index] = ""
                    refused.append((reason, header))

    def pad(self, cells: list[str]) -> list[str]:
        """Return the cells of a row, at least as many as the table has columns."""
        short = len(self._blanks) - len(cells)
        return cells + self._blanks[:short] if short > 0 else cells

    def take(self, rows: Sequence[Sequence[str]]) -> None:
        """Work out the columns of the next block of rows."""
        columns = list(zip(*rows, strict=False)) or [()] * len(self._blanks)
        for values in self._values:
            values.take(columns)

    def turn_to(self, cells: list[str], row: int = 0) -> None:
        """Begin a row.

        Args:
            cells: Its cells.
            row: Its place among the rows of the block.
        """
        self.cells = cells
        self.row = row
        self._kept = []

    def work(self, work: Callable[..., _Value], *columns: Column) -> list[_Value]:
        """Return a list that holds what a column says in each row of the current block.

        Args:
            work: Gives what a text says; for several columns it takes the tuple of their texts. Equal texts
                are worked on once.
            columns: One column, or several that are read together.
        """
        values = Values(work, *(column.index for column in columns))
        self._values.append(values)
        return values.now

    def keep(self, column: Column, text: str) -> None:
        """Keep a text that no field takes, for ``unmapped`` of the row's main record."""
        self._kept.append((column.header, text))

    def leftovers(self) -> tuple[tuple[str, str], ...]:
        """Return what the current row holds in columns nothing reads, and what was kept."""
        if not (self._rest or self._kept):
            return ()
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

    def moments(self, *columns: Column) -> Callable[[], Moment | None]:
        """Return a function that reads a time from the first filled of some columns.

        A clock column next to a date column is read with it.
        """
        readers = [self._moment_of(column) for column in columns]
        if not readers:
            return _never
        if len(readers) == 1:
            return readers[0]
        return lambda: next((moment for read in readers if (moment := read()) is not None), None)

    def _moment_of(self, column: Column) -> Callable[[], Moment | None]:
        """Return a function that reads one column of times, None where its cell is blank."""
        parse = self._moment_reader(column)
        clock = self._clock_of(column)
        header = column.header

        def alone(raw: str) -> Moment | None:
            return None if is_blank(raw) else parse(raw)

        def clocked(cells: tuple[str, str]) -> Moment | None:
            raw, hour = cells
            if is_blank(raw) or not hour:
                return alone(raw)
            moment = parse(raw if is_blank(hour) else f"{raw} {hour}")
            return parse(raw) if moment.utc is None else moment

        moments = self.work(clocked, column, clock) if clock else self.work(alone, column)

        def read() -> Moment | None:
            moment = moments[self.row]
            if moment is not None and moment.utc is None:
                self.maker.refuse(RefusalReason.BAD_TIME, header)
            return moment

        return read

    def _clock_of(self, column: Column) -> Column | None:
        """Return the column of times of day that belongs to a date column: the next one, or the only one."""
        clocks = [other for other in self.columns if other.concept is Concept.CLOCK]
        near = next((clock for clock in clocks if clock.index == column.index + 1), None)
        dates = [other for other in self.columns if other.concept in _DATES]
        if near is None and len(clocks) == 1 and (len(dates) == 1 or column in dates[:1]):
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
        written = written_reader(zone, order)

        def read(raw: str) -> Moment:
            if epoch and raw.replace(".", "", 1).isdecimal():
                return parse_moment(raw, zone=zone, epoch=epoch)
            moment = written(raw)
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

        def parse(raw: str) -> PartialDate | None:
            if is_blank(raw):
                return None
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

        dates = self.work(parse, column)

        def read() -> PartialDate | None:
            date = dates[self.row]
            if date is not None and date.year is None:
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

        header, region = column.header, self.region

        def alone(raw: str) -> Money | None:
            return None if is_blank(raw) else read_amount(raw, currency=header, region=region, comma=comma)

        def stated(cells: tuple[str, str]) -> Money | None:
            raw, code = cells
            if is_blank(raw) or not code:
                return alone(raw)
            return read_amount(raw, currency=code, region=region, comma=comma)

        monies = self.work(stated, column, currency) if currency else self.work(alone, column)

        def read() -> Money | None:
            money = monies[self.row]
            if money is None and not is_blank(raw := self.cells[column.index]):
                self.maker.refuse(RefusalReason.BAD_AMOUNT, header)
                self.keep(column, raw)
            return money

        return read


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
