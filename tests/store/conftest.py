"""Stores and records for the tests of this room."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from strikeback.model.bodies import AnyBody, Person
from strikeback.model.handling import Handling
from strikeback.model.locator import Locator
from strikeback.model.names import Name
from strikeback.model.record import Agency, Contribution, Record, Role, contribution_id, record_id
from strikeback.store import facts
from strikeback.store.open import Store, open_store

AT = "2014-04-30T00:00:00Z"


@pytest.fixture(params=["memory", "file", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store with one agency: the same promises hold in memory, on disk and on a server."""
    if request.param == "postgres":
        url: str = request.getfixturevalue("postgres")
    else:
        url = "sqlite://" if request.param == "memory" else str(tmp_path / "cases.db")
    with open_store(url) as opened:
        with opened.write() as connection:
            facts.add_agency(connection, Agency(id="hkpf", country="HK"), AT)
        yield opened


@pytest.fixture
def head() -> Callable[..., Contribution]:
    """Makes the head of a contribution from a file's digest."""

    def make(digest: str = "0" * 64, file: str = "reports.csv") -> Contribution:
        return Contribution(
            id=contribution_id("hkpf", digest),
            originator="hkpf",
            file=file,
            digest=digest,
            size=1,
            reader="table/1",
            handling=Handling(),
            received=AT,
        )

    return make


@pytest.fixture
def person() -> Callable[..., Record]:
    """Makes one person record of a row."""

    def make(row: int, contribution: Contribution, name: str = "", body: AnyBody | None = None) -> Record:
        made = body or Person(names=(Name(text=name or f"Invented Name {row}"),))
        at = Locator(file=contribution.file, digest=contribution.digest, reader="table/1", row=row)
        return Record(
            id=record_id(made, Role.VICTIM, at, "hkpf"),
            body=made,
            role=Role.VICTIM,
            originator="hkpf",
            contribution=contribution.id,
            handling=Handling(),
            locator=at,
        )

    return make
