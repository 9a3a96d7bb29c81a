"""Spreadsheets, tables and archives whose bytes depend on their content alone.

Members of archives carry a fixed date and are stored, not packed: packers of different releases give
different bytes.
"""

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from openpyxl import Workbook

FIXED: Final = (2014, 1, 1, 0, 0, 0)
_STAMP: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def write_csv(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    encoding: str = "utf-8",
    delimiter: str = ",",
    newline: str = "\r\n",
) -> int:
    """Write a table as text; signs the encoding lacks become ``?``. Gives the number of data rows."""
    count = 0
    with path.open("w", encoding=encoding, errors="replace", newline="") as stream:
        writer = csv.writer(stream, delimiter=delimiter, lineterminator=newline)
        writer.writerow(header)
        for count, row in enumerate(rows, 1):  # noqa: B007 - the last value is the result
            writer.writerow(row)
    return count


def write_xlsx(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    above: Sequence[str] = (),
    sheet: str = "Sheet1",
) -> int:
    """Write a spreadsheet with title lines above its heading. Gives the number of data rows."""
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet)
    for line in above:
        page.append([line])
    page.append(list(header))
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the last value is the result
        page.append(
            [value.replace(tzinfo=None) if isinstance(value, dt.datetime) else value for value in row]
        )
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as packed:
        members = [
            (name, _STAMP.sub(rb"\g<1>2014-01-01T00:00:00Z", packed.read(name))) for name in packed.namelist()
        ]
    write_zip(path, members)
    return count


def write_zip(path: Path, members: Iterable[tuple[str, bytes]]) -> None:
    """Write an archive of stored members, all of one fixed date."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members:
            entry = zipfile.ZipInfo(name, FIXED)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, content)
