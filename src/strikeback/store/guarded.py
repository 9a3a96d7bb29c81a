"""Questions of somebody who may not see everything: the policy stands inside each query, before any limit.

What is told to nobody has no part in an order, a page, a limit or a number of what is returned here.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, ClassVar, Final

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Executable,
    Integer,
    Select,
    String,
    bindparam,
    exists,
    func,
    literal,
    select,
    tuple_,
    union_all,
)

from strikeback.model.base import Frozen
from strikeback.model.handling import Level
from strikeback.model.record import Record
from strikeback.store import derivations, probing, records, schema
from strikeback.store.among import among
from strikeback.store.dialect import is_postgres
from strikeback.store.probing import FIRST, Place, Probe
from strikeback.store.schema_terms import holding
from strikeback.store.terms import Asking, hit_later, opened_at, visible_later
from strikeback.store.terms_sql import NOTED

CHUNK: Final = 2_000
"""Ids asked for, or rows fetched, at once."""


class Match(Frozen, frozen=True, kw_only=True):
    """A record that a probe fits."""

    shown: ClassVar = ("record", "probe", "kind", "place")

    record: str
    probe: int
    """Number of the probe."""
    kind: str
    """Of the selector or term."""
    value: str
    place: str = ""
    """Field in whose text it was found; empty: stated."""
    start: int = 0
    """Where in that text."""


BEHIND: Final = "\U0010ffff"
"""As a place: behind everything of its record."""

_RECORD: Final = schema.record.c
_SELECTOR: Final = schema.selector.c
_TERM: Final = schema.term.c
_SELECTED: Final = (_SELECTOR.record, _SELECTOR.place, _SELECTOR.start)


def told_records(
    connection: Connection, asked: Asking, identities: Iterable[str], at_least: Level = Level.SUMMARY
) -> dict[str, Record]:
    """Return those of the records that are told to whoever asks at ``at_least`` or more, by id."""
    return _read(connection, asked, _told(at_least, listed=asked.listed), identities)


def told_record(
    connection: Connection, asked: Asking, identity: str, at_least: Level = Level.SUMMARY
) -> dict[str, Record]:
    """Return the record that somebody asks for, if it is told to them; at the same cost where it is not.

    What stands and is withheld is looked for as what is not there: the same statements, on pages of the same
    kind. The first one reads the row at or behind the id in either case, and the very first row, as nothing
    may be behind it. On PostgreSQL no row comes but what the viewer is told of.
    """
    if not asked.listed:
        return told_records(connection, asked, [identity], at_least)
    nearest = _ONE if is_postgres(connection) else _NEAREST
    held = connection.execute(nearest, {"id": identity}).all()
    opened = asked.parameters.get(opened_at(at_least), ())
    agency = asked.parameters["viewer_agency"]
    told = [name for name, owner, terms in held if name == identity and (owner == agency or terms in opened)]
    return told_records(connection, asked, told[:1] or [""], at_least)


_HELD: Final = select(holding.c.record, holding.c.originator, holding.c.terms)
_ONE: Final = _HELD.where(holding.c.record == bindparam("id"))
_FROM: Final = _HELD.order_by(holding.c.record).limit(1)
_NEAREST: Final = union_all(
    select(_FROM.where(holding.c.record >= bindparam("id")).subquery()), select(_FROM.subquery())
)


def only_hits(connection: Connection, asked: Asking, identities: Iterable[str]) -> dict[str, Record]:
    """Return those of the records that are told to whoever asks as hits and no more."""
    return _read(connection, asked, _told_as_hits(listed=asked.listed), identities)


def _read(
    connection: Connection, asked: Asking, query: Select[Any], identities: Iterable[str]
) -> dict[str, Record]:
    wanted = sorted(set(identities))
    found: dict[str, Record] = {}
    for at in range(0, len(wanted), CHUNK):
        given = asked.parameters | {"ids": wanted[at : at + CHUNK]}
        found.update((one.id, one) for one in records.read(connection, query, given))
    return found


@cache
def _told(at_least: Level, *, listed: bool) -> Select[Any]:
    told = visible_later(at_least, _RECORD.id, listed=listed)
    return records.STANDING.where(among(_RECORD.id, "ids"), told)


@cache
def _told_as_hits(*, listed: bool) -> Select[Any]:
    held = holding.alias()
    told = select(hit_later(held, listed=listed)).where(held.c.record == _RECORD.id)
    return records.STANDING.where(among(_RECORD.id, "ids"), told.scalar_subquery())


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


def fitting(
    connection: Connection, asked: Asking, probes: Sequence[Probe], *, start: Place = FIRST, limit: int
) -> list[Match]:
    """Return what fits one of the probes: those of the first probe first, each in the order of record ids.

    Args:
        connection: A transaction of the viewer's.
        asked: Whoever asks; only what is told at summary or more has a part in what is returned.
        probes: What is looked for.
        start: Only matches behind this place.
        limit: Most matches of one probe.
    """
    if not probes[start.probe :]:
        return []
    if is_postgres(connection):
        given = {**probing.given(probes, start), "limit": limit}
        return _matches(connection, probing.fitting(listed=asked.listed), asked.parameters | given, probes)
    shapes = tuple((number, one.shape) for number, one in enumerate(probes) if number >= start.probe)
    given = {**_values(probes), "limit": limit, "record": start.record, "place": start.place}
    given["start"] = start.start
    query = _all_fitting(shapes, start.probe, listed=asked.listed)
    return _matches(connection, query, asked.parameters | given, probes)


def fitting_among(
    connection: Connection, asked: Asking, probes: Sequence[Probe], identities: Sequence[str]
) -> list[Match]:
    """Return the matches of some records that are told at summary or more."""
    if not probes or not identities:
        return []
    if is_postgres(connection):
        given = {**probing.given(probes), "ids": list(identities)}
        query = probing.fitting_among(listed=asked.listed)
        return _matches(connection, query, asked.parameters | given, probes)
    shapes = tuple((number, one.shape) for number, one in enumerate(probes))
    query = _fitting_among(shapes, listed=asked.listed)
    given = {**_values(probes), "ids": list(identities)}
    return _matches(connection, query, asked.parameters | given, probes)


def fitting_as_hits(connection: Connection, asked: Asking, probes: Sequence[Probe]) -> list[Match]:
    """Return, of records told as hits only, the smallest id of each probe, originator, terms and field."""
    if not probes:
        return []
    if is_postgres(connection):
        query = probing.fitting_as_hits(listed=asked.listed)
        return _matches(connection, query, asked.parameters | probing.given(probes), probes)
    shapes = tuple((number, one.shape) for number, one in enumerate(probes))
    query = _fitting_as_hits(shapes, listed=asked.listed)
    return _matches(connection, query, asked.parameters | _values(probes), probes)


def _values(probes: Sequence[Probe]) -> dict[str, Any]:
    """Return the parameters of probes."""
    found: dict[str, Any] = {}
    for number, one in enumerate(probes):
        found[f"kind{number}"] = one.kind
        found |= {f"value{number}_{nth}": value for nth, value in enumerate(one.values)}
    return found


def _matches(
    connection: Connection, query: Executable, given: dict[str, Any], probes: Sequence[Probe]
) -> list[Match]:
    return [
        Match(
            record=record,
            probe=number,
            kind=probes[number].kind,
            value=probes[number].values[0],
            place=place,
            start=start,
        )
        for number, record, place, start in connection.execute(query, given)
    ]


Shapes = tuple[tuple[int, int], ...]
"""Numbers of probes, each with the number of its terms; 0: a selector."""


@cache
def _all_fitting(shapes: Shapes, first: int, *, listed: bool) -> CompoundSelect[Any]:
    parts = []
    for number, terms in shapes:
        query = _one_fitting(number, terms, listed=listed)
        place = _SELECTED if not terms else (_TERM.record,)
        if number == first:
            names = ("record", "place", "start")[: len(place)]
            query = query.where(
                tuple_(*place)
                > tuple_(*(bindparam(name, type_=c.type) for name, c in zip(names, place, strict=True)))
            )
        parts.append(select(query.order_by(*place).limit(bindparam("limit", type_=Integer())).subquery()))
    whole = union_all(*parts)
    columns = whole.selected_columns
    return whole.order_by(*(columns[name] for name in ("number", "record", "place", "start")))


@cache
def _fitting_among(shapes: Shapes, *, listed: bool) -> CompoundSelect[Any]:
    parts = []
    for number, terms in shapes:
        column = _TERM.record if terms else _SELECTOR.record
        parts.append(_one_fitting(number, terms, listed=listed).where(among(column, "ids")))
    return union_all(*parts)


@cache
def _fitting_as_hits(shapes: Shapes, *, listed: bool) -> CompoundSelect[Any]:
    parts: list[Select[Any]] = []
    for number, terms in shapes:
        column = _TERM.record if terms else _SELECTOR.record
        place = literal("") if terms else _SELECTOR.place
        query = select(literal(number).label("number"), func.min(column), place, literal(0))
        query = query.where(_fits(number, terms)).join(holding, holding.c.record == column)
        query = query.where(hit_later(holding, listed=listed)).group_by(holding.c.originator, holding.c.terms)
        parts.append(query if terms else query.group_by(_SELECTOR.place))
    return union_all(*parts)


def _one_fitting(number: int, terms: int, *, listed: bool) -> Select[Any]:
    """Return the query for what fits a probe, as number, record, place and start."""
    if terms:
        columns: tuple[ColumnElement[Any], ...] = (
            _TERM.record,
            literal("").label("place"),
            literal(0).label("start"),
        )
    else:
        columns = _SELECTED
    told = visible_later(Level.SUMMARY, columns[0], listed=listed)
    return select(literal(number).label("number"), *columns).where(_fits(number, terms), told)


def _fits(number: int, terms: int) -> ColumnElement[bool]:
    """Return the condition that a row fits a probe: of several terms, that its record has all others too."""
    kind = bindparam(f"kind{number}", type_=String())
    values = [bindparam(f"value{number}_{nth}", type_=String()) for nth in range(max(terms, 1))]
    table = _TERM if terms else _SELECTOR
    condition = (table.kind == kind) & (table.value == values[0])
    for value in values[1:]:
        other = schema.term.alias().c
        fits = (other.kind == kind, other.value == value, other.record == _TERM.record)
        condition &= exists().where(*fits)
    return condition


def own_selectors(
    connection: Connection, agency: str, keys: Iterable[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Return those selectors, as kind and value, that records of an agency hold."""
    wanted = set(keys)
    if not wanted:
        return set()
    kinds, values = ({one[part] for one in wanted} for part in (0, 1))
    given = {"kinds": sorted(kinds), "ids": sorted(values), "agency": agency}
    return {(kind, value) for kind, value in connection.execute(_own(), given)} & wanted


@cache
def _own() -> Select[Any]:
    held = exists().where(holding.c.record == _SELECTOR.record, holding.c.originator == bindparam("agency"))
    fits = (among(_SELECTOR.kind, "kinds"), among(_SELECTOR.value, "ids"), held)
    return select(_SELECTOR.kind, _SELECTOR.value).distinct().where(*fits)


def terms_count(connection: Connection) -> str:
    """Return a text that changes whenever other terms come to stand for any record, one told of or not.

    On PostgreSQL it was counted when the viewer's transaction began: the viewer itself cannot.
    """
    noted: str | None = connection.info.get(NOTED)
    return derivations.terms_count(connection) if noted is None else noted


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


def _stream(connection: Connection, query: Select[Any], asked: Asking, given: dict[str, str]) -> Any:  # noqa: ANN401
    """Fetch rows as they are needed: a page asks for a few, a list that is read to its end for many."""
    options = {"stream_results": True, "max_row_buffer": CHUNK}
    return connection.execute(query, asked.parameters | given, execution_options=options)
