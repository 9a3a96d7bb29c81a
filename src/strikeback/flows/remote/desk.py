"""The desk as people of a hub use it: what their agency may know of somebody, and telling recipients.

Own records are found whole; of others it is said only what the policy tells the agency: that they hold
something is a hit. All of it is logged as reading.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from strikeback.access.limits import Limited
from strikeback.access.sessions import require_step_up
from strikeback.custody.entry import Kind
from strikeback.flows.keeping.desk import MOST, Everything
from strikeback.flows.keeping.notices import tell, told_agencies
from strikeback.flows.people.limits import charge
from strikeback.flows.people.sign_in import Signed
from strikeback.flows.progress import stamp
from strikeback.flows.remote.acts_later import own_concerns
from strikeback.flows.views.reading import looking
from strikeback.flows.views.records import search
from strikeback.model.errors import ConflictError, NotFoundError, UsageError
from strikeback.model.lifecycle import Notice, Recall, Wish
from strikeback.model.links import Entity
from strikeback.model.people import Viewer
from strikeback.model.record import Record
from strikeback.model.time import Clock
from strikeback.store import facts, judgements, lifecycle, log, lookup, notices, records, terms_changes, words
from strikeback.store.open import Connection, Store

PAGE: Final = 200
_READS: Final = frozenset({Kind.READ, Kind.DISCLOSURE, Kind.ANSWER})


def find_concerned(
    store: Store, signed: Signed, texts: Sequence[str], *, region: str = "", clock: Clock
) -> Everything:
    """Return everything that the viewer's agency holds about somebody, and where it went.

    Args:
        store: The store; what came since the last derivation is not found.
        signed: Somebody of data protection, or a supervisor, with a fresh second factor.
        texts: Identifiers in any spelling, report numbers, ids; names find namesakes too.
        region: ISO country of national phone numbers.
        clock: Tells when.

    Raises:
        LimitError: Too many searches.
        RefusedError: The viewer's duty is another one, or a machine asks.
        SignInError: The second factor was proved too long ago.
        UsageError: Nothing, or too much, to look for; or more is found than one person can be.
    """
    viewer = signed.viewer
    own_concerns(store, viewer, clock=clock)
    require_step_up(signed.session, clock.now())
    found: set[str] = set()
    others: set[str] = set()
    for text in texts:
        charge(store, viewer, Limited.SEARCH, clock=clock)
        told = search(store, viewer, text, region=region, limit=PAGE, clock=clock)
        found |= {one.id for one in told.records}
        others |= {one.originator for one in told.records} | {one.agency for one in told.hits}
        if told.cursor:
            raise UsageError("more is found than one person can be", remedy="Give an identifier, not a name")
    with looking(store, viewer, clock, "desk") as look:
        homes = sorted(set(look.homes(found).values()))
        scope = look.seen
        entities = [] if scope is None else _entities(look.connection, homes, scope)
        inside = look.told(found | {member for one in entities for member in one.members})
        own = sorted(one.id for one in inside.values() if look.own(one))
        if len(own) > MOST:
            raise UsageError("more is found than one person can be", remedy="Give an identifier, not a name")
        others |= {one.originator for one in inside.values()}
        links = lookup.links_of(look.connection, own, scope=scope) if own and scope is not None else ()
        look.note_list("desk", own)
    places = sorted({inside[one].contribution for one in own})
    with store.read() as connection:
        decisions = judgements.decisions(connection, about=own) if own else ()
        return Everything(
            agency=viewer.agency,
            own=tuple(own),
            contributions=tuple(places),
            others=tuple(sorted(others - {viewer.agency})),
            entities=tuple(sorted(one.id for one in entities)),
            links=len(links),
            alerts=_alerts(connection, viewer, own),
            decisions=tuple(sorted(one.id for one in decisions if _agency(one.by) == viewer.agency)),
            seen=tuple(sorted(_seen(connection, own), key=lambda one: (one[1], one[2]))),
            told=_told(connection, (*own, *places)),
            holds=len({hold.id for one in own for hold in lifecycle.held_with(connection, one)}),
            words=words.find(connection, [text.strip() for text in texts], viewer.agency),
        )


def _entities(connection: Connection, homes: Iterable[str], scope: str) -> list[Entity]:
    """Return entities of the viewer's scope."""
    found = (lookup.get_entity(connection, home, scope=scope) for home in homes)
    return [one for one in found if one is not None]


def _alerts(connection: Connection, viewer: Viewer, own: Iterable[str]) -> tuple[str, ...]:
    """Return the viewer's agency's alerts about own records."""
    found = (alert for one in own for alert in lookup.alerts_of(connection, one))
    return tuple(sorted({one.id for one in found if one.agency == viewer.agency}))


def _told(connection: Connection, objects: Iterable[str]) -> tuple[str, ...]:
    """Return who got notices about any of these."""
    found = (told for one in objects for told, _ in notices.notices(connection, about=one))
    return tuple(sorted({one.recipient for one in found}))


def _agency(actor: str) -> str:
    return actor.partition("/")[0]


def _seen(connection: Connection, own: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return who opened, or was given, own records: actor, time, record."""
    return [
        (entry.actor, entry.at, one)
        for one in own
        for _, entry in log.entries_about(connection, one)
        if entry.kind in _READS
    ]


def tell_recipients(
    store: Store, viewer: Viewer, concern: str, objects: Sequence[str], *, clock: Clock
) -> tuple[Notice, ...]:
    """Tell everybody who may have been told of own records that somebody concerned has them restricted.

    What is withdrawn, corrected or erased tells by itself. State the stricter terms as well: this only tells.

    Args:
        store: The store.
        viewer: Somebody of data protection, or a supervisor.
        concern: What was asked for: a restriction.
        objects: Own records.
        clock: Tells when.

    Raises:
        ConflictError: They asked for something else.
        NotFoundError: No such concern or record, or another agency's.
        RefusedError: The viewer's duty is another one.
    """
    asked = {one.concern.id: one.concern for one in own_concerns(store, viewer, clock=clock)}.get(concern)
    if asked is None:
        raise NotFoundError("there is no such concern")
    if asked.wish is not Wish.RESTRICTION:
        raise ConflictError("what is corrected, withdrawn or erased tells its recipients by itself")
    at = stamp(clock)
    with store.write() as connection:
        known = records.get_records(connection, objects)
        if any(one not in known or known[one].originator != viewer.agency for one in objects):
            raise NotFoundError("there is nothing with this id, or nothing that may be told")
        made = [
            told
            for one in dict.fromkeys(objects)
            for told in tell(
                connection,
                Recall.RESTRICTED,
                one,
                originator=viewer.agency,
                recipients=_recipients(connection, known[one], at),
                at=at,
            )
        ]
    return tuple(made)


def _recipients(connection: Connection, record: Record, at: str) -> frozenset[str]:
    """Return the agencies that terms tell, or told, or that read it."""
    home = facts.find_contribution(connection, record.contribution)
    changed = terms_changes.changes_of(connection, (record.id, record.contribution))
    terms = [record.handling, *([home.handling] if home else []), *(one.handling for one in changed)]
    told = told_agencies(connection, record.originator, terms, at)
    readers = {_agency(actor) for actor, _, _ in _seen(connection, [record.id])}
    return told | (readers & set(facts.agencies(connection)))
