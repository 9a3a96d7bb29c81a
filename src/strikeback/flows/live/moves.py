"""What an arrival or a withdrawal moves: the record, and exact copies of it or of others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from strikeback.linking.engine.copies import are_many
from strikeback.linking.live.basis import Basis
from strikeback.linking.live.copies import (
    NO_TWIN,
    Copy,
    Spread,
    cell_keys,
    most,
    shape_of,
    stand,
    twin_of,
)
from strikeback.linking.live.entries import Arrival, Held, blocks_of, id_digests, normalised_one, values_of
from strikeback.linking.live.finding import Counted, Moved, find
from strikeback.linking.live.gathered import gather
from strikeback.linking.live.settling import Change, entity_of, settle
from strikeback.store.live import LiveRecords


@dataclass(slots=True)
class Group:
    """Copies that come or go beside one record that stands for them."""

    before: str = ""
    """Entity of that record before; empty: they were no copies."""
    stood: str = ""
    """That record."""
    put: list[Copy] = field(default_factory=list)
    drop: list[Copy] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """Which records are compared from now on, and which are not."""

    link: list[tuple[Arrival, int]] = field(default_factory=list)
    """With the digests of their cells."""
    unlink: list[Held] = field(default_factory=list)
    groups: dict[int, Group] = field(default_factory=dict)
    """By digest."""
    counted: bool = False
    """Copies are counted in this collection."""


def take_in(live: LiveRecords, basis: Basis, arrival: Arrival, spread: Spread | None) -> tuple[Change, ...]:
    """Take a record in, inside a transaction; return what became of entities.

    Args:
        live: The records.
        basis: Specification and model.
        arrival: The record.
        spread: What the collection has counted of copies.
    """
    if basis.apart:
        return _carried_out(live, basis, Plan(link=[(arrival, NO_TWIN)]))
    new = Copy(arrival.id, arrival.source, twin_of(arrival.cells))
    if spread is None:
        if not are_many(len(live.copies.linked(new.twin, most())) + 1):
            return _carried_out(live, basis, Plan(link=[(arrival, new.twin)]))
        spread = live.copies.begin()
    return _carried_out(live, basis, _planned(live, spread, arrival.cells, new=new))


def take_out(live: LiveRecords, basis: Basis, gone: Held | Copy) -> tuple[Change, ...]:
    """Take a record or a copy out, inside a transaction; return what became of entities."""
    spread = live.copies.spread() if gone.twin != NO_TWIN else None
    if spread is None:
        return _carried_out(live, basis, Plan(unlink=[gone] if isinstance(gone, Held) else []))
    return _carried_out(live, basis, _planned(live, spread, live.copies.cells(gone.twin), gone=gone))


def bring_forward(live: LiveRecords, basis: Basis) -> tuple[Change, ...]:
    """Set aside the copies of a collection that an earlier release has filled."""
    spread, plan = live.copies.begin(), Plan(counted=True)
    _turn(live, plan, spread)
    live.copies.keep(spread)
    return _carried_out(live, basis, plan)


def _planned(
    live: LiveRecords,
    spread: Spread,
    cells: Mapping[str, str],
    *,
    new: Copy | None = None,
    gone: Held | Copy | None = None,
) -> Plan:
    """Count a record in or out, ask the rule, and tell what follows."""
    plan, copies = Plan(counted=True), live.copies
    twin, more = (new.twin, 1) if new else (gone.twin, -1) if gone else (NO_TWIN, 0)
    shape = shape_of(cells)
    size = len(copies.linked(twin, most())) + copies.count(twin)
    was = spread.is_aside(shape, size)
    spread.records += more
    if not min(size, size + more):
        spread.count(copies.count_cells(cell_keys(cells), more), more)
    if are_many(size) != are_many(size + more):
        spread.enter(shape, more)
        copies.enter(twin, shape) if new else copies.leave(twin)
    _turn(live, plan, spread, but=twin)
    is_ = spread.is_aside(shape, size + more)
    if was or is_:
        _regroup(live, plan, twin, cells, was=was, aside=is_, new=new, gone=gone)
    elif new:
        plan.link.append((Arrival(new.id, new.source, cells), twin))
    elif isinstance(gone, Held):
        plan.unlink.append(gone)
    copies.keep(spread)
    return plan


def _turn(live: LiveRecords, plan: Plan, spread: Spread, but: int = NO_TWIN) -> None:
    """Set aside or bring back all records of shapes about which the rule says something else now."""
    for shape in spread.turn():
        aside = spread.shapes[shape].aside
        for twin in live.copies.groups(shape):
            if twin != but:
                _regroup(live, plan, twin, live.copies.cells(twin), was=not aside, aside=aside)


def _regroup(
    live: LiveRecords,
    plan: Plan,
    twin: int,
    cells: Mapping[str, str],
    *,
    was: bool,
    aside: bool,
    new: Copy | None = None,
    gone: Held | Copy | None = None,
) -> None:
    """Tell which of some equal records stand for themselves, and which are copies.

    Of copies that stay copies only the least one need be known: it may take the place of what stands for
    them.
    """
    copies, group = live.copies, plan.groups.setdefault(twin, Group())
    linked = {one.id: one for one in live.held(copies.linked(twin))}
    waiting = {one.id: one for one in (copies.least(twin) if was and aside else copies.of(twin))}
    if isinstance(gone, Copy):
        waiting[gone.id] = gone
    if was:
        (stands,) = linked.values()
        group.stood = stands.id
        group.before = entity_of(live.held([stands.head])[0].id)
    known = {key: Copy(key, one.source, twin) for key, one in linked.items()} | waiting
    if new:
        known[new.id] = new
    if gone:
        del known[gone.id]
    alone = stand(known, aside=aside)
    plan.link += [(Arrival(key, known[key].source, cells), twin) for key in sorted(alone - linked.keys())]
    plan.unlink += [one for key, one in linked.items() if key not in alone]
    group.put += [one for key, one in known.items() if key not in alone and key not in waiting]
    group.drop += [one for key, one in waiting.items() if key in alone or key not in known]


def _carried_out(live: LiveRecords, basis: Basis, plan: Plan) -> tuple[Change, ...]:
    """Change records, values, blocks and pairs, then the clusters of what they touch."""
    put = [one for group in plan.groups.values() for one in group.put]
    drop = [one for group in plan.groups.values() for one in group.drop]
    spoken = set[str]()
    if plan.groups:
        spoken = live.spoken_of([one.id for one in (*put, *drop)])
        live.copies.drop(one.id for one in drop)
        live.copies.put((one, one.id in spoken) for one in put)
    moved = _moved(live, basis, plan)
    found = find(basis, live, moved)
    live.change_pairs(found.put, found.drop)
    touched = found.touched | _bound(live, plan, moved.added, spoken)
    settled = settle(basis, live, touched, added=moved.added, removed=moved.removed, gathered=found.gathered)
    live.place(settled.places)
    return with_copies(live, plan, settled.changes) if plan.counted else settled.changes


def _moved(live: LiveRecords, basis: Basis, plan: Plan) -> Moved:
    """Insert and delete what is compared; return it with what that did to counts."""
    added, blocks, left = list[Held](), list[tuple[int, ...]](), list[tuple[int, ...]]()
    counts: dict[tuple[int, int], tuple[int, int]] = {}
    # Those that go are deleted last: a number is not given twice in one change.
    for arrival, twin in plan.link:
        forms = normalised_one(basis, arrival)
        held = live.add(arrival, int(id_digests([arrival.id])[0]), forms, twin)
        (own,) = blocks_of(basis, gather(basis, [held], live.counts).records)
        values = values_of(basis, forms)
        after = live.index(held.number, [value for _, value in values], own)
        counts |= {key: (counts.get(key, (after[key[1]] - 1,))[0], after[key[1]]) for key in values}
        added.append(held)
        blocks.append(own)
    for held in plan.unlink:
        (own,) = blocks_of(basis, gather(basis, [held], live.counts).records)
        values = values_of(basis, held.forms)
        after = live.remove(held.number, [value for _, value in values], own)
        counts |= {key: (counts.get(key, (after[key[1]] + 1,))[0], after[key[1]]) for key in values}
        left.append(own)
    counted = [Counted(f, value, before, after) for (f, value), (before, after) in counts.items()]
    return Moved(added=added, blocks=blocks, removed=plan.unlink, left=left, counted=counted)


def _bound(live: LiveRecords, plan: Plan, added: Sequence[Held], spoken: Iterable[str]) -> set[int]:
    """Return the components that decisions join with what came, or that lose what joined them."""
    voices = {one.id for one in added} | set(spoken)
    if plan.counted:
        voices |= {copy for one in added for copy in live.copies.spoken(one.twin)}
    found = {component for voice in voices for component in live.bound(voice)}
    if spoken:
        stand_for = [number for twin in plan.groups for number in live.copies.linked(twin)]
        found |= {one.component for one in live.held(stand_for)}
    return found


def with_copies(live: LiveRecords, plan: Plan, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return changes of entities with the copies that came to them and left them."""
    old = {member: change.entity for change in changes for member in change.before}
    now = {member: change.entity for change in changes for member in change.members}
    groups = dict(plan.groups)
    for member in old.keys() & now.keys():
        if old[member] != now[member] and (held := live.by_id(member)) and live.copies.count(held.twin):
            groups.setdefault(held.twin, Group(before=old[member], stood=member))
    came, left = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    heads: dict[str, int] = {}
    for twin, group in groups.items():
        put, drop = ({one.id for one in side} for side in (group.put, group.drop))
        after = ""
        if live.copies.count(twin):
            (stands,) = live.held(live.copies.linked(twin))
            after = entity_of(live.held([stands.head])[0].id)
            heads[after] = stands.head
        if group.before != after:
            present = {one.id for one in live.copies.of(twin)}
            put, drop = present, (present - put) | drop
        if stood := live.by_id(group.stood):
            heads.setdefault(group.before, stood.head)
        came[after] |= put
        left[group.before] |= drop
    return _told(live, changes, came, left, heads)


def _told(
    live: LiveRecords,
    changes: Sequence[Change],
    came: Mapping[str, set[str]],
    left: Mapping[str, set[str]],
    heads: Mapping[str, int],
) -> tuple[Change, ...]:
    """Return changes with copies; entities that changed in nothing else are told with their members."""
    known = {change.entity: change for change in changes}
    for entity in sorted((came.keys() | left.keys()) - known.keys()):
        if entity and (came.get(entity) or left.get(entity)):
            members = tuple(sorted(identity for _, identity in live.entity(heads[entity])))
            known[entity] = Change(entity, members, members)
    return tuple(
        replace(change, copies=tuple(sorted(came.get(entity, ()))), left=tuple(sorted(left.get(entity, ()))))
        for entity, change in known.items()
    )
