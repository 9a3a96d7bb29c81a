"""Guarded: entities, and why two things are linked, in the viewer's own scope."""

from strikeback.flows.views.link_values import decision_views, link_views
from strikeback.flows.views.reading import Look, absent, looking
from strikeback.flows.views.values import EntityView, PartView, WhyView
from strikeback.flows.why import between, widest_way
from strikeback.model.errors import UsageError
from strikeback.model.links import Entity, EntityKind
from strikeback.model.people import Viewer
from strikeback.model.record import Record
from strikeback.model.time import Clock
from strikeback.store import lookup
from strikeback.store.open import Store


def open_entity(store: Store, viewer: Viewer, identity: str, *, clock: Clock) -> EntityView:
    """Return an entity or a group, made of nothing but what the viewer is told at summary or more.

    Raises:
        NotFoundError: The viewer's scope has no such entity: the same words whether another one has.
        RefusedError: The viewer's duties give no sight of content.
    """
    with looking(store, viewer, clock, "open_entity", identity) as look:
        entity = _entity(look, identity)
        if entity is None:
            raise absent()
        members = _records(look, entity)
        if not members:
            raise absent()
        look.note(entity.id, "open_entity", members)
        if entity.kind is EntityKind.GROUP:
            return _group(look, entity, members)
        return _thing(look, entity, members, identity)


def _entity(look: Look, identity: str) -> Entity | None:
    """Return an entity of the viewer's scope."""
    if look.seen is None:
        return None
    return lookup.get_entity(look.connection, identity, scope=look.seen)


def _records(look: Look, entity: Entity) -> dict[str, Record]:
    """Return the records of an entity, or of a group's entities, that are told at summary or more."""
    if entity.kind is not EntityKind.GROUP:
        return look.told(entity.members)
    inside = (_entity(look, member) for member in entity.members)
    return look.told(record for one in inside if one is not None for record in one.members)


def _thing(look: Look, entity: Entity, members: dict[str, Record], asked: str) -> EntityView:
    """Return an entity of records."""
    order = [one for one in entity.members if one in members]
    links = lookup.links_of(look.connection, order, scope=look.seen or "")
    ends = look.told({end for link in links for end in (link.left, link.right)})
    shown = link_views(look, links, ends)
    within = tuple(one for one in shown if one.left in members and one.right in members)
    touches = tuple(one for one in shown if not (one.left in members and one.right in members))
    around = [ends[end] for one in touches for end in (one.left, one.right)]
    look.note(entity.id, "open_entity.touches", (one.id for one in around)) if around else None
    groups = lookup.entities_of(look.connection, [entity.id], scope=look.seen or "")
    return EntityView(
        id=entity.id,
        redirected_from=asked if asked != entity.id else "",
        kind=entity.kind.value,
        role=entity.role,
        weakest=entity.weakest,
        members=tuple(look.views(members, order).values()),
        hits=look.hits_beside(order),
        links=within,
        touches=touches,
        decisions=decision_views(look, order),
        group=groups.get(entity.id, ""),
        handling=look.handling([*members.values(), *around]),
    )


def _group(look: Look, group: Entity, members: dict[str, Record]) -> EntityView:
    """Return a group with its entities."""
    inside = [one for one in (_entity(look, m) for m in group.members) if one is not None]
    return EntityView(
        id=group.id,
        kind=group.kind.value,
        role=group.role,
        parts=tuple(
            PartView(
                entity=one.id,
                kind=one.kind.value,
                role=one.role,
                records=sum(record in members for record in one.members),
                agencies=tuple(sorted({members[r].originator for r in one.members if r in members})),
            )
            for one in inside
        ),
        handling=look.handling(members.values()),
    )


def why(store: Store, viewer: Viewer, left: str, right: str, *, clock: Clock) -> WhyView:
    """Return why two records or entities are linked, as far as the viewer may see both.

    Args:
        store: The store.
        viewer: Who looks.
        left: Id of a record, or of an entity of the viewer's scope.
        right: The other.
        clock: Tells when.

    Raises:
        NotFoundError: One of them is not there, or not to be told.
        UsageError: Both are the same.
        RefusedError: The viewer's duties give no sight of content.
    """
    with looking(store, viewer, clock, "why", f"{left} {right}") as look:
        near, far = _side(look, left), _side(look, right)
        if near.keys() == far.keys():
            raise UsageError("both ids name the same thing", remedy="Name two different ones")
        answer = _why(look, left, right, near, far)
        shown = {end for one in (*answer.links, *answer.touching) for end in (one.left, one.right)}
        look.note(left, "why", {*near, *far, *shown}, other=right)
        return answer


def _side(look: Look, identity: str) -> dict[str, Record]:
    """Return the records that an id stands for.

    Raises:
        NotFoundError: None that may be told.
    """
    told = look.told_one(identity)
    if not told:
        entity = _entity(look, identity)
        told = _records(look, entity) if entity is not None else {}
    if not told:
        raise absent()
    return told


def _why(look: Look, left: str, right: str, near: dict[str, Record], far: dict[str, Record]) -> WhyView:
    """Return the links between two sides."""
    both = near | far
    scope, connection = look.seen, look.connection
    if scope is None:
        return WhyView(left=left, right=right, handling=look.handling(both.values()))
    homes = look.homes(both)
    common = {homes[r] for r in near if r in homes} & {homes[r] for r in far if r in homes}
    together = min(common, default="")
    inside = _entity(look, together) if together else None
    members = set(inside.members) if inside else set()
    within = lookup.links_of(connection, sorted(members), scope=scope) if members else ()
    same = [link for link in within if {link.left, link.right} <= members]
    way = widest_way(same, set(near), set(far))
    across = lookup.links_of(connection, sorted(near), scope=scope)
    touching = [one for one in across if between(one, near, far) and one not in same]
    scored = lookup.links_of(connection, sorted(near), doubtful=True, scope=scope)
    doubtful = [one for one in scored if between(one, near, far)]
    shown = look.told({end for one in (*way, *touching, *doubtful) for end in (one.left, one.right)})
    decided = (one for one in decision_views(look, sorted(near)) if between(one, near, far))
    return WhyView(
        left=left,
        right=right,
        together=together,
        links=link_views(look, way, shown),
        touching=link_views(look, touching, shown),
        doubtful=link_views(look, doubtful, shown),
        decisions=tuple(decided),
        handling=look.handling([*both.values(), *shown.values()]),
    )
