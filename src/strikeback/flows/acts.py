"""What a viewer does, as against what it looks at: each act is for its own agency, or on what it may see."""

from typing import Final

from strikeback.flows.acknowledge import acknowledge
from strikeback.flows.claims import release, take
from strikeback.flows.decide import undo
from strikeback.flows.withdraw import withdraw
from strikeback.model.errors import NotFoundError, RefusedError
from strikeback.model.people import Duty, Viewer
from strikeback.model.record import Contribution
from strikeback.model.time import Clock
from strikeback.store import facts, judgements, lookup, records
from strikeback.store.claims import Taken
from strikeback.store.judgements import Acknowledgement
from strikeback.store.open import Store

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
    _check_lead(store, viewer, lead)
    return take(store, lead, by=viewer.name, note=note, clock=clock)


def release_own(store: Store, viewer: Viewer, lead: str, *, note: str, clock: Clock) -> tuple[str, ...]:
    """Say that the viewer's agency no longer works on one of its leads.

    Raises:
        NotFoundError: No such lead, or another agency's.
        RefusedError: The viewer's duty is another one.
        UsageError: It does not.
    """
    _check_lead(store, viewer, lead)
    return release(store, lead, by=viewer.name, note=note, clock=clock)


def _check_lead(store: Store, viewer: Viewer, lead: str) -> None:
    check_works(viewer)
    with store.read() as connection:
        found = lookup.leads(connection, agency=viewer.agency, identity=lead)
    if not found:
        raise NotFoundError("there is no such lead")
