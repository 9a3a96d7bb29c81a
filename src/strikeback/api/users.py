"""People and machines of one's own agency, for its administrators."""

import os
from collections.abc import Mapping
from typing import Annotated, Any

from msgspec import Meta

from strikeback.access.people import UserEvent
from strikeback.api.etag import check_match, etag
from strikeback.api.operation import Answer, Call, Operation
from strikeback.api.paging import page
from strikeback.api.words import AgencyId, Asked, Id, Nothing, Paged, Told, UserId
from strikeback.flows.people import machine_keys, people
from strikeback.flows.people.ways import Invitation
from strikeback.model.errors import NotFoundError
from strikeback.model.people import Duty, User
from strikeback.store.people import MachineKey

Name = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9._-]{0,39}$", examples=["chan"])]
Duties = Annotated[tuple[Duty, ...], Meta(min_length=1, max_length=8)]
Days = Annotated[int, Meta(ge=1, le=366, examples=[90])]
Scopes = Annotated[tuple[str, ...], Meta(min_length=1, max_length=20, examples=[["import", "alerts"]])]


class NewUser(Asked, frozen=True, kw_only=True):
    """A person to be invited."""

    name: Name
    duties: Duties


class NewDuties(Asked, frozen=True, kw_only=True):
    """What a person is there for from now on."""

    duties: Duties


class Agreement(Asked, frozen=True, kw_only=True):
    """Agreeing to a person, duties, a reset, an invitation or a way in that somebody else asked for."""

    event: Id
    subject: Annotated[str, Meta(max_length=255, examples=["248289761001"])] = ""
    """Where it was asked for who the person is at a provider: as the second person knows it."""


class NewKey(Asked, frozen=True, kw_only=True):
    """A machine's key."""

    machine: Name
    scopes: Scopes
    days: Days


class UserTold(Told, frozen=True, kw_only=True):
    """A person."""

    id: UserId
    agency: AgencyId
    duties: tuple[str, ...]
    active: bool
    waiting: str
    """What a second person must agree to: the event; empty when nothing waits."""
    asked: str
    """What waits: ``add_asked``, ``duties_asked``, ``invite_asked``, ``provider_asked``, ``reset_asked``."""


class Users(Told, frozen=True, kw_only=True):
    """A page of people."""

    items: tuple[UserTold, ...]
    next: str


class InvitationTold(Told, frozen=True, kw_only=True):
    """A token with which a person sets its password; told once. Half of one where something waits."""

    user: UserId
    token: str
    expires: int
    waiting: str
    """What a second person must agree to, who then gets the other half; empty when nothing waits."""


class DutiesChanged(Told, frozen=True, kw_only=True):
    """What became of a change of duties, or of a way in."""

    event: Id
    waiting: bool
    """A second person must agree first."""


class Agreed(DutiesChanged, frozen=True, kw_only=True):
    """What became of what somebody else asked for."""

    token: str
    """The other half of an invitation, for the person itself: FIRST.OTHER; empty where there is none."""
    expires: int
    """Until when the invitation is good, Unix seconds."""


class KeyTold(Told, frozen=True, kw_only=True):
    """A machine's key, without its secret."""

    id: Id
    machine: UserId
    scopes: tuple[str, ...]
    expires: int
    ended: bool
    waiting: bool
    """It is none before a second person agrees."""


class Keys(Told, frozen=True, kw_only=True):
    """A page of keys."""

    items: tuple[KeyTold, ...]
    next: str


class KeyAgreed(Told, frozen=True, kw_only=True):
    """The other half of a key; told once."""

    id: Id
    half: str
    """Behind what the first person was told, and a dot, it is the key."""
    machine: UserId
    scopes: tuple[str, ...]
    expires: int


class KeyGiven(Told, frozen=True, kw_only=True):
    """A new key, where it waits the first half of it; told once."""

    id: Id
    key: str
    machine: UserId
    scopes: tuple[str, ...]
    expires: int
    waiting: bool
    """It is none before a second person agrees, who is told the other half."""


def _id(call: Call[Nothing, Asked]) -> str:
    """Return the id of the person in the path: of one's own agency, as no other can be named."""
    return f"{call.viewer.agency}/{call.path['user']}"


def _user(one: User, asked: Mapping[str, UserEvent]) -> UserTold:
    duties, waits = tuple(duty.value for duty in one.duties), asked.get(one.id)
    return UserTold(
        id=one.id,
        agency=one.agency,
        duties=duties,
        active=one.active,
        waiting=waits.id if waits else "",
        asked=waits.change.value if waits else "",
    )


def _asked(call: Call[Any, Any]) -> dict[str, UserEvent]:
    """Return what waits for a second person of the viewer's agency, by user."""
    found = people.list_waiting(call.store, call.viewer.agency, by=call.viewer)
    return {one.user: one for one in found}


def _find(call: Call[Nothing, Asked]) -> UserTold:
    for one in people.list_users(call.store, call.viewer.agency, by=call.viewer):
        if one.id == _id(call):
            return _user(one, _asked(call))
    raise NotFoundError("there is no such user")


def list_users(call: Call[Paged, Nothing]) -> Answer:
    """List people."""
    found = people.list_users(call.store, call.viewer.agency, by=call.viewer)
    items, cursor = page(call, "users", found, lambda one: (one.id,))
    asked = _asked(call)
    return Answer(content=Users(items=tuple(_user(one, asked) for one in items), next=cursor))


def open_user(call: Call[Nothing, Asked]) -> Answer:
    """Show a person."""
    told = _find(call)
    return Answer(content=told, headers={"etag": etag(told)})


def add_user(call: Call[Nothing, NewUser]) -> Answer:
    """Add a person."""
    asked = call.body
    user = f"{call.viewer.agency}/{asked.name}"
    made = people.add_user(
        call.store, user, asked.duties, by=call.viewer, clock=call.clock, random=os.urandom
    )
    return _invited(made, 201)


def _invited(made: Invitation, status: int) -> Answer:
    told = InvitationTold(user=made.user, token=made.token, expires=made.expires, waiting=made.waiting)
    return Answer(content=told, status=status)


def invite(call: Call[Nothing, Nothing]) -> Answer:
    """Invite anew."""
    made = people.invite(call.store, _id(call), by=call.viewer, clock=call.clock, random=os.urandom)
    return _invited(made, 200)


def reset(call: Call[Nothing, Nothing]) -> Answer:
    """Take away everything a person signs in with."""
    made = people.reset(call.store, _id(call), by=call.viewer, clock=call.clock, random=os.urandom)
    return _invited(made, 200)


def disable(call: Call[Nothing, Nothing]) -> Answer:
    """Shut a person out."""
    people.disable(call.store, _id(call), by=call.viewer, clock=call.clock)
    return Answer(status=204)


def enable(call: Call[Nothing, Nothing]) -> Answer:
    """Let a person in again."""
    people.enable(call.store, _id(call), by=call.viewer, clock=call.clock)
    return Answer(status=204)


def put_duties(call: Call[Nothing, NewDuties]) -> Answer:
    """Change a person's duties."""
    check_match(call, _find(call))
    made = people.change_duties(call.store, _id(call), call.body.duties, by=call.viewer, clock=call.clock)
    return Answer(content=DutiesChanged(event=made.event, waiting=made.waiting))


def agree(call: Call[Nothing, Agreement]) -> Answer:
    """Agree as the second person."""
    asked = call.body
    made = people.agree(
        call.store, _id(call), asked.event, second=call.viewer, clock=call.clock, subject=asked.subject
    )
    told = Agreed(event=made.event, waiting=made.waiting, token=made.token, expires=made.expires)
    return Answer(content=told)


def list_keys(call: Call[Paged, Nothing]) -> Answer:
    """List keys."""
    found = machine_keys.list_keys(call.store, call.viewer.agency, by=call.viewer, clock=call.clock)
    items, cursor = page(call, "keys", found, lambda one: (one.person, one.id))
    return Answer(content=Keys(items=tuple(_key(one) for one in items), next=cursor))


def _key(one: MachineKey) -> KeyTold:
    return KeyTold(
        id=one.id,
        machine=one.person,
        scopes=one.scopes,
        expires=one.expires,
        ended=one.ended is not None,
        waiting=one.asked_by != "",
    )


def give_key(call: Call[Nothing, NewKey]) -> Answer:
    """Give a machine a key."""
    asked = call.body
    made = machine_keys.give_key(
        call.store,
        f"{call.viewer.agency}/{asked.machine}",
        asked.scopes,
        days=asked.days,
        by=call.viewer,
        clock=call.clock,
        random=os.urandom,
    )
    told = KeyGiven(
        id=made.id,
        key=made.key,
        machine=made.user,
        scopes=made.scopes,
        expires=made.expires,
        waiting=made.waiting,
    )
    return Answer(content=told, status=201)


def agree_key(call: Call[Nothing, Nothing]) -> Answer:
    """Agree to a key as the second person."""
    made = machine_keys.agree_key(
        call.store, call.path["key"], second=call.viewer, clock=call.clock, random=os.urandom
    )
    told = KeyAgreed(id=made.id, half=made.half, machine=made.user, scopes=made.scopes, expires=made.expires)
    return Answer(content=told)


def take_key(call: Call[Nothing, Nothing]) -> Answer:
    """Take a key back."""
    machine_keys.take_key(call.store, call.path["key"], by=call.viewer, clock=call.clock)
    return Answer(status=204)


OPERATIONS = (
    Operation("GET", "/users", "listUsers", "People of the own agency", list_users, {200: Users},
              query=Paged),
    Operation("POST", "/users", "addUser", "Add a person and invite it", add_user, {201: InvitationTold},
              body=NewUser, refusals=(409,)),
    Operation("GET", "/users/{user}", "openUser", "A person of the own agency", open_user, {200: UserTold}),
    Operation("PUT", "/users/{user}/duties", "changeDuties", "Change a person's duties", put_duties,
              {200: DutiesChanged}, body=NewDuties, matches=True, refusals=(409,)),
    Operation("POST", "/users/{user}/duties/agree", "agreeToDuties", "Agree as the second person", agree,
              {200: Agreed}, body=Agreement, refusals=(409,)),
    Operation("POST", "/users/{user}/invite", "inviteUser", "Invite anew", invite, {200: InvitationTold},
              refusals=(409,)),
    Operation("POST", "/users/{user}/reset", "resetUser", "Take away what a person signs in with", reset,
              {200: InvitationTold}, refusals=(409,)),
    Operation("POST", "/users/{user}/disable", "disableUser", "Shut a person out", disable, {204: None},
              refusals=(409,)),
    Operation("POST", "/users/{user}/enable", "enableUser", "Let a person in again", enable, {204: None},
              refusals=(409,)),
    Operation("GET", "/keys", "listKeys", "Keys of the own agency's machines", list_keys, {200: Keys},
              query=Paged),
    Operation("POST", "/keys", "giveKey", "Give a machine a key", give_key, {201: KeyGiven}, body=NewKey,
              refusals=(409,)),
    Operation("POST", "/keys/{key}/agree", "agreeToKey", "Agree to a key as the second person", agree_key,
              {200: KeyAgreed}, refusals=(409,)),
    Operation("POST", "/keys/{key}/end", "takeKey", "Take a key back", take_key, {204: None},
              refusals=(409,)),
)  # fmt: skip
