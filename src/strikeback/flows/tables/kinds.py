"""Which files are tables, and tables without rows."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pyarrow as pa

from strikeback.linking import engine
from strikeback.model.errors import BrokenFileError, UsageError

FORMATS: Final = (".csv", ".parquet")
WORKBOOKS: Final = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
READ: Final = (*FORMATS, ".tsv", ".txt", *WORKBOOKS)
"""Endings of tables that are read; of texts the separator is told from the lines."""


def refuse_kinds(paths: Sequence[Path], outputs: Sequence[Path | None] = ()) -> None:
    """Refuse files whose ending is none of a table.

    Args:
        paths: Files to read.
        outputs: Files to write; None: not asked for.

    Raises:
        UsageError: Another ending.
    """
    given = [(path, READ) for path in paths] + [(path, FORMATS) for path in outputs if path]
    for path, formats in given:
        if path.suffix.lower() not in formats:
            kinds = " or ".join((", ".join(formats[:-1]), formats[-1]))
            raise UsageError("unknown kind of table", where=path.name, remedy=f"Use {kinds}")


def refuse_empty(path: Path, table: pa.Table) -> None:
    """Refuse a table without rows.

    Raises:
        BrokenFileError: So it is.
    """
    if not len(table):
        raise BrokenFileError(
            "the table has no rows", where=path.name, remedy="Hand in a header line and rows, or leave it out"
        )


def compiles_first() -> bool:
    """Tell whether the engine's compiled parts are still to be made, which takes half a minute once."""
    stated = os.environ.get("NUMBA_CACHE_DIR")
    folder = Path(stated) if stated else Path(next(iter(engine.__path__)), "__pycache__")
    return next(folder.rglob("kernels_*.nbi"), None) is None
