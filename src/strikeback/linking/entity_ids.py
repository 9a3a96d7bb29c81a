"""How entities are named, and how old names lead to new ones.

The rule, free of the order in which records came: an entity's id is derived from its kind and its
smallest member record id. When entities merge, the one that holds the smallest record keeps its
id and the others redirect to it. When one splits, the part with the smallest record keeps the id.
An old id that no longer exists redirects to the entity that now holds most of its members; among
equals to the one that holds its smallest member, so that the answer is one entity, always.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from strikeback.model.ids import derive_id
from strikeback.model.links import Entity, EntityKind


def entity_id(kind: EntityKind, members: Iterable[str]) -> str:
    """Return the id of the entity of ``kind`` that holds ``members`` (at least one)."""
    return derive_id("e", [kind.value, min(members)])


def make_entity(
    kind: EntityKind, members: Iterable[str], *, role: str = "", weakest: float | None = None
) -> Entity:
    """Return an entity with its members sorted and its id derived."""
    inside = tuple(sorted(members))
    return Entity(id=entity_id(kind, inside), kind=kind, role=role, members=inside, weakest=weakest)


def redirects(old: Sequence[Entity], new: Sequence[Entity]) -> dict[str, str]:
    """Return where each id of ``old`` that is gone from ``new`` leads now.

    Ids whose members all left the data (erased, withdrawn) are absent from the answer.
    """
    alive = {entity.id for entity in new}
    place = {(entity.kind, member): entity.id for entity in new for member in entity.members}
    moved: dict[str, str] = {}
    for entity in old:
        if entity.id in alive:
            continue
        homes = [place[entity.kind, m] for m in entity.members if (entity.kind, m) in place]
        if homes:
            counts = Counter(homes)
            most = max(counts.values())
            moved[entity.id] = next(home for home in homes if counts[home] == most)
    return moved
