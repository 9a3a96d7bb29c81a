"""The hub from end to end on a real PostgreSQL: hit, request, answer, recall and proof among three agencies.

Files of a made-up world come in as from real agencies. One of the three tells others no more than that
something exists. All work is done with the role of the programs, behind row-level security.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Final

import msgspec

from strikeback.casework.requests import Outcome
from strikeback.flows.agencies import add_agency
from strikeback.flows.answers import answer
from strikeback.flows.demos.hub_demo_peer import THERE, between_hubs
from strikeback.flows.derive import derive
from strikeback.flows.import_files import import_files
from strikeback.flows.init import init_store
from strikeback.flows.keeping.notices import certify, list_notices
from strikeback.flows.keeping.withdraw import withdraw
from strikeback.flows.log.custody import VERIFIER, export_log, make_keys, verify_log
from strikeback.flows.requests import ask, list_requests
from strikeback.flows.views.records import open_record
from strikeback.flows.views.values import HitLead, RecordView
from strikeback.flows.views.work import leads
from strikeback.model.base import Frozen
from strikeback.model.errors import NotFoundError, StoreError
from strikeback.model.handling import Handling, Level
from strikeback.model.people import Duty, Viewer
from strikeback.model.time import Clock
from strikeback.scenario.generate import generate
from strikeback.store import records
from strikeback.store.local_server import LocalServer, local_server
from strikeback.store.open import Store, open_store

ASKING: Final = "hk-police"
HOLDING: Final = "ph-acg"
THIRD: Final = "sg-police"
AGENCIES: Final = (ASKING, HOLDING, THIRD)
NOT_TOLD: Final = "arrest_list.xlsx"
UNTOLD: Final = Handling(level=Level.NOTHING, audience=())
SCALE: Final = 0.1
ORIGIN: Final = "hub.example/log"


class Step(Frozen, frozen=True, kw_only=True):
    """One thing that was done, and what came of it."""

    shown: ClassVar = ("name", "title")

    name: str
    title: str
    lines: tuple[str, ...]
    """For people."""
    found: dict[str, Any]
    """For machines."""


Tell = Callable[[Step], None]
"""Told every step when it is done."""


class HubDemo(Frozen, frozen=True, kw_only=True):
    """What the demo did."""

    shown: ClassVar = ("server", "steps")

    server: str
    """Version of PostgreSQL."""
    steps: tuple[Step, ...]
    sound: bool
    """The log verified, by the audit and by the stand-alone verifier; everything else went as promised."""


def hub_demo(*, seed: int = 1, scale: float = SCALE, clock: Clock, tell: Tell | None = None) -> HubDemo:
    """Start a server, play everything, stop the server.

    Args:
        seed: Decides the world.
        scale: Its size, from 0.1.
        clock: The present.
        tell: Told every step.

    Raises:
        StoreError: No server can be started here.
    """
    with local_server() as server:
        return play(server, seed=seed, scale=scale, clock=clock, tell=tell)


def play(
    server: LocalServer, *, seed: int = 1, scale: float = SCALE, clock: Clock, tell: Tell | None = None
) -> HubDemo:
    """Play everything on an empty database of a running server."""
    with tempfile.TemporaryDirectory(prefix="strikeback-hub-") as name:
        folder = Path(name)
        keys = folder / "log.key"
        with open_store(server.owner, keys=keys) as owner:
            init_store(owner)
            make_keys(owner, origin=ORIGIN, clock=clock)
        generate(folder / "world", seed=seed, scale=scale, preset="2014")
        with open_store(server.program, create=False, keys=keys) as store:
            played = _Play(store, folder, clock, tell)
            played.run(server.version)
    return HubDemo(server=server.version, steps=tuple(played.steps), sound=played.sound)


@dataclass
class _Play:
    store: Store
    folder: Path
    clock: Clock
    tell: Tell | None
    steps: list[Step] = field(default_factory=list)
    sound: bool = True

    def run(self, version: str) -> None:
        """Do everything in order."""
        self._done(
            "server",
            f"PostgreSQL {version} runs; tables belong to one role, programs work as another",
            f"store {self.store.name}, log signed as {ORIGIN}",
            version=version,
        )
        self._hand_in()
        self._wall()
        self._derive("Everything is linked, once for each set of records that an agency may know of")
        lead = self._hit()
        view = self._answer(lead)
        self._recall(view)
        self._between()
        self._prove()

    def _done(self, name: str, title: str, *lines: str, **found: object) -> None:
        step = Step(name=name, title=title, lines=lines, found=found)
        self.steps.append(step)
        if self.tell is not None:
            self.tell(step)

    def _viewer(self, agency: str, who: str, *duties: Duty) -> Viewer:
        return Viewer(
            agency=agency, user=f"{agency}/{who}", duties=duties or (Duty.OFFICER,), case=f"{agency}-2014-17"
        )

    def _hand_in(self) -> None:
        """Register the agencies and take their files in, each under its own terms."""
        known = {
            one["id"]: one for one in json.loads((self.folder / "world/agencies.json").read_text("utf-8"))
        }
        lines, found = [], {}
        for identity in AGENCIES:
            told = Level.HIT if identity == HOLDING else Level.SUMMARY
            one = known[identity]
            add_agency(
                self.store,
                identity,
                name=one["name"],
                country=one["country"],
                zone=one["zone"],
                date_order=one["date_order"],
                handling=Handling(level=told),
                clock=self.clock,
            )
            files = self.folder / "world" / "files" / identity
            if identity == HOLDING:
                kept = import_files(
                    self.store, [files / NOT_TOLD], agency=identity, handling=UNTOLD, clock=self.clock
                )
                lines.append(f"{identity:10} {NOT_TOLD}: {kept.records:,} records, told to nobody")
            report = import_files(self.store, [files], agency=identity, clock=self.clock)
            found[identity] = {"files": len(report.files), "records": report.records, "tells": told.value}
            lines.append(
                f"{identity:10} {len(report.files):3} files, {report.records:5,} records, "
                f"{report.alerts:3} alerts; tells others: {told.value}"
            )
        self._done("import", "Three agencies hand their files in", *lines, agencies=found)

    def _wall(self) -> None:
        """Count what the database itself gives to whom, with one query and no filter."""
        counts = {one: self._count(self._viewer(one, "chan")) for one in AGENCIES}
        counts |= {"auditor": self._count(self._viewer(ASKING, "wong", Duty.AUDITOR))}
        counts |= {"nobody": self._count(Viewer(agency=""))}
        lines = [f"{name:10} reads {count:5,} records" for name, count in counts.items()]
        self._done(
            "wall", "The database shows nobody more than terms allow, whatever is asked", *lines, rows=counts
        )

    def _count(self, viewer: Viewer) -> int:
        with self.store.read_as(msgspec.structs.replace(viewer, now=self._now())) as connection:
            return sum(records.count_records(connection).values())

    def _now(self) -> str:
        return self.clock.now().isoformat().replace("+00:00", "Z")

    def _derive(self, title: str) -> None:
        made = derive(self.store, clock=self.clock, scopes=True)
        self._done(
            "link",
            title,
            f"{made.records:,} records, {made.links:,} links, {made.entities:,} entities",
            records=made.records,
            links=made.links,
            entities=made.entities,
        )

    def _hit(self) -> HitLead:
        """Find a lead of the asking agency towards the one that tells hits only."""
        found = leads(self.store, self._viewer(ASKING, "chan"), clock=self.clock)
        towards = [one for one in found.hits if any(hit.agency == HOLDING for hit in one.hits)]
        if not towards:
            raise StoreError(
                "this world has no hit to show", remedy="Take another --seed or a larger --scale"
            )
        lead = towards[0]
        reference = _reference(lead)
        self._done(
            "hit",
            f"{ASKING} learns that {HOLDING} holds something, and no more",
            f"{len(found.leads):,} leads, {len(found.hits):,} hits; the first: {lead.kind}",
            f"own record {lead.own[0]}",
            f"ask {HOLDING}, reference {reference}",
            lead=lead.id,
            kind=lead.kind,
            agency=HOLDING,
            reference=reference,
        )
        return lead

    def _answer(self, lead: HitLead) -> RecordView:
        """Ask for what is behind the hit, answer as its owner, open what was given."""
        asker, owner = self._viewer(ASKING, "chan"), self._viewer(HOLDING, "cruz")
        asked = ask(self.store, asker, _reference(lead), "same persona as in our case", clock=self.clock)
        waiting = list_requests(self.store, owner, side="in", only_open=True, clock=self.clock)
        self._done(
            "request",
            f"{ASKING} asks; {HOLDING} finds the request in its list, with its own record",
            f"request {asked.id}, due {asked.due}, {asked.state.value}",
            f"{HOLDING} sees {len(waiting)} open: {waiting[0].asker}, {waiting[0].purpose}",
            request=asked.id,
            due=asked.due,
            open=len(waiting),
        )
        given = answer(
            self.store,
            owner,
            asked.id,
            Outcome.CONDITIONAL,
            level=Level.FULL,
            conditions="not to be passed on without asking",
            clock=self.clock,
        )
        view = open_record(self.store, asker, given.record, clock=self.clock).record
        if view is None:
            raise StoreError("what was given is not told")
        self._done(
            "answer",
            f"{HOLDING} grants it with a condition; {ASKING} opens it at once",
            f"{given.state.value}: {given.conditions}",
            f"{view.kind} {view.role or '-'} of {view.originator}, told: {view.level.value}",
            f"fields: {', '.join(sorted(view.body)) or '-'}; identifiers: {len(view.selectors)}",
            state=given.state.value,
            level=view.level.value,
            record=view.id,
            fields=sorted(view.body),
        )
        return view

    def _recall(self, view: RecordView) -> None:
        """Withdraw what was disclosed; everything derived follows, and who was told confirms."""
        taken = withdraw(
            self.store, view.id, reason="handed in by mistake", by=f"{HOLDING}/cruz", clock=self.clock
        )
        self._derive("The originator withdraws it; everything is computed again without it")
        answer = self._opened_again(view.id)
        waiting = list_notices(self.store, clock=self.clock, about=view.id)
        made = [
            certify(
                self.store,
                one.notice.id,
                done="notes destroyed",
                by=f"{one.notice.recipient}/chan",
                clock=self.clock,
            )
            for one in waiting
        ]
        self.sound &= bool(answer) and any(one.by.startswith(ASKING) for one in made)
        self._done(
            "recall",
            f"{HOLDING} recalls the record; who was told confirms with a signed certificate",
            f"{ASKING} opens it again: {answer or 'STILL THERE'}",
            *(
                f"certificate {one.id} of {one.by}, {len(one.signed.splitlines())} lines, signed"
                for one in made
            ),
            record=taken.id,
            gone=bool(answer),
            certificates=[one.id for one in made],
        )

    def _opened_again(self, identity: str) -> str:
        """Return how the asking agency is refused; "" when it is not."""
        try:
            open_record(self.store, self._viewer(ASKING, "chan"), identity, clock=self.clock)
        except NotFoundError as error:
            return str(error)
        return ""

    def _between(self) -> None:
        """Let the asking agency find something at another hub, and ask for it there."""
        met = between_hubs(
            self.store,
            self._viewer(ASKING, "chan"),
            self.folder,
            owner=THERE,
            agencies=AGENCIES,
            clock=self.clock,
        )
        self.sound &= met.sound
        self._done(
            "match", f"{ASKING} asks another hub blindly; neither shows the other what it holds", *met.matched
        )
        self._done(
            "ask there",
            f"{THERE} at the other hub grants what {ASKING} asks; it travels signed",
            *met.asked,
            **met.found,
        )

    def _prove(self) -> None:
        """Verify the log, and let the stand-alone verifier do it from the exported files alone."""
        report = verify_log(self.store)
        folder = self.folder / "export"
        export_log(self.store, folder, clock=self.clock)
        vkeys = [option for key in self.store.keys.public for option in ("--vkey", key.vkey)]
        run = subprocess.run(  # noqa: S603 - our own verifier, with our own arguments
            [sys.executable, "-I", str(folder / VERIFIER), str(folder), *vkeys],
            capture_output=True,
            text=True,
            check=False,
        )
        self.sound &= report.sound and not report.unlogged and run.returncode == 0
        self._done(
            "proof",
            "The log verifies: inside, and with the one-file verifier that a court may read",
            f"audit: {report.size:,} entries, {report.heads:,} heads, {report.checkpoints:,} signatures, "
            f"{'sound' if report.sound else 'NOT SOUND'}",
            *(f"verify.py: {line}" for line in run.stdout.splitlines()),
            entries=report.size,
            sound=report.sound,
            verifier=run.returncode,
        )


def _reference(lead: HitLead) -> str:
    return next(hit.reference for hit in lead.hits if hit.agency == HOLDING)
