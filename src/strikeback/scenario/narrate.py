"""Narratives: a report told in one to six sentences of its language, with or without signs of danger."""

import datetime as dt
import random
import re
from typing import Final

from strikeback.scenario import settings as st
from strikeback.scenario.amounts import in_currency, say_amount
from strikeback.scenario.chance import chance
from strikeback.scenario.moments import local, write_date, write_hour
from strikeback.scenario.numbers import spell_phone
from strikeback.scenario.phrases import chinese, english, korean, malay, others
from strikeback.scenario.phrases.book import Phrases
from strikeback.scenario.views import View

BOOKS: Final[dict[str, Phrases]] = {
    "en": english.ENGLISH,
    "en-SG": english.SINGAPORE,
    "zh-Hant": chinese.TRADITIONAL,
    "zh-Hans": chinese.SIMPLIFIED,
    "ko": korean.KOREAN,
    "id": malay.INDONESIAN,
    "ms": malay.MALAY,
    "tl": others.TAGALOG,
    "fr": others.FRENCH,
}
DATE_STYLES: Final = {
    "en": "long", "en-SG": "dmy/", "zh-Hant": "han", "zh-Hans": "han", "ko": "ko", "id": "dmy/", "ms": "dmy/",
    "tl": "long", "fr": "dmy/",
}  # fmt: skip
HELPLINE: Final = "+1 212-555-0199"
"""One number in the narratives of many unrelated reports."""
RISKS: Final = {"missing": 0.04, "deadline": 0.03, "disclosure": 0.028, "meeting": 0.012}
"""Shares of reports (missing: of minors); self-harm follows from the impact share. Proposal."""
MALE: Final = re.compile(r"\b(son|boy|[Hh]e|[Hh]im|[Hh]is|fils)\b|兒子|儿子|個仔|아들")
FEMALE: Final = re.compile(r"\b([Ss]he|[Hh]er|daughter|fille)\b|個女")
"""Words that tell a child's sex, in parents' sentences alone."""
LOOKALIKES: Final = 0.09
HELPED: Final = 0.05
BROKEN_LINES: Final = 0.04
"""Narratives with a look-alike, with the helpline's number, with line breaks inside. Proposal."""


def narrate(view: View, rng: random.Random) -> None:
    """Write ``view.narrative`` and mark what signs of danger it really holds."""
    book = BOOKS[view.language]
    family = _risk(view, rng)
    minor = view.incident.victim.age_on(view.reported.date()) < 18
    words = _words(view, rng)
    told = [rng.choice(_fitting(book.child_meet, view) if view.child else book.meet)]
    if view.incident.second and chance(rng, 0.5):
        told.append(rng.choice(book.move))
    if chance(rng, 0.7):
        told.append(rng.choice(book.threat))
    if view.has("amount") and chance(rng, 0.7):
        told.append(rng.choice(book.demand))
    told += _money(view, book, rng)
    told = told[: rng.randint(2, 5)] if chance(rng, 0.85) else told[:1]
    signs = book.child_risks if view.child else book.risks
    if family and family in signs:
        told.append(rng.choice(_fitting(signs[family], view)))
        if family != "deadline" or minor:
            view.families.append(family)
    elif chance(rng, LOOKALIKES) and not view.child:
        kind, text = rng.choice(book.lookalikes)
        told.append(text)
        view.lookalikes.append(kind)
    if view.incident.victim.age_on(view.reported.date()) < 13:
        told.append(rng.choice(_fitting(book.child_risks["under13"], view)))
        view.families.append("under13")
    if chance(rng, HELPED):
        told.append(rng.choice(book.helpline))
    _remember(view, told)
    join = "" if view.language.startswith("zh") else " "
    if chance(rng, BROKEN_LINES):
        join = "\n"
    text = join.join(sentence.format_map(words) for sentence in told)
    view.narrative = text


def _fitting(sentences: tuple[str, ...], view: View) -> tuple[str, ...]:
    """The sentences of a parent that do not speak of a child of the other sex; all where none is left."""
    wrong = MALE if view.incident.victim.name.female else FEMALE
    return tuple(text for text in sentences if not wrong.search(text)) or sentences


def _risk(view: View, rng: random.Random) -> str:
    """The sign this report holds, if any; a deadline tonight moves the report to that afternoon."""
    if chance(rng, st.IMPACT_DESCRIBED * st.SELF_HARM_OF_IMPACT):
        return "self_harm"
    if chance(rng, st.IMPACT_DESCRIBED * 0.4):
        view.told.add("distress")
    minor = view.incident.victim.age_on(view.reported.date()) < 18
    for family, share in RISKS.items():
        if chance(rng, share) and (minor or family != "missing"):
            view.child = view.child or family == "missing"
            if family == "deadline":
                _make_urgent(view, rng)
            return family
    return ""


def _make_urgent(view: View, rng: random.Random) -> None:
    """Report in the afternoon, deadline the same evening, two to five hours away."""
    shift = local(view.reported, view.agency.country) - view.reported
    clock = view.reported + shift
    view.hour = rng.randint(19, 22)
    clock = clock.replace(hour=view.hour - rng.randint(2, 5), minute=rng.randrange(60))
    if clock - shift <= view.incident.contact:
        clock += dt.timedelta(days=1)
    view.reported = clock - shift


def _money(view: View, book: Phrases, rng: random.Random) -> list[str]:
    told = []
    if view.paid is None:
        if chance(rng, 0.4):
            told.append(rng.choice(book.unpaid))
    else:
        if view.has("payee") and view.has("reference") and chance(rng, 0.6):
            paid = say_amount(
                in_currency(view.paid.usd, view.incident.currency), view.incident.currency, view.language, rng
            )
            told.append(rng.choice(book.paid).replace("{amount}", paid))
        if view.incident.again and chance(rng, 0.7):
            told.append(rng.choice(book.again))
    if "distress" in view.told:
        told.append(rng.choice(book.distress))
    return told


def _handle(view: View, rng: random.Random) -> str:
    face = view.incident.face
    platform = face.account.platform
    if view.by_number:
        if platform != "facebook":
            return f"id {face.account.number}"
        page = f"https://www.facebook.com/profile.php?id={face.account.number}"
        return rng.choice((page, f"facebook.com/{face.account.number}"))
    forms = [face.handle, face.handle, f"@{face.handle}"]
    if platform in ("facebook", "instagram"):
        forms += [f"https://www.{platform}.com/{face.handle}", f"{platform}.com/{face.handle}"]
    return rng.choice(forms)


def _words(view: View, rng: random.Random) -> dict[str, str]:
    """What goes into the places of the sentences."""
    incident, language = view.incident, view.language
    second, payout = incident.second, incident.payout
    usd = incident.usd
    deadline = rng.choice(BOOKS[language].deadlines)
    contact = ""
    if second:
        contact = spell_phone(second.value, "mixed", rng) if second.service == "whatsapp" else second.value
        # a national form of a foreign number would be another number
        contact = second.value if contact.startswith(("0", "(")) and not contact.startswith("00") else contact
    return {
        "platform": incident.face.account.platform.capitalize(),
        "handle": _handle(view, rng),
        "persona": incident.face.display,
        "second": {"whatsapp": "WhatsApp"}.get(second.service, second.service.capitalize()) if second else "",
        "contact": contact,
        "amount": say_amount(in_currency(usd, incident.currency), incident.currency, language, rng),
        "payee": view.payee or f"{payout.institution} card",
        "ref": view.paid.reference if view.paid else "",
        "deadline": deadline,
        "date": write_date(local(incident.contact, view.agency.country), DATE_STYLES[language]),
        "age": str(incident.victim.age_on(view.reported.date())),
        "hour": write_hour(view.hour or 21, language),
        "helpline": HELPLINE,
    }


def _remember(view: View, told: list[str]) -> None:
    """Which of the offender's fields the narrative states."""
    view.told.clear()
    text = " ".join(told)
    for place, name in (
        ("{handle}", "handle"),
        ("{contact}", "second"),
        ("{persona}", "persona"),
        ("{payee}", "payee"),
    ):
        if place in text:
            view.told.add(name)
