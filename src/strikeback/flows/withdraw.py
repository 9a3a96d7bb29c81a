"""Withdrawing a contribution: the facts stay, nothing counts them any more."""

import msgspec

from strikeback.flows.decide import check_signature
from strikeback.flows.progress import stamp
from strikeback.model.errors import NotFoundError
from strikeback.model.record import Contribution
from strikeback.model.time import Clock
from strikeback.store import derivations, facts, records
from strikeback.store.open import Store


def withdraw(store: Store, contribution: str, *, reason: str, by: str, clock: Clock) -> Contribution:
    """Withdraw what was handed in; its alerts leave the lists at once, the rest with the next derivation.

    Args:
        store: The store.
        contribution: Id of the contribution.
        reason: Why, in words.
        by: Who withdraws it, ``agency/user``.
        clock: Tells when.

    Raises:
        NotFoundError: No such contribution.
        UsageError: It is withdrawn already, or reason or person are missing.
    """
    check_signature(reason, by)
    with store.write() as connection:
        found = facts.find_contribution(connection, contribution)
        if found is None:
            raise NotFoundError(
                "there is no such contribution",
                where=contribution[:40],
                remedy="Ids stand in: strikeback import --json, strikeback show RECORD",
            )
        facts.withdraw(connection, found.id, by=by, reason=reason, at=stamp(clock))
        derivations.forget_alerts(connection, records.heads_of(connection, found.id))
    return msgspec.structs.replace(found, withdrawn=True)
