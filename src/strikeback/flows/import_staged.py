"""Storing a file beside those who look. On SQLite it is made ready first and then stored in a moment.

Reading, hashing, selecting and triage fill a place of their own (``store/staging.py``). The store is locked
only while ready rows are moved in. Where a record that the file repeats came into the store meanwhile, the
file is made ready anew.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import ClassVar, Final

import msgspec

from strikeback.flows.assess import CHUNK, assess_contribution, read_cases
from strikeback.flows.cases import Case, cases
from strikeback.model.base import Frozen
from strikeback.model.record import Contribution, Record, Refusal
from strikeback.store import facts, records, schema, terms
from strikeback.store.open import Connection, Store
from strikeback.store.schema_terms import holding
from strikeback.store.staging import Stage

MOST_HELD: Final = 10_000
"""Records of one file held in memory until they are assessed; those of larger files are read again."""

_RECORD: Final = msgspec.json.Decoder(Record)


class Stored(Frozen, frozen=True, kw_only=True):
    """What became of a file that was stored."""

    shown: ClassVar = ("contribution", "alerts")

    contribution: Contribution
    kinds: dict[str, int]
    alerts: int
    """Alerts it raised."""


class Held:
    """The records of one file, kept for triage unless they are too many to be held in memory."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.whole = True

    def add(self, batch: Iterable[Record]) -> None:
        """Take notice of records that are to be stored."""
        if self.whole:
            self.records += batch
        if len(self.records) > MOST_HELD:
            self.whole, self.records = False, []


def store_file(
    store: Store, head: Contribution, read: Callable[[], Iterable[Record | Refusal]], tick: facts.Tick
) -> Stored | None:
    """Store and triage one file whole or not at all; None when somebody else has stored it meanwhile.

    Args:
        store: The store.
        head: The contribution; its counts are filled in here.
        read: Reads the file from the beginning.
        tick: Told how much of it is read.

    Raises:
        StoreError: The store failed; nothing of the file is in it.
    """
    if not store.one_writer:
        return _store_at_once(store, head, read(), tick)
    while True:
        with store.stage() as stage:
            ready = _Ready(store, stage, head)
            ready.fill(read(), tick)
            with stage.write() as connection:
                if facts.find_contribution(connection, head.id):
                    return None
                if not ready.overtaken():
                    return ready.move(connection)


def _store_at_once(
    store: Store, head: Contribution, items: Iterable[Record | Refusal], tick: facts.Tick
) -> Stored:
    """Store a file where writers work side by side."""
    held = Held()
    with store.write() as connection:
        kept, kinds = facts.add_contribution(connection, head, items, tick, held.add)
        found = cases(held.records) if held.whole else read_cases(connection, kept.id)
        agencies = tuple(facts.agencies(connection).values())
        alerts = assess_contribution(connection, kept, found, agencies)
    return Stored(contribution=kept, kinds=dict(sorted(kinds.items())), alerts=alerts)


class _Ready:
    """One file on its way into the store."""

    def __init__(self, store: Store, stage: Stage, head: Contribution) -> None:
        self._store, self._stage, self._head = store, stage, head
        self._taking = facts.Taking(head)
        self._terms = {head.handling}
        stage.make(schema.record, schema.refusal, holding)
        self._newest = stage.newest()

    def fill(self, items: Iterable[Record | Refusal], tick: facts.Tick) -> None:
        """Read, hash and assess the file."""
        stage, taking, held = self._stage, self._taking, Held()

        def known(ids: Sequence[str]) -> set[str]:
            return stage.known(schema.record, "id", ids)

        for some, refused in facts.batches(items, known, tick):
            stage.add(schema.record, facts.RECORD_COLUMNS, taking.records(some))
            stage.add(schema.refusal, facts.REFUSAL_COLUMNS, taking.refusals(refused))
            rows, apart = terms.held_rows(taking.apart(some))
            stage.add(holding, holding.columns.keys(), rows)
            self._terms.update(apart)
            held.add(some)
        with self._store.read() as connection:
            agencies = tuple(facts.agencies(connection).values())
        found = cases(held.records) if held.whole else self._cases()
        assess_contribution(stage, taking.filled(), found, agencies)

    def _cases(self) -> Iterator[Case]:
        """Yield the cases of a file whose records are not all in memory."""
        heads = self._stage.heads()
        for start in range(0, len(heads), CHUNK):
            some = heads[start : start + CHUNK]
            near = map(_RECORD.decode, self._stage.near(some))
            with self._store.read() as connection:
                before = list(records.records_of_reports(connection, some))
            yield from cases({one.id: one for one in chain(before, near)}.values())

    def overtaken(self) -> bool:
        """Tell, under the lock, whether a record came meanwhile that the file repeats."""
        return self._stage.overtaken(self._newest)

    def move(self, connection: Connection) -> Stored:
        """Move everything into the store; the contribution first, so that its records find it."""
        stage, head = self._stage, self._head
        kept = self._taking.put(connection)
        terms.keep_terms(connection, self._terms)
        stage.move(schema.record)
        stage.move(schema.refusal)
        stage.move(holding)
        stage.hold_rest(head.originator, terms.terms_id(head.handling))
        for table in (schema.assessment, schema.assessed, schema.triaged):
            stage.move(table, anew=False)
        alerts = stage.move(schema.alert, anew=False)
        return Stored(contribution=kept, kinds=dict(sorted(self._taking.kinds.items())), alerts=alerts)
