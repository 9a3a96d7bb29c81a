"""How long somebody who looks waits while a file comes in and is linked, on SQLite.

    python benchmarks/beside.py --records 20000

One process takes a file of that many records in and links it, as a server does. Another searches all the
time, twenty times a second, through the guarded flow, which logs every look before it answers. Its longest
wait and the 99th percentile are printed for quiet, import and linking, with the jobs' processor time.
"""

import argparse
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from strikeback.flows.agencies import add_agency
from strikeback.flows.derive import derive
from strikeback.flows.import_files import import_files
from strikeback.flows.init import init_store
from strikeback.flows.log.custody import make_keys
from strikeback.flows.views.records import search
from strikeback.model.people import Viewer
from strikeback.store.open import open_store

PAUSE = 0.05
FAMILIES = ("Tan", "Lim", "Chan", "Cruz", "Santos", "Wong", "Reyes", "Lee")


class Clock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present."""
        return datetime.now(UTC)  # noqa: TID251 - a benchmark


CLOCK = Clock()


def table(path: Path, records: int, seed: int) -> Path:
    """Write a table of reports; two records a row, the report and its victim."""
    rng = random.Random(seed)
    lines = ["report number,victim name,victim phone,narrative"]
    for number in range(records // 2):
        name = f"{rng.choice(FAMILIES)} Invented{rng.randrange(10**6)}"
        phone = f"+6591{rng.randrange(10**6):06}"
        lines.append(f"B{seed}-{number},{name},{phone},He asked for money and sent threats")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def look(place: str, out: int) -> None:
    """Search until killed; report when each search began and how long it took."""
    rng = random.Random(7)
    viewer = Viewer(agency="hkpf", user="hkpf/officer")
    with open_store(place, create=False) as store:
        while True:
            began = time.monotonic()
            search(store, viewer, f"+6591{rng.randrange(10**6):06}", clock=CLOCK)
            os.write(out, f"{began} {time.monotonic() - began}\n".encode())
            time.sleep(PAUSE)


def start(place: str) -> tuple[int, int]:
    """Start the process that searches; return it and where it reports."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        look(place, writing)
    finally:
        os._exit(2)


def waits(lines: list[str], begin: float, end: float) -> dict[str, float]:
    """Return the longest and other waits of searches that ended after ``begin`` and began before ``end``."""
    some = [tuple(map(float, line.split())) for line in lines]
    took = sorted(took for at, took in some if at < end and at + took > begin)
    if not took:
        return {"searches": 0}
    return {
        "searches": len(took),
        "median": round(took[len(took) // 2], 3),
        "p99": round(took[int(len(took) * 0.99)], 3),
        "longest": round(took[-1], 3),
    }


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--before", type=int, default=4_000, help="records that stand already")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="strikeback-beside-") as name:
        folder = Path(name)
        place = str(folder / "a.db")
        with open_store(place) as store:
            init_store(store)
            make_keys(store, origin="benchmark/log", clock=CLOCK)
            add_agency(store, "hkpf", country="HK", clock=CLOCK)
            first = table(folder / "first.csv", asked.before, 1)
            import_files(store, [first], agency="hkpf", clock=CLOCK)
            derive(store, clock=CLOCK, scopes=True)
        large = table(folder / "large.csv", asked.records, 2)
        child, reading = start(place)
        moments, spent = [time.monotonic()], [0.0]
        time.sleep(3)
        with open_store(place) as store:
            for step in ("quiet", "import", "link"):
                if step == "import":
                    import_files(store, [large], agency="hkpf", clock=CLOCK)
                elif step == "link":
                    derive(store, clock=CLOCK, scopes=True)
                used = resource.getrusage(resource.RUSAGE_SELF)
                moments.append(time.monotonic())
                spent.append(used.ru_utime + used.ru_stime)
        time.sleep(1)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reading) as pipe:
            lines = [line for line in pipe if line.endswith("\n")]
    found = {
        step: {
            "wall": round(moments[at + 1] - moments[at], 2),
            "cpu": round(spent[at + 1] - spent[at], 2) if at else 0.0,
            **waits(lines, moments[at], moments[at + 1]),
        }
        for at, step in enumerate(("quiet", "import", "link"))
    }
    sys.stdout.write(json.dumps({"records": asked.records} | found, indent=1) + "\n")


if __name__ == "__main__":
    main()
