"""What has to go to another hub, and what it says at the moment it goes (decisions 0009, 0015)."""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from strikeback.casework.requests import Facts
from strikeback.flows.hubs.blind_answer import answer_of
from strikeback.flows.hubs.blind_ask import question_of
from strikeback.flows.hubs.gone import gone_of
from strikeback.flows.hubs.requests import answered_of, asked_of
from strikeback.flows.hubs.terms import changed_of
from strikeback.flows.hubs.told import handed
from strikeback.flows.peers import own_agencies
from strikeback.model.lifecycle import Recall
from strikeback.sharing.messages import Ended
from strikeback.sharing.package import Item, ItemKind, Manifest, Package
from strikeback.store import blind, facts, notices, peers, records, requests
from strikeback.store.open import Connection
from strikeback.store.peers import Peer

MOST_RECORDS: Final = 100_000
"""Records of all contributions in one package, but for one contribution that is larger by itself."""


def to_send(connection: Connection, peer: Peer, at: str) -> tuple[Item, ...]:
    """Return what has to go to a hub and has no number yet.

    Terms come before answers to requests: a grant stands beside the terms that came before it.
    """
    gone = peers.items_sent(connection, peer.name)
    items = [*_contributions(connection, peer, gone, at), *_notices(connection, peer)]
    for asked, told in blind.questions(connection, peer=peer.name):
        if asked.side == "out":
            items.append(Item(kind=ItemKind.QUESTION, id=asked.id))
        elif told is not None:
            items.append(Item(kind=ItemKind.ANSWER, id=asked.id))
    for one in asked_there(connection, peer):
        items.append(Item(kind=ItemKind.REQUEST, id=one.request.id))
        if one.withdrawn:
            items.append(Item(kind=ItemKind.WITHDRAWAL, id=one.request.id))
    for one in asked_here(connection, peer):
        if one.reply is not None:
            items.append(Item(kind=ItemKind.REPLY, id=one.request.id))
        if one.ended:
            items.append(Item(kind=ItemKind.END, id=one.request.id))
    return tuple(one for one in items if (one.kind.value, one.id) not in gone)


def asked_there(connection: Connection, peer: Peer) -> list[Facts]:
    """Return what our agencies asked those of a hub."""
    own = own_agencies(connection)
    found = (requests.requests_of(connection, one, asked=False, got=True) for one in peer.agencies)
    return [one for some in found for one in some if one.request.asker in own]


def asked_here(connection: Connection, peer: Peer) -> list[Facts]:
    """Return what the agencies of a hub asked ours."""
    own = own_agencies(connection)
    found = (requests.requests_of(connection, one, asked=True, got=False) for one in peer.agencies)
    return [one for some in found for one in some if one.request.owner in own]


def _contributions(
    connection: Connection, peer: Peer, gone: frozenset[tuple[str, str]], at: str
) -> Iterable[Item]:
    """Return the contributions of which something is told to an agency of a hub."""
    own = own_agencies(connection)
    heads = [
        one
        for one in facts.contributions(connection)
        if one.originator in own
        and not one.withdrawn
        and (ItemKind.CONTRIBUTION.value, one.id) not in gone
        and handed(connection, peer, one, records.records_of(connection, one.id), at).records
    ]
    heads.sort(key=lambda one: (one.received, one.id))
    return (Item(kind=ItemKind.CONTRIBUTION, id=one.id) for one in heads)


def _notices(connection: Connection, peer: Peer) -> Iterable[Item]:
    """Return notices for a hub, and certificates for what it told us."""
    agencies = facts.agencies(connection)
    for told, done in notices.notices(connection):
        if told.recipient == peer.name:
            yield Item(kind=ItemKind.NOTICE, id=told.id)
        if done is not None and told.originator in peer.agencies and told.recipient not in agencies:
            yield Item(kind=ItemKind.CERTIFICATE, id=done.id)


def in_packages(connection: Connection, items: Sequence[Item]) -> list[tuple[Item, ...]]:
    """Put items into packages that are not too large; their order is kept."""
    sizes = {one.id: one.records for one in facts.contributions(connection)}
    made: list[list[Item]] = []
    room = 0
    for one in items:
        size = sizes.get(one.id, 0)
        if not made or size > room:
            made.append([])
            room = MOST_RECORDS
        made[-1].append(one)
        room -= size
    return [tuple(one) for one in made]


def filled(connection: Connection, peer: Peer, manifest: Manifest, key: bytes, at: str) -> Package:
    """Return a package with what its items say now; what is withdrawn, erased or done is left out."""
    wanted: dict[ItemKind, list[str]] = {kind: [] for kind in ItemKind}
    for item in manifest.items:
        wanted[item.kind].append(item.id)
    named = {kind: frozenset(ids) for kind, ids in wanted.items()}
    heads = {one.id: one for one in facts.contributions(connection) if not one.withdrawn}
    told = {one.id: (one, done) for one, done in notices.notices(connection)}
    there = {one.request.id: one for one in asked_there(connection, peer)}
    here = {one.request.id: one for one in asked_here(connection, peer)}
    changes = {one: told[one][0] for one in wanted[ItemKind.NOTICE] if told[one][0].kind is Recall.TERMS}
    package = Package(
        manifest=manifest,
        seen=max(peers.applied(connection, peer.name), default=0),
        pinned=peer.vkey,
        contributions={
            one: handed(connection, peer, heads[one], records.records_of(connection, one), at)
            for one in wanted[ItemKind.CONTRIBUTION]
            if one in heads
        },
        notices={one: told[one][0] for one in wanted[ItemKind.NOTICE]},
        terms={one: changed_of(connection, peer, told, at) for one, told in changes.items()},
        gone={
            one: gone
            for one in wanted[ItemKind.NOTICE]
            if (gone := gone_of(connection, told[one][0], key, at)) is not None
        },
        certificates={
            done.id: done for _, done in told.values() if done and done.id in named[ItemKind.CERTIFICATE]
        },
        requests={one: asked_of(there[one].request) for one in wanted[ItemKind.REQUEST] if one in there},
        withdrawals={
            one: _end(there[one], there[one].withdrawn) for one in wanted[ItemKind.WITHDRAWAL] if one in there
        },
        replies={
            one: answered_of(connection, here[one], at) for one in wanted[ItemKind.REPLY] if one in here
        },
        ends={one: _end(here[one], here[one].ended) for one in wanted[ItemKind.END] if one in here},
    )
    questions = {one: question_of(connection, one) for one in wanted[ItemKind.QUESTION]}
    answers = {one: answer_of(connection, one) for one in wanted[ItemKind.ANSWER]}
    return msgspec.structs.replace(
        package,
        questions={one: what for one, what in questions.items() if what is not None},
        answers={one: what for one, what in answers.items() if what is not None},
    )


def _end(one: Facts, at: str) -> Ended:
    return Ended(request=one.request.id, at=at)
