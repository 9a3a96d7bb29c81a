"""Hits that stand no more: the owner tells hubs that asked it, and these take them out (decision 0015).

The owner does not know what was found. So it names, by reference, everything that it may have offered and
offers no more, filled up with references that lead nowhere: the asking side reads nothing out of those that
it never found, nor out of how many there are.
"""

import base64
import os
from datetime import date, timedelta
from typing import Final

from strikeback.flows.keeping.notices import DAYS
from strikeback.flows.peers import own_agencies
from strikeback.model.errors import RefusedInputError
from strikeback.model.handling import Level
from strikeback.model.ids import derive_id
from strikeback.model.lifecycle import Notice, Recall
from strikeback.model.people import Viewer
from strikeback.sharing.blind import Random
from strikeback.sharing.messages import Gone
from strikeback.sharing.policy import allow
from strikeback.sharing.purposes import normal
from strikeback.sharing.reference import hit_reference
from strikeback.store import blind, notices, peer_gone, records
from strikeback.store.blind import Question
from strikeback.store.open import Connection
from strikeback.store.peers import Peer

LEAST: Final = 64
"""References in one message at least; more are filled up to powers of two, as blind questions are."""


def notice_gone(connection: Connection, peer: Peer, key: bytes, at: str) -> None:
    """Append a notice for each agency of ours some of whose hits, as a hub may have them, stand no more.

    Args:
        connection: A writing transaction.
        peer: The hub that asked.
        key: The store's secret, for references.
        at: RFC 3339 UTC.
    """
    known = {told.id for told, _ in notices.notices(connection, recipient=peer.name)}
    due = (date.fromisoformat(at[:10]) + timedelta(days=DAYS)).isoformat()
    for asked in _first_asked(connection, peer):
        for originator in sorted(own_agencies(connection)):
            gone = _gone(connection, asked, originator, key, at)
            identity = derive_id("nt", ["hits", asked.id, originator, *gone])
            if not gone or identity in known:
                continue
            new = Notice(
                id=identity,
                kind=Recall.WITHDRAWN,
                object=asked.id,
                originator=originator,
                recipient=peer.name,
                at=at,
                due=due,
            )
            notices.add_notice(connection, new)


def gone_of(
    connection: Connection, told: Notice, key: bytes, at: str, random: Random = os.urandom
) -> Gone | None:
    """Return what a notice about hits says now; None: it is about something else."""
    asked = _asked(connection, told.object)
    if asked is None:
        return None
    gone = _gone(connection, asked, told.originator, key, at)
    size = max(LEAST, 1 << max(len(gone) - 1, 0).bit_length())
    empty = (base64.b32encode(random(15)).decode().lower() for _ in range(size - len(gone)))
    filled = [*gone, *(hit_reference(key, asked.agency, f"r_{text}") for text in empty)]
    return Gone(references=tuple(sorted(filled)))


def take_gone(connection: Connection, peer: Peer, told: Notice, gone: Gone) -> int:
    """Take the hits that an owner names out of this hub's lists and leads; return how many.

    Raises:
        RefusedInputError: This hub has not asked that.
    """
    asked = _asked(connection, told.object)
    if asked is None or asked.side != "out" or asked.peer != peer.name:
        raise RefusedInputError("a notice about hits of what this hub has not asked", where=peer.name)
    return blind.drop_hits(connection, asked, told.originator, gone.references)


def _asked(connection: Connection, identity: str) -> Question | None:
    return next((asked for asked, _ in blind.questions(connection, identity=identity)), None)


def _first_asked(connection: Connection, peer: Peer) -> list[Question]:
    """Return the first question of a hub for each of its agencies and purposes that was answered."""
    found: dict[tuple[str, str], Question] = {}
    for asked, told in blind.questions(connection, peer=peer.name):
        if asked.side == "in" and asked.agency in peer.agencies and told is not None and not told.refused:
            found.setdefault((asked.agency, normal(asked.purpose)), asked)
    return list(found.values())


def _gone(connection: Connection, asked: Question, originator: str, key: bytes, at: str) -> list[str]:
    """Return the references of an agency's records that the asking one may have had a hit on and has no more.

    Fields that terms withhold may be those that were met: then the hit goes, and asking anew finds the rest.
    """
    ids = peer_gone.changed(connection, originator, since=asked.at, today=at[:10])
    viewer = Viewer(agency=asked.agency, purpose=asked.purpose, now=at)
    still = {
        one.id
        for one in records.get_records(connection, ids).values()
        if allow(viewer, one.originator, one.handling) is Level.HIT and not one.handling.withheld
    }
    gone = (ids - still) | set(peer_gone.destroyed(connection, originator, since=asked.at))
    return sorted(hit_reference(key, asked.agency, one) for one in gone)
