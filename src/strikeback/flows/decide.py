"""People's judgements about two records, and taking one back."""

from typing import Final

from strikeback.flows.identify import record_of
from strikeback.flows.progress import stamp
from strikeback.model.errors import NotFoundError, UsageError
from strikeback.model.ids import derive_id
from strikeback.model.links import Decision, Verdict
from strikeback.model.time import Clock
from strikeback.store import judgements, records
from strikeback.store.open import Store

MAX_REASON: Final = 2_000
"""Characters of a reason."""


def decide(
    store: Store, verdict: Verdict, left: str, right: str, *, reason: str, by: str, clock: Clock
) -> Decision:
    """Record that two records are the same thing, are not, or cannot be told apart.

    It takes effect with the next derivation and wins over the engine. An entity's id stands for its
    smallest member.

    Args:
        store: The store.
        verdict: The judgement.
        left: Record or entity id.
        right: Record or entity id.
        reason: Why, in words.
        by: Who decides, ``agency/user``.
        clock: Tells when.

    Raises:
        NotFoundError: An id nobody has heard of.
        UsageError: No reason, nobody named, one record twice, or two records of different kinds.
    """
    check_signature(reason, by)
    with store.write() as connection:
        one, other = sorted((record_of(connection, left), record_of(connection, right)))
        if one == other:
            raise UsageError("both ids name the same record", remedy="Name two different records")
        known = records.get_records(connection, [one, other])
        if missing := {one, other} - set(known):
            raise NotFoundError(
                "this record was withdrawn", where=min(missing), remedy="Run first: strikeback link"
            )
        if known[one].kind != known[other].kind:
            raise UsageError(
                f"a {known[one].kind} and a {known[other].kind} cannot be the same thing",
                remedy="Name two records of one kind",
            )
        at = stamp(clock)
        decision = Decision(
            id=derive_id("d", [verdict.value, one, other, by, at]),
            verdict=verdict,
            left=one,
            right=other,
            by=by,
            reason=reason,
            at=at,
        )
        judgements.add_decision(connection, decision)
    return decision


def undo(store: Store, decision: str, *, reason: str, by: str, clock: Clock) -> str:
    """Take a decision back; the state after the next derivation is as if it had never been taken.

    Args:
        store: The store.
        decision: Id of the decision.
        reason: Why, in words.
        by: Who takes it back, ``agency/user``.
        clock: Tells when.

    Returns:
        The id of the event.

    Raises:
        NotFoundError: No such decision.
        UsageError: It is undone already, or reason or person are missing.
    """
    check_signature(reason, by)
    with store.write() as connection:
        return judgements.add_undo(connection, decision, by=by, reason=reason, at=stamp(clock))


def check_signature(reason: str, by: str) -> None:
    """Refuse an unsigned or unexplained judgement.

    Raises:
        UsageError: Reason or person are missing, or the reason is too long.
    """
    if not by.strip():
        raise UsageError("nobody is named", where="--by", remedy="For example: --by hkpf/chan")
    if not reason.strip():
        raise UsageError("no reason is given", where="--reason", remedy="Say in a few words why")
    if len(reason) > MAX_REASON:
        raise UsageError(f"the reason is longer than {MAX_REASON} characters", where="--reason")
