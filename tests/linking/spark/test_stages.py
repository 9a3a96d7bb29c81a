"""The stages in this process, carried by sorting instead of Spark: what one machine finds, pair by pair."""

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
import numpy as np
import pyarrow as pa
import pytest

from linking.spark.people import Here, resolved_here, table
from strikeback.linking.engine.model import dump_model
from strikeback.linking.engine.spec import Spec, dump_spec
from strikeback.linking.spark import stages
from strikeback.linking.spark.batches import from_long, longs
from strikeback.linking.spark.components import components_here


@dataclass(frozen=True)
class Found:
    """Pairs by digests and cluster labels by digest."""

    pairs: set[tuple[int, int, int, int]]
    labels: dict[int, int]


def ordered(batches: Iterable[pa.RecordBatch], *columns: str) -> list[pa.RecordBatch]:
    """What a shuffle does: rows by their columns, in small batches."""
    rows = pa.Table.from_batches(list(batches)).sort_by([(name, "ascending") for name in columns])
    return rows.to_batches(max_chunksize=700)


def carried(tables: list[pa.Table], here: Here, *, useful: bool, chunk: int = 173) -> Found:
    """Do what Spark does, in one process."""
    columns = tuple(dict.fromkeys(n for frame in tables for n in frame.column_names if n != "id"))
    task = stages.Task(dump_spec(here.spec), dump_model(here.model), here.spec.one_per_table, columns)
    repeated = len({key for frame in tables for key in frame["id"].to_pylist()}) < sum(
        len(frame) for frame in tables
    )
    rows = [
        batch
        for n, frame in enumerate(tables)
        for batch in stages.textual(
            frame.to_batches(max_chunksize=chunk), n, "id", columns, f"{n + 1}:" if repeated else ""
        )
    ]
    whole = {str(key) for key in pa.Table.from_batches(rows)["id"].to_pylist()}
    aside = frozenset(whole - set(here.tables.ids.to_pylist()))
    records = list(stages.prepared(rows, task, aside))
    tallies = pa.Table.from_batches(list(stages.tallied(records, task)))
    sums = (
        tallies.group_by(["block", "code"]).aggregate([("n", "sum")]).rename_columns(["block", "code", "n"])
    )
    known = stages.counted(sums, here.model, useful=useful)
    placed = ordered(stages.placed(records, task, known), "block", "digest")
    edges = pa.Table.from_batches(list(stages.scored(placed, task)), schema=None)
    pairs = set(
        zip(
            from_long(edges["left"].to_numpy()).tolist(), from_long(edges["right"].to_numpy()).tolist(),
            edges["packed"].to_pylist(), edges["bits"].to_pylist(), strict=True,
        )
    )  # fmt: skip
    assert len(pairs) == len(edges), "a pair was scored twice"
    strong = edges.filter(pa.array(edges["bits"].to_numpy() >= here.model.component))
    parts = components_here(strong.select(["left", "right"]))
    of = dict(zip(parts["digest"].to_pylist(), parts["component"].to_pylist(), strict=True))
    table_ = pa.Table.from_batches(records)
    inside = np.array([key in of for key in table_["digest"].to_pylist()])
    table_ = table_.filter(pa.array(inside))
    table_ = table_.append_column(
        "component", pa.array([of[key] for key in table_["digest"].to_pylist()], pa.int64())
    )
    both = list(stages.members(table_.to_batches(max_chunksize=chunk), task, known))
    within = [
        r
        for r in edges.to_pylist()
        if of.get(r["left"]) is not None and of.get(r["left"]) == of.get(r["right"])
    ]
    both.append(
        pa.RecordBatch.from_pylist(
            [
                {
                    "component": of[r["left"]], "pair": True, "a": r["left"], "b": r["right"],
                    "bits": r["bits"],
                    "record": "", "bins": b"",
                }
                for r in within
            ],
            schema=both[0].schema,
        )
    )  # fmt: skip
    labels = pa.Table.from_batches(list(stages.solved(ordered(both, "component", "pair", "a", "b"), task)))
    return Found(pairs, dict(zip(labels["digest"].to_pylist(), labels["cluster"].to_pylist(), strict=True)))


def groups_here(here: Here) -> set[frozenset[str]]:
    """Clusters of two records and more."""
    return grouped(
        {key: name for key, name in here.clusters.items() if key in set(here.tables.ids.to_pylist())}
    )


def grouped(named: dict[str, object]) -> set[frozenset[str]]:
    """Sets of keys of one name, of two keys and more."""
    sets: dict[object, set[str]] = {}
    for key, name in named.items():
        sets.setdefault(name, set()).add(key)
    return {frozenset(keys) for keys in sets.values() if len(keys) > 1}


def groups_there(found: Found, here: Here) -> set[frozenset[str]]:
    """The same of labels by digest."""
    ids = here.tables.ids.to_pylist()
    names = dict(zip((here.tables.digest ^ np.uint64(1 << 63)).view(np.int64).tolist(), ids, strict=True))
    return grouped({names[digest]: label for digest, label in found.labels.items()})


@pytest.mark.parametrize("useful", [True, False], ids=["only useful blocks", "all but heavy blocks"])
def test_stages_find_the_pairs_and_clusters_of_one_machine(useful: bool) -> None:  # noqa: FBT001 - a case
    """Each pair once, with its very bits; the same clusters, whatever workers are told."""
    tables = [table(900, 5)]
    here = resolved_here(tables)
    found = carried(tables, here, useful=useful)
    assert len(here.pairs) > 300
    assert found.pairs == here.pairs
    assert groups_there(found, here) == groups_here(here)


@pytest.mark.parametrize("useful", [True, False], ids=["only useful blocks", "all but heavy blocks"])
def test_pairs_of_a_heavy_block_are_proposed_by_later_keys(useful: bool) -> None:  # noqa: FBT001 - a case
    """Where most blocks are over their cap, what they would propose is left to the keys after them."""
    tables = [table(900, 5)]
    trained = resolved_here(tables)
    keys = tuple(msgspec.structs.replace(key, cap=4) for key in trained.model.keys)
    here = resolved_here(tables, trained.spec, msgspec.structs.replace(trained.model, keys=keys))
    assert 50 < len(here.pairs) < len(trained.pairs)
    assert carried(tables, here, useful=useful).pairs == here.pairs


def test_two_tables_that_repeat_ids_and_hold_nobody_twice() -> None:
    """Ids get the number of their table; no pair and no cluster lies within a table."""
    tables = [table(300, 6), table(350, 7).drop_columns(["sex"])]
    here = resolved_here(tables, Spec(one_per_table=True))
    found = carried(tables, here, useful=True)
    assert found.pairs == here.pairs
    assert found.pairs
    assert groups_there(found, here) == groups_here(here)
    assert all(len({key.split(":")[0] for key in group}) == len(group) for group in groups_there(found, here))


def test_heavy_blocks_propose_nothing_either_way() -> None:
    """Sums that leave out rare blocks say the same of heavy ones."""
    here = resolved_here([table(900, 5)])
    cap = here.model.keys[0].cap
    sums = pa.table(
        {"block": [True, True, True, False, False], "code": [1, 2, 3, 1, 2], "n": [cap, cap + 1, 1, 4, 70]}
    )
    useful, heavy = (stages.counted(sums, here.model, useful=flag) for flag in (True, False))
    assert useful.blocks.tolist() == [1]
    assert heavy.blocks.tolist() == [2]
    assert (heavy.values.tolist(), heavy.bins.tolist()) == ([1, 2], [2, 4])


def test_ids_have_the_digest_the_engine_gives_them() -> None:
    """Rows are found again by the digest of their id alone."""
    here = resolved_here([table(50, 8)])
    assert np.array_equal(stages.digests_of_ids(here.tables.ids), here.tables.digest)
    assert longs(pa.array([1, 2], pa.int32())).dtype == np.int64
