"""Deriving everything again and comparing: the same facts must give the same results."""

from typing import ClassVar

from strikeback.flows.derive import AS_OF, MOMENT, Derived, derive, is_stale, read_facts
from strikeback.flows.progress import Progress, silent
from strikeback.model.base import Frozen
from strikeback.model.time import Clock
from strikeback.store import derivations
from strikeback.store.open import Store


class Rebuilt(Frozen, frozen=True, kw_only=True):
    """What became of a rebuild."""

    shown: ClassVar = ("stale", "differs")

    derived: Derived
    stale: bool
    """Facts had come since the last derivation, or it was of another model: a difference means nothing."""
    before: dict[str, str]
    """Digest of each derived table before."""
    after: dict[str, str]

    @property
    def differs(self) -> tuple[str, ...]:
        """Names of the derived tables that are not as before."""
        return tuple(name for name, digest in self.after.items() if self.before.get(name) != digest)

    @property
    def identical(self) -> bool:
        """Whether every derived table is as before."""
        return not self.differs


def rebuild(store: Store, *, clock: Clock, progress: Progress = silent) -> Rebuilt:
    """Drop all derivations, compute them again, and say whether anything differs.

    Args:
        store: The store.
        clock: Tells when it was done.
        progress: Told the stages.

    Raises:
        StoreError: The store failed; the derivations are as before.
    """
    stale = is_stale(store)
    with store.read() as connection:
        before = derivations.digests(connection)
        model = derivations.get_state(connection, "model")
        as_of = derivations.get_state(connection, AS_OF)
        moment = derivations.get_state(connection, MOMENT)
    derived = derive(
        store,
        clock=clock,
        progress=progress,
        known=read_facts(store, anew=True),
        scopes=bool(as_of),
        as_of=as_of or moment,
    )
    with store.read() as connection:
        after = derivations.digests(connection)
    return Rebuilt(derived=derived, stale=stale or model != derived.model, before=before, after=after)
