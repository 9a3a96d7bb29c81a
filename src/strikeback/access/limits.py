"""How often something may be tried: counters in fixed windows of time, shared by all processes.

A window counts up to one more than it allows: the try that goes over is told from those after it, so that
it can be logged once. Two adjoining windows together may let through twice the number; the numbers allow
for that.
"""

from enum import StrEnum
from typing import ClassVar, Final

from strikeback.model.base import Frozen
from strikeback.model.errors import LimitError

_MINUTE: Final = 60
_DAY: Final = 86_400


class Limited(StrEnum):
    """What is counted."""

    SIGN_IN_HERE = "sign_in_here"
    """Tries for one name from one address. Others cannot lock somebody out with it."""
    SIGN_IN_USER = "sign_in_user"
    SIGN_IN_ADDRESS = "sign_in_address"
    FACTOR = "factor"
    """Wrong second factors of one person."""
    INVITATION = "invitation"
    """Invitations that an agency gives."""
    TOKEN = "token"  # noqa: S105 - a name
    """Invitations and keys presented from one address that nobody gave."""
    SEARCH = "search"
    EXPORT = "export"


class Rule(Frozen, frozen=True, kw_only=True):
    """So many in so long."""

    shown: ClassVar = ("most", "seconds")

    most: int
    seconds: int


RULES: Final[dict[Limited, tuple[Rule, ...]]] = {
    Limited.SIGN_IN_HERE: (Rule(most=10, seconds=15 * _MINUTE),),
    Limited.SIGN_IN_USER: (Rule(most=60, seconds=60 * _MINUTE),),
    Limited.SIGN_IN_ADDRESS: (Rule(most=200, seconds=15 * _MINUTE),),
    # Three of a million codes hold at a time: 40 tries a day find one with a chance of 0.012 %.
    Limited.FACTOR: (Rule(most=5, seconds=5 * _MINUTE), Rule(most=20, seconds=_DAY)),
    Limited.INVITATION: (Rule(most=50, seconds=_DAY),),
    Limited.TOKEN: (Rule(most=60, seconds=15 * _MINUTE),),
    Limited.SEARCH: (Rule(most=60, seconds=_MINUTE), Rule(most=3_000, seconds=_DAY)),
    Limited.EXPORT: (Rule(most=20, seconds=_DAY),),
}
"""What holds unless the operator configures other numbers (ASVS 5.0.0 V2.4.1, V6.3.1, V6.6.3)."""


def window_of(rule: Rule, now: int) -> int:
    """Return when the window began that ``now`` (Unix seconds) lies in."""
    return now - now % rule.seconds


def key_of(what: Limited, rule: Rule, subject: str) -> str:
    """Return the name of a counter; ``subject`` is an id or a keyed digest, never an address in clear."""
    return f"{what}:{rule.seconds}:{subject}"


def refusal(what: Limited, rule: Rule, now: int) -> LimitError:
    """Return the error of a window that is full, with the seconds until the next one begins."""
    wait = window_of(rule, now) + rule.seconds - now
    return LimitError("too many tries", seconds=max(wait, 1), where=what.value)
