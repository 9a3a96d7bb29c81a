"""Managing people: an administrator adds, changes, disables and resets those of its own agency.

Every act is a fact with its author. A person of another agency is the same to an administrator as one who
does not exist. Nobody gets a password from anybody: an invitation lets the person set its own. On a hub no
administrator holds a whole one: whoever agrees has the other half.
"""

import os
from collections.abc import Iterable
from typing import Final

import msgspec

from strikeback.access import people as rules
from strikeback.access.limits import Limited
from strikeback.access.people import Change, Manager, Operator, UserEvent
from strikeback.access.sessions import unix
from strikeback.access.tokens import Random
from strikeback.flows.agencies import find_agency
from strikeback.flows.people.limits import require
from strikeback.flows.people.managing import (
    accountable,
    add_event,
    append_event,
    check_added,
    enter,
    found,
    fresh,
)
from strikeback.flows.people.ways import (
    Changed,
    Invitation,
    give_half,
    give_other_half,
    give_whole,
    put_subject,
)
from strikeback.model.errors import ConflictError, RefusedError
from strikeback.model.people import Duty, User, Viewer
from strikeback.model.time import Clock
from strikeback.store import people
from strikeback.store.hub import is_hub
from strikeback.store.open import Connection, Store

SEES_PEOPLE: Final = frozenset({Duty.ADMINISTRATOR, Duty.AUDITOR, Duty.DATA_PROTECTION, Duty.SUPERVISOR})
"""Duties that may list the people of their agency."""


_AGREED: Final = {
    Change.ADD_ASKED: Change.ADDED,
    Change.DUTIES_ASKED: Change.DUTIES,
    Change.INVITE_ASKED: Change.INVITED,
    Change.PROVIDER_ASKED: Change.ENROLLED,
    Change.RESET_ASKED: Change.RESET,
}
"""What becomes of what was asked for."""


@accountable
def add_user(
    store: Store, user: str, duties: Iterable[Duty], *, by: Manager, clock: Clock, random: Random
) -> Invitation:
    """Add a person to an agency and invite it.

    On a hub a second person must agree once the agency has two: until then there is half an invitation.

    Args:
        store: The store.
        user: ``agency/name``.
        duties: What the person is there for.
        by: An administrator of that agency, or the operator.
        clock: Tells when.
        random: Gives the token.

    Raises:
        ConflictError: There is such a user.
        LimitError: Too many invitations today.
        NotFoundError: The agency is not the administrator's.
        RefusedError: Not an administrator.
        UsageError: Id or duties are not of their form, or nobody registered the agency.
    """
    identity, held = rules.check_id(user), rules.check_duties(duties)
    rules.check_manages(by, identity)
    agency = find_agency(store, identity.partition("/")[0]).id
    with store.write() as connection:
        manager = enter(connection, by, identity)
        if people.events_of(connection, identity):
            raise ConflictError("there is such a user already", remedy="See: strikeback user list")
        if people.is_machine(connection, identity):
            raise ConflictError("a machine has this name")
        require(connection, Limited.INVITATION, agency, unix(clock.now()))
        asks = _four_eyes(connection, agency, manager, (), held)
        change = Change.ADD_ASKED if asks else Change.ADDED
        made = add_event(connection, identity, change, manager, clock=clock, duties=held)
        if asks:
            return give_half(connection, identity, made.id, clock=clock, random=random)
        return give_whole(connection, identity, manager, clock=clock, random=random)


@accountable
def invite(store: Store, user: str, *, by: Manager, clock: Clock, random: Random) -> Invitation:
    """Invite a person anew who has not set anything to sign in with yet; the invitation before is over.

    On a hub a second person must agree, and hands over the other half.

    Raises:
        ConflictError: The person signs in already, or is disabled.
        LimitError: Too many invitations today.
        NotFoundError: No such user in the administrator's agency.
        RefusedError: Not an administrator.
    """
    return _again(store, user, by=by, clock=clock, random=random, reset=False)


@accountable
def reset(store: Store, user: str, *, by: Manager, clock: Clock, random: Random) -> Invitation:
    """Take away everything a person signs in with, end its sessions, and invite it anew.

    On a hub it is only asked for: nothing is taken away before a second person of the agency agrees, and
    nobody but the person gets both halves of the invitation. A person who is disabled stays so.

    Raises:
        ConflictError: The person waits to be added.
        LimitError: Too many invitations today.
        NotFoundError: No such user in the administrator's agency.
        RefusedError: Not an administrator.
    """
    return _again(store, user, by=by, clock=clock, random=random, reset=True)


@accountable
def change_duties(store: Store, user: str, duties: Iterable[Duty], *, by: Manager, clock: Clock) -> Changed:
    """Give a person other duties; they hold from the next request on.

    Whoever gives itself a duty with sight of content only asks for it: ``agree`` makes it so. On a hub
    this holds for every duty that anybody is given.

    Raises:
        ConflictError: The agency's last administrator would be gone, or the person waits to be added.
        NotFoundError: No such user in the administrator's agency.
        RefusedError: Not an administrator.
        UsageError: No duty, or a machine's.
    """
    held = rules.check_duties(duties)
    with store.write() as connection:
        manager = enter(connection, by, user)
        old = found(connection, user)
        check_added(connection, user)
        _check_not_last(connection, msgspec.structs.replace(old, duties=held))
        asks = _four_eyes(connection, old.agency, manager, old.duties, held)
        if asks or rules.needs_second(manager, user, old.duties, held):
            asked = add_event(connection, user, Change.DUTIES_ASKED, manager, clock=clock, duties=held)
            return Changed(event=asked.id, waiting=True)
        made = add_event(connection, user, Change.DUTIES, manager, clock=clock, duties=held)
    return Changed(event=made.id, waiting=False)


@accountable
def agree(
    store: Store,
    user: str,
    event: str,
    *,
    second: Viewer,
    clock: Clock,
    random: Random = os.urandom,
    subject: str = "",
) -> Changed:
    """Agree to a person, duties, a reset, an invitation or a way in that somebody else asked for.

    Args:
        store: The store.
        user: Whom it is about.
        event: Id of what was asked; nothing may have happened to the user since.
        second: Another administrator or a supervisor of the same agency.
        clock: Tells when.
        random: Gives the other half of an invitation.
        subject: Who the person is at the provider, where that was asked for: as the second person knows it.

    Raises:
        ConflictError: Something else happened to the user since, it was asked too long ago, it would leave
            no administrator, or the subject is somebody else meanwhile.
        NotFoundError: Nothing of this id was asked in the agency.
        RefusedError: The same person, without the duty for it, or it knows another subject.
        UsageError: The subject is missing.
    """
    with store.write() as connection:
        people.lock_people(connection, second.agency)
        found(connection, user)
        events = people.events_of(connection, user)
        asked = next((one for one in events if one.id == event and one.change in _AGREED), None)
        if asked is None:
            raise rules.no_user()
        rules.check_second(fresh(connection, second), user, asked.by)
        if rules.waiting(events) != asked:
            raise ConflictError("this user was changed in the meantime", remedy="Ask anew")
        if asked.change == Change.DUTIES_ASKED:
            _check_not_last(connection, msgspec.structs.replace(found(connection, user), duties=asked.duties))
        made = append_event(
            connection,
            user,
            _AGREED[asked.change],
            asked.by,
            clock=clock,
            duties=asked.duties,
            second=second.user,
            detail=asked.detail,
        )
        if asked.change == Change.PROVIDER_ASKED:
            put_subject(connection, asked, subject, clock=clock)
            return Changed(event=made.id, waiting=False)
        half = _carry_out(connection, user, asked.change, clock=clock, random=random)
    if half is None:
        return Changed(event=made.id, waiting=False)
    return Changed(event=made.id, waiting=False, token=half.token, expires=half.expires)


def _carry_out(
    connection: Connection, user: str, asked: Change, *, clock: Clock, random: Random
) -> Invitation | None:
    """Do what was agreed to besides the fact; return the other half of an invitation, if it has one.

    Raises:
        ConflictError: It was asked too long ago, or the person signs in meanwhile.
    """
    if asked == Change.DUTIES_ASKED:
        return None
    if asked == Change.INVITE_ASKED and people.credentials(connection, user):
        raise _signs_in()
    half = give_other_half(connection, user, clock=clock, random=random)
    if half is None and asked != Change.ADD_ASKED:
        raise ConflictError("this was asked for too long ago", remedy="Ask anew")
    if asked == Change.RESET_ASKED:
        people.drop_all(connection, user)
        people.end_sessions(connection, user, unix(clock.now()))
    return half


@accountable
def disable(store: Store, user: str, *, by: Manager, clock: Clock) -> None:
    """Shut a person out: its sessions end now, and nothing it signs in with is taken until ``enable``.

    Raises:
        ConflictError: Disabled already, or the agency's last administrator.
        NotFoundError: No such user in the administrator's agency.
        RefusedError: Not an administrator.
    """
    with store.write() as connection:
        manager = enter(connection, by, user)
        old = found(connection, user)
        check_added(connection, user)
        if not old.active:
            raise ConflictError("the user is disabled already")
        _check_not_last(connection, msgspec.structs.replace(old, active=False))
        add_event(connection, user, Change.DISABLED, manager, clock=clock)
        people.end_sessions(connection, user, unix(clock.now()))
        people.drop_awaited(connection, user)


@accountable
def enable(store: Store, user: str, *, by: Manager, clock: Clock) -> None:
    """Let a disabled person in again, with what it signed in with before.

    Raises:
        ConflictError: Not disabled.
        NotFoundError: No such user in the administrator's agency.
        RefusedError: Not an administrator.
    """
    with store.write() as connection:
        manager = enter(connection, by, user)
        if found(connection, user).active:
            raise ConflictError("the user is not disabled")
        check_added(connection, user)
        add_event(connection, user, Change.ENABLED, manager, clock=clock)


def list_users(store: Store, agency: str, *, by: Manager) -> tuple[User, ...]:
    """Return the people of an agency, in the order of their ids.

    Raises:
        NotFoundError: The agency is not the viewer's.
        RefusedError: The viewer's duties do not include it.
    """
    if not isinstance(by, Operator):
        if by.agency != agency:
            raise rules.no_user()
        if not SEES_PEOPLE & set(by.duties):
            raise RefusedError("this needs a duty with sight of people")
    with store.read() as connection:
        return people.users(connection, agency)


def list_waiting(store: Store, agency: str, *, by: Manager) -> tuple[UserEvent, ...]:
    """Return what waits for a second person of an agency, in the order of the people's ids.

    Raises:
        NotFoundError: The agency is not the viewer's.
        RefusedError: The viewer's duties do not include it.
    """
    known = list_users(store, agency, by=by)
    with store.read() as connection:
        asked = (rules.waiting(people.events_of(connection, one.id)) for one in known)
        return tuple(one for one in asked if one is not None)


def acting(store: Store, user: str) -> Manager:
    """Return as whom the command line acts: the named user, or the operator when none is named.

    Raises:
        NotFoundError: No such user, or it is disabled.
    """
    if not user:
        return rules.OPERATOR
    with store.read() as connection:
        known = found(connection, user)
    if not known.active:
        raise rules.no_user()
    return Viewer(agency=known.agency, user=known.id, duties=known.duties)


def _again(store: Store, user: str, *, by: Manager, clock: Clock, random: Random, reset: bool) -> Invitation:
    """Invite a person who was added before."""
    with store.write() as connection:
        manager = enter(connection, by, user)
        old = found(connection, user)
        check_added(connection, user)
        if not reset and not old.active:
            raise ConflictError("the user is disabled", remedy="First: strikeback user enable")
        if not reset and people.credentials(connection, user):
            raise _signs_in()
        require(connection, Limited.INVITATION, old.agency, unix(clock.now()))
        there = people.users(connection, old.agency)
        if is_hub(connection) and rules.needs_other_half(manager, there, user):
            change = Change.RESET_ASKED if reset else Change.INVITE_ASKED
            asked = add_event(connection, user, change, manager, clock=clock)
            return give_half(connection, user, asked.id, clock=clock, random=random)
        if reset:
            people.drop_all(connection, user)
            people.end_sessions(connection, user, unix(clock.now()))
            add_event(connection, user, Change.RESET, manager, clock=clock)
        return give_whole(connection, user, manager, clock=clock, random=random)


def _signs_in() -> ConflictError:
    return ConflictError("the user signs in already", remedy="To start anew: strikeback user reset")


def _four_eyes(
    connection: Connection, agency: str, by: Manager, before: Iterable[Duty], after: Iterable[Duty]
) -> bool:
    """Tell whether a second person of the agency must agree here."""
    if not is_hub(connection):
        return False
    return rules.needs_four_eyes(by, people.users(connection, agency), before, after)


def _check_not_last(connection: Connection, user: User) -> None:
    rules.check_not_last(people.users(connection, user.agency), user)
