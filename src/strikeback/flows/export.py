"""Exports: what others read of the resolved state."""

from collections.abc import Iterator

from strikeback.model.errors import UsageError
from strikeback.publishing.entities import entity_lines
from strikeback.store import derivations, lookup, records
from strikeback.store.open import Store

FORMATS = ("entities",)


def export(store: Store, form: str) -> Iterator[str]:
    """Yield the lines of an export, without line ends.

    Args:
        store: The store.
        form: One of ``FORMATS``; ``entities`` is one JSON object a person, account, incident or group.

    Raises:
        UsageError: Unknown format, or nothing is linked yet.
    """
    if form not in FORMATS:
        raise UsageError("no such export", where="--format", remedy=f"One of: {', '.join(FORMATS)}")
    with store.read() as connection:
        if not derivations.get_state(connection, "model"):
            raise UsageError("nothing is linked yet", remedy="Run first: strikeback link")
        entities = lookup.entities(connection)
        places = {one.id: (one.originator, one.locator) for one in records.all_records(connection)}
    yield from entity_lines(entities, places)
