"""What a viewer does, as against what it looks at: each act is for its own agency, or on what it may see."""

from typing import Final

from strikeback.access.limits import Limited
from strikeback.flows import break_glass
from strikeback.flows.acknowledge import acknowledge
from strikeback.flows.claims import release, take
from strikeback.flows.decide import check_signature, decide, undo
from strikeback.flows.keeping.withdraw import Withdrawn, withdraw
from strikeback.flows.people.limits import charge
from strikeback.flows.views.reading import Look, absent, looking
from strikeback.flows.views.records import search
from strikeback.flows.views.values import Search
from strikeback.model.errors import NotFoundError, RefusedError
from strikeback.model.links import Decision, Verdict
from strikeback.model.people import Duty, Viewer
from strikeback.model.record import Contribution
from strikeback.model.time import Clock
from strikeback.sharing.policy import sees_content
from strikeback.sharing.purposes import normal
from strikeback.store import facts, judgements, lookup, records
from strikeback.store.claims import Taken
from strikeback.store.judgements import Acknowledgement
from strikeback.store.open import Store
from strikeback.store.openings import Alarm, Ask

WORKING: Final = frozenset({Duty.OFFICER, Duty.SUPERVISOR, Duty.SERVICE})
"""Duties that act for their agency."""


def check_works(viewer: Viewer) -> None:
    """Let only those pass whose duty is to act for their agency.

    Raises:
        RefusedError: Another duty.
    """
    if not WORKING & set(viewer.duties):
        raise RefusedError("this is an officer's to do")


def own_contributions(store: Store, viewer: Viewer) -> tuple[Contribution, ...]:
    """Return what the viewer's agency handed in, in the order of arrival, withdrawn ones included.

    Raises:
        RefusedError: The viewer's duty is another one.
    """
    check_works(viewer)
    with store.read() as connection:
        found = [one for one in facts.contributions(connection) if one.originator == viewer.agency]
    return tuple(sorted(found, key=lambda one: (one.received, one.id)))


def own_contribution(store: Store, viewer: Viewer, identity: str) -> tuple[Contribution, dict[str, int]]:
    """Return one of them, with what was refused of it by reason.

    Raises:
        NotFoundError: No such contribution, or another agency's.
        RefusedError: The viewer's duty is another one.
    """
    check_works(viewer)
    with store.read() as connection:
        found = facts.find_contribution(connection, identity)
        if found is None or found.originator != viewer.agency:
            raise NotFoundError("there is no such contribution")
        return found, facts.refusal_counts(connection, identity)


def withdraw_own(store: Store, viewer: Viewer, identity: str, *, reason: str, clock: Clock) -> Contribution:
    """Withdraw what the viewer's agency handed in.

    Raises:
        NotFoundError: No such contribution, or another agency's.
        RefusedError: The viewer's duty is another one.
        UsageError: It is withdrawn already, or there is no reason.
    """
    own_contribution(store, viewer, identity)
    withdraw(store, identity, reason=reason, by=viewer.name, clock=clock)
    return own_contribution(store, viewer, identity)[0]


def withdraw_own_record(
    store: Store, viewer: Viewer, identity: str, *, reason: str, clock: Clock
) -> Withdrawn:
    """Withdraw a single record of the viewer's agency.

    Raises:
        NotFoundError: No such record, it is withdrawn, or it is another agency's.
        RefusedError: The viewer's duty is another one.
        UsageError: There is no reason.
    """
    check_works(viewer)
    with store.read() as connection:
        known = records.get_records(connection, [identity]).get(identity)
    if known is None or known.originator != viewer.agency:
        raise NotFoundError("there is no such record")
    return withdraw(store, identity, reason=reason, by=viewer.name, clock=clock)


def undo_own(store: Store, viewer: Viewer, identity: str, *, reason: str, clock: Clock) -> str:
    """Take back a decision that the viewer's agency took.

    Raises:
        NotFoundError: No such decision, or another agency's.
        RefusedError: The viewer's duty is another one.
        UsageError: It is undone already, or there is no reason.
    """
    check_works(viewer)
    with store.read() as connection:
        made = [one for one in judgements.decisions(connection) if one.id == identity]
    if not made or made[0].by.partition("/")[0] != viewer.agency:
        raise NotFoundError("there is no such decision")
    return undo(store, identity, reason=reason, by=viewer.name, clock=clock)


def acknowledge_own(store: Store, viewer: Viewer, alert: str, *, note: str, clock: Clock) -> Acknowledgement:
    """Take on an alert of the viewer's agency.

    Raises:
        NotFoundError: No such alert, or another agency's.
        RefusedError: The viewer's duty is another one.
    """
    check_works(viewer)
    with store.read() as connection:
        found = lookup.alerts(connection, agency=viewer.agency, identity=alert)
        known = records.get_records(connection, [one.report for one in found])
    if not known:
        raise NotFoundError("there is no such alert")
    return acknowledge(store, alert, by=viewer.name, note=note, clock=clock)


def take_own(store: Store, viewer: Viewer, lead: str, *, note: str, clock: Clock) -> Taken:
    """Say that the viewer's agency works on one of its leads.

    Raises:
        NotFoundError: No such lead, or another agency's.
        RefusedError: The viewer's duty is another one.
        UsageError: It does already.
    """
    scope = _scope_of_lead(store, viewer, lead)
    return take(store, lead, by=viewer.name, note=note, scope=scope, clock=clock)


def release_own(store: Store, viewer: Viewer, lead: str, *, note: str, clock: Clock) -> tuple[str, ...]:
    """Say that the viewer's agency no longer works on one of its leads.

    Raises:
        NotFoundError: No such lead, or another agency's.
        RefusedError: The viewer's duty is another one.
        UsageError: It does not.
    """
    scope = _scope_of_lead(store, viewer, lead)
    return release(store, lead, by=viewer.name, note=note, scope=scope, clock=clock)


def _scope_of_lead(store: Store, viewer: Viewer, lead: str) -> str:
    """Return the scope, one of those the viewer is answered from, that has a lead of its agency."""
    check_works(viewer)
    with store.read() as connection:
        scopes = lookup.viewpoint(connection, viewer.agency, normal(viewer.purpose)) or ()
        for scope in scopes:
            if lookup.leads(connection, agency=viewer.agency, identity=lead, scope=scope):
                return scope
    raise NotFoundError("there is no such lead")


def decide_on(
    store: Store, viewer: Viewer, verdict: Verdict, left: str, right: str, *, reason: str, clock: Clock
) -> Decision:
    """Record what the viewer judges about two things that it is told of.

    An entity's id stands for its smallest member that the viewer is told of.

    Raises:
        NotFoundError: One of them is not there, or not to be told.
        RefusedError: The viewer's duty is another one.
        UsageError: No reason, one record twice, or two records of different kinds.
    """
    check_works(viewer)
    check_signature(reason, viewer.name)
    with looking(store, viewer, clock, "decide", left) as look:
        ends = [_told_record(look, identity) for identity in (left, right)]
        look.note(left, "decide", ends)
    return decide(store, verdict, *ends, reason=reason, by=viewer.name, clock=clock)


def _told_record(look: Look, identity: str) -> str:
    """Return the record that an id stands for."""
    if look.told([identity]):
        return identity
    entity = None if look.seen is None else lookup.get_entity(look.connection, identity, scope=look.seen)
    told = look.told(entity.members) if entity else {}
    if not told:
        raise absent()
    return min(told)


def asks_waiting(store: Store, viewer: Viewer) -> tuple[Ask, ...]:
    """Return what people of the viewer's agency asked to be opened and nobody has.

    Raises:
        RefusedError: The viewer's duties give no sight of content, and reasons may tell some.
    """
    check_sees(viewer)
    return break_glass.waiting(store, viewer)


def unread_alarms(store: Store, viewer: Viewer) -> tuple[Alarm, ...]:
    """Return what others opened of the viewer's agency's records and nobody of it has read of.

    Raises:
        RefusedError: The viewer's duties give no sight of content.
    """
    check_sees(viewer)
    return break_glass.alarms(store, viewer)


def check_sees(viewer: Viewer) -> None:
    """Let only those pass whose duty gives sight of content.

    Raises:
        RefusedError: Another duty.
    """
    if not sees_content(viewer):
        raise RefusedError("this duty gives no sight of content", remedy="Ask somebody who has another duty")


def search_counted(
    store: Store, viewer: Viewer, text: str, *, region: str, limit: int, cursor: str, clock: Clock
) -> Search:
    """Search, as often as one person may.

    Raises:
        LimitError: Too many searches.
        RefusedError: The viewer's duties give no sight of content.
        UsageError: Nothing, or too much, to search for; no such page.
    """
    charge(store, viewer, Limited.SEARCH, clock=clock)
    return search(store, viewer, text, region=region, limit=limit, cursor=cursor, clock=clock)
