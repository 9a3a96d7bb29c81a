"""Row-level security of PostgreSQL: the policy of sharing once more, where no query can forget it.

Every table of a store has it, forced, so that it binds the owner of the tables too. A transaction that has
not said for whom it works reads no row and writes none. Two things can be said:

- a **viewer** (``Store.read_as``): the settings of ``terms.py:session_settings``; tables that are named in
  ``VIEWED`` show the rows that the viewer's agency is told of at ``hit`` or more, all others none;
- the **hub itself** (``Store.read`` and ``Store.write``): what is computed from everything, stored for
  everybody or logged. It shows nobody anything; whatever a person sees goes through ``read_as``.

Both are said with ``set_config(..., true)``: they end with the transaction, and a pooled connection keeps
neither. SQLite has no such wall; there only the predicate stands.
"""

# ruff: noqa: S608 - every text in these statements is a constant of ours

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Final, NamedTuple

from sqlalchemy import Connection

from strikeback.model.people import Viewer
from strikeback.store.dialect_postgres import begin
from strikeback.store.schema_terms import holding
from strikeback.store.terms_sql import (
    NOTED,
    SERVICE,
    beginning,
    opens_function,
    row_policy,
    session_settings,
)

MARK: Final = "strikeback_mark"
"""The table by which a database says that it is a store; its comment says which wall stands."""

APP: Final = "strikeback_app"
"""The role that programs of a hub belong to: it owns nothing and passes by no policy."""

HUB: Final[Mapping[str, str]] = {SERVICE: "hub"}
"""The settings by which a transaction says that it works for the hub itself."""

_SIGNS: Final = ("alembic_version", MARK)
"""Tables that say what the database is; everybody who may connect reads them."""

_HUB: Final = "(SELECT current_setting('strikeback.service', true)) = 'hub'"
_OWN: Final = "(SELECT current_setting('strikeback.agency', true))"
_SCOPED: Final = (
    "{table}.scope = ANY (ARRAY(SELECT viewpoint.seen FROM viewpoint "
    "UNION ALL SELECT viewpoint.known FROM viewpoint))"
)
"""The viewer's scopes are few, and looked up once a statement."""

_EACH: Final = "OFFSET 0"
"""Keeps the database from reading a whole table for what is asked of few rows, by an index."""

_HELD: Final = f"EXISTS (SELECT 1 FROM holding WHERE holding.record = {{}} {_EACH})"
"""What ``terms.py:row_policy`` says of ``holding`` binds this subquery too: said once, it holds for all."""

_ALERTED: Final = f"EXISTS (SELECT 1 FROM alert WHERE alert.report = {{}} AND alert.agency = {_OWN} {_EACH})"

VIEWED: Final = {
    "agency": "true",
    "derivation": "true",
    "terms": "true",
    "terms_audience": "true",
    "terms_grant": "true",
    # Alerts go to whom they concern, whatever the terms; so does the report that each is about.
    "alert": f"alert.agency = {_OWN}",
    "assessment": f"{_HELD.format('assessment.report')} OR {_ALERTED.format('assessment.report')}",
    "record": f"{_HELD.format('record.id')} OR {_ALERTED.format('record.id')} "
    f"OR {_ALERTED.format('record.report')}",
    "selector": _HELD.format("selector.record"),
    "term": _HELD.format("term.record"),
    "withdrawn_record": _HELD.format("withdrawn_record.record"),
    "acknowledgement": f"EXISTS (SELECT 1 FROM alert WHERE alert.id = acknowledgement.alert {_EACH})",
    "contribution": f"contribution.originator = {_OWN}",
    "refusal": f"EXISTS (SELECT 1 FROM contribution WHERE contribution.id = refusal.contribution {_EACH})",
    # Whoever reads a record must see that it was withdrawn.
    "withdrawal": "EXISTS (SELECT 1 FROM record "
    f"WHERE record.contribution = withdrawal.contribution {_EACH})",
    "decision": f'EXISTS (SELECT 1 FROM record WHERE record.id = decision."left" {_EACH}) '
    f'AND EXISTS (SELECT 1 FROM record WHERE record.id = decision."right" {_EACH})',
    # Of words only the reasons of decisions are read in a viewer's own transaction.
    **{
        name: f"starts_with({name}.id, 'decision:') AND EXISTS "
        f"(SELECT 1 FROM decision WHERE decision.id = substr({name}.id, 10) {_EACH})"
        for name in ("wording", "wording_gone")
    },
    "undo": f"EXISTS (SELECT 1 FROM decision WHERE decision.id = undo.decision {_EACH})",
    "claim": f"claim.agency = {_OWN} OR EXISTS (SELECT 1 FROM record WHERE record.id IN "
    "(SELECT jsonb_array_elements_text(claim.body::jsonb -> 'records')))",
    "claim_release": f"EXISTS (SELECT 1 FROM claim WHERE claim.id = claim_release.claim {_EACH})",
    "viewpoint": f"viewpoint.agency = {_OWN}",
    "lead": f"lead.agency = {_OWN} AND {_SCOPED.format(table='lead')}",
    **{
        name: _SCOPED.format(table=name)
        for name in ("entity", "estimate", "link", "member", "redirect", "scope_part")
    },
}
"""What a viewer reads, by table. Subqueries are bound by the policies of their own tables."""


_BEGINNING: Final = beginning()

_PLANS: Final = {"plan_cache_mode": "force_generic_plan", "enable_seqscan": "off"}
"""A viewer's statements are the same few, and look few rows up: planned once for each connection, always by
an index, also where a table was still empty at the time."""


class _Seen(NamedTuple):
    """What the catalogue says."""

    names: dict[str, bool]
    """All tables that hold anything, and whether each holds facts."""
    comment: str | None
    """Digest of the wall that stands."""
    role: bool
    """Whether there is the programs' role."""


def _look(connection: Connection) -> _Seen:
    """Ask the catalogue, in one statement."""
    rows = connection.exec_driver_sql(
        "SELECT relname, EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = pg_class.oid "
        "AND tgname = relname || '_no_update'), "
        f"(SELECT obj_description(to_regclass('{MARK}'), 'pg_class')), "
        f"(SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{APP}')) FROM pg_class "
        "WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') ORDER BY relname"
    ).all()
    names = {name: guarded for name, guarded, *_ in rows if name not in _SIGNS}
    return _Seen(names, *(rows[0][2:] if rows else (None, False)))


def tables(connection: Connection) -> dict[str, bool]:
    """Return all tables that hold anything, by name, and whether each holds facts.

    Those that are not in ``VIEWED`` are the hub's alone.
    """
    return _look(connection).names


def state(connection: Connection, viewer: Viewer | None) -> None:
    """Say for whom the transaction works until it ends; None: for the hub itself."""
    connection.info.pop(NOTED, None)
    if viewer is None:
        begin(connection, HUB)
        return
    begin(connection, {**HUB, **session_settings(viewer), **_PLANS})
    _, *counts, _ = connection.exec_driver_sql(_BEGINNING).one()
    connection.info[NOTED] = "-".join(map(str, counts))


def statements(names: Iterable[str]) -> Iterator[str]:
    """Yield what puts the wall up anew, whatever stood before."""
    yield opens_function()
    for name in names:
        for policy in ("hub", "told", "viewed"):
            yield f"DROP POLICY IF EXISTS {policy} ON {name}"
        yield f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY"
        yield f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY"
        # The subquery is run once a statement, not once a row.
        yield f"CREATE POLICY hub ON {name} USING ({_HUB})"
        if name == holding.name:
            yield row_policy(name, "record")[-1]
        if name in VIEWED:
            content = "(SELECT current_setting('strikeback.content', true)) = '1'"
            yield f"CREATE POLICY viewed ON {name} FOR SELECT USING ({content} AND ({VIEWED[name]}))"


def _grants(names: Mapping[str, bool]) -> Iterator[str]:
    """Yield what the programs' role may do: facts are never updated, tables never made or emptied."""
    yield f"GRANT USAGE ON SCHEMA public TO {APP}"
    yield f"GRANT SELECT ON {', '.join(_SIGNS)} TO {APP}"
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {APP}"
    for name, guarded in names.items():
        rights = "SELECT, INSERT, DELETE" if guarded else "SELECT, INSERT, UPDATE, DELETE"
        yield f"GRANT {rights} ON {name} TO {APP}"


def stands(connection: Connection) -> bool:
    """Tell whether the wall is this release's, and the programs' role has its rights if there is one."""
    seen = _look(connection)
    return seen.comment == _digest(seen)


def put_up(connection: Connection) -> None:
    """Put the wall up, and give the programs' role its rights; the owner of the tables alone can.

    The role is made where the owner may make roles; else somebody makes it before.
    """
    names = tables(connection)
    for statement in statements(names):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        f"DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{APP}') AND EXISTS "
        "(SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolcreaterole OR rolsuper)) "
        f"THEN CREATE ROLE {APP} NOLOGIN; END IF; END $$"
    )
    seen = _look(connection)
    if seen.role:
        for statement in _grants(names):
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"COMMENT ON TABLE {MARK} IS '{_digest(seen)}'")


def _digest(seen: _Seen) -> str:
    """Return a digest of everything ``put_up`` does."""
    told = "\n".join((*statements(seen.names), *(_grants(seen.names) if seen.role else ())))
    return sha256(told.encode()).hexdigest()[:16]
