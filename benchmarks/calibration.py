"""How far stated probabilities are from what happens: ``python benchmarks/calibration.py FILE.parquet ...``.

The engine sees no labels, so every labelled pair is held out. Expected calibration error (ECE; Naeini,
Cooper and Hauskrecht 2015): pairs in ten bins of equal width of the stated probability, mean absolute
difference of stated and true share, weighted by pairs. Over all kept pairs (odds of 1 : 256 and more), and
over those stated between .05 and .95 alone, which an officer would look at.

Files need a column ``cluster`` with the truth, and ids in ``unique_id``, which are hidden from the engine.
"""

import sys
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from strikeback.linking import resolve

BINS = 10
DOUBTFUL = (0.05, 0.95)


def main() -> None:
    """Print a line a file."""
    print(f"{'file':28}{'pairs':>10}{'ECE':>8}{'doubtful':>10}{'ECE there':>11}")
    for name in sys.argv[1:]:
        table = pq.read_table(name)
        truth = dict(zip((str(n) for n in range(len(table))), table["cluster"].to_pylist(), strict=True))
        blind = table.drop_columns(["cluster", "unique_id"]).append_column("row", [list(truth)])
        pairs = resolve(blind, id_column="row").pairs
        stated = pairs["probability"].to_numpy()
        sides = (pairs["left"].to_pylist(), pairs["right"].to_pylist())
        true = np.array([truth[one] == truth[other] for one, other in zip(*sides, strict=True)], dtype=float)
        middle = (stated >= DOUBTFUL[0]) & (stated <= DOUBTFUL[1])
        print(
            f"{Path(name).name:28}{len(stated):10,}{error(stated, true):8.3f}{int(middle.sum()):10,}"
            f"{error(stated[middle], true[middle]):11.3f}",
            flush=True,
        )


def error(stated: NDArray[np.float64], true: NDArray[np.float64]) -> float:
    """Return the expected calibration error of stated probabilities."""
    place = np.minimum((stated * BINS).astype(int), BINS - 1)
    gaps = np.bincount(place, weights=stated - true, minlength=BINS)
    return float(np.abs(gaps).sum() / max(len(stated), 1))


if __name__ == "__main__":
    main()
