"""International bank account numbers (ISO 13616).

Sources: country lengths from the SWIFT IBAN Registry (release 97); those of countries that use
the form without being registered there from their central banks. Check digits: ISO 7064 MOD 97-10.
"""

import re
from typing import Final

from strikeback.model.errors import Unusable
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.screen import refuse, screen

KIND: Final = SelectorKind.IBAN
MAX_RAW_CHARS: Final = 64

_REGISTERED: Final = """
AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20
EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30
KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23
PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26
UA29 VA22 VG24 XK20 YE30
"""
_UNREGISTERED: Final = """
AO25 BF28 BJ28 CF27 CG27 CI28 CM27 CV25 DZ26 GA27 GQ27 GW25 IR26 KM27 MA28 MG27 ML28 MZ25 NE28 SN28 TD27
TG28
"""
LENGTHS: Final = {code[:2]: int(code[2:]) for code in (_REGISTERED + _UNREGISTERED).split()}
"""Length of an IBAN by ISO 3166-1 alpha-2 country."""
_NOT_IN_REGISTRY: Final = frozenset(code[:2] for code in _UNREGISTERED.split())

_LABEL: Final = re.compile(r"IBAN\s*(?:NO\.?|NUMBER)?\s*[:=#]?\s*(?=[A-Z]{2}\s?[0-9])", re.IGNORECASE)
_SEPARATORS: Final = re.compile(r"[\s.\-_]+")
_FORM: Final = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}")


def normalise_iban(raw: str) -> Selector:
    """Return the selector of an IBAN: upper case, no spaces.

    Args:
        raw: Text as reported; spaces, dots and hyphens between groups and a leading ``IBAN`` are dropped.

    Raises:
        UnusableSelectorError: EMPTY, TOO_LONG, PLACEHOLDER, WRONG_FORM, UNKNOWN_COUNTRY, WRONG_LENGTH or
            WRONG_CHECKSUM.
    """
    text = _LABEL.sub("", screen(raw, KIND, MAX_RAW_CHARS), count=1)
    value = _SEPARATORS.sub("", text).upper()
    if not _FORM.fullmatch(value):
        refuse(KIND, Unusable.WRONG_FORM)
    country = value[:2]
    if country not in LENGTHS:
        refuse(KIND, Unusable.UNKNOWN_COUNTRY)
    if len(value) != LENGTHS[country]:
        refuse(KIND, Unusable.WRONG_LENGTH)
    if not checksum_valid(value):
        refuse(KIND, Unusable.WRONG_CHECKSUM)
    notes = ("registry:no",) if country in _NOT_IN_REGISTRY else ()
    return Selector(kind=KIND, value=value, raw=raw, notes=notes)


def checksum_valid(value: str) -> bool:
    """Tell whether the check digits of an IBAN agree (ISO 7064 MOD 97-10).

    ``00``, ``01`` and ``99`` leave the same remainders as valid digits do, but are never issued.

    Args:
        value: Upper-case letters and digits, at least five.
    """
    if value[2:4] in {"00", "01", "99"}:
        return False
    return int("".join(str(int(sign, 36)) for sign in value[4:] + value[:4])) % 97 == 1
