"""Somebody takes an alert on: a fact that every rebuild keeps."""

from strikeback.flows.assess import assess_new
from strikeback.flows.progress import stamp
from strikeback.model.errors import NotFoundError, UsageError
from strikeback.model.ids import derive_id
from strikeback.model.time import Clock
from strikeback.store import judgements, lookup
from strikeback.store.judgements import Acknowledgement
from strikeback.store.open import Store


def acknowledge(store: Store, alert: str, *, by: str, note: str = "", clock: Clock) -> Acknowledgement:
    """Record that somebody acts on an alert.

    Args:
        store: The store.
        alert: Alert id, or a beginning of at least six characters that fits one alert only.
        by: Who takes it on, ``agency/user``.
        note: Anything to add.
        clock: Tells when.

    Raises:
        NotFoundError: No such alert.
        UsageError: Nobody is named.
    """
    if not by.strip():
        raise UsageError("nobody is named", where="--by", remedy="For example: --by hkpf/chan")
    assess_new(store)
    with store.write() as connection:
        fits = [one for one in lookup.complete(connection, alert) if one.startswith("al_")]
        if len(fits) != 1 or len(alert) < 6:
            raise NotFoundError(
                "no single alert has this id", where=alert[:40], remedy="See: strikeback alerts"
            )
        at = stamp(clock)
        new = Acknowledgement(
            id=derive_id("ack", [fits[0], by, note, at]), alert=fits[0], by=by, note=note, at=at
        )
        judgements.add_acknowledgement(connection, new)
    return new
