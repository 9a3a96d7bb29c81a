"""One record into a million: latency of live linking with everything done, and that a batch run agrees.

    python benchmarks/live.py TABLE.parquet STORE.db [--live 3000] [--kills 100] [--verify]

The last records of the table arrive one by one, each normalised, found, scored, clustered, counted and
durable (SQLite, write-ahead log, synchronous FULL) when its call returns, and again by the hundred; the
others are the base, resolved in one batch run. An existing store is used as it is: then the last records
arrive. With ``--kills`` processes that take records in are killed at random moments; whatever they had
answered must be there.
"""

import argparse
import os
import select
import signal
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import numpy as np
import pyarrow.parquet as pq

from strikeback.flows.live.change import TIDY, add_record, add_records, withdraw_record
from strikeback.flows.live.create import create_from
from strikeback.flows.live.verify import verify_collection
from strikeback.model.errors import NotFoundError
from strikeback.store.live_driver import carry_over
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
    """Take records in one by one, the log carried over between calls and told apart from them."""
    for row in rows[:20]:
        add_record(store, NAME, row)
    carry_over(store)
    seconds, cpu, tidying, pages = [], 0.0, 0.0, 0
    for at, row in enumerate(rows[20:], 1):
        start, before = time.perf_counter(), time.process_time()
        add_record(store, NAME, row)
        seconds.append(time.perf_counter() - start)
        cpu += time.process_time() - before
        if at % TIDY == 0 or at == len(rows) - 20:
            start, before = time.perf_counter(), time.process_time()
            pages += carry_over(store)
            tidying += time.perf_counter() - start
    _told("arrival", seconds, cpu)
    both = sum(seconds) + tidying
    print(
        f"carrying over: {tidying:.1f} s wall between calls, {pages / len(seconds):.0f} pages a record; "
        f"{len(seconds) / both:.0f} records/s with it"
    )


def _together(store: Store, rows: Sequence[Mapping[str, object]]) -> None:
    """Take records in by the hundred."""
    wall, cpu = time.perf_counter(), time.process_time()
    done = sum(1 for _ in add_records(store, NAME, rows))
    carry_over(store)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(
        f"arrival by the hundred: {done} records, {done / wall:.0f} records/s, CPU ms {1000 * cpu / done:.2f}"
    )


def _leave(store: Store, ids: Sequence[str]) -> None:
    seconds, cpu = [], time.process_time()
    for identity in ids:
        start = time.perf_counter()
        withdraw_record(store, NAME, identity)
        seconds.append(time.perf_counter() - start)
    _told("withdrawal", seconds, time.process_time() - cpu)


def _gone(path: str, ids: Sequence[str]) -> list[str]:
    """Take records out; return those that were not there."""
    missing = []
    with open_store(path, create=False) as store:
        for identity in ids:
            try:
                withdraw_record(store, NAME, identity)
            except NotFoundError:
                missing.append(identity)
    return missing


def _kill(path: str, rows: Sequence[Mapping[str, object]], key: str, times: int) -> None:
    """Kill processes that add records; count answers, and records that were answered and are not there."""
    rng, answered = Random(1), set()
    _gone(path, [str(row[key]) for row in rows])
    for n in range(times):
        reading, writing = os.pipe()
        pid = os.fork()
        if not pid:
            with open_store(path, create=False) as store:
                for row in rows[n:] + rows[:n]:
                    add_record(store, NAME, row)
                    os.write(writing, f"{row[key]}\n".encode())
            os._exit(0)
        os.close(writing)
        select.select([reading], [], [], 60)
        time.sleep(rng.random() * 0.3)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        with os.fdopen(reading, "rb") as answers:
            answered |= set(answers.read().decode().split())
    lost = len(_gone(path, sorted(answered)))
    print(f"kills: {times}, records answered {len(answered)}, lost {lost}")


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("table")
    parser.add_argument("store")
    parser.add_argument("--live", type=int, default=3000)
    parser.add_argument("--id", default="unique_id")
    parser.add_argument("--drop", default="cluster")
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--verify", action="store_true")
    arguments = parser.parse_args()
    table = pq.read_table(arguments.table)
    table = table.drop_columns([name for name in (arguments.drop,) if name in table.column_names])
    base = len(table) - 2 * arguments.live
    new = not Path(arguments.store).exists()
    if arguments.kills:
        some = table.slice(base + arguments.live, 400).to_pylist()
        _kill(arguments.store, some, arguments.id, arguments.kills)
    with open_store(arguments.store) as store:
        if new:
            wall, cpu = time.perf_counter(), time.process_time()
            made = create_from(
                store, NAME, [table.slice(0, base)], ["base"], clock=_Clock(), id_column=arguments.id
            )
            took = f"{time.perf_counter() - wall:.0f} s wall, {time.process_time() - cpu:.0f} s CPU"
            print(f"create: {made.records} records, {made.pairs} pairs, {made.entities} entities; {took}")
        first = base if new else base + arguments.live
        rows = table.slice(first, arguments.live).to_pylist()
        _gone(arguments.store, [str(row[arguments.id]) for row in rows])
        _arrive(store, rows)
        _leave(store, [str(row[arguments.id]) for row in rows[::5]])
        _gone(arguments.store, [str(row[arguments.id]) for row in rows])
        _together(store, rows)
        if arguments.verify:
            print(verify_collection(store, NAME))


if __name__ == "__main__":
    main()
