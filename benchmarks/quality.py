"""Quality and cost of the whole line on made-up worlds: one line a seed and preset, all of them printed.

Usage: python benchmarks/quality.py [--seeds 1-5] [--presets 2014,today] [--scale 1] [--merges]

Each run is a process of its own, so that its CPU seconds and peak memory are its own. ``--merges`` also says
which different people ended in one entity: decoys by their kind, the others as ``people``, each with the
reasons of the bridge, the weakest link of the strongest way between the two.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import merges


def seeds_of(text: str) -> list[int]:
    """Return the seeds of ``1-5`` or ``1,3,7``."""
    if "-" in text:
        first, last = text.split("-")
        return list(range(int(first), int(last) + 1))
    return [int(part) for part in text.split(",")]


def run(seed: int, preset: str, scale: float, directory: Path) -> dict[str, Any]:
    """Run one demo and return its JSON with the process's CPU seconds."""
    command = [sys.executable, "-c", "from strikeback.cli.main import run; run()", "demo", "--json"]
    command += ["--dir", str(directory), "--seed", str(seed), "--preset", preset, "--scale", str(scale)]
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    after = os.times()
    result: dict[str, Any] = json.loads(done.stdout)
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return result | {"cpu": spent, "wall": time.perf_counter() - start}


def line(seed: int, preset: str, result: dict[str, Any]) -> str:
    """Return one row of the table."""
    f1 = {name: part["f1"] for name, part in result["quality"].items()}
    p1 = result["alerts"]["marked"]
    return (
        f"{preset:>6} {seed:>4}  {f1['victims']:.3f} {f1['incidents']:.3f} {f1['suspects']:.3f}"
        f"  P1 missed {p1['wrong']:>2}/{p1['cases']:<4} decoys merged {result['decoys']['wrong']:>2}"
        f"/{result['decoys']['cases']:<4} look-alikes raised {result['alerts']['lookalikes']['wrong']:>3}"
        f"/{result['alerts']['lookalikes']['cases']:<4}"
        f" records {result['records']:>7,}  cpu {result['cpu']:6.1f} s  wall {result['wall']:6.1f} s"
        f"  {result['peak_mb']:7.0f} MB"
    )


def main() -> None:
    """Parse the options, run, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="1-5")
    parser.add_argument("--presets", default="2014,today")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--merges", action="store_true")
    chosen = parser.parse_args()
    cases, bridges = Counter[str](), Counter[tuple[str, str]]()
    print("preset seed  F1 of victims, incidents, suspects")
    for preset in chosen.presets.split(","):
        for seed in seeds_of(chosen.seeds):
            with tempfile.TemporaryDirectory() as directory:
                result = run(seed, preset, chosen.scale, Path(directory) / "demo")
                if chosen.merges:
                    kinds, wrong = merges.merged(Path(directory) / "demo")
                    cases, bridges = cases + kinds, bridges + wrong
            print(line(seed, preset, result), flush=True)
    if chosen.merges:
        print("\n".join(merges.lines(cases, bridges)))


if __name__ == "__main__":
    main()
