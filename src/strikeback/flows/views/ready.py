"""Before a hub answers anybody: what viewers ask is planned on as many connections as will be used.

PostgreSQL plans a statement behind row-level security in milliseconds, once on each connection. Without this
the officers who come first after a start wait for all of it, each for the others.
"""

from contextlib import ExitStack
from typing import Final

from strikeback.flows.progress import stamp
from strikeback.model.handling import Level
from strikeback.model.people import Viewer
from strikeback.model.time import Clock
from strikeback.store import alert_pages, derivations, dialect, facts, guarded, judgements, lookup, records
from strikeback.store.open import Connection, Store
from strikeback.store.probing import Probe
from strikeback.store.terms import asking

MOST: Final = 20
"""Connections that are made ready; a server keeps no more."""

TIMES: Final = 2
"""The driver keeps a plan from the second time on that a statement is run."""

_NOBODY: Final = "-"
"""In the place of an agency, an id, a value: it is none."""
_NONE: Final = (_NOBODY,)
_PROBES: Final = tuple(Probe(kind=_NOBODY, values=_NONE, selector=selector) for selector in (True, False))


def make_ready(store: Store, connections: int, *, clock: Clock) -> None:
    """Have planned what officers ask all day; nothing that is there is asked for, and nothing is read.

    Args:
        store: The store; one that is a file has nothing to plan.
        connections: How many requests are worked on at once.
        clock: Tells when.

    Raises:
        StoreError: The store failed.
    """
    with store.read() as connection:
        if not dialect.is_postgres(connection):
            return
    viewer = Viewer(agency=_NOBODY, now=stamp(clock))
    with ExitStack() as together:
        for _ in range(min(connections, MOST)):
            connection = together.enter_context(store.read_as(viewer))
            for _ in range(TIMES):
                _ask(connection, viewer)


def _ask(connection: Connection, viewer: Viewer) -> None:
    """Ask for nothing with each statement of a search, an opened record and a list of alerts."""
    asked = asking(connection, viewer)
    facts.countries(connection)
    guarded.fitting(connection, asked, _PROBES, limit=1)
    guarded.fitting_as_hits(connection, asked, _PROBES)
    guarded.told_record(connection, asked, _NOBODY, Level.HIT)
    guarded.told_records(connection, asked, _NONE)
    guarded.only_hits(connection, asked, _NONE)
    guarded.own_selectors(connection, _NOBODY, {(_NOBODY, _NOBODY)})
    lookup.standpoint(connection, _NOBODY, _NOBODY, derivations.TERMS)
    lookup.entities_of(connection, _NONE, scope=_NOBODY)
    lookup.get_entity(connection, _NOBODY, scope=_NOBODY)
    lookup.links_of(connection, _NONE, scope=_NOBODY)
    lookup.parts_of(connection, _NOBODY)
    lookup.selectors_of(connection, _NOBODY)
    lookup.assessments(connection, _NONE)
    judgements.decisions(connection, about=_NONE)
    alert_pages.alert_page(connection, _NOBODY, limit=1)
    alert_pages.acknowledged(connection, [_NOBODY])
    records.get_records(connection, _NONE)
    tuple(records.records_of_reports(connection, _NONE))
