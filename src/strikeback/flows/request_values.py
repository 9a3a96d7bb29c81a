"""What each side of a request sees of it."""

from datetime import datetime
from typing import ClassVar

from strikeback.casework.requests import Facts, Outcome, Reply, State, overdue, state_of
from strikeback.model.base import Frozen
from strikeback.model.handling import Level


class RequestView(Frozen, frozen=True, kw_only=True):
    """A request as its asker or its owner sees it."""

    shown: ClassVar = ("id", "asker", "owner", "state", "due")

    id: str
    mine: bool
    """The viewer's agency asked."""
    asker: str
    user: str
    """Who asked."""
    owner: str
    reference: str = ""
    """The asker's: the hit it asked about."""
    record: str = ""
    """The owner's; the asker's once it was given."""
    why: str
    purpose: str
    case: str = ""
    """The asker's own case number."""
    wanted: Level
    at: str
    due: str
    overdue: bool = False
    state: State
    level: Level = Level.NOTHING
    """What was given."""
    fields: tuple[str, ...] = ()
    conditions: str = ""
    until: str = ""
    reason: str = ""
    """The owner's words."""
    answered: str = ""
    """When."""
    by_rule: bool = False
    records: tuple[str, ...] = ()
    """Everything that was given."""


def request_view(facts: Facts, agency: str, now: datetime) -> RequestView:
    """Return a request as one of its two agencies sees it."""
    asked, reply = facts.request, facts.reply
    mine = asked.asker == agency
    given = reply is not None and reply.outcome is not Outcome.REFUSED
    return RequestView(
        id=asked.id,
        mine=mine,
        asker=asked.asker,
        user=asked.user,
        owner=asked.owner,
        reference=asked.reference if mine else "",
        record=_record(asked.record, reply) if given or not mine else "",
        why=asked.why,
        purpose=asked.purpose,
        case=asked.case,
        wanted=asked.wanted,
        at=asked.at,
        due=asked.due,
        overdue=overdue(facts, now),
        state=state_of(facts, now),
        level=reply.level if reply else Level.NOTHING,
        fields=reply.fields if reply else (),
        conditions=reply.conditions if reply else "",
        until=reply.until if reply else "",
        reason=reply.reason if reply else "",
        answered=reply.at if reply else "",
        by_rule=bool(reply and reply.rule),
        records=reply.records if reply else (),
    )


def _record(known: str, reply: Reply | None) -> str:
    """Return what a request is about; of one to another hub, the first of what was given."""
    return known or next(iter(reply.records if reply else ()), "")
