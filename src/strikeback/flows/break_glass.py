"""Opening what others withhold when a life is at stake: two people, a reason, a clock, and an alarm.

One person asks, a supervisor opens; then the first one's viewer carries the opening's id in ``broken``
and the policy takes it into account until its minutes are over. Every originator concerned is told at once
and sees the alarm until somebody of theirs has read it. All of it stands in the log.
"""

from collections.abc import Iterable
from datetime import timedelta

import msgspec

from strikeback.flows.decide import check_signature
from strikeback.flows.init import secret_key
from strikeback.flows.progress import stamp
from strikeback.model.errors import ConflictError, NotFoundError, RefusedError, UsageError
from strikeback.model.handling import Grant, Handling, Level
from strikeback.model.ids import derive_id
from strikeback.model.people import Duty, Viewer
from strikeback.model.time import Clock
from strikeback.sharing.emergency import check_ask, check_second
from strikeback.sharing.policy import allow
from strikeback.sharing.reference import record_of
from strikeback.store import openings, records, terms, terms_changes
from strikeback.store.open import Connection, Store
from strikeback.store.openings import Alarm, Ask, Opening


def ask_opening(
    store: Store,
    viewer: Viewer,
    what: Iterable[str],
    *,
    level: Level,
    minutes: int,
    reason: str,
    clock: Clock,
) -> Ask:
    """Ask for others' records to be opened for the viewer; nothing is told before a second person agrees.

    Args:
        store: The store.
        viewer: Who asks, by name.
        what: References of hits, or ids of records that the viewer is told of.
        level: ``summary`` or ``full``.
        minutes: How long, counted from the opening.
        reason: Why it cannot wait for the originator's answer.
        clock: Tells when.

    Raises:
        NotFoundError: One of them does not exist or must not be told.
        RefusedError: The viewer's duty does not open.
        UsageError: No name, no reason, too much or too long.
    """
    at = stamp(clock)
    present = msgspec.structs.replace(viewer, now=at)
    asked = tuple(dict.fromkeys(what))
    check_ask(present, asked, level, minutes, reason)
    key = secret_key(store)
    with store.write() as connection:
        found = _resolve(connection, present, key, asked)
        new = Ask(
            id=openings.opening_id(viewer.agency, viewer.user, found, at),
            agency=viewer.agency,
            user=viewer.user,
            records=found,
            level=level,
            minutes=minutes,
            reason=reason,
            purpose=viewer.purpose,
            case=viewer.case,
            at=at,
        )
        openings.add_ask(connection, new)
    return new


def open_glass(store: Store, second: Viewer, identity: str, *, clock: Clock) -> Opening:
    """Open what somebody asked for; the minutes start now, and the originators are told.

    Args:
        store: The store.
        second: A supervisor of the same agency who is somebody else.
        identity: Id of what was asked for.
        clock: Tells when.

    Raises:
        ConflictError: It is open already.
        NotFoundError: Nobody of this agency asked for it.
        RefusedError: ``second`` may not open it.
    """
    moment = clock.now()
    at = moment.isoformat(timespec="microseconds").replace("+00:00", "Z")
    with store.write() as connection:
        asked = openings.get_ask(connection, identity)
        if asked is None or asked.agency != second.agency:
            raise NotFoundError("nobody asked for this to be opened", where=identity[:40])
        check_second(asked.agency, asked.user, second)
        until = (moment + timedelta(minutes=asked.minutes)).isoformat(timespec="seconds")
        new = Opening(ask=asked.id, second=second.user, until=until.replace("+00:00", "Z"), at=at)
        if not openings.add_opening(connection, new):
            raise ConflictError("it was opened already", remedy="Ask anew")
        grant = Grant(
            agency=asked.agency,
            level=asked.level,
            until=new.until,
            user=asked.user,
            opening=asked.id,
        )
        held = terms.in_force(connection, asked.records)
        terms_changes.add_grants(connection, sorted(held), grant, by=second.user, at=at, cause=asked.id)
        _alarm(connection, asked, new, held)
    return new


def close_glass(store: Store, viewer: Viewer, identity: str, *, reason: str, clock: Clock) -> Opening:
    """End an opening before its minutes are over.

    Args:
        store: The store.
        viewer: Who asked for it, or a supervisor of the same agency.
        identity: Id of the opening.
        reason: Why it is needed no more.
        clock: Tells when.

    Raises:
        ConflictError: It is over.
        NotFoundError: The viewer's agency opened no such thing.
        RefusedError: It is neither the person who asked nor a supervisor.
        UsageError: No reason, or nobody named.
    """
    check_signature(reason, viewer.user)
    at = stamp(clock)
    with store.write() as connection:
        found = {asked.id: (asked, made) for asked, made in openings.opened_by(connection, viewer.agency)}
        if identity not in found:
            raise NotFoundError("there is no such opening", where=identity[:40])
        asked, made = found[identity]
        if viewer.user != asked.user and Duty.SUPERVISOR not in viewer.duties:
            raise RefusedError("who asked for it, or a supervisor, closes it")
        standing = [
            one for one in terms_changes.given_for(connection, asked.records) if one.cause == identity
        ]
        if not standing or made.until <= at:
            raise ConflictError("it is closed already")
        for one in standing:
            terms_changes.end_grant(connection, one.id, by=viewer.user, reason=reason, at=at)
    return made


def open_now(store: Store, viewer: Viewer, *, clock: Clock) -> tuple[tuple[Ask, Opening], ...]:
    """Return what people of the viewer's agency opened and what is still open."""
    at = stamp(clock)
    with store.read() as connection:
        return tuple(
            (asked, made)
            for asked, made in openings.opened_by(connection, viewer.agency)
            if made.until > at
            and any(one.cause == asked.id for one in terms_changes.given_for(connection, asked.records))
        )


def waiting(store: Store, second: Viewer) -> tuple[Ask, ...]:
    """Return what people of the viewer's agency asked for and nobody has opened."""
    with store.read() as connection:
        return openings.asks_waiting(connection, second.agency)


def alarms(store: Store, viewer: Viewer, *, unread: bool = True) -> tuple[Alarm, ...]:
    """Return what was opened of the viewer's agency's records, newest first."""
    with store.read() as connection:
        return openings.alarms(connection, viewer.agency, unread=unread)


def read_alarm(store: Store, viewer: Viewer, identity: str, *, note: str = "", clock: Clock) -> None:
    """Record that somebody of the originator has read an alarm; it leaves the list of unread ones.

    Raises:
        ConflictError: Somebody has already.
        NotFoundError: No such alarm of this agency.
        UsageError: Nobody is named.
    """
    if not viewer.user:
        raise UsageError("nobody is named", where="--by")
    with store.write() as connection:
        known = {one.id for one in openings.alarms(connection, viewer.agency, unread=False)}
        if identity not in known:
            raise NotFoundError("there is no such alarm", where=identity[:40])
        if not openings.add_read(connection, identity, by=viewer.user, note=note, at=stamp(clock)):
            raise ConflictError("somebody has read it already", where=identity)


def _resolve(connection: Connection, viewer: Viewer, key: bytes, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of others' standing records behind references or ids.

    Raises:
        NotFoundError: One does not exist, must not be told, or is the viewer's own.
    """
    ids = [record_of(key, viewer.agency, one) or one for one in asked]
    standing = records.get_records(connection, ids)
    told = {
        one.id
        for one in standing.values()
        if one.originator != viewer.agency
        and allow(viewer, one.originator, one.handling) is not Level.NOTHING
    }
    if not told.issuperset(ids):
        raise NotFoundError("there is nothing with this id, or nothing that may be told")
    return tuple(sorted(set(ids)))


def _alarm(connection: Connection, asked: Ask, made: Opening, held: dict[str, tuple[str, Handling]]) -> None:
    """Tell every originator which of its records were opened."""
    own: dict[str, list[str]] = {}
    for identity, (originator, _) in held.items():
        own.setdefault(originator, []).append(identity)
    for originator in sorted(own):
        new = Alarm(
            id=derive_id("oa", [asked.id, originator]),
            opening=asked.id,
            agency=originator,
            by=asked.agency,
            user=asked.user,
            second=made.second,
            reason=asked.reason,
            records=tuple(sorted(own[originator])),
            level=asked.level,
            until=made.until,
            at=made.at,
        )
        openings.add_alarm(connection, new)
