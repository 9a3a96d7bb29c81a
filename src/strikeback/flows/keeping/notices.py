"""Telling those who were told: notices of withdrawals, corrections and erasures, and their certificates.

Whoever was told at least a summary may have noted or exported it; this store's own derivations follow by
themselves, other places have to be asked. A certificate is what they answer.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar, Final

from strikeback.custody.entry import canonical
from strikeback.flows.decide import check_signature
from strikeback.flows.progress import stamp
from strikeback.model.base import Frozen
from strikeback.model.errors import NotFoundError, RefusedError
from strikeback.model.handling import Handling, Level
from strikeback.model.ids import derive_id
from strikeback.model.lifecycle import Certificate, Notice, Recall
from strikeback.model.people import Viewer
from strikeback.model.time import Clock
from strikeback.sharing.policy import ORDER, allow
from strikeback.store import facts, notices, peers
from strikeback.store.open import Connection, Store

DAYS: Final = 7
"""Five working days (proposal in the list of alerts, to be agreed with users), counted in days."""

FORM: Final = "strikeback-certificate/v1"
"""First line of a signed certificate: no checkpoint begins like this."""


class NoticeEntry(Frozen, frozen=True, kw_only=True):
    """A notice, what was answered, and whether the answer is late."""

    shown: ClassVar = ("notice", "overdue")

    notice: Notice
    certificate: Certificate | None
    overdue: bool


def tell(
    connection: Connection,
    kind: Recall,
    identity: str,
    *,
    originator: str,
    recipients: Iterable[str],
    at: str,
    replaced_by: str = "",
) -> tuple[Notice, ...]:
    """Append a notice for every recipient, in the transaction of what they are told about."""
    due = (date.fromisoformat(at[:10]) + timedelta(days=DAYS)).isoformat()
    made = [
        Notice(
            id=derive_id("nt", [kind.value, identity, one, at]),
            kind=kind,
            object=identity,
            originator=originator,
            recipient=one,
            replaced_by=replaced_by,
            at=at,
            due=due,
        )
        for one in sorted(set(recipients) - {originator})
    ]
    for one in made:
        notices.add_notice(connection, one)
    return tuple(made)


def told_agencies(
    connection: Connection, originator: str, handlings: Iterable[Handling], at: str
) -> frozenset[str]:
    """Return the other agencies of this hub that terms told a summary or more."""
    terms = set(handlings)
    here = set(facts.agencies(connection)) - set(peers.foreign(connection))
    return frozenset(
        agency
        for agency in here - {originator}
        if any(
            ORDER.index(allow(Viewer(agency=agency, now=at), originator, one)) >= ORDER.index(Level.SUMMARY)
            for one in terms
        )
    )


def list_notices(
    store: Store, *, clock: Clock, recipient: str = "", about: str = ""
) -> tuple[NoticeEntry, ...]:
    """Return notices, those waited for longest first.

    Args:
        store: The store.
        clock: Tells what is overdue.
        recipient: Only those of one agency or hub.
        about: Only those about one object.
    """
    today = stamp(clock)[:10]
    with store.read() as connection:
        found = notices.notices(connection, recipient=recipient, about=about)
    entries = [
        NoticeEntry(notice=told, certificate=done, overdue=done is None and told.due < today)
        for told, done in found
    ]
    return tuple(sorted(entries, key=lambda one: one.certificate is not None))


def certify(store: Store, identity: str, *, done: str, by: str, clock: Clock) -> Certificate:
    """Confirm a notice.

    Args:
        store: The store.
        identity: The notice.
        done: What was done, in words.
        by: Who confirms, ``agency/user`` of the recipient.
        clock: Tells when.

    Raises:
        NotFoundError: No such notice.
        RefusedError: It is another agency's.
        ConflictError: It was confirmed before.
    """
    check_signature(done, by)
    with store.write() as connection:
        found = notices.notices(connection, identity=identity)
        if not found:
            raise NotFoundError("there is no such notice", where=identity[:40])
        told = found[0][0]
        if by.partition("/")[0] != told.recipient:
            raise RefusedError("only the agency that was told can confirm", where=told.id)
        made = certificate_for(store, told, done, by, stamp(clock))
        notices.add_certificate(connection, made)
    return made


def certificate_for(store: Store, told: Notice, done: str, by: str, at: str) -> Certificate:
    """Return a certificate, signed with the log's key where there is one; the caller keeps it.

    Args:
        store: The store.
        told: The notice that is answered.
        done: What was done, in words.
        by: ``agency/user``, or the name of a hub that answers for itself.
        at: RFC 3339 UTC.
    """
    content = {
        "by": by,
        "done": done,
        "kind": told.kind.value,
        "notice": told.id,
        "object": told.object,
        "at": at,
    }
    text = f"{FORM}\n".encode() + canonical(content) + b"\n"
    signed = store.keys.sign_note(text, at) if store.keys.signers else b""
    return Certificate(
        id=derive_id("cert", [told.id, by, done, at]),
        notice=told.id,
        by=by,
        done=done,
        at=at,
        signed=signed.decode(),
    )
