"""Whether what is hidden has a shadow.

    python benchmarks/interference.py PAIRS REPEATS [--http]
    python benchmarks/interference.py --lookup SEED...

Small worlds (tests/flows/interference.py) are compared that differ in records which one agency is told
nothing of, in two of three, or knows as hits, in the third. Every guarded call is made in each. Counted:
worlds with a byte of difference (hits apart from what they say about hits), with answers that name a hidden
record, with refusals in other words than the usual ones, with lists that hold two hits of one agency.

With ``--http`` the calls go over the interface (tests/api/over_http.py): status and headers are compared too.

Then time: a store in a file with hidden records; REPEATS openings each of hidden and of made-up ids, every id
once, in random order. Printed: medians, and Mann-Whitney's two-sided p (Mann and Whitney 1947) for wall time
and for CPU time. A difference that can be told shows as a small p on every run, not on one of twenty.

With ``--lookup`` only the one step is timed that knows whether there is a record, without the rest of a look,
which would drown it: for each id the median CPU time of 25 lookups, 120 hidden and 120 made-up ids a seed.
"""

# ruff: noqa: E402 - the tests' folder has to be found first
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random
from statistics import median

# In place of this folder, whose api.py has the name of the tests' package.
sys.path[0] = str(Path(__file__).resolve().parents[1] / "tests")

import msgspec
from scipy.stats import mannwhitneyu

from flows.interference import HIDDEN, HITS, SEEN, VIEWER, Call, Door, World, by_flows, compare, random_case
from strikeback.flows.progress import stamp
from strikeback.model.handling import Level
from strikeback.model.ids import derive_id
from strikeback.model.people import Viewer
from strikeback.model.time import Clock
from strikeback.store import guarded
from strikeback.store.open import Store, open_store
from strikeback.store.terms import asking

WORLD_REPORTS = 120
"""Reports in the store that is timed, besides the hidden ones."""
EVERY = 10
LOOKED, PASSES = 120, 25
"""Ids of each sort whose lookup is timed, and how often."""
TIMES = 5
"""How often each world is asked while hidden things come and go: ten pairs."""


def main() -> None:
    """Print figures."""
    told = [one for one in sys.argv[1:] if not one.startswith("--")]
    pairs = int(told[0]) if told else 1_000
    repeats = int(told[1]) if len(told) > 1 else 2_000
    http = "--http" in sys.argv
    if "--lookup" in sys.argv:
        lookups([int(one) for one in told])
        return
    shadows(pairs, http=http)
    if repeats:
        timing(repeats, Random(7))


def over_network(*, hits: bool) -> Callable[[Store, Viewer, Clock], Door]:
    """Return what makes the door over the interface."""
    from api.over_http import by_http, by_http_parsed  # noqa: PLC0415 - loaded when it is asked for

    return by_http_parsed if hits else by_http


def shadows(pairs: int, *, http: bool) -> None:
    """Compare pairs of worlds."""
    counts = dict.fromkeys(("pairs", "worlds", "answers", "differing", "naming", "refusals", "crowded"), 0)
    began = time.process_time()
    seed = -1
    while counts["pairs"] < pairs:
        seed += 1
        hits = seed % 3 == 0
        with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/hub.db") as store:
            terms = HITS if hits else HIDDEN
            door = over_network(hits=hits) if http else by_flows
            worlds = compare(store, Random(seed), terms, times=TIMES, opened=2, door=door)
        hidden = {one.id for one in worlds.hidden}
        differing = [call for call in worlds.differences(hits=hits) if not (hits and call.of("id") in hidden)]
        counts["worlds"] += len(worlds.answers)
        counts["pairs"] += worlds.pairs
        counts["answers"] += sum(map(len, worlds.answers))
        counts["differing"] += bool(differing)
        counts["naming"] += bool(worlds.mentions())
        counts["refusals"] += not hits and len(worlds.refusals()) != 1
        counts["crowded"] += bool(worlds.crowded())
        if differing or worlds.mentions():
            print(f"seed {seed}: {sorted({call.flow for call in differing})}", flush=True)
        if seed % EVERY == EVERY - 1 or counts["pairs"] >= pairs:
            told = "  ".join(f"{name} {count:,}" for name, count in counts.items())
            print(f"{told}  CPU s {time.process_time() - began:.0f}", flush=True)


def lookups(seeds: list[int]) -> None:
    """Time the lookup of hidden and of made-up ids, each seed's made-up ids its own."""
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "hub.db")) as store:
        world, random = World(store), Random(1)
        for number in range(8):
            world.hand_in(random_case(random, number, mine=True, terms=SEEN))
        hidden: list[str] = []
        while len(hidden) < LOOKED:
            case = random_case(random, 8 + len(hidden), mine=False, terms=HIDDEN)
            hidden += [one.id for one in world.hand_in(case)]
        viewer = msgspec.structs.replace(VIEWER, now=stamp(world.clock))
        with store.read_as(viewer) as connection:
            asked = asking(connection, viewer)
            for seed in seeds:
                absent = [derive_id("r", [str(seed), str(number)]) for number in range(LOOKED)]
                order = [(one, "hidden") for one in hidden[:LOOKED]] + [(one, "absent") for one in absent]
                taken: dict[tuple[str, str], list[int]] = {}
                for _ in range(PASSES):
                    random.shuffle(order)
                    for one in order:
                        own = time.thread_time_ns()
                        guarded.told_record(connection, asked, one[0], Level.HIT)
                        taken.setdefault(one, []).append(time.thread_time_ns() - own)
                spent: dict[tuple[str, str], list[float]] = {}
                for (_, sort), times in taken.items():
                    spent.setdefault(("CPU", sort), []).append(median(times))
                print(f"seed {seed}", end="  ")
                compared("CPU", spent)


def timing(repeats: int, random: Random) -> None:
    """Time refusals of hidden and of made-up ids."""
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "hub.db")) as store:
        world = World(store)
        for number in range(WORLD_REPORTS):
            world.hand_in(random_case(random, number, mine=True, terms=SEEN))
        hidden = []
        while len(hidden) < repeats:
            case = random_case(random, WORLD_REPORTS + len(hidden), mine=False, terms=HIDDEN)
            hidden += [one.id for one in world.hand_in(case)]
        world.derive()
        ask = by_flows(store, VIEWER, world.clock)
        absent = [derive_id("r", [str(number)]) for number in range(repeats)]
        order = [(one, "hidden") for one in hidden[:repeats]] + [(one, "absent") for one in absent]
        random.shuffle(order)
        spent: dict[tuple[str, str], list[int]] = {}
        for identity, sort in order:
            wall, own = time.perf_counter_ns(), time.thread_time_ns()
            ask(Call("record", (("id", identity),)))
            spent.setdefault(("CPU", sort), []).append(time.thread_time_ns() - own)
            spent.setdefault(("wall", sort), []).append(time.perf_counter_ns() - wall)
    for clock in ("wall", "CPU"):
        compared(clock, spent)


def compared(clock: str, spent: Mapping[tuple[str, str], Sequence[float]]) -> None:
    """Print medians and p of what two sorts of ids took."""
    left, right = spent[clock, "hidden"], spent[clock, "absent"]
    p = mannwhitneyu(left, right, alternative="two-sided").pvalue
    print(
        f"{clock:5} hidden {median(left) / 1e6:.4f} ms  absent {median(right) / 1e6:.4f} ms  "
        f"p {p:.4f}  n {len(left):,} + {len(right):,}",
        flush=True,
    )


if __name__ == "__main__":
    main()
