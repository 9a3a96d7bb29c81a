"""What is signed under a checkpoint (C2SP tlog-cosignature): plain, ``cosignature/v1``, ``subtree/v1``.

A log signs with Ed25519 over the text and with ML-DSA-44 under its own name; a witness with either kind
of cosignature. Times are POSIX seconds.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import ClassVar, Final, Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey

from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.note import KeyType, Opened, Signature, VerifierKey, join_note, open_note
from strikeback.custody.texts import base64_text, parse_base64
from strikeback.model.base import Frozen
from strikeback.model.errors import LogFormatError, ProofError, UsageError

SEED_BYTES: Final = 32
"""Bytes of a private key's seed, of both algorithms."""

TIME_BYTES: Final = 8
SIGNATURE_BYTES: Final = {KeyType.ED25519: 64, KeyType.COSIGNATURE: 64, KeyType.ML_DSA_44: 2420}

_LABEL: Final = b"subtree/v1\n\x00"
_PRIVATE: Final = "PRIVATE+KEY+"


def cosigned_text(text: bytes, time: int) -> bytes:
    """Return what an Ed25519 cosigner signs: two lines, then the whole text of the checkpoint."""
    return b"cosignature/v1\ntime %d\n" % time + text


def cosigned_subtree(cosigner: str, time: int, origin: str, root: bytes, end: int, start: int = 0) -> bytes:
    """Return the ``cosigned_message`` that an ML-DSA-44 cosigner signs.

    Args:
        cosigner: Its name.
        time: When; 0 when it does not state that this is the largest tree it saw.
        origin: The log's.
        root: Hash of the leaves ``[start, end)``.
        end: Size of the tree for a checkpoint.
        start: 0 for a checkpoint; otherwise ``time`` is 0.

    Raises:
        UsageError: A name is empty or too long, or a part of a tree carries a time.
    """
    if start and time:
        raise UsageError("a subtree behind the beginning is cosigned without a time")
    names: list[bytes] = []
    for name in (cosigner, origin):
        raw = name.encode()
        if not 1 <= len(raw) <= 255:
            raise UsageError("the name of a log or cosigner has 1 to 255 bytes")
        names.append(bytes([len(raw)]) + raw)
    numbers = [number.to_bytes(8, "big") for number in (time, start, end)]
    return _LABEL + names[0] + numbers[0] + names[1] + numbers[1] + numbers[2] + root


def signed_message(key: VerifierKey, text: bytes, time: int) -> bytes:
    """Return the bytes that a key signs to sign the checkpoint in ``text``.

    Raises:
        LogFormatError: The key cosigns checkpoints, and this is none.
    """
    if key.type == KeyType.ED25519:
        return text
    told = Checkpoint.parse(text)
    if key.type == KeyType.COSIGNATURE:
        return cosigned_text(text, time)
    return cosigned_subtree(key.name, time, told.origin, told.root, told.size)


def time_of(key: VerifierKey, blob: bytes) -> int:
    """Return the time inside a signature line's blob; 0 where the kind has none."""
    return 0 if key.type == KeyType.ED25519 else int.from_bytes(blob[:TIME_BYTES], "big")


def check_signature(key: VerifierKey, text: bytes, blob: bytes) -> bool:
    """Tell whether a line's blob is the key's signature over a checkpoint's text, whatever the key's type."""
    start = 0 if key.type == KeyType.ED25519 else TIME_BYTES
    if len(blob) != start + SIGNATURE_BYTES[key.type] or time_of(key, blob) >= 1 << 63:
        return False
    try:
        message = signed_message(key, text, time_of(key, blob))
    except (LogFormatError, UsageError):
        return False
    return key.accepts(message, blob[start:])


def open_checkpoint(
    data: bytes, keys: Iterable[VerifierKey], *, every: bool = False
) -> tuple[Checkpoint, Opened]:
    """Return a checkpoint that trusted keys signed, and who they are.

    Args:
        data: The note.
        keys: Trusted keys of logs and witnesses.
        every: All of them have to have signed, not only one, and nobody else.

    Raises:
        LogFormatError: Not a checkpoint.
        ProofError: A signature does not hold or is missing.
    """
    trusted = tuple(keys)
    opened = open_note(data, trusted, check_signature)
    if every and (opened.keys != set(trusted) or opened.unknown or len(opened.verified) != len(trusted)):
        raise ProofError("the checkpoint does not carry the expected signatures and no others")
    return Checkpoint.parse(opened.text), opened


class Signer(Frozen, frozen=True, kw_only=True):
    """A private key with its owner's name. Its text form belongs in a file of mode 0600, never in a store."""

    shown: ClassVar = ("name", "type")

    name: str
    type: KeyType
    seed: bytes

    @property
    def key(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(name=self.name, type=self.type, public=_keys(self.type, self.seed)[1])

    @property
    def text(self) -> str:
        """One line, as the ``note`` package of Go writes private keys."""
        material = base64_text(bytes([self.type]) + self.seed)
        return f"{_PRIVATE}{self.name}+{self.key.key_id.hex()}+{material}"

    @classmethod
    def parse(cls, line: str) -> Self:
        """Return the key behind such a line.

        Raises:
            LogFormatError: It is not one, or is damaged.
        """
        name, _, rest = line.removeprefix(_PRIVATE).partition("+")
        identity, _, material = rest.partition("+")
        raw = parse_base64(material)
        if not line.startswith(_PRIVATE) or len(raw) != SEED_BYTES + 1 or raw[0] not in set(KeyType):
            raise LogFormatError("not a private key")
        signer = cls(name=name, type=KeyType(raw[0]), seed=raw[1:])
        if VerifierKey.parse(signer.key.vkey).key_id.hex() != identity:
            raise LogFormatError("a private key whose id is not its own")
        return signer

    def sign(self, text: bytes, time: int) -> Signature:
        """Return the signature line under a checkpoint's text, or under any text with plain Ed25519.

        Raises:
            LogFormatError: A cosigner signs checkpoints only.
        """
        key = self.key
        raw = _keys(self.type, self.seed)[0].sign(signed_message(key, text, time))
        prefix = b"" if self.type == KeyType.ED25519 else time.to_bytes(TIME_BYTES, "big")
        return Signature.of(key, prefix + raw)


@lru_cache(maxsize=16)
def _keys(kind: KeyType, seed: bytes) -> tuple[Ed25519PrivateKey | MLDSA44PrivateKey, bytes]:
    """Return private and public key; making them from the seed costs more than signing."""
    private: Ed25519PrivateKey | MLDSA44PrivateKey = (
        MLDSA44PrivateKey.from_seed_bytes(seed)
        if kind == KeyType.ML_DSA_44
        else Ed25519PrivateKey.from_private_bytes(seed)
    )
    return private, private.public_key().public_bytes_raw()


def sign_checkpoint(head: Checkpoint, signers: Iterable[Signer], time: int) -> bytes:
    """Return a checkpoint signed by all of ``signers`` at ``time``."""
    return join_note(head.text, (signer.sign(head.text, time) for signer in signers))
