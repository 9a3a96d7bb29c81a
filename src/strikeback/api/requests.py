"""Asking the owner of a hit, answering, and rules by which answers are given at once."""

from typing import Annotated, Literal

from msgspec import Meta

from strikeback.api.operation import Answer, Call, Operation
from strikeback.api.paging import page
from strikeback.api.words import AgencyId, Asked, Explained, Id, Note, Nothing, Paged, Reason, Time, Told
from strikeback.casework.answer_rules import Rule
from strikeback.casework.requests import Outcome
from strikeback.flows import answer_rules, answers, requests
from strikeback.flows.remote.acts_later import own_rules
from strikeback.flows.request_values import RequestView
from strikeback.model.handling import Level

Short = Annotated[str, Meta(max_length=120, examples=["person.names"])]
Few = Annotated[tuple[Short, ...], Meta(max_length=50)]
Until = Annotated[str, Meta(pattern=r"^(\d{4}-\d{2}-\d{2})?$", examples=["2027-01-31"])]
Given = Literal["summary", "full"]


class NewRequest(Asked, frozen=True, kw_only=True):
    """What is wanted of the owner of a hit."""

    reference: Id
    why: Reason
    wanted: Given = "full"


class Withdrawing(Asked, frozen=True, kw_only=True):
    """Why a request is not needed any more."""

    reason: Note = ""


class Answering(Asked, frozen=True, kw_only=True):
    """What the owner gives."""

    outcome: Outcome
    level: Level = Level.NOTHING
    fields: Few = ()
    conditions: Note = ""
    until: Until = ""
    reason: Note = ""
    whole_report: bool = False


class Requests(Told, frozen=True, kw_only=True):
    """A page of requests, in the order in which they are due."""

    items: tuple[RequestView, ...]
    next: str


class Sides(Paged, frozen=True, kw_only=True):
    """Which requests."""

    side: Literal["", "in", "out"] = ""


class NewRule(Asked, frozen=True, kw_only=True):
    """What is given without asking a person."""

    to: Annotated[tuple[Short, ...], Meta(min_length=1, max_length=50, examples=[["*"]])]
    level: Given = "summary"
    purposes: Annotated[tuple[Short, ...], Meta(max_length=20, examples=[["sextortion-investigation"]])] = (
        "sextortion-investigation",
    )
    kinds: Few = ()
    roles: Few = ()
    conditions: Note = ""
    days: Annotated[tuple[Short, ...], Meta(max_length=7, examples=[["mon"]])] = ()
    hours: Annotated[str, Meta(max_length=11, examples=["08:00-18:00"])] = ""
    valid_days: Annotated[int, Meta(ge=1, le=366, examples=[90])] = 90
    despite_codes: bool = False


class RuleTold(Told, frozen=True, kw_only=True):
    """A rule."""

    id: Id
    to: tuple[AgencyId, ...]
    purposes: tuple[str, ...]
    kinds: tuple[str, ...]
    roles: tuple[str, ...]
    level: Level
    conditions: str
    days: tuple[str, ...]
    hours: str
    valid_days: int
    despite_codes: bool
    by: str
    at: Time


class Rules(Told, frozen=True, kw_only=True):
    """A page of rules, the oldest first."""

    items: tuple[RuleTold, ...]
    next: str


def ask(call: Call[Nothing, NewRequest]) -> Answer:
    """Ask."""
    asked = call.body
    made = requests.ask(
        call.store, call.viewer, asked.reference, asked.why, wanted=Level(asked.wanted), clock=call.clock
    )
    return Answer(content=made, status=201)


def show_all(call: Call[Sides, Nothing]) -> Answer:
    """List requests."""
    found = requests.list_requests(call.store, call.viewer, side=call.query.side, clock=call.clock)
    name = f"requests {call.query.side}"
    items, cursor = page(call, name, found, lambda one: (one.due, one.id))
    return Answer(content=Requests(items=items, next=cursor))


def show(call: Call[Nothing, Nothing]) -> Answer:
    """Show a request."""
    return Answer(
        content=requests.show_request(call.store, call.viewer, call.path["request"], clock=call.clock)
    )


def withdraw(call: Call[Nothing, Withdrawing]) -> Answer:
    """Withdraw a request."""
    made = requests.withdraw_request(
        call.store, call.viewer, call.path["request"], reason=call.body.reason, clock=call.clock
    )
    return Answer(content=made)


def answer(call: Call[Nothing, Answering]) -> Answer:
    """Answer a request."""
    asked = call.body
    made = answers.answer(
        call.store,
        call.viewer,
        call.path["request"],
        asked.outcome,
        level=asked.level,
        fields=asked.fields,
        conditions=asked.conditions,
        until=asked.until,
        reason=asked.reason,
        whole_report=asked.whole_report,
        clock=call.clock,
    )
    return Answer(content=made, status=201)


def end(call: Call[Nothing, Explained]) -> Answer:
    """Take back what was granted."""
    made = answers.end_answer(
        call.store, call.viewer, call.path["request"], reason=call.body.reason, clock=call.clock
    )
    return Answer(content=made)


def _rule(one: Rule) -> RuleTold:
    return RuleTold(
        id=one.id,
        to=one.to,
        purposes=one.purposes,
        kinds=one.kinds,
        roles=one.roles,
        level=one.level,
        conditions=one.conditions,
        days=one.days,
        hours=one.hours,
        valid_days=one.valid_days,
        despite_codes=one.despite_codes,
        by=one.by,
        at=one.at,
    )


def rules(call: Call[Paged, Nothing]) -> Answer:
    """List rules."""
    items, cursor = page(call, "rules", own_rules(call.store, call.viewer), lambda one: (one.at, one.id))
    return Answer(content=Rules(items=tuple(_rule(one) for one in items), next=cursor))


def add_rule(call: Call[Nothing, NewRule]) -> Answer:
    """Make a rule."""
    asked = call.body
    new = Rule(
        to=asked.to,
        purposes=asked.purposes,
        kinds=asked.kinds,
        roles=asked.roles,
        level=Level(asked.level),
        conditions=asked.conditions,
        days=asked.days,
        hours=asked.hours,
        valid_days=asked.valid_days,
        despite_codes=asked.despite_codes,
    )
    made = answer_rules.add_rule(call.store, call.viewer, new, clock=call.clock)
    return Answer(content=_rule(made), status=201)


def end_rule(call: Call[Nothing, Explained]) -> Answer:
    """End a rule."""
    answer_rules.end_rule(
        call.store, call.viewer, call.path["rule"], reason=call.body.reason, clock=call.clock
    )
    return Answer(status=204)


OPERATIONS = (
    Operation("GET", "/requests", "listRequests", "What the own agency asked and was asked", show_all,
              {200: Requests}, query=Sides, scope="requests"),
    Operation("POST", "/requests", "ask", "Ask the owner of a hit", ask, {201: RequestView}, body=NewRequest,
              creates=True, scope="requests", refusals=(404,)),
    Operation("GET", "/requests/{request}", "openRequest", "A request of, or to, the own agency", show,
              {200: RequestView}, scope="requests"),
    Operation("POST", "/requests/{request}/withdraw", "withdrawRequest", "Ask no more", withdraw,
              {200: RequestView}, body=Withdrawing, scope="requests", refusals=(409,)),
    Operation("POST", "/requests/{request}/answer", "answerRequest", "Give, or refuse", answer,
              {201: RequestView}, body=Answering, creates=True),
    Operation("POST", "/requests/{request}/end", "endAnswer", "Take back what was granted", end,
              {200: RequestView}, body=Explained, refusals=(409,)),
    Operation("GET", "/rules", "listRules", "What the own agency gives without asking a person", rules,
              {200: Rules}, query=Paged),
    Operation("POST", "/rules", "addRule", "Give without asking a person", add_rule, {201: RuleTold},
              body=NewRule, creates=True),
    Operation("POST", "/rules/{rule}/end", "endRule", "End a rule", end_rule, {204: None}, body=Explained,
              refusals=(409,)),
)  # fmt: skip
