"""What a pattern says of its matches before anything is searched: how they begin, and what they must hold.

What is not understood asks for nothing, so that no match is ever lost. Method: as prefilters of regular
expression engines (R. Cox, "Regular Expression Matching with a Trigram Index").
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import ClassVar, Final

from strikeback.model.base import Frozen
from strikeback.selectors.text.low import searchable

MOST: Final = 400
"""Strings that are told apart at most; with more a part of a pattern counts as anything."""
WIDEST: Final = 48
"""Characters of a class that are told apart at most."""
_DIGITS: Final = frozenset("0123456789")
_RARE: Final = _DIGITS | frozenset("@:_$")
"""Single characters that few texts hold."""
_AROUND: Final = ("(?=", "(?!", "(?<=", "(?<!")
_QUANTIFIER: Final = re.compile(r"([?*+]|\{(\d*)(?:(,)(\d*))?\})[?+]?")
_NAMED: Final = re.compile(r"\((?:\?:|\?P<\w+>)?")
_ANY: Final = frozenset({""})
_MEMBERS: Final = re.compile(r"(\\.|[^\\])(?:-(\\.|[^\\\]]))?", re.DOTALL)


class Told(Frozen, frozen=True, kw_only=True):
    """What a pattern says of its matches."""

    shown: ClassVar = ("exact", "heads", "needs")

    exact: frozenset[str] | None = None
    """All it matches; None: too much to tell."""
    heads: frozenset[str] = _ANY
    """Strings one of which a match begins with; "": anything."""
    needs: tuple[frozenset[str], ...] = ()
    """Of each set a match holds one."""
    skips: bool = False
    """It may be left out; its heads are those of when it is not."""


_ANYTHING: Final = Told()
_NOTHING: Final = Told(exact=_ANY)


@lru_cache(maxsize=1_024)
def told(pattern: str) -> Told:
    """Return what a pattern says of its matches, all in small letters."""
    parts = [_sequence(part) for part in split(pattern)]
    return parts[0] if len(parts) == 1 else _either(parts)


def split(pattern: str) -> list[str]:
    """Return the alternatives of the outermost level."""
    parts: list[str] = []
    depth = begin = at = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = class_end(pattern, at)
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        elif char == "|" and depth == 0:
            parts.append(pattern[begin:at])
            begin = at + 1
        at += 1
    return [*parts, pattern[begin:]]


def class_end(pattern: str, at: int) -> int:
    """Return the place of the bracket that closes a class opened at a place."""
    at += 1
    while pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at


def group_end(pattern: str, at: int) -> int:
    """Return the place of the parenthesis that closes a group opened at a place."""
    depth = 0
    while True:
        char = pattern[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = class_end(pattern, at)
        elif char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if depth == 0:
                return at
        at += 1


def _either(parts: Sequence[Told]) -> Told:
    """Return what is told by alternatives together."""
    exact: frozenset[str] | None = None
    if all(one.exact is not None for one in parts):
        exact = frozenset().union(*(one.exact or () for one in parts))
    heads = shortest(frozenset[str]().union(*(one.heads for one in parts)))
    best = [_best(one.needs) for one in parts]
    needs = (frozenset[str]().union(*best),) if all(best) else ()
    return Told(
        exact=exact if exact is not None and len(exact) <= MOST else None,
        heads=heads if len(heads) <= MOST else _ANY,
        needs=needs,
    )


def _best(needs: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the set that says most: of its shortest string the longest, of equals the fewest."""
    return max(needs, key=lambda one: (telling(one), min(map(len, one)), -len(one)), default=frozenset())


def _sequence(pattern: str) -> Told:
    """Return what is told by parts in a row."""
    current: frozenset[str] = _ANY
    front: frozenset[str] = _ANY
    heads: set[str] = set()
    needs: list[frozenset[str]] = []
    whole = begins = True
    at = 0
    while at < len(pattern):
        at, one = _atom(pattern, at)
        at, one = _repeated(pattern, at, one)
        if one.needs != (one.exact,):
            needs += one.needs
        if one.exact == _ANY:
            continue
        if begins:
            short = one.exact is not None and len(front) * len(one.exact) <= MOST
            if short:
                front = _joined(front, one.exact or ())
            elif len(front) * len(one.heads) <= MOST:
                heads |= _joined(front, one.heads)
                begins = one.skips
            else:
                begins = False
                heads |= front
        if one.exact is not None and len(current) * len(one.exact) <= MOST:
            current = _joined(current, one.exact)
            continue
        needs += [current] if one.exact is None else [current, one.exact]
        current, whole = _ANY, False
    needs.append(current)
    return Told(
        exact=current if whole else None,
        heads=frozenset(heads | front) if begins else frozenset(heads),
        needs=tuple(one for one in needs if "" not in one),
    )


def _joined(before: Iterable[str], after: Iterable[str]) -> frozenset[str]:
    return frozenset(one + other for one, other in product(before, after))


def _atom(pattern: str, at: int) -> tuple[int, Told]:
    """Return where the atom at a place ends and what it tells."""
    char = pattern[at]
    if pattern.startswith(_AROUND, at):
        end = group_end(pattern, at)
        ahead = pattern.startswith(_AROUND[0], at)
        return end + 1, Told(exact=_ANY, needs=told(pattern[at + 3 : end]).needs) if ahead else _NOTHING
    if char == "(":
        opened = _NAMED.match(pattern, at)
        end = group_end(pattern, at)
        return end + 1, told(pattern[opened.end() : end]) if opened is not None else _ANYTHING
    if char == "[":
        end = class_end(pattern, at)
        return end + 1, _one_of(_members(pattern[at + 1 : end]))
    if char == "\\":
        return at + 2, _escaped(pattern[at + 1])
    if char in "^$":
        return at + 1, _NOTHING
    return at + 1, _ANYTHING if char == "." else _one_of(frozenset(searchable(char)))


def _escaped(char: str) -> Told:
    if char in "bBAZ":
        return _NOTHING
    if char == "d":
        return _one_of(_DIGITS)
    return _ANYTHING if char.isalnum() else _one_of(frozenset(char))


def _one_of(chars: frozenset[str] | None) -> Told:
    if chars is None:
        return _ANYTHING
    return Told(exact=chars, heads=chars, needs=(chars,))


def _members(inside: str) -> frozenset[str] | None:
    """Characters of a class; None when they are many, or told by what they are not."""
    if inside[0] == "^":
        return None
    found: set[str] = set()
    for match in _MEMBERS.finditer(inside):
        first, last = match[1], match[2]
        if first == "\\d" and last is None:
            found |= _DIGITS
        elif first[0] == "\\" and first[1].isalnum():
            return None
        elif last is None:
            found.add(searchable(first[-1]))
        elif ord(last[-1]) - ord(first[-1]) < WIDEST:
            found.update(searchable(chr(one)) for one in range(ord(first[-1]), ord(last[-1]) + 1))
        else:
            return None
    return frozenset(found) if len(found) <= WIDEST else None


def _repeated(pattern: str, at: int, one: Told) -> tuple[int, Told]:
    """Heed what says how often an atom stands."""
    match = _QUANTIFIER.match(pattern, at)
    if match is None:
        return at, one
    sign, least, _, _ = match.groups()
    if sign == "?" and one.exact is not None:
        return match.end(), Told(exact=one.exact | _ANY)
    if sign in "?*" or (sign[0] == "{" and int(least or 0) == 0):
        return match.end(), Told(heads=one.heads, skips=True)
    return match.end(), Told(heads=one.heads, needs=one.needs)


def shortest(strings: frozenset[str]) -> frozenset[str]:
    """Return strings without those that begin with another."""
    kept: list[str] = []
    for one in sorted(strings):
        if not kept or not one.startswith(kept[-1]):
            kept.append(one)
    return frozenset(kept)


def telling(need: frozenset[str]) -> bool:
    """Whether a set says anything: not if a blank or one common letter is enough."""
    return all(len(one) > 1 or one in _RARE or not one.isascii() for one in need)
