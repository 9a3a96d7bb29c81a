"""Receipts (C2SP tlog-proof): one file that proves offline that a log holds an entry.

The ``extra`` line carries the entry itself and the salt of its body, so that the receipt and the body are
all that a verifier needs beside trusted keys.
"""

from typing import ClassVar, Final, Self

import msgspec

from strikeback.custody import merkle
from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.policy import Policy
from strikeback.custody.texts import base64_text, parse_base64, parse_number
from strikeback.model.base import Frozen
from strikeback.model.errors import LogFormatError

HEADER: Final = "c2sp.org/tlog-proof@v1"
MAX_LINE: Final = 65_535
"""Bytes of a line above the checkpoint."""


class Enclosed(Frozen, frozen=True, kw_only=True, omit_defaults=True):
    """What our receipts put into ``extra``."""

    entry: str = ""
    """The leaf's text; empty when it is not for whoever gets the receipt."""
    salt: str = ""
    """Hex of the body's salt; empty when it was erased, or the body is not for whoever gets the receipt."""
    leaf: str = ""
    """In place of the text hex of the leaf's hash: a salted digest, for the text holds one of the body."""


_ENCLOSED: Final = msgspec.json.Decoder(Enclosed)


class Receipt(Frozen, frozen=True, kw_only=True):
    """A proof of inclusion with its checkpoint, nothing of it verified."""

    shown: ClassVar = ("index",)

    index: int
    proof: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes | None = None
    """Authenticated by nothing; what it says has to be checked against the leaf hash."""

    @property
    def text(self) -> bytes:
        """The file."""
        lines = [HEADER]
        if self.extra is not None:
            lines.append(f"extra {base64_text(self.extra)}")
        lines += [f"index {self.index}", *map(base64_text, self.proof), ""]
        return "".join(line + "\n" for line in lines).encode() + self.checkpoint

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Return what a receipt says.

        Raises:
            LogFormatError: Not a tlog-proof.
        """
        head, blank, checkpoint = data.partition(b"\n\n")
        lines = head.split(b"\n")
        if not blank or lines.pop(0) != HEADER.encode() or any(len(line) > MAX_LINE for line in lines):
            raise LogFormatError("not a tlog-proof")
        extra = None
        if lines and lines[0].startswith(b"extra "):
            extra = parse_base64(lines.pop(0).removeprefix(b"extra "))
        if not lines or not lines[0].startswith(b"index "):
            raise LogFormatError("a tlog-proof without an index")
        index = parse_number(lines.pop(0).removeprefix(b"index "))
        proof = tuple(map(parse_base64, lines))
        if len(proof) > merkle.MAX_PROOF or any(len(one) != merkle.HASH_BYTES for one in proof):
            raise LogFormatError("a tlog-proof with something else than hashes")
        return cls(index=index, proof=proof, checkpoint=checkpoint, extra=extra)

    def enclosed(self) -> Enclosed:
        """Return the entry and salt that the receipt carries.

        Raises:
            LogFormatError: It carries something else.
        """
        try:
            return _ENCLOSED.decode(self.extra or b"")
        except msgspec.DecodeError:
            raise LogFormatError("a receipt that does not carry its entry") from None

    def bare(self) -> Self:
        """Return the receipt without the salt: it proves the entry, and nothing about a body.

        Raises:
            LogFormatError: It carries something else than an entry.
        """
        return self._with(Enclosed(entry=self.enclosed().entry))

    def sealed(self) -> Self:
        """Return the receipt with the leaf's hash in place of what it says.

        Whoever is shown the entry later can see that it is this one; until then nobody can guess it.

        Raises:
            LogFormatError: It carries something else than an entry.
        """
        return self._with(Enclosed(leaf=merkle.leaf_hash(self.enclosed().entry.encode()).hex()))

    def _with(self, enclosed: Enclosed) -> Self:
        return msgspec.structs.replace(self, extra=msgspec.json.encode(enclosed))

    def verify(self, entry: bytes, policy: Policy) -> Checkpoint:
        """Return the checkpoint under which the log holds ``entry``.

        Raises:
            LogFormatError: The checkpoint is none.
            ProofError: Signatures, quorum or proof do not hold.
        """
        head = policy.open(self.checkpoint)
        merkle.verify_inclusion(self.index, head.size, merkle.leaf_hash(entry), head.root, self.proof)
        return head
