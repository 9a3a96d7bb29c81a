"""Clusters of records: a pure function of each component of the graph of scored pairs."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine.model import GRAIN, Model
from strikeback.linking.engine.pairs import Pairs
from strikeback.linking.engine.records import Records

CLIP: Final = round(14.4 * GRAIN)
"""No single pair of a piece counts for more than 14.4 bits (natural log-odds of 10) either way."""
Labels = NDArray[np.int64]


def _none() -> NDArray[np.int64]:
    return np.empty((0, 2), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Constraints:
    """What clusters must respect."""

    must: NDArray[np.int64] = field(default_factory=_none)
    """Pairs of rows that are one, [n, 2]. They win over ``cannot`` and over ``apart``."""
    cannot: NDArray[np.int64] = field(default_factory=_none)
    """Pairs of rows that are not."""
    apart: bool = False
    """No cluster holds two records of one table."""

    def packed(self) -> NDArray[np.int64]:
        """Return the pairs that are not one, sorted, lower row first."""
        low, high = self.cannot.min(axis=1, initial=1 << 40), self.cannot.max(axis=1, initial=-1)
        return np.sort((low << 32) | high)


def component_of(
    records: Records, pairs: Pairs, model: Model, constraints: Constraints | None = None
) -> Labels:
    """Return each record's component: its lowest row. Clusters never leave it."""
    from strikeback.linking.engine.kernels_clusters import components  # noqa: PLC0415 - loads the compiler

    strong = pairs.bits >= model.component
    left, right = pairs.left[strong].astype(np.int64), pairs.right[strong].astype(np.int64)
    if constraints is not None and len(constraints.must):
        left = np.concatenate([left, constraints.must[:, 0]])
        right = np.concatenate([right, constraints.must[:, 1]])
    named: Labels = components(len(records), left, right)
    return named


def first_pass(records: Records, pairs: Pairs, model: Model, constraints: Constraints) -> Labels:
    """Return clusters by average linkage inside pieces of components; each is named by its lowest row."""
    from strikeback.linking.engine import kernels_clusters as kernels  # noqa: PLC0415 - loads the compiler

    size = len(records)
    must = kernels.components(size, constraints.must[:, 0], constraints.must[:, 1])
    strong = np.flatnonzero(pairs.bits > 0)
    left, right = pairs.left[strong].astype(np.int64), pairs.right[strong].astype(np.int64)
    tie = kernels.pair_digests(records.key, left, right)
    order = np.lexsort((tie, -pairs.bits[strong]))
    if len(constraints.must):
        left = np.concatenate([constraints.must[:, 0], left])
        right = np.concatenate([constraints.must[:, 1], right])
        order = np.concatenate([np.arange(len(constraints.must)), order + len(constraints.must)])
    piece = kernels.pieces(size, left, right, order, model.piece)
    members, starts = grouped(piece, least=2)
    out: Labels = piece.copy()
    kernels.split_pieces(
        records.book, model.scale(), CLIP, starts, members,
        records.source, constraints.apart, constraints.packed(), must, out,
    )  # fmt: skip
    if len(constraints.must) == 0:
        return out
    # Decisions hold even where a piece was full.
    one = np.concatenate([np.arange(size), constraints.must[:, 0]])
    other = np.concatenate([out, constraints.must[:, 1]])
    named: Labels = kernels.components(size, one, other)
    return named


def grouped(labels: Labels, least: int = 1) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return rows group by group, ascending in each, and where groups of at least some rows begin.

    And the end.
    """
    order = np.argsort(labels, kind="stable")
    counts = np.bincount(labels, minlength=len(labels))
    counts = counts[counts > 0]
    big = counts >= least
    members = order[np.repeat(big, counts)]
    starts = np.concatenate([[0], np.cumsum(counts[big])]).astype(np.int64)
    return members, starts


def number_of(labels: Labels) -> int:
    """Return how many clusters there are: each is named by its lowest row."""
    return int(np.count_nonzero(labels == np.arange(len(labels))))
