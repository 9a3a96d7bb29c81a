"""Identifiers derived from content: the same thing gets the same id on every machine and in every order."""

import base64
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

ID_BYTES: Final = 15  # 120 bits: 24 base-32 characters without padding


def derive_id(prefix: str, parts: Iterable[bytes | str]) -> str:
    """Return ``prefix_`` and 24 lower-case base-32 characters of a BLAKE2b digest over ``parts``.

    Each part is preceded by its length (8 bytes, big-endian), so that no two lists of parts
    give the same input to the digest.
    """
    digest = blake2b(digest_size=ID_BYTES, person=prefix.encode()[:16])
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"{prefix}_{base64.b32encode(digest.digest()).decode().lower()}"
