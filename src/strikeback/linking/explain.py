"""Why two records are together, or why they are not."""

from collections import defaultdict, deque
from typing import ClassVar

from strikeback.linking.linked import Linked
from strikeback.model.base import Frozen
from strikeback.model.errors import NotFoundError
from strikeback.model.links import Link, LinkKind, Reason

_SAME = frozenset(
    {
        LinkKind.SAME_PERSON,
        LinkKind.SAME_ACCOUNT,
        LinkKind.SAME_INSTRUMENT,
        LinkKind.SAME_DEVICE,
        LinkKind.SAME_INCIDENT,
    }
)


class Explanation(Frozen, frozen=True, kw_only=True):
    """What speaks for and against two records being one, and how they are joined."""

    shown: ClassVar = ("together", "bits")

    left: str
    right: str
    together: bool
    """They are in one entity."""
    entity: str
    """Id of that entity; empty when they are apart."""
    links: tuple[Link, ...]
    """Links between exactly these two, of any kind."""
    path: tuple[Link, ...]
    """The chain of links that joins them inside the entity: of the shortest, the first by ids."""
    weakest: Link | None
    """The weakest link of the path: what would part them if it fell."""
    scored: Link | None
    """The pair compared on demand, when no link stands between them."""
    bits: float | None
    """Score of the pair itself; None when it cannot be compared (two kinds, or no engine at hand)."""
    for_it: tuple[Reason, ...]
    against: tuple[Reason, ...]


def why(linked: Linked, left: str, right: str) -> Explanation:
    """Return why two records are one thing or not.

    Raises:
        NotFoundError: One of the ids belongs to no entity of this run.
    """
    one, other = linked.entity_of(left), linked.entity_of(right)
    if one is None or other is None:
        raise NotFoundError("a record id is not part of this run", remedy="check the ids, or link again")
    low, high = min(left, right), max(left, right)
    links = tuple(link for link in linked.links if (link.left, link.right) == (low, high))
    same = [link for link in links if link.kind in _SAME]
    scored = None
    if not same and low != high:
        open_pairs = [link for link in linked.doubtful if (link.left, link.right) == (low, high)]
        scored = open_pairs[0] if open_pairs else linked.score(low, high) if linked.score else None
    direct = same[0] if same else scored
    path = _path(linked, low, high) if one.id == other.id else ()
    reasons = direct.reasons if direct else ()
    return Explanation(
        left=low,
        right=high,
        together=one.id == other.id,
        entity=one.id if one.id == other.id else "",
        links=links,
        path=path,
        weakest=min(path, key=lambda link: (link.bits, link.left, link.right), default=None),
        scored=scored,
        bits=direct.bits if direct else None,
        for_it=tuple(sorted((r for r in reasons if r.bits > 0), key=lambda r: -r.bits)),
        against=tuple(sorted((r for r in reasons if r.bits < 0), key=lambda r: r.bits)),
    )


def _path(linked: Linked, start: str, end: str) -> tuple[Link, ...]:
    """Breadth first over the links inside the entity, neighbours in the order of their ids."""
    entity = linked.entity_of(start)
    inside = set(entity.members) if entity else set()
    around: dict[str, list[tuple[str, Link]]] = defaultdict(list)
    for link in linked.links:
        if link.kind in _SAME and link.left in inside and link.right in inside:
            around[link.left].append((link.right, link))
            around[link.right].append((link.left, link))
    came: dict[str, tuple[str, Link]] = {}
    queue = deque([start])
    while queue and end not in came:
        here = queue.popleft()
        for there, link in sorted(around[here], key=lambda step: step[0]):
            if there not in came and there != start:
                came[there] = (here, link)
                queue.append(there)
    path: list[Link] = []
    while end in came:
        end, link = came[end]
        path.append(link)
    return tuple(reversed(path))
