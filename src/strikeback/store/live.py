"""Live collections: look-ups and changes of single records, by plain statements of the driver.

A record's arrival takes some sixty statements of a few microseconds each; the tool kit above the driver would
cost more than the work. Nothing is remembered between transactions: several processes may write.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final

import msgspec

from strikeback.linking.live.copies import Copy
from strikeback.linking.live.entries import Arrival, Forms, Held
from strikeback.linking.live.reading import Ends
from strikeback.linking.live.settling import Change
from strikeback.model.links import Verdict
from strikeback.store.live_copies import LiveCopies
from strikeback.store.live_decisions import standing
from strikeback.store.live_driver import RawConnection, lock_changes, raw_of, told, transaction
from strikeback.store.open import Connection, Store

_RECORD: Final = "SELECT number, id, digest, source, forms, component, head, twin FROM live_record "
_FORMS: Final = msgspec.json.Decoder(tuple[str, ...])
_CELLS: Final = msgspec.json.Decoder(dict[str, str])
_WRAP: Final = 1 << 64


def signed(digest: int) -> int:
    """Return an unsigned 64-bit number as the database holds it."""
    return digest - _WRAP if digest >= _WRAP // 2 else digest


def live_write(store: Store) -> AbstractContextManager[RawConnection]:
    """Give the driver's connection for a change that is kept whole, or not at all after any exception.

    Raises:
        StoreError: The database failed, or another command kept it for a minute.
    """
    return transaction(store, write=True)


def live_read(store: Store) -> AbstractContextManager[RawConnection]:
    """Give the driver's connection, which sees one state of the store throughout.

    Raises:
        StoreError: The database failed.
    """
    return transaction(store, write=False)


@contextmanager
def live_fact(store: Store) -> Iterator[tuple[Connection, RawConnection]]:
    """Give a writing transaction and its driver's connection, for changes that are logged.

    Raises:
        StoreError: The database failed, or another command kept it for a minute.
    """
    with store.write() as connection, told():
        raw = raw_of(connection)
        lock_changes(raw)
        yield connection, raw


def next_number(raw: RawConnection) -> int:
    """Return a number that no present record has."""
    return int(raw.execute("SELECT coalesce(max(number), 0) + 1 FROM live_record").fetchone()[0])


def _held(row: tuple[Any, ...]) -> Held:
    number, identity, digest, source, forms, component, head, twin = row
    return Held(number, identity, digest % _WRAP, source, _FORMS.decode(forms), component, head, twin)


class LiveRecords:
    """The present records of one collection inside a transaction."""

    def __init__(self, raw: RawConnection, collection: int) -> None:
        self._raw = raw
        self._run = raw.execute
        self.collection = collection
        self.copies = LiveCopies(raw, collection)

    def block(self, block: int, most: int) -> list[int]:
        """Return the records of a block, any ``most`` of them when there are more."""
        sql = "SELECT record FROM live_block WHERE collection = ? AND block = ? LIMIT ?"
        return [number for (number,) in self._run(sql, (self.collection, block, most))]

    def holders(self, value: int) -> list[int]:
        """Return the records that have a value."""
        sql = "SELECT record FROM live_holder WHERE collection = ? AND value = ?"
        return [number for (number,) in self._run(sql, (self.collection, value))]

    def counts(self, values: Sequence[int]) -> Mapping[int, int]:
        """Return how many records have each value."""
        sql = "SELECT count FROM live_value WHERE collection = ? AND value = ?"
        return {value: self._run(sql, (self.collection, value)).fetchone()[0] for value in values}

    def held(self, numbers: Iterable[int]) -> list[Held]:
        """Return records by number."""
        sql = _RECORD + "WHERE number = ?"
        return [_held(self._run(sql, (number,)).fetchone()) for number in numbers]

    def components(self, names: Iterable[int]) -> list[Held]:
        """Return all records of some components."""
        sql = _RECORD + "WHERE component = ?1 AND component <> number"
        own = _RECORD + "WHERE number = ?1 AND component = ?1 AND collection = ?2"
        out = []
        for name in names:
            out += [_held(row) for row in self._run(own, (name, self.collection))]
            out += [_held(row) for row in self._run(sql, (name,))]
        return out

    def pairs(self, numbers: Collection[int]) -> dict[Ends, int]:
        """Return the kept pairs whose records both are among some records."""
        sql = "SELECT other, bits FROM live_pair WHERE one = ? AND other > one"
        inside = set(numbers)
        return {
            (one, other): bits for one in inside for other, bits in self._run(sql, (one,)) if other in inside
        }

    def links(self, number: int) -> list[tuple[int, int]]:
        """Return what one record is paired with, and the score in 1/1024 bit, best first."""
        sql = "SELECT other, bits FROM live_pair WHERE one = ? ORDER BY bits DESC, other"
        return list(self._run(sql, (number,)).fetchall())

    def decided(self, records: Collection[Held]) -> list[tuple[int, int, Verdict]]:
        """Return the numbers of two of some records, and the standing decision about them or their copies."""
        if not self._run(
            "SELECT 1 FROM live_decision WHERE collection = ? LIMIT 1", (self.collection,)
        ).fetchone():
            return []
        number = {one.id: one.number for one in records}
        if self.copies.any():
            number |= {copy: one.number for one in records for copy in self.copies.spoken(one.twin)}
        latest: dict[Ends, tuple[int, Verdict]] = {}
        for identity, one in number.items():
            for at, verdict, other_id in standing(self._raw, self.collection, identity):
                other = number.get(other_id, one)
                ends = min(one, other), max(one, other)
                if one != other and (ends not in latest or latest[ends][0] < at):
                    latest[ends] = at, verdict
        return [(*ends, verdict) for ends, (_, verdict) in latest.items()]

    def bound(self, identity: str) -> list[int]:
        """Return the components of present records that a decision joins with a record."""
        said = standing(self._raw, self.collection, identity)
        found = (self.standing_for(other) for _, verdict, other in said if verdict is Verdict.SAME)
        return [one.component for one in found if one is not None]

    def spoken_of(self, ids: Iterable[str]) -> set[str]:
        """Return those of some records that a standing decision is about."""
        if not self._run(
            "SELECT 1 FROM live_decision WHERE collection = ? LIMIT 1", (self.collection,)
        ).fetchone():
            return set()
        return {one for one in ids if any(standing(self._raw, self.collection, one))}

    def standing_for(self, identity: str) -> Held | None:
        """Return the record of an id, or the one that stands for it where it is a copy."""
        held = self.by_id(identity)
        copy = self.copies.by_id(identity) if held is None else None
        if copy is None:
            return held
        (stands,) = self.held(self.copies.linked(copy.twin))
        return stands

    def by_id(self, identity: str) -> Held | None:
        """Return the record of an id."""
        sql = _RECORD + "WHERE collection = ? AND id = ?"
        row = self._run(sql, (self.collection, identity)).fetchone()
        return _held(row) if row else None

    def arrival(self, one: Held | Copy) -> Arrival:
        """Return a record as it came; a copy has the cells of what stands for it."""
        if isinstance(one, Copy):
            return Arrival(one.id, one.source, self.copies.cells(one.twin))
        (cells,) = self._run("SELECT cells FROM live_record WHERE number = ?", (one.number,)).fetchone()
        return Arrival(one.id, one.source, _CELLS.decode(cells))

    def arrivals(self) -> list[Arrival]:
        """Return all records as they came, copies too."""
        sql = (
            "SELECT id, source, cells FROM live_record WHERE collection = ?1 UNION ALL "
            "SELECT c.id, c.source, r.cells FROM live_copy AS c JOIN live_record AS r "
            "ON r.collection = c.collection AND r.twin = c.twin WHERE c.collection = ?1"
        )
        return [
            Arrival(key, source, _CELLS.decode(cells))
            for key, source, cells in self._run(sql, (self.collection,))
        ]

    def all_pairs(self) -> dict[tuple[str, str], int]:
        """Return the score of every kept pair by its ids, the lesser one first."""
        sql = (
            "SELECT min(a.id, b.id), max(a.id, b.id), p.bits FROM live_record AS a "
            "JOIN live_pair AS p ON p.one = a.number JOIN live_record AS b ON b.number = p.other "
            "WHERE a.collection = ? AND p.one < p.other"
        )
        return {(one, other): bits for one, other, bits in self._run(sql, (self.collection,))}

    def all_heads(self) -> dict[str, str]:
        """Return, for each record and each copy, the record whose id names its entity."""
        sql = (
            "SELECT a.id, b.id FROM live_record AS a JOIN live_record AS b ON b.number = a.head "
            "WHERE a.collection = ?1 UNION ALL SELECT c.id, b.id FROM live_copy AS c JOIN live_record AS a "
            "ON a.collection = c.collection AND a.twin = c.twin JOIN live_record AS b ON b.number = a.head "
            "WHERE c.collection = ?1"
        )
        return dict(self._run(sql, (self.collection,)))

    def all_copies(self) -> dict[str, str]:
        """Return, for each copy, the record that stands for it."""
        sql = (
            "SELECT c.id, a.id FROM live_copy AS c JOIN live_record AS a "
            "ON a.collection = c.collection AND a.twin = c.twin WHERE c.collection = ?"
        )
        return dict(self._run(sql, (self.collection,)))

    def all_counts(self) -> dict[int, int]:
        """Return how many records have each value."""
        return dict(self._run("SELECT value, count FROM live_value WHERE collection = ?", (self.collection,)))

    def entity(self, head: int) -> list[tuple[int, str]]:
        """Return numbers and ids of the records of an entity, by its head."""
        sql = (
            "SELECT number, id FROM live_record WHERE number = ?1 UNION ALL "
            "SELECT number, id FROM live_record WHERE head = ?1 AND head <> number"
        )
        return list(self._run(sql, (head,)).fetchall())

    def copies_of(self, members: Iterable[int]) -> dict[str, str]:
        """Return, for each copy of some records, the record that stands for it, by the ids of copies."""
        if not self.copies.any():
            return {}
        held = self.held(members)
        found = {copy.id: one.id for one in held if one.twin for copy in self.copies.of(one.twin)}
        return dict(sorted(found.items()))

    def add(self, arrival: Arrival, digest: int, forms: Forms, twin: int) -> Held:
        """Insert a record, alone for now; return it."""
        sql = (
            "INSERT INTO live_record (number, collection, id, digest, source, cells, forms, component, head, "
            "twin) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?1, ?1, ?8)"
        )
        number = next_number(self._raw)
        cells, texts = (msgspec.json.encode(part).decode() for part in (arrival.cells, forms))
        own = self.collection
        self._run(sql, (number, own, arrival.id, signed(digest), arrival.source, cells, texts, twin))
        return Held(number, arrival.id, digest, arrival.source, forms, number, number, twin)

    def index(self, number: int, values: Iterable[int], blocks: Iterable[int]) -> dict[int, int]:
        """Enter values and blocks of a record; return the new count of each value."""
        own = self.collection
        count = (
            "INSERT INTO live_value VALUES (?, ?, 1) "
            "ON CONFLICT (collection, value) DO UPDATE SET count = live_value.count + 1 RETURNING count"
        )
        out = {}
        for value in values:
            out[value] = self._run(count, (own, value)).fetchone()[0]
        many = self._raw.executemany
        many("INSERT INTO live_holder VALUES (?, ?, ?)", [(own, value, number) for value in out])
        many("INSERT INTO live_block VALUES (?, ?, ?)", [(own, block, number) for block in blocks])
        return out

    def remove(self, number: int, values: Iterable[int], blocks: Iterable[int]) -> dict[int, int]:
        """Take a record out with its values, blocks and pairs; return the new count of each value."""
        own = self.collection
        down = "UPDATE live_value SET count = count - 1 WHERE collection = ? AND value = ? RETURNING count"
        out = {}
        for value in values:
            out[value] = self._run(down, (own, value)).fetchone()[0]
            self._run(
                "DELETE FROM live_holder WHERE collection = ? AND value = ? AND record = ?",
                (own, value, number),
            )
            if not out[value]:
                self._run("DELETE FROM live_value WHERE collection = ? AND value = ?", (own, value))
        for block in blocks:
            self._run(
                "DELETE FROM live_block WHERE collection = ? AND block = ? AND record = ?",
                (own, block, number),
            )
        self.change_pairs({}, [(number, other) for other, _ in self.links(number)])
        self._run("DELETE FROM live_record WHERE number = ?", (number,))
        return out

    def change_pairs(self, put: Mapping[Ends, int], drop: Iterable[Ends]) -> None:
        """Write and delete kept pairs."""
        write = (
            "INSERT INTO live_pair VALUES (?, ?, ?) "
            "ON CONFLICT (one, other) DO UPDATE SET bits = excluded.bits"
        )
        for (one, other), bits in put.items():
            self._run(write, (one, other, bits))
            self._run(write, (other, one, bits))
        delete = "DELETE FROM live_pair WHERE one = ? AND other = ?"
        for one, other in drop:
            self._run(delete, (one, other))
            self._run(delete, (other, one))

    def place(self, places: Mapping[int, tuple[int, int]]) -> None:
        """Write component and head of records."""
        sql = "UPDATE live_record SET component = ?, head = ? WHERE number = ?"
        self._raw.executemany(
            sql, [(component, head, number) for number, (component, head) in places.items()]
        )

    def tell(self, cause: str, changes: Iterable[Change]) -> None:
        """Append changes of entities to the outbox."""
        sql = "INSERT INTO live_outbox (collection, cause, entity, body) VALUES (?, ?, ?, ?)"
        rows = [
            (self.collection, cause, change.entity, msgspec.json.encode(change).decode())
            for change in changes
        ]
        self._raw.executemany(sql, rows)
