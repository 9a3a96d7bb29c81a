"""Terms that change after copies have gone to another hub: they follow, with a notice and its certificate.

Whoever is still told gets the record as the new terms leave it; whoever is told no more takes it out. Each
change is one notice, so that the list of notices shows who has not acted on it yet.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from strikeback.flows.hubs.told import handed, hidden_from, viewers
from strikeback.flows.keeping.notices import DAYS
from strikeback.flows.peers import own_agencies
from strikeback.model.ids import derive_id
from strikeback.model.lifecycle import Notice, Recall
from strikeback.model.record import Record
from strikeback.sharing.messages import Changed
from strikeback.sharing.policy import BEGINNING
from strikeback.store import facts, notices, peer_terms, peers, records, requests
from strikeback.store.open import Connection
from strikeback.store.peers import Peer
from strikeback.store.terms_changes import Change


def notice_changes(connection: Connection, peer: Peer, at: str) -> None:
    """Append a notice for every change of terms of which a hub has to learn and was not told.

    Args:
        connection: A writing transaction.
        peer: The hub.
        at: RFC 3339 UTC.
    """
    sent = peers.sent_at(connection, peer.name)
    given = _given(connection, peer)
    since = min([*sent.values(), *given.values()], default="")
    if not since:
        return
    own = own_agencies(connection)
    known = {told.id for told, _ in notices.notices(connection, recipient=peer.name)}
    due = (date.fromisoformat(at[:10]) + timedelta(days=DAYS)).isoformat()
    for change in peer_terms.changes(connection, since=since):
        identity = _notice_id(change, peer)
        if identity in known:
            continue
        found = _targets(connection, change.target)
        home = found[0].contribution if found else ""
        went = [sent.get(home, ""), *(given.get(one.id, "") for one in found)]
        if not any(one and one <= change.at for one in went) or found[0].originator not in own:
            continue
        notices.add_notice(
            connection,
            Notice(
                id=identity,
                kind=Recall.TERMS,
                object=change.target,
                originator=found[0].originator,
                recipient=peer.name,
                at=at,
                due=due,
            ),
        )


def changed_of(connection: Connection, peer: Peer, told: Notice, at: str) -> Changed:
    """Return what the terms that stand now leave of what a notice is about."""
    found = _targets(connection, told.object)
    if not found:
        return Changed()
    head = facts.find_contribution(connection, found[0].contribution)
    if head is None or head.withdrawn:
        return Changed()
    some = handed(connection, peer, head, found, at)
    still = {one.id for one in some.records}
    changes = [one for one in peer_terms.changes(connection) if one.target in {told.object, head.id}]
    first = next((n for n, one in enumerate(changes) if _notice_id(one, peer) == told.id), 0)
    return Changed(
        handed=(some,) if some.records else (),
        gone=_told_before(connection, peer, [one for one in found if one.id not in still]),
        keeps=all(one.keeps for one in changes[first:]),
    )


def told_now(connection: Connection, peer: Peer, ids: Iterable[str], at: str) -> frozenset[str]:
    """Return those of the records that a hub is told at summary or more."""
    found = records.get_records(connection, ids).values()
    looking = viewers(peer, at)
    return frozenset(
        one.id for one in found if hidden_from(looking, one.originator, one.handling) is not None
    )


def _targets(connection: Connection, target: str) -> list[Record]:
    """Return the standing records that a change of terms is about."""
    inside = [one.id for one in records.records_of(connection, target)]
    return list(records.get_records(connection, inside or [target]).values())


def _told_before(connection: Connection, peer: Peer, gone: list[Record]) -> tuple[str, ...]:
    """Return those of the records that any earlier terms, or a request, may have told a hub.

    The ids of all others stay at home: that they exist was never told.
    """
    came = peer_terms.origins(connection, (one.id for one in gone))
    stated = peer_terms.changes(connection)
    given = _given(connection, peer)
    looking = viewers(peer, BEGINNING)
    found = []
    for one in gone:
        terms = {came[one.id].handling} | {
            change.handling for change in stated if change.target in {one.id, one.contribution}
        }
        if one.id in given or any(
            hidden_from(looking, one.originator, handling) is not None for handling in terms
        ):
            found.append(one.id)
    return tuple(found)


def _given(connection: Connection, peer: Peer) -> dict[str, str]:
    """Return when records were given to agencies of a hub on requests, by their ids."""
    found: dict[str, str] = {}
    for one in requests.disclosures(connection):
        if one.receiver in peer.agencies:
            found.setdefault(one.record, one.at)
    return found


def _notice_id(change: Change, peer: Peer) -> str:
    return derive_id("nt", [Recall.TERMS.value, change.id, peer.name])
