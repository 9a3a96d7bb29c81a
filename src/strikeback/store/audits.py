"""Audits of counts: which records were drawn, and whom reviewers found each of them to be. Facts."""

from typing import ClassVar, Final

import msgspec
from sqlalchemy import Connection, func, select

from strikeback.custody.entry import Kind
from strikeback.linking.counting.audit import Frame, SampledRecord
from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError
from strikeback.store import dialect, log, schema
from strikeback.store.facts import text_of


class Audit(Frozen, frozen=True, kw_only=True):
    """A sample of records to be resolved by people, fixed before anybody looked."""

    shown: ClassVar = ("id", "role", "at", "frame")

    id: str
    role: str
    """Whom is counted: ``victim`` or ``suspect``."""
    by: str
    """``agency/user``."""
    at: str
    """RFC 3339 UTC."""
    seed: int
    model: str
    """Release of the counting model."""
    frame: Frame
    sample: tuple[SampledRecord, ...]
    """In order of record ids."""
    members: tuple[str, ...]
    """Every person record of the role at the draw, sorted: what the count is about."""


class Answer(Frozen, frozen=True, kw_only=True):
    """Whom a reviewer found a sampled record to be."""

    shown: ClassVar = ("id", "audit", "record", "at")

    id: str
    audit: str
    record: str
    others: tuple[str, ...] = ()
    """All other records of the same person; empty: it stands alone."""
    by: str
    at: str
    note: str = ""


_AUDIT: Final = msgspec.json.Decoder(Audit)
_ANSWER: Final = msgspec.json.Decoder(Answer)


def add_audit(connection: Connection, new: Audit) -> None:
    """Append an audit.

    Raises:
        UsageError: The very same sample was drawn before.
    """
    row = {"id": new.id, "role": new.role, "at": new.at, "body": text_of(new)}
    if not dialect.insert_new(connection, schema.audit, [row]):
        raise UsageError(
            "this sample is drawn already",
            where=new.id,
            remedy="Answer it: strikeback audit show; data that has changed gives another",
        )
    log.record_fact(connection, Kind.AUDIT, row, ref=new.id, about=new.id, by=new.by, at=new.at)


def add_answer(connection: Connection, new: Answer) -> None:
    """Append an answer; the same one twice is kept once."""
    row = {"id": new.id, "audit": new.audit, "record": new.record, "at": new.at, "body": text_of(new)}
    if dialect.insert_new(connection, schema.audit_answer, [row]):
        log.record_fact(connection, Kind.AUDIT_ANSWER, row, ref=new.id, about=new.audit, by=new.by, at=new.at)


def latest_audit(connection: Connection, role: str = "") -> Audit | None:
    """Return the newest audit, of a role if one is named, or None."""
    query = select(schema.audit.c.body).order_by(schema.audit.c.seq.desc()).limit(1)
    if role:
        query = query.where(schema.audit.c.role == role)
    body = connection.execute(query).scalar()
    return None if body is None else _AUDIT.decode(body)


def audits(connection: Connection) -> tuple[Audit, ...]:
    """Return all audits in the order they were drawn."""
    query = select(schema.audit.c.body).order_by(schema.audit.c.seq)
    return tuple(_AUDIT.decode(body) for body in connection.execute(query).scalars())


def answers(connection: Connection, audit: str) -> tuple[Answer, ...]:
    """Return the answers to an audit in the order they were given."""
    table = schema.audit_answer
    query = select(table.c.body).where(table.c.audit == audit).order_by(table.c.seq)
    return tuple(_ANSWER.decode(body) for body in connection.execute(query).scalars())


def fingerprint(connection: Connection) -> str:
    """Return a text that changes whenever an audit is drawn or answered."""
    drawn = connection.execute(select(func.count()).select_from(schema.audit)).scalar_one()
    given = connection.execute(select(func.count()).select_from(schema.audit_answer)).scalar_one()
    return f"{drawn}-{given}"
