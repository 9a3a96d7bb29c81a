"""Cursors: where the next page of a list begins, sealed for one viewer and one list.

A cursor names the last item given, so that what comes in meanwhile moves nothing. It can be neither read
into another list nor made up.
"""

import base64
import binascii
import hmac
from hashlib import sha256
from typing import Final

import msgspec

from strikeback.model.people import Viewer

SEAL_BYTES: Final = 16
Key = tuple[str, ...]
"""Where an item stands in its list; no two items of a list have the same."""

_KEY: Final = msgspec.json.Decoder(Key)


def seal(secret: bytes, viewer: Viewer, name: str, key: Key) -> str:
    """Return the cursor that continues the list ``name`` behind a key."""
    content = msgspec.json.encode(key)
    sealed = _digest(secret, viewer, name, content) + content
    return base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()


def unseal(secret: bytes, viewer: Viewer, name: str, cursor: str) -> Key | None:
    """Return the key of a cursor; None when it was not given out by this list to this viewer."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    except (binascii.Error, ValueError):
        return None
    told, content = raw[:SEAL_BYTES], raw[SEAL_BYTES:]
    if not hmac.compare_digest(told, _digest(secret, viewer, name, content)):
        return None
    return _KEY.decode(content)


def _digest(secret: bytes, viewer: Viewer, name: str, content: bytes) -> bytes:
    for_whom = msgspec.json.encode(("cursor", viewer.agency, viewer.user, name))
    return hmac.digest(secret, for_whom + content, sha256)[:SEAL_BYTES]
