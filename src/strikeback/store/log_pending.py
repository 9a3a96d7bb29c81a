"""Entries of facts that wait for the end of their transaction, where several write at once.

Whoever appends to the log holds it until the transaction ends. A file of an hour's reading would keep every
other writer out; so the entries of its facts are appended last, in the order in which the facts came.
"""

from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection

if TYPE_CHECKING:
    from strikeback.custody.entry import Event

PENDING: Final = "strikeback_pending"
"""Execution option of a connection: the list of what waits; absent where entries are appended at once."""


def put_off(connection: Connection, event: "Event") -> bool:
    """Let an event wait for the transaction's end; False where nothing waits."""
    waiting: list[Event] | None = connection.get_execution_options().get(PENDING)
    if waiting is None:
        return False
    waiting.append(event)
    return True


def take(connection: Connection) -> "list[Event]":
    """Return what waits, in the order in which it came; it waits no more."""
    waiting: list[Event] = connection.get_execution_options().get(PENDING) or []
    taken = list(waiting)
    waiting.clear()
    return taken
