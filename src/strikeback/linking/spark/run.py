"""The engine under Spark: records prepared, values and blocks counted, blocks scored, components solved."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from strikeback.linking.engine import run as engine
from strikeback.linking.engine.copies import set_aside
from strikeback.linking.engine.model import Model, dump_model
from strikeback.linking.engine.prepared import infer_spec, prepare
from strikeback.linking.engine.records import encode
from strikeback.linking.engine.spec import Spec, dump_spec
from strikeback.linking.engine.tables import Tables, read_tables
from strikeback.linking.spark import components, sample, stages
from strikeback.linking.spark.stages import Task
from strikeback.model.errors import UsageError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

USEFUL: Final = 20_000_000
"""Blocks that are sent to every worker, so that records alone in theirs stay where they are: 160 MB."""
Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one machine takes."""

    train: int = sample.BOUND
    """Records the model is trained on."""
    edges: int = components.BOUND
    """Edges whose components it finds."""
    blocks: int = USEFUL
    """Blocks that every worker is told of."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found, as written tables, and what it was found with."""

    spec: Spec
    model: Model
    records: int
    edges: "DataFrame"
    """``left``, ``right``: digests as ``to_long`` has them; ``packed``; ``bits`` in 1/1024 bit."""
    membership: "DataFrame"
    """``source`` from 0, ``id``, ``cluster``: the least id of the cluster, as one machine names it."""
    labels: "DataFrame"
    """``digest``, ``cluster``: the least digest of the cluster. Records without a likely pair are absent."""
    copy_of: dict[str, str]
    """Exact copies set aside -> the record that stands for them."""
    prefixed: bool
    """Ids have the number of their table before them, as tables repeat each other's."""
    figures: dict[str, int] = field(default_factory=dict)
    """What was counted on the way: heavy and useful blocks, the largest of each, common values."""


def resolve_frames(
    spark: "SparkSession",
    frames: Sequence["DataFrame"],
    folder: str,
    *,
    id_column: str,
    spec: Spec | None = None,
    model: Model | None = None,
    bounds: Bounds | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Resolve tables under Spark: the pairs and clusters that one machine finds with the same model.

    Args:
        spark: The session; its workers must have this package.
        frames: Tables; columns of equal names are one column.
        folder: Where every step is written; workers and driver must all reach it. The caller removes it.
        id_column: Column of ids, unique within a table.
        spec: What to compare; None: told from the records a model is trained on.
        model: A trained model; None: trained on the driver, on all records where they fit, see ``sample``.
        bounds: What the driver takes.
        progress: Called with each step and the share done, 0 to 1.

    Raises:
        UsageError: No table, no such column, ids missing or twice, a model of other fields.
    """
    bounds = bounds or Bounds()
    say = progress or (lambda _what, _share: None)
    columns, texts, total, prefixed = _texts(frames, id_column)
    say("learn", 0.0)
    learned = _learned(texts, columns, total, spec, model, bounds)
    task = Task(dump_spec(learned.spec), dump_model(learned.model), learned.spec.one_per_table, columns)
    if not learned.model.fields or total < 2:
        return _alone(spark, texts, learned, f"{folder}/membership", total, prefixed=prefixed)
    return _distributed(spark, texts, task, learned, total, folder, bounds, say, prefixed=prefixed)


@dataclass(frozen=True, slots=True)
class _Learned:
    spec: Spec
    model: Model
    copy_of: dict[str, str]


def _distributed(  # noqa: PLR0913 - the one place where all comes together
    spark: "SparkSession", texts: "DataFrame", task: Task, learned: _Learned, total: int, folder: str,
    bounds: Bounds,
    say: Progress, *, prefixed: bool,
) -> Outcome:  # fmt: skip
    say("prepare", 0.1)
    aside = frozenset(learned.copy_of)
    records = _written(
        _mapped(texts, partial(stages.prepared, task=task, aside=aside), stages.RECORDS), f"{folder}/records"
    )
    say("frequencies", 0.3)
    known = _known(records, task, learned.model, bounds)
    shared = spark.sparkContext.broadcast(known)
    say("compare", 0.4)
    placed = _mapped(records, partial(_placed, task=task, shared=shared), stages.PLACED)
    blocks = placed.repartition("block").sortWithinPartitions("block", "digest")
    edges = _written(_mapped(blocks, partial(stages.scored, task=task), stages.EDGES), f"{folder}/edges")
    say("components", 0.7)
    strong = edges.filter(edges["bits"] >= learned.model.component).select("left", "right")
    parts = _written(
        components.components_of(spark, strong, f"{folder}/components", bounds.edges), f"{folder}/component"
    )
    say("cluster", 0.8)
    rows = _mapped(records.join(parts, "digest"), partial(_members, task=task, shared=shared), stages.MEMBERS)
    both = (
        rows.union(_within(edges, parts))
        .repartition("component")
        .sortWithinPartitions("component", "pair", "a", "b")
    )
    clusters = _written(_mapped(both, partial(stages.solved, task=task), stages.LABELS), f"{folder}/clusters")
    say("write", 0.9)
    membership = _named(spark, texts, records, clusters, learned.copy_of)
    found = _written(membership, f"{folder}/membership")
    figures = {
        "values": len(known.values),
        "blocks": len(known.blocks),
        "useful": int(known.useful),
        "largest_block": known.largest,
        "largest_refused": known.refused,
    }
    return Outcome(
        learned.spec, learned.model, total, edges, found, clusters, learned.copy_of, prefixed, figures
    )


def _texts(frames: Sequence["DataFrame"], id_column: str) -> tuple[tuple[str, ...], "DataFrame", int, bool]:
    """Return the columns of all tables, their rows as texts, how many, and whether ids were prefixed."""
    if not frames:
        raise UsageError("there is no table to resolve", remedy="give at least one table")
    for number, frame in enumerate(frames, 1):
        if id_column not in frame.columns:
            raise UsageError(
                "the id column is missing",
                where=f"table {number}",
                remedy="name a column that every table has",
            )
    columns = tuple(dict.fromkeys(name for frame in frames for name in frame.columns if name != id_column))
    plain = _union(frames, id_column, columns, prefix=False)
    total, repeated = _checked(plain)
    return columns, _union(frames, id_column, columns, prefix=True) if repeated else plain, total, repeated


def _union(
    frames: Sequence["DataFrame"], id_column: str, columns: tuple[str, ...], *, prefix: bool
) -> "DataFrame":
    schema = ", ".join([stages.TEXTS, *(f"c{n} string" for n in range(len(columns)))])
    parts = []
    for number, frame in enumerate(frames):
        sign = f"{number + 1}:" if prefix else ""
        heads = tuple(frame.columns)
        step = partial(_textual, heads, number=number, id_column=id_column, names=columns, prefix=sign)
        # A dot in a heading would be taken for a part of a column.
        parts.append(_mapped(frame.toDF(*(f"c{n}" for n in range(len(heads)))), step, schema))
    out = parts[0]
    for part in parts[1:]:
        out = out.union(part)
    return out


def _textual(
    heads: tuple[str, ...],
    batches: Iterable[pa.RecordBatch],
    **how: Any,  # noqa: ANN401 - passed on
) -> Iterator[pa.RecordBatch]:
    """Give columns their headings back and turn rows into texts."""
    return iter(stages.textual((batch.rename_columns(list(heads)) for batch in batches), **how))


def _checked(texts: "DataFrame") -> tuple[int, bool]:
    """Return how many records there are and whether tables repeat each other's ids."""
    from pyspark.sql import functions as fn  # noqa: PLC0415 - optional

    once = texts.groupBy("id", "source").agg(fn.count("*").alias("n"))
    ids = once.groupBy("id").agg(
        fn.sum("n").alias("n"), fn.max("n").alias("twice"), fn.count("*").alias("tables")
    )
    row = (
        ids.agg(fn.sum("n"), fn.max("twice"), fn.max("tables"), fn.min(fn.length("id")))
        .toArrow()
        .to_pylist()[0]
    )
    total, twice, repeated, shortest = row.values()
    if shortest == 0:
        raise UsageError("a record has no id", remedy="fill the id column or number the rows")
    if (twice or 0) > 1:
        raise UsageError("an id is given twice", remedy="make ids unique within a table")
    return int(total or 0), (repeated or 0) > 1


def _learned(
    texts: "DataFrame",
    columns: tuple[str, ...],
    total: int,
    spec: Spec | None,
    model: Model | None,
    bounds: Bounds,
) -> _Learned:
    """Return what is compared and how: as stated, else as the records that fit here tell."""
    tables = _training(texts, columns, total, bounds.train)
    copies = None if spec is not None and spec.one_per_table else set_aside(tables)
    tables = copies.tables if copies else tables
    wanted = spec or Spec()
    if not wanted.fields:
        wanted = infer_spec(tables, one_per_table=wanted.one_per_table)
    fields = prepare(tables, wanted)
    records = encode(fields, tables.digest, tables.source)
    if model is None:
        enough = len(tables) > 1 and fields
        model = engine.train(records, apart=wanted.one_per_table) if enough else engine.empty_model()
    elif [(f.name, f.kind) for f in model.fields] != [(f.name, f.kind) for f in fields]:
        raise UsageError(
            "the model is of other fields", remedy="hand in the specification it was trained with"
        )
    # Copies are found among all records only; a sample would set aside some of them and leave others.
    return _Learned(wanted, model, copies.copy_of if copies and total <= bounds.train else {})


def _training(texts: "DataFrame", columns: tuple[str, ...], total: int, bound: int) -> Tables:
    """Return the records that are trained on, as the engine has them."""
    if total > bound:
        texts = _mapped(texts, partial(_sampled, total=total, bound=bound), texts.schema)
    rows = texts.toArrow()
    numbers = rows["source"].to_numpy() if len(rows) else np.empty(0, np.int32)
    tables = []
    for number in range(1 + int(numbers.max(initial=0))):
        mine = rows.filter(pc.equal(rows["source"], number))
        tables.append(pa.table({"": mine["id"], **{name: mine[f"c{n}"] for n, name in enumerate(columns)}}))
    return read_tables(tables, "")


def _sampled(batches: Iterable[pa.RecordBatch], total: int, bound: int) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        yield batch.filter(
            pa.array(sample.trained_on(stages.digests_of_ids(batch.column("id")), total, bound))
        )


def _known(records: "DataFrame", task: Task, model: Model, bounds: Bounds) -> stages.Counted:
    """Count values and blocks, and fetch what workers must be told."""
    from pyspark.sql import functions as fn  # noqa: PLC0415 - optional

    part = _mapped(records.select("vals", "keys"), partial(stages.tallied, task=task), stages.TALLIES)
    sums = part.groupBy("block", "code").agg(fn.sum("n").alias("n"))
    sums = sums.filter(
        fn.when(fn.col("block"), fn.col("n") > 1).otherwise(fn.col("n") >= stages.RARE)
    ).cache()
    try:
        useful = sums.filter("block").count() <= bounds.blocks
        least = min((key.cap for key in model.keys), default=0)
        kept = sums if useful else sums.filter(~fn.col("block") | (fn.col("n") > least))
        return stages.counted(kept.toArrow(), model, useful=useful)
    finally:
        sums.unpersist()


def _placed(batches: Iterable[pa.RecordBatch], task: Task, shared: Any) -> Iterator[pa.RecordBatch]:  # noqa: ANN401
    return stages.placed(batches, task, shared.value)


def _members(batches: Iterable[pa.RecordBatch], task: Task, shared: Any) -> Iterator[pa.RecordBatch]:  # noqa: ANN401
    return stages.members(batches, task, shared.value)


def _within(edges: "DataFrame", parts: "DataFrame") -> "DataFrame":
    """Return the pairs inside components, as rows that stand beside records."""
    from pyspark.sql import functions as fn  # noqa: PLC0415 - optional

    left = parts.select(fn.col("digest").alias("left"), "component")
    right = parts.select(fn.col("digest").alias("right"), fn.col("component").alias("other"))
    both = edges.join(left, "left").join(right, "right").filter("component = other")
    return both.select(
        "component", fn.expr("true").alias("pair"), fn.col("left").alias("a"), fn.col("right").alias("b"),
        "bits", fn.lit("").alias("record"), fn.lit(b"").alias("bins"),
    )  # fmt: skip


def _named(
    spark: "SparkSession",
    texts: "DataFrame",
    records: "DataFrame",
    clusters: "DataFrame",
    copy_of: dict[str, str],
) -> "DataFrame":
    """Return source, id and cluster of all records, copies too."""
    from pyspark.sql import functions as fn  # noqa: PLC0415 - optional

    whole = records.select("source", "id", "digest").join(clusters, "digest", "left")
    names = whole.filter("cluster is not null").groupBy("cluster").agg(fn.min("id").alias("name"))
    out = whole.join(names, "cluster", "left").select(
        "source", "id", fn.coalesce("name", "id").alias("cluster")
    )
    if not copy_of:
        return out
    pairs = spark.createDataFrame(pa.table({"id": list(copy_of), "kept": list(copy_of.values())}))
    of = out.select(fn.col("id").alias("kept"), "cluster")
    return out.union(
        texts.select("source", "id").join(pairs, "id").join(of, "kept").select("source", "id", "cluster")
    )


def _alone(
    spark: "SparkSession", texts: "DataFrame", learned: _Learned, place: str, total: int, *, prefixed: bool
) -> Outcome:
    """Every record its own cluster: nothing can be compared."""
    from pyspark.sql import functions as fn  # noqa: PLC0415 - optional

    members = _written(texts.select("source", "id", fn.col("id").alias("cluster")), place)
    edges, labels = (spark.createDataFrame([], schema) for schema in (stages.EDGES, stages.LABELS))
    return Outcome(learned.spec, learned.model, total, edges, members, labels, {}, prefixed)


def _mapped(frame: "DataFrame", stage: Callable[..., Iterator[pa.RecordBatch]], schema: Any) -> "DataFrame":  # noqa: ANN401
    return frame.mapInArrow(stage, schema)


def _written(frame: "DataFrame", place: str) -> "DataFrame":
    """Write a step and go on from what was written: nothing is computed twice, nothing moves."""
    frame.write.mode("overwrite").parquet(place)
    return frame.sparkSession.read.parquet(place)
