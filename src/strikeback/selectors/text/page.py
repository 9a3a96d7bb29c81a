# ruff: noqa: E501 - a pattern or table row stays on one line
"""A text prepared for searching: characters made plain one by one, found spans blanked out.

Every step keeps the length, so that a position in the page is a position in the original.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from strikeback.selectors.text.finding import Finding
from strikeback.selectors.text.low import Low

BLANK: Final = "\x1f"
"""Stands where something was found: no word character, no digit, no space."""
_NEGATION: Final = re.compile(
    r"(?:\bnot|n't|\bno longer|\bnever|\bhindi|\bdili|\bbukan|\btidak|\bpas|不是|唔係|并非|並非)\W{0,3}(?:\w+\W+){0,1}$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def _plain_char(char: str) -> str:
    if unicodedata.category(char) in {"Cf", "Zs"}:
        return " "
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


def plain(text: str) -> str:
    """Return ``text`` with full-width forms and digits of any script made ASCII; same length."""
    if text.isascii():
        return text
    return "".join(char if char.isascii() else _plain_char(char) for char in text)


class Page:
    """One text under search. Finders add findings; added spans are not found again.

    Args:
        text: The original.
        region: ISO 3166-1 alpha-2 country whose habits (phones, ``$``) the text follows; may be empty.
        language: BCP 47 tag if the source states one; decides ties only.
        key: Key of the digest that stands for payment cards; empty: cards give no selector.
    """

    def __init__(self, text: str, *, region: str = "", language: str = "", key: bytes = b"") -> None:
        self.original = text
        self.region = region.upper()
        self.language = language
        self.key = key
        self.plain = plain(text)
        self.masked = self.plain
        self.findings: list[Finding] = []
        self.low = Low(self.plain)
        """The plain text as patterns are looked for in it; what is blanked stays in it and matches nothing."""

    def blank(self, start: int, end: int) -> None:
        """Hide a span from the finders that follow."""
        self.masked = self.masked[:start] + BLANK * (end - start) + self.masked[end:]

    def add(self, finding: Finding, *, hide: bool = True) -> None:
        """Keep a finding and hide its span."""
        self.findings.append(finding)
        if hide:
            self.blank(finding.start, finding.end)

    def raw(self, start: int, end: int) -> str:
        """The original characters of a span."""
        return self.original[start:end]

    def denied(self, start: int) -> bool:
        """Whether the words directly before a position deny what follows."""
        return _NEGATION.search(self.plain[max(0, start - 24) : start]) is not None
