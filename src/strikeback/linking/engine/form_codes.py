"""Identifiers to one spelling: e-mail addresses, handles, accounts, wallets, postcodes, ids."""

import re
from typing import Final

import numpy as np
import pyarrow.compute as pc
from anyascii import anyascii

from strikeback.linking.engine.form_bytes import Texts, foreign, plain_code, replace, texts_of
from strikeback.linking.engine.spec import FieldType
from strikeback.model.errors import UnusableSelectorError

_PLAIN_MAIL: Final = r"^[a-z0-9._%+'&~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$"
_GMAIL: Final = r"@g(?:oogle)?mail\.com$"
_MACHINE: Final = r"^(?:no.?reply|do.?not.?reply|mailer-daemon|postmaster|bounce)@"
_ADDRESS: Final = re.compile(
    r"^(?:[a-z]+://)?(?:www\.)?[^/\s]+\.[a-z]{2,}/+(?:(?:profile|user|users|u|in|channel|add)/)?@?([^/?#\s]+)"
)
_ZIP_PLUS_4: Final = r"^(\d{5})-\d{4}$"


MASK: Final = "*"
MASKED: Final = r"[*•●＊]{2}|(?:^|[^A-Za-z])[xX#]{3}"
"""Texts that may hide some of their signs."""
_HIDING: Final = re.compile(r"[*•●＊]{1,}|(?<![^\W\d_])[xX#]{2,}(?![^\W\d_])")
_SHOWN: Final = 3
"""Signs that a number must show to be compared."""
_MISREAD: Final = r"^\d[\doilsbzq]*[oilsbzq]+[\doilsbzq]*\d$"
_READ: Final = str.maketrans("oqilsbz", "0011582")


def codes_form(texts: Texts, kind: FieldType) -> Texts:
    """Return the comparable form of each identifier, "" where nothing is left."""
    if kind is FieldType.EMAIL:
        return emails(texts)
    if kind is FieldType.HANDLE:
        return handles(texts)
    if kind is FieldType.WALLET:
        return wallets(texts)
    odd = np.flatnonzero(foreign(texts))
    texts = replace(texts, odd, [anyascii(_digits(text)) for text in texts_of(texts, odd)])
    if kind is FieldType.POSTCODE:
        texts = pc.replace_substring_regex(texts, _ZIP_PLUS_4, r"\1")
    out = plain_code(texts)
    if kind is FieldType.ACCOUNT:
        out = pc.replace_substring_regex(out, r"^iban", "")
    # Spreadsheets lose leading zeros of numbers.
    zeros = np.asarray(pc.match_substring_regex(out, r"^0\d+$"), dtype=bool)
    return pc.if_else(zeros, pc.ascii_ltrim(out, "0"), out) if zeros.any() else out


def ids_form(texts: Texts, kind: FieldType) -> tuple[Texts, dict[int, tuple[str, ...]]]:
    """Return the comparable form of each number of a person or an account, and by row its other reading.

    What a mask hides stays a mask (XXXX5799: ****5799). Letters that machines read for digits between digits
    (1l1O49) have those digits as another reading.
    """
    out = codes_form(texts, kind)
    rows = np.flatnonzero(np.asarray(pc.match_substring_regex(texts, MASKED)))
    shown = [masked(text) for text in texts_of(texts, rows)]
    out = replace(out, rows[[bool(form) for form in shown]], [form for form in shown if form])
    rows = np.flatnonzero(np.asarray(pc.match_substring_regex(out, _MISREAD)))
    read = [form.translate(_READ) for form in texts_of(out, rows)]
    return out, {int(row): (form.lstrip("0"),) for row, form in zip(rows, read, strict=True)}


def masked(text: str) -> str:
    """Return a number with ``*`` for each sign that it hides, "" where it is no such number."""
    if not _HIDING.search(text):
        return ""
    starred = _HIDING.sub(lambda found: MASK * len(found[0]), _digits(text))
    form = "".join(char for char in starred.lower() if char == MASK or (char.isascii() and char.isalnum()))
    return form if len(form.replace(MASK, "")) >= _SHOWN else ""


def emails(texts: Texts) -> Texts:
    """Return addresses in lower case, Gmail's without dots and tags, those of machines dropped."""
    lower = pc.utf8_lower(texts)
    plain = np.asarray(pc.match_substring_regex(lower, _PLAIN_MAIL), dtype=bool)
    plain &= ~np.asarray(pc.match_substring_regex(lower, _GMAIL), dtype=bool)
    plain &= ~np.asarray(pc.match_substring_regex(lower, _MACHINE), dtype=bool)
    odd = np.flatnonzero(~plain & np.asarray(pc.greater(pc.binary_length(lower), 0)))
    return replace(lower, odd, [_email(text) for text in texts_of(texts, odd)])


def _email(text: str) -> str:
    """One address; what is none stays comparable by its letters."""
    from strikeback.selectors.email import normalise_email  # noqa: PLC0415 - only where addresses are odd

    try:
        selector = normalise_email(text)
    except UnusableSelectorError:
        return "".join(anyascii(text).lower().split())
    return selector.value if selector.linkable else ""


def handles(texts: Texts) -> Texts:
    """Return handles in lower case, without the sign and the address around them."""
    lower = pc.utf8_lower(pc.utf8_ltrim(texts, "@＠ "))
    odd = np.flatnonzero(np.asarray(pc.match_substring(lower, "/"), dtype=bool))
    return replace(lower, odd, [_handle(text) for text in texts_of(lower, odd)])


def _handle(text: str) -> str:
    found = _ADDRESS.match(text)
    return found[1] if found else text.strip("/")


def wallets(texts: Texts) -> Texts:
    """Return addresses in the form of their network; what no network knows stays as it is."""
    rows = np.flatnonzero(np.asarray(pc.greater(pc.binary_length(texts), 0)))
    return replace(texts, rows, [_wallet(text) for text in texts_of(texts, rows)])


def _wallet(text: str) -> str:
    from strikeback.selectors.wallet import normalise_wallet  # noqa: PLC0415 - only where there are wallets

    try:
        return normalise_wallet(text).value
    except UnusableSelectorError:
        return "".join(text.split())


def _digits(text: str) -> str:
    return "".join(str(int(char)) if char.isdecimal() else char for char in text)
