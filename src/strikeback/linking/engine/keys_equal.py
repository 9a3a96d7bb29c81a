"""Keys that need no proof: records of which a telling value is equal are compared, whatever the sample says.

Keys chosen by gain for cost come with blocks of many sizes: one on a prefix finds what one on the whole value
would, and leaves it out where its own block is too large. Small blocks of equal values cost next to nothing.
"""

from typing import Final

import numpy as np

from strikeback.linking.engine.keys import FREE
from strikeback.linking.engine.levels import CATEGORY
from strikeback.linking.engine.model import Key
from strikeback.linking.engine.records import Records

SMALL: Final = 20
"""Largest block of such a key."""


def with_equal(chosen: tuple[Key, ...], records: Records) -> tuple[Key, ...]:
    """Return the keys with one more for the equal values of each field that has none, categories left out.

    Fields of the fewest pairs come first; all together propose no more than is free of charge. A field of
    which no value is there twice has its key too, for records that come later.

    Args:
        chosen: Keys, the last of which takes all records.
        records: What they were chosen on.
    """
    have = {key.parts for key in chosen}
    more = []
    for f, name in enumerate(records.names):
        parts = ((name, "value"),)
        if int(records.book.kind[f]) != CATEGORY and parts not in have:
            more.append((_pairs(records, f), f, Key(parts=parts, cap=SMALL)))
    out, spent = list(chosen[:-1]), 0
    for pairs, _, key in sorted(more, key=lambda each: each[:2]):
        spent += pairs
        if spent <= FREE:
            out.append(key)
    return (*out, chosen[-1])


def _pairs(records: Records, field: int) -> int:
    """Return how many pairs the small blocks of a field's values hold."""
    counts = np.bincount(records.book.codes[:, field])[1:]
    counts = counts[counts <= SMALL]
    return int((counts * (counts - 1) // 2).sum())
