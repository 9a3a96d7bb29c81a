"""From facts to everything that is computed: index, links, entities, groups, alerts, leads, counts.

All derivations are dropped and written anew in one transaction. They depend on standing facts and
this release alone: not on the order of arrival, not on what was derived before, not on the clock,
which only says when it was done.
"""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

import msgspec

from strikeback.casework.alerts import raise_alerts
from strikeback.casework.leads import find_leads
from strikeback.flows.assess import Assessed, Stored, assess_records, stored_assessments
from strikeback.flows.claims import claims_now, hold_leads
from strikeback.flows.index import selector_rows, term_rows
from strikeback.flows.init import secret_key
from strikeback.flows.progress import Progress, silent, stamp
from strikeback.flows.texts import Found, find_in_texts, regions, selectors_for_linking
from strikeback.linking.comparing import Compare, compare_here
from strikeback.linking.domain import link_records
from strikeback.linking.entity_ids import entity_id
from strikeback.linking.linked import Linked
from strikeback.model.base import Frozen
from strikeback.model.casework import Alert, Lead
from strikeback.model.links import Decision, Entity
from strikeback.model.record import Agency, Contribution, Record, Role
from strikeback.model.time import Clock
from strikeback.network.counts import Estimate, estimate
from strikeback.network.groups import find_groups
from strikeback.store import claims, derivations, facts, judgements, records, schema
from strikeback.store.claims import Taken
from strikeback.store.open import Connection, Store

COUNTED: Final = (Role.VICTIM, Role.SUSPECT)
_EVERY: Final = 500
"""Records between two notices of progress."""


class Derived(Frozen, frozen=True, kw_only=True):
    """How much was derived."""

    shown: ClassVar = ("records", "links", "doubtful", "entities", "groups", "alerts", "leads", "model")

    records: int
    links: int
    doubtful: int
    """Pairs scored and not joined that a person may be asked to judge."""
    entities: int
    """Groups not counted."""
    groups: int
    alerts: int
    leads: int
    selectors: int
    """Rows of the selector index."""
    ignored: dict[str, int]
    """What linking counted and did not use, by reason."""
    model: str
    """Model release."""


class Facts(Frozen, frozen=True, kw_only=True):
    """Everything derivations are computed from."""

    records: tuple[Record, ...]
    decisions: tuple[Decision, ...]
    claims: tuple[Taken, ...]
    agencies: dict[str, Agency]
    contributions: dict[str, Contribution]
    key: bytes
    fingerprint: str
    assessed: dict[str, Stored] = msgspec.field(default_factory=dict)
    """Assessments made before, to be used again where nothing changed."""


class Results(Frozen, frozen=True, kw_only=True):
    """Everything that is derived, before it is written."""

    found: dict[str, tuple[Found, ...]]
    linked: Linked
    groups: tuple[Entity, ...]
    assessed: Assessed
    alerts: tuple[Alert, ...]
    leads: tuple[Lead, ...]
    estimates: tuple[Estimate, ...]


def derive(
    store: Store,
    *,
    clock: Clock,
    progress: Progress = silent,
    known: Facts | None = None,
    compare: Compare = compare_here,
) -> Derived:
    """Drop all derivations and compute them from the facts.

    Args:
        store: The store.
        clock: Tells when it was done; no result depends on it.
        progress: Told the stages.
        known: The facts, where the caller has just read them; None: they are read here.
        compare: Carries the comparison of candidate pairs.

    Raises:
        StoreError: The store failed; the derivations are as before.
    """
    known = known or read_facts(store)
    results = compute(known, progress, compare)
    progress("writing", 0, 1)
    with store.write() as connection:
        derivations.drop(connection)
        selectors = _write_index(connection, known.records, results)
        _write_results(connection, results)
        for contribution in known.contributions:
            derivations.mark_triaged(connection, contribution)
        derivations.set_state(connection, "facts", known.fingerprint)
        derivations.set_state(connection, "model", results.linked.model)
        derivations.set_state(connection, "derived", stamp(clock))
    progress("writing", 1, 1)
    return Derived(
        records=len(known.records),
        links=len(results.linked.links),
        doubtful=len(results.linked.doubtful),
        entities=len(results.linked.entities),
        groups=len(results.groups),
        alerts=len(results.alerts),
        leads=len(results.leads),
        selectors=selectors,
        ignored=dict(results.linked.ignored),
        model=results.linked.model,
    )


def read_facts(store: Store, *, anew: bool = False) -> Facts:
    """Read everything derivations are computed from, as of one moment.

    Args:
        store: The store.
        anew: Leave the assessments of reports that have not changed out, so that all are made again.
    """
    key = secret_key(store)
    with store.read() as connection:
        standing = (one for one in facts.contributions(connection) if not one.withdrawn)
        return Facts(
            records=tuple(records.all_records(connection)),
            decisions=judgements.decisions(connection, standing=True),
            claims=claims.standing(connection),
            agencies=facts.agencies(connection),
            contributions={one.id: one for one in standing},
            key=key,
            fingerprint=facts_fingerprint(connection),
            assessed={} if anew else stored_assessments(connection),
        )


def is_stale(store: Store) -> bool:
    """Tell whether facts have come or gone since the last derivation."""
    with store.read() as connection:
        return derivations.get_state(connection, "facts") != facts_fingerprint(connection)


def facts_fingerprint(connection: Connection) -> str:
    """Return a text that changes whenever facts do."""
    parts = (records.fingerprint, judgements.fingerprint, claims.fingerprint)
    return "/".join(part(connection) for part in parts)


def compute(known: Facts, progress: Progress = silent, compare: Compare = compare_here) -> Results:
    """Compute every derivation from the facts."""
    found = _find(known, progress)
    linking = {identity: some for identity, f in found.items() if (some := selectors_for_linking(f))}
    linked = link_records(
        known.records,
        known.decisions,
        found=linking,
        progress=lambda stage, share: progress(f"linking: {stage}", round(share * 100), 100),
        compare=compare,
    )
    progress("groups", 0, 1)
    groups = find_groups(linked, known.records)
    estimates = tuple(estimate(linked, known.records, role) for role in COUNTED)
    by_id = {one.id: one for one in known.records}
    assessed = assess_records(
        known.records, known.contributions, linked, before=known.assessed, progress=progress
    )
    alerts = raise_alerts(assessed.results, assessed.hands, tuple(known.agencies.values()))
    progress("leads", 0, 1)
    home = {member: one.id for one in linked.entities for member in one.members}
    made = claims_now(known.claims, home, linked.links)
    leads = hold_leads(find_leads(linked.entities, linked.links, by_id), made)
    return Results(
        found=found,
        linked=linked,
        groups=groups,
        assessed=assessed,
        alerts=alerts,
        leads=leads,
        estimates=estimates,
    )


def _find(known: Facts, progress: Progress) -> dict[str, tuple[Found, ...]]:
    """Search all texts; only records in which something was found are in the answer."""
    where = regions(known.records, known.agencies)
    found: dict[str, tuple[Found, ...]] = {}
    total = len(known.records)
    for number, one in enumerate(known.records):
        if number % _EVERY == 0:
            progress("reading texts", number, total)
        inside = find_in_texts(one, where[one.id], known.key)
        if inside:
            found[one.id] = inside
    return found


def _write_index(connection: Connection, known: Sequence[Record], results: Results) -> int:
    """Write what a search looks in; return the number of selector rows."""

    def selectors() -> Iterator[derivations.Row]:
        for one in known:
            yield from selector_rows(one, results.found.get(one.id, ()))

    def terms() -> Iterator[derivations.Row]:
        for one in known:
            yield from term_rows(one, results.found.get(one.id, ()))

    derivations.put(connection, schema.term, terms())
    return derivations.put(connection, schema.selector, selectors())


def _write_results(connection: Connection, results: Results) -> None:
    """Write links, entities, groups, redirects, assessments, alerts, leads and estimates."""
    linked = results.linked
    derivations.put_links(connection, linked.links)
    derivations.put_links(connection, linked.doubtful, doubtful=True)
    derivations.put_entities(connection, linked.entities)
    derivations.put_entities(connection, results.groups)
    derivations.put_redirects(connection, redirects(linked.entities))
    derivations.put_assessments(connection, results.assessed.results)
    derivations.put_inputs(connection, results.assessed.inputs)
    derivations.put_alerts(connection, results.alerts)
    derivations.put_leads(connection, results.leads)
    for one in results.estimates:
        derivations.put_estimate(connection, one.role, one)


def redirects(entities: Sequence[Entity]) -> dict[str, str]:
    """Return where every id that an entity may once have had leads now.

    An entity is named after its smallest member. Whatever entity a record once named, that name
    therefore leads to the entity that holds the record now. No history is needed, so that a rebuild
    gives the same answer.
    """
    moved: dict[str, str] = {}
    for one in entities:
        for member in one.members[1:]:
            moved[entity_id(one.kind, [member])] = one.id
    return moved
