"""Files of tables: CSV, Parquet, workbooks in, refused by file, row, column; results whole or not at all."""

import codecs
import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from strikeback.flows.tables.kinds import WORKBOOKS
from strikeback.flows.tables.quotes import check_closed, unreadable
from strikeback.flows.tables.sheets import read_sheet
from strikeback.flows.tables.starts import glance, refuse_headless, refuse_start
from strikeback.model.errors import BrokenFileError, RefusedInputError, UsageError, WrongEncodingError

SEPARATORS: Final = (",", ";", "\t", "|")
HEAD_BYTES: Final = 1 << 18
"""The header line, and the lines the separator is told from, lie in so many bytes."""
TRIED_LINES: Final = 30
LEAST_ROWS: Final = 3
"""Rows, headings among them, from which the lines above are held to be titles."""
SHOWN: Final = 3
"""Places of trouble that a message names."""
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks and what they say, longest first where one begins another (Unicode 16, section 2.13)."""


def read_table(path: Path, encoding: str = "") -> pa.Table:
    """Read one table; the cells of CSV as texts, columns of equal or no names told apart by their numbers.

    Args:
        path: CSV with a header line, parted by comma, semicolon, tab or bar; Parquet; or a workbook with one
            sheet that has rows.
        encoding: Of CSV; empty: told from a byte order mark, else UTF-8.

    Raises:
        RefusedInputError: It cannot be read; for CSV with the row that breaks it, for texts with the line.
    """
    try:
        if path.suffix.lower() in WORKBOOKS:
            names, rows = read_sheet(path)
            refuse_headless(path, names)
            return _named(rows, names)
        if path.suffix.lower() == ".parquet":
            # read_table refuses files in which two columns have one name.
            with pa.parquet.ParquetFile(path) as file:
                return _named(file.read())
        return _read_csv(path, encoding)
    except OSError as error:
        raise RefusedInputError(
            f"the table cannot be read ({error.strerror or type(error).__name__})",
            where=path.name,
            remedy="Check that it exists and may be read",
        ) from None
    except pa.ArrowException as error:
        raise unreadable(path, error) from None


def _read_csv(path: Path, encoding: str) -> pa.Table:
    """Read CSV of any separator and of an encoding that is stated or marked."""
    if path.exists() and not path.is_file():
        glance(path)  # a pipe would be waited for
    with path.open("rb") as file:
        start = file.read(HEAD_BYTES)
    if not encoding:
        refuse_start(path, start)
    marked = next((name for mark, name in MARKS if start.startswith(mark)), "")
    code = encoding or marked or "utf-8"
    source: Any = path
    if code in {"utf-8", "utf-8-sig"}:
        head = start.decode("utf-8-sig", "ignore")
    else:
        text = _decoded(path, code)
        head, source = text[:HEAD_BYTES], pa.BufferReader(text.encode())
    sign = _separator(head)
    names = _header(head, sign)
    if not names:
        raise BrokenFileError("the table is empty", where=path.name, remedy="Hand in a header line and rows")
    if len(start) < HEAD_BYTES and len(head.strip("\r\n").splitlines()) == 1:
        raise BrokenFileError(
            "the table has no rows", where=path.name, remedy="Hand in a header line and rows, or leave it out"
        )
    refuse_headless(path, names)
    try:
        table = _parsed(source, len(names), sign, threads=True)
        if isinstance(source, Path):
            check_closed(path, table)
        return _named(table, names)
    except pa.ArrowInvalid:
        if isinstance(source, Path):
            _refuse_encoding(path)
        else:
            source.seek(0)
        _refuse_ragged(path, source, len(names), sign)
        raise


def _parsed(source: Any, width: int, sign: str, *, threads: bool, ragged: Any = None) -> pa.Table:  # noqa: ANN401
    """Parse all rows after the header as texts."""
    numbers = [f"c{number}" for number in range(width)]
    return pa.csv.read_csv(
        source,
        read_options=pa.csv.ReadOptions(column_names=numbers, skip_rows_after_names=1, use_threads=threads),
        parse_options=pa.csv.ParseOptions(
            delimiter=sign, newlines_in_values=True, invalid_row_handler=ragged
        ),
        convert_options=pa.csv.ConvertOptions(
            column_types=dict.fromkeys(numbers, pa.string()), strings_can_be_null=True
        ),
    )


def _separator(head: str) -> str:
    """Return the sign that parts the first lines into most columns, the same number in each line."""

    def width(sign: str) -> tuple[bool, int]:
        rows = [
            row
            for row, _ in zip(
                csv.reader(StringIO(head, newline=""), delimiter=sign), range(TRIED_LINES), strict=False
            )
            if row
        ]
        # The last line of a long head is cut off.
        sizes = [
            len(row) for row in (rows[:-1] if len(rows) < TRIED_LINES and len(head) >= HEAD_BYTES else rows)
        ]
        first = sizes[0] if sizes else 1
        return first > 1 and 2 * sum(size == first for size in sizes) > len(sizes), first

    try:
        return max(SEPARATORS, key=width)
    except csv.Error:  # a NUL, or a cell longer than the module takes
        line = head.split("\n", 1)[0]
        return max(SEPARATORS, key=line.count)


def _header(head: str, sign: str) -> list[str]:
    """Return the column names of the first line; none where that is not one."""
    try:
        return next(csv.reader(StringIO(head, newline=""), delimiter=sign), [])
    except csv.Error:
        return []


def _decoded(path: Path, encoding: str) -> str:
    """Read a text of a stated encoding."""
    try:
        return path.read_bytes().decode(encoding).removeprefix("\ufeff")
    except LookupError:
        raise UsageError(
            "unknown encoding", where=path.name, remedy="Name one such as latin-1, cp1252, big5 or shift_jis"
        ) from None
    except UnicodeDecodeError as error:
        raise _wrong(path, encoding.upper(), f"from byte {error.start + 1:,} on") from None


def _refuse_encoding(path: Path) -> None:
    """Refuse a file that is not UTF-8, saying where it ceases to be."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode()
            except UnicodeDecodeError:
                raise _wrong(path, "UTF-8", f"in line {number:,}") from None


def _wrong(path: Path, encoding: str, place: str) -> WrongEncodingError:
    return WrongEncodingError(
        f"the bytes are not text in the encoding {encoding} {place}",
        where=path.name,
        remedy="Save it as UTF-8, or name its encoding with --encoding",
    )


def _refuse_ragged(path: Path, source: Any, width: int, sign: str) -> None:  # noqa: ANN401
    """Refuse a file with rows of another length, naming their numbers; the header is row 1."""
    found: list[tuple[int, int]] = []

    def note(row: Any) -> str:  # noqa: ANN401 - Arrow's row has no type
        found.append((int(row.number or 0), int(row.actual_columns)))
        return "skip"

    try:
        fitting = len(_parsed(source, width, sign, threads=False, ragged=note))
    except pa.ArrowInvalid:
        return
    if found:
        rows = ", ".join(f"row {number:,} has {actual:,}" for number, actual in found[:SHOWN])
        more = f" and {len(found) - SHOWN:,} rows more" if len(found) > SHOWN else ""
        raise BrokenFileError(
            f"rows have another number of cells than the header's {width:,}: {rows}{more}",
            where=path.name,
            remedy=_titles(found, width, fitting)
            or "Quote cells that hold the separator, and fill up short rows",
        )


def _titles(found: Sequence[tuple[int, int]], width: int, fitting: int) -> str:
    """Return what to do where the first lines are titles above the headings; "" where they are not.

    Args:
        found: Rows of another length than the first, with their cells.
        width: Cells of the first row.
        fitting: Further rows of the length of the first.
    """
    first, cells = found[0]
    alike = all(one == cells for _, one in found)
    if cells <= width or len(found) < LEAST_ROWS or not alike or fitting > first - 2:
        return ""
    return "The first lines look like titles: delete what stands above the headings"


def _named(table: pa.Table, names: Sequence[str] | None = None) -> pa.Table:
    """Give every column its own name: ``name``, ``name (2)``; ``column 7``; drop empty nameless ones."""
    names = table.column_names if names is None else list(names)
    taken, kept = set(names), []
    out: list[str] = []
    for number, name in enumerate(names):
        column = table.column(number)
        wanted = name.strip()
        if not wanted and column.null_count == len(column):
            continue
        new = name if wanted else f"column {number + 1}"
        if new in out or (not wanted and new in taken):
            new = next(
                f"{new} ({n})" for n in range(2, len(names) + 3) if f"{new} ({n})" not in {*taken, *out}
            )
        kept.append(column)
        out.append(new)
    return pa.table(kept, names=out) if out else table


def labels_of(paths: Sequence[Path]) -> list[str]:
    """Return what tells tables apart: the name, folders as far as it takes, a number for one given twice."""
    parts = [path.resolve().parts for path in paths]
    out = [path.name for path in paths]
    for length in range(2, max((len(p) for p in parts), default=0) + 1):
        if len(set(out)) == len(out):
            return out
        many = Counter(out)
        out = [
            "/".join(parts[i][-length:]) if many[name] > 1 and parts.count(parts[i]) == 1 else name
            for i, name in enumerate(out)
        ]
    many = Counter(out)
    seen: Counter[str] = Counter()
    for i, name in enumerate(out):
        if many[name] > 1:
            seen[name] += 1
            out[i] = f"{name}#{seen[name]}"
    return out


def refuse_places(outputs: Mapping[str, Path | None], inputs: Sequence[Path]) -> None:
    """Refuse to write over what is read, twice to one place, or into a folder that is not there.

    Args:
        outputs: Option -> file to write; None: not asked for.
        inputs: Files that are read.

    Raises:
        UsageError: So it is.
    """
    read = {path.resolve() for path in inputs}
    taken: dict[Path, str] = {}
    for option, path in outputs.items():
        if path is None:
            continue
        place = path.resolve()
        if place in read:
            raise UsageError(
                f"{option} would replace a file that is read", where=path.name, remedy="Name another file"
            )
        if place in taken:
            raise UsageError(
                f"{taken[place]} and {option} name one file", where=path.name, remedy="Name two files"
            )
        taken[place] = option
        if not place.parent.is_dir():
            raise UsageError(
                f"the folder of {option} does not exist",
                where=str(path.parent),
                remedy="Make it, or name another",
            )
        if place.is_dir():
            raise UsageError(f"{option} names a folder", where=str(path), remedy="Name a file")


def write_whole(contents: Mapping[Path, pa.Table | bytes]) -> None:
    """Write files; all of them appear whole, or none does.

    Raises:
        UsageError: One cannot be written.
    """
    parts = {path: path.with_name(f".{path.name}.part") for path in contents}
    path = Path()
    try:
        for path, content in contents.items():
            if isinstance(content, bytes):
                parts[path].write_bytes(content)
            elif path.suffix.lower() == ".parquet":
                pa.parquet.write_table(content, parts[path])
            else:
                pa.csv.write_csv(content, parts[path])
        for path, part in parts.items():
            part.replace(path)
    except OSError as error:
        raise UsageError(
            f"the file cannot be written ({error.strerror or type(error).__name__})",
            where=str(path),
            remedy="Check folder and permissions",
        ) from None
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
