"""From facts to everything that is computed: index, links, entities, groups, alerts, leads, counts.

All derivations are dropped and written anew in one transaction. They depend on standing facts and
this release alone: not on the order of arrival, not on what was derived before. The clock only says on which
day terms are looked at: what is told no more, as its review date has passed, gives other agencies no lead.
"""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from strikeback.casework.alerts import raise_alerts
from strikeback.flows.assess import Assessed, assess_records, stored_assessments
from strikeback.flows.index import selector_rows, term_rows
from strikeback.flows.init import secret_key
from strikeback.flows.pictures import Drawing, Facts, Picture, share_leads
from strikeback.flows.progress import Progress, silent, stamp
from strikeback.flows.scopes import WHOLE, Plan, plan
from strikeback.flows.texts import Found, find_in_texts, regions
from strikeback.linking.comparing import Compare, compare_here
from strikeback.linking.entity_ids import entity_id
from strikeback.model.base import Frozen
from strikeback.model.casework import Alert, Lead
from strikeback.model.links import Entity
from strikeback.model.record import Record
from strikeback.model.time import Clock
from strikeback.sharing.policy import BEGINNING
from strikeback.store import claims, derivations, facts, judgements, records, schema
from strikeback.store.open import Connection, Store

AS_OF: Final = "as of"
"""State: the moment for which scopes were planned."""
MOMENT: Final = "moment"
"""State: the moment at which terms were looked at for leads; of all derived, leads alone depend on it."""
SCOPED: Final = "scopes"
"""Setting: scopes are derived in this store, from their first time on."""

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
    scopes: int = 0
    """Sets of records that were linked, each by itself; 0: the store as a whole only."""


class Results(Frozen, frozen=True, kw_only=True):
    """Everything that is derived, before it is written."""

    found: dict[str, tuple[Found, ...]]
    whole: Picture
    assessed: Assessed
    alerts: tuple[Alert, ...]
    scoped: tuple[Picture, ...] = ()
    """What agencies are answered from where it is not everything."""
    leads: dict[str, tuple[Lead, ...]]
    """By scope."""
    plan: Plan | None = None
    """Which scope answers whom; None: nobody asked for scopes."""


def derive(
    store: Store,
    *,
    clock: Clock,
    progress: Progress = silent,
    known: Facts | None = None,
    compare: Compare = compare_here,
    scopes: bool | None = None,
    as_of: str = "",
) -> Derived:
    """Drop all derivations and compute them from the facts.

    Args:
        store: The store.
        clock: Tells when it was done, and the day on which terms are looked at.
        progress: Told the stages.
        known: The facts, where the caller has just read them; None: they are read here.
        compare: Carries the comparison of candidate pairs.
        scopes: Compute it once more for each set of records that an agency may know of, so that the
            guarded flows can answer. None: if that was ever asked for in this store.
        as_of: RFC 3339 UTC: the moment at which terms that end some day are looked at; empty: now.
            Nothing but who is told what depends on it.

    Raises:
        StoreError: The store failed; the derivations are as before.
    """
    known = known or read_facts(store)
    scoped = _wants_scopes(store, scopes)
    while True:
        moment = as_of or stamp(clock)
        results = compute(known, progress, compare, as_of=moment if scoped else "", now=moment)
        progress("writing", 0, 1)
        selectors = _write(store, known, results, moment, stamp(clock))
        if selectors is not None:
            progress("writing", 1, 1)
            return _derived(known, results, selectors)
        known = read_facts(store, anew=not known.assessed)


def _derived(known: Facts, results: Results, selectors: int) -> Derived:
    """Return how much was derived."""
    linked = results.whole.linked
    return Derived(
        records=len(known.records),
        links=len(linked.links),
        doubtful=len(linked.doubtful),
        entities=len(linked.entities),
        groups=len(results.whole.groups),
        alerts=len(results.alerts),
        leads=sum(map(len, results.leads.values())),
        selectors=selectors,
        ignored=dict(linked.ignored),
        model=linked.model,
        scopes=len(results.plan.scopes) if results.plan else 0,
    )


def _write(store: Store, known: Facts, results: Results, moment: str, at: str) -> int | None:
    """Replace all derivations in one transaction; return the number of selector rows.

    On SQLite the rows are made ready before, as nobody can look at anything during the transaction.

    Returns:
        None, and nothing is written, when something was withdrawn or erased since the facts were read: it
        must not come back.
    """
    if not store.one_writer:
        with store.write() as connection:
            derivations.lock(connection)
            if records.gone(connection) != known.gone:
                return None
            late = _late(connection, known)
            derivations.drop(connection)
            selectors = _fill(connection, known, results)
            _finish(connection, known, results, late, moment, at)
            return selectors
    with store.stage() as stage:
        selectors = _fill(stage, known, results)
        with stage.write() as connection:
            if records.gone(connection) != known.gone:
                return None
            late = _late(connection, known)
            derivations.drop(connection)
            for table in schema.DERIVED.sorted_tables:
                stage.move(table)
            _finish(connection, known, results, late, moment, at)
            return selectors


def _fill(into: derivations.Into, known: Facts, results: Results) -> int:
    """Write everything that was computed; return the number of selector rows."""
    selectors = _write_index(into, known.records, results)
    _write_results(into, results)
    derivations.put(into, schema.triaged, ({"contribution": one} for one in known.contributions))
    return selectors


def _late(connection: Connection, known: Facts) -> derivations.Tables:
    """Return what triage made of files that came since the facts were read: no alert is away for a moment."""
    come = {one.id for one in facts.contributions(connection) if not one.withdrawn}
    return derivations.triage_of(connection, come.difference(known.contributions))


def _finish(
    connection: Connection, known: Facts, results: Results, late: derivations.Tables, moment: str, at: str
) -> None:
    """Write what came late and what is remembered of the derivation as a whole."""
    for table, rows in late.items():
        derivations.put(connection, table, rows)
    derivations.set_state(connection, "facts", known.fingerprint)
    derivations.set_state(connection, derivations.TERMS, known.terms)
    derivations.set_state(connection, "model", results.whole.linked.model)
    derivations.set_state(connection, "derived", at)
    derivations.set_state(connection, MOMENT, moment)
    if results.plan is not None:
        derivations.set_state(connection, AS_OF, results.plan.as_of)
        facts.put_setting(connection, SCOPED, b"1")


def _wants_scopes(store: Store, asked: bool | None) -> bool:  # noqa: FBT001 - a private question
    """Tell whether scopes are to be derived."""
    if asked is not None:
        return asked
    with store.read() as connection:
        return facts.get_setting(connection, SCOPED) is not None


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
            gone=records.gone(connection),
            terms=derivations.terms_count(connection),
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


def compute(
    known: Facts,
    progress: Progress = silent,
    compare: Compare = compare_here,
    *,
    as_of: str = "",
    now: str = BEGINNING,
) -> Results:
    """Compute every derivation from the facts.

    Args:
        known: The facts.
        progress: Told the stages.
        compare: Carries the comparison of candidate pairs.
        as_of: Moment for which scopes are planned; empty: no scopes.
        now: Moment at which terms are looked at for leads.
    """
    found = _find(known, progress)
    draw = Drawing(known, found, progress, compare, now)
    drawn = plan(known.records, known.agencies, as_of) if as_of else None
    if drawn is None:
        pictures = {WHOLE: draw.everything()}
        leads = {WHOLE: pictures[WHOLE].leads}
    else:
        pictures = {name: draw.scope(one) for name, one in sorted(drawn.scopes.items())}
        leads = share_leads(drawn, pictures)
    whole = pictures.pop(WHOLE)
    assessed = assess_records(
        known.records, known.contributions, whole.linked, before=known.assessed, progress=progress
    )
    alerts = raise_alerts(assessed.results, assessed.hands, tuple(known.agencies.values()))
    return Results(
        found=found,
        whole=whole,
        assessed=assessed,
        alerts=alerts,
        scoped=tuple(pictures.values()),
        leads=leads,
        plan=drawn,
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


def _write_index(into: derivations.Into, known: Sequence[Record], results: Results) -> int:
    """Write what a search looks in; return the number of selector rows."""

    def selectors() -> Iterator[derivations.Row]:
        for one in known:
            yield from selector_rows(one, results.found.get(one.id, ()))

    def terms() -> Iterator[derivations.Row]:
        for one in known:
            yield from term_rows(one, results.found.get(one.id, ()))

    derivations.put(into, schema.term, terms())
    return derivations.put(into, schema.selector, selectors())


def _write_results(into: derivations.Into, results: Results) -> None:
    """Write assessments and alerts, what each scope leads to, and which scope answers whom."""
    derivations.put_assessments(into, results.assessed.results)
    derivations.put_inputs(into, results.assessed.inputs)
    derivations.put_alerts(into, results.alerts)
    for picture in (results.whole, *results.scoped):
        _write_picture(into, picture, results.leads[picture.scope])
    if results.plan is not None:
        _write_plan(into, results.plan)


def _write_picture(into: derivations.Into, picture: Picture, leads: Sequence[Lead]) -> None:
    """Write links, entities, groups, redirects, leads and estimates of one scope."""
    linked, scope = picture.linked, picture.scope
    derivations.put_links(into, linked.links, scope=scope)
    derivations.put_links(into, linked.doubtful, doubtful=True, scope=scope)
    derivations.put_entities(into, linked.entities, scope=scope)
    derivations.put_entities(into, picture.groups, scope=scope)
    derivations.put_redirects(into, redirects(linked.entities), scope=scope)
    derivations.put_leads(into, leads, scope=scope)
    for one in picture.estimates:
        derivations.put_estimate(into, one.role, one, scope=scope)


def _write_plan(into: derivations.Into, drawn: Plan) -> None:
    """Write what each scope holds and whom it answers."""
    for name, scope in drawn.scopes.items():
        for part in scope.parts:
            derivations.put_part(into, name, originator=part.originator, terms=part.terms, body=part)
    for view in drawn.viewpoints:
        derivations.put_viewpoint(into, view.agency, view.purpose, seen=view.seen, known=view.known)


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
