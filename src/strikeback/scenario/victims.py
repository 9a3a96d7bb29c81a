"""Victims and what was done to them: contact, threat, demand, payments; look-alike persons among them."""

import datetime as dt
import math
import random
from typing import Final

import msgspec

from strikeback.scenario import numbers as no
from strikeback.scenario import settings as st
from strikeback.scenario.chance import Weighted, chance, geometric, lognormal
from strikeback.scenario.gangs import MAIL_HOSTS, Makers, at_time, midnight, take_payout
from strikeback.scenario.naming import make_name, plain
from strikeback.scenario.tables.west import CITIES, SCHOOLS
from strikeback.scenario.world import Agent, Incident, Paid, Victim, World

UNDER_13: Final = 0.012
"""Share of victims younger than 13. Proposal, small."""
SECOND_INCIDENT: Final = 0.03
"""Victims blackmailed a second time by another group. Proposal."""
SIBLINGS: Final = 0.012
"""Victims who share a household phone with another victim. Proposal."""
NAMESAKES: Final = 0.02
"""Victims made namesakes on purpose, beside those that chance makes. Proposal."""
DECEMBER: Final = 12


def build_victims(makers: Makers, world: World, scale: float) -> None:
    """Fill ``world`` with victims and incidents, those reported and those seen only on exhibits."""
    rng = makers.rng
    reporting = max(20, round(st.VICTIMS * scale))
    unreported = round(reporting * st.UNREPORTED)
    agents = Weighted(world.agents, [lognormal(rng, 1.0, 0.7) for _ in world.agents])
    arrested = [agent for agent in world.agents if agent.arrested]
    for number in range(reporting + unreported):
        victim = _victim(makers, world, number + 1)
        world.victims.append(victim)
        victim.reported = number < reporting
        agent = agents.draw(rng) if victim.reported else rng.choice(arrested)
        incident = _incident(makers, world, victim, agent)
        if victim.reported and chance(rng, SECOND_INCIDENT) and len(world.groups) > 1:
            others = [one for one in world.groups if one is not incident.agent.office.group]
            office = rng.choice(rng.choice(others).offices)
            if office.agents:
                victim.repeated = True
                _incident(makers, world, victim, rng.choice(office.agents))


def _victim(makers: Makers, world: World, number: int) -> Victim:
    rng, preset = makers.rng, makers.preset
    country = rng.choices([name for name, _ in preset.countries], [share for _, share in preset.countries])[0]
    born, female = _who(makers)
    name = make_name(country, rng, female=female)
    victim = Victim(
        key=makers.key("V", number),
        country=country,
        name=name,
        birth=born,
        city=rng.choice(CITIES[country]),
        phone=makers.numbers.phone(country),
        phone2=makers.numbers.phone(country) if chance(rng, 0.3) else "",
        mail="",
        document="",
        handle="",
        number=f"1000{no.digits(rng, 11)}",
        school=f"{rng.choice(SCHOOLS)} School",
        ashamed=rng.choice(("name", "age", "amount")) if chance(rng, st.ASHAMED) else "",
    )
    if chance(rng, st.IDENTIFIED):
        victim.register, victim.ashamed = "soft" if chance(rng, st.SOFT_DUPLICATES) else "exact", ""
    _likeness(makers, world, victim)
    victim.document = no.document(victim.country, victim.birth, rng)
    local = no.slug(plain(victim.name))
    victim.mail = (
        f"{local[: rng.randint(6, 12)]}{number + 100_000 * (int(makers.prefix) - 1)}@{rng.choice(MAIL_HOSTS)}"
    )
    victim.anchor = "mail" if chance(rng, 0.3) or not victim.phone or victim.sibling else "phone"
    victim.handle = makers.numbers.handle(
        "own", f"{no.slug(plain(victim.name))[:10]}{no.digits(rng, 2)}", rng
    )
    return victim


def _who(makers: Makers) -> tuple[dt.date, bool]:
    """Birth date and sex by the preset's shares of minors, boys and men."""
    rng, preset = makers.rng, makers.preset
    year = preset.start.year
    month, day = rng.randint(1, DECEMBER), rng.randint(1, 28)
    # born so that the age holds from the first contact of the period to its last report
    if chance(rng, preset.minors):
        female = not chance(rng, preset.boys_of_minors)
        if chance(rng, UNDER_13 / preset.minors):
            age = rng.randint(9, 11)
        elif preset.boys_14_17 and not female:
            age = rng.choices((14, 15, 16), (22, 36, 42))[0]
        else:
            age = rng.choices((13, 14, 15, 16), (14, 22, 30, 34))[0]
    else:
        female = not chance(rng, preset.male_adults)
        age = min(70, 18 + int(rng.gammavariate(1.5, 8)))
    return dt.date(year - age, min(month, 7), day), female


def _likeness(makers: Makers, world: World, victim: Victim) -> None:
    """Make some victims siblings or namesakes of an earlier one of their country."""
    rng = makers.rng
    earlier = world.victims[-1 - rng.randrange(min(len(world.victims), 40))] if world.victims else None
    if earlier is None:
        return
    if chance(rng, SIBLINGS) and earlier.phone and not earlier.sibling:
        victim.country, victim.city, victim.sibling = earlier.country, earlier.city, earlier.key
        victim.phone, victim.phone2 = earlier.phone, ""
        own = make_name(earlier.country, rng, female=victim.name.female)
        while own.custom != earlier.name.custom or own.given == earlier.name.given:
            own = make_name(earlier.country, rng, female=victim.name.female)
        victim.name = _family_of(own, earlier)
        world.decoys.append(("household-phone", earlier.key, victim.key))
    elif chance(rng, NAMESAKES):
        victim.country, victim.name = earlier.country, earlier.name
        if chance(rng, 0.5):
            victim.city = earlier.city
        else:
            victim.city = rng.choice(CITIES[earlier.country])
            victim.birth = victim.birth.replace(year=earlier.birth.year)
        victim.phone, victim.phone2 = makers.numbers.phone(victim.country), ""
        world.decoys.append(("namesake", earlier.key, victim.key))


def _family_of(own, earlier: Victim):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """The name ``own`` under the family name of ``earlier``."""
    theirs = earlier.name

    def joined(mine: str, other: str) -> str:
        return (other[:1] + mine[1:]) if mine and other else mine

    second = f"{theirs.second.split(' ')[0]} {own.second.split(' ')[-1]}" if own.second else ""
    return msgspec.structs.replace(
        own,
        family=theirs.family,
        middle=theirs.middle,
        traditional=joined(own.traditional, theirs.traditional),
        simplified=joined(own.simplified, theirs.simplified),
        hangul=joined(own.hangul, theirs.hangul),
        second=second,
    )


def _evening(rng: random.Random, agent: Agent, country: str) -> dt.datetime:
    """A contact in the agent's spell, in the evening of the victim's country (UTC)."""
    day = midnight(agent.start.date()) + dt.timedelta(
        days=rng.randrange(max(1, (agent.end - agent.start).days))
    )
    return day + dt.timedelta(hours=rng.triangular(17, 26, 21) - st.ZONES[country], minutes=rng.randrange(60))


def _incident(makers: Makers, world: World, victim: Victim, agent: Agent) -> Incident:
    rng, preset = makers.rng, makers.preset
    contact = _evening(rng, agent, victim.country).replace(second=0, microsecond=0)
    second = at_time(agent.seconds, contact) if chance(rng, 0.8) else None
    faces = [face for face in agent.faces if face.start <= contact < face.end] or [
        min(agent.faces, key=lambda one: abs(one.start - contact))
    ]
    currency = st.CURRENCIES[victim.country] if chance(rng, 0.6) else "USD"
    usd = round_demand(lognormal(rng, preset.demand_median, 0.8), currency, makers)
    face = rng.choice(faces)
    if second is not None and second.service == face.account.platform:
        second = None
    incident = Incident(
        key=makers.key("I", len(world.incidents) + 1),
        victim=victim,
        agent=agent,
        face=face,
        second=second,
        contact=contact,
        threat=contact + dt.timedelta(minutes=round(min(lognormal(rng, 120, 1.0), 60 * 72))),
        usd=usd,
        currency=currency,
        payout=take_payout(makers, world, agent.office.group),
    )
    if chance(rng, st.PAID_SHARE):
        _pay(rng, incident)
    agent.incidents.append(incident)
    world.incidents.append(incident)
    return incident


def round_demand(usd: float, currency: str, makers: Makers) -> float:
    """The demand in US dollars, clipped to the preset's range; in 85 % of cases round in its own currency."""
    low, high = makers.preset.demand_range
    usd = min(max(usd, low), high)
    if not chance(makers.rng, 0.85):
        return usd
    amount = usd * st.USD_RATES[currency]
    unit = 5 * 10.0 ** max(0, math.floor(math.log10(amount)) - 1)
    rounded = max(unit, round(amount / unit) * unit) / st.USD_RATES[currency]
    return min(max(rounded, low), high)


def _pay(rng: random.Random, incident: Incident) -> None:
    """A payment and, for those extorted on, instalments 1 to 5 days apart."""
    at, first = (
        incident.threat + dt.timedelta(hours=rng.uniform(0.5, 30)),
        incident.usd * rng.choice((1, 1, 0.5, 0.3)),
    )
    incident.again = chance(rng, st.EXTORTED_ON_SHARE)
    count = 1 + (1 + geometric(rng, st.INSTALMENT_STOP) if incident.again else 0)
    for turn in range(count):
        usd = first if not turn else first * rng.uniform(0.3, 1.2)
        incident.payments.append(Paid(at, usd, no.digits(rng, 10), incident.payout))
        at += dt.timedelta(days=rng.uniform(1, 5))
