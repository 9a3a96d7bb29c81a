"""Hubs that know each other, each with one agency of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

from flows.conftest import World
from strikeback.flows.agencies import add_agency
from strikeback.flows.hubs.exchange import answer, synchronise
from strikeback.flows.index import selector_rows
from strikeback.flows.log import custody
from strikeback.flows.peers import add_peer, hub_name, peer_of
from strikeback.model.errors import PeerError
from strikeback.model.people import Viewer
from strikeback.store import derivations, facts, records, schema
from strikeback.store.open import open_store
from strikeback.store.peers import Peer

HUBS = {"a": "hkpf", "b": "sgpf", "c": "npa"}


class Hub:
    """A store with one agency of its own, and the others as peers."""

    def __init__(self, folder: Path, letter: str) -> None:
        self.letter, self.agency = letter, HUBS[letter]
        self.store = open_store(str(folder / f"{letter}.db"))
        self.world = World(self.store)
        self.clock = self.world.clock
        custody.make_keys(self.store, origin=f"{letter}.example/log", clock=self.clock)
        add_agency(self.store, self.agency, clock=self.clock)
        self.online = True

    @property
    def name(self) -> str:
        """Its log's origin."""
        return hub_name(self.store)

    def meet(self, other: "Hub") -> None:
        """Name the other hub."""
        key = other.store.keys.public[0].vkey
        add_peer(self.store, vkey=key, agencies=[other.agency], by="x/y", clock=self.clock)

    def contributions(self) -> dict[str, str]:
        """File and originator of everything that stands."""
        with self.store.read() as connection:
            found = facts.contributions(connection)
            return {one.file: one.originator for one in found if not one.withdrawn}

    def sync(self, other: "Hub") -> None:
        """Exchange with a hub, which may be away."""

        def post(data: bytes) -> bytes:
            if not other.online:
                raise PeerError("the hub cannot be reached", where=other.name)
            return answer(other.store, data, clock=other.clock)

        synchronise(self.store, other.name, post, clock=self.clock)

    def peer(self, other: "Hub") -> Peer:
        """How it knows another hub."""
        with self.store.read() as connection:
            return peer_of(connection, other.name)

    def index(self) -> None:
        """Find selectors as a derivation does, without linking."""
        with self.store.write() as connection:
            rows = [row for one in records.all_records(connection) for row in selector_rows(one, ())]
            derivations.put(connection, schema.selector, rows)

    def viewer(self, who: str = "chan", **more: str) -> Viewer:
        """Somebody of its agency."""
        return Viewer(agency=self.agency, user=f"{self.agency}/{who}", **more)


def made_hubs(folder: Path) -> Iterator[Callable[[str], list[Hub]]]:
    """Give what makes hubs that know each other; they are closed afterwards."""
    made: list[Hub] = []

    def make(letters: str) -> list[Hub]:
        made.extend(Hub(folder, letter) for letter in letters)
        for one in made:
            for other in made:
                if one is not other:
                    one.meet(other)
        return made

    yield make
    for one in made:
        one.store.close()
