"""What a package from another hub does here, and what has to follow before its notices are confirmed."""

from typing import Final

from strikeback.custody.note import VerifierKey, open_note
from strikeback.flows.derive import derive
from strikeback.flows.erase import destroy
from strikeback.flows.notices import certificate_for, tell, told_agencies
from strikeback.flows.progress import stamp
from strikeback.model.errors import (
    ConflictError,
    LogFormatError,
    NotFoundError,
    ProofError,
    RefusedInputError,
)
from strikeback.model.lifecycle import Certificate, Notice, Recall
from strikeback.model.time import Clock
from strikeback.sharing.package import Handed, ItemKind, Package
from strikeback.store import derivations, facts, lifecycle, notices, peers, records
from strikeback.store.open import Connection, Store
from strikeback.store.peers import Peer

DONE: Final = "taken out of this hub's records, links, entities, search and counts"
ERASED: Final = "destroyed with its salts; everything derived was made again without it, free pages given up"
ABSENT: Final = "never held by this hub, or gone before"


def apply_items(connection: Connection, peer: Peer, package: Package, here: str, at: str) -> dict[str, int]:
    """Apply what a package says, in its order, inside the caller's transaction.

    Args:
        connection: A writing transaction.
        peer: The hub that signed the package.
        package: What came.
        here: This hub's name.
        at: RFC 3339 UTC.

    Returns:
        How many contributions, notices and certificates were new.

    Raises:
        RefusedInputError: The hub speaks for somebody it may not speak for.
        ConflictError: An agency of it is registered here otherwise.
    """
    counts = {"contributions": 0, "notices": 0, "certificates": 0}
    for item in package.manifest.items:
        if item.kind is ItemKind.CONTRIBUTION and item.id in package.contributions:
            counts["contributions"] += _contribute(connection, peer, package.contributions[item.id], at)
        if item.kind is ItemKind.NOTICE and item.id in package.notices:
            counts["notices"] += _be_told(connection, peer, package.notices[item.id], here, at)
        if item.kind is ItemKind.CERTIFICATE and item.id in package.certificates:
            counts["certificates"] += _confirm(connection, peer, package.certificates[item.id])
    return counts


def _contribute(connection: Connection, peer: Peer, handed: Handed, at: str) -> int:
    """Store a contribution of another hub's agency; one that stands here already is left as it is."""
    agency, head = handed.agency, handed.head
    if head.originator not in peer.agencies or agency.id != head.originator:
        raise RefusedInputError("a hub may hand in for its own agencies only", where=peer.name)
    if any(one.originator != head.originator or one.contribution != head.id for one in handed.records):
        raise RefusedInputError("a record that names another origin than its contribution", where=peer.name)
    if facts.find_contribution(connection, head.id) or lifecycle.is_erased(connection, head.id):
        return 0
    if agency.id not in facts.agencies(connection):
        facts.add_agency(connection, agency, at)
    elif peers.foreign(connection).get(agency.id) != peer.name:
        raise ConflictError("an agency of this name is registered here otherwise", where=agency.id)
    peers.put_foreign(connection, agency.id, peer.name, at)
    facts.add_contribution(connection, head, handed.records)
    return 1


def _be_told(connection: Connection, peer: Peer, told: Notice, here: str, at: str) -> int:
    """Keep a notice and take out what it is about; destroying and confirming come afterwards."""
    if told.originator not in peer.agencies or told.recipient != here:
        raise RefusedInputError("a notice that is not this hub's to send, or not for us", where=peer.name)
    if notices.notices(connection, identity=told.id):
        return 0
    notices.add_notice(connection, told)
    found = facts.find_contribution(connection, told.object)
    one = None if found else records.find_record(connection, told.object)
    owner = found.originator if found else one.originator if one else ""
    if owner and owner != told.originator:
        raise RefusedInputError("a notice about what another agency gave", where=peer.name)
    by, reason = f"{told.originator}/{peer.name}", told.kind.value
    if found:
        terms = {one.handling for one in records.records_of(connection, found.id)}
        if not found.withdrawn:
            facts.withdraw(connection, found.id, by=by, reason=reason, at=at)
        derivations.forget_alerts(connection, records.heads_of(connection, found.id))
    elif one:
        terms = {one.handling}
        lifecycle.withdraw_record(connection, one.id, by=by, reason=reason, at=at)
        derivations.forget_alerts(connection, [one.id])
    else:
        return 1
    if told.kind is not Recall.ERASED:  # destroying tells them itself
        inside = told_agencies(connection, told.originator, terms, at)
        tell(
            connection,
            told.kind,
            told.object,
            originator=told.originator,
            recipients=inside,
            at=at,
            replaced_by=told.replaced_by,
        )
    return 1


def _confirm(connection: Connection, peer: Peer, made: Certificate) -> int:
    """Keep a certificate that another hub signed."""
    found = notices.notices(connection, identity=made.notice)
    if not found or found[0][0].recipient != peer.name or made.by != peer.name:
        raise RefusedInputError("a certificate for what this hub was never told", where=peer.name)
    try:
        text = open_note(made.signed.encode(), [VerifierKey.parse(peer.vkey)]).text
    except (LogFormatError, ProofError):
        raise RefusedInputError("a certificate that its hub has not signed", where=peer.name) from None
    if made.notice.encode() not in text:
        raise RefusedInputError("a certificate that was signed for another notice", where=peer.name)
    if found[0][1] is not None:
        return 0
    notices.add_certificate(connection, made)
    return 1


def waiting(connection: Connection, name: str) -> tuple[Notice, ...]:
    """Return the notices of a hub that were applied here and are not confirmed yet."""
    theirs = {agency for agency, peer in peers.foreign(connection).items() if peer == name}
    named = peers.peers(connection).get(name)
    theirs |= set(named.agencies) if named else set()
    return tuple(
        told
        for told, done in notices.notices(connection)
        if done is None and told.originator in theirs and not _is_agency(connection, told.recipient)
    )


def _is_agency(connection: Connection, recipient: str) -> bool:
    return recipient in facts.agencies(connection)


def settle(store: Store, *, here: str, clock: Clock) -> tuple[Certificate, ...]:
    """Destroy what other hubs erased, derive everything again, then sign that it was done.

    Does nothing when nothing waits. What a legal hold keeps stays unconfirmed.

    Args:
        store: The store.
        here: This hub's name.
        clock: Tells when.
    """
    with store.read() as connection:
        open_now = [one for name in peers.peers(connection) for one in waiting(connection, name)]
    if not open_now:
        return ()
    done = {one.id: words for one in open_now if (words := _carry_out(store, one, clock))}
    if not done:
        return ()
    derive(store, clock=clock)
    if ERASED in done.values():
        store.scrub()
    made = []
    with store.write() as connection:
        for one in open_now:
            if one.id in done:
                signed = certificate_for(store, one, done[one.id], here, stamp(clock))
                notices.add_certificate(connection, signed)
                made.append(signed)
    return tuple(made)


def _carry_out(store: Store, told: Notice, clock: Clock) -> str:
    """Do what is left of a notice; return what was done in words, "" when a hold keeps it."""
    if told.kind is not Recall.ERASED:
        return DONE
    try:
        destroy(
            store,
            told.object,
            reason="erased by its originator",
            authority=f"notice {told.id}",
            by=told.originator,
            second=told.originator,
            at=stamp(clock),
        )
    except NotFoundError:
        return ABSENT
    except ConflictError:
        return ""
    return ERASED
