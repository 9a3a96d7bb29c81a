"""Seized SQLite databases, opened only as a private copy.

Even a read-only connection writes ``-wal`` and ``-shm`` files beside a database in WAL mode, and an
immutable one overlooks what still stands in the log. So the database and its companions are copied
to a scratch folder, the copy's digest is compared with the source's, and the copy is opened.
"""

import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from strikeback.intake.contract import Source
from strikeback.model.errors import BrokenFileError, EncryptedFileError, RefusedInputError, WrongKindError

MAGIC: Final = b"SQLite format 3\x00"
_COMPANIONS: Final = ("-wal", "-shm", "-journal")
_CHUNK: Final = 1 << 20


class Database:
    """A private copy of a database.

    Args:
        connection: Connection to the copy.
        name: What to call the file in messages.
    """

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name

    def columns(self, table: str) -> frozenset[str]:
        """Return the lower-case column names of a table; empty when there is none.

        Views are left out: what a view computes is the file's choice, and may never end.
        """
        kinds = self.rows("SELECT sql FROM sqlite_master WHERE type = 'table' AND lower(name) = ?", (table,))
        if not any("virtual" not in str(row["sql"]).lower()[:20] for row in kinds):
            return frozenset()
        rows = self.rows("SELECT name FROM pragma_table_info(?)", (table,))
        return frozenset(str(row["name"]).lower() for row in rows)

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> Iterator[sqlite3.Row]:
        """Yield the rows of a query.

        Raises:
            BrokenFileError: The database is damaged where the query reads.
        """
        try:
            yield from self._connection.execute(sql, values)
        except sqlite3.DatabaseError as error:
            raise _broken(self._name, error) from None


@contextmanager
def open_copy(source: Source) -> Iterator[Database]:
    """Open a private copy of the source and its companions; the copy is removed afterwards.

    Raises:
        WrongKindError: No SQLite database.
        EncryptedFileError: The header is scrambled although the name says that it is a database.
        BrokenFileError: Damaged, or changed since it was hashed.
    """
    _check_magic(source)
    with tempfile.TemporaryDirectory(prefix="strikeback-") as folder:
        copy = Path(folder) / "copy.db"
        if _copy(source.path, copy) != source.digest:
            raise BrokenFileError(
                "the file changed after it was hashed",
                where=source.name,
                remedy="Hand in a file nobody writes to.",
            )
        for suffix in _COMPANIONS:
            companion = source.path.with_name(source.path.name + suffix)
            if companion.is_file():
                shutil.copyfile(companion, Path(folder) / f"copy.db{suffix}")
        connection = _connect(copy, source.name)
        try:
            yield Database(connection, source.name)
        finally:
            connection.close()


def _connect(copy: Path, name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(copy)
    try:
        connection.row_factory = sqlite3.Row
        connection.text_factory = _text
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        raise _broken(name, error) from None
    return connection


def _text(data: bytes) -> str:
    """Decode a text value; damaged bytes are marked, not lost."""
    return data.decode("utf-8", "replace")


def _copy(original: Path, copy: Path) -> str:
    """Copy a file and return its digest."""
    digest = hashlib.sha256()
    try:
        with original.open("rb") as file, copy.open("wb") as target:
            while block := file.read(_CHUNK):
                digest.update(block)
                target.write(block)
    except OSError as error:
        raise RefusedInputError(
            f"the file cannot be copied ({error.strerror or type(error).__name__})",
            where=original.name,
            remedy="Check space in the scratch folder.",
        ) from None
    return digest.hexdigest()


def _check_magic(source: Source) -> None:
    with source.path.open("rb") as file:
        head = file.read(16)
    if head == MAGIC:
        return
    if source.path.suffix.lower() in {".db", ".sqlite", ".sqlite3"} and len(set(head)) > 10:
        raise EncryptedFileError(
            "the database's header is unreadable: it is encrypted, or no database",
            where=source.name,
            remedy="Hand in the decrypted database.",
        )
    raise WrongKindError("this is no SQLite database", where=source.name, remedy="State another format.")


def _broken(name: str, error: sqlite3.DatabaseError) -> BrokenFileError:
    return BrokenFileError(
        f"the database is damaged or incomplete ({type(error).__name__})",
        where=name,
        remedy="Hand in its -wal file as well, or extract it again.",
    )
