"""Decisions, their undoing, and acknowledgements: facts that people add."""

from collections.abc import Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, func, or_, select

from strikeback.custody.entry import Kind
from strikeback.model.base import Frozen
from strikeback.model.errors import NotFoundError, UsageError
from strikeback.model.ids import derive_id
from strikeback.model.links import Decision
from strikeback.store import dialect, log, words
from strikeback.store.facts import text_of
from strikeback.store.schema import acknowledgement, decision, undo

SAID: Final = ("reason",)
"""Texts that stand apart (``store/words.py``)."""

_DECISION: Final = msgspec.json.Decoder(Decision)


class Acknowledgement(Frozen, frozen=True, kw_only=True):
    """Somebody has taken an alert on."""

    shown = ("id", "alert", "at")

    id: str
    alert: str
    by: str
    """``agency/user``."""
    at: str
    """RFC 3339 UTC."""
    note: str = ""


def add_decision(connection: Connection, new: Decision) -> None:
    """Append a decision.

    Raises:
        UsageError: The very same decision is there already.
    """
    bare, texts = words.strip(new, SAID)
    row = {"id": new.id, "left": new.left, "right": new.right, "at": new.at, "body": text_of(bare)}
    if not dialect.insert_new(connection, decision, [row]):
        raise UsageError("this decision is recorded already", where=new.id)
    row |= words.put(connection, Kind.DECISION, new.id, words.agency_of(new.by), texts)
    log.record_fact(connection, Kind.DECISION, row, ref=new.id, about=new.id, by=new.by, at=new.at)


def add_undo(connection: Connection, identity: str, *, by: str, reason: str, at: str) -> str:
    """Append the undoing of a decision; return the id of the event.

    Raises:
        NotFoundError: There is no such decision.
        UsageError: It is undone already.
    """
    known = connection.execute(select(decision.c.id).where(decision.c.id == identity)).scalar()
    if known is None:
        raise NotFoundError("there is no such decision", where=identity, remedy="See: strikeback show RECORD")
    event = derive_id("u", [identity, by, at])
    row = {"id": event, "decision": identity, "by": by, "reason": "", "at": at}
    if not dialect.insert_new(connection, undo, [row]):
        raise UsageError("the decision is undone already", where=identity)
    row |= words.put(connection, Kind.UNDO, event, words.agency_of(by), {"reason": reason})
    log.record_fact(connection, Kind.UNDO, row, ref=event, about=identity, by=by, at=at)
    return event


def decisions(
    connection: Connection, *, about: Sequence[str] | None = None, standing: bool = False
) -> tuple[Decision, ...]:
    """Return decisions in the order they were taken.

    Args:
        connection: A transaction.
        about: Only those about one of these records; None: all.
        standing: Leave out what was undone.
    """
    query = (
        select(decision.c.body, undo.c.id)
        .outerjoin(undo, undo.c.decision == decision.c.id)
        .order_by(decision.c.at, decision.c.id)
    )
    if about is not None:
        query = query.where(or_(decision.c.left.in_(about), decision.c.right.in_(about)))
    if standing:
        query = query.where(undo.c.id.is_(None))
    found = [
        msgspec.structs.replace(_DECISION.decode(body), undone_by=event or "")
        for body, event in connection.execute(query)
    ]
    return tuple(words.filled(connection, Kind.DECISION, {one.id: one for one in found}, SAID).values())


def add_acknowledgement(connection: Connection, new: Acknowledgement) -> None:
    """Append an acknowledgement; the same one twice is kept once."""
    row = msgspec.structs.asdict(new)
    if dialect.insert_new(connection, acknowledgement, [row]):
        log.record_fact(
            connection, Kind.ACKNOWLEDGEMENT, row, ref=new.id, about=new.alert, by=new.by, at=new.at
        )


def acknowledgements(connection: Connection) -> dict[str, Acknowledgement]:
    """Return the first acknowledgement of every alert, by alert id."""
    query = select(acknowledgement).order_by(acknowledgement.c.at.desc(), acknowledgement.c.id.desc())
    rows = connection.execute(query).mappings()
    return {row["alert"]: Acknowledgement(**row) for row in rows}


def fingerprint(connection: Connection) -> str:
    """Return a text that changes whenever a decision is taken or undone."""
    taken = connection.execute(select(func.count()).select_from(decision)).scalar_one()
    undone = connection.execute(select(func.count()).select_from(undo)).scalar_one()
    return f"{taken}-{undone}"
