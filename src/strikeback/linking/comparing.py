"""The expensive part of linking, blocks in and scores out, so that another process may carry it."""

from collections.abc import Callable, Iterable, MutableMapping, Sequence
from typing import Protocol

from strikeback.linking.candidates import Pair
from strikeback.linking.linked import DOUBTFUL, probability
from strikeback.linking.person_score import Score

Blocks = Iterable[Sequence[int]]
Scores = MutableMapping[Pair, Score]


class Scorer(Protocol):
    """Proposes and scores pairs of numbered records, the smaller number first."""

    def pairs_among(self, members: Sequence[int]) -> Iterable[Pair]:
        """Return the pairs of a block that are worth comparing."""

    def score(self, left: int, right: int) -> Score:
        """Return all evidence about a pair."""


Compare = Callable[[Scorer, Blocks, Scores], list[Pair]]
"""Returns the pairs of blocks, sorted, each once, and adds the scores of those that have none yet."""


def compare_here(scorer: Scorer, blocks: Blocks, known: Scores) -> list[Pair]:
    """Compare the pairs of blocks in this process: a ``Compare``."""
    pairs = sorted(candidates(scorer, blocks))
    for pair in pairs:
        if pair not in known:
            known[pair] = brief(scorer, *pair)
    return pairs


def candidates(scorer: Scorer, blocks: Blocks) -> set[Pair]:
    """Return the pairs of blocks, each once."""
    return {pair for members in blocks for pair in scorer.pairs_among(members)}


def brief(scorer: Scorer, left: int, right: int) -> Score:
    """Return the score of a pair, without its reasons where nobody will ask for them."""
    score = scorer.score(left, right)
    if probability(score.bits) < DOUBTFUL:
        score.reasons = []
    return score
