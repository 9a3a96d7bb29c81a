"""The engine under Spark on this machine: ``python benchmarks/spark.py TABLE.parquet [...] [--check]``.

Each table has ``unique_id`` and may have ``cluster``, the truth, which is taken away first. For each, a line
of JSON: seconds by step, CPU seconds of everything that ran (Java, workers, driver), shuffle bytes, spills,
skew, largest block and component, peak memory, and how well the clusters fit the truth. ``--check`` also runs
the engine of one machine and says whether model, pairs, bits and clusters are identical; a model that was
trained on a sample is handed to it. ``--link STORE.db`` links a copy of a store, here and under Spark, and
says whether every derived table is the same. Linux only: processes are read from /proc.
"""

import argparse
import json
import os
import shutil
import statistics
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from strikeback.cli.clock import SystemClock
from strikeback.flows.derive import derive
from strikeback.flows.tables.resolve_spark import FEW
from strikeback.linking.candidates import Pair
from strikeback.linking.comparing import Blocks, Compare, Scorer, Scores, compare_here
from strikeback.linking.engine import run as engine
from strikeback.linking.engine.clusters import Constraints
from strikeback.linking.engine.copies import set_aside
from strikeback.linking.engine.prepared import infer_spec, prepare
from strikeback.linking.engine.records import encode
from strikeback.linking.engine.tables import read_tables
from strikeback.linking.resolution import Resolution
from strikeback.linking.spark.batches import from_long
from strikeback.linking.spark.domain import compare_under_spark
from strikeback.linking.spark.run import Bounds, Outcome, resolve_frames
from strikeback.linking.spark.session import local_session
from strikeback.store import derivations
from strikeback.store.open import open_store

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


SEEN: dict[tuple[int, str], float] = {}
"""CPU seconds of each process that was ever seen, by number and beginning: workers come and go."""


def tree() -> tuple[float, dict[str, int]]:
    """Return CPU seconds of this process and all it ever started, and resident bytes by program."""
    parents: dict[int, tuple[int, float, str, int]] = {}
    born: dict[int, str] = {}
    for place in Path("/proc").iterdir():
        if not place.name.isdigit():
            continue
        try:
            head, tail = (place / "stat").read_text().rsplit(")", 1)
        except OSError:
            continue
        words = tail.split()
        spent = (int(words[11]) + int(words[12])) / TICK
        name = head.split("(", 1)[1]
        parents[int(place.name)] = (int(words[1]), spent, name, int(words[21]) * PAGE)
        born[int(place.name)] = words[19]
    mine = {os.getpid()}
    while True:
        more = {pid for pid, (parent, *_) in parents.items() if parent in mine} - mine
        if not more:
            break
        mine |= more
    memory: dict[str, int] = defaultdict(int)
    for pid in mine & parents.keys():
        memory["driver" if pid == os.getpid() else parents[pid][2]] += parents[pid][3]
        SEEN[pid, born[pid]] = parents[pid][1]
    return sum(SEEN.copy().values()), dict(memory)


class Watch(threading.Thread):
    """Peak memory by program, looked at twice a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak: dict[str, int] = defaultdict(int)
        self.over = threading.Event()

    def run(self) -> None:
        """Look until told to stop."""
        while not self.over.wait(0.5):
            _, memory = tree()
            for name, size in memory.items():
                self.peak[name] = max(self.peak[name], size)


def shuffled(folder: Path) -> dict[str, Any]:
    """Return shuffle and spill bytes and the skew of tasks, from Spark's own log of events."""
    write: dict[int, int] = defaultdict(int)
    read: dict[int, list[int]] = defaultdict(list)
    spent: dict[int, list[float]] = defaultdict(list)
    spill = memory = 0
    for file in folder.rglob("events_*"):
        for line in file.read_text().splitlines():
            event = json.loads(line)
            if event["Event"] != "SparkListenerTaskEnd" or "Task Metrics" not in event:
                continue
            metrics, stage = event["Task Metrics"], event["Stage ID"]
            write[stage] += metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"]
            read[stage].append(metrics["Shuffle Read Metrics"]["Total Records Read"])
            spill += metrics["Disk Bytes Spilled"]
            memory = max(memory, metrics["Peak Execution Memory"])
            spent[stage].append(metrics["Executor Run Time"])
    longest = max(spent, key=lambda stage: sum(spent[stage]), default=0)
    # The largest shuffle is that of records to their blocks.
    widest = max(read, key=lambda stage: sum(read[stage]), default=0)
    return {
        "shuffle_bytes": sum(write.values()),
        "largest_shuffles": sorted(write.values(), reverse=True)[:4],
        "spilled_bytes": spill,
        "peak_execution_mb_of_a_task": memory // 1_000_000,
        "longest_stage_task_max_over_median": over_median(spent[longest]),
        "block_partitions": len(read[widest]),
        "block_partition_rows_max_over_median": over_median(read[widest]),
    }


def over_median(values: Sequence[float]) -> float:
    """Return how much larger the largest is than the median."""
    return round(max(values, default=0) / max(statistics.median(values or [1]), 1), 2)


def fit(path: Path, found: Outcome) -> dict[str, float]:
    """Return pairwise precision, recall and F1 of the clusters, where the table holds the truth."""
    table = pq.read_table(path)
    if "cluster" not in table.column_names:
        return {}
    members = found.membership.toArrow()
    truth = table.select(["unique_id", "cluster"]).rename_columns(["id", "truth"])
    truth = truth.set_column(0, "id", truth["id"].cast(pa.string()))
    rows = members.select(["id", "cluster"]).join(truth, "id")

    def pairs(*columns: str) -> int:
        sizes = rows.group_by(list(columns)).aggregate([([], "count_all")])["count_all"].to_numpy()
        return int((sizes * (sizes - 1) // 2).sum())

    both, ours, true = pairs("cluster", "truth"), pairs("cluster"), pairs("truth")
    return {
        "precision": round(both / max(ours, 1), 4),
        "recall": round(both / max(true, 1), 4),
        "f1": round(2 * both / max(ours + true, 1), 4),
    }


def measure(path: Path, cores: int, memory: str, train: int, *, check: bool) -> dict[str, Any]:
    """Resolve one table under Spark."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        events = folder / "events"
        events.mkdir()
        more = {
            "spark.eventLog.enabled": "true", "spark.eventLog.dir": events.as_uri(),
            "spark.eventLog.compress": "false",
        }  # fmt: skip
        watch = Watch()
        watch.start()
        began, before = time.time(), tree()[0]
        steps: list[tuple[str, float, float]] = []
        quick = pq.read_metadata(path).num_rows < FEW
        with local_session(folder, cores=cores, memory=memory, quick=quick, more=more) as spark:
            started = tree()[0] - before
            frame = spark.read.parquet(str(path))
            frame = frame.drop("cluster")
            found = resolve_frames(
                spark, [frame], f"{folder}/work", id_column="unique_id", bounds=Bounds(train=train),
                progress=lambda what, _: steps.append((what, time.time(), tree()[0])),
            )  # fmt: skip
            steps.append(("", time.time(), tree()[0]))
            took, cpu = time.time() - began, tree()[0] - before
            watch.over.set()
            sizes = spark.read.parquet(f"{folder}/work/component").groupBy("component").count()
            largest = sizes.agg({"count": "max"}).toArrow().column(0)[0].as_py()
            pairs = found.edges.count()
            line = {
                "table": path.name,
                "records": found.records,
                "keys": len(found.model.keys),
                "pairs_kept": pairs,
                "clusters": found.membership.select("cluster").distinct().count(),
                "wall_s": round(took, 1),
                "cpu_s": round(cpu, 1),
                "cpu_s_of_start": round(started, 1),
                "cpu_s_by_step": {a[0]: round(b[2] - a[2], 1) for a, b in pairwise(steps)},
                "largest_component": largest,
                "written_bytes": {
                    place.name: sum(f.stat().st_size for f in place.rglob("*.parquet"))
                    for place in sorted((folder / "work").iterdir())
                },
                "peak_mb": {name: size // 1_000_000 for name, size in watch.peak.items()},
                **found.figures,
            }
            line["clusters_against_truth"] = fit(path, found)
            if check:
                line["identical"] = same(path, found, sampled=found.records > train)
        return line | shuffled(events)


def same(path: Path, found: Outcome, *, sampled: bool) -> dict[str, bool | float | None]:
    """Tell whether one machine finds the same; with the model of a sample where one was taken."""
    table = pq.read_table(path)
    table = table.drop_columns([name for name in ("cluster",) if name in table.column_names])
    tables = read_tables([table], "unique_id")
    tables = tables if sampled else set_aside(tables).tables
    spec = found.spec if sampled else infer_spec(tables)
    records = encode(prepare(tables, spec), tables.digest, tables.source)
    began = time.process_time()
    fitted = engine.resolve(records, model=found.model if sampled else None, constraints=Constraints())
    spent = time.process_time() - began
    here = fitted.pairs
    order = np.lexsort((records.key[here.right], records.key[here.left]))
    edges: pa.Table = found.edges.toArrow()
    left, right = (from_long(edges[side].to_numpy()) for side in ("left", "right"))
    there = np.lexsort((right, left))
    members = found.membership.toArrow()
    clusters = dict(zip(members["id"].to_pylist(), members["cluster"].to_pylist(), strict=True))
    own = Resolution(tables, spec, records, fitted).clusters
    return {
        "model": None if sampled else fitted.model == found.model,
        "pairs": np.array_equal(records.key[here.left][order], left[there])
        and np.array_equal(records.key[here.right][order], right[there]),
        "bits": np.array_equal(here.bits[order], edges["bits"].to_numpy()[there]),
        "patterns": np.array_equal(here.packed[order], edges["packed"].to_numpy()[there]),
        "clusters": own == {key: clusters[key] for key in own},
        "compared": here.compared,
        "cpu_s_here_of_pairs_and_clusters": round(spent, 1),
    }


def measure_link(path: Path, cores: int, memory: str) -> dict[str, Any]:
    """Link a copy of a store on this machine, then under Spark."""
    pairs: list[int] = []

    def counted(compare: Compare, scorer: Scorer, blocks: Blocks, known: Scores) -> list[Pair]:
        before = len(known)
        found = compare(scorer, blocks, known)
        pairs.append(len(known) - before)
        return found

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = folder / "store.db"
        shutil.copy(path, copy)
        events = folder / "events"
        events.mkdir()
        with open_store(str(copy), create=False) as store:
            began = time.process_time()
            here = derive(store, clock=SystemClock(), compare=partial(counted, compare_here))
            line: dict[str, Any] = {"store": path.name, "records": here.records, "pairs": sum(pairs)}
            line |= {"links": here.links, "cpu_s_here": round(time.process_time() - began, 1)}
            with store.read() as connection:
                digests = derivations.digests(connection)
            watch = Watch()
            watch.start()
            start, before = time.time(), tree()[0]
            more = {"spark.eventLog.enabled": "true", "spark.eventLog.dir": events.as_uri()}
            more |= {"spark.eventLog.compress": "false"}
            with local_session(folder, cores=cores, memory=memory, quick=True, more=more) as spark:
                derive(
                    store, clock=SystemClock(), compare=partial(counted, partial(compare_under_spark, spark))
                )
                line |= {"cpu_s": round(tree()[0] - before, 1), "wall_s": round(time.time() - start, 1)}
            watch.over.set()
            with store.read() as connection:
                line["identical"] = digests == derivations.digests(connection)
        line["pairs_by_round"] = pairs[len(pairs) // 2 :]
        line["peak_mb"] = {name: size // 1_000_000 for name, size in watch.peak.items()}
        return line | shuffled(events)


def main() -> None:
    """Measure the tables that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables", nargs="*", type=Path)
    parser.add_argument("--link", type=Path, metavar="STORE", help="a store to link instead of tables")
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--memory", default="4g")
    parser.add_argument("--train", type=int, default=Bounds().train, help="records the model is trained on")
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    if chosen.link:
        print(json.dumps(measure_link(chosen.link, chosen.cores, chosen.memory)), flush=True)
    for path in chosen.tables:
        line = measure(path, chosen.cores, chosen.memory, chosen.train, check=chosen.check)
        print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
