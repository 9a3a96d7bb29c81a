"""Terms as they were stated over time, for those who were given copies under earlier ones."""

from collections.abc import Iterable
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from strikeback.store.chunks import chunks
from strikeback.store.schema import record
from strikeback.store.schema_terms import terms_change
from strikeback.store.terms import Origin
from strikeback.store.terms_changes import Change

_CHANGE: Final = msgspec.json.Decoder(Change)
_ORIGIN: Final = msgspec.json.Decoder(Origin)


def changes(connection: Connection, *, since: str = "") -> tuple[Change, ...]:
    """Return all changes of terms from a moment on (RFC 3339 UTC), in their order."""
    query = select(terms_change.c.body).where(terms_change.c.at >= since).order_by(terms_change.c.number)
    return tuple(_CHANGE.decode(body) for body in connection.execute(query).scalars())


def origins(connection: Connection, ids: Iterable[str]) -> dict[str, Origin]:
    """Return by record id under which terms records came, withdrawn ones included."""
    found: dict[str, Origin] = {}
    for some in chunks(sorted(set(ids))):
        bodies = connection.execute(select(record.c.body).where(record.c.id.in_(some))).scalars()
        found |= {one.id: one for one in map(_ORIGIN.decode, bodies)}
    return found
