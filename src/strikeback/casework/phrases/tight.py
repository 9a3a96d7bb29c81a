r"""Words of languages written without spaces, searched by pattern where a pattern can begin.

A concept's pattern is a row of alternatives. Each is filed under the characters it can begin with, so
that a text asks only for the few that begin with the characters it holds; what is asked for is compiled
when it is first met.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Final

from strikeback.casework.phrases.fold import folded_pattern
from strikeback.selectors.text.told import class_end, group_end, split

Found = tuple[str, str, int, int]
"""Concept, language, start and end in the folded text."""
_SPECIAL: Final = frozenset("\\[](){}?*+.^$|")
_DIGITS: Final = "0123456789"
_RANGE: Final = re.compile("([0-9a-z])-([0-9a-z])")
REMEMBERED: Final = 65_536
"""Pairs of characters whose alternatives are remembered."""


def alternatives(pattern: str) -> list[str]:
    """Return a pattern's alternatives of the outermost level, empty ones left out."""
    return [part for part in split(pattern) if part]


Heads = tuple[set[str], set[str]]
"""What a stretch of pattern begins with: whole strings, and beginnings after which anything may stand."""
KEY: Final = 2
"""Characters of a beginning that are looked at."""


def beginnings(pattern: str) -> set[str]:
    """Return what a match of a pattern begins with: strings of up to two characters, then anything."""
    whole, cut = _sequence(pattern)
    return whole | cut


def _sequence(pattern: str) -> Heads:
    whole, cut = {""}, set[str]()
    at = 0
    while at < len(pattern) and whole:
        if pattern.startswith(("(?=", "(?!", "(?<!", "(?<="), at):
            at = group_end(pattern, at) + 1
            continue
        at, heads = _atom(pattern, at)
        at, heads = _repeated(pattern, at, heads)
        joined = {known + one for known in whole for one in heads[0]}
        cut |= {(known + one)[:KEY] for known in whole for one in heads[1]}
        cut |= {one[:KEY] for one in joined if len(one) >= KEY}
        whole = {one for one in joined if len(one) < KEY}
    return whole, cut


def _atom(pattern: str, at: int) -> tuple[int, Heads]:
    """Return where the atom at a place ends and what it begins with."""
    char = pattern[at]
    if pattern.startswith("(?:", at):
        end = group_end(pattern, at)
        inner = [_sequence(part) for part in split(pattern[at + 3 : end])]
        return end + 1, (set().union(*(one[0] for one in inner)), set().union(*(one[1] for one in inner)))
    if char == "[":
        end = class_end(pattern, at)
        return end + 1, _of_class(pattern[at + 1 : end])
    if pattern.startswith("\\d", at):
        return at + 2, (set(_DIGITS), set())
    if char in _SPECIAL:
        return at + 2 if char == "\\" else at + 1, (set(), {""})
    return at + 1, ({char}, set())


def _of_class(inside: str) -> Heads:
    """Characters of a class; anything when it is told by what it is not."""
    if inside[0] == "^":
        return set(), {""}
    spread = _RANGE.sub(
        lambda match: "".join(map(chr, range(ord(match[1]), ord(match[2]) + 1))),
        inside.replace("\\d", _DIGITS),
    )
    return (set(spread), set()) if "\\" not in spread else (set(), {""})


def _repeated(pattern: str, at: int, heads: Heads) -> tuple[int, Heads]:
    """Heed what says how often an atom stands."""
    sign = pattern[at : at + 1]
    if sign == "?":
        return at + 1, (heads[0] | {""}, heads[1])
    if sign == "+":
        return at + 1, (set(), heads[0] | heads[1])
    if sign == "*":
        return at + 1, ({""}, heads[0] | heads[1])
    if sign == "{":
        end = pattern.index("}", at) + 1
        none = pattern[at + 1 : at + 2] in {"0", ","}
        return end, ({""} if none else set(), heads[0] | heads[1])
    return at, heads


Choice = tuple[str, tuple[str, ...], Callable[[str, int], re.Match[str] | None] | None]
"""Alternatives of one concept in their order: plain texts, or what matches at a place."""


def _choice(concept: str, parts: tuple[str, ...]) -> Choice:
    if any(char in _SPECIAL for part in parts for char in part):
        return concept, (), re.compile("|".join(parts)).match
    return concept, parts, None


class Tight:
    """The patterns of one language, filed by their first two characters."""

    def __init__(self, code: str, concepts: Mapping[str, str]) -> None:
        self._code = code
        self._filed: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
        for concept, pattern in concepts.items():
            for number, part in enumerate(alternatives(folded_pattern(re.sub(r"\s+", "", pattern)))):
                for head in beginnings(part):
                    self._filed[head].append((concept, number, part))
        self._choices: dict[str, tuple[Choice, ...]] = {}
        self._made: dict[tuple[str, tuple[str, ...]], Choice] = {}

    def _chosen(self, pair: str) -> tuple[Choice, ...]:
        """What may begin with two characters, by concept; remembered."""
        parts: dict[str, set[tuple[int, str]]] = defaultdict(set)
        for head in (pair, pair[:1], ""):
            for concept, number, part in self._filed.get(head, ()):
                parts[concept].add((number, part))
        chosen = []
        for concept, some in parts.items():
            wanted = concept, tuple(part for _, part in sorted(some))
            if wanted not in self._made:
                self._made[wanted] = _choice(*wanted)
            chosen.append(self._made[wanted])
        if len(self._choices) < REMEMBERED:
            self._choices[pair] = tuple(chosen)
        return tuple(chosen)

    def search(self, text: str) -> list[Found]:
        """Return every concept found; those of one concept do not overlap, the leftmost counts."""
        found: list[Found] = []
        last: dict[str, int] = {}
        known = self._choices
        for at in range(len(text)):
            pair = text[at : at + KEY]
            choices = known.get(pair)
            if choices is None:
                choices = self._chosen(pair)
            for concept, plain, match in choices:
                if match is not None:
                    if last.get(concept, 0) > at or (matched := match(text, at)) is None:
                        continue
                    end = matched.end()
                elif text.startswith(plain, at) and last.get(concept, 0) <= at:
                    end = next(at + len(part) for part in plain if text.startswith(part, at))
                else:
                    continue
                if end > at:
                    last[concept] = end
                    found.append((concept, self._code, at, end))
        return found
