"""How many people the records describe, as it may be told: audited, by the model, or as a range."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from strikeback.flows.counting.answers import AuditState, audit_state
from strikeback.flows.counting.count import ROLES, count
from strikeback.flows.progress import Progress, silent
from strikeback.linking.counting import claims, plan
from strikeback.linking.counting.audit import audited_count
from strikeback.linking.counting.claims import Claim
from strikeback.linking.counting.guide import Guide, guide_of
from strikeback.linking.counting.people import attributes_of
from strikeback.linking.counting.sampler import Posterior, sample_people
from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError
from strikeback.model.links import EntityKind
from strikeback.model.record import Record, Role
from strikeback.network.counts import Estimate
from strikeback.store import lookup, records
from strikeback.store.open import Store

SEED: Final = 20141114
"""Of the model's chains: the same records give the same figure."""
USUAL: Final = (0.02, 0.03, 0.05, 0.1)
"""Accuracies, as shares of the count, for which the size of an audit is told unasked."""


class AuditPlan(Frozen, frozen=True, kw_only=True):
    """How many records to resolve for an accuracy."""

    shown: ClassVar = ("accuracy", "records")

    accuracy: float
    """Half-width as a share of the count."""
    records: int | None
    """None: a full review of all records."""


class Told(Frozen, frozen=True, kw_only=True):
    """A count of one role with everything that belongs to it."""

    shown: ClassVar = ("role", "claim", "plans", "audit")

    role: str
    claim: Claim
    plans: tuple[AuditPlan, ...] = ()
    audit: str = ""
    """Id of the newest audit of the role."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Measured:
    """One role measured: the guide of an audit, and the model's word where it was asked."""

    guide: Guide
    posterior: Posterior | None
    people: float


def count_people(
    store: Store, what: str, *, accuracy: float | None = None, progress: Progress = silent
) -> tuple[Told, ...]:
    """Return what may be said about the number of people.

    Args:
        store: A linked store.
        what: ``victims``, ``suspects`` or ``persons``.
        accuracy: Tell how many records to audit for this half-width, 0 to 1; None: for the usual ones.
        progress: Told the stages.

    Raises:
        UsageError: Nothing is linked yet, something else is asked for, or an accuracy out of range.
    """
    if accuracy is not None and not 0 < accuracy < 1:
        raise UsageError(
            "an accuracy is between 0 and 100 %", where="--plan", remedy="For example: --plan 3%"
        )
    found = []
    known: list[Record] = []
    for estimate in count(store, what):
        role = Role(estimate.role)
        state = audit_state(store, role)
        if state is not None and state.complete and accuracy is None:
            found.append(_audited(role, state))
            continue
        known = known or _all_records(store)
        progress(f"counting {what}", 0, 1)
        found.append(_planned(measure(store, role, known, estimate), estimate, accuracy, state))
    return tuple(found)


def measure(store: Store, role: Role, known: Sequence[Record], estimate: Estimate) -> Measured:
    """Return the guide for a role.

    The model is not asked where people have more records each than it was measured on: it takes every
    other account of a person for a distortion, and linking knows better.
    """
    with store.read() as connection:
        entities = lookup.entities(connection, kind=EntityKind.PERSON)
    home = {member: one.id for one in entities for member in one.members}
    ids = sorted(one.id for one in known if one.kind == "person" and one.role is role)
    posterior = None
    if ids and len(ids) <= claims.MODEL_SIZE * estimate.estimate:
        posterior = sample_people(attributes_of(known, role, entities=entities), seed=SEED)
    heard = posterior if posterior is not None and claims.trusted(posterior) else None
    guide = guide_of(ids, home, heard)
    return Measured(guide, posterior, float(guide.share.sum()))


def result(store: Store, what: str) -> tuple[Told, ...]:
    """Return what the audits of the roles asked for say.

    Raises:
        UsageError: No audit was drawn, answers are missing or contradict each other.
    """
    if what not in ROLES:
        raise UsageError("this cannot be counted", where=what[:40], remedy=f"One of: {', '.join(ROLES)}")
    found = []
    for name in ROLES[what]:
        state = audit_state(store, Role(name))
        if state is None:
            continue
        if not state.complete:
            raise UsageError(
                f"{len(state.open):,} of {len(state.audit.sample):,} drawn records are not resolved yet",
                where=state.audit.id,
                remedy="Resolve them: strikeback audit show; an audit stopped early claims nothing",
            )
        found.append(_audited(Role(name), state))
    if not found:
        raise UsageError(
            "no audit was drawn", remedy="Draw one, such as: strikeback audit draw suspects --records 100"
        )
    return tuple(found)


def _all_records(store: Store) -> list[Record]:
    with store.read() as connection:
        return list(records.all_records(connection))


def _audited(role: Role, state: AuditState) -> Told:
    done = audited_count(state.audit.frame, state.audit.sample, state.sizes())
    return Told(role=role.value, claim=claims.audited(done), audit=state.audit.id, notes=state.notes())


def _planned(
    measured: Measured, estimate: Estimate, accuracy: float | None, state: AuditState | None
) -> Told:
    claim = claims.unaudited(measured.posterior, estimate.figures, records=estimate.records)
    wanted = USUAL if accuracy is None else (accuracy,)
    variance, people = measured.guide.variance, measured.people
    plans = [AuditPlan(accuracy=a, records=plan.records_for(variance, people, a)) for a in wanted]
    notes: tuple[str, ...] = ()
    if state is not None:
        notes = (f"audit {state.audit.id}: {len(state.open):,} of {len(state.audit.sample):,} records open",)
    # Of accuracies that need a full review alike, the loosest says it all.
    reviews = Counter(one.records is None for one in plans)[True]
    return Told(
        role=estimate.role,
        claim=claim,
        plans=tuple(plans[max(0, reviews - 1) :]) if accuracy is None else tuple(plans),
        audit="" if state is None else state.audit.id,
        notes=notes,
    )
