"""Which records may be one person: wide candidates, because a narrow list biases the count upwards."""

from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.counting.state import Likelihood, Neighbours
from strikeback.linking.counting.table import Attributes
from strikeback.model.errors import UsageError

MOST_RECORDS: Final = 30_000
"""All pairs are scored: beyond this the table must be blocked first, and what that drops counted."""
WIDE: Final = 11.0
"""A pair is kept from log n - WIDE on (natural logarithm of its likelihood ratio)."""
NEAR: Final = 5.0
"""A pair is likely from log n - NEAR on."""
MOST_EACH: Final = 250
"""Pairs a record, on average, that are kept; more are cut off, weakest first, and the claim says so."""


@dataclass(frozen=True, slots=True, repr=False)
class Candidates:
    """Pairs that may be one person."""

    neighbours: Neighbours
    certain: NDArray[np.int32]
    """Clusters at a plain threshold: component of each record over pairs above log n."""
    truncated: bool
    """Pairs above the wide limit were left out."""


def find_candidates(table: Attributes, model: Likelihood) -> Candidates:
    """Return all pairs above the wide limit.

    Raises:
        UsageError: Too many records to score all pairs.
    """
    from strikeback.linking.counting import kernels_pairs as kernels  # noqa: PLC0415 - numba is slow to import

    records = len(table.ids)
    if records > MOST_RECORDS:
        raise UsageError(
            f"counting compares all pairs of at most {MOST_RECORDS:,} records",
            where=f"{records:,} records",
            remedy="count a part, such as one country or year",
        )
    columns = np.where(table.codes < 0, len(table.seen), table.codes).T.astype(np.int32).copy()
    work = np.zeros(2, np.int32), np.zeros(2, np.int32)
    equal, alike = kernels.similar_fits(model, table.field_of, *work)
    far = np.array([kernels.far_fit(b, f) for b, f in zip(model.log_distorted, model.far, strict=True)])
    limit = log(max(2, records))
    most = MOST_EACH * max(40, records)
    out = _empty(min(most, 40 * max(100, records)))
    found = kernels.candidates(model, columns, (equal, alike, far), limit - WIDE, out)
    if found > len(out[0]):
        out = _empty(found)
        kernels.candidates(model, columns, (equal, alike, far), limit - WIDE, out)
    left, right, weight = out[0][:found], out[1][:found], out[2][:found]
    # Likely pairs first; the order within is that of the records, so that nothing depends on a sort's ties.
    order = np.argsort(-weight, kind="stable")[:most]
    near = weight[order] > limit - NEAR
    order = np.concatenate([np.sort(order[near]), np.sort(order[~near])])
    left, right, weight = left[order], right[order], weight[order]
    start, near_end, record = kernels.adjacency(records, left, right, int(near.sum()))
    sure = weight > limit
    return Candidates(
        neighbours=Neighbours(start, near_end, record, left, right, int(near.sum())),
        certain=kernels.components(records, left[sure], right[sure]),
        truncated=found > most,
    )


def _empty(
    size: int,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]:
    return np.empty(size, np.int32), np.empty(size, np.int32), np.empty(size, np.float64)
