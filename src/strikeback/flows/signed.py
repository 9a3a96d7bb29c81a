"""As whom somebody acts at the command line, for what only an agency may do."""

from strikeback.flows.agencies import find_agency
from strikeback.flows.progress import stamp
from strikeback.model.errors import NotFoundError, UsageError
from strikeback.model.people import DEFAULT_PURPOSE, Duty, Viewer
from strikeback.model.time import Clock
from strikeback.store import people
from strikeback.store.hub import is_hub
from strikeback.store.open import Store


def signed(
    store: Store, by: str, *, purpose: str = DEFAULT_PURPOSE, case: str = "", broken: str = "", clock: Clock
) -> Viewer:
    """Return the viewer behind ``agency/user``.

    On a hub, and of an agency that has registered people, only these act, with the duties they have there.
    Elsewhere whoever holds the store's file holds what is in it, and acts as an officer under a name.

    Args:
        store: The store.
        by: ``agency/user``.
        purpose: What for.
        case: The viewer's own case number.
        broken: Id of an opening in an emergency.
        clock: Tells when.

    Raises:
        NotFoundError: The agency has registered people, and this is none of them or disabled.
        UsageError: Nobody, or an unknown agency, is named; or an agency of a hub that has no people yet.
    """
    agency, _, name = by.strip().partition("/")
    if not agency or not name:
        raise UsageError("nobody is named", where="--by", remedy="For example: --by hkpf/chan")
    known = find_agency(store, agency)
    with store.read() as connection:
        user = people.find_user(connection, by.strip())
        anybody = bool(people.users(connection, agency))
        hub = is_hub(connection)
    if user is None and hub and not anybody:
        raise UsageError(
            "on a hub only registered people act, and this agency has none",
            where="--by",
            remedy=f"First: strikeback user add {agency}/NAME --duty administrator",
        )
    if (user is None and anybody) or (user is not None and not user.active):
        raise NotFoundError("there is no such user", where="--by")
    return Viewer(
        agency=known.id,
        user=by.strip(),
        duties=user.duties if user else (Duty.OFFICER,),
        purpose=purpose,
        case=case,
        broken=broken,
        now=stamp(clock),
    )
