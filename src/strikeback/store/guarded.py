"""Questions of somebody who may not see everything: the policy stands inside each query, before any limit.

What is told to nobody has no part in an order, a page, a limit or a number of what is returned here.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar, Final

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select

from strikeback.model.base import Frozen
from strikeback.model.handling import Level
from strikeback.model.people import Viewer
from strikeback.model.record import Record
from strikeback.store import records, schema
from strikeback.store.schema_terms import holding
from strikeback.store.terms import visible

CHUNK: Final = 2_000
"""Ids asked for, or rows fetched, at once."""


class Match(Frozen, frozen=True, kw_only=True):
    """A record that a search term fits."""

    shown: ClassVar = ("record", "kind", "place")

    record: str
    kind: str
    """Of the selector or term."""
    value: str
    place: str = ""
    """Field in whose text it was found; empty: stated."""


def told_records(
    connection: Connection, viewer: Viewer, identities: Iterable[str], at_least: Level = Level.SUMMARY
) -> dict[str, Record]:
    """Return those of the records that are told to a viewer at ``at_least`` or more, by id."""
    wanted = sorted(set(identities))
    column = schema.record.c.id
    told: list[str] = []
    for at in range(0, len(wanted), CHUNK):
        some = column.in_(wanted[at : at + CHUNK])
        told += connection.execute(select(column).where(some, visible(viewer, at_least, column))).scalars()
    return records.get_records(connection, told)


def told_ids(
    connection: Connection,
    viewer: Viewer,
    *,
    after: str = "",
    kind: str = "",
    role: str = "",
    originator: str = "",
    contribution: str = "",
) -> Iterator[str]:
    """Yield ids of what is told at summary or more, in the order of ids, beginning after ``after``."""
    table = schema.record.c
    query = select(table.id).where(table.id > after, visible(viewer, Level.SUMMARY, table.id))
    if originator:
        query = query.join(holding, holding.c.record == table.id).where(holding.c.originator == originator)
    for column, value in ((table.kind, kind), (table.role, role), (table.contribution, contribution)):
        query = query.where(column == value) if value else query
    return (row.id for row in _stream(connection, query.order_by(table.id)))


def with_selector(connection: Connection, viewer: Viewer, kind: str, value: str) -> Iterator[Match]:
    """Yield what states a selector, or holds it in a text, in the order of record ids."""
    table = schema.selector.c
    query = (
        select(table.record, table.place)
        .where(table.kind == kind, table.value == value, visible(viewer, Level.SUMMARY, table.record))
        .order_by(table.record, table.place, table.start)
    )
    for record, place in _stream(connection, query):
        yield Match(record=record, kind=kind, value=value, place=place)


def with_terms(connection: Connection, viewer: Viewer, kind: str, values: Sequence[str]) -> Iterator[Match]:
    """Yield what is found under all of the terms, in the order of record ids."""
    table = schema.term.c
    query = select(table.record).where(_has_all(kind, values), visible(viewer, Level.SUMMARY, table.record))
    for (record,) in _stream(connection, query.order_by(table.record)):
        yield Match(record=record, kind=kind, value=values[0])


def hits_with_selector(connection: Connection, viewer: Viewer, kind: str, value: str) -> list[Match]:
    """Return, of records told as hits only, the smallest id of each originator, terms and field."""
    table = schema.selector.c
    query = select(func.min(table.record), table.place).where(table.kind == kind, table.value == value)
    rows = connection.execute(_of_hits(query, viewer, table.record).group_by(table.place))
    return [Match(record=record, kind=kind, value=value, place=place) for record, place in rows]


def hits_with_terms(connection: Connection, viewer: Viewer, kind: str, values: Sequence[str]) -> list[Match]:
    """Return, of records told as hits only, the smallest id of each originator and terms."""
    table = schema.term.c
    query = select(func.min(table.record)).where(_has_all(kind, values))
    rows = connection.execute(_of_hits(query, viewer, table.record))
    return [Match(record=record, kind=kind, value=values[0]) for (record,) in rows]


def only_hits(connection: Connection, viewer: Viewer, identities: Iterable[str]) -> dict[str, Record]:
    """Return those of the records that are told to a viewer as hits and no more."""
    wanted = sorted(set(identities))
    column = schema.record.c.id
    told: list[str] = []
    for at in range(0, len(wanted), CHUNK):
        some = column.in_(wanted[at : at + CHUNK])
        told += connection.execute(select(column).where(some, _hit(viewer, column))).scalars()
    return records.get_records(connection, told)


def own_selectors(
    connection: Connection, agency: str, keys: Iterable[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Return those selectors, as kind and value, that records of an agency hold."""
    table = schema.selector.c
    by_kind: dict[str, set[str]] = {}
    for kind, value in keys:
        by_kind.setdefault(kind, set()).add(value)
    held = exists().where(holding.c.record == table.record, holding.c.originator == agency)
    found: set[tuple[str, str]] = set()
    for kind, values in by_kind.items():
        query = (
            select(table.value).distinct().where(table.kind == kind, table.value.in_(sorted(values)), held)
        )
        found |= {(kind, value) for value in connection.execute(query).scalars()}
    return found


def hides_member(connection: Connection, viewer: Viewer, scope: str) -> bool:
    """Tell whether a scope holds a record that is no longer told to a viewer at summary or more."""
    table = schema.member.c
    there = exists().where(schema.record.c.id == table.member)
    hidden = ~visible(viewer, Level.SUMMARY, table.member)
    query = select(table.member).where(table.scope == scope, there, hidden).limit(1)
    return connection.execute(query).first() is not None


def _has_all(kind: str, values: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that a row of terms has the first value, and its record all others."""
    table = schema.term.c
    condition = (table.kind == kind) & (table.value == values[0])
    for value in values[1:]:
        other = schema.term.alias()
        condition &= exists().where(
            other.c.kind == kind, other.c.value == value, other.c.record == table.record
        )
    return condition


def _hit(viewer: Viewer, column: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that a record is told as a hit and no more."""
    return visible(viewer, Level.HIT, column) & ~visible(viewer, Level.SUMMARY, column)


def _of_hits(query: Select[Any], viewer: Viewer, column: ColumnElement[str]) -> Select[Any]:
    """Narrow a query down to hits, one group for each originator and terms."""
    query = query.join(holding, holding.c.record == column).where(_hit(viewer, column))
    return query.group_by(holding.c.originator, holding.c.terms)


def _stream(connection: Connection, query: Select[Any]) -> Any:  # noqa: ANN401 - the driver's rows
    """Fetch rows as they are needed."""
    return connection.execute(query, execution_options={"yield_per": CHUNK})
