"""People of two agencies for tests of signing in: a clock that stands still, cheap hashes, counted."""

import os
from datetime import UTC, datetime, timedelta

import msgspec
import pyotp

from strikeback.access.passwords import Cost, Hashing
from strikeback.access.people import OPERATOR
from strikeback.custody.entry import Entry
from strikeback.flows.agencies import add_agency
from strikeback.flows.people import enrol, people, sign_in
from strikeback.flows.people import ways as people_ways
from strikeback.flows.people.door import Door
from strikeback.flows.people.sign_in import Session, Signed
from strikeback.model.people import Duty, Viewer
from strikeback.store.dialect_sqlite import sqlite_engine
from strikeback.store.log import StoredLog
from strikeback.store.log_keys import KeyFile
from strikeback.store.open import Store, open_store

_EMPTY: list[bytes] = []


def empty_store() -> Store:
    """A new store in memory; its tables are made once and copied, as making them takes most of a test."""
    if not _EMPTY:
        with open_store("sqlite://") as made:
            _EMPTY.append(made._engine.raw_connection().driver_connection.serialize())
    copy = Store(sqlite_engine(""), "memory", KeyFile(None))
    copy._engine.raw_connection().driver_connection.deserialize(_EMPTY[0])
    return copy


PASSWORD = "several words in a row"


class HeldClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the same moment again."""
        return self.moment

    def wait(self, seconds: float) -> None:
        """Move on."""
        self.moment += timedelta(seconds=seconds)


class Town:
    """Two agencies; ``hkpf/adm`` and ``spf/adm`` administer them. Nobody has enrolled yet."""

    def __init__(self, store: Store | None = None) -> None:
        self.store = store or empty_store()
        self.clock = HeldClock()
        self.hashing = Hashing(cost=Cost(passes=1, kib=8))
        self.secrets: dict[str, str] = {}
        self.invitations: dict[str, str] = {}
        for agency in ("hkpf", "spf"):
            add_agency(self.store, agency, clock=self.clock)
            self.add(f"{agency}/adm", Duty.ADMINISTRATOR)

    def door(self, address: str = "192.0.2.1", **means: object) -> Door:
        """The door as one address sees it."""
        return Door(self.hashing, address=address, **means)

    def add(self, user: str, *duties: Duty, by: object = OPERATOR) -> str:
        """Add somebody; return the invitation."""
        made = people.add_user(
            self.store, user, duties or [Duty.OFFICER], by=by, clock=self.clock, random=os.urandom
        )
        self.invitations[user] = made.token
        return self.invited(made) if by is OPERATOR else made.token

    def invited(self, made: people_ways.Invitation, second: str = "") -> str:
        """Keep an invitation; let a second person, or the administrator, give the other half of one."""
        self.invitations[made.user] = made.token
        if made.waiting:
            agrees = self.viewer(second or f"{made.user.partition('/')[0]}/adm")
            other = people.agree(self.store, made.user, made.waiting, second=agrees, clock=self.clock)
            self.invitations[made.user] = f"{made.token}.{other.token}"
        return self.invitations[made.user]

    def reset(self, user: str) -> str:
        """Reset somebody: the operator asks, the administrator agrees; return the invitation."""
        return self.invited(people.reset(self.store, user, by=OPERATOR, clock=self.clock, random=os.urandom))

    def change(self, user: str, *duties: Duty) -> None:
        """Give somebody other duties: asked for by the operator, agreed to by the administrator."""
        asked = people.change_duties(self.store, user, duties, by=OPERATOR, clock=self.clock)
        if asked.waiting:
            second = self.viewer(f"{user.partition('/')[0]}/adm")
            people.agree(self.store, user, asked.event, second=second, clock=self.clock)

    def enrol(self, user: str, password: str = PASSWORD) -> tuple[str, ...]:
        """Accept the last invitation with password and app; return the recovery codes."""
        token = self.invitations[user]
        offer = enrol.open_invitation(self.store, token, clock=self.clock, door=self.door())
        self.secrets[user] = offer.secret
        return enrol.accept_invitation(
            self.store, token, password, self.code(user), clock=self.clock, door=self.door()
        )

    def person(self, user: str, *duties: Duty) -> str:
        """Add somebody and enrol it."""
        self.add(user, *duties)
        self.enrol(user)
        self.clock.wait(60)
        return user

    def code(self, user: str) -> str:
        """The code that the app shows now."""
        return pyotp.TOTP(self.secrets[user]).at(self.clock.moment)

    def sign_in(
        self, user: str, password: str = PASSWORD, code: str | None = None, address: str = "192.0.2.1"
    ) -> Session:
        """Sign in as the login page does."""
        shown = self.code(user) if code is None else code
        return sign_in.sign_in_password(
            self.store, user, password, shown, clock=self.clock, door=self.door(address)
        )

    def look(self, token: str) -> Signed:
        """Send a request with a token."""
        return sign_in.viewer_of(self.store, token, clock=self.clock)

    def viewer(self, user: str) -> Viewer:
        """A viewer as a request would have it."""
        return people.acting(self.store, user)

    def log(self, *kinds: str) -> list[tuple[Entry, dict]]:
        """The log's entries of some kinds with their bodies."""
        with self.store.read() as connection:
            stored = StoredLog(connection)
            bodies = {number: body for number, _, body in stored.kept()}
            entries = [Entry.parse(leaf) for leaf in stored.leaves(0, 10**6)]
        found = [(entry, msgspec.json.decode(bodies[at])) for at, entry in enumerate(entries)]
        return [one for one in found if one[0].kind in kinds] if kinds else found
