"""Which words, of whom, are about a record; and who was told them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

import msgspec
from sqlalchemy import Column, Connection, select

from strikeback.custody.entry import Kind
from strikeback.store import words
from strikeback.store.chunks import chunks
from strikeback.store.schema import claim, claim_release, undo
from strikeback.store.schema_lifecycle import correction, hold, hold_release, renewal
from strikeback.store.schema_requests import request
from strikeback.store.schema_terms import given, opening_alarm, opening_ask, terms_change

_ON_REQUESTS: Final = (Kind.REQUEST, Kind.ANSWER, Kind.REQUEST_WITHDRAWAL, Kind.REQUEST_END)


class _Covering(msgspec.Struct):
    """What is read of an opening, an alarm, a claim."""

    records: tuple[str, ...] = ()


_COVERING: Final = msgspec.json.Decoder(_Covering)


def about_records(connection: Connection, records: Collection[str]) -> list[str]:
    """Return the references of words on requests, grants, openings and claims about records."""
    found: list[str] = []
    for some in chunks(sorted(records)):
        asked = connection.execute(select(request.c.id).where(request.c.record.in_(some))).scalars()
        found += [words.reference(kind, one) for one in asked for kind in _ON_REQUESTS]
        granted = connection.execute(select(given.c.id).where(given.c.record.in_(some))).scalars()
        found += [words.reference(Kind.GRANT_END, one) for one in granted]
    found += [words.reference(Kind.OPENING_ASK, one) for one in _covering(connection, opening_ask.c, records)]
    for one in _covering(connection, opening_alarm.c, records):
        found += [words.reference(Kind.OPENING_ALARM, one), words.reference(Kind.OPENING_READ, one)]
    claims = _covering(connection, claim.c, records)
    found += [words.reference(Kind.CLAIM, one) for one in claims]
    found += _of(connection, Kind.CLAIM_RELEASE, claim_release.c.claim, claims)
    return sorted(words.known(connection, found))


def about_objects(connection: Connection, objects: Collection[str]) -> list[str]:
    """Return the references of words on terms, withdrawals, holds and reviews of records and contributions.

    Those of erasures stay: they say why something is gone.
    """
    found = [
        words.reference(kind, one) for kind in (Kind.WITHDRAWAL, Kind.RECORD_WITHDRAWAL) for one in objects
    ]
    ids = sorted(objects)
    found += _of(connection, Kind.TERMS_CHANGE, terms_change.c.target, ids)
    found += _of(connection, Kind.RENEWAL, renewal.c.object, ids)
    for end in (correction.c.old, correction.c.new):
        found += _of(connection, Kind.CORRECTION, end, ids)
    held = list(_of(connection, Kind.HOLD, hold.c.object, ids))
    holds = [one.partition(":")[2] for one in held]
    found += [*held, *_of(connection, Kind.HOLD_RELEASE, hold_release.c.hold, holds)]
    return sorted(words.known(connection, found))


def on_decisions(connection: Connection, decisions: Sequence[str]) -> list[str]:
    """Return the references of words with which decisions were taken and undone."""
    found = [words.reference(Kind.DECISION, one) for one in decisions]
    found += _of(connection, Kind.UNDO, undo.c.decision, decisions)
    return sorted(words.known(connection, found))


def told(connection: Connection, reference: str) -> frozenset[str]:
    """Return the agencies that words were shown to besides the one whose they are."""
    kind, _, key = reference.partition(":")
    who: Iterable[str] = ()
    if kind in {one.value for one in _ON_REQUESTS}:
        row = connection.execute(select(request.c.asker, request.c.owner).where(request.c.id == key)).first()
        who = tuple(row) if row else ()
    elif kind == Kind.OPENING_ASK:
        who = connection.execute(
            select(opening_alarm.c.agency).where(opening_alarm.c.opening == key)
        ).scalars()
    elif kind == Kind.OPENING_ALARM:
        who = connection.execute(select(opening_alarm.c.agency).where(opening_alarm.c.id == key)).scalars()
    return frozenset(who) - set(words.known(connection, [reference]).values())


def _covering(connection: Connection, columns: object, records: Collection[str]) -> list[str]:
    """Return the ids of rows whose body names any of the records."""
    wanted = set(records)
    rows = connection.execute(select(columns.id, columns.body))  # type: ignore[attr-defined]
    return [one for one, body in rows if not wanted.isdisjoint(_COVERING.decode(body).records)]


def _of(connection: Connection, kind: Kind, parent: Column[str], ids: Sequence[str]) -> Iterator[str]:
    """Yield the references of events about some things."""
    for some in chunks(ids):
        rows = connection.execute(select(parent.table.c.id).where(parent.in_(some))).scalars()
        yield from (words.reference(kind, one) for one in rows)
