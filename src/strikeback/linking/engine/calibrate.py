"""What scores are worth: shares of pairs that clusters put together, and what follows for cuts.

No labels are at hand. Clusters weigh all pairs of several records together and err less than single pairs, so
the share of pairs of one score that clusters put together is a second opinion on that score's probability.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine.model import GRAIN

MOST: Final = 3 * GRAIN
"""The prior is raised by three bits at most: clusters that err must not feed on themselves."""
_LARGE: Final = 200.0
Floats = NDArray[np.float64]
Scores = NDArray[np.int32]
Rows = NDArray[np.int64] | NDArray[np.int32]


def consensus(scores: Scores, opinions: NDArray[np.bool_] | Floats) -> Floats:
    """Return for each pair the mean opinion on pairs like it, made never to fall as scores rise.

    Isotonic regression (Ayer and others 1955; for calibration Zadrozny and Elkan 2002).

    Args:
        scores: Score of each pair.
        opinions: 0 to 1 for each: whether clusters put it together. Counted in 1/1024.
    """
    if len(scores) == 0:
        return np.empty(0)
    from strikeback.linking.engine.kernels_scores import rising_shares  # noqa: PLC0415 - loads the compiler

    order = np.argsort(scores, kind="stable")
    # Pairs of one score stand or fall together.
    ends = np.flatnonzero(np.diff(scores[order], append=np.iinfo(np.int32).max))
    counts = np.diff(ends, prepend=-1)
    said = np.round(opinions[order] * GRAIN).astype(np.int64)
    hits = np.diff(np.cumsum(said)[ends], prepend=0)
    out = np.empty(len(scores))
    out[order] = np.repeat(rising_shares(hits, counts * GRAIN), counts)
    return out


def too_low(scores: Scores, shares: Floats) -> int:
    """Return by how much the prior is too low, in 1/1024 bit, 0 to ``MOST``.

    It is how far below 0 the lowest score lies from which most pairs are in one cluster.
    """
    sure = scores[shares >= 0.5]
    return int(np.clip(-int(sure.min()), 0, MOST)) if len(sure) else 0


def alone(labels: Rows, left: Rows, right: Rows) -> NDArray[np.bool_]:
    """Tell which pairs no third record speaks about: both lie in clusters of their own, or in one of two."""
    sizes = np.bincount(labels, minlength=len(labels))[labels]
    out: NDArray[np.bool_] = sizes[left] + sizes[right] <= np.where(labels[left] == labels[right], 4, 2)
    return out


def probabilities(scores: Scores, labels: Rows, left: Rows, right: Rows) -> Floats:
    """Return the probability of each pair: the model's, or the second opinion where that is more.

    Of a pair that no third record speaks about clusters know no more than its score: it enters with that.

    Args:
        scores: Score of each pair.
        labels: Cluster of each record.
        left: One record of each pair.
        right: The other.
    """
    stated = 1 / (1 + np.exp2(-np.clip(scores / GRAIN, -_LARGE, _LARGE)))
    if len(scores) == 0:
        return stated
    together = labels[left] == labels[right]
    return np.maximum(stated, consensus(scores, np.where(alone(labels, left, right), stated, together)))


def best_cut(scores: Scores, chances: Floats) -> int:
    """Return the score, 0 at most, from which reporting pairs as the same gives the highest expected F1.

    A pair more likely than not always raises it: the cut never lies above 0, however few pairs there are.
    With the n surest pairs reported it is 2 * sum of their probabilities / (n + sum of all probabilities).
    """
    if len(scores) == 0:
        return 0
    order = np.argsort(-scores, kind="stable")
    ranked = scores[order]
    ends = np.flatnonzero(np.diff(ranked, append=np.iinfo(np.int32).min))
    expected = 2 * np.cumsum(chances[order])[ends] / (ends + 1 + chances.sum())
    return min(int(ranked[ends[int(np.argmax(expected))]]), 0)
