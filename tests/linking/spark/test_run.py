"""Spark and one machine find identical pairs and clusters."""

import dataclasses
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import pyarrow as pa
import pytest
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from linking.spark.people import Here, resolved_here, table
from strikeback.linking.engine.model import GRAIN, Alias, Key, Model
from strikeback.linking.engine.spec import Spec
from strikeback.linking.spark.batches import from_long
from strikeback.linking.spark.components import components_of
from strikeback.linking.spark.run import Bounds, Outcome, _learned, _texts, resolve_frames
from strikeback.linking.spark.sample import trained_on
from strikeback.model.errors import UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def pairs_of(found: Outcome) -> set[tuple[int, int, int, int]]:
    """Pairs by digests, with pattern and bits."""
    edges = found.edges.toArrow()
    ends = [from_long(edges[side].to_numpy()).tolist() for side in ("left", "right")]
    return set(zip(*ends, edges["packed"].to_pylist(), edges["bits"].to_pylist(), strict=True))


def clusters_of(found: Outcome) -> dict[str, str]:
    """Cluster of each id."""
    rows = found.membership.toArrow()
    assert len(set(rows["id"].to_pylist())) == len(rows)
    return dict(zip(rows["id"].to_pylist(), rows["cluster"].to_pylist(), strict=True))


def agree(found: Outcome, here: Here) -> None:
    """Everything is identical."""
    assert found.spec == here.spec
    assert found.model == here.model
    assert pairs_of(found) == here.pairs
    assert clusters_of(found) == here.clusters


def test_one_table_with_copies(spark: "SparkSession", tmp_path: Path) -> None:
    """2,000 records and sixty exact copies of one of them: model, pairs, bits, clusters and their names.

    A heading may have a dot, which Spark takes for a part of a column.
    """
    rows = table(2_000, 1)
    rows = rows.rename_columns(["tel. no." if name == "phone" else name for name in rows.column_names])
    assert "tel. no." in rows.column_names
    full = next(row for row in rows.to_pylist() if all(row.values()))
    copies = pa.Table.from_pylist([full | {"id": f"copy{n}"} for n in range(60)])
    whole = pa.concat_tables([rows, copies])
    here = resolved_here([whole])
    assert len(here.tables) == 2_000
    agree(resolve_frames(spark, [spark.createDataFrame(whole)], str(tmp_path), id_column="id"), here)


def blind(model: Model) -> Model:
    """The model without variants."""
    fields = tuple(msgspec.structs.replace(field, aliases=()) for field in model.fields)
    return msgspec.structs.replace(model, fields=fields)


def test_two_tables_a_stated_model_and_a_driver_that_holds_little(
    spark: "SparkSession", tmp_path: Path
) -> None:
    """Components contract in Spark, workers know heavy blocks only, and values known as variants are."""
    tables = [table(400, 2), table(500, 3).drop_columns(["sex"])]
    trained = resolved_here(tables, Spec(one_per_table=True))
    names = ("haddad", "lindqvist", "nguyen", "okoro", "ruiz", "tan")
    known = tuple(Alias(left=one, right=other, entities=3) for one, other in combinations(names, 2))
    fields = tuple(
        msgspec.structs.replace(field, aliases=known if field.name == "family" else field.aliases)
        for field in trained.model.fields
    )
    # People of one city are compared and none too unlikely to be kept: strangers show the variants.
    keys = (*trained.model.keys, Key(parts=(("city", "value"),), cap=400))
    model = msgspec.structs.replace(trained.model, fields=fields, keys=keys, keep=-60 * GRAIN)
    trained = dataclasses.replace(trained, model=model)
    here = resolved_here(tables, trained.spec, trained.model)
    assert here.pairs != resolved_here(tables, trained.spec, blind(trained.model)).pairs
    frames = [spark.createDataFrame(frame) for frame in tables]
    found = resolve_frames(
        spark, frames, str(tmp_path), id_column="id", spec=trained.spec, model=trained.model,
        bounds=Bounds(edges=200, blocks=0),
    )  # fmt: skip
    agree(found, here)
    assert found.figures["useful"] == 0
    assert (tmp_path / "components" / "round-0").is_dir()


def test_a_model_of_a_sample_is_the_model_of_those_records(spark: "SparkSession") -> None:
    """Beyond the bound the driver trains on the records of low digests, and nothing else."""
    rows = table(900, 4)
    whole = resolved_here([rows])
    low = trained_on(whole.tables.digest, 900, 600)
    chosen = set(np.array(whole.tables.ids.to_pylist())[low])
    part = rows.filter(pa.array([key in chosen for key in rows["id"].to_pylist()]))
    of_part = resolved_here([part])
    columns, texts, total, _ = _texts([spark.createDataFrame(rows)], "id")
    learned = _learned(texts, columns, total, None, None, Bounds(train=600))
    assert total == 900
    assert (learned.spec, learned.model) == (of_part.spec, of_part.model)


@pytest.mark.parametrize(
    ("ids", "column", "what"),
    [
        (["a", "a"], "id", "given twice"),
        (["a", ""], "id", "has no id"),
        (["a", "b"], "key", "id column is missing"),
    ],
)
def test_ids_that_do_not_tell_records_apart_are_refused(
    spark: "SparkSession", tmp_path: Path, ids: list[str], column: str, what: str
) -> None:
    """Twice, empty, or no such column."""
    frame = spark.createDataFrame(pa.table({"id": ids, "name": ["x", "y"]}))
    with pytest.raises(UsageError, match=what):
        resolve_frames(spark, [frame], str(tmp_path), id_column=column)


def test_nothing_to_compare_leaves_everybody_alone(spark: "SparkSession", tmp_path: Path) -> None:
    """One record is a cluster."""
    frame = spark.createDataFrame(pa.table({"id": ["a"], "name": ["Ann"]}))
    found = resolve_frames(spark, [frame], str(tmp_path), id_column="id")
    assert clusters_of(found) == {"a": "a"}
    assert found.edges.count() == 0


def test_components_are_those_of_scipy(spark: "SparkSession", tmp_path: Path) -> None:
    """Long chains, stars and random graphs, contracted to the last edge in Spark."""
    rng = np.random.default_rng(3)
    chain = np.stack([np.arange(7), np.arange(1, 8)], axis=1)
    star = np.stack([np.full(30, 150), np.arange(101, 131)], axis=1)
    random = 200 + rng.integers(0, 300, (110, 2))
    edges = np.concatenate([chain, star, random[random[:, 0] != random[:, 1]]])
    names = rng.integers(-(2**62), 2**62, 500)
    left, right = names[edges[:, 0]], names[edges[:, 1]]
    swap = left > right
    frame = spark.createDataFrame(
        pa.table({"left": np.where(swap, right, left), "right": np.where(swap, left, right)})
    )
    rows = components_of(spark, frame, str(tmp_path), bound=0).toArrow()
    ours = dict(zip(rows["digest"].to_pylist(), rows["component"].to_pylist(), strict=True))
    _, theirs = connected_components(
        coo_matrix((np.ones(len(edges)), edges.T), shape=(500, 500)), directed=False
    )
    nodes = np.unique(edges)
    least = {part: min(names[n] for n in nodes if theirs[n] == part) for part in set(theirs[nodes])}
    assert ours == {int(names[n]): int(least[theirs[n]]) for n in nodes}
