"""What a viewer does about things after they came: correct, confirm, answer those concerned, take out."""

from typing import Final

from strikeback.access.limits import Limited
from strikeback.access.sessions import require_step_up
from strikeback.casework.answer_rules import Rule
from strikeback.flows.answer_rules import list_rules
from strikeback.flows.keeping.desk import ConcernEntry, answer_concern, list_concerns, take_concern
from strikeback.flows.keeping.notices import NoticeEntry, certify, list_notices
from strikeback.flows.keeping.withdraw import correct
from strikeback.flows.people.limits import charge
from strikeback.flows.people.sign_in import Signed
from strikeback.flows.remote.acts import check_sees, check_works, own_contribution
from strikeback.flows.views.records import list_records
from strikeback.flows.views.values import Only, RecordList
from strikeback.model.errors import NotFoundError, RefusedError
from strikeback.model.lifecycle import Certificate, Concern, ConcernAnswer, Correction, Wish
from strikeback.model.people import Duty, Viewer
from strikeback.model.time import Clock
from strikeback.store.open import Store

DESK: Final = frozenset({Duty.DATA_PROTECTION, Duty.SUPERVISOR})
"""Duties that answer those concerned."""


def correct_own(store: Store, viewer: Viewer, old: str, new: str, *, reason: str, clock: Clock) -> Correction:
    """State that one file of the viewer's agency replaces another.

    Raises:
        NotFoundError: One of them is not there, or another agency's.
        RefusedError: The viewer's duty is another one.
        UsageError: Both are the same, or the old one is withdrawn already.
    """
    for one in (old, new):
        own_contribution(store, viewer, one)
    return correct(store, old, new, reason=reason, by=viewer.name, clock=clock)


def own_notices(store: Store, viewer: Viewer, *, sent: bool = False, clock: Clock) -> tuple[NoticeEntry, ...]:
    """Return what the viewer's agency was told about things it had been given; or what it told others.

    Raises:
        RefusedError: The viewer's duties give no sight of content.
    """
    check_sees(viewer)
    if sent:
        found = list_notices(store, clock=clock)
        return tuple(one for one in found if one.notice.originator == viewer.agency)
    return list_notices(store, clock=clock, recipient=viewer.agency)


def certify_own(store: Store, viewer: Viewer, identity: str, *, done: str, clock: Clock) -> Certificate:
    """Confirm what the viewer's agency did about a notice.

    Raises:
        ConflictError: It was confirmed before.
        NotFoundError: No such notice, or another agency's.
        RefusedError: The viewer's duties give no sight of content.
    """
    if identity not in {one.notice.id for one in own_notices(store, viewer, clock=clock)}:
        raise NotFoundError("there is no such notice")
    return certify(store, identity, done=done, by=viewer.name, clock=clock)


def own_concerns(store: Store, viewer: Viewer, *, clock: Clock) -> tuple[ConcernEntry, ...]:
    """Return what was asked of the viewer's agency by those concerned.

    Raises:
        RefusedError: The viewer's duty is another one.
    """
    _check_desk(viewer)
    return list_concerns(store, clock=clock, agency=viewer.agency)


def take_concern_in(store: Store, viewer: Viewer, wish: Wish, *, reference: str, clock: Clock) -> Concern:
    """Keep that somebody asked the viewer's agency about themselves.

    Raises:
        RefusedError: The viewer's duty is another one.
        UsageError: There is no reference.
    """
    _check_desk(viewer)
    agency = viewer.agency
    return take_concern(store, wish, agency=agency, reference=reference, by=viewer.name, clock=clock)


def answer_concern_own(
    store: Store,
    viewer: Viewer,
    identity: str,
    *,
    granted: bool,
    reason: str,
    objects: tuple[str, ...] = (),
    clock: Clock,
) -> ConcernAnswer:
    """Keep what somebody concerned was answered; ``objects`` are ids of what was corrected or erased.

    Raises:
        ConflictError: It was answered before.
        NotFoundError: No such concern, or another agency's.
        RefusedError: The viewer's duty is another one.
    """
    if identity not in {one.concern.id for one in own_concerns(store, viewer, clock=clock)}:
        raise NotFoundError("there is no such concern")
    return answer_concern(
        store, identity, granted=granted, reason=reason, by=viewer.name, objects=objects, clock=clock
    )


def own_rules(store: Store, viewer: Viewer) -> tuple[Rule, ...]:
    """Return the rules by which the viewer's agency answers at once.

    Raises:
        RefusedError: The viewer's duties give no sight of content.
    """
    check_sees(viewer)
    return list_rules(store, viewer)


def export_records(
    store: Store, signed: Signed, *, only: Only, limit: int, cursor: str, clock: Clock
) -> RecordList:
    """Take records out as far as they may be told: a person, a fresh second factor, so often a day.

    Raises:
        LimitError: Too many exports.
        RefusedError: A machine asks, or the viewer's duty is another one.
        SignInError: The second factor was proved too long ago.
    """
    check_works(signed.viewer)
    require_step_up(signed.session, clock.now())
    charge(store, signed.viewer, Limited.EXPORT, clock=clock)
    return list_records(store, signed.viewer, only=only, limit=limit, cursor=cursor, clock=clock)


def _check_desk(viewer: Viewer) -> None:
    if not DESK & set(viewer.duties):
        raise RefusedError("those concerned are answered by data protection")
