"""Triage of what came in: every report and every conversation with texts gets a band, and alerts.

It runs right after a file is stored, so that no alert waits for linking. A crash in between loses
nothing: what is stored and not assessed is assessed by the next command that takes files in, lists
or acknowledges alerts, or derives.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Final

from strikeback.casework.alerts import ReportInHand, raise_alerts
from strikeback.casework.triage import RULES_VERSION, CaseText, assess
from strikeback.flows.cases import Case, case_facts, case_texts, cases, victim_country
from strikeback.flows.progress import Progress, silent
from strikeback.linking.linked import Linked
from strikeback.model.bodies import Conversation, Person
from strikeback.model.casework import Alert, Assessment, Band, TriageReason
from strikeback.model.record import Agency, Contribution, Record, Role
from strikeback.store import derivations, facts, records
from strikeback.store.open import Connection, Store

CHUNK: Final = 500
"""Cases held in memory at once while a file is assessed."""

FAILED: Final = "triage.failed"
FAILED_MINUTES: Final = 480
"""A person reads it the same day."""

RULE_FAULTS: Final = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a rule raises on a text its author did not think of."""

_AGE_UNKNOWN: Final = "age.unknown"


def assess_new(store: Store) -> int:
    """Assess every report that is stored and not assessed yet; return how many alerts are new.

    Raises:
        StoreError: The store failed; nothing is lost, the next call does it.
    """
    with store.read() as connection:
        waiting = derivations.untriaged(connection)
    raised = 0
    for identity in waiting:
        with store.write() as connection:
            raised += _assess_contribution(connection, identity)
            derivations.mark_triaged(connection, identity)
    return raised


def _assess_contribution(connection: Connection, identity: str) -> int:
    """Assess one contribution chunk by chunk; return how many alerts are new."""
    raised = 0
    head = facts.find_contribution(connection, identity)
    heads = iter(records.heads_of(connection, identity))
    agencies = facts.agencies(connection)
    while head is not None and (some := list(islice(heads, CHUNK))):
        known = records.get_records(connection, some)
        inside = records.records_of_reports(connection, some)
        together = list({**known, **{record.id: record for record in inside}}.values())
        results, hands = assess_cases(cases(together), {identity: head})
        derivations.put_assessments(connection, results)
        alerts = raise_alerts(results, hands, tuple(agencies.values()))
        raised += derivations.put_alerts(connection, alerts)
    return raised


def assess_records(
    known: Sequence[Record],
    contributions: Mapping[str, Contribution],
    agencies: Mapping[str, Agency],
    linked: Linked,
    progress: Progress = silent,
) -> tuple[tuple[Assessment, ...], tuple[Alert, ...]]:
    """Assess all records at once; alerts then name the victim's entity.

    Args:
        known: All standing records.
        contributions: By id.
        agencies: By id.
        linked: Result of linking.
        progress: Told how many cases are done.
    """
    found = list(cases(known))

    def counted() -> Iterator[Case]:
        for number, case in enumerate(found):
            if number % CHUNK == 0:
                progress("triage", number, len(found))
            yield case

    results, hands = assess_cases(counted(), contributions, linked)
    return results, raise_alerts(results, hands, tuple(agencies.values()))


def assess_cases(
    found: Iterable[Case], contributions: Mapping[str, Contribution], linked: Linked | None = None
) -> tuple[tuple[Assessment, ...], dict[str, ReportInHand]]:
    """Return the assessments of cases, and what raising alerts needs to know of each."""
    results: list[Assessment] = []
    hands: dict[str, ReportInHand] = {}
    for case in found:
        received = datetime.fromisoformat(contributions[case.head.contribution].received).astimezone(UTC)
        texts = case_texts(case)
        if isinstance(case.head.body, Conversation) and not texts:
            continue
        result = _assess(case, texts, received)
        if isinstance(case.head.body, Conversation) and _says_nothing(result):
            continue
        results.append(result)
        hands[case.head.id] = ReportInHand(
            report=case.head.id,
            originator=case.head.originator,
            handling=case.head.handling,
            received=received,
            victim_country=victim_country(case),
            entity=_victim(case, linked) if linked is not None else "",
        )
    return tuple(results), hands


def _assess(case: Case, texts: Sequence[CaseText], received: datetime) -> Assessment:
    """Assess one case; one that the rules fail on goes to a person, the same day, and holds up no other."""
    try:
        return assess(case.head.id, texts, case_facts(case, received), received=received)
    except RULE_FAULTS as fault:
        rule = f"{FAILED}.{type(fault).__name__}"
        reason = TriageReason(
            rule=rule, band=Band.P2, record=case.head.id, review=True, version=RULES_VERSION
        )
        return Assessment(
            report=case.head.id, band=Band.P2, reasons=(reason,), minutes=FAILED_MINUTES, review=True
        )


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
