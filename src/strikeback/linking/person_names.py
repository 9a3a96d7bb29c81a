"""Own names of two persons: the best pair, and whether even that is two people's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import JaroWinkler

from strikeback.linking.name_nicknames import nickname_families
from strikeback.linking.names import NameMatch, compare_names
from strikeback.linking.profiles import OwnName
from strikeback.selectors.names.japanese import looks_japanese
from strikeback.selectors.names.readings import Readings
from strikeback.selectors.names.surnames import families_of

CLASH_BITS: Final = 0.0
"""Odds of the name comparator above which two names are not held to be two people's."""
ALIKE: Final = 0.8
"""Jaro-Winkler from which two words may be spellings of one name (lower than for names as a whole:
the rest of the name and the other fields speak too)."""

EASTERN: Final = frozenset({"han", "hangul"})
LONGEST_EASTERN: Final = 4
PART: Final = 3
"""Letters of a syllable, at least, that is looked for inside a joined word."""

LEAST_REST: Final = 2
"""Letters that two words differ in at the end from which it is another syllable, not a slip."""
REST_ALIKE: Final = 0.5


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
    """Return the best pair by bits (the first of equals), or None when no two can be compared.

    A Japanese name in Han and one in another script that do not agree are no two that can be: how its
    signs are read stands nowhere.
    """
    best: NamesAgree | None = None
    conflict = True
    for one in left:
        for other in right:
            match = compare_names(one.form, other.form, rarity)
            if match.bits <= CLASH_BITS and _unread(one, other):
                conflict = False
                continue
            # Where the comparator finds one name, left-over words are misspelt or of another reading.
            clash = signs_clash(one.form, other.form) or (
                match.bits < CLASH_BITS and names_clash(one.form.readings, other.form.readings)
            )
            conflict = conflict and clash
            if best is None or match.bits > best.match.bits:
                best = NamesAgree(match, one, other, clash)
    if best is None or best.conflict == conflict:
        return best
    return NamesAgree(best.match, best.left, best.right, conflict)


def _unread(one: OwnName, other: OwnName) -> bool:
    if one.form.scripts == other.form.scripts:
        return False
    return looks_japanese(one.text) or looks_japanese(other.text)


@lru_cache(maxsize=65_536)
def names_clash(left: tuple[tuple[str, ...], ...], right: tuple[tuple[str, ...], ...]) -> bool:
    """Return whether in every pair of readings both sides keep a word that the other has nothing like."""
    if not left or not right:
        return False
    return all(_leftovers(one, other) for one in _apart(left) for other in _apart(right))


def _apart(readings: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """The readings of several words; those run together only where there is no other."""
    return tuple(words for words in readings if len(words) > 1) or readings


def signs_clash(left: Readings, right: Readings) -> bool:
    """Return whether two names in one eastern script share the family name and differ in a given sign.

    Names of equal length whose first sign agrees and of which another one sounds otherwise are two people's:
    brothers are named so. Signs of one sound are typing slips.
    """
    one, other = left.native, right.native
    if left.scripts != right.scripts or EASTERN.isdisjoint(left.scripts) or one == other:
        return False
    if len(one) != len(other) or not 2 <= len(one) <= LONGEST_EASTERN or one[0] != other[0]:
        return False
    sounds = {"".join(reading) for reading in left.readings}
    return sounds.isdisjoint("".join(reading) for reading in right.readings)


def _leftovers(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if "".join(sorted(one)) == "".join(sorted(other)):
        return False
    mine = [word for word in one if _alone(word, other)]
    theirs = [word for word in other if _alone(word, one)]
    if mine and theirs:
        eastern = any(families_of(word) for word in one if word not in mine)
        return not (eastern and _two_worlds(mine, theirs))
    return _part_of_other(mine, one, other) or _part_of_other(theirs, other, one)


def _part_of_other(left_over: Sequence[str], own: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a word left over stands where a joined word of the other name goes on otherwise."""
    for long in other:
        rest = long
        for short in own:
            if PART <= len(short) < len(long) and short not in left_over:
                rest = rest.replace(short, "", 1)
        if rest != long and len(rest) > 1 and any(_unlike(word, rest) for word in left_over):
            return True
    return False


def _unlike(word: str, rest: str) -> bool:
    return (
        abs(len(word) - len(rest)) <= PART
        and word[0] != rest[0]
        and JaroWinkler.similarity(word, rest) < ALIKE
    )


def _two_worlds(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one side keeps a western given name where the other keeps another tongue's.

    People in Hong Kong, Singapore, Malaysia and Korea use both: Raymond Chow is Chow Wai Man.
    """
    western = [all(nickname_families(word) for word in words) for words in (mine, theirs)]
    none = [not any(nickname_families(word) for word in words) for words in (mine, theirs)]
    return (western[0] and none[1]) or (western[1] and none[0])


def _alone(word: str, others: Sequence[str]) -> bool:
    """True when no word of the other name is alike, an initial, or holds this one joined."""
    return not any(
        word == other
        or (min(len(word), len(other)) == 1 and word[0] == other[0])
        or (min(len(word), len(other)) >= 3 and (word in other or other in word))
        or (JaroWinkler.similarity(word, other) >= ALIKE and not _parts_ways(word, other))
        for other in others
    )


def _parts_ways(word: str, other: str) -> bool:
    """Whether two words begin alike and go on with nothing in common: Guanyu, Guanting."""
    same = next(
        (i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )
    rest, other_rest = word[same:], other[same:]
    if same < PART or min(len(rest), len(other_rest)) < LEAST_REST:
        return False
    return JaroWinkler.similarity(rest, other_rest) < REST_ALIKE
