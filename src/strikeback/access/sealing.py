"""Secrets that must be read again, kept so that the database alone does not give them away.

AES-256-GCM under a key that lies in a file outside of the database; whose secret it is and what for is
authenticated with it, so that no row can be moved to somebody else.
"""

import hmac
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from strikeback.access.tokens import Random
from strikeback.model.errors import StoreError

KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12


def subkey(root: bytes, use: str) -> bytes:
    """Return the key for one use (HKDF-SHA-256, RFC 5869), so that no key does two jobs."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"strikeback {use}".encode()).derive(root)


def seal(root: bytes, text: str, *, about: str, random: Random) -> bytes:
    """Return a text encrypted for one place.

    Args:
        root: The key of the file.
        text: The secret.
        about: Whose it is and what for.
        random: Gives the nonce.
    """
    nonce = random(_NONCE_BYTES)
    return nonce + AESGCM(subkey(root, "seal")).encrypt(nonce, text.encode(), about.encode())


def unseal(root: bytes, kept: bytes, *, about: str) -> str:
    """Return what was sealed.

    Raises:
        StoreError: Another key, another place, or damaged.
    """
    try:
        plain = AESGCM(subkey(root, "seal")).decrypt(kept[:_NONCE_BYTES], kept[_NONCE_BYTES:], about.encode())
    except (InvalidTag, ValueError):
        raise StoreError(
            "the key of people's second factors does not fit the store",
            remedy="Put the file back that belongs to this store, or reset the people concerned",
        ) from None
    return plain.decode()


def masked_digest(root: bytes, use: str, text: str) -> str:
    """Return a keyed digest of a text that must not stand in clear: 32 hex digits of HMAC-SHA-256."""
    return hmac.new(subkey(root, use), text.encode("utf-8", "surrogatepass"), sha256).hexdigest()[:32]
