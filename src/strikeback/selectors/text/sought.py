"""Patterns searched for only where a match can begin, and not at all where none can be.

Most texts hold nothing of what most patterns look for, and telling so by plain strings costs a small part of
a search.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from strikeback.selectors.text.low import Low, pairs_of
from strikeback.selectors.text.told import group_end, shortest, split, telling, told

_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
MOST_LETTERS: Final = 6
"""Single letters that may be tried wherever they stand; with more a plain search is quicker."""
FEW: Final = 24
"""Strings of a set that are looked for in full; of more the beginnings or ends are."""
SHORTEST: Final = 5
"""Characters of a beginning that is looked for."""


def _fewest(strings: frozenset[str]) -> frozenset[str]:
    """Return strings without those that hold another."""
    return frozenset(one for one in strings if not any(other in one for other in strings if other != one))


def _starts(strings: frozenset[str]) -> frozenset[str]:
    """Return strings without those that begin with another; none when anything may stand, or most letters."""
    if "" in strings or sum(one in _LETTERS for one in strings) > MOST_LETTERS:
        return frozenset()
    return shortest(strings)


def _cut(strings: frozenset[str]) -> frozenset[str]:
    """Return the beginnings of strings, as long as they are few: they say nearly as much at less cost."""
    size = max(map(len, strings), default=0)
    while len(strings) > FEW and size > SHORTEST:
        size -= 1
        strings = frozenset(one[:size] for one in strings)
    return strings


def _shorter(strings: frozenset[str]) -> frozenset[str]:
    """Return the beginnings or the ends of strings, whichever are fewer, as long as they are few."""
    size = max(map(len, strings), default=0)
    while len(strings) > FEW and size > SHORTEST:
        size -= 1
        begins = shortest(frozenset(one[:size] for one in strings))
        backwards = shortest(frozenset(one[::-1][:size] for one in strings))
        strings = min(begins, frozenset(one[::-1] for one in backwards), key=len)
    return strings


def _ways(pattern: str) -> Iterator[str]:
    """Yield the alternatives of a pattern, of groups that are an alternative by themselves too."""
    for part in split(pattern):
        if part.startswith("(?:") and group_end(part, 0) == len(part) - 1:
            yield from _ways(part[3:-1])
        else:
            yield part


Way = tuple[int, tuple[tuple[str, int], ...]]
"""One alternative: the sets it needs, as bits, and what it begins with (nothing: anything), each with the
pair of characters it begins with (0: it is one character)."""


class _Strings:
    """All strings that some patterns need, looked for once a text.

    Args:
        patterns: Their sources.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self.ways: list[tuple[Way, ...]] = []
        self._bits: dict[frozenset[str], int] = {}
        for pattern in patterns:
            self.ways.append(tuple(map(self._way, _ways(pattern))))
        masks: dict[str, int] = {}
        for need, bit in self._bits.items():
            for one in need:
                masks[one] = masks.get(one, 0) | bit
        self._alone = {one: mask for one, mask in masks.items() if len(one) == 1}
        self._filed: dict[int, list[tuple[str, int]]] = {}
        shared = Counter(pair for one in masks for pair in pairs_of(one))
        for one, mask in masks.items():
            if len(one) > 1:
                rarest = min(pairs_of(one), key=lambda pair: (shared[pair], pair))
                self._filed.setdefault(rarest, []).append((one, mask))
        self._chars = frozenset(self._alone)
        self._pairs = frozenset(self._filed)

    def _way(self, pattern: str) -> Way:
        said = told(pattern)
        mask = 0
        for need in {_fewest(_shorter(one)) for one in said.needs}:
            if telling(need):
                mask |= self._bits.setdefault(need, 1 << len(self._bits))
        heads = sorted(_starts(_cut(_starts(said.heads))))
        return mask, tuple((one, min(pairs_of(one[:2]), default=0)) for one in heads)

    def held(self, low: Low) -> int:
        """Return the bits of the sets of which a text holds a string."""
        held, text = 0, low.text
        for char in self._chars & low.chars:
            held |= self._alone[char]
        for pair in self._pairs & low.pairs:
            for one, mask in self._filed[pair]:
                if one in text:
                    held |= mask
        return held


class Sought:
    """A pattern that finds what ``re`` finds with it, at less cost where there is little to find.

    Args:
        pattern: Of literals, classes, groups, what stands around, and repetitions.
        flags: ``re.IGNORECASE``, ``re.ASCII`` or none. No Greek letters, whose small forms depend on what
            follows.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)

    @cached_property
    def _strings(self) -> _Strings:
        """Laid out when the first text comes."""
        return _Strings([self.pattern.pattern])

    def may_be(self, low: Low) -> bool:
        """Whether there can be a match in a text, given as ``searchable``."""
        held = self._strings.held(low)
        return any(needs & held == needs for needs, _ in self._strings.ways[0])

    def search(self, text: str, low: Low) -> re.Match[str] | None:
        """Return the first match, as ``re.Pattern.search``."""
        return next(self.finditer(text, low), None)

    def finditer(self, text: str, low: Low) -> Iterator[re.Match[str]]:
        """Yield the matches in a text, as ``re.Pattern.finditer``.

        Args:
            text: The text.
            low: The same, as ``searchable``.
        """
        held = self._strings.held(low)
        ways = [way for way in self._strings.ways[0] if way[0] & held == way[0]]
        return found_at(self.pattern, ways, text, low) if ways else iter(())


class SoughtTable:
    """Patterns of which a text is asked at once which can match.

    Args:
        patterns: As those of ``Sought``, compiled.
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = patterns
        self._strings = _Strings(one.pattern for one in patterns)
        self._flat = [(number, way) for number, ways in enumerate(self._strings.ways) for way in ways]

    def possible(self, low: Low) -> list[tuple[int, list[Way]]]:
        """Return the numbers of the patterns that can match in a searchable text, with how they can."""
        held = self._strings.held(low)
        found: dict[int, list[Way]] = {}
        for number, way in [one for one in self._flat if one[1][0] & held == one[1][0]]:
            found.setdefault(number, []).append(way)
        return list(found.items())


def found_at(pattern: re.Pattern[str], ways: Iterable[Way], text: str, low: Low) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern in a text, tried where its possible alternatives can begin."""
    places: set[int] = set()
    text_low, pairs = low.text, low.pairs
    for _, heads in ways:
        if not heads:
            yield from pattern.finditer(text)
            return
        for head, pair in heads:
            if pair and pair not in pairs:
                continue
            at = text_low.find(head)
            while at >= 0:
                places.add(at)
                at = text_low.find(head, at + 1)
    done = 0
    for at in sorted(places):
        if at >= done and (found := pattern.match(text, at)) is not None:
            done = found.end()
            yield found
