"""What this store knows as a witness of other logs."""

from sqlalchemy import Connection, select

from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.witness import Seen
from strikeback.store import dialect
from strikeback.store.schema_witness import refused, seen


def last_seen(connection: Connection, origin: str) -> tuple[Seen | None, int]:
    """Return the largest tree of a log that was cosigned, and its number; none and -1 at the beginning."""
    query = select(seen).where(seen.c.origin == origin).order_by(seen.c.number.desc()).limit(1)
    row = connection.execute(query).first()
    return (None, -1) if row is None else (Seen(size=row.size, root=bytes(row.root)), row.number)


def advance(connection: Connection, origin: str, before: int, now: Seen, at: str) -> bool:
    """Remember that a tree is cosigned; False when somebody else has done so since ``before`` was read.

    Args:
        connection: The writing transaction in which ``before`` was read.
        origin: The log.
        before: Number of the last tree, as ``last_seen`` gives it.
        now: The tree.
        at: RFC 3339 UTC.
    """
    row = {"origin": origin, "number": before + 1, "size": now.size, "root": now.root, "at": at}
    return dialect.insert_new(connection, seen, [row]) == 1


def keep_refused(connection: Connection, told: Checkpoint, request: bytes, at: str) -> None:
    """Keep a request with a head that a log signed and that does not follow; the first one for each head."""
    row = {"origin": told.origin, "size": told.size, "root": told.root, "at": at, "request": request}
    dialect.insert_new(connection, refused, [row])


def refused_of(connection: Connection, origin: str) -> tuple[bytes, ...]:
    """Return the requests of a log that were kept, in the order of sizes."""
    query = select(refused.c.request).where(refused.c.origin == origin).order_by(refused.c.size)
    return tuple(connection.execute(query).scalars())
