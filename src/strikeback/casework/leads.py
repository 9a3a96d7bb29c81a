"""Leads: what entities and links that cross agencies ask each agency to do.

A lead says only what its reader may be told: records of other agencies stand in it when policy gives at
least a summary, else their agency is a hit ("something exists, ask there"), else it is not mentioned.
That a victim is already identified is told as a hit at least: terms decide what is told, not whether.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from strikeback.model.bodies import Person
from strikeback.model.casework import Lead, LeadKind
from strikeback.model.handling import Level
from strikeback.model.ids import derive_id
from strikeback.model.links import Entity, EntityKind, Link, LinkKind
from strikeback.model.people import Viewer
from strikeback.model.record import Record, Relation, Role
from strikeback.sharing.policy import BEGINNING, allow

MAX_REASONS: Final = 3
MAX_RECORDS: Final = 50  # of each side named in one lead; the entity opens into all of them

_ACTIONS: Final = {
    LeadKind.SAME_VICTIM: "Agree with {others} on one contact for this victim.",
    LeadKind.SAME_OFFENDER: "Compare with {others} before any step against this offender.",
    LeadKind.SHARED_ACCOUNT: "Ask {others} for what they know of this account; preserve provider data once.",
    LeadKind.SHARED_MONEY: "Ask {others} for the payments they hold on this instrument.",
    LeadKind.SHARED_DEVICE: "Ask {others} where this device was seen.",
    LeadKind.SHARED_PERSONA: "Compare the cases with {others}; personas are shared, offenders differ.",
    LeadKind.VICTIM_ON_EXHIBIT: "Have examiner and case officer ({others}) compare the traces.",
    LeadKind.ALREADY_IDENTIFIED: "{others} has identified this victim: stop identification work, ask there.",
    LeadKind.SAME_INCIDENT: "Agree with {others} which of you leads this incident; count it once.",
}

_BY_ENTITY: Final = {
    (EntityKind.PERSON, Role.VICTIM): LeadKind.SAME_VICTIM,
    (EntityKind.PERSON, Role.SUSPECT): LeadKind.SAME_OFFENDER,
}
_BY_KIND: Final = {
    EntityKind.ACCOUNT: LeadKind.SHARED_ACCOUNT,
    EntityKind.INSTRUMENT: LeadKind.SHARED_MONEY,
    EntityKind.DEVICE: LeadKind.SHARED_DEVICE,
    EntityKind.INCIDENT: LeadKind.SAME_INCIDENT,
}
_BY_LINK: Final = {LinkKind.SHARED_PERSONA: LeadKind.SHARED_PERSONA}
_BY_FIELD: Final = {
    "iban": LeadKind.SHARED_MONEY,
    "bank_account": LeadKind.SHARED_MONEY,
    "card": LeadKind.SHARED_MONEY,
    "wallet": LeadKind.SHARED_MONEY,
    "ewallet": LeadKind.SHARED_MONEY,
    "remittance": LeadKind.SHARED_MONEY,
    "gift_card": LeadKind.SHARED_MONEY,
    "imei": LeadKind.SHARED_DEVICE,
    "imsi": LeadKind.SHARED_DEVICE,
    "iccid": LeadKind.SHARED_DEVICE,
    "mac": LeadKind.SHARED_DEVICE,
    "device_id": LeadKind.SHARED_DEVICE,
}


@dataclass(frozen=True, slots=True)
class _Matter:
    """Something that records of one or more agencies have in common."""

    kind: LeadKind
    subject: str
    records: tuple[Record, ...]
    bits: float
    reasons: tuple[str, ...]


def find_leads(
    entities: Sequence[Entity],
    links: Sequence[Link],
    records: Mapping[str, Record],
    *,
    now: str = BEGINNING,
) -> tuple[Lead, ...]:
    """Return the leads of every agency, strongest first within an agency.

    Args:
        entities: Persons, accounts, instruments, devices, incidents; groups are passed over.
        links: All links; their reasons explain the leads.
        records: Every record by id.
        now: RFC 3339 UTC: what is told no more then, such as a record whose review date has passed, gives
            other agencies no lead.
    """
    by_entity = _links_of_entities(entities, links)
    matters = [m for e in entities for m in _matters_of_entity(e, by_entity.get(e.id, ()), records)]
    matters += _matters_of_links(links, records)
    leads = {lead.id: lead for matter in matters for lead in _told(matter, now)}
    return tuple(sorted(leads.values(), key=lambda lead: (lead.agency, -lead.bits, lead.id)))


def _links_of_entities(entities: Sequence[Entity], links: Sequence[Link]) -> dict[str, list[Link]]:
    home = {member: e.id for e in entities if e.kind is not EntityKind.GROUP for member in e.members}
    found: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        entity = home.get(link.left)
        if entity is not None and entity == home.get(link.right):
            found[entity].append(link)
    return found


def _matters_of_entity(entity: Entity, links: Iterable[Link], records: Mapping[str, Record]) -> list[_Matter]:
    if entity.kind is EntityKind.GROUP or len(entity.members) < 2:
        return []
    members = tuple(records[m] for m in entity.members if m in records)
    ordered = sorted(links, key=lambda link: (-link.bits, link.id))
    bits = ordered[0].bits if ordered else 0.0
    reasons = _reason_lines(ordered)
    return [_Matter(kind, entity.id, members, bits, reasons) for kind in _kinds(entity, members)]


def _kinds(entity: Entity, members: Sequence[Record]) -> list[LeadKind]:
    roles = {record.role for record in members}
    agencies = {record.originator for record in members}
    kinds = []
    if Role.VICTIM in roles and any(_on_exhibit(record) for record in members):
        kinds.append(LeadKind.VICTIM_ON_EXHIBIT)
    if len(agencies) < 2:
        return kinds
    if entity.kind is EntityKind.PERSON:
        kinds += [kind for (_, role), kind in _BY_ENTITY.items() if role in roles]
        if Role.VICTIM in roles and _identifiers(members):
            kinds.append(LeadKind.ALREADY_IDENTIFIED)
    elif entity.kind in _BY_KIND:
        kinds.append(_BY_KIND[entity.kind])
    return kinds


def _on_exhibit(record: Record) -> bool:
    return record.role is not Role.VICTIM and any(tie.relation is Relation.FOUND_ON for tie in record.ties)


def _identifiers(members: Iterable[Record]) -> set[str]:
    """Originators of records that say the person is identified or safe."""
    return {
        record.originator
        for record in members
        if isinstance(record.body, Person) and (record.body.identified_by or record.body.safe)
    }


def _matters_of_links(links: Sequence[Link], records: Mapping[str, Record]) -> list[_Matter]:
    """Matters of links that touch without being the same thing."""
    matters = []
    for link in links:
        if link.kind not in {LinkKind.SHARED_SELECTOR, LinkKind.SHARED_PERSONA}:
            continue
        pair = tuple(records[r] for r in (link.left, link.right) if r in records)
        if len({record.originator for record in pair}) < 2:
            continue
        kind = _BY_LINK.get(link.kind) or _kind_of_reasons(link)
        matters.append(_Matter(kind, link.id, pair, link.bits, _reason_lines([link])))
    return matters


def _kind_of_reasons(link: Link) -> LeadKind:
    strongest = max(link.reasons, key=lambda reason: reason.bits, default=None)
    return kind_of(strongest.field if strongest else "")


def kind_of(field: str) -> LeadKind:
    """Return what a selector of this kind on two sides is: shared money, a device, else an account."""
    return _BY_FIELD.get(field, LeadKind.SHARED_ACCOUNT)


def _reason_lines(links: Sequence[Link]) -> tuple[str, ...]:
    """The strongest distinct reasons in words; what the records say stays out of them."""
    reasons = sorted(
        (reason for link in links[:MAX_REASONS] for reason in link.reasons if reason.bits > 0),
        key=lambda reason: -reason.bits,
    )
    lines: dict[str, str] = {}
    for reason in reasons:
        note = f" ({reason.note})" if reason.note else ""
        lines.setdefault(reason.field, f"{reason.field.replace('_', ' ')}: +{reason.bits:.1f} bits{note}")
    return tuple(lines.values())[:MAX_REASONS]


def _told(matter: _Matter, now: str) -> list[Lead]:
    """One lead for each agency that holds a record of the matter and may learn of another's."""
    agencies = sorted({record.originator for record in matter.records})
    if matter.kind is LeadKind.ALREADY_IDENTIFIED:
        readers = [a for a in agencies if a not in _identifiers(matter.records)]
    else:
        readers = agencies
    leads = [_lead(matter, reader, now) for reader in readers]
    return [lead for lead in leads if lead is not None]


def _lead(matter: _Matter, reader: str, now: str) -> Lead | None:
    own = [r.id for r in matter.records if r.originator == reader]
    seen, hits, others = _foreign(matter, reader, now)
    inside = matter.kind is LeadKind.VICTIM_ON_EXHIBIT
    if not (seen or hits) and not inside:
        return None
    names = ", ".join(sorted(others)) or reader
    return Lead(
        id=derive_id("ld", [matter.kind.value, reader, matter.subject]),
        kind=matter.kind,
        agency=reader,
        others=tuple(sorted(others)),
        entity=matter.subject,
        own=tuple(sorted(own)[:MAX_RECORDS]),
        foreign=tuple(sorted(seen)[:MAX_RECORDS]),
        hits=tuple(sorted(hits)),
        bits=matter.bits,
        reasons=matter.reasons if seen or inside else (),
        action=_ACTIONS[matter.kind].format(others=names),
    )


def _foreign(matter: _Matter, reader: str, now: str) -> tuple[list[str], set[str], set[str]]:
    """Records the reader may see, agencies it only gets a hit on, and all agencies it may know of."""
    seen: list[str] = []
    hits: set[str] = set()
    others: set[str] = set()
    viewer = Viewer(agency=reader, now=now)
    tells = _identifiers(matter.records) if matter.kind is LeadKind.ALREADY_IDENTIFIED else None
    for record in matter.records:
        if record.originator == reader or (tells is not None and record.originator not in tells):
            continue
        level = allow(viewer, record.originator, record.handling)
        if level is Level.NOTHING and matter.kind is not LeadKind.ALREADY_IDENTIFIED:
            continue
        others.add(record.originator)
        if level in {Level.NOTHING, Level.HIT}:
            hits.add(record.originator)
        else:
            seen.append(record.id)
    return seen, hits, others
