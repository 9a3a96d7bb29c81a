"""What other hubs have a hit on, among the leads of the agency that asked: it exists, and whom to ask."""

from collections.abc import Iterable

from strikeback.casework.leads import kind_of
from strikeback.flows.answers import check_sees
from strikeback.flows.views.reading import looking
from strikeback.flows.views.values import Hit, HitLead
from strikeback.model.casework import Lead
from strikeback.model.ids import derive_id
from strikeback.model.people import Viewer
from strikeback.model.time import Clock
from strikeback.sharing.purposes import normal
from strikeback.store import blind, facts
from strikeback.store.blind import PeerHit
from strikeback.store.open import Connection, Store


def hit_leads(store: Store, viewer: Viewer, *, clock: Clock) -> tuple[HitLead, ...]:
    """Return the leads towards other hubs of the viewer's agency, for the purpose it states; logged like all.

    Raises:
        RefusedError: The viewer's duties give no sight of content.
    """
    check_sees(viewer)
    with store.read() as connection:
        found = [
            one
            for one in blind.hits(connection, viewer.agency)
            if normal(one.purpose) == normal(viewer.purpose)
        ]
        made = leads_of(found)
    if not made:
        return ()
    hubs = {one.reference: one for one in found}
    with looking(store, viewer, clock, "leads") as look:
        told = look.told(record for one, _ in made for record in one.own)
        look.note_list("leads", told, leads=[one.id for one, _ in made])
    return tuple(
        HitLead(
            id=one.id,
            kind=one.kind.value,
            agency=one.agency,
            own=one.own,
            hits=(Hit(agency=hubs[reference].agency, reference=reference),),
            action=one.action,
        )
        for one, reference in made
        if told.keys() >= set(one.own)
    )


def every_lead(connection: Connection, agency: str = "") -> tuple[Lead, ...]:
    """Return the leads towards other hubs of one agency, or of all."""
    named = [agency] if agency else sorted(facts.agencies(connection))
    return tuple(lead for one in named for lead, _ in leads_of(blind.hits(connection, one)))


def leads_of(found: Iterable[PeerHit]) -> tuple[tuple[Lead, str], ...]:
    """Return one lead, with its reference, for each thing at another hub, however many records meet it."""
    by_reference: dict[str, list[PeerHit]] = {}
    for one in found:
        by_reference.setdefault(one.reference, []).append(one)
    return tuple((_lead(hits), reference) for reference, hits in sorted(by_reference.items()))


def _lead(hits: list[PeerHit]) -> Lead:
    first = min(hits, key=lambda one: (one.record, one.kind))
    kind = kind_of(first.kind)
    return Lead(
        id=derive_id("ld", [kind.value, first.asker, first.reference]),
        kind=kind,
        agency=first.asker,
        others=(first.agency,),
        entity="",
        own=tuple(sorted({one.record for one in hits})),
        foreign=(),
        hits=(first.agency,),
        action=f"Ask {first.agency} at {first.peer}: strikeback requests ask {first.reference}",
    )
