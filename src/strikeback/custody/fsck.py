"""The audit: derives everything the log states from its leaves again, and names what does not fit.

One pass over leaves, heads, checkpoints, salts and bodies side by side; memory grows with the number of
objects, not with that of entries.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final

from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.cosignature import open_checkpoint
from strikeback.custody.entry import SALT_BYTES, Entry, Kind
from strikeback.custody.faults import Audit, Fault, Kept, Row, Stated, Stored, Wrong
from strikeback.custody.log import Tip, head_of
from strikeback.custody.merkle import Frontier
from strikeback.custody.note import VerifierKey, parse_note
from strikeback.custody.rotation import Schedule
from strikeback.custody.tiles import HEIGHT
from strikeback.model.errors import LogFormatError, ProofError

MAX_NAMED: Final = 100
"""Faults of each kind that are named one by one; the rest are counted."""

# As plain texts: an entry's kind is compared millions of times.
_LOG_KEY: Final = Kind.LOG_KEY.value
_ERASURE: Final = Kind.ERASURE.value
_CHECKPOINT: Final = Kind.CHECKPOINT.value


def audit(
    stored: Stored,
    keys: Sequence[VerifierKey],
    outside: Iterable[Checkpoint] = (),
    witnesses: Sequence[VerifierKey] = (),
) -> Audit:
    """Derive the whole log again and compare.

    Args:
        stored: The log.
        keys: The log's keys in force now: the first has signed every head, all have signed every checkpoint
            among the entries. What was signed before a change of keys is judged by those of then, to which
            the entries about keys lead back. None: signatures are not looked at.
        outside: Checkpoints that were kept elsewhere and verified: by witnesses, receipts, exports.
        witnesses: Whose lines a checkpoint among the entries may carry besides.
    """
    found = _Finder()
    schedule = Schedule(keys)
    heads = _Heads(stored.heads(), schedule, outside, found)
    leaves = _Leaves(found)
    bodies = _Bodies(stored.kept(), schedule, found)
    heads.reach(leaves)
    for row in stored.rows():
        bodies.take(row.number, leaves.take(row))
        if leaves.frontier.size >= heads.due:
            heads.reach(leaves)
    heads.end(leaves.frontier)
    if schedule.last != schedule.trusted:
        found.add(Wrong.KEYS, leaves.frontier.size, "the keys in force at the end")
    heads.compare_given(bodies.given, witnesses)
    _compare_tips(leaves.tips, stored.tips(), found)
    bodies.end()
    return Audit(
        size=leaves.frontier.size,
        root=leaves.frontier.root(),
        faults=tuple(sorted(found.faults, key=lambda one: one.at)),
        counts=dict(found.counts),
        heads=heads.number,
        checkpoints=heads.signed,
        bodies=bodies.compared,
        erased=bodies.erased,
    )


class _Finder:
    """Collects faults."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.counts: Counter[Wrong] = Counter()

    def add(self, kind: Wrong, at: int, where: str) -> None:
        """Name a fault, or only count it when many of its kind were named."""
        self.counts[kind] += 1
        if self.counts[kind] <= MAX_NAMED:
            self.faults.append(Fault(kind=kind, at=at, where=where))


class _Leaves:
    """The tree as the leaves give it, while they are read."""

    def __init__(self, found: _Finder) -> None:
        self.frontier = Frontier()
        self.tips: dict[tuple[int, int], bytes] = {}
        self.keyed = False
        self._expected = 0
        self._last: dict[str, bytes] = {}
        self._found = found

    def take(self, row: Row) -> Entry | None:
        """Compare one row with its leaf and the one before about its object; return what the leaf says."""
        number, identity, leaf, kept = row
        if number != self._expected:
            where = f"entry {self._expected}, in whose place stands {number}"
            self._found.add(Wrong.ENTRY_MISSING, self._expected, where)
        self._expected = number + 1
        hashed = sha256(b"\x00" + leaf).digest()
        if hashed != kept:
            self._found.add(Wrong.ENTRY_CHANGED, number, f"entry {number}")
        for node in self.frontier.add(hashed, HEIGHT):
            self.tips[node.height // HEIGHT, node.place] = node.hash
        try:
            entry = Entry.parse(leaf)
        except LogFormatError:
            self._found.add(Wrong.ENTRY_FORM, number, f"entry {number}")
            return None
        if entry.id != identity:
            self._found.add(Wrong.OBJECT, number, f"entry {number}")
        if entry.prev_for_object != self._last.get(entry.id, b"").hex():
            self._found.add(Wrong.CHAIN, number, f"entry {number}")
        self._last[entry.id] = hashed
        if entry.kind == _LOG_KEY:
            self.keyed = True
        return entry


class _Bodies:
    """Compares salts and bodies with the digests in the leaves."""

    def __init__(self, kept: Iterable[Kept], schedule: Schedule, found: _Finder) -> None:
        self._schedule = schedule
        self.compared = self.erased = 0
        self.given: list[tuple[int, bytes]] = []
        """Checkpoints among the entries."""
        self._kept = iter(kept)
        self._next = next(self._kept, None)
        self._salted: dict[str, int] = {}
        self._bare: dict[str, list[int]] = {}
        self._found = found

    def take(self, number: int, entry: Entry | None) -> None:
        """Compare what is kept of one entry."""
        while self._next is not None and self._next.number < number:
            self._surplus()
        kind = entry.kind if entry else ""
        if entry and kind == _ERASURE:
            self._erase(entry.id)
        one = self._next
        if one is None or one.number > number:
            self._bare.setdefault(entry.id if entry else "", []).append(number)
        else:
            self._next = next(self._kept, None)
            self._compare(one, entry, kind)
            if entry:
                self._salted[entry.id] = number

    def end(self) -> None:
        """Judge what is left."""
        while self._next is not None:
            self._surplus()
        for numbers in self._bare.values():
            for number in numbers:
                self._found.add(Wrong.BODY_MISSING, number, f"salt of entry {number}")

    def _compare(self, one: Kept, entry: Entry | None, kind: str) -> None:
        """Compare one body."""
        self.compared += 1
        if one.body is None:
            self._found.add(Wrong.BODY_MISSING, one.number, f"body of entry {one.number}")
            return
        if kind == _CHECKPOINT:
            self.given.append((one.number, one.body))
        elif kind == _LOG_KEY and self._schedule.trusted:
            self._change_keys(one.number, one.body)
        if (
            entry is None
            or len(one.salt) != SALT_BYTES
            or sha256(one.salt + one.body).hexdigest() != entry.body_digest
        ):
            self._found.add(Wrong.BODY_CHANGED, one.number, f"body of entry {one.number}")

    def _change_keys(self, number: int, body: bytes) -> None:
        """Let other keys come into force, if those before and after say so."""
        try:
            self._schedule.take(number, body)
        except (LogFormatError, ProofError):
            self._found.add(Wrong.KEYS, number, f"body of entry {number}")

    def _erase(self, identity: str) -> None:
        """Take notice of an erasure: what is gone is lawfully gone, what is still there should not be."""
        self.erased += len(self._bare.pop(identity, ()))
        at = self._salted.pop(identity, None)
        if at is not None:
            self._found.add(Wrong.BODY_SURPLUS, at, f"body of entry {at}, which was erased")

    def _surplus(self) -> None:
        """Name what is kept of an entry that does not exist, and go on."""
        if self._next is not None:
            self._found.add(Wrong.BODY_SURPLUS, self._next.number, f"body {self._next.number}")
        self._next = next(self._kept, None)


class _Heads:
    """Compares heads and checkpoints with the tree as it grows past them."""

    def __init__(
        self,
        heads: Iterable[Stated],
        schedule: Schedule,
        outside: Iterable[Checkpoint],
        found: _Finder,
    ) -> None:
        self.number = self.signed = 0
        self.due = 0
        """Size of the tree from which on there is something to compare."""
        self._heads = iter(heads)
        self._next = next(self._heads, None)
        self._outside = sorted(outside, key=lambda one: one.size)
        self._schedule = schedule
        self._found = found
        self._last = -1
        self._expected = 0
        self._roots: dict[int, bytes] = {}

    def reach(self, leaves: _Leaves) -> None:
        """Compare all heads and outside checkpoints up to the size that the tree has now."""
        tree = leaves.frontier
        while self._next is not None and self._next.head.size <= tree.size:
            self._compare(self._next, tree)
            if leaves.keyed and not self._next.checkpoint:
                self._found.add(Wrong.HEAD_UNSIGNED, tree.size, f"head {self._next.head.size}")
            self._next = next(self._heads, None)
        while self._outside and self._outside[0].size <= tree.size:
            told = self._outside.pop(0)
            if told.root != tree.root():
                self._found.add(
                    Wrong.CHECKPOINT_CHANGED, told.size, f"a checkpoint kept elsewhere, {told.size}"
                )
        sizes = [self._next.head.size] if self._next else []
        self.due = min([*sizes, *(one.size for one in self._outside[:1])], default=1 << 63)

    def end(self, tree: Frontier) -> None:
        """Compare what is left when there are no more leaves."""
        if self._last != tree.size and tree.size:
            self._found.add(Wrong.HEAD_MISSING, tree.size, f"the head of {tree.size} entries")
        while self._next is not None:
            size = self._next.head.size
            self._found.add(Wrong.HEAD_MISSING, tree.size, f"entries up to the head of {size}")
            self._check(self._next, size, None)
            self._next = next(self._heads, None)
        for told in self._outside:
            self._found.add(Wrong.ROLLED_BACK, tree.size, f"a checkpoint kept elsewhere, {told.size}")

    def _compare(self, stated: Stated, tree: Frontier) -> None:
        """Compare one head with the tree of its size."""
        size = stated.head.size
        self.number += 1
        if stated.number != self._expected:
            self._found.add(Wrong.HEAD_MISSING, size, f"head number {self._expected}")
        self._expected = stated.number + 1
        if size <= self._last or size != tree.size:
            self._found.add(Wrong.HEAD_ORDER, size, f"head {size}")
        elif stated.head != head_of(tree):
            self._found.add(Wrong.HEAD_CHANGED, size, f"head {size}")
        self._last = size
        self._roots[size] = stated.head.root
        self._check(stated, size, tree.root())

    def _check(self, stated: Stated, size: int, root: bytes | None) -> None:
        """Compare a checkpoint with its head and its signature."""
        if stated.checkpoint and self._schedule.trusted:
            self._open(stated.checkpoint, self._schedule.at(size)[:1], (), (size, root), size)

    def compare_given(self, given: Iterable[tuple[int, bytes]], witnesses: Sequence[VerifierKey]) -> None:
        """Compare the checkpoints among the entries with the heads of their sizes."""
        for number, data in given:
            if self._schedule.trusted:
                self._open(data, self._schedule.at(_size_of(data)), witnesses, None, number)

    def _open(
        self,
        data: bytes,
        keys: Sequence[VerifierKey],
        others: Sequence[VerifierKey],
        expected: tuple[int, bytes | None] | None,
        at: int,
    ) -> None:
        """Check the signatures of a checkpoint and what it states; without ``expected``, by its own size."""
        self.signed += 1
        try:
            told, opened = open_checkpoint(data, (*keys, *others))
        except LogFormatError:
            self._found.add(Wrong.CHECKPOINT_FORM, at, f"checkpoint {at}")
            return
        except ProofError:
            self._found.add(Wrong.CHECKPOINT_SIGNATURE, at, f"checkpoint {at}")
            return
        if not opened.keys.issuperset(keys) or opened.unknown:
            self._found.add(Wrong.CHECKPOINT_SIGNATURE, at, f"checkpoint {at}")
        size, root = expected or (told.size, self._roots.get(told.size, b""))
        if told.size != size or told.origin != keys[0].name or (root is not None and told.root != root):
            self._found.add(Wrong.CHECKPOINT_CHANGED, at, f"checkpoint {at}")


def _size_of(data: bytes) -> int:
    """Return the size that a checkpoint states; 0 when it is none, which opening it will say."""
    try:
        return Checkpoint.parse(parse_note(data).text).size
    except LogFormatError:
        return 0


def _compare_tips(derived: dict[tuple[int, int], bytes], stored: Iterable[Tip], found: _Finder) -> None:
    """Compare the stored hashes of full tiles with those the leaves give."""
    left = dict(derived)
    for tip in stored:
        at = (tip.place + 1 << HEIGHT * min(tip.level, 7)) - 1
        expected = left.pop((tip.level, tip.place), None)
        where = f"level {tip.level}, hash {tip.place}"
        if expected is None:
            found.add(Wrong.TILE_SURPLUS, at, where)
        elif expected != tip.hash:
            found.add(Wrong.TILE_CHANGED, at, where)
    for level, place in left:
        found.add(Wrong.TILE_MISSING, (place + 1 << HEIGHT * level) - 1, f"level {level}, hash {place}")
