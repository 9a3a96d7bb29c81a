"""Numbers of devices and SIM cards.

Sources: 3GPP TS 23.003 (IMEI, IMEISV, IMSI; the spare digit 0 in signalling), GSMA TS.06 (test IMEIs begin
with 00), ITU-T E.118 (ICCID, issuer prefix 89, Luhn digit), ITU-T E.212 (country codes 200 to 799 and 901),
IEEE 802 (MAC: the lowest two bits of the first byte mean multicast and locally administered).
"""

import re
from typing import Final

from strikeback.model.errors import Unusable
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.luhn import luhn_digit, luhn_valid
from strikeback.selectors.placeholders import is_placeholder
from strikeback.selectors.screen import ascii_digits, refuse, screen, tidy, unspreadsheet

MAX_RAW_CHARS: Final = 128

_SEPARATORS: Final = re.compile(r"[\s.\-_/,]+")
_LABEL: Final = re.compile(
    r"(?:imei|imeisv|imsi|iccid|meid|mac|sim|serial)(?:\s*(?:no|number|sv|address|id|[12]))*\.?\s*[:#=]\s*",
    re.IGNORECASE,
)
_IMSI: Final = re.compile(r"(?:[2-7][0-9]{2}|901|001)[0-9]{11,12}")
_ICCID: Final = re.compile(r"89[0-9]{16,18}")
_ICCID_SWAPPED: Final = re.compile(r"98[0-9]{16}[0-9F][0-9]")
_UUID: Final = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.IGNORECASE)
_HEX: Final = re.compile(r"(?=.*[0-9])[0-9a-f]{12,}", re.IGNORECASE)
_SHARED_IDS: Final = frozenset({"9774d56d682e549c"})
"""An Android id that a fault gave to many phones of 2010."""
_ANDROID_MAC: Final = "02:00:00:00:00:00"
"""What Android tells every application instead of the address."""
_FAKE_IMEI: Final = frozenset({"004999010640000", "012345678901237"})


def _digits(raw: str, kind: SelectorKind) -> str:
    """Return the text without label and separators."""
    text = unspreadsheet(ascii_digits(screen(raw, kind, MAX_RAW_CHARS)))
    bare = _SEPARATORS.sub("", _LABEL.sub("", text, count=1) if _LABEL.match(text) else text)
    if is_placeholder(bare):
        refuse(kind, Unusable.PLACEHOLDER)
    return bare


def normalise_imei(raw: str) -> Selector:
    """Return the selector of a handset's IMEI: 15 digits with the Luhn digit.

    IMEISV (16 digits) and the 14-digit form become the same 15 digits as the printed IMEI; so does the
    signalling form, whose last digit is 0. Test IMEIs never link.

    Args:
        raw: Number as reported.

    Raises:
        UnusableSelectorError: EMPTY, TOO_LONG, PLACEHOLDER (zeros, one digit repeated), WRONG_FORM,
            WRONG_LENGTH or WRONG_CHECKSUM.
    """
    kind = SelectorKind.IMEI
    digits = _digits(raw, kind)
    if not digits.isdecimal():
        refuse(kind, Unusable.WRONG_FORM)
    if not 14 <= len(digits) <= 16:
        refuse(kind, Unusable.WRONG_LENGTH)
    body = digits[:14]
    if is_placeholder(body) or is_placeholder(body[:8]):
        refuse(kind, Unusable.PLACEHOLDER)
    value = body + luhn_digit(body)
    notes = {14: ("form:14",), 15: (), 16: ("form:imeisv",)}[len(digits)]
    if len(digits) == 15 and digits != value:
        if digits[-1] != "0":
            refuse(kind, Unusable.WRONG_CHECKSUM)
        notes = ("form:spare_digit",)
    test = value.startswith("00") or value in _FAKE_IMEI
    return Selector(
        kind=kind, value=value, raw=raw, linkable=not test, notes=(*notes, "test") if test else notes
    )


def normalise_imsi(raw: str) -> Selector:
    """Return the selector of a subscriber's IMSI: 14 or 15 digits. Test networks (001) never link.

    Args:
        raw: Number as reported.

    Raises:
        UnusableSelectorError: EMPTY, TOO_LONG, PLACEHOLDER, WRONG_LENGTH or WRONG_FORM (no mobile country
            code).
    """
    kind = SelectorKind.IMSI
    digits = _digits(raw, kind)
    if digits.isdecimal() and len(digits) not in {14, 15}:
        refuse(kind, Unusable.WRONG_LENGTH)
    if not _IMSI.fullmatch(digits) or is_placeholder(digits[5:]):
        refuse(kind, Unusable.WRONG_FORM)
    test = digits.startswith("001")
    return Selector(kind=kind, value=digits, raw=raw, linkable=not test, notes=("test",) if test else ())


def normalise_iccid(raw: str) -> Selector:
    """Return the selector of a SIM card's ICCID: 18 to 20 digits beginning with 89.

    The filler ``F`` is dropped; the form with digits swapped in pairs, as the card stores it, is put right.
    Some issuers give no Luhn digit: then ``valid`` is false.

    Args:
        raw: Number as reported.

    Raises:
        UnusableSelectorError: EMPTY, TOO_LONG, PLACEHOLDER, WRONG_LENGTH or WRONG_FORM.
    """
    kind = SelectorKind.ICCID
    text = _digits(raw, kind).upper()
    notes: tuple[str, ...] = ()
    if _ICCID_SWAPPED.fullmatch(text):
        text = "".join(text[place + 1] + text[place] for place in range(0, len(text), 2))
        notes = ("form:swapped",)
    digits = text.rstrip("F")
    if digits.isdecimal() and not 18 <= len(digits) <= 20:
        refuse(kind, Unusable.WRONG_LENGTH)
    if not _ICCID.fullmatch(digits) or is_placeholder(digits[2:]):
        refuse(kind, Unusable.WRONG_FORM)
    valid = luhn_valid(digits)
    return Selector(
        kind=kind, value=digits, raw=raw, valid=valid, notes=notes if valid else (*notes, "luhn:mismatch")
    )


def normalise_mac(raw: str) -> Selector:
    """Return the selector of a MAC address: lower-case pairs joined by colons.

    Addresses that a device made up itself (locally administered: random per network) and group addresses
    never link.

    Args:
        raw: Address as reported, with colons, hyphens, dots or none.

    Raises:
        UnusableSelectorError: EMPTY, TOO_LONG, PLACEHOLDER, WRONG_LENGTH or WRONG_FORM.
    """
    kind = SelectorKind.MAC
    text = screen(raw, kind, MAX_RAW_CHARS)
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    pairs = re.split(r"[:\-]", text)
    # Some systems drop leading zeros in each pair.
    hexes = "".join(pair.zfill(2) for pair in pairs) if len(pairs) == 6 else re.sub(r"[:.\-\s]", "", text)
    hexes = hexes.lower()
    if not re.fullmatch(r"[0-9a-f]+", hexes):
        refuse(kind, Unusable.WRONG_FORM)
    if len(hexes) != 12:
        refuse(kind, Unusable.WRONG_LENGTH)
    value = ":".join(hexes[place : place + 2] for place in range(0, 12, 2))
    if len(set(hexes)) == 1 or value == _ANDROID_MAC:
        refuse(kind, Unusable.PLACEHOLDER)
    first = int(hexes[:2], 16)
    notes = ("multicast",) if first & 1 else ("locally_administered",) if first & 2 else ()
    return Selector(kind=kind, value=value, raw=raw, linkable=not notes, notes=notes)


def normalise_device_id(raw: str, id_type: str = "") -> Selector:
    """Return the selector of an id that a provider gives a device: value is ``type:value``.

    Where the type says IMEI, IMSI, ICCID or MAC, the selector of that kind is given instead. UUIDs and
    hexadecimal ids are in lower case, others keep their case.

    Args:
        raw: Id as reported.
        id_type: As the provider names it (``IDFA``, ``Android ID``); empty: unknown.

    Raises:
        UnusableSelectorError: EMPTY, TOO_LONG, PLACEHOLDER, WRONG_FORM, and what the other four calls raise.
    """
    kind = SelectorKind.DEVICE_ID
    name = "".join(sign for sign in tidy(id_type[:MAX_RAW_CHARS]).casefold() if sign.isalnum())
    for word, call in _BY_TYPE:
        if word in name:
            return call(raw)
    text = screen(raw, kind, MAX_RAW_CHARS)
    text = text.removeprefix(f"{name}:")
    if not text or is_placeholder(text):
        refuse(kind, Unusable.PLACEHOLDER)
    if any(map(str.isspace, text)) or len(text) < 4:
        refuse(kind, Unusable.WRONG_FORM)
    value = text.lower() if _UUID.fullmatch(text) or _HEX.fullmatch(text) else text
    shared = value in _SHARED_IDS
    return Selector(
        kind=kind,
        value=f"{name}:{value}",
        raw=raw,
        valid=bool(name),
        linkable=not shared,
        notes=("shared",) if shared else (),
    )


_BY_TYPE: Final = (
    ("imei", normalise_imei),
    ("imsi", normalise_imsi),
    ("iccid", normalise_iccid),
    ("macaddress", normalise_mac),
    ("wifimac", normalise_mac),
)
