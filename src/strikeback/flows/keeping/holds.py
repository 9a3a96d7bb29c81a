"""Legal holds: what an order or a law says must be kept is not erased while it stands."""

from strikeback.flows.decide import check_signature
from strikeback.flows.progress import stamp
from strikeback.model.errors import NotFoundError, UsageError
from strikeback.model.ids import derive_id
from strikeback.model.lifecycle import Hold
from strikeback.model.time import Clock
from strikeback.store import facts, lifecycle, records
from strikeback.store.open import Store


def set_hold(store: Store, identity: str, *, reason: str, authority: str, by: str, clock: Clock) -> Hold:
    """Keep a record or a contribution from being erased.

    Args:
        store: The store.
        identity: Id of the record or contribution; withdrawn ones too.
        reason: Why, in words.
        authority: The order or law that asks for it.
        by: Who sets it, ``agency/user``.
        clock: Tells when.

    Raises:
        NotFoundError: No such thing.
        UsageError: Reason, authority or person are missing.
    """
    check_signature(reason, by)
    check_authority(authority)
    at = stamp(clock)
    with store.write() as connection:
        known = facts.find_contribution(connection, identity) or records.find_record(connection, identity)
        if known is None:
            raise NotFoundError("there is nothing of this id to keep", where=identity[:40])
        made = Hold(
            id=derive_id("hold", [identity, by, authority, at]),
            object=identity,
            by=by,
            reason=reason,
            authority=authority,
            at=at,
        )
        lifecycle.add_hold(connection, made)
    return made


def release_hold(store: Store, identity: str, *, reason: str, by: str, clock: Clock) -> Hold:
    """State that a hold is over.

    Raises:
        NotFoundError: No such hold, or it is over already.
        UsageError: Reason or person are missing.
    """
    check_signature(reason, by)
    at = stamp(clock)
    with store.write() as connection:
        for one in lifecycle.holds(connection):
            if one.id == identity:
                event = derive_id("hrel", [identity, by, at])
                lifecycle.release_hold(connection, one, event, by=by, reason=reason, at=at)
                return one
    raise NotFoundError("there is no such hold in force", where=identity[:40])


def list_holds(store: Store) -> tuple[Hold, ...]:
    """Return the holds in force in the order they were set."""
    with store.read() as connection:
        return lifecycle.holds(connection)


def check_authority(authority: str) -> None:
    """Refuse what names no order, law or request.

    Raises:
        UsageError: Nothing is named.
    """
    if not authority.strip():
        raise UsageError(
            "no authority is named", where="--authority", remedy="Name the order, law or request it rests on"
        )
