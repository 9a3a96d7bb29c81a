"""What linking gives: links with their reasons, entities, and what was left out and why."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from strikeback.model.ids import derive_id
from strikeback.model.links import Entity, Link, LinkKind, Reason

MODEL: Final = "strikeback-domain/5"
"""Release of rules, weights and constants. Any change of them is a new release."""

GRAIN: Final = 1024
"""Reasons are whole multiples of 1/1024 bit: such sums are exact in binary, in any order."""


DOUBTFUL: Final = 0.02
"""Probability below which a pair that was not joined is not kept."""


def grain(bits: float) -> float:
    """Round to the grain in which reasons are stored."""
    return round(bits * GRAIN) / GRAIN


def probability(bits: float) -> float:
    """Return the logistic of a score in bits, 0 to 1."""
    return 1.0 / (1.0 + math.exp2(-max(-500.0, min(500.0, bits))))


def make_link(kind: LinkKind, left: str, right: str, reasons: Iterable[Reason]) -> Link:
    """Return a link whose bits are the sum of its reasons, with its ends in order.

    Reasons must already be in the view of ``(left, right)``; they are mirrored when the ends swap.
    """
    parts = tuple(reasons)
    if left > right:
        left, right = right, left
        parts = tuple(_mirrored(reason) for reason in parts)
    bits = math.fsum(reason.bits for reason in parts)
    return Link(
        id=derive_id("l", [kind.value, left, right]),
        kind=kind,
        left=left,
        right=right,
        bits=bits,
        probability=probability(bits),
        reasons=parts,
        model=MODEL,
    )


def _mirrored(reason: Reason) -> Reason:
    return Reason(
        rule=reason.rule,
        field=reason.field,
        bits=reason.bits,
        left=reason.right,
        right=reason.left,
        note=reason.note,
    )


@dataclass(slots=True)
class Part:
    """What one stage of linking gives: entities, the links that hold them, pairs left open."""

    entities: list[Entity] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    doubtful: list[Link] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Linked:
    """The state that records and decisions lead to."""

    links: tuple[Link, ...]
    """Sorted by kind, left, right."""
    entities: tuple[Entity, ...]
    """Sorted by kind, id. Every person, account, instrument, device and report is in exactly one."""
    doubtful: tuple[Link, ...] = ()
    """Pairs of persons or reports that were scored, not joined, and are not hopeless (probability of
    ``DOUBTFUL`` or more): what a person may be asked to judge."""
    model: str = MODEL
    ignored: Mapping[str, int] = field(default_factory=dict)
    """What was counted and not used, by reason: ``selector.phone: seen with too many``,
    ``decision: unknown record`` ..."""
    score: Callable[[str, str], Link | None] | None = field(default=None, repr=False, compare=False)
    """Scores any two record ids on demand; None when the state was read from a store."""
    _by_record: dict[str, Entity] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for entity in self.entities:
            for member in entity.members:
                self._by_record[member] = entity

    def entity_of(self, record: str) -> Entity | None:
        """Return the entity that holds a record id; None for kinds that form no entities."""
        return self._by_record.get(record)
