"""What happens to things after they came: corrections, notices and certificates, those concerned, exports."""

from typing import Annotated, Any, Literal

from msgspec import Meta

from strikeback.api.operation import Answer, Call, Operation
from strikeback.api.paging import page
from strikeback.api.records import Listing
from strikeback.api.signed_in import person_of
from strikeback.api.words import AgencyId, Asked, Id, Nothing, Paged, Reason, Time, Told
from strikeback.flows.remote import acts_later
from strikeback.flows.views.values import Only, RecordList
from strikeback.model.lifecycle import Certificate, Notice, Wish

Reference = Annotated[
    str, Meta(min_length=1, max_length=200, examples=["DP-2026-7"], description="File number; no name.")
]


class Correcting(Asked, frozen=True, kw_only=True):
    """Which file replaces this one."""

    new: Id
    reason: Reason


class CorrectionTold(Told, frozen=True, kw_only=True):
    """A correction."""

    id: Id
    old: Id
    new: Id
    at: Time


class NoticeTold(Told, frozen=True, kw_only=True):
    """Something the own agency was given is no more, or is another."""

    id: Id
    kind: str
    object: Id
    originator: AgencyId
    recipient: str
    """An agency, or another hub."""
    replaced_by: str
    at: Time
    due: str
    overdue: bool
    done: str
    """What the recipient did; empty: it has not confirmed."""


class Received(Paged, frozen=True, kw_only=True):
    """Which notices."""

    side: Literal["received", "sent"] = "received"
    overdue: bool = False


class Notices(Told, frozen=True, kw_only=True):
    """A page of notices."""

    items: tuple[NoticeTold, ...]
    next: str


class Confirming(Asked, frozen=True, kw_only=True):
    """What was done about a notice."""

    done: Reason


class CertificateTold(Told, frozen=True, kw_only=True):
    """A certificate."""

    id: Id
    notice: Id
    by: str
    at: Time
    signed: str


class NewConcern(Asked, frozen=True, kw_only=True):
    """What somebody concerned asks for."""

    wish: Wish
    reference: Reference


class AnswerConcern(Asked, frozen=True, kw_only=True):
    """What they were answered."""

    granted: bool
    reason: Reason
    objects: Annotated[tuple[Id, ...], Meta(max_length=1_000)] = ()
    """What was corrected, erased or restricted."""


class ConcernTold(Told, frozen=True, kw_only=True):
    """A concern."""

    id: Id
    wish: Wish
    reference: str
    by: str
    at: Time
    due: str
    overdue: bool
    answered: str
    """When."""


class Concerns(Told, frozen=True, kw_only=True):
    """A page of concerns."""

    items: tuple[ConcernTold, ...]
    next: str


class Exporting(Listing, frozen=True, kw_only=True):
    """Which records are taken out."""


def correct(call: Call[Nothing, Correcting]) -> Answer:
    """Replace a file."""
    made = acts_later.correct_own(
        call.store,
        call.viewer,
        call.path["contribution"],
        call.body.new,
        reason=call.body.reason,
        clock=call.clock,
    )
    return Answer(content=CorrectionTold(id=made.id, old=made.old, new=made.new, at=made.at), status=201)


def notices(call: Call[Received, Nothing]) -> Answer:
    """List notices."""
    asked = call.query
    found = acts_later.own_notices(call.store, call.viewer, sent=asked.side == "sent", clock=call.clock)
    chosen = [one for one in found if one.overdue or not asked.overdue]
    name = f"notices {asked.side} {asked.overdue}"
    items, cursor = page(call, name, chosen, lambda one: (one.notice.at, one.notice.id))
    told = tuple(notice_told(one.notice, one.certificate, overdue=one.overdue) for one in items)
    return Answer(content=Notices(items=told, next=cursor))


def notice_told(one: Notice, done: Certificate | None = None, *, overdue: bool = False) -> NoticeTold:
    """Return a notice as it is told."""
    return NoticeTold(
        id=one.id,
        kind=one.kind.value,
        object=one.object,
        originator=one.originator,
        recipient=one.recipient,
        replaced_by=one.replaced_by,
        at=one.at,
        due=one.due,
        overdue=overdue,
        done=done.done if done else "",
    )


def certify(call: Call[Nothing, Confirming]) -> Answer:
    """Confirm a notice."""
    made = acts_later.certify_own(
        call.store, call.viewer, call.path["notice"], done=call.body.done, clock=call.clock
    )
    told = CertificateTold(id=made.id, notice=made.notice, by=made.by, at=made.at, signed=made.signed)
    return Answer(content=told, status=201)


def concerns(call: Call[Paged, Nothing]) -> Answer:
    """List concerns."""
    found = acts_later.own_concerns(call.store, call.viewer, clock=call.clock)
    items, cursor = page(call, "concerns", found, lambda one: (one.concern.due, one.concern.id))
    told = tuple(
        _concern(one.concern, overdue=one.overdue, answered=one.answer.at if one.answer else "")
        for one in items
    )
    return Answer(content=Concerns(items=told, next=cursor))


def _concern(one: Any, *, overdue: bool = False, answered: str = "") -> ConcernTold:  # noqa: ANN401
    return ConcernTold(
        id=one.id,
        wish=one.wish,
        reference=one.reference,
        by=one.by,
        at=one.at,
        due=one.due,
        overdue=overdue,
        answered=answered,
    )


def take_concern(call: Call[Nothing, NewConcern]) -> Answer:
    """Take a concern in."""
    made = acts_later.take_concern_in(
        call.store, call.viewer, call.body.wish, reference=call.body.reference, clock=call.clock
    )
    return Answer(content=_concern(made), status=201)


def answer_concern(call: Call[Nothing, AnswerConcern]) -> Answer:
    """Answer a concern."""
    acts_later.answer_concern_own(
        call.store,
        call.viewer,
        call.path["concern"],
        granted=call.body.granted,
        reason=call.body.reason,
        objects=call.body.objects,
        clock=call.clock,
    )
    return Answer(status=204)


def export(call: Call[Nothing, Exporting]) -> Answer:
    """Take records out."""
    asked = call.body
    only = Only(
        kind=asked.kind, role=asked.role, originator=asked.originator, contribution=asked.contribution
    )
    found = acts_later.export_records(
        call.store, person_of(call), only=only, limit=asked.limit, cursor=asked.cursor, clock=call.clock
    )
    return Answer(content=found, headers={"content-disposition": 'attachment; filename="records.json"'})


OPERATIONS = (
    Operation("POST", "/contributions/{contribution}/correct", "correctContribution", "Replace an own file",
              correct, {201: CorrectionTold}, body=Correcting, creates=True),
    Operation("GET", "/notices", "listNotices", "What became of things that were given", notices,
              {200: Notices}, query=Received),
    Operation("POST", "/notices/{notice}/certify", "certifyNotice", "Confirm what was done about it", certify,
              {201: CertificateTold}, body=Confirming, creates=True),
    Operation("GET", "/concerns", "listConcerns", "What those concerned asked for", concerns,
              {200: Concerns}, query=Paged),
    Operation("POST", "/concerns", "takeConcern", "Take in what somebody concerned asks for", take_concern,
              {201: ConcernTold}, body=NewConcern, creates=True),
    Operation("POST", "/concerns/{concern}/answer", "answerConcern", "Keep what they were answered",
              answer_concern, {204: None}, body=AnswerConcern, refusals=(409,)),
    Operation("POST", "/exports", "exportRecords", "Take records out; after the second factor", export,
              {200: RecordList}, body=Exporting),
)  # fmt: skip
