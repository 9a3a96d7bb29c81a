"""Decisions about two records of a live collection, and their undoing: appended only."""

from collections.abc import Iterator
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from strikeback.custody.entry import Kind
from strikeback.model.errors import NotFoundError, UsageError
from strikeback.model.links import Decision, Verdict
from strikeback.store import dialect, live_schema, log
from strikeback.store.live_driver import RawConnection

_DECISION: Final = msgspec.json.Decoder(Decision)


def add_decision(connection: Connection, collection: int, new: Decision) -> None:
    """Append a decision and log it.

    Raises:
        UsageError: The very same decision is there already.
    """
    body = msgspec.json.encode(new).decode()
    row = {"collection": collection, "id": new.id, "left": new.left, "right": new.right, "body": body}
    if not dialect.insert_new(connection, live_schema.decision, [row]):
        raise UsageError("this decision is recorded already", where=new.id)
    log.record_fact(connection, Kind.LIVE_DECISION, row, ref=new.id, about=new.id, by=new.by, at=new.at)


def add_undo(
    connection: Connection, collection: int, identity: str, *, by: str, reason: str, at: str
) -> Decision:
    """Append the undoing of a decision and log it; return the decision.

    Raises:
        NotFoundError: The collection has no such decision.
        UsageError: It is undone already.
    """
    table = live_schema.decision
    query = select(table.c.body).where(table.c.collection == collection, table.c.id == identity)
    body = connection.execute(query).scalar()
    if body is None:
        raise NotFoundError("there is no such decision", where=identity, remedy="See: strikeback live show")
    row = {"decision": identity, "by": by, "reason": reason, "at": at}
    if not dialect.insert_new(connection, live_schema.undo, [row]):
        raise UsageError("the decision is undone already", where=identity)
    log.record_fact(connection, Kind.LIVE_UNDO, row, ref=identity, about=identity, by=by, at=at)
    return _DECISION.decode(body)


def standing(raw: RawConnection, collection: int, identity: str) -> Iterator[tuple[int, Verdict, str]]:
    """Return the decisions about a record that stand: number, verdict, the other record.

    Several may be about one pair: the one of the highest number stands.
    """
    for number, one in _standing(raw, collection, identity):
        yield number, one.verdict, one.right if one.left == identity else one.left


def decisions_on(raw: RawConnection, collection: int, identity: str) -> list[Decision]:
    """Return the standing decisions about one record, in the order they were taken."""
    return [one for _, one in _standing(raw, collection, identity)]


def all_standing(raw: RawConnection, collection: int) -> dict[tuple[str, str], Verdict]:
    """Return the standing decision about each pair, the lesser id first, in the order they were taken."""
    out: dict[tuple[str, str], Verdict] = {}
    for _, body in raw.execute(_QUERY + "ORDER BY d.number", (collection,)):
        one = _DECISION.decode(body)
        # The latest stands, and comes where it was taken.
        out.pop((one.left, one.right), None)
        out[one.left, one.right] = one.verdict
    return out


_QUERY: Final = (
    "SELECT d.number, d.body FROM live_decision AS d LEFT JOIN live_undo AS u ON u.decision = d.id "
    "WHERE d.collection = ?1 AND u.decision IS NULL "
)


def _standing(raw: RawConnection, collection: int, identity: str) -> Iterator[tuple[int, Decision]]:
    sql = _QUERY + 'AND (d."left" = ?2 OR d."right" = ?2) ORDER BY d.number'
    for number, body in raw.execute(sql, (collection, identity)).fetchall():
        yield number, _DECISION.decode(body)
