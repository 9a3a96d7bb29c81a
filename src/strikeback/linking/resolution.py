"""The engine for any table: who is the same, with probabilities, clusters, and reasons for every pair."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from strikeback.linking.counting.claims import MANY_PEOPLE, MODEL_PEOPLE, MODEL_SIZE, ClaimKind, unaudited
from strikeback.linking.engine import run
from strikeback.linking.engine.aliases import of_model
from strikeback.linking.engine.calibrate import probabilities
from strikeback.linking.engine.clusters import grouped, number_of
from strikeback.linking.engine.coded import make_ready
from strikeback.linking.engine.explaining import reasons
from strikeback.linking.engine.memory import give_back, pairs_room, refuse_large
from strikeback.linking.engine.model import GRAIN, Model
from strikeback.linking.engine.pairs import Pairs
from strikeback.linking.engine.prepared import MAX_FIELDS
from strikeback.linking.engine.records import Records
from strikeback.linking.engine.spec import Spec
from strikeback.linking.engine.tables import Tables, read_tables
from strikeback.linking.linked import probability
from strikeback.model.base import Frozen
from strikeback.model.errors import NotFoundError
from strikeback.model.links import Reason

if TYPE_CHECKING:
    from strikeback.linking.counting.sampler import Posterior

Floats = NDArray[np.float64]
Progress = Callable[[str, float], None]


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
    """How many distinct things there are: the model's figure or a range over methods, without a level."""

    shown: ClassVar = ("low", "high", "level", "method")

    low: int
    high: int
    asked: float | None = None
    """The level that was asked for."""
    level: float | None = None
    """The level that may be claimed: none without an audit of sampled records."""
    method: str = "range over methods, not audited"
    figures: tuple[tuple[str, float], ...] = ()
    """Each method's figure."""
    why: tuple[str, ...] = ()
    """Why no more can be said."""


class Resolution:
    """The outcome of one run. Build it with ``resolve``.

    Attributes:
        spec: What was compared.
        model: The trained model; its ``release`` names it.
        records: The coded records, in the order of their ids' digests.
        scored: Scored pairs of rows.
        labels: Cluster of each row, named by its lowest row.
        copy_of: Exact copies that were set aside -> the record that stands for them. They are in no pair, and
            in its cluster.
    """

    def __init__(
        self,
        tables: Tables,
        spec: Spec,
        records: Records,
        fitted: run.Fitted | None,
        copy_of: Mapping[str, str] | None = None,
    ) -> None:
        self.spec = spec
        self.copy_of = dict(copy_of or {})
        self._ids = tables.ids
        size = len(tables)
        none = np.empty(0, np.int32)
        self.scored = fitted.pairs if fitted else Pairs(none, none, np.empty(0, np.int64), none)
        self.model = fitted.model if fitted else run.empty_model()
        self.labels = fitted.labels if fitted else np.arange(size)
        self.records = of_model(records, self.model)

    @property
    def threshold(self) -> float:
        """Bits from which a pair is reported as the same: the cut of the highest expected F1."""
        return self.model.threshold / GRAIN

    @cached_property
    def _probabilities(self) -> Floats:
        """Calibrated probability of each scored pair."""
        return probabilities(self.scored.bits, self.labels, self.scored.left, self.scored.right)

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
        table = pa.table(
            {
                "left": pc.if_else(swap, right, left),
                "right": pc.if_else(swap, left, right),
                "bits": bits,
                "probability": self._probabilities[order],
            }
        )
        del left, right, swap, order
        give_back(len(self._ids))
        return table

    @cached_property
    def clusters(self) -> dict[str, str]:
        """Record id -> cluster id, which is the smallest record id in the cluster."""
        ids: list[str] = self._ids.to_pylist()
        out = {key: ids[row] for key, row in zip(ids, self._least().tolist(), strict=True)}
        out.update({copy: out[kept] for copy, kept in self.copy_of.items()})
        return out

    @property
    def membership(self) -> pa.Table:
        """The same as columns, which take a fifth of the memory: ``id`` and ``cluster``."""
        ids, names = self._ids, self._ids.take(pa.array(self._least()))
        if self.copy_of:
            kept = [self.row_of(key) for key in self.copy_of.values()]
            ids = pa.concat_arrays([ids, pa.array(list(self.copy_of), ids.type)])
            names = pa.concat_arrays([names, names.take(pa.array(kept))])
        return pa.table({"id": ids, "cluster": names})

    def _least(self) -> NDArray[np.int64]:
        """Return, for each row, the row of the smallest id in its cluster."""
        members, starts = grouped(self.labels)
        least = members[starts[:-1]]
        sizes = np.diff(starts)
        for place in range(1, int(sizes.max(initial=0))):
            some = np.flatnonzero(sizes > place)
            other = members[starts[some] + place]
            less = pc.less(self._ids.take(pa.array(other)), self._ids.take(pa.array(least[some])))
            least[some] = np.where(less, other, least[some])
        out = np.empty(len(members), np.int64)
        out[members] = np.repeat(least, sizes)
        return out

    def count(self, level: float | None = None) -> CountRange:
        """Return how many distinct things there are: the model's figure where it may stand, else a range.

        The model of counting is asked where at most 250 people with four records each on average are likely:
        it was measured on no more. It takes seconds there (7 for 500 dirty records), and may still refuse.

        Args:
            level: Coverage asked for. It is recorded and not granted: only an audit of sampled records can.
        """
        spread = self.spread()
        size, low = len(self._ids), spread.low
        if not size or low > MODEL_PEOPLE:
            return msgspec.structs.replace(spread, asked=level)
        if size > MODEL_SIZE * max(1, low):
            return self._claimed(None, spread, level)
        from strikeback.linking.counting.sampler import sample_people  # noqa: PLC0415 - loads the compiler
        from strikeback.linking.engine.countable import SEED, attributes_of  # noqa: PLC0415

        return self._claimed(sample_people(attributes_of(self.records, self._ids), seed=SEED), spread, level)

    def _claimed(self, posterior: "Posterior | None", spread: CountRange, asked: float | None) -> CountRange:
        """Return what may be said without an audit."""
        claim = unaudited(posterior, spread.figures, records=len(self._ids))
        method = claim.text.partition(", ")[2] if claim.kind is ClaimKind.MODEL else spread.method
        return CountRange(
            low=claim.low, high=claim.high, asked=asked, method=method, figures=claim.figures, why=claim.why
        )

    def spread(self) -> CountRange:
        """Return how many distinct things there are, as a range over methods that cost nothing."""
        size = len(self._ids)
        others = np.ones(size)
        for side in (self.scored.left, self.scored.right):
            others += np.bincount(side, weights=self._probabilities, minlength=size)
        figures = (
            ("clusters", float(number_of(self.labels))),
            ("sum of 1 / (1 + sum p)", float((1 / others).sum())),
        )
        values = [value for _, value in figures]
        return CountRange(
            low=int(np.floor(min(values))),
            high=int(np.ceil(max(values))),
            figures=figures,
            why=(MANY_PEOPLE,) if min(values) > MODEL_PEOPLE else (),
        )

    def why(self, left: str, right: str) -> PairReasons:
        """Return what speaks for and against two records being one, proposed as a pair or not.

        Raises:
            NotFoundError: An id is in none of the tables.
        """
        left, right = sorted((left, right))
        one, other = self.row_of(left), self.row_of(right)
        found = reasons(self.records, self.model, one, other) if left != right else ()
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
        """Return the row of a record, or of the one that stands for it.

        Raises:
            NotFoundError: The id is in none of the tables.
        """
        key = self.copy_of.get(key, key)
        row = int(pc.index(self._ids, pa.scalar(key, pa.large_string())).as_py())
        if row < 0:
            raise NotFoundError(
                "a record id is in none of the tables", where=key, remedy="check the id column"
            )
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
        memory: Most bytes the run may need; None: 60 % of what the machine or its container has left.

    Raises:
        UsageError: Tables without the id column, ids twice, a field no table has, over 15 fields, a model of
            other fields, or more memory needed than allowed.
    """
    case = make_ready(_read(tables, id_column, memory), spec)
    fitted = None
    if len(case.tables) > 1 and case.fields:
        fitted = run.resolve(
            case.records,
            model=model,
            apart=case.spec.one_per_table,
            progress=progress,
            room=pairs_room(len(case.tables), case.fields, memory),
        )
    return Resolution(case.tables, case.spec, case.records, fitted, case.copy_of)


def _read(tables: Any, id_column: str, memory: int | None) -> Tables:  # noqa: ANN401
    """Read tables and refuse what would not fit."""
    read = read_tables(tables, id_column)
    refuse_large(len(read), min(len(read.columns), MAX_FIELDS), memory)
    return read
