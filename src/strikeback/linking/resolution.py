"""The engine for any table: who is the same, with probabilities, clusters, and reasons for every pair."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, ClassVar, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from strikeback.linking.engine import run
from strikeback.linking.engine.calibrate import probabilities
from strikeback.linking.engine.explaining import reasons
from strikeback.linking.engine.model import GRAIN, Model
from strikeback.linking.engine.pairs import Pairs
from strikeback.linking.engine.prepared import infer_spec, prepare
from strikeback.linking.engine.records import Records, encode
from strikeback.linking.engine.spec import Spec
from strikeback.linking.engine.tables import Tables, read_tables
from strikeback.linking.linked import probability
from strikeback.model.base import Frozen
from strikeback.model.errors import NotFoundError
from strikeback.model.links import Reason

Floats = NDArray[np.float64]
Progress = Callable[[str, float], None]
_LARGE: Final = 200.0


class PairReasons(Frozen, frozen=True, kw_only=True):
    """One pair compared."""

    shown: ClassVar = ("bits", "probability", "together")

    left: str
    right: str
    bits: float
    probability: float
    reasons: tuple[Reason, ...]
    """Their bits add up to ``bits``."""
    together: bool
    """They are in one cluster."""
    model: str = ""
    """Release of the model."""


class CountRange(Frozen, frozen=True, kw_only=True):
    """How many distinct things there are: a range over methods, without a level."""

    shown: ClassVar = ("low", "high", "level", "method")

    low: int
    high: int
    asked: float | None = None
    """The level that was asked for."""
    level: float | None = None
    """The level that may be claimed: none without an audit of sampled records."""
    method: str = "range over methods, not audited"
    figures: tuple[tuple[str, float], ...] = ()


class Resolution:
    """The outcome of one run. Build it with ``resolve``.

    Attributes:
        spec: What was compared.
        model: The trained model; its ``release`` names it.
        records: The coded records, in the order of their ids' digests.
        scored: Scored pairs of rows.
        labels: Cluster of each row, named by its lowest row.
    """

    def __init__(self, tables: Tables, spec: Spec, records: Records, fitted: run.Fitted | None) -> None:
        self.spec = spec
        self.records = records
        self._ids = tables.ids
        size = len(tables)
        none = np.empty(0, np.int32)
        self.scored = fitted.pairs if fitted else Pairs(none, none, np.empty(0, np.int64), none)
        self.model = fitted.model if fitted else run.empty_model()
        self.labels = fitted.labels if fitted else np.arange(size)

    @property
    def threshold(self) -> float:
        """Bits from which a pair is reported as the same: the cut of the highest expected F1."""
        return self.model.threshold / GRAIN

    @cached_property
    def _probabilities(self) -> Floats:
        """Calibrated probability of each scored pair."""
        together = self.labels[self.scored.left] == self.labels[self.scored.right]
        return probabilities(self.scored.bits, together)

    @property
    def bits(self) -> Floats:
        """Score of each scored pair."""
        out: Floats = self.scored.bits / GRAIN
        return out

    @cached_property
    def pairs(self) -> pa.Table:
        """Scored pairs, surest first: ``left``, ``right``, ``bits``, ``probability``; the lesser id left."""
        key = self.records.key
        order = np.lexsort((key[self.scored.right], key[self.scored.left], -self.scored.bits))
        left, right = (
            self._ids.take(pa.array(side[order])) for side in (self.scored.left, self.scored.right)
        )
        swap = pc.greater(left, right)
        bits = self.bits[order]
        return pa.table(
            {
                "left": pc.if_else(swap, right, left),
                "right": pc.if_else(swap, left, right),
                "bits": bits,
                "probability": self._probabilities[order],
            }
        )

    @cached_property
    def clusters(self) -> dict[str, str]:
        """Record id -> cluster id, which is the smallest record id in the cluster."""
        ids: list[str] = self._ids.to_pylist()
        out = dict(zip(ids, ids, strict=True))
        sizes = np.bincount(self.labels, minlength=len(ids))
        shared = [int(row) for row in np.flatnonzero(sizes[self.labels] > 1)] if ids else []
        least: dict[int, str] = {}
        for row in shared:
            label = int(self.labels[row])
            if label not in least or ids[row] < least[label]:
                least[label] = ids[row]
        for row in shared:
            out[ids[row]] = least[int(self.labels[row])]
        return out

    def count(self, level: float | None = None) -> CountRange:
        """Return how many distinct things there are, as a range over methods.

        Args:
            level: Coverage asked for. It is recorded and not granted: only an audit of sampled records can.
        """
        size = len(self._ids)
        likely = 1 / (1 + np.exp2(-np.clip(self.bits, -_LARGE, _LARGE)))
        others = np.bincount(self.scored.left, weights=likely, minlength=size)
        others = others + np.bincount(self.scored.right, weights=likely, minlength=size)
        clusters = len(np.unique(self.labels))
        figures = (
            ("clusters", float(clusters)),
            ("sum of 1 / (1 + sum p)", float((1 / (1 + others)).sum()) if size else 0.0),
            ("expected pairs taken as a forest", float(max(min(1, size), size - likely.sum()))),
        )
        values = [value for _, value in figures]
        return CountRange(
            low=int(np.floor(min(values))), high=int(np.ceil(max(values))), asked=level, figures=figures
        )

    def why(self, left: str, right: str) -> PairReasons:
        """Return what speaks for and against two records being one, proposed as a pair or not.

        Raises:
            NotFoundError: An id is in none of the tables.
        """
        left, right = sorted((left, right))
        one, other = self.row_of(left), self.row_of(right)
        found = reasons(self.records, self.model, one, other) if one != other else ()
        bits = sum(reason.bits for reason in found)
        return PairReasons(
            left=left,
            right=right,
            bits=bits,
            probability=self._chance(one, other, bits),
            reasons=found,
            together=bool(self.labels[one] == self.labels[other]),
            model=self.model.release,
        )

    def _chance(self, one: int, other: int, bits: float) -> float:
        """Return the calibrated probability of a scored pair, the score's own of any other."""
        low, high = min(one, other), max(one, other)
        at = np.flatnonzero((self.scored.left == low) & (self.scored.right == high))
        return float(self._probabilities[at[0]]) if len(at) else probability(bits)

    def row_of(self, key: str) -> int:
        """Return the row of a record.

        Raises:
            NotFoundError: The id is in none of the tables.
        """
        row = int(pc.index(self._ids, pa.scalar(key, pa.large_string())).as_py())
        if row < 0:
            raise NotFoundError("a record id is in none of the tables", remedy="check the id column")
        return row


def resolve(
    tables: Any,  # noqa: ANN401 - any kind of table is the point
    *,
    id_column: str,
    spec: Spec | None = None,
    model: Model | None = None,
    progress: Progress | None = None,
    memory: int | None = None,
) -> Resolution:
    """Return which records of one or several tables are the same.

    Args:
        tables: An Arrow table, a data frame, a list of dicts, or a sequence of such.
        id_column: Column of unique record ids; never compared.
        spec: What to compare; None: told from the columns' names and values, and readable on the result.
        model: A trained model to apply instead of training one; its fields must be the specification's.
        progress: Called with a stage and the share of it done, 0 to 1; an exception it raises ends the run.
        memory: Most bytes the run may need; None: 60 % of what the machine has left.

    Raises:
        UsageError: Tables without the id column, ids twice, a field no table has, over 15 fields, a model of
            other fields, or more memory needed than allowed.
    """
    read = read_tables(tables, id_column)
    wanted = spec or Spec()
    if not wanted.fields:
        wanted = infer_spec(read, one_per_table=wanted.one_per_table)
    fields = prepare(read, wanted)
    run.refuse_large(len(read), len(fields), memory)
    records = encode(fields, read.digest, read.source)
    if len(read) < 2 or not fields:
        return Resolution(read, wanted, records, None)
    return Resolution(
        read,
        wanted,
        records,
        run.resolve(records, model=model, apart=wanted.one_per_table, progress=progress),
    )
