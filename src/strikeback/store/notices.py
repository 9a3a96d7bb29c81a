"""What recipients have to confirm, what they confirmed, and when keeping was looked at."""

from typing import Final

import msgspec
from sqlalchemy import Connection, func, select

from strikeback.custody.entry import Kind
from strikeback.model.errors import ConflictError
from strikeback.model.lifecycle import Certificate, Concern, ConcernAnswer, Notice, Renewal, Run
from strikeback.store import dialect, log, words
from strikeback.store.facts import text_of
from strikeback.store.schema_lifecycle import (
    certificate,
    concern,
    concern_answer,
    notice,
    renewal,
    retention_run,
)

SAID: Final = ("reason",)
"""Texts that stand apart (``store/words.py``)."""

_NOTICE: Final = msgspec.json.Decoder(Notice)
_CERTIFICATE: Final = msgspec.json.Decoder(Certificate)
_RUN: Final = msgspec.json.Decoder(Run)
_CONCERN: Final = msgspec.json.Decoder(Concern)
_ANSWER: Final = msgspec.json.Decoder(ConcernAnswer)

Open = tuple[Notice, Certificate | None]


def add_notice(connection: Connection, new: Notice) -> None:
    """Append a notice; the same one twice is kept once."""
    row = {
        "id": new.id,
        "object": new.object,
        "recipient": new.recipient,
        "due": new.due,
        "at": new.at,
        "body": text_of(new),
    }
    if dialect.insert_new(connection, notice, [row]):
        log.record_fact(connection, Kind.NOTICE, row, ref=new.id, about=new.id, by=new.originator, at=new.at)


def add_certificate(connection: Connection, new: Certificate) -> None:
    """Append the confirmation of a notice.

    Raises:
        ConflictError: It was confirmed before.
    """
    row = {"id": new.id, "notice": new.notice, "at": new.at, "body": text_of(new)}
    if not dialect.insert_new(connection, certificate, [row]):
        raise ConflictError("this notice was confirmed before", where=new.notice)
    log.record_fact(connection, Kind.CERTIFICATE, row, ref=new.id, about=new.notice, by=new.by, at=new.at)


def notices(
    connection: Connection, *, identity: str = "", recipient: str = "", about: str = ""
) -> tuple[Open, ...]:
    """Return notices with their certificates, those due first on top."""
    query = (
        select(notice.c.body, certificate.c.body)
        .outerjoin(certificate, certificate.c.notice == notice.c.id)
        .order_by(notice.c.due, notice.c.id)
    )
    for column, value in ((notice.c.id, identity), (notice.c.recipient, recipient), (notice.c.object, about)):
        if value:
            query = query.where(column == value)
    return tuple(
        (_NOTICE.decode(told), _CERTIFICATE.decode(done) if done else None)
        for told, done in connection.execute(query)
    )


def add_run(connection: Connection, new: Run) -> None:
    """Append that retention ran."""
    row = {"id": new.id, "at": new.at, "body": text_of(new)}
    if dialect.insert_new(connection, retention_run, [row]):
        log.record_fact(connection, Kind.RETENTION_RUN, row, ref=new.id, about=new.id, by=new.by, at=new.at)


def last_run(connection: Connection, agency: str = "") -> Run | None:
    """Return the newest run of retention that looked at everything, or at least at an agency's; or None."""
    query = select(retention_run.c.body).order_by(retention_run.c.at.desc(), retention_run.c.id)
    for body in connection.execute(query).scalars():
        made = _RUN.decode(body)
        if made.agency in {"", agency}:
            return made
    return None


def add_renewal(connection: Connection, new: Renewal) -> None:
    """Append that something is kept longer."""
    bare, texts = words.strip(new, SAID)
    row = {"id": new.id, "object": new.object, "until": new.until, "at": new.at, "body": text_of(bare)}
    if dialect.insert_new(connection, renewal, [row]):
        row |= words.put(connection, Kind.RENEWAL, new.id, words.agency_of(new.by), texts)
        log.record_fact(connection, Kind.RENEWAL, row, ref=new.id, about=new.id, by=new.by, at=new.at)


def renewals(connection: Connection) -> dict[str, str]:
    """Return by object the last day until which it was renewed."""
    query = select(renewal.c.object, func.max(renewal.c.until)).group_by(renewal.c.object)
    return {one: until for one, until in connection.execute(query)}  # noqa: C416 - rows are not pairs


def add_concern(connection: Connection, new: Concern) -> None:
    """Append that somebody asks about themselves."""
    row = {"id": new.id, "at": new.at, "body": text_of(new)}
    if dialect.insert_new(connection, concern, [row]):
        log.record_fact(connection, Kind.CONCERN, row, ref=new.id, about=new.id, by=new.by, at=new.at)


def add_answer(connection: Connection, new: ConcernAnswer) -> None:
    """Append what they were told.

    Raises:
        ConflictError: They were answered before.
    """
    bare, texts = words.strip(new, SAID)
    row = {"id": new.id, "concern": new.concern, "at": new.at, "body": text_of(bare)}
    if not dialect.insert_new(connection, concern_answer, [row]):
        raise ConflictError("this was answered before", where=new.concern)
    row |= words.put(connection, Kind.CONCERN_ANSWER, new.id, words.agency_of(new.by), texts)
    log.record_fact(connection, Kind.CONCERN_ANSWER, row, ref=new.id, about=new.concern, by=new.by, at=new.at)


def concerns(connection: Connection) -> tuple[tuple[Concern, ConcernAnswer | None], ...]:
    """Return all concerns with their answers, in the order they came."""
    query = (
        select(concern.c.body, concern_answer.c.body)
        .outerjoin(concern_answer, concern_answer.c.concern == concern.c.id)
        .order_by(concern.c.at, concern.c.id)
    )
    rows = [(_CONCERN.decode(asked), told) for asked, told in connection.execute(query)]
    answers = {one.id: one for one in (_ANSWER.decode(told) for _, told in rows if told)}
    said = words.filled(connection, Kind.CONCERN_ANSWER, answers, SAID).values()
    by_concern = {one.concern: one for one in said}
    return tuple((asked, by_concern.get(asked.id)) for asked, _ in rows)
