"""Invitations, whole and in two halves, and what people are told when somebody else touched their way in.

On a hub nobody but the person holds a whole invitation: one half goes to whoever asks, the other one to
whoever agrees. Both together are the invitation; the store keeps a digest of both.
"""

from datetime import UTC, datetime, timedelta
from typing import ClassVar, Final

from strikeback.access import people as rules
from strikeback.access.people import Alarm, Change, Manager
from strikeback.access.sessions import unix
from strikeback.access.tokens import Random, joined_digest, new_token, token_digest
from strikeback.flows.managing import add_event
from strikeback.model.base import Frozen
from strikeback.model.time import Clock
from strikeback.store import people
from strikeback.store.open import Connection
from strikeback.store.people import Awaited

INVITATION_SECONDS: Final = 72 * 3600
"""How long an invitation is good for: over a weekend (ASVS 5.0.0 V6.4.1 asks for a short while)."""

ASKED_SECONDS: Final = 7 * 24 * 3600
"""How long the first half waits for a second person, as an erasure that one person asked for does."""

INVITATION: Final = "invitation"
HALF: Final = "invitation_half"
"""Kinds of what is awaited."""


class Invitation(Frozen, frozen=True, kw_only=True):
    """A token, told once, with which a person sets what it signs in with."""

    shown: ClassVar = ("user", "expires")

    token: str
    """Where something waits: the first half."""
    user: str
    expires: int
    """Unix seconds; of a half: until when a second person may agree."""
    waiting: str = ""
    """Id of what a second person must agree to; agreeing gives the other half."""


def give_whole(connection: Connection, user: str, by: Manager, *, clock: Clock, random: Random) -> Invitation:
    """Keep a new invitation in the place of older ones."""
    people.drop_awaited(connection, user)
    token, expires = new_token(random), unix(clock.now()) + INVITATION_SECONDS
    kept = Awaited(digest=token_digest(token), kind=INVITATION, person=user, expires=expires)
    people.put_awaited(connection, kept)
    add_event(connection, user, Change.INVITED, by, clock=clock)
    return Invitation(token=token, user=user, expires=expires)


def give_half(connection: Connection, user: str, waiting: str, *, clock: Clock, random: Random) -> Invitation:
    """Keep the first half of an invitation until a second person agrees; a half before it is over.

    Args:
        connection: The writing transaction of what is asked.
        user: Whom it will be for.
        waiting: Id of the event that waits.
        clock: Tells when.
        random: Gives the token.
    """
    people.drop_awaited(connection, user, kind=HALF)
    token, expires = new_token(random), unix(clock.now()) + ASKED_SECONDS
    people.put_awaited(
        connection, Awaited(digest=token_digest(token), kind=HALF, person=user, expires=expires)
    )
    return Invitation(token=token, user=user, expires=expires, waiting=waiting)


def give_other_half(connection: Connection, user: str, *, clock: Clock, random: Random) -> Invitation | None:
    """Return the second half, once; with the first one it is an invitation. None: the first half is over.

    What was awaited from the person before is forgotten.
    """
    moment = unix(clock.now())
    first = people.awaited_from(connection, user, HALF, moment)
    people.drop_awaited(connection, user)
    if first is None:
        return None
    token, expires = new_token(random), moment + INVITATION_SECONDS
    digest = joined_digest(first.digest, token_digest(token))
    people.put_awaited(connection, Awaited(digest=digest, kind=INVITATION, person=user, expires=expires))
    return Invitation(token=token, user=user, expires=expires)


def alarms_of(connection: Connection, person: str, *, clock: Clock) -> tuple[Alarm, ...]:
    """Return what somebody who signs in is told, in order; to be asked before the new session is kept."""
    user = people.find_user(connection, person)
    if user is None:
        return ()
    recent = clock.now() - timedelta(days=rules.ALARM_DAYS)
    last = people.last_sign_in(connection, person)
    since = min(recent, datetime.fromtimestamp(last, UTC)) if last else datetime.fromtimestamp(0, UTC)
    text = since.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    there = people.users(connection, user.agency)
    return rules.alarms(user, there, people.events_since(connection, user.agency, text))
