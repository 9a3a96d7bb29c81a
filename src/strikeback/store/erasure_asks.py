"""Erasures that one person asks for and another one agrees to. Facts."""

from enum import StrEnum
from typing import ClassVar, Final

import msgspec
from sqlalchemy import Connection, select

from strikeback.custody.entry import Kind
from strikeback.model.base import Frozen
from strikeback.model.lifecycle import Erasure, ErasureAsk
from strikeback.store import dialect, log, words
from strikeback.store.facts import text_of
from strikeback.store.lifecycle import SAID
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
    bare, texts = words.strip(new, SAID)
    row = {"id": new.id, "object": new.object, "agency": new.agency, "at": new.at, "body": text_of(bare)}
    if dialect.insert_new(connection, erasure_ask, [row]):
        row |= words.put(connection, Kind.ERASURE_ASK, new.id, new.agency, texts)
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
    made = {one.id: one for one in (_ASK.decode(row[0]) for row in rows)}
    done = {}
    if made:
        objects = {one.object for one in made.values()}
        query = select(erasure.c.body).where(erasure.c.object.in_(objects)).order_by(erasure.c.at)
        erased = {one.id: one for one in map(_ERASURE.decode, connection.execute(query).scalars())}
        erased = words.filled(connection, Kind.ERASURE_REASON, erased, SAID)
        done = {one.ask: one for one in erased.values() if one.ask}
    said = words.filled(connection, Kind.ERASURE_ASK, made, SAID).values()
    return tuple(
        Asked(
            ask=told, outcome=row[1] or "", second=row[2] or "", ended=row[3] or "", erasure=done.get(told.id)
        )
        for told, row in zip(said, rows, strict=True)
    )
