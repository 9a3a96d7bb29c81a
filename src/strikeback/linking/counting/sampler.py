"""Draws partitions of records into people from an attribute-level hit-miss model with an ESC size prior.

Whole clusters are scored, never pairs: samplers over pair scores miss the truth in either direction. The
posterior is an aid, to be corrected by an audit; alone its interval is too narrow where siblings, dependent
fields or dirty records break the model, and the more people the worse.

Sources: Steorts 2015 (blink), Marchant and others 2021 and 2023 (d-blink, hit-miss), Copas and Hilton 1990,
Betancourt, Zanella and Steorts (ESC prior, arXiv 2004.02008), Dahl 2005 (sequential allocation).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.counting.candidates import Candidates, find_candidates
from strikeback.linking.counting.prior import (
    LARGEST,
    TRIALS,
    draw_parameters,
    draw_sizes,
    expected_sizes,
    first_parameters,
    likelihood,
    rarest,
    size_prior,
)
from strikeback.linking.counting.state import Draws, Partition, Scratch
from strikeback.linking.counting.table import Attributes

Floats = NDArray[np.float64]
Labels = NDArray[np.int32]
SMALL, MIDDLE = 800, 2_500
"""Records up to which chains run long and middling."""
SWEEPS: Final = ((60, 100), (50, 80), (40, 50))
"""Sweeps thrown away and kept, for small, middling and large tables."""


@dataclass(frozen=True, slots=True, repr=False)
class Posterior:
    """What two chains say about the number of people and about each record."""

    ids: tuple[str, ...]
    share: Floats
    """Posterior mean of 1 / (records of the record's person); sums to the number of people."""
    variance: Floats
    """Posterior variance of the same."""
    people: float
    """Posterior mean of the number of people."""
    deviation: float
    """Posterior standard deviation of it."""
    chains: tuple[float, float]
    """Mean of the chain begun with everybody alone, and of the one begun with threshold clusters."""
    threshold: int
    """Clusters when all likely pairs are joined: another method's figure."""
    fields: tuple[str, ...]
    distorted: Floats
    """Mean b by field."""
    unseen: Floats
    """Mean amount of unseen variants by field."""
    truncated: bool
    """Candidate pairs had to be cut off."""
    sizes: NDArray[np.int64]
    """Clusters by size, over all kept sweeps."""
    trace: Floats
    """People at each kept sweep, first chain first."""


def sample_people(table: Attributes, *, seed: int, sweeps: tuple[int, int] | None = None) -> Posterior:
    """Return the posterior of who is one person, from two chains.

    Args:
        table: At least one record.
        seed: Same table and seed, same result.
        sweeps: Sweeps thrown away and kept, for each chain; None: by the number of records.

    Raises:
        UsageError: Too many records to compare all pairs.
    """
    records = len(table.ids)
    chosen = sweeps or SWEEPS[(records > SMALL) + (records > MIDDLE)]
    first = first_parameters(table)
    found = find_candidates(table, likelihood(table, first))
    starts = (np.arange(records, dtype=np.int32), found.certain)
    generators = np.random.default_rng(seed).spawn(2)
    chains = [
        _Chain(table, found, start, generator).run(*chosen)
        for start, generator in zip(starts, generators, strict=True)
    ]
    kept = 2 * chosen[1]
    share = (chains[0].shares + chains[1].shares) / kept
    square = (chains[0].squares + chains[1].squares) / kept
    trace = np.concatenate([chain.trace for chain in chains])
    return Posterior(
        ids=table.ids,
        share=share,
        variance=np.maximum(0.0, square - share**2),
        people=float(trace.mean()),
        deviation=float(trace.std()),
        chains=(float(chains[0].trace.mean()), float(chains[1].trace.mean())),
        threshold=len(np.unique(found.certain)),
        fields=table.fields,
        distorted=(chains[0].distorted + chains[1].distorted) / kept,
        unseen=(chains[0].unseen + chains[1].unseen) / kept,
        truncated=any(chain.truncated for chain in chains),
        sizes=chains[0].sizes + chains[1].sizes,
        trace=trace,
    )


class _Chain:
    """One chain."""

    def __init__(
        self, table: Attributes, found: Candidates, start: Labels, generator: np.random.Generator
    ) -> None:
        records, fields = table.codes.shape
        self._table = table
        self._generator = generator
        self._near = found.neighbours
        self._now = first_parameters(table)
        self._part = _partition(start, min(records, LARGEST))
        # Sizes begin as the clusters do: else a large cluster falls apart before they can be learned.
        self._now.sizes = expected_sizes(self._now.sizes, np.bincount(self._part.size)[1:])
        self._work = _scratch(records, generator)
        self.truncated = found.truncated
        self.shares, self.squares = np.zeros(records), np.zeros(records)
        self.sizes = np.zeros(records + 1, np.int64)
        self.distorted, self.unseen = np.zeros(fields), np.zeros(fields)
        self.trace = np.zeros(0)

    def run(self, burn: int, keep: int) -> "_Chain":
        """Throw ``burn`` sweeps away, keep ``keep``; candidates are found anew half-way through the first."""
        from strikeback.linking.counting import kernels_draws as draws  # noqa: PLC0415
        from strikeback.linking.counting import kernels_moves as moves  # noqa: PLC0415

        trace = []
        for turn in range(burn + keep):
            model = likelihood(self._table, self._now)
            if turn == burn // 2:
                found = find_candidates(self._table, model)
                self._near, self.truncated = found.neighbours, self.truncated or found.truncated
            moves.refit(model, self._part, self._work)
            moves.sweep(model, self._part, size_prior(self._now.sizes), self._near, self._work)
            sizes = np.zeros_like(self.sizes)
            shares = (self.shares, self.squares) if turn >= burn else (self.shares * 0, self.squares * 0)
            draws.tally_sizes(self._part, *shares, sizes)
            if turn >= burn:
                trace.append(float(self._part.tally[0]))
                self.sizes += sizes
                self.distorted += self._now.distorted
                self.unseen += self._now.unseen
            self._now.sizes = draw_sizes(self._now, sizes, self._generator)
            seen = self._counts()
            trials = np.outer(rarest(self._table, self._now.share), TRIALS)
            draws.draw(model, self._part, self._table.seen, trials, seen, self._work)
            self._now = draw_parameters(self._table, self._now, seen, self._generator)
        self.trace = np.array(trace)
        return self

    def _counts(self) -> Draws:
        fields = len(self._table.fields)
        none = np.zeros((4, fields), np.int64)
        unseen = np.zeros((fields, len(TRIALS)))
        return Draws(np.zeros(len(self._table.seen)), none[0], none[1], none[2], none[3], unseen)


def _partition(labels: Labels, largest: int) -> Partition:
    """Return clusters by label; records of a label that is too common to be one person start alone."""
    records = len(labels)
    counts = np.bincount(labels, minlength=records)
    labels = np.where(counts[labels] > largest, np.arange(records), labels)
    part = Partition(
        home=np.zeros(records, np.int32),
        head=np.full(records + 1, -1, np.int32),
        after=np.full(records, -1, np.int32),
        before=np.full(records, -1, np.int32),
        size=np.zeros(records + 1, np.int32),
        fit=np.zeros(records + 1),
        spare=np.zeros(records + 1, np.int32),
        tally=np.zeros(2, np.int64),
    )
    for record, label in enumerate(labels.tolist()):
        first = part.head[label]
        part.after[record] = first
        if first >= 0:
            part.before[first] = record
        part.head[label] = record
        part.home[record] = label
        part.size[label] += 1
    empty = np.flatnonzero(part.size == 0)
    part.spare[: len(empty)] = empty
    part.tally[:] = records + 1 - len(empty), len(empty)
    return part


def _scratch(records: int, generator: np.random.Generator) -> Scratch:
    return Scratch(
        values=np.zeros(records + 1, np.int32),
        counts=np.zeros(records + 1, np.int32),
        mark=np.zeros(records + 1, np.int64),
        turn=np.zeros(1, np.int64),
        found=np.zeros(records + 2, np.int32),
        weights=np.zeros(records + 2),
        order=np.zeros(records + 1, np.int32),
        link=np.zeros(records + 1, np.int32),
        random=generator.integers(0, 2**63, 1, dtype=np.uint64),
    )
