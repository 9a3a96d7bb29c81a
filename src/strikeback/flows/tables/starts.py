"""What the start of a file tells before it is read as a table: that it is empty, headless, something else."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from strikeback.flows.tables.kinds import WORKBOOKS
from strikeback.linking.engine.infer_titles import titled
from strikeback.linking.engine.infer_values import digits_of, is_date, is_phone
from strikeback.model.errors import BrokenFileError, RefusedInputError, WrongEncodingError

START_BYTES: Final = 1 << 12
PACKED: Final = (".parquet", *WORKBOOKS)
"""Endings of tables that are no plain text."""
_KINDS: Final = (
    (b"\x1f\x8b", "a gzip file"),
    (b"PK\x03\x04", "a ZIP file or an office document"),
    (b"%PDF", "a PDF document"),
    (b"PAR1", "a Parquet file under another ending"),
    (b"SQLite format 3", "a database"),
)
"""First bytes of kinds that are handed in as tables by mistake, as their formats fix them."""
_TEXTS: Final = (
    (re.compile(rb"\{\s*[\"}]|\[\s*[\[{\]]"), "JSON"),
    (re.compile(rb"<(?:!doctype html|html|head|body|table)\b", re.IGNORECASE), "an HTML page"),
    (re.compile(rb"<\?xml\s"), "an XML document"),
)
"""Beginnings of texts that are no rows of cells."""
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_WHOLE_DATE: Final = re.compile(r"\d+\D\d+\D\d+")
LEAST_DIGITS: Final = 9
"""Digits of telephones; two years in one heading have eight."""
_MANY: Final = 0.2
"""Share of NUL bytes from which a text is UTF-16 without its mark."""


def refuse_start(path: Path, start: bytes) -> None:
    """Refuse what cannot be a table of text by its first bytes.

    Args:
        path: The file.
        start: Its first bytes.

    Raises:
        RefusedInputError: It is empty, of another kind, or UTF-16 without a mark.
    """
    kind = next((what for mark, what in _KINDS if start.startswith(mark)), "")
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    kind = kind or next((what for form, what in _TEXTS if form.match(text)), "")
    if kind:
        raise BrokenFileError(
            f"this is {kind}, not a table of rows as text",
            where=path.name,
            remedy="Hand in CSV, TSV, Parquet or a workbook under its own ending",
        )
    if not text:
        raise BrokenFileError("the table is empty", where=path.name, remedy="Hand in a header line and rows")
    some = start[:START_BYTES]
    if not some.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) and some.count(0) > _MANY * len(some):
        raise WrongEncodingError(
            "the text is UTF-16 without a mark that says so",
            where=path.name,
            remedy="Name it with --encoding utf-16-le (or utf-16-be), or save it as UTF-8",
        )


def refuse_headless(path: Path, headings: Sequence[str]) -> None:
    """Refuse a table whose first row is a record: it would be lost as a heading, in silence.

    A row is one where no cell is a known heading and some cell is a mailbox, a whole date or a telephone.

    Args:
        path: The file.
        headings: Cells of the first row.

    Raises:
        RefusedInputError: So it is.
    """
    words = [text for text in map(str.strip, headings) if not _is_datum(text)]
    if len(words) < len(headings) and not any(map(titled, words)):
        raise BrokenFileError(
            "the first row looks like a record, not like headings",
            where=path.name,
            remedy="Put a row of headings first",
        )


def _is_datum(text: str) -> bool:
    """Tell whether a heading is a mailbox, a whole date (a year may be a heading) or a telephone."""
    if _EMAIL.fullmatch(text):
        return True
    return (is_phone(text) and len(digits_of(text)) >= LEAST_DIGITS) or (
        bool(_WHOLE_DATE.fullmatch(text)) and is_date(text)
    )


def glance(path: Path) -> None:
    """Refuse a file that is missing, no plain file, or no table by its first bytes.

    Raises:
        RefusedInputError: So it is.
    """
    if path.exists() and not path.is_file():
        raise BrokenFileError("this is no plain file", where=path.name, remedy="Hand in a file")
    try:
        with path.open("rb") as file:
            start = file.read(START_BYTES)
    except OSError as error:
        raise RefusedInputError(
            f"the table cannot be read ({error.strerror or type(error).__name__})",
            where=path.name,
            remedy="Check that it exists and may be read",
        ) from None
    if path.suffix.lower() not in PACKED or not start:
        refuse_start(path, start)
