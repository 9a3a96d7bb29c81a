"""Decisions about two records of a live collection, and their undoing: appended only."""

from collections.abc import Iterator
from sqlite3 import Connection as RawConnection
from typing import Final

import msgspec

from strikeback.model.errors import NotFoundError, UsageError
from strikeback.model.links import Decision, Verdict

_DECISION: Final = msgspec.json.Decoder(Decision)


def add_decision(raw: RawConnection, collection: int, new: Decision) -> None:
    """Append a decision.

    Raises:
        UsageError: The very same decision is there already.
    """
    sql = (
        'INSERT INTO live_decision (collection, id, "left", "right", body) VALUES (?, ?, ?, ?, ?) '
        "ON CONFLICT DO NOTHING"
    )
    row = (collection, new.id, new.left, new.right, msgspec.json.encode(new).decode())
    if not raw.execute(sql, row).rowcount:
        raise UsageError("this decision is recorded already", where=new.id)


def add_undo(
    raw: RawConnection, collection: int, identity: str, *, by: str, reason: str, at: str
) -> Decision:
    """Append the undoing of a decision; return the decision.

    Raises:
        NotFoundError: The collection has no such decision.
        UsageError: It is undone already.
    """
    sql = "SELECT body FROM live_decision WHERE collection = ? AND id = ?"
    row = raw.execute(sql, (collection, identity)).fetchone()
    if row is None:
        raise NotFoundError("there is no such decision", where=identity, remedy="See: strikeback live show")
    sql = "INSERT INTO live_undo VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
    if not raw.execute(sql, (identity, by, reason, at)).rowcount:
        raise UsageError("the decision is undone already", where=identity)
    return _DECISION.decode(row[0])


def standing(raw: RawConnection, collection: int, identity: str) -> dict[str, Verdict]:
    """Return the standing decision with every other record: of several about a pair, the latest."""
    out = {}
    for one in _standing(raw, collection, identity):
        out[one.right if one.left == identity else one.left] = one.verdict
    return out


def decisions_on(raw: RawConnection, collection: int, identity: str) -> list[Decision]:
    """Return the standing decisions about one record, in the order they were taken."""
    return list(_standing(raw, collection, identity))


def all_standing(raw: RawConnection, collection: int) -> dict[tuple[str, str], Verdict]:
    """Return the standing decision about each pair, the lesser id first."""
    sql = _QUERY + "ORDER BY d.number"
    rows = raw.execute(sql, (collection,))
    return {(one.left, one.right): one.verdict for one in (_DECISION.decode(body) for (body,) in rows)}


_QUERY: Final = (
    "SELECT d.body FROM live_decision AS d LEFT JOIN live_undo AS u ON u.decision = d.id "
    "WHERE d.collection = ?1 AND u.decision IS NULL "
)


def _standing(raw: RawConnection, collection: int, identity: str) -> Iterator[Decision]:
    sql = _QUERY + 'AND (d."left" = ?2 OR d."right" = ?2) ORDER BY d.number'
    for (body,) in raw.execute(sql, (collection, identity)):
        yield _DECISION.decode(body)
