"""Why two things are linked: the links on the way from one to the other, each with its reasons."""

import heapq
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import ClassVar, Protocol

from strikeback.flows.identify import full_id
from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError
from strikeback.model.links import Decision, Link
from strikeback.publishing.waterfall import Step, waterfall
from strikeback.store import judgements, lookup, records
from strikeback.store.open import Connection, Store


class Why(Frozen, frozen=True, kw_only=True):
    """The answer."""

    shown: ClassVar = ("left", "right", "together", "links")

    left: str
    right: str
    together: str
    """Entity both belong to; empty when they do not."""
    links: tuple[Link, ...]
    """The way from one to the other whose weakest link is strongest; empty: no way."""
    touching: tuple[Link, ...] = ()
    """Links between the two that do not make them the same thing."""
    doubtful: tuple[Link, ...] = ()
    """The pair was scored and not joined."""
    decisions: tuple[Decision, ...] = ()
    """What people decided about the pair; undone ones are marked."""


def why(store: Store, left: str, right: str) -> Why:
    """Return why two records or entities are linked.

    Args:
        store: The store.
        left: Record or entity id, or the beginning of one.
        right: The other.

    Raises:
        NotFoundError: An id nobody has heard of.
        UsageError: Both are the same, or one is an alert or a lead.
    """
    with store.read() as connection:
        one, other = full_id(connection, left), full_id(connection, right)
        near, far = _records(connection, one), _records(connection, other)
        if near == far:
            raise UsageError("both ids name the same thing", remedy="Name two different ones")
        homes = lookup.entities_of(connection, near | far)
        common = {homes[r] for r in near if r in homes} & {homes[r] for r in far if r in homes}
        together = min(common, default="")
        inside = lookup.get_entity(connection, together) if together else None
        within = lookup.links_of(connection, inside.members) if inside else ()
        across = lookup.links_of(connection, sorted(near))
        doubtful = lookup.links_of(connection, sorted(near), doubtful=True)
        decided = judgements.decisions(connection, about=sorted(near))
    members = set(inside.members) if inside else set()
    same = [link for link in within if {link.left, link.right} <= members]
    return Why(
        left=one,
        right=other,
        together=together,
        links=widest_way(same, near, far),
        touching=tuple(link for link in across if between(link, near, far) and link not in same),
        doubtful=tuple(link for link in doubtful if between(link, near, far)),
        decisions=tuple(one for one in decided if between(one, near, far)),
    )


def drawn(answer: Why) -> str:
    """Return the reasons of one link as an SVG picture: the weakest on the way, else one that was not joined.

    Raises:
        UsageError: Nothing was compared.
    """
    links = answer.links or answer.doubtful or answer.touching
    if not links:
        raise UsageError("there is nothing to draw: the two were not compared", remedy="Leave out --svg")
    link = min(links, key=lambda each: each.bits)
    steps = []
    for reason in link.reasons:
        values = " | ".join(value for value in (reason.left, reason.right) if value)
        note = "; ".join(part for part in (values, reason.note) if part)
        steps.append(Step(name=(reason.field or reason.rule).replace("_", " "), bits=reason.bits, note=note))
    verdict = f"{link.kind.value.replace('_', ' ')}, {link.probability:.1%}, model {link.model}"
    return waterfall(steps, title=f"{link.left} and {link.right}", verdict=verdict)


def _records(connection: Connection, identity: str) -> set[str]:
    """Return the records an id stands for."""
    if records.get_records(connection, [identity]):
        return {identity}
    entity = lookup.get_entity(connection, identity)
    if entity is None:
        raise UsageError("neither a record nor an entity", where=identity)
    if entity.kind.value != "group":
        return set(entity.members)
    inside = (lookup.get_entity(connection, member) for member in entity.members)
    return {record for one in inside if one is not None for record in one.members}


class Pair(Protocol):
    """Anything with two ends."""

    @property
    def left(self) -> str:
        """Id of one end."""
        ...

    @property
    def right(self) -> str:
        """Id of the other."""
        ...


def between(pair: Pair, near: Collection[str], far: Collection[str]) -> bool:
    """Tell whether a pair joins one side to the other."""
    return (pair.left in near and pair.right in far) or (pair.left in far and pair.right in near)


def widest_way(links: Sequence[Link], near: set[str], far: set[str]) -> tuple[Link, ...]:
    """Return the way from ``near`` to ``far`` whose weakest link is strongest.

    Dijkstra's method on the widest path: the state reached over the strongest bottleneck is settled first.
    """
    ends: dict[str, list[tuple[str, Link]]] = defaultdict(list)
    for link in links:
        ends[link.left].append((link.right, link))
        ends[link.right].append((link.left, link))
    by_id = {link.id: link for link in links}
    waiting: list[tuple[float, int, str, tuple[str, ...]]] = [
        (-float("inf"), 0, start, ()) for start in sorted(near)
    ]
    heapq.heapify(waiting)
    settled: set[str] = set()
    while waiting:
        width, steps, at, way = heapq.heappop(waiting)
        if at in far:
            return tuple(by_id[link] for link in way)
        if at in settled:
            continue
        settled.add(at)
        for to, link in ends[at]:
            if to not in settled:
                heapq.heappush(waiting, (max(width, -link.bits), steps + 1, to, (*way, link.id)))
    return ()
