"""Named properties of a phone, card or computer, sorted into a device record by what the name says."""

import re
from functools import partial
from typing import Final

from strikeback.intake.gather import Gather
from strikeback.model.bodies import Device
from strikeback.selectors.device import (
    normalise_device_id,
    normalise_iccid,
    normalise_imei,
    normalise_imsi,
    normalise_mac,
)
from strikeback.selectors.email import normalise_email
from strikeback.selectors.phone import normalise_phone

_PATTERNS: Final = (
    ("imei", r"\b(?:imei|meid)"),
    ("iccid", r"\biccid|sim card (?:id|number)|sim serial"),
    ("imsi", r"\bimsi"),
    ("phone", r"\bmsisdn|phone number|own number|mobile number|telefonnummer|电话号码|電話號碼|전화번호"),
    ("mac", r"\bmac\b|mac address|bssid|wi-?fi address|bluetooth (?:device )?address|bluetooth mac"),
    ("serial", r"serial"),
    ("android_id", r"\bandroid ?id\b"),
    ("udid", r"\budid\b|unique (?:device )?id|unique identifier"),
    ("email", r"apple id|google account|e-?mail"),
    ("make", r"manufacturer|vendor|\bmake\b|hersteller|fabricante|厂商|廠商|제조"),
    ("model", r"device model|\bmodel\b|modell|modelo|型号|型號|모델"),
    ("label", r"device name|bluetooth name|owner name|ger[aä]tename"),
)
_KNOWN: Final = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_MODEL_NOISE: Final = re.compile(r"version|number of|report", re.IGNORECASE)


def property_kind(name: str) -> str:
    """Return what a property's name says it holds, such as ``imei``; empty when it says nothing known."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ")
    for kind, pattern in _KNOWN:
        if pattern.search(spaced):
            return "" if kind in {"make", "model"} and _MODEL_NOISE.search(spaced) else kind
    return ""


class Hardware:
    """A device record in the making.

    Args:
        gather: Collection of the record.
        region: ISO country for the device's own number when it is written in national form.
        type: Kind of device as the body names it.
    """

    def __init__(self, gather: Gather, region: str, type: str = "") -> None:  # noqa: A002 - the body's field
        self.gather = gather
        self._region = region
        self._fields = {"type": type, "make": "", "model": "", "label": ""}

    def add(self, name: str, value: str) -> None:
        """Take one property; what the record has no place for is kept in ``unmapped``."""
        kind = property_kind(name)
        text = value.strip()
        if kind in self._fields:
            if self._fields[kind]:
                self.gather.keep(name, text)
            else:
                self._fields[kind] = text
        elif kind:
            self.identifier(kind, name, text)
        else:
            self.gather.keep(name, text)

    def identifier(self, kind: str, name: str, text: str) -> None:
        """Add one identifier of a known kind."""
        calls = {
            "imei": partial(normalise_imei, text),
            "iccid": partial(normalise_iccid, text),
            "imsi": partial(normalise_imsi, text),
            "mac": partial(normalise_mac, text),
            "phone": partial(normalise_phone, text, self._region or None),
            "email": partial(normalise_email, text),
        }
        self.gather.select(name, text, calls.get(kind) or partial(normalise_device_id, text, kind))

    def set(self, field: str, value: str) -> None:
        """Set ``type``, ``make``, ``model`` or ``label`` where it is still empty."""
        self._fields[field] = self._fields[field] or value.strip()

    @property
    def empty(self) -> bool:
        """Nothing that tells this device from another."""
        return not (self.gather.selectors or self._fields["model"] or self._fields["label"])

    def body(self) -> Device:
        """Return the device."""
        return Device(**self._fields)
