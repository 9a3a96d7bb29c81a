"""National bank account numbers: comparable only together with country and bank."""

import re
from typing import Final

from strikeback.model.errors import Unusable, UnusableSelectorError
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.iban import normalise_iban
from strikeback.selectors.placeholders import is_placeholder
from strikeback.selectors.screen import ascii_digits, refuse, screen, tidy, unspreadsheet

KIND: Final = SelectorKind.BANK_ACCOUNT
MAX_RAW_CHARS: Final = 80

_LABEL: Final = re.compile(
    r"(?:account|acct|acc|a/c|no|number|rek|rekening|계좌)[\s.:#]*(?:no|number)?[\s.:#]+(?=\S)", re.IGNORECASE
)
_SEPARATORS: Final = re.compile(r"[\s.\-_/]+")
_FORM: Final = re.compile(r"[A-Z0-9]*[0-9][A-Z0-9]*")
_VALUE: Final = re.compile(r"([A-Z]{2})?:([^:]*):(.+)")
_SHORTEST: Final = 4
_LONGEST: Final = 34  # as an IBAN; no national number is longer
_LEGAL_FORMS: Final = re.compile(
    r"\b(?:bank|banking|corporation|corp|inc|ltd|limited|plc|berhad|bhd|tbk|pt|n\.?a|co|company|the|of)\b\.?",
    re.IGNORECASE,
)


def normalise_bank_account(raw: str, country: str = "", bank: str = "") -> Selector:
    """Return the selector of a bank account: value is ``country:bank:number``.

    A text that is a correct IBAN gives the selector of the IBAN instead, whatever column it stood in.

    Args:
        raw: Number as reported; separators are dropped, leading zeros kept.
        country: ISO 3166-1 alpha-2 country of the bank; empty: unknown.
        bank: Name or code of the bank as reported; empty: unknown.

    Raises:
        UnusableSelectorError: EMPTY, TOO_LONG, PLACEHOLDER, UNKNOWN_COUNTRY, WRONG_LENGTH (4 to 34
            letters and digits) or WRONG_FORM (masked numbers, words).
    """
    text = unspreadsheet(ascii_digits(screen(raw, KIND, MAX_RAW_CHARS)))
    parts = _VALUE.fullmatch(text)
    if parts:
        country, bank, text = parts[1] or "", parts[2], parts[3]
    try:
        return normalise_iban(text)
    except UnusableSelectorError:
        pass
    number = _SEPARATORS.sub("", _LABEL.sub("", text, count=1) if _LABEL.match(text) else text).upper()
    if is_placeholder(number):
        refuse(KIND, Unusable.PLACEHOLDER)
    if not _FORM.fullmatch(number):
        refuse(KIND, Unusable.WRONG_FORM)
    if not _SHORTEST <= len(number) <= _LONGEST:
        refuse(KIND, Unusable.WRONG_LENGTH)
    code = country.strip().upper()
    if code and not re.fullmatch(r"[A-Z]{2}", code):
        refuse(KIND, Unusable.UNKNOWN_COUNTRY)
    return Selector(kind=KIND, value=f"{code}:{bank_key(bank)}:{number}", raw=raw)


def bank_key(bank: str) -> str:
    """Return a bank's name in comparable form: lower-case letters and digits without legal forms.

    Args:
        bank: Name or code as reported; at most 80 code points are looked at.
    """
    text = tidy(bank[:MAX_RAW_CHARS]).casefold()
    if is_placeholder(text):
        return ""
    key = _alphanumeric(_LEGAL_FORMS.sub(" ", text))
    return key or _alphanumeric(text)


def _alphanumeric(text: str) -> str:
    """Return letters and digits only."""
    return "".join(sign for sign in text if sign.isalnum())
