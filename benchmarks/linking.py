"""Our engine and its peers on the same tables, clock and metrics: ``python benchmarks/linking.py [--full]``.

Runs the yardstick of linking (``yardstick/er`` in the shared folder beside the checkout) a process a line,
pinned to one core, and prints pair F1 at the engine's own cut, pairwise and B-cubed F1 of its clusters at
that cut, CPU seconds and peak memory. Splink runs by its own tutorials' settings. Sets that the yardstick
makes, and those of the second recipe, are written to a temporary folder.

Without ``--full`` the sets of a million records are left out. Needs the packages of
``requirements/bench.txt`` (``make bench`` installs them).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
YARDSTICK = HERE.parent.parent / "shared" / "yardstick" / "er"
HISTORICAL = HERE.parent.parent / "shared" / "er" / "historical_dev.parquet"
OURS = ("bench_engine.py", "er_engine:run")
SPLINK = ("bench_splink.py",)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="also a million records, three seeds")
    parser.add_argument("--seeds", default="1,2,3", help="seeds of the sets that are made")
    asked = parser.parse_args()
    if not YARDSTICK.is_dir():
        sys.exit("the shared folder with yardstick/er is not beside the checkout: nothing to measure with")
    print(f"{'data':24}{'engine':10}{'pair F1':>9}{'clusters':>10}{'B3':>8}{'CPU s':>8}{'peak MB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for label, engine, command in _runs(Path(folder), asked.seeds.split(","), full=asked.full):
            _show(label, engine, command)


def _runs(folder: Path, seeds: list[str], *, full: bool) -> Iterator[tuple[str, str, list[str]]]:
    fixed = {
        "historical_dev": ["hist50k", "--path", str(HISTORICAL)],
        "FEBRL3": ["febrl3"],
        "FEBRL4": ["febrl4"],
    }
    for label, data in fixed.items():
        yield label, "ours", [*OURS, *data]
        yield label, "splink", [*SPLINK, *data]
    for size, name in ((100_000, "100k"), *(((1_000_000, "1M"),) if full else ())):
        for seed in seeds:
            path = folder / f"synth-{name}-{seed}.parquet"
            _python(str(YARDSTICK / "gen_synth.py"), str(size), str(path), seed)
            yield f"synth {name} seed {seed}", "ours", [*OURS, "synth", "--path", str(path)]
            lean = ["--lean"] if size > 100_000 else []
            yield f"synth {name} seed {seed}", "splink", [*SPLINK, "synth", "--path", str(path), *lean]
    for kind in ("mixed", "west", "asia", "thin", "people"):
        for seed in seeds:
            path = folder / f"{kind}-{seed}.parquet"
            _python(str(HERE / "recipe.py"), "20000", str(path), seed, "--kind", kind)
            yield f"recipe {kind} seed {seed}", "ours", [*OURS, "synth", "--path", str(path)]


def _show(label: str, engine: str, command: list[str]) -> None:
    got = json.loads(_python(str(YARDSTICK / command[0]), *command[1:]).strip().splitlines()[-1])
    clusters = got["clusters"]
    cut = "default" if engine == "ours" else f"p{round(100 * got['cluster_threshold'])}"
    pair = got["pairs"].get(cut)
    print(
        f"{label:24}{engine:10}{_f1(pair):>9}{_f1(clusters['pairwise']):>10}"
        f"{_f1(clusters['b3']):>8}{got['cpu_seconds']:>8.1f}{got['peak_rss_mb']:>9,.0f}",
        flush=True,
    )


def _f1(figures: Any) -> str:  # noqa: ANN401 - whatever the yardstick prints
    value = figures.get("f1") if isinstance(figures, dict) else figures
    return "" if value is None else f"{float(value):.4f}"


def _python(*command: str) -> str:
    """Run one script on one core and return what it prints."""
    places = (HERE, HERE.parent / "src", YARDSTICK)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(str(place) for place in places)}
    pinned = ["taskset", "-c", "0", sys.executable, *command]
    return subprocess.run(pinned, check=True, capture_output=True, text=True, env=env).stdout


if __name__ == "__main__":
    main()
