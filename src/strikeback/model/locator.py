"""Where a described thing stands in its source, exactly enough for a court to find it."""

from typing import ClassVar

from strikeback.model.base import Frozen


class Locator(Frozen, frozen=True, kw_only=True):
    """The place of a record in a file whose digest is known. At least one place field is set."""

    shown: ClassVar = ("file", "reader", "path", "row", "line", "start", "end")

    file: str
    """Base name of the source file as handed in."""
    digest: str
    """SHA-256 of the file's bytes, 64 lower-case hex digits."""
    reader: str
    """Reader and version, such as ``table/1``."""
    path: str = ""
    """Sheet, SQL table, XPath, JSON pointer, model id or member of an archive."""
    row: int | None = None
    """Data row, counted from 1 (header lines not counted); SQL rowid."""
    line: int | None = None
    """Text line, counted from 1."""
    start: int | None = None
    """First character (text) or byte (binary) of the span."""
    end: int | None = None
    """One past the last character or byte of the span."""
    ident: str = ""
    """The source's own id of the thing, such as a report number."""
