"""What the own agency must keep, must no longer keep, and destroys: holds, retention, erasures."""

from typing import Annotated, Any

from msgspec import Meta

from strikeback.api.imports import JobTold, job_told
from strikeback.api.later import CertificateTold
from strikeback.api.operation import TEXT, Answer, Call, Operation
from strikeback.api.paging import page
from strikeback.api.settings import PREFIX
from strikeback.api.signed_in import person_of
from strikeback.api.words import Asked, Code, Explained, Id, Nothing, Paged, Reason, Time, Told
from strikeback.flows.keeping.retention import Due
from strikeback.flows.remote import keeping as keep_own
from strikeback.flows.remote.keeping import ErasureEntry
from strikeback.model.lifecycle import Hold

Authority = Annotated[
    str,
    Meta(min_length=1, max_length=500, examples=["HCMP 12/2026"], description="Order, law or request."),
]
Day = Annotated[str, Meta(pattern=r"^(\d{4}-\d{2}-\d{2})?$", examples=["2027-01-31"])]
State = Annotated[
    str,
    Meta(examples=["asked"], description="asked, lapsed, taken_back, agreed, failed or done."),
]


class NewHold(Asked, frozen=True, kw_only=True):
    """What is kept, and on whose authority."""

    object: Id
    reason: Reason
    authority: Authority


class HoldTold(Told, frozen=True, kw_only=True):
    """A hold."""

    id: Id
    object: Id
    by: str
    reason: str
    authority: str
    at: Time


class Holds(Told, frozen=True, kw_only=True):
    """A page of holds in force, the oldest first."""

    items: tuple[HoldTold, ...]
    next: str


class AboutObject(Asked, frozen=True, kw_only=True):
    """A record, a file, or words (``request:q_...``)."""

    object: Id


class NewErasure(Asked, frozen=True, kw_only=True):
    """What is to be destroyed. The reason is kept for ever: it names nobody."""

    object: Id
    reason: Reason
    authority: Authority


class ErasurePlanTold(Told, frozen=True, kw_only=True):
    """What an erasure would destroy, and what keeps it from being done."""

    object: Id
    records: int
    judgements: int
    words: int
    holds: tuple[HoldTold, ...]


class RecipientTold(Told, frozen=True, kw_only=True):
    """Somebody who was told, and whether it has confirmed."""

    notice: Id
    recipient: str
    due: str
    overdue: bool
    certificate: CertificateTold | None


class ErasureTold(Told, frozen=True, kw_only=True):
    """An erasure that somebody asked for."""

    id: Id
    object: Id
    state: State
    by: str
    second: str
    reason: str
    authority: str
    at: Time
    ended: str
    job: str
    failure: Code
    erasure: str
    """Id of what was done; empty before."""
    records: int
    others: int
    recipients: tuple[RecipientTold, ...]


class Erasures(Told, frozen=True, kw_only=True):
    """A page of erasures, the oldest first; recipients stand with the single ones."""

    items: tuple[ErasureTold, ...]
    next: str


class RetentionTold(Told, frozen=True, kw_only=True):
    """Whether somebody looks."""

    last: str
    """ISO date of the newest run; empty: never."""
    alarm: bool
    due: int
    overdue: int


class DueTold(Told, frozen=True, kw_only=True):
    """A file whose time is over."""

    contribution: Id
    file: str
    records: int
    until: str
    held: bool


class Dues(Told, frozen=True, kw_only=True):
    """A page of them, the longest overdue first."""

    items: tuple[DueTold, ...]
    next: str


class DueOn(Paged, frozen=True, kw_only=True):
    """On which day; empty: today. A later one shows what is coming."""

    day: Day = ""


class Run(Asked, frozen=True, kw_only=True):
    """Whether it is meant."""

    dry: bool = True


class RetainedTold(Told, frozen=True, kw_only=True):
    """What a run would do."""

    dry: bool
    going: tuple[DueTold, ...]
    held: tuple[DueTold, ...]


class Renewing(Asked, frozen=True, kw_only=True):
    """Until when a file is kept after its review."""

    until: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$", examples=["2027-01-31"])]
    reason: Reason


class RenewalTold(Told, frozen=True, kw_only=True):
    """A renewal."""

    id: Id
    contribution: Id
    until: str
    at: Time


def _hold(one: Hold) -> HoldTold:
    return HoldTold(
        id=one.id, object=one.object, by=one.by, reason=one.reason, authority=one.authority, at=one.at
    )


def list_holds(call: Call[Paged, Nothing]) -> Answer:
    """List holds."""
    found = keep_own.own_holds(call.store, call.viewer)
    items, cursor = page(call, "holds", found, lambda one: (one.at, one.id))
    return Answer(content=Holds(items=tuple(map(_hold, items)), next=cursor))


def set_hold(call: Call[Nothing, NewHold]) -> Answer:
    """Set a hold."""
    asked = call.body
    made = keep_own.hold_own(
        call.store,
        call.viewer,
        asked.object,
        reason=asked.reason,
        authority=asked.authority,
        clock=call.clock,
    )
    return Answer(content=_hold(made), status=201)


def lift_hold(call: Call[Nothing, Explained]) -> Answer:
    """Lift a hold."""
    over = keep_own.lift_own(
        call.store, person_of(call), call.path["hold"], reason=call.body.reason, clock=call.clock
    )
    return Answer(content=_hold(over))


def plan(call: Call[Nothing, AboutObject]) -> Answer:
    """Say what an erasure would destroy."""
    found = keep_own.plan_own(call.store, call.viewer, call.body.object)
    told = ErasurePlanTold(
        object=found.object,
        records=found.records,
        judgements=found.judgements,
        words=found.words,
        holds=tuple(map(_hold, found.holds)),
    )
    return Answer(content=told)


def ask_erasure(call: Call[Nothing, NewErasure]) -> Answer:
    """Ask for an erasure."""
    asked = call.body
    made = keep_own.ask_erasure(
        call.store,
        person_of(call),
        asked.object,
        reason=asked.reason,
        authority=asked.authority,
        clock=call.clock,
    )
    return Answer(content=_erasure(made), status=201)


def list_erasures(call: Call[Paged, Nothing]) -> Answer:
    """List erasures."""
    found = keep_own.own_erasures(call.store, call.viewer, clock=call.clock)
    items, cursor = page(call, "erasures", found, lambda one: (one.asked.ask.at, one.asked.ask.id))
    return Answer(content=Erasures(items=tuple(map(_erasure, items)), next=cursor))


def open_erasure(call: Call[Nothing, Nothing]) -> Answer:
    """Show an erasure."""
    found = keep_own.own_erasure(call.store, call.viewer, call.path["erasure"], clock=call.clock)
    return Answer(content=_erasure(found))


def agree(call: Call[Nothing, Nothing]) -> Answer:
    """Agree as the second person."""
    made = keep_own.agree_erasure(
        call.store, person_of(call), call.spool, call.path["erasure"], clock=call.clock
    )
    headers = {"location": f"{PREFIX}/jobs/{made.job}"} if made.job else {}
    return Answer(content=_erasure(made), status=202, headers=headers)


def take_back(call: Call[Nothing, Nothing]) -> Answer:
    """Take an ask back."""
    made = keep_own.take_back(call.store, call.viewer, call.path["erasure"], clock=call.clock)
    return Answer(content=_erasure(made))


def certificate(call: Call[Nothing, Nothing]) -> Answer:
    """Give the signed note about an erasure."""
    note = keep_own.certificate_of_erasure(call.store, call.viewer, call.path["erasure"], clock=call.clock)
    return Answer(raw=note.encode(), media=TEXT)


def _erasure(one: ErasureEntry) -> ErasureTold:
    asked, done = one.asked, one.asked.erasure
    recipients = tuple(
        RecipientTold(
            notice=told.notice.id,
            recipient=told.notice.recipient,
            due=told.notice.due,
            overdue=told.overdue,
            certificate=CertificateTold(
                id=told.certificate.id,
                notice=told.certificate.notice,
                by=told.certificate.by,
                at=told.certificate.at,
                signed=told.certificate.signed,
            )
            if told.certificate
            else None,
        )
        for told in one.notices
    )
    return ErasureTold(
        id=asked.ask.id,
        object=asked.ask.object,
        state=one.state,
        by=asked.ask.by,
        second=asked.second,
        reason=asked.ask.reason,
        authority=asked.ask.authority,
        at=asked.ask.at,
        ended=asked.ended,
        job=one.job,
        failure=one.failure,
        erasure=done.id if done else "",
        records=done.records if done else 0,
        others=done.others if done else 0,
        recipients=recipients,
    )


def _due(one: Due) -> DueTold:
    return DueTold(
        contribution=one.contribution, file=one.file, records=one.records, until=one.until, held=one.held
    )


def retention(call: Call[Nothing, Nothing]) -> Answer:
    """Say when retention ran last, and whether that is an alarm."""
    found = keep_own.retention_status(call.store, call.viewer, clock=call.clock)
    told = RetentionTold(last=found.last, alarm=found.alarm, due=found.due, overdue=found.overdue)
    return Answer(content=told)


def list_due(call: Call[DueOn, Nothing]) -> Answer:
    """List what may no longer be kept."""
    found = keep_own.retention_plan(call.store, call.viewer, day=call.query.day, clock=call.clock)
    name = f"due {call.query.day}"
    items, cursor = page(call, name, found, lambda one: (one.until, one.contribution))
    return Answer(content=Dues(items=tuple(map(_due, items)), next=cursor))


def run(call: Call[Nothing, Run]) -> Answer:
    """Run retention, or only say what it would do."""
    if call.body.dry:
        found = keep_own.retention_plan(call.store, call.viewer, day="", clock=call.clock)
        told = RetainedTold(
            dry=True,
            going=tuple(_due(one) for one in found if not one.held),
            held=tuple(_due(one) for one in found if one.held),
        )
        return Answer(content=told)
    made = keep_own.run_own(call.store, person_of(call), call.spool, clock=call.clock)
    return Answer(content=job_told(made), status=202, headers={"location": f"{PREFIX}/jobs/{made.id}"})


def renew(call: Call[Nothing, Renewing]) -> Answer:
    """Keep a file longer."""
    made = keep_own.renew_own(
        call.store,
        call.viewer,
        call.path["contribution"],
        until=call.body.until,
        reason=call.body.reason,
        clock=call.clock,
    )
    told = RenewalTold(id=made.id, contribution=made.object, until=made.until, at=made.at)
    return Answer(content=told, status=201)


OPERATIONS: tuple[Operation[Any, Any], ...] = (
    Operation("GET", "/holds", "listHolds", "Holds in force on what the own agency gave", list_holds,
              {200: Holds}, query=Paged),
    Operation("POST", "/holds", "setHold", "Keep something from being erased", set_hold, {201: HoldTold},
              body=NewHold, creates=True, refusals=(404,)),
    Operation("POST", "/holds/{hold}/release", "releaseHold",
              "State that a hold is over; after the second factor", lift_hold, {200: HoldTold},
              body=Explained, refusals=(409,)),
    Operation("POST", "/erasures/plan", "planErasure", "What an erasure would destroy; nothing is changed",
              plan, {200: ErasurePlanTold}, body=AboutObject, refusals=(404,)),
    Operation("POST", "/erasures", "askErasure", "Ask for an erasure; after the second factor", ask_erasure,
              {201: ErasureTold}, body=NewErasure, creates=True, refusals=(404,)),
    Operation("GET", "/erasures", "listErasures", "Erasures that people of the own agency asked for",
              list_erasures, {200: Erasures}, query=Paged),
    Operation("GET", "/erasures/{erasure}", "openErasure", "How far an erasure is, and who has confirmed",
              open_erasure, {200: ErasureTold}),
    Operation("POST", "/erasures/{erasure}/agree", "agreeToErasure",
              "Agree as the second person, after the second factor; a job erases", agree,
              {202: ErasureTold}, refusals=(409,)),
    Operation("POST", "/erasures/{erasure}/take-back", "takeErasureBack", "Take back what was asked for",
              take_back, {200: ErasureTold}, refusals=(409,)),
    Operation("GET", "/erasures/{erasure}/certificate", "certifyErasure",
              "The signed note about what was erased", certificate, {200: TEXT}, refusals=(409,)),
    Operation("GET", "/retention", "openRetention", "When retention ran last, and whether that is an alarm",
              retention, {200: RetentionTold}),
    Operation("GET", "/retention/due", "listDue", "What may no longer be kept on a day", list_due,
              {200: Dues}, query=DueOn),
    Operation("POST", "/retention/runs", "runRetention",
              "What retention would erase; unless dry, after the second factor, a job erases it", run,
              {200: RetainedTold, 202: JobTold}, body=Run, creates=True),
    Operation("POST", "/contributions/{contribution}/renew", "renewContribution",
              "Keep a file longer after its review", renew, {201: RenewalTold}, body=Renewing, creates=True),
)  # fmt: skip
