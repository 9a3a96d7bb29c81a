"""Officers at once on PostgreSQL: searching, opening, listing, while a large file comes in.

python benchmarks/hub.py [--officers N] [--seconds S] [--records N] [--import-rows N]
Defaults: 100, 20, 20000, 100000 (records; a row of the tables makes two).

Officers are threads of two processes; each looks, then waits as people do (half a second on average).
Another process takes a file in meanwhile. All work is done by the guarded flows as the programs' role, behind
row-level security; every look is logged before it is answered. Times are wall milliseconds of single looks:
they mean something on an otherwise idle machine only; ``cpu`` counts processor time of the officers'
processes, the server's not.
One JSON object on standard output.
"""

# ruff: noqa: E402 - the tests' folder has to be found first
import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

sys.path[0] = str(Path(__file__).resolve().parents[1] / "tests")

from postgres_server import running
from strikeback.cli.clock import SystemClock
from strikeback.flows.agencies import add_agency
from strikeback.flows.custody import make_keys, verify_log
from strikeback.flows.derive import derive
from strikeback.flows.import_files import import_files
from strikeback.flows.init import init_store
from strikeback.flows.view_records import list_records, open_record, search
from strikeback.model.errors import StrikebackError
from strikeback.model.handling import Handling, Level
from strikeback.model.people import Viewer
from strikeback.store import records
from strikeback.store.open import open_store

CLOCK = SystemClock()
AGENCIES = {"au-police": Level.SUMMARY, "sg-police": Level.HIT, "hk-police": Level.FULL}
HEADINGS = "ReferenceNumber,ReportedDate,VictimFamilyName,VictimGivenNames,VictimPhone,Summary\n"
PROCESSES = 2
PAUSE = 0.5
"""Seconds between two looks of an officer, on average."""


def table(path: Path, rows: int, start: int = 0) -> Path:
    """Write a table of invented reports."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADINGS)
        for n in range(start, start + rows):
            phone = f"+8529{n % 10_000_000:07}"
            file.write(f"N-{n},17/09/2013 15:27,MADE{n % 5000},Up{n % 7000},{phone},made up text {n}\n")
    return path


def officer(task: tuple[str, Path, int, float, list[str]]) -> tuple[list[float], Counter[str]]:
    """Look again and again as one person; return milliseconds of every look, and what went wrong."""
    store, _, seed, until, ids = task
    random = Random(seed)
    viewer = Viewer(agency=random.choice(list(AGENCIES)), user=f"x/{seed}", case="bench")
    times: list[float] = []
    wrong: Counter[str] = Counter()
    while time.time() < until:
        time.sleep(random.expovariate(1 / PAUSE))
        begin = time.perf_counter()
        try:
            match random.randrange(3):
                case 0:
                    search(store, viewer, f"+8529{random.randrange(8000):07}", clock=CLOCK)
                case 1:
                    open_record(store, viewer, random.choice(ids), clock=CLOCK)
                case _:
                    list_records(store, viewer, limit=20, clock=CLOCK)
        except StrikebackError as error:
            if error.code != "SB301":
                wrong[str(error)[:80]] += 1
        times.append(1000 * (time.perf_counter() - begin))
    return times, wrong


def officers(
    url: str, keys: Path, count: int, seed: int, seconds: float, ids: list[str]
) -> dict[str, object]:
    """Run some officers in this process."""
    with open_store(url, create=False, keys=keys) as store, ThreadPoolExecutor(count) as pool:
        before = resource.getrusage(resource.RUSAGE_SELF)
        until = time.time() + seconds
        tasks = [(store, keys, seed + n, until, ids) for n in range(count)]
        done = list(pool.map(officer, tasks))
    used = resource.getrusage(resource.RUSAGE_SELF)
    wrong = sum((each for _, each in done), Counter())
    return {
        "times": [one for times, _ in done for one in times],
        "wrong": dict(wrong),
        "cpu": used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime,
    }


def bring(url: str, keys: Path, path: Path) -> tuple[int, float]:
    """Take a file in; return records and wall seconds."""
    begin = time.perf_counter()
    with open_store(url, create=False, keys=keys) as store:
        return import_files(
            store, [path], agency="hk-police", clock=CLOCK
        ).records, time.perf_counter() - begin


def run(url: str, folder: Path, asked: argparse.Namespace) -> dict[str, object]:
    """Fill a store, let everybody work, return the figures."""
    keys = folder / "log.key"
    with open_store(url, keys=keys) as store:
        init_store(store)
        make_keys(store, origin="hub.example/log", clock=CLOCK)
        for number, (agency, level) in enumerate(AGENCIES.items()):
            add_agency(
                store,
                agency,
                country=agency[:2].upper(),
                date_order="dmy",
                handling=Handling(level=level),
                clock=CLOCK,
            )
            rows = asked.records // 2 // len(AGENCIES)
            path = table(folder / f"{agency}.csv", rows, number * rows // 2)
            import_files(store, [path], agency=agency, clock=CLOCK)
        derive(store, clock=CLOCK, scopes=True)
        with store.read() as connection:
            ids = [one.id for one in records.all_records(connection)]
    large = table(folder / "large.csv", asked.import_rows // 2, 1_000_000)
    each = asked.officers // PROCESSES
    with multiprocessing.get_context("spawn").Pool(PROCESSES + 1) as pool:
        file = pool.apply_async(bring, (url, keys, large))
        parts = [
            pool.apply_async(officers, (url, keys, each, n * 1000, asked.seconds, ids))
            for n in range(PROCESSES)
        ]
        found = [part.get() for part in parts]
        imported, seconds = file.get()
    with open_store(url, create=False, keys=keys) as store:
        report = verify_log(store)
    times = sorted(one for part in found for one in part["times"])
    return {
        "officers": each * PROCESSES,
        "records": len(ids),
        "looks": len(times),
        "wrong": [part["wrong"] for part in found if part["wrong"]],
        "ms median": round(times[len(times) // 2], 1),
        "ms p95": round(times[len(times) * 95 // 100], 1),
        "cpu ms a look": round(1000 * sum(part["cpu"] for part in found) / len(times), 2),
        "imported": imported,
        "import seconds": round(seconds, 1),
        "log": {"entries": report.size, "sound": report.sound, "unlogged": report.unlogged},
    }


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("officers", 100), ("records", 20_000), ("import-rows", 100_000)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--seconds", type=float, default=20)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="strikeback-hub-") as name, running() as databases:
        databases.run("ALTER SYSTEM SET fsync = on", "SELECT pg_reload_conf()")
        found = run(databases.as_program(databases.store()), Path(name), asked)
    sys.stdout.write(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
