"""Clusters of the components that change, and what becomes of their entities."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from strikeback.linking.engine.clusters import Constraints
from strikeback.linking.engine.pairs import Pairs
from strikeback.linking.engine.run import solve
from strikeback.linking.entity_ids import redirects
from strikeback.linking.live.basis import Basis
from strikeback.linking.live.entries import Held
from strikeback.linking.live.gathered import Gathered, gather
from strikeback.linking.live.reading import Reader
from strikeback.model.ids import derive_id
from strikeback.model.links import Entity, EntityKind, Verdict


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one entity."""

    entity: str
    members: tuple[str, ...]
    """Record ids, sorted, without exact copies; none: it is gone."""
    before: tuple[str, ...] = ()
    """Its members before; none: it is new."""
    into: str = ""
    """Of one that is gone: the entity that holds most of its members now; empty where all of them left."""
    copies: tuple[str, ...] = ()
    """Exact copies of members that came to it, sorted: they follow the member that stands for them."""
    left: tuple[str, ...] = ()
    """Exact copies that left it."""


@dataclass(frozen=True, slots=True)
class Settled:
    """New places of records and changes of entities."""

    places: Mapping[int, tuple[int, int]]
    """Component and head of each record that has other ones now."""
    changes: tuple[Change, ...]


def entity_of(identity: str) -> str:
    """Return the id of the entity whose smallest member has an id: the rule of ``linking/entity_ids.py``."""
    return derive_id("e", ["record", identity])


def settle(
    basis: Basis,
    reader: Reader,
    touched: Iterable[int],
    *,
    added: Sequence[Held] = (),
    removed: Sequence[Held] = (),
    gathered: Gathered | None = None,
) -> Settled:
    """Cluster all records of some components anew.

    Args:
        basis: Specification and model.
        reader: The records; pairs are those after the change.
        touched: Names of the components, whole ones, closed under pairs and decisions.
        added: Records that just came: they had no entity before.
        removed: Records that just left.
        gathered: Records that are coded already; used where they hold all that is clustered.
    """
    members = reader.components(touched)
    component, head = _clustered(basis, reader, members, gathered)
    places = {
        one.number: (component[one.number], head[one.number])
        for one in members
        if (one.component, one.head) != (component[one.number], head[one.number])
    }
    names = {one.number: one.id for one in (*members, *removed)}
    new = {one.number for one in added}
    before: dict[int, list[str]] = defaultdict(list)
    for one in (*members, *removed):
        if one.number not in new:
            before[one.head].append(one.id)
    after: dict[int, list[str]] = defaultdict(list)
    for one in members:
        after[head[one.number]].append(one.id)
    return Settled(places, _changes(_named(before, names), _named(after, names)))


def _clustered(
    basis: Basis, reader: Reader, members: Sequence[Held], gathered: Gathered | None
) -> tuple[dict[int, int], dict[int, int]]:
    """Return component and head of each record."""
    if len(members) < 2:
        own = {one.number: one.number for one in members}
        return own, own
    numbers = [one.number for one in members]
    scored = reader.pairs(numbers)
    decided = reader.decided(members)
    joins = [ends for ends, bits in scored.items() if bits >= basis.bond]
    joins += [(one, other) for one, other, verdict in decided if verdict is Verdict.SAME]
    component = _joined(numbers, joins)
    if gathered is None or not gathered.row.keys() >= set(numbers):
        gathered = gather(basis, members, reader.counts)
    labels = solve(
        gathered.records,
        _pairs(gathered, scored, component),
        basis.model,
        _constraints(basis, gathered, decided),
    ).tolist()
    least: dict[int, Held] = {}
    for one, label in zip(gathered.held, labels, strict=True):
        if label not in least or one.id < least[label].id:
            least[label] = one
    head = {one.number: least[label].number for one, label in zip(gathered.held, labels, strict=True)}
    return component, head


def _joined(numbers: Sequence[int], joins: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return the lowest number of each number's connected component."""
    parent = {number: number for number in numbers}

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for one, other in joins:
        a, b = root(one), root(other)
        parent[max(a, b)] = min(a, b)
    return {number: root(number) for number in numbers}


def _pairs(gathered: Gathered, scored: Mapping[tuple[int, int], int], component: Mapping[int, int]) -> Pairs:
    """Return the kept pairs inside components as the engine has them."""
    from strikeback.linking.engine.kernels_levels import patterns_of  # noqa: PLC0415 - loads the compiler

    row = gathered.row
    inside = [
        (min(row[a], row[b]), max(row[a], row[b]), bits)
        for (a, b), bits in scored.items()
        if component[a] == component[b]
    ]
    table = np.array(sorted(inside), dtype=np.int32).reshape(-1, 3)
    left, right, bits = (np.ascontiguousarray(column) for column in table.T)
    return Pairs(left, right, patterns_of(gathered.records.book, left, right), bits, len(left))


def _constraints(
    basis: Basis, gathered: Gathered, decided: Iterable[tuple[int, int, Verdict]]
) -> Constraints:
    """Return the decisions as rows."""
    rows: dict[Verdict, list[tuple[int, int]]] = {Verdict.SAME: [], Verdict.DIFFERENT: [], Verdict.UNSURE: []}
    for one, other, verdict in decided:
        i, j = gathered.row[one], gathered.row[other]
        rows[verdict].append((min(i, j), max(i, j)))
    must, cannot = (
        np.array(sorted(rows[verdict]), dtype=np.int64).reshape(-1, 2)
        for verdict in (Verdict.SAME, Verdict.DIFFERENT)
    )
    return Constraints(must=must, cannot=cannot, apart=basis.apart)


def _named(groups: Mapping[int, Sequence[str]], names: Mapping[int, str]) -> dict[str, tuple[str, ...]]:
    """Return entity id -> members, sorted."""
    return {entity_of(names[head]): tuple(sorted(members)) for head, members in groups.items()}


def _changes(old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]]) -> tuple[Change, ...]:
    """Return the entities that are new, have other members, or are gone."""
    kind = EntityKind.PERSON
    as_entities = [
        [Entity(id=key, kind=kind, role="", members=members) for key, members in sorted(group.items())]
        for group in (old, new)
    ]
    moved = redirects(*as_entities) if old.keys() - new.keys() else {}
    changed = [
        Change(entity=key, members=members, before=old.get(key, ()))
        for key, members in sorted(new.items())
        if old.get(key) != members
    ]
    gone = [
        Change(entity=key, members=(), before=members, into=moved.get(key, ""))
        for key, members in sorted(old.items())
        if key not in new
    ]
    return (*changed, *gone)
