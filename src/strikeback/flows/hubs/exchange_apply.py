"""What a package from another hub does here, and what has to follow before its notices are confirmed."""

from datetime import datetime
from typing import Final

from strikeback.custody.note import VerifierKey, open_note
from strikeback.flows.answers import written
from strikeback.flows.derive import derive
from strikeback.flows.hubs.blind_answer import answer_questions, take_question
from strikeback.flows.hubs.blind_ask import forget_erased, take_answer
from strikeback.flows.hubs.gone import take_gone
from strikeback.flows.hubs.place import place, register, standing, take_out
from strikeback.flows.hubs.requests import take_end, take_reply, take_request, take_withdrawal
from strikeback.flows.init import secret_key
from strikeback.flows.keeping.erase import destroy
from strikeback.flows.keeping.notices import certificate_for, tell, told_agencies
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
from strikeback.sharing.messages import Changed, Gone, Handed
from strikeback.sharing.package import Item, ItemKind, Package
from strikeback.store import blind, derivations, facts, lifecycle, notices, peers, records, words
from strikeback.store.open import Connection, Store
from strikeback.store.peers import Peer

DONE: Final = "taken out of this hub's records, links, entities, search and counts"
ERASED: Final = "destroyed with its salts; everything derived was made again without it, free pages given up"
TERMS: Final = "the terms stated stand here; what they tell this hub no more was taken out"
HITS: Final = "the hits named were taken out of this hub's lists and leads"
ABSENT: Final = "never held by this hub, or gone before"


def apply_items(
    connection: Connection, peer: Peer, package: Package, *, here: str, key: bytes, now: datetime
) -> dict[str, int]:
    """Apply what a package says, in its order, inside the caller's transaction.

    Args:
        connection: A writing transaction.
        peer: The hub that signed the package.
        package: What came.
        here: This hub's name.
        key: The store's secret, for references.
        now: The present, aware.

    Returns:
        How much of each kind was new.

    Raises:
        RefusedInputError: The hub speaks for somebody it may not speak for.
        ConflictError: An agency of it is registered here otherwise.
    """
    counts = dict.fromkeys(
        ("contributions", "notices", "certificates", "questions", "answers", "requests", "replies"), 0
    )
    for item in package.manifest.items:
        kind = _COUNTED.get(item.kind)
        if kind:
            counts[kind] += _apply_request(connection, peer, package, item, key, here, now)
        else:
            kind, fresh = _apply_fact(connection, peer, package, item, here, written(now))
            counts[kind] += fresh
    return counts


_COUNTED: Final = {
    ItemKind.REQUEST: "requests",
    ItemKind.WITHDRAWAL: "requests",
    ItemKind.REPLY: "replies",
    ItemKind.END: "replies",
}
"""Items of requests, and as what they are counted."""


def _apply_request(
    connection: Connection, peer: Peer, package: Package, item: Item, key: bytes, here: str, now: datetime
) -> int:
    """Apply an item about a request; return 1 when it is new, 0 also for one that is gone at its sender."""
    match item.kind:
        case ItemKind.REQUEST if request := package.requests.get(item.id):
            return take_request(connection, peer, request, key=key, here=here, now=now)
        case ItemKind.WITHDRAWAL if withdrawn := package.withdrawals.get(item.id):
            return take_withdrawal(connection, peer, withdrawn, now)
        case ItemKind.REPLY if reply := package.replies.get(item.id):
            return take_reply(connection, peer, reply, now)
        case ItemKind.END if ended := package.ends.get(item.id):
            return take_end(connection, peer, ended, now)
        case _:
            return 0


def _apply_fact(
    connection: Connection, peer: Peer, package: Package, item: Item, here: str, at: str
) -> tuple[str, int]:
    """Apply any other item; return as what it is counted, and 1 when it is new."""
    match item.kind:
        case ItemKind.CONTRIBUTION if handed := package.contributions.get(item.id):
            return "contributions", _contribute(connection, peer, handed, at)
        case ItemKind.NOTICE if told := package.notices.get(item.id):
            content = package.gone.get(item.id) or package.terms.get(item.id, Changed())
            return "notices", _be_told(connection, peer, told, content, here, at)
        case ItemKind.CERTIFICATE if done := package.certificates.get(item.id):
            return "certificates", _confirm(connection, peer, done)
        case ItemKind.QUESTION if asked := package.questions.get(item.id):
            return "questions", take_question(connection, peer, asked, at)
        case ItemKind.ANSWER if answer := package.answers.get(item.id):
            return "answers", take_answer(connection, peer, answer, here, at)
        case _:
            return "notices", 0


def _contribute(connection: Connection, peer: Peer, handed: Handed, at: str) -> int:
    """Store a contribution of another hub's agency; one that stands here already is left as it is."""
    head = handed.head
    register(connection, peer, handed, at)
    if facts.find_contribution(connection, head.id) or lifecycle.is_erased(connection, head.id):
        return 0
    facts.add_contribution(connection, head, handed.records)
    return 1


def _be_told(
    connection: Connection, peer: Peer, told: Notice, content: Changed | Gone, here: str, at: str
) -> int:
    """Keep a notice and do what it says; destroying and confirming come afterwards."""
    if told.originator not in peer.agencies or told.recipient != here:
        raise RefusedInputError("a notice that is not this hub's to send, or not for us", where=peer.name)
    if notices.notices(connection, identity=told.id):
        return 0
    notices.add_notice(connection, told)
    if isinstance(content, Gone):
        take_gone(connection, peer, told, content)
        return 1
    if told.kind is Recall.TERMS:
        _change(connection, peer, told, content, at)
        return 1
    copies = peers.copies(connection, peer.name, told.object)
    some = records.get_records(connection, {told.object, *copies}).values()
    found = facts.find_contribution(connection, told.object)
    owners = {one.originator for one in some} | ({found.originator} if found else set())
    gone = records.find_record(connection, told.object)  # withdrawn ones too: an erasure reaches them
    owners |= {gone.originator} if gone else set()
    owners |= set(words.known(connection, [told.object]).values())
    if owners - {told.originator}:
        raise RefusedInputError("a notice about what another agency gave", where=peer.name)
    if found and not found.withdrawn:
        _withdraw(connection, peer, found.id, told, at)
    for one in some:
        lifecycle.withdraw_record(
            connection, one.id, by=f"{told.originator}/{peer.name}", reason=told.kind.value, at=at
        )
        derivations.forget_alerts(connection, [one.id])
    terms = {one.handling for one in some} | (
        {one.handling for one in records.records_of(connection, found.id)} if found else set()
    )
    if terms and told.kind is not Recall.ERASED:  # destroying tells them itself
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


def _withdraw(connection: Connection, peer: Peer, identity: str, told: Notice, at: str) -> None:
    """Withdraw a contribution, and drop its alerts."""
    facts.withdraw(connection, identity, by=f"{told.originator}/{peer.name}", reason=told.kind.value, at=at)
    derivations.forget_alerts(connection, records.heads_of(connection, identity))


def _change(connection: Connection, peer: Peer, told: Notice, changed: Changed, at: str) -> None:
    """Bring what was given here up to its originator's present terms."""
    if any(one.head.originator != told.originator for one in changed.handed):
        raise RefusedInputError("terms of what another agency gave", where=peer.name)
    for handed in changed.handed:
        place(connection, peer, handed, cause=told.id, keeps=changed.keeps, at=at)
    found = (standing(connection, peer, identity) for identity in changed.gone)
    gone = [one for one in found if one is not None]
    if any(one.originator != told.originator for one in gone):
        raise RefusedInputError("terms of what another agency gave", where=peer.name)
    take_out(connection, peer, gone, reason=told.kind.value, at=at)


def _confirm(connection: Connection, peer: Peer, made: Certificate) -> int:
    """Keep a certificate that another hub signed."""
    found = notices.notices(connection, identity=made.notice)
    if not found or found[0][0].recipient != peer.name or made.by != peer.name:
        raise RefusedInputError("a certificate for what this hub was never told", where=peer.name)
    try:
        keys = (peer.vkey, *(one.vkey for one in peer.former if made.at <= one.until))
        text = open_note(made.signed.encode(), map(VerifierKey.parse, keys)).text
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
    """Destroy what other hubs erased, derive everything again, sign that it was done; answer blind questions.

    Does nothing when nothing waits. What a legal hold keeps stays unconfirmed.

    Args:
        store: The store.
        here: This hub's name.
        clock: Tells when.
    """
    with store.read() as connection:
        under_way = blind.under_way(connection)
        open_now = [one for name in peers.peers(connection) for one in waiting(connection, name)]
    made = _confirm_all(store, open_now, here, clock)
    if under_way:
        with store.write() as connection:
            forget_erased(connection)
        answer_questions(store, key=secret_key(store), here=here, at=stamp(clock))
    return made


def _confirm_all(store: Store, open_now: list[Notice], here: str, clock: Clock) -> tuple[Certificate, ...]:
    """Do what is left of notices, and sign what was done."""
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
    if told.object.startswith("bq_"):
        return HITS
    if told.kind is not Recall.ERASED:
        return TERMS if told.kind is Recall.TERMS else DONE
    with store.read() as connection:
        copies = {
            one for name in peers.peers(connection) for one in peers.copies(connection, name, told.object)
        }
    found = [_destroyed(store, told, one, clock) for one in (told.object, *sorted(copies))]
    if "" in found:
        return ""
    return ERASED if ERASED in found else ABSENT


def _destroyed(store: Store, told: Notice, identity: str, clock: Clock) -> str:
    """Destroy one thing; return what was done in words, "" when a hold keeps it."""
    try:
        destroy(
            store,
            identity,
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
