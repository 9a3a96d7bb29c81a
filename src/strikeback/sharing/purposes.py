"""Which purpose of a viewer fits which purpose of terms.

A purpose fits itself. Beyond that only what stands here: identifying and protecting the victims is part of
investigating sextortion; and whoever protects a victim may learn, whatever the terms' purpose, that something
exists and whom to call, and no more. That is why no alert ends at somebody who may not even ask.
"""

from typing import Final

from strikeback.model.handling import Level
from strikeback.model.people import DEFAULT_PURPOSE

SAFEGUARDING: Final = "safeguarding"
VICTIM_IDENTIFICATION: Final = "victim-identification"

PAIRS: Final[dict[tuple[str, str], Level]] = {
    (VICTIM_IDENTIFICATION, DEFAULT_PURPOSE): Level.FULL,
    (SAFEGUARDING, DEFAULT_PURPOSE): Level.FULL,
    (SAFEGUARDING, VICTIM_IDENTIFICATION): Level.FULL,
}
"""(Viewer's purpose, terms' purpose): the most that is told."""

ALWAYS: Final[dict[str, Level]] = {SAFEGUARDING: Level.HIT}
"""Viewer's purpose: the most that is told under any other purpose."""

_ORDER: Final = tuple(Level)


def normal(purpose: str) -> str:
    """Return a purpose as it is compared: lower case, no blanks around."""
    return purpose.strip().lower()


def ceiling(looked: str, stated: str) -> Level:
    """Return the most that is told to a viewer with purpose ``looked`` under terms for ``stated``."""
    mine, theirs = normal(looked), normal(stated)
    if mine and mine == theirs:
        return Level.FULL
    told = PAIRS.get((mine, theirs), Level.NOTHING), ALWAYS.get(mine, Level.NOTHING)
    return max(told, key=_ORDER.index)


def common(stated: frozenset[str]) -> str:
    """Return a purpose under which nobody is told more than under each of ``stated``; "" fits nobody.

    Args:
        stated: Normal purposes, at least one.
    """
    if len(stated) == 1:
        return next(iter(stated))
    lookers = {looked for looked, _ in PAIRS} | ALWAYS.keys() | stated
    for candidate in sorted(stated - {""}):
        if all(
            _ORDER.index(ceiling(looker, candidate)) <= _ORDER.index(ceiling(looker, one))
            for looker in lookers
            for one in stated
        ):
            return candidate
    return ""
