"""What hubs send each other: one signed text with a manifest and contents (decision 0009). No I/O."""

from collections.abc import Callable
from enum import StrEnum
from hashlib import sha256
from typing import ClassVar, Final

import msgspec

from strikeback.custody.entry import canonical
from strikeback.custody.note import VerifierKey, open_note
from strikeback.model.base import Frozen
from strikeback.model.errors import LogFormatError, ProofError, RefusedInputError
from strikeback.model.lifecycle import Certificate, Notice
from strikeback.model.record import Agency, Contribution, Record

FORM: Final = b"strikeback-package/v1\n"
"""First line of the text; no checkpoint and no certificate begins like this."""

MAX_BYTES: Final = 256 << 20
"""Largest package taken; a contribution has to fit into one."""


class ItemKind(StrEnum):
    """What an item of a package is about."""

    CONTRIBUTION = "contribution"
    NOTICE = "notice"
    CERTIFICATE = "certificate"


class Item(Frozen, frozen=True, kw_only=True):
    """One thing of a package, by name; what it says stands among the contents."""

    shown: ClassVar = ("kind", "id")

    kind: ItemKind
    id: str


class Manifest(Frozen, frozen=True, kw_only=True):
    """What a package holds, for whom, and after which other one it comes."""

    shown: ClassVar = ("sender", "recipient", "sequence")

    sender: str
    """Name of the hub: its log's origin."""
    recipient: str
    sequence: int
    """From 1; 0 is a greeting without items."""
    previous: str = ""
    """Hex of the digest of the manifest before."""
    at: str
    """RFC 3339 UTC: when the number was given."""
    items: tuple[Item, ...] = ()

    @property
    def digest(self) -> str:
        """Hex of SHA-256 over the canonical form: what the next package names."""
        return sha256(canonical(msgspec.to_builtins(self))).hexdigest()


class Handed(Frozen, frozen=True, kw_only=True):
    """A contribution as far as it is told to the other side."""

    shown: ClassVar = ("head",)

    agency: Agency
    head: Contribution
    records: tuple[Record, ...]


class Package(Frozen, frozen=True, kw_only=True):
    """A manifest, how far the sender has got with the other side's packages, and the contents by item.

    An item without content is gone at its sender.
    """

    shown: ClassVar = ("manifest", "seen")

    manifest: Manifest
    seen: int
    """Last number of the recipient's packages that the sender has applied."""
    contributions: dict[str, Handed] = msgspec.field(default_factory=dict)
    notices: dict[str, Notice] = msgspec.field(default_factory=dict)
    certificates: dict[str, Certificate] = msgspec.field(default_factory=dict)


_ENCODER: Final = msgspec.json.Encoder(order="deterministic")
_DECODER: Final = msgspec.json.Decoder(Package)


def pack(package: Package, sign: Callable[[bytes], bytes]) -> bytes:
    """Return the signed text of a package.

    Args:
        package: What is sent.
        sign: Gives the signed note of a text, under the hub's key.
    """
    return sign(FORM + _ENCODER.encode(package) + b"\n")


def unpack(data: bytes, key: VerifierKey) -> Package:
    """Return a package that a hub signed.

    Args:
        data: The signed note.
        key: The key that was pinned for the hub.

    Raises:
        RefusedInputError: Too large, of another form, unsigned, or signed by somebody else.
    """
    if len(data) > MAX_BYTES:
        raise RefusedInputError("the package is too large", remedy=f"At most {MAX_BYTES >> 20} MiB")
    try:
        text = open_note(data, [key]).text
    except (LogFormatError, ProofError):
        raise RefusedInputError(
            "the package is not signed by this peer",
            where=key.name,
            remedy="Compare the key with the peer's people by another way",
        ) from None
    try:
        if not text.startswith(FORM):
            raise RefusedInputError("a signed text that is no package of this form", where=key.name)
        package = _DECODER.decode(text[len(FORM) :])
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise RefusedInputError("a package that does not have its form", where=key.name) from None
    if package.manifest.sender != key.name:
        raise RefusedInputError("a package that names another sender than signed it", where=key.name)
    return package
