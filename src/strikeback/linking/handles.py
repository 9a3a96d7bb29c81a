"""How surprising a user name is: the chance that two people chose it independently.

After Perito et al. 2011 (arXiv 1101.5578), who estimate by a Markov chain whether equal user names
are one person's. No public sample of handles fits (developer names make ``user12345`` look rare), so
the chain here is one over parts: names seen in the corpus itself, common words, years, runs, and
single characters, priced by their usual frequency; the cheapest reading counts.
"""

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final

CAP_BITS: Final = 25.0
MAX_CHARS: Final = 48
"""Longer names are cut: 48 characters are past the cap in any reading."""
LETTER_BITS: Final = 3.9
"""Order-0 entropy of letters in names, between 4.2 (English text) and less for two-letter context."""
DIGIT_BITS: Final = 3.3
MARK_BITS: Final = 1.6
OTHER_BITS: Final = 6.0
YEAR_BITS: Final = 6.0
RUN_BITS: Final = 4.0
WORD_BITS: Final = 9.5
"""A very common given name or word: about one in 700 of those used."""

_WORDS: Final = """
anna maria mary angel angela jessica jenny jennifer lisa linda sarah sara emma emily kate kim lee
david john james michael mike alex chris sam max ben tom dan joe jack lucy amy ella mia eva
rose grace joy jane may sofia sophia sweet baby girl boy love lover princess queen king lady cute
pretty sexy hot real official the mr mrs miss ms user guest admin test info mail happy lucky star
sun moon sky blue pink black white dark xx xxx lol kitty bunny heart smile crazy cool super
smith jones brown wilson wang li chen zhang lin tan lim wong park choi santos reyes cruz garcia
nguyen muhammad mohamed ahmed ali siti nur dewi putri sari budi ana lyn ann marie jean grey
"""
COMMON: Final = frozenset(_WORDS.split())
"""Given names and words common in user names worldwide (general knowledge, no list copied)."""
_ADDRESS_WORDS: Final = frozenset(["http", "https", "www", "com", "profile", "php", "id", "html"])
MIN_ID_DIGITS: Final = 9
_YEAR: Final = re.compile(r"(?:19[4-9]|20[0-2])\d")
_SEPARATORS: Final = re.compile(r"[\W_]+", re.ASCII)
_LEET: Final = str.maketrans("013457@$", "oleastas")


def surprisal(handle: str, names: Mapping[str, float] | None = None) -> float:
    """Return the bits of surprise in ``handle`` (lower case), 0 to ``CAP_BITS``.

    Args:
        handle: User name without platform.
        names: Bits of name parts seen in the corpus; a cheaper reading wins.
    """
    return min(CAP_BITS, _cheapest(handle[:MAX_CHARS].lower(), names or {}))


def _cheapest(text: str, names: Mapping[str, float]) -> float:
    best = [0.0] + [math.inf] * len(text)
    for start in range(len(text)):
        for end in range(start + 1, min(len(text), start + 14) + 1):
            price = _price(text[start:end], names)
            best[end] = min(best[end], best[start] + price)
    return best[-1]


def _price(part: str, names: Mapping[str, float]) -> float:
    if len(part) == 1:
        return _character(part)
    if part.isdigit():
        return _digits(part)
    if part in COMMON:
        return min(WORD_BITS, names.get(part, WORD_BITS), LETTER_BITS * len(part))
    return names.get(part, math.inf)


def _character(one: str) -> float:
    if one.isdigit():
        return DIGIT_BITS
    if one.isascii():
        return LETTER_BITS if one.isalpha() else MARK_BITS
    return OTHER_BITS


def _digits(part: str) -> float:
    if len(part) == 4 and _YEAR.fullmatch(part):
        return YEAR_BITS
    steps = {ord(b) - ord(a) for a, b in pairwise(part)}
    if len(part) >= 3 and len(steps) == 1 and steps <= {0, 1, -1}:
        return RUN_BITS
    return math.inf


@lru_cache(maxsize=200_000)
def stem(handle: str) -> str:
    """Return the part of a handle that survives a rotation: letters only, digits at the ends dropped.

    Separators go, digits inside words are read as letters (leetspeak). Empty when fewer than five
    letters are left.
    """
    folded = _SEPARATORS.sub("", handle.lower()).strip("0123456789").translate(_LEET)
    return folded if len(folded) >= 5 else ""


def joined(handle: str) -> str:
    """Return a handle without separators: what is left when ``kim.moore81`` becomes ``kim_moore81``."""
    return _SEPARATORS.sub("", handle.lower())


def is_identifier(name: str) -> bool:
    """Whether a handle is a platform's own number, written where the user name belongs."""
    return len(name) >= MIN_ID_DIGITS and name.isdigit()


def is_word_of_an_address(name: str) -> bool:
    """Whether a handle found in a text is only a piece of a web address."""
    return name in _ADDRESS_WORDS


def platform_and_name(value: str) -> tuple[str, str]:
    """Split the value of a handle selector; the platform is ``?`` when unstated."""
    platform, _, name = value.partition(":")
    return platform, name
