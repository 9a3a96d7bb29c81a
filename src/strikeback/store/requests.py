"""Requests between agencies in the store, with everything that happened to them. Facts that people add."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final

import msgspec
from sqlalchemy import Connection, Select, or_, select

from strikeback.casework.answer_rules import Rule
from strikeback.casework.requests import Facts, Reply, Request
from strikeback.custody.entry import Kind
from strikeback.model.base import Frozen
from strikeback.model.handling import Level
from strikeback.model.ids import derive_id
from strikeback.store import dialect, log, words
from strikeback.store.facts import text_of
from strikeback.store.schema_requests import (
    answer_rule,
    answer_rule_end,
    disclosure,
    request,
    request_end,
    request_reply,
    request_withdrawal,
)


class Disclosure(Frozen, frozen=True, kw_only=True):
    """That one record was given to an agency that had asked for it."""

    shown: ClassVar = ("id", "request", "record", "receiver", "level", "at")

    id: str
    request: str
    record: str
    originator: str
    receiver: str
    level: Level
    purpose: str
    case: str = ""
    conditions: str = ""
    grant: str
    """Id of the grant that stands for it."""
    by: str
    at: str


REQUEST_WORDS: Final = ("why",)
REPLY_WORDS: Final = ("conditions", "reason")
"""Texts that stand apart (``store/words.py``)."""

_REQUEST: Final = msgspec.json.Decoder(Request)
_REPLY: Final = msgspec.json.Decoder(Reply)
_RULE: Final = msgspec.json.Decoder(Rule)
_DISCLOSURE: Final = msgspec.json.Decoder(Disclosure)


def alone(connection: Connection) -> None:
    """Let nobody else ask, answer, withdraw or end until the transaction ends."""
    dialect.lock_log(connection)


def add_request(connection: Connection, new: Request) -> None:
    """Append a request."""
    bare, texts = words.strip(new, REQUEST_WORDS)
    row = {
        "id": new.id,
        "asker": new.asker,
        "owner": new.owner,
        "record": new.record,
        "at": new.at,
        "body": text_of(bare),
    }
    connection.execute(request.insert(), [row])
    row |= words.put(connection, Kind.REQUEST, new.id, new.asker, texts)
    log.record_fact(connection, Kind.REQUEST, row, ref=new.id, about=new.id, by=new.user, at=new.at)


def add_reply(connection: Connection, new: Reply) -> bool:
    """Append the answer to a request; False when it has one."""
    bare, texts = words.strip(new, REPLY_WORDS)
    row = {"request": new.request, "outcome": new.outcome.value, "at": new.at, "body": text_of(bare)}
    if not dialect.insert_new(connection, request_reply, [row]):
        return False
    row |= words.put(connection, Kind.ANSWER, new.request, words.agency_of(new.by), texts)
    log.record_fact(connection, Kind.ANSWER, row, ref=new.request, about=new.request, by=new.by, at=new.at)
    return True


def add_withdrawal(connection: Connection, identity: str, *, by: str, reason: str, at: str) -> bool:
    """Append that the asker withdrew a request; False when it did before."""
    row = {"request": identity, "by": by, "reason": "", "at": at}
    if not dialect.insert_new(connection, request_withdrawal, [row]):
        return False
    row |= words.put(connection, Kind.REQUEST_WITHDRAWAL, identity, words.agency_of(by), {"reason": reason})
    log.record_fact(connection, Kind.REQUEST_WITHDRAWAL, row, ref=identity, about=identity, by=by, at=at)
    return True


def add_end(connection: Connection, identity: str, *, by: str, reason: str, at: str) -> bool:
    """Append that the owner took back what it had granted; False when it did before."""
    row = {"request": identity, "by": by, "reason": "", "at": at}
    if not dialect.insert_new(connection, request_end, [row]):
        return False
    row |= words.put(connection, Kind.REQUEST_END, identity, words.agency_of(by), {"reason": reason})
    log.record_fact(connection, Kind.REQUEST_END, row, ref=identity, about=identity, by=by, at=at)
    return True


def add_disclosures(connection: Connection, made: Sequence[Disclosure]) -> None:
    """Append what was given."""
    for new in made:
        row = {
            "id": new.id,
            "request": new.request,
            "record": new.record,
            "receiver": new.receiver,
            "at": new.at,
            "body": text_of(new),
        }
        connection.execute(disclosure.insert(), [row])
        log.record_fact(connection, Kind.DISCLOSURE, row, ref=new.id, about=new.record, by=new.by, at=new.at)


def disclosures(connection: Connection, *, identity: str = "", record: str = "") -> tuple[Disclosure, ...]:
    """Return what was given, on one request or of one record, in order."""
    query = select(disclosure.c.body).order_by(disclosure.c.at, disclosure.c.id)
    query = query.where(disclosure.c.request == identity) if identity else query
    query = query.where(disclosure.c.record == record) if record else query
    return tuple(_DISCLOSURE.decode(body) for body in connection.execute(query).scalars())


def find_request(connection: Connection, identity: str) -> Facts | None:
    """Return a request with what happened to it, or None."""
    found = _read(connection, _whole().where(request.c.id == identity))
    return found[0] if found else None


def requests_of(connection: Connection, agency: str, *, asked: bool, got: bool) -> tuple[Facts, ...]:
    """Return the requests that an agency asked, or got, or both, oldest first."""
    sides = [request.c.asker == agency] * asked + [request.c.owner == agency] * got
    return _read(connection, _whole().where(or_(*sides))) if sides else ()


def requests_about(connection: Connection, asker: str, record: str) -> tuple[Facts, ...]:
    """Return what an agency has asked about one record."""
    return _read(connection, _whole().where(request.c.asker == asker, request.c.record == record))


def add_rule(connection: Connection, new: Rule) -> None:
    """Append a rule."""
    row = {"id": new.id, "agency": new.agency, "at": new.at, "body": text_of(new)}
    connection.execute(answer_rule.insert(), [row])
    log.record_fact(connection, Kind.ANSWER_RULE, row, ref=new.id, about=new.id, by=new.by, at=new.at)


def end_rule(connection: Connection, identity: str, *, by: str, reason: str, at: str) -> bool:
    """Append the end of a rule; False when it has ended."""
    row = {"rule": identity, "by": by, "reason": "", "at": at}
    if not dialect.insert_new(connection, answer_rule_end, [row]):
        return False
    row |= words.put(connection, Kind.ANSWER_RULE_END, identity, words.agency_of(by), {"reason": reason})
    log.record_fact(connection, Kind.ANSWER_RULE_END, row, ref=identity, about=identity, by=by, at=at)
    return True


def rules_of(connection: Connection, agency: str) -> tuple[Rule, ...]:
    """Return an agency's standing rules, oldest first."""
    query = (
        select(answer_rule.c.body)
        .where(answer_rule.c.agency == agency)
        .where(answer_rule.c.id.not_in(select(answer_rule_end.c.rule)))
        .order_by(answer_rule.c.at, answer_rule.c.id)
    )
    return tuple(_RULE.decode(body) for body in connection.execute(query).scalars())


def request_id(asker: str, record: str, at: str) -> str:
    """Return the id of a new request."""
    return derive_id("q", [asker, record, at])


def _whole() -> Select[Any]:
    return (
        select(request.c.body, request_reply.c.body, request_withdrawal.c.at, request_end.c.at)
        .outerjoin(request_reply, request_reply.c.request == request.c.id)
        .outerjoin(request_withdrawal, request_withdrawal.c.request == request.c.id)
        .outerjoin(request_end, request_end.c.request == request.c.id)
        .order_by(request.c.at, request.c.id)
    )


def _read(connection: Connection, query: Select[Any]) -> tuple[Facts, ...]:
    rows = connection.execute(query).all()
    asked = {one.id: one for one in (_REQUEST.decode(row[0]) for row in rows)}
    replies = {one.request: one for one in (_REPLY.decode(row[1]) for row in rows if row[1] is not None)}
    asked = words.filled(connection, Kind.REQUEST, asked, REQUEST_WORDS)
    replies = words.filled(connection, Kind.ANSWER, replies, REPLY_WORDS)
    return tuple(
        Facts(request=one, reply=replies.get(one.id), withdrawn=row[2] or "", ended=row[3] or "")
        for one, row in zip(asked.values(), rows, strict=True)
    )
