"""The whole line on files of many formats: in any order, again and again, with the same result."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from strikeback.flows.agencies import add_agency
from strikeback.flows.derive import derive
from strikeback.flows.import_files import ImportReport, import_files
from strikeback.flows.rebuild import rebuild
from strikeback.flows.views.listing import list_alerts, list_leads
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


@pytest.fixture(scope="module")
def reports() -> list[ImportReport]:
    """What became of the files of ``store``; filled by it."""
    return []


@pytest.fixture(scope="module")
def alerts() -> set[str]:
    """Ids of the alerts that stood before anything was linked; filled by ``store``."""
    return set()


@pytest.fixture(scope="module")
def store(world: Path, reports: list[ImportReport], alerts: set[str]) -> Iterator[Store]:
    """The world taken in and linked."""
    with open_store("sqlite://") as opened:
        reports += take_in(opened, world)
        alerts |= {entry.alert.id for entry in list_alerts(opened)}
        derive(opened, clock=CLOCK)
        yield opened


def test_files_of_many_agencies_come_together(
    store: Store, reports: list[ImportReport], alerts: set[str]
) -> None:
    """Every file is taken in; alerts stand before linking; leads cross agencies; a rebuild is identical."""
    files = [file for report in reports for file in report.files]
    assert Counter(file.status for file in files) == {"stored": len(files)}
    assert len({file.reader.partition("/")[0] for file in files}) >= 5
    assert {entry.alert.id for entry in list_alerts(store)} == alerts
    assert sum(report.alerts for report in reports) == len(alerts) > 0
    assert any(entry.lead.others for entry in list_leads(store))
    assert rebuild(store, clock=CLOCK).identical


def test_the_order_of_arrival_changes_nothing(store: Store, world: Path) -> None:
    """The same files in opposite order give the same derivations, byte for byte."""
    with open_store("sqlite://") as other:
        take_in(other, world, backwards=True)
        derive(other, clock=CLOCK)
        assert state(other) == state(store)


def test_handing_everything_in_twice_changes_nothing(store: Store, world: Path) -> None:
    """Every file is recognised and the derivations stay."""
    before = state(store)
    for one in json.loads((world / "agencies.json").read_text("utf-8")):
        folder = world / "files" / one["id"]
        if folder.is_dir():
            report = import_files(store, [folder], agency=one["id"], clock=CLOCK)
            assert {file.status for file in report.files} == {"known"}
    assert state(store) == before
