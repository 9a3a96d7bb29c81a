"""Payment cards: issuer digits, last four and a keyed digest. The number itself is kept nowhere.

Sources: ISO/IEC 7812-1 (length, Luhn digit), PCI DSS 4.0 requirement 3.4.1 (first six and last four may
be shown), RFC 7693 (BLAKE2b with a key). Nothing here is cached, so that no number stays in memory.
"""

import re
from hashlib import blake2b
from typing import Final

from strikeback.model.errors import Unusable
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.luhn import luhn_valid
from strikeback.selectors.screen import ascii_digits, refuse, screen, unspreadsheet

KIND: Final = SelectorKind.CARD
MAX_RAW_CHARS: Final = 64
DIGEST_BYTES: Final = 16

_SEPARATORS: Final = re.compile(r"[\s.\-_]+")
_NUMBER: Final = re.compile(r"[2-69][0-9]{11,18}")
_MASKED: Final = re.compile(r"([0-9]{6,8})[*xX•#…]{1,9}([0-9]{4})")
_VALUE: Final = re.compile(r"([0-9]{6}):([0-9]{4}):")


def keyed_digest(text: str, key: bytes) -> str:
    """Return a keyed BLAKE2b digest, 32 hex digits; without the key nobody can try numbers against it.

    Args:
        text: What is digested.
        key: Secret of the store; longer than 64 bytes is digested first, as BLAKE2b takes 64 at most.
    """
    fitting = key if len(key) <= blake2b.MAX_KEY_SIZE else blake2b(key).digest()
    return blake2b(text.encode(), digest_size=DIGEST_BYTES, key=fitting).hexdigest()


def normalise_card(raw: str, key: bytes) -> Selector:
    """Return the selector of a payment card: value is ``bin:last4:digest``; ``raw`` is masked too.

    Without a key, and for a number that arrives masked, the digest stays empty and the selector never links:
    thousands of cards share first six and last four digits.

    Args:
        raw: Number as reported, 12 to 19 digits, separators allowed.
        key: Secret of the store.

    Raises:
        UnusableSelectorError: EMPTY, TOO_LONG, PLACEHOLDER, WRONG_FORM or WRONG_CHECKSUM.
    """
    text = unspreadsheet(ascii_digits(screen(raw, KIND, MAX_RAW_CHARS)))
    number = _SEPARATORS.sub("", text)
    masked = _MASKED.fullmatch(number) or _VALUE.fullmatch(number)
    if masked:
        return _selector(masked[1][:6], masked[2], "", "masked")
    if not _NUMBER.fullmatch(number):
        refuse(KIND, Unusable.WRONG_FORM)
    if not luhn_valid(number):
        refuse(KIND, Unusable.WRONG_CHECKSUM)
    return _selector(number[:6], number[-4:], keyed_digest(number, key) if key else "", "no_key")


def _selector(issuer: str, last: str, digest: str, without: str) -> Selector:
    """Return the selector; ``without`` says why there is no digest."""
    return Selector(
        kind=KIND,
        value=f"{issuer}:{last}:{digest}",
        raw=f"{issuer}…{last}",
        valid=bool(digest) or without == "no_key",
        linkable=bool(digest),
        notes=() if digest else (without,),
    )
