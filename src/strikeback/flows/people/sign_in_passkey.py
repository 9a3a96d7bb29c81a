"""Passkeys: making one by invitation or when signed in, signing in with one, and proving it again.

A challenge is random, good for five minutes and for one answer. Signing in asks for no name: the passkey
says whose it is, so that nobody learns from the question who has an account.
"""

import msgspec

from strikeback.access.limits import Limited
from strikeback.access.passkeys import (
    Party,
    Registered,
    authentication_options,
    challenge_of,
    check_authentication,
    check_registration,
    id_of,
    registration_options,
)
from strikeback.access.sealing import masked_digest
from strikeback.access.sessions import Session, Strength, require_step_up, unix
from strikeback.access.tokens import new_token, token_digest
from strikeback.flows.people.door import Door, check_token_tries, log_refusal, open_session, refused
from strikeback.flows.people.enrol import find_invitation, invitation_over
from strikeback.flows.people.limits import require
from strikeback.flows.people.managing import note_enrolled
from strikeback.flows.people.sign_in import viewer_of
from strikeback.model.errors import SignInError
from strikeback.model.time import Clock
from strikeback.store import people
from strikeback.store.access_key import access_key
from strikeback.store.open import Connection, Store
from strikeback.store.people import Awaited, Credential

CHALLENGE_SECONDS = 300

_MAKING = "passkey_make"
_PROVING = "passkey_prove"
_KEPT = msgspec.json.Decoder(Registered)


def offer_passkey(store: Store, invitation: str, party: Party, *, clock: Clock, door: Door) -> str:
    """Return the JSON with which an invited person's browser makes its first passkey.

    Raises:
        LimitError: Too many unknown tokens from this address.
        SignInError: No such invitation, or it is over.
    """
    key = access_key(store, door.random)
    user = find_invitation(store, invitation, key, clock=clock, door=door).person
    return _ask_to_make(store, user, party, clock=clock, door=door)


def accept_passkey(
    store: Store, invitation: str, answer: str, party: Party, *, clock: Clock, door: Door
) -> tuple[str, ...]:
    """Keep an invited person's first passkey; the invitation is used up.

    Recovery codes go with a password; who has only passkeys makes a second one, or is reset.

    Returns:
        Ids of the person's passkeys.

    Raises:
        LimitError: Too many unknown tokens from this address.
        SignInError: The invitation or the answer does not hold.
    """
    key = access_key(store, door.random)
    invited = find_invitation(store, invitation, key, clock=clock, door=door)
    made = _made(store, invited.person, answer, party, clock=clock)
    with store.write() as connection:
        if not people.take_awaited(connection, invited.digest):
            raise invitation_over()
        _keep(connection, invited.person, made, clock=clock)
        return _ids(connection, invited.person)


def add_passkey(store: Store, token: str, party: Party, *, clock: Clock, door: Door) -> str:
    """Return the JSON with which the browser of somebody signed in makes another passkey.

    Raises:
        SignInError: Not signed in, or the second factor was not proved within the last minutes.
    """
    session = viewer_of(store, token, clock=clock).session
    require_step_up(session, clock.now())
    return _ask_to_make(store, session.user, party, clock=clock, door=door)


def keep_passkey(store: Store, token: str, answer: str, party: Party, *, clock: Clock) -> tuple[str, ...]:
    """Keep the passkey that ``add_passkey`` asked for; return the ids of all of the person's.

    Raises:
        SignInError: Not signed in, or the answer does not hold.
    """
    session = viewer_of(store, token, clock=clock).session
    made = _made(store, session.user, answer, party, clock=clock)
    with store.write() as connection:
        _keep(connection, session.user, made, clock=clock)
        return _ids(connection, session.user)


def ask_passkey(store: Store, party: Party, *, clock: Clock, door: Door, token: str = "") -> str:
    """Return the JSON with which a browser proves a passkey.

    Args:
        store: The store.
        party: Who asks.
        clock: Tells when.
        door: The door's means.
        token: Of the session to step up; empty: to sign in.

    Raises:
        LimitError: Too many challenges for one address.
        SignInError: A token was given and nobody is signed in.
    """
    key, moment = access_key(store, door.random), unix(clock.now())
    user = viewer_of(store, token, clock=clock).session.user if token else ""
    challenge = new_token(door.random)
    with store.write() as connection:
        address = masked_digest(key, "address", door.address)
        require(connection, Limited.SIGN_IN_ADDRESS, address, moment, door.rules)
        _await(connection, challenge, _PROVING, user, moment)
        allowed = _ids(connection, user) if user else ()
    return authentication_options(party, challenge, allowed)


def sign_in_passkey(store: Store, answer: str, party: Party, *, clock: Clock, door: Door) -> Session:
    """Sign a person in by the answer to ``ask_passkey``.

    Raises:
        SignInError: The answer does not hold; what of it is told to readers of the log only.
    """
    return _prove(store, answer, party, clock=clock, door=door, token="")


def step_up_passkey(
    store: Store, token: str, answer: str, party: Party, *, clock: Clock, door: Door
) -> Session:
    """Prove a passkey of whoever is signed in; the session goes on under a new token.

    Raises:
        SignInError: Not signed in, another person's passkey, or the answer does not hold.
    """
    return _prove(store, answer, party, clock=clock, door=door, token=token)


def _prove(store: Store, answer: str, party: Party, *, clock: Clock, door: Door, token: str) -> Session:
    """Check an answer; open a session, or go on with one."""
    kept = viewer_of(store, token, clock=clock).session if token else None
    moment = unix(clock.now())
    challenge, identity = challenge_of(answer), id_of(answer)
    asked = _asked(store, challenge, _PROVING, moment)
    if asked is None:
        check_token_tries(store, door, access_key(store, door.random), clock=clock)
        raise refused()
    made: Session | None = None
    with store.write() as connection:
        user, reason = _judge(connection, answer, identity, party, challenge)
        if not reason and (asked.person or user) != user:
            reason = "another"
        if not reason and kept is not None:
            ended = kept.user == user and people.end_session(connection, kept.digest, moment)
            reason = "" if ended else "session"
        if reason:
            log_refusal(connection, user or "nobody", f"passkey {reason}", clock=clock)
        else:
            made = open_session(
                connection, user, Strength.PASSKEY, clock=clock, random=door.random, kept=kept
            )
    if made is None:
        raise refused()
    return made


def _asked(store: Store, challenge: str, kind: str, moment: int) -> Awaited | None:
    """Return what was asked with a challenge and use it up; None when it was not, or was answered."""
    with store.write() as connection:
        asked = people.find_awaited(connection, token_digest(challenge), kind, moment)
        return asked if asked is not None and people.take_awaited(connection, asked.digest) else None


def _judge(
    connection: Connection, answer: str, identity: str, party: Party, challenge: str
) -> tuple[str, str]:
    """Return whose passkey was proved and "", or whose it would be and the reason for the log."""
    found = people.find_credential(connection, f"passkey:{identity}")
    user = people.find_user(connection, found.person) if found else None
    if found is None or user is None:
        return "", "unknown"
    if not user.active:
        return user.id, "disabled"
    passkey = msgspec.structs.replace(_KEPT.decode(found.secret), count=found.used)
    try:
        count = check_authentication(party, answer, challenge, passkey)
    except SignInError:
        return user.id, "proof"
    # An authenticator that does not count says 0 every time.
    if count and not people.use_credential(connection, found.id, used=count):
        return user.id, "count"
    return user.id, ""


def _ask_to_make(store: Store, user: str, party: Party, *, clock: Clock, door: Door) -> str:
    """Return the JSON with which a browser makes a passkey for a user."""
    challenge = new_token(door.random)
    with store.write() as connection:
        have = _ids(connection, user)
        _await(connection, challenge, _MAKING, user, unix(clock.now()))
    return registration_options(party, user, challenge, have)


def _made(store: Store, user: str, answer: str, party: Party, *, clock: Clock) -> Registered:
    """Return the passkey of an answer to what this user was asked; the challenge is used up either way."""
    challenge = challenge_of(answer)
    asked = _asked(store, challenge, _MAKING, unix(clock.now()))
    if asked is None or asked.person != user:
        raise refused()
    return check_registration(party, answer, challenge)


def _keep(connection: Connection, user: str, made: Registered, *, clock: Clock) -> None:
    """Keep a passkey for good."""
    new = Credential(
        id=f"passkey:{made.id}",
        person=user,
        kind="passkey",
        secret=msgspec.json.encode(made),
        made=unix(clock.now()),
        used=made.count,
    )
    if people.find_credential(connection, new.id) is not None:
        raise refused()
    people.put_credential(connection, new)
    note_enrolled(connection, user, "passkey", clock=clock)


def _ids(connection: Connection, user: str) -> tuple[str, ...]:
    """Return the ids of a user's passkeys."""
    return tuple(one.id.removeprefix("passkey:") for one in people.credentials(connection, user, "passkey"))


def _await(connection: Connection, challenge: str, kind: str, user: str, moment: int) -> None:
    """Keep a challenge for a while."""
    expires = moment + CHALLENGE_SECONDS
    people.put_awaited(
        connection, Awaited(digest=token_digest(challenge), kind=kind, person=user, expires=expires)
    )
