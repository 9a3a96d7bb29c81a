"""Which reader takes a file: by content first, by name only where content leaves it open."""

from pathlib import Path
from typing import Final

from strikeback.intake.contract import Reader
from strikeback.intake.magic import refuse_unreadable_kinds
from strikeback.intake.open import check_regular
from strikeback.intake.readers import READERS
from strikeback.model.errors import (
    BrokenFileError,
    RefusedInputError,
    UnknownFormatError,
    UsageError,
    WrongKindError,
)

HEAD_BYTES: Final = 64 * 1024
_LEAST: Final = 0.2
_UNMISTAKABLE: Final = 0.6
_BLANKS: Final = b"\xef\xbb\xbf\xff\xfe \t\r\n\x0b\x0c\0"
_PRINTED: Final = bytes(range(0x20, 0x7F)) + b"\t\r\n"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_BINARY_NAMES: Final = {
    ".xlsx": (b"PK", _OLE),
    ".xlsm": (b"PK", _OLE),
    ".xlsb": (b"PK", _OLE),
    ".ods": (b"PK",),
    ".xls": (_OLE, b"\t\x08"),
    ".parquet": (b"PAR1",),
    ".ufdr": (b"PK",),
    ".zip": (b"PK",),
    ".db": (b"SQLite format 3",),
    ".sqlite": (b"SQLite format 3",),
}
"""File names that promise a binary form, and how such content begins."""


def choose_reader(path: Path, format: str = "", *, readers: tuple[Reader, ...] = READERS) -> Reader:  # noqa: A002 - the promised name
    """Return the reader for a file.

    Args:
        path: The file.
        format: A reader's name when the caller states it; empty: by content.
        readers: Those to choose from.

    Raises:
        UsageError: No reader has the stated name.
        RefusedInputError: Missing, unreadable or empty; WrongKindError for media, folders and
            documents; EncryptedFileError; UnknownFormatError when no reader recognises it.
    """
    names = ", ".join(sorted(reader.name for reader in readers))
    stated = next((reader for reader in readers if reader.name == format), None)
    if format and stated is None:
        raise UsageError("no reader has this name", where=format[:40], remedy=f"Formats: {names}.")
    head = _head(path)
    refuse_unreadable_kinds(path, head)
    if stated is not None:
        return stated
    scores = [(reader.sniff(path, head), reader) for reader in readers]
    best, reader = max(scores, key=lambda pair: pair[0], default=(0.0, None))
    if (
        path.suffix.lower() in _BINARY_NAMES
        and best < _UNMISTAKABLE
        and not head.startswith(_BINARY_NAMES[path.suffix.lower()])
    ):
        raise WrongKindError(
            f"the name ends in {path.suffix.lower()} and the content is something else",
            where=path.name,
            remedy=f"State what it is with --format: {names}.",
        )
    if best < _LEAST and path.suffix.lower() == ".ufdr":
        raise BrokenFileError(
            "the extraction has no report.xml inside",
            where=path.name,
            remedy="Export it again as UFDR, with its report.",
        )
    if reader is None or best < _LEAST:
        raise _unknown(path, head, names)
    return reader


def _unknown(path: Path, head: bytes, names: str) -> UnknownFormatError:
    """Return the error for a file that no reader recognises: what was tried, and what to do."""
    if not head.strip(_BLANKS):
        return UnknownFormatError(
            "the file holds nothing but blanks and line ends",
            where=path.name,
            remedy="Ask the sender to export it again: a table has a header line and rows below it.",
        )
    strange = len(head.translate(None, _PRINTED))
    why = (
        "most of it is no text in any encoding tried, and it begins like no known binary format"
        if strange * 2 > len(head)
        else "no separator divides its lines alike, and no known elements or keys stand in it"
    )
    return UnknownFormatError(
        f"no reader recognises the file; tried by content: {names}; {why}",
        where=path.name,
        remedy="Export it from the program that made it as CSV (UTF-8) or XLSX with a header line;"
        " if you know what it is, state it with --format.",
    )


def _head(path: Path) -> bytes:
    try:
        check_regular(path)
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError as error:
        raise RefusedInputError(
            f"the file cannot be read ({error.strerror or type(error).__name__})",
            where=path.name,
            remedy="Check that it exists and may be read.",
        ) from None
