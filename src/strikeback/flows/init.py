"""Making a store ready: its tables come by opening it, its secret key is made here, once."""

import secrets
from typing import Final

from strikeback.store import facts
from strikeback.store.open import Store

KEY: Final = "digest-key"
KEY_BYTES: Final = 32


def secret_key(store: Store) -> bytes:
    """Return the store's key for keyed digests (card numbers, file names), making it at first use.

    The same card then gives the same digest throughout one store, and nobody without the store
    can try all card numbers against a digest.
    """
    with store.read() as connection:
        known = facts.get_setting(connection, KEY)
    if known is not None:
        return known
    with store.write() as connection:
        return facts.put_setting(connection, KEY, secrets.token_bytes(KEY_BYTES))


def init_store(store: Store) -> None:
    """Make what a new store needs; a store that has it already stays as it is."""
    secret_key(store)
