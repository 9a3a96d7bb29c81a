"""A log kept in lists, and every way to spoil one of them."""

from collections.abc import Callable, Iterable
from random import Random

from custody.keys import LOG, ORIGIN
from strikeback.custody import log
from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.cosignature import sign_checkpoint
from strikeback.custody.entry import Event, Kind
from strikeback.custody.faults import Kept, Row, Stated
from strikeback.custody.log import Head, Tip
from strikeback.custody.rotation import listed


class MemoryLog:
    """Keeps what an append gives in lists."""

    def copy(self) -> "MemoryLog":
        """A second log with the same content."""
        made = MemoryLog()
        made.__dict__.update({name: list(value) for name, value in self.__dict__.items()})
        return made

    def __init__(self) -> None:
        self.row_list: list[Row] = []
        self.tip_list: list[Tip] = []
        self.head_list: list[Stated] = []
        self.kept_list: list[Kept] = []

    def rows(self) -> Iterable[Row]:
        """Leaves."""
        return self.row_list

    def tips(self) -> Iterable[Tip]:
        """Hashes of full tiles."""
        return self.tip_list

    def heads(self) -> Iterable[Stated]:
        """Heads."""
        return self.head_list

    def kept(self) -> Iterable[Kept]:
        """Salts and bodies."""
        return self.kept_list

    def salted_before(self, identity: str, number: int) -> int | None:
        """Last entry with a salt."""
        about = {row.number for row in self.row_list if row.object == identity and row.number < number}
        return max((kept.number for kept in self.kept_list if kept.number in about), default=None)

    def append(self, events: list[Event], *, sign: bool = True) -> None:
        """Log events as one transaction."""
        head = self.head_list[-1].head if self.head_list else log.EMPTY
        previous = {row.object: row.hash for row in self.row_list}
        salts = [(head.size + n).to_bytes(32, "big") for n in range(len(events))]
        grown = log.append(head, events, previous, salts)
        self.row_list += [Row(one.number, one.object, one.leaf, one.hash) for one in grown.leaves]
        self.tip_list = sorted([*self.tip_list, *grown.tips], key=lambda t: (t.level, t.place))
        self.kept_list += [
            Kept(one.number, one.salt, event.body) for one, event in zip(grown.leaves, events, strict=True)
        ]
        told = Checkpoint(origin=ORIGIN, size=grown.head.size, root=grown.head.root)
        signed = sign_checkpoint(told, LOG[:1], 1) if sign else b""
        self.head_list.append(Stated(len(self.head_list), grown.head, signed))

    def give(self) -> None:
        """Log a checkpoint signed with all keys."""
        head = self.head_list[-1].head
        note = sign_checkpoint(Checkpoint(origin=ORIGIN, size=head.size, root=head.root), LOG, 1)
        self.append(
            [Event(kind=Kind.CHECKPOINT, id=ORIGIN, actor="hkpf", at="2026-01-01T00:00:00Z", body=note)]
        )


def event(number: int, objects: int = 7) -> Event:
    """An invented event."""
    return Event(
        kind="decision",
        id=f"d_{number % objects}",
        actor="hkpf/chan",
        at="2026-01-01T00:00:00Z",
        body=b"body %d" % number,
    )


def filled(size: int, batch: int) -> MemoryLog:
    """A log of ``size`` entries, ``batch`` a transaction."""
    made = MemoryLog()
    made.append(
        [
            Event(
                kind=Kind.LOG_KEY,
                id=ORIGIN,
                actor="hkpf",
                at="2026-01-01T00:00:00Z",
                body=listed(one.key for one in LOG),
            )
        ]
    )
    for start in range(0, size, batch):
        made.append([event(n) for n in range(start, min(start + batch, size))])
    return made


def _flip(random: Random, data: bytes) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]


def _spoil_row(random: Random, row: Row) -> Row:
    which = random.randrange(4)
    if which == 0:
        return row._replace(leaf=_flip(random, row.leaf))
    if which == 1:
        return row._replace(hash=_flip(random, row.hash))
    if which == 2:
        return row._replace(object=row.object + "x")
    return row._replace(number=row.number + random.choice((-1, 1)))


def _spoil_tip(random: Random, tip: Tip) -> Tip:
    if random.random() < 0.5:
        return Tip(level=tip.level, place=tip.place, hash=_flip(random, tip.hash))
    return Tip(level=tip.level + 1, place=tip.place, hash=tip.hash)


def _spoil_head(random: Random, stated: Stated) -> Stated:
    head = stated.head
    which = random.randrange(5)
    if which == 0:
        return stated._replace(checkpoint=_flip(random, stated.checkpoint))
    if which == 4:
        return stated._replace(checkpoint=b"")
    if which == 1:
        return stated._replace(head=Head(size=head.size, root=_flip(random, head.root), peaks=head.peaks))
    if which == 2:
        return stated._replace(head=Head(size=head.size, root=head.root, peaks=_flip(random, head.peaks)))
    return stated._replace(head=Head(size=head.size + 1, root=head.root, peaks=head.peaks))


def _spoil_kept(random: Random, kept: Kept) -> Kept:
    which = random.randrange(3)
    if which == 0:
        return kept._replace(salt=_flip(random, kept.salt))
    if which == 1:
        return kept._replace(body=_flip(random, kept.body or b""))
    return kept._replace(number=kept.number + 1)


SPOILERS: dict[str, Callable] = {
    "row_list": _spoil_row,
    "tip_list": _spoil_tip,
    "head_list": _spoil_head,
    "kept_list": _spoil_kept,
}


def spoil(made: MemoryLog, random: Random) -> tuple[MemoryLog, str]:
    """Return the log with one thing changed, lost, doubled, swapped or rolled back, and what it was."""
    spoiled = made.copy()
    if random.random() < 0.05:
        return _roll_back(spoiled, random), "roll back"
    name = random.choice([one for one in SPOILERS if getattr(made, one)])
    things = getattr(spoiled, name)
    at = random.randrange(len(things))
    action = random.choice(("change", "change", "change", "lose", "double", "swap"))
    if action == "change" or len(things) < 2 or (action, name) == ("swap", "tip_list"):
        # Hashes of tiles are found by their place; the order in which they are given says nothing.
        action, things[at] = "change", SPOILERS[name](random, things[at])
    elif action == "lose":
        del things[at]
    elif action == "double":
        things.insert(at, things[at])
    else:
        other = random.choice([n for n in range(len(things)) if n != at])
        things[at], things[other] = things[other], things[at]
    return spoiled, f"{action} {name} {at}"


def _roll_back(spoiled: MemoryLog, random: Random) -> MemoryLog:
    """Take the last transactions away, everywhere and consistently."""
    keep = random.randrange(len(spoiled.head_list))
    spoiled.head_list = spoiled.head_list[:keep]
    size = spoiled.head_list[-1].head.size if keep else 0
    spoiled.row_list, spoiled.kept_list = spoiled.row_list[:size], spoiled.kept_list[:size]
    spoiled.tip_list = [one for one in spoiled.tip_list if (one.place + 1) << 8 * one.level <= size]
    return spoiled
