"""One guarded look: whose, what for, what of a record is told; logged before anything is answered.

Every guarded flow runs inside ``looking``. What it shows is cut here, by ``sharing/``; what it read is noted
and logged in one transaction when it is done. An answer whose reading cannot be logged is not given.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final

import msgspec

from strikeback.custody.entry import Event, Kind, canonical
from strikeback.flows.init import secret_key
from strikeback.flows.progress import stamp
from strikeback.flows.scopes import Part, parts_for
from strikeback.flows.views.read_log import log_reads
from strikeback.flows.views.values import Hit, RecordView
from strikeback.model.errors import NotFoundError, RefusedError
from strikeback.model.handling import Handling, Level
from strikeback.model.people import Viewer
from strikeback.model.record import Record
from strikeback.model.time import Clock
from strikeback.sharing.policy import ANYONE, RANK, allow, sees_content, strictest, without_grants
from strikeback.sharing.project import project
from strikeback.sharing.purposes import normal
from strikeback.sharing.reference import hit_reference
from strikeback.store import derivations, guarded, lookup
from strikeback.store.dialect import for_the_hub
from strikeback.store.lookup import Standpoint
from strikeback.store.open import Connection, Store
from strikeback.store.terms import Asking, asking

UNKNOWN: Final = "unknown"
"""The object of entries about asking for what is not there, or not to be told."""

_PART: Final = msgspec.json.Decoder(Part)
_ASKED: Final = b"asked-for"


@lru_cache(maxsize=65536)
def _part(body: str) -> Part:
    """Return what stands in a scope; there are few, and each is asked for with every look."""
    return _PART.decode(body)


@dataclass(slots=True)
class Look:
    """What a guarded flow has at hand."""

    connection: Connection
    viewer: Viewer
    """With the moment of the look."""
    asking: Asking
    key: bytes
    terms: str
    """Changes whenever other terms come to stand."""
    notes: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    """Objects that were read, and what else is logged about it."""
    _scopes: tuple[str | None, str | None] | None = None

    def note(self, identity: str, flow: str, records: Iterable[str] = (), **more: object) -> None:
        """Note what is about to be shown: one object, with the ids of all records shown."""
        body: dict[str, object] = {"flow": flow, "purpose": self.viewer.purpose, "case": self.viewer.case}
        ids = sorted(set(records))
        if ids:
            body["records"] = ids
        if self.viewer.broken:
            body["opening"] = self.viewer.broken
        self.notes.append((identity, body | more))

    def note_list(self, flow: str, records: Iterable[str] = (), **more: object) -> None:
        """Note a list: its object is the reading agency."""
        self.note(f"reads:{self.viewer.agency}", flow, records, **more)

    def asked(self, text: str) -> str:
        """Return a keyed digest of what was asked, which only the store can make again."""
        return blake2b(text.encode(), key=self.key, digest_size=16, person=_ASKED).hexdigest()

    @property
    def seen(self) -> str | None:
        """The scope that all values come from; None: nothing is derived that this viewer may see."""
        return self._both()[0]

    @property
    def known(self) -> str | None:
        """The scope that hits come from; None: there are none."""
        return self._both()[1]

    def _both(self) -> tuple[str | None, str | None]:
        if self._scopes is None:
            purpose = normal(self.viewer.purpose)
            found = lookup.standpoint(self.connection, self.viewer.agency, purpose, derivations.TERMS)
            self._scopes = self._checked(found) if found else (None, None)
        return self._scopes

    def _checked(self, found: Standpoint) -> tuple[str | None, str | None]:
        """Leave out scopes that hold what this viewer may not, or no longer, be told."""
        seen, known, parts = found.seen, found.known, found.parts
        fits = self._holds(parts[seen], Level.SUMMARY) and not self._outdated(seen, found.state)
        knows = known if known != seen and self._holds(parts[known], Level.HIT) else None
        return (seen, knows) if fits else (None, None)

    def _outdated(self, scope: str, then: str) -> bool:
        """Tell whether a scope holds what was closed to this viewer after it was derived."""
        if then == self.terms:
            return False
        with for_the_hub(self.connection):
            return guarded.hides_member(self.connection, self.asking, scope)

    def _holds(self, bodies: Sequence[str], least: Level) -> bool:
        parts = tuple(map(_part, bodies))
        bare = tuple(msgspec.structs.replace(one, hidden=()) for one in parts)
        now = {one.key[:2]: one.hidden for one in parts_for(self.viewer, bare, least)}
        return all(one.key[:2] in now and set(now[one.key[:2]]) <= set(one.hidden) for one in parts)

    def scope_handling(self) -> Handling:
        """Return the strictest terms of everything that the viewer's values come from."""
        parts = lookup.parts_of(self.connection, self.seen or "")
        return self._narrowed(strictest(_part(one).handling for one in parts))

    def told(self, identities: Iterable[str], at_least: Level = Level.SUMMARY) -> dict[str, Record]:
        """Return those of the records that are told at ``at_least`` or more."""
        return guarded.told_records(self.connection, self.asking, identities, at_least)

    def told_one(self, identity: str, at_least: Level = Level.SUMMARY) -> dict[str, Record]:
        """Return the record that is asked for, if it is told; refusing it costs what no record costs."""
        return guarded.told_record(self.connection, self.asking, identity, at_least)

    def level(self, record: Record, field_name: str = "") -> Level:
        """Return how much of a record, or of a field of it, is told."""
        return allow(self.viewer, record.originator, record.handling, field_name)

    def tells(self, record: Record, field_name: str, at_least: Level = Level.SUMMARY) -> bool:
        """Tell whether a field is told at ``at_least`` or more."""
        return RANK[self.level(record, field_name)] >= RANK[at_least]

    def own(self, record: Record) -> bool:
        """Tell whether a record is the viewer's agency's."""
        return record.originator == self.viewer.agency

    def hit(self, record: Record) -> Hit:
        """Return the hit that stands for a record."""
        reference = hit_reference(self.key, self.viewer.agency, record.id)
        return Hit(agency=record.originator, reference=reference)

    def hits(self, records: Iterable[Record]) -> tuple[Hit, ...]:
        """Return one hit for each agency, whatever number of records it has."""
        first: dict[str, Record] = {}
        for one in sorted(records, key=lambda each: each.id):
            first.setdefault(one.originator, one)
        return tuple(self.hit(first[agency]) for agency in sorted(first))

    def hits_beside(self, records: Collection[str], *, linked: bool = False) -> tuple[Hit, ...]:
        """Return hits on what belongs to the same things as some records, or is linked to them as well."""
        if self.known is None:
            return ()
        homes = lookup.entities_of(self.connection, records, scope=self.known)
        near: set[str] = set()
        for identity in sorted(set(homes.values())):
            entity = lookup.get_entity(self.connection, identity, scope=self.known)
            near.update(entity.members if entity else ())
        if linked:
            for link in lookup.links_of(self.connection, sorted(records), scope=self.known):
                near |= {link.left, link.right}
        return self.hits(guarded.only_hits(self.connection, self.asking, near).values())

    def handling(self, records: Iterable[Record]) -> Handling:
        """Return the strictest terms of what is shown; who else is told stays out of it."""
        shown = list(records)
        terms = strictest(one.handling for one in shown)
        return terms if all(map(self.own, shown)) else self._narrowed(terms)

    def _narrowed(self, terms: Handling) -> Handling:
        """Return terms without who else is told: that is the originators' to say."""
        if ANYONE in terms.audience:
            return terms
        return msgspec.structs.replace(terms, audience=(self.viewer.agency,))

    def views(self, records: Mapping[str, Record], order: Iterable[str]) -> dict[str, RecordView]:
        """Return records as they are shown, in the order given; those that are not there are left out."""
        wanted = [records[one] for one in order if one in records]
        keys = {(s.kind.value, s.value) for one in wanted for s in one.selectors}
        own = guarded.own_selectors(self.connection, self.viewer.agency, keys)
        homes = self.homes([one.id for one in wanted])
        near = {tie.to for one in wanted for tie in one.ties} | {one.report for one in wanted if one.report}
        around = self.told(near)
        return {one.id: self._view(one, own, homes.get(one.id, ""), around) for one in wanted}

    def homes(self, records: Iterable[str]) -> dict[str, str]:
        """Return the entities of records in the viewer's scope."""
        if self.seen is None:
            return {}
        return lookup.entities_of(self.connection, records, scope=self.seen)

    def _view(
        self, one: Record, own: set[tuple[str, str]], entity: str, around: Mapping[str, Record]
    ) -> RecordView:
        level = self.level(one)
        told: dict[str, Any] = project(one, level, one.handling, viewer=self.viewer, own=own) or {}
        ties = tuple((tie["relation"], tie["to"]) for tie in told.get("ties", ()) if tie["to"] in around)
        report = told.get("report") or ""
        terms = one.handling if self.own(one) else self._narrowed(without_grants(one.handling))
        return RecordView(
            id=one.id,
            level=level,
            kind=one.kind,
            role=one.role.value,
            originator=one.originator,
            country=told.get("country", ""),
            dates=told.get("dates", {}),
            name=told.get("name", ""),
            selectors=tuple(told.get("selectors", ())),
            conditions=tuple(told.get("terms", {}).get("conditions", ())),
            entity=entity,
            handling=terms,
            body=told.get("body", {}),
            place=told.get("locator", {}),
            report=report if report in around else "",
            ties=ties,
            unmapped=tuple((path, text) for path, text in told.get("unmapped", ())),
            deleted=told.get("deleted", False),
            confidence=told.get("confidence", ""),
            contribution=one.contribution if self.own(one) else "",
        )


@contextmanager
def looking(store: Store, viewer: Viewer, clock: Clock, flow: str, asked: str = "") -> Iterator[Look]:
    """Let a viewer look at the store, and log what was read before the caller gets to answer.

    Args:
        store: The store.
        viewer: Who looks and what for; the moment is taken from ``clock``.
        clock: Tells when.
        flow: Name of the flow, for the log.
        asked: The id that is asked for; its keyed digest is logged when nothing can be told.

    Raises:
        RefusedError: The viewer's duties do not let them see any content.
        StoreError: The reading cannot be logged; nothing was answered.
    """
    at = stamp(clock)
    present = msgspec.structs.replace(viewer, now=at)
    if not sees_content(present):
        raise RefusedError("this duty gives no sight of content", remedy="Ask somebody who has another duty")
    notes: list[tuple[str, dict[str, object]]] = []
    key = secret_key(store)
    try:
        with store.read_as(present) as connection:
            terms = guarded.terms_count(connection)
            look = Look(connection, present, asking(connection, present), key, terms, notes)
            try:
                yield look
            except NotFoundError:
                notes.clear()
                look.note(UNKNOWN, flow, asked=look.asked(asked))
                raise
    finally:
        if notes:
            log_reads(store, _events(present, at, notes))


def absent() -> NotFoundError:
    """Return the one refusal for what is not there and for what is not to be told."""
    return NotFoundError("there is nothing with this id, or nothing that may be told")


def _events(viewer: Viewer, at: str, notes: Sequence[tuple[str, dict[str, object]]]) -> list[Event]:
    return [
        Event(kind=Kind.READ, id=identity, actor=viewer.name, at=at, body=canonical(body))
        for identity, body in notes
    ]
