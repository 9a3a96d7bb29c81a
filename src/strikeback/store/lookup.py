"""Questions to the derivations: entities and links of a record, alerts, leads, what a search finds."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, Select, String, Table, bindparam, func, or_, select

from strikeback.model.casework import Alert, Assessment, Lead
from strikeback.model.links import Entity, EntityKind, Link
from strikeback.store import schema
from strikeback.store.among import among
from strikeback.store.derivations import WHOLE

_CHUNK: Final = 5_000
_LAST: Final = "\U0010ffff"

_ENTITY: Final = msgspec.json.Decoder(Entity)
_LINK: Final = msgspec.json.Decoder(Link)
_ALERT: Final = msgspec.json.Decoder(Alert)
_ASSESSMENT: Final = msgspec.json.Decoder(Assessment)
_LEAD: Final = msgspec.json.Decoder(Lead)


_OLD: Final = (
    select(schema.redirect.c.new)
    .where(schema.redirect.c.scope == bindparam("scope_"), schema.redirect.c.old == bindparam("asked"))
    .scalar_subquery()
)
_NOW: Final = select(schema.entity.c.body).where(
    schema.entity.c.scope == bindparam("scope_"),
    schema.entity.c.id == func.coalesce(_OLD, bindparam("asked", type_=String())),
)


class Standpoint(NamedTuple):
    """What an agency is answered from for a purpose."""

    seen: str
    """The scope that all values come from."""
    known: str
    """The scope that hits come from."""
    state: str
    """What was noted about the derivation."""
    parts: dict[str, list[str]]
    """What each of the two holds, each combination as JSON."""


def get_entity(connection: Connection, identity: str, *, scope: str = WHOLE) -> Entity | None:
    """Return an entity by its id or by an old id that redirects to it."""
    body = connection.execute(_NOW, {"scope_": scope, "asked": identity}).scalar()
    return None if body is None else _ENTITY.decode(body)


def entities(
    connection: Connection, *, kind: EntityKind | None = None, scope: str = WHOLE
) -> tuple[Entity, ...]:
    """Return all entities, or those of one kind, sorted by kind and id."""
    query = select(schema.entity.c.body).where(schema.entity.c.scope == scope)
    query = query.order_by(schema.entity.c.kind, schema.entity.c.id)
    if kind is not None:
        query = query.where(schema.entity.c.kind == kind.value)
    return tuple(_ENTITY.decode(body) for body in connection.execute(query).scalars())


def entities_by_id(
    connection: Connection, identities: Iterable[str], *, scope: str = WHOLE
) -> dict[str, Entity]:
    """Return entities by their present ids."""
    query = select(schema.entity.c.id, schema.entity.c.body).where(schema.entity.c.scope == scope)
    rows = _in_chunks(connection, query, schema.entity, "id", identities)
    return {identity: _ENTITY.decode(body) for identity, body in rows}


def entities_of(connection: Connection, members: Iterable[str], *, scope: str = WHOLE) -> dict[str, str]:
    """Return the entity id of each record (for entity ids: of their group), where there is one."""
    found: dict[str, str] = {}
    for some in _chunks(sorted(set(members))):
        rows = connection.execute(_HOMES, {"scope_": scope, "ids": some})
        found.update((member, entity) for member, entity in rows)
    return found


_HOMES: Final = select(schema.member.c.member, schema.member.c.entity).where(
    schema.member.c.scope == bindparam("scope_"), among(schema.member.c.member, "ids")
)
_LINKS: Final = select(schema.link.c.body).where(
    schema.link.c.scope == bindparam("scope_"),
    or_(among(schema.link.c.left, "ids"), among(schema.link.c.right, "ids")),
    schema.link.c.doubtful == bindparam("doubtful_"),
)


def links_of(
    connection: Connection, records: Sequence[str], *, doubtful: bool = False, scope: str = WHOLE
) -> tuple[Link, ...]:
    """Return the links (or the doubtful pairs) with one of the records at an end, strongest first."""
    found: dict[str, Link] = {}
    for some in _chunks(sorted(set(records))):
        given = {"scope_": scope, "ids": some, "doubtful_": int(doubtful)}
        for body in connection.execute(_LINKS, given).scalars():
            link = _LINK.decode(body)
            found[link.id] = link
    return tuple(sorted(found.values(), key=lambda link: (-link.bits, link.id)))


def all_links(connection: Connection, *, scope: str = WHOLE) -> tuple[Link, ...]:
    """Return every link that holds, sorted by kind and ends."""
    table = schema.link.c
    query = select(table.body).where(table.scope == scope, table.doubtful == 0)
    query = query.order_by(table.kind, table.left, table.right, table.id)
    return tuple(_LINK.decode(body) for body in connection.execute(query).scalars())


def alerts(connection: Connection, *, agency: str = "", identity: str = "") -> tuple[Alert, ...]:
    """Return alerts, the most urgent first: by band, then by the time they are due."""
    table = schema.alert
    query = select(table.c.body).order_by(table.c.band, table.c.due, table.c.id)
    if agency:
        query = query.where(table.c.agency == agency)
    if identity:
        query = query.where(table.c.id == identity)
    return tuple(_ALERT.decode(body) for body in connection.execute(query).scalars())


def alerts_of(connection: Connection, report: str) -> tuple[Alert, ...]:
    """Return the alerts about one report or conversation."""
    table = schema.alert
    query = select(table.c.body).where(table.c.report == report).order_by(table.c.band, table.c.id)
    return tuple(_ALERT.decode(body) for body in connection.execute(query).scalars())


def assessments(connection: Connection, reports: Iterable[str] | None = None) -> dict[str, Assessment]:
    """Return triage results by report, of all or of the given reports."""
    table = schema.assessment
    if reports is None:
        rows = connection.execute(select(table.c.report, table.c.body)).all()
    else:
        query = select(table.c.report, table.c.body)
        rows = _in_chunks(connection, query, table, "report", reports)
    return {report: _ASSESSMENT.decode(body) for report, body in rows}


def inputs(connection: Connection) -> dict[str, str]:
    """Return the digest of what each report was assessed on."""
    query = select(schema.assessed.c.report, schema.assessed.c.inputs)
    return {report: digest for report, digest in connection.execute(query)}  # noqa: C416 - rows are not pairs


def leads(
    connection: Connection, *, agency: str = "", identity: str = "", scope: str = WHOLE
) -> tuple[Lead, ...]:
    """Return leads, strongest first within an agency."""
    table = schema.lead
    query = select(table.c.body).where(table.c.scope == scope)
    query = query.order_by(table.c.agency, table.c.bits.desc(), table.c.id)
    if agency:
        query = query.where(table.c.agency == agency)
    if identity:
        query = query.where(table.c.id == identity)
    return tuple(_LEAD.decode(body) for body in connection.execute(query).scalars())


def estimate(connection: Connection, role: str, *, scope: str = WHOLE) -> bytes | None:
    """Return the stored estimate of a role as JSON, or None."""
    table = schema.estimate.c
    query = select(table.body).where(table.scope == scope, table.role == role)
    body = connection.execute(query).scalar()
    return None if body is None else str(body).encode()


def viewpoint(connection: Connection, agency: str, purpose: str) -> tuple[str, str] | None:
    """Return the scopes of what an agency sees, and knows of, for a purpose; None: none was derived."""
    table = schema.viewpoint.c
    query = select(table.seen, table.known).where(table.agency == agency, table.purpose == purpose)
    row = connection.execute(query).first()
    return None if row is None else (row.seen, row.known)


def standpoint(connection: Connection, agency: str, purpose: str, state: str) -> Standpoint | None:
    """Return what an agency is answered from for a purpose, in one statement; None: nothing was derived.

    Args:
        connection: A transaction.
        agency: Who asks.
        purpose: What for.
        state: What of the derivation's notes is wanted.
    """
    rows = connection.execute(_STANDPOINT, {"agency_": agency, "purpose_": purpose, "state_": state}).all()
    if not rows:
        return None
    seen, known, noted, _, _ = rows[0]
    parts: dict[str, list[str]] = {seen: [], known: []}
    for _, _, _, scope, body in rows:
        if scope is not None:
            parts[scope].append(body)
    return Standpoint(seen=seen, known=known, state=noted or "", parts=parts)


_VIEW: Final = schema.viewpoint.c
_PARTS: Final = schema.scope_part.c
_STANDPOINT: Final = (
    select(
        _VIEW.seen,
        _VIEW.known,
        select(schema.state.c.value).where(schema.state.c.key == bindparam("state_")).scalar_subquery(),
        _PARTS.scope,
        _PARTS.body,
    )
    .select_from(
        schema.viewpoint.outerjoin(
            schema.scope_part, or_(_PARTS.scope == _VIEW.seen, _PARTS.scope == _VIEW.known)
        )
    )
    .where(_VIEW.agency == bindparam("agency_"), _VIEW.purpose == bindparam("purpose_"))
    .order_by(_PARTS.scope, _PARTS.originator, _PARTS.terms)
)


def parts_of(connection: Connection, scope: str) -> tuple[str, ...]:
    """Return what a scope holds, each combination as JSON."""
    table = schema.scope_part.c
    query = select(table.body).where(table.scope == scope).order_by(table.originator, table.terms)
    return tuple(connection.execute(query).scalars())


def records_with_selectors(
    connection: Connection, keys: Iterable[tuple[str, str]], *, limit: int
) -> list[tuple[str, str, str, str]]:
    """Return ``(record, kind, value, place)`` for each stated or found selector among ``keys``."""
    table = schema.selector
    found: list[tuple[str, str, str, str]] = []
    for kind, value in sorted(set(keys)):
        query = (
            select(table.c.record, table.c.kind, table.c.value, table.c.place)
            .where(table.c.kind == kind, table.c.value == value)
            .order_by(table.c.record, table.c.place, table.c.start)
            .limit(limit)
        )
        found += [(record, kind, value, place) for record, kind, value, place in connection.execute(query)]
    return found


def selectors_of(connection: Connection, record: str) -> list[tuple[str, str, str, int]]:
    """Return ``(kind, value, place, start)`` of every selector of a record."""
    table = schema.selector
    query = (
        select(table.c.kind, table.c.value, table.c.place, table.c.start)
        .where(table.c.record == record)
        .order_by(table.c.place, table.c.start, table.c.kind, table.c.value)
    )
    return [(kind, value, place, start) for kind, value, place, start in connection.execute(query)]


def records_with_terms(
    connection: Connection, kind: str, values: Iterable[str], *, limit: int, prefix: bool = False
) -> list[tuple[str, str]]:
    """Return ``(record, value)`` for each term of a kind that equals, or starts with, one of ``values``."""
    table = schema.term
    found: list[tuple[str, str]] = []
    for value in sorted(set(values)):
        fits = (
            (table.c.value >= value) & (table.c.value < value + _LAST) if prefix else table.c.value == value
        )
        query = select(table.c.record, table.c.value).where(table.c.kind == kind, fits)
        rows = connection.execute(query.order_by(table.c.value, table.c.record).limit(limit))
        found += [(record, text) for record, text in rows]
    return found


def complete(connection: Connection, start: str, *, limit: int = 2) -> list[str]:
    """Return record and entity ids that start with ``start``, at most ``limit`` of each."""
    found: list[str] = []
    for table in (schema.record, schema.entity, schema.alert, schema.lead):
        column = table.c.id
        query = select(column).where(column >= start, column < start + _LAST).order_by(column).limit(limit)
        if "scope" in table.c:
            query = query.where(table.c.scope == WHOLE)
        found += connection.execute(query).scalars()
    return found


def _in_chunks(
    connection: Connection, query: Select[Any], table: Table, column: str, values: Iterable[str]
) -> list[Any]:
    """Return the rows whose column is one of ``values``."""
    rows: list[Any] = []
    for some in _chunks(sorted(set(values))):
        rows += connection.execute(query.where(among(table.c[column], "ids")), {"ids": some}).all()
    return rows


def _chunks(values: Sequence[str]) -> Iterable[Sequence[str]]:
    """Cut a sequence into parts short enough for one statement."""
    return (values[at : at + _CHUNK] for at in range(0, len(values), _CHUNK))
