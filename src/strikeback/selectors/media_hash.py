"""Hashes of media files as selectors. The files themselves are never read.

Sources: RFC 1321, FIPS 180-4 (and their values for empty input), the PDQ description (256 bits), PhotoDNA as
hash lists carry it (144 bytes, base64 or hexadecimal).
"""

import base64
import binascii
import re
from typing import Final

from strikeback.model.errors import Unusable
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.screen import refuse, screen

MAX_RAW_CHARS: Final = 400

_HEX_CHARS: Final = {
    SelectorKind.MD5: 32,
    SelectorKind.SHA1: 40,
    SelectorKind.SHA256: 64,
    SelectorKind.PDQ: 64,
}
_BY_LENGTH: Final = {32: SelectorKind.MD5, 40: SelectorKind.SHA1, 64: SelectorKind.SHA256}
_KINDS: Final = {
    "md5": SelectorKind.MD5,
    "sha1": SelectorKind.SHA1,
    "sha256": SelectorKind.SHA256,
    "sha2256": SelectorKind.SHA256,
    "sha2": SelectorKind.SHA256,
    "pdq": SelectorKind.PDQ,
    "pdqhash": SelectorKind.PDQ,
    "photodna": SelectorKind.PHOTODNA,
    "pdna": SelectorKind.PHOTODNA,
}
_EMPTY_FILE: Final = frozenset(
    {
        "d41d8cd98f00b204e9800998ecf8427e",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    }
)
_PREFIX: Final = re.compile(r"(md5|sha-?1|sha-?256|pdq|photodna|pdna)\s*[:=]\s*", re.IGNORECASE)
_HEX: Final = re.compile(r"[0-9a-f]+")
_BASE32_SHA1: Final = re.compile(r"[A-Z2-7]{32}", re.IGNORECASE)
_PHOTODNA_BYTES: Final = 144


def normalise_hash(raw: str, kind: str | None = None) -> Selector:
    """Return the selector of a media hash: lower-case hexadecimal, PhotoDNA in base64.

    Hashes of the empty file, and hashes of one repeated byte (blank pictures), never link.

    Args:
        raw: Hash as a list or report carries it, in any case; SHA-1 in base32 and PhotoDNA in hexadecimal
            are read too.
        kind: ``md5``, ``sha1``, ``sha256``, ``pdq`` or ``photodna``, in any spelling; None or empty: told
            by the length (64 digits are SHA-256, 192 base64 signs PhotoDNA).

    Raises:
        UnusableSelectorError: EMPTY, TOO_LONG, PLACEHOLDER, WRONG_FORM or WRONG_LENGTH.
    """
    text = screen(raw, SelectorKind.SHA256, MAX_RAW_CHARS)
    prefix = _PREFIX.match(text)
    if prefix:
        text, kind = text[prefix.end() :], kind or prefix[1]
    text = "".join(text.split())
    which = (
        _KINDS.get("".join(sign for sign in kind.casefold() if sign.isalnum())) if kind else _by_length(text)
    )
    if which is None:
        refuse(SelectorKind.SHA256, Unusable.WRONG_FORM if kind else Unusable.WRONG_LENGTH)
    value = _photodna(text) if which == SelectorKind.PHOTODNA else _hexadecimal(text, which)
    blank = value in _EMPTY_FILE
    return Selector(
        kind=which, value=value, raw=raw, linkable=not blank, notes=("empty_file",) if blank else ()
    )


def _by_length(text: str) -> SelectorKind | None:
    """Return the kind that the number of signs tells, or None."""
    if len(text) in {192, 288}:
        return SelectorKind.PHOTODNA
    return _BY_LENGTH.get(len(text))


def _hexadecimal(text: str, kind: SelectorKind) -> str:
    """Return a hash in lower-case hexadecimal, or refuse it."""
    lower = text.lower()
    if not _HEX.fullmatch(lower):
        if kind != SelectorKind.SHA1 or not _BASE32_SHA1.fullmatch(text):
            refuse(kind, Unusable.WRONG_FORM)
        lower = base64.b32decode(text.upper()).hex()
    if len(lower) != _HEX_CHARS[kind]:
        refuse(kind, Unusable.WRONG_LENGTH)
    if len(set(lower)) == 1:
        refuse(kind, Unusable.PLACEHOLDER)
    return lower


def _photodna(text: str) -> str:
    """Return a PhotoDNA hash in base64, or refuse it."""
    try:
        data = bytes.fromhex(text) if len(text) == 288 else base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        refuse(SelectorKind.PHOTODNA, Unusable.WRONG_FORM)
    if len(data) != _PHOTODNA_BYTES:
        refuse(SelectorKind.PHOTODNA, Unusable.WRONG_LENGTH)
    if len(set(data)) == 1:
        refuse(SelectorKind.PHOTODNA, Unusable.PLACEHOLDER)
    return base64.b64encode(data).decode()
