"""Erasures that one person asks for and another one agrees to. Facts."""

from enum import StrEnum
from typing import ClassVar, Final

import msgspec
from sqlalchemy import Connection, select

from strikeback.custody.entry import Kind
from strikeback.model.base import Frozen
from strikeback.model.lifecycle import Erasure, ErasureAsk
from strikeback.store import dialect, log
from strikeback.store.facts import text_of
from strikeback.store.schema_lifecycle import erasure, erasure_ask, erasure_ask_end


class Ended(StrEnum):
    """What became of an ask."""

    AGREED = "agreed"
    TAKEN_BACK = "taken_back"


class Asked(Frozen, frozen=True, kw_only=True):
    """An ask, what became of it, and the erasure it led to."""

    shown: ClassVar = ("ask", "outcome")

    ask: ErasureAsk
    outcome: str = ""
    """Of ``Ended``; empty: it waits for a second person."""
    second: str = ""
    """Who agreed, or took it back."""
    ended: str = ""
    erasure: Erasure | None = None


_ASK: Final = msgspec.json.Decoder(ErasureAsk)
_ERASURE: Final = msgspec.json.Decoder(Erasure)


def add_ask(connection: Connection, new: ErasureAsk) -> None:
    """Append what is asked for."""
    row = {"id": new.id, "object": new.object, "agency": new.agency, "at": new.at, "body": text_of(new)}
    if dialect.insert_new(connection, erasure_ask, [row]):
        log.record_fact(connection, Kind.ERASURE_ASK, row, ref=new.id, about=new.id, by=new.by, at=new.at)


def add_end(connection: Connection, identity: str, outcome: Ended, *, by: str, at: str) -> bool:
    """Append what became of an ask; False when it has ended before."""
    row = {"ask": identity, "outcome": outcome.value, "by": by, "at": at}
    if not dialect.insert_new(connection, erasure_ask_end, [row]):
        return False
    log.record_fact(connection, Kind.ERASURE_ASK_END, row, ref=identity, about=identity, by=by, at=at)
    return True


def asks(connection: Connection, agency: str) -> tuple[Asked, ...]:
    """Return an agency's asks in the order they were made."""
    query = (
        select(erasure_ask.c.body, erasure_ask_end.c.outcome, erasure_ask_end.c.by, erasure_ask_end.c.at)
        .outerjoin(erasure_ask_end, erasure_ask_end.c.ask == erasure_ask.c.id)
        .where(erasure_ask.c.agency == agency)
        .order_by(erasure_ask.c.at, erasure_ask.c.id)
    )
    rows = connection.execute(query).all()
    objects = [_ASK.decode(row[0]).object for row in rows]
    done = {}
    if objects:
        query = select(erasure.c.body).where(erasure.c.object.in_(objects)).order_by(erasure.c.at)
        made = (_ERASURE.decode(body) for body in connection.execute(query).scalars())
        done = {one.ask: one for one in made if one.ask}
    return tuple(
        Asked(
            ask=(told := _ASK.decode(body)),
            outcome=outcome or "",
            second=by or "",
            ended=at or "",
            erasure=done.get(told.id),
        )
        for body, outcome, by, at in rows
    )
