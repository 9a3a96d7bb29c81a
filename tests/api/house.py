"""An application without sockets, with two agencies and somebody of every duty in each."""

import hashlib
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

import httpx
import pyotp
from anyio.from_thread import start_blocking_portal
from fastapi import FastAPI

from strikeback.access.passwords import Cost, Hashing
from strikeback.access.people import CONFIRM, OPERATOR
from strikeback.api.app import create_app
from strikeback.api.settings import Settings
from strikeback.flows.agencies import add_agency
from strikeback.flows.init import init_store
from strikeback.flows.log.custody import make_keys
from strikeback.flows.people.door import Door
from strikeback.flows.people.enrol import accept_invitation, open_invitation
from strikeback.flows.people.machine_keys import SCOPES, agree_key, give_key
from strikeback.flows.people.people import add_user, agree, list_users
from strikeback.flows.people.sign_in import sign_in_password
from strikeback.model.people import Duty, Viewer
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
        transport = httpx.ASGITransport(app=app, client=(address, 4000))
        self._client = httpx.AsyncClient(
            transport=transport, base_url="http://testserver", trust_env=False, timeout=30
        )

    def __enter__(self) -> Self:
        self._entered = start_blocking_portal()
        self._portal = self._entered.__enter__()
        return self

    def __exit__(self, *raised: object) -> None:
        self._portal.call(self._client.aclose)
        self._entered.__exit__(*raised)

    def request(self, method: str, path: str, **sent: object) -> httpx.Response:
        """Send one request; nothing is remembered from one to the next."""

        async def ask() -> httpx.Response:
            answer = await self._client.request(method, path, **sent)
            self._client.cookies.clear()
            return answer

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

    def __init__(self, folder: Path, template: "House | None" = None, **settings: object) -> None:
        self.folder = folder
        self.clock = MovingClock()
        self.random = _counted()
        self.secrets: dict[str, str] = {}
        self.tokens: dict[str, str] = {}
        if template is not None:
            shutil.copytree(template.folder, folder, dirs_exist_ok=True)
            self.clock.moment = template.clock.moment
            self.random = template.random
            self.secrets, self.tokens = dict(template.secrets), dict(template.tokens)
        self.door = Door(hashing=CHEAP, random=self.random)
        self.store: Store = open_store(str(folder / "hub.db"))
        if template is None:
            self._settle()
        self.settings = Settings(spool=folder / "spool", hosts=("testserver",), link=False, **settings)
        self.app: FastAPI = create_app(self.store, self.settings, clock=self.clock, hashing=CHEAP)

    def _settle(self) -> None:
        init_store(self.store)
        make_keys(self.store, origin="hub.example/log", clock=self.clock)
        for agency, country in zip(AGENCIES, ("HK", "SG"), strict=True):
            add_agency(self.store, agency, name=agency.upper(), country=country, clock=self.clock)

    def enrol(self, user: str, *duties: Duty) -> str:
        """Add a person, let it accept its invitation; return the secret of its app."""
        invited = add_user(self.store, user, duties, by=OPERATOR, clock=self.clock, random=self.random)
        token = invited.token
        if invited.waiting:
            second = self.second(user)
            other = agree(
                self.store, user, invited.waiting, second=second, clock=self.clock, random=self.random
            )
            token = f"{token}.{other.token}"
        offer = open_invitation(self.store, token, clock=self.clock, door=self.door)
        code = pyotp.TOTP(offer.secret).at(self.clock.now())
        accept_invitation(self.store, token, PASSWORD, code, clock=self.clock, door=self.door)
        self.secrets[user] = offer.secret
        return offer.secret

    def second(self, user: str) -> Viewer:
        """Return somebody who can agree to people of the user's agency."""
        agency = user.partition("/")[0]
        there = list_users(self.store, agency, by=OPERATOR)
        one = next(each for each in there if each.active and CONFIRM & set(each.duties))
        return Viewer(agency=agency, user=one.id, duties=one.duties)

    def code(self, user: str) -> str:
        """Return a code that was not used yet: half a minute later."""
        self.clock.moment += timedelta(seconds=30)
        return pyotp.TOTP(self.secrets[user]).at(self.clock.moment)

    def sign_in(self, user: str, *duties: Duty) -> dict[str, str]:
        """Return the headers of somebody who is signed in, added if need be."""
        if user not in self.tokens:
            if user not in self.secrets:
                self.enrol(user, *(duties or (Duty.OFFICER,)))
            code = self.code(user)
            made = sign_in_password(self.store, user, PASSWORD, code, clock=self.clock, door=self.door)
            self.tokens[user] = made.token
        return {"authorization": f"Bearer {self.tokens[user]}"}

    def machine(self, user: str, *scopes: str) -> dict[str, str]:
        """Return the headers of a machine."""
        given = give_key(
            self.store, user, scopes or SCOPES, days=30, by=OPERATOR, clock=self.clock, random=self.random
        )
        key = given.key
        if given.waiting:
            second = self.second(user)
            agreed = agree_key(self.store, given.id, second=second, clock=self.clock, random=self.random)
            key += f".{agreed.half}"
        return {"authorization": f"Bearer {key}"}


def _counted():
    """Return a source of bytes that never repeats and needs no luck."""
    state = {"n": 0}

    def random(count: int) -> bytes:
        state["n"] += 1
        return hashlib.shake_128(state["n"].to_bytes(8, "big")).digest(count)

    return random


def furnished(folder: Path) -> House:
    """Return a house in which somebody of every duty is signed in, in both agencies; to be copied."""
    made = House(folder)
    for agency in AGENCIES:
        for duty in DUTIES:
            made.sign_in(f"{agency}/{duty.value}", duty)
    made.store.close()
    return made
