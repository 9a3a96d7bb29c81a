"""Pages of a list: a cursor names the last item given, so that what comes in meanwhile moves nothing.

A cursor is sealed for one viewer and one operation: it can be neither read into another list nor made up.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

from strikeback.api.operation import Call
from strikeback.api.problems import UnparsedError
from strikeback.api.words import Paged
from strikeback.flows.init import secret_key
from strikeback.flows.views import cursors
from strikeback.flows.views.cursors import Key
from strikeback.model.people import Viewer
from strikeback.store.open import Store

T = TypeVar("T")


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
    key = cursors.unseal(secret_key(call.store), call.viewer, name, call.query.cursor)
    if key is None:
        raise UnparsedError("the cursor is not one of this list", where="cursor")
    return key


def cursor_of(store: Store, viewer: Viewer, name: str, key: Key) -> str:
    """Return the cursor that continues behind a key."""
    return cursors.seal(secret_key(store), viewer, name, key)
