"""Remittance references: numbers that mean something only beside the name of their service.

Source: the services' own pages on tracking a transfer. Only Western Union and MoneyGram state a length that
has held; the others' references are taken by their general form and marked as such.
"""

import re
from functools import lru_cache
from typing import Final

from strikeback.model.errors import Unusable
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.placeholders import is_filler, is_placeholder
from strikeback.selectors.screen import ascii_digits, refuse, screen, tidy, unspreadsheet

KIND: Final = SelectorKind.REMITTANCE
MAX_RAW_CHARS: Final = 64
UNSTATED: Final = "?"
"""Stands for the service that a source does not name."""

_ALIASES: Final = {
    "westernunion": "wu westernunion wumtcn mtcn 西联 西聯 西联汇款 웨스턴유니온 westernunionmoneytransfer",
    "moneygram": "moneygram mg moneygraminternational 速汇金 速匯金 머니그램",
    "ria": "ria riamoneytransfer riafinancial",
    "remitly": "remitly",
    "xoom": "xoom paypalxoom",
    "worldremit": "worldremit sendwave",
    "cebuana": "cebuana cebuanalhuillier cebuanapadala perapadala",
    "mlhuillier": "mlhuillier ml mlkwartapadala kwartapadala mlkp lhuillier",
    "palawan": "palawan palawanexpress palawanpawnshop palawanperapadala",
    "lbc": "lbc lbcexpress lbcinstantperapadala instantperapadala",
    "rd": "rdpawnshop rd",
    "villarica": "villarica hlvillarica",
    "smartpadala": "smartpadala",
    "gcashpadala": "gcashpadala",
    "transfast": "transfast",
    "smallworld": "smallworld",
    "instarem": "instarem",
    "xpressmoney": "xpressmoney",
    "unistream": "unistream",
    "zolotayakorona": "zolotayakorona koronapay золотаякорона",
}
_SERVICES: Final = {alias: name for name, aliases in _ALIASES.items() for alias in aliases.split()}
_LENGTHS: Final = {"westernunion": (10,), "moneygram": (8,)}
"""Digits of services whose references are digits of fixed length."""
_GENERAL: Final = re.compile(r"(?=.*[0-9])[A-Z0-9]{6,24}")
_PLAIN: Final = re.compile(r"[0-9]{1,24}")
"""Digits alone: nothing to take off."""
_SEPARATORS: Final = re.compile(r"[\s.\-_]+")
_LABEL: Final = re.compile(
    r"(?:mtcn|ref(?:erence)?|control|tracking|pin|code|kptn|transaction|order)\.?\s*(?:no\.?|number|code|#)?\s*[:#=]\s*",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def canonical_remitter(raw: str) -> str:
    """Return the canonical lower-case name of a remittance service, as stated otherwise; "" when none is.

    Args:
        raw: What a source writes; at most 64 code points are looked at.
    """
    text = tidy(raw[:MAX_RAW_CHARS]).casefold()
    if is_placeholder(text):
        return ""
    key = "".join(sign for sign in text if sign.isalnum())
    return _SERVICES.get(key, key)


def normalise_remittance(raw: str, service: str, *, stated: bool = False) -> Selector:
    """Return the selector of a transfer's reference: value is ``service:reference``.

    Args:
        raw: Reference as reported; separators do not count.
        service: As reported; a number without its service means nothing.
        stated: True: the source says that this is a transfer's number, as the header of a column does.
            Without a service the value is then ``?:reference`` and not valid, since services reuse numbers.

    Raises:
        UnusableSelectorError: NO_CUE when no service is stated, EMPTY, TOO_LONG, PLACEHOLDER, WRONG_FORM or
            WRONG_LENGTH (Western Union: 10 digits, MoneyGram: 8).
    """
    name = canonical_remitter(service) or (UNSTATED if stated else "")
    if not name:
        refuse(KIND, Unusable.NO_CUE)
    reference = raw if _PLAIN.fullmatch(raw) else _bare(raw, name)
    if is_filler(reference) if reference is raw else is_placeholder(reference):
        refuse(KIND, Unusable.PLACEHOLDER)
    lengths = _LENGTHS.get(name, ())
    if lengths and not (reference.isascii() and reference.isdigit()):
        refuse(KIND, Unusable.WRONG_FORM)
    if lengths and len(reference) not in lengths:
        refuse(KIND, Unusable.WRONG_LENGTH)
    if not _GENERAL.fullmatch(reference):
        refuse(KIND, Unusable.WRONG_FORM)
    return Selector(
        kind=KIND,
        value=f"{name}:{reference}",
        raw=raw,
        valid=bool(lengths),
        notes=() if lengths else ("service:unstated",) if name == UNSTATED else ("form:general",),
    )


def _bare(raw: str, name: str) -> str:
    """Return the reference without label, service, separators and spreadsheet damage."""
    text = unspreadsheet(ascii_digits(screen(raw, KIND, MAX_RAW_CHARS)))
    text = text.removeprefix(f"{name}:")
    return _SEPARATORS.sub("", _LABEL.sub("", text, count=1) if _LABEL.match(text) else text).upper()
