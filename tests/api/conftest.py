"""An application without sockets, with two agencies and somebody of every duty in each."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

import httpx
import pyotp
import pytest
from anyio.from_thread import start_blocking_portal
from fastapi import FastAPI

from strikeback.access.passwords import Cost, Hashing
from strikeback.access.people import OPERATOR
from strikeback.api.app import create_app
from strikeback.api.settings import PREFIX, Settings
from strikeback.flows.agencies import add_agency
from strikeback.flows.door import Door
from strikeback.flows.enrol import accept_invitation, open_invitation
from strikeback.flows.init import init_store
from strikeback.flows.machine_keys import SCOPES, give_key
from strikeback.flows.people import add_user
from strikeback.model.people import Duty
from strikeback.store.open import Store, open_store

PASSWORD = "a long line of invented words"
CHEAP = Hashing(cost=Cost(passes=1, kib=8, lanes=1))
AGENCIES = ("hkpf", "spf")
DUTIES = tuple(duty for duty in Duty if duty != Duty.SERVICE)


class MovingClock:
    """A clock that moves a millisecond at every look, so that sessions outlive a test."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 4, 30, 4, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the next moment."""
        self.moment += timedelta(milliseconds=1)
        return self.moment


class Client:
    """Calls an application in memory, one request after the other."""

    def __init__(self, app: FastAPI, address: str = "192.0.2.7") -> None:
        self._app = app
        self._transport = httpx.ASGITransport(app=app, client=(address, 4000))

    def __enter__(self) -> Self:
        self._entered = start_blocking_portal()
        self._portal = self._entered.__enter__()
        return self

    def __exit__(self, *raised: object) -> None:
        self._entered.__exit__(*raised)

    def request(self, method: str, path: str, **sent: object) -> httpx.Response:
        """Send one request; nothing is remembered from one to the next."""

        async def ask() -> httpx.Response:
            async with httpx.AsyncClient(transport=self._transport, base_url="http://testserver") as client:
                return await client.request(method, path, **sent)

        return self._portal.call(ask)

    def get(self, path: str, **sent: object) -> httpx.Response:
        """Read."""
        return self.request("GET", path, **sent)

    def post(self, path: str, **sent: object) -> httpx.Response:
        """Act."""
        return self.request("POST", path, **sent)

    def put(self, path: str, **sent: object) -> httpx.Response:
        """Replace."""
        return self.request("PUT", path, **sent)

    def delete(self, path: str, **sent: object) -> httpx.Response:
        """Delete."""
        return self.request("DELETE", path, **sent)


class House:
    """A store with its application, and tokens of people in it."""

    def __init__(self, folder: Path, **settings: object) -> None:
        self.clock = MovingClock()
        self.folder = folder
        self.store: Store = open_store(str(folder / "hub.db"))
        init_store(self.store)
        self.random = _counted()
        self.door = Door(hashing=CHEAP, random=self.random)
        for agency, country in zip(AGENCIES, ("HK", "SG"), strict=True):
            add_agency(self.store, agency, name=agency.upper(), country=country, clock=self.clock)
        self.secrets: dict[str, str] = {}
        self.tokens: dict[str, str] = {}
        self.settings = Settings(spool=folder / "spool", hosts=("testserver",), pause=0.01, **settings)
        self.app: FastAPI = create_app(self.store, self.settings, clock=self.clock, hashing=CHEAP)

    def enrol(self, user: str, *duties: Duty) -> str:
        """Add a person, let it accept its invitation; return the secret of its app."""
        invited = add_user(self.store, user, duties, by=OPERATOR, clock=self.clock, random=self.random)
        offer = open_invitation(self.store, invited.token, clock=self.clock, door=self.door)
        code = pyotp.TOTP(offer.secret).at(self.clock.now())
        accept_invitation(self.store, invited.token, PASSWORD, code, clock=self.clock, door=self.door)
        self.secrets[user] = offer.secret
        return offer.secret

    def code(self, user: str) -> str:
        """Return a code that was not used yet: half a minute later."""
        self.clock.moment += timedelta(seconds=30)
        return pyotp.TOTP(self.secrets[user]).at(self.clock.moment)

    def sign_in(self, user: str, *duties: Duty) -> dict[str, str]:
        """Return the headers of somebody who is signed in, added if need be."""
        if user not in self.tokens:
            if user not in self.secrets:
                self.enrol(user, *(duties or (Duty.OFFICER,)))
            body = {"user": user, "password": PASSWORD, "code": self.code(user)}
            with Client(self.app) as client:
                answer = client.post(f"{PREFIX}/session", json=body)
            assert answer.status_code == 200, answer.text
            self.tokens[user] = answer.json()["token"]
        return {"authorization": f"Bearer {self.tokens[user]}"}

    def machine(self, user: str, *scopes: str) -> dict[str, str]:
        """Return the headers of a machine."""
        given = give_key(
            self.store, user, scopes or SCOPES, days=30, by=OPERATOR, clock=self.clock, random=self.random
        )
        return {"authorization": f"Bearer {given.key}"}


def _counted():
    """Return a source of bytes that never repeats and needs no luck."""
    import hashlib  # noqa: PLC0415

    state = {"n": 0}

    def random(count: int) -> bytes:
        state["n"] += 1
        return hashlib.shake_128(state["n"].to_bytes(8, "big")).digest(count)

    return random


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Give a fresh house."""
    made = House(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def client(house: House) -> Iterator[Client]:
    """Give a client of it, without the worker."""
    with Client(house.app) as made:
        yield made
