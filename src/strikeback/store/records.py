"""Reading records: those of contributions that stand, in an order that never depends on arrival.

Every record is given with the terms that are in force now, not with those it came with.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Select, Table, exists, func, or_, select

from strikeback.model.record import Record
from strikeback.store import schema
from strikeback.store.among import among
from strikeback.store.schema import record, withdrawal
from strikeback.store.schema_lifecycle import erasure, withdrawn_record
from strikeback.store.schema_terms import given, given_end, holding, terms_change
from strikeback.store.terms import Overlay

CHUNK: Final = 5_000
"""Rows fetched, or ids asked for, at once."""

_LEAVING: Final = (withdrawal, withdrawn_record, erasure)
_RECORD: Final = msgspec.json.Decoder(Record)
_WITH_TERMS: Final = select(record.c.body, holding.c.terms, holding.c.changed).select_from(
    record.outerjoin(holding, holding.c.record == record.c.id)
)


def _standing(query: Select[Any]) -> Select[Any]:
    """Leave out what was withdrawn."""
    return query.where(
        ~exists().where(withdrawal.c.contribution == record.c.contribution),
        ~exists().where(withdrawn_record.c.record == record.c.id),
    )


STANDING: Final = _standing(_WITH_TERMS)
"""Every standing record: its body, its terms and whether they changed; for ``read``, narrowed down."""

_BY_ID: Final = STANDING.where(among(record.c.id, "ids"))
_BY_REPORT: Final = STANDING.where(among(record.c.report, "ids")).order_by(record.c.id)


def all_records(connection: Connection) -> Iterator[Record]:
    """Yield every standing record in the order of the ids."""
    return _stream(connection, _standing(_WITH_TERMS).order_by(record.c.id))


def records_of(connection: Connection, identity: str) -> Iterator[Record]:
    """Yield the records of a contribution in the order of the file."""
    query = _WITH_TERMS.where(record.c.contribution == identity).order_by(record.c.seq)
    return _stream(connection, query)


def records_of_reports(connection: Connection, reports: Sequence[str]) -> Iterator[Record]:
    """Yield the standing records that stand in the context of the given reports."""
    for some in _chunks(reports):
        yield from read(connection, _BY_REPORT, {"ids": some})


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
        found.update((one.id, one) for one in read(connection, _BY_ID, {"ids": some}))
    return found


def find_record(connection: Connection, identity: str) -> Record | None:
    """Return a record, withdrawn ones included, or None."""
    return next(read(connection, _WITH_TERMS.where(record.c.id == identity)), None)


def reviews_of(connection: Connection, identity: str) -> frozenset[str]:
    """Return the review dates that the terms of a contribution's records state."""
    return frozenset(one.handling.review for one in records_of(connection, identity))


def count_records(connection: Connection, *, contribution: str = "") -> dict[str, int]:
    """Return the number of standing records of each kind, of one contribution or of all."""
    query = _standing(select(record.c.kind, func.count())).group_by(record.c.kind).order_by(record.c.kind)
    if contribution:
        query = query.where(record.c.contribution == contribution)
    return {kind: number for kind, number in connection.execute(query)}  # noqa: C416 - rows are not pairs


def fingerprint(connection: Connection) -> str:
    """Return a text that changes whenever contributions come or go, or other terms stand."""
    return _counts(connection, schema.contribution, *_LEAVING, terms_change, given, given_end)


def gone(connection: Connection) -> str:
    """Return a text that changes whenever something is withdrawn or erased."""
    return _counts(connection, *_LEAVING)


def _counts(connection: Connection, *tables: Table) -> str:
    counts = (connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables)
    return "-".join(map(str, counts))


def _stream(connection: Connection, query: Select[Any]) -> Iterator[Record]:
    """Decode rows as they are fetched."""
    return _decoded(connection, connection.execute(query, execution_options={"yield_per": CHUNK}))


def read(connection: Connection, query: Select[Any], given: dict[str, Any] | None = None) -> Iterator[Record]:
    """Yield the records of a query that began with ``STANDING``, which may have parameters."""
    return _decoded(connection, connection.execute(query, given))


def _decoded(connection: Connection, rows: Iterable[Any]) -> Iterator[Record]:
    """Yield records under the terms that stand now."""
    decode, apply = _RECORD.decode, Overlay(connection).apply
    return (
        one if changed == 0 else apply(one, terms, changed)
        for body, terms, changed in rows
        for one in (decode(body),)
    )


def _chunks(values: Sequence[str]) -> Iterator[list[str]]:
    """Yield the values in lists short enough for one statement."""
    stream = iter(values)
    while some := list(islice(stream, CHUNK)):
        yield some
