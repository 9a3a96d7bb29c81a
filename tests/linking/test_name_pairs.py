"""The comparison on labelled pairs of public lists, read in place: floors slightly under what was measured.

The shipped coefficients have seen these pairs; ``tools/fit_names.py`` gives the figures on held-out ones.
"""

import csv
from collections import defaultdict

import numpy as np
import pytest

from strikeback.linking.names import compare_names
from strikeback.selectors.names.readings import readings

EVERY = 4
"""One pair in so many is compared, to keep the test short."""
FLOORS = {
    ("wd-token", "zh"): 0.90, ("wd-token", "ko"): 0.87, ("wd-token", "ja"): 0.91, ("wd-token", "ar"): 0.93,
    ("wd-token", "ru"): 0.95, ("wd-full", "ko"): 0.95, ("ofac", "latn"): 0.88, ("nk-bench", "mix"): 0.84,
    ("nicknames", "en"): 0.88,
}  # fmt: skip
"""Least area under the ROC curve by source and language."""


@pytest.fixture(scope="module")
def scored(shared):
    """Bits and labels by source and language."""
    path = shared / "names" / "pairs.tsv"
    if not path.is_file():
        pytest.skip("names/pairs.tsv is not in the shared folder")
    found = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)):
            if number % EVERY == 0 or row["source"] == "nk-bench":
                match = compare_names(readings(row["name_a"]), readings(row["name_b"]), None)
                found[row["source"], row["lang"]].append((match.bits, int(row["label"])))
    return found


@pytest.mark.parametrize(("group", "floor"), FLOORS.items(), ids=["-".join(group) for group in FLOORS])
def test_pairs_are_told_apart(scored, group, floor):
    """A same pair outscores a different one with at least the floor's probability, ties counted half."""
    bits, labels = np.array(scored[group]).T
    same, other = bits[labels == 1], bits[labels == 0]
    wins = (same[:, None] > other[None, :]).mean() + 0.5 * (same[:, None] == other[None, :]).mean()
    assert wins >= floor
