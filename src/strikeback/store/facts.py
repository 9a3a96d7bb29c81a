"""Agencies, settings and contributions: what was handed in, by whom, and what became of it."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

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
    contents = Contents()
    kinds: Counter[str] = Counter()
    refused = unmapped = done = held = 0
    stream = iter(items)
    while batch := list(islice(stream, BATCH)):
        records = [item for item in batch if isinstance(item, Record)]
        refusals = [item for item in batch if isinstance(item, Refusal)]
        records, repeated = _new_records(connection, records)
        refusals += repeated
        held += _insert(connection, head, records, refusals, contents)
        kinds.update(one.kind for one in records)
        refused += len(refusals)
        unmapped += sum(len(one.unmapped) for one in records)
        if kept is not None:
            kept(records)
        done += len(batch)
        if tick is not None:
            tick(done)
    total = sum(kinds.values())
    if held < total:
        terms.hold_rest(connection, head, beside=held > 0)
    filled = msgspec.structs.replace(head, records=total, refused=refused, unmapped=unmapped)
    row = {name: getattr(filled, name) for name in ("id", "originator", "file", "digest", "received")}
    row["body"] = text_of(filled)
    connection.execute(contribution.insert(), [row])
    log.record_fact(
        connection,
        Kind.CONTRIBUTION,
        row | contents.digests,
        ref=head.id,
        about=head.id,
        by=head.originator,
        at=head.received,
    )
    return filled, kinds


def _new_records(connection: Connection, batch: list[Record]) -> tuple[list[Record], list[Refusal]]:
    """Split a batch into records whose ids are new and refusals for those that repeat."""
    fresh = {one.id: one for one in reversed(batch)}
    query = select(record.c.id)
    known = set(connection.execute(query.where(record.c.id.in_(fresh))).scalars()) if fresh else set()
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


def _insert(
    connection: Connection,
    head: Contribution,
    records: list[Record],
    refusals: list[Refusal],
    contents: Contents,
) -> int:
    """Insert one batch and take it into the contribution's digests.

    Returns:
        For how many of the records the terms were noted; the others came with the contribution's own.
    """
    others = [
        one for one in records if one.handling is not head.handling or one.originator != head.originator
    ]
    encode = _ENCODER.encode
    if records:
        salts = os.urandom(SALT_BYTES * len(records))
        rows: list[dict[str, Any]] = [
            {
                "id": one.id,
                "contribution": head.id,
                "kind": one.kind,
                "role": one.role.value,
                "report": one.report,
                "body": encode(one).decode(),
                "salt": salts[number * SALT_BYTES : (number + 1) * SALT_BYTES],
            }
            for number, one in enumerate(records)
        ]
        connection.execute(record.insert(), rows)
        terms.hold(connection, others)
        contents.add_records((r["salt"], r["id"], r["kind"], r["role"], r["report"], r["body"]) for r in rows)
    if refusals:
        rows = [
            {
                "contribution": head.id,
                "reason": one.reason.value,
                "what": one.what,
                "locator": encode(one.locator).decode(),
            }
            for one in refusals
        ]
        connection.execute(refusal.insert(), rows)
        contents.add_refusals([(r["reason"], r["what"], r["locator"]) for r in rows])
    return len(others)


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
