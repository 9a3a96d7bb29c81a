"""What an audit reads, and what it can find."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import ClassVar, Final, NamedTuple, Protocol

import msgspec

from strikeback.custody.log import Head, Tip
from strikeback.model.base import Frozen

MAX_NAMED: Final = 100
"""Faults of each kind that are named one by one; the rest are counted."""


class Wrong(StrEnum):
    """Every kind of fault."""

    ENTRY_MISSING = "entry_missing"
    """A number is skipped or stands twice."""
    ENTRY_CHANGED = "entry_changed"
    """The leaf does not have the hash stored beside it."""
    ENTRY_FORM = "entry_form"
    """The leaf is no entry."""
    OBJECT = "object"
    """The row is filed under another object than its leaf names."""
    CHAIN = "chain"
    """The leaf does not follow the one before about its object."""
    TILE_MISSING = "tile_missing"
    TILE_CHANGED = "tile_changed"
    TILE_SURPLUS = "tile_surplus"
    HEAD_MISSING = "head_missing"
    """A number is skipped, the last head does not cover the last entry, or entries it covers are missing."""
    HEAD_CHANGED = "head_changed"
    """A head states another root, or other peaks, than its leaves give."""
    HEAD_ORDER = "head_order"
    HEAD_UNSIGNED = "head_unsigned"
    """A head without a checkpoint, though the log had its key."""
    CHECKPOINT_FORM = "checkpoint_form"
    CHECKPOINT_SIGNATURE = "checkpoint_signature"
    CHECKPOINT_CHANGED = "checkpoint_changed"
    """A validly signed checkpoint states another root: history was rewritten."""
    KEYS = "keys"
    """A change of keys that old and new have not both signed, or keys in force that are not those given."""
    ROLLED_BACK = "rolled_back"
    """A checkpoint kept elsewhere is longer than the log."""
    BODY_CHANGED = "body_changed"
    BODY_MISSING = "body_missing"
    """Salt or body is gone, and no erasure says so."""
    BODY_SURPLUS = "body_surplus"
    """A salt or body stands where no entry is, or still stands after its erasure."""


class Fault(Frozen, frozen=True, kw_only=True):
    """One thing that does not fit."""

    shown: ClassVar = ("kind", "where")

    kind: Wrong
    at: int
    """Entry, or size of the head, where it shows first."""
    where: str
    """The place in words, without personal data."""


class Audit(Frozen, frozen=True, kw_only=True):
    """What an audit found."""

    shown: ClassVar = ("size", "faults")

    size: int
    root: bytes
    faults: tuple[Fault, ...]
    """The first of each kind, in the order of places."""
    counts: dict[Wrong, int] = msgspec.field(default_factory=dict)
    heads: int = 0
    checkpoints: int = 0
    bodies: int = 0
    """Bodies compared with their digests."""
    erased: int = 0

    @property
    def first(self) -> Fault | None:
        """The first wrong place."""
        return self.faults[0] if self.faults else None


class Finder:
    """Collects faults."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.counts: Counter[Wrong] = Counter()

    def add(self, kind: Wrong, at: int, where: str) -> None:
        """Name a fault, or only count it when many of its kind were named."""
        self.counts[kind] += 1
        if self.counts[kind] <= MAX_NAMED:
            self.faults.append(Fault(kind=kind, at=at, where=where))


PlainRow = tuple[int, str, bytes, bytes]
PlainKept = tuple[int, bytes, bytes | None]


class Row(NamedTuple):
    """A stored leaf. What gives millions of them gives plain tuples of the same four."""

    number: int
    object: str
    leaf: bytes
    hash: bytes


class Stated(NamedTuple):
    """A stored head, its place among the heads, and the checkpoint signed over it; b"" when there is none."""

    number: int
    head: Head
    checkpoint: bytes


class Kept(NamedTuple):
    """Salt and body of an entry; a body of None cannot be found any more."""

    number: int
    salt: bytes
    body: bytes | None


class Stored(Protocol):
    """Where a log is kept, each part in the order of its numbers."""

    def rows(self) -> Iterable[PlainRow]:
        """Give all leaves."""
        ...

    def tips(self) -> Iterable[Tip]:
        """Give all hashes of full tiles, by level, then place."""
        ...

    def heads(self) -> Iterable[Stated]:
        """Give all heads by size."""
        ...

    def kept(self) -> Iterable[PlainKept]:
        """Give all salts and bodies."""
        ...

    def salted_before(self, identity: str, number: int) -> int | None:
        """Return the last entry about an object, before this number, that has a salt; None: there is none."""
        ...
