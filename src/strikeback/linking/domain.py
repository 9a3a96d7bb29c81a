"""Our own records linked: who and what is the same, which cases touch, and why.

The order: things (accounts, instruments, devices) by exact identifiers; suspects; victims, helped by the
offenders their reports share; reports of one incident by victims, offenders, days and amounts; all persons
once more, now that the offenders of one incident are known; links between cases that only touch.
The result depends on the records and standing decisions alone, never on their order.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from strikeback.linking.comparing import Compare, Scores, compare_here
from strikeback.linking.context import build_contexts
from strikeback.linking.corpus import Corpus, build_corpus
from strikeback.linking.decisions import Constraints, constrain
from strikeback.linking.incident_facts import gather_facts
from strikeback.linking.incidents import IncidentScorer, resolve_incidents
from strikeback.linking.linked import Linked, make_link
from strikeback.linking.person_score import PersonScorer
from strikeback.linking.persons import PersonRun, make_scorer
from strikeback.linking.profiles import build_profiles
from strikeback.linking.things import ACCOUNTS, DEVICES, INSTRUMENTS, resolve_things
from strikeback.linking.touches import touching
from strikeback.linking.weights import build_weights
from strikeback.model.links import Decision, Entity, Link, LinkKind
from strikeback.model.record import Record
from strikeback.model.selector import Selector

THINGS: Final = (("account", ACCOUNTS), ("instrument", INSTRUMENTS), ("device", DEVICES))
Progress = Callable[[str, float], None]


def link_records(
    records: Sequence[Record],
    decisions: Sequence[Decision] = (),
    *,
    found: Mapping[str, tuple[Selector, ...]] | None = None,
    progress: Progress | None = None,
    compare: Compare = compare_here,
) -> Linked:
    """Return links and entities of ``records``.

    Args:
        records: In any order; an id given twice counts once.
        decisions: People's judgements; those undone are passed over, those standing always win.
        found: Selectors found inside texts, by record id.
        progress: Called with a stage's name and the share of all work done, 0 to 1.
        compare: Carries the comparison of candidate pairs; the result is the same whoever does.
    """
    tell = progress or (lambda _stage, _share: None)
    corpus = build_corpus(records, found or {})
    decided = constrain(decisions, {record.id: record.kind for record in corpus.records})
    tell("things", 0.1)
    parts = [resolve_things(corpus, corpus.of(name), kind, decided) for name, kind in THINGS]
    tell("names", 0.2)
    profiles = build_profiles(corpus)
    weights = build_weights(corpus, profiles)
    tell("suspects", 0.35)
    homes = _homes(entity for part in parts for entity in part.entities)
    scorer = make_scorer(corpus, profiles, weights, build_contexts(corpus, weights, homes))
    known: Scores = {}
    homes |= _resolved(scorer, "suspect", decided, known, compare)
    tell("victims", 0.4)
    scorer.contexts = build_contexts(corpus, weights, homes)
    victims = _resolved(scorer, "victim", decided, known, compare)
    tell("incidents", 0.6)
    reports = IncidentScorer(
        gather_facts(corpus, profiles, weights, scorer.contexts, victims), scorer.contexts, scorer.rarity
    )
    incidents = resolve_incidents(reports, decided, compare)
    tell("persons", 0.7)
    scorer.incidents = _homes(incidents.entities)
    # Incidents speak about their offenders only: every other score still holds.
    known = {pair: score for pair, score in known.items() if not scorer.one_incident(*pair)}
    persons = PersonRun(scorer, corpus.of("person"), decided, known, compare).resolve()
    tell("touches", 0.9)
    links = touching(corpus, profiles, weights, scorer.incidents)
    parts += [persons, incidents]
    links.extend(link for part in parts for link in part.links)
    tell("done", 1.0)
    ignored = Counter(weights.ignored)
    ignored["decision: unknown record or two kinds"] += decided.ignored
    entities = [entity for part in parts for entity in part.entities]
    return Linked(
        links=tuple(sorted(links, key=_order)),
        entities=tuple(sorted(entities, key=lambda entity: (entity.kind.value, entity.id))),
        doubtful=tuple(sorted([*persons.doubtful, *incidents.doubtful], key=_order)),
        ignored={cause: count for cause, count in sorted(ignored.items()) if count},
        score=_on_demand(corpus, scorer, reports),
    )


def _resolved(
    scorer: PersonScorer, wall: str, decided: Constraints, known: Scores, compare: Compare
) -> dict[str, str]:
    """Return the entities of the suspects, or of everybody else, by what agreement is worth among them."""
    persons = scorer.profiles.items()
    members = [number for number, one in persons if (one.wall == "suspect") is (wall == "suspect")]
    run = PersonRun(scorer, members, decided, known, compare)
    scorer.fields = {**scorer.fields, wall: run.learn(wall)}
    return _homes(run.resolve().entities)


def _homes(entities: Iterable[Entity]) -> dict[str, str]:
    return {member: entity.id for entity in entities for member in entity.members}


def _order(link: Link) -> tuple[str, str, str]:
    return link.kind.value, link.left, link.right


def _on_demand(
    corpus: Corpus, persons: PersonScorer, reports: IncidentScorer
) -> Callable[[str, str], Link | None]:
    """Return a scorer of any two persons or reports; other kinds are the same by identifier or not at all."""
    place = {facts.record.id: i for i, facts in enumerate(reports.facts)}

    def score(left: str, right: str) -> Link | None:
        low, high = min(left, right), max(left, right)
        if low in place and high in place and low != high:
            reasons = reports.score(place[low], place[high]).reasons
            return make_link(LinkKind.SAME_INCIDENT, low, high, reasons)
        numbers = [corpus.number.get(low, -1), corpus.number.get(high, -1)]
        if low != high and all(number in persons.profiles for number in numbers):
            return make_link(LinkKind.SAME_PERSON, low, high, persons.score(*numbers).reasons)
        return None

    return score
