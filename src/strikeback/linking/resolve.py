"""The engine for any table: who is the same, with probabilities, clusters, and reasons for every pair."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from strikeback.linking.linked import GRAIN, grain, probability
from strikeback.linking.table_blocks import candidate_pairs
from strikeback.linking.table_clusters import cluster_pairs
from strikeback.linking.table_input import Table, read_tables
from strikeback.linking.table_levels import EXACT, LABELS, Column, compare, encode, pack, unpack
from strikeback.linking.table_model import Model, field_bits, fit
from strikeback.linking.table_spec import FieldType, Spec, infer_spec
from strikeback.model.base import Frozen
from strikeback.model.errors import NotFoundError, UsageError
from strikeback.model.links import Reason

MODEL: Final = "strikeback-table/1"
KEEP_BITS: Final = -8.0
"""Pairs below this are not kept: odds of one in 256."""
MAX_FIELDS: Final = 15
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


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
    model: str = MODEL


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
    """The outcome of one run. Build it with ``resolve``."""

    threshold: float = 0.0
    """Bits from which a pair is more likely the same than not."""

    def __init__(self, table: Table, spec: Spec, columns: list[Column]) -> None:
        self.spec = spec
        self._ids = table.ids
        self._place = {key: i for i, key in enumerate(table.ids)}
        self._columns = columns
        self._apart = np.array(table.source, dtype=np.int64) if spec.one_per_table else None
        self._model: Model | None = None
        left, right = candidate_pairs(columns, self._judge, self._apart)
        bits = self._judge(columns, left, right)
        keep = bits > KEEP_BITS
        self._left, self._right, self._bits = left[keep], right[keep], bits[keep]
        self._labels = cluster_pairs(
            len(self._ids), self._left, self._right, self._bits, self._score, self._apart
        )

    @property
    def pairs(self) -> pa.Table:
        """Scored pairs: ``left``, ``right``, ``bits``, ``probability``, in the order of their ids."""
        ids = np.array(self._ids, dtype=object)
        return pa.table(
            {
                "left": pa.array(ids[self._left], type=pa.string()),
                "right": pa.array(ids[self._right], type=pa.string()),
                "bits": self._bits,
                "probability": 1 / (1 + np.exp2(-np.clip(self._bits, -200, 200))),
            }
        )

    @property
    def clusters(self) -> dict[str, str]:
        """Record id -> cluster id, which is the smallest record id in the cluster."""
        return {key: self._ids[label] for key, label in zip(self._ids, self._labels, strict=True)}

    def count(self, level: float | None = None) -> CountRange:
        """Return how many distinct things there are, as a range over methods.

        Args:
            level: Coverage asked for. It is recorded and not granted: only an audit of sampled records can.
        """
        size = len(self._ids)
        likely = 1 / (1 + np.exp2(-np.clip(self._bits, -200, 200)))
        others = np.bincount(self._left, weights=likely, minlength=size)
        others = others + np.bincount(self._right, weights=likely, minlength=size)
        sizes = np.bincount(self._labels, minlength=size)
        clusters = int((sizes > 0).sum())
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
        if left not in self._place or right not in self._place:
            raise NotFoundError("a record id is in none of the tables", remedy="check the id column")
        one, other = sorted((self._place[left], self._place[right]))
        reasons = self._reasons(one, other)
        bits = sum(reason.bits for reason in reasons)
        return PairReasons(
            left=self._ids[one],
            right=self._ids[other],
            bits=bits,
            probability=probability(bits),
            reasons=reasons,
            together=bool(self._labels[one] == self._labels[other]),
        )

    def _reasons(self, one: int, other: int) -> tuple[Reason, ...]:
        model = self._model
        if model is None or one == other:
            return ()
        levels = self._levels(np.array([one]), np.array([other]))
        parts = field_bits(levels, model.weights, model.u, model.m, model.given)[0]
        out = [Reason(rule="prior", field="", bits=grain(model.prior), note=f"{len(self._ids):,} records")]
        for i, column in enumerate(self._columns):
            level = int(levels[0, i])
            if level:
                name = "equal" if level <= EXACT else LABELS.get(level, "alike")
                a, b = (int(column.codes[n]) for n in (one, other))
                chances = f"m {model.m[i, level]:.3g}, u {model.u[i, level]:.3g}"
                note = f"{chances}; seen {column.counts[a]:,} and {column.counts[b]:,} times"
                out.append(
                    Reason(
                        rule=f"{column.field.type.value}.{name}",
                        field=column.field.name,
                        bits=grain(float(parts[i])),
                        left=str(column.forms[a]),
                        right=str(column.forms[b]),
                        note=note,
                    )
                )
        return tuple(out)

    def _levels(self, left: Ints, right: Ints) -> Ints:
        levels = [compare(column, column.codes[left], column.codes[right]) for column in self._columns]
        return np.stack(levels, axis=1)

    def _judge(self, columns: Sequence[Column], left: Ints, right: Ints) -> Floats:
        """Fit a model on candidates of some records and return their bits."""
        if len(left) == 0:
            return np.empty(0)
        packed = pack([compare(c, c.codes[left], c.codes[right]) for c in columns])
        patterns, inverse, counts = np.unique(packed, return_inverse=True, return_counts=True)
        self._model = fit(list(columns), patterns, counts.astype(np.float64), len(columns[0].codes))
        return self._total(self._model, unpack(patterns, len(columns)))[inverse]

    def _score(self, left: Ints, right: Ints) -> Floats:
        if len(left) == 0 or self._model is None:
            return np.empty(0)
        packed = pack([compare(c, c.codes[left], c.codes[right]) for c in self._columns])
        patterns, inverse = np.unique(packed, return_inverse=True)
        return self._total(self._model, unpack(patterns, len(self._columns)))[inverse]

    @staticmethod
    def _total(model: Model, levels: Ints) -> Floats:
        """Return the bits of patterns, in the grain of reasons, so that ``why`` adds up to ``pairs``."""
        parts = field_bits(levels, model.weights, model.u, model.m, model.given)
        total: Floats = np.round(parts * GRAIN).sum(axis=1) / GRAIN + grain(model.prior)
        return total


def resolve(tables: Any, *, id_column: str, spec: Spec | None = None) -> Resolution:  # noqa: ANN401 - any table
    """Return which records of one or several tables are the same.

    Args:
        tables: An Arrow table, a data frame, a list of dicts, or a sequence of such.
        id_column: Column of unique record ids; never compared.
        spec: What to compare; None: told from the columns' names and values, and readable on the result.

    Raises:
        UsageError: Tables without the id column, ids twice, a field no table has, over 15 fields.
    """
    table = read_tables(tables, id_column)
    wanted = spec or Spec()
    if not wanted.fields:
        wanted = infer_spec(table.columns, one_per_table=wanted.one_per_table)
    fields = [field for field in wanted.fields if field.type is not FieldType.IGNORE]
    unknown = [field.name for field in fields if field.name not in table.columns]
    if unknown or len(fields) > MAX_FIELDS:
        raise UsageError(
            "a field to compare is in no table" if unknown else "too many fields to compare",
            where=", ".join(unknown),
            remedy=f"name columns of the tables, {MAX_FIELDS} at most",
        )
    columns = [encode(field, table.columns[field.name]) for field in fields]
    return Resolution(table, wanted, columns)
