"""Records that may have been told as a hit and are no more: withdrawn, erased, other terms, past review."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import ColumnElement, Connection, select

from strikeback.store.schema import record, withdrawal
from strikeback.store.schema_lifecycle import erased, erasure, withdrawn_record
from strikeback.store.schema_terms import holding, terms, terms_change


class _Whose(msgspec.Struct):
    """What is read of an erasure."""

    originator: str


def changed(connection: Connection, originator: str, *, since: str, today: str) -> frozenset[str]:
    """Return an agency's records that were withdrawn or got other terms since, or are to be reviewed.

    Args:
        connection: A transaction.
        originator: Whose.
        since: RFC 3339 UTC.
        today: ISO date.
    """
    stated = select(terms_change.c.target).where(terms_change.c.at >= since)
    late = select(terms.c.id).where(terms.c.review != "", terms.c.review < today)
    causes: tuple[ColumnElement[bool], ...] = (
        record.c.contribution.in_(select(withdrawal.c.contribution).where(withdrawal.c.at >= since)),
        record.c.id.in_(select(withdrawn_record.c.record).where(withdrawn_record.c.at >= since)),
        record.c.id.in_(stated),
        record.c.contribution.in_(stated),
        holding.c.terms.in_(late),
    )
    found: set[str] = set()
    for cause in causes:
        query = select(record.c.id).join(holding, holding.c.record == record.c.id)
        found.update(connection.execute(query.where(holding.c.originator == originator, cause)).scalars())
    return frozenset(found)


def destroyed(connection: Connection, originator: str, *, since: str) -> Iterator[str]:
    """Yield the ids of an agency's records that were erased since (RFC 3339 UTC)."""
    query = (
        select(erased.c.object, erasure.c.body)
        .join(erasure, erasure.c.id == erased.c.erasure)
        .where(erasure.c.at >= since, erased.c.object.startswith("r_", autoescape=True))
    )
    for identity, body in connection.execute(query):
        if msgspec.json.decode(body, type=_Whose).originator == originator:
            yield identity
