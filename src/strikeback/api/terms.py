"""The terms of what was given, changed by who gave it; opening others' records in an emergency."""

from typing import Annotated, Literal

from msgspec import Meta

from strikeback.api.operation import Answer, Call, Operation
from strikeback.api.paging import page
from strikeback.api.words import AgencyId, Asked, Explained, Id, Noted, Nothing, Paged, Reason, Time, Told
from strikeback.flows import break_glass, terms
from strikeback.flows.remote import acts
from strikeback.model.handling import Handling, Level
from strikeback.store.openings import Alarm, Ask

Words = Annotated[tuple[Annotated[str, Meta(max_length=120)], ...], Meta(max_length=200)]
Purpose = Annotated[str, Meta(min_length=1, max_length=100, examples=["sextortion-investigation"])]
Day = Annotated[str, Meta(pattern=r"^(\d{4}-\d{2}-\d{2})?$", examples=["2027-01-31"])]
Things = Annotated[tuple[Id, ...], Meta(min_length=1, max_length=200)]
Minutes = Annotated[int, Meta(ge=1, le=1_440, examples=[60])]


class NewTerms(Asked, frozen=True, kw_only=True):
    """Terms, whole: what is not stated is as for a file without terms."""

    reason: Reason
    level: Level
    audience: Words = ("*",)
    codes: Words = ()
    purpose: Purpose = "sextortion-investigation"
    review: Day = ""
    withheld: Words = ()
    keep_grants: bool = False


class ChangeTold(Told, frozen=True, kw_only=True):
    """A change of terms."""

    id: Id
    target: Id
    handling: Handling
    by: str
    reason: str
    at: Time


class TermsTold(Told, frozen=True, kw_only=True):
    """The terms of a thing, as far as the own agency is told."""

    target: Id
    originator: AgencyId
    level: Level
    handling: Handling
    meanings: tuple[tuple[str, str], ...]
    changes: tuple[ChangeTold, ...]


class TermsChanged(Told, frozen=True, kw_only=True):
    """What a change did."""

    change: Id
    target: Id
    records: int
    unknown: tuple[str, ...]


class NewOpening(Asked, frozen=True, kw_only=True):
    """What cannot wait for its originator's answer."""

    what: Things
    level: Literal["summary", "full"]
    minutes: Minutes
    reason: Reason


class AskTold(Told, frozen=True, kw_only=True):
    """What somebody asked to be opened."""

    id: Id
    by: str
    references: int
    """Of how many things."""
    level: Level
    minutes: int
    reason: str
    at: Time


class Asks(Told, frozen=True, kw_only=True):
    """A page of what waits for a second person."""

    items: tuple[AskTold, ...]
    next: str


class OpeningTold(Told, frozen=True, kw_only=True):
    """An opening: its id goes into the header ``X-Opening``."""

    id: Id
    second: str
    until: Time


class AlarmTold(Told, frozen=True, kw_only=True):
    """What others opened of the own agency's records."""

    id: Id
    by: AgencyId
    user: str
    second: str
    reason: str
    records: tuple[Id, ...]
    level: Level
    until: Time
    at: Time


class Alarms(Told, frozen=True, kw_only=True):
    """A page of unread alarms."""

    items: tuple[AlarmTold, ...]
    next: str


def show(call: Call[Nothing, Nothing]) -> Answer:
    """Show terms."""
    found = terms.show_terms(call.store, call.viewer, call.path["target"], clock=call.clock)
    changes = tuple(
        ChangeTold(
            id=one.id, target=one.target, handling=one.handling, by=one.by, reason=one.reason, at=one.at
        )
        for one in found.changes
    )
    told = TermsTold(
        target=found.target,
        originator=found.originator,
        level=found.level,
        handling=found.handling,
        meanings=found.meanings,
        changes=changes,
    )
    return Answer(content=told)


def change(call: Call[Nothing, NewTerms]) -> Answer:
    """Change terms."""
    asked = call.body
    handling = Handling(
        level=asked.level,
        audience=asked.audience,
        codes=asked.codes,
        purpose=asked.purpose,
        review=asked.review,
        withheld=asked.withheld,
    )
    made = terms.change_terms(
        call.store,
        call.viewer,
        call.path["target"],
        handling,
        reason=asked.reason,
        keep_grants=asked.keep_grants,
        clock=call.clock,
    )
    told = TermsChanged(change=made.change, target=made.target, records=made.records, unknown=made.unknown)
    return Answer(content=told, status=201)


def ask(call: Call[Nothing, NewOpening]) -> Answer:
    """Ask for an opening."""
    asked = call.body
    made = break_glass.ask_opening(
        call.store,
        call.viewer,
        asked.what,
        level=Level(asked.level),
        minutes=asked.minutes,
        reason=asked.reason,
        clock=call.clock,
    )
    return Answer(content=_ask(made), status=201)


def _ask(one: Ask) -> AskTold:
    return AskTold(
        id=one.id,
        by=one.user,
        references=len(one.records),
        level=one.level,
        minutes=one.minutes,
        reason=one.reason,
        at=one.at,
    )


def waiting(call: Call[Paged, Nothing]) -> Answer:
    """List what waits for a second person."""
    found = acts.asks_waiting(call.store, call.viewer)
    items, cursor = page(call, "openings", found, lambda one: (one.at, one.id))
    return Answer(content=Asks(items=tuple(_ask(one) for one in items), next=cursor))


def open_glass(call: Call[Nothing, Nothing]) -> Answer:
    """Open, as the second person."""
    made = break_glass.open_glass(call.store, call.viewer, call.path["opening"], clock=call.clock)
    return Answer(content=OpeningTold(id=made.ask, second=made.second, until=made.until), status=201)


def close_glass(call: Call[Nothing, Explained]) -> Answer:
    """Close an opening early."""
    made = break_glass.close_glass(
        call.store, call.viewer, call.path["opening"], reason=call.body.reason, clock=call.clock
    )
    return Answer(content=OpeningTold(id=made.ask, second=made.second, until=made.until))


def alarms(call: Call[Paged, Nothing]) -> Answer:
    """List what others opened."""
    found = acts.unread_alarms(call.store, call.viewer)
    items, cursor = page(call, "alarms", found, lambda one: (one.at, one.id))
    return Answer(content=Alarms(items=tuple(_alarm(one) for one in items), next=cursor))


def _alarm(one: Alarm) -> AlarmTold:
    return AlarmTold(
        id=one.id,
        by=one.by,
        user=one.user,
        second=one.second,
        reason=one.reason,
        records=one.records,
        level=one.level,
        until=one.until,
        at=one.at,
    )


def read_alarm(call: Call[Nothing, Noted]) -> Answer:
    """Read an alarm."""
    break_glass.read_alarm(call.store, call.viewer, call.path["alarm"], note=call.body.note, clock=call.clock)
    return Answer(status=204)


OPERATIONS = (
    Operation("GET", "/terms/{target}", "openTerms", "Terms of a record or an own file", show,
              {200: TermsTold}, scope="read"),
    Operation("POST", "/terms/{target}", "changeTerms", "State other terms for what the own agency gave",
              change, {201: TermsChanged}, body=NewTerms, creates=True),
    Operation("POST", "/openings", "askOpening", "Ask to open others' records in an emergency", ask,
              {201: AskTold}, body=NewOpening, creates=True, refusals=(404,)),
    Operation("GET", "/openings", "listOpenings", "What waits for a second person", waiting, {200: Asks},
              query=Paged),
    Operation("POST", "/openings/{opening}/open", "openOpening", "Open, as the second person", open_glass,
              {201: OpeningTold}, refusals=(409,)),
    Operation("POST", "/openings/{opening}/close", "closeOpening", "End an opening before its time",
              close_glass, {200: OpeningTold}, body=Explained, refusals=(409,)),
    Operation("GET", "/alarms", "listAlarms", "What others opened of the own agency's records", alarms,
              {200: Alarms}, query=Paged),
    Operation("POST", "/alarms/{alarm}/read", "readAlarm", "Say that an alarm was read", read_alarm,
              {204: None}, body=Noted, refusals=(409,)),
)  # fmt: skip
