"""A small made-up world: two agencies, one victim who reported to both, one offender account."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from store_copies import copy_store
from strikeback.flows.agencies import add_agency
from strikeback.flows.init import init_store
from strikeback.intake.contract import RecordMaker, Source, tie
from strikeback.model.bodies import Account, Person, Report
from strikeback.model.handling import Handling
from strikeback.model.names import Name, NameKind
from strikeback.model.record import Contribution, Record, Relation, Role, contribution_id
from strikeback.model.time import PartialDate
from strikeback.selectors.account import normalise_account
from strikeback.selectors.phone import normalise_phone
from strikeback.store import facts
from strikeback.store.open import Store, open_store


class TickingClock:
    """A clock that starts on the first raid day and moves a second at every look."""

    def __init__(self) -> None:
        self.moment = datetime(2014, 4, 30, 4, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the next second."""
        self.moment += timedelta(seconds=1)
        return self.moment


class NamedReader:
    """Gives records their reader's name."""

    name = "test"
    version = "1"
    title = "made in a test"


class World:
    """Hands in reports as an agency would."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.clock = TickingClock()

    def report(
        self,
        agency: str,
        number: str,
        *,
        name: str = "Tan Invented Wei",
        phone: str = "+6591230000",
        born: str = "1998-03-04",
        account: str = "",
        narrative: str = "",
        age: int | None = 30,
        handling: Handling | None = None,
        country: str = "",
    ) -> list[Record]:
        """Store one file with one report; return report, victim, offender, account."""
        digest = sha256(f"{agency}{number}".encode()).hexdigest()
        source = Source(
            path=Path("none"),
            name=f"{number}.csv",
            digest=digest,
            size=1,
            originator=agency,
            contribution=contribution_id(agency, digest),
            handling=handling or Handling(),
        )
        maker = RecordMaker(source, NamedReader())
        at = maker.at(row=1, ident=number)
        year, month, day = (int(part) for part in born.split("-"))
        report = maker.record(
            Report(number=number, channel="victim", narrative=narrative, country=country), at
        )
        victim = maker.record(
            Person(
                names=(Name(text=name, kind=NameKind.LEGAL),),
                birth_date=PartialDate(raw=born, year=year, month=month, day=day),
                age=age,
            ),
            at,
            role=Role.VICTIM,
            report=report.id,
            selectors=(normalise_phone(phone),) if phone else (),
        )
        records = [report, victim]
        if account:
            used = maker.record(
                Account(platform="facebook", account_id=account, display_names=("Made Up",)),
                at,
                role=Role.SUSPECT,
                report=report.id,
                selectors=(normalise_account("facebook", account),),
            )
            offender = maker.record(
                Person(names=(Name(text="Made Up", kind=NameKind.PERSONA),)),
                at,
                role=Role.SUSPECT,
                report=report.id,
                ties=(tie(Relation.HAS_ACCOUNT, used),),
            )
            records += [offender, used]
        self.hand_in(source, records)
        return records

    def copy(self) -> "World":
        """Return a world of its own with the same content at the same moment."""
        other = World(open_store("sqlite://"))
        copy_store(self.store, other.store)
        other.clock.moment = self.clock.moment
        return other

    def hand_in(self, source: Source, records: list[Record]) -> None:
        """Store records as one contribution, received at one moment for all."""
        head = Contribution(
            id=source.contribution,
            originator=source.originator,
            file=source.name,
            digest=source.digest,
            size=source.size,
            reader="test/1",
            handling=source.handling,
            received="2014-04-30T03:00:00Z",
        )
        with self.store.write() as connection:
            facts.add_contribution(connection, head, records)


@pytest.fixture
def clock() -> TickingClock:
    """A clock of the tests' own."""
    return TickingClock()


@pytest.fixture(scope="session")
def no_reports() -> Iterator[World]:
    """A world in memory with three agencies, to be copied."""
    world = World(open_store("sqlite://"))
    init_store(world.store)
    for identity, country in (("hkpf", "HK"), ("spf", "SG"), ("ncb", "PH")):
        add_agency(world.store, identity, country=country, clock=world.clock)
    yield world
    world.store.close()


@pytest.fixture
def make_world(no_reports: World) -> Iterator[Callable[[], World]]:
    """Makes empty worlds in memory with three agencies."""
    opened: list[Store] = []

    def make() -> World:
        world = no_reports.copy()
        opened.append(world.store)
        return world

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def world(make_world: Callable[[], World]) -> World:
    """One empty world."""
    return make_world()


@pytest.fixture
def linked(world: World) -> World:
    """Two reports of one victim, at two agencies, about one account; not linked yet."""
    world.report("hkpf", "HK-1", name="陳大文", account="100000000000001")
    world.report("spf", "SG-7", name="Chan Tai Man", phone="+65 9123 0000", account="100000000000001")
    return world
