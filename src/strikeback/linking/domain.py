"""Our own records linked: who and what is the same, which cases touch, and why.

The order: things (accounts, instruments, devices) by exact identifiers; persons by evidence; reports of
one incident by their victims, offenders, days and amounts; then links between cases that only touch.
The result depends on the records and standing decisions alone, never on their order.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from strikeback.linking.context import build_contexts
from strikeback.linking.corpus import build_corpus
from strikeback.linking.decisions import constrain
from strikeback.linking.entity_ids import make_entity
from strikeback.linking.linked import Linked
from strikeback.linking.persons import PersonRun, make_scorer
from strikeback.linking.profiles import build_profiles
from strikeback.linking.things import ACCOUNTS, DEVICES, INSTRUMENTS, resolve_things
from strikeback.linking.weights import build_weights
from strikeback.model.links import Decision, Entity, EntityKind, Link
from strikeback.model.record import Record
from strikeback.model.selector import Selector

Progress = Callable[[str, float], None]


def link_records(
    records: Sequence[Record],
    decisions: Sequence[Decision] = (),
    *,
    found: Mapping[str, tuple[Selector, ...]] | None = None,
    progress: Progress | None = None,
) -> Linked:
    """Return links and entities of ``records``.

    Args:
        records: In any order; an id given twice counts once.
        decisions: People's judgements; those undone are passed over, those standing always win.
        found: Selectors found inside texts, by record id.
        progress: Called with a stage's name and the share of all work done, 0 to 1.
    """
    tell = progress or (lambda _stage, _share: None)
    corpus = build_corpus(records, found or {})
    decided = constrain(decisions, {record.id: record.kind for record in corpus.records})
    entities: list[Entity] = []
    links: list[Link] = []
    tell("things", 0.05)
    for name, kind in (("account", ACCOUNTS), ("instrument", INSTRUMENTS), ("device", DEVICES)):
        things = resolve_things(corpus, corpus.of(name), kind, decided)
        entities.extend(things.entities)
        links.extend(things.links)
    tell("names", 0.15)
    profiles = build_profiles(corpus)
    weights = build_weights(corpus, profiles)
    tell("persons", 0.3)
    homes = {member: entity.id for entity in entities for member in entity.members}
    scorer = make_scorer(corpus, profiles, weights, build_contexts(corpus, weights, homes))
    suspects = [n for n in corpus.of("person") if profiles[n].wall == "suspect"]
    for entity in PersonRun(scorer, suspects, decided).resolve().entities:
        homes.update(dict.fromkeys(entity.members, entity.id))
    tell("persons", 0.5)
    scorer.contexts = build_contexts(corpus, weights, homes)
    persons = PersonRun(scorer, corpus.of("person"), decided).resolve()
    entities.extend(persons.entities)
    links.extend(persons.links)
    entities.extend(make_entity(EntityKind.INCIDENT, [corpus.records[n].id]) for n in corpus.of("report"))
    tell("done", 1.0)
    ignored = Counter(weights.ignored)
    if decided.ignored:
        ignored["decision: unknown record or two kinds"] = decided.ignored
    return Linked(
        links=tuple(sorted(links, key=_order)),
        entities=tuple(sorted(entities, key=lambda entity: (entity.kind.value, entity.id))),
        doubtful=tuple(sorted(persons.doubtful, key=_order)),
        ignored=dict(sorted(ignored.items())),
    )


def _order(link: Link) -> tuple[str, str, str]:
    return link.kind.value, link.left, link.right
