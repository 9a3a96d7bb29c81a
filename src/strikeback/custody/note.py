"""Signed notes (C2SP signed-note 1.0.0): a text, and lines of signatures by named keys.

Key types: 0x01 Ed25519, 0x04 timestamped Ed25519 cosignature, 0x06 ML-DSA-44 cosignature.
"""

import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Callable, Iterable
from enum import IntEnum
from functools import lru_cache
from hashlib import sha256
from typing import ClassVar, Final, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

from strikeback.custody.texts import base64_text, parse_base64
from strikeback.model.base import Frozen
from strikeback.model.errors import LogFormatError, ProofError

MAX_NOTE: Final = 1_000_000
"""Bytes of the longest note that is read."""

MAX_SIGNATURES: Final = 100

_DASH: Final = "\N{EM DASH} "
_NAME: Final = re.compile(r"[^\s+]+")
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f]")


class KeyType(IntEnum):
    """What a key signs, and how."""

    ED25519 = 0x01
    COSIGNATURE = 0x04
    ML_DSA_44 = 0x06


KEY_BYTES: Final = {KeyType.ED25519: 32, KeyType.COSIGNATURE: 32, KeyType.ML_DSA_44: 1312}
"""Bytes of the public keys."""


class VerifierKey(Frozen, frozen=True, kw_only=True):
    """A public key with its owner's name."""

    shown: ClassVar = ("name", "type")

    name: str
    type: KeyType
    public: bytes

    @property
    def key_id(self) -> bytes:
        """The first four bytes of SHA-256(name || newline || type || public key)."""
        return sha256(self.name.encode() + b"\n" + bytes([self.type]) + self.public).digest()[:4]

    @property
    def vkey(self) -> str:
        """The key as one line of text: name, id in hex, type and key in Base 64."""
        return f"{self.name}+{self.key_id.hex()}+{base64_text(bytes([self.type]) + self.public)}"

    @classmethod
    def parse(cls, vkey: str) -> Self:
        """Return the key that a ``vkey`` line holds.

        Raises:
            LogFormatError: Not a vkey, of an unknown type, or with an id that is not its own.
        """
        name, _, rest = vkey.partition("+")
        identity, _, material = rest.partition("+")
        raw = parse_base64(material)
        if not _NAME.fullmatch(name) or not raw or raw[0] not in set(KeyType):
            raise LogFormatError("not a verifier key of a known type")
        key = cls(name=name, type=KeyType(raw[0]), public=raw[1:])
        if len(key.public) != KEY_BYTES[key.type]:
            raise LogFormatError("a verifier key of the wrong length")
        if key.key_id.hex() != identity:
            raise LogFormatError("a verifier key whose id is not its own")
        return key

    def accepts(self, message: bytes, signature: bytes) -> bool:
        """Tell whether the raw signature is this key's over the message."""
        try:
            _key(self.type, self.public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


@lru_cache(maxsize=64)
def _key(kind: KeyType, public: bytes) -> Ed25519PublicKey | MLDSA44PublicKey:
    """Return the library's form of a public key; an audit asks for the same one at every head."""
    if kind == KeyType.ML_DSA_44:
        return MLDSA44PublicKey.from_public_bytes(public)
    return Ed25519PublicKey.from_public_bytes(public)


class Signature(Frozen, frozen=True, kw_only=True):
    """One signature line."""

    shown: ClassVar = ("name",)

    name: str
    key_id: bytes
    blob: bytes
    """What stands behind the key id; b"" when the line is not in its one spelling, which fits no key."""
    line: str

    @classmethod
    def of(cls, key: VerifierKey, blob: bytes) -> Self:
        """Return the line of a key that signed."""
        line = f"{_DASH}{key.name} {base64_text(key.key_id + blob)}\n"
        return cls(name=key.name, key_id=key.key_id, blob=blob, line=line)


class Note(Frozen, frozen=True, kw_only=True):
    """A text and the signatures under it, nothing of it verified."""

    text: bytes
    """Up to and with its last newline; the blank line is not part of it."""
    signatures: tuple[Signature, ...]


class Opened(Frozen, frozen=True, kw_only=True):
    """A note that at least one known key has signed."""

    text: bytes
    verified: tuple[tuple[VerifierKey, Signature], ...]
    unknown: tuple[Signature, ...]
    """Lines of keys nobody named; they say nothing."""

    @property
    def keys(self) -> frozenset[VerifierKey]:
        """Everybody whose signature holds."""
        return frozenset(key for key, _ in self.verified)


Check = Callable[[VerifierKey, bytes, bytes], bool]
"""Tells whether a line's blob is a key's signature over a note's text."""


def check_plain(key: VerifierKey, text: bytes, blob: bytes) -> bool:
    """Check an Ed25519 signature over the text itself; other types need a checkpoint."""
    return key.type == KeyType.ED25519 and key.accepts(text, blob)


def parse_note(data: bytes) -> Note:
    """Return text and signatures of a note.

    Raises:
        LogFormatError: Not UTF-8, control characters, no or too many signatures, or a malformed line.
    """
    if len(data) > MAX_NOTE:
        raise LogFormatError("a note longer than any log writes")
    try:
        whole = data.decode()
    except UnicodeDecodeError:
        raise LogFormatError("a note that is not UTF-8") from None
    text, blank, lines = whole.rpartition("\n\n")
    if _CONTROL.search(whole) or not blank or not lines.endswith("\n"):
        raise LogFormatError("not a signed note")
    signed = lines[:-1].split("\n")
    if len(signed) > MAX_SIGNATURES:
        raise LogFormatError("a note with too many signatures")
    return Note(text=(text + "\n").encode(), signatures=tuple(map(parse_signature, signed)))


def parse_signature(line: str) -> Signature:
    """Return a signature line, given without its newline.

    Raises:
        LogFormatError: Not a signature line.
    """
    name, _, material = line.removeprefix(_DASH).partition(" ")
    try:
        raw = b64decode(material, validate=True)
    except (Base64Error, ValueError):
        raw = b""
    if not line.startswith(_DASH) or not _NAME.fullmatch(name) or len(raw) < 5:
        raise LogFormatError("a signature line that is none")
    blob = raw[4:] if base64_text(raw) == material else b""
    return Signature(name=name, key_id=raw[:4], blob=blob, line=line + "\n")


def open_note(data: bytes, keys: Iterable[VerifierKey], check: Check = check_plain) -> Opened:
    """Return a note that is signed by at least one of ``keys``.

    Args:
        data: The note.
        keys: Those that are trusted.
        check: How signatures of each type are checked.

    Raises:
        LogFormatError: Not a note.
        ProofError: A trusted key's line does not hold, or there is none.
    """
    note = parse_note(data)
    trusted = {(key.name, key.key_id): key for key in keys}
    verified: list[tuple[VerifierKey, Signature]] = []
    unknown: list[Signature] = []
    # The same line twice says no more than once.
    for signature in dict.fromkeys(note.signatures):
        key = trusted.get((signature.name, signature.key_id))
        if key is None:
            unknown.append(signature)
        elif not check(key, note.text, signature.blob):
            raise ProofError("a signature under the note does not hold", where=key.name)
        else:
            verified.append((key, signature))
    if not verified:
        raise ProofError("no trusted key has signed the note")
    return Opened(text=note.text, verified=tuple(verified), unknown=tuple(unknown))


def join_note(text: bytes, signatures: Iterable[Signature]) -> bytes:
    """Return the note of a text and its signature lines."""
    return text + b"\n" + "".join(one.line for one in signatures).encode()
