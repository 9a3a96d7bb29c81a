"""Reading records: those of contributions that stand, in an order that never depends on arrival."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Select, func, or_, select

from strikeback.model.record import Record
from strikeback.store import schema
from strikeback.store.schema import record, withdrawal

CHUNK: Final = 5_000
"""Rows fetched, or ids asked for, at once."""

_RECORD: Final = msgspec.json.Decoder(Record)


def _standing(query: Select[Any]) -> Select[Any]:
    """Leave out what was withdrawn."""
    return query.where(record.c.contribution.not_in(select(withdrawal.c.contribution)))


def all_records(connection: Connection) -> Iterator[Record]:
    """Yield every standing record in the order of the ids."""
    return _stream(connection, _standing(select(record.c.body)).order_by(record.c.id))


def records_of(connection: Connection, identity: str) -> Iterator[Record]:
    """Yield the records of a contribution in the order of the file."""
    query = select(record.c.body).where(record.c.contribution == identity).order_by(record.c.seq)
    return _stream(connection, query)


def records_of_reports(connection: Connection, reports: Sequence[str]) -> Iterator[Record]:
    """Yield the standing records that stand in the context of the given reports."""
    for some in _chunks(reports):
        query = _standing(select(record.c.body)).where(record.c.report.in_(some)).order_by(record.c.id)
        yield from _stream(connection, query)


def heads_of(connection: Connection, identity: str) -> tuple[str, ...]:
    """Return the ids of a contribution's reports, and of its conversations outside reports."""
    alone = (record.c.kind == "conversation") & record.c.report.is_(None)
    query = (
        select(record.c.id)
        .where(record.c.contribution == identity, or_(record.c.kind == "report", alone))
        .order_by(record.c.seq)
    )
    return tuple(connection.execute(query).scalars())


def get_records(connection: Connection, identities: Iterable[str]) -> dict[str, Record]:
    """Return the standing records among ``identities``, by id."""
    found: dict[str, Record] = {}
    for some in _chunks(sorted(set(identities))):
        query = _standing(select(record.c.id, record.c.body)).where(record.c.id.in_(some))
        found.update((identity, _RECORD.decode(body)) for identity, body in connection.execute(query))
    return found


def count_records(connection: Connection, *, contribution: str = "") -> dict[str, int]:
    """Return the number of standing records of each kind, of one contribution or of all."""
    query = _standing(select(record.c.kind, func.count())).group_by(record.c.kind).order_by(record.c.kind)
    if contribution:
        query = query.where(record.c.contribution == contribution)
    return {kind: number for kind, number in connection.execute(query)}  # noqa: C416 - rows are not pairs


def fingerprint(connection: Connection) -> str:
    """Return a text that changes whenever contributions come or go."""
    standing = connection.execute(select(func.count()).select_from(schema.contribution)).scalar_one()
    gone = connection.execute(select(func.count()).select_from(withdrawal)).scalar_one()
    return f"{standing}-{gone}"


def _stream(connection: Connection, query: Select[Any]) -> Iterator[Record]:
    """Decode rows as they are fetched."""
    decode = _RECORD.decode
    rows = connection.execution_options(yield_per=CHUNK).execute(query)
    return (decode(body) for (body,) in rows)


def _chunks(values: Sequence[str]) -> Iterator[list[str]]:
    """Yield the values in lists short enough for one statement."""
    stream = iter(values)
    while some := list(islice(stream, CHUNK)):
        yield some
