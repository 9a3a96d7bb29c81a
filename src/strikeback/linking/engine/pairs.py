"""Scored candidate pairs of records under a model."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine.aliases import of_model
from strikeback.linking.engine.keys import digests_of
from strikeback.linking.engine.model import Model
from strikeback.linking.engine.records import Records
from strikeback.model.errors import UsageError

ROOM = 1 << 19
Block = tuple[NDArray[np.int32], NDArray[np.int32]]
LIMIT = 4_000_000
"""Pairs looked at between two reports of progress."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Scored pairs: rows of records, left before right, pattern and score in 1/1024 bit."""

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    packed: NDArray[np.int64]
    bits: NDArray[np.int32]
    compared: int = 0
    """Candidate pairs that were scored, kept or not."""

    def __len__(self) -> int:
        """Number of pairs."""
        return len(self.left)

    def above(self, least: int) -> "Pairs":
        """Return the pairs that score at least so much."""
        good = self.bits >= least
        return Pairs(self.left[good], self.right[good], self.packed[good], self.bits[good], self.compared)

    def scored_by(self, model: Model) -> "Pairs":
        """Return the pairs as another model of the same levels scores them."""
        from strikeback.linking.engine.kernels_scores import scores_of  # noqa: PLC0415 - loads the compiler

        return Pairs(self.left, self.right, self.packed, scores_of(self.packed, model.scale()), self.compared)


def apply(
    records: Records,
    model: Model,
    *,
    apart: bool = False,
    progress: Callable[[str, float], None] | None = None,
    room: int | None = None,
) -> Pairs:
    """Return all candidate pairs that score at least what the model keeps.

    Args:
        records: Coded records of the model's fields.
        model: A trained model.
        apart: No two records of one table may pair.
        progress: Called with what is being done and the share done; an exception it raises ends the run.
        room: Most pairs to keep; None: any number.

    Raises:
        UsageError: There are more: memory would not hold them.
    """
    parts, kept = [], 0
    records = of_model(records, model)
    for part in _scan(records, model, apart=apart, progress=progress):
        parts.append(part)
        kept += len(part)
        if room is not None and kept > room:
            raise UsageError(
                f"over {room:,} pairs are alike, more than memory allows to keep",
                remedy="Allow more with --memory, use the Spark engine, or compare fields that tell more",
            )
    compared = sum(part.compared for part in parts)
    if not parts:
        none = np.empty(0, np.int32)
        return Pairs(none, none, np.empty(0, np.int64), none)
    left, right, packed, bits = (
        np.concatenate([getattr(part, name) for part in parts])
        for name in ("left", "right", "packed", "bits")
    )
    return Pairs(left, right, packed, bits, compared)


def _scan(
    records: Records, model: Model, *, apart: bool, progress: Callable[[str, float], None] | None
) -> Iterator[Pairs]:
    from strikeback.linking.engine.kernels_pairs import scan  # noqa: PLC0415 - loads the compiler

    ids = np.full((len(records), len(model.keys)), -1, dtype=np.int32)
    scale = model.scale()
    left, right, bits = (np.empty(ROOM, np.int32) for _ in range(3))
    packed = np.empty(ROOM, np.int64)
    for key in range(len(model.keys)):
        rows, starts = _blocks(records, model, key, ids)
        block = 0
        while block < len(starts) - 1:
            if progress:
                progress("compare", (key + block / len(starts)) / len(model.keys))
            block, kept, seen = scan(
                records.book, scale, model.keep, ids, key, rows, starts, block, LIMIT,
                records.source, apart, left, right, packed, bits,
            )  # fmt: skip
            yield Pairs(
                left[:kept].copy(), right[:kept].copy(), packed[:kept].copy(), bits[:kept].copy(), seen
            )


def _blocks(records: Records, model: Model, key: int, ids: NDArray[np.int32]) -> Block:
    """Return the blocks of one key, each record's number of block written to that column of ``ids``."""
    from strikeback.linking.engine.kernels_keys import by_digest, number_blocks, pick  # noqa: PLC0415

    entries = pick(digests_of(records, model.keys[key]), np.uint64(1))
    by_digest(entries, np.empty_like(entries))
    rows, starts = np.empty(len(entries), np.int32), np.empty(len(entries) // 2 + 2, np.int32)
    count = number_blocks(entries, model.keys[key].cap, ids, key, rows, starts)
    return rows[: starts[count]], starts[: count + 1]
