"""What of our records the terms tell another hub, as it is handed over."""

from collections.abc import Iterable

import msgspec

from strikeback.flows.scopes import hidden_fields, without
from strikeback.model.handling import Handling, Level
from strikeback.model.people import Viewer
from strikeback.model.record import Contribution, Record
from strikeback.sharing.messages import Handed
from strikeback.sharing.policy import RANK, allow, without_grants
from strikeback.store import facts
from strikeback.store.open import Connection
from strikeback.store.peers import Peer


def handed(
    connection: Connection, peer: Peer, head: Contribution, inside: Iterable[Record], at: str
) -> Handed:
    """Return those of a contribution's records that terms tell an agency of the other hub.

    Args:
        connection: A transaction.
        peer: The other hub.
        head: The contribution.
        inside: Its records, or some of them, under the terms in force.
        at: RFC 3339 UTC.
    """
    levels: dict[Handling, tuple[str, ...] | None] = {}
    kept = []
    for one in inside:
        if one.handling not in levels:
            levels[one.handling] = hidden_from(viewers(peer, at), head.originator, one.handling)
        hidden = levels[one.handling]
        if hidden is not None:
            kept.append(cut(one, hidden))
    return hand(connection, head, kept)


def hand(connection: Connection, head: Contribution, kept: Iterable[Record]) -> Handed:
    """Return records with their head and agency, without mention of what does not go with them."""
    some = tuple(kept)
    ids = {one.id for one in some}
    told = tuple(
        msgspec.structs.replace(
            one,
            ties=tuple(tie for tie in one.ties if tie.to in ids),
            report=one.report if one.report in ids else None,
        )
        for one in some
    )
    return Handed(agency=facts.agencies(connection)[head.originator], head=head, records=told)


def cut(one: Record, hidden: Iterable[str]) -> Record:
    """Return a record as it leaves: without what is hidden, under the terms its originator states."""
    plain = msgspec.structs.replace(one, handling=without_grants(one.handling))
    return without(plain, hidden)


def viewers(peer: Peer, at: str) -> tuple[Viewer, ...]:
    """Return the agencies of a hub as those who look."""
    return tuple(Viewer(agency=one, now=at) for one in peer.agencies)


def hidden_from(looking: Iterable[Viewer], originator: str, handling: Handling) -> tuple[str, ...] | None:
    """Return the fields kept from everybody of these; None when none of them is told a summary."""
    least = RANK[Level.SUMMARY]
    told = [one for one in looking if RANK[allow(one, originator, handling)] >= least]
    if not told:
        return None
    kept = [set(hidden_fields(one, originator, handling, Level.SUMMARY)) for one in told]
    return tuple(sorted(set.intersection(*kept)))
