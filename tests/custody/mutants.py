"""A stored log and its export, changed at random in every way, and whether that is found."""

import sqlite3
from collections.abc import Callable  # noqa: TC003 - as everywhere here
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from strikeback.custody import verify_standalone
from strikeback.custody.entry import Event, Kind
from strikeback.custody.fsck import audit
from strikeback.custody.rotation import schedule
from strikeback.flows.log import custody
from strikeback.model.errors import StrikebackError
from strikeback.store import log
from strikeback.store.log_keys import KeyFile
from strikeback.store.open import Store, open_store

AT = "2026-01-01T00:00:00Z"
ENTRIES = 560
"""More than two tiles: one holds nothing but plain entries."""


class _Clock:
    """A second later at every look."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the next second."""
        self.moment += timedelta(seconds=1)
        return self.moment


def _fill(store: Store) -> bytes:
    """Log events under two generations of keys, erase a body; return the last checkpoint."""
    clock = _Clock()
    custody.make_keys(store, origin="example.org/log", clock=clock)
    for start in range(0, ENTRIES, 20):
        events = [
            Event(kind="read", id=f"r_{n % 9}", actor="hkpf/a", at=AT, body=b"body %d" % n)
            for n in range(start, start + 20)
        ]
        with store.write() as connection:
            log.append(connection, events)
        if start == 100:
            custody.give_checkpoint(store, clock=clock)
            custody.rotate_keys(store, clock=clock)
    with store.write() as connection:
        log.erase(connection, Event(kind=Kind.ERASURE, id="r_3", actor="hkpf/a", at=AT, body=b"lawful"))
    return custody.give_checkpoint(store, clock=clock).note.encode()


def flip(random: Random, data: bytes) -> bytes:
    """Return other bytes: one is changed, lost, doubled or put in."""
    at = random.randrange(len(data)) if data else 0
    other = bytes([random.randrange(256)])
    made = random.choice(
        (
            data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :] if data else other,
            data[:at] + data[at + 1 :],
            data[:at] + other + data[at:],
        )
    )
    return made if made != data else data + other


TABLES = {
    "log_entry": ("number", "object", "leaf", "hash"),
    "log_node": ("level", "place", "hash"),
    "log_head": ("number", "size", "root", "peaks", "checkpoint"),
    "log_body": ("number", "salt", "ref", "body"),
}
EXPORTED = (
    "byte of a tile",
    "byte of a bundle",
    "byte of checkpoint or keys",
    "file cut",
    "file removed",
    "file exchanged",
    "entry removed, doubled or moved",
    "checkpoint replaced",
)
Rows = dict[str, list[tuple]]


class StoreMutants:
    """Changes rows of a store behind its back and audits it; every change is taken back."""

    def __init__(self, folder: Path, random: Random) -> None:
        path = folder / "mutants.db"
        with open_store(str(path)) as store:
            _fill(store)
            with store.read() as connection:
                # What somebody outside has kept: the last head. A log cut back behind it is found.
                self._note = list(log.StoredLog(connection).heads())[-1].checkpoint
            self._keys = store.keys.public
        self._strangers = KeyFile(folder / "strangers.key")
        self._strangers.create("example.org/log")
        raw = sqlite3.connect(path)
        with raw:
            for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                if name.startswith("log_"):
                    raw.execute(f"DROP TRIGGER {name}")
        self._rows: Rows = {
            table: raw.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY 1, 2").fetchall()
            for table, names in TABLES.items()
        }
        raw.close()
        self._random = random
        self.unreadable = 0
        self._store = open_store(str(path))
        assert not self._wrong(self._rows)
        self._kinds: dict[str, Callable[[Rows], None]] = {
            "one column changed": self._change,
            "row removed": self._remove,
            "row doubled": self._double,
            "two rows exchanged": self._exchange,
            "end cut off": self._cut,
            "head replaced": self._replace_head,
            "checkpoint replaced": self._replace_checkpoint,
            "checkpoint removed": self._remove_checkpoint,
        }

    def one(self) -> tuple[str, bool]:
        """Make a change; return its kind and whether the audit found it."""
        while True:
            kind = self._random.choice(list(self._kinds))
            rows = {table: list(content) for table, content in self._rows.items()}
            self._kinds[kind](rows)
            if rows != self._rows:
                return kind, self._wrong(rows)

    def _wrong(self, rows: Rows) -> bool:
        """Put rows into the store, audit it, take them back."""
        try:
            with self._store.write() as connection:
                for table, content in rows.items():
                    if content != self._rows[table]:
                        connection.exec_driver_sql(f"DELETE FROM {table}")
                        places = ", ".join("?" * len(TABLES[table]))
                        names = ", ".join(TABLES[table])
                        insert = f"INSERT INTO {table} ({names}) VALUES ({places})"
                        connection.exec_driver_sql(insert, content)
                stored = log.StoredLog(connection)
                known = schedule(((n, b) for n, _, b in self._bodies(connection)), self._keys)
                outside = [custody.checkpoint_of(known, self._note)]
                wrong = bool(audit(stored, self._keys, outside).faults)
                raise _BackError(wrong)  # noqa: TRY301 - takes the transaction back
        except _BackError as back:
            return back.wrong
        except StrikebackError:
            # A store that cannot even be read was found to be changed; it happens to few.
            self.unreadable += 1
            return True

    @staticmethod
    def _bodies(connection: object) -> tuple:
        return log.key_bodies(connection)

    def _pick(self, rows: Rows) -> tuple[str, int]:
        table = self._random.choice(list(TABLES))
        return table, self._random.randrange(len(rows[table]))

    def _change(self, rows: Rows) -> None:
        table, at = self._pick(rows)
        row = list(rows[table][at])
        column = self._random.randrange(len(row))
        old = row[column]
        if isinstance(old, int):
            row[column] = old + self._random.choice((-1, 1, 256))
        elif isinstance(old, str):
            row[column] = old + "x"
        else:
            row[column] = flip(self._random, old or b"")
        key = {"log_node": 2}.get(table, 1)
        taken = [one for n, one in enumerate(rows[table]) if n != at and one[:key] == tuple(row[:key])]
        if not taken:
            rows[table][at] = tuple(row)

    def _remove(self, rows: Rows) -> None:
        table, at = self._pick(rows)
        del rows[table][at]

    def _double(self, rows: Rows) -> None:
        """The same content once more, under the next free key."""
        table, at = self._pick(rows)
        row = list(rows[table][at])
        key = 1 if table == "log_node" else 0
        row[key] = max(one[key] for one in rows[table]) + 1
        if table == "log_head":
            row[1] += max(one[1] for one in rows[table])
        rows[table].append(tuple(row))

    def _exchange(self, rows: Rows) -> None:
        """Two rows of a table change places, their numbers stay."""
        table = self._random.choice(["log_entry", "log_head", "log_body"])
        one, other = self._random.sample(range(len(rows[table])), 2)
        a, b = rows[table][one], rows[table][other]
        keep = 2 if table == "log_head" else 1
        rows[table][one], rows[table][other] = (*a[:keep], *b[keep:]), (*b[:keep], *a[keep:])

    def _cut(self, rows: Rows) -> None:
        """The last transactions are gone everywhere, so that what is left is whole in itself."""
        heads = rows["log_head"]
        keep = self._random.randrange(len(heads))
        size = heads[keep - 1][1] if keep else 0
        rows["log_head"] = heads[:keep]
        rows["log_entry"] = [one for one in rows["log_entry"] if one[0] < size]
        rows["log_body"] = [one for one in rows["log_body"] if one[0] < size]
        rows["log_node"] = [one for one in rows["log_node"] if (one[1] + 1) << 8 * one[0] <= size]

    def _replace_head(self, rows: Rows) -> None:
        """A head states the tree of another one."""
        one, other = self._random.sample(range(len(rows["log_head"])), 2)
        a, b = rows["log_head"][one], rows["log_head"][other]
        rows["log_head"][one] = (a[0], a[1], b[2], b[3], b[4] if self._random.random() < 0.5 else a[4])

    def _replace_checkpoint(self, rows: Rows) -> None:
        """A checkpoint is signed by others, by the second key alone, or stands at another head."""
        at, other = self._random.sample(range(len(rows["log_head"])), 2)
        number, size, root, peaks, _ = rows["log_head"][at]
        head = log.Head(size=size, root=root, peaks=peaks)
        signed = self._random.choice((self._strangers.seal(head, AT), rows["log_head"][other][4], self._note))
        rows["log_head"][at] = (number, size, root, peaks, signed)

    def _remove_checkpoint(self, rows: Rows) -> None:
        at = self._random.randrange(len(rows["log_head"]))
        rows["log_head"][at] = (*rows["log_head"][at][:4], b"")


class _BackError(Exception):
    """Takes a transaction back."""

    def __init__(self, wrong: bool) -> None:  # noqa: FBT001 - carried, not chosen
        super().__init__()
        self.wrong = wrong


class ExportMutants:
    """Changes files of an exported log and verifies it; every change is taken back."""

    def __init__(self, folder: Path, random: Random) -> None:
        self._folder = folder / "export"
        with open_store(str(folder / "exported.db")) as store:
            _fill(store)
            custody.export_log(store, self._folder, clock=_Clock())
            self._keys = [verify_standalone.read_key(key.vkey) for key in store.keys.public]
            self._note = (self._folder / "checkpoint").read_bytes()
            strangers = KeyFile(folder / "others.key")
            strangers.create("example.org/log")
            with store.read() as connection:
                head = log.last_head(connection)
                self._forged = strangers.publish(head, AT)
                # What the log itself signed at other sizes, with the first key only.
                self._heads = [one.checkpoint for one in log.StoredLog(connection).heads()]
        self._random = random
        skipped = {"verify.py", "vkeys"}
        self._parts = {
            str(path.relative_to(self._folder)): path.read_bytes()
            for path in sorted(self._folder.rglob("*"))
            if path.is_file() and path.name not in skipped
        }
        assert not self._wrong()

    def one(self) -> tuple[str, bool]:
        """Make a change; return its kind and whether the verifier found it."""
        while True:
            kind = self._random.choice(EXPORTED)
            name, content = self._changed(kind)
            before = self._parts[name]
            if content == before:
                continue
            path = self._folder / name
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content)
            wrong = self._wrong()
            path.write_bytes(before)
            return kind, wrong

    def _wrong(self) -> bool:
        try:
            verify_standalone.verify_log(self._folder, self._keys, [], 0, [self._note])
        except verify_standalone.Failed:
            return True
        return False

    def _changed(self, kind: str) -> tuple[str, bytes | None]:
        """Return a file and its new content; None: it is gone."""
        random = self._random
        names = list(self._parts)
        bundles = [name for name in names if "entries" in name]
        tiles = [name for name in names if name.startswith("tile") and name not in bundles]
        others = [name for name in names if not name.startswith("tile")]
        chosen = {"byte of a tile": tiles, "byte of a bundle": bundles, "byte of checkpoint or keys": others}
        if kind in chosen:
            name = random.choice(chosen[kind])
            return name, flip(random, self._parts[name])
        if kind == "checkpoint replaced":
            return "checkpoint", random.choice((self._forged, *self._heads))
        if kind == "entry removed, doubled or moved":
            name = random.choice(bundles)
            return name, self._reordered(self._parts[name])
        name, other = random.sample(names, 2)
        if kind == "file cut":
            return name, self._parts[name][: random.randrange(len(self._parts[name]))]
        return name, None if kind == "file removed" else self._parts[other]

    def _reordered(self, bundle: bytes) -> bytes:
        """Return a bundle with an entry less, one twice, or one in another place."""
        entries, at = [], 0
        while at < len(bundle):
            end = at + 2 + int.from_bytes(bundle[at : at + 2], "big")
            entries.append(bundle[at:end])
            at = end
        moved = entries.pop(self._random.randrange(len(entries)))
        for _ in range(self._random.randrange(3)):
            entries.insert(self._random.randrange(len(entries) + 1), moved)
        return b"".join(entries)
