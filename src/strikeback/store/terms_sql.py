"""The policy of sharing as SQL: one condition on terms, for queries and for PostgreSQL's row-level security.

Two forms of the same few functions: a viewer's values, or the settings of a viewer's session.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from sqlalchemy import (
    ARRAY,
    ClauseElement,
    ColumnElement,
    FromClause,
    Select,
    Text,
    and_,
    case,
    cast,
    exists,
    func,
    literal_column,
    or_,
    select,
)

from strikeback.model.handling import Level
from strikeback.model.people import Viewer
from strikeback.sharing.policy import ANYONE, RANK, now_of, sees_content
from strikeback.sharing.purposes import ALWAYS, PAIRS, normal
from strikeback.store.schema_terms import (
    given,
    given_end,
    holding,
    terms,
    terms_audience,
    terms_change,
    terms_grant,
)


class Asker(NamedTuple):
    """A viewer as SQL: literal values, or settings of the session."""

    agency: ColumnElement[str]
    user: ColumnElement[str]
    purpose: ColumnElement[str]
    now: ColumnElement[str]
    opening: ColumnElement[str]


def held_terms(asker: Asker, at_least: Level, column: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that the terms in force, or being their originator, open a record."""
    held = holding.alias()
    return exists().where(held.c.record == column, opens(asker, at_least, held.c.originator, held.c.terms))


def opens(
    asker: Asker, at_least: Level, originator: ColumnElement[str], identity: ColumnElement[str]
) -> ColumnElement[bool]:
    """Return the condition that a row with this originator and these terms in force is opened."""
    return or_(originator == asker.agency, identity.in_(opening_terms(asker, at_least)))


def opening_terms(asker: Asker, at_least: Level) -> Select[tuple[str]]:
    """Return the ids of terms that tell at least that much; they are few, and asked for once a query."""
    said = terms.alias()
    return select(said.c.id).where(_opens_by(asker, at_least, said)).correlate(None)


def _opens_by(asker: Asker, at_least: Level, said: FromClause) -> ColumnElement[bool]:
    """Return the condition that a row of terms tells at least that much."""
    reached, given = terms_audience.alias(), terms_grant.alias()
    rank = RANK[at_least]
    today = func.substr(asker.now, 1, 10)
    in_review = said.c.review >= today
    by_terms = and_(
        in_review,
        fits(asker.purpose, said.c.purpose, rank),
        exists().where(
            reached.c.terms == said.c.id,
            or_(reached.c.agency == asker.agency, reached.c.agency == ANYONE),
            reached.c.rank >= rank,
        ),
    )
    by_grant = exists().where(
        given.c.terms == said.c.id,
        given.c.agency == asker.agency,
        given.c.rank >= rank,
        given.c.until > asker.now,
        or_(given.c.user == "", given.c.user == asker.user),
        or_(
            and_(given.c.opening != "", given.c.opening == asker.opening),
            and_(given.c.opening == "", in_review, fits(asker.purpose, given.c.purpose, rank)),
        ),
    )
    return or_(by_terms, by_grant)


def fits(looked: ColumnElement[str], stated: ColumnElement[str], rank: int) -> ColumnElement[bool]:
    """Return the condition that a viewer's purpose leaves at least ``rank`` under the stated one."""
    pairs = [
        and_(looked == mine, stated == theirs) for (mine, theirs), most in PAIRS.items() if RANK[most] >= rank
    ]
    always = [looked == mine for mine, most in ALWAYS.items() if RANK[most] >= rank]
    return or_(and_(looked != "", looked == stated), *pairs, *always)


OPENED: Final = "strikeback.opened"
"""The setting with the ids of the terms that open something to the viewer; the database fills it in."""

MOST_OPENED: Final = 500
"""Terms beyond which each statement looks them up by itself; the setting says ``*`` then."""

SETTINGS: Final = ("agency", "user", "purpose", "now", "opening", "content")
"""Names below ``strikeback.`` of the settings that row-level security reads."""


def session_settings(viewer: Viewer) -> Mapping[str, str]:
    """Return what ``set_config(name, value, true)`` must set at the start of a viewer's transaction."""
    values = {
        "agency": viewer.agency,
        "user": viewer.user,
        "purpose": normal(viewer.purpose),
        "now": now_of(viewer),
        "opening": viewer.broken,
        "content": "1" if sees_content(viewer) else "0",
    }
    return {f"strikeback.{name}": values[name] for name in SETTINGS}


NOTED: Final = "strikeback_terms"
"""Among what is kept with a connection: how many changes of terms there are, in a viewer's transaction."""

SERVICE: Final = "strikeback.service"
"""The setting by which a transaction says that it works for the hub itself."""


def beginning(at_least: Level = Level.HIT) -> str:
    """Return the first statement of a viewer's transaction, which the hub asks and which ends its part in it.

    The database notes which terms open anything: they cannot change within a transaction that sees one state.
    Asked for by every row's policy, they would cost a viewer a look at all terms in every statement. And it
    says how many changes, grants and ends of grants there are: a viewer counts none but those it is told of.
    """
    few = opening_terms(_session(), at_least).limit(MOST_OPENED + 1).subquery("few")
    listed = func.coalesce(func.string_agg(few.c.id, ","), "")
    noted = case((func.count() > MOST_OPENED, "*"), else_=listed)
    counts = (
        select(func.count()).select_from(table).scalar_subquery()
        for table in (terms_change, given, given_end)
    )
    opened = func.set_config(OPENED, noted, True)  # noqa: FBT003
    return _text(select(opened, *counts, func.set_config(SERVICE, "", True)))  # noqa: FBT003


def opens_function(at_least: Level = Level.HIT) -> str:
    """Return the statement that makes the function with which the policy looks terms up, as its caller.

    The question asks three tables, each with a policy of its own. Written into the policy it is planned, and
    made ready to run, with each mention of a record in any viewer's statement: half of what those cost. In
    here it is planned by whoever needs it.
    """
    said = terms.alias()
    found = select(said.c.id).where(
        said.c.id == literal_column("which"), _opens_by(_session(), at_least, said)
    )
    return (
        "CREATE OR REPLACE FUNCTION strikeback_opens(which text) RETURNS boolean LANGUAGE plpgsql STABLE "
        f"AS $$ BEGIN RETURN EXISTS ({_text(found)}); END $$"
    )


def row_policy(table: str, column: str, at_least: Level = Level.HIT) -> tuple[str, ...]:
    """Return the statements that let a session of PostgreSQL read only rows its viewer is told of.

    A session that has set nothing reads nothing: settings that are absent are NULL, and NULL opens nothing.

    Args:
        table: A table of ours.
        column: Its column with the record's id; for ``holding`` itself, ``record``.
        at_least: How much must be told of the record.
    """
    asker = _session()
    if table == holding.name:
        opened = func.current_setting(OPENED, True)  # noqa: FBT003
        # Subqueries: run once a statement, not once a row.
        few = select(func.string_to_array(opened, ",")).scalar_subquery()
        listed = holding.c.terms == func.any(cast(few, ARRAY(Text)))
        looked_up = func.strikeback_opens(literal_column("holding.terms"))
        many = and_(select(opened).scalar_subquery() == "*", looked_up)
        condition = or_(holding.c.originator == asker.agency, listed, many)
    else:
        condition = held_terms(asker, at_least, literal_column(f"{table}.{column}"))
    content = func.current_setting("strikeback.content", True)  # noqa: FBT003
    whole = and_(select(content).scalar_subquery() == "1", asker.agency.not_in(["", ANYONE]), condition)
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY told ON {table} FOR SELECT USING ({_text(whole)})",
    )


def _session() -> Asker:
    """Return the viewer that the settings of a session name."""
    settings = (func.current_setting(f"strikeback.{name}", True) for name in Asker._fields)  # noqa: FBT003
    return Asker(*settings)


def _text(clause: ClauseElement) -> str:
    """Return SQL with its constants in it."""
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - a store of one's own does not need it

    return str(
        clause.compile(
            dialect=postgresql.dialect(),  # type: ignore[no-untyped-call]
            compile_kwargs={"literal_binds": True},
        )
    )
