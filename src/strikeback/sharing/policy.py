"""The one policy: how much of a record an agency is told.

Codes only ever tighten what level and audience allow. Sources of the meanings: Europol SIENA
handling codes (H2: no further dissemination without the provider's permission; H3: other
restrictions, stated in text) and TLP 2.0 (RED: for the named recipients only).
"""

from collections.abc import Iterable
from typing import Final

from strikeback.model.handling import Handling, Level

ORDER: Final = (Level.NOTHING, Level.HIT, Level.SUMMARY, Level.FULL)
ANYONE: Final = "*"
_AT_MOST_HIT: Final = frozenset({"H2", "H3", "TLP:RED"})
_AT_MOST_SUMMARY: Final = frozenset({"H1", "TLP:AMBER+STRICT"})


def allow(viewer: str, originator: str, handling: Handling) -> Level:
    """Return how much ``viewer`` is told of a record of ``originator``.

    The originator sees everything of its own. Everybody else gets the stated level when in the
    audience, lowered by codes; a code that asks for named recipients lowers it only for those
    who are not named. Default: nothing.
    """
    if viewer == originator:
        return Level.FULL
    named = viewer in handling.audience
    if not named and ANYONE not in handling.audience:
        return Level.NOTHING
    if named:
        return handling.level
    return weaker(handling.level, _cap(handling.codes))


def weaker(left: Level, right: Level) -> Level:
    """Return the level that tells less."""
    return min(left, right, key=ORDER.index)


def strictest(handlings: Iterable[Handling]) -> Handling:
    """Return the terms a value derived from records with these terms must carry.

    Level: the lowest, after the codes of terms that name nobody. Audience: those named by all (``*``
    gives way to names). Codes: all of them.
    With no terms at all nothing may be told.
    """
    terms = list(handlings)
    if not terms:
        return Handling(level=Level.NOTHING, audience=())
    level = min((_general_level(term) for term in terms), key=ORDER.index)
    named = [frozenset(term.audience) for term in terms if ANYONE not in term.audience]
    audience = tuple(sorted(frozenset.intersection(*named))) if named else (ANYONE,)
    codes = tuple(sorted({code for term in terms for code in term.codes}))
    reviews = sorted(term.review for term in terms if term.review)
    return Handling(level=level, audience=audience, codes=codes, review=reviews[0] if reviews else "")


def _general_level(term: Handling) -> Level:
    return weaker(term.level, _cap(term.codes)) if ANYONE in term.audience else term.level


def _cap(codes: Iterable[str]) -> Level:
    upper = {code.upper() for code in codes}
    if upper & _AT_MOST_HIT:
        return Level.HIT
    if upper & _AT_MOST_SUMMARY:
        return Level.SUMMARY
    return Level.FULL
