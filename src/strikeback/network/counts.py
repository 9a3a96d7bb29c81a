"""How many distinct persons there are: a range over methods, with no level of confidence.

A level may be stated only after a clerical audit of sampled records; simulations showed every
interval drawn from pair scores alone to miss the truth far more often than it claimed. Until an
audit exists the methods below are computed side by side and their range is given.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from statistics import median
from typing import ClassVar, Final

from strikeback.model.base import Frozen
from strikeback.model.bodies import Person
from strikeback.model.links import Entity, EntityKind, LinkKind
from strikeback.model.record import Record, Relation, Role
from strikeback.model.selector import SelectorKind
from strikeback.network.state import LinkedState

SURE_BITS: Final = 6.6
"""log2 of 99 : 1; entities held together by less are counted as two in the cautious count."""


LASTING: Final = frozenset(
    {
        SelectorKind.PHONE,
        SelectorKind.EMAIL,
        SelectorKind.IBAN,
        SelectorKind.BANK_ACCOUNT,
        SelectorKind.CARD,
        SelectorKind.EWALLET,
        SelectorKind.IMEI,
        SelectorKind.IMSI,
        SelectorKind.ICCID,
        SelectorKind.MAC,
        SelectorKind.DEVICE_ID,
        SelectorKind.DOCUMENT,
    }
)
"""What stays with a person while accounts, handles and names are taken on and left again."""
APART: Final = 0.1
"""Half-width of a range, as a share of its middle, up to which the middle is told, as ``count`` does."""
_OWN: Final = (Relation.HAS_ACCOUNT, Relation.HAS_DEVICE, Relation.HAS_INSTRUMENT)


class Estimate(Frozen, frozen=True, kw_only=True):
    """A count of distinct persons."""

    shown: ClassVar = ("role", "estimate", "low", "high", "method")

    role: str
    estimate: int
    """The middle of the methods."""
    low: int
    high: int
    level: float | None = None
    """Coverage that may be claimed; None without an audit."""
    records: int
    """Person records counted over."""
    method: str = "range over methods, not audited"
    figures: tuple[tuple[str, float], ...] = ()
    """Each method's own figure."""

    @property
    def told(self) -> bool:
        """Whether the methods lie near enough for their middle to be told; else only the range is."""
        return self.high - self.low <= APART * (self.high + self.low)


def estimate(linked: LinkedState, records: Sequence[Record], role: Role | str) -> Estimate:
    """Return how many distinct persons of ``role`` the records describe.

    Args:
        linked: Result of linking.
        records: The records it was made from.
        role: ``victim``, ``suspect`` ...; persons who hold several roles count in each.
    """
    wanted = Role(role).value
    persons = {r.id for r in records if r.kind == "person" and r.role.value == wanted}
    entities = [
        e for e in linked.entities if e.kind is EntityKind.PERSON and not persons.isdisjoint(e.members)
    ]
    shaky = sum(1 for e in entities if e.weakest is not None and e.weakest < SURE_BITS)
    figures = (
        ("resolved", float(len(entities))),
        ("resolved, shaky ones taken as two", float(len(entities) + shaky)),
        ("doubtful pairs taken as one", float(_loosely(linked, entities, persons))),
        ("sum of 1 / (1 + sum p)", _shares(linked, persons)),
        ("with one thing that lasts", float(_lasting(entities, records, persons, wanted))),
    )
    values = sorted(value for _, value in figures)
    return Estimate(
        role=wanted,
        estimate=round(median(values)),
        low=math.floor(values[0] + 1e-9),
        high=math.ceil(values[-1] - 1e-9),
        records=len(persons),
        figures=figures,
    )


def _lasting(entities: Sequence[Entity], records: Sequence[Record], persons: set[str], role: str) -> int:
    """Count entities of which a record gives something that lasts; of suspects the kind most of them give.

    An account, a handle or a persona's name may be another face of somebody who is counted already: one who
    changes them leaves records that nothing joins, and every other method counts each as one more person. Nor
    are two told apart of whom one is known by a telephone and the other by an e-mail address: linking had
    nothing to compare. So kinds are not added up where people hide; victims give their names beside them. Nor
    is a number of one record alone anybody's yet: people have several.
    """
    holding = {r.id: {s.kind for s in r.selectors if s.kind in LASTING and s.linkable} for r in records}
    known: dict[str, set[str]] = defaultdict(set)
    for record in records:
        body = record.body
        if record.id in persons and isinstance(body, Person):
            tied = (tie.to for tie in record.ties if tie.relation in _OWN)
            for kind in holding[record.id].union(*(holding.get(other, ()) for other in tied)):
                known[kind].add(record.id)
            if body.birth_date is not None and body.birth_date.day is not None:
                known["birth date"].add(record.id)
            if body.arrested or body.identified_by:
                known["identified"].add(record.id)
    if role != Role.SUSPECT.value:
        known = {"any": set().union(*known.values())}
    most = (
        sum(1 for one in entities if not some.isdisjoint(one.members) and _established(one, persons, kind))
        for kind, some in known.items()
    )
    return max(min(1, len(entities)), *most, 0)


def _established(entity: Entity, persons: set[str], kind: str) -> bool:
    """Whether a number is known to be somebody's: of two records; who is identified needs one alone."""
    return kind not in LASTING or len(persons.intersection(entity.members)) > 1


def _shares(linked: LinkedState, persons: set[str]) -> float:
    """Each record is worth one over the expected number of records of its person, itself included."""
    others: dict[str, float] = defaultdict(float)
    for link in (*linked.links, *linked.doubtful):
        if link.kind is LinkKind.SAME_PERSON and link.left in persons and link.right in persons:
            others[link.left] += link.probability
            others[link.right] += link.probability
    # Inside a large entity not every pair is scored; the entity's own size then counts.
    for entity in linked.entities:
        inside = [member for member in entity.members if member in persons]
        if entity.kind is EntityKind.PERSON and len(inside) > 1:
            for member in inside:
                others[member] = max(others[member], float(len(inside) - 1))
    return math.fsum(1.0 / (1.0 + others[person]) for person in sorted(persons))


def _loosely(linked: LinkedState, entities: Sequence[object], persons: set[str]) -> int:
    """Entities left when every doubtful pair of even odds within the role is taken as one person."""
    count = len(entities)
    above: dict[str, str] = {}

    def top(entity: str) -> str:
        while above.get(entity, entity) != entity:
            entity = above[entity]
        return entity

    for link in linked.doubtful:
        if link.kind is not LinkKind.SAME_PERSON or not {link.left, link.right} <= persons:
            continue
        left, right = linked.entity_of(link.left), linked.entity_of(link.right)
        if left is None or right is None or link.probability < 0.2:
            continue
        one, other = top(left.id), top(right.id)
        if one != other:
            above[max(one, other)] = min(one, other)
            count -= 1
    return count
