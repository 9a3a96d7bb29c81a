"""Sessions: how long somebody stays signed in, and when the second factor is asked for again.

A session is a row that every request reads; its state is a function of the row and the time. Times are Unix
seconds. Lifetimes are those of the highest level of NIST SP 800-63B (4.3.3: 12 hours, 15 minutes idle);
OWASP ASVS 5.0.0 V7.3.1, V7.3.2, V7.5.3 ask that there are some.
"""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Final

from strikeback.access.people import Alarm
from strikeback.model.base import Frozen
from strikeback.model.errors import RefusedError, SignInError

IDLE: Final = 15 * 60
ABSOLUTE: Final = 12 * 3600
STEP_UP: Final = 5 * 60
"""How long a fresh second factor is good for."""

GRAIN: Final = 30
"""A session's last use is written down at most this often; it may end this much early, never late."""


class Strength(StrEnum):
    """How somebody proved who they are."""

    PASSWORD_TOTP = "password+totp"  # noqa: S105 - a name
    PASSWORD_RECOVERY = "password+recovery"  # noqa: S105 - a name
    PASSKEY = "passkey"
    OIDC = "oidc"
    KEY = "key"
    """A machine's key; no person is there."""


class Session(Frozen, frozen=True, kw_only=True):
    """What a sign-in gives: shown to the person's own program once and kept nowhere."""

    shown: ClassVar = ("user", "expires", "strength")

    token: str
    user: str
    expires: int
    """When it ends at the latest."""
    strength: Strength
    alarms: tuple[Alarm, ...] = ()
    """What others did to the person's way in, or to that of people it supervises."""


class Live(Frozen, frozen=True, kw_only=True):
    """The row of a session."""

    shown: ClassVar = ("user", "started", "seen", "strength")

    digest: str
    """Of the token."""
    user: str
    strength: Strength
    started: int
    """Of the first sign-in; a step-up does not move it."""
    seen: int
    stepped: int
    """When a second factor was last proved; 0: never in this session."""
    ended: int | None = None


def unix(moment: datetime) -> int:
    """Return whole seconds since 1970."""
    return int(moment.timestamp())


def is_over(session: Live, now: int) -> bool:
    """Tell whether a session was ended, was left idle or is too old."""
    return session.ended is not None or now - session.seen >= IDLE or now - session.started >= ABSOLUTE


def check_session(session: Live | None, now: int) -> Live:
    """Return a session that holds.

    Raises:
        SignInError: There is none, or it is over; which of both is not told.
    """
    if session is None or is_over(session, now):
        raise nobody_there()
    return session


def nobody_there() -> SignInError:
    """Return the one error for no session, one that is over, and one of a disabled user."""
    return SignInError("nobody is signed in, or the session is over", remedy="Sign in again")


def due_touch(session: Live, now: int) -> bool:
    """Tell whether the session's last use should be written down."""
    return now - session.seen >= GRAIN


def has_stepped_up(session: Live, now: int) -> bool:
    """Tell whether the second factor was proved within the last five minutes."""
    return session.stepped > 0 and 0 <= now - session.stepped < STEP_UP


def require_step_up(session: Live, now: datetime) -> None:
    """Let only those pass who proved their second factor a moment ago; for export and reveal.

    Raises:
        RefusedError: A machine is asking.
        SignInError: The proof is too old.
    """
    if session.strength == Strength.KEY:
        raise RefusedError("a person must do this, not a machine")
    if not has_stepped_up(session, unix(now)):
        raise SignInError("this needs the second factor again", where="step-up", remedy="Prove it and repeat")
