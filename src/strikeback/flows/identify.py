"""From what a person types as an id to the one thing it names."""

from typing import Final

from strikeback.model.errors import NotFoundError, UsageError
from strikeback.store import lookup, records
from strikeback.store.open import Connection

LEAST: Final = 6
"""Shortest beginning of an id that is completed."""


def full_id(connection: Connection, typed: str) -> str:
    """Return the whole id of a record, entity, alert or lead.

    Args:
        connection: A transaction.
        typed: A whole id, an old entity id, or a beginning of at least ``LEAST`` characters that fits
            one id only.

    Raises:
        NotFoundError: No such id.
        UsageError: The beginning fits several ids.
    """
    known = records.get_records(connection, [typed])
    if known or lookup.get_entity(connection, typed) is not None:
        return typed
    fits = lookup.complete(connection, typed) if len(typed) >= LEAST else []
    if len(fits) > 1 and typed not in fits:
        raise UsageError("several ids begin like this", where=typed[:40], remedy="Give more of it")
    if not fits:
        raise NotFoundError(
            "there is no record, entity, alert or lead with this id",
            where=typed[:40],
            remedy="Find ids with: strikeback search TEXT; after an import run: strikeback link",
        )
    return typed if typed in fits else fits[0]


def record_of(connection: Connection, typed: str) -> str:
    """Return the id of the record that is named, for an entity its smallest member.

    Raises:
        NotFoundError: No such record or entity.
        UsageError: It is neither a record nor an entity of records.
    """
    identity = full_id(connection, typed)
    if identity in records.get_records(connection, [identity]):
        return identity
    entity = lookup.get_entity(connection, identity)
    if entity is None or entity.kind.value == "group":
        raise UsageError("neither a record nor an entity of records", where=typed[:40])
    return entity.members[0]
