"""Making a store ready: its tables come by opening it, its secret key is made here, once."""

import secrets
from typing import Final
from weakref import WeakKeyDictionary

from strikeback.store import facts
from strikeback.store.open import Store

KEY: Final = "digest-key"
KEY_BYTES: Final = 32

_KNOWN: Final = WeakKeyDictionary[Store, bytes]()
"""The keys of open stores: a store keeps the one it has."""


def secret_key(store: Store) -> bytes:
    """Return the store's key for keyed digests (card numbers, file names), making it at first use.

    The same card then gives the same digest throughout one store, and nobody without the store
    can try all card numbers against a digest.
    """
    if store not in _KNOWN:
        with store.read() as connection:
            known = facts.get_setting(connection, KEY)
        if known is None:
            with store.write() as connection:
                known = facts.put_setting(connection, KEY, secrets.token_bytes(KEY_BYTES))
        _KNOWN[store] = known
    return _KNOWN[store]


def init_store(store: Store) -> None:
    """Make what a new store needs; a store that has it already stays as it is."""
    secret_key(store)
