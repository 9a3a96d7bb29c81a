"""Reads of many people, logged together: who waits while the log is being written stands in its next batch.

A transaction of the log costs the same for one entry as for twenty, and all who log wait for each other. So
one of those who wait writes for all; nobody goes on before what was read is kept for good.
"""

from collections.abc import Iterable, Sequence
from threading import Event as Signal
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

from strikeback.custody.entry import Event
from strikeback.model.errors import StoreError, StrikebackError
from strikeback.store import log
from strikeback.store.open import Store


class _Waiting:
    """Somebody whose reads are to be logged."""

    def __init__(self, reads: Iterable[Event]) -> None:
        self.reads = list(reads)
        self.turn = Signal()
        """Set when the reads are kept, or when it is this one's turn to write."""
        self.done = False
        self.error: StrikebackError | None = None


class _Queue:
    """Those who wait for the log of a store; the first one writes."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.waiting: list[_Waiting] = []
        self.writing = False


_QUEUES: Final = WeakKeyDictionary[Store, _Queue]()
_LOCK: Final = Lock()


def log_reads(store: Store, reads: Iterable[Event]) -> None:
    """Log who looked at what, before it is shown: returns when it is kept.

    Args:
        store: The store.
        reads: Events of the kind ``read`` or ``disclosure``; the body says purpose and case.

    Raises:
        LogError: The log cannot be continued.
        StoreError: The reads could not be kept; nothing may be shown.
        UsageError: An entry is too long.
    """
    with _LOCK:
        queue = _QUEUES.setdefault(store, _Queue())
    mine = _Waiting(reads)
    with queue.lock:
        queue.waiting.append(mine)
        writes = not queue.writing
        queue.writing = True
    if not writes:
        mine.turn.wait()
    if not mine.done:
        _write_for_all(store, queue)
    if mine.error is not None:
        raise mine.error


def _write_for_all(store: Store, queue: _Queue) -> None:
    """Log what waits, and let the first of those who came meanwhile go on."""
    with queue.lock:
        batch, queue.waiting = queue.waiting, []
    try:
        _write(store, batch)
    finally:
        for one in batch:
            if not one.done and one.error is None:
                one.error = StoreError("the reading could not be logged", where=store.name)
            one.done = True
        with queue.lock:
            queue.writing = bool(queue.waiting)
            following = queue.waiting[:1]
        for one in (*batch, *following):
            one.turn.set()


def _write(store: Store, batch: Sequence[_Waiting]) -> None:
    """Log a batch in one transaction; where that fails, each of them alone: one may be at fault."""
    try:
        with store.write() as connection:
            log.append(connection, [event for one in batch for event in one.reads])
    except StrikebackError as error:
        if len(batch) == 1:
            batch[0].error = error
            return
        for one in batch:
            _write(store, [one])
    for one in batch:
        one.done = True
