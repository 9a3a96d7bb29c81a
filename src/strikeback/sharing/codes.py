"""Handling codes and grades as data: what they are called, what they mean, how far they tighten.

Two ceilings a code: for agencies that the terms reach by ``*`` only, and for those named in the audience. No
code ever raises a level. What cannot be read is taken for a restriction nobody here understands: a hit at
most, for the named too; its originator then answers requests.

Sources: Europol SIENA handling codes (H0 .. H3) and the evaluation of article 29 of the Europol Regulation
(4x4: source A, B, C, X; information 1 .. 4); FIRST Traffic Light Protocol 2.0; Permissible Actions Protocol;
College of Policing intelligence report 3x5x2 and its predecessor 5x5x5; Admiralty grades. Grades speak of
reliability and lower nothing.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import ClassVar, Final

from strikeback.model.base import Frozen
from strikeback.model.handling import Level


class Code(Frozen, frozen=True, kw_only=True):
    """One code as it stands in terms."""

    shown: ClassVar = ("text", "scheme")

    text: str
    """In its usual spelling; unknown ones as given."""
    scheme: str
    """``siena``, ``tlp``, ``pap``, ``3x5x2``, ``5x5x5``, ``4x4``, ``admiralty``, ``unknown``."""
    meaning: str
    reached: Level = Level.FULL
    """The most that is told to agencies which are not named."""
    named: Level = Level.FULL
    """The most that is told to agencies named in the audience."""
    onward: bool = True
    """May be passed on by the receiver without asking again."""
    court: bool = True
    """May be used in judicial proceedings without asking again."""


def _code(text: str, scheme: str, meaning: str, **effect: Level | bool) -> Code:
    return Code(text=text, scheme=scheme, meaning=meaning, **effect)  # type: ignore[arg-type]


_FIXED: Final = {
    one.text: one
    for one in (
        _code("H0", "siena", "Only to prevent and combat crime."),
        _code(
            "H1",
            "siena",
            "Not in judicial proceedings without the provider's permission.",
            reached=Level.SUMMARY,
            court=False,
        ),
        _code(
            "H2",
            "siena",
            "Not to be passed on without the provider's permission.",
            reached=Level.HIT,
            onward=False,
        ),
        _code(
            "H3",
            "siena",
            "Other restrictions, stated by the provider in words.",
            reached=Level.HIT,
            onward=False,
            court=False,
        ),
        _code("TLP:RED", "tlp", "For the named recipients only.", reached=Level.HIT, onward=False),
        _code(
            "TLP:AMBER+STRICT",
            "tlp",
            "For the recipient's own organisation only.",
            reached=Level.SUMMARY,
            onward=False,
        ),
        _code(
            "TLP:AMBER",
            "tlp",
            "For the recipient's organisation and its clients, as far as they need to know.",
            onward=False,
        ),
        _code("TLP:GREEN", "tlp", "For the recipient's community, not for the public."),
        _code("TLP:CLEAR", "tlp", "May be passed on to anybody."),
        _code("PAP:RED", "pap", "Only actions that nobody outside can notice."),
        _code("PAP:AMBER", "pap", "Passive look-ups at third parties; no contact with what is looked up."),
        _code("PAP:GREEN", "pap", "Active, harmless actions such as blocking or ordinary requests."),
        _code("PAP:CLEAR", "pap", "Any action."),
    )
}
_OTHER_NAMES: Final = {
    "TLP:WHITE": "TLP:CLEAR",
    "PAP:WHITE": "PAP:CLEAR",
    "TLP:AMBER-STRICT": "TLP:AMBER+STRICT",
    "TLP:AMBERSTRICT": "TLP:AMBER+STRICT",
}

_GRADES: Final = (
    ("3x5x2", re.compile(r"3X5X2:(?P<source>[1-3])(?P<information>[A-E])(?P<handling>[PC])")),
    ("5x5x5", re.compile(r"5X5X5:(?P<source>[A-E])(?P<information>[1-5])(?P<handling>[1-5])")),
    ("4x4", re.compile(r"(?:4X4|SIENA):(?P<source>[ABCX])(?P<information>[1-4])(?P<handling>)")),
    ("admiralty", re.compile(r"ADMIRALTY:(?P<source>[A-F])(?P<information>[1-6])(?P<handling>)")),
)
_SOURCES: Final = {
    "3x5x2": {"1": "reliable", "2": "untested", "3": "not reliable"},
    "5x5x5": {
        "A": "always reliable",
        "B": "mostly reliable",
        "C": "sometimes reliable",
        "D": "unreliable",
        "E": "untested",
    },
    "4x4": {
        "A": "no doubt of the source",
        "B": "mostly reliable",
        "C": "mostly not reliable",
        "X": "reliability cannot be assessed",
    },
    "admiralty": {
        "A": "reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "cannot be judged",
    },
}
_INFORMATION: Final = {
    "3x5x2": {
        "A": "known directly to the source",
        "B": "known indirectly, corroborated",
        "C": "known indirectly",
        "D": "not known",
        "E": "suspected to be false",
    },
    "5x5x5": {
        "1": "known to be true",
        "2": "known personally to the source",
        "3": "not known personally, corroborated",
        "4": "cannot be judged",
        "5": "suspected to be false",
    },
    "4x4": {
        "1": "accuracy not in doubt",
        "2": "known personally to the source",
        "3": "not known personally, corroborated",
        "4": "not known personally, not corroborated",
    },
    "admiralty": {
        "1": "confirmed",
        "2": "probably true",
        "3": "possibly true",
        "4": "doubtful",
        "5": "improbable",
        "6": "cannot be judged",
    },
}
_HANDLINGS: Final = {
    ("3x5x2", "P"): ("lawful sharing permitted", Level.FULL),
    ("3x5x2", "C"): ("sharing under conditions", Level.SUMMARY),
    ("5x5x5", "1"): ("within law enforcement of the country", Level.SUMMARY),
    ("5x5x5", "2"): ("to bodies of the country that do not prosecute", Level.SUMMARY),
    ("5x5x5", "3"): ("to law enforcement abroad", Level.FULL),
    ("5x5x5", "4"): ("within the originating agency only", Level.HIT),
    ("5x5x5", "5"): ("sharing under conditions", Level.SUMMARY),
}

_BLANKS: Final = re.compile(r"[\s_]+")
_TLP_BLANK: Final = re.compile(r"^(TLP|PAP)[ :-]+")
_H3_WORDS: Final = re.compile(r"H3[ :-].*", re.DOTALL)


@lru_cache(maxsize=4096)
def parse_code(text: str) -> Code:
    """Return the code behind a text; never fails, an unknown one is told as such and tightens."""
    upper = _BLANKS.sub(" ", text.strip().upper())
    upper = _TLP_BLANK.sub(r"\1:", upper)
    upper = _OTHER_NAMES.get(upper.replace(" ", ""), upper)
    if found := _FIXED.get(upper.replace(" ", "")):
        return found
    if _H3_WORDS.fullmatch(upper):
        return _code(
            text.strip(), "siena", _FIXED["H3"].meaning, reached=Level.HIT, onward=False, court=False
        )
    return _grade(upper.replace(" ", "")) or _code(
        text.strip(),
        "unknown",
        "Not known here; taken for a restriction.",
        reached=Level.HIT,
        named=Level.HIT,
        onward=False,
        court=False,
    )


def _grade(upper: str) -> Code | None:
    """Return the code of a grade, such as ``3X5X2:1AP``."""
    for scheme, form in _GRADES:
        if match := form.fullmatch(upper):
            source, information, handling = match["source"], match["information"], match["handling"]
            words = [_SOURCES[scheme][source], _INFORMATION[scheme][information]]
            level = Level.FULL
            if handling:
                said, level = _HANDLINGS[scheme, handling]
                words.append(said)
            return _code(
                f"{scheme}:{source}{information}{handling}",
                scheme,
                f"Source: {words[0]}; information: {'; '.join(words[1:])}.",
                reached=level,
                onward=level is Level.FULL,
            )
    return None


def unknown_codes(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the codes that nobody here knows, for a warning where terms are stated."""
    return tuple(code for code in codes if parse_code(code).scheme == "unknown")
