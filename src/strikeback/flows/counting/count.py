"""How many distinct persons there are, as last derived."""

from typing import Final

import msgspec

from strikeback.model.errors import UsageError
from strikeback.network.counts import Estimate
from strikeback.store import derivations, lookup
from strikeback.store.open import Store

ROLES: Final = {"victims": ("victim",), "suspects": ("suspect",), "persons": ("victim", "suspect")}
"""What may be asked for, and the roles it stands for. Victims and suspects are never added up."""

_ESTIMATE: Final = msgspec.json.Decoder(Estimate)


def count(store: Store, what: str) -> tuple[Estimate, ...]:
    """Return the estimates asked for, each with its range and method.

    Args:
        store: The store.
        what: ``victims``, ``suspects``, or ``persons`` for both, one beside the other.

    Raises:
        UsageError: Something else is asked for, or nothing is derived yet.
    """
    if what not in ROLES:
        raise UsageError("this cannot be counted", where=what[:40], remedy=f"One of: {', '.join(ROLES)}")
    with store.read() as connection:
        if not derivations.get_state(connection, "model"):
            raise UsageError("nothing is linked yet", remedy="Run first: strikeback link")
        bodies = [lookup.estimate(connection, role) for role in ROLES[what]]
    return tuple(_ESTIMATE.decode(body) for body in bodies if body is not None)
