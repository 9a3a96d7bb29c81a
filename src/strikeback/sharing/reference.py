"""References of hits: what somebody holds who may know that a record exists, and nothing else of it.

A reference is the record's id sealed for one agency under the store's secret: AES-SIV (RFC 5297), whose tag
is the keyed digest of agency and record. The same agency gets the same reference every time, another agency
another one; only the store can open it, and one that was made up opens to nothing.
"""

import base64
import binascii
import re
from hashlib import blake2b
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

PREFIX: Final = "h_"
MAX_LENGTH: Final = 400
"""Characters; a longer text is no reference of ours."""

_PERSON: Final = b"hit-reference"
_USUAL: Final = re.compile(r"r_[a-z2-7]{24}")
_ROW: Final = re.compile(r"r_[0-9a-f]{32}")
"""Of a record of a table (decision 0003)."""


def hit_reference(key: bytes, agency: str, record: str) -> str:
    """Return the reference under which ``agency`` may ask for ``record``.

    Args:
        key: The store's secret.
        agency: Who holds the hit.
        record: Id of the record.
    """
    sealed = _cipher(key).encrypt(_packed(record), [agency.encode()])
    return PREFIX + base64.b32encode(sealed).decode().rstrip("=").lower()


def record_of(key: bytes, agency: str, reference: str) -> str | None:
    """Return the record behind a reference that was made for ``agency``; None for any other text."""
    text = reference.strip().lower()
    if not text.startswith(PREFIX) or len(text) > MAX_LENGTH:
        return None
    body = text.removeprefix(PREFIX).upper()
    try:
        sealed = base64.b32decode(body + "=" * (-len(body) % 8))
        return _unpacked(_cipher(key).decrypt(sealed, [agency.encode()]))
    except (InvalidTag, binascii.Error, ValueError):
        return None


def _cipher(key: bytes) -> AESSIV:
    return AESSIV(blake2b(key, digest_size=64, person=_PERSON).digest())


def _packed(record: str) -> bytes:
    """Return an id as bytes; the bits of a usual one without their spelling."""
    if _USUAL.fullmatch(record):
        return b"\0" + base64.b32decode(record[2:].upper())
    if _ROW.fullmatch(record):
        return b"\2" + bytes.fromhex(record[2:])
    return b"\1" + record.encode()


def _unpacked(packed: bytes) -> str:
    if packed[:1] == b"\0":
        return "r_" + base64.b32encode(packed[1:]).decode().lower()
    return "r_" + packed[1:].hex() if packed[:1] == b"\2" else packed[1:].decode()
