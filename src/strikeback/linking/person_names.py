"""Own names of two persons: the best pair, and whether even that is two people's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import JaroWinkler

from strikeback.linking.names import NameMatch, compare_names
from strikeback.linking.profiles import OwnName

CLASH_BITS: Final = -0.3
"""Odds of the name comparator above which two names are not held to be two people's."""
ALIKE: Final = 0.8
"""Jaro-Winkler from which two words may be spellings of one name (lower than for names as a whole:
the rest of the name and the other fields speak too)."""


@dataclass(frozen=True, slots=True)
class NamesAgree:
    """The best pair of names of two persons."""

    match: NameMatch
    left: OwnName
    right: OwnName
    conflict: bool
    """Every pair names two people: what one has beside the common words, the other lacks."""


def compare_own_names(
    left: Sequence[OwnName], right: Sequence[OwnName], rarity: Callable[[str], float]
) -> NamesAgree | None:
    """Return the best pair by bits (the first of equals), or None when one side has no name."""
    best: NamesAgree | None = None
    conflict = True
    for one in left:
        for other in right:
            match = compare_names(one.form, other.form, rarity)
            # Where the comparator finds one name, left-over words are misspelt or of another reading.
            clash = match.bits < CLASH_BITS and names_clash(one.form.readings, other.form.readings)
            conflict = conflict and clash
            if best is None or match.bits > best.match.bits:
                best = NamesAgree(match, one, other, clash)
    if best is None or best.conflict == conflict:
        return best
    return NamesAgree(best.match, best.left, best.right, conflict)


@lru_cache(maxsize=65_536)
def names_clash(left: tuple[tuple[str, ...], ...], right: tuple[tuple[str, ...], ...]) -> bool:
    """Return whether in every pair of readings both sides keep a word that the other has nothing like."""
    if not left or not right:
        return False
    return all(_leftovers(one, other) for one in left for other in right)


def _leftovers(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if "".join(sorted(one)) == "".join(sorted(other)):
        return False
    return any(_alone(word, other) for word in one) and any(_alone(word, one) for word in other)


def _alone(word: str, others: Sequence[str]) -> bool:
    """True when no word of the other name is alike, an initial, or holds this one joined."""
    return not any(
        word == other
        or (min(len(word), len(other)) == 1 and word[0] == other[0])
        or (min(len(word), len(other)) >= 3 and (word in other or other in word))
        or JaroWinkler.similarity(word, other) >= ALIKE
        for other in others
    )
