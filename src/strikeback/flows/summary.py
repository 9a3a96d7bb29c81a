"""The state as a coordinator wants to see it: gathered from facts and derivations, nothing typed in."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import ClassVar, Final

from strikeback.flows.counting.count import count
from strikeback.flows.place import place_text
from strikeback.flows.views.listing import AlertEntry, list_alerts
from strikeback.linking.linked import Linked
from strikeback.model.base import Frozen
from strikeback.model.bodies import Exhibit, Person, Report
from strikeback.model.casework import Lead, LeadKind
from strikeback.model.links import Entity, EntityKind, Link, LinkKind
from strikeback.model.record import Agency, Record, Relation, Role
from strikeback.network.counts import Estimate
from strikeback.network.shared import shared_between_suspects
from strikeback.publishing.brief import AlertLine, Brief, CountLine, CrossBorder, GroupLine
from strikeback.publishing.words import reason_words, rule_words
from strikeback.store import facts, lookup, records
from strikeback.store.open import Store

DRAWN: Final = 0.5
"""Weight from which what two offenders' cases share is drawn as a line."""
ALERT_LINES: Final = 15
CROSS_BORDER_LINES: Final = 15
_SHOWN_KINDS: Final = (
    LeadKind.ALREADY_IDENTIFIED,
    LeadKind.SAME_VICTIM,
    LeadKind.SAME_OFFENDER,
    LeadKind.VICTIM_ON_EXHIBIT,
    LeadKind.SAME_INCIDENT,
    LeadKind.SHARED_MONEY,
    LeadKind.SHARED_ACCOUNT,
    LeadKind.SHARED_DEVICE,
)
"""What crosses a border, the weightiest first."""


class Summary(Frozen, frozen=True, kw_only=True):
    """What one look at a linked store gives."""

    shown: ClassVar = ("records", "rejected", "links")

    records: int
    rejected: int
    agencies: dict[str, int]
    """Records by agency."""
    links: int
    alerts: tuple[AlertEntry, ...]
    leads: tuple[Lead, ...]
    estimates: dict[str, Estimate]
    """By role."""
    by_country: dict[str, int]
    """Distinct victims by country."""
    by_month: dict[str, int]
    """Reports by month of report, else of incident."""
    exhibits: int
    arrests: int
    sites: tuple[str, ...]
    groups: tuple[GroupLine, ...]
    places: dict[str, str]
    """Where the reports of alerts stand, in words."""


def summarise(store: Store, everything: Iterable[Record] | None = None) -> Summary:
    """Gather the summary of a linked store.

    Args:
        store: The store.
        everything: All standing records, where the caller has them at hand; None: they are read.

    Raises:
        UsageError: Nothing is linked yet.
    """
    estimates = {one.role: one for one in count(store, "persons")}
    alerts = list_alerts(store)
    with store.read() as connection:
        found = records.all_records(connection) if everything is None else everything
        known = {one.id: one for one in found}
        entities = lookup.entities(connection)
        links = lookup.all_links(connection)
        leads = lookup.leads(connection)
        agencies = facts.agencies(connection)
        rejected = sum(one.refused for one in facts.contributions(connection) if not one.withdrawn)
    seized = [(r.body.number or r.id, r.body.site) for r in known.values() if isinstance(r.body, Exhibit)]
    return Summary(
        records=len(known),
        rejected=rejected,
        agencies=dict(Counter(one.originator for one in known.values())),
        links=len(links),
        alerts=alerts,
        leads=leads,
        estimates=estimates,
        by_country=victims_by_country(entities, known, agencies),
        by_month=reports_by_month(known.values()),
        exhibits=len({number for number, _ in seized}),
        arrests=arrested(entities, known),
        sites=tuple(sorted({site for _, site in seized if site})),
        groups=group_lines(entities, links, known),
        places={
            entry.alert.report: place_text(known[entry.alert.report])
            for entry in alerts
            if entry.alert.report in known
        },
    )


def brief_of(summary: Summary, *, title: str, subtitle: str) -> Brief:
    """Return the brief's content; truth and quality are added by whoever knows them."""
    shared: Counter[tuple[str, str]] = Counter()
    for lead in _matters(summary.leads).values():
        shared.update(combinations(sorted({lead.agency, *lead.others}), 2))
    return Brief(
        title=title,
        subtitle=subtitle,
        records=summary.records,
        rejected=summary.rejected,
        agencies=summary.agencies,
        alerts=[_alert_line(entry, summary.places) for entry in summary.alerts[:ALERT_LINES]],
        alert_totals=dict(Counter(entry.alert.band.value for entry in summary.alerts)),
        alerts_by_agency=_by_agency(summary.alerts),
        cross_border=cross_border(summary.leads)[:CROSS_BORDER_LINES],
        shared=shared,
        leads=dict(Counter(lead.kind.value for lead in summary.leads)),
        counts=[_count_line(one) for one in summary.estimates.values()],
        by_country=summary.by_country,
        by_month=summary.by_month,
        groups=summary.groups,
        facts={
            "exhibits": str(summary.exhibits),
            "persons arrested": str(summary.arrests),
            "sites": str(len(summary.sites)),
        },
    )


def cross_border(leads: Iterable[Lead]) -> list[CrossBorder]:
    """Return the matters that leads are about, once each, the weightiest kinds and scores first."""
    lines = [
        CrossBorder(
            what=lead.kind.value.replace("_", " "),
            agencies=tuple(sorted({lead.agency, *lead.others})),
            records=len(lead.own) + len(lead.foreign),
            bits=lead.bits,
            reasons=tuple(dict.fromkeys(map(reason_words, lead.reasons))),
            entity=entity,
        )
        for entity, lead in _matters(lead for lead in leads if lead.others).items()
        if lead.kind in _SHOWN_KINDS
    ]
    rank = {kind.value.replace("_", " "): place for place, kind in enumerate(_SHOWN_KINDS)}
    return sorted(lines, key=lambda line: (-len(line.agencies), rank[line.what], -line.bits, line.entity))


def victims_by_country(
    entities: Iterable[Entity], known: Mapping[str, Record], agencies: Mapping[str, Agency]
) -> dict[str, int]:
    """Count distinct victims by country: the person's own, else the report's, else the agency's."""
    counts: Counter[str] = Counter()
    for entity in entities:
        if entity.kind is not EntityKind.PERSON or Role.VICTIM.value not in entity.role.split("+"):
            continue
        countries = [_country(known[m], known, agencies) for m in entity.members if m in known]
        stated = sorted(Counter(c for c in countries if c).items(), key=lambda item: (-item[1], item[0]))
        counts[stated[0][0] if stated else "unknown"] += 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def reports_by_month(known: Iterable[Record]) -> dict[str, int]:
    """Count reports by month (``2014-03``) of the report, else of the incident; undated ones are left out."""
    counts: Counter[str] = Counter()
    for one in known:
        if isinstance(one.body, Report):
            moment = one.body.reported or one.body.incident
            if moment is not None and moment.utc is not None:
                counts[f"{moment.utc:%Y-%m}"] += 1
    return dict(sorted(counts.items()))


def arrested(entities: Iterable[Entity], known: Mapping[str, Record]) -> int:
    """Count distinct persons whom some record calls arrested."""
    bodies = (
        (known[m].body for m in e.members if m in known) for e in entities if e.kind is EntityKind.PERSON
    )
    return sum(any(isinstance(body, Person) and body.arrested for body in one) for one in bodies)


def group_lines(
    entities: Sequence[Entity], links: Sequence[Link], known: Mapping[str, Record]
) -> tuple[GroupLine, ...]:
    """Describe the groups, the largest first, with the ties that may be drawn."""
    by_id = {entity.id: entity for entity in entities}
    home = {m: e.id for e in entities if e.kind is not EntityKind.GROUP for m in e.members}
    linked = Linked(links=tuple(links), entities=tuple(entities))
    shared = shared_between_suspects(linked, tuple(known.values()))
    ties = _ties(known.values(), home) | _touches(links, home) | {p for p, w in shared.items() if w >= DRAWN}
    lines = []
    for group in entities:
        if group.kind is not EntityKind.GROUP:
            continue
        members = [by_id[m] for m in group.members if m in by_id]
        inside = set(group.members)
        lines.append(
            GroupLine(
                entity=group.id,
                suspects=sum(m.kind is EntityKind.PERSON for m in members),
                accounts=sum(m.kind is EntityKind.ACCOUNT for m in members),
                agencies=tuple(
                    sorted({known[r].originator for m in members for r in m.members if r in known})
                ),
                edges=tuple(sorted(edge for edge in ties if edge[0] in inside and edge[1] in inside)),
            )
        )
    return tuple(sorted(lines, key=lambda line: (-line.suspects, -line.accounts, line.entity)))


def _ties(known: Iterable[Record], home: Mapping[str, str]) -> set[tuple[str, str]]:
    wanted = {Relation.HAS_ACCOUNT, Relation.HAS_DEVICE, Relation.HAS_INSTRUMENT, Relation.FOUND_ON}
    pairs = (
        (home.get(one.id, ""), home.get(tie.to, ""))
        for one in known
        for tie in one.ties
        if tie.relation in wanted
    )
    return {(min(pair), max(pair)) for pair in pairs if all(pair) and pair[0] != pair[1]}


def _touches(links: Iterable[Link], home: Mapping[str, str]) -> set[tuple[str, str]]:
    pairs = (
        (home.get(link.left, ""), home.get(link.right, ""))
        for link in links
        if link.kind is LinkKind.SHARED_SELECTOR
    )
    return {(min(pair), max(pair)) for pair in pairs if all(pair) and pair[0] != pair[1]}


def _country(record: Record, known: Mapping[str, Record], agencies: Mapping[str, Agency]) -> str:
    body = record.body
    if isinstance(body, Person):
        for place in body.places:
            if place.country:
                return place.country
    report = known.get(record.report or "")
    if report is not None and isinstance(report.body, Report) and report.body.country:
        return report.body.country
    agency = agencies.get(record.originator)
    return agency.country if agency is not None else ""


def _matters(leads: Iterable[Lead]) -> dict[str, Lead]:
    """The fullest lead of each entity or link: the most agencies, then the weightiest kind."""
    best: dict[str, Lead] = {}
    for lead in leads:
        held = best.get(lead.entity)
        if held is None or _weight(lead) > _weight(held):
            best[lead.entity] = lead
    return best


def _weight(lead: Lead) -> tuple[int, int, float]:
    rank = _SHOWN_KINDS.index(lead.kind) if lead.kind in _SHOWN_KINDS else len(_SHOWN_KINDS)
    return (len(lead.others), -rank, lead.bits)


def _by_agency(alerts: Iterable[AlertEntry]) -> dict[str, dict[str, int]]:
    """Count alerts by agency and band, the agency with most urgent ones first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in alerts:
        counts[entry.alert.agency][entry.alert.band.value] += 1
    order = sorted(counts, key=lambda agency: (-counts[agency]["P1"], -counts[agency].total(), agency))
    return {agency: dict(counts[agency]) for agency in order}


def _alert_line(entry: AlertEntry, places: Mapping[str, str]) -> AlertLine:
    alert = entry.alert
    return AlertLine(
        band=alert.band.value,
        agency=alert.agency,
        due=alert.due,
        number=str(entry.report.get("number") or alert.report),
        place=places.get(alert.report, ""),
        why=tuple(dict.fromkeys(rule_words(r.rule) for r in alert.reasons if r.band is alert.band)),
        quotes=tuple(reason.quote for reason in alert.reasons if reason.quote),
    )


def _count_line(estimate: Estimate) -> CountLine:
    return CountLine(
        what={"victim": "victims", "suspect": "offenders"}.get(estimate.role, estimate.role),
        estimate=estimate.estimate if estimate.told else None,
        low=estimate.low,
        high=estimate.high,
        method=estimate.method,
    )
