"""What victims, parents and providers report: to whom, when, which fields, in which words."""

import datetime as dt
import random
from typing import Final

from strikeback.scenario import settings as st
from strikeback.scenario.agencies import Agency, home_agency
from strikeback.scenario.chance import chance, lognormal
from strikeback.scenario.gangs import Makers, at_time
from strikeback.scenario.narrate import narrate
from strikeback.scenario.noise import write_name
from strikeback.scenario.views import View
from strikeback.scenario.world import Incident, World

_OPTIONAL: Final = (
    "name",
    "birth",
    "city",
    "phone",
    "mail",
    "document",
    "sex",
    "own",
    "persona",
    "handle",
    "second",
    "amount",
    "payee",
    "reference",
    "contact",
    "school",
)
DISCLOSED: Final = {
    "document": 0.35,
    "own": 0.3,
    "mail": 0.7,
    "phone": 0.9,
    "school": 0.5,
    "offender_mail": 0.12,
}
"""How often a victim tells or an officer asks a thing at all. Proposal."""
BY_NUMBER: Final = 0.35
"""Share of reports that give the account's number or its profile address with the number. Proposal."""


def build_reports(makers: Makers, world: World, agencies: dict[str, Agency]) -> dict[str, list[View]]:
    """All reports by agency, each agency's in order of time."""
    rng, views = makers.rng, {name: list[View]() for name in agencies}
    all_pairs = soft_pairs = 0
    for incident in world.incidents:
        if not incident.victim.reported:
            continue
        targets = _targets(makers, incident)
        incident.reports = len(targets)
        pairs = len(targets) * (len(targets) - 1) // 2
        if pairs and not incident.victim.repeated:
            # a quota, not a draw: few duplicates would let the share of hard pairs wander
            all_pairs += pairs
            incident.soft = soft_pairs + pairs / 2 <= st.SOFT_DUPLICATES * all_pairs
            soft_pairs += pairs * incident.soft
        for order, name in enumerate(targets):
            views[name].append(_view(makers, incident, agencies[name], order, len(targets)))
    for name, found in views.items():
        found.sort(key=lambda view: (view.reported, view.incident.key))
        for row, view in enumerate(found, 1):
            view.number = _number(rng, agencies[name], view.reported, row, makers.prefix)
            narrate(view, rng)
    return views


def _targets(makers: Makers, incident: Incident) -> list[str]:
    """Agencies told of an incident: 12 % two, 3 % three or four."""
    rng, preset = makers.rng, makers.preset
    home = home_agency(incident.victim.country, preset.name)
    own_platform = incident.face.account.platform in ("facebook", "instagram")
    draw, count = rng.random(), 1
    if draw < st.THREE_AGENCIES:
        count = 3 if chance(rng, 0.7) else 4
    elif draw < st.THREE_AGENCIES + st.TWO_AGENCIES:
        count = 2
    tip = "platform-trust" if own_platform and chance(rng, 0.7) else "us-hsi"
    first = tip if chance(rng, preset.tips * 0.5) else home
    pool = {home: 3.0, tip: 3.0, "hotline": 2.0, preset.raid_agency: 2.0, "uk-ceop": 1.0, "sg-police": 0.7}
    pool |= {"hk-police": 0.7, "au-police": 0.5}
    chosen = [first]
    while len(chosen) < count:
        rest = [name for name in pool if name not in chosen]
        chosen.append(rng.choices(rest, [pool[name] for name in rest])[0])
    return chosen


def _reported(rng: random.Random, incident: Incident, order: int) -> dt.datetime:
    """A day after the threat (median), one in ten after more than 60 days; later agencies days on."""
    if chance(rng, st.LATE_REPORT) and not order:
        days = 60 + rng.expovariate(1 / 40)
    else:
        days = min(lognormal(rng, 1.0, 1.2), 59.0) + order * rng.uniform(0, 6)
    return (incident.threat + dt.timedelta(days=days)).replace(second=0, microsecond=0)


def _view(makers: Makers, incident: Incident, agency: Agency, order: int, count: int) -> View:
    rng, victim = makers.rng, incident.victim
    reported = _reported(rng, incident, order)
    paid = [one for one in incident.payments if one.at < reported]
    phone, mail = victim.phone, victim.mail
    if incident.soft and order == 1 and victim.phone2:
        phone = victim.phone2
    minor = victim.age_on(reported.date()) < 18
    language = rng.choices([name for name, _ in agency.languages], [share for _, share in agency.languages])[
        0
    ]
    if language == "zh-Hans" and agency.id == "hk-police" and makers.preset.hk_encoding != "utf-8-sig":
        language = "zh-Hant"  # the file's encoding has no simplified characters
    view = View(
        incident=incident,
        agency=agency,
        number="",
        order=order,
        reported=reported,
        gone=_gone(rng, incident, order, count),
        name=write_name(victim.name, agency.script, rng, st.NameErrors(), honorific=agency.honorific),
        persona=incident.face.display,
        by_number=chance(rng, BY_NUMBER) and not incident.soft,
        language=language,
        phone=phone,
        mail=mail,
        currency=agency.currency if chance(rng, 0.6) else incident.currency,
        paid=rng.choice(paid) if paid else None,
        payee=_payee(makers, incident),
        child=minor and (chance(rng, 0.55) or victim.age_on(reported.date()) < 13),
    )
    if chance(rng, DISCLOSED["offender_mail"]):
        view.offender_mail = at_time(incident.agent.mails, incident.contact).value
    return view


def _payee(makers: Makers, incident: Incident) -> str:
    payout = incident.payout
    if payout.kind in ("remittance", "bank"):
        return write_name(payout.holder, "latin", makers.rng, st.NameErrors())
    return payout.number


def _gone(rng: random.Random, incident: Incident, order: int, count: int) -> frozenset[str]:
    """Missing fields: at random 15 %, by shame, and never asked; duplicates keep what a careful reader needs.

    A duplicated incident that is not soft keeps its anchor in every report. A soft one shares no identifier
    of the victim, and keeps birth date, place, the offender's handle and the payee, with the name unless
    shame took it.
    """
    victim = incident.victim
    gone = {name for name in _OPTIONAL if chance(rng, st.MISSING_AT_RANDOM)}
    gone |= {
        name for name in ("document", "own", "mail", "phone", "school") if not chance(rng, DISCLOSED[name])
    }
    if victim.ashamed:
        gone.add({"name": "name", "age": "birth", "amount": "amount"}[victim.ashamed])
    if victim.register or victim.age_on(incident.contact.date()) < 13:
        gone.discard("birth")
    if victim.register:
        gone -= {"name", "city", victim.anchor if victim.register == "exact" else "name"}
    if count == 1 and not victim.repeated:
        return frozenset(gone)
    if not incident.soft or victim.repeated:
        return frozenset(gone - {victim.anchor})
    gone -= {"birth", "city", "handle", "payee", "contact", "name" if victim.ashamed != "name" else ""}
    kept = ("phone", "phone" if victim.phone2 else "mail", "", "")[order]
    gone |= {name for name in ("phone", "mail", "document", "own") if name != kept}
    return frozenset(gone - {kept})


def _number(rng: random.Random, agency: Agency, when: dt.datetime, row: int, part: str) -> str:
    """A report number in the agency's manner; unique within it."""
    serial = (int(part) - 1) * 10**5 + row
    if agency.id in ("us-hsi", "platform-trust"):
        return f"{20_000_000 + serial * 7 + rng.randrange(7)}"
    if agency.id == "hk-police":
        return f"{agency.prefix}{when.year % 100:02d}{serial:06d}"
    if agency.id == "sg-police":
        return f"{agency.prefix}/{when:%Y%m%d}/{2000 + serial}"
    if agency.id == "kr-police":
        return f"{agency.prefix}{when.year}-{serial:06d}호"
    if agency.id in ("id-police", "my-police"):
        return f"{agency.prefix}{serial:04d}/{when.year}"
    return f"{agency.prefix}{when.year}-{serial:05d}"
