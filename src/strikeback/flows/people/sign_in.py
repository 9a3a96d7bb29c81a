"""Signing in with password and second factor, and finding out at each request who is there.

Every way to fail gives the same words after the same work: one password hash, whether the user exists, is
disabled or mistyped. What exactly was wrong stands in the log.
"""

from typing import ClassVar, Final, NamedTuple

from strikeback.access.limits import Limited
from strikeback.access.passwords import SALT_BYTES
from strikeback.access.people import is_id
from strikeback.access.sealing import masked_digest, unseal
from strikeback.access.sessions import (
    Live,
    Session,
    Strength,
    check_session,
    due_touch,
    nobody_there,
    require_step_up,
    unix,
)
from strikeback.access.tokens import recovery_digest, token_digest
from strikeback.access.totp import matching_step
from strikeback.custody.entry import Kind
from strikeback.flows.people.door import Door, admit, log_refusal, nobody, open_session, refused
from strikeback.flows.people.limits import count, forgive
from strikeback.flows.progress import stamp
from strikeback.model.base import Frozen
from strikeback.model.errors import RefusedError, UsageError
from strikeback.model.people import DEFAULT_PURPOSE, Duty, Viewer
from strikeback.model.time import Clock
from strikeback.store import dialect, people
from strikeback.store.access_key import access_key
from strikeback.store.open import Connection, Store
from strikeback.store.people import Credential

__all__ = [
    "Door", "Live", "Session", "Signed", "require_scope", "require_step_up", "sign_in_password", "sign_out",
    "sign_out_everywhere", "step_up", "viewer_of",
]  # fmt: skip

MAX_NAME: Final = 100
MAX_STATED: Final = 200
"""Characters of a purpose or a case number."""

_NOBODY: Final = "A" * 32
"""A second factor's secret that takes the place of one where there is none."""


class Signed(Frozen, frozen=True, kw_only=True):
    """Who is there, as it stands at this request."""

    shown: ClassVar = ("viewer", "session")

    viewer: Viewer
    session: Live
    scopes: tuple[str, ...] = ()
    """What a machine's key is for; nothing for persons, whose duties decide."""


class _Proof(NamedTuple):
    """What was presented, and whether the password was right."""

    hash: str
    right: bool
    code: str


def sign_in_password(
    store: Store, user: str, password: str, code: str, *, clock: Clock, door: Door
) -> Session:
    """Sign a person in.

    Args:
        store: The store.
        user: ``agency/name``.
        password: As typed.
        code: Of the authenticator app, or a recovery code.
        clock: Tells when.
        door: The door's means.

    Raises:
        LimitError: Too many tries, or too many at once.
        SignInError: Refused; why is not told.
    """
    key = access_key(store, door.random)
    name = user.strip().lower()[:MAX_NAME]
    admit(store, door, key, name, clock=clock)
    user = name if is_id(name) else ""
    with store.read() as connection:
        kept = kept_password(connection, user)
    proof = _Proof(kept, door.hashing.verify(kept, password), code)
    made: Session | None = None
    with store.write() as connection:
        strength, reason = _judge(connection, key, user, proof, clock=clock, door=door)
        if strength is None:
            known = people.find_user(connection, user) is not None
            address = masked_digest(key, "address", door.address)
            about = user if known else nobody(key, name)
            log_refusal(connection, about, reason, clock=clock, address=address)
        else:
            _forgive(connection, key, name, door)
            made = open_session(connection, user, strength, clock=clock, random=door.random)
    if made is None:
        raise refused()
    if door.hashing.outdated(kept):
        _hash_anew(store, user, password, kept, door, unix(clock.now()))
    return made


def step_up(store: Store, token: str, code: str, *, clock: Clock, door: Door) -> Session:
    """Prove the second factor again; the session goes on under a new token, the old one is over.

    Raises:
        LimitError: Too many wrong codes.
        SignInError: Not signed in, or a wrong code.
    """
    key = access_key(store, door.random)
    signed = viewer_of(store, token, clock=clock)
    name, moment = signed.session.user, unix(clock.now())
    made: Session | None = None
    with store.write() as connection:
        over = count(connection, Limited.FACTOR, name, moment, door.rules)
        if over is None and _take_code(connection, key, name, code, moment):
            forgive(connection, Limited.FACTOR, name, door.rules)
            if people.end_session(connection, signed.session.digest, moment):
                made = open_session(
                    connection,
                    name,
                    Strength.PASSWORD_TOTP,
                    clock=clock,
                    random=door.random,
                    kept=signed.session,
                )
        else:
            log_refusal(connection, name, "tries" if over else "code", clock=clock)
    if over is not None:
        raise over.error
    if made is None:
        raise refused()
    return made


def viewer_of(
    store: Store, token: str, *, purpose: str = DEFAULT_PURPOSE, case: str = "", clock: Clock
) -> Signed:
    """Return who is there and as whom they look; everything is read anew at each request.

    Args:
        store: The store.
        token: As the program of the person sends it.
        purpose: What the request is for.
        case: The person's own case number.
        clock: Tells when.

    Raises:
        SignInError: Nobody is signed in, the session is over, or the user was disabled.
        UsageError: Purpose or case is too long or holds control characters.
    """
    moment = unix(clock.now())
    with store.read() as connection:
        session = check_session(people.find_session(connection, token_digest(token)), moment)
        user = people.find_user(connection, session.user)
    if user is None or not user.active:
        raise nobody_there()
    if due_touch(session, moment):
        with store.write() as connection:
            dialect.need_not_last(connection)
            people.touch_session(connection, session.digest, moment)
    viewer = Viewer(
        agency=user.agency,
        user=user.id,
        duties=user.duties,
        purpose=stated(purpose, "purpose") or DEFAULT_PURPOSE,
        case=stated(case, "case"),
    )
    return Signed(viewer=viewer, session=session)


def sign_out(store: Store, token: str, *, clock: Clock) -> None:
    """End a session; one that is over or never was stays so, without a word."""
    digest = token_digest(token)
    with store.write() as connection:
        session = people.find_session(connection, digest)
        if session is not None and people.end_session(connection, digest, unix(clock.now())):
            _log_out(connection, session.user, "one", clock)


def sign_out_everywhere(store: Store, token: str, *, clock: Clock) -> int:
    """End all sessions of whoever is signed in, this one too; return how many.

    Raises:
        SignInError: Nobody is signed in.
    """
    user = viewer_of(store, token, clock=clock).session.user
    with store.write() as connection:
        ended = people.end_sessions(connection, user, unix(clock.now()))
        _log_out(connection, user, "all", clock)
    return ended


def require_scope(signed: Signed, scope: str) -> None:
    """Let a machine do only what its key is for; persons pass, their duties decide elsewhere.

    Raises:
        RefusedError: The key is not for this.
    """
    if Duty.SERVICE in signed.viewer.duties and scope not in signed.scopes:
        raise RefusedError("the key is not for this", where=scope)


def stated(text: str, what: str) -> str:
    """Return what a person states, such as a case number.

    Raises:
        UsageError: Longer than ``MAX_STATED``, or with signs that cannot be printed.
    """
    plain = text.strip()
    if len(plain) > MAX_STATED or not plain.isprintable():
        raise UsageError(f"{what}: at most {MAX_STATED} printable characters", where=what)
    return plain


def _hash_anew(store: Store, user: str, password: str, kept: str, door: Door, moment: int) -> None:
    """Keep a password that was right at today's cost, unless it was changed meanwhile."""
    hashed = door.hashing.hash(password, door.random(SALT_BYTES))
    with store.write() as connection:
        if kept_password(connection, user) == kept:
            set_password(connection, user, hashed, moment)


def set_password(connection: Connection, user: str, hashed: str, moment: int) -> None:
    """Keep a new password's hash."""
    new = Credential(id=f"password:{user}", person=user, kind="password", secret=hashed.encode(), made=moment)
    people.put_credential(connection, new)


def kept_password(connection: Connection, name: str) -> str:
    """Return the kept hash of a user's password; "" when there is none."""
    found = people.credentials(connection, name, "password")
    return found[0].secret.decode() if found else ""


def _judge(
    connection: Connection, key: bytes, name: str, proof: _Proof, *, clock: Clock, door: Door
) -> tuple[Strength | None, str]:
    """Return how somebody proved who they are, or None and the reason for the log."""
    moment = unix(clock.now())
    user = people.find_user(connection, name)
    if not proof.right or user is None or not user.active or kept_password(connection, name) != proof.hash:
        matching_step(_NOBODY, proof.code, now=moment, used=0)
        reason = "unknown" if user is None else "password"
        return None, reason if user is None or user.active else "disabled"
    if count(connection, Limited.FACTOR, name, moment, door.rules) is not None:
        return None, "tries"
    digest = recovery_digest(proof.code)
    if digest:
        if people.drop_credential(connection, f"recovery:{digest}", name):
            return Strength.PASSWORD_RECOVERY, ""
    elif _take_code(connection, key, name, proof.code, moment):
        return Strength.PASSWORD_TOTP, ""
    return None, "code"


def _take_code(connection: Connection, key: bytes, name: str, code: str, moment: int) -> bool:
    """Use a code up; False when it is wrong or was used before."""
    found = people.find_credential(connection, f"totp:{name}")
    if found is None:
        return False
    secret = unseal(key, found.secret, about=found.id)
    step = matching_step(secret, code, now=moment, used=found.used)
    return step is not None and people.use_credential(connection, found.id, used=step)


def _forgive(connection: Connection, key: bytes, name: str, door: Door) -> None:
    """Take back the tries that a right one was counted as."""
    subject, address = masked_digest(key, "name", name), masked_digest(key, "address", door.address)
    forgive(connection, Limited.FACTOR, name, door.rules)
    forgive(connection, Limited.SIGN_IN_USER, subject, door.rules)
    forgive(connection, Limited.SIGN_IN_HERE, f"{subject}.{address}", door.rules)
    forgive(connection, Limited.SIGN_IN_ADDRESS, address, door.rules)


def _log_out(connection: Connection, user: str, which: str, clock: Clock) -> None:
    """Log the end of sessions."""
    at = stamp(clock)
    people.note_event(connection, Kind.SIGN_OUT, about=user, by=user, at=at, body={"sessions": which})
