"""Asking another hub, blindly, which selectors of our records its agencies have a hit on (decision 0015).

The secrets of a question live until its answer is applied; then they are forgotten, and nobody can ever say
what was asked. A question about a record that is erased meanwhile is forgotten with it.
"""

import os
from collections.abc import Iterable
from hashlib import blake2b
from typing import ClassVar, Final

import msgspec

from strikeback.casework.requests import ASKERS
from strikeback.flows.peers import hub_name, own_agencies, peer_of
from strikeback.flows.progress import stamp
from strikeback.model.base import Frozen
from strikeback.model.errors import NotFoundError, RefusedError, RefusedInputError, UsageError
from strikeback.model.ids import derive_id
from strikeback.model.people import Viewer
from strikeback.model.time import Clock
from strikeback.sharing import blind as matching
from strikeback.sharing.blind import KINDS, Context, Random
from strikeback.sharing.curve import POINT
from strikeback.sharing.messages import BlindAnswer, BlindQuestion, Refused
from strikeback.store import blind, lifecycle, records
from strikeback.store.blind import Answer, PeerHit, Question
from strikeback.store.open import Connection, Store
from strikeback.store.peers import Peer

SECRET: Final = 32


class _Work(Frozen, frozen=True, kw_only=True):
    """What the asking side keeps of a question until it is answered."""

    shown: ClassVar = ()

    seed: bytes
    points: bytes
    places: dict[int, tuple[str, bytes]]
    """By place among the points: a record of ours, and a digest under the seed that finds the selector."""


_DECODER: Final = msgspec.msgpack.Decoder(_Work)


def ask_hub(
    store: Store,
    viewer: Viewer,
    name: str,
    *,
    only: Iterable[str] = (),
    clock: Clock,
    random: Random = os.urandom,
) -> Question:
    """Ask a hub on which selectors of the agency's own records it has a hit; it goes with the next exchange.

    Args:
        store: The store; selectors are those of the last derivation.
        viewer: Who asks, by name, what for and in which case.
        name: The hub.
        only: Records to ask about; empty: all of the agency's.
        clock: Tells when.
        random: Gives random bytes.

    Raises:
        NotFoundError: No such hub, or a record that is not the agency's.
        RefusedError: The viewer's duty does not ask.
        UsageError: Nobody named, no purpose, nothing to ask about, or too much at once.
    """
    at, here = stamp(clock), hub_name(store)
    found = _selectors(store, viewer, name, sorted(set(only)))
    identity = derive_id("bq", [here, name, viewer.name, at, random(SECRET)])
    context = Context(question=identity, asker=here, owner=name, agency=viewer.agency, purpose=viewer.purpose)
    seed = random(SECRET)
    keys = sorted(found)
    points, places = matching.question([context.text(*key) for key in keys], seed, random)
    work = _Work(
        seed=seed,
        points=points,
        places={place: (found[key], _digest(seed, *key)) for place, key in zip(places, keys, strict=True)},
    )
    new = Question(
        id=identity,
        peer=name,
        side="out",
        agency=viewer.agency,
        user=viewer.user,
        purpose=viewer.purpose,
        case=viewer.case,
        points=len(points) // POINT,
        selectors=len(keys),
        at=at,
    )
    with store.write() as connection:
        blind.put_question(connection, new)
        blind.put_work(connection, identity, msgspec.msgpack.encode(work))
    return new


def _selectors(store: Store, viewer: Viewer, name: str, only: list[str]) -> dict[tuple[str, str], str]:
    """Return what is asked about, as kind and value, each with a record that holds it.

    Raises:
        NotFoundError, RefusedError, UsageError: As ``ask_hub``.
    """
    if ASKERS.isdisjoint(viewer.duties):
        raise RefusedError("this duty does not ask other agencies", remedy="Officers and supervisors do")
    if not viewer.user or not viewer.purpose.strip():
        raise UsageError("who asks, and what for, has to be stated", where="--by, --purpose")
    with store.read() as connection:
        peer_of(connection, name)
        if viewer.agency not in own_agencies(connection):
            raise UsageError("one asks for an agency of this hub", where="--by")
        known = records.get_records(connection, only)
        if any(one not in known or known[one].originator != viewer.agency for one in only):
            raise NotFoundError("there is no such record of your agency")
        found = {
            (one.kind, one.value): one.record
            for one in blind.offers(connection, [viewer.agency], KINDS, only=only)
        }
    if not found:
        raise UsageError("there is no selector to ask about", remedy="Derive first: strikeback link")
    return found


def question_of(connection: Connection, identity: str) -> BlindQuestion | None:
    """Return a question as it travels; None when it is answered or forgotten."""
    work = _work(connection, identity)
    asked = next((one for one, _ in blind.questions(connection, identity=identity)), None)
    if work is None or asked is None:
        return None
    return BlindQuestion(
        id=asked.id,
        agency=asked.agency,
        user=asked.user,
        purpose=asked.purpose,
        case=asked.case,
        at=asked.at,
        points=work.points,
    )


def take_answer(connection: Connection, peer: Peer, told: BlindAnswer, here: str, at: str) -> int:
    """Keep what an answer says about our records, and forget the question's secret; return 1 when it is new.

    Raises:
        RefusedInputError: This hub has not asked that.
    """
    asked = next((one for one, _ in blind.questions(connection, identity=told.question)), None)
    if asked is None or asked.side != "out" or asked.peer != peer.name:
        raise RefusedInputError("an answer to what this hub has not asked", where=peer.name)
    work = _work(connection, told.question)
    found: list[PeerHit] = []
    refused = told.refused
    if work is not None and not refused:
        try:
            found = list(_found(connection, peer, asked, work, told, here, at))
        except RefusedInputError:
            refused = Refused.FORM
    new = Answer(
        question=told.question,
        peer=peer.name,
        refused=refused,
        left=told.left,
        entries=len(told.entries) // matching.ENTRY,
        hits=len(found),
        at=at,
    )
    if not blind.put_answer(connection, new, by=peer.name):
        return 0
    blind.put_hits(connection, found)
    blind.drop_work(connection, told.question)
    return 1


def _found(
    connection: Connection, peer: Peer, asked: Question, work: _Work, told: BlindAnswer, here: str, at: str
) -> Iterable[PeerHit]:
    """Yield the hits of an answer."""
    context = Context(
        question=asked.id, asker=here, owner=peer.name, agency=asked.agency, purpose=asked.purpose
    )
    places: dict[str, list[tuple[int, bytes]]] = {}
    for place, (record, digest) in work.places.items():
        places.setdefault(record, []).append((place, digest))
    texts: dict[int, bytes] = {}
    about: dict[int, tuple[str, str]] = {}
    for one in blind.offers(connection, [asked.agency], KINDS, only=places):
        digest = _digest(work.seed, one.kind, one.value)
        for place, known in places[one.record]:
            if known == digest:
                texts[place] = context.text(one.kind, one.value)
                about[place] = (one.record, one.kind)
    hits = matching.hits(texts, told.points, told.entries, work.seed, peer.agencies)
    for place, pairs in sorted(hits.items()):
        record, kind = about[place]
        for agency, reference in pairs:
            yield PeerHit(
                peer=peer.name,
                agency=agency,
                reference=reference,
                asker=asked.agency,
                purpose=asked.purpose,
                record=record,
                kind=kind,
                question=asked.id,
                at=at,
            )


def forget_erased(connection: Connection) -> None:
    """Forget questions about records that were erased since."""
    for identity in blind.under_way(connection):
        asked = next((one for one, _ in blind.questions(connection, identity=identity)), None)
        work = _work(connection, identity) if asked and asked.side == "out" else None
        if work and any(lifecycle.is_erased(connection, record) for record, _ in work.places.values()):
            blind.drop_work(connection, identity)


def _work(connection: Connection, identity: str) -> _Work | None:
    data = blind.get_work(connection, identity)
    return None if data is None else _DECODER.decode(data)


def _digest(key: bytes, kind: str, value: str) -> bytes:
    return blake2b(f"{kind}\n{value}".encode(), key=key, digest_size=8).digest()
