"""Who reported what to whom: every report of the second set, before any agency writes it in its own way."""
# ruff: noqa: E501 - data read better whole

import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from secondhand.people import NAMESAKES, Offender, Victim, offenders, victims
from secondhand.words import CALM, TAILS, URGENT, lines

HOME = {
    "HK": "mo", "MO": "mo", "TW": "tw", "KR": "kr", "ID": "id", "PH": "ph", "FR": "fr",
    "MY": "my", "SG": "my", "NZ": "nz", "AU": "au", "US": "us",
}  # fmt: skip
SECOND = ("nz", "us", "xml", "au", "xml", "nz", "us")
TONGUES = {
    "mo": ("zh-Hant", "yue"), "tw": ("zh-Hant",), "kr": ("ko",), "id": ("id",), "ph": ("tl", "ceb"), "fr": ("fr",),
    "my": ("ms", "zh-Hans"), "nz": ("en", "pcm"), "au": ("en",), "us": ("es", "en"), "xml": ("en",),
}  # fmt: skip
OPEN = ("nz", "au", "us", "xml")
"""Agencies that take statements in any language."""


@dataclass(frozen=True)
class Contact:
    """What one report says of one offender; empty where it says nothing."""

    truth: str
    persona: str = ""
    handle: str = ""
    facebook: str = ""
    telegram: str = ""
    phone: str = ""
    email: str = ""
    payee: str = ""
    account: str = ""


@dataclass(frozen=True)
class Report:
    """One report as its agency will write it."""

    agency: str
    number: int
    victim: Victim
    incident: str
    name: str
    native: str
    birth: date | None
    precision: str
    age: int | None
    phone: str
    email: str
    handle: str
    contacts: tuple[Contact, ...]
    at: datetime
    filed: date
    amount: int
    language: str
    family: str = ""
    urgent: bool = False
    text: str = ""


def reports() -> list[Report]:
    """Return all reports in the order of the agencies' numbers."""
    rng = random.Random(20140501)
    everyone, gang = victims(), offenders()
    made: list[Report] = []
    plain = len(everyone) - len(NAMESAKES.strip().splitlines()) - 4
    for index, victim in enumerate(everyone):
        offender = gang[int(60 * rng.random() ** 1.4)]
        incident = f"I{index:03d}"
        at = datetime(2025, 1, 3, 18, 20, tzinfo=UTC) + timedelta(hours=29 * index + rng.randrange(20))
        home = HOME[victim.country]
        first = _home(index, victim, home, incident, at, offender, rng)
        if index >= plain:
            first = replace(first, birth=victim.birth, precision="full", phone=victim.phone)
            made.append(first)
            continue
        chosen = index % 9 in {0, 2, 3, 5, 7}
        if chosen:
            first = replace(
                first, birth=victim.birth, precision="full", phone=victim.phone, email=victim.email
            )
        made.append(first)
        if chosen:
            made.append(again(index, first, _abroad(index, home), offender, index % 8, rng))
        if index % 9 == 3:
            made.append(again(index + 3, first, _abroad(index + 1, home), offender, (index + 3) % 8, rng))
        if index % 11 == 4:
            made.append(_follow_up(first, offender, rng))
        if index % 10 == 6:
            other = gang[(gang.index(offender) + 23) % 60]
            made.append(_anew(index, first, other, rng))
    return _children(_worded(_numbered(made), rng))


def _children(made: list[Report]) -> list[Report]:
    """Let five otherwise plain reports state an age under thirteen in their field alone."""
    once = {v for v in (r.victim.id for r in made) if sum(r.victim.id == v for r in made) == 1}
    for agency in ("kr", "id", "my", "nz", "us"):
        fits = (n for n, r in enumerate(made) if r.agency == agency and not r.family and r.victim.id in once)
        at = next(fits, None)
        if at is not None:
            made[at] = replace(made[at], birth=None, age=11, urgent=True, family="under13-field")
    return made


def _home(index: int, victim: Victim, home: str, incident: str, at: datetime, who: Offender, rng) -> Report:
    """Return the report a victim makes at home."""
    filed = (at + timedelta(days=rng.choice((0, 1, 1, 2, 5)))).date()
    dated = index % 7 != 6
    return Report(
        agency=home, number=0, victim=victim, incident=incident, name=victim.own, native=victim.native,
        birth=victim.birth if dated else None, precision="full", age=_age(victim, filed),
        phone=victim.phone if index % 9 != 8 else "", email=victim.email if index % 3 != 2 or index % 9 == 8 else "",
        handle=victim.handle if index % 2 == 0 else "", contacts=contacts(who, rng), at=at, filed=filed,
        amount=rng.choice((200, 300, 500, 500, 800, 1000, 1500)), language="",
    )  # fmt: skip


def again(index: int, first: Report, agency: str, who: Offender, mode: int, rng) -> Report:
    """Return the same incident at another agency: other spelling, other fields."""
    victim = first.victim
    spellings = victim.latin
    keep = {"phone": "", "email": "", "handle": "", "birth": None, "precision": "full"}
    given = {
        0: {"phone": victim.phone},
        1: {"email": victim.email},
        2: {"birth": victim.birth},
        3: {"phone": victim.phone, "birth": victim.birth.replace(day=victim.birth.day % 27 + 1)},
        4: {"birth": victim.birth, "handle": victim.handle},
        5: {"phone": victim.phone, "birth": victim.birth, "precision": "month"},
        6: {"email": victim.email, "birth": victim.birth},
        7: {"birth": victim.birth},
    }[mode]
    name = spellings[(index // 2) % len(spellings)]
    return replace(
        first, agency=agency, name=name, native="", contacts=contacts(who, rng),
        filed=first.filed + timedelta(days=rng.randrange(6)), age=_age(victim, first.filed) if mode in {0, 1, 7} else None,
        **{**keep, **given},
    )  # fmt: skip


def _follow_up(first: Report, who: Offender, rng) -> Report:
    """Return the same incident told again at the same desk some days later."""
    return replace(
        first, filed=first.filed + timedelta(days=4), contacts=contacts(who, rng), phone=first.victim.phone,
        handle="",
    )  # fmt: skip


def _anew(index: int, first: Report, who: Offender, rng) -> Report:
    """Return what another offender did to the same victim months later."""
    at = first.at + timedelta(days=75 + index)
    return replace(
        first, incident=first.incident + "b", at=at, filed=at.date() + timedelta(days=1), phone=first.victim.phone,
        contacts=contacts(who, rng), amount=first.amount + 350, birth=first.victim.birth,
    )  # fmt: skip


def contacts(who: Offender, rng) -> tuple[Contact, ...]:
    """Return what a victim remembers of an offender."""
    shown = {
        "a": {"handle": who.handle, "phone": who.phone},
        "b": {"facebook": who.facebook, "telegram": who.telegram, "handle": who.handle},
        "c": {"email": who.email, "handle": who.handle},
        "d": {"handle": who.old, "telegram": who.telegram, "payee": who.payee, "account": who.account},
        "e": {"phone": who.phone},
    }[rng.choice("aaaabbbccde")]
    return (Contact(truth=who.id, persona=who.persona, **shown),)


def _abroad(index: int, home: str) -> str:
    """Return a second agency that is not the first."""
    return next(one for one in SECOND[index % 7 :] + SECOND if one != home)


def _age(victim: Victim, on: date) -> int:
    """Return completed years."""
    return on.year - victim.birth.year - ((on.month, on.day) < (victim.birth.month, victim.birth.day))


def _numbered(made: list[Report]) -> list[Report]:
    """Number each agency's reports by the day they were filed."""
    counts: dict[str, int] = {}
    done = []
    for one in sorted(made, key=lambda r: (r.agency, r.filed, r.victim.id)):
        counts[one.agency] = counts.get(one.agency, 0) + 1
        done.append(replace(one, number=counts[one.agency]))
    return done


def _worded(made: list[Report], rng) -> list[Report]:
    """Give every report a narrative: a line in danger, a line that looks like it, or a plain one."""
    pool = [(*line, True) for line in lines(URGENT)] + [(*line, False) for line in lines(CALM)]
    rng.shuffle(pool)
    given: dict[int, tuple[str, str, str, bool]] = {}
    order = list(range(len(made)))
    rng.shuffle(order)
    for tongues_of in (lambda a: TONGUES[a], lambda a: ("any",) if a in OPEN else ()):
        for at in order:
            wanted = tongues_of(made[at].agency)
            if at in given or (made[at].incident.endswith("b") and wanted != ("any",)):
                continue
            found = next((line for line in pool if line[0] in wanted or wanted == ("any",)), None)
            if found:
                pool.remove(found)
                given[at] = found
    if pool:
        raise ValueError(f"{len(pool)} lines found no report")
    return [_with_text(one, given.get(at)) for at, one in enumerate(made)]


def _with_text(one: Report, line: tuple[str, str, str, bool] | None) -> Report:
    """Return a report with its narrative; a line that states an age stands alone with it."""
    language = line[0] if line else TONGUES[one.agency][0]
    tail = TAILS[language][one.number % len(TAILS[language])]
    if line is None:
        return replace(one, language=language, text=tail)
    _, family, words, urgent = line
    text = f"{words} {tail}" if one.number % 3 else f"{tail} {words}"
    if family in {"deadline", "under13", "meeting"} or "34" in words:
        one = replace(one, birth=None, age=None, phone=one.victim.phone, email=one.victim.email)
    return replace(one, language=language, family=family, urgent=urgent, text=text)
