"""Agencies, settings and contributions: what was handed in, by whom, and what became of it."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select

from strikeback.custody.entry import Kind
from strikeback.model.errors import NotFoundError, UsageError
from strikeback.model.locator import Locator
from strikeback.model.record import Agency, Contribution, Record, Refusal, RefusalReason
from strikeback.store import dialect, log, terms, words
from strikeback.store.contents import SALT_BYTES, Contents
from strikeback.store.schema import agency, contribution, record, refusal, setting, withdrawal

BATCH: Final = 2_000
"""Records held in memory at once while a contribution is stored."""

RECORD_COLUMNS: Final = ("id", "contribution", "kind", "role", "report", "body", "salt")
REFUSAL_COLUMNS: Final = ("contribution", "reason", "what", "locator")
"""Columns that are filled in; the database counts the rows."""

OPERATOR: Final = "operator"
"""The actor of what is set up by whoever runs the program."""

_ENCODER: Final = msgspec.json.Encoder()
_AGENCY: Final = msgspec.json.Decoder(Agency)
_CONTRIBUTION: Final = msgspec.json.Decoder(Contribution)
_LOCATOR: Final = msgspec.json.Decoder(Locator)

Tick = Callable[[int], None]
"""Told the number of records and refusals stored so far."""


def text_of(value: msgspec.Struct) -> str:
    """Return the JSON text under which a frozen record is stored."""
    return _ENCODER.encode(value).decode()


def put_setting(connection: Connection, key: str, value: bytes) -> bytes:
    """Keep a setting unless it is there already; return the one that is kept."""
    dialect.insert_new(connection, setting, [{"key": key, "value": value}])
    kept = get_setting(connection, key)
    return value if kept is None else kept


def get_setting(connection: Connection, key: str) -> bytes | None:
    """Return a setting, or None."""
    value = connection.execute(select(setting.c.value).where(setting.c.key == key)).scalar()
    return None if value is None else bytes(value)


def add_agency(connection: Connection, new: Agency, at: str) -> None:
    """Register a participating body.

    Args:
        connection: A writing transaction.
        new: The agency.
        at: RFC 3339 UTC time.

    Raises:
        UsageError: The id is taken.
    """
    row = {"id": new.id, "body": text_of(new), "added": at}
    if not dialect.insert_new(connection, agency, [row]):
        raise UsageError(f"there is an agency {new.id} already", remedy="See: strikeback agency list")
    log.record_fact(connection, Kind.AGENCY, row, ref=new.id, about=new.id, by=OPERATOR, at=at)


def agencies(connection: Connection) -> dict[str, Agency]:
    """Return all agencies by id, in the order of their ids."""
    rows = connection.execute(select(agency.c.body).order_by(agency.c.id))
    found = (_AGENCY.decode(body) for (body,) in rows)
    return {one.id: one for one in found}


def countries(connection: Connection) -> list[str]:
    """Return the countries of all agencies, sorted."""
    return sorted({one.country for one in agencies(connection).values()})


def find_contribution(connection: Connection, identity: str) -> Contribution | None:
    """Return a contribution, withdrawn ones included, or None."""
    for one in contributions(connection, identity=identity):
        return one
    return None


def contributions(connection: Connection, *, identity: str = "") -> tuple[Contribution, ...]:
    """Return all contributions in the order of their ids, or the one with ``identity``."""
    query = (
        select(contribution.c.body, withdrawal.c.at)
        .outerjoin(withdrawal, withdrawal.c.contribution == contribution.c.id)
        .order_by(contribution.c.id)
    )
    if identity:
        query = query.where(contribution.c.id == identity)
    return tuple(
        msgspec.structs.replace(_CONTRIBUTION.decode(body), withdrawn=at is not None)
        for body, at in connection.execute(query)
    )


class Taking:
    """A contribution that is being taken in: its rows batch by batch, and in the end what it holds.

    Args:
        head: The contribution; its counts are filled in at the end.
    """

    def __init__(self, head: Contribution) -> None:
        self.head = head
        self.kinds: Counter[str] = Counter()
        self._contents = Contents()
        self._refused = 0
        self._unmapped = 0

    def records(self, batch: Sequence[Record]) -> list[tuple[object, ...]]:
        """Return the rows of records, in the order of ``RECORD_COLUMNS``, and take note of them."""
        encode, head = _ENCODER.encode, self.head.id
        salts = os.urandom(SALT_BYTES * len(batch))
        rows = [(one.id, head, one.kind, one.role.value, one.report, encode(one).decode()) for one in batch]
        salted = [salts[at * SALT_BYTES : (at + 1) * SALT_BYTES] for at in range(len(rows))]
        self._contents.add_records((salt, row[0], *row[2:]) for salt, row in zip(salted, rows, strict=True))
        self.kinds.update(one.kind for one in batch)
        self._unmapped += sum(len(one.unmapped) for one in batch)
        return [(*row, salt) for row, salt in zip(rows, salted, strict=True)]

    def refusals(self, batch: Sequence[Refusal]) -> list[tuple[object, ...]]:
        """Return the rows of refusals, in the order of ``REFUSAL_COLUMNS``, and take note of them."""
        told = [(one.reason.value, one.what, _ENCODER.encode(one.locator).decode()) for one in batch]
        self._contents.add_refusals(told)
        self._refused += len(batch)
        return [(self.head.id, *one) for one in told]

    def apart(self, batch: Iterable[Record]) -> list[Record]:
        """Return those that did not come with the contribution's own terms."""
        head = self.head
        return [
            one for one in batch if one.handling is not head.handling or one.originator != head.originator
        ]

    def filled(self) -> Contribution:
        """Return the contribution with its counts."""
        return msgspec.structs.replace(
            self.head, records=self.kinds.total(), refused=self._refused, unmapped=self._unmapped
        )

    def put(self, connection: Connection) -> Contribution:
        """Insert and log the contribution itself; return it with its counts."""
        filled = self.filled()
        row = {name: getattr(filled, name) for name in ("id", "originator", "file", "digest", "received")}
        row["body"] = text_of(filled)
        connection.execute(contribution.insert(), [row])
        log.record_fact(
            connection,
            Kind.CONTRIBUTION,
            row | self._contents.digests,
            ref=filled.id,
            about=filled.id,
            by=filled.originator,
            at=filled.received,
        )
        return filled


def add_contribution(
    connection: Connection,
    head: Contribution,
    items: Iterable[Record | Refusal],
    tick: Tick | None = None,
    kept: Callable[[Sequence[Record]], None] | None = None,
) -> tuple[Contribution, Counter[str]]:
    """Store one file's records and refusals as they come; memory does not grow with the file.

    A record that repeats an earlier one of the store (same content, same place) is counted as the
    refusal ``duplicate``. Nothing is kept if ``items`` raises and the caller lets the exception
    pass through the transaction.

    Args:
        connection: A writing transaction.
        head: The contribution; its counts are filled in here.
        items: What the reader yields.
        tick: Called after every batch.
        kept: Told the records of every batch that were stored.

    Returns:
        The contribution with its counts, and the number of records stored of each kind.
    """
    taking = Taking(head)
    apart = 0

    def known(ids: Sequence[str]) -> set[str]:
        return set(connection.execute(select(record.c.id).where(record.c.id.in_(ids))).scalars())

    for records, refusals in batches(items, known, tick):
        dialect.insert_many(connection, record, taking.records(records), RECORD_COLUMNS)
        others = taking.apart(records)
        terms.hold(connection, others)
        apart += len(others)
        dialect.insert_many(connection, refusal, taking.refusals(refusals), REFUSAL_COLUMNS)
        if kept is not None:
            kept(records)
    if apart < taking.kinds.total():
        terms.hold_rest(connection, head, beside=apart > 0)
    return taking.put(connection), taking.kinds


def batches(
    items: Iterable[Record | Refusal], known: Callable[[Sequence[str]], set[str]], tick: Tick | None = None
) -> Iterator[tuple[list[Record], list[Refusal]]]:
    """Yield what a reader yields in batches, repeated records as refusals.

    Args:
        items: What the reader yields.
        known: Returns which of some ids are those of records that are stored, or of an earlier batch.
        tick: Called after every batch.
    """
    stream = iter(items)
    done = 0
    while batch := list(islice(stream, BATCH)):
        records = [item for item in batch if isinstance(item, Record)]
        refusals = [item for item in batch if isinstance(item, Refusal)]
        records, repeated = _new_records(records, known)
        yield records, refusals + repeated
        done += len(batch)
        if tick is not None:
            tick(done)


def _new_records(
    batch: list[Record], known_of: Callable[[Sequence[str]], set[str]]
) -> tuple[list[Record], list[Refusal]]:
    """Split a batch into records whose ids are new and refusals for those that repeat."""
    fresh = {one.id for one in batch}
    known = known_of(list(fresh)) if fresh else set()
    if len(fresh) == len(batch) and not known:
        return batch, []
    kept: list[Record] = []
    repeated: list[Refusal] = []
    for one in batch:
        if one.id in known:
            repeated.append(Refusal(reason=RefusalReason.DUPLICATE, locator=one.locator, what=one.kind))
        else:
            known.add(one.id)
            kept.append(one)
    return kept, repeated


def refusals(connection: Connection, identity: str, *, limit: int = 1_000) -> Iterator[Refusal]:
    """Yield the first ``limit`` refusals of a contribution in the order of the file."""
    query = (
        select(refusal.c.reason, refusal.c.what, refusal.c.locator)
        .where(refusal.c.contribution == identity)
        .order_by(refusal.c.seq)
        .limit(limit)
    )
    for reason, what, locator in connection.execute(query):
        yield Refusal(reason=RefusalReason(reason), what=what, locator=_LOCATOR.decode(locator))


def refusal_counts(connection: Connection, identity: str) -> dict[str, int]:
    """Return how many refusals a contribution has, by ``reason`` or ``reason: what``."""
    query = (
        select(refusal.c.reason, refusal.c.what, func.count())
        .where(refusal.c.contribution == identity)
        .group_by(refusal.c.reason, refusal.c.what)
        .order_by(func.count().desc(), refusal.c.reason, refusal.c.what)
    )
    rows = connection.execute(query)
    return {f"{reason} ({what})" if what else reason: number for reason, what, number in rows}


def withdraw(connection: Connection, identity: str, *, by: str, reason: str, at: str) -> None:
    """Withdraw a contribution: its records stay as facts and count no more.

    Raises:
        NotFoundError: There is no such contribution.
        UsageError: It is withdrawn already.
    """
    if find_contribution(connection, identity) is None:
        raise NotFoundError("there is no such contribution", where=identity)
    row = {"contribution": identity, "by": by, "reason": "", "at": at}
    if not dialect.insert_new(connection, withdrawal, [row]):
        raise UsageError("the contribution is withdrawn already", where=identity)
    row |= words.put(connection, Kind.WITHDRAWAL, identity, words.agency_of(by), {"reason": reason})
    log.record_fact(connection, Kind.WITHDRAWAL, row, ref=identity, about=identity, by=by, at=at)
