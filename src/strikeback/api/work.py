"""Alerts and leads: what the own agency is asked to do, and who does it."""

from typing import Annotated

from msgspec import Meta

from strikeback.api.operation import Answer, Call, Operation
from strikeback.api.paging import cursor_of, page, start_of
from strikeback.api.words import Id, Noted, Nothing, Paged, Time, Told
from strikeback.flows.remote import acts
from strikeback.flows.views import work as view_work
from strikeback.flows.views.hub_leads import hit_leads
from strikeback.flows.views.values import AlertView, HitLead, LeadView

_STRONGEST = 1e6
"""More bits than any lead has."""


class AlertsTold(Told, frozen=True, kw_only=True):
    """A page of alerts: those nobody has acknowledged first, then by band and time due."""

    items: tuple[AlertView, ...]
    next: str


class LeadsTold(Told, frozen=True, kw_only=True):
    """A page of leads, the strongest first; all hits stand on every page."""

    items: tuple[LeadView, ...]
    hits: tuple[HitLead, ...]
    next: str


class Acknowledged(Told, frozen=True, kw_only=True):
    """Somebody acts on an alert."""

    id: Id
    alert: Id
    by: str
    at: Time


class Taken(Told, frozen=True, kw_only=True):
    """Somebody works on a lead."""

    id: Id
    lead: Id
    agency: str
    by: str
    at: Time


class Released(Told, frozen=True, kw_only=True):
    """Somebody works on a lead no more."""

    events: Annotated[tuple[Id, ...], Meta(description="Ids of what was noted.")]


def alerts(call: Call[Paged, Nothing]) -> Answer:
    """List alerts."""
    limit = call.query.limit
    found = view_work.alerts(
        call.store, call.viewer, after=start_of(call, "alerts") or (), limit=limit + 1, clock=call.clock
    ).alerts
    more = len(found) > limit
    cursor = cursor_of(call.store, call.viewer, "alerts", view_work.urgency(found[limit - 1])) if more else ""
    return Answer(content=AlertsTold(items=found[:limit], next=cursor))


def acknowledge(call: Call[Nothing, Noted]) -> Answer:
    """Acknowledge an alert."""
    made = acts.acknowledge_own(
        call.store, call.viewer, call.path["alert"], note=call.body.note, clock=call.clock
    )
    return Answer(content=Acknowledged(id=made.id, alert=made.alert, by=made.by, at=made.at), status=201)


def leads(call: Call[Paged, Nothing]) -> Answer:
    """List leads."""
    found = view_work.leads(call.store, call.viewer, clock=call.clock)
    items, cursor = page(call, "leads", found.leads, _strength)
    hits = (*found.hits, *hit_leads(call.store, call.viewer, clock=call.clock))
    return Answer(content=LeadsTold(items=items, hits=hits, next=cursor))


def _strength(one: LeadView) -> tuple[str, ...]:
    return (f"{_STRONGEST - one.bits:020.6f}", one.id)


def take(call: Call[Nothing, Noted]) -> Answer:
    """Take a lead."""
    made = acts.take_own(call.store, call.viewer, call.path["lead"], note=call.body.note, clock=call.clock)
    told = Taken(id=made.id, lead=made.lead, agency=made.agency, by=made.by, at=made.at)
    return Answer(content=told, status=201)


def release(call: Call[Nothing, Noted]) -> Answer:
    """Give a lead up."""
    events = acts.release_own(
        call.store, call.viewer, call.path["lead"], note=call.body.note, clock=call.clock
    )
    return Answer(content=Released(events=events), status=201)


OPERATIONS = (
    Operation("GET", "/alerts", "listAlerts", "Whose safety is in question", alerts, {200: AlertsTold},
              query=Paged, scope="alerts"),
    Operation("POST", "/alerts/{alert}/acknowledge", "acknowledgeAlert", "Act on an alert", acknowledge,
              {201: Acknowledged}, body=Noted, creates=True, scope="alerts"),
    Operation("GET", "/leads", "listLeads", "What links ask the own agency to do", leads, {200: LeadsTold},
              query=Paged, scope="leads"),
    Operation("POST", "/leads/{lead}/take", "takeLead", "Work on a lead", take, {201: Taken}, body=Noted,
              creates=True, scope="leads"),
    Operation("POST", "/leads/{lead}/release", "releaseLead", "Work on a lead no more", release,
              {201: Released}, body=Noted, creates=True, scope="leads"),
)  # fmt: skip
