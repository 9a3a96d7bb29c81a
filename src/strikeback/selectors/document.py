"""Identity documents: ``country:type:number``.

Sources: Hong Kong Immigration Department (check digit modulo 11), Singapore ICA (check letter, M series of
2022), Korea (date and gender digits; check digit given up in October 2020), Indonesia's NIK and Malaysia's
MyKad number forms, GB 11643 (Chinese resident number), US Social Security Administration (numbers never
issued).
"""

import re
from datetime import date
from typing import Final

from strikeback.model.base import Frozen
from strikeback.model.errors import Unusable
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.card import keyed_digest
from strikeback.selectors.placeholders import is_placeholder
from strikeback.selectors.screen import ascii_digits, refuse, screen, tidy, unspreadsheet

KIND: Final = SelectorKind.DOCUMENT
MAX_RAW_CHARS: Final = 64

_TYPES: Final = {
    alias: name
    for name, aliases in {
        "hkid": "hkid hkidcard hongkongidentitycard 香港身份證 香港身份证",
        "nric": "nric fin nricfin ic",
        "rrn": "rrn jumin juminno residentregistrationnumber 주민등록번호 주민번호",
        "nik": "nik ktp ektp noktp",
        "mykad": "mykad mykadno nokp kadpengenalan",
        "resident_id": "residentid prcid 身份证 身份证号 居民身份证 身份證",
        "ssn": "ssn socialsecurity socialsecuritynumber",
        "passport": "passport passportno passportnumber ppt 护照 護照 여권 paspor pasport pasaporte",
        "driving_licence": "driverslicense driverlicense drivinglicence drivinglicense dl 驾照 운전면허",
        "national_id": "nationalid id idcard idno identitycard philid philsys umid nin bvn identification",
        "tin": "tin taxid npwp",
    }.items()
    for alias in aliases.split()
}
_OWN_TYPE: Final = {
    "HK": "hkid", "SG": "nric", "KR": "rrn", "ID": "nik", "MY": "mykad", "CN": "resident_id", "US": "ssn",
}  # fmt: skip
_COUNTRY_OF: Final = {kind: country for country, kind in _OWN_TYPE.items()}
_ALPHA3: Final = {
    "HKG": "HK", "SGP": "SG", "KOR": "KR", "IDN": "ID", "MYS": "MY", "CHN": "CN", "USA": "US", "PHL": "PH",
    "GBR": "GB", "AUS": "AU", "NGA": "NG", "CIV": "CI", "GHA": "GH", "MAR": "MA", "THA": "TH", "VNM": "VN",
    "JPN": "JP", "TWN": "TW", "IND": "IN", "CAN": "CA", "NZL": "NZ", "FRA": "FR", "DEU": "DE", "MAC": "MO",
    "UK": "GB",
}  # fmt: skip
_VALUE: Final = re.compile(r"([A-Z]{2})?:([^:]*):([^:]+)")
_SEPARATORS: Final = re.compile(r"[\s.\-_/()\[\]（）]+")
_LABEL: Final = re.compile(
    r"(?:hkid|nric|fin|rrn|nik|ktp|mykad|ssn|passport|id)\s*(?:no|number|card)?\.?\s*[:#=]\s*", re.IGNORECASE
)
_GENERAL: Final = re.compile(r"(?=.*[0-9])[A-Z0-9]{4,24}")
_RRN: Final = re.compile(r"[0-9]{13}")
_MASKED_RRN: Final = re.compile(r"[0-9]{7}[*X•#●]{1,6}")
_RRN_AS_PRINTED: Final = re.compile(r"[0-9]{2}[01][0-9][0-3][0-9]-[1-8][0-9]{6}")


class _Checked(Frozen, frozen=True, kw_only=True):
    """A number that its country's rules accept."""

    number: str
    valid: bool = True
    raw: str = ""
    """What may be kept of the raw text; empty: all."""
    linkable: bool = True
    notes: tuple[str, ...] = ()


def normalise_document(raw: str, country: str, type: str, *, key: bytes = b"") -> Selector:  # noqa: A002
    """Return the selector of an identity document: value is ``country:type:number``.

    The number is in upper case without separators.

    Korean resident numbers tell birth and gender and open accounts: only the first seven digits are kept,
    the rest as a keyed digest; without the key the selector never links.

    Args:
        raw: Number as reported.
        country: ISO 3166-1 alpha-2 (or a common alpha-3) country of issue; empty: unknown.
        type: As reported (``HKID``, ``passport`` ...); empty: the country's own number where the checksum
            says so.
        key: Secret of the store; needed for Korean resident numbers only.

    Raises:
        UnusableSelectorError: EMPTY, TOO_LONG, PLACEHOLDER, UNKNOWN_COUNTRY, WRONG_FORM, WRONG_LENGTH or
            WRONG_CHECKSUM.
    """
    text = unspreadsheet(ascii_digits(screen(raw, KIND, MAX_RAW_CHARS)))
    own = _VALUE.fullmatch(text)
    if own:
        country, type, text = own.groups("")  # noqa: A001
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    code, name = _country(country), _type(type)
    if not code and _RRN_AS_PRINTED.fullmatch(text):
        code, name = "KR", "rrn"
    number = _SEPARATORS.sub("", text).upper()
    if is_placeholder(number):
        refuse(KIND, Unusable.PLACEHOLDER)
    code = code or _COUNTRY_OF.get(name, "")
    name, found = _checked(number, code, name, key)
    return Selector(
        kind=KIND,
        value=f"{code}:{name}:{found.number}",
        raw=found.raw or raw,
        valid=found.valid,
        linkable=found.linkable,
        notes=found.notes,
    )


def _country(text: str) -> str:
    """Return the alpha-2 code, "" when none is stated."""
    code = text.strip().upper()
    code = _ALPHA3.get(code, code)
    if code and not re.fullmatch(r"[A-Z]{2}", code):
        refuse(KIND, Unusable.UNKNOWN_COUNTRY)
    return code


def _type(text: str) -> str:
    """Return the canonical type, as stated otherwise, "" when none is stated."""
    plain = tidy(text[:MAX_RAW_CHARS]).casefold()
    key = "".join(sign for sign in plain if sign.isalnum() or sign == "_")
    return "" if is_placeholder(key) else _TYPES.get(key.replace("_", ""), key)


def _checked(number: str, code: str, name: str, key: bytes) -> tuple[str, _Checked]:
    """Return type and accepted number; "id" in a country with one national number means that number."""
    own = _OWN_TYPE.get(code, "")
    if name == own and own:
        return name, _by_rule(own, number, key)
    if name in {"", "national_id"} and own and _fits(own, number):
        return own, _by_rule(own, number, key)
    if not _GENERAL.fullmatch(number):
        refuse(KIND, Unusable.WRONG_FORM)
    return name, _Checked(number=number, valid=False, notes=("form:general",))


def _fits(name: str, number: str) -> bool:
    """Tell whether a number has the form of a country's own number, right or wrong."""
    if name == "rrn":
        return bool(_RRN.fullmatch(number) or _MASKED_RRN.fullmatch(number))
    return _RULES[name](number) is not None


def _by_rule(name: str, number: str, key: bytes) -> _Checked:
    """Return a number checked by its own rule, or refuse it."""
    found = _rrn(number, key) if name == "rrn" else _RULES[name](number)
    if found is None:
        refuse(KIND, Unusable.WRONG_FORM)
    if isinstance(found, Unusable):
        refuse(KIND, found)
    return found


def _hkid(number: str) -> _Checked | Unusable | None:
    """Return a Hong Kong identity card number with its check digit; a missing one is worked out."""
    match = re.fullmatch(r"([A-Z]{1,2}[0-9]{6})([0-9A])?", number)
    if not match:
        return None
    body = match[1].rjust(8)
    values = [36 if sign == " " else int(sign, 36) for sign in body]
    total = sum(weight * value for weight, value in zip(range(9, 1, -1), values, strict=True))
    digit = "0123456789A"[-total % 11]
    if match[2] is None:
        return _Checked(number=match[1] + digit, valid=False, notes=("check:computed",))
    return _Checked(number=number) if match[2] == digit else Unusable.WRONG_CHECKSUM


def _nric(number: str) -> _Checked | Unusable | None:
    """Return a Singapore NRIC or FIN whose check letter agrees."""
    match = re.fullmatch(r"([STFGM])([0-9]{7})([A-Z])", number)
    if not match:
        return None
    offset = {"S": 0, "F": 0, "T": 4, "G": 4, "M": 3}[match[1]]
    total = offset + sum(
        weight * int(digit) for weight, digit in zip((2, 7, 6, 5, 4, 3, 2), match[2], strict=True)
    )
    letters = {"S": "JZIHGFEDCBA", "T": "JZIHGFEDCBA", "M": "XWUTRQPNJLK"}.get(match[1], "XWUTRQPNMLK")
    return _Checked(number=number) if letters[total % 11] == match[3] else Unusable.WRONG_CHECKSUM


def _real_date(year: str, month: str, day: str) -> bool:
    """Tell whether two-digit year, month and day are a date of 2000, a leap year."""
    try:
        date(2000 + int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _rrn(number: str, key: bytes) -> _Checked | Unusable | None:
    """Return a Korean resident number: seven digits, the rest as a keyed digest."""
    if _MASKED_RRN.fullmatch(number):
        digits, digest = number[:7], ""
    elif _RRN.fullmatch(number):
        digits, digest = number[:7], keyed_digest(number, key) if key else ""
    else:
        return None
    if not _real_date(digits[:2], digits[2:4], digits[4:6]):
        return Unusable.WRONG_FORM
    return _Checked(
        number=f"{digits}{digest and '.'}{digest}".upper(),
        raw=f"{digits[:6]}-{digits[6]}******",
        valid=len(number) == 13 and number.isdecimal(),
        linkable=bool(digest),
        notes=() if digest else ("masked",),
    )


def _nik(number: str) -> _Checked | None:
    """Return an Indonesian NIK: region, birth date (women: day + 40), serial."""
    match = re.fullmatch(r"([1-9][0-9])[0-9]{4}([0-7][0-9])([01][0-9])([0-9]{2})([0-9]{4})", number)
    if not match or match[5] == "0000":
        return None
    day = int(match[2]) - 40 if int(match[2]) > 40 else int(match[2])
    return _Checked(number=number) if _real_date(match[4], match[3], str(day)) else None


def _mykad(number: str) -> _Checked | None:
    """Return a Malaysian MyKad number: birth date, place of birth, serial."""
    match = re.fullmatch(r"([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})[0-9]{4}", number)
    if not match or match[4] in {"00", "17", "18", "19", "20"}:
        return None
    return _Checked(number=number) if _real_date(match[1], match[2], match[3]) else None


def _resident(number: str) -> _Checked | Unusable | None:
    """Return a Chinese resident number whose ISO 7064 MOD 11-2 check sign agrees."""
    match = re.fullmatch(r"[1-9][0-9]{5}(?:19|20)([0-9]{2})([0-9]{2})([0-9]{2})[0-9]{3}[0-9X]", number)
    if not match or not _real_date(match[1], match[2], match[3]):
        return None
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(number[:17]))
    return _Checked(number=number) if "10X98765432"[total % 11] == number[17] else Unusable.WRONG_CHECKSUM


def _ssn(number: str) -> _Checked | Unusable | None:
    """Return a US social security number that may have been issued; it has no check digit."""
    match = re.fullmatch(r"([0-8][0-9]{2})([0-9]{2})([0-9]{4})", number)
    if not match or match[1] in {"000", "666"} or match[2] == "00" or match[3] == "0000":
        return None
    # Printed in advertisements and used by thousands since.
    return (
        Unusable.PLACEHOLDER if number in {"078051120", "219099999"} else _Checked(number=number, valid=False)
    )


_RULES: Final = {
    "hkid": _hkid,
    "nric": _nric,
    "nik": _nik,
    "mykad": _mykad,
    "resident_id": _resident,
    "ssn": _ssn,
}
