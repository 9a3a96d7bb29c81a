"""Probes as arrays: one statement for any number of them, which PostgreSQL plans once for each connection.

A statement that names each probe apart is another one for every number of probes and of their terms. Behind
row-level security planning such a one took 60 to 170 ms on every connection, running it 1 ms.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, ClassVar, Final, NamedTuple

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    CompoundSelect,
    FromClause,
    Integer,
    Select,
    String,
    bindparam,
    column,
    func,
    literal,
    select,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.sql.elements import Grouping

from strikeback.model.base import Frozen
from strikeback.model.handling import Level
from strikeback.store import schema
from strikeback.store.among import among
from strikeback.store.schema_terms import holding
from strikeback.store.terms import hit_later, visible_later


class Probe(Frozen, frozen=True, kw_only=True):
    """Something to look for: a selector, or terms that one record has all of."""

    shown: ClassVar = ("kind",)

    kind: str
    values: tuple[str, ...]
    selector: bool = False

    @property
    def shape(self) -> int:
        """How many terms it has; 0: it is a selector."""
        return 0 if self.selector else len(self.values)


class Place(NamedTuple):
    """Where a match stands among all matches of probes."""

    probe: int = 0
    record: str = ""
    place: str = ""
    start: int = -1


FIRST: Final = Place()
"""Before all matches."""

_SELECTOR: Final = schema.selector.c
_TERM: Final = schema.term.c

_COLUMNS: Final[tuple[tuple[str, type[Integer | String]], ...]] = (
    *((name, Integer) for name in ("number", "low", "high", "start")),
    *((name, String) for name in ("kind", "value", "record", "place")),
)
"""Of a probe: its number, where its further values begin and end in the list of all probes', its kind and
first value, and behind which match those that are wanted begin."""


def given(probes: Sequence[Probe], start: Place = FIRST) -> dict[str, Any]:
    """Return the parameters of the statements below: those of probes before ``start`` are left out."""
    further: list[str] = []
    rows: dict[bool, list[tuple[Any, ...]]] = {True: [], False: []}
    for number, one in enumerate(probes):
        if number >= start.probe:
            behind = start if number == start.probe else FIRST
            others = sorted(set(one.values[1:]) - {one.values[0]})
            ends = (len(further) + 1, len(further) + len(others))
            further += others
            words = (one.kind, one.values[0], behind.record, behind.place)
            rows[one.selector].append((number, *ends, behind.start, *words))
    found: dict[str, Any] = {"further": further}
    for selector, some in rows.items():
        columns = zip(*some, strict=True) if some else [()] * len(_COLUMNS)
        found |= {
            _name(name, selector=selector): list(values)
            for (name, _), values in zip(_COLUMNS, columns, strict=True)
        }
    return found


@cache
def fitting(*, listed: bool) -> CompoundSelect[Any]:
    """Return the query for what fits each probe behind its start and is told at summary or more."""
    parts = []
    for selector in (True, False):
        probe = _probes(selector=selector)
        places = _places(selector=selector)
        behind = tuple_(*places) > tuple_(
            *(probe.c[name] for name in ("record", "place", "start")[: len(places)])
        )
        told = visible_later(Level.SUMMARY, places[0], listed=listed)
        few = select(*_match(places)).where(_fits(probe, selector=selector), behind, told)
        few = few.order_by(*places).limit(bindparam("limit", type_=Integer())).correlate(probe)
        match = few.lateral()
        parts.append(select(probe.c.number, *match.c).select_from(probe.join(match, true())))
    return _in_order(parts)


@cache
def fitting_among(*, listed: bool) -> CompoundSelect[Any]:
    """Return the query for what fits each probe among some records and is told at summary or more."""
    parts = []
    for selector in (True, False):
        probe = _probes(selector=selector)
        places = _places(selector=selector)
        told = visible_later(Level.SUMMARY, places[0], listed=listed)
        query = select(probe.c.number, *_match(places)).where(_fits(probe, selector=selector), told)
        parts.append(query.where(among(places[0], "ids")))
    return _in_order(parts)


@cache
def fitting_as_hits(*, listed: bool) -> CompoundSelect[Any]:
    """Return the query for the smallest id of each probe, originator, terms and field, of hits only."""
    parts = []
    for selector in (True, False):
        probe = _probes(selector=selector)
        identity, *rest = _places(selector=selector)
        place = rest[0] if rest else literal("")
        query = select(
            probe.c.number,
            func.min(identity).label("record"),
            place.label("place"),
            literal(0).label("start"),
        )
        query = query.where(_fits(probe, selector=selector), holding.c.record == identity)
        query = query.where(hit_later(holding, listed=listed))
        parts.append(query.group_by(probe.c.number, holding.c.originator, holding.c.terms, *rest[:1]))
    return union_all(*parts)


def _name(name: str, *, selector: bool) -> str:
    return f"{'selector' if selector else 'term'}_{name}"


def _probes(*, selector: bool) -> FromClause:
    """Return probes of one sort as a table."""
    named = [(name, _name(name, selector=selector), kind) for name, kind in _COLUMNS]
    arrays: list[Any] = [bindparam(key, type_=ARRAY(kind)) for _, key, kind in named]
    columns: list[Any] = [column(name, kind) for name, _, kind in named]
    return func.unnest(*arrays).table_valued(*columns).render_derived()


def _places(*, selector: bool) -> tuple[ColumnElement[Any], ...]:
    """Return what the matches of one probe are ordered by."""
    return (_SELECTOR.record, _SELECTOR.place, _SELECTOR.start) if selector else (_TERM.record,)


def _match(places: Sequence[ColumnElement[Any]]) -> tuple[ColumnElement[Any], ...]:
    """Return record, place and start of a match."""
    whole = places if len(places) > 1 else (*places, literal(""), literal(0))
    return tuple(one.label(name) for one, name in zip(whole, ("record", "place", "start"), strict=True))


def _fits(probe: FromClause, *, selector: bool) -> ColumnElement[bool]:
    """Return the condition that a row fits a probe: of several terms, that its record has all others too."""
    table = _SELECTOR if selector else _TERM
    fits = (table.kind == probe.c.kind) & (table.value == probe.c.value)
    if selector:
        return fits
    other = schema.term.alias().c
    further: Any = Grouping(bindparam("further", type_=ARRAY(String)))
    wanted = func.any(further[probe.c.low : probe.c.high])
    same = select(func.count()).where(
        other.kind == probe.c.kind, other.value == wanted, other.record == table.record
    )
    # Counted: EXISTS is planned twice.
    counted = same.correlate(probe, schema.term).scalar_subquery()
    return fits & (counted == probe.c.high - probe.c.low + 1)


def _in_order(parts: Sequence[Select[Any]]) -> CompoundSelect[Any]:
    whole = union_all(*parts)
    columns = whole.selected_columns
    return whole.order_by(*(columns[name] for name in ("number", "record", "place", "start")))
