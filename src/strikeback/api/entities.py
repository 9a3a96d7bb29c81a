"""Entities, and why two things are linked or not, as the viewer's agency may know."""

from strikeback.api.operation import Answer, Call, Operation
from strikeback.api.words import Asked, Id, Nothing, Told
from strikeback.flows.views.links import open_entity, why
from strikeback.flows.views.values import CountView, EntityView, Groups, WhyView
from strikeback.flows.views.work import counts, groups


class Pair(Asked, frozen=True, kw_only=True):
    """Two records or entities."""

    left: Id
    right: Id


class Counts(Told, frozen=True, kw_only=True):
    """How many distinct persons, role by role; roles are never added up."""

    items: tuple[CountView, ...]


def show(call: Call[Nothing, Nothing]) -> Answer:
    """Open an entity."""
    return Answer(content=open_entity(call.store, call.viewer, call.path["entity"], clock=call.clock))


def explain(call: Call[Nothing, Pair]) -> Answer:
    """Say why."""
    return Answer(content=why(call.store, call.viewer, call.body.left, call.body.right, clock=call.clock))


def count(call: Call[Nothing, Nothing]) -> Answer:
    """Count."""
    found = counts(call.store, call.viewer, call.path["what"], clock=call.clock)
    return Answer(content=Counts(items=found))


def show_groups(call: Call[Nothing, Nothing]) -> Answer:
    """List groups."""
    return Answer(content=groups(call.store, call.viewer, clock=call.clock))


OPERATIONS = (
    Operation("GET", "/entities/{entity}", "openEntity", "An entity as the own agency may know it", show,
              {200: EntityView}, scope="read"),
    Operation("POST", "/why", "why", "Why two things are linked, or not", explain, {200: WhyView}, body=Pair,
              scope="read", refusals=(404,)),
    Operation("GET", "/counts/{what}", "count", "How many distinct victims, suspects or persons", count,
              {200: Counts}, scope="read"),
    Operation("GET", "/groups", "listGroups", "Who shares what", show_groups, {200: Groups}, scope="read"),
)  # fmt: skip
