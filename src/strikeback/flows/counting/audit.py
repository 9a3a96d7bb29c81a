"""Drawing the records of an audit, showing them to reviewers, and keeping what reviewers found."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

import msgspec

from strikeback.flows.counting.answers import AuditState, state_of
from strikeback.flows.counting.count import ROLES, count
from strikeback.flows.counting.people import measure
from strikeback.flows.decide import check_signature
from strikeback.flows.identify import full_id
from strikeback.flows.place import place_text
from strikeback.flows.progress import stamp
from strikeback.linking.counting import plan
from strikeback.linking.counting.guide import MODEL, draw_audit
from strikeback.model.base import Frozen
from strikeback.model.errors import NotFoundError, UsageError
from strikeback.model.ids import derive_id
from strikeback.model.links import LinkKind
from strikeback.model.record import Role
from strikeback.model.time import Clock
from strikeback.sharing.mask import label
from strikeback.store import audits, lookup, records
from strikeback.store.audits import Answer, Audit
from strikeback.store.open import Connection, Store


class AuditItem(Frozen, frozen=True, kw_only=True):
    """A sampled record as its reviewer meets it."""

    shown: ClassVar = ("record", "resolved", "entity")

    record: str
    place: str
    label: str
    """Masked."""
    resolved: bool
    person: tuple[str, ...] = ()
    """All records of its person, once resolved."""
    entity: str = ""
    """What linking made of it."""
    linked: tuple[str, ...] = ()
    """Other records of the role in that entity."""
    doubtful: tuple[str, ...] = ()
    """Records of the role that linking was in doubt about, the likeliest first."""


def draw(store: Store, what: str, size: int | None, *, by: str, clock: Clock) -> Audit:
    """Draw the records of an audit and keep them; the same records and size give the same sample.

    Args:
        store: A linked store.
        what: ``victims`` or ``suspects``.
        size: Records to resolve; None: all, a full review.
        by: Who draws, ``agency/user``.
        clock: Tells when.

    Raises:
        UsageError: ``persons`` are asked for, too few or too many records, or this sample stands already.
    """
    check_signature("draw", by)
    if len(ROLES.get(what, ())) > 1:
        raise UsageError(
            "victims and suspects are audited apart", where=what, remedy="Draw one after the other"
        )
    (estimate,) = count(store, what)
    role = Role(estimate.role)
    with store.read() as connection:
        known = list(records.all_records(connection))
    guide = measure(store, role, known, estimate).guide
    size = _checked(size, len(guide.ids))
    seed = int.from_bytes(derive_id("seed", [role.value, str(size), *guide.ids]).encode()[-12:], "big")
    frame, sample = draw_audit(guide, size, seed)
    audit = Audit(
        id=derive_id("au", [role.value, str(size), MODEL, *guide.ids]),
        role=role.value,
        by=by,
        at=stamp(clock),
        seed=seed,
        model=MODEL,
        frame=frame,
        sample=sample,
        members=guide.ids,
    )
    with store.write() as connection:
        audits.add_audit(connection, audit)
    return audit


def _checked(size: int | None, known: int) -> int:
    """Return how many records to draw, or say why not as many."""
    if known == 0:
        raise UsageError("there are no records to audit", remedy="Import and link first")
    if size is None or size >= known:
        return known
    if size < plan.LEAST:
        raise UsageError(
            f"an audit of under {plan.LEAST} records carries no interval",
            where="--records",
            remedy=f"Give {plan.LEAST} or more, or --all for a full review of {known:,} records",
        )
    if size > plan.most_records(known):
        raise UsageError(
            f"over {plan.MOST_SHARE:.0%} of the {known:,} records, a sample promises more than it holds",
            where="--records",
            remedy="Review all of them: --all",
        )
    return size


def sheet(store: Store, what: str = "") -> tuple[AuditState, tuple[AuditItem, ...]]:
    """Return the newest audit and its records, those still to be resolved first.

    Args:
        store: The store.
        what: ``victims`` or ``suspects``; empty: whichever was drawn last.

    Raises:
        UsageError: No audit was drawn.
    """
    with store.read() as connection:
        state = state_of(connection, _latest(connection, what))
        sampled = [one.record for one in state.audit.sample]
        known = records.get_records(connection, sampled)
        home = lookup.entities_of(connection, state.audit.members)
        inside: dict[str, list[str]] = {}
        for member in state.audit.members:
            inside.setdefault(home.get(member, member), []).append(member)
        items = [
            AuditItem(
                record=record,
                place=place_text(known[record]) if record in known else "withdrawn",
                label=label(known[record]) if record in known else "",
                resolved=record in state.persons,
                person=tuple(sorted(state.persons.get(record, ()))),
                entity=home.get(record, ""),
                linked=tuple(one for one in inside[home.get(record, record)] if one != record),
                doubtful=_doubtful(connection, record, state.audit.members),
            )
            for record in sampled
        ]
    return state, tuple(sorted(items, key=lambda item: (item.resolved, item.record)))


def _doubtful(connection: Connection, record: str, members: Sequence[str]) -> tuple[str, ...]:
    """Return the other ends of a record's doubtful pairs within the role."""
    frame = set(members)
    links = lookup.links_of(connection, [record], doubtful=True)
    ends = [
        one.right if one.left == record else one.left for one in links if one.kind is LinkKind.SAME_PERSON
    ]
    return tuple(end for end in ends if end in frame)


def answer(
    store: Store, record: str, others: Iterable[str], *, by: str, note: str = "", clock: Clock
) -> tuple[Answer, AuditState]:
    """Keep whom a reviewer found a sampled record to be; a later answer of theirs replaces it in the count.

    Args:
        store: The store.
        record: A sampled record, or the beginning of its id.
        others: All other records of the same person, or entities standing for their records; empty: alone.
        by: Who resolved it, ``agency/user``.
        note: Anything to add.
        clock: Tells when.

    Raises:
        NotFoundError: No such record, or it was not drawn.
        UsageError: Nobody named, no audit, or a record of another role.
    """
    check_signature("answer", by)
    with store.write() as connection:
        identity = full_id(connection, record)
        audit = _audit_of(connection, identity)
        named = _expanded(connection, others, audit) - {identity}
        at = stamp(clock)
        new = Answer(
            id=derive_id("an", [audit.id, identity, by, at, *sorted(named)]),
            audit=audit.id,
            record=identity,
            others=tuple(sorted(named)),
            by=by,
            at=at,
            note=note,
        )
        audits.add_answer(connection, new)
        return new, state_of(connection, audit)


def _expanded(connection: Connection, typed: Iterable[str], audit: Audit) -> set[str]:
    """Return the records meant; an entity stands for its records of the role."""
    found: set[str] = set()
    for one in typed:
        identity = full_id(connection, one)
        entity = lookup.get_entity(connection, identity)
        asked = entity.members if entity is not None else (identity,)
        fits = {
            record.id
            for record in records.get_records(connection, asked).values()
            if record.kind == "person" and record.role.value == audit.role
        }
        if not fits:
            raise UsageError(
                f"not a {audit.role}'s record", where=one[:40], remedy="Name records of that role"
            )
        found |= fits
    return found


def _latest(connection: Connection, what: str) -> Audit:
    if what and len(ROLES.get(what, ())) != 1:
        raise UsageError("victims or suspects", where=what[:40], remedy="Name one of them")
    audit = audits.latest_audit(connection, ROLES[what][0] if what else "")
    if audit is None:
        raise UsageError(
            "no audit was drawn", remedy="Draw one: strikeback audit draw suspects --records 100"
        )
    return audit


def _audit_of(connection: Connection, record: str) -> Audit:
    """Return the newest audit of either role in which a record was drawn."""
    drawn = [one for role in ROLES["persons"] if (one := audits.latest_audit(connection, role)) is not None]
    if not drawn:
        raise UsageError(
            "no audit was drawn", remedy="Draw one: strikeback audit draw suspects --records 100"
        )
    for audit in drawn:
        if any(one.record == record for one in audit.sample):
            return audit
    raise NotFoundError(
        "this record is in no sample", where=record, remedy="See which are: strikeback audit show"
    )


def plain(item: AuditItem) -> dict[str, object]:
    """Return an item with all its keys, for machines."""
    return msgspec.structs.asdict(item)
