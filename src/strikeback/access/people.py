"""Who may manage whom: the rules of people, as functions of what is known of them.

An administrator is one of an agency. Nobody manages people of another agency, and nobody's agency changes: it
is part of the id. Users are what their events add up to; nothing is edited.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import ClassVar, Final

from strikeback.model.base import Frozen
from strikeback.model.errors import ConflictError, NotFoundError, RefusedError, UsageError
from strikeback.model.people import CONTENT_DUTIES, Duty, User, Viewer

_ID: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}/[a-z0-9][a-z0-9._-]{0,39}")


FIRST: Final = 2
"""People of an agency who are added before each further one needs two."""

CONFIRM: Final = frozenset({Duty.ADMINISTRATOR, Duty.SUPERVISOR})
"""Duties that agree to what somebody else of the agency asked for."""


class Change(StrEnum):
    """What happened to a user."""

    ADDED = "added"
    ADD_ASKED = "add_asked"
    """Somebody is to be added once a second person agrees; until then nothing lets it in."""
    DUTIES = "duties"
    DUTIES_ASKED = "duties_asked"
    """Somebody asked for duties that a second person must agree to; nothing has changed yet."""
    DISABLED = "disabled"
    ENABLED = "enabled"
    INVITED = "invited"
    INVITE_ASKED = "invite_asked"
    """Somebody is to be invited anew once a second person agrees, who hands over the other half."""
    RESET = "reset"
    """All secrets and sessions were taken away."""
    RESET_ASKED = "reset_asked"
    """Somebody asked for it; nothing is taken away before a second person agrees."""
    PROVIDER_ASKED = "provider_asked"
    """Somebody says who the person is at a provider; nobody gets in by it before a second person agrees."""
    ENROLLED = "enrolled"
    """The person set what it signs in with, or others entered who it is at a provider."""


class UserEvent(Frozen, frozen=True, kw_only=True):
    """A fact about a user. Secrets are never part of one."""

    shown: ClassVar = ("id", "user", "change", "at")

    id: str
    user: str
    number: int
    """How many events of this user came before."""
    change: Change
    by: str
    """``agency/name``, or ``operator``."""
    at: str
    """RFC 3339 UTC."""
    second: str = ""
    """The second person, where two were needed."""
    duties: tuple[Duty, ...] = ()
    detail: str = ""
    """For ``enrolled`` and ``provider_asked``: what with."""


class Alarm(Frozen, frozen=True, kw_only=True):
    """Somebody else did something to a person's way in: told at sign-in to the person and its supervisors."""

    shown: ClassVar = ("event", "user", "change", "at")

    event: str
    user: str
    change: str
    by: str
    second: str
    at: str


class Operator:
    """Whoever runs the program on the database itself. No door of the network makes one."""

    name: Final = "operator"


OPERATOR: Final = Operator()

Manager = Viewer | Operator


ASKED: Final = frozenset(
    {
        Change.ADD_ASKED,
        Change.DUTIES_ASKED,
        Change.INVITE_ASKED,
        Change.PROVIDER_ASKED,
        Change.RESET_ASKED,
    }
)
"""What waits for a second person."""

ALARM_DAYS: Final = 30
"""Alarms are told at every sign-in for so long, and later at the first one after them."""


def fold(events: Iterable[UserEvent]) -> User | None:
    """Return the user that events add up to, in their order; None for no events."""
    user: User | None = None
    for event in events:
        if event.change == Change.ADDED:
            user = User(id=event.user, duties=event.duties)
        elif event.change == Change.ADD_ASKED:
            user = User(id=event.user, duties=event.duties, active=False)
        elif user is not None and event.change == Change.DUTIES:
            user = User(id=user.id, duties=event.duties, active=user.active)
        elif user is not None and event.change in {Change.DISABLED, Change.ENABLED}:
            user = User(id=user.id, duties=user.duties, active=event.change == Change.ENABLED)
    return user


def waiting(events: Sequence[UserEvent]) -> UserEvent | None:
    """Return what was asked for a user and still waits for a second person; None: nothing does.

    Invitations and what the person set itself change nothing about it; everything else overtakes it.
    """
    for event in reversed(events):
        if event.change in ASKED:
            return event
        # Agreed to by somebody: then it is what became of what was asked.
        if event.second or event.change not in {Change.INVITED, Change.ENROLLED}:
            return None
    return None


def is_id(text: str) -> bool:
    """Tell whether a text can be a user's id; what cannot is not even looked up."""
    return _ID.fullmatch(text) is not None


def check_id(identity: str) -> str:
    """Return a user's id.

    Raises:
        UsageError: Not ``agency/name`` in small letters, digits, dots and dashes.
    """
    if not is_id(identity):
        raise UsageError("a user is agency/name in small letters", remedy="For example: hkpf/chan")
    return identity


def check_duties(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Return duties in their order, each once.

    Raises:
        UsageError: None at all, or a machine's.
    """
    asked = set(duties)
    if not asked:
        raise UsageError(
            "a person has a duty at least", remedy="To shut somebody out: strikeback user disable"
        )
    if Duty.SERVICE in asked:
        raise UsageError(
            "machines have keys; no person has the duty of one", remedy="See: strikeback user key"
        )
    return tuple(duty for duty in Duty if duty in asked)


def check_manages(by: Manager, identity: str) -> None:
    """Refuse who may not manage a user, whether there is such a user or not.

    Raises:
        NotFoundError: The user would be another agency's; the same as for one that does not exist.
        RefusedError: Not an administrator.
    """
    if isinstance(by, Operator):
        return
    if Duty.ADMINISTRATOR not in by.duties:
        raise RefusedError("only an administrator manages people")
    if identity.partition("/")[0] != by.agency:
        raise no_user()


def no_user() -> NotFoundError:
    """Return the one error for a user who does not exist or is another agency's."""
    return NotFoundError("there is no such user", remedy="See: strikeback user list")


def needs_second(by: Manager, user: str, before: Iterable[Duty], after: Iterable[Duty]) -> bool:
    """Tell whether somebody gives itself a duty with sight of content: then another one must agree."""
    gained = set(after) - set(before)
    return not isinstance(by, Operator) and by.user == user and bool(gained & CONTENT_DUTIES)


def needs_four_eyes(
    by: Manager, people: Iterable[User], before: Iterable[Duty], after: Iterable[Duty]
) -> bool:
    """Tell whether, on a hub, a second person of the agency must agree to a person or a duty that is new.

    The first two people of an agency come by one act each: there is nobody to ask. The operator needs
    nobody's consent where nobody could give it; an administrator then needs a second one to be added.
    People who are disabled count: else whoever disables all others could add some alone.
    """
    known = tuple(people)
    if not set(after) - set(before) or len(known) < FIRST:
        return False
    return not isinstance(by, Operator) or _could_agree(known, "")


def needs_other_half(by: Manager, people: Iterable[User], user: str) -> bool:
    """Tell whether, on a hub, a second person must agree to a way in for somebody that others give.

    An administrator never holds a whole invitation of somebody who was added before, nor says alone who the
    person is at a provider: it could act as that person. The operator needs nobody where nobody of the agency
    could agree.
    """
    return not isinstance(by, Operator) or _could_agree(people, user)


def _could_agree(people: Iterable[User], about: str) -> bool:
    return any(one.active and one.id != about and CONFIRM & set(one.duties) for one in people)


def alarms(user: User, people: Iterable[User], events: Iterable[UserEvent]) -> tuple[Alarm, ...]:
    """Return what somebody is told at sign-in: what others did to its own way in, or to that of its people.

    Supervisors are told of everybody in their agency, where there is none the administrators are; nobody is
    told what it did itself.

    Args:
        user: Who signs in.
        people: Everybody of the agency.
        events: Those of the agency since whatever the person has to be told from.
    """
    there = {duty for one in people if one.active for duty in one.duties}
    watches = Duty.SUPERVISOR if Duty.SUPERVISOR in there else Duty.ADMINISTRATOR
    return tuple(
        Alarm(event=one.id, user=one.user, change=one.change.value, by=one.by, second=one.second, at=one.at)
        for one in events
        if _alarming(one)
        and (one.user == user.id or (watches in user.duties and user.id not in {one.by, one.second}))
    )


def _alarming(event: UserEvent) -> bool:
    """Tell whether somebody else than the person took or gave a way in."""
    entered = event.change == Change.ENROLLED and (event.by != event.user or event.second != "")
    return entered or event.change in {Change.PROVIDER_ASKED, Change.RESET, Change.RESET_ASKED}


def check_second(second: Viewer, about: str, by: str) -> None:
    """Refuse who may not agree to what somebody asked for.

    Args:
        second: Who agrees.
        about: The person or the machine it is about.
        by: Who asked.

    Raises:
        NotFoundError: It was asked in another agency.
        RefusedError: The same person, or neither administrator nor supervisor.
    """
    if about.partition("/")[0] != second.agency:
        raise no_user()
    if second.user in {by, about, ""}:
        raise RefusedError("a second person must agree")
    if not CONFIRM & set(second.duties):
        raise RefusedError("a supervisor or another administrator must agree")


def check_not_last(people: Iterable[User], user: User) -> None:
    """Refuse what would leave an agency without an administrator.

    Args:
        people: Everybody of the agency as it stands.
        user: The user as it would be.

    Raises:
        ConflictError: Nobody would be left.
    """
    after = {one.id: one for one in people} | {user.id: user}
    before = any(_administers(one) for one in people)
    if before and not any(_administers(one) for one in after.values()):
        raise ConflictError("the last administrator of an agency stays", remedy="Add another one first")


def _administers(user: User) -> bool:
    return user.active and Duty.ADMINISTRATOR in user.duties
