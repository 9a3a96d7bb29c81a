"""Questions of somebody who may not see everything: the policy stands inside each query, before any limit.

What is told to nobody has no part in an order, a page, a limit or a number of what is returned here.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, ClassVar, Final

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, bindparam, exists, func, select

from strikeback.model.base import Frozen
from strikeback.model.handling import Level
from strikeback.model.record import Record
from strikeback.store import records, schema
from strikeback.store.schema_terms import holding
from strikeback.store.terms import Asking, visible_later

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


_RECORD: Final = schema.record.c
_SELECTOR: Final = schema.selector.c
_TERM: Final = schema.term.c
_IDS: Final[BindParameter[Any]] = bindparam("ids", expanding=True)


def told_records(
    connection: Connection, asked: Asking, identities: Iterable[str], at_least: Level = Level.SUMMARY
) -> dict[str, Record]:
    """Return those of the records that are told to whoever asks at ``at_least`` or more, by id."""
    return _read(connection, asked, _told(at_least, listed=asked.listed), identities)


def only_hits(connection: Connection, asked: Asking, identities: Iterable[str]) -> dict[str, Record]:
    """Return those of the records that are told to whoever asks as hits and no more."""
    return _read(connection, asked, _told_as_hits(listed=asked.listed), identities)


def _read(
    connection: Connection, asked: Asking, query: Select[Any], identities: Iterable[str]
) -> dict[str, Record]:
    wanted = sorted(set(identities))
    told: list[str] = []
    for at in range(0, len(wanted), CHUNK):
        given = asked.parameters | {"ids": wanted[at : at + CHUNK]}
        told += connection.execute(query, given).scalars()
    return records.get_records(connection, told)


@cache
def _told(at_least: Level, *, listed: bool) -> Select[Any]:
    return select(_RECORD.id).where(_RECORD.id.in_(_IDS), visible_later(at_least, _RECORD.id, listed=listed))


@cache
def _told_as_hits(*, listed: bool) -> Select[Any]:
    return select(_RECORD.id).where(_RECORD.id.in_(_IDS), _hit(_RECORD.id, listed=listed))


def told_ids(
    connection: Connection,
    asked: Asking,
    *,
    after: str = "",
    kind: str = "",
    role: str = "",
    originator: str = "",
    contribution: str = "",
) -> Iterator[str]:
    """Yield ids of what is told at summary or more, in the order of ids, beginning after ``after``."""
    named = {"kind": kind, "role": role, "contribution": contribution, "originator": originator}
    given = {name: value for name, value in named.items() if value}
    query = _narrowed(tuple(given), listed=asked.listed)
    return (row.id for row in _stream(connection, query, asked, {"after": after} | given))


@cache
def _narrowed(named: tuple[str, ...], *, listed: bool) -> Select[Any]:
    query = select(_RECORD.id).where(_RECORD.id > bindparam("after"))
    query = query.where(visible_later(Level.SUMMARY, _RECORD.id, listed=listed))
    for name in named:
        if name == "originator":
            query = query.join(holding, holding.c.record == _RECORD.id)
        column = holding.c.originator if name == "originator" else _RECORD[name]
        query = query.where(column == bindparam(name))
    return query.order_by(_RECORD.id)


def with_selector(connection: Connection, asked: Asking, kind: str, value: str) -> Iterator[Match]:
    """Yield what states a selector, or holds it in a text, in the order of record ids."""
    given = {"kind": kind, "value": value}
    for record, place in _stream(connection, _selected(listed=asked.listed), asked, given):
        yield Match(record=record, kind=kind, value=value, place=place)


@cache
def _selected(*, listed: bool) -> Select[Any]:
    query = select(_SELECTOR.record, _SELECTOR.place).where(_SELECTOR.kind == bindparam("kind"))
    query = query.where(
        _SELECTOR.value == bindparam("value"), visible_later(Level.SUMMARY, _SELECTOR.record, listed=listed)
    )
    return query.order_by(_SELECTOR.record, _SELECTOR.place, _SELECTOR.start)


def with_terms(connection: Connection, asked: Asking, kind: str, values: Sequence[str]) -> Iterator[Match]:
    """Yield what is found under all of the terms, in the order of record ids."""
    for (record,) in _stream(
        connection, _termed(len(values), listed=asked.listed), asked, _numbered(kind, values)
    ):
        yield Match(record=record, kind=kind, value=values[0])


@cache
def _termed(count: int, *, listed: bool) -> Select[Any]:
    query = select(_TERM.record).where(
        _has_all(count), visible_later(Level.SUMMARY, _TERM.record, listed=listed)
    )
    return query.order_by(_TERM.record)


def hits_with_selector(connection: Connection, asked: Asking, kind: str, value: str) -> list[Match]:
    """Return, of records told as hits only, the smallest id of each originator, terms and field."""
    rows = connection.execute(
        _selected_hits(listed=asked.listed), asked.parameters | {"kind": kind, "value": value}
    )
    return [Match(record=record, kind=kind, value=value, place=place) for record, place in rows]


@cache
def _selected_hits(*, listed: bool) -> Select[Any]:
    query = select(func.min(_SELECTOR.record), _SELECTOR.place).where(_SELECTOR.kind == bindparam("kind"))
    query = query.where(_SELECTOR.value == bindparam("value"))
    return _of_hits(query, _SELECTOR.record, listed=listed).group_by(_SELECTOR.place)


def hits_with_terms(connection: Connection, asked: Asking, kind: str, values: Sequence[str]) -> list[Match]:
    """Return, of records told as hits only, the smallest id of each originator and terms."""
    rows = connection.execute(
        _termed_hits(len(values), listed=asked.listed), asked.parameters | _numbered(kind, values)
    )
    return [Match(record=record, kind=kind, value=values[0]) for (record,) in rows]


@cache
def _termed_hits(count: int, *, listed: bool) -> Select[Any]:
    return _of_hits(select(func.min(_TERM.record)).where(_has_all(count)), _TERM.record, listed=listed)


def own_selectors(
    connection: Connection, agency: str, keys: Iterable[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Return those selectors, as kind and value, that records of an agency hold."""
    by_kind: dict[str, set[str]] = {}
    for kind, value in keys:
        by_kind.setdefault(kind, set()).add(value)
    found: set[tuple[str, str]] = set()
    for kind, values in sorted(by_kind.items()):
        given = {"kind": kind, "ids": sorted(values), "agency": agency}
        found |= {(kind, value) for value in connection.execute(_own(), given).scalars()}
    return found


@cache
def _own() -> Select[Any]:
    held = exists().where(holding.c.record == _SELECTOR.record, holding.c.originator == bindparam("agency"))
    fits = (_SELECTOR.kind == bindparam("kind"), _SELECTOR.value.in_(_IDS), held)
    return select(_SELECTOR.value).distinct().where(*fits)


def hides_member(connection: Connection, asked: Asking, scope: str) -> bool:
    """Tell whether a scope holds a record that is no longer told to whoever asks at summary or more."""
    return (
        connection.execute(_hidden_members(listed=asked.listed), asked.parameters | {"scope": scope}).first()
        is not None
    )


@cache
def _hidden_members(*, listed: bool) -> Select[Any]:
    table = schema.member.c
    there = exists().where(_RECORD.id == table.member)
    hidden = ~visible_later(Level.SUMMARY, table.member, listed=listed)
    return select(table.member).where(table.scope == bindparam("scope"), there, hidden).limit(1)


def _has_all(count: int) -> ColumnElement[bool]:
    """Return the condition that a row of terms has the first value, and its record all others."""
    condition = (_TERM.kind == bindparam("kind")) & (_TERM.value == bindparam("value0"))
    for number in range(1, count):
        other = schema.term.alias().c
        fits = (other.kind == bindparam("kind"), other.value == bindparam(f"value{number}"))
        condition &= exists().where(*fits, other.record == _TERM.record)
    return condition


def _numbered(kind: str, values: Sequence[str]) -> dict[str, str]:
    """Return the parameters of ``_has_all``."""
    return {"kind": kind} | {f"value{number}": value for number, value in enumerate(values)}


def _hit(column: ColumnElement[str], *, listed: bool) -> ColumnElement[bool]:
    """Return the condition that a record is told as a hit and no more."""
    least = visible_later(Level.HIT, column, listed=listed)
    return least & ~visible_later(Level.SUMMARY, column, listed=listed)


def _of_hits(query: Select[Any], column: ColumnElement[str], *, listed: bool) -> Select[Any]:
    """Narrow a query down to hits, one group for each originator and terms."""
    query = query.join(holding, holding.c.record == column).where(_hit(column, listed=listed))
    return query.group_by(holding.c.originator, holding.c.terms)


def _stream(connection: Connection, query: Select[Any], asked: Asking, given: dict[str, str]) -> Any:  # noqa: ANN401
    """Fetch rows as they are needed: a page asks for a few, a list that is read to its end for many."""
    options = {"stream_results": True, "max_row_buffer": CHUNK}
    return connection.execute(query, asked.parameters | given, execution_options=options)
