"""Withdrawing single records, corrections, holds, erasing: facts about facts."""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, Table, select

from strikeback.custody.entry import Event, Kind, canonical
from strikeback.model.errors import ConflictError
from strikeback.model.lifecycle import Correction, Erasure, Hold
from strikeback.store import dialect, log, words
from strikeback.store.chunks import chunks
from strikeback.store.contents import row_digest
from strikeback.store.facts import text_of
from strikeback.store.schema import (
    acknowledgement,
    contribution,
    decision,
    log_entry,
    record,
    refusal,
    undo,
    withdrawal,
)
from strikeback.store.schema_lifecycle import (
    correction,
    erased,
    erasure,
    erasure_reason,
    hold,
    hold_release,
    tombstone,
    withdrawn_record,
)
from strikeback.store.schema_requests import disclosure
from strikeback.store.schema_terms import (
    given,
    given_end,
    holding,
    terms,
    terms_audience,
    terms_change,
    terms_grant,
)

SAID: Final = ("reason",)
"""Texts that stand apart (``store/words.py``)."""

_HOLD: Final = msgspec.json.Decoder(Hold)
_ERASURE: Final = msgspec.json.Decoder(Erasure)
_CORRECTION: Final = msgspec.json.Decoder(Correction)


def withdraw_record(connection: Connection, identity: str, *, by: str, reason: str, at: str) -> None:
    """Withdraw one record: it stays as a fact and counts no more.

    Raises:
        ConflictError: It is withdrawn already.
    """
    row = {"record": identity, "by": by, "reason": "", "at": at}
    if not dialect.insert_new(connection, withdrawn_record, [row]):
        raise ConflictError("the record is withdrawn already", where=identity)
    row |= words.put(connection, Kind.RECORD_WITHDRAWAL, identity, words.agency_of(by), {"reason": reason})
    log.record_fact(connection, Kind.RECORD_WITHDRAWAL, row, ref=identity, about=identity, by=by, at=at)


def add_correction(connection: Connection, new: Correction) -> None:
    """Append that a contribution replaces another."""
    bare, texts = words.strip(new, SAID)
    row = {"id": new.id, "old": new.old, "new": new.new, "at": new.at, "body": text_of(bare)}
    if dialect.insert_new(connection, correction, [row]):
        row |= words.put(connection, Kind.CORRECTION, new.id, words.agency_of(new.by), texts)
        log.record_fact(connection, Kind.CORRECTION, row, ref=new.id, about=new.id, by=new.by, at=new.at)


def corrections(connection: Connection) -> tuple[Correction, ...]:
    """Return all corrections in the order they were made."""
    query = select(correction.c.body).order_by(correction.c.at, correction.c.id)
    found = [_CORRECTION.decode(body) for body in connection.execute(query).scalars()]
    return tuple(words.filled(connection, Kind.CORRECTION, {one.id: one for one in found}, SAID).values())


def add_hold(connection: Connection, new: Hold) -> None:
    """Append a duty to keep something."""
    bare, texts = words.strip(new, SAID)
    row = {"id": new.id, "object": new.object, "at": new.at, "body": text_of(bare)}
    if dialect.insert_new(connection, hold, [row]):
        row |= words.put(connection, Kind.HOLD, new.id, words.agency_of(new.by), texts)
        log.record_fact(connection, Kind.HOLD, row, ref=new.id, about=new.id, by=new.by, at=new.at)


def release_hold(
    connection: Connection, standing: Hold, identity: str, *, by: str, reason: str, at: str
) -> None:
    """Append that a hold is over.

    Raises:
        ConflictError: It is over already.
    """
    row = {"id": identity, "hold": standing.id, "at": at, "body": canonical({"by": by}).decode()}
    if not dialect.insert_new(connection, hold_release, [row]):
        raise ConflictError("the hold is over already", where=standing.id)
    row |= words.put(connection, Kind.HOLD_RELEASE, identity, words.agency_of(by), {"reason": reason})
    log.record_fact(connection, Kind.HOLD_RELEASE, row, ref=identity, about=standing.id, by=by, at=at)


def holds(connection: Connection, objects: Iterable[str] | None = None) -> tuple[Hold, ...]:
    """Return the holds in force, of all or of the given objects, in the order they were set."""
    query = (
        select(hold.c.body)
        .outerjoin(hold_release, hold_release.c.hold == hold.c.id)
        .where(hold_release.c.id.is_(None))
        .order_by(hold.c.at, hold.c.id)
    )
    found = [_HOLD.decode(body) for body in connection.execute(query).scalars()]
    if objects is not None:
        wanted = set(objects)
        found = [one for one in found if one.object in wanted]
    return tuple(words.filled(connection, Kind.HOLD, {one.id: one for one in found}, SAID).values())


def held_with(connection: Connection, identity: str) -> tuple[Hold, ...]:
    """Return the holds that keep an object: its own, its contribution's, those of any of its records."""
    standing = holds(connection)
    if not standing:
        return ()
    homes = dict(_homes(connection, [one.object for one in standing]))
    above = dict(_homes(connection, [identity])).get(identity, "")
    return tuple(
        one for one in standing if one.object in {identity, above} or homes.get(one.object) == identity
    )


def _homes(connection: Connection, records: Sequence[str]) -> list[tuple[str, str]]:
    """Return record and contribution of those among the ids that are records."""
    query = select(record.c.id, record.c.contribution).where(record.c.id.in_(records))
    return [(one, home) for one, home in connection.execute(query)]


def records_in(connection: Connection, identity: str) -> tuple[str, ...]:
    """Return the ids of a contribution's records in the order of the file, withdrawn ones included."""
    query = select(record.c.id).where(record.c.contribution == identity).order_by(record.c.seq)
    return tuple(connection.execute(query).scalars())


def is_erased(connection: Connection, identity: str) -> bool:
    """Tell whether an object was erased."""
    query = select(erased.c.object).where(erased.c.object == identity)
    return connection.execute(query).first() is not None


def erasures(connection: Connection) -> tuple[Erasure, ...]:
    """Return all erasures in their order."""
    query = select(erasure.c.body).order_by(erasure.c.at, erasure.c.id)
    found = [_ERASURE.decode(body) for body in connection.execute(query).scalars()]
    return tuple(words.filled(connection, Kind.ERASURE_REASON, {one.id: one for one in found}, SAID).values())


def judgements_about(
    connection: Connection, records: Sequence[str], alerts: Sequence[str]
) -> dict[str, list[str]]:
    """Return the ids of decisions on records, and of acknowledgements of alerts: words may repeat content."""
    found: dict[str, set[str]] = {"decision": set(), "acknowledgement": set()}
    for some in chunks(records):
        for end in (decision.c.left, decision.c.right):
            found["decision"] |= set(connection.execute(select(decision.c.id).where(end.in_(some))).scalars())
    for some in chunks(alerts):
        query = select(acknowledgement.c.id).where(acknowledgement.c.alert.in_(some))
        found["acknowledgement"] |= set(connection.execute(query).scalars())
    return {kind: sorted(ids) for kind, ids in found.items()}


def erase(
    connection: Connection,
    new: Erasure,
    *,
    records: Sequence[str],
    judgements: Sequence[str],
    alerts: Sequence[str] = (),
    spoken: Sequence[str] = (),
) -> None:
    """Destroy an object's rows, and salts and bodies of everything the log says about them.

    Of a single record a tombstone stays, so that the rest of its contribution can still be checked.

    Args:
        connection: A writing transaction.
        new: The erasure; it is appended and logged first.
        records: Ids of the records to destroy: the object's own, or itself.
        judgements: Ids of decisions and acknowledgements whose words go with them.
        alerts: Ids of the alerts that were acknowledged.
        spoken: References of words that people added elsewhere; what they belong to stays.
    """
    whole = new.object not in records and new.object not in spoken
    gone = [new.object, *records, *judgements] if whole else [*records, *judgements]
    gone += spoken
    _append(connection, new)
    connection.execute(erased.insert(), [{"object": one, "erasure": new.id} for one in gone])
    if not whole:
        _bury(connection, records)
    words.bury(connection, spoken)
    _take_back(connection, new, records)
    objects = [new.object, *_spoken_of(connection, [*records, *judgements, *alerts]), *spoken]
    _erase_from_log(connection, new, objects)
    _delete(connection, undo, "decision", judgements)
    _delete(connection, decision, "id", judgements)
    _delete(connection, acknowledgement, "id", judgements)
    _delete(connection, withdrawn_record, "record", records)
    _delete(connection, record, "id", records)
    if whole:
        for table, key in ((refusal, "contribution"), (withdrawal, "contribution"), (contribution, "id")):
            _delete(connection, table, key, [new.object])


def _append(connection: Connection, new: Erasure) -> None:
    """Append an erasure; its reason stands apart, with an entry of its own that vouches for it."""
    bare, texts = words.strip(new, SAID)
    row = {"id": new.id, "object": new.object, "at": new.at, "body": text_of(bare)}
    connection.execute(erasure.insert(), [row])
    said = {"id": new.id, "by": new.by, "at": new.at}
    connection.execute(erasure_reason.insert(), [said])
    said |= words.put(connection, Kind.ERASURE_REASON, new.id, new.originator, texts)
    log.record_fact(connection, Kind.ERASURE_REASON, said, ref=new.id, about=new.id, by=new.by, at=new.at)


def _take_back(connection: Connection, new: Erasure, records: Sequence[str]) -> None:
    """Delete what was given of records, and the terms that nothing stands under any more."""
    grants = [
        one
        for some in chunks(records)
        for one in connection.execute(select(given.c.id).where(given.c.record.in_(some))).scalars()
    ]
    _delete(connection, given_end, "given", grants)
    _delete(connection, given, "id", grants)
    _delete(connection, disclosure, "record", records)
    _delete(connection, terms_change, "target", [new.object, *records])
    _delete(connection, holding, "record", records)
    held = select(holding.c.terms).where(holding.c.terms == terms.c.id).exists()
    granting = select(terms_grant.c.terms).where(terms_grant.c.terms == terms.c.id).exists()
    idle = list(connection.execute(select(terms.c.id).where(granting, ~held)).scalars())
    dialect.insert_new(connection, erased, [{"object": one, "erasure": new.id} for one in idle])
    for table, key in ((terms_grant, "terms"), (terms_audience, "terms"), (terms, "id")):
        _delete(connection, table, key, idle)


def _bury(connection: Connection, records: Sequence[str]) -> None:
    """Leave a tombstone for each record."""
    own = record.c
    query = select(own.seq, own.contribution, own.salt, own.id, own.kind, own.role, own.report, own.body)
    for some in chunks(records):
        rows = [
            {
                "record": row[1],
                "contribution": home,
                "place": seq,
                "digest": row_digest((bytes(row[0]), *row[1:])),
            }
            for seq, home, *row in connection.execute(query.where(own.id.in_(some)))
        ]
        if rows:
            connection.execute(tombstone.insert(), rows)


def _spoken_of(connection: Connection, ids: Sequence[str]) -> list[str]:
    """Return those among the ids that entries of the log are about."""
    found: set[str] = set()
    for some in chunks(ids):
        query = select(log_entry.c.object).where(log_entry.c.object.in_(some)).distinct()
        found.update(connection.execute(query).scalars())
    return sorted(found)


def _erase_from_log(connection: Connection, new: Erasure, objects: Sequence[str]) -> None:
    """Log the erasure of every object, and destroy what the log keeps beside its entries about it."""
    body = canonical({"authority": new.authority, "erasure": new.id, "second": new.second})
    for one in dict.fromkeys(objects):
        log.erase(connection, Event(kind=Kind.ERASURE, id=one, actor=new.by, at=new.at, body=body))


def _delete(connection: Connection, table: Table, key: str, values: Sequence[str]) -> None:
    """Delete the rows of a table whose key is among the values."""
    for some in chunks(values):
        connection.execute(table.delete().where(table.c[key].in_(some)))
