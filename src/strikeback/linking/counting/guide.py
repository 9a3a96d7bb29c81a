"""What an audit is guided by: the model's shares where it holds, else the linked entities.

The estimate is unbiased whatever the guide says; a better guide makes the interval narrower.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.counting import plan
from strikeback.linking.counting.audit import Frame, SampledRecord
from strikeback.linking.counting.sampler import Posterior

MODEL: Final = "strikeback-count/1"
"""Release of the counting model. Any change of its constants is a new release."""
ERROR: Final = 0.5
"""Error of a linked entity's share that is expected, as a share of it: false splits make shares too large."""
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, repr=False)
class Guide:
    """What is thought of each record before the audit."""

    ids: tuple[str, ...]
    """Sorted."""
    share: Floats
    """1 / (records of the record's person), as far as is known."""
    variance: Floats
    """Square of the error expected of it."""


def linked_shares(ids: Sequence[str], home: Mapping[str, str]) -> Floats:
    """Return 1 / (records of the same entity among ``ids``), by record.

    Args:
        ids: The records counted.
        home: Entity of a record; a record without one stands alone.
    """
    sizes = Counter(home.get(one, one) for one in ids)
    return np.array([1.0 / sizes[home.get(one, one)] for one in ids], dtype=np.float64)


def guide_of(ids: Sequence[str], home: Mapping[str, str], posterior: Posterior | None) -> Guide:
    """Return the guide of an audit.

    Args:
        ids: The records counted, sorted.
        home: Entity of each record, by linking.
        posterior: The model's word, where it may be heard; its disagreement with linking is doubt.
    """
    linked = linked_shares(ids, home)
    if posterior is None:
        return Guide(tuple(ids), linked, (ERROR * linked) ** 2)
    doubt = posterior.variance + ((posterior.share - linked) / 2.0) ** 2
    return Guide(tuple(ids), (posterior.share + linked) / 2.0, doubt)


def draw_audit(guide: Guide, size: int, seed: int) -> tuple[Frame, tuple[SampledRecord, ...]]:
    """Return what is fixed at the draw of an audit: the frame and the sample, in order of record ids.

    Args:
        guide: What is thought of the records.
        size: Records to resolve; all of them: a full review.
        seed: Decides the sample.
    """
    chance = plan.inclusion(guide.variance, size)
    frame = Frame(
        records=len(guide.ids),
        people=float(guide.share.sum()),
        expected=plan.expected_variance(guide.variance, chance),
        floor=plan.floor_variance(chance),
    )
    places = plan.draw_sample(chance, np.random.default_rng(seed))
    return frame, tuple(
        SampledRecord(
            record=guide.ids[i],
            chance=float(chance[i]),
            share=float(guide.share[i]),
            variance=float(guide.variance[i]),
        )
        for i in places.tolist()
    )
