"""What the first bytes of a file tell before it is read as a table: that it is empty, or something else."""

from pathlib import Path
from typing import Final

from strikeback.model.errors import BrokenFileError, RefusedInputError, WrongEncodingError

START_BYTES: Final = 1 << 12
_KINDS: Final = (
    (b"\x1f\x8b", "a gzip file"),
    (b"PK\x03\x04", "a ZIP file or an office document"),
    (b"%PDF", "a PDF document"),
    (b"PAR1", "a Parquet file under another ending"),
    (b"SQLite format 3", "a database"),
)
"""First bytes of kinds that are handed in as tables by mistake, as their formats fix them."""
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
    if kind:
        raise BrokenFileError(
            f"this is {kind}, not a table as text", where=path.name, remedy="Hand in CSV, TSV or Parquet"
        )
    if not start.removeprefix(b"\xef\xbb\xbf").strip():
        raise BrokenFileError("the table is empty", where=path.name, remedy="Hand in a header line and rows")
    some = start[:START_BYTES]
    if not some.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) and some.count(0) > _MANY * len(some):
        raise WrongEncodingError(
            "the text is UTF-16 without a mark that says so",
            where=path.name,
            remedy="Name it with --encoding utf-16-le (or utf-16-be), or save it as UTF-8",
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
    if path.suffix.lower() != ".parquet" or not start:
        refuse_start(path, start)
