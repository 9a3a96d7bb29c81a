"""Rows that stand in tables very many times, cell for cell: one of each is learned from and compared."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from strikeback.linking.engine.tables import Coded, Tables

MANY: Final = 50
"""Fewer copies are records like others. More make their own values look common to whatever counts."""
BITS: Final = 20.0
"""How much surer than chance it must be that two rows of one thing only are so equal: one in a million."""
ODD: Final = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Copies:
    """Rows without the copies, and whose copies they are.

    Attributes:
        tables: The records that stay.
        rows: Row numbers that stay.
        copy_of: Id of each record set aside -> id of the record that stands for it.
    """

    tables: Tables
    rows: NDArray[np.int64]
    copy_of: dict[str, str]


def set_aside(tables: Tables) -> Copies:
    """Return the records with one of each row that occurs over 50 times, where such a row means one thing.

    It does where strangers agree on all its filled cells by chance less often than once in a million times
    the number of records; bits by column are minus log2 of the chance that two distinct rows agree there. A
    thousand rows of "Anna, female" are a thousand people, a thousand of one phone, birth date and name one.
    """
    size = len(tables)
    everything = np.arange(size)
    some = _frequent(tables)
    if not len(some) or np.unique(_digest(tables, some), return_counts=True)[1].max() <= MANY:
        return Copies(tables, everything, {})
    _, first, inverse, counts = np.unique(
        _digest(tables, everything), return_index=True, return_inverse=True, return_counts=True
    )
    groups = np.flatnonzero(counts > MANY)
    bits = np.zeros(len(groups))
    for column in tables.columns.values():
        empty = int(pc.index(column.texts, pa.scalar("", column.texts.type)).as_py())
        codes = column.codes[first]
        filled = codes[codes != empty]
        share = np.bincount(filled) / max(len(filled), 1)
        agree = -np.log2(max(float((share**2).sum()), 1e-12)) if len(filled) else 0.0
        bits += np.where(column.codes[first[groups]] != empty, agree, 0.0)
    telling = groups[bits - np.log2(size) >= BITS]
    if not len(telling):
        return Copies(tables, everything, {})
    ids: list[str] = tables.ids.to_pylist()
    copy_of: dict[str, str] = {}
    for group in telling:
        rows = np.flatnonzero(inverse == group)
        # The least id stands for all: clusters are named by it, and rows come in no order of theirs.
        names = sorted(ids[row] for row in rows)
        copy_of.update(dict.fromkeys(names[1:], names[0]))
    kept = np.array([row for row in range(size) if ids[row] not in copy_of], dtype=np.int64)
    columns = {name: Coded(column.codes[kept], column.texts) for name, column in tables.columns.items()}
    less = Tables(tables.ids.take(pa.array(kept)), tables.digest[kept], tables.source[kept], columns)
    return Copies(less, kept, copy_of)


def _digest(tables: Tables, rows: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return a digest of all cells of some rows."""
    digest = np.zeros(len(rows), np.uint64)
    for column in tables.columns.values():
        digest = (digest ^ column.codes[rows].astype(np.uint64)) * ODD
        digest ^= digest >> np.uint64(29)
    return digest


def _frequent(tables: Tables) -> NDArray[np.int64]:
    """Return the rows all of whose cells hold what over 50 rows hold: rows that few columns leave many of."""
    if len(tables) <= MANY or not tables.columns:
        return np.empty(0, np.int64)
    rows = np.arange(len(tables))
    for column in sorted(tables.columns.values(), key=lambda each: -len(each.texts)):
        codes = column.codes[rows]
        rows = rows[np.bincount(codes, minlength=1)[codes] > MANY]
    return rows
