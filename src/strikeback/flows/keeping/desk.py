"""The desk for those concerned: find everything about somebody, answer in time, tell who was told.

A person who asks is found by what they give (a phone, an account, a report number), never by guessing; what
other agencies hold is named as theirs to answer. Who read or was told what comes from the log.
"""

from datetime import date, timedelta
from typing import ClassVar, Final

from strikeback.flows.decide import check_signature
from strikeback.flows.progress import stamp
from strikeback.flows.search import search
from strikeback.model.base import Frozen
from strikeback.model.errors import NotFoundError, RefusedError, UsageError
from strikeback.model.ids import derive_id
from strikeback.model.lifecycle import Concern, ConcernAnswer, Wish
from strikeback.model.time import Clock
from strikeback.store import facts, judgements, lifecycle, log, lookup, notices, records, words
from strikeback.store.open import Store

DAYS: Final = 30
"""One month, as data protection laws commonly give; an agency's own law may give less."""

MOST: Final = 200
"""Records that may be about one person."""

_READS: Final = ("read", "disclosure", "answer")


class Everything(Frozen, frozen=True, kw_only=True):
    """All that one agency holds about somebody, and where it went."""

    shown: ClassVar = ("agency", "own", "others")

    agency: str
    own: tuple[str, ...]
    """Records of the agency."""
    contributions: tuple[str, ...]
    others: tuple[str, ...]
    """Agencies that hold something too: each answers for itself."""
    entities: tuple[str, ...]
    links: int
    alerts: tuple[str, ...]
    decisions: tuple[str, ...]
    seen: tuple[tuple[str, str, str], ...]
    """Who saw or was told an own record: actor, time, record; from the log."""
    told: tuple[str, ...]
    """Recipients of notices about it."""
    holds: int
    """Legal holds that keep some of it."""
    words: tuple[str, ...] = ()
    """References of words that the agency's people added to something and in which the text stands."""


class ConcernEntry(Frozen, frozen=True, kw_only=True):
    """A concern, its answer, and whether it is late."""

    shown: ClassVar = ("concern", "overdue")

    concern: Concern
    answer: ConcernAnswer | None
    overdue: bool


def find_everything(store: Store, text: str, *, agency: str, region: str = "") -> Everything:
    """Return everything that stands in this store about somebody.

    Args:
        store: The store; what came since the last derivation is not found.
        text: An identifier in any spelling, a report number, an id; a name finds namesakes too.
        agency: The agency that was asked.
        region: ISO country of a national phone number.

    Raises:
        UsageError: Nothing, or too much, to look for; or more is found than one person can be.
    """
    hits = search(store, text, region=region, limit=MOST + 1)
    if len(hits) > MOST:
        raise UsageError("more is found than one person can be", remedy="Give an identifier, not a name")
    with store.read() as connection:
        homes = {hit.entity for hit in hits if hit.entity}
        entities = [one for home in sorted(homes) if (one := lookup.get_entity(connection, home))]
        ids = {hit.record for hit in hits} | {m for one in entities for m in one.members}
        known = records.get_records(connection, ids)
        own = sorted(one.id for one in known.values() if one.originator == agency)
        others = sorted({one.originator for one in known.values()} - {agency})
        homes_of_own = sorted({known[one].contribution for one in own})
        seen = [
            (entry.actor, entry.at, one)
            for one in own
            for _, entry in log.entries_about(connection, one)
            if entry.kind in _READS
        ]
        told = {
            notice.recipient
            for one in [*own, *homes_of_own]
            for notice, _ in notices.notices(connection, about=one)
        }
        return Everything(
            agency=agency,
            own=tuple(own),
            contributions=tuple(homes_of_own),
            others=tuple(others),
            entities=tuple(sorted(one.id for one in entities)),
            links=len(lookup.links_of(connection, own)),
            alerts=tuple(sorted({a.id for one in own for a in lookup.alerts_of(connection, one)})),
            decisions=tuple(sorted(one.id for one in judgements.decisions(connection, about=own))),
            seen=tuple(sorted(seen, key=lambda one: (one[1], one[2]))),
            told=tuple(sorted(told)),
            holds=len({hold.id for one in own for hold in lifecycle.held_with(connection, one)}),
            words=words.find(connection, [text.strip()], agency),
        )


def take_concern(store: Store, wish: Wish, *, agency: str, reference: str, by: str, clock: Clock) -> Concern:
    """Keep that somebody asked about themselves; the clock runs from now.

    Args:
        store: The store.
        wish: What they ask for.
        agency: The agency that was asked.
        reference: That agency's own file number; no name.
        by: Who takes it in, ``agency/user``.
        clock: Tells when.

    Raises:
        UsageError: The reference or the person is missing, or the agency is unknown.
        RefusedError: The person is of another agency.
    """
    check_signature(reference, by)
    if by.partition("/")[0] != agency:
        raise RefusedError("a concern is taken in by the agency that was asked", where=agency[:40])
    at = stamp(clock)
    due = (date.fromisoformat(at[:10]) + timedelta(days=DAYS)).isoformat()
    made = Concern(
        id=derive_id("con", [wish.value, agency, reference, by, at]),
        wish=wish,
        agency=agency,
        by=by,
        reference=reference,
        at=at,
        due=due,
    )
    with store.write() as connection:
        if agency not in facts.agencies(connection):
            raise UsageError("there is no such agency", where="--agency")
        notices.add_concern(connection, made)
    return made


def answer_concern(
    store: Store,
    identity: str,
    *,
    granted: bool,
    reason: str,
    by: str,
    objects: tuple[str, ...] = (),
    clock: Clock,
) -> ConcernAnswer:
    """Keep what somebody concerned was told and what was done.

    Args:
        store: The store.
        identity: The concern.
        granted: Whether they got what they asked for.
        reason: What was done, or the law's reason for refusing.
        by: Who answers, ``agency/user``.
        objects: Ids of what was corrected, erased or restricted.
        clock: Tells when.

    Raises:
        NotFoundError: No such concern.
        RefusedError: Another agency was asked.
        ConflictError: It was answered before.
    """
    check_signature(reason, by)
    at = stamp(clock)
    with store.write() as connection:
        asked = {one.id: one for one, _ in notices.concerns(connection)}.get(identity)
        if asked is None:
            raise NotFoundError("there is no such concern", where=identity[:40])
        if by.partition("/")[0] != asked.agency:
            raise RefusedError("only the agency that was asked answers", where=identity)
        made = ConcernAnswer(
            id=derive_id("ans", [identity, by, at]),
            concern=identity,
            by=by,
            granted=granted,
            reason=reason,
            objects=objects,
            at=at,
        )
        notices.add_answer(connection, made)
    return made


def list_concerns(store: Store, *, clock: Clock, agency: str = "") -> tuple[ConcernEntry, ...]:
    """Return concerns, those waited for longest first."""
    today = stamp(clock)[:10]
    with store.read() as connection:
        found = notices.concerns(connection)
    entries = [
        ConcernEntry(concern=asked, answer=told, overdue=told is None and asked.due < today)
        for asked, told in found
        if agency in {"", asked.agency}
    ]
    return tuple(sorted(entries, key=lambda one: (one.answer is not None, one.concern.due)))
