"""Terms in the store: which stand for which record, and the policy of sharing as SQL.

``visible`` says in SQL what ``sharing/policy.py:allow`` says of one record; ``row_policy`` says it once more
as row-level security of PostgreSQL. All three come from the same rows and the same few functions.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, ClassVar, Final, NamedTuple

import msgspec
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    String,
    and_,
    bindparam,
    exists,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
)
from sqlalchemy.dialects import postgresql

from strikeback.model.base import Frozen
from strikeback.model.errors import RefusedError, UsageError
from strikeback.model.handling import Handling, Level
from strikeback.model.ids import derive_id
from strikeback.model.people import Viewer
from strikeback.model.record import Record
from strikeback.sharing.policy import (
    ANYONE,
    END,
    RANK,
    for_agency,
    last_day,
    now_of,
    second_of,
    sees_content,
)
from strikeback.sharing.purposes import ALWAYS, PAIRS, normal
from strikeback.store import dialect
from strikeback.store.schema import contribution, record
from strikeback.store.schema_terms import holding, terms, terms_audience, terms_grant

CHUNK: Final = 5_000
"""Rows fetched, or ids asked for, at once."""

UNTOLD: Final = Handling(level=Level.NOTHING, audience=())
"""Terms of a record for which none stand."""

_ENCODER: Final = msgspec.json.Encoder(order="deterministic")
_HANDLING: Final = msgspec.json.Decoder(Handling)


class Origin(Frozen, frozen=True, kw_only=True):
    """What of a stored record says under which terms it came."""

    shown: ClassVar = ("id", "originator")

    id: str
    originator: str
    contribution: str
    handling: Handling


_ORIGIN: Final = msgspec.json.Decoder(Origin)


def terms_id(handling: Handling) -> str:
    """Return the id of terms: a digest of what they say."""
    return derive_id("t", [_ENCODER.encode(handling)])


def hold(connection: Connection, records: Sequence[Record | Origin]) -> None:
    """Note the terms of records that are being stored, in the same transaction."""
    last: Handling | None = None
    last_id = ""
    known: dict[Handling, str] = {}
    rows: list[tuple[str, str, str, int]] = []
    for one in records:
        if one.handling is not last:
            last = one.handling
            last_id = known.get(last) or known.setdefault(last, terms_id(last))
        rows.append((one.id, one.originator, last_id, 0))
    keep_terms(connection, known)
    # In the order of the key, so that neighbours are written together.
    dialect.insert_many(connection, holding, sorted(rows))


def hold_all(connection: Connection) -> None:
    """Note the terms of every record that has none in force yet: for stores of older releases."""
    query = select(record.c.body).where(~exists().where(holding.c.record == record.c.id))
    bodies = iter(connection.execute(query).scalars().all())
    while some := [_ORIGIN.decode(body) for body in islice(bodies, CHUNK)]:
        hold(connection, some)


def keep_terms(connection: Connection, handlings: Iterable[Handling]) -> None:
    """Add the terms among these that the store does not have yet."""
    wanted = {terms_id(one): one for one in handlings}
    have = set(connection.execute(select(terms.c.id).where(terms.c.id.in_(wanted))).scalars())
    for identity in sorted(wanted.keys() - have):
        _add_terms(connection, identity, wanted[identity])


def _add_terms(connection: Connection, identity: str, handling: Handling) -> None:
    row = {
        "id": identity,
        "purpose": normal(handling.purpose),
        "review": last_day(handling.review),
        "body": _ENCODER.encode(handling).decode(),
    }
    dialect.insert_new(connection, terms, [row])
    reached = [(name, RANK[for_agency(handling, name)]) for name in sorted(set(handling.audience))]
    audience = [{"terms": identity, "agency": name, "rank": rank} for name, rank in reached if rank]
    dialect.insert_new(connection, terms_audience, audience)
    grants = [
        {
            "terms": identity,
            "number": number,
            "agency": grant.agency,
            "rank": RANK[grant.level],
            "purpose": normal(grant.purpose),
            "until": second_of(grant.until, END),
            "user": grant.user,
            "opening": grant.opening,
        }
        for number, grant in enumerate(handling.grants)
    ]
    dialect.insert_new(connection, terms_grant, grants)


def get_terms(connection: Connection, identities: Iterable[str]) -> dict[str, Handling]:
    """Return terms by their ids."""
    query = select(terms.c.id, terms.c.body).where(terms.c.id.in_(sorted(set(identities))))
    return {identity: _HANDLING.decode(body) for identity, body in connection.execute(query)}


def in_force(connection: Connection, records: Iterable[str]) -> dict[str, tuple[str, Handling]]:
    """Return by record id the originator and the terms in force; records without any are left out."""
    found: dict[str, tuple[str, str]] = {}
    ids = iter(sorted(set(records)))
    while some := list(islice(ids, CHUNK)):
        query = select(holding).where(holding.c.record.in_(some))
        found |= {row.record: (row.originator, row.terms) for row in connection.execute(query)}
    known = get_terms(connection, {identity for _, identity in found.values()})
    return {one: (originator, known[identity]) for one, (originator, identity) in found.items()}


def contribution_of(connection: Connection, identity: str) -> tuple[str, ...]:
    """Return the contribution of a record, or nothing."""
    query = select(record.c.contribution).where(record.c.id == identity)
    return tuple(connection.execute(query).scalars())


class Overlay:
    """Gives records the terms that stand now in place of those they came with."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, Handling] = {}

    def apply(self, one: Record, identity: str | None, changed: int | None) -> Record:
        """Return a record as it is to be read.

        Args:
            one: The record as it came.
            identity: Its terms in force; None: there are none.
            changed: 0 when they are those it came with.
        """
        if changed == 0:
            return one
        if identity is None:
            return msgspec.structs.replace(one, handling=UNTOLD)
        if identity not in self._known:
            self._known |= get_terms(self._connection, [identity])
        return msgspec.structs.replace(one, handling=self._known[identity])


class _Asker(NamedTuple):
    """A viewer as SQL: literal values, or settings of the session."""

    agency: ColumnElement[str]
    user: ColumnElement[str]
    purpose: ColumnElement[str]
    now: ColumnElement[str]
    opening: ColumnElement[str]


def visible(viewer: Viewer, at_least: Level, record_column: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition under which ``viewer`` is told at least that much of a record.

    Args:
        viewer: Who looks.
        at_least: ``hit``, ``summary`` or ``full``.
        record_column: The column that holds the record's id.

    Raises:
        UsageError: Everybody is told nothing at all: that is no condition.
    """
    if at_least is Level.NOTHING:
        raise UsageError("a condition on who is told nothing would let everything pass")
    if not sees_content(viewer):
        return false()
    asker = _Asker(
        agency=literal(viewer.agency),
        user=literal(viewer.user),
        purpose=literal(normal(viewer.purpose)),
        now=literal(now_of(viewer)),
        opening=literal(viewer.broken),
    )
    return _visible(asker, at_least, record_column)


class Asking(Frozen, frozen=True, kw_only=True):
    """A viewer as parameters of queries that are built once."""

    shown: ClassVar = ("listed",)

    parameters: dict[str, Any]
    listed: bool
    """The terms that open something are given as lists: they were looked up once, before any record."""


MOST_LISTED: Final = 500
"""Terms beyond which each query looks them up by itself."""


def asking(connection: Connection, viewer: Viewer) -> Asking:
    """Return the parameters of queries made with ``visible_later``.

    Which terms open something is looked up here, once and for whatever is asked next: a record that is there
    and is not told then costs no more than one that is not there.

    Raises:
        RefusedError: The viewer sees no content at all.
    """
    if not sees_content(viewer):
        raise RefusedError("this duty gives no sight of content")
    named = {
        "viewer_agency": viewer.agency,
        "viewer_user": viewer.user,
        "viewer_purpose": normal(viewer.purpose),
        "viewer_now": now_of(viewer),
        "viewer_opening": viewer.broken,
    }
    opened = {
        _opened_at(level): connection.execute(_openings(level), named).scalars().all()
        for level in (Level.HIT, Level.SUMMARY)
    }
    listed = all(len(some) <= MOST_LISTED for some in opened.values())
    return Asking(parameters=named | opened if listed else named, listed=listed)


def visible_later(at_least: Level, record_column: ColumnElement[str], *, listed: bool) -> ColumnElement[bool]:
    """Return the condition of ``visible`` for a viewer who is named only when the query runs, by ``asking``.

    A query with it can be built once; building it costs several times what running it does.

    Args:
        at_least: ``hit`` or ``summary``.
        record_column: The column that holds the record's id.
        listed: ``Asking.listed`` of the viewer.
    """
    if not listed:
        return _visible(_LATER, at_least, record_column)
    given: BindParameter[Any] = bindparam(_opened_at(at_least), expanding=True)
    return _visible(_LATER, at_least, record_column, given)


def _opened_at(level: Level) -> str:
    return f"opened_{level.value}"


_LATER: Final = _Asker(*(bindparam(f"viewer_{name}", type_=String()) for name in _Asker._fields))


@cache
def _openings(at_least: Level) -> Select[tuple[str]]:
    return _opening_terms(_LATER, at_least)


def _visible(
    asker: _Asker,
    at_least: Level,
    record_column: ColumnElement[str],
    opened: BindParameter[Any] | None = None,
) -> ColumnElement[bool]:
    held = holding.alias()
    kept, source = record.alias(), contribution.alias()
    own = (
        exists()
        .where(kept.c.id == record_column, kept.c.contribution == source.c.id)
        .where(source.c.originator == asker.agency)
    )
    unheld = ~exists().where(held.c.record == record_column)
    if opened is None:
        return or_(_held(asker, at_least, record_column), and_(unheld, own))
    opens = or_(held.c.originator == asker.agency, held.c.terms.in_(opened))
    return or_(exists().where(held.c.record == record_column, opens), and_(unheld, own))


def _held(asker: _Asker, at_least: Level, column: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that the terms in force, or being their originator, open a record."""
    held = holding.alias()
    return exists().where(held.c.record == column, _opens(asker, at_least, held.c.originator, held.c.terms))


def _opens(
    asker: _Asker, at_least: Level, originator: ColumnElement[str], identity: ColumnElement[str]
) -> ColumnElement[bool]:
    return or_(originator == asker.agency, identity.in_(_opening_terms(asker, at_least)))


def _opening_terms(asker: _Asker, at_least: Level) -> Select[tuple[str]]:
    """Return the ids of terms that tell at least that much; they are few, and asked for once a query."""
    said, reached, given = terms.alias(), terms_audience.alias(), terms_grant.alias()
    rank = RANK[at_least]
    today = func.substr(asker.now, 1, 10)
    in_review = said.c.review >= today
    by_terms = and_(
        in_review,
        _fits(asker.purpose, said.c.purpose, rank),
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
            and_(given.c.opening == "", in_review, _fits(asker.purpose, given.c.purpose, rank)),
        ),
    )
    return select(said.c.id).where(or_(by_terms, by_grant)).correlate(None)


def _fits(looked: ColumnElement[str], stated: ColumnElement[str], rank: int) -> ColumnElement[bool]:
    """Return the condition that a viewer's purpose leaves at least ``rank`` under the stated one."""
    pairs = [
        and_(looked == mine, stated == theirs) for (mine, theirs), most in PAIRS.items() if RANK[most] >= rank
    ]
    always = [looked == mine for mine, most in ALWAYS.items() if RANK[most] >= rank]
    return or_(and_(looked != "", looked == stated), *pairs, *always)


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


def row_policy(table: str, column: str, at_least: Level = Level.HIT) -> tuple[str, ...]:
    """Return the statements that let a session of PostgreSQL read only rows its viewer is told of.

    A session that has set nothing reads nothing: settings that are absent are NULL, and NULL opens nothing.

    Args:
        table: A table of ours.
        column: Its column with the record's id; for ``holding`` itself, ``record``.
        at_least: How much must be told of the record.
    """
    session = {name: func.current_setting(f"strikeback.{name}", True) for name in SETTINGS}  # noqa: FBT003
    asker = _Asker(*(session[name] for name in _Asker._fields))
    if table == holding.name:
        opens = _opens(asker, at_least, holding.c.originator, holding.c.terms)
    else:
        opens = _held(asker, at_least, literal_column(f"{table}.{column}"))
    condition = and_(session["content"] == "1", asker.agency.not_in(["", ANYONE]), opens)
    text = condition.compile(
        dialect=postgresql.dialect(),  # type: ignore[no-untyped-call]
        compile_kwargs={"literal_binds": True},
    )
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY told ON {table} FOR SELECT USING ({text})",
    )
