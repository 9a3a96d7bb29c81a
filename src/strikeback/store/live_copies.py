"""Exact copies of a live collection: who stands for whom, and the counts behind the rule of copies."""

from array import array
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import repeat
from typing import Final

import msgspec
import numpy as np

from strikeback.linking.live.copies import Copy, Shape, Spread, most, shape_of
from strikeback.linking.live.entries import value_key
from strikeback.store.live_driver import RawConnection

_SPREAD: Final = msgspec.json.Decoder(Spread)
_CELLS: Final = msgspec.json.Decoder(dict[str, str])


class LiveCopies:
    """The copies of one collection inside a transaction."""

    def __init__(self, raw: RawConnection, collection: int) -> None:
        self._raw = raw
        self._run = raw.execute
        self._own = collection

    def spread(self) -> Spread | None:
        """Return what the rule asks; None: no record ever occurred often."""
        row = self._run("SELECT body FROM live_spread WHERE collection = ?", (self._own,)).fetchone()
        if row is None:
            return None
        return _SPREAD.decode(row[0]) if row[0] else self.begin()

    def unread(self) -> bool:
        """Tell whether the copies of a collection of an earlier release are still to be set aside."""
        sql = "SELECT 1 FROM live_spread WHERE collection = ? AND body = ''"
        return self._run(sql, (self._own,)).fetchone() is not None

    def keep(self, spread: Spread) -> None:
        """Store what the rule asks."""
        sql = (
            "INSERT INTO live_spread VALUES (?, ?) "
            "ON CONFLICT (collection) DO UPDATE SET body = excluded.body"
        )
        self._run(sql, (self._own, msgspec.json.encode(spread).decode()))

    def any(self) -> bool:
        """Tell whether there are copies."""
        sql = "SELECT 1 FROM live_copy WHERE collection = ? LIMIT 1"
        return self._run(sql, (self._own,)).fetchone() is not None

    def linked(self, twin: int, limit: int = -1) -> list[int]:
        """Return the numbers of records of some cells that are no copies."""
        sql = "SELECT number FROM live_record WHERE collection = ? AND twin = ?"
        if limit < 0:
            return [number for (number,) in self._run(sql, (self._own, twin))]
        return [number for (number,) in self._run(sql + " LIMIT ?", (self._own, twin, limit))]

    def count(self, twin: int) -> int:
        """Return how many copies hold some cells, at most ``most()``."""
        sql = "SELECT count(*) FROM (SELECT 1 FROM live_copy WHERE collection = ? AND twin = ? LIMIT ?) AS c"
        return int(self._run(sql, (self._own, twin, most())).fetchone()[0])

    def least(self, twin: int) -> list[Copy]:
        """Return the copy of the least id; none where there are no copies."""
        sql = (
            "SELECT id, source, twin FROM live_copy WHERE collection = ? AND twin = ? AND spoken = ? "
            "ORDER BY id LIMIT 1"
        )
        found = [row for spoken in (0, 1) for row in self._run(sql, (self._own, twin, spoken))]
        return [Copy(*row) for row in sorted(found)[:1]]

    def of(self, twin: int) -> list[Copy]:
        """Return all copies of some cells."""
        sql = "SELECT id, source, twin FROM live_copy WHERE collection = ? AND twin = ?"
        return [Copy(*row) for row in self._run(sql, (self._own, twin))]

    def by_id(self, identity: str) -> Copy | None:
        """Return the copy of an id."""
        sql = "SELECT id, source, twin FROM live_copy WHERE collection = ? AND id = ?"
        row = self._run(sql, (self._own, identity)).fetchone()
        return Copy(*row) if row else None

    def put(self, copies: Iterable[tuple[Copy, bool]]) -> None:
        """Insert copies, and whether a decision is about each."""
        rows = [(self._own, one.id, one.source, one.twin, int(spoken)) for one, spoken in copies]
        self._raw.executemany("INSERT INTO live_copy VALUES (?, ?, ?, ?, ?)", rows)

    def drop(self, ids: Iterable[str]) -> None:
        """Delete copies."""
        rows = [(self._own, identity) for identity in ids]
        self._raw.executemany("DELETE FROM live_copy WHERE collection = ? AND id = ?", rows)

    def speak(self, identity: str) -> None:
        """Note that a decision is about a copy; nothing where it is none."""
        sql = "UPDATE live_copy SET spoken = 1 WHERE collection = ? AND id = ?"
        self._run(sql, (self._own, identity))

    def spoken(self, twin: int) -> list[str]:
        """Return the copies of some cells that decisions are about."""
        sql = "SELECT id FROM live_copy WHERE collection = ? AND twin = ? AND spoken = 1"
        return [identity for (identity,) in self._run(sql, (self._own, twin))]

    def groups(self, shape: str) -> list[int]:
        """Return the cells that occur often, of one shape."""
        sql = "SELECT twin FROM live_group WHERE collection = ? AND shape = ?"
        return [twin for (twin,) in self._run(sql, (self._own, shape))]

    def enter(self, twin: int, shape: str) -> None:
        """Note that some cells occur often."""
        self._run("INSERT INTO live_group VALUES (?, ?, ?)", (self._own, twin, shape))

    def leave(self, twin: int) -> None:
        """Note that some cells no longer occur often."""
        self._run("DELETE FROM live_group WHERE collection = ? AND twin = ?", (self._own, twin))

    def count_cells(self, cells: Mapping[str, int], more: int) -> dict[str, int]:
        """Count a distinct record in (``more`` = 1) or out (-1); return the counts before, by column."""
        change = (
            "INSERT INTO live_cell VALUES (?, ?, ?) "
            "ON CONFLICT (collection, cell) DO UPDATE SET count = live_cell.count + excluded.count "
            "RETURNING count"
        )
        out = {}
        for column, cell in cells.items():
            after = self._run(change, (self._own, cell, more)).fetchone()[0]
            out[column] = after - more
            if not after:
                self._run("DELETE FROM live_cell WHERE collection = ? AND cell = ?", (self._own, cell))
        return out

    def begin(self) -> Spread:
        """Count all records once, and note what occurs often; what is set aside stays so.

        Takes some 17 seconds of CPU for a million records; from here on every change counts.
        """
        twins = array("q")
        cells: dict[str, array[int]] = {}
        aside = {twin for (twin,) in self._run(f"SELECT DISTINCT twin {_COPIES}", (self._own,))}
        seen = set[int]()
        key = lru_cache(maxsize=1 << 18)(value_key)
        for twin, body in self._run("SELECT twin, cells FROM live_record WHERE collection = ?", (self._own,)):
            twins.append(twin)
            if twin in seen:
                continue
            seen.add(twin)
            for column, text in _CELLS.decode(body).items():
                cells.setdefault(column, array("q")).append(key(column, text))
        spread = Spread()
        put = "INSERT INTO live_cell VALUES (?, ?, ?)"
        for column, keys in sorted(cells.items()):
            names, counts = np.unique(np.array(keys, np.int64), return_counts=True)
            spread.columns[column] = len(keys), int((counts.astype(np.int64) ** 2).sum())
            self._raw.executemany(put, list(zip(repeat(self._own), names.tolist(), counts.tolist())))
        waiting = array("q", (twin for (twin,) in self._run(f"SELECT twin {_COPIES}", (self._own,))))
        spread.records = len(twins) + len(waiting)
        names, counts = np.unique(np.array(twins + waiting, np.int64), return_counts=True)
        for twin in names[counts >= most() - 1].tolist():
            shape = shape_of(self.cells(twin))
            self.enter(twin, shape)
            known = spread.shapes.setdefault(shape, Shape())
            known.groups += 1
            known.aside = twin in aside
        self.keep(spread)
        return spread

    def cells(self, twin: int) -> dict[str, str]:
        """Return the cells of a digest that some record has."""
        sql = "SELECT cells FROM live_record WHERE collection = ? AND twin = ? LIMIT 1"
        return _CELLS.decode(self._run(sql, (self._own, twin)).fetchone()[0])


_COPIES: Final = "FROM live_copy WHERE collection = ?"
