"""The made-up world: what is true, before anybody reports it. Times are UTC without zone mark."""

import datetime as dt
from dataclasses import dataclass, field

from strikeback.scenario.naming import FullName


@dataclass(slots=True, repr=False, eq=False)
class Payout:
    """A payee, mule account, e-wallet, gift card brand or wallet into which a group is paid."""

    key: str
    group: str
    kind: str
    holder: FullName
    number: str
    institution: str
    country: str
    left: int
    """Victims it still takes before it is given up."""
    shared_with: str = ""
    used: int = 0


@dataclass(slots=True, repr=False, eq=False)
class Group:
    """A syndicate."""

    key: str
    offices: list["Office"] = field(default_factory=list)
    payouts: list[Payout] = field(default_factory=list)
    script: int = 0
    """Which copied script its threats follow; groups copy each other's."""


@dataclass(slots=True, repr=False, eq=False)
class Persona:
    """A made-up identity shared by some agents of an office."""

    key: str
    name: str
    age: int
    stem: str


@dataclass(slots=True, repr=False, eq=False)
class Office:
    """A room of a syndicate at a site, with one address towards the internet."""

    key: str
    group: Group
    site: str
    country: str
    ip: str
    personas: list[Persona] = field(default_factory=list)
    agents: list["Agent"] = field(default_factory=list)


@dataclass(slots=True, repr=False, eq=False)
class Period:
    """Something an agent used for a while: a SIM card, an e-mail address, a second service's name."""

    service: str
    value: str
    start: dt.datetime
    end: dt.datetime
    extra: str = ""
    """SIM: its card number."""


@dataclass(slots=True, repr=False, eq=False)
class Device:
    """A phone or laptop; ``holders`` are the agents who had it, in order."""

    key: str
    imei: str
    mac: str
    model: str
    holders: list["Agent"] = field(default_factory=list)


@dataclass(slots=True, repr=False, eq=False)
class Face:
    """An account under one of its handles."""

    account: "Account"
    handle: str
    display: str
    start: dt.datetime
    end: dt.datetime


@dataclass(slots=True, repr=False, eq=False)
class Account:
    """A platform account; its number stays when the handle changes."""

    key: str
    agent: "Agent"
    persona: Persona
    platform: str
    number: str
    phone: str
    mail: str
    device: Device
    faces: list[Face] = field(default_factory=list)


@dataclass(slots=True, repr=False, eq=False)
class Agent:
    """A suspect."""

    key: str
    office: Office
    name: FullName
    alias: str
    birth: dt.date
    start: dt.datetime
    end: dt.datetime
    personas: list[Persona] = field(default_factory=list)
    sims: list[Period] = field(default_factory=list)
    mails: list[Period] = field(default_factory=list)
    seconds: list[Period] = field(default_factory=list)
    devices: list[Device] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    faces: list[Face] = field(default_factory=list)
    incidents: list["Incident"] = field(default_factory=list)
    arrested: bool = False


@dataclass(slots=True, repr=False, eq=False)
class Victim:
    """Somebody who was blackmailed."""

    key: str
    country: str
    name: FullName
    birth: dt.date
    city: tuple[str, str]
    phone: str
    phone2: str
    mail: str
    document: str
    handle: str
    number: str
    """Own account on the platform of the first contact."""
    school: str
    ashamed: str = ""
    """Field an ashamed victim leaves out: ``name``, ``age``, ``amount`` or empty."""
    sibling: str = ""
    reported: bool = True
    identified_by: str = ""
    anchor: str = "phone"
    """The identifier that all reports of a duplicated incident carry, unless the incident is soft."""
    register: str = ""
    """Listed as identified: ``exact`` with the anchor, ``soft`` with name and birth date alone, or not."""
    repeated: bool = False
    """Blackmailed a second time, by another group."""

    def age_on(self, day: dt.date) -> int:
        """Years completed on ``day``."""
        return day.year - self.birth.year - ((day.month, day.day) < (self.birth.month, self.birth.day))


@dataclass(slots=True, repr=False, eq=False)
class Paid:
    """One payment of a victim."""

    at: dt.datetime
    usd: float
    reference: str
    payout: Payout


@dataclass(slots=True, repr=False, eq=False)
class Incident:
    """One blackmail of one victim by one agent."""

    key: str
    victim: Victim
    agent: Agent
    face: Face
    second: Period | None
    contact: dt.datetime
    threat: dt.datetime
    usd: float
    currency: str
    payout: Payout
    payments: list[Paid] = field(default_factory=list)
    again: bool = False
    soft: bool = False
    """Its reports share no identifier of the victim."""
    reports: int = 0


@dataclass(slots=True, repr=False, eq=False)
class World:
    """Everything true of one part of the scenario."""

    groups: list[Group] = field(default_factory=list)
    agents: list[Agent] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    payouts: list[Payout] = field(default_factory=list)
    victims: list[Victim] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    decoys: list[tuple[str, str, str]] = field(default_factory=list)
    """Kind and the truth ids of two things that look alike and are not the same."""
