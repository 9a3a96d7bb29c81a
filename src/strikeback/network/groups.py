"""Who works together: suspects, accounts, instruments and devices that belong to one group.

Entities are joined by what the sources state (ownership, contacts, conversations, arrests in one case,
appearing as offenders of one report) and by what their cases share: the payee, an identifier, a public
address that no victim uses (``shared.py``). Whatever touches too many is a service and joins
nobody. Communities are found by Louvain's method (Blondel et al. 2008) with a fixed seed over nodes
numbered in the order of their ids: the result does not depend on order. A group is a proposal: it says
who shares what, names no leader and proves nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

import networkx as nx

from strikeback.model.bodies import Capture, Person
from strikeback.model.ids import derive_id
from strikeback.model.links import Entity, EntityKind
from strikeback.model.record import Record, Relation, Role
from strikeback.model.selector import SelectorKind
from strikeback.network.shared import shared_between_suspects
from strikeback.network.state import LinkedState

SEED: Final = 1
RESOLUTION: Final = 0.25
"""Below 1 joins offices into groups. 1, .5, .25, .1 gave on two made-up operations pairs of offenders at
precision .80/.89, .79/.94, .85/.94, .73/.89 and recall .14/.11, .22/.19, .39/.39, .54/.63."""
WEIGHTS: Final = {
    Relation.HAS_ACCOUNT: 3.0,
    Relation.HAS_DEVICE: 3.0,
    Relation.HAS_INSTRUMENT: 2.0,
    Relation.FOUND_ON: 2.0,
    Relation.CONTACT_OF: 1.0,
    Relation.DEMANDED_BY: 2.0,
}
"""Judgement: what is somebody's own binds more than what they know of."""
TOGETHER: Final = 1.0
ARRESTED_TOGETHER: Final = 2.0
TALKED: Final = 1.0
SAME_ADDRESS: Final = 0.3
MAX_TOGETHER: Final = 12
"""Offenders named in one report beyond which it is a list, not a case."""
MAX_FAN_OUT: Final = 25
MAX_FAN_OUT_SHARE: Final = 0.05
"""A node with more neighbours than both (number, share of nodes) is a service."""
MAX_ADDRESS: Final = 8
"""Entities on one public address and day beyond which it is a carrier's or a public network's."""

Edges = dict[tuple[str, str], float]


def find_groups(linked: LinkedState, records: Sequence[Record]) -> tuple[Entity, ...]:
    """Return the groups, sorted by id; each has at least two suspects.

    A group's members are the entity ids of suspects, accounts, instruments and devices.
    """
    nodes = _nodes(linked, records)
    stated = _edges(records, nodes)
    for (left, right), weight in shared_between_suspects(linked, records).items():
        _add(stated, left, right, weight)
    edges = _without_services(stated, len(nodes))
    names = sorted({end for pair in edges for end in pair})
    number = {name: i for i, name in enumerate(names)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(names)))
    graph.add_weighted_edges_from(
        (number[left], number[right], weight) for (left, right), weight in sorted(edges.items())
    )
    suspects = {
        e.id for e in linked.entities if e.kind is EntityKind.PERSON and "suspect" in e.role.split("+")
    }
    groups = []
    for part in (
        nx.community.louvain_communities(graph, weight="weight", resolution=RESOLUTION, seed=SEED)
        if names
        else ()
    ):
        members = tuple(sorted(names[i] for i in part))
        if sum(1 for member in members if member in suspects) >= 2:
            identity = derive_id("e", [EntityKind.GROUP.value, members[0]])
            groups.append(Entity(id=identity, kind=EntityKind.GROUP, role="", members=members))
    return tuple(sorted(groups, key=lambda group: group.id))


def _nodes(linked: LinkedState, records: Iterable[Record]) -> dict[str, str]:
    """Return record id -> entity id for what may belong to a group: never a victim or a bystander."""
    nodes: dict[str, str] = {}
    roles: dict[str, set[Role]] = defaultdict(set)
    homes: dict[str, str] = {}
    for record in records:
        entity = linked.entity_of(record.id)
        if entity is not None and entity.kind is not EntityKind.INCIDENT:
            homes[record.id] = entity.id
            roles[entity.id].add(record.role)
    kinds = {entity.id: entity.kind for entity in linked.entities}
    for identity, home in homes.items():
        seen = roles[home]
        open_kind = kinds[home] is not EntityKind.PERSON and seen <= {Role.SUSPECT, Role.UNKNOWN, Role.OTHER}
        if Role.SUSPECT in seen or open_kind:
            nodes[identity] = home
    return nodes


def _edges(records: Sequence[Record], nodes: dict[str, str]) -> Edges:
    edges: Edges = {}
    named: dict[str, set[str]] = defaultdict(set)
    arrested: dict[str, set[str]] = defaultdict(set)
    addresses: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record in sorted(records, key=lambda r: r.id):
        home = nodes.get(record.id)
        if home:
            _owned(edges, record, home, nodes)
            _named(record, home, named, arrested)
        if record.kind == "conversation":
            _all_pairs(edges, _tied(record, Relation.PARTICIPANT, nodes), TALKED)
        if isinstance(record.body, Capture):
            _captured(record, record.body, nodes, addresses)
    _bounded(edges, named.values(), TOGETHER, MAX_TOGETHER)
    _bounded(edges, arrested.values(), ARRESTED_TOGETHER, MAX_TOGETHER)
    _bounded(edges, addresses.values(), SAME_ADDRESS, MAX_ADDRESS)
    return edges


def _bounded(edges: Edges, groups: Iterable[set[str]], weight: float, limit: int) -> None:
    for inside in groups:
        if len(inside) <= limit:
            _all_pairs(edges, inside, weight)


def _owned(edges: Edges, record: Record, home: str, nodes: dict[str, str]) -> None:
    for tie in record.ties:
        weight = WEIGHTS.get(tie.relation)
        if weight and tie.to in nodes:
            _add(edges, home, nodes[tie.to], weight)


def _named(record: Record, home: str, named: dict[str, set[str]], arrested: dict[str, set[str]]) -> None:
    if record.report and record.role is Role.SUSPECT:
        named[record.report].add(home)
        if isinstance(record.body, Person) and record.body.arrested:
            arrested[record.report].add(home)


def _captured(
    record: Record, capture: Capture, nodes: dict[str, str], addresses: dict[tuple[str, str], set[str]]
) -> None:
    """Note who used a public address on a day; proxies say nothing about who shares a roof."""
    if capture.proxy or capture.at is None or capture.at.utc is None:
        return
    day = capture.at.utc.date().isoformat()
    for selector in record.selectors:
        if selector.kind is SelectorKind.IP and selector.linkable:
            addresses[selector.value, day].update(_tied(record, Relation.CAPTURE_OF, nodes))


def _tied(record: Record, relation: Relation, nodes: dict[str, str]) -> set[str]:
    return {nodes[tie.to] for tie in record.ties if tie.relation is relation and tie.to in nodes}


def _all_pairs(edges: Edges, inside: Iterable[str], weight: float) -> None:
    for left, right in combinations(sorted(inside), 2):
        _add(edges, left, right, weight)


def _add(edges: Edges, left: str, right: str, weight: float) -> None:
    if left != right:
        pair = (min(left, right), max(left, right))
        edges[pair] = edges.get(pair, 0.0) + weight


def _without_services(edges: Edges, nodes: int) -> Edges:
    """Drop the edges of nodes that touch so many others that they are a service."""
    degree: dict[str, int] = defaultdict(int)
    for left, right in edges:
        degree[left] += 1
        degree[right] += 1
    limit = max(MAX_FAN_OUT, MAX_FAN_OUT_SHARE * nodes)
    return {pair: w for pair, w in edges.items() if degree[pair[0]] <= limit and degree[pair[1]] <= limit}
