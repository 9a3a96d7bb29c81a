"""Pairwise precision, recall and F1 of a clustering against a truth, without listing pairs."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quality:
    """How well pairs were found; each 0 to 1, and 1 where there was nothing to find or nothing found."""

    precision: float
    recall: float
    f1: float
    found: int
    """Pairs put together."""
    true: int
    """Pairs that belong together."""
    right: int
    """Pairs that are both."""


def pairwise(labels: Iterable[tuple[Hashable, Hashable]]) -> Quality:
    """Return the pairwise quality over things labelled (truth, found).

    Pairs are counted per group as n(n-1)/2, so the cost is linear in the number of things.
    """
    both: Counter[tuple[Hashable, Hashable]] = Counter(labels)
    truth: Counter[Hashable] = Counter()
    found: Counter[Hashable] = Counter()
    for (true_label, found_label), count in both.items():
        truth[true_label] += count
        found[found_label] += count
    right, true, together = _pairs(both), _pairs(truth), _pairs(found)
    precision = right / together if together else 1.0
    recall = right / true if true else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Quality(precision=precision, recall=recall, f1=f1, found=together, true=true, right=right)


def _pairs(counts: Counter[Hashable] | Counter[tuple[Hashable, Hashable]]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())
