"""What a provider knows of an account: the common part of both kinds of tips.

A tip about a report names the victim's account; a tip about an account alone names nobody else. Both show
registration phone, e-mail and device, which are the chain from one handle to the next.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from strikeback.scenario import settings as st
from strikeback.scenario.chance import chance
from strikeback.scenario.files.desk import Desk
from strikeback.scenario.numbers import ip_address
from strikeback.scenario.views import Mark, View
from strikeback.scenario.world import Account, Victim

REGISTRATION: Final = 0.75
BYSTANDER_IPS: Final = 0.3
"""How often a provider tells the registration; how often a victim shares an address. Proposal."""


@dataclass(slots=True, repr=False)
class Tip:
    """One tip before it is put into a format."""

    number: str
    received: dt.datetime
    incident_at: dt.datetime
    account: Account
    handles: list[str]
    phone: str
    mail: str
    device: str
    captures: list[tuple[str, str, dt.datetime]]
    """Address, event, time."""
    victim: Victim | None = None
    view: View | None = None
    victim_ip: str = ""
    text: str = ""
    marks: set[Mark] = field(default_factory=set)


def make_tip(
    rng: random.Random, account: Account, number: str, received: dt.datetime, upto: dt.datetime
) -> Tip:
    """What the provider knows of ``account`` at ``upto``: handles so far, registration, captures."""
    handles = [face.handle for face in account.faces if face.start <= upto] or [account.faces[0].handle]
    known = chance(rng, REGISTRATION)
    tip = Tip(
        number=number,
        received=received,
        incident_at=upto,
        account=account,
        handles=handles,
        phone=account.phone if known and chance(rng, 0.7) else "",
        mail=account.mail if known and chance(rng, 0.8) else "",
        device=account.device.imei if chance(rng, 0.4) else "",
        captures=[],
    )
    for event in ("Registration", "Login", "Login")[: rng.randint(0, 3)]:
        when = upto - dt.timedelta(hours=rng.uniform(0.2, 90))
        address = shared_address(rng) if chance(rng, st.VPN) else account.agent.office.ip
        tip.captures.append((address, event, when.replace(microsecond=0)))
    tip.marks = {("account", account.number), *(("handle", handle) for handle in handles)}
    tip.marks |= {("phone", tip.phone)} if tip.phone else set()
    tip.marks |= {("mail", tip.mail)} if tip.mail else set()
    return tip


def shared_address(rng: random.Random) -> str:
    """An exit of a privacy service or of a carrier's address translation: strangers share it."""
    if chance(rng, 0.2):
        return f"100.{rng.randrange(64, 128)}.{rng.randrange(256)}.{rng.randrange(1, 255)}"
    return f"28.77.{rng.randrange(3)}.{rng.randrange(1, 25)}"


def view_tips(desk: Desk, views: list[View]) -> Iterator[Tip]:
    """Tips that stem from a report."""
    for view in views:
        case = view.incident
        tip = make_tip(desk.rng, case.face.account, view.number, view.reported, case.contact)
        if case.face.handle not in tip.handles:
            tip.handles.append(case.face.handle)
            tip.marks.add(("handle", case.face.handle))
        tip.victim, tip.view, tip.text = case.victim, view, view.narrative
        tip.victim_ip = shared_address(desk.rng) if chance(desk.rng, BYSTANDER_IPS) else ip_address(desk.rng)
        yield tip


def account_tips(desk: Desk, agency: str) -> Iterator[Tip]:
    """Tips about offenders' accounts without a victim."""
    rng, count = desk.rng, 0
    own = agency == "platform-trust"
    for account in desk.world.accounts:
        provider = account.platform in ("facebook", "instagram")
        if provider != own or not chance(rng, desk.makers.preset.account_tips):
            continue
        count += 1
        last = min(account.faces[-1].end, account.agent.end) if account.faces else account.agent.end
        base = 40_000_000 if own else 60_000_000
        number = f"{base + (int(desk.makers.prefix) - 1) * 10**5 + count}"
        yield make_tip(rng, account, number, last + dt.timedelta(days=rng.uniform(0, 20)), last)


def note_tip(desk: Desk, tip: Tip, agency: str, path_name: str, columns: set[str]) -> None:
    """The truth of a tip."""
    key = (agency, path_name, "id", tip.number)
    truth = desk.truth
    marks = tip.marks | (tip.view.offender_marks(columns) if tip.view else set())
    truth.mention(key, "offender", tip.account.agent.key, marks)
    truth.mention(key, "account", tip.account.key)
    if tip.view is None:
        truth.mention(key, "report", f"T{tip.number}")
        return
    desk.note_report(tip.view, key, columns, offender=False)
