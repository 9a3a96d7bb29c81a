"""Lists of the raids: arrests, exhibits; and the register of victims who are already identified and safe."""

import datetime as dt
import random
from dataclasses import dataclass
from typing import Final

from strikeback.scenario import numbers as no
from strikeback.scenario import settings as st
from strikeback.scenario.chance import chance
from strikeback.scenario.files.desk import Desk
from strikeback.scenario.files.sheets import write_csv, write_xlsx
from strikeback.scenario.moments import write_date
from strikeback.scenario.naming import plain
from strikeback.scenario.noise import write_name
from strikeback.scenario.views import Mark
from strikeback.scenario.world import Agent, Device, Victim

ARREST_HEADER: Final = (
    "NO.",
    "NAME OF ARRESTED PERSON",
    "ALIAS",
    "AGE",
    "DATE OF BIRTH",
    "SEX",
    "PLACE OF ARREST",
    "DATE OF ARREST",
    "CELLPHONE NO. IN POSSESSION",
    "SOCIAL MEDIA ACCOUNTS ADMITTED",
    "REMARKS",
)
EXHIBIT_HEADER: Final = (
    "EXHIBIT NO.",
    "ITEM",
    "DESCRIPTION",
    "SERIAL / IMEI / ICCID / CARD NO.",
    "SEIZED FROM",
    "SITE",
    "DATE SEIZED",
    "REMARKS",
)
KINDS: Final = (
    ("cellphone", 74),
    ("SIM card", 62),
    ("laptop", 30),
    ("storage device", 24),
    ("network device", 16),
    ("ATM card", 14),
    ("bank passbook", 10),
    ("identity card", 14),
    ("CCTV recorder", 6),
)
"""Kinds named by the INTERPOL text; their split of 250 is a proposal."""


@dataclass(slots=True, repr=False)
class Exhibit:
    """A seized thing."""

    number: str
    kind: str
    agent: Agent
    device: Device | None
    text: str
    serial: str


def raid_day(desk: Desk, agent: Agent) -> dt.date:
    """The day on which the agent's site was raided."""
    sites = [site for site, _ in desk.makers.preset.sites]
    return desk.makers.preset.raids[sites.index(agent.office.site) % 2]


def write_arrests(desk: Desk) -> None:
    """The list of arrested persons with the phone and accounts they were found with."""
    rng, agency = desk.rng, desk.raid_agency.id
    arrested = [agent for agent in desk.world.agents if agent.arrested]
    path = desk.open_path(agency, "arrest_list*.xlsx")
    rows: list[list[object]] = []
    marks: list[set[Mark]] = []
    for number, agent in enumerate(arrested, 1):
        row, found = _arrest(desk, rng, agent, number)
        rows.append(row)
        marks.append(found)
    above = ("LIST OF ARRESTED PERSONS", f"Raids of {write_date(desk.makers.preset.raids[0], 'long')}", "")
    write_xlsx(path, ARREST_HEADER, rows, above=above, sheet="ARRESTED")
    for row_number, (agent, found) in enumerate(zip(arrested, marks, strict=True), 1):
        desk.truth.mention(desk.key(agency, path, "row", row_number), "offender", agent.key, found)
    desk.done(path, agency, "xlsx", len(rows))


def _arrest(desk: Desk, rng: random.Random, agent: Agent, number: int) -> tuple[list[object], set[Mark]]:
    found: set[Mark] = set()
    sims = [sim.value for sim in agent.sims[-2:] if sim.value and chance(rng, 0.8)]
    found |= {("phone", value) for value in sims}
    faces = [face for face in agent.faces if chance(rng, 0.5)][-3:]
    found |= {("handle", face.handle) for face in faces}
    when = raid_day(desk, agent)
    name = write_name(agent.name, "latin", rng, st.NameErrors(honorific=0.0, mojibake=0.0)).upper()
    age = when.year - agent.birth.year - ((when.month, when.day) < (agent.birth.month, agent.birth.day))
    alias = f'alyas "{agent.alias}"' if agent.alias else ""
    accounts = ", ".join(f"{face.account.platform}: {face.handle}" for face in faces)
    row: list[object] = [
        number,
        name,
        alias,
        age,
        write_date(agent.birth, "mdy/") if chance(rng, 0.9) else "",
        "F" if agent.name.female else "M",
        agent.office.site,
        write_date(when, "long"),
        " / ".join(no.spell_phone(value, "mixed", rng) for value in sims),
        accounts,
        rng.choice(("", "", "for inquest", "minor child turned over to relatives")),
    ]
    return row, found


def make_exhibits(desk: Desk, scale: float) -> list[Exhibit]:
    """The seized things, numbered in order of seizure; phones first of those who were arrested."""
    rng = desk.rng
    arrested = [agent for agent in desk.world.agents if agent.arrested]
    found: list[Exhibit] = []
    kinds = [kind for kind, share in KINDS for _ in range(share)]
    count = max(len(KINDS), round(st.EXHIBITS * scale))
    while len(kinds) < count:
        kinds += kinds
    rng.shuffle(kinds)
    for number, kind in enumerate(kinds[:count], 1):
        agent = arrested[number % len(arrested)]
        device = (
            agent.devices[(number // len(arrested)) % len(agent.devices)]
            if kind in ("cellphone", "laptop")
            else None
        )
        text, serial = _thing(rng, agent, device, kind)
        part = "" if desk.makers.prefix == "1" else f"-{desk.makers.prefix}"
        found.append(Exhibit(f"EX{part}-{number:03d}", kind, agent, device, text, serial))
    return found


def _thing(rng: random.Random, agent: Agent, device: Device | None, kind: str) -> tuple[str, str]:
    if device is not None:
        return (
            (f"{kind}, {device.model}", device.imei)
            if kind == "cellphone"
            else ("laptop computer, black", device.mac)
        )
    if kind == "SIM card":
        sim = rng.choice(agent.sims)
        return f"SIM card, number {no.spell_phone(sim.value, 'mixed', rng)}", sim.extra
    if kind == "ATM card":
        return "ATM card in the name of another person", f"5{'0' * 5}******{no.digits(rng, 4)}"
    if kind == "identity card":
        return f"identity card, {plain(agent.name)}", no.document("PH", agent.birth, rng)
    if kind == "network device":
        return "wireless router", no.mac(rng)
    texts = {
        "storage device": "USB storage, 16 GB",
        "bank passbook": "passbook, savings",
        "CCTV recorder": "recorder, 4 channels",
    }
    return texts[kind], f"SN{no.hexadecimal(rng, 8).upper()}"


def write_exhibits(desk: Desk, exhibits: list[Exhibit]) -> None:
    """The exhibit list as spreadsheet, and for the first site also as a table in text."""
    agency, rng = desk.raid_agency.id, desk.rng
    rows: list[list[object]] = []
    for one in exhibits:
        name = write_name(one.agent.name, "latin", rng, st.NameErrors(honorific=0.0, mojibake=0.0)).upper()
        day = write_date(raid_day(desk, one.agent), "mdy/")
        rows.append([one.number, one.kind, one.text, one.serial, name, one.agent.office.site, day, ""])
    path = desk.open_path(agency, "exhibit_list*.xlsx")
    write_xlsx(path, EXHIBIT_HEADER, rows, above=("EVIDENCE INVENTORY", "Chain of custody form attached", ""))
    for row, one in enumerate(exhibits, 1):
        desk.truth.mention(desk.key(agency, path, "row", row), "exhibit-owner", one.agent.key)
    desk.done(path, agency, "xlsx", len(rows))
    site = desk.makers.preset.sites[0][0]
    chosen = [(one, row) for one, row in zip(exhibits, rows, strict=True) if one.agent.office.site == site]
    path = desk.open_path(agency, f"exhibits_{site.replace(' ', '_')}*.csv")
    write_csv(path, EXHIBIT_HEADER, (row for _, row in chosen))
    for row_number, (one, _) in enumerate(chosen, 1):
        desk.truth.mention(desk.key(agency, path, "row", row_number), "exhibit-owner", one.agent.key)
    desk.done(path, agency, "csv", len(chosen))


REGISTER_HEADER: Final = (
    "Register no.",
    "Victim name",
    "Date of birth",
    "Town",
    "Country",
    "Telephone",
    "E-mail",
    "Identified by",
    "Date identified",
    "Safeguarded",
)


def write_register(desk: Desk) -> None:
    """Victims whom somebody has already identified: nobody need start again."""
    rng, rows = desk.rng, list[list[object]]()
    keys: list[tuple[Victim, set[Mark]]] = []
    for victim in desk.world.victims:
        if not victim.register:
            continue
        victim.identified_by = rng.choice(("hk-police", "sg-police", "uk-ceop", "us-hsi"))
        soft = victim.register == "soft"
        marks: set[Mark] = set()
        if not soft:
            marks.add((victim.anchor, victim.phone if victim.anchor == "phone" else victim.mail))
        phone = victim.phone if not soft and victim.anchor == "phone" else ""
        name = write_name(victim.name, "latin", rng, st.NameErrors(honorific=0.0))
        when = write_date(desk.makers.preset.end - dt.timedelta(days=rng.randrange(60)), "dmy/")
        rows.append(
            [
                f"IVR{desk.makers.prefix}{len(rows) + 1:05d}",
                name,
                write_date(victim.birth, "dmy/"),
                victim.city[0],
                victim.country,
                phone,
                victim.mail if not soft and victim.anchor == "mail" else "",
                victim.identified_by,
                when,
                "Yes",
            ]
        )
        keys.append((victim, marks))
    path = desk.open_path("uk-ceop", "identified_victims*.csv")
    write_csv(path, REGISTER_HEADER, rows)
    for row, (one, found) in enumerate(keys, 1):
        clues = {("name", one.key), ("birth", str(one.birth)), ("city", one.city[0])}
        desk.truth.mention(desk.key("uk-ceop", path, "row", row), "victim", one.key, found, clues)
    desk.done(path, "uk-ceop", "csv", len(rows))
