"""People as the store keeps them: events of users, what they sign in with, and their sessions."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

import msgspec
from sqlalchemy import Connection, func, select, text

from strikeback.access.people import UserEvent, fold
from strikeback.access.sessions import Live, Strength
from strikeback.custody.entry import Event, Kind, canonical
from strikeback.model.base import Frozen
from strikeback.model.errors import ConflictError
from strikeback.model.people import User
from strikeback.store import dialect, log
from strikeback.store.facts import text_of
from strikeback.store.schema_people import awaited, credential, machine_key, sign_in, tries, user_event

_EVENT: Final = msgspec.json.Decoder(UserEvent)


class Credential(Frozen, frozen=True, kw_only=True):
    """Something a person signs in with, in the form that is kept."""

    shown: ClassVar = ("person", "kind", "made")

    id: str
    person: str
    kind: str
    """``password``, ``totp``, ``recovery``, ``passkey`` or ``oidc``."""
    secret: bytes
    made: int
    used: int = 0


class Awaited(Frozen, frozen=True, kw_only=True):
    """Something handed out once, by the digest of its token."""

    shown: ClassVar = ("kind", "person", "expires")

    digest: str
    kind: str
    person: str
    expires: int
    body: bytes = b""


class MachineKey(Frozen, frozen=True, kw_only=True):
    """A key of a service account."""

    shown: ClassVar = ("id", "person", "scopes", "expires")

    id: str
    person: str
    digest: str
    scopes: tuple[str, ...]
    expires: int
    used_day: str = ""
    """The last UTC day it was used on; empty: never."""
    ended: int | None = None
    asked_by: str = ""
    """Who asked for it, while it waits for a second person; empty: it does not wait."""


def add_event(connection: Connection, event: UserEvent) -> None:
    """Append an event of a user and log it.

    Raises:
        ConflictError: Another event of this user came in between.
    """
    agency = event.user.partition("/")[0]
    row = {
        "id": event.id,
        "agency": agency,
        "person": event.user,
        "nth": event.number,
        "at": event.at,
        "body": text_of(event),
    }
    if not dialect.insert_new(connection, user_event, [row]):
        raise ConflictError("this user was changed in the meantime", remedy="Look again and repeat")
    log.record_fact(connection, Kind.USER, row, ref=event.id, about=event.user, by=event.by, at=event.at)


def events_of(connection: Connection, person: str) -> tuple[UserEvent, ...]:
    """Return the events of a user, in order."""
    query = select(user_event.c.body).where(user_event.c.person == person).order_by(user_event.c.nth)
    return tuple(_EVENT.decode(body) for body in connection.execute(query).scalars())


def events_since(connection: Connection, agency: str, at: str) -> tuple[UserEvent, ...]:
    """Return the events of an agency's people from a moment on (RFC 3339 UTC), in order."""
    where = (user_event.c.agency == agency, user_event.c.at >= at)
    query = select(user_event.c.body).where(*where).order_by(user_event.c.at, user_event.c.id)
    return tuple(_EVENT.decode(body) for body in connection.execute(query).scalars())


def find_user(connection: Connection, person: str) -> User | None:
    """Return a user as it stands now, or None."""
    return fold(events_of(connection, person))


def users(connection: Connection, agency: str) -> tuple[User, ...]:
    """Return everybody of an agency, in the order of their ids."""
    query = (
        select(user_event.c.body)
        .where(user_event.c.agency == agency)
        .order_by(user_event.c.person, user_event.c.nth)
    )
    each: dict[str, list[UserEvent]] = {}
    for body in connection.execute(query).scalars():
        event = _EVENT.decode(body)
        each.setdefault(event.user, []).append(event)
    return tuple(user for events in each.values() if (user := fold(events)) is not None)


def lock_people(connection: Connection, agency: str) -> None:
    """Make every other transaction that manages the same agency's people wait for this one."""
    key = f"people:{agency}"
    dialect.insert_new(connection, tries, [{"key": key, "began": 0, "count": 0}])
    connection.execute(tries.update().where(tries.c.key == key).values(count=1 - tries.c.count))


def note_event(
    connection: Connection, kind: Kind, *, about: str, by: str, at: str, body: dict[str, str]
) -> None:
    """Log what happened at the door; the log itself keeps the body."""
    log.append(connection, [Event(kind=kind, id=about, actor=by, at=at, body=canonical(body))])


def credentials(connection: Connection, person: str, kind: str = "") -> tuple[Credential, ...]:
    """Return what somebody signs in with, or only what is of one kind."""
    query = select(credential).where(credential.c.person == person).order_by(credential.c.id)
    if kind:
        query = query.where(credential.c.kind == kind)
    return tuple(_credential(row) for row in connection.execute(query).mappings())


def find_credential(connection: Connection, identity: str) -> Credential | None:
    """Return one credential, or None."""
    row = connection.execute(select(credential).where(credential.c.id == identity)).mappings().first()
    return _credential(row) if row is not None else None


def any_sealed(connection: Connection) -> bool:
    """Tell whether anything is kept that only the key's file opens."""
    query = select(func.count()).select_from(credential).where(credential.c.kind == "totp")
    return connection.execute(query).scalar_one() > 0


def check_credential(connection: Connection, new: Credential) -> None:
    """Refuse a credential whose id is another person's.

    Raises:
        ConflictError: It is.
    """
    old = find_credential(connection, new.id)
    if old is not None and old.person != new.person:
        raise ConflictError("somebody else signs in with this already")


def put_credential(connection: Connection, new: Credential) -> None:
    """Keep a credential; it takes the place of one with the same id.

    Raises:
        ConflictError: The id is another person's.
    """
    check_credential(connection, new)
    connection.execute(credential.delete().where(credential.c.id == new.id))
    connection.execute(credential.insert(), msgspec.structs.asdict(new))


def use_credential(connection: Connection, identity: str, *, used: int) -> bool:
    """Raise a credential's counter; False when it stands there already or higher. Atomic."""
    change = credential.update().where(credential.c.id == identity, credential.c.used < used)
    return connection.execute(change.values(used=used)).rowcount == 1


def drop_credential(connection: Connection, identity: str, person: str) -> bool:
    """Delete a credential of somebody; False when it was not there. Atomic."""
    where = (credential.c.id == identity, credential.c.person == person)
    return connection.execute(credential.delete().where(*where)).rowcount == 1


def drop_all(connection: Connection, person: str, *, kind: str = "") -> None:
    """Delete everything somebody signs in with, or what is of one kind."""
    change = credential.delete().where(credential.c.person == person)
    connection.execute(change.where(credential.c.kind == kind) if kind else change)


def put_session(connection: Connection, new: Live) -> None:
    """Keep a new session."""
    row = msgspec.structs.asdict(new)
    connection.execute(sign_in.insert(), {**row, "person": row.pop("user"), "strength": new.strength.value})


def find_session(connection: Connection, digest: str) -> Live | None:
    """Return the session of a token's digest, over or not."""
    row = connection.execute(select(sign_in).where(sign_in.c.digest == digest)).mappings().first()
    if row is None:
        return None
    rest = {name: row[name] for name in ("digest", "started", "seen", "stepped", "ended")}
    return Live(user=row["person"], strength=Strength(row["strength"]), **rest)


def last_sign_in(connection: Connection, person: str) -> int:
    """Return when somebody last signed in, of the sessions that are kept; 0: none is."""
    query = select(func.max(sign_in.c.started)).where(sign_in.c.person == person)
    return connection.execute(query).scalar() or 0


def touch_session(connection: Connection, digest: str, now: int) -> None:
    """Write down that a session was used; one that ended meanwhile stays ended."""
    alive = (sign_in.c.digest == digest, sign_in.c.ended.is_(None), sign_in.c.seen < now)
    connection.execute(sign_in.update().where(*alive).values(seen=now))


def end_session(connection: Connection, digest: str, now: int) -> bool:
    """End a session; False when it had ended. Atomic: of two who end it one is told so."""
    alive = (sign_in.c.digest == digest, sign_in.c.ended.is_(None))
    return connection.execute(sign_in.update().where(*alive).values(ended=now)).rowcount == 1


def end_sessions(connection: Connection, person: str, now: int, *, but: str = "") -> int:
    """End all sessions of somebody but the one of a digest; return how many there were."""
    alive = (sign_in.c.person == person, sign_in.c.ended.is_(None), sign_in.c.digest != but)
    return connection.execute(sign_in.update().where(*alive).values(ended=now)).rowcount


def put_awaited(connection: Connection, new: Awaited) -> None:
    """Keep something that is awaited back."""
    connection.execute(awaited.insert(), msgspec.structs.asdict(new))


def find_awaited(connection: Connection, digest: str, kind: str, now: int) -> Awaited | None:
    """Return what is awaited under a digest, unless it is over."""
    where = (awaited.c.digest == digest, awaited.c.kind == kind, awaited.c.expires > now)
    row = connection.execute(select(awaited).where(*where)).mappings().first()
    return Awaited(**row) if row is not None else None


def fill_awaited(connection: Connection, digest: str, body: bytes) -> None:
    """Keep something with what is awaited."""
    connection.execute(awaited.update().where(awaited.c.digest == digest).values(body=body))


def take_awaited(connection: Connection, digest: str) -> bool:
    """Take what was awaited out; False when another one took it first. Atomic."""
    return connection.execute(awaited.delete().where(awaited.c.digest == digest)).rowcount == 1


def drop_awaited(connection: Connection, person: str, *, kind: str = "") -> None:
    """Forget everything that is awaited from somebody, or what is of one kind."""
    change = awaited.delete().where(awaited.c.person == person)
    connection.execute(change.where(awaited.c.kind == kind) if kind else change)


def awaited_from(connection: Connection, person: str, kind: str, now: int) -> Awaited | None:
    """Return the newest of a kind that is awaited from somebody and is not over, or None."""
    where = (awaited.c.person == person, awaited.c.kind == kind, awaited.c.expires > now)
    query = select(awaited).where(*where).order_by(awaited.c.expires.desc(), awaited.c.digest).limit(1)
    row = connection.execute(query).mappings().first()
    return Awaited(**row) if row is not None else None


def awaited_in(connection: Connection, agency: str, kind: str, now: int) -> tuple[Awaited, ...]:
    """Return what of a kind is awaited from anybody of an agency and is not over, in the order of names."""
    ours = awaited.c.person.startswith(f"{agency}/", autoescape=True)
    query = select(awaited).where(ours, awaited.c.kind == kind, awaited.c.expires > now)
    rows = connection.execute(query.order_by(awaited.c.person, awaited.c.digest)).mappings()
    return tuple(Awaited(**row) for row in rows)


def put_key(connection: Connection, new: MachineKey) -> None:
    """Keep a machine's key."""
    row = msgspec.structs.asdict(new) | {"scopes": " ".join(new.scopes)}
    row.pop("asked_by")
    connection.execute(machine_key.insert(), row)


def is_machine(connection: Connection, person: str) -> bool:
    """Tell whether a key was ever given under a name."""
    query = select(func.count()).select_from(machine_key).where(machine_key.c.person == person)
    return connection.execute(query).scalar_one() > 0


def find_key(connection: Connection, identity: str) -> MachineKey | None:
    """Return a machine's key, over or not."""
    row = connection.execute(select(machine_key).where(machine_key.c.id == identity)).mappings().first()
    return _key(row) if row is not None else None


def keys_of(connection: Connection, agency: str) -> tuple[MachineKey, ...]:
    """Return all keys of an agency, in the order of their machines."""
    query = select(machine_key).where(machine_key.c.person.startswith(f"{agency}/", autoescape=True))
    rows = connection.execute(query.order_by(machine_key.c.person, machine_key.c.id)).mappings()
    return tuple(_key(row) for row in rows)


def touch_key(connection: Connection, identity: str, day: str) -> None:
    """Write down the day a key was used."""
    connection.execute(machine_key.update().where(machine_key.c.id == identity).values(used_day=day))


def end_key(connection: Connection, identity: str, now: int) -> bool:
    """Take a key back; False when it was before."""
    alive = (machine_key.c.id == identity, machine_key.c.ended.is_(None))
    return connection.execute(machine_key.update().where(*alive).values(ended=now)).rowcount == 1


def count_try(connection: Connection, key: str, *, began: int, most: int) -> int:
    """Count a try in its window of time and return which one it is; ``most + 2`` for all after ``most + 1``.

    The row stays locked until the transaction ends, so that two processes never count the same try.
    """
    given = {"key": key, "began": began, "most": most}
    return int(connection.execute(_COUNT_TRY, given).scalar_one())


_COUNT_TRY: Final = text(
    "INSERT INTO tries (key, began, count) VALUES (:key, :began, 1) ON CONFLICT (key) DO UPDATE SET "
    "count = CASE WHEN tries.began < excluded.began THEN 1 "
    "WHEN tries.count <= :most THEN tries.count + 1 ELSE :most + 2 END, "
    "began = CASE WHEN tries.began < excluded.began THEN excluded.began ELSE tries.began END RETURNING count"
)
"""Written out: both databases understand it, and one statement takes the place of four."""


def forgive_try(connection: Connection, key: str) -> None:
    """Take one try back: it was a right one."""
    change = tries.update().where(tries.c.key == key, tries.c.count > 0)
    connection.execute(change.values(count=tries.c.count - 1))


def forget_passed(connection: Connection, *, before: int) -> int:
    """Delete what was over before a moment: sessions, what was awaited, counters; return how many rows."""
    gone = (
        sign_in.delete().where(sign_in.c.started < before),
        awaited.delete().where(awaited.c.expires < before),
        tries.delete().where(tries.c.began < before, tries.c.began > 0),
    )
    return sum(connection.execute(one).rowcount for one in gone)


def _credential(row: Mapping[Any, Any]) -> Credential:
    """Return a row as a credential."""
    return Credential(**row)


def _key(row: Mapping[Any, Any]) -> MachineKey:
    """Return a row as a key."""
    return MachineKey(**(dict(row) | {"scopes": tuple(row["scopes"].split())}))
