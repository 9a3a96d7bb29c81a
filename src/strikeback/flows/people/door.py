"""What every way of signing in shares: the door's means, opening a session, refusing and logging."""

import os
from dataclasses import dataclass, field

from strikeback.access.limits import RULES, Limited
from strikeback.access.passwords import Hashing
from strikeback.access.sealing import masked_digest
from strikeback.access.sessions import ABSOLUTE, Live, Session, Strength, unix
from strikeback.access.tokens import Random, new_session_token, token_digest
from strikeback.custody.entry import Kind
from strikeback.flows.people.limits import Over, Rules, count
from strikeback.flows.people.ways import alarms_of
from strikeback.flows.progress import stamp
from strikeback.model.errors import SignInError
from strikeback.model.time import Clock
from strikeback.store import people
from strikeback.store.open import Connection, Store

BY_THE_DOOR = "sign-in"
"""The actor of what is refused: nobody has proved who they are."""


@dataclass(frozen=True)
class Door:
    """What a door hands to the flows of signing in."""

    hashing: Hashing
    """One for the whole process."""
    address: str = field(default="", repr=False)
    """Network address of the other side; kept only as a keyed digest."""
    random: Random = field(default=os.urandom, repr=False)
    rules: Rules = field(default_factory=lambda: RULES, repr=False)


def refused() -> SignInError:
    """Return the one error of every sign-in that fails, whatever the reason."""
    return SignInError("the sign-in is refused", remedy="Check name, password and code; codes work once")


def open_session(
    connection: Connection,
    user: str,
    strength: Strength,
    *,
    clock: Clock,
    random: Random,
    kept: Live | None = None,
    proved: int | None = None,
) -> Session:
    """Keep a new session under a fresh token and log it, with the alarms that the person is told.

    Args:
        connection: The writing transaction in which the proof was accepted.
        user: Who.
        strength: How it was proved.
        clock: Tells when.
        random: Gives the token.
        kept: The session that a step-up goes on with; its age is not forgotten.
        proved: When the second factor was proved, 0 for not known; without it: now, if there was one.
    """
    moment, at = unix(clock.now()), stamp(clock)
    token = new_session_token(random)
    fresh = moment if strength in {Strength.PASSWORD_TOTP, Strength.PASSKEY} else 0
    told = () if kept else alarms_of(connection, user, clock=clock)
    live = Live(
        digest=token_digest(token),
        user=user,
        strength=strength,
        started=kept.started if kept else moment,
        seen=moment,
        stepped=fresh if proved is None else proved,
    )
    people.put_session(connection, live)
    kind = Kind.STEP_UP if kept else Kind.SIGN_IN
    body = {"strength": strength.value}
    if told:
        body["told"] = " ".join(one.event for one in told)
    people.note_event(connection, kind, about=user, by=user, at=at, body=body)
    return Session(token=token, user=user, expires=live.started + ABSOLUTE, strength=strength, alarms=told)


def log_refusal(connection: Connection, about: str, reason: str, *, clock: Clock, address: str = "") -> None:
    """Log a sign-in that failed.

    Args:
        connection: A writing transaction.
        about: The user's id, or ``nobody_`` and a keyed digest of a name nobody has.
        reason: Why; told to readers of the log only.
        clock: Tells when.
        address: Keyed digest of the address.
    """
    body = {"reason": reason, "address": address}
    at = stamp(clock)
    people.note_event(connection, Kind.SIGN_IN_REFUSED, about=about, by=BY_THE_DOOR, at=at, body=body)


def admit(store: Store, door: Door, key: bytes, name: str, *, clock: Clock) -> None:
    """Count a try to sign in under a name, known or not.

    Raises:
        LimitError: Too many under this name or from this address.
    """
    moment = unix(clock.now())
    subject, address = masked_digest(key, "name", name), masked_digest(key, "address", door.address)
    counters = (
        (Limited.SIGN_IN_ADDRESS, address),
        (Limited.SIGN_IN_HERE, f"{subject}.{address}"),
        (Limited.SIGN_IN_USER, subject),
    )
    over: Over | None = None
    with store.write() as connection:
        for what, whose in counters:
            over = count(connection, what, whose, moment, door.rules)
            if over is not None:
                if over.first:
                    log_refusal(connection, nobody(key, name), what.value, clock=clock, address=address)
                break
    if over is not None:
        raise over.error


def nobody(key: bytes, name: str) -> str:
    """Return what the log calls a name that was typed, without telling it."""
    return f"nobody_{masked_digest(key, 'name', name)}"


def check_token_tries(store: Store, door: Door, key: bytes, *, clock: Clock) -> None:
    """Count a token or key that nobody gave.

    Raises:
        LimitError: Too many from one address.
    """
    address = masked_digest(key, "address", door.address)
    with store.write() as connection:
        over = count(connection, Limited.TOKEN, address, unix(clock.now()), door.rules)
        if over is not None and over.first:
            log_refusal(connection, f"nobody_{address}", Limited.TOKEN.value, clock=clock, address=address)
    if over is not None:
        raise over.error
