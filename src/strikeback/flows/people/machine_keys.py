"""Keys of service accounts: a machine of an agency, for stated scopes, until a stated day.

On a hub a key has two halves: one is told to whoever asks for it, the other one to whoever agrees. Neither
can send a request; whoever installs the key on the machine puts them together.
"""

from collections.abc import Collection
from datetime import timedelta
from typing import ClassVar, Final

import msgspec

from strikeback.access import people as rules
from strikeback.access.people import Manager, Operator
from strikeback.access.sessions import Live, Strength, unix
from strikeback.access.tokens import (
    Random,
    is_key_id,
    joined_digest,
    new_key,
    new_token,
    parse_key,
    token_digest,
)
from strikeback.custody.entry import Kind
from strikeback.flows.agencies import find_agency
from strikeback.flows.people.door import Door, check_token_tries
from strikeback.flows.people.managing import accountable, enter, fresh
from strikeback.flows.people.sign_in import Signed, stated
from strikeback.flows.people.ways import ASKED_SECONDS
from strikeback.flows.progress import stamp
from strikeback.model.base import Frozen
from strikeback.model.errors import ConflictError, NotFoundError, RefusedError, SignInError, UsageError
from strikeback.model.people import DEFAULT_PURPOSE, Duty, Viewer
from strikeback.model.time import Clock
from strikeback.store import people
from strikeback.store.access_key import access_key
from strikeback.store.hub import is_hub
from strikeback.store.open import Connection, Store
from strikeback.store.people import Awaited, MachineKey

SCOPES: Final = ("import", "search", "read", "alerts", "leads", "requests", "exchange")
"""What a key may be for. None of them is export or reveal: those need a person."""

MOST_DAYS: Final = 366

_ASKED: Final = "machine_key_asked"
_KEY: Final = msgspec.json.Decoder(MachineKey)


class GivenKey(Frozen, frozen=True, kw_only=True):
    """A new key, told once."""

    shown: ClassVar = ("id", "user", "scopes", "expires")

    id: str
    key: str
    """Where it waits, the first half of it."""
    user: str
    """``agency/name`` of the machine."""
    scopes: tuple[str, ...]
    expires: int
    """Unix seconds."""
    waiting: bool
    """True: it is none before a second person agrees, within seven days, and is told the other half."""


class OtherHalf(Frozen, frozen=True, kw_only=True):
    """What whoever agreed to a key is told, once: behind the first half and a dot it is the key."""

    shown: ClassVar = ("id", "user", "scopes", "expires")

    id: str
    half: str
    user: str
    scopes: tuple[str, ...]
    expires: int
    """Unix seconds."""


@accountable
def give_key(
    store: Store,
    machine: str,
    scopes: Collection[str],
    *,
    days: int,
    by: Manager,
    clock: Clock,
    random: Random,
) -> GivenKey:
    """Give a machine of an agency a key; it may have several at a time, so that one can follow another.

    On a hub a key is only asked for: ``agree_key`` makes it one, and gives the half that is missing.

    Args:
        store: The store.
        machine: ``agency/name``; no person may have it.
        scopes: Some of ``SCOPES``.
        days: How long it is good for, 1 to ``MOST_DAYS``.
        by: An administrator of that agency, or the operator.
        clock: Tells when.
        random: Gives the key.

    Raises:
        ConflictError: A person has the name.
        NotFoundError: The agency is not the administrator's.
        RefusedError: Not an administrator.
        UsageError: Name, scopes or days are not of their form.
    """
    identity = rules.check_id(machine)
    rules.check_manages(by, identity)
    find_agency(store, identity.partition("/")[0])
    asked = tuple(one for one in SCOPES if one in scopes)
    if not asked or set(scopes) - set(SCOPES):
        raise UsageError("a key is for one scope at least", remedy=f"Some of: {', '.join(SCOPES)}")
    if not 1 <= days <= MOST_DAYS:
        raise UsageError(f"a key is good for 1 to {MOST_DAYS} days")
    made, expires = new_key(random), unix(clock.now() + timedelta(days=days))
    kept = MachineKey(id=made.id, person=identity, digest=made.digest, scopes=asked, expires=expires)
    with store.write() as connection:
        manager = enter(connection, by, identity)
        _check_name(connection, identity)
        waits = _needs_second(connection, manager, kept)
        if waits:
            _ask(connection, kept, manager, unix(clock.now()))
        else:
            people.put_key(connection, kept)
        _log(connection, kept, by.name, "asked" if waits else "given", clock)
    return GivenKey(id=made.id, key=made.text, user=identity, scopes=asked, expires=expires, waiting=waits)


@accountable
def agree_key(store: Store, key_id: str, *, second: Viewer, clock: Clock, random: Random) -> OtherHalf:
    """Agree to a key that somebody else of the agency, or the operator, asked for; return its other half.

    Args:
        store: The store.
        key_id: Of the key.
        second: Another administrator or a supervisor of the same agency.
        clock: Tells when.
        random: Gives the half.

    Raises:
        ConflictError: A person has the name meanwhile.
        NotFoundError: Nothing of this id waits in the agency.
        RefusedError: The same person, or without the duty for it.
    """
    with store.write() as connection:
        people.lock_people(connection, second.agency)
        asked = _waiting(connection, key_id, unix(clock.now()))
        if asked is None:
            raise no_key()
        rules.check_second(fresh(connection, second), asked.person, asked.asked_by)
        _check_name(connection, asked.person)
        half = new_token(random)
        digest = joined_digest(asked.digest, token_digest(half))
        given = msgspec.structs.replace(asked, asked_by="", digest=digest)
        people.take_awaited(connection, token_digest(key_id))
        people.put_key(connection, given)
        _log(connection, given, asked.asked_by, "given", clock, second.user)
    return OtherHalf(id=given.id, half=half, user=given.person, scopes=given.scopes, expires=given.expires)


@accountable
def take_key(store: Store, key_id: str, *, by: Manager, clock: Clock) -> None:
    """Take a key back, from the next request on.

    Raises:
        ConflictError: It was taken back before.
        NotFoundError: No such key in the administrator's agency.
        RefusedError: Not an administrator.
    """
    with store.write() as connection:
        moment = unix(clock.now())
        found = people.find_key(connection, key_id) if is_key_id(key_id) else None
        found = found or _waiting(connection, key_id, moment)
        rules.check_manages(by, found.person if found else "")
        if found is None:
            raise no_key()
        enter(connection, by, found.person)
        asked = found.asked_by and people.take_awaited(connection, token_digest(key_id))
        if not asked and not people.end_key(connection, key_id, moment):
            raise ConflictError("the key was taken back before")
        _log(connection, found, by.name, "taken", clock)


def list_keys(store: Store, agency: str, *, by: Manager, clock: Clock) -> tuple[MachineKey, ...]:
    """Return the keys of an agency, those that are over or wait for a second person included.

    Raises:
        NotFoundError: The agency is not the viewer's.
        RefusedError: The viewer neither gives keys nor agrees to them.
    """
    if not isinstance(by, Operator):
        if not rules.CONFIRM & set(by.duties):
            raise RefusedError("only an administrator or a supervisor sees keys")
        if by.agency != agency:
            raise rules.no_user()
    with store.read() as connection:
        waits = people.awaited_in(connection, agency, _ASKED, unix(clock.now()))
        every = (*people.keys_of(connection, agency), *(_KEY.decode(one.body) for one in waits))
    return tuple(sorted(every, key=lambda one: (one.person, one.id)))


def viewer_of_key(
    store: Store,
    key: str,
    *,
    purpose: str = DEFAULT_PURPOSE,
    case: str = "",
    clock: Clock,
    door: Door | None = None,
) -> Signed:
    """Return as whom a machine looks: its agency, the duty of a service, the scopes of its key.

    Args:
        store: The store.
        key: ``sb_<id>_<secret>``, or ``sb_<id>_<half>.<half>``.
        purpose: What the request is for.
        case: The agency's own case number.
        clock: Tells when.
        door: Counts keys that nobody gave, by address.

    Raises:
        LimitError: Too many unknown keys from this address.
        SignInError: Unknown, over or taken back; which is not told.
        UsageError: Purpose or case is too long or holds control characters.
    """
    sent, now = parse_key(key), clock.now()
    moment, day = unix(now), now.date().isoformat()
    with store.read() as connection:
        found = people.find_key(connection, sent.id)
    if found is None or not sent.fits(found.digest) or found.ended is not None or found.expires <= moment:
        if door is not None:
            check_token_tries(store, door, access_key(store, door.random), clock=clock)
        raise key_over()
    if found.used_day != day:
        with store.write() as connection:
            people.touch_key(connection, found.id, day)
    viewer = Viewer(
        agency=found.person.partition("/")[0],
        user=found.person,
        duties=(Duty.SERVICE,),
        purpose=stated(purpose, "purpose") or DEFAULT_PURPOSE,
        case=stated(case, "case"),
    )
    session = Live(
        digest="", user=found.person, strength=Strength.KEY, started=moment, seen=moment, stepped=0
    )
    return Signed(viewer=viewer, session=session, scopes=found.scopes)


def key_over() -> SignInError:
    """Return the one error for keys that are unknown, over or taken back."""
    return SignInError("the key is not known, is over or was taken back")


def no_key() -> NotFoundError:
    """Return the one error for a key that does not exist or is another agency's."""
    return rules.no_user()


def _check_name(connection: Connection, machine: str) -> None:
    """Refuse a name that a person has."""
    if people.events_of(connection, machine):
        raise ConflictError("a person has this name")


def _needs_second(connection: Connection, by: Manager, key: MachineKey) -> bool:
    """Tell whether a second person of the agency must agree to a key."""
    if not is_hub(connection):
        return False
    there = people.users(connection, key.person.partition("/")[0])
    return rules.needs_other_half(by, there, key.person)


def _ask(connection: Connection, key: MachineKey, by: Manager, moment: int) -> None:
    """Keep a key apart from the others until a second person agrees."""
    expires = min(moment + ASKED_SECONDS, key.expires)
    body = msgspec.json.encode(msgspec.structs.replace(key, asked_by=by.name))
    kept = Awaited(digest=token_digest(key.id), kind=_ASKED, person=key.person, expires=expires, body=body)
    people.put_awaited(connection, kept)


def _waiting(connection: Connection, key_id: str, moment: int) -> MachineKey | None:
    """Return a key that waits for a second person."""
    found = people.find_awaited(connection, token_digest(key_id), _ASKED, moment)
    return _KEY.decode(found.body) if found else None


def _log(connection: Connection, key: MachineKey, by: str, what: str, clock: Clock, second: str = "") -> None:
    """Log that a key was asked for, given or taken."""
    body = {"key": key.id, "scopes": " ".join(key.scopes), "what": what}
    if second:
        body["second"] = second
    people.note_event(connection, Kind.MACHINE_KEY, about=key.person, by=by, at=stamp(clock), body=body)
