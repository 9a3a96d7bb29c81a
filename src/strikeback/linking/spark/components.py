"""Components of a graph too large for one machine: contraction, pointer jumping, written rounds."""

from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa

from strikeback.linking.spark.batches import longs

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

BOUND: Final = 100_000_000
"""Edges that one machine takes: two numbers each, 1.6 GB."""


def components_here(edges: pa.Table) -> pa.Table:
    """Return ``digest`` and ``component``, its least digest, of all ends of edges ``left``, ``right``."""
    from strikeback.linking.engine.kernels_clusters import components  # noqa: PLC0415 - loads the compiler

    left, right = (longs(edges[side].combine_chunks()) for side in ("left", "right"))
    nodes = np.unique(np.concatenate([left, right]))
    named = components(len(nodes), np.searchsorted(nodes, left), np.searchsorted(nodes, right))
    return pa.table({"digest": nodes, "component": nodes[named]})


def components_of(spark: "SparkSession", edges: "DataFrame", folder: str, bound: int = BOUND) -> "DataFrame":
    """Return ``digest`` and ``component``, its least digest, of all ends of edges.

    While there are more edges than one machine takes, each node points to its least neighbour or to itself,
    pointers are followed to their ends, and the ends take the place of the nodes (Borůvka's contraction with
    minimum labels and the pointer jumping of Shiloach and Vishkin 1982). Pointers lead to lesser nodes only,
    so that there are no circles, and the last end of a component is its least node. Each round is written
    before the next one reads it: nothing is computed twice, and no plan grows with the rounds.

    Args:
        spark: The session.
        edges: ``left``, ``right``: whole numbers that do not change when they are computed again.
        folder: Where rounds are written.
        bound: Edges that are finished on this machine.
    """
    from pyspark.sql import functions as fn  # noqa: PLC0415 - optional

    rounds: list[DataFrame] = []
    while edges.count() > bound:
        place = f"{folder}/round-{len(rounds)}"
        ends = edges.select("left", "right").union(edges.select(fn.col("right"), fn.col("left")))
        least = ends.groupBy(fn.col("left").alias("node")).agg(fn.min("right").alias("to"))
        least = least.select("node", fn.least("node", "to").alias("to"))
        pointers = _followed(spark, _written(spark, least, f"{place}/least"), place)
        rounds.append(pointers)
        edges = _written(spark, _contracted(edges, pointers), f"{place}/edges")
    table = components_here(edges.select("left", "right").toArrow())
    last = spark.createDataFrame(table).select(
        fn.col("digest").alias("node"), fn.col("component").alias("to")
    )
    for number, pointers in reversed(list(enumerate(rounds))):
        far = last.select(fn.col("node").alias("to"), fn.col("to").alias("end"))
        joined = pointers.join(far, "to", "left")
        last = joined.select("node", fn.coalesce("end", "to").alias("to"))
        last = _written(spark, last, f"{folder}/round-{number}/labels")
    return last.select(fn.col("node").alias("digest"), fn.col("to").alias("component"))


def _followed(spark: "SparkSession", pointers: "DataFrame", place: str) -> "DataFrame":
    """Follow pointers to their ends, twice as far each time."""
    from pyspark.sql import functions as fn  # noqa: PLC0415 - optional

    jump = 0
    while True:
        far = pointers.select(fn.col("node").alias("to"), fn.col("to").alias("end"))
        longer = pointers.join(far, "to").select(
            "node", fn.col("end").alias("to"), (fn.col("end") != fn.col("to")).alias("moved")
        )
        longer = _written(spark, longer, f"{place}/jump-{jump}")
        moved = longer.filter("moved").limit(1).count()
        pointers = longer.select("node", "to")
        if not moved:
            return pointers
        jump += 1


def _contracted(edges: "DataFrame", pointers: "DataFrame") -> "DataFrame":
    """Return the edges between ends of pointers, each once."""
    from pyspark.sql import functions as fn  # noqa: PLC0415 - optional

    one = pointers.select(fn.col("node").alias("left"), fn.col("to").alias("l"))
    two = pointers.select(fn.col("node").alias("right"), fn.col("to").alias("r"))
    both = edges.join(one, "left").join(two, "right").filter("l != r")
    return both.select(fn.least("l", "r").alias("left"), fn.greatest("l", "r").alias("right")).distinct()


def _written(spark: "SparkSession", frame: "DataFrame", place: str) -> "DataFrame":
    """Write a frame and return what was written."""
    frame.write.mode("overwrite").parquet(place)
    return spark.read.parquet(place)
