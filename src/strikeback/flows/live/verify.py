"""Check that a live collection is what a batch run over its records would give."""

from typing import ClassVar

from strikeback.flows.live.change import open_collection
from strikeback.linking.live.entries import tables_of
from strikeback.linking.live.whole import resolve_whole, value_counts
from strikeback.model.base import Frozen
from strikeback.store.live import LiveRecords, live_read
from strikeback.store.live_decisions import all_standing
from strikeback.store.open import Store


class Verified(Frozen, frozen=True, kw_only=True):
    """Live state against a batch run with the same model and decisions."""

    shown: ClassVar = ("identical", "records", "pairs", "entities")

    identical: bool
    records: int
    """Copies too."""
    pairs: int
    entities: int
    copies: int = 0
    differs: tuple[str, ...] = ()
    """What differs, and in how many places: pairs, bits, entities, copies, counts."""


def verify_collection(store: Store, name: str) -> Verified:
    """Resolve all present records in one batch run and compare pairs, scores and entities with what is held.

    Raises:
        NotFoundError: No such collection.
    """
    collection, basis = open_collection(store, name)
    with live_read(store) as raw:
        live = LiveRecords(raw, collection.number)
        arrivals = live.arrivals()
        decided = all_standing(raw, collection.number)
        pairs, entities = live.all_pairs(), live.all_heads()
        counts, copies = live.all_counts(), live.all_copies()
    whole = resolve_whole(tables_of(basis, arrivals, every=True), basis.spec, basis.model, decided)
    ids = whole.ids
    expected = {
        tuple(sorted((ids[i], ids[j]))): bits
        for i, j, bits in zip(whole.left.tolist(), whole.right.tolist(), whole.bits.tolist(), strict=True)
    }
    heads = {identity: ids[head] for identity, head in zip(ids, whole.head.tolist(), strict=True)}
    heads |= {copy: heads[stands] for copy, stands in whole.copy_of.items()}
    wrong = {
        "pairs": len(expected.keys() ^ pairs.keys()),
        "bits": sum(pairs[ends] != bits for ends, bits in expected.items() if ends in pairs),
        "entities": sum(entities.get(identity) != head for identity, head in heads.items()),
        "copies": len(copies.items() ^ whole.copy_of.items()),
        "counts": len(
            set(counts.items()) ^ set(zip(*(side.tolist() for side in value_counts(whole)), strict=True))
        ),
    }
    return Verified(
        identical=not any(wrong.values()),
        records=len(arrivals),
        pairs=len(pairs),
        entities=len(set(entities.values())),
        copies=len(copies),
        differs=tuple(f"{what}: {n}" for what, n in wrong.items() if n),
    )
