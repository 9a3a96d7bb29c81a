"""What people judge about two records, and taking it back."""

from strikeback.api.operation import Answer, Call, Operation
from strikeback.api.words import Asked, Explained, Id, Made, Nothing, Reason, Time, Told
from strikeback.flows.remote.acts import decide_on, undo_own
from strikeback.model.links import Verdict


class Judgement(Asked, frozen=True, kw_only=True):
    """The same thing, different things, or not to be told apart."""

    verdict: Verdict
    left: Id
    right: Id
    reason: Reason


class DecisionTold(Told, frozen=True, kw_only=True):
    """A decision."""

    id: Id
    verdict: Verdict
    left: Id
    right: Id
    by: str
    at: Time


def decide(call: Call[Nothing, Judgement]) -> Answer:
    """Decide."""
    asked = call.body
    made = decide_on(
        call.store,
        call.viewer,
        asked.verdict,
        asked.left,
        asked.right,
        reason=asked.reason,
        clock=call.clock,
    )
    told = DecisionTold(
        id=made.id, verdict=made.verdict, left=made.left, right=made.right, by=made.by, at=made.at
    )
    return Answer(content=told, status=201)


def undo(call: Call[Nothing, Explained]) -> Answer:
    """Take a decision back."""
    event = undo_own(
        call.store, call.viewer, call.path["decision"], reason=call.body.reason, clock=call.clock
    )
    return Answer(content=Made(id=event), status=201)


OPERATIONS = (
    Operation("POST", "/decisions", "decide", "Judge two records", decide, {201: DecisionTold},
              body=Judgement, creates=True, refusals=(404,)),
    Operation("POST", "/decisions/{decision}/undo", "undoDecision", "Take an own decision back", undo,
              {201: Made}, body=Explained, creates=True),
)  # fmt: skip
