"""Pages of a list: a cursor names the last item given, so that what comes in meanwhile moves nothing.

A cursor is sealed for one viewer and one operation: it can be neither read into another list nor made up.
"""

import base64
import binascii
import hmac
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Final, TypeVar

import msgspec

from strikeback.api.operation import Call
from strikeback.api.problems import UnparsedError
from strikeback.api.words import Paged
from strikeback.flows.init import secret_key
from strikeback.model.people import Viewer
from strikeback.store.open import Store

T = TypeVar("T")
SEAL_BYTES: Final = 16
Key = tuple[str, ...]
"""Where an item stands in its list; no two items of a list have the same."""

_KEY: Final = msgspec.json.Decoder(Key)


def page(
    call: Call[Paged, msgspec.Struct], name: str, items: Iterable[T], key: Callable[[T], Key]
) -> tuple[tuple[T, ...], str]:
    """Return one page of a list in the order of its keys, and the cursor of the next page; "" at the end.

    Args:
        call: The request.
        name: The list's name.
        items: All of the list, in any order.
        key: Where an item stands.

    Raises:
        UnparsedError: The cursor was not given out by this list to this viewer.
    """
    last = start_of(call, name)
    behind = sorted((one for one in items if last is None or key(one) > last), key=key)
    found = behind[: call.query.limit]
    more = len(behind) > len(found)
    return tuple(found), cursor_of(call.store, call.viewer, name, key(found[-1])) if more else ""


def start_of(call: Call[Paged, msgspec.Struct], name: str) -> Key | None:
    """Return the key behind which the asked page begins; None for the first page.

    Raises:
        UnparsedError: The cursor was not given out by this list to this viewer.
    """
    if not call.query.cursor:
        return None
    try:
        raw = base64.urlsafe_b64decode(call.query.cursor + "=" * (-len(call.query.cursor) % 4))
    except (binascii.Error, ValueError):
        raw = b""
    seal, content = raw[:SEAL_BYTES], raw[SEAL_BYTES:]
    if not hmac.compare_digest(seal, _seal(call.store, call.viewer, name, content)):
        raise UnparsedError("the cursor is not one of this list", where="cursor")
    return _KEY.decode(content)


def cursor_of(store: Store, viewer: Viewer, name: str, key: Key) -> str:
    """Return the cursor that continues behind a key."""
    content = msgspec.json.encode(key)
    sealed = _seal(store, viewer, name, content) + content
    return base64.urlsafe_b64encode(sealed).rstrip(b"=").decode()


def _seal(store: Store, viewer: Viewer, name: str, content: bytes) -> bytes:
    for_whom = msgspec.json.encode(("cursor", viewer.agency, viewer.user, name))
    return hmac.digest(secret_key(store), for_whom + content, sha256)[:SEAL_BYTES]
