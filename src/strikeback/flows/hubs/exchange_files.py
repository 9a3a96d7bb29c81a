"""Packages carried by hand: the same bytes as over the network, one file each."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from strikeback.flows.hubs.exchange import Applied, compose, greeting, next_package, take
from strikeback.flows.hubs.exchange_apply import settle
from strikeback.flows.hubs.keys import key_message
from strikeback.flows.peers import hub_name
from strikeback.model.errors import NotFoundError, RefusedInputError, UsageError
from strikeback.model.time import Clock
from strikeback.sharing.package import MAX_BYTES
from strikeback.store import peers
from strikeback.store.open import Store

SUFFIX: Final = ".package"


def write_packages(store: Store, name: str, folder: Path, *, clock: Clock) -> tuple[Path, ...]:
    """Write every package that a hub has not confirmed yet; with none, a greeting that confirms theirs.

    Args:
        store: The store.
        name: The hub.
        folder: Where the files go; it is made.
        clock: Tells when.

    Raises:
        NotFoundError: No such hub.
        UsageError: A file cannot be written.
    """
    settle(store, here=hub_name(store), clock=clock)
    compose(store, name, clock=clock)
    with store.read() as connection:
        after = peers.seen(connection, name)
    made: list[Path] = []
    label = hub_name(store).replace("/", "-")
    if message := key_message(store, name, clock=clock):
        made.append(_write(folder / f"{label}-000000-key{SUFFIX}", message))
    first = after
    while data := next_package(store, name, after=after, clock=clock):
        after += 1
        made.append(_write(folder / f"{label}-{after:06d}{SUFFIX}", data))
    if after == first:
        made.append(_write(folder / f"{label}-seen{SUFFIX}", greeting(store, name, clock=clock)))
    return tuple(made)


def _write(path: Path, data: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise UsageError(f"the package cannot be written ({error.strerror})", where=str(path)) from None
    return path


def read_packages(store: Store, paths: Iterable[Path], *, clock: Clock) -> tuple[Applied, ...]:
    """Apply packages in the order of their names, then do what they ask for.

    Args:
        store: The store.
        paths: Files.
        clock: Tells when.

    Raises:
        UsageError: A file cannot be read.
        StrikebackError: As ``exchange.take``; what came before stays applied.
    """
    done = tuple(_take(store, path, clock) for path in sorted(paths))
    settle(store, here=hub_name(store), clock=clock)
    return done


def _take(store: Store, path: Path, clock: Clock) -> Applied:
    """Apply one file; what it is refused for names it."""
    try:
        return take(store, _read(path), clock=clock)
    except (NotFoundError, RefusedInputError) as error:
        raise type(error)(error.what, where=path.name, remedy=error.remedy) from None


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise RefusedInputError("the package is too large", where=path.name)
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"the package cannot be read ({error.strerror})", where=str(path)) from None
