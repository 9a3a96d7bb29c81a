"""Counting tries in the store, so that all processes of a hub count together."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from strikeback.access.limits import RULES, Limited, Rule, key_of, refusal, window_of
from strikeback.access.sessions import unix
from strikeback.model.errors import LimitError
from strikeback.model.people import Viewer
from strikeback.model.time import Clock
from strikeback.store import dialect, people
from strikeback.store.open import Connection, Store

Rules = Mapping[Limited, tuple[Rule, ...]]

KEPT: Final = 90 * 86_400
"""Seconds after which sessions and counters that are over are forgotten; the log remembers."""


class Over(NamedTuple):
    """A limit that was passed."""

    error: LimitError
    first: bool
    """The first try of this window that is too many."""


def count(connection: Connection, what: Limited, subject: str, now: int, rules: Rules = RULES) -> Over | None:
    """Count one try; return what it is too many of, or None.

    The count is kept when the caller's transaction is: raise the error only after it has ended.

    Args:
        connection: A writing transaction.
        what: What is tried.
        subject: Id of the user or agency, or a keyed digest.
        now: Unix seconds.
        rules: The numbers.
    """
    for rule in rules.get(what, ()):
        key = key_of(what, rule, subject)
        nth = people.count_try(connection, key, began=window_of(rule, now), most=rule.most)
        if nth > rule.most:
            return Over(refusal(what, rule, now), nth == rule.most + 1)
    return None


def require(connection: Connection, what: Limited, subject: str, now: int, rules: Rules = RULES) -> None:
    """Count one try inside a transaction that is lost when it is too many; those before it stay counted.

    Raises:
        LimitError: It is one too many.
    """
    over = count(connection, what, subject, now, rules)
    if over is not None:
        raise over.error


def forgive(connection: Connection, what: Limited, subject: str, rules: Rules = RULES) -> None:
    """Take back one counted try, as it was a right one."""
    for rule in rules.get(what, ()):
        people.forgive_try(connection, key_of(what, rule, subject))


def charge(store: Store, viewer: Viewer, what: Limited, *, clock: Clock, rules: Rules = RULES) -> None:
    """Count something a viewer does, such as a search or an export.

    What was counted in the last moment before a server of databases crashes may be forgotten.

    Raises:
        LimitError: It is too much; nothing was done.
    """
    with store.write() as connection:
        dialect.need_not_last(connection)
        require(connection, what, viewer.name, unix(clock.now()), rules)


def forget_old(store: Store, *, clock: Clock) -> int:
    """Delete sessions, invitations and counters that were over 90 days ago; return how many rows."""
    with store.write() as connection:
        return people.forget_passed(connection, before=unix(clock.now()) - KEPT)
