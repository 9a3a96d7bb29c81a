"""Answering blind questions of other hubs: what is on offer to whom, how much a hub may ask, both in the log.

On offer is what a search of the asking agency would give as a hit on this hub: selectors of records of our
agencies that terms tell it for its purpose as a hit and no more. What it is told at summary has gone there.
"""

import os
from collections.abc import Iterator
from typing import ClassVar, Final

import msgspec

from strikeback.flows.peers import own_agencies, peer_of
from strikeback.flows.scopes import field_of
from strikeback.model.base import Frozen
from strikeback.model.errors import RefusedInputError, UsageError
from strikeback.model.handling import Handling, Level
from strikeback.model.people import Viewer
from strikeback.sharing import blind as matching
from strikeback.sharing.blind import KINDS, MOST, Context, Random
from strikeback.sharing.curve import POINT, secret
from strikeback.sharing.messages import BlindAnswer, BlindQuestion, Refused
from strikeback.sharing.package import ItemKind
from strikeback.sharing.policy import RANK, allow
from strikeback.sharing.reference import hit_reference
from strikeback.store import blind, peers
from strikeback.store.blind import Answer, Offer, Question
from strikeback.store.open import Connection, Store
from strikeback.store.peers import Peer

SESSIONS: Final = 24
"""Questions that a hub may ask in a day: each costs a pass over everything on offer."""


class _Work(Frozen, frozen=True, kw_only=True):
    """What the answering side keeps: the question until it is answered, the answer until it has arrived."""

    shown: ClassVar = ()

    points: bytes
    entries: bytes = b""


_DECODER: Final = msgspec.msgpack.Decoder(_Work)


def take_question(connection: Connection, peer: Peer, asked: BlindQuestion, at: str) -> int:
    """Keep a question of another hub; return 1 when it is new. What may not be asked is refused at once.

    Limits are counted and the question kept in one step, so that no number of questions at once passes them.
    """
    blind.alone(connection)
    if blind.questions(connection, identity=asked.id):
        return 0
    count = len(asked.points) // POINT
    refused = _refused(connection, peer, asked, count, at)
    new = Question(
        id=asked.id,
        peer=peer.name,
        side="in",
        agency=asked.agency,
        user=asked.user[:200],
        purpose=asked.purpose[:200],
        case=asked.case[:200],
        points=count,
        at=at,
    )
    left = peer.daily - blind.asked_on(connection, peer.name, at[:10])[1]
    blind.put_question(connection, new)
    if refused:
        no = Answer(question=asked.id, peer=peer.name, refused=refused, left=max(left, 0), at=at)
        blind.put_answer(connection, no, by=peer.name)
    else:
        blind.put_work(connection, asked.id, msgspec.msgpack.encode(_Work(points=asked.points)))
    return 1


def _refused(connection: Connection, peer: Peer, asked: BlindQuestion, count: int, at: str) -> Refused:
    """Return why a question is not answered."""
    try:
        matching.split(asked.points, POINT)
    except RefusedInputError:
        return Refused.FORM
    if asked.agency not in peer.agencies or not asked.purpose.strip() or not asked.id.startswith("bq_"):
        return Refused.FORM
    sessions, points = blind.asked_on(connection, peer.name, at[:10])
    if points + count > peer.daily:
        return Refused.SELECTORS
    return Refused.SESSIONS if sessions >= SESSIONS else Refused.NO


def answer_questions(
    store: Store, *, key: bytes, here: str, at: str, random: Random = os.urandom
) -> tuple[Answer, ...]:
    """Answer every question of other hubs that waits.

    Args:
        store: The store; selectors are those of the last derivation.
        key: Its secret, for references.
        here: This hub's name.
        at: RFC 3339 UTC.
        random: Gives random bytes.
    """
    with store.read() as connection:
        waiting = [
            asked for asked, told in blind.questions(connection) if asked.side == "in" and told is None
        ]
    return tuple(_answer(store, asked, key, here, at, random) for asked in waiting)


def _answer(store: Store, asked: Question, key: bytes, here: str, at: str, random: Random) -> Answer:
    """Answer one question: everything is computed before the transaction that keeps it."""
    with store.read() as connection:
        peer = peer_of(connection, asked.peer)
        work = _work(connection, asked.id) or _Work(points=b"")
        offered = list(offered_to(connection, peer, asked, key, here, at))
        left = max(peer.daily - blind.asked_on(connection, peer.name, asked.at[:10])[1], 0)
    mine = secret(random(POINT))
    try:
        points = matching.evaluate(work.points, mine)
        entries = matching.stock(offered, mine, random)
        refused = Refused.NO
    except (RefusedInputError, UsageError):
        points = entries = b""
        refused = Refused.STOCK if len(offered) > MOST else Refused.FORM
    made = Answer(
        question=asked.id,
        peer=peer.name,
        refused=refused,
        left=left,
        entries=len(entries) // matching.ENTRY,
        offered=len(offered),
        at=at,
    )
    with store.write() as connection:
        if blind.put_answer(connection, made, by=here):
            blind.put_work(
                connection, asked.id, msgspec.msgpack.encode(_Work(points=points, entries=entries))
            )
    return made


def offered_to(
    connection: Connection, peer: Peer, asked: Question, key: bytes, here: str, at: str
) -> Iterator[tuple[bytes, str, str]]:
    """Yield what is matched for a question: what is hashed, the agency, the reference of its least record."""
    context = Context(
        question=asked.id, asker=peer.name, owner=here, agency=asked.agency, purpose=asked.purpose
    )
    viewer = Viewer(agency=asked.agency, purpose=asked.purpose, now=at)
    levels: dict[tuple[str, Handling, str], bool] = {}
    last: tuple[str, str, str] | None = None
    mine = own_agencies(connection)
    for one in sorted(blind.offers(connection, mine, KINDS), key=_key):
        if _key(one)[:3] == last:
            continue
        field = field_of(one.record_kind, one.place) if one.place else f"selectors.{one.kind}"
        asking = (one.originator, one.handling, field)
        if asking not in levels:
            levels[asking] = _is_hit(viewer, *asking)
        if levels[asking]:
            last = _key(one)[:3]
            yield (
                context.text(one.kind, one.value),
                one.originator,
                hit_reference(key, asked.agency, one.record),
            )


def _is_hit(viewer: Viewer, originator: str, handling: Handling, field: str) -> bool:
    """Tell whether a record is told as a hit and no more, and the field in which a selector stands at all."""
    whole = RANK[allow(viewer, originator, handling)]
    part = RANK[allow(viewer, originator, handling, field)]
    return RANK[Level.HIT] == whole and part >= RANK[Level.HIT]


def _key(one: Offer) -> tuple[str, str, str, str]:
    return one.kind, one.value, one.originator, one.record


def answer_of(connection: Connection, identity: str) -> BlindAnswer | None:
    """Return an answer as it travels; None when it has arrived and is forgotten."""
    told = next((answer for _, answer in blind.questions(connection, identity=identity)), None)
    work = _work(connection, identity)
    if told is None or (work is None and not told.refused):
        return None
    return BlindAnswer(
        question=identity,
        refused=told.refused,
        left=told.left,
        at=told.at,
        points=work.points if work else b"",
        entries=work.entries if work else b"",
    )


def forget_arrived(connection: Connection, name: str, seen: int) -> None:
    """Forget points and entries of answers that a hub has applied.

    Args:
        connection: A writing transaction.
        name: The hub.
        seen: The last number of our packages that it says it has applied.
    """
    if not blind.under_way(connection):
        return
    for one in peers.manifests_sent(connection, name):
        for item in one.items if one.sequence <= seen else ():
            if item.kind is ItemKind.ANSWER:
                blind.drop_work(connection, item.id)


def _work(connection: Connection, identity: str) -> _Work | None:
    data = blind.get_work(connection, identity)
    return None if data is None else _DECODER.decode(data)
