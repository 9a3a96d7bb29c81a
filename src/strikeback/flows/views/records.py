"""Guarded: finding, listing and opening records, and an agency's own files."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

import msgspec

from strikeback.flows.scopes import field_of
from strikeback.flows.views.link_values import decision_views, link_views
from strikeback.flows.views.reading import Look, absent, looking
from strikeback.flows.views.search import Asked, Fit
from strikeback.flows.views.values import (
    ContributionView,
    Only,
    OpenedRecord,
    RecordList,
    RecordView,
    Search,
)
from strikeback.model.errors import UsageError
from strikeback.model.handling import Level
from strikeback.model.people import Viewer
from strikeback.model.record import Record
from strikeback.model.time import Clock
from strikeback.sharing.mask import mask_value
from strikeback.store import facts, guarded, lookup
from strikeback.store.open import Store

LIMIT: Final = 50
MOST: Final = 200
"""Records on one page."""
FARTHEST: Final = 1_000
"""Records that one search gives on all its pages."""
MAX_CHARS: Final = 400


def search(
    store: Store,
    viewer: Viewer,
    text: str,
    *,
    region: str = "",
    limit: int = LIMIT,
    cursor: str = "",
    clock: Clock,
) -> Search:
    """Return what fits among all that the viewer may be told of, the surest kind of fit first.

    Args:
        store: The store; what came since the last derivation is not found.
        viewer: Who looks.
        text: Identifier, whole name or all its parts, report number or id.
        region: ISO country whose dialling habit a national number follows; empty: those of all agencies.
        limit: Most records on the page, 1 to ``MOST``.
        cursor: Where the page begins, as the page before said.
        clock: Tells when.

    Raises:
        RefusedError: The viewer's duties give no sight of content.
        UsageError: Nothing, or too much, to search for; no such page.
    """
    wanted = text.strip()
    if not wanted or len(wanted) > MAX_CHARS:
        raise UsageError(f"give 1 to {MAX_CHARS} characters to search for")
    size = _size(limit)
    with looking(store, viewer, clock, "search") as look:
        asked = Asked(look, wanted, region)
        begin = asked.spot(cursor)
        most = min(size, FARTHEST - begin.given)
        fits = list(islice(asked.fits(begin, most + 1), most + 1))
        shown = fits[:most]
        more = len(fits) > most and begin.given + most < FARTHEST
        hits = () if begin.given else asked.hits()
        views = look.views({one.record.id: one.record for one in shown}, [one.record.id for one in shown])
        look.note_list("search", views, query=look.asked(wanted), hits=sorted(one.agency for one in hits))
        return Search(
            records=tuple(_found(views[one.record.id], one) for one in shown),
            hits=hits,
            cursor=asked.cursor(shown[-1], begin.given + most) if more else "",
        )


def _found(view: RecordView, fit: Fit) -> RecordView:
    return msgspec.structs.replace(view, by=fit.by, matched=fit.matched, found_in=fit.place or "stated")


def open_record(store: Store, viewer: Viewer, identity: str, *, clock: Clock) -> OpenedRecord:
    """Return one record with what is around it, as far as the viewer may be told.

    Raises:
        NotFoundError: There is no such record, or nothing of it is to be told: the same words for both.
        RefusedError: The viewer's duties give no sight of content.
    """
    with looking(store, viewer, clock, "open_record", identity) as look:
        record = look.told_one(identity, Level.HIT).get(identity)
        if record is None:
            raise absent()
        if look.level(record) is Level.HIT:
            look.note(identity, "open_record", level=Level.HIT.value)
            return OpenedRecord(level=Level.HIT, hit=look.hit(record))
        return _opened(look, record)


def _opened(look: Look, record: Record) -> OpenedRecord:
    """Return a record that is told at summary or more."""
    connection, level = look.connection, look.level(record)
    links = lookup.links_of(connection, [record.id], scope=look.seen) if look.seen is not None else ()
    around = look.told({end for link in links for end in (link.left, link.right)} | {record.id})
    shown = link_views(look, links, around)
    band = lookup.assessments(connection, [record.id]).get(record.id) if look.own(record) else None
    decisions = decision_views(look, [record.id])
    near = {end for link in shown for end in (link.left, link.right)} | {record.id}
    look.note(record.id, "open_record", near, level=level.value)
    return OpenedRecord(
        level=level,
        record=look.views({record.id: record}, [record.id])[record.id],
        links=shown,
        hits=look.hits_beside([record.id], linked=True),
        found_in_texts=tuple(_found_in_texts(look, record)) if level is Level.FULL else (),
        decisions=decisions,
        band=band.band.value if band else "",
        reasons=band.reasons if band else (),
        handling=look.handling(around[one] for one in sorted(near) if one in around),
    )


def _found_in_texts(look: Look, record: Record) -> Iterator[tuple[str, str, str]]:
    for kind, value, place, _ in lookup.selectors_of(look.connection, record.id):
        if place and look.tells(record, field_of(record.kind, place), Level.FULL):
            yield kind, mask_value(kind, value), place


def list_records(
    store: Store,
    viewer: Viewer,
    *,
    only: Only | None = None,
    limit: int = LIMIT,
    cursor: str = "",
    clock: Clock,
) -> RecordList:
    """Return one page of the records told at summary or more, in the order of their ids.

    Args:
        store: The store.
        viewer: Who looks.
        only: Which ones; None: all.
        limit: Most records on the page, 1 to ``MOST``.
        cursor: Where the page begins, as the page before said.
        clock: Tells when.

    Raises:
        RefusedError: The viewer's duties give no sight of content.
        UsageError: No such page.
    """
    size, wanted = _size(limit), only or Only()
    with looking(store, viewer, clock, "list_records") as look:
        found = guarded.told_ids(
            look.connection,
            look.asking,
            after=cursor,
            kind=wanted.kind,
            role=wanted.role,
            originator=look.viewer.agency if wanted.contribution else wanted.originator,
            contribution=wanted.contribution,
        )
        known = _standing(found, look.told, size + 1)
        views = look.views(known, list(known)[:size])
        look.note_list("list_records", views)
        more = len(known) > size
        return RecordList(records=tuple(views.values()), cursor=list(views)[-1] if more else "")


def _standing(
    found: Iterator[str], read: Callable[[list[str]], dict[str, Record]], count: int
) -> dict[str, Record]:
    """Return the first records among the ids that stand, in their order."""
    known: dict[str, Record] = {}
    while len(known) < count and (some := list(islice(found, count - len(known)))):
        told = read(some)
        known |= {one: told[one] for one in some if one in told}
    return known


def contributions(store: Store, viewer: Viewer, *, clock: Clock) -> tuple[ContributionView, ...]:
    """Return the files of the viewer's own agency, in the order of their ids; nobody else's are told of.

    Raises:
        RefusedError: The viewer's duties give no sight of content.
    """
    with looking(store, viewer, clock, "contributions") as look:
        own = [one for one in facts.contributions(look.connection) if one.originator == look.viewer.agency]
        look.note_list("contributions", contributions=[one.id for one in own])
        return tuple(
            ContributionView(
                id=one.id,
                file=one.file,
                digest=one.digest,
                size=one.size,
                reader=one.reader,
                received=one.received,
                records=one.records,
                refused=one.refused,
                unmapped=one.unmapped,
                withdrawn=one.withdrawn,
                handling=one.handling,
            )
            for one in own
        )


def _size(limit: int) -> int:
    """Return the size of a page.

    Raises:
        UsageError: None, or too many.
    """
    if not 1 <= limit <= MOST:
        raise UsageError(f"a page has 1 to {MOST} records")
    return limit
