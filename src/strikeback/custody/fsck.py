"""The audit: derives everything the log states from its leaves again, and names what does not fit.

One pass over leaves, heads, checkpoints, salts and bodies side by side; memory grows with the number of
objects, not with that of entries. What fits is compared by whole tiles; what does not, and what changes how
the rest is judged, one by one.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import islice
from typing import Final

from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.entry import SALT_BYTES, Entry, Kind, parse_plain
from strikeback.custody.faults import Audit, Finder, PlainKept, PlainRow, Stored, Wrong
from strikeback.custody.fsck_heads import Heads
from strikeback.custody.log import Tip
from strikeback.custody.merkle import Frontier, grown, levels_of
from strikeback.custody.note import VerifierKey
from strikeback.custody.rotation import Schedule
from strikeback.custody.tiles import HEIGHT, WIDTH
from strikeback.model.errors import LogFormatError, ProofError

# As plain texts: an entry's kind is compared millions of times.
_LOG_KEY: Final = Kind.LOG_KEY.value
_ERASURE: Final = Kind.ERASURE.value
_CHECKPOINT: Final = Kind.CHECKPOINT.value
_TELLING: Final = frozenset({_LOG_KEY, _ERASURE, _CHECKPOINT})
"""Kinds whose entries say something about others."""


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
    found = Finder()
    schedule = Schedule(keys)
    heads = Heads(stored.heads(), schedule, outside, found)
    leaves = _Leaves(found)
    bodies = _Bodies(stored, schedule, found)
    heads.reach(leaves.frontier, keyed=False)
    rows = iter(stored.rows())
    while part := tuple(islice(rows, WIDTH)):
        if _take_tile(part, leaves, bodies, heads):
            continue
        for row in part:
            bodies.take(row[0], leaves.take(row))
            if leaves.frontier.size >= heads.due:
                heads.reach(leaves.frontier, keyed=leaves.keyed)
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


def _take_tile(part: Sequence[PlainRow], leaves: "_Leaves", bodies: "_Bodies", heads: Heads) -> bool:
    """Compare the rows of a whole tile at once, if they are plain and fit; False: nothing was taken."""
    numbers, objects, contents, kept = zip(*part, strict=True)
    parsed = parse_plain(contents) if len(part) == WIDTH and leaves.follow(numbers) else []
    if not parsed:
        return False
    digests, ids, kinds, befores = zip(*parsed, strict=True)
    hashes = tuple([sha256(b"\x00" + leaf).digest() for leaf in contents])
    if ids != objects or hashes != kept or not _TELLING.isdisjoint(kinds) or not bodies.fit(numbers, digests):
        return False
    bodies.take_tile()
    leaves.chain(numbers, ids, befores, hashes)
    levels = levels_of(hashes)
    start = leaves.frontier
    while heads.due < start.size + WIDTH:
        heads.reach(grown(start, levels, max(heads.due - start.size, 1)), keyed=leaves.keyed)
    leaves.add_tile(levels[-1][0])
    if leaves.frontier.size >= heads.due:
        heads.reach(leaves.frontier, keyed=leaves.keyed)
    return True


class _Leaves:
    """The tree as the leaves give it, while they are read."""

    def __init__(self, found: Finder) -> None:
        self.frontier = Frontier()
        self.tips: dict[tuple[int, int], bytes] = {}
        self.keyed = False
        self._expected = 0
        self._last: dict[str, bytes] = {}
        self._found = found

    def follow(self, numbers: Sequence[int]) -> bool:
        """Tell whether these are the next numbers, none left out."""
        return numbers == tuple(range(self._expected, self._expected + len(numbers)))

    def chain(
        self, numbers: Sequence[int], ids: Sequence[str], befores: Sequence[str], hashes: Sequence[bytes]
    ) -> None:
        """Compare the leaves of a tile with those before about their objects."""
        last = self._last
        if len(set(ids)) == len(ids):
            expected = ["" if one is None else one.hex() for one in map(last.get, ids)]
            last.update(zip(ids, hashes, strict=True))
        else:
            expected = []
            for identity, hashed in zip(ids, hashes, strict=True):
                expected.append(last.get(identity, b"").hex())
                last[identity] = hashed
        for number, before, known in zip(numbers, befores, expected, strict=True):
            if before != known:
                self._found.add(Wrong.CHAIN, number, f"entry {number}")
        self._expected = numbers[-1] + 1

    def add_tile(self, root: bytes) -> None:
        """Let the tree grow by a tile."""
        self.tips[1, self.frontier.size >> HEIGHT] = root
        for node in self.frontier.add(root, HEIGHT, HEIGHT):
            self.tips[node.height // HEIGHT, node.place] = node.hash

    def take(self, row: PlainRow) -> Entry | None:
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

    def __init__(self, stored: Stored, schedule: Schedule, found: Finder) -> None:
        self._schedule = schedule
        self.compared = self.erased = 0
        self.given: list[tuple[int, bytes]] = []
        """Checkpoints among the entries."""
        self._stored = stored
        self._kept = iter(stored.kept())
        self._ahead: deque[PlainKept] = deque()
        """What was read and not taken yet."""
        self._bare: dict[str, list[int]] = {}
        self._found = found

    def take(self, number: int, entry: Entry | None) -> None:
        """Compare what is kept of one entry."""
        self._read(1)
        while self._ahead and self._ahead[0][0] < number:
            self._surplus()
        kind = entry.kind if entry else ""
        if entry and kind == _ERASURE:
            self._erase(entry.id, number)
        if not self._ahead or self._ahead[0][0] > number:
            self._bare.setdefault(entry.id if entry else "", []).append(number)
        else:
            self._compare(self._ahead.popleft(), entry, kind)

    def fit(self, numbers: Sequence[int], digests: Sequence[str]) -> bool:
        """Tell whether a salt and a body of each of these entries come next, with the entries' digests."""
        self._read(len(numbers))
        if len(self._ahead) < len(numbers):
            return False
        found, salts, bodies = zip(*self._ahead, strict=True)
        if found != numbers or None in bodies or set(map(len, salts)) != {SALT_BYTES}:
            return False
        told = [sha256(salt + body).hexdigest() for salt, body in zip(salts, bodies, strict=True)]
        return told == list(digests)

    def take_tile(self) -> None:
        """Take what ``fit`` has compared."""
        self.compared += len(self._ahead)
        self._ahead.clear()

    def end(self) -> None:
        """Judge what is left."""
        self._read(1)
        while self._ahead:
            self._surplus()
        for numbers in self._bare.values():
            for number in numbers:
                self._found.add(Wrong.BODY_MISSING, number, f"salt of entry {number}")

    def _read(self, count: int) -> None:
        """Have so many ahead, or all that are left."""
        self._ahead.extend(islice(self._kept, max(count - len(self._ahead), 0)))

    def _compare(self, one: PlainKept, entry: Entry | None, kind: str) -> None:
        """Compare one body."""
        number, salt, body = one
        self.compared += 1
        if body is None:
            self._found.add(Wrong.BODY_MISSING, number, f"body of entry {number}")
            return
        if kind == _CHECKPOINT:
            self.given.append((number, body))
        elif kind == _LOG_KEY and self._schedule.trusted:
            self._change_keys(number, body)
        if entry is None or len(salt) != SALT_BYTES or sha256(salt + body).hexdigest() != entry.body_digest:
            self._found.add(Wrong.BODY_CHANGED, number, f"body of entry {number}")

    def _change_keys(self, number: int, body: bytes) -> None:
        """Let other keys come into force, if those before and after say so."""
        try:
            self._schedule.take(number, body)
        except (LogFormatError, ProofError):
            self._found.add(Wrong.KEYS, number, f"body of entry {number}")

    def _erase(self, identity: str, number: int) -> None:
        """Take notice of an erasure: what is gone is lawfully gone, what is still there should not be."""
        self.erased += len(self._bare.pop(identity, ()))
        at = self._stored.salted_before(identity, number)
        if at is not None:
            self._found.add(Wrong.BODY_SURPLUS, at, f"body of entry {at}, which was erased")

    def _surplus(self) -> None:
        """Name what is kept of an entry that does not exist, and go on."""
        number = self._ahead.popleft()[0]
        self._found.add(Wrong.BODY_SURPLUS, number, f"body {number}")
        self._read(1)


def _compare_tips(derived: dict[tuple[int, int], bytes], stored: Iterable[Tip], found: Finder) -> None:
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
