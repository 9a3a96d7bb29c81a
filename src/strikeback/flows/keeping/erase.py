"""Erasing: the payload goes everywhere, the log still verifies, a certificate says so.

Rows, salts and the log's bodies are destroyed in one transaction; then everything derived is computed again
without them, and the database gives up the pages on which they stood.
"""

from collections.abc import Iterable
from typing import ClassVar, Final

from strikeback.custody.entry import Kind
from strikeback.flows.decide import check_signature
from strikeback.flows.derive import derive
from strikeback.flows.keeping.holds import check_authority
from strikeback.flows.keeping.notices import tell, told_agencies
from strikeback.flows.keeping.withdraw import check_owner
from strikeback.flows.peers import own_agencies
from strikeback.flows.progress import Progress, silent, stamp
from strikeback.model.base import Frozen
from strikeback.model.errors import ConflictError, NotFoundError, UsageError
from strikeback.model.ids import derive_id
from strikeback.model.lifecycle import Erasure, Hold, Notice, Recall
from strikeback.model.record import Record
from strikeback.model.time import Clock
from strikeback.sharing.package import ItemKind
from strikeback.store import facts, lifecycle, lookup, peers, records, service, spoken, words
from strikeback.store.open import Connection, Store

RETENTION: Final = "rule/retention"
"""The second hand of what is erased because its time is over."""


_TRAVELS: Final = {Kind.REQUEST.value: ItemKind.REQUEST, Kind.ANSWER.value: ItemKind.REPLY}
"""The words that go to other hubs, by the kind of their entry, and with which item."""


class ErasurePlan(Frozen, frozen=True, kw_only=True):
    """What an erasure would destroy, and what keeps it from being done."""

    shown: ClassVar = ("object", "originator", "records", "judgements", "words")

    object: str
    originator: str
    records: int
    judgements: int
    """Decisions and acknowledgements that go with the records."""
    words: int = 0
    """Reasons, conditions and notes about them that go; what they belong to stays."""
    holds: tuple[Hold, ...]


class Erased(Frozen, frozen=True, kw_only=True):
    """What was destroyed, and who is told."""

    shown: ClassVar = ("erasure",)

    erasure: Erasure
    notices: tuple[Notice, ...]


class _Targets(Frozen, frozen=True, kw_only=True):
    """Everything one erasure is about."""

    object: str
    originator: str
    records: tuple[Record, ...]
    decisions: tuple[str, ...]
    acknowledgements: tuple[str, ...]
    alerts: tuple[str, ...]
    words: tuple[str, ...]
    holds: tuple[Hold, ...]


def plan_erasure(store: Store, identity: str) -> ErasurePlan:
    """Return what erasing a record, a contribution or somebody's words would destroy; nothing is changed.

    Raises:
        NotFoundError: No such thing.
    """
    with store.read() as connection:
        found = _targets(connection, identity)
    return ErasurePlan(
        object=found.object,
        originator=found.originator,
        records=len(found.records),
        judgements=len(found.decisions) + len(found.acknowledgements),
        words=len(found.words),
        holds=found.holds,
    )


def erase(  # noqa: PLR0913 - who, why, on whose authority
    store: Store,
    identity: str,
    *,
    reason: str,
    authority: str,
    by: str,
    second: str,
    clock: Clock,
    ask: str = "",
    progress: Progress = silent,
) -> Erased:
    """Destroy a record or a contribution, derive everything again without it, and tell those who were told.

    Args:
        store: The store.
        identity: Id of the record or contribution, withdrawn ones too; or the reference of words that the
            agency's people added to something, such as ``request:q_...``.
        reason: Why, in words that repeat nothing of the content.
        authority: The law, order or request it rests on.
        by: Who erases, ``agency/user`` of the agency that handed it in.
        second: Another person of that agency who agrees.
        clock: Tells when.
        ask: Id of what one of them asked for and the other agreed to.
        progress: Told the stages of the derivation.

    Raises:
        NotFoundError: No such thing.
        RefusedError: It is another agency's.
        ConflictError: A legal hold keeps it.
        UsageError: One person alone, or a reason, authority or person is missing.
    """
    check_signature(reason, by)
    check_signature(reason, second)
    check_authority(authority)
    if by == second:
        raise UsageError("an erasure needs two persons", where="--second", remedy="Name another person")
    with store.read() as connection:
        originator = _targets(connection, identity).originator
    check_owner(originator, by, identity)
    check_owner(originator, second, identity)
    done = destroy(
        store, identity, reason=reason, authority=authority, by=by, second=second, at=stamp(clock), ask=ask
    )
    derive(store, clock=clock, progress=progress)
    store.scrub()
    return done


def destroy(
    store: Store,
    identity: str,
    *,
    reason: str,
    authority: str,
    by: str,
    second: str,
    at: str,
    ask: str = "",
) -> Erased:
    """Destroy the rows in one transaction. What is derived still shows them: the caller derives and scrubs.

    Raises:
        NotFoundError: No such thing.
        ConflictError: A legal hold keeps it.
    """
    with store.write() as connection:
        found = _targets(connection, identity)
        if found.holds:
            raise ConflictError(
                "a legal hold keeps this from being erased",
                where=identity,
                remedy=f"Ask who set it: {', '.join(one.by for one in found.holds)}",
            )
        told = _told(connection, found, at)
        copied = copied_words(connection, (one for one in found.words if one != identity))
        made = Erasure(
            id=derive_id("era", [identity, by, second, at]),
            object=identity,
            originator=found.originator,
            by=by,
            second=second,
            reason=reason,
            authority=authority,
            at=at,
            records=len(found.records),
            others=len(found.decisions) + len(found.acknowledgements) + len(found.words),
            ask=ask,
        )
        lifecycle.erase(
            connection,
            made,
            records=[one.id for one in found.records],
            judgements=[*found.decisions, *found.acknowledgements],
            alerts=found.alerts,
            spoken=found.words,
        )
        service.forget_imports(connection, identity)
        service.forget_answers_about(connection, (one.partition(":")[2] for one in found.words))
        sent = tell(connection, Recall.ERASED, identity, originator=found.originator, recipients=told, at=at)
        for one, (whose, hubs) in copied.items():
            sent += tell(connection, Recall.ERASED, one, originator=whose, recipients=hubs, at=at)
    return Erased(erasure=made, notices=sent)


def _told(connection: Connection, found: _Targets, at: str) -> frozenset[str]:
    """Return the agencies of this hub, and the hubs, that were told what is erased."""
    if not found.records:
        hubs = copied_words(connection, [found.object]).get(found.object, ("", frozenset()))[1]
        return (spoken.told(connection, found.object) & own_agencies(connection)) | hubs
    told = told_agencies(connection, found.originator, (one.handling for one in found.records), at)
    for home in {one.contribution for one in found.records}:
        told |= peers.sent_to(connection, home)
    return told


def copied_words(connection: Connection, references: Iterable[str]) -> dict[str, tuple[str, frozenset[str]]]:
    """Return by reference the words of our agencies that went to other hubs: whose they are, and where to.

    Reasons of requests, and the words of answers to them, travel (decision 0015); all others stay.
    """
    mine = own_agencies(connection)
    found = {}
    for one, whose in words.known(connection, references).items():
        kind, _, key = one.partition(":")
        item = _TRAVELS.get(kind)
        hubs = peers.given_item(connection, item, key) if item and whose in mine else frozenset()
        if hubs:
            found[one] = (whose, hubs)
    return found


def _targets(connection: Connection, identity: str) -> _Targets:
    """Return everything that belongs to a record, a contribution or the reference of words.

    Raises:
        NotFoundError: No such thing, or it is erased already.
    """
    contribution = facts.find_contribution(connection, identity)
    if contribution is not None:
        inside = tuple(records.records_of(connection, identity))
        originator = contribution.originator
    else:
        one = records.find_record(connection, identity)
        whose = words.known(connection, [identity])
        if one is None and whose:
            return _Targets(
                object=identity,
                originator=whose[identity],
                records=(),
                decisions=(),
                acknowledgements=(),
                alerts=(),
                words=(identity,),
                holds=(),
            )
        if one is None:
            gone = lifecycle.is_erased(connection, identity)
            raise NotFoundError(
                "it was erased already" if gone else "there is nothing of this id", where=identity[:40]
            )
        inside, originator = (one,), one.originator
    ids = [one.id for one in inside]
    alerts = sorted({alert.id for one in ids for alert in lookup.alerts_of(connection, one)})
    spoken_on = lifecycle.judgements_about(connection, ids, alerts)
    return _Targets(
        object=identity,
        originator=originator,
        records=tuple(inside),
        decisions=tuple(spoken_on["decision"]),
        acknowledgements=tuple(spoken_on["acknowledgement"]),
        alerts=tuple(alerts),
        words=(
            *spoken.about_records(connection, set(ids)),
            *spoken.about_objects(connection, {identity, *ids}),
            *spoken.on_decisions(connection, spoken_on["decision"]),
        ),
        holds=lifecycle.held_with(connection, identity),
    )
