"""The whole line on files of many formats: in any order, again and again, with the same result."""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from strikeback.flows.agencies import add_agency
from strikeback.flows.derive import derive
from strikeback.flows.import_files import ImportReport, import_files
from strikeback.flows.listing import list_alerts, list_leads
from strikeback.flows.rebuild import rebuild
from strikeback.scenario.generate import generate
from strikeback.store import derivations
from strikeback.store.open import Store, open_store


class StoppedClock:
    """A clock that stands on the first raid day, so that runs can be compared byte for byte."""

    def now(self) -> datetime:
        """Always the same moment."""
        return datetime(2014, 4, 30, 4, 0, tzinfo=UTC)


CLOCK = StoppedClock()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small made-up world as files."""
    folder = tmp_path_factory.mktemp("world")
    generate(folder, seed=3, scale=0.1)
    return folder


def take_in(store: Store, world: Path, *, backwards: bool = False) -> list[ImportReport]:
    """Register all agencies and hand in their files, agency by agency, file by file."""
    agencies = json.loads((world / "agencies.json").read_text("utf-8"))
    for one in agencies:
        add_agency(store, one["id"], country=one["country"], kind=one["kind"], zone=one["zone"], clock=CLOCK)
    reports = []
    for one in sorted(agencies, key=lambda a: a["id"], reverse=backwards):
        files = sorted(
            (p for p in (world / "files" / one["id"]).rglob("*") if p.is_file()), reverse=backwards
        )
        reports.append(import_files(store, files, agency=one["id"], clock=CLOCK))
    return reports


def state(store: Store) -> dict[str, str]:
    """Digests of everything derived."""
    with store.read() as connection:
        return derivations.digests(connection)


def test_files_of_many_agencies_come_together(world: Path) -> None:
    """Every file is taken in; alerts stand before linking; leads cross agencies; a rebuild is identical."""
    with open_store("sqlite://") as store:
        reports = take_in(store, world)
        files = [file for report in reports for file in report.files]
        assert Counter(file.status for file in files) == {"stored": len(files)}
        assert len({file.reader.partition("/")[0] for file in files}) >= 5
        before = {entry.alert.id for entry in list_alerts(store)}
        derive(store, clock=CLOCK)
        assert {entry.alert.id for entry in list_alerts(store)} == before
        assert sum(report.alerts for report in reports) == len(before) > 0
        assert any(entry.lead.others for entry in list_leads(store))
        assert rebuild(store, clock=CLOCK).identical


def test_the_order_of_arrival_changes_nothing(world: Path) -> None:
    """The same files in opposite order give the same derivations, byte for byte."""
    seen = []
    for backwards in (False, True):
        with open_store("sqlite://") as store:
            take_in(store, world, backwards=backwards)
            derive(store, clock=CLOCK)
            seen.append(state(store))
    assert seen[0] == seen[1]


def test_handing_everything_in_twice_changes_nothing(world: Path) -> None:
    """Every file is recognised and the derivations stay."""
    with open_store("sqlite://") as store:
        take_in(store, world)
        derive(store, clock=CLOCK)
        before = state(store)
        agencies = json.loads((world / "agencies.json").read_text("utf-8"))
        for one in agencies:
            folder = world / "files" / one["id"]
            if folder.is_dir():
                report = import_files(store, [folder], agency=one["id"], clock=CLOCK)
                assert {file.status for file in report.files} == {"known"}
        assert rebuild(store, clock=CLOCK).identical
        assert state(store) == before
