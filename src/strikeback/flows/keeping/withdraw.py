"""Withdrawing and correcting: the facts stay, nothing counts them any more, and who was told is told."""

from typing import ClassVar

from strikeback.flows.decide import check_signature
from strikeback.flows.keeping.notices import tell, told_agencies
from strikeback.flows.progress import stamp
from strikeback.model.base import Frozen
from strikeback.model.errors import NotFoundError, RefusedError, UsageError
from strikeback.model.ids import derive_id
from strikeback.model.lifecycle import Correction, Notice, Recall
from strikeback.model.record import Contribution
from strikeback.model.time import Clock
from strikeback.store import derivations, facts, lifecycle, peers, records
from strikeback.store.open import Connection, Store


class Withdrawn(Frozen, frozen=True, kw_only=True):
    """What was taken out, and who is told."""

    shown: ClassVar = ("id", "originator", "records")

    id: str
    originator: str
    file: str
    records: int
    notices: tuple[Notice, ...]


def withdraw(store: Store, identity: str, *, reason: str, by: str, clock: Clock) -> Withdrawn:
    """Withdraw a contribution or one record; its alerts leave the lists at once.

    Links and entities follow with the next derivation.

    Args:
        store: The store.
        identity: Id of the contribution or record.
        reason: Why, in words.
        by: Who withdraws it, ``agency/user`` of the agency that handed it in.
        clock: Tells when.

    Raises:
        NotFoundError: No such thing.
        RefusedError: It is another agency's.
        UsageError: It is withdrawn already, or reason or person are missing.
    """
    check_signature(reason, by)
    at = stamp(clock)
    with store.write() as connection:
        if identity.startswith("r_"):
            return _withdraw_record(connection, identity, reason=reason, by=by, at=at)
        found = own_contribution(connection, identity, by)
        told = told_by(connection, found, at)
        _take_out(connection, found, reason=reason, by=by, at=at)
        sent = tell(
            connection, Recall.WITHDRAWN, found.id, originator=found.originator, recipients=told, at=at
        )
    return Withdrawn(
        id=found.id, originator=found.originator, file=found.file, records=found.records, notices=sent
    )


def correct(store: Store, old: str, new: str, *, reason: str, by: str, clock: Clock) -> Correction:
    """State that one contribution replaces another: the old one is withdrawn, and who was told learns it.

    Args:
        store: The store.
        old: Id of the contribution that was wrong.
        new: Id of the one that stands now; handed in by the same agency.
        reason: Why, in words.
        by: Who corrects, ``agency/user``.
        clock: Tells when.

    Raises:
        NotFoundError: No such contribution.
        RefusedError: One of them is another agency's.
        UsageError: Both are the same, or the old one is withdrawn already.
    """
    check_signature(reason, by)
    if old == new:
        raise UsageError("a contribution cannot replace itself", remedy="Import the corrected file first")
    at = stamp(clock)
    with store.write() as connection:
        before, after = own_contribution(connection, old, by), own_contribution(connection, new, by)
        if after.withdrawn:
            raise UsageError("the contribution that is to replace it is withdrawn itself", where=new)
        told = told_by(connection, before, at)
        _take_out(connection, before, reason=reason, by=by, at=at)
        made = Correction(
            id=derive_id("cor", [old, new, by, at]), old=before.id, new=after.id, by=by, reason=reason, at=at
        )
        lifecycle.add_correction(connection, made)
        tell(
            connection,
            Recall.CORRECTED,
            before.id,
            originator=before.originator,
            recipients=told,
            at=at,
            replaced_by=after.id,
        )
    return made


def own_contribution(connection: Connection, identity: str, by: str) -> Contribution:
    """Return a contribution of the agency of ``by``.

    Raises:
        NotFoundError: No such contribution.
        RefusedError: It is another agency's.
    """
    found = facts.find_contribution(connection, identity)
    if found is None:
        raise NotFoundError(
            "there is no such contribution",
            where=identity[:40],
            remedy="Ids stand in: strikeback import --json, strikeback show RECORD",
        )
    check_owner(found.originator, by, found.id)
    return found


def check_owner(originator: str, by: str, identity: str) -> None:
    """Refuse who does not act for the agency that something came from.

    Raises:
        RefusedError: Somebody of another agency.
    """
    if by.partition("/")[0] != originator:
        raise RefusedError(
            "only the agency that handed it in can do this", where=identity, remedy=f"Ask {originator}"
        )


def told_by(connection: Connection, found: Contribution, at: str) -> frozenset[str]:
    """Return the agencies that were told of any record of a contribution, and the hubs it was sent to."""
    terms = {one.handling for one in records.records_of(connection, found.id)}
    return told_agencies(connection, found.originator, terms, at) | peers.sent_to(connection, found.id)


def _take_out(connection: Connection, found: Contribution, *, reason: str, by: str, at: str) -> None:
    """Withdraw a contribution and drop its alerts."""
    facts.withdraw(connection, found.id, by=by, reason=reason, at=at)
    derivations.forget_alerts(connection, records.heads_of(connection, found.id))


def _withdraw_record(connection: Connection, identity: str, *, reason: str, by: str, at: str) -> Withdrawn:
    """Withdraw one record."""
    found = records.get_records(connection, [identity]).get(identity)
    if found is None:
        raise NotFoundError("there is no such record, or it is withdrawn", where=identity[:40])
    check_owner(found.originator, by, found.id)
    told = told_agencies(connection, found.originator, [found.handling], at)
    told |= peers.sent_to(connection, found.contribution)
    lifecycle.withdraw_record(connection, found.id, by=by, reason=reason, at=at)
    derivations.forget_alerts(connection, [found.id])
    sent = tell(connection, Recall.WITHDRAWN, found.id, originator=found.originator, recipients=told, at=at)
    return Withdrawn(
        id=found.id, originator=found.originator, file=found.locator.file, records=1, notices=sent
    )
