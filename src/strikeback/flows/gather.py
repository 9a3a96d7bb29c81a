"""Which files a person means by the paths they name."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

LOGS: Final = ("-wal", "-journal")
"""Endings of files in which SQLite keeps content beside a database."""

SIDECARS: Final = (*LOGS, "-shm")
"""Endings of all files that SQLite keeps beside a database; they are read with it, never alone."""

_FOREIGN: Final = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})


def gather_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files behind ``paths``, each once, in a fixed order.

    A folder stands for every file below it, sorted by path; hidden files, what desktops leave
    behind and SQLite's sidecars are passed over. A file that is named itself is always returned,
    also when it does not exist: reading it then says so.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_below(path) if path.is_dir() else [path]))
    return tuple(found)


def _below(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, sorted by path; symbolic links to folders are not followed."""
    files: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not _hidden(name)]
        present = set(names)
        files += [Path(place, name) for name in names if not _hidden(name) and not _sidecar(name, present)]
    yield from sorted(files)


def _hidden(name: str) -> bool:
    return name.startswith(".") or name in _FOREIGN


def _sidecar(name: str, present: set[str]) -> bool:
    """Tell whether SQLite wrote this file beside a database of the same folder."""
    return any(name.endswith(end) and name.removesuffix(end) in present for end in SIDECARS)
