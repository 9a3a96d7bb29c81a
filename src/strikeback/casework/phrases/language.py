"""What a language module holds: slots, phrases, and the words that soften a phrase."""

import re
import unicodedata
from collections.abc import Mapping
from typing import ClassVar, Final

from strikeback.casework.phrases.han import SIMPLE
from strikeback.model.base import Frozen

SELFHARM: Final = "selfharm"
MISSING: Final = "missing"
ONGOING: Final = "ongoing"
PUBLISHED: Final = "published"
SADISTIC: Final = "sadistic"
VULNERABLE: Final = "vulnerable"
REPEATED: Final = "repeated"
PAYING: Final = "paying"
MEETING: Final = "meeting"
THREAT: Final = "threat"

FIRST: Final = 1
THIRD: Final = 3
ANYBODY: Final = 0


class Phrase(Frozen, frozen=True, kw_only=True):
    """One way of saying something. ``{slot}`` is a word list of the language, ``~`` a few slack words."""

    shown: ClassVar = ("rule", "person")

    rule: str
    """Kind and form, such as ``selfharm.wish``."""
    template: str
    person: int = ANYBODY
    """Who is spoken of: the speaker (1), somebody else (3), or the sentence does not say (0)."""
    certain: bool = False
    """A negation, quote or joke nearby does not soften it: the form itself excludes that."""


class Language(Frozen, frozen=True, kw_only=True):
    """Phrases of one language and what softens them. Patterns are regular expressions on folded text."""

    shown: ClassVar = ("code",)

    code: str
    spaced: bool = True
    """Words are separated by spaces; False: matched on the copy without spaces."""
    slots: Mapping[str, str]
    phrases: tuple[Phrase, ...]
    negation: str
    """Words that deny what follows, within three words before a phrase or inside its slack."""
    negation_after: str = r"(?!)"
    """Words that deny what precedes, directly after a phrase."""
    reports: str
    """A third person's saying, directly before a phrase: "he said", 他说."""
    others: str
    """A third person as subject in the clause before a phrase that names no person itself."""
    first: str = r"(?!)"
    """First person: standing between a third person and the phrase, it is the nearer subject."""
    condition: str = r"(?!)"
    """"If", "when": within three words before, publication, meeting and abuse are not yet facts."""
    victims: str
    """Nouns a reporter uses for the victim: my son, the child, 我儿子 ..."""
    offenders: str = r"(?!)"
    """Nouns for the offender; a statement about them is none about the victim."""
    soft: str
    """Hypothetical, joking, fictional, title or long-past words anywhere in the sentence before or after."""
    manipulation: str = r"(?!)"
    """Conditions an offender attaches to a threat against themselves ("if you leave")."""
    anchors: str
    """Words without which no phrase of the language can match: the fast gate."""
    mention: str
    """Words of death and self-harm that somebody should read when no phrase explains them."""
    critical: str = ""
    """Words, five letters or more, whose typing slips are put right before matching."""
    common: str = ""
    """Frequent small words, by which a text is known to be in a language we read."""


def folded_pattern(pattern: str) -> str:
    """Fold a pattern as texts are folded: no diacritics, no doubled letters, Simplified characters."""
    plain = "".join(
        part
        for char in pattern
        for part in (
            char
            if "\uac00" <= char <= "\ud7a3"
            else SIMPLE.get(
                char, "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
            )
        )
    )
    return re.sub(r"(?<![\\a-zA-Z])([a-z])\1+|(?<=[a-zA-Z])([a-z])\2+", lambda m: m[1] or m[2], plain)


def compiled(pattern: str, language: Language) -> re.Pattern[str]:
    """Compile a template of a language once, slots and slack expanded."""
    key = (language.code, pattern)
    if key not in _COMPILED:
        _COMPILED[key] = _compiled(pattern, language)
    return _COMPILED[key]


_COMPILED: Final[dict[tuple[str, str], re.Pattern[str]]] = {}
_GAP: Final = r"[^\w.!?;]+"
_SLACK: Final = rf"((?:{_GAP}\w+){{0,4}}?{_GAP})"
_TIGHT_SLACK: Final = r"([^.!?;\n]{0,8}?)"


def _compiled(pattern: str, language: Language) -> re.Pattern[str]:
    for name, words in language.slots.items():
        pattern = pattern.replace("{" + name + "}", f"(?:{words})")
    pattern = folded_pattern(pattern)
    if not language.spaced:
        return re.compile(pattern.replace(" ", "").replace("~", _TIGHT_SLACK))
    pattern = (
        pattern.replace(" ~ ", "~").replace("~", "\x00").replace(" ?", f"(?:{_GAP})?").replace(" ", _GAP)
    )
    return re.compile(r"(?<![a-z0-9])(?:" + pattern.replace("\x00", _SLACK) + r")(?![a-z0-9])")
