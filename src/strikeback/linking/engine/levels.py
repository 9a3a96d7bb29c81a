"""The levels of agreement of two values, sixteen a field, and what they are called.

Packed four bits a field into one whole number they make the pattern of a pair.
"""

from typing import Final

MISSING: Final = 0
"""One of the values is not there."""
EXACT: Final = 6
"""Levels 1 to 6: equal, from rare (one to three records) to common (1,024 and more): floor(log4 count)."""
NEAR: Final = 7
"""One slip of the pen (optimal string alignment distance 1)."""
ALIKE: Final = 8
"""Texts: Jaro-Winkler .88 or one begins the other; names: words that only one has, or a slip; codes: first
half equal; dates: two parts of three equal."""
INITIAL: Final = 9
"""Texts: an initial; codes: last half equal; dates: day and month equal."""
FAINT: Final = 10
"""Texts: Jaro-Winkler .78 or three first letters; names: one word of several, or two beside one that differs;
codes: Jaro-Winkler .85; dates: two digits wrong."""
PART: Final = 11
"""Texts: a word in common; dates: the year."""
ALIAS: Final = 12
"""Values that were seen to stand for each other, or another form of one is equal to the other; names: a short
form or another spelling that tables know."""
SWAPPED: Final = 13
"""Given and family name in each other's place, spelling aside (the second field then counts as missing)."""
REORDERED: Final = 14
"""Texts: the same words in another order; names: or such as sound the same; dates: equal as far as both are
known."""
ELSE: Final = 15
LEVELS: Final = 16
SHIFT: Final = 4
MAX_FIELDS: Final = 15

NAMES: Final = (
    "missing",
    *("equal",) * EXACT,
    "one_slip",
    "alike",
    "partly",
    "faintly_alike",
    "word_in_common",
    "known_variant",
    "swapped",
    "as_far_as_known",
    "different",
)
KINDS: Final = ("name", "text", "date", "code", "category", "exact")
NAME, TEXT, DATE, CODE, CATEGORY, EXACT_ONLY = range(6)
USED: Final = {
    NAME: (1, 2, 3, 4, 5, 6, NEAR, ALIKE, INITIAL, FAINT, PART, ALIAS, SWAPPED, REORDERED, ELSE),
    TEXT: (1, 2, 3, 4, 5, 6, NEAR, ALIKE, INITIAL, FAINT, PART, ALIAS, REORDERED, ELSE),
    DATE: (1, 2, 3, 4, 5, 6, NEAR, ALIKE, INITIAL, FAINT, PART, ALIAS, REORDERED, ELSE),
    CODE: (1, 2, 3, 4, 5, 6, NEAR, ALIKE, INITIAL, FAINT, ALIAS, ELSE),
    CATEGORY: (1, 2, 3, 4, 5, 6, ALIAS, ELSE),
    EXACT_ONLY: (1, 2, 3, 4, 5, 6, ELSE),
}
"""Levels that can occur, by kind."""
