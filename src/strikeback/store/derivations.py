"""Writing derivations: all of them at once, and the alerts of one contribution as it arrives."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import islice
from typing import Final

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, exists, func, select

from strikeback.model.casework import Alert, Assessment, Lead
from strikeback.model.links import Entity, Link
from strikeback.store import dialect, schema
from strikeback.store.among import among
from strikeback.store.facts import text_of
from strikeback.store.open import renew_derivations
from strikeback.store.schema_terms import given, given_end, terms_change
from strikeback.store.staging import Stage

TERMS: Final = "terms"
"""State: ``terms_count`` at the time of the derivation."""

Row = Mapping[str, object]

Into = Connection | Stage
"""A writing transaction, or a place beside an SQLite store from which rows are moved in later."""

WHOLE: Final = ""
"""The scope that holds everything: that of a store of one's own, and of alerts."""

_BATCH: Final = 5_000


Tables = Mapping[Table, list[Row]]
"""Rows by their table."""


def lock(connection: Connection) -> None:
    """Let nobody else change derivations until the transaction ends."""
    dialect.replace_results(connection)


def drop(connection: Connection) -> None:
    """Throw every derivation away."""
    renew_derivations(connection)


def put(into: Into, table: Table, rows: Iterable[Row]) -> int:
    """Insert rows of a derived table, those already there left out; return how many are new."""
    if isinstance(into, Stage):
        return into.put(table, rows)
    stream = iter(rows)
    count = 0
    while batch := list(islice(stream, _BATCH)):
        count += dialect.insert_new(into, table, batch)
    return count


def put_links(into: Into, links: Iterable[Link], *, doubtful: bool = False, scope: str = WHOLE) -> int:
    """Store links that hold, or pairs that were scored and not joined."""
    rows = (
        {
            "scope": scope,
            "id": one.id,
            "kind": one.kind.value,
            "left": one.left,
            "right": one.right,
            "bits": one.bits,
            "doubtful": int(doubtful),
            "body": text_of(one),
        }
        for one in links
    )
    return put(into, schema.link, rows)


def put_entities(into: Into, entities: Iterable[Entity], *, scope: str = WHOLE) -> int:
    """Store entities or groups with their members."""
    kept = list(entities)
    put(
        into,
        schema.member,
        ({"scope": scope, "entity": one.id, "member": member} for one in kept for member in one.members),
    )
    rows = (
        {
            "scope": scope,
            "id": one.id,
            "kind": one.kind.value,
            "role": one.role,
            "size": len(one.members),
            "body": text_of(one),
        }
        for one in kept
    )
    return put(into, schema.entity, rows)


def put_redirects(into: Into, redirects: Mapping[str, str], *, scope: str = WHOLE) -> int:
    """Store which old entity id now means which entity."""
    rows = ({"scope": scope, "old": old, "new": new} for old, new in redirects.items())
    return put(into, schema.redirect, rows)


def put_assessments(into: Into, assessments: Iterable[Assessment]) -> int:
    """Store triage results."""
    rows = ({"report": one.report, "band": one.band.value, "body": text_of(one)} for one in assessments)
    return put(into, schema.assessment, rows)


def put_inputs(into: Into, inputs: Mapping[str, str]) -> int:
    """Store digests of what reports were assessed on."""
    rows = ({"report": report, "inputs": digest} for report, digest in inputs.items())
    return put(into, schema.assessed, rows)


def put_alerts(into: Into, alerts: Iterable[Alert]) -> int:
    """Store alerts; return how many are new."""
    rows = (
        {
            "id": one.id,
            "band": one.band.value,
            "agency": one.agency,
            "report": one.report,
            "due": one.due,
            "body": text_of(one),
        }
        for one in alerts
    )
    return put(into, schema.alert, rows)


def put_leads(into: Into, leads: Iterable[Lead], *, scope: str = WHOLE) -> int:
    """Store leads."""
    rows = (
        {
            "scope": scope,
            "id": one.id,
            "kind": one.kind.value,
            "agency": one.agency,
            "bits": one.bits,
            "body": text_of(one),
        }
        for one in leads
    )
    return put(into, schema.lead, rows)


def put_estimate(into: Into, role: str, body: msgspec.Struct, *, scope: str = WHOLE) -> None:
    """Store the estimate of how many persons of a role there are."""
    put(into, schema.estimate, [{"scope": scope, "role": role, "body": text_of(body)}])


def put_viewpoint(into: Into, agency: str, purpose: str, *, seen: str, known: str) -> None:
    """Store which scopes an agency is answered from when it asks for a purpose."""
    row = {"agency": agency, "purpose": purpose, "seen": seen, "known": known}
    put(into, schema.viewpoint, [row])


def put_part(into: Into, scope: str, *, originator: str, terms: str, body: msgspec.Struct) -> None:
    """Store that a scope holds records of an originator under some terms."""
    row = {"scope": scope, "originator": originator, "terms": terms, "body": text_of(body)}
    put(into, schema.scope_part, [row])


def forget_alerts(connection: Connection, reports: Iterable[str]) -> None:
    """Drop assessments and alerts of reports that were withdrawn."""
    gone = [{"gone": report} for report in reports]
    for table in (schema.assessment, schema.assessed, schema.alert):
        if gone:
            connection.execute(delete(table).where(table.c.report == bindparam("gone")), gone)


def mark_triaged(into: Into, contribution: str) -> None:
    """Remember that every report of a contribution is assessed."""
    put(into, schema.triaged, [{"contribution": contribution}])


def untriaged(connection: Connection) -> tuple[str, ...]:
    """Return the standing contributions whose reports nobody has assessed yet."""
    return tuple(connection.execute(_UNTRIAGED).scalars())


def is_untriaged(connection: Connection, contribution: str) -> bool:
    """Tell whether a contribution stands and nobody has assessed its reports yet."""
    return connection.execute(_UNTRIAGED.where(schema.contribution.c.id == contribution)).first() is not None


def triage_of(connection: Connection, contributions: Iterable[str]) -> Tables:
    """Return the rows that triage of these contributions made, by table."""
    wanted = list(contributions)
    asked = {"wanted": wanted}
    own = among(schema.triaged.c.contribution, "wanted")
    found = {schema.triaged: connection.execute(select(schema.triaged).where(own), asked)}
    reports = select(schema.record.c.id).where(among(schema.record.c.contribution, "wanted"))
    for table in (schema.assessment, schema.assessed, schema.alert):
        found[table] = connection.execute(select(table).where(table.c.report.in_(reports)), asked)
    return {table: [*map(dict, rows.mappings())] for table, rows in found.items()}


_UNTRIAGED: Final = (
    select(schema.contribution.c.id)
    .where(
        ~exists().where(schema.triaged.c.contribution == schema.contribution.c.id),
        ~exists().where(schema.withdrawal.c.contribution == schema.contribution.c.id),
    )
    .order_by(schema.contribution.c.id)
)


def set_state(connection: Connection, key: str, value: str) -> None:
    """Remember something about the derivations as a whole."""
    connection.execute(delete(schema.state).where(schema.state.c.key == key))
    connection.execute(schema.state.insert(), [{"key": key, "value": value}])


def get_state(connection: Connection, key: str) -> str:
    """Return what is remembered under ``key``, or ""."""
    query = select(schema.state.c.value).where(schema.state.c.key == key)
    return str(connection.execute(query).scalar() or "")


def terms_count(connection: Connection) -> str:
    """Return a text that changes whenever other terms come to stand for any record."""
    return "-".join(map(str, connection.execute(_TERMS_COUNT).one()))


_TERMS_COUNT: Final = select(
    *(select(func.count()).select_from(table).scalar_subquery() for table in (terms_change, given, given_end))
)


def digests(connection: Connection) -> dict[str, str]:
    """Return a SHA-256 digest of every derived table, rows in the order of their keys."""
    return {str(table.name): _digest(connection, table) for table in schema.RESULTS}


def counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows of every derived table."""
    return {
        str(table.name): int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for table in schema.RESULTS
    }


def _digest(connection: Connection, table: Table) -> str:
    """Digest one table; a row is encoded as a JSON list."""
    digest = sha256()
    for row in _rows(connection, table):
        digest.update(msgspec.json.encode(row))
        digest.update(b"\n")
    return digest.hexdigest()


def _rows(connection: Connection, table: Table) -> Iterator[tuple[object, ...]]:
    """Yield the rows of a table in the order of its primary key."""
    query = select(table).order_by(*table.primary_key.columns)
    for row in connection.execution_options(yield_per=_BATCH).execute(query):
        yield tuple(row)
