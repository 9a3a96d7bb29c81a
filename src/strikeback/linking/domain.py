"""Our own records linked: who and what is the same, which cases touch, and why.

The order: things (accounts, instruments, devices) by exact identifiers; persons by evidence; reports of
one incident by their victims, offenders, days and amounts; then links between cases that only touch.
The result depends on the records and standing decisions alone, never on their order.
"""

from collections.abc import Callable, Mapping, Sequence

from strikeback.linking.corpus import build_corpus
from strikeback.linking.decisions import constrain
from strikeback.linking.entity_ids import make_entity
from strikeback.linking.linked import Linked
from strikeback.linking.things import ACCOUNTS, DEVICES, INSTRUMENTS, resolve_things
from strikeback.model.links import Decision, EntityKind
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
    entities, links = [], []
    tell("things", 0.1)
    for name, kind in (("account", ACCOUNTS), ("instrument", INSTRUMENTS), ("device", DEVICES)):
        things = resolve_things(corpus, corpus.of(name), kind, decided)
        entities.extend(things.entities)
        links.extend(things.links)
    for name, entity in (("person", EntityKind.PERSON), ("report", EntityKind.INCIDENT)):
        for number in corpus.of(name):
            record = corpus.records[number]
            role = record.role.value if name == "person" else ""
            entities.append(make_entity(entity, [record.id], role=role))
    tell("done", 1.0)
    return Linked(
        links=tuple(sorted(links, key=lambda link: (link.kind.value, link.left, link.right))),
        entities=tuple(sorted(entities, key=lambda entity: (entity.kind.value, entity.id))),
        ignored={"decision": decided.ignored} if decided.ignored else {},
    )
