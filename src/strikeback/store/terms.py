"""Terms in the store: which stand for which record, and the policy of sharing as SQL.

``visible`` says in SQL what ``sharing/policy.py:allow`` says of one record; ``terms_sql.py:row_policy`` says
it once more as row-level security of PostgreSQL. All three come from the same rows and few functions.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from typing import Any, ClassVar, Final

import msgspec
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    FromClause,
    String,
    and_,
    bindparam,
    exists,
    false,
    func,
    literal,
    not_,
    or_,
    select,
    union_all,
)

from strikeback.model.base import Frozen
from strikeback.model.errors import RefusedError, UsageError
from strikeback.model.handling import Handling, Level
from strikeback.model.ids import derive_id
from strikeback.model.people import Viewer
from strikeback.model.record import Contribution, Record
from strikeback.sharing.policy import (
    END,
    RANK,
    for_agency,
    last_day,
    now_of,
    second_of,
    sees_content,
)
from strikeback.sharing.purposes import normal
from strikeback.store import dialect
from strikeback.store.among import among
from strikeback.store.schema import contribution, record
from strikeback.store.schema_terms import holding, terms, terms_audience, terms_grant
from strikeback.store.terms_sql import Asker, opening_terms, opens

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
    if not records:
        return
    rows, known = held_rows(records)
    keep_terms(connection, known)
    dialect.insert_many(connection, holding, rows)


def held_rows(
    records: Iterable[Record | Origin],
) -> tuple[list[tuple[str, str, str, int]], dict[Handling, str]]:
    """Return what notes the terms of records, and these terms with their ids."""
    last: Handling | None = None
    last_id = ""
    known: dict[Handling, str] = {}
    rows: list[tuple[str, str, str, int]] = []
    for one in records:
        if one.handling is not last:
            last = one.handling
            last_id = known.get(last) or known.setdefault(last, terms_id(last))
        rows.append((one.id, one.originator, last_id, 0))
    # In the order of the key, so that neighbours are written together.
    return sorted(rows), known


def hold_rest(connection: Connection, head: Contribution, *, beside: bool) -> None:
    """Note the terms of all records of a contribution that came with the contribution's own.

    Args:
        connection: The transaction in which they are stored.
        head: The contribution.
        beside: The terms of some of its records are noted already.
    """
    keep_terms(connection, [head.handling])
    values = (literal(head.originator), literal(terms_id(head.handling)), literal(0))
    query = select(record.c.id, *values).where(record.c.contribution == head.id)
    if beside:
        query = query.where(~exists().where(holding.c.record == record.c.id))
    # In the order of the key, so that neighbours are written together.
    connection.execute(holding.insert().from_select([*holding.c.keys()], query.order_by(record.c.id)))


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
    asker = Asker(
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
        raise RefusedError("this duty gives no sight of content", remedy="Ask somebody who has another duty")
    named = {
        "viewer_agency": viewer.agency,
        "viewer_user": viewer.user,
        "viewer_purpose": normal(viewer.purpose),
        "viewer_now": now_of(viewer),
        "viewer_opening": viewer.broken,
    }
    opened: dict[str, list[str]] = {opened_at(level): [] for level in (Level.HIT, Level.SUMMARY)}
    for name, identity in connection.execute(_openings(), named):
        opened[name].append(identity)
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
    return _visible(_LATER, at_least, record_column, opened_at(at_least))


def opened_at(level: Level) -> str:
    """Return the name of the parameter with the terms that tell at least that much: hit or summary."""
    return f"opened_{level.value}"


_LATER: Final = Asker(*(bindparam(f"viewer_{name}", type_=String()) for name in Asker._fields))


@cache
def _openings() -> CompoundSelect[Any]:
    """Return the query for the terms that open something, each level's with its name."""
    parts = (
        (opened_at(level), opening_terms(_LATER, level).subquery()) for level in (Level.HIT, Level.SUMMARY)
    )
    return union_all(*(select(literal(name), found.c.id) for name, found in parts))


def _visible(
    asker: Asker,
    at_least: Level,
    record_column: ColumnElement[str],
    opened: str = "",
) -> ColumnElement[bool]:
    held = holding.alias()
    kept, source = record.alias(), contribution.alias()
    # Values, not EXISTS: each of those is planned twice by PostgreSQL, and with it what the wall adds inside.
    told = select(_opens(asker, at_least, held, opened)).where(held.c.record == record_column)
    came = kept.join(source, source.c.id == kept.c.contribution)
    own = select(source.c.originator == asker.agency).select_from(came).where(kept.c.id == record_column)
    return func.coalesce(told.scalar_subquery(), own.scalar_subquery(), false())


def _opens(asker: Asker, at_least: Level, held: FromClause, opened: str) -> ColumnElement[bool]:
    """Return the condition that the terms in force, or being their originator, open a record."""
    if opened:
        return or_(held.c.originator == asker.agency, among(held.c.terms, opened))
    return opens(asker, at_least, held.c.originator, held.c.terms)


def hit_later(held: FromClause, *, listed: bool) -> ColumnElement[bool]:
    """Return the condition under which a record is told as a hit and no more to the viewer of ``asking``.

    A record without terms in force is its originator's alone, and told to nobody as a hit.

    Args:
        held: ``holding``, or an alias: the record's row.
        listed: ``Asking.listed`` of the viewer.
    """
    hit, summary = (
        _opens(_LATER, level, held, opened_at(level) if listed else "")
        for level in (Level.HIT, Level.SUMMARY)
    )
    return and_(hit, not_(summary))
