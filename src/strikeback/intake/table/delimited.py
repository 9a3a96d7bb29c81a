"""Delimited text: which sign separates, which quotes, and rows one at a time."""

import csv
import math
import operator
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import islice
from typing import Final, NamedTuple, TextIO

from strikeback.intake.limits import Limits
from strikeback.intake.table.grid import Cells
from strikeback.intake.table.headers import read_header
from strikeback.model.record import RefusalReason

_DELIMITERS: Final = (",", ";", "\t", "|", "\x1f", "^", "~")
_LINES: Final = 80
_SNIFF_CHARS: Final = 1 << 20
_ENOUGH_KNOWN: Final = 5
"""More known headers in a line make a delimiter no likelier."""
_RECORD_LINES: Final = 2_000
"""A quoted field longer than this many lines is a quote that nobody closed."""


class Dialect(NamedTuple):
    """How a delimited file separates its cells."""

    delimiter: str
    quote: str = '"'
    skip: int = 0
    """Lines before the table that only state the dialect (``sep=;``)."""
    rating: float = 0.0
    """How well it fits, 0 to 1."""


@lru_cache(maxsize=8)
def detect_dialect(text: str) -> Dialect | None:
    """Return the dialect of a text's first lines, None when they form no table.

    Each delimiter is rated by how many lines agree on the number of cells and by how many cells of
    some line are known headers; the best wins. One column counts only under a known header.
    """
    lines = text.splitlines()[: _LINES + 1]
    if len(lines) > 2 and len(text) > 60_000:
        lines = lines[:-1]  # the head may end inside a line
    if not lines:
        return None
    first = lines[0].lstrip("\ufeff").casefold()
    if first.startswith("sep=") and len(first.strip()) == 5:
        return Dialect(first[4], skip=1, rating=1.0)
    rated = [(_rate(lines, delimiter), delimiter) for delimiter in _DELIMITERS]
    rating, delimiter = max(rated)
    if rating > 0:
        return Dialect(delimiter, rating=min(1.0, rating))
    known = sum(read_header(line).confidence >= 0.9 for line in lines[:3])
    return Dialect(",", rating=0.5) if known and len(lines) > 1 else None


def _rate(lines: list[str], delimiter: str) -> float:
    if not any(delimiter in line for line in lines):
        return 0.0
    csv.field_size_limit(_SNIFF_CHARS)
    try:
        rows = list(csv.reader((line + "\n" for line in lines), delimiter=delimiter, strict=False))
    except csv.Error:
        return 0.0
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths or not rows:
        return 0.0
    width, count = max(widths.items(), key=lambda pair: pair[1] * math.log(pair[0] + 1))
    tabular = [row for row in rows if len(row) > 1]
    agree = count / len(tabular) * (0.5 + 0.5 * len(tabular) / len(rows))
    known = _most_known(rows[:30])
    if len(rows) < 2 and known < 2:
        return 0.0
    if known < 2 and (agree < 0.8 or len(tabular) < 2):
        return 0.0
    return min(0.6, 0.35 * agree + 0.02 * min(width, 10)) + min(0.4, 0.08 * known)


def _most_known(rows: list[list[str]]) -> int:
    """Return how many cells are known headers in the row with most such, ``_ENOUGH_KNOWN`` for more."""
    most = 0
    for row in rows:
        known = (cell for cell in row[:60] if 0 < len(cell) < 60 and read_header(cell).confidence >= 0.75)
        most = max(most, sum(1 for _ in islice(known, _ENOUGH_KNOWN)))
        if most == _ENOUGH_KNOWN:
            break
    return most


class _Feed:
    """Lines for the csv module, remembered until the record they belong to is complete."""

    def __init__(self, stream: TextIO, limits: Limits) -> None:
        self._stream = stream
        self._most = limits.row_chars
        self.waiting: deque[str] = deque()
        self.taken: list[str] = []
        self._size = 0
        self.overrun = False
        self.cut = False
        """The last line was longer than a row may be; its rest has been skipped."""

    def start(self) -> str:
        """Begin a record and return its first line, empty at the end of the file."""
        self.overrun = self.cut = False
        line = self._next()
        self.taken = [line]
        self._size = len(line)
        return line

    def _next(self) -> str:
        if self.waiting:
            return self.waiting.popleft()
        line = self._stream.readline(self._most)
        if len(line) >= self._most and line[-1] not in "\r\n":
            self.cut = True
            while (rest := self._stream.readline(self._most)) and rest[-1] not in "\r\n":
                pass
        return line

    def __iter__(self) -> Iterator[str]:
        """Yield the first line again, then further ones until the record is too long."""
        yield self.taken[0]
        while True:
            if len(self.taken) > _RECORD_LINES or self._size > self._most:
                self.overrun = True
                return
            line = self._next()
            if not line:
                self.overrun = True
                return
            self.taken.append(line)
            self._size += len(line)
            yield line


def read_delimited(stream: TextIO, dialect: Dialect, limits: Limits) -> Iterator[tuple[int, Cells]]:
    """Yield line number and cells of every row; empty lines are passed over.

    A quote that is never closed costs its own line only: the lines after it are read again.
    """
    csv.field_size_limit(limits.row_chars)
    feed = _Feed(stream, limits)
    delimiter, quote = dialect.delimiter, dialect.quote
    form = csv.reader((), delimiter=delimiter, quotechar=quote, skipinitialspace=True).dialect
    parse = partial(csv.reader, dialect=form)
    number = 0
    for _ in range(dialect.skip):
        stream.readline(limits.row_chars)
        number += 1
    while line := feed.start():
        number += 1
        if quote not in line and not feed.cut:
            text = line.rstrip("\r\n")
            if text:
                yield number, text.split(delimiter)
            continue
        yield number, _quoted(feed, parse)
        number += len(feed.taken) - 1


def _quoted(feed: _Feed, parse: Callable[[Iterable[str]], Iterator[list[str]]]) -> Cells:
    """Read a record with quotes; on one that does not end, keep its first line only."""
    if feed.cut:
        return RefusalReason.TOO_LONG
    lines = iter((feed.taken[0], ""))
    try:
        row = next(parse(lines))
        if operator.length_hint(lines):  # the second line was not asked for: the record ends with the first
            return row
        row = next(parse(iter(feed)))
    except (csv.Error, StopIteration):
        row, feed.overrun = [], True
    if not feed.overrun:
        return row
    feed.waiting.extendleft(reversed(feed.taken[1:]))
    del feed.taken[1:]
    return RefusalReason.MALFORMED
