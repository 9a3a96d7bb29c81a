"""Numbers of devices and SIM cards, by the concept of their column, or by their own form."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from strikeback.intake.table.concepts import Concept
from strikeback.model.errors import UnusableSelectorError
from strikeback.model.selector import Selector
from strikeback.selectors.card import normalise_card
from strikeback.selectors.device import (
    normalise_device_id,
    normalise_iccid,
    normalise_imei,
    normalise_imsi,
    normalise_mac,
)
from strikeback.selectors.luhn import luhn_valid
from strikeback.selectors.phone import normalise_phone


def _serial(raw: str) -> Selector:
    return normalise_device_id(raw, "serial")


def _serial_or_imei(raw: str) -> Selector:
    """A device's own number is its IMEI where it has the form of one."""
    text = raw.strip()
    return normalise_imei(text) if len(text) == 15 and text.isdecimal() and luhn_valid(text) else _serial(raw)


class Numbers(NamedTuple):
    """What a cell of numbers of things held."""

    selectors: tuple[Selector, ...] = ()
    unread: str = ""
    """What no number could be made of; empty for card numbers, which are never kept in clear."""


_CUTS: Final = re.compile(r"[;,/|\n]+|\s{2,}|\s+(?:and|&)\s+")
_LABEL: Final = re.compile(
    r"^[^\W\d_][^\d:#]{0,20}?\s*(?:no\.?|number)?\s*[:#]\s*|^(?:imei|iccid|imsi|s/?n|serial|sim)\b\.?\s*",
    re.IGNORECASE,
)
_MASKED: Final = re.compile(r"\d{4,6}[\s-]?[*xX•]{2,}[\s*xX•-]*\d{2,4}")


@lru_cache(maxsize=1 << 14)
def read_thing_numbers(text: str, region: str, key: bytes) -> Numbers:
    """Return the numbers of a cell whose header names several kinds; the form of each decides.

    Fifteen digits with a Luhn digit are an IMEI, 19 or 20 digits after 89 a SIM card (ITU-T E.118), 13
    to 19 digits with a Luhn digit a payment card, a plus a telephone, anything else with a digit the
    serial number of a thing.
    """
    found: list[Selector] = []
    unread: list[str] = []
    for piece in _CUTS.split(text):
        part = _LABEL.sub("", piece.strip()).strip()
        if not part:
            continue
        call = _call(part, region, key)
        try:
            found.append(call(part))
        except UnusableSelectorError:
            digits = re.sub(r"\D", "", part)
            if not (13 <= len(digits) <= 19 and luhn_valid(digits)):
                unread.append(part)
    return Numbers(tuple(dict.fromkeys(found)), "; ".join(unread))


def _call(part: str, region: str, key: bytes) -> Callable[[str], Selector]:  # noqa: PLR0911 - one line a rule
    digits = re.sub(r"[\s\-]", "", part)
    if digits.isdecimal():
        if len(digits) == 15 and luhn_valid(digits):
            return normalise_imei
        if digits.startswith("89") and len(digits) in {18, 19, 20}:
            return normalise_iccid
        if 13 <= len(digits) <= 19 and luhn_valid(digits):
            return lambda raw: normalise_card(raw, key)
        return _serial
    if part.startswith("+"):
        return lambda raw: normalise_phone(raw, region or None)
    if _MASKED.fullmatch(part):
        return lambda raw: normalise_card(raw, key)
    if part.count(":") == 5 or part.count("-") == 5:
        return normalise_mac
    return _serial


DEVICE_CALLS: Final[dict[Concept, Callable[[str], Selector]]] = {
    Concept.IMEI: normalise_imei,
    Concept.IMSI: normalise_imsi,
    Concept.ICCID: normalise_iccid,
    Concept.MAC: normalise_mac,
    Concept.SERIAL: _serial_or_imei,
}
"""The normalising call of each number."""
