"""Whether a store is a hub: several agencies work in it, and nobody's word alone counts."""

from sqlalchemy import Connection, func, select

from strikeback.store import dialect
from strikeback.store.schema import agency
from strikeback.store.schema_people import user_event


def is_hub(connection: Connection) -> bool:
    """Tell whether a store is a hub: it is on PostgreSQL, or it has people, and agencies more than one.

    A store of one agency, or without any people, belongs to whoever holds its file.
    """
    if dialect.is_postgres(connection):
        return True
    if connection.execute(select(user_event.c.id).limit(1)).first() is None:
        return False
    return connection.execute(select(func.count()).select_from(agency)).scalar_one() > 1
