"""Rules by which an owner's answers are given at once. Pure.

A rule is made by a person of the owner and says to whom, for which purpose, about what, how much and when. It
never answers about records whose codes limit what others are told, unless it says so, and it never refuses:
what no rule fits waits for a person.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar, Final

from strikeback.casework.requests import Request
from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError
from strikeback.model.handling import Level
from strikeback.model.people import DEFAULT_PURPOSE
from strikeback.model.record import Record
from strikeback.sharing.policy import ANYONE, RANK, ceilings, weaker
from strikeback.sharing.purposes import normal

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOST_DAYS: Final = 366

_HOURS: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]|24):([0-5]\d)")


class Rule(Frozen, frozen=True, kw_only=True):
    """What is given without asking a person."""

    shown: ClassVar = ("id", "agency", "level", "at")

    id: str = ""
    agency: str = ""
    """The owner whose answers it gives."""
    to: tuple[str, ...]
    """Agencies; ``*``: every one."""
    purposes: tuple[str, ...] = (DEFAULT_PURPOSE,)
    kinds: tuple[str, ...] = ()
    """Kinds of records; empty: all."""
    roles: tuple[str, ...] = ()
    """``victim``, ``suspect`` ...; empty: all."""
    level: Level = Level.SUMMARY
    """The most it gives."""
    conditions: str = ""
    days: tuple[str, ...] = ()
    """``mon`` .. ``sun`` in the owner's zone; empty: every day."""
    hours: str = ""
    """``08:00-18:00`` in the owner's zone, the end not included; empty: all day."""
    valid_days: int = 90
    """For how many days it gives it."""
    despite_codes: bool = False
    """Also where a code limits what others are told."""
    by: str = ""
    at: str = ""


def check_rule(rule: Rule) -> None:
    """Refuse a rule that is not of its form.

    Raises:
        UsageError: Nobody to answer to, nothing to give, no purpose, malformed days or hours.
    """
    if not rule.to or not any(normal(one) for one in rule.purposes):
        raise UsageError("a rule names agencies and purposes", where="--to, --purpose")
    if rule.level not in {Level.SUMMARY, Level.FULL}:
        raise UsageError("a rule gives a summary or the full record", where="--level")
    if not set(rule.days) <= set(DAYS):
        raise UsageError(f"days are {', '.join(DAYS)}", where="--days")
    if rule.hours:
        begin, end = _span(rule.hours)
        if begin >= end:
            raise UsageError("hours end after they begin", where="--hours")
    if not 1 <= rule.valid_days <= MOST_DAYS:
        raise UsageError(f"a rule gives something for 1 to {MOST_DAYS} days", where="--valid-days")


def fitting(rules: Iterable[Rule], request: Request, record: Record, local: datetime) -> Rule | None:
    """Return the rule that gives the most of what is asked, the oldest of equals; None: a person answers.

    Args:
        rules: The owner's standing rules.
        request: What is asked.
        record: What it is about, with the terms in force.
        local: The moment on the owner's clock.
    """
    fits = [one for one in rules if _fits(one, request, record, local)]
    return min(fits, key=lambda one: (-RANK[weaker(one.level, request.wanted)], one.at, one.id), default=None)


def _fits(rule: Rule, request: Request, record: Record, local: datetime) -> bool:
    limited = any(most is not Level.FULL for most in ceilings(record.handling.codes))
    return (
        bool({request.asker, ANYONE} & set(rule.to))
        and normal(request.purpose) in {normal(one) for one in rule.purposes}
        and (not rule.kinds or record.kind in rule.kinds)
        and (not rule.roles or record.role.value in rule.roles)
        and (rule.despite_codes or not limited)
        and _in_hours(rule, local)
    )


def _in_hours(rule: Rule, local: datetime) -> bool:
    if rule.days and DAYS[local.weekday()] not in rule.days:
        return False
    if not rule.hours:
        return True
    begin, end = _span(rule.hours)
    return begin <= local.hour * 60 + local.minute < end


def _span(hours: str) -> tuple[int, int]:
    """Return minutes of the day.

    Raises:
        UsageError: Not of the form ``08:00-18:00``.
    """
    match = _HOURS.fullmatch(hours)
    if match is None:
        raise UsageError("hours are like 08:00-18:00", where="--hours")
    first, second, third, fourth = (int(part) for part in match.groups())
    return first * 60 + second, third * 60 + fourth
