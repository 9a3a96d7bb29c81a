"""How a person comes to its password, authenticator app and recovery codes: with an invitation, once."""

from collections.abc import Collection
from typing import ClassVar, Final

from strikeback.access.passwords import SALT_BYTES, check_password
from strikeback.access.sealing import seal, unseal
from strikeback.access.sessions import unix
from strikeback.access.tokens import Random, invitation_digest, new_recovery_code, recovery_digest
from strikeback.access.totp import enrolment_uri, matching_step, new_secret
from strikeback.flows.people.door import Door, check_token_tries
from strikeback.flows.people.managing import note_enrolled
from strikeback.flows.people.sign_in import set_password
from strikeback.flows.people.ways import INVITATION
from strikeback.model.base import Frozen
from strikeback.model.errors import SignInError, UsageError
from strikeback.model.time import Clock
from strikeback.store import people
from strikeback.store.access_key import access_key
from strikeback.store.open import Connection, Store
from strikeback.store.people import Awaited, Credential

RECOVERY_CODES: Final = 8


class Offer(Frozen, frozen=True, kw_only=True):
    """What an invited person puts into its authenticator app."""

    shown: ClassVar = ("user",)

    user: str
    secret: str
    uri: str
    """The same as ``otpauth://``, for a QR code."""


def open_invitation(store: Store, token: str, *, clock: Clock, door: Door) -> Offer:
    """Return the secret for an invited person's app; each call makes a new one, the last one counts.

    Raises:
        LimitError: Too many unknown tokens from this address.
        SignInError: No such invitation, or it is over.
    """
    key = access_key(store, door.random)
    invited = find_invitation(store, token, key, clock=clock, door=door)
    secret = new_secret(door.random)
    sealed = seal(key, secret, about=_about(invited.person), random=door.random)
    with store.write() as connection:
        people.fill_awaited(connection, invited.digest, sealed)
    return Offer(user=invited.person, secret=secret, uri=enrolment_uri(secret, invited.person))


def accept_invitation(
    store: Store,
    token: str,
    password: str,
    code: str,
    *,
    clock: Clock,
    door: Door,
    breached: Collection[str] = (),
) -> tuple[str, ...]:
    """Set password and second factor of an invited person; return its recovery codes, told this once.

    Args:
        store: The store.
        token: Of the invitation.
        password: The new password.
        code: Of the app, to show that it holds the secret.
        clock: Tells when.
        door: The door's means.
        breached: More passwords to refuse.

    Raises:
        LimitError: Too many unknown tokens from this address, or too many hashes at once.
        SignInError: No such invitation, or it is over.
        UsageError: The password is not taken, or the code is not the app's.
    """
    key = access_key(store, door.random)
    invited = find_invitation(store, token, key, clock=clock, door=door)
    if not invited.body:
        raise UsageError("no secret was asked for yet", remedy="Open the invitation first")
    check_password(password, user=invited.person, breached=breached)
    moment, about = unix(clock.now()), _about(invited.person)
    secret = unseal(key, invited.body, about=about)
    step = matching_step(secret, code, now=moment, used=0)
    if step is None:
        raise UsageError(
            "the code is not the app's", remedy="Check the clock of the phone; take the next code"
        )
    hashed = door.hashing.hash(password, door.random(SALT_BYTES))
    with store.write() as connection:
        if not people.take_awaited(connection, invited.digest):
            raise invitation_over()
        set_password(connection, invited.person, hashed, moment)
        sealed = seal(key, secret, about=about, random=door.random)
        totp = Credential(id=about, person=invited.person, kind="totp", secret=sealed, made=moment, used=step)
        people.put_credential(connection, totp)
        codes = set_recovery_codes(connection, invited.person, moment, door.random)
        note_enrolled(connection, invited.person, "password, totp", clock=clock)
    return codes


def find_invitation(store: Store, token: str, key: bytes, *, clock: Clock, door: Door) -> Awaited:
    """Return the invitation of a token.

    Raises:
        LimitError: Too many unknown tokens from this address.
        SignInError: No such invitation, it is over, or the user was disabled.
    """
    with store.read() as connection:
        found = people.find_awaited(connection, invitation_digest(token), INVITATION, unix(clock.now()))
        user = people.find_user(connection, found.person) if found else None
    if found is None or user is None or not user.active:
        check_token_tries(store, door, key, clock=clock)
        raise invitation_over()
    return found


def invitation_over() -> SignInError:
    """Return the one error for invitations that are unknown, used or over."""
    return SignInError(
        "the invitation is not known or is over", remedy="Ask your administrator for another one"
    )


def set_recovery_codes(connection: Connection, user: str, moment: int, random: Random) -> tuple[str, ...]:
    """Replace a person's recovery codes; return the new ones."""
    people.drop_all(connection, user, kind="recovery")
    codes = tuple(new_recovery_code(random) for _ in range(RECOVERY_CODES))
    for code in codes:
        identity = f"recovery:{recovery_digest(code)}"
        new = Credential(id=identity, person=user, kind="recovery", secret=b"", made=moment)
        people.put_credential(connection, new)
    return codes


def _about(user: str) -> str:
    return f"totp:{user}"
