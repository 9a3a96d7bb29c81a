"""What blind matching found, for those who asked, and what was asked between hubs, for those who check it."""

from strikeback.flows.answers import check_sees
from strikeback.model.people import Viewer
from strikeback.store import blind
from strikeback.store.blind import Asked, PeerHit
from strikeback.store.open import Store


def list_hits(store: Store, viewer: Viewer) -> tuple[PeerHit, ...]:
    """Return the hits of the viewer's agency at other hubs, about records that stand, in the order they came.

    Each is asked for by its reference, like a hit on this hub (flows/requests.py).

    Raises:
        RefusedError: The viewer's duty gives no sight of content.
    """
    check_sees(viewer)
    with store.read() as connection:
        return blind.hits(connection, viewer.agency)


def list_questions(store: Store, *, name: str = "") -> tuple[Asked, ...]:
    """Return who asked whom what for, how much and with what result, in the order it was asked; never what.

    Args:
        store: The store.
        name: One hub; empty: all.
    """
    with store.read() as connection:
        return blind.questions(connection, peer=name)
