"""Two different accounts of suspects compared by their user names and the times of their use."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from strikeback.linking.corpus import Held, Key
from strikeback.linking.handles import joined, platform_and_name, stem
from strikeback.linking.successions import Successions
from strikeback.linking.weights import Weights
from strikeback.model.selector import SelectorKind as K

SEPARATORS_CAP: Final = 18.0
STEM_CAP: Final = 8.0
STEM_FLOOR: Final = 8.0
"""Bits of surprise that a stem has by being a stem of a made-up name at all (judgement)."""
PARTED: Final = 0.5
"""Factor for one made-up name at other times on another platform."""
MAX_HANDLES: Final = 12
"""Handles compared of one record; a longer list is a contact list."""


class Likeness(NamedTuple):
    """How two user names agree; sorts by bits."""

    bits: float
    rule: str
    left: str
    right: str
    note: str
    follows: float
    """Bits of one account succeeding the other."""
    when: str
    odds: float = 0.0
    """Log2 odds that stem and succession may amount to together, prior included."""


UNLIKE: Final = Likeness(0.0, "", "", "", "", 0.0, "")


def handles_of(held: Mapping[Key, Held]) -> list[str]:
    """Return the handles a person holds (selector values), sorted, ``MAX_HANDLES`` at most."""
    return sorted(value for kind, value in held if kind is K.HANDLE)[:MAX_HANDLES]


def compare_handles(one: str, other: str, weights: Weights, successions: Successions) -> Likeness:
    """Return how alike two different handles are: one name on two platforms, separators, or the same stem."""
    (platform, mine), (there, theirs) = platform_and_name(one), platform_and_name(other)
    bits, rule, note = 0.0, "", ""
    if mine == theirs:
        weight = weights.across_platforms(mine)
        bits, rule, note = weight.bits, "handle.other_platform", weight.note
    elif any(c.isdigit() for c in mine) and joined(mine) == joined(theirs):
        bits = min(SEPARATORS_CAP, weights.surprise(mine) - 1.0)
        rule, note = "handle.separators", "the same but for separators"
    elif stem(mine) and stem(mine) == stem(theirs):
        bits = min(STEM_CAP, 0.5 * (weights.surprise(stem(mine)) - STEM_FLOOR))
        rule, note = "handle.stem", "the same stem"
    if bits <= 0:
        return UNLIKE
    if platform != there and successions.parted(one, other):
        # Made-up names are shared: months later elsewhere it is as likely the next user of the persona.
        bits *= PARTED
        note += "; used at other times on another platform"
    follows, when = successions.between(one, other)
    odds, known = successions.odds(one, other)
    return Likeness(bits, rule, mine, theirs, note, follows, f"{when}; {known}" if when else "", odds)
