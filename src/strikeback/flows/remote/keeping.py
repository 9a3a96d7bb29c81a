"""What a data protection officer or a supervisor does about what its agency gave: holds, erasures, retention.

Whatever destroys, or lets something be destroyed, asks for the second factor anew; an erasure also for a
second person. What takes long is done by a job.
"""

from datetime import date, timedelta
from typing import ClassVar, Final

import msgspec

from strikeback.access.sessions import require_step_up
from strikeback.flows.decide import check_signature
from strikeback.flows.keeping import holds, retention
from strikeback.flows.keeping.erase import ErasurePlan, plan_erasure
from strikeback.flows.keeping.holds import check_authority
from strikeback.flows.keeping.notices import NoticeEntry, list_notices
from strikeback.flows.keeping.signed_erasure import sign_erasure
from strikeback.flows.people.sign_in import Signed
from strikeback.flows.progress import stamp
from strikeback.flows.remote.jobs import ERASE, RETAIN, Job, find_kept_job, queue_keeping
from strikeback.flows.remote.spool import Spool
from strikeback.model.base import Frozen
from strikeback.model.errors import ConflictError, NotFoundError, RefusedError
from strikeback.model.ids import derive_id
from strikeback.model.lifecycle import ErasureAsk, Hold, Renewal
from strikeback.model.people import Duty, Viewer
from strikeback.model.time import Clock
from strikeback.store import erasure_asks, facts, lifecycle, records, words
from strikeback.store.erasure_asks import Asked, Ended
from strikeback.store.open import Connection, Store

KEEPERS: Final = frozenset({Duty.DATA_PROTECTION, Duty.SUPERVISOR})
"""Duties that set holds, run retention, ask for erasures and agree to them."""

VALID: Final = timedelta(days=7)
"""How long an ask for an erasure waits for a second person."""


class ErasureEntry(Frozen, frozen=True, kw_only=True):
    """An erasure that was asked for, how far it is, and who was told."""

    shown: ClassVar = ("asked", "state")

    asked: Asked
    state: str
    """``asked``, ``lapsed``, ``taken_back``, ``agreed`` (a job does it), ``failed``, ``done``."""
    job: str = ""
    failure: str = ""
    notices: tuple[NoticeEntry, ...] = ()


def check_keeps(viewer: Viewer) -> None:
    """Let only those pass whose duty is to keep and to erase.

    Raises:
        RefusedError: Another duty.
    """
    if KEEPERS.isdisjoint(viewer.duties):
        raise RefusedError("this is data protection's or a supervisor's to do")


def own_holds(store: Store, viewer: Viewer) -> tuple[Hold, ...]:
    """Return the holds in force on what the viewer's agency gave.

    Raises:
        RefusedError: The viewer's duty is another one.
    """
    check_keeps(viewer)
    with store.read() as connection:
        standing = lifecycle.holds(connection)
        return tuple(one for one in standing if _owner(connection, one.object) == viewer.agency)


def hold_own(
    store: Store, viewer: Viewer, identity: str, *, reason: str, authority: str, clock: Clock
) -> Hold:
    """Keep something of the viewer's agency from being erased.

    Raises:
        NotFoundError: No such thing, or another agency's.
        RefusedError: The viewer's duty is another one.
        UsageError: Reason or authority are missing.
    """
    check_keeps(viewer)
    _check_own(store, viewer, identity)
    return holds.set_hold(store, identity, reason=reason, authority=authority, by=viewer.name, clock=clock)


def lift_own(store: Store, signed: Signed, identity: str, *, reason: str, clock: Clock) -> Hold:
    """State that a hold on something of the viewer's agency is over: from now on it may be erased.

    Raises:
        NotFoundError: No such hold in force, or on another agency's.
        RefusedError: The viewer's duty is another one, or a machine asks.
        SignInError: The second factor was proved too long ago.
    """
    _check_destroys(signed, clock)
    if identity not in {one.id for one in own_holds(store, signed.viewer)}:
        raise NotFoundError("there is no such hold in force")
    return holds.release_hold(store, identity, reason=reason, by=signed.viewer.name, clock=clock)


def plan_own(store: Store, viewer: Viewer, identity: str) -> ErasurePlan:
    """Return what an erasure would destroy, and what keeps it from being done; nothing is changed.

    Raises:
        NotFoundError: No such thing, or another agency's.
        RefusedError: The viewer's duty is another one.
    """
    check_keeps(viewer)
    _check_own(store, viewer, identity)
    return plan_erasure(store, identity)


def ask_erasure(
    store: Store, signed: Signed, identity: str, *, reason: str, authority: str, clock: Clock
) -> ErasureEntry:
    """Ask for something of the viewer's agency to be erased; nothing is done before a second person agrees.

    Raises:
        ConflictError: A legal hold keeps it.
        NotFoundError: No such thing, or another agency's.
        RefusedError: The viewer's duty is another one, or a machine asks.
        SignInError: The second factor was proved too long ago.
        UsageError: Reason or authority are missing.
    """
    _check_destroys(signed, clock)
    viewer = signed.viewer
    check_signature(reason, viewer.name)
    check_authority(authority)
    if plan_own(store, viewer, identity).holds:
        raise ConflictError("a legal hold keeps this from being erased")
    at = stamp(clock)
    new = ErasureAsk(
        id=derive_id("ea", [identity, viewer.name, at]),
        object=identity,
        agency=viewer.agency,
        by=viewer.name,
        reason=reason,
        authority=authority,
        at=at,
    )
    with store.write() as connection:
        erasure_asks.add_ask(connection, new)
    return _entry(store, Asked(ask=new), clock)


def own_erasures(store: Store, viewer: Viewer, *, clock: Clock) -> tuple[ErasureEntry, ...]:
    """Return the erasures that people of the viewer's agency asked for, in their order.

    Raises:
        RefusedError: The viewer's duty is another one.
    """
    check_keeps(viewer)
    with store.read() as connection:
        found = erasure_asks.asks(connection, viewer.agency)
    return tuple(_entry(store, one, clock) for one in found)


def own_erasure(store: Store, viewer: Viewer, identity: str, *, clock: Clock) -> ErasureEntry:
    """Return one of them.

    Raises:
        NotFoundError: No such one, or another agency's.
        RefusedError: The viewer's duty is another one.
    """
    check_keeps(viewer)
    with store.read() as connection:
        found = [one for one in erasure_asks.asks(connection, viewer.agency) if one.ask.id == identity]
    if not found:
        raise NotFoundError("nobody asked for such an erasure")
    return _entry(store, found[0], clock, told=True)


def agree_erasure(store: Store, signed: Signed, spool: Spool, identity: str, *, clock: Clock) -> ErasureEntry:
    """Agree as the second person: a job carries the erasure out.

    Raises:
        ConflictError: It is agreed to, taken back or lapsed; or a legal hold keeps it.
        NotFoundError: No such ask, or another agency's.
        RefusedError: The same person, another duty, or a machine.
        SignInError: The second factor was proved too long ago.
    """
    _check_destroys(signed, clock)
    viewer = signed.viewer
    found = own_erasure(store, viewer, identity, clock=clock)
    if found.asked.ask.by == viewer.name:
        raise RefusedError("an erasure needs a second person")
    # The server may have stopped between the agreement and its job.
    lost = found.state == Ended.AGREED and not found.job
    if not lost:
        _check_open(found)
    if plan_own(store, viewer, found.asked.ask.object).holds:
        raise ConflictError("a legal hold keeps this from being erased")
    if not lost:
        _end(store, identity, Ended.AGREED, viewer, clock)
    queue_keeping(store, spool, kind=ERASE, about=identity, viewer=viewer, clock=clock)
    return own_erasure(store, viewer, identity, clock=clock)


def take_back(store: Store, viewer: Viewer, identity: str, *, clock: Clock) -> ErasureEntry:
    """Take an ask back, or say no to it, before somebody agrees.

    Raises:
        ConflictError: It is agreed to, taken back or lapsed.
        NotFoundError: No such ask, or another agency's.
        RefusedError: The viewer's duty is another one.
    """
    found = own_erasure(store, viewer, identity, clock=clock)
    _check_open(found)
    _end(store, identity, Ended.TAKEN_BACK, viewer, clock)
    return own_erasure(store, viewer, identity, clock=clock)


def certificate_of_erasure(store: Store, viewer: Viewer, identity: str, *, clock: Clock) -> str:
    """Return a signed note that says what was erased, by whom, on whose authority, and who was told.

    Raises:
        ConflictError: It is not done yet.
        LogError: The log has no keys to sign with.
        NotFoundError: No such erasure, or another agency's.
        RefusedError: The viewer's duty is another one.
    """
    found = own_erasure(store, viewer, identity, clock=clock)
    if found.asked.erasure is None:
        raise ConflictError("this is not erased")
    return sign_erasure(store, found.asked.erasure, found.notices, at=stamp(clock))


def retention_status(store: Store, viewer: Viewer, *, clock: Clock) -> retention.Status:
    """Return whether retention ran lately for the viewer's agency, and what waits.

    Raises:
        RefusedError: The viewer's duty is another one.
    """
    check_keeps(viewer)
    return retention.status(store, clock=clock, agency=viewer.agency)


def retention_plan(store: Store, viewer: Viewer, *, day: str, clock: Clock) -> tuple[retention.Due, ...]:
    """Return what of the viewer's agency may no longer be kept on a day; empty: today.

    Raises:
        RefusedError: The viewer's duty is another one.
        UsageError: Not a date.
    """
    check_keeps(viewer)
    return retention.list_due(store, day=day or stamp(clock)[:10], agency=viewer.agency)


def run_own(store: Store, signed: Signed, spool: Spool, *, clock: Clock) -> Job:
    """Erase what of the viewer's agency may no longer be kept, by a job.

    Raises:
        RefusedError: The viewer's duty is another one, or a machine asks.
        SignInError: The second factor was proved too long ago.
    """
    _check_destroys(signed, clock)
    viewer = signed.viewer
    return queue_keeping(store, spool, kind=RETAIN, about=viewer.agency, viewer=viewer, clock=clock)


def renew_own(
    store: Store, viewer: Viewer, contribution: str, *, until: str, reason: str, clock: Clock
) -> Renewal:
    """Keep a file of the viewer's agency longer, after reviewing it.

    Raises:
        NotFoundError: No such file, or another agency's.
        RefusedError: The viewer's duty is another one.
        UsageError: No reason, or no day in the future.
    """
    check_keeps(viewer)
    with store.read() as connection:
        found = facts.find_contribution(connection, contribution)
    if found is None or found.originator != viewer.agency:
        raise NotFoundError("there is no such contribution")
    return retention.renew(store, contribution, until=until, reason=reason, by=viewer.name, clock=clock)


def _check_destroys(signed: Signed, clock: Clock) -> None:
    check_keeps(signed.viewer)
    require_step_up(signed.session, clock.now())


def _owner(connection: Connection, identity: str) -> str:
    """Return whose a contribution, a record or somebody's words are; "" when there is no such thing."""
    found = facts.find_contribution(connection, identity) or records.find_record(connection, identity)
    if found is not None:
        return found.originator
    return words.known(connection, [identity]).get(identity, "")


def _check_own(store: Store, viewer: Viewer, identity: str) -> None:
    with store.read() as connection:
        if _owner(connection, identity) != viewer.agency:
            raise NotFoundError("there is nothing with this id, or nothing that may be told")


def _check_open(found: ErasureEntry) -> None:
    if found.state != "asked":
        raise ConflictError(f"the erasure is {found.state.replace('_', ' ')}")


def _end(store: Store, identity: str, outcome: Ended, viewer: Viewer, clock: Clock) -> None:
    with store.write() as connection:
        if not erasure_asks.add_end(connection, identity, outcome, by=viewer.name, at=stamp(clock)):
            raise ConflictError("somebody was quicker")


def _entry(store: Store, asked: Asked, clock: Clock, *, told: bool = False) -> ErasureEntry:
    entry = ErasureEntry(asked=asked, state=asked.outcome or "asked")
    if asked.erasure is not None:
        notices = list_notices(store, clock=clock, about=asked.ask.object) if told else ()
        return msgspec.structs.replace(entry, state="done", notices=notices)
    if not asked.outcome:
        waited = date.fromisoformat(stamp(clock)[:10]) - date.fromisoformat(asked.ask.at[:10])
        return msgspec.structs.replace(entry, state="lapsed") if waited > VALID else entry
    job = find_kept_job(store, asked.ask.agency, ERASE, asked.ask.id)
    if job is None:
        return entry
    failed = job.state in {"failed", "cancelled"}
    return msgspec.structs.replace(
        entry, job=job.id, state="failed" if failed else entry.state, failure=job.failure
    )
