"""Openings in an emergency: asked for by one person, opened by a second, told to the originators. Facts."""

from collections.abc import Iterable
from typing import ClassVar, Final

import msgspec
from sqlalchemy import Connection, select

from strikeback.custody.entry import Kind
from strikeback.model.base import Frozen
from strikeback.model.handling import Level
from strikeback.model.ids import derive_id
from strikeback.store import dialect, log, words
from strikeback.store.facts import text_of
from strikeback.store.schema_terms import opening, opening_alarm, opening_ask, opening_read


class Ask(Frozen, frozen=True, kw_only=True):
    """What one person asks to be opened."""

    shown: ClassVar = ("id", "agency", "level", "minutes", "at")

    id: str
    agency: str
    user: str
    records: tuple[str, ...]
    level: Level
    minutes: int
    reason: str
    purpose: str
    case: str = ""
    at: str


class Opening(Frozen, frozen=True, kw_only=True):
    """That a second person opened it."""

    shown: ClassVar = ("ask", "until")

    ask: str
    """Id of the ask, and of the opening."""
    second: str
    until: str
    at: str


class Alarm(Frozen, frozen=True, kw_only=True):
    """What an originator is told of an opening."""

    shown: ClassVar = ("id", "opening", "agency", "at")

    id: str
    opening: str
    agency: str
    """Who is told."""
    by: str
    """Agency that opened."""
    user: str
    second: str
    reason: str
    records: tuple[str, ...]
    """The told agency's own."""
    level: Level
    until: str
    at: str


SAID: Final = ("reason",)
"""Texts that stand apart (``store/words.py``)."""

_ASK: Final = msgspec.json.Decoder(Ask)
_OPENING: Final = msgspec.json.Decoder(Opening)
_ALARM: Final = msgspec.json.Decoder(Alarm)


def add_ask(connection: Connection, new: Ask) -> None:
    """Append what is asked for; the same once."""
    bare, texts = words.strip(new, SAID)
    row = {"id": new.id, "agency": new.agency, "user": new.user, "at": new.at, "body": text_of(bare)}
    if dialect.insert_new(connection, opening_ask, [row]):
        row |= words.put(connection, Kind.OPENING_ASK, new.id, new.agency, texts)
        log.record_fact(connection, Kind.OPENING_ASK, row, ref=new.id, about=new.id, by=new.user, at=new.at)


def get_ask(connection: Connection, identity: str) -> Ask | None:
    """Return what was asked for, or None."""
    body = connection.execute(select(opening_ask.c.body).where(opening_ask.c.id == identity)).scalar()
    return None if body is None else _asks(connection, [body])[0]


def add_opening(connection: Connection, new: Opening) -> bool:
    """Append that it was opened; False when it was already."""
    row = {"ask": new.ask, "second": new.second, "until": new.until, "at": new.at, "body": text_of(new)}
    if not dialect.insert_new(connection, opening, [row]):
        return False
    log.record_fact(connection, Kind.OPENING, row, ref=new.ask, about=new.ask, by=new.second, at=new.at)
    return True


def get_opening(connection: Connection, identity: str) -> Opening | None:
    """Return an opening, or None."""
    body = connection.execute(select(opening.c.body).where(opening.c.ask == identity)).scalar()
    return None if body is None else _OPENING.decode(body)


def asks_waiting(connection: Connection, agency: str) -> tuple[Ask, ...]:
    """Return what people of an agency asked for and nobody has opened, oldest first."""
    query = (
        select(opening_ask.c.body)
        .where(opening_ask.c.agency == agency, opening_ask.c.id.not_in(select(opening.c.ask)))
        .order_by(opening_ask.c.at, opening_ask.c.id)
    )
    return _asks(connection, connection.execute(query).scalars())


def _asks(connection: Connection, bodies: Iterable[str]) -> tuple[Ask, ...]:
    found = {one.id: one for one in map(_ASK.decode, bodies)}
    return tuple(words.filled(connection, Kind.OPENING_ASK, found, SAID).values())


def opened_by(connection: Connection, agency: str) -> tuple[tuple[Ask, Opening], ...]:
    """Return what people of an agency opened, oldest first, those that are over included."""
    query = (
        select(opening_ask.c.body, opening.c.body)
        .join(opening, opening.c.ask == opening_ask.c.id)
        .where(opening_ask.c.agency == agency)
        .order_by(opening.c.at, opening.c.ask)
    )
    rows = connection.execute(query).all()
    asked = _asks(connection, [row[0] for row in rows])
    return tuple((one, _OPENING.decode(row[1])) for one, row in zip(asked, rows, strict=True))


def add_alarm(connection: Connection, new: Alarm) -> None:
    """Append what an originator is told."""
    bare, texts = words.strip(new, SAID)
    row = {
        "id": new.id,
        "opening": new.opening,
        "agency": new.agency,
        "at": new.at,
        "body": text_of(bare),
    }
    connection.execute(opening_alarm.insert(), [row])
    row |= words.put(connection, Kind.OPENING_ALARM, new.id, new.by, texts)
    log.record_fact(
        connection, Kind.OPENING_ALARM, row, ref=new.id, about=new.opening, by=new.second, at=new.at
    )


def alarms(connection: Connection, agency: str, *, unread: bool = True) -> tuple[Alarm, ...]:
    """Return what an agency was told, newest first; only what nobody has read yet unless asked otherwise."""
    query = select(opening_alarm.c.body).where(opening_alarm.c.agency == agency)
    if unread:
        query = query.where(opening_alarm.c.id.not_in(select(opening_read.c.alarm)))
    rows = connection.execute(query.order_by(opening_alarm.c.at.desc(), opening_alarm.c.id)).scalars()
    found = {one.id: one for one in map(_ALARM.decode, rows)}
    return tuple(words.filled(connection, Kind.OPENING_ALARM, found, SAID).values())


def add_read(connection: Connection, alarm: str, *, by: str, note: str, at: str) -> bool:
    """Append that somebody of the originator read an alarm; False when somebody has already."""
    row = {"alarm": alarm, "by": by, "note": "", "at": at}
    if not dialect.insert_new(connection, opening_read, [row]):
        return False
    row |= words.put(connection, Kind.OPENING_READ, alarm, words.agency_of(by), {"note": note})
    log.record_fact(connection, Kind.OPENING_READ, row, ref=alarm, about=alarm, by=by, at=at)
    return True


def opening_id(agency: str, user: str, records: tuple[str, ...], at: str) -> str:
    """Return the id of what is asked for."""
    return derive_id("op", [agency, user, at, *records])
