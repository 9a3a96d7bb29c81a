"""What the values of a column are, whatever its header says."""

import re
from collections.abc import Callable, Sequence
from ipaddress import ip_address
from typing import Final

from strikeback.intake.table.concepts import Concept
from strikeback.intake.times import parse_date
from strikeback.intake.timewords import CLOCK
from strikeback.model.errors import UnusableSelectorError
from strikeback.model.selector import Selector
from strikeback.selectors.iban import normalise_iban
from strikeback.selectors.luhn import luhn_valid
from strikeback.selectors.wallet import normalise_wallet

_EMAIL: Final = re.compile(r"[^\s@,;、；，/|]{1,64}@[\w\-]+(?:\.[\w\-]+)+")
_URL: Final = re.compile(
    r"(?:https?://|www\.)\S+|(?:[a-z0-9-]+\.)+(?:com|net|org|me|us|gg|ly)/\S+", re.IGNORECASE
)
_PORT: Final = re.compile(r"(?<=[\d.]):\d{1,5}$")
_MAC: Final = re.compile(r"(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}", re.IGNORECASE)
_HEX: Final = re.compile(r"[0-9a-fA-F]+")
_PLUS_PHONE: Final = re.compile(r"\+\d[\d\s().\-]{6,20}")
_AMOUNT: Final = re.compile(r"(?:[A-Z]{2,4}\s?|[$€£¥₱₩₦]\s?)?-?\d[\d,.' ]*(?:\s?[A-Z]{3}|元|원)?")
_DATE_LIKE: Final = re.compile(r"\d.*[-/.年년].*\d|\d.*[A-Za-zéû]{3,}.*\d")
_AT_HANDLE: Final = re.compile(r"@[\w.\-]{2,40}")
_NAME_FORM: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[\s.,'’ʼ()\-·])*")
_EASTERN_NAME: Final = re.compile(
    r"[\u3400-\u9fff·]{2,5}|[\uac00-\ud7a3]{2,4}|[\u3040-\u30ff\u3400-\u9fff]{2,8}"
)
_USER_NAME: Final = re.compile(r"@?(?=\S*[\d_.@])[A-Za-z0-9][\w.\-]{2,39}|@[\w.\-]{2,40}")
_HASHES: Final = {32: Concept.MD5, 40: Concept.SHA1, 64: Concept.HASH}
_DATA_URI: Final = re.compile(r"data:image/|(?:iVBORw0KGgo|/9j/4A)")


def _email(text: str) -> bool:
    return _EMAIL.fullmatch(text) is not None


def _url(text: str) -> bool:
    return _URL.fullmatch(text) is not None


def _ip(text: str) -> bool:
    if not 3 < len(text) < 46 or not ("." in text or text.count(":") > 1):
        return False
    try:
        ip_address(_PORT.sub("", text) if "." in text else text)
    except ValueError:
        return False
    return True


def _mac(text: str) -> bool:
    return _MAC.fullmatch(text) is not None


def _phone(text: str) -> bool:
    return _PLUS_PHONE.fullmatch(text) is not None


def _hash(text: str) -> bool:
    return len(text) in _HASHES and _HEX.fullmatch(text) is not None


def _imei(text: str) -> bool:
    return len(text) == 15 and text.isdecimal() and luhn_valid(text)


def _iccid(text: str) -> bool:
    return len(text) in {19, 20} and text.startswith("89") and text.isdecimal()


def _iban(text: str) -> bool:
    return len(text) > 14 and text[:2].isalpha() and _usable(normalise_iban, text)


def _wallet(text: str) -> bool:
    return 25 <= len(text) <= 106 and " " not in text and _usable(normalise_wallet, text)


def is_date(text: str) -> bool:
    """Tell whether a text is a date or date-time with at least day, month and year."""
    if not _DATE_LIKE.search(text) or len(text) > 40:
        return False
    head = text.split("T", maxsplit=1)[0] if text[4:5] == "-" and "T" in text else text
    head = re.sub(r"\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$", "", head)
    return parse_date(head, order="DMY").day is not None


def _clock(text: str) -> bool:
    return 3 < len(text) < 12 and ":" in text and CLOCK.fullmatch(text.casefold()) is not None


def _media(text: str) -> bool:
    return _DATA_URI.match(text) is not None


def _handle(text: str) -> bool:
    return _AT_HANDLE.fullmatch(text) is not None


def _usable(normalise: Callable[[str], Selector], text: str) -> bool:
    try:
        return normalise(text).valid
    except UnusableSelectorError:
        return False


_TESTS: Final[tuple[tuple[Concept, Callable[[str], bool]], ...]] = (
    (Concept.MEDIA, _media),
    (Concept.EMAIL, _email),
    (Concept.PROFILE_URL, _url),
    (Concept.IP, _ip),
    (Concept.MAC, _mac),
    (Concept.MOMENT, is_date),
    (Concept.CLOCK, _clock),
    (Concept.IBAN, _iban),
    (Concept.WALLET, _wallet),
    (Concept.HASH, _hash),
    (Concept.IMEI, _imei),
    (Concept.ICCID, _iccid),
    (Concept.PHONE, _phone),
    (Concept.HANDLE, _handle),
)


def describe_values(values: Sequence[str]) -> tuple[Concept, float]:
    """Return the concept that most values have the form of, and their share, 0 to 1.

    Args:
        values: Non-empty cells of one column, stripped; a hundred are enough.
    """
    if not values:
        return Concept.NONE, 0.0
    best, most = Concept.NONE, 0.0
    for concept, test in _TESTS:
        share = sum(map(test, values)) / len(values)
        if share > most:
            best, most = concept, share
    if best is Concept.HASH:
        lengths = {len(value) for value in values}
        best = _HASHES[lengths.pop()] if len(lengths) == 1 and lengths <= set(_HASHES) else best
    return best, most


def is_prose(values: Sequence[str]) -> bool:
    """Tell whether the values are sentences: long, and mostly different from each other."""
    if len(values) < 2:
        return bool(values) and len(values[0]) > 60 and " " in values[0]
    wide = sum(_width(value) for value in values) / len(values)
    return wide > 45 and len(set(values)) > len(values) * 0.6


def is_name_like(text: str) -> bool:
    """Tell whether a text can be a person's name by its form: letters only, two words or an Eastern name."""
    if len(text) > 60 or not _NAME_FORM.fullmatch(text):
        return False
    words = text.split()
    if _EASTERN_NAME.fullmatch(text):
        return True
    return 2 <= len(words) <= 7 and all(len(word) <= 20 for word in words)


def is_user_name(text: str) -> bool:
    """Tell whether a text has the form of a user name: one word with a digit, dot or underscore, or an @."""
    return _USER_NAME.fullmatch(text) is not None


def is_number(text: str) -> bool:
    """Tell whether a text is an amount or a plain number, sign and currency allowed."""
    return _AMOUNT.fullmatch(text) is not None


def _width(text: str) -> int:
    """Count a letter outside Latin as two: such scripts say more in fewer signs."""
    return sum(1 if ord(char) < 0x250 else 2 for char in text)
