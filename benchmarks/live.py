"""One record into a million: latency of live linking with everything done, and that nothing differs from a batch run.

    python benchmarks/live.py TABLE.parquet STORE.db [--live 3000] [--id unique_id] [--drop cluster] [--verify]

The last records of the table arrive one by one, each normalised, found, scored, clustered, counted and durable
(SQLite, write-ahead log, synchronous FULL) when its call returns; the others are the base, resolved in one batch
run. An existing store with the collection is used as it is: then further records arrive.
"""

import argparse
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from strikeback.flows.live_change import add_record, withdraw_record
from strikeback.flows.live_create import create_from
from strikeback.flows.live_verify import verify_collection
from strikeback.store.open import Store, open_store

NAME = "bench"


class _Clock:
    def now(self) -> datetime:
        return datetime(2020, 1, 1, tzinfo=UTC)


def _told(what: str, seconds: Sequence[float], cpu: float) -> None:
    ms = 1000 * np.array(seconds)
    p50, p95, p99 = np.percentile(ms, [50, 95, 99])
    print(
        f"{what}: {len(ms)} records, wall ms p50 {p50:.2f} p95 {p95:.2f} p99 {p99:.2f} max {ms.max():.1f}; "
        f"{len(ms) / (ms.sum() / 1000):.0f} records/s; CPU ms a record {1000 * cpu / len(ms):.2f}"
    )


def _arrive(store: Store, rows: Sequence[Mapping[str, object]]) -> None:
    for row in rows[:20]:
        add_record(store, NAME, row)
    seconds, cpu = [], time.process_time()
    for row in rows[20:]:
        start = time.perf_counter()
        add_record(store, NAME, row)
        seconds.append(time.perf_counter() - start)
    _told("arrival", seconds, time.process_time() - cpu)


def _leave(store: Store, ids: Sequence[str]) -> None:
    seconds, cpu = [], time.process_time()
    for identity in ids:
        start = time.perf_counter()
        withdraw_record(store, NAME, identity)
        seconds.append(time.perf_counter() - start)
    _told("withdrawal", seconds, time.process_time() - cpu)


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("table")
    parser.add_argument("store")
    parser.add_argument("--live", type=int, default=3000)
    parser.add_argument("--id", default="unique_id")
    parser.add_argument("--drop", default="cluster")
    parser.add_argument("--verify", action="store_true")
    arguments = parser.parse_args()
    table = pq.read_table(arguments.table)
    table = table.drop_columns([name for name in (arguments.drop,) if name in table.column_names])
    base = len(table) - 2 * arguments.live
    new = not Path(arguments.store).exists()
    with open_store(arguments.store) as store:
        if new:
            wall, cpu = time.perf_counter(), time.process_time()
            made = create_from(store, NAME, [table.slice(0, base)], ["base"], clock=_Clock(), id_column=arguments.id)
            took = f"{time.perf_counter() - wall:.0f} s wall, {time.process_time() - cpu:.0f} s CPU"
            print(f"create: {made.records} records, {made.pairs} pairs, {made.entities} entities; {took}")
        first = base if new else base + arguments.live
        rows = table.slice(first, arguments.live).to_pylist()
        _arrive(store, rows)
        _leave(store, [str(row[arguments.id]) for row in rows[::5]])
        if arguments.verify:
            print(verify_collection(store, NAME))


if __name__ == "__main__":
    main()
