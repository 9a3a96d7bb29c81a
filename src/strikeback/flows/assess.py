"""Triage of what came in: every report and every conversation with texts gets a band, and alerts.

It runs right after a file is stored, so that no alert waits for linking. A crash in between loses
nothing: what is stored and not assessed is assessed by the next command that takes files in, lists
or acknowledges alerts, or derives.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from types import MappingProxyType
from typing import Final

import msgspec

from strikeback.casework.alerts import ReportInHand, raise_alerts
from strikeback.casework.triage import RULES_VERSION, CaseFacts, CaseText, assess
from strikeback.flows.cases import Case, case_facts, case_texts, cases, victim_country
from strikeback.flows.progress import Progress, silent
from strikeback.linking.linked import Linked
from strikeback.model.base import Frozen
from strikeback.model.bodies import Conversation, Person
from strikeback.model.casework import Assessment, Band, TriageReason
from strikeback.model.ids import derive_id
from strikeback.model.record import Agency, Contribution, Record, Role
from strikeback.store import derivations, facts, lookup, records
from strikeback.store.open import Connection, Store

CHUNK: Final = 500
"""Cases held in memory at once while a file is assessed."""

FAILED: Final = "triage.failed"
FAILED_MINUTES: Final = 480
"""A person reads it the same day."""

RULE_FAULTS: Final = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a rule raises on a text its author did not think of."""

_AGE_UNKNOWN: Final = "age.unknown"
_ENCODER: Final = msgspec.json.Encoder(order="deterministic")


class Assessed(Frozen, frozen=True, kw_only=True):
    """What triage of some cases gave."""

    results: tuple[Assessment, ...]
    hands: dict[str, ReportInHand]
    """What raising alerts needs to know, by report."""
    inputs: dict[str, str]
    """Digest of what each case was assessed on, those that say nothing included."""


class Stored(Frozen, frozen=True, kw_only=True):
    """An assessment made before, and the digest of what it was made on."""

    inputs: str
    result: Assessment | None
    """None: a conversation that says nothing."""


def assess_new(store: Store) -> int:
    """Assess every report that is stored and not assessed yet; return how many alerts are new.

    Raises:
        StoreError: The store failed; nothing is lost, the next call does it.
    """
    with store.read() as connection:
        waiting = derivations.untriaged(connection)
    return sum(_catch_up(store, identity) for identity in waiting)


def _catch_up(store: Store, identity: str) -> int:
    """Assess a stored contribution; nobody waits while its cases are looked at."""
    with store.read() as connection:
        agencies = tuple(facts.agencies(connection).values())
        head = facts.find_contribution(connection, identity)
        heads = records.heads_of(connection, identity)
    raised = 0
    if head is None:
        return raised
    for start in range(0, len(heads), CHUNK):
        new = _catch_up_some(store, head, heads[start : start + CHUNK], agencies)
        if new is None:
            return raised
        raised += new
    with store.write() as connection:
        if derivations.is_untriaged(connection, identity):
            derivations.mark_triaged(connection, identity)
    return raised


def _catch_up_some(
    store: Store, head: Contribution, some: Sequence[str], agencies: Sequence[Agency]
) -> int | None:
    """Assess some cases of a stored contribution; None when somebody else has done it, or it is withdrawn.

    When anything was withdrawn or erased since they were read, they are read again: no alert is to be
    about what is gone.
    """
    while True:
        with store.read() as connection:
            gone = records.gone(connection)
            done = assess_cases(_cases_of(connection, some), {head.id: head})
        with store.write() as connection:
            if not derivations.is_untriaged(connection, head.id):
                return None
            if records.gone(connection) == gone:
                return _put(connection, done, agencies)


def assess_contribution(
    into: derivations.Into, head: Contribution, found: Iterable[Case], agencies: Sequence[Agency]
) -> int:
    """Assess the cases of one contribution chunk by chunk; return how many alerts are new.

    Args:
        into: The transaction in which the contribution is stored, or where it is made ready.
        head: The contribution.
        found: Its cases.
        agencies: All participating bodies.
    """
    raised = 0
    stream = iter(found)
    while some := list(islice(stream, CHUNK)):
        raised += _put(into, assess_cases(some, {head.id: head}), agencies)
    derivations.mark_triaged(into, head.id)
    return raised


def _put(into: derivations.Into, done: Assessed, agencies: Sequence[Agency]) -> int:
    """Store what was assessed; return how many alerts are new."""
    derivations.put_assessments(into, done.results)
    derivations.put_inputs(into, done.inputs)
    return derivations.put_alerts(into, raise_alerts(done.results, done.hands, tuple(agencies)))


def read_cases(connection: Connection, identity: str) -> Iterator[Case]:
    """Yield the cases of a stored contribution; memory does not grow with it."""
    heads = iter(records.heads_of(connection, identity))
    while some := list(islice(heads, CHUNK)):
        yield from _cases_of(connection, some)


def _cases_of(connection: Connection, heads: Sequence[str]) -> Iterator[Case]:
    """Yield the cases of these reports and conversations."""
    known = records.get_records(connection, heads)
    inside = records.records_of_reports(connection, heads)
    return cases({**known, **{record.id: record for record in inside}}.values())


def stored_assessments(connection: Connection) -> dict[str, Stored]:
    """Return the assessments there are, by report."""
    results = lookup.assessments(connection)
    return {
        report: Stored(inputs=inputs, result=results.get(report))
        for report, inputs in lookup.inputs(connection).items()
    }


def assess_records(
    known: Sequence[Record],
    contributions: Mapping[str, Contribution],
    linked: Linked,
    *,
    before: Mapping[str, Stored] = MappingProxyType({}),
    progress: Progress = silent,
) -> Assessed:
    """Assess all records at once; alerts then name the victim's entity.

    Args:
        known: All standing records.
        contributions: By id.
        linked: Result of linking.
        before: Assessments made before; one is used again when it was made on the same.
        progress: Told how many cases are done.
    """
    found = list(cases(known))

    def counted() -> Iterator[Case]:
        for number, case in enumerate(found):
            if number % CHUNK == 0:
                progress("triage", number, len(found))
            yield case

    return assess_cases(counted(), contributions, linked, before)


def assess_cases(
    found: Iterable[Case],
    contributions: Mapping[str, Contribution],
    linked: Linked | None = None,
    before: Mapping[str, Stored] = MappingProxyType({}),
) -> Assessed:
    """Return the assessments of cases, and what raising alerts needs to know of each."""
    results: list[Assessment] = []
    hands: dict[str, ReportInHand] = {}
    inputs: dict[str, str] = {}
    for case in found:
        head = case.head
        received = datetime.fromisoformat(contributions[head.contribution].received).astimezone(UTC)
        result, made_on = _assess(case, received, before.get(head.id))
        if made_on:
            inputs[head.id] = made_on
        if result is None:
            continue
        results.append(result)
        hands[head.id] = ReportInHand(
            report=head.id,
            originator=head.originator,
            handling=head.handling,
            received=received,
            victim_country=victim_country(case),
            entity=_victim(case, linked) if linked is not None else "",
        )
    return Assessed(results=tuple(results), hands=hands, inputs=inputs)


def _assess(case: Case, received: datetime, before: Stored | None) -> tuple[Assessment | None, str]:
    """Assess one case, or use what was made on the same; None: a conversation that says nothing.

    A case that the rules fail on goes to a person, the same day, and holds up no other; it has no
    digest, so that the next derivation tries again.
    """
    try:
        texts, stated = case_texts(case), case_facts(case, received)
        made_on = _digest(case, texts, stated, received)
        if before is not None and before.inputs == made_on:
            return before.result, made_on
        talk = isinstance(case.head.body, Conversation)
        if talk and not texts:
            return None, made_on
        result = assess(case.head.id, texts, stated, received=received)
    except RULE_FAULTS as fault:
        rule = f"{FAILED}.{type(fault).__name__}"
        reason = TriageReason(
            rule=rule, band=Band.P2, record=case.head.id, review=True, version=RULES_VERSION
        )
        failed = Assessment(
            report=case.head.id, band=Band.P2, reasons=(reason,), minutes=FAILED_MINUTES, review=True
        )
        return failed, ""
    return (None if talk and _says_nothing(result) else result), made_on


def _digest(case: Case, texts: Sequence[CaseText], stated: CaseFacts, received: datetime) -> str:
    """Return a digest of everything an assessment depends on: rules' release, report, texts, facts, time."""
    return derive_id("in", [RULES_VERSION, case.head.id, *map(_ENCODER.encode, (texts, stated, received))])


def _says_nothing(result: Assessment) -> bool:
    """Tell whether all that is known of a conversation outside a report is that nobody states an age.

    An unknown age raises what a report or a phrase says; a chat of which neither speaks is no case.
    """
    return all(reason.rule == _AGE_UNKNOWN for reason in result.reasons)


def _victim(case: Case, linked: Linked) -> str:
    """Return the entity of the report's victim; of several the smallest id; "" when nobody is stated."""
    victims = (r for r in case.context if r.role is Role.VICTIM and isinstance(r.body, Person))
    entities = (linked.entity_of(victim.id) for victim in victims)
    return min((entity.id for entity in entities if entity is not None), default="")
