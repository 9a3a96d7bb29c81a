"""Kinds of danger, and what was found of them in a text."""

from typing import ClassVar, Final

from strikeback.model.base import Frozen

SELFHARM: Final = "selfharm"
MISSING: Final = "missing"
ONGOING: Final = "ongoing"
PUBLISHED: Final = "published"
SADISTIC: Final = "sadistic"
DEADLINE: Final = "deadline"
CHILD: Final = "age"
VULNERABLE: Final = "vulnerable"
REPEATED: Final = "repeated"
PAYING: Final = "paying"
WATCH: Final = "watch"
"""Words of danger that no recipe explains: somebody should read them the same day."""


class Hit(Frozen, frozen=True, kw_only=True):
    """A danger found in a text."""

    shown: ClassVar = ("rule", "language", "start", "end", "review")

    rule: str
    """Kind and form, such as ``selfharm.wish``."""
    language: str
    start: int
    end: int
    review: bool
    """Perhaps a look-alike: a person must read it."""
