"""Records of other hubs as they stand here: new ones, other terms for old ones, what is taken out.

A record keeps the id of its origin. Where another copy of it stands here already and says something else,
that one is withdrawn and the new one gets an id of its own; ``peer_copy`` knows what belongs together, so
that a recall finds every copy.
"""

from collections.abc import Iterable, Mapping

import msgspec

from strikeback.flows.keeping.notices import tell, told_agencies
from strikeback.model.errors import ConflictError, RefusedInputError
from strikeback.model.ids import derive_id
from strikeback.model.lifecycle import Recall
from strikeback.model.record import Record
from strikeback.sharing.messages import Handed
from strikeback.sharing.policy import without_grants
from strikeback.store import derivations, facts, lifecycle, peers, records, terms_changes
from strikeback.store.open import Connection
from strikeback.store.peers import Peer
from strikeback.store.terms import UNTOLD

WHY = "its originator states other terms"


def register(connection: Connection, peer: Peer, handed: Handed, at: str) -> None:
    """Check that a hub may hand this in, and register its agency.

    Raises:
        RefusedInputError: It is of an agency that the hub does not speak for, or mixed.
        ConflictError: The agency is registered here otherwise.
    """
    agency, head = handed.agency, handed.head
    if head.originator not in peer.agencies or agency.id != head.originator:
        raise RefusedInputError("a hub may hand in for its own agencies only", where=peer.name)
    if any(one.originator != head.originator or one.contribution != head.id for one in handed.records):
        raise RefusedInputError("a record that names another origin than its contribution", where=peer.name)
    if agency.id not in facts.agencies(connection):
        facts.add_agency(connection, agency, at)
    elif peers.foreign(connection).get(agency.id) != peer.name:
        raise ConflictError("an agency of this name is registered here otherwise", where=agency.id)
    peers.put_foreign(connection, agency.id, peer.name, at)


def place(
    connection: Connection, peer: Peer, handed: Handed, *, cause: str, keeps: bool = True, at: str
) -> dict[str, str]:
    """Bring what stands here up to what a hub says now; return the ids here by the ids there.

    Args:
        connection: A writing transaction.
        peer: The hub.
        handed: Some records of one contribution of it.
        cause: Id of the notice or request it comes with.
        keeps: Grants for what stands here already go on.
        at: RFC 3339 UTC.

    Raises:
        RefusedInputError, ConflictError: As ``register``.
    """
    register(connection, peer, handed, at)
    ids: dict[str, str] = {}
    fresh: list[Record] = []
    for one in handed.records:
        here = standing(connection, peer, one.id)
        if here is not None and here.originator != one.originator:
            raise RefusedInputError("a record that is another agency's here", where=peer.name)
        if here is not None and _plain(here) == _plain(one):
            ids[one.id] = here.id
            if not keeps or without_grants(here.handling) != one.handling:
                terms_changes.add_change(
                    connection, here.id, one.handling, by=_by(peer, one), reason=WHY, at=at, keeps=keeps
                )
            continue
        if here is not None:
            take_out(connection, peer, [here], reason=WHY, at=at)
        ids[one.id] = _new_id(connection, one.id, cause)
        fresh.append(one)
    _add(connection, peer, handed, fresh, ids, cause, at)
    return ids


def standing(connection: Connection, peer: Peer, identity: str) -> Record | None:
    """Return what stands here for a record of a hub, or None."""
    known = (identity, *peers.copies(connection, peer.name, identity))
    found = records.get_records(connection, known)
    return next((found[one] for one in reversed(known) if one in found), None)


def take_out(connection: Connection, peer: Peer, gone: Iterable[Record], *, reason: str, at: str) -> None:
    """Withdraw records that a hub tells us no more, and tell our agencies that were told."""
    for one in gone:
        told = told_agencies(connection, one.originator, [one.handling], at)
        lifecycle.withdraw_record(connection, one.id, by=_by(peer, one), reason=reason, at=at)
        derivations.forget_alerts(connection, [one.id])
        tell(connection, Recall.WITHDRAWN, one.id, originator=one.originator, recipients=told, at=at)


def _add(
    connection: Connection,
    peer: Peer,
    handed: Handed,
    fresh: list[Record],
    ids: Mapping[str, str],
    cause: str,
    at: str,
) -> None:
    """Store records that do not stand here, as a contribution of their own."""
    if not fresh:
        return
    identity = derive_id("c", [handed.head.id, cause])
    head = msgspec.structs.replace(handed.head, id=identity, received=at, withdrawn=False)
    facts.add_contribution(connection, head, [_renamed(one, identity, ids) for one in fresh])
    homes = {ids[one.id]: (one.id, handed.head.id) for one in fresh}
    peers.put_copies(connection, peer.name, homes, at)


def _renamed(one: Record, contribution: str, ids: Mapping[str, str]) -> Record:
    """Return a record with the ids that it and its neighbours have here."""
    return msgspec.structs.replace(
        one,
        id=ids[one.id],
        contribution=contribution,
        report=ids.get(one.report, one.report) if one.report else None,
        ties=tuple(msgspec.structs.replace(tie, to=ids.get(tie.to, tie.to)) for tie in one.ties),
    )


def _new_id(connection: Connection, identity: str, cause: str) -> str:
    """Return the id of a record that is to be added: its own, where nothing has had that here."""
    if records.find_record(connection, identity) is None and not lifecycle.is_erased(connection, identity):
        return identity
    return derive_id("r", [identity, cause])


def _plain(one: Record) -> Record:
    """Return what a record says, without terms, place in this store and neighbours."""
    return msgspec.structs.replace(one, id="", contribution="", handling=UNTOLD, report=None, ties=())


def _by(peer: Peer, one: Record) -> str:
    return f"{one.originator}/{peer.name}"
