"""Growing the log: events in, leaves, completed tiles and the new head out; nothing earlier is touched."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import ClassVar, NamedTuple

from strikeback.custody.entry import Event, body_digest, leaf_of
from strikeback.custody.merkle import HASH_BYTES, Frontier
from strikeback.custody.tiles import HEIGHT
from strikeback.model.base import Frozen
from strikeback.model.errors import LogFormatError


class Head(Frozen, frozen=True, kw_only=True):
    """How far the log is, and all that is needed to continue it."""

    shown: ClassVar = ("size",)

    size: int
    root: bytes
    peaks: bytes
    """Roots of the perfect subtrees, largest first, 32 bytes each."""


class Leaf(NamedTuple):
    """A new leaf."""

    number: int
    object: str
    leaf: bytes
    hash: bytes
    salt: bytes

    def __repr__(self) -> str:
        return f"Leaf(number={self.number})"


class Tip(Frozen, frozen=True, kw_only=True):
    """The hash of a full tile: entry ``place`` of ``level``, 1 and above."""

    shown: ClassVar = ("level", "place")

    level: int
    place: int
    hash: bytes


class Growth(Frozen, frozen=True, kw_only=True):
    """What an append adds."""

    shown: ClassVar = ("head",)

    leaves: tuple[Leaf, ...]
    tips: tuple[Tip, ...]
    head: Head


EMPTY = Head(size=0, root=Frontier().root(), peaks=b"")


def frontier_of(head: Head) -> Frontier:
    """Return the right edge that a head remembers.

    Raises:
        LogFormatError: The head contradicts itself; the log needs an audit before it is continued.
    """
    peaks = [head.peaks[at : at + HASH_BYTES] for at in range(0, len(head.peaks), HASH_BYTES)]
    if len(head.peaks) % HASH_BYTES or len(peaks) != head.size.bit_count():
        raise LogFormatError("the log's last head is damaged")
    frontier = Frontier(head.size, peaks)
    if frontier.root() != head.root:
        raise LogFormatError("the log's last head is damaged")
    return frontier


def append(
    head: Head, events: Iterable[Event], previous: Mapping[str, bytes], salts: Iterable[bytes]
) -> Growth:
    """Return the leaves of events and the log's next head.

    Args:
        head: The last head.
        events: What happened, in order.
        previous: Leaf hash of the last entry about each object that has one.
        salts: A fresh salt of 32 random bytes for each event.

    Raises:
        LogFormatError: The last head is damaged.
        UsageError: An entry is too long.
    """
    frontier = frontier_of(head)
    last = dict(previous)
    leaves: list[Leaf] = []
    tips: list[Tip] = []
    for event, salt in zip(events, salts, strict=True):
        identity = event.id
        before, digest = last.get(identity, b"").hex(), body_digest(salt, event.body)
        content = leaf_of(event.kind, identity, event.actor, event.at, before, digest)
        hashed = last[identity] = sha256(b"\x00" + content).digest()
        leaves.append(Leaf(frontier.size, identity, content, hashed, salt))
        if done := frontier.add(hashed, HEIGHT):
            tips += (Tip(level=node.height // HEIGHT, place=node.place, hash=node.hash) for node in done)
    return Growth(leaves=tuple(leaves), tips=tuple(tips), head=head_of(frontier))


def head_of(frontier: Frontier) -> Head:
    """Return the head that a right edge stands for."""
    return Head(size=frontier.size, root=frontier.root(), peaks=b"".join(frontier.peaks))
