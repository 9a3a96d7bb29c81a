"""Guarded: alerts, leads, counts, groups and agencies, as one agency reads them."""

from collections.abc import Iterable
from typing import Final

import msgspec

from strikeback.flows.assess import assess_new
from strikeback.flows.claims import holders, stored_claims
from strikeback.flows.counting.count import ROLES
from strikeback.flows.views.listing import report_place
from strikeback.flows.views.reading import Look, looking
from strikeback.flows.views.values import (
    AgencyView,
    Alerts,
    AlertView,
    CountView,
    Groups,
    GroupView,
    HitLead,
    Leads,
    LeadView,
)
from strikeback.model.bodies import Person
from strikeback.model.casework import Alert, Lead, TriageReason
from strikeback.model.errors import RefusedError, UsageError
from strikeback.model.handling import Level
from strikeback.model.links import EntityKind
from strikeback.model.people import Viewer
from strikeback.model.record import Record, Role
from strikeback.model.time import Clock
from strikeback.network.counts import Estimate
from strikeback.sharing.policy import RANK
from strikeback.store import facts, lookup, records
from strikeback.store.alert_pages import acknowledged, alert_page
from strikeback.store.judgements import Acknowledgement
from strikeback.store.open import Store

_ESTIMATE: Final = msgspec.json.Decoder(Estimate)


Urgency = tuple[str, ...]
"""Where an alert stands in its list: those nobody has acknowledged first, then by band and time due."""


def alerts(store: Store, viewer: Viewer, *, after: Urgency = (), limit: int = 0, clock: Clock) -> Alerts:
    """Return the alerts of the viewer's agency: open ones first, then by band and time due.

    They come from everything that is known: no terms hold an alert back. Of a report that the agency may
    not see it learns whom to ask.

    Args:
        store: The store.
        viewer: Who looks.
        after: Only those behind this place.
        limit: Most alerts returned; 0: all.
        clock: Tells when.

    Raises:
        RefusedError: The viewer's duties give no sight of content.
    """
    assess_new(store)
    with looking(store, viewer, clock, "alerts") as look:
        found, standing = _standing(look, after, limit)
        taken = acknowledged(look.connection, [one.id for one in found])
        reports = {one.report for one in found}
        minutes = {key: one.minutes for key, one in lookup.assessments(look.connection, reports).items()}
        victims = _victims(look, [one for one in reports if _summed(look, standing[one])])
        shown = [
            _alert(look, one, standing[one.report], minutes, taken.get(one.id), victims) for one in found
        ]
        look.note_list(
            "alerts", (one.report for one in shown if one.report), alerts=[one.id for one in shown]
        )
        return Alerts(alerts=tuple(shown))


def urgency(one: AlertView) -> Urgency:
    """Return where an alert stands in the list of its agency."""
    return ("1" if one.acknowledged_at else "0", one.band, one.due, one.id)


def _standing(look: Look, after: Urgency, limit: int) -> tuple[list[Alert], dict[str, Record]]:
    """Return the first alerts whose reports stand, and those reports; no more are read than are needed."""
    found: list[Alert] = []
    reports: dict[str, Record] = {}
    while True:
        page = alert_page(look.connection, look.viewer.agency, after=after, limit=limit)
        reports |= records.get_records(look.connection, {one.report for _, one in page})
        found += [one for _, one in page if one.report in reports]
        if not limit or len(page) < limit or len(found) >= limit:
            return found[: limit or None], reports
        after = page[-1][0]


def _victims(look: Look, reports: Iterable[str]) -> dict[str, str]:
    """Return the victim's entity in the viewer's scope, by report; of several the smallest id."""
    inside = records.records_of_reports(look.connection, sorted(reports))
    persons = [one for one in inside if one.role is Role.VICTIM and isinstance(one.body, Person)]
    homes = look.homes([one.id for one in persons if _summed(look, one)])
    found: dict[str, str] = {}
    for one in persons:
        if one.id in homes and one.report:
            found[one.report] = min(found.get(one.report, homes[one.id]), homes[one.id])
    return found


def _summed(look: Look, record: Record) -> bool:
    """Tell whether a record is told at summary or more."""
    return RANK[look.level(record)] >= RANK[Level.SUMMARY]


def _alert(
    look: Look,
    alert: Alert,
    report: Record,
    minutes: dict[str, int],
    taken: Acknowledgement | None,
    victims: dict[str, str],
) -> AlertView:
    own = look.own(report)
    sees = _summed(look, report)
    by = taken.by if taken else ""
    ours = by.partition("/")[0] == look.viewer.agency
    return AlertView(
        id=alert.id,
        band=alert.band.value,
        agency=alert.agency,
        raised=alert.raised,
        due=alert.due,
        minutes=minutes.get(alert.report, 0),
        reasons=alert.reasons if own else tuple(_wordless(one) for one in alert.reasons),
        escalate_to=alert.escalate_to,
        report=alert.report if sees else "",
        hit=None if sees else look.hit(report),
        number=str(report_place(report).get("number", "")) if own else "",
        place=report_place(report) if own else {},
        entity=victims.get(alert.report, "") if sees else "",
        acknowledged_at=taken.at if taken else "",
        acknowledged_by=by if ours else by.partition("/")[0],
        note=taken.note if taken and ours else "",
        handling=look.handling([report]),
    )


def _wordless(reason: TriageReason) -> TriageReason:
    """Return a reason without what it quotes and where that stands."""
    return msgspec.structs.replace(reason, quote="", record="", start=0, end=0)


def leads(store: Store, viewer: Viewer, *, clock: Clock) -> Leads:
    """Return the leads of the viewer's agency, the strongest first, and hits apart from them.

    Raises:
        RefusedError: The viewer's duties give no sight of content.
    """
    with looking(store, viewer, clock, "leads") as look:
        if look.seen is None:
            look.note_list("leads")
            return Leads(leads=())
        found = _leads_in(look, look.seen)
        told = look.told(record for one in found for record in (*one.own, *one.foreign))
        working = holders(found, stored_claims(look.connection, scope=look.seen))
        shown = tuple(_lead(look, one, told, working.get(one.id, "")) for one in found)
        asks = [one for one in _leads_in(look, look.known) if one.hits] if look.known is not None else []
        hits = tuple(_hit_lead(look, one) for one in asks)
        look.note_list("leads", told, leads=[*(one.id for one in shown), *(one.id for one in hits)])
        return Leads(leads=shown, hits=tuple(one for one in hits if one.hits))


def _leads_in(look: Look, scope: str) -> list[Lead]:
    """Return the agency's leads in a scope that are not hits; of another scope than the seen one, hits."""
    found = lookup.leads(look.connection, agency=look.viewer.agency, scope=scope)
    return [one for one in found if bool(one.hits) is (scope != look.seen)]


def _lead(look: Look, lead: Lead, told: dict[str, Record], holder: str) -> LeadView:
    shown = [told[one] for one in (*lead.own, *lead.foreign) if one in told]
    return LeadView(
        id=lead.id,
        kind=lead.kind.value,
        agency=lead.agency,
        others=lead.others,
        entity=lead.entity,
        own=tuple(one for one in lead.own if one in told),
        foreign=tuple(one for one in lead.foreign if one in told),
        bits=lead.bits,
        reasons=lead.reasons,
        action=lead.action,
        holder=holder,
        handling=look.handling(shown),
    )


def _hit_lead(look: Look, lead: Lead) -> HitLead:
    hits = look.hits_beside(lead.own, linked=True)
    names = ", ".join(one.agency for one in hits)
    return HitLead(
        id=lead.id,
        kind=lead.kind.value,
        agency=lead.agency,
        own=tuple(sorted(look.told(lead.own))),
        hits=hits,
        action=f"Ask {names} for what they hold.",
    )


def counts(store: Store, viewer: Viewer, what: str = "persons", *, clock: Clock) -> tuple[CountView, ...]:
    """Return how many distinct persons there are among all that the viewer is told at summary or more.

    Args:
        store: The store.
        viewer: Who looks.
        what: ``victims``, ``suspects``, or ``persons`` for both, one beside the other.
        clock: Tells when.

    Raises:
        RefusedError: The viewer's duties give no sight of content.
        UsageError: Something else is asked for.
    """
    if what not in ROLES:
        raise UsageError("this cannot be counted", where=what[:40], remedy=f"One of: {', '.join(ROLES)}")
    with looking(store, viewer, clock, "counts") as look:
        look.note_list("counts", what=what)
        if look.seen is None:
            return ()
        bodies = [lookup.estimate(look.connection, role, scope=look.seen) for role in ROLES[what]]
        terms = look.scope_handling()
        found = [_ESTIMATE.decode(body) for body in bodies if body is not None]
        return tuple(
            CountView(
                role=one.role,
                estimate=one.estimate,
                low=one.low,
                high=one.high,
                level=one.level,
                records=one.records,
                method=one.method,
                figures=one.figures,
                handling=terms,
            )
            for one in found
        )


def groups(store: Store, viewer: Viewer, *, clock: Clock) -> Groups:
    """Return the groups of the viewer's scope, those with the most suspects first.

    Raises:
        RefusedError: The viewer's duties give no sight of content.
    """
    with looking(store, viewer, clock, "groups") as look:
        if look.seen is None:
            look.note_list("groups")
            return Groups(groups=())
        found = lookup.entities(look.connection, kind=EntityKind.GROUP, scope=look.seen)
        inside_all = lookup.entities_by_id(
            look.connection, (m for one in found for m in one.members), scope=look.seen
        )
        parts = {one.id: [inside_all[m] for m in one.members if m in inside_all] for one in found}
        told = look.told(r for inside in parts.values() for part in inside for r in part.members)
        shown = []
        for one in found:
            inside = parts[one.id]
            records_in = [told[r] for part in inside for r in part.members if r in told]
            shown.append(
                GroupView(
                    id=one.id,
                    suspects=sum(part.kind is EntityKind.PERSON for part in inside),
                    accounts=sum(part.kind is EntityKind.ACCOUNT for part in inside),
                    records=len(records_in),
                    agencies=tuple(sorted({each.originator for each in records_in})),
                    handling=look.handling(records_in),
                )
            )
        look.note_list("groups", groups=[one.id for one in shown])
        return Groups(groups=tuple(sorted(shown, key=lambda one: (-one.suspects, -one.accounts, one.id))))


def agencies(store: Store, viewer: Viewer) -> tuple[AgencyView, ...]:
    """Return the participating agencies, in the order of their ids: no content, so that every duty may ask.

    Raises:
        RefusedError: The viewer's agency does not take part.
    """
    with store.read() as connection:
        known = facts.agencies(connection)
    if viewer.agency not in known:
        raise RefusedError("only participating agencies are told who takes part")
    return tuple(
        AgencyView(id=one.id, name=one.name, country=one.country, kind=one.kind) for one in known.values()
    )
