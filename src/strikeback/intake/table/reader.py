"""The reader of tables: CSV and its kin, workbooks, Parquet, JSON lines and lists."""

from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from strikeback.intake.codepages import PAGES
from strikeback.intake.contract import Source
from strikeback.intake.encoding import decode_head, open_text
from strikeback.intake.limits import LIMITS, Limits
from strikeback.intake.magic import is_workbook_ole
from strikeback.intake.table.columns import ColumnMap
from strikeback.intake.table.delimited import Dialect, detect_dialect, read_delimited
from strikeback.intake.table.grid import Grid
from strikeback.intake.table.headers import read_header
from strikeback.intake.table.rows import begin, read_rows, say_assumed
from strikeback.intake.table.structured import (
    decode_json,
    flatten,
    open_lines,
    open_list,
    open_parquet,
    record_lists,
)
from strikeback.intake.table.workbook import open_workbook
from strikeback.model.errors import BrokenFileError, UnknownFormatError
from strikeback.model.record import Record, Refusal, RefusalReason

_HEAD: Final = 64 * 1024
_SPOILT: Final = frozenset({RefusalReason.MALFORMED, RefusalReason.TOO_LONG})
_TEXT_NAMES: Final = frozenset({".csv", ".tsv", ".tab", ".psv"})
_BOOK_NAMES: Final = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})


class TableReader:
    """Reads tables of any layout.

    Args:
        limits: Bounds of cells, rows and files.
    """

    name = "table"
    version = "1"
    title = "Tables: CSV, TSV, XLSX, XLS, ODS, Parquet, JSON lines or lists; columns guessed or stated"

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits

    def sniff(self, path: Path, head: bytes) -> float:
        """Return how sure the file is a table; a name decides nothing alone."""
        form = _form(path, head)
        if form in {"parquet", "workbook"}:
            return 0.95
        if form == "lines":
            return 0.7
        text = decode_head(head)
        if form == "list":
            return _rate_list(text, whole=len(head) < _HEAD)
        dialect = _dialect(text) if form == "text" else None
        if dialect is None:
            return 0.0
        named = path.suffix.lower() in _TEXT_NAMES
        return min(0.9, 0.3 + 0.5 * dialect.rating + (0.15 if named else 0.0))

    def read(self, source: Source) -> Iterator[Record | Refusal]:
        """Yield the records and refusals of every table in the file, in order.

        Raises:
            RefusedInputError: The file as a whole is not a table, is broken, encrypted or too large.
            UsageError: ``source.column_map`` is no column map.
        """
        taken = False
        spoilt = 0
        with closing(self._grids(source)) as grids:
            for place, grid in enumerate(grids):
                begun = begin(source, self, grid, self._limits, place)
                if begun is not None:
                    yield from say_assumed(begun)
                for row in read_rows(begun) if begun is not None else ():
                    if not taken:
                        taken = any(isinstance(one, Record) for one in row)
                        spoilt += sum(isinstance(one, Refusal) and one.reason in _SPOILT for one in row)
                    yield from row
        if spoilt and not taken:
            raise BrokenFileError(
                f"no row of the table could be taken in: {spoilt} rows or cells are malformed or too long",
                where=source.name,
                remedy="Open it and look at its first rows; export it again.",
            )

    def explain(self, source: Source) -> tuple[ColumnMap, ...]:
        """Return what the columns of each table in the file are taken to mean."""
        with closing(self._grids(source)) as grids:
            maps = [
                begun.map for grid in grids if (begun := begin(source, self, grid, self._limits)) is not None
            ]
        return tuple(maps)

    def _grids(self, source: Source) -> Generator[Grid]:
        with source.path.open("rb") as file:
            head = file.read(_HEAD)
        form = _form(source.path, head)
        if form == "parquet":
            yield from open_parquet(source, self._limits)
        elif form == "workbook":
            yield from open_workbook(source, self._limits)
        elif form == "lines":
            yield from open_lines(source, self._limits)
        elif form == "list":
            yield from open_list(source, self._limits)
        else:
            yield from self._text(source)

    def _text(self, source: Source) -> Iterator[Grid]:
        stream, encoding = open_text(source.path, region=source.region)
        with stream:
            dialect = _dialect(stream.read(_HEAD))
            if dialect is None:
                raise UnknownFormatError(
                    "the text is no table: no separator divides its lines alike",
                    where=source.name,
                    remedy="Export it as CSV with a header line.",
                )
            stream.seek(0)
            assumed = (
                "" if encoding.sure or encoding.codec not in PAGES else f"encoding: read as {encoding.codec}"
            )
            yield Grid("", read_delimited(stream, dialect, self._limits), assumed=assumed)


def _dialect(text: str) -> Dialect | None:
    return detect_dialect(text[: _HEAD // 2])


def _form(path: Path, head: bytes) -> str:  # noqa: PLR0911 - one line a rule
    """Return ``parquet``, ``workbook``, ``lines``, ``list``, ``text`` or "" for none of them."""
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"PK"):
        book = b"xl/" in head or b"opendocument.spreadsheet" in head or path.suffix.lower() in _BOOK_NAMES
        return "workbook" if book else ""
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "workbook" if is_workbook_ole(path) else ""
    text = decode_head(head).lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return ""
    if text.startswith("{"):
        lines = [line for line in text.split("\n", 3)[:2] if line.strip()]
        whole = [isinstance(decode_json(line), dict) for line in lines]
        if len(lines) > 1 and (all(whole) or whole[0]):
            return "lines"
        return "list"
    if text.startswith("["):
        return "list"
    return "text" if text.strip("\0") else ""


def _rate_list(text: str, *, whole: bool) -> float:
    """Rate JSON by its first records: flat objects with known keys are a table."""
    value = decode_json(text) if whole else None
    lists = record_lists(value)
    if lists:
        keys = flatten(lists[0][1][0])
        known = sum(read_header(key.rsplit(".", 1)[-1]).confidence >= 0.75 for key in keys)
        nested = sum(isinstance(item, dict | list) for item in lists[0][1][0].values())
        return max(0.25, 0.4 + min(0.3, 0.06 * known) - 0.05 * nested)
    return 0.3 if not whole and text.lstrip("\ufeff \t\r\n").startswith("[") else 0.0
