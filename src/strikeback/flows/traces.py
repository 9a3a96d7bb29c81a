"""Looking for what should be gone: in every table, in the database's own files, and in folders.

A canary is a text that stands nowhere else. If it is found after an erasure, something kept it.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar, Final

from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError
from strikeback.store import sweep
from strikeback.store.open import Store

SHORTEST: Final = 4
"""Characters; shorter texts stand everywhere."""

CHUNK: Final = 1 << 20
"""Bytes of a file read at once."""


class Trace(Frozen, frozen=True, kw_only=True):
    """A place where a text was found. The text itself is not repeated."""

    shown: ClassVar = ("where", "count")

    where: str
    """``table.column`` or a file's name."""
    count: int


def find_traces(store: Store, texts: Sequence[str], folders: Sequence[Path] = ()) -> tuple[Trace, ...]:
    """Return every place in which one of the texts still stands.

    Args:
        store: The store: all tables, and with SQLite the bytes of its files, free pages included.
        texts: What to look for, as it was written; case matters.
        folders: Exports, caches and other folders to search as bytes.

    Raises:
        UsageError: A text is too short to mean anything.
    """
    if not texts or any(len(one) < SHORTEST for one in texts):
        raise UsageError(f"give texts of at least {SHORTEST} characters")
    needles = sorted({form for text in texts for form in _forms(text)})
    with store.read() as connection:
        found = [Trace(where=where, count=count) for where, count in sweep.search(connection, needles)]
    paths = [*sweep.files_of(store.name), *(path for one in folders for path in _files(one))]
    for path in paths:
        count = _count(path, needles)
        if count:
            found.append(Trace(where=path.name, count=count))
    return tuple(found)


def _forms(text: str) -> Iterator[bytes]:
    """Yield the bytes under which a text may stand: plain, in JSON, in UTF-16."""
    yield text.encode()
    yield json.dumps(text)[1:-1].encode()
    yield text.encode("utf-16-le")


def _files(folder: Path) -> Iterator[Path]:
    """Yield all files below a folder, or the file itself."""
    if folder.is_file():
        yield folder
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def _count(path: Path, needles: Sequence[bytes]) -> int:
    """Return how often any of the needles stands in a file."""
    overlap = max(map(len, needles)) - 1
    found, tail = 0, b""
    with path.open("rb") as file:
        while block := file.read(CHUNK):
            data = tail + block
            found += sum(data.count(one) for one in needles)
            tail = data[-overlap:] if overlap else b""
            found -= sum(tail.count(one) for one in needles)
    return found + sum(tail.count(one) for one in needles)
