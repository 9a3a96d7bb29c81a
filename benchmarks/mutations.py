"""Random changes of a log that have to be found: by the audit of a store, by the verifier of an export.

python benchmarks/mutations.py [--changes N] [--seed N]; half of the changes are made to small stores on disk
(rows of every table of the log changed, removed, doubled, reordered; the end cut off; heads, checkpoints and
keys replaced), half to an exported log (bytes, files, tiles, checkpoints). The log has changed its keys once
and a body was erased. Prints one JSON object: how many changes of each kind were made and how many found.
"""

# ruff: noqa: E402 - the tests' folder has to be found first
import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

# In place of this folder, whose custody.py has the name of the tests' package.
sys.path[0] = str(Path(__file__).resolve().parents[1] / "tests")

from custody.mutants import ExportMutants, StoreMutants


def main() -> None:
    """Change, look, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=14)
    chosen = parser.parse_args()
    random = Random(chosen.seed)
    start = time.process_time()
    with tempfile.TemporaryDirectory() as name:
        store = StoreMutants(Path(name), random)
        export = ExportMutants(Path(name), random)
        made: dict[str, Counter[str]] = {"fsck": Counter(), "verifier": Counter()}
        found: dict[str, Counter[str]] = {"fsck": Counter(), "verifier": Counter()}
        for _ in range(chosen.changes // 2):
            for who, mutants in (("fsck", store), ("verifier", export)):
                kind, seen = mutants.one()
                made[who][kind] += 1
                found[who][kind] += seen
    table = {
        who: {kind: {"made": count, "found": found[who][kind]} for kind, count in sorted(made[who].items())}
        for who in made
    }
    total = sum(sum(one.values()) for one in made.values())
    missed = total - sum(sum(one.values()) for one in found.values())
    told = {
        "changes": total,
        "stores_that_could_not_be_read": store.unreadable,
        "not_found": missed,
        "cpu_s": round(time.process_time() - start, 1),
    }
    print(json.dumps({**told, **table}, indent=1))


if __name__ == "__main__":
    main()
