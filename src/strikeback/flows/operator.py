"""What the operator of a hub does from the command line: said with a reason, and logged before it is done.

At the keyboard of a hub's server nobody can prove whose hands are on it: who holds the database's password
may name anybody. So the log says what is true, that the operator did it, why, and in whose name.
"""

from typing import Final

from strikeback.access.people import OPERATOR
from strikeback.custody.entry import Kind
from strikeback.flows.progress import stamp
from strikeback.model.errors import UsageError
from strikeback.model.time import Clock
from strikeback.store import people
from strikeback.store.hub import is_hub
from strikeback.store.open import Connection, Store

REASON: Final = "STRIKEBACK_REASON"
PURPOSE: Final = "STRIKEBACK_PURPOSE"
"""Environment variables in which the operator says why, and what for."""

USUAL: Final = "running the hub"
"""The purpose where none is said."""

MAX_REASON: Final = 1000


def operator_act(
    store: Store,
    command: str,
    *,
    names: tuple[str, ...] = (),
    about: tuple[str, ...] = (),
    agency: str = "",
    reason: str,
    purpose: str = "",
    clock: Clock,
) -> bool:
    """Log a command that shows or changes content of a hub, before it runs; elsewhere do nothing.

    Args:
        store: The store.
        command: Its words.
        names: People in whose names it is done, ``agency/user``; registered ones or machines.
        about: Ids that it names.
        agency: In whose name something is handed in.
        reason: Why; 1 to ``MAX_REASON`` characters.
        purpose: What for.
        clock: Tells when.

    Returns:
        Whether the store is a hub.

    Raises:
        UsageError: No reason, or a name that nobody registered.
    """
    with store.read() as connection:
        if not is_hub(connection):
            return False
        for one in names:
            _check_registered(connection, one)
    said = reason.strip()
    if not said or len(said) > MAX_REASON:
        raise UsageError(
            "this is a hub: say why you, its operator, look at or change what agencies gave",
            remedy=f'{REASON}="order 12/26" {PURPOSE}="..." strikeback {command} ...; it is logged',
        )
    body = {
        "about": " ".join(about),
        "agency": agency,
        "command": command,
        "names": " ".join(names),
        "purpose": purpose.strip() or USUAL,
        "reason": said,
    }
    kind, at = Kind.OPERATOR_ACT, stamp(clock)
    with store.write() as connection:
        people.note_event(connection, kind, about=OPERATOR.name, by=OPERATOR.name, at=at, body=body)
    return True


def _check_registered(connection: Connection, name: str) -> None:
    """Refuse a name that is no active person's and no machine's."""
    known = people.find_user(connection, name)
    if (known is None or not known.active) and not people.is_machine(connection, name):
        raise UsageError(
            "on a hub only registered people act",
            where="--by",
            remedy="Add the person: strikeback user add AGENCY/NAME --duty officer",
        )
