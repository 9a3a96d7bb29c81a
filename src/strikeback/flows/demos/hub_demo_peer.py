"""The demo's second hub: a hit between hubs that show each other nothing, and the request after it."""

import json
from pathlib import Path
from typing import Any, Final

from strikeback.casework.requests import Outcome
from strikeback.flows.agencies import add_agency
from strikeback.flows.answers import answer as answer_request
from strikeback.flows.derive import derive
from strikeback.flows.hubs.blind_ask import ask_hub
from strikeback.flows.hubs.exchange import answer, synchronise
from strikeback.flows.hubs.hits import list_hits, list_questions
from strikeback.flows.import_files import import_files
from strikeback.flows.init import init_store
from strikeback.flows.log.custody import make_keys, verify_log
from strikeback.flows.peers import add_peer, hub_name
from strikeback.flows.requests import ask, show_request
from strikeback.flows.views.records import open_record
from strikeback.model.base import Frozen
from strikeback.model.errors import StoreError
from strikeback.model.handling import Handling, Level
from strikeback.model.people import Viewer
from strikeback.model.time import Clock
from strikeback.store.blind import Answer, PeerHit, Question
from strikeback.store.open import Store, open_store

THERE: Final = "us-hsi"
ORIGIN: Final = "hub.other.example/log"


class Between(Frozen, frozen=True, kw_only=True):
    """What happened between the two hubs."""

    matched: tuple[str, ...]
    """Lines for people about the match, and about the request."""
    asked: tuple[str, ...]
    found: dict[str, Any]
    sound: bool
    """The other hub's log verifies."""


def between_hubs(
    store: Store, asker: Viewer, folder: Path, *, owner: str, agencies: tuple[str, ...], clock: Clock
) -> Between:
    """Open a second hub with one agency, find what it has a hit on, ask for the first of it, and read it.

    Args:
        store: The first hub's store.
        asker: Who asks there.
        folder: The made-up world's, with its files; the second hub's store is made beside them.
        owner: The agency of the second hub.
        agencies: Those that the first hub speaks for.
        clock: Tells when.

    Raises:
        StoreError: The world has no such hit.
    """
    with open_store(str(folder / "other.db"), keys=folder / "other.key") as other:
        records = _prepare(other, folder / "world", owner, clock)
        mine, theirs = store.keys.public[0].vkey, other.keys.public[0].vkey
        add_peer(store, vkey=theirs, agencies=[owner], by=asker.user, clock=clock)
        add_peer(other, vkey=mine, agencies=agencies, by=f"{owner}/smith", clock=clock)

        def exchange() -> None:
            synchronise(store, hub_name(other), lambda data: answer(other, data, clock=clock), clock=clock)

        asked = ask_hub(store, asker, hub_name(other), clock=clock)
        exchange()
        hits = list_hits(store, asker)
        told = list_questions(store)[-1][1]
        if not hits or told is None:
            raise StoreError("this world has no hit between hubs", remedy="Take another --seed")
        request = ask(store, asker, hits[0].reference, "same account as in our case", clock=clock)
        exchange()
        officer = Viewer(agency=owner, user=f"{owner}/smith")
        answer_request(other, officer, request.id, Outcome.GRANTED, level=Level.FULL, clock=clock)
        exchange()
        back = show_request(store, asker, request.id, clock=clock)
        view = open_record(store, asker, back.record, clock=clock).record
        report = verify_log(other)
    if view is None:
        raise StoreError("what was given is not told")
    return Between(
        matched=_matched(owner, records, asked, told, hits),
        asked=(
            f"request {request.id} goes there, {back.state.value} comes back",
            f"{view.kind} {view.role or '-'} of {view.originator}, told: {view.level.value}",
            f"both logs hold it; the other one: {report.size:,} entries, {_sound(report.sound)}",
        ),
        found={
            "selectors": asked.selectors,
            "points": asked.points,
            "entries": told.entries,
            "hits": len(hits),
            "state": back.state.value,
            "record": view.id,
            "level": view.level.value,
            "originator": view.originator,
        },
        sound=report.sound and not report.unlogged,
    )


def _matched(
    owner: str, records: int, asked: Question, told: Answer, hits: tuple[PeerHit, ...]
) -> tuple[str, ...]:
    """Return the match in words."""
    return (
        f"{owner} there: {records:,} records, all told as hits only",
        f"asked: {asked.selectors:,} identifiers, sent as {asked.points:,} points that nobody can read",
        f"answered: {told.entries:,} entries, {len(hits):,} hits; the first: {hits[0].kind}",
    )


def _prepare(other: Store, world: Path, owner: str, clock: Clock) -> int:
    """Make the second hub: one agency, its files, everything told as a hit only."""
    init_store(other)
    make_keys(other, origin=ORIGIN, clock=clock)
    known = {one["id"]: one for one in json.loads((world / "agencies.json").read_text("utf-8"))}[owner]
    add_agency(
        other,
        owner,
        name=known["name"],
        country=known["country"],
        zone=known["zone"],
        date_order=known["date_order"],
        handling=Handling(level=Level.HIT),
        clock=clock,
    )
    done = import_files(other, [world / "files" / owner], agency=owner, clock=clock)
    derive(other, clock=clock)
    return done.records


def _sound(sound: bool) -> str:  # noqa: FBT001 - a word for it
    return "sound" if sound else "NOT SOUND"
