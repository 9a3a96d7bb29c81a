"""The log of custody: head, signed checkpoint and tiles (C2SP tlog-tiles), own entries and their receipts."""

from typing import Any

from strikeback.api.operation import BYTES, TEXT, Answer, Call, Operation
from strikeback.api.paging import cursor_of, start_of
from strikeback.api.words import Id, Nothing, Paged, Time, Told
from strikeback.flows.log import view as view_log

NEWEST = 1 << 62
"""Before this number stand all entries."""


class HeadTold(Told, frozen=True, kw_only=True):
    """How far the log is."""

    origin: str
    size: int
    root: str
    vkeys: tuple[str, ...]


class EntryTold(Told, frozen=True, kw_only=True):
    """An entry."""

    number: int
    kind: str
    object: Id
    actor: str
    at: Time


class Entries(Told, frozen=True, kw_only=True):
    """A page of entries, the newest first; it may be short before the end."""

    items: tuple[EntryTold, ...]
    next: str


class ReceiptTold(Told, frozen=True, kw_only=True):
    """An entry with its proof."""

    entry: EntryTold
    receipt: str
    body: str


class Receipts(Told, frozen=True, kw_only=True):
    """All entries of the own agency about a thing."""

    items: tuple[ReceiptTold, ...]


class CheckpointTold(Told, frozen=True, kw_only=True):
    """A checkpoint signed with all keys."""

    origin: str
    size: int
    root: str
    note: str
    vkeys: tuple[str, ...]


def head(call: Call[Nothing, Nothing]) -> Answer:
    """Tell how far the log is."""
    found = view_log.head(call.store)
    told = HeadTold(origin=found.origin, size=found.size, root=found.root, vkeys=found.vkeys)
    return Answer(content=told)


def checkpoint(call: Call[Nothing, Nothing]) -> Answer:
    """Give the last signed head."""
    return Answer(raw=view_log.newest_checkpoint(call.store), media=TEXT)


def tile(call: Call[Nothing, Nothing]) -> Answer:
    """Give a tile."""
    path = "tile/" + call.path["tile"]
    found = view_log.tile(call.store, call.viewer, path, readers=call.settings.log_readers)
    return Answer(raw=found, media=BYTES)


def publish(call: Call[Nothing, Nothing]) -> Answer:
    """Sign a checkpoint."""
    made = view_log.publish(call.store, call.viewer, clock=call.clock)
    told = CheckpointTold(
        origin=made.origin, size=made.size, root=made.root, note=made.note, vkeys=made.vkeys
    )
    return Answer(content=told, status=201)


def entries(call: Call[Paged, Nothing]) -> Answer:
    """List own entries."""
    last = start_of(call, "log")
    found, rest = view_log.entries(
        call.store, call.viewer, before=int(last[0]) if last else NEWEST, limit=call.query.limit
    )
    cursor = cursor_of(call.store, call.viewer, "log", (str(rest),)) if rest else ""
    return Answer(content=Entries(items=tuple(_told(one) for one in found), next=cursor))


def receipts(call: Call[Nothing, Nothing]) -> Answer:
    """Prove what was done with a thing."""
    found = view_log.receipts(call.store, call.viewer, call.path["object"], clock=call.clock)
    told = tuple(ReceiptTold(entry=_told(one.entry), receipt=one.receipt, body=one.body) for one in found)
    return Answer(content=Receipts(items=told))


def _told(one: view_log.EntryView) -> EntryTold:
    return EntryTold(number=one.number, kind=one.kind, object=one.object, actor=one.actor, at=one.at)


OPERATIONS: tuple[Operation[Any, Any], ...] = (
    Operation("GET", "/log", "logHead", "How far the log is, and its public keys", head, {200: HeadTold},
              scope=""),
    Operation("GET", "/log/checkpoint", "logCheckpoint", "The last signed head (tlog-checkpoint)", checkpoint,
              {200: TEXT}, scope="", refusals=(404,)),
    Operation("GET", "/log/tile/{tile:path}", "logTile", "A tile of hashes, or of entries (tlog-tiles)", tile,
              {200: BYTES}, scope=""),
    Operation("POST", "/log/checkpoints", "publishCheckpoint", "Sign the head with all keys", publish,
              {201: CheckpointTold}, creates=True),
    Operation("GET", "/log/entries", "listEntries", "Entries of the own agency's people", entries,
              {200: Entries}, query=Paged),
    Operation("GET", "/log/receipts/{object}", "receipts", "What proves what was done with a thing", receipts,
              {200: Receipts}),
)  # fmt: skip
