"""Keys of service accounts: a machine of an agency, for stated scopes, until a stated day."""

from collections.abc import Collection
from datetime import timedelta
from typing import ClassVar, Final

from strikeback.access import people as rules
from strikeback.access.people import Manager
from strikeback.access.sessions import Live, Strength, unix
from strikeback.access.tokens import Random, is_key_id, new_key, parse_key
from strikeback.custody.entry import Kind
from strikeback.flows.agencies import find_agency
from strikeback.flows.door import Door, check_token_tries
from strikeback.flows.managing import accountable, enter
from strikeback.flows.progress import stamp
from strikeback.flows.sign_in import Signed, stated
from strikeback.model.base import Frozen
from strikeback.model.errors import ConflictError, NotFoundError, SignInError, UsageError
from strikeback.model.people import DEFAULT_PURPOSE, Duty, Viewer
from strikeback.model.time import Clock
from strikeback.store import people
from strikeback.store.access_key import access_key
from strikeback.store.open import Connection, Store
from strikeback.store.people import MachineKey

SCOPES: Final = ("import", "search", "read", "alerts", "leads", "requests", "exchange")
"""What a key may be for. None of them is export or reveal: those need a person."""

MOST_DAYS: Final = 366


class GivenKey(Frozen, frozen=True, kw_only=True):
    """A new key, told once."""

    shown: ClassVar = ("id", "user", "scopes", "expires")

    id: str
    key: str
    user: str
    """``agency/name`` of the machine."""
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
        enter(connection, by, identity)
        if people.events_of(connection, identity):
            raise ConflictError("a person has this name")
        people.put_key(connection, kept)
        _log(connection, kept, by, "given", clock)
    return GivenKey(id=made.id, key=made.text, user=identity, scopes=asked, expires=expires)


@accountable
def take_key(store: Store, key_id: str, *, by: Manager, clock: Clock) -> None:
    """Take a key back, from the next request on.

    Raises:
        ConflictError: It was taken back before.
        NotFoundError: No such key in the administrator's agency.
        RefusedError: Not an administrator.
    """
    with store.write() as connection:
        found = people.find_key(connection, key_id) if is_key_id(key_id) else None
        rules.check_manages(by, found.person if found else "")
        if found is None:
            raise no_key()
        enter(connection, by, found.person)
        if not people.end_key(connection, key_id, unix(clock.now())):
            raise ConflictError("the key was taken back before")
        _log(connection, found, by, "taken", clock)


def list_keys(store: Store, agency: str, *, by: Manager) -> tuple[MachineKey, ...]:
    """Return the keys of an agency, those that are over included.

    Raises:
        NotFoundError: The agency is not the administrator's.
        RefusedError: Not an administrator.
    """
    rules.check_manages(by, f"{agency}/")
    with store.read() as connection:
        return people.keys_of(connection, agency)


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
        key: ``sb_<id>_<secret>``.
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


def _log(connection: Connection, key: MachineKey, by: Manager, what: str, clock: Clock) -> None:
    """Log that a key was given or taken."""
    body = {"key": key.id, "scopes": " ".join(key.scopes), "what": what}
    people.note_event(connection, Kind.MACHINE_KEY, about=key.person, by=by.name, at=stamp(clock), body=body)
