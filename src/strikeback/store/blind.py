"""Blind matching in the store: questions, answers, what is under way, what was found, what is on offer."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Final

import msgspec
from sqlalchemy import Connection, delete, select

from strikeback.custody.entry import Kind
from strikeback.model.base import Frozen
from strikeback.model.handling import Handling
from strikeback.model.people import DEFAULT_PURPOSE
from strikeback.sharing.messages import Refused
from strikeback.sharing.purposes import normal
from strikeback.store import dialect, log
from strikeback.store.chunks import chunks
from strikeback.store.facts import text_of
from strikeback.store.schema import record, selector, withdrawal
from strikeback.store.schema_lifecycle import withdrawn_record
from strikeback.store.schema_peers import blind_answer, blind_question, blind_work, peer_hit
from strikeback.store.schema_terms import holding
from strikeback.store.terms import get_terms


class Question(Frozen, frozen=True, kw_only=True):
    """That one hub asked another one, and how much; never what."""

    shown: ClassVar = ("id", "peer", "side", "agency", "points")

    id: str
    peer: str
    """The other hub."""
    side: str
    """``out``: asked here; ``in``: asked there."""
    agency: str
    """On whose behalf."""
    user: str
    purpose: str
    case: str = ""
    points: int
    """As they travel: filled up."""
    selectors: int = 0
    """As they are; known to the asking side only."""
    at: str


class Answer(Frozen, frozen=True, kw_only=True):
    """What became of a question: counts."""

    shown: ClassVar = ("question", "refused", "entries", "at")

    question: str
    peer: str
    refused: Refused = Refused.NO
    left: int = 0
    entries: int = 0
    """As they travel: filled up."""
    offered: int = 0
    """As they are; known to the answering side only."""
    hits: int = 0
    """Known to the asking side only."""
    at: str


class PeerHit(Frozen, frozen=True, kw_only=True):
    """Something at another hub has a selector of one of our records."""

    shown: ClassVar = ("peer", "agency", "reference", "kind")

    peer: str
    agency: str
    """Whom to ask."""
    reference: str
    asker: str
    """For whom it was found."""
    purpose: str
    record: str
    """Our record."""
    kind: str
    """Of the selector."""
    question: str
    at: str


class Offer(Frozen, frozen=True, kw_only=True):
    """A selector of a standing record of an agency of this hub."""

    kind: str
    value: str
    record: str
    record_kind: str
    place: str
    originator: str
    handling: Handling


Asked = tuple[Question, Answer | None]

_QUESTION: Final = msgspec.json.Decoder(Question)
_ANSWER: Final = msgspec.json.Decoder(Answer)
_HIT: Final = msgspec.json.Decoder(PeerHit)


def alone(connection: Connection) -> None:
    """Let nobody else count questions until the transaction ends."""
    dialect.lock_log(connection)


def put_question(connection: Connection, new: Question) -> bool:
    """Append a question; False when it stands already."""
    row = {"id": new.id, "peer": new.peer, "side": new.side, "at": new.at, "body": text_of(new)}
    if not dialect.insert_new(connection, blind_question, [row]):
        return False
    log.record_fact(
        connection, Kind.BLIND_QUESTION, row, ref=new.id, about=new.id, by=new.user or new.agency, at=new.at
    )
    return True


def put_answer(connection: Connection, new: Answer, by: str) -> bool:
    """Append what became of a question; False when it is known already."""
    row = {"question": new.question, "peer": new.peer, "at": new.at, "body": text_of(new)}
    if not dialect.insert_new(connection, blind_answer, [row]):
        return False
    log.record_fact(
        connection, Kind.BLIND_ANSWER, row, ref=new.question, about=new.question, by=by, at=new.at
    )
    return True


def questions(connection: Connection, *, peer: str = "", identity: str = "") -> tuple[Asked, ...]:
    """Return questions of both sides with what became of them, in the order they came."""
    query = (
        select(blind_question.c.body, blind_answer.c.body)
        .outerjoin(blind_answer, blind_answer.c.question == blind_question.c.id)
        .order_by(blind_question.c.at, blind_question.c.id)
    )
    query = query.where(blind_question.c.peer == peer) if peer else query
    query = query.where(blind_question.c.id == identity) if identity else query
    return tuple(
        (_QUESTION.decode(asked), _ANSWER.decode(told) if told else None)
        for asked, told in connection.execute(query)
    )


def asked_on(connection: Connection, peer: str, day: str) -> tuple[int, int]:
    """Return how many questions, and points, a hub had answered or waiting on a day (ISO, UTC)."""
    taken = [
        asked.points
        for asked, told in questions(connection, peer=peer)
        if asked.side == "in" and asked.at[:10] == day and not (told and told.refused)
    ]
    return len(taken), sum(taken)


def put_work(connection: Connection, question: str, data: bytes) -> None:
    """Keep what is under way for a question, in place of what was kept before."""
    drop_work(connection, question)
    connection.execute(blind_work.insert(), [{"question": question, "data": data}])


def get_work(connection: Connection, question: str) -> bytes | None:
    """Return what is under way for a question, or None."""
    data = connection.execute(select(blind_work.c.data).where(blind_work.c.question == question)).scalar()
    return None if data is None else bytes(data)


def drop_work(connection: Connection, question: str) -> None:
    """Forget points, secrets and entries of a question."""
    connection.execute(delete(blind_work).where(blind_work.c.question == question))


def under_way(connection: Connection) -> tuple[str, ...]:
    """Return the questions for which something is kept."""
    return tuple(connection.execute(select(blind_work.c.question).order_by(blind_work.c.question)).scalars())


def put_hits(connection: Connection, found: Iterable[PeerHit]) -> None:
    """Keep what was found; the same for the same asker, purpose and record once."""
    rows = [
        {
            "id": " ".join((one.asker, one.reference, one.record, one.kind, *_stated(one.purpose))),
            "asker": one.asker,
            "reference": one.reference,
            "at": one.at,
            "body": text_of(one),
        }
        for one in found
    ]
    dialect.insert_new(connection, peer_hit, rows)


def _stated(purpose: str) -> tuple[str, ...]:
    """Return a purpose other than the usual one, as part of a hit's id."""
    return () if normal(purpose) == normal(DEFAULT_PURPOSE) else (normal(purpose),)


def hits(connection: Connection, asker: str, *, reference: str = "") -> tuple[PeerHit, ...]:
    """Return what was found for an agency, about records of it that stand, in the order it came."""
    query = select(peer_hit.c.body).where(peer_hit.c.asker == asker)
    query = query.where(peer_hit.c.reference == reference) if reference else query
    bodies = connection.execute(query.order_by(peer_hit.c.at, peer_hit.c.id)).scalars()
    found = tuple(_HIT.decode(body) for body in bodies)
    here = set(standing(connection, [one.record for one in found]))
    return tuple(one for one in found if one.record in here)


def drop_hits(connection: Connection, asked: Question, owner: str, references: Iterable[str]) -> int:
    """Forget hits of one agency that stand no more, for the asking one and its purpose; return how many."""
    wanted = frozenset(references)
    query = select(peer_hit.c.id, peer_hit.c.body).where(peer_hit.c.asker == asked.agency)
    gone = [
        identity
        for identity, body in connection.execute(query).all()
        for one in (_HIT.decode(body),)
        if one.reference in wanted
        and (one.peer, one.agency, normal(one.purpose)) == (asked.peer, owner, normal(asked.purpose))
    ]
    for some in chunks(gone):
        connection.execute(delete(peer_hit).where(peer_hit.c.id.in_(some)))
    return len(gone)


def standing(connection: Connection, ids: Iterable[str]) -> tuple[str, ...]:
    """Return those of the records that stand."""
    found: list[str] = []
    for some in chunks(sorted(set(ids))):
        query = select(record.c.id).where(record.c.id.in_(some), *_STANDING)
        found += connection.execute(query).scalars()
    return tuple(found)


def offers(
    connection: Connection, originators: Iterable[str], kinds: Iterable[str], *, only: Iterable[str] = ()
) -> Iterator[Offer]:
    """Yield the selectors that link, of standing records, in the order of kind, value and record.

    Args:
        connection: A transaction.
        originators: Whose records.
        kinds: Which kinds of selectors.
        only: Of these records only; empty: of all.
    """
    wanted = sorted(set(only))
    if wanted:
        for some in chunks(wanted):
            yield from _offers(connection, originators, kinds, some)
    else:
        yield from _offers(connection, originators, kinds, ())


def _offers(
    connection: Connection, originators: Iterable[str], kinds: Iterable[str], only: Iterable[str]
) -> Iterator[Offer]:
    table = selector.c
    query = (
        select(
            table.kind,
            table.value,
            table.record,
            record.c.kind,
            table.place,
            holding.c.originator,
            holding.c.terms,
        )
        .join(record, record.c.id == table.record)
        .join(holding, holding.c.record == table.record)
        .where(table.linkable == 1, table.kind.in_(sorted(kinds)), *_STANDING)
        .where(holding.c.originator.in_(sorted(originators)))
        .order_by(table.kind, table.value, table.record, table.place, table.start)
    )
    query = query.where(table.record.in_(only)) if only else query
    known: dict[str, Handling] = {}
    for kind, value, identity, record_kind, place, originator, terms in connection.execute(query):
        if terms not in known:
            known |= get_terms(connection, [terms])
        yield Offer(
            kind=kind,
            value=value,
            record=identity,
            record_kind=record_kind,
            place=place,
            originator=originator,
            handling=known[terms],
        )


_STANDING: Final = (
    record.c.contribution.not_in(select(withdrawal.c.contribution)),
    record.c.id.not_in(select(withdrawn_record.c.record)),
)
