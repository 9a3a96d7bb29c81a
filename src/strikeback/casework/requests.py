"""Requests for what somebody may only know to exist: states, clock, and who may do what. Pure.

    asked ──> granted | granted with conditions ──> ended by its owner, or over by its date
      ├────> refused
      ├────> withdrawn by the asker
      └────> lapsed, when nobody answered for a month

Clock: an answer is due within 48 hours, as core data after a hit of Prüm II (Regulation 2024/982); within 8
hours for safeguarding, as an emergency production order (Regulation 2023/1543). An overdue request stays
open: it stands on both sides' lists until it is answered or lapses.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Final

from strikeback.model.base import Frozen
from strikeback.model.errors import ConflictError, NotFoundError, RefusedError, UsageError
from strikeback.model.handling import Level
from strikeback.model.people import Duty, Viewer
from strikeback.sharing.purposes import SAFEGUARDING, normal

HOURS: Final = 48
URGENT_HOURS: Final = 8
LAPSE: Final = timedelta(days=30)
MAX_WORDS: Final = 2_000
"""Characters of a reason, of conditions."""

ASKERS: Final = frozenset({Duty.OFFICER, Duty.SUPERVISOR, Duty.SERVICE})
ANSWERERS: Final = frozenset({Duty.OFFICER, Duty.SUPERVISOR})
"""A machine may ask; a person, or a rule that a person made, answers."""


class Outcome(StrEnum):
    """What an owner answers."""

    GRANTED = "granted"
    CONDITIONAL = "granted_with_conditions"
    REFUSED = "refused"


class State(StrEnum):
    """Where a request is."""

    OPEN = "open"
    GRANTED = "granted"
    CONDITIONAL = "granted_with_conditions"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    """Nobody answered in time, or what was granted is over."""
    ENDED = "ended"
    """The owner took the grant back."""


class Request(Frozen, frozen=True, kw_only=True):
    """What one agency asks another one for."""

    shown: ClassVar = ("id", "asker", "owner", "wanted", "at", "due")

    id: str
    reference: str
    """The hit, as the asker holds it."""
    record: str
    """Known to the owner alone, until it is granted."""
    asker: str
    user: str
    owner: str
    purpose: str
    case: str = ""
    why: str
    wanted: Level
    at: str
    """RFC 3339 UTC."""
    due: str


class Reply(Frozen, frozen=True, kw_only=True):
    """The owner's answer; one to a request."""

    shown: ClassVar = ("request", "outcome", "level", "at")

    request: str
    outcome: Outcome
    level: Level = Level.NOTHING
    fields: tuple[str, ...] = ()
    """The only fields that are given; empty: all that are not withheld."""
    conditions: str = ""
    until: str = ""
    """RFC 3339 UTC; empty: as long as the terms stand."""
    reason: str = ""
    by: str
    at: str
    rule: str = ""
    """Id of the rule that answered; empty: a person."""
    records: tuple[str, ...] = ()
    """What was given."""


class Facts(Frozen, frozen=True, kw_only=True):
    """Everything that happened to one request."""

    shown: ClassVar = ("request",)

    request: Request
    reply: Reply | None = None
    withdrawn: str = ""
    """When its asker withdrew it."""
    ended: str = ""
    """When its owner took the grant back."""


def state_of(facts: Facts, now: datetime) -> State:
    """Return where a request is at a moment (aware, UTC)."""
    if facts.withdrawn:
        return State.WITHDRAWN
    reply = facts.reply
    if reply is None:
        return State.LAPSED if now >= moment(facts.request.at) + LAPSE else State.OPEN
    if reply.outcome is Outcome.REFUSED:
        return State.REFUSED
    if facts.ended:
        return State.ENDED
    if reply.until and now >= moment(reply.until):
        return State.LAPSED
    return State(reply.outcome.value)


def overdue(facts: Facts, now: datetime) -> bool:
    """Tell whether an answer should have been there."""
    return state_of(facts, now) is State.OPEN and now >= moment(facts.request.due)


def due_at(asked: datetime, purpose: str) -> datetime:
    """Return when an answer is due."""
    return asked + timedelta(hours=URGENT_HOURS if normal(purpose) == SAFEGUARDING else HOURS)


def moment(text: str) -> datetime:
    """Return an RFC 3339 UTC text as a moment."""
    return datetime.fromisoformat(text)


def check_asker(viewer: Viewer, why: str, wanted: Level) -> None:
    """Refuse who may not ask, or what cannot be asked for.

    Raises:
        RefusedError: The viewer's duty does not ask.
        UsageError: Nobody named, no reason, or neither a summary nor the full record.
    """
    if ASKERS.isdisjoint(viewer.duties):
        raise RefusedError("this duty does not ask other agencies", remedy="Officers and supervisors do")
    if not viewer.user:
        raise UsageError("nobody is named", where="--by")
    _words(why, "--why", needed=True)
    if wanted not in {Level.SUMMARY, Level.FULL}:
        raise UsageError("one asks for a summary or for the full record", where="--level")


def check_answerer(viewer: Viewer, facts: Facts | None, now: datetime) -> Facts:
    """Return the request that the viewer may answer now.

    Raises:
        ConflictError: It is answered, withdrawn or lapsed.
        NotFoundError: No such request to the viewer's agency.
        RefusedError: The viewer's duty does not answer.
    """
    found = _of(facts, viewer, owner=True)
    if ANSWERERS.isdisjoint(viewer.duties) or not viewer.user:
        raise RefusedError("this duty does not answer other agencies")
    return _in(found, {State.OPEN}, now)


def check_withdrawer(viewer: Viewer, facts: Facts | None, now: datetime) -> Facts:
    """Return the request that the viewer may withdraw now.

    Raises:
        ConflictError: It is no longer open.
        NotFoundError: No such request of the viewer's agency.
        RefusedError: The viewer's duty does not ask.
    """
    found = _of(facts, viewer, owner=False)
    if ASKERS.isdisjoint(viewer.duties) or not viewer.user:
        raise RefusedError("this duty does not ask other agencies", remedy="Officers and supervisors do")
    return _in(found, {State.OPEN}, now)


def check_ender(viewer: Viewer, facts: Facts | None, now: datetime) -> Facts:
    """Return the granted request that the viewer may take back now.

    Raises:
        ConflictError: Nothing is granted.
        NotFoundError: No such request to the viewer's agency.
        RefusedError: The viewer's duty does not answer.
    """
    found = _of(facts, viewer, owner=True)
    if ANSWERERS.isdisjoint(viewer.duties) or not viewer.user:
        raise RefusedError("this duty does not answer other agencies")
    return _in(found, {State.GRANTED, State.CONDITIONAL}, now)


def check_reply(reply: Reply) -> None:
    """Refuse an answer that is not of its form.

    Raises:
        UsageError: A refusal without a reason, a grant of nothing, conditions that are not stated.
    """
    _words(reply.reason, "--reason", needed=reply.outcome is Outcome.REFUSED)
    _words(reply.conditions, "--conditions", needed=reply.outcome is Outcome.CONDITIONAL)
    given = reply.level in {Level.SUMMARY, Level.FULL}
    if reply.outcome is Outcome.REFUSED and (given or reply.fields or reply.conditions):
        raise UsageError("a refusal gives nothing", where="--level")
    if reply.outcome is not Outcome.REFUSED and not given:
        raise UsageError("a grant is a summary or the full record", where="--level")
    if reply.outcome is Outcome.GRANTED and reply.conditions:
        raise UsageError("with conditions it is granted with conditions", where="--conditions")


def _of(facts: Facts | None, viewer: Viewer, *, owner: bool) -> Facts:
    side = "" if facts is None else facts.request.owner if owner else facts.request.asker
    if facts is None or side != viewer.agency:
        raise NotFoundError("there is no such request")
    return facts


def _in(facts: Facts, states: set[State], now: datetime) -> Facts:
    state = state_of(facts, now)
    if state not in states:
        raise ConflictError(f"the request is {state.value.replace('_', ' ')}", where=facts.request.id)
    return facts


def _words(text: str, where: str, *, needed: bool) -> None:
    if needed and not text.strip():
        raise UsageError("some words are needed", where=where)
    if len(text) > MAX_WORDS:
        raise UsageError(f"more than {MAX_WORDS} characters", where=where)
