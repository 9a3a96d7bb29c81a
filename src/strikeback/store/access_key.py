"""The file with the key that seals people's second factors: beside the log's keys, never in the store.

It is a file of its own: the log's keys are changed at other times than this one, and who may sign the log
need not be able to read second factors.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from strikeback.access.sealing import KEY_BYTES
from strikeback.access.tokens import Random
from strikeback.model.errors import StoreError
from strikeback.store import facts
from strikeback.store.open import Store
from strikeback.store.people import any_sealed

VARIABLE: Final = "STRIKEBACK_ACCESS_KEY"
"""Environment variable that names the file."""

SUFFIX: Final = ".access"
"""Behind the name of the log's key file, where no variable names a file."""

MEMORY: Final = "memory"
"""The name of a store that is gone when the program ends."""

_SETTING: Final = "access-key"


def access_path(store: Store) -> Path | None:
    """Return where the key is; None for a store without a file, when no variable names one."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return Path(named)
    return store.keys.path.with_name(store.keys.path.name + SUFFIX) if store.keys.path else None


def access_key(store: Store, random: Random = os.urandom) -> bytes:
    """Return the key of a store, making it when nothing is sealed with one yet.

    Args:
        store: The store.
        random: Gives the bytes of a new key.

    Raises:
        StoreError: The file is gone, damaged, or cannot be made.
    """
    path = access_path(store)
    if path is None and store.name == MEMORY:
        return _in_memory(store, random)
    if path is None:
        raise StoreError(
            "nobody has said where the key of people's second factors is",
            remedy=f"Name a file in {VARIABLE}; it is made when it is needed first",
        )
    if not path.exists():
        _create(store, path, random)
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except OSError as error:
        raise _unusable(path, error.strerror or type(error).__name__) from None
    except ValueError:
        raise _unusable(path, "damaged") from None
    if len(key) != KEY_BYTES:
        raise _unusable(path, "damaged")
    return key


def _in_memory(store: Store, random: Random) -> bytes:
    """Keep the key with a store that is gone when the program ends."""
    with store.read() as connection:
        known = facts.get_setting(connection, _SETTING)
    if known is not None:
        return known
    with store.write() as connection:
        return facts.put_setting(connection, _SETTING, random(KEY_BYTES))


def _create(store: Store, path: Path, random: Random) -> None:
    """Make the file, whole or not at all, readable by its owner only; whoever is first makes it."""
    with store.read() as connection:
        if any_sealed(connection):
            raise _unusable(path, "it is not there")
    part = path.with_name(f".{path.name}.{os.getpid()}.{random(4).hex()}")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(random(KEY_BYTES).hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(part, path)
    except OSError as error:
        raise _unusable(path, error.strerror or type(error).__name__) from None
    finally:
        part.unlink(missing_ok=True)


def _unusable(path: Path, why: str) -> StoreError:
    """Say that the file cannot be used."""
    return StoreError(
        f"the key of people's second factors cannot be used ({why})",
        where=str(path),
        remedy=f"Put back the file that belongs to this store, or name it in {VARIABLE}",
    )
