"""Rows that stand in tables very many times, cell for cell: one of each is learned from and compared."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from strikeback.linking.engine.spec import Spec
from strikeback.linking.engine.tables import Coded, Tables

MANY: Final = 50
"""Fewer copies are records like others. More make their own values look common to whatever counts."""
BITS: Final = 20.0
"""How much surer than chance it must be that two rows of one thing only are so equal: one in a million."""
_RAREST: Final = 1e-12
"""Lowest chance that two rows agree in a column which is believed: a table holds no proof of a lower one."""
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
    the number of records (``means_one``). A thousand rows of "Anna, female" are a thousand people, a thousand
    of one phone, birth date and name one.
    """
    size = len(tables)
    everything = np.arange(size)
    some = _frequent(tables)
    if not len(some) or not are_many(int(np.unique(_digest(tables, some), return_counts=True)[1].max())):
        return Copies(tables, everything, {})
    _, first, inverse, counts = np.unique(
        _digest(tables, everything), return_index=True, return_inverse=True, return_counts=True
    )
    telling = _telling(tables, first, np.flatnonzero(counts > MANY))
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


def set_aside_for(tables: Tables, spec: Spec | None) -> Copies:
    """Do the same, unless a specification says that no table holds anybody twice: copies are people then."""
    if spec is not None and spec.one_per_table:
        return Copies(tables, np.arange(len(tables)), {})
    return set_aside(tables)


def are_many(count: int) -> bool:
    """Tell whether so many records that are equal cell for cell may be copies."""
    return count > MANY


def means_one(spread: Iterable[tuple[int, int]], size: int) -> bool:
    """Tell whether many records that are equal cell for cell are one thing: the rule of what a copy is.

    Args:
        spread: For each column in which they hold something: distinct rows that hold something there, and
            the sum of squares of how many of them hold each text. Bits by column are minus log2 of the
            chance that two distinct rows agree there.
        size: Number of records, copies too.
    """
    bits = math.fsum(-math.log2(max(squares / filled**2, _RAREST)) for filled, squares in spread)
    return bits - math.log2(size) >= BITS


def _telling(tables: Tables, first: NDArray[np.int64], groups: NDArray[np.int64]) -> list[int]:
    """Return the groups of equal rows that are one thing each.

    Args:
        tables: All records.
        first: One row of each group.
        groups: Groups with many rows.
    """
    spread: list[tuple[int, int]] = []
    filled = np.zeros((len(groups), len(tables.columns)), np.bool_)
    for at, column in enumerate(tables.columns.values()):
        empty = int(pc.index(column.texts, pa.scalar("", column.texts.type)).as_py())
        codes = column.codes[first]
        held = np.bincount(codes[codes != empty]).astype(np.int64)
        spread.append((int(held.sum()), int((held**2).sum())))
        filled[:, at] = codes[groups] != empty
    known: dict[bytes, bool] = {}
    for row in np.unique(filled, axis=0):
        known[row.tobytes()] = means_one([spread[at] for at in np.flatnonzero(row)], len(tables))
    return [group for group, row in zip(groups.tolist(), filled, strict=True) if known[row.tobytes()]]


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
