"""Live collections: records come, records go, decisions fall; entities are right when the call returns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import ClassVar, Final
from weakref import WeakKeyDictionary

from strikeback.flows.decide import check_signature
from strikeback.flows.live.moves import Plan, bring_forward, take_in, take_out, with_copies
from strikeback.flows.progress import stamp
from strikeback.linking.engine.form_bytes import MAX_CELL_CHARS, cell_text
from strikeback.linking.engine.model import GRAIN
from strikeback.linking.live.basis import Basis
from strikeback.linking.live.copies import Copy
from strikeback.linking.live.entries import Arrival, Held
from strikeback.linking.live.settling import Change, Settled, entity_of, settle
from strikeback.model.base import Frozen
from strikeback.model.errors import NotFoundError, UsageError
from strikeback.model.ids import derive_id
from strikeback.model.links import Decision, Verdict
from strikeback.model.time import Clock
from strikeback.store.live import LiveRecords, live_fact, live_read, live_write
from strikeback.store.live_collections import LiveCollection, get_collection, table_number
from strikeback.store.live_decisions import add_decision, add_undo
from strikeback.store.live_driver import RawConnection, carry_over
from strikeback.store.open import Store

AT_ONCE: Final = 100
"""Records in a transaction where nobody waits for each of them."""
TIDY: Final = 400
"""Records after which the write-ahead log is carried over between two of them: some 13,000 pages."""
BROUGHT: Final = "copies"
"""Cause of the changes by which the copies of a collection of an earlier release are set aside."""
_CACHED: Final = 8
_OPENED: Final[WeakKeyDictionary[Store, dict[str, tuple[LiveCollection, Basis]]]] = WeakKeyDictionary()
"""By open store and name: what they compare never changes, and tables that came later are looked up anew."""


class Link(Frozen, frozen=True, kw_only=True):
    """Another record that a record is paired with."""

    shown: ClassVar = ("bits", "together")

    record: str
    bits: float
    together: bool
    """They are in one entity."""


class Placed(Frozen, frozen=True, kw_only=True):
    """What became of a change."""

    shown: ClassVar = ("entity",)

    record: str
    """The record that came or went; of a decision its id."""
    entity: str
    """The entity the record is in; empty where it went."""
    copy_of: str = ""
    """The record that stands for it, where it is an exact copy; links are those of that one."""
    joined: tuple[str, ...] = ()
    """The other records of the entity, without exact copies."""
    links: tuple[Link, ...] = ()
    """What it is paired with, best first."""
    merged: tuple[str, ...] = ()
    """Entities that are now part of another one."""
    split: tuple[str, ...] = ()
    """Entities that lost records which are still there."""
    changes: tuple[Change, ...] = ()


def open_collection(store: Store, name: str) -> tuple[LiveCollection, Basis]:
    """Return a collection and what it compares.

    Raises:
        NotFoundError: There is none of this name.
    """
    known = _OPENED.setdefault(store, {})
    if name not in known:
        with live_read(store) as raw:
            collection = get_collection(raw, name)
            unread = LiveRecords(raw, collection.number).copies.unread()
        basis = _basis(collection.spec, collection.model)
        if unread:
            _bring_forward(store, collection, basis)
        known[name] = collection, basis
    return known[name]


def _bring_forward(store: Store, collection: LiveCollection, basis: Basis) -> None:
    """Set aside the copies of a collection of an earlier release, unless another process just did."""
    with live_write(store) as raw:
        live = LiveRecords(raw, collection.number)
        if live.copies.unread():
            live.tell(BROUGHT, bring_forward(live, basis))


@lru_cache(maxsize=_CACHED)
def _basis(spec: bytes, model: bytes) -> Basis:
    """Both never change: what follows from them is worked out once a process."""
    return LiveCollection(number=0, name="", spec=spec, model=model, id_column="", tables=()).basis()


def add_record(store: Store, name: str, row: Mapping[str, object], *, table: str = "") -> Placed:
    """Take one record in: found, scored, clustered, counted and stored when this returns.

    The same record sent again changes nothing and gives its place: whoever heard no answer may ask again.

    Args:
        store: The store.
        name: The collection.
        row: Cells by column, the id among them.
        table: Name of the table it comes from; empty: the first one of the collection.

    Raises:
        NotFoundError: No such collection.
        UsageError: No id, or the id of another record that is present.
    """
    opened = open_collection(store, name)
    with live_write(store) as raw:
        return _taken(raw, *opened, row, table)


def add_records(
    store: Store, name: str, rows: Iterable[Mapping[str, object]], *, table: str = "", at_once: int = AT_ONCE
) -> Iterator[Placed]:
    """Take records in one by one, some in a transaction; yield what became of each once it is durable.

    Args:
        store: The store.
        name: The collection.
        rows: As of ``add_record``.
        table: As of ``add_record``.
        at_once: Records in a transaction. One error among them, and none of them is kept; those of
            earlier transactions are.

    Raises:
        NotFoundError: No such collection.
        UsageError: No id, or the id of another record that is present; it says which record of ``rows``.
    """
    opened = open_collection(store, name)
    taken, stream = 0, enumerate(rows, 1)
    while some := list(islice(stream, at_once)):
        with live_write(store) as raw:
            placed = [_named(raw, *opened, row, table, number) for number, row in some]
        yield from placed
        taken += len(some)
        if taken >= TIDY:
            carry_over(store)
            taken = 0


def _named(
    raw: RawConnection,
    collection: LiveCollection,
    basis: Basis,
    row: Mapping[str, object],
    table: str,
    number: int,
) -> Placed:
    """Take one record of several in; an error says which one it was."""
    try:
        return _taken(raw, collection, basis, row, table)
    except UsageError as error:
        where = f"record {number:,}" + (f", {error.where}" if error.where else "")
        raise UsageError(error.what, where=where, remedy=error.remedy) from None


def _taken(
    raw: RawConnection, collection: LiveCollection, basis: Basis, row: Mapping[str, object], table: str
) -> Placed:
    """Take one record in, inside a transaction."""
    cells = {
        str(key): cell_text(cell)[:MAX_CELL_CHARS] for key, cell in row.items() if key != collection.id_column
    }
    identity = cell_text(row.get(collection.id_column))
    if not identity:
        raise UsageError("a record has no id", where=collection.id_column, remedy="Fill the id column")
    source = table_number(raw, collection, table) if table else 0
    arrival = Arrival(identity, source, {key: cell for key, cell in cells.items() if cell})
    live = LiveRecords(raw, collection.number)
    spread = None if basis.apart else live.copies.spread()
    present = live.by_id(arrival.id) or (live.copies.by_id(arrival.id) if spread else None)
    if present is not None:
        return _again(live, present, arrival)
    changes = take_in(live, basis, arrival, spread)
    live.tell(arrival.id, changes)
    return _placed(live, arrival.id, changes)


def _again(live: LiveRecords, present: Held | Copy, arrival: Arrival) -> Placed:
    """Tell the place of a record that is there already."""
    if live.arrival(present) != arrival:
        raise UsageError(
            "another record of this id is present", remedy="Withdraw it first, or give this one another id"
        )
    return _placed(live, arrival.id, ())


def withdraw_record(store: Store, name: str, identity: str) -> Placed:
    """Take a record out: everything is as if it had never come.

    Raises:
        NotFoundError: No such collection, or no such record in it.
    """
    collection, basis = open_collection(store, name)
    with live_write(store) as raw:
        live = LiveRecords(raw, collection.number)
        changes = take_out(live, basis, live.by_id(identity) or _copy(live, identity))
        live.tell(identity, changes)
    merged, split = _moved(changes)
    return Placed(record=identity, entity="", merged=merged, split=split, changes=changes)


def _copy(live: LiveRecords, identity: str) -> Copy:
    copy = live.copies.by_id(identity)
    if copy is None:
        raise _nobody(identity)
    return copy


def stands_for(live: LiveRecords, identity: str) -> Held:
    """Return a present record, or the one that stands for it.

    Raises:
        NotFoundError: There is no such record.
    """
    held = live.standing_for(identity)
    if held is None:
        raise _nobody(identity)
    return held


def _nobody(identity: str) -> NotFoundError:
    return NotFoundError(
        "no record of this id is present in the collection", where=identity, remedy="Check the id"
    )


def decide_live(
    store: Store, name: str, verdict: Verdict, left: str, right: str, *, reason: str, by: str, clock: Clock
) -> Placed:
    """Say that two records are the same, are different, or cannot be told; it holds at once.

    Of several decisions about a pair the latest one stands. ``unsure`` leaves the pair to the model.

    Raises:
        NotFoundError: No such collection, or a record that is not present.
        UsageError: No reason, nobody named, or one record twice.
    """
    check_signature(reason, by)
    collection, basis = open_collection(store, name)
    one, other = sorted((left, right))
    if one == other:
        raise UsageError("both ids name the same record", remedy="Name two different records")
    at = stamp(clock)
    decision = Decision(
        id=derive_id("d", [name, verdict.value, one, other, by, reason, at]),
        verdict=verdict,
        left=one,
        right=other,
        by=by,
        reason=reason,
        at=at,
    )
    with live_fact(store) as (connection, raw):
        live = LiveRecords(raw, collection.number)
        held = [stands_for(live, identity) for identity in (one, other)]
        if verdict is Verdict.DIFFERENT and held[0] == held[1]:
            raise UsageError(
                "the two are exact copies of each other", remedy="Withdraw the record that is wrong"
            )
        touched = {each.component for each in held}
        add_decision(connection, collection.number, decision)
        for identity in (one, other):
            live.copies.speak(identity)
        settled = _resettled(live, basis, touched, decision.id)
        return _decided(live, decision, settled)


def undo_live(store: Store, name: str, decision: str, *, reason: str, by: str, clock: Clock) -> Placed:
    """Take a decision back: everything is as if it had never been taken.

    Raises:
        NotFoundError: No such collection or decision.
        UsageError: No reason, nobody named, or undone already.
    """
    check_signature(reason, by)
    collection, basis = open_collection(store, name)
    with live_fact(store) as (connection, raw):
        live = LiveRecords(raw, collection.number)
        at = stamp(clock)
        undone = add_undo(connection, collection.number, decision, by=by, reason=reason, at=at)
        found = [live.standing_for(identity) for identity in (undone.left, undone.right)]
        touched = {held.component for held in found if held is not None}
        settled = _resettled(live, basis, touched, decision)
        return _decided(live, undone, settled)


def _resettled(live: LiveRecords, basis: Basis, touched: set[int], cause: str) -> Settled:
    settled = settle(basis, live, touched)
    live.place(settled.places)
    if live.copies.any():
        settled = replace(settled, changes=with_copies(live, Plan(), settled.changes))
    live.tell(cause, settled.changes)
    return settled


def _decided(live: LiveRecords, decision: Decision, settled: Settled) -> Placed:
    merged, split = _moved(settled.changes)
    held = live.standing_for(decision.left)
    members = live.entity(held.head) if held is not None else []
    return Placed(
        record=decision.id,
        entity=entity_of(dict(members)[held.head]) if held is not None else "",
        joined=tuple(sorted(identity for _, identity in members if identity != decision.left)),
        merged=merged,
        split=split,
        changes=settled.changes,
    )


def _placed(live: LiveRecords, identity: str, changes: tuple[Change, ...]) -> Placed:
    """Tell where a record is now."""
    merged, split = _moved(changes)
    held = stands_for(live, identity)
    members = dict(live.entity(held.head))
    links = live.links(held.number)
    others = {one.number: one.id for one in live.held([other for other, _ in links])}
    return Placed(
        record=identity,
        entity=entity_of(members[held.head]),
        copy_of=held.id if held.id != identity else "",
        joined=tuple(sorted(other for other in members.values() if other != identity)),
        links=tuple(
            Link(record=others[other], bits=bits / GRAIN, together=other in members) for other, bits in links
        ),
        merged=merged,
        split=split,
        changes=changes,
    )


def _moved(changes: Sequence[Change]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return which entities are part of others now, and which lost records that are still there."""
    now = {member: change.entity for change in changes for member in change.members}
    homes = {change.entity: {now.get(member, "") for member in change.before} - {""} for change in changes}
    return tuple(change.entity for change in changes if change.into), tuple(
        entity for entity, places in homes.items() if len(places) > 1
    )
