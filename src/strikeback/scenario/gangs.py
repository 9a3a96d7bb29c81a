"""Syndicates: offices, shifts, agents, shared personas, rotating accounts, SIM cards, devices, payees."""

import datetime as dt
import random
from dataclasses import dataclass
from typing import Final

from strikeback.scenario import numbers as no
from strikeback.scenario import settings as st
from strikeback.scenario.chance import Weighted, chance, lognormal, negative_binomial, zipf
from strikeback.scenario.naming import make_name, plain
from strikeback.scenario.tables import south
from strikeback.scenario.world import (
    Account,
    Agent,
    Device,
    Face,
    Group,
    Office,
    Payout,
    Period,
    Persona,
    World,
)

MAIL_HOSTS: Final = ("example.com", "example.net", "mail.example.org", "post.example.com")
BANKS: Final = (
    "Banco Sampaguita",
    "Lumina Savings Bank",
    "Isla Rural Bank",
    "Meridian Trust",
    "Harbour Union Bank",
)
MODELS: Final = (
    "Galaxy S3",
    "Galaxy S4",
    "Cherry Flare",
    "Xperia J",
    "Redmi 9",
    "MyPhone A919",
    "Galaxy A15",
)
RENAME: Final = 0.6
"""Share of new handles that are a renaming of the same account. Proposal."""


@dataclass(slots=True)
class Makers:
    """What the builders share: chance, unused numbers, the preset and a prefix for keys."""

    rng: random.Random
    numbers: no.Numbers
    preset: st.Preset
    prefix: str

    def key(self, kind: str, count: int) -> str:
        """A truth id such as ``S1-0042``: kind, part of the scenario, running number."""
        return f"{kind}{self.prefix}-{count:05d}"


def midnight(day: dt.date) -> dt.datetime:
    """The first moment of a day."""
    return dt.datetime.combine(day, dt.time())


def build_groups(makers: Makers, world: World, scale: float) -> None:
    """Fill ``world`` with groups, offices, personas, agents and what agents use."""
    rng = makers.rng
    suspects = max(4, round(rng.randint(*st.SUSPECTS) * scale))
    groups = max(1, round(rng.randint(*st.GROUPS) * scale))
    sizes = [lognormal(rng, 1.0, 0.5) for _ in range(groups)]
    left = suspects
    for number, size in enumerate(sizes):
        rest = groups - number - 1
        members = left if not rest else max(2, min(left - 2 * rest, round(suspects * size / sum(sizes))))
        left -= members
        world.groups.append(_group(makers, world, number, members))
    _hand_over(makers, world)
    raided = world.agents[:]
    rng.shuffle(raided)
    for agent in raided[: max(1, round(st.ARRESTS * scale))]:
        agent.arrested = True


def _group(makers: Makers, world: World, number: int, members: int) -> Group:
    rng = makers.rng
    group = Group(makers.key("G", number + 1), script=rng.randrange(4))
    offices = min(len(makers.preset.sites), 1 + (members > 14) + (members > 30))
    first = rng.randrange(len(makers.preset.sites))
    for place in range(offices):
        site, country = makers.preset.sites[(first + place) % len(makers.preset.sites)]
        office = Office(f"{group.key}/{place + 1}", group, site, country, no.ip_address(rng))
        office.personas = [_persona(rng, office.key, n) for n in range(rng.randint(*st.PERSONAS))]
        group.offices.append(office)
    for seat in range(members):
        agent = _agent(makers, group.offices[seat % offices], len(world.agents) + 1)
        agent.office.agents.append(agent)
        world.agents.append(agent)
    for office in group.offices:
        _share_personas(rng, office)
        for agent in office.agents:
            _equip(makers, world, agent)
    return group


def _persona(rng: random.Random, office: str, number: int) -> Persona:
    first = rng.choice(south.PERSONA_FIRST.split())
    last = rng.choice(south.PERSONA_LAST.split())
    stem = rng.choice(
        (f"{first}.{last}", f"{first}{last}", f"{rng.choice(south.HANDLE_WORDS.split())}_{first}")
    )
    return Persona(f"{office}/p{number + 1}", f"{first} {last}", rng.randint(18, 24), stem.lower())


def _agent(makers: Makers, office: Office, number: int) -> Agent:
    rng, preset = makers.rng, makers.preset
    female = chance(rng, 0.3)
    name = make_name(office.country, rng, female=female)
    days = min(max(5.0, lognormal(rng, preset.spell_median, 0.6)), 200.0)
    latest = max(1.0, (preset.end - preset.start).days - days)
    start = midnight(preset.start) + dt.timedelta(days=rng.uniform(0, latest))
    birth = dt.date(preset.start.year - rng.randint(19, 45), rng.randint(1, 12), rng.randint(1, 28))
    alias = rng.choice(south.FILIPINO_NICKNAMES.split()) if chance(rng, 0.6) else ""
    return Agent(makers.key("S", number), office, name, alias, birth, start, start + dt.timedelta(days=days))


def _share_personas(rng: random.Random, office: Office) -> None:
    """Zipf reuse: each persona is worked by 2 to 5 agents, popular ones first."""
    for persona in office.personas:
        count = min(len(office.agents), rng.randint(*st.PERSONA_AGENTS))
        for agent in rng.sample(office.agents, count):
            agent.personas.append(persona)
    for agent in office.agents:
        if not agent.personas:
            agent.personas.append(office.personas[0])


def _equip(makers: Makers, world: World, agent: Agent) -> None:
    rng = makers.rng
    for _ in range(rng.randint(1, 2)):
        model = rng.choice(MODELS)
        device = Device(f"{agent.key}/d{len(agent.devices)}", no.imei(rng), no.mac(rng), model, [agent])
        agent.devices.append(device)
    _sims(makers, agent)
    at = agent.start
    while at < agent.end:
        until = at + dt.timedelta(days=rng.uniform(20, 60))
        local = no.slug(agent.name.given[0])[:4] + rng.choice(south.HANDLE_WORDS.split()) + no.digits(rng, 3)
        local = makers.numbers.handle("mail", local, rng)
        agent.mails.append(Period("mail", f"{local}@{rng.choice(MAIL_HOSTS)}", at, until))
        at = until
    _accounts(makers, world, agent)
    _seconds(makers, agent)


def _sims(makers: Makers, agent: Agent) -> None:
    """One to three SIM cards a month."""
    rng, at = makers.rng, agent.start - dt.timedelta(days=3)
    while at < agent.end:
        until = at + dt.timedelta(days=30 / rng.randint(1, 3))
        country = agent.office.country if agent.office.country in ("PH", "ID") else rng.choice(("US", "PH"))
        agent.sims.append(
            Period(
                "sim", makers.numbers.phone(country) or makers.numbers.phone("PH"), at, until, no.iccid(rng)
            )
        )
        at = until


def at_time(periods: list[Period], when: dt.datetime) -> Period:
    """The period in force at ``when``; the nearest end outside all."""
    for period in periods:
        if period.start <= when < period.end:
            return period
    return periods[-1] if when >= periods[-1].end else periods[0]


def _accounts(makers: Makers, world: World, agent: Agent) -> None:
    rng, preset = makers.rng, makers.preset
    platforms = Weighted([name for name, _ in preset.platforms], [share for _, share in preset.platforms])
    personas = zipf(agent.personas)
    for _ in range(1 if chance(rng, 0.7) else 2):
        at, persona = agent.start, personas.draw(rng)
        account = _open(makers, world, agent, persona, platforms.draw(rng), at)
        handle = makers.numbers.handle(account.platform, _fresh(persona, rng), rng)
        while at < agent.end:
            until = at + dt.timedelta(days=max(0.5, rng.expovariate(1 / st.HANDLE_LIFE_DAYS)))
            face = Face(account, handle, persona.name, at, until)
            account.faces.append(face)
            agent.faces.append(face)
            draw = rng.random()
            if draw < st.STEM_DIGITS:
                wish = f"{handle.rstrip('0123456789')}{rng.randrange(10, 9999)}"
            elif draw < st.STEM_DIGITS + st.SEPARATOR_CHANGE:
                wish = _other_separator(handle, rng)
            else:
                persona = personas.draw(rng)
                wish = _fresh(persona, rng)
            if until < agent.end and not chance(rng, RENAME):
                account = _open(makers, world, agent, persona, account.platform, until)
            handle, at = makers.numbers.handle(account.platform, wish, rng), until


def _open(
    makers: Makers, world: World, agent: Agent, persona: Persona, platform: str, at: dt.datetime
) -> Account:
    rng = makers.rng
    account = Account(
        key=makers.key("A", len(world.accounts) + 1),
        agent=agent,
        persona=persona,
        platform=platform,
        number=f"1000{no.digits(rng, 11)}",
        phone=at_time(agent.sims, at).value,
        mail=at_time(agent.mails, at).value,
        device=rng.choice(agent.devices),
    )
    agent.accounts.append(account)
    world.accounts.append(account)
    return account


def _fresh(persona: Persona, rng: random.Random) -> str:
    return f"{persona.stem}{rng.randrange(1, 99) if chance(rng, 0.8) else ''}"


def _other_separator(handle: str, rng: random.Random) -> str:
    for mark in "._":
        if mark in handle:
            return handle.replace(mark, rng.choice([other for other in ("", ".", "_") if other != mark]))
    middle = max(3, len(handle) // 2)
    return f"{handle[:middle]}{rng.choice('._')}{handle[middle:]}"


def _seconds(makers: Makers, agent: Agent) -> None:
    rng, preset = makers.rng, makers.preset
    service = rng.choices([name for name, _ in preset.seconds], [share for _, share in preset.seconds])[0]
    if service == "whatsapp":
        agent.seconds = [Period("whatsapp", sim.value, sim.start, sim.end) for sim in agent.sims]
        return
    at = agent.start
    while at < agent.end:
        until = at + dt.timedelta(days=rng.expovariate(1 / 30) + 3)
        persona = rng.choice(agent.personas)
        wish = (
            f"{'live.' if service == 'skype' and chance(rng, 0.3) else ''}{persona.stem}{no.digits(rng, 2)}"
        )
        agent.seconds.append(Period(service, makers.numbers.handle(service, wish, rng), at, until))
        at = until


def _hand_over(makers: Makers, world: World) -> None:
    """One device in ten goes to a colleague, whose later accounts then show it."""
    rng = makers.rng
    for agent in world.agents:
        if len(agent.office.agents) < 2:
            continue
        for device in agent.devices:
            if not chance(rng, st.HAND_OVER):
                continue
            colleague = rng.choice([other for other in agent.office.agents if other is not agent])
            device.holders.append(colleague)
            later = [account for account in colleague.accounts if account.faces[0].start > agent.end]
            for account in later:
                account.device = device
                world.decoys.append(("device-handed-over", agent.key, colleague.key))


def take_payout(makers: Makers, world: World, group: Group) -> Payout:
    """A payee of ``group`` with room for one more victim; a new one is found when all are used up."""
    rng = makers.rng
    group.payouts = [payout for payout in group.payouts if payout.left > 0]
    wanted = max(1, len(group.offices))
    while len(group.payouts) < wanted:
        payout = _payout(makers, world, group)
        world.payouts.append(payout)
        if payout.left > 0:
            group.payouts.append(payout)
            if chance(rng, st.PAYEE_SHARED) and len(world.groups) > 1:
                partner = rng.choice([other for other in world.groups if other is not group])
                payout.shared_with = partner.key
                partner.payouts.append(payout)
    payout = rng.choice(group.payouts)
    payout.left -= 1
    payout.used += 1
    return payout


def _payout(makers: Makers, world: World, group: Group) -> Payout:
    rng, preset = makers.rng, makers.preset
    kind = rng.choices([name for name, _ in preset.rails], [share for _, share in preset.rails])[0]
    country = rng.choice(group.offices).country
    holder = make_name(country, rng, female=chance(rng, 0.5))
    number, institution = (
        "",
        {"remittance": "Western Union", "gift_card": rng.choice(("Steam", "Apple"))}.get(kind, ""),
    )
    if kind == "bank":
        number, institution = no.digits(rng, rng.choice((10, 12))), rng.choice(BANKS)
    elif kind == "ewallet":
        institution = rng.choice(("Cash App", "PayPal", "GCash"))
        tag = makers.numbers.handle("ewallet", f"{no.slug(plain(holder))[:9]}{no.digits(rng, 3)}", rng)
        number = {
            "Cash App": f"${tag}",
            "PayPal": f"{tag}@{rng.choice(MAIL_HOSTS)}",
            "GCash": makers.numbers.phone("PH"),
        }[institution]
    elif kind == "wallet":
        institution = rng.choice(("BTC", "BTC", "ETH", "TRX"))
        number = no.wallet(rng, institution)
    left = negative_binomial(rng, st.PAYEE_MEAN, st.PAYEE_SHAPE)
    return Payout(
        makers.key("P", len(world.payouts) + 1), group.key, kind, holder, number, institution, country, left
    )
