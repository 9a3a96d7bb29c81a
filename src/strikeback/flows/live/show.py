"""One record of a live collection: its entity, what holds it there, and what was decided about it."""

from collections.abc import Sequence
from typing import ClassVar

import msgspec

from strikeback.flows.live.change import open_collection, stands_for
from strikeback.linking.engine.explaining import reasons
from strikeback.linking.engine.model import GRAIN
from strikeback.linking.live.basis import Basis
from strikeback.linking.live.entries import Held
from strikeback.linking.live.gathered import gather
from strikeback.linking.live.settling import Change, entity_of
from strikeback.model.base import Frozen
from strikeback.model.errors import UsageError
from strikeback.model.links import Decision, Reason
from strikeback.store.live import LiveRecords, live_read
from strikeback.store.live_collections import get_collection, outbox_after
from strikeback.store.live_decisions import decisions_on
from strikeback.store.open import Store


class LinkShown(Frozen, frozen=True, kw_only=True):
    """A pair and what it rests on."""

    shown: ClassVar = ("bits", "together")

    record: str
    bits: float
    together: bool
    reasons: tuple[Reason, ...]
    """Their bits add up to ``bits``."""


class RecordShown(Frozen, frozen=True, kw_only=True):
    """Where a record is and why."""

    shown: ClassVar = ("entity",)

    record: str
    table: str
    cells: dict[str, str]
    entity: str
    members: tuple[str, ...]
    """Records of the entity, without exact copies."""
    copies: dict[str, str]
    """Exact copy -> the member that stands for it."""
    links: tuple[LinkShown, ...]
    """Best first."""
    decisions: tuple[Decision, ...] = ()
    """Those that stand."""
    model: str = ""
    """Release of the model."""


class PairShown(Frozen, frozen=True, kw_only=True):
    """Two records: whether they are in one entity, and what speaks for and against it."""

    shown: ClassVar = ("bits", "together", "copies")

    left: str
    right: str
    together: bool
    copies: bool
    """They are equal cell for cell: one stands for the other, or a third one for both."""
    bits: float
    reasons: tuple[Reason, ...]
    """Their bits add up to ``bits``; none of copies."""
    decisions: tuple[Decision, ...]
    """Those about the two that stand."""
    model: str = ""
    """Release of the model."""


class Told(Frozen, frozen=True, kw_only=True):
    """A change of an entity as the outbox has it."""

    shown: ClassVar = ("number",)

    number: int
    cause: str
    """Id of the record or decision; ``create``."""
    change: Change


def show_record(store: Store, name: str, identity: str) -> RecordShown:
    """Return where a record is, with the reasons of each of its pairs.

    Raises:
        NotFoundError: No such collection, or no such record in it.
    """
    collection, basis = open_collection(store, name)
    with live_read(store) as raw:
        live = LiveRecords(raw, collection.number)
        held = stands_for(live, identity)
        members = dict(live.entity(held.head))
        arrival = live.arrival(live.copies.by_id(identity) or held)
        return RecordShown(
            record=identity,
            table=get_collection(raw, name).tables[arrival.source],
            cells=dict(arrival.cells),
            entity=entity_of(members[held.head]),
            members=tuple(sorted(members.values())),
            copies=live.copies_of(members),
            links=_links(live, basis, held, set(members)),
            decisions=tuple(decisions_on(raw, collection.number, identity)),
            model=basis.model.release,
        )


def show_pair(store: Store, name: str, left: str, right: str) -> PairShown:
    """Return why two records are one or are not.

    Raises:
        NotFoundError: No such collection, or a record that is not present: which one is said.
        UsageError: One record twice.
    """
    if left == right:
        raise UsageError("both ids name the same record", remedy="Name two different records")
    collection, basis = open_collection(store, name)
    with live_read(store) as raw:
        live = LiveRecords(raw, collection.number)
        one, other = (stands_for(live, identity) for identity in (left, right))
        found: tuple[Reason, ...] = ()
        if one != other:
            gathered = gather(basis, [one, other], live.counts, every=True)
            rows = gathered.row[one.number], gathered.row[other.number]
            found = reasons(gathered.records, basis.model, *rows)
        said = decisions_on(raw, collection.number, left)
        return PairShown(
            left=left,
            right=right,
            together=one.head == other.head,
            copies=one == other,
            bits=_bits(found),
            reasons=found,
            decisions=tuple(each for each in said if right in {each.left, each.right}),
            model=basis.model.release,
        )


def _bits(found: Sequence[Reason]) -> float:
    return round(sum(reason.bits for reason in found) * GRAIN) / GRAIN


def _links(live: LiveRecords, basis: Basis, held: Held, members: set[int]) -> tuple[LinkShown, ...]:
    """Return the pairs of a record and those with the other members of its entity, with reasons."""
    paired = live.links(held.number)
    numbers = [*dict(paired), *sorted(members - dict(paired).keys() - {held.number})]
    if not numbers:
        return ()
    gathered = gather(basis, [held, *live.held(numbers)], live.counts, every=True)
    out = []
    for number in numbers:
        row = gathered.row[number]
        found = reasons(gathered.records, basis.model, gathered.row[held.number], row)
        record = gathered.held[row].id
        out.append(LinkShown(record=record, bits=_bits(found), together=number in members, reasons=found))
    return tuple(sorted(out, key=lambda link: -link.bits))


def changes_after(store: Store, name: str, number: int = 0, *, most: int = 1000) -> list[Told]:
    """Return what became of which entity after a number, in the order it happened.

    Args:
        store: The store.
        name: The collection.
        number: Number of the last change that was read; 0: from the beginning.
        most: At most so many.

    Raises:
        NotFoundError: No such collection.
    """
    with live_read(store) as raw:
        rows = outbox_after(raw, get_collection(raw, name).number, number, most)
    return [
        Told(number=n, cause=cause, change=msgspec.json.decode(body, type=Change)) for n, cause, body in rows
    ]
