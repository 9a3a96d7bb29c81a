"""Rules on what texts say: phrases of all languages, deadlines, ages, and texts nobody here can read."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar, Final

from msgspec.structs import replace

from strikeback.casework.phrases.concepts import books, find_concepts
from strikeback.casework.phrases.fold import fold
from strikeback.casework.phrases.hit import (
    CHILD,
    DEADLINE,
    MISSING,
    ONGOING,
    PAYING,
    PUBLISHED,
    SADISTIC,
    SELFHARM,
    Hit,
)
from strikeback.casework.phrases.lexicon import Line
from strikeback.casework.rules_ages import bystanders, in_task, long_past, minor_ages, outgrown
from strikeback.casework.rules_deadlines import deadlines
from strikeback.casework.rules_fields import CHILD_AGE, deadline_rules
from strikeback.casework.rules_input import CaseText
from strikeback.casework.rules_mask import blanked, singly_quoted
from strikeback.casework.rules_notes import harmless_deadline
from strikeback.casework.rules_times import EXTORTED_ON, HARM, LIFE, SAME_DAY
from strikeback.casework.rules_unknown import MODEST, UNKNOWN, modest, stated, unreadable
from strikeback.model.base import Frozen
from strikeback.model.casework import Band

_P1_MINUTES: Final = {SELFHARM: LIFE, MISSING: LIFE, ONGOING: LIFE, PUBLISHED: HARM, SADISTIC: HARM}
_P2_MINUTES: Final = {PAYING: EXTORTED_ON}
_TO_COME: Final = re.compile(
    r"\bipo-?post|\bipapa(?:kita|dala|sa|kalat|post|alam)|\bi(?:ka)?kalat\b|\bisend\b", re.IGNORECASE
)
_FIGURE: Final = re.compile(r"[.,  ]?\d{3}(?!\d)")
"""What goes on as a figure is no class: "P7,500" are pesos."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_CACHED: Final = 20_000
"""Texts remembered, by content."""


class Fired(Frozen, frozen=True, kw_only=True):
    """One rule that fired on a text."""

    shown: ClassVar = ("rule", "band", "minutes", "review")

    rule: str
    band: Band
    minutes: int
    record: str = ""
    quote: str = ""
    start: int = 0
    end: int = 0
    language: str = ""
    review: bool = False


def text_reasons(texts: Sequence[CaseText], *, minor: bool) -> Iterator[Fired]:
    """Yield what the texts of one report say.

    Args:
        texts: In any order; the result does not depend on it.
        minor: The fields allow a victim under 18, so that a short deadline is immediate.
    """
    for text in texts:
        hits, doubt = _read(text.text)
        for hit in hits:
            yield from _from_hit(hit, text, minor=minor)
        yield from _ages(text)
        yield from _deadlines(text, minor=minor)
        doubt = doubt or stated(text.language)
        if doubt and _LETTER.search(text.text) is not None:
            yield _fired(doubt, Band.P2, SAME_DAY, text, 0, len(text.text), review=True)


@lru_cache(maxsize=_CACHED)
def _read(text: str) -> tuple[tuple[Hit, ...], str]:
    """Dangers of a text, and why a person should read it whatever they are; texts repeat between victims."""
    line = Line(fold(singly_quoted(blanked(text))), books())
    hits = tuple(replace(hit, review=True) if _foretold(hit, text) else hit for hit in find_concepts(line))
    if unreadable(text, line.words):
        return hits, UNKNOWN
    return hits, MODEST if modest(line.tongues) else ""


def _foretold(hit: Hit, text: str) -> bool:
    """Whether a publication stands in a verb form that only speaks of what is to come (Tagalog, Cebuano)."""
    return hit.rule.startswith(PUBLISHED) and bool(_TO_COME.search(text[hit.start : hit.end]))


def _from_hit(hit: Hit, text: CaseText, *, minor: bool) -> Iterator[Fired]:
    kind = hit.rule.partition(".")[0]
    if kind == CHILD:
        if text.speaker != "offender" and _FIGURE.match(text.text, hit.end) is None:
            yield _child(hit, text)
        return
    if kind == DEADLINE and not hit.review:
        band = Band.P1 if minor and not harmless_deadline(text.text) else Band.P2
        yield _fired(f"{hit.rule}.{hit.language}", band, HARM, text, hit.start, hit.end, hit.language)
        return
    review = hit.review or (text.speaker == "offender" and kind in {SELFHARM, MISSING, ONGOING, PUBLISHED})
    rule = f"{hit.rule}.{hit.language}"
    if kind in _P1_MINUTES and not review:
        yield _fired(rule, Band.P1, _P1_MINUTES[kind], text, hit.start, hit.end, hit.language)
        return
    minutes = _P2_MINUTES.get(kind, SAME_DAY)
    yield _fired(rule, Band.P2, minutes, text, hit.start, hit.end, hit.language, review=review)


def _child(hit: Hit, text: CaseText) -> Fired:
    if outgrown(text.text) or bystanders(text.text) or in_task(text.text, hit.start):
        return _fired(
            "age.grade_past.text", Band.P2, SAME_DAY, text, hit.start, hit.end, hit.language, review=True
        )
    return _fired("age.under_13.text", Band.P1, HARM, text, hit.start, hit.end, hit.language)


def _ages(text: CaseText) -> Iterator[Fired]:
    if text.speaker == "offender":
        return
    ages = minor_ages(text.text)
    apart = bool(ages) and bystanders(text.text)
    for age, start, end in ages:
        if age < CHILD_AGE and (apart or in_task(text.text, start)):
            yield _fired("age.bystander.text", Band.P2, SAME_DAY, text, start, end, review=True)
        elif age < CHILD_AGE and (long_past(text.text, start) or outgrown(text.text)):
            yield _fired("age.past.text", Band.P2, SAME_DAY, text, start, end, review=True)
        elif age < CHILD_AGE:
            yield _fired("age.under_13.text", Band.P1, HARM, text, start, end)
        else:
            yield _fired("age.minor.text", Band.P2, SAME_DAY, text, start, end)


def _deadlines(text: CaseText, *, minor: bool) -> Iterator[Fired]:
    found = deadlines(text.text)
    harmless = bool(found) and harmless_deadline(text.text)
    for one in found:
        if in_task(text.text, one.start):
            continue
        for rule, band, minutes in deadline_rules(one.hours, minor=minor and not harmless):
            yield _fired(f"{rule}.text", band, minutes, text, one.start, one.end, one.language)


def _fired(
    rule: str,
    band: Band,
    minutes: int,
    text: CaseText,
    start: int,
    end: int,
    language: str = "",
    *,
    review: bool = False,
) -> Fired:
    return Fired(
        rule=rule,
        band=band,
        minutes=minutes,
        record=text.record,
        quote=text.text[start:end],
        start=start,
        end=end,
        language=language,
        review=review,
    )
