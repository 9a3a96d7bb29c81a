"""What somebody signed in changes about its own way in: password and recovery codes."""

from collections.abc import Collection

from strikeback.access.limits import Limited
from strikeback.access.passwords import SALT_BYTES, check_password
from strikeback.access.sessions import require_step_up, unix
from strikeback.flows.people.door import Door, log_refusal, refused
from strikeback.flows.people.enrol import set_recovery_codes
from strikeback.flows.people.limits import count, forgive
from strikeback.flows.people.managing import note_enrolled
from strikeback.flows.people.sign_in import kept_password, set_password, viewer_of
from strikeback.model.errors import ConflictError
from strikeback.model.time import Clock
from strikeback.store import people
from strikeback.store.open import Store


def change_password(
    store: Store,
    token: str,
    old: str,
    new: str,
    *,
    clock: Clock,
    door: Door,
    breached: Collection[str] = (),
) -> None:
    """Set another password; every other session of the person ends (ASVS 5.0.0 V6.2.3, V7.4.3).

    Args:
        store: The store.
        token: Of the session.
        old: The password so far.
        new: The one from now on.
        clock: Tells when.
        door: The door's means.
        breached: More passwords to refuse.

    Raises:
        ConflictError: It was changed in the meantime.
        LimitError: Too many tries.
        SignInError: Not signed in, the second factor is too long ago, or the old password is wrong.
        UsageError: The new password is not taken.
    """
    session = viewer_of(store, token, clock=clock).session
    require_step_up(session, clock.now())
    user, moment = session.user, unix(clock.now())
    check_password(new, user=user, breached=breached)
    with store.write() as connection:
        over = count(connection, Limited.FACTOR, user, moment, door.rules)
        kept = kept_password(connection, user)
    if over is not None:
        raise over.error
    if not door.hashing.verify(kept, old):
        with store.write() as connection:
            log_refusal(connection, user, "old password", clock=clock)
        raise refused()
    hashed = door.hashing.hash(new, door.random(SALT_BYTES))
    with store.write() as connection:
        if kept_password(connection, user) != kept:
            raise ConflictError("the password was changed in the meantime")
        forgive(connection, Limited.FACTOR, user, door.rules)
        set_password(connection, user, hashed, moment)
        people.end_sessions(connection, user, moment, but=session.digest)
        note_enrolled(connection, user, "password", clock=clock)


def renew_recovery_codes(store: Store, token: str, *, clock: Clock, door: Door) -> tuple[str, ...]:
    """Return fresh recovery codes, told this once; those from before are over.

    Raises:
        SignInError: Not signed in, or the second factor is too long ago.
    """
    session = viewer_of(store, token, clock=clock).session
    require_step_up(session, clock.now())
    with store.write() as connection:
        codes = set_recovery_codes(connection, session.user, unix(clock.now()), door.random)
        note_enrolled(connection, session.user, "recovery", clock=clock)
    return codes
