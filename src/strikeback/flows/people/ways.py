"""Invitations, whole and in two halves, and what people are told when somebody else touched their way in.

On a hub nobody but the person holds a whole invitation: one half goes to whoever asks, the other one to
whoever agrees. Both together are the invitation; the store keeps a digest of both.
"""

from datetime import UTC, datetime, timedelta
from hmac import compare_digest
from typing import ClassVar, Final

import msgspec

from strikeback.access import people as rules
from strikeback.access.people import Alarm, Change, Manager, UserEvent
from strikeback.access.sessions import unix
from strikeback.access.tokens import Random, joined_digest, new_token, subject_digest, token_digest
from strikeback.flows.people.managing import add_event, append_event
from strikeback.model.base import Frozen
from strikeback.model.errors import ConflictError, RefusedError, UsageError
from strikeback.model.time import Clock
from strikeback.store import people
from strikeback.store.open import Connection
from strikeback.store.people import Awaited, Credential

INVITATION_SECONDS: Final = 72 * 3600
"""How long an invitation is good for: over a weekend (ASVS 5.0.0 V6.4.1 asks for a short while)."""

ASKED_SECONDS: Final = 7 * 24 * 3600
"""How long the first half waits for a second person, as an erasure that one person asked for does."""

INVITATION: Final = "invitation"
HALF: Final = "invitation_half"
SUBJECT: Final = "provider_asked"
"""Kinds of what is awaited."""

OIDC: Final = "oidc"
"""Kind of the credential that a provider's subject is."""

_SAID: Final = msgspec.json.Decoder(tuple[str, str])
"""Issuer and digest, as they wait."""


class Changed(Frozen, frozen=True, kw_only=True):
    """What became of a change."""

    shown: ClassVar = ("event", "waiting")

    event: str
    """Id of the fact."""
    waiting: bool
    """True: a second person must agree before anything changes."""
    token: str = ""
    """The other half of an invitation, for whoever agreed to give to the person itself; told once."""
    expires: int = 0
    """Until when the invitation is good, Unix seconds."""


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


def enter_subject(
    connection: Connection, user: str, issuer: str, subject: str, *, by: Manager, clock: Clock
) -> UserEvent:
    """Put in place who somebody is at a provider, in a manager's name; return the fact.

    Raises:
        ConflictError: The subject is somebody else here.
    """
    digest = subject_digest(issuer, subject)
    people.put_credential(connection, _subject(digest, user, unix(clock.now())))
    return append_event(connection, user, Change.ENROLLED, by.name, clock=clock, detail=OIDC)


def ask_subject(
    connection: Connection, user: str, issuer: str, subject: str, *, by: Manager, clock: Clock
) -> UserEvent:
    """Keep who somebody is said to be at a provider until a second person agrees; return what waits.

    Only digests are kept: whoever agrees has to know the subject itself.

    Raises:
        ConflictError: The subject is somebody else here.
    """
    digest = subject_digest(issuer, subject)
    people.check_credential(connection, _subject(digest, user, 0))
    people.drop_awaited(connection, user, kind=SUBJECT)
    asked = append_event(connection, user, Change.PROVIDER_ASKED, by.name, clock=clock, detail=OIDC)
    kept = Awaited(
        digest=token_digest(asked.id),
        kind=SUBJECT,
        person=user,
        expires=unix(clock.now()) + ASKED_SECONDS,
        body=msgspec.json.encode((issuer, digest)),
    )
    people.put_awaited(connection, kept)
    return asked


def put_subject(connection: Connection, asked: UserEvent, subject: str, *, clock: Clock) -> None:
    """Put in place what was asked for, if the second person names the same subject.

    Raises:
        ConflictError: It was asked too long ago, or the subject is somebody else meanwhile.
        RefusedError: It is another subject.
        UsageError: There is none.
    """
    moment = unix(clock.now())
    kept = people.find_awaited(connection, token_digest(asked.id), SUBJECT, moment)
    if kept is None:
        raise ConflictError("this was asked for too long ago", remedy="Ask anew")
    if not subject:
        raise UsageError(
            "who agrees names the subject itself", where="subject", remedy="Ask the person, not who asked"
        )
    issuer, digest = _SAID.decode(kept.body)
    if not compare_digest(subject_digest(issuer, subject), digest):
        raise RefusedError("another subject was asked for")
    people.drop_awaited(connection, asked.user, kind=SUBJECT)
    people.put_credential(connection, _subject(digest, asked.user, moment))


def _subject(digest: str, user: str, made: int) -> Credential:
    return Credential(id=f"{OIDC}:{digest}", person=user, kind=OIDC, secret=b"", made=made)


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
