"""What offenders and victims write to each other on a phone: neutral lines from a few scripts.

Groups copy each other's scripts, so that equal wording proves nothing.
"""

import datetime as dt
import random
from typing import Final

from strikeback.scenario.amounts import in_currency
from strikeback.scenario.chance import stream
from strikeback.scenario.world import Incident

SCRIPTS: Final = (
    (
        "hello dear how are you",
        "where do you live",
        "i have recorded our call",
        "send {amount} or your friends will know",
        "you have 2 days",
        "go to the remittance shop and ask for {payee}",
    ),
    (
        "hi! new here :)",
        "nice to meet you",
        "look at this list of your friends",
        "{amount} and i delete everything",
        "do not block me",
        "pay to {payee}",
    ),
    (
        "Good evening",
        "are you on your phone?",
        "I saved it all",
        "The price is {amount}",
        "Receiver name is {payee}",
        "Send me the number of the receipt",
    ),
    ("hey", "u busy?", "listen carefully", "i need {amount} soon", "name: {payee}", "ok i wait"),
)
ANSWERS: Final = (
    "who is this?",
    "please don't",
    "I have no money",
    "ok wait",
    "why are you doing this",
    "give me time",
)
DAILY: Final = (
    "Ma, nakauwi na po ako",
    "what time dinner",
    "load mo ako mamaya",
    "see you sat",
    "ok thanks",
    "meeting moved to 3pm",
    "nasaan ka na?",
    "happy birthday!",
    "pakisabi kay ate",
    "bayad na sa kuryente",
)
"""Everyday messages with family and friends."""

Line = tuple[dt.datetime, bool, str]
"""Time, whether the offender writes, text."""


def conversation(case: Incident) -> list[Line]:
    """The lines of one case in order of time; the same in every file that shows them."""
    rng = stream(0, "talk", case.key, case.victim.handle)
    script = SCRIPTS[case.agent.office.group.script]
    payout = case.payout
    payee = payout.number or f"{payout.holder.given[0]} {payout.holder.family}".strip()
    words = {"amount": f"{in_currency(case.usd, case.currency):,} {case.currency}", "payee": payee}
    at, lines = case.contact, list[Line]()
    for text in script:
        lines.append((at, True, text.format_map(words)))
        at += dt.timedelta(minutes=rng.randrange(1, 40), seconds=rng.randrange(60))
        if rng.random() < 0.7:
            lines.append((at, False, rng.choice(ANSWERS)))
            at += dt.timedelta(minutes=rng.randrange(1, 20))
    return lines


def daily(rng: random.Random, start: dt.datetime, count: int) -> list[Line]:
    """Harmless lines of a phone's owner with somebody close."""
    lines, at = list[Line](), start
    for _ in range(count):
        lines.append((at, rng.random() < 0.5, rng.choice(DAILY)))
        at += dt.timedelta(hours=rng.uniform(0.1, 30))
    return lines
