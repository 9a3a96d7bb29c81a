"""What stands in a cell: one small function for each thing a table can hold."""

import datetime as dt
from collections.abc import Callable
from typing import Final

from strikeback.scenario.amounts import in_currency, print_amount
from strikeback.scenario.moments import local, write_date, write_moment
from strikeback.scenario.numbers import spell_phone
from strikeback.scenario.views import View

SEXES: Final = {
    "hk-police": ("男", "女"),
    "kr-police": ("남", "여"),
    "id-police": ("L", "P"),
    "my-police": ("Lelaki", "Perempuan"),
    "uk-ceop": ("Male", "Female"),
    "au-police": ("M", "F"),
    "sg-police": ("MALE", "FEMALE"),
    "hotline": ("m", "f"),
}
STATUSES: Final = {
    "hk-police": "調查中",
    "kr-police": "수사중",
    "id-police": "proses",
    "my-police": "dalam siasatan",
    "ph-acg": "on-going",
}
METHODS: Final = {
    "remittance": "Western Union",
    "bank": "bank transfer",
    "ewallet": "e-wallet",
    "gift_card": "gift card",
    "wallet": "crypto",
}


def _when(view: View, moment: dt.datetime, style: str) -> object:
    clock = local(moment, view.agency.country)
    if style == "cell":
        return clock
    if style.startswith("day:"):
        return write_date(clock, style[4:])
    return write_moment(clock, style)


def _birth(view: View, style: str) -> object:
    born = view.incident.victim.birth
    return born if style == "cell" else write_date(born, style)


def _age(view: View, style: str) -> object:
    age = view.incident.victim.age_on(view.reported.date())
    return age if style == "cell" else f"{age}{style}"


def _part_of_name(view: View, style: str) -> str:
    """Surname or forename column, split as a clerk would: at the comma, else at the last space."""
    if ", " in view.name:
        family, given = view.name.split(", ", 1)
    elif " " in view.name:
        at = view.name.index(" ") if view.incident.victim.name.custom == "chinese" else view.name.rindex(" ")
        first, rest = view.name[:at], view.name[at + 1 :]
        family, given = (first, rest) if view.incident.victim.name.custom == "chinese" else (rest, first)
    else:
        family, given = view.name, ""
    return family if style == "family" else given


def _amount(view: View, usd: float, style: str) -> str:
    if view.currency == view.agency.currency:
        return print_amount(in_currency(usd, view.currency), view.currency, style)
    return print_amount(in_currency(usd, view.currency), view.currency, "code")


def _handle(view: View, style: str) -> str:
    face = view.incident.face
    platform, number = face.account.platform, face.account.number
    if view.by_number:
        web = platform == "facebook" and style != "plain"
        return f"https://www.facebook.com/profile.php?id={number}" if web else number
    if style == "link" and platform in ("facebook", "instagram"):
        return f"https://www.{platform}.com/{face.handle}"
    return f"@{face.handle}" if style == "at" else face.handle


def _second(view: View, style: str) -> str:
    second = view.incident.second
    if second is None:
        return ""
    shown = second.value
    if second.service == "whatsapp":
        shown = spell_phone(second.value, "zeros" if view.order % 2 else "spaced")
    return f"{second.service}: {shown}" if style == "labelled" else shown


def _city(view: View, style: str) -> str:
    latin, native = view.incident.victim.city
    return native if style == "native" and native else latin


def _phone(view: View, _: str) -> str:
    """The victim's number; national forms only where the number is of the agency's own country."""
    style = view.agency.phones if view.agency.country == view.incident.victim.country else "plus"
    if style == "mixed":
        style = ("plus", "spaced", "national", "zeros")[len(view.name) % 4]
    return spell_phone(view.phone, style)


CELLS: Final[dict[str, tuple[str, Callable[[View, str], object]]]] = {
    "number": ("", lambda view, _: view.number),
    "reported": ("", lambda view, style: _when(view, view.reported, style)),
    "contact": ("contact", lambda view, style: _when(view, view.incident.contact, style)),
    "threat": ("contact", lambda view, style: _when(view, view.incident.threat, style)),
    "name": ("name", lambda view, _: view.name),
    "family": ("name", _part_of_name),
    "given": ("name", _part_of_name),
    "sex": ("sex", lambda view, _: SEXES.get(view.agency.id, ("M", "F"))[view.incident.victim.name.female]),
    "birth": ("birth", _birth),
    "age": ("birth", _age),
    "phone": ("phone", _phone),
    "mail": ("mail", lambda view, _: view.mail),
    "document": ("document", lambda view, _: view.incident.victim.document),
    "city": ("city", _city),
    "country": ("", lambda view, _: view.incident.victim.country),
    "school": ("school", lambda view, _: view.incident.victim.school if view.child else ""),
    "own": ("own", lambda view, _: view.incident.victim.handle),
    "platform": ("", lambda view, _: view.incident.face.account.platform.capitalize()),
    "handle": ("handle", _handle),
    "persona": ("persona", lambda view, _: view.persona),
    "second": ("second", _second),
    "offender_mail": ("", lambda view, _: view.offender_mail),
    "amount": ("amount", lambda view, style: _amount(view, view.incident.usd, style)),
    "paid": ("amount", lambda view, style: _amount(view, view.paid.usd, style) if view.paid else ""),
    "paid_at": ("contact", lambda view, style: _when(view, view.paid.at, style) if view.paid else ""),
    "payee": ("payee", lambda view, _: view.payee),
    "reference": ("reference", lambda view, _: view.paid.reference if view.paid else ""),
    "method": ("", lambda view, _: METHODS[view.incident.payout.kind]),
    "narrative": ("", lambda view, _: view.narrative),
    "status": ("", lambda view, _: STATUSES.get(view.agency.id, "open")),
}
"""Cell name to the field whose absence empties it and the function that fills it."""


def cell(view: View, name: str, style: str) -> object:
    """What stands in the cell ``name`` of a report; empty text where the field is missing."""
    field, fill = CELLS[name]
    return "" if field and not view.has(field) else fill(view, style)
