"""What hubs send each other: one signed head, and a manifest with contents behind it (decisions 0009, 0015).

The head is a signed note of two lines: form and version; digest and length of what follows behind the note
and a blank line. It keeps this form in every version, so that each release can tell who signed what it cannot
read. No I/O.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from hashlib import sha256
from typing import ClassVar, Final

import msgspec

from strikeback.custody.entry import canonical
from strikeback.custody.note import VerifierKey, open_note
from strikeback.model.base import Frozen
from strikeback.model.errors import LogFormatError, PeerError, ProofError, RefusedInputError
from strikeback.model.lifecycle import Certificate, Notice
from strikeback.sharing.messages import (
    Answered,
    Asked,
    BlindAnswer,
    BlindQuestion,
    Changed,
    Ended,
    Gone,
    Handed,
)

FORM: Final = "strikeback-package"
"""Begins the first line; no checkpoint and no certificate begins like this."""

VERSION: Final = 2
"""The only one that is written and read."""

MAX_BYTES: Final = 256 << 20
"""Largest package taken; a contribution has to fit into one."""

_MAX_HEAD: Final = 4_000
_HEAD: Final = re.compile(rb"strikeback-package/v([1-9]\d{0,5})\n(?:sha256 ([0-9a-f]{64}) (\d{1,12})\n)?")
_SIGNED: Final = re.compile("\N{EM DASH} ([^\\s+]+) ")


class ItemKind(StrEnum):
    """What an item of a package is about."""

    CONTRIBUTION = "contribution"
    NOTICE = "notice"
    CERTIFICATE = "certificate"
    QUESTION = "question"
    ANSWER = "answer"
    REQUEST = "request"
    WITHDRAWAL = "withdrawal"
    """Of a request, by its asker."""
    REPLY = "reply"
    END = "end"
    """Of a grant, by its owner."""


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


class Package(Frozen, frozen=True, kw_only=True):
    """A manifest, how far the sender has got with the other side's packages, and the contents by item.

    An item without content is gone at its sender.
    """

    shown: ClassVar = ("manifest", "seen")

    manifest: Manifest
    seen: int
    """Last number of the recipient's packages that the sender has applied."""
    pinned: str = ""
    """The recipient's key with which the sender checks its packages."""
    contributions: dict[str, Handed] = msgspec.field(default_factory=dict)
    notices: dict[str, Notice] = msgspec.field(default_factory=dict)
    terms: dict[str, Changed] = msgspec.field(default_factory=dict)
    """By the notice that announces them."""
    gone: dict[str, Gone] = msgspec.field(default_factory=dict)
    """The same of hits. A release that does not know it confirms the notice and has nothing to take out."""
    certificates: dict[str, Certificate] = msgspec.field(default_factory=dict)
    questions: dict[str, BlindQuestion] = msgspec.field(default_factory=dict)
    answers: dict[str, BlindAnswer] = msgspec.field(default_factory=dict)
    requests: dict[str, Asked] = msgspec.field(default_factory=dict)
    withdrawals: dict[str, Ended] = msgspec.field(default_factory=dict)
    replies: dict[str, Answered] = msgspec.field(default_factory=dict)
    ends: dict[str, Ended] = msgspec.field(default_factory=dict)


class Envelope(Frozen, frozen=True, kw_only=True):
    """What stands outside of a package; nothing of it is verified."""

    shown: ClassVar = ("signer", "version")

    signer: str
    version: int
    digest: str
    head: bytes
    """The signed note."""
    body: bytes


_ENCODER: Final = msgspec.json.Encoder(order="deterministic")
_DECODER: Final = msgspec.json.Decoder(Package)


def pack(package: Package, sign: Callable[[bytes], bytes]) -> bytes:
    """Return a package as it travels.

    Args:
        package: What is sent.
        sign: Gives the signed note of a text, under the hub's key.
    """
    body = _ENCODER.encode(package)
    text = f"{FORM}/v{VERSION}\nsha256 {sha256(body).hexdigest()} {len(body)}\n"
    return sign(text.encode()) + b"\n" + body


def look(data: bytes) -> Envelope | None:
    """Return what stands outside of a package, nothing verified; None for what is no package."""
    text = data.find(b"\n\n", 0, _MAX_HEAD)
    end = data.find(b"\n\n", text + 2, _MAX_HEAD) if text >= 0 else -1
    head = data[: end + 1] if end >= 0 else data[:_MAX_HEAD]
    match = _HEAD.match(head)
    signed = _SIGNED.search(head.decode("utf-8", "replace"))
    if match is None or signed is None:
        return None
    digest = (match[2] or b"").decode()
    body = data[end + 2 :] if end >= 0 else b""
    return Envelope(signer=signed[1], version=int(match[1]), digest=digest, head=head, body=body)


def unpack(data: bytes, *keys: VerifierKey) -> Package:
    """Return a package that a hub signed.

    Args:
        data: What came.
        keys: Those that are pinned for the hub.

    Raises:
        PeerError: Signed, and of a newer form than this release reads.
        RefusedInputError: Too large, of another form, unsigned, or signed by somebody else.
    """
    name = keys[0].name if keys else ""
    body = _verified(data, keys, name)
    try:
        package = _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise RefusedInputError("a package that does not have its form", where=name) from None
    if package.manifest.sender != name:
        raise RefusedInputError("a package that names another sender than signed it", where=name)
    return package


def _verified(data: bytes, keys: tuple[VerifierKey, ...], name: str) -> bytes:
    """Return the body of a package once its signature, version and digest hold."""
    if len(data) > MAX_BYTES:
        raise RefusedInputError("the package is too large", remedy=f"At most {MAX_BYTES >> 20} MiB")
    seen = look(data)
    if seen is None:
        raise RefusedInputError("a signed text that is no package of this form", where=name)
    try:
        open_note(seen.head, keys)
    except (LogFormatError, ProofError):
        raise RefusedInputError(
            "the package is not signed by this peer",
            where=name,
            remedy="Compare the key with the peer's people by another way",
        ) from None
    if seen.version > VERSION:
        raise PeerError(
            f"a package of form {seen.version}; this release reads form {VERSION}",
            where=name,
            remedy="It is kept; update Strikeback, then: strikeback peer later",
        )
    if seen.version < VERSION:
        raise RefusedInputError(
            f"a package of form {seen.version}, which is read no more",
            where=name,
            remedy="Ask its hub to update",
        )
    if sha256(seen.body).hexdigest() != seen.digest:
        raise RefusedInputError("a package whose content is not what was signed", where=name)
    return seen.body
