"""Words that are spelt like a word of danger of another language: a month, a weekday, a place.

English "on Mar 18" is no Spanish sea, "on tour" no French tower, "by Sat" no Malay moment.
"""

import re
from collections.abc import Sequence
from typing import Final

from strikeback.casework.phrases.tight import Found
from strikeback.casework.phrases.tongues import small_words

_MONTH: Final = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?[ ./](?:of )?(mar)\b|\b(mar)[ ./]{1,2}(?:\d{4}|\d{1,2}(?:st|nd|rd|th)?)\b"
)
"""A short month that is a word of danger elsewhere, beside the day or the year."""
_WEEKDAY: Final = re.compile(
    r"\b(?:on|by|before|until|till|since|this|last|next|every) (sat)\b"
    r"|\b(sat|tue)[ .,]{1,2}(?=\d{1,2}[ ./](?:\d|[a-z]{3}))"
)
"""A weekday after a preposition or before a date; French says "on tue" of killing."""
_DATES: Final = (_MONTH, _WEEKDAY)
_NO_DATES: Final = frozenset({"PLACE", "DIE", "KILL", "DEATH", "SHORT"})
"""Concepts that a month and a weekday do not have."""
_PLACE: Final = "PLACE"
_APART: Final = ("es", "fr")
"""Languages whose words of places stand in English lines by chance, and are seldom mixed into them."""
_ENGLISH: Final = "en"


def without_chance(found: list[Found], words: Sequence[tuple[str, int, int]], text: str) -> list[Found]:
    """Return the concepts of a text without those that a date, or a line of English, has by chance.

    Args:
        found: Concepts with their languages and places.
        words: Words of the folded text with their places.
        text: The folded text.
    """
    dates = {match.span(match.lastindex or 0) for form in _DATES for match in form.finditer(text)}
    if dates:
        found = [one for one in found if one[0] not in _NO_DATES or (one[2], one[3]) not in dates]
    codes = {one[1] for one in found if one[0] == _PLACE and one[1] in _APART}
    strange = {code for code in codes if _by_chance(code, found, words)}
    if strange:
        found = [one for one in found if one[0] != _PLACE or one[1] not in strange]
    return found


def _by_chance(code: str, found: Sequence[Found], words: Sequence[tuple[str, int, int]]) -> bool:
    """Whether nothing but words of places is of a language, in a line that holds English."""
    english = {one[2] for one in found if one[1] == _ENGLISH}
    small = small_words(_ENGLISH)
    english.update(start for word, start, _ in words if word in small)
    own = {one[2] for one in found if one[1] == code and one[0] != _PLACE}
    own.update(start for word, start, _ in words if word in small_words(code))
    return bool(english) and own <= english
