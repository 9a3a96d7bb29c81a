"""Why other terms stand for a record than those it came with: changes, grants, their ends. Facts.

Changes and grants of one store are numbered in one row. The last change of a record, or of its whole
contribution, gives the terms; grants given since stand beside them; a change ends earlier grants unless it
says that it keeps them. What was opened in an emergency ends by its own clock alone.
"""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import ClassVar, Final

import msgspec
from sqlalchemy import Connection, delete, func, select, update

from strikeback.custody.entry import Kind
from strikeback.model.base import Frozen
from strikeback.model.handling import Grant, Handling
from strikeback.model.ids import derive_id
from strikeback.store import dialect, log, words
from strikeback.store.facts import text_of
from strikeback.store.schema import record
from strikeback.store.schema_terms import given, given_end, holding, terms_change
from strikeback.store.terms import CHUNK, Origin, keep_terms, terms_id


class Change(Frozen, frozen=True, kw_only=True):
    """Other terms for a record or for all records of a contribution, as their originator stated them."""

    shown: ClassVar = ("id", "target", "at")

    id: str
    number: int
    target: str
    handling: Handling
    by: str
    reason: str
    at: str
    keeps: bool = False
    """Grants that stand go on."""


class Given(Frozen, frozen=True, kw_only=True):
    """A grant to one agency for one record."""

    shown: ClassVar = ("id", "record", "at")

    id: str
    number: int
    record: str
    grant: Grant
    by: str
    at: str
    cause: str = ""
    """Id of the request or opening it answers."""


SAID: Final = ("reason",)
"""Texts that stand apart (``store/words.py``)."""

_CHANGE: Final = msgspec.json.Decoder(Change)
_GIVEN: Final = msgspec.json.Decoder(Given)
_ORIGIN: Final = msgspec.json.Decoder(Origin)


def add_change(
    connection: Connection,
    target: str,
    handling: Handling,
    *,
    by: str,
    reason: str,
    at: str,
    keeps: bool = False,
) -> tuple[Change, int]:
    """Append a change of terms and bring what stands up to it; return it and how many records it is about."""
    number = _next(connection)
    new = Change(
        id=derive_id("tc", [target, by, at, str(number)]),
        number=number,
        target=target,
        handling=handling,
        by=by,
        reason=reason,
        at=at,
        keeps=keeps,
    )
    bare, texts = words.strip(new, SAID)
    row = {"id": new.id, "number": number, "target": target, "by": by, "at": at, "body": text_of(bare)}
    connection.execute(terms_change.insert(), [row])
    row |= words.put(connection, Kind.TERMS_CHANGE, new.id, words.agency_of(by), texts)
    log.record_fact(connection, Kind.TERMS_CHANGE, row, ref=new.id, about=target, by=by, at=at)
    return new, _spread(connection, new)


def add_grants(
    connection: Connection, records: Sequence[str], grant: Grant, *, by: str, at: str, cause: str = ""
) -> tuple[Given, ...]:
    """Append a grant for each of the records and bring their terms up to it."""
    made = []
    for identity in records:
        number = _next(connection)
        new = Given(
            id=derive_id("g", [identity, grant.agency, by, at, cause, str(number)]),
            number=number,
            record=identity,
            grant=grant,
            by=by,
            at=at,
            cause=cause,
        )
        row = {
            "id": new.id,
            "number": number,
            "record": identity,
            "agency": grant.agency,
            "by": by,
            "at": at,
            "body": text_of(new),
        }
        connection.execute(given.insert(), [row])
        log.record_fact(connection, Kind.GRANT, row, ref=new.id, about=identity, by=by, at=at)
        made.append(new)
    renew(connection, records)
    return tuple(made)


def end_grant(connection: Connection, identity: str, *, by: str, reason: str, at: str) -> bool:
    """Append the end of a grant; False when it has ended already or there is none."""
    found = connection.execute(select(given.c.record).where(given.c.id == identity)).scalar()
    row = {"given": identity, "by": by, "reason": "", "at": at}
    if found is None or not dialect.insert_new(connection, given_end, [row]):
        return False
    row |= words.put(connection, Kind.GRANT_END, identity, words.agency_of(by), {"reason": reason})
    log.record_fact(connection, Kind.GRANT_END, row, ref=identity, about=found, by=by, at=at)
    renew(connection, [found])
    return True


def changes_of(connection: Connection, targets: Iterable[str]) -> tuple[Change, ...]:
    """Return the changes of these records and contributions, in their order, without their reasons."""
    query = select(terms_change.c.body).where(terms_change.c.target.in_(sorted(set(targets))))
    bodies = connection.execute(query.order_by(terms_change.c.number)).scalars()
    return tuple(_CHANGE.decode(body) for body in bodies)


def with_reasons(connection: Connection, changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes with the words in which they were given a reason."""
    found = {one.id: one for one in changes}
    return tuple(words.filled(connection, Kind.TERMS_CHANGE, found, SAID).values())


def given_for(connection: Connection, records: Iterable[str]) -> tuple[Given, ...]:
    """Return the grants for these records that nobody has ended, in the order in which they were given."""
    query = (
        select(given.c.body)
        .where(given.c.record.in_(sorted(set(records))))
        .where(given.c.id.not_in(select(given_end.c.given)))
        .order_by(given.c.number)
    )
    return tuple(_GIVEN.decode(body) for body in connection.execute(query).scalars())


def renew(connection: Connection, records: Iterable[str]) -> int:
    """Write down anew which terms stand for these records, from the facts alone; return how many."""
    # Whoever computes what stands has seen every act before, and none comes in between.
    dialect.lock_log(connection)
    wanted = iter(sorted(set(records)))
    done = 0
    while some := list(islice(wanted, CHUNK)):
        bodies = connection.execute(select(record.c.body).where(record.c.id.in_(some))).scalars()
        done += _write(connection, [_ORIGIN.decode(body) for body in bodies])
    return done


def forget(connection: Connection, records: Iterable[str]) -> None:
    """Remove what stands for records that are erased."""
    wanted = iter(sorted(set(records)))
    while some := list(islice(wanted, CHUNK)):
        connection.execute(delete(holding).where(holding.c.record.in_(some)))


def standing(origin: Origin, changes: Sequence[Change], grants: Sequence[Given]) -> Handling:
    """Return the terms in force for a record.

    Args:
        origin: What it came with.
        changes: Those of the record and of its contribution, in order.
        grants: Those for the record that nobody has ended, in order.
    """
    stated = changes[-1].handling if changes else origin.handling
    cut = max((one.number for one in changes if not one.keeps), default=-1)
    stand = tuple(one.grant for one in grants if one.number > cut or one.grant.opening)
    return msgspec.structs.replace(stated, grants=stand) if stand else stated


def _spread(connection: Connection, change: Change) -> int:
    """Bring the records of a change up to it."""
    inside = select(record.c.id).where(
        (record.c.id == change.target) | (record.c.contribution == change.target)
    )
    keep_terms(connection, [change.handling])
    moved = update(holding).where(holding.c.record.in_(inside))
    count = connection.execute(moved.values(terms=terms_id(change.handling), changed=1)).rowcount
    special = select(given.c.record).where(given.c.record.in_(inside)).distinct()
    renew(connection, connection.execute(special).scalars().all())
    return count


def _write(connection: Connection, origins: Sequence[Origin]) -> int:
    """Compute and write what stands for some records."""
    ids = {one.id for one in origins}
    by_target: dict[str, list[Change]] = {}
    for change in changes_of(connection, ids | {one.contribution for one in origins}):
        by_target.setdefault(change.target, []).append(change)
    by_record: dict[str, list[Given]] = {}
    for one in given_for(connection, ids):
        by_record.setdefault(one.record, []).append(one)
    rows = []
    for origin in origins:
        mine = by_target.get(origin.id, []) + by_target.get(origin.contribution, [])
        now = standing(origin, sorted(mine, key=lambda c: c.number), by_record.get(origin.id, []))
        rows.append((origin, now, int(now != origin.handling)))
    keep_terms(connection, {now for _, now, _ in rows})
    connection.execute(delete(holding).where(holding.c.record.in_(sorted(ids))))
    held = [(origin.id, origin.originator, terms_id(now), changed) for origin, now, changed in rows]
    dialect.insert_many(connection, holding, held)
    return len(rows)


def _next(connection: Connection) -> int:
    """Return the next number of an act; whoever takes one is alone until its transaction ends."""
    dialect.lock_log(connection)
    last = [connection.execute(select(func.max(table.c.number))).scalar() for table in (terms_change, given)]
    return max((number for number in last if number is not None), default=0) + 1
