"""A text as patterns are looked for in it."""

import unicodedata
from typing import Final

_EXTRA: Final = {"İ": "i", "ı": "i", "ſ": "s"}
"""Letters that count as others where case is ignored, and do not become them in small letters."""


class _Lowered(dict[int, str]):
    """What each character is searched as, worked out when first met."""

    def __missing__(self, place: int) -> str:
        char = chr(place)
        digit = unicodedata.decimal(char, None)
        low = str(digit) if digit is not None else _EXTRA.get(char, char.lower())
        if len(self) < REMEMBERED:
            self[place] = low
        return low


REMEMBERED: Final = 16_384
"""Characters remembered."""
_LOWERED: Final = _Lowered()


class Low:
    """A text as patterns are looked for in it: in small letters, with plain digits, of the same length.

    Args:
        text: The text.
    """

    __slots__ = ("_pairs", "chars", "text")

    def __init__(self, text: str) -> None:
        self.text = searchable(text)
        self.chars = frozenset(self.text)
        self._pairs: set[int] | None = None

    @property
    def pairs(self) -> set[int]:
        """Its pairs of characters, as ``pairs_of``; worked out when first asked for."""
        if self._pairs is None:
            self._pairs = pairs_of(self.text)
        return self._pairs


def pairs_of(text: str) -> set[int]:
    """Return every two neighbouring characters as a number: far quicker made and compared than strings."""
    code = text.encode("utf-16-le", "surrogatepass")
    size = len(code)
    found: set[int] = set()
    for begin in (0, 2):
        end = begin + (size - begin) // 4 * 4
        if end > begin:
            found.update(memoryview(code[begin:end]).cast("I"))
    return found


def searchable(text: str) -> str:
    """Return a text in small letters and with plain digits, of the same length."""
    return text.lower() if text.isascii() else text.translate(_LOWERED)
