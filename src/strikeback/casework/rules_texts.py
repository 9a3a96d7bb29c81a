"""Rules on what texts say: phrases of all languages, deadlines, ages, and texts nobody here can read."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar, Final

from msgspec.structs import replace

from strikeback.casework.phrases.concepts import VOCABULARY, find_concepts, second_opinion
from strikeback.casework.phrases.language import (
    MISSING,
    ONGOING,
    PAYING,
    PUBLISHED,
    SADISTIC,
    SELFHARM,
)
from strikeback.casework.phrases.languages import LANGUAGES
from strikeback.casework.phrases.lexicon import Line
from strikeback.casework.phrases.match import Hit, Prepared, find, names_victim
from strikeback.casework.phrases.recipes import CHILD, DEADLINE
from strikeback.casework.rules_ages import minor_ages, outgrown
from strikeback.casework.rules_fields import CHILD_AGE, deadline_rules
from strikeback.casework.rules_input import CaseText
from strikeback.casework.rules_mask import blanked
from strikeback.casework.rules_notes import harmless_deadline
from strikeback.casework.rules_times import EXTORTED_ON, HARM, LIFE, SAME_DAY
from strikeback.casework.rules_unknown import unreadable
from strikeback.model.base import Frozen
from strikeback.model.casework import Band
from strikeback.selectors.text.extract import extract
from strikeback.selectors.text.finding import DEADLINE as FOUND_DEADLINE
from strikeback.selectors.text.finding import Finding

_P1_MINUTES: Final = {SELFHARM: LIFE, MISSING: LIFE, ONGOING: LIFE, PUBLISHED: HARM, SADISTIC: HARM}
_P2_MINUTES: Final = {PAYING: EXTORTED_ON}
_DEMAND: Final = re.compile(
    r"pay|send|post|transfer|money|expose|share|leak|bayar|kirim|sebar|bayad|padala|ikalat|hulog|ipadala|돈|입금|송금|보내|퍼뜨|유포|뿌리|钱|錢|付|汇|匯|转|轉|发|發|send|传|傳|"
    r"paye|envoie|diffus|publi|argent|pagar|paga|enviar|dinero|threat|blackmail|deadline|scam|victim|ultimatum|countdown",
    re.IGNORECASE,
)


_TO_COME: Final = re.compile(
    r"\bipo-?post|\bipapa(?:kita|dala|sa|kalat|post|alam)|\bi(?:ka)?kalat\b|\bisend\b", re.IGNORECASE
)
LIVE_AT_MOST: Final = 48.0
"""Hours; "by Friday" may mean today or in six days and is judged as a day."""
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
    known = any(_names_victim(text.text) for text in texts if text.speaker != "offender")
    for text in texts:
        for hit in _hits(text.text, known):
            yield from _from_hit(hit, text, minor=minor)
        yield from _ages(text)
        yield from _deadlines(text, minor=minor)
        if unreadable(text.text, text.language):
            yield _fired("language.unknown", Band.P2, SAME_DAY, text, 0, len(text.text), review=True)


@lru_cache(maxsize=_CACHED)
def _names_victim(text: str) -> bool:
    return names_victim(Prepared(text), LANGUAGES)


@lru_cache(maxsize=_CACHED)
def _hits(text: str, about_victim: bool) -> tuple[Hit, ...]:  # noqa: FBT001 - a key of the cache
    """Phrases of a text; scripts are copied between victims, so texts repeat."""
    page = Prepared(blanked(text))
    line = Line(page.spaced, VOCABULARY)
    tried = [language for language in LANGUAGES if language.code in line.languages]
    phrased = [hit for language in tried for hit in find(page, language, about_victim=about_victim)]
    judged = [
        replace(hit, review=True) if not hit.review and second_opinion(line, hit) else hit for hit in phrased
    ]
    found = (*judged, *find_concepts(line, about_victim=about_victim))
    return tuple(replace(hit, review=True) if _foretold(hit, text) else hit for hit in found)


def _foretold(hit: Hit, text: str) -> bool:
    """Whether a publication stands in a verb form that only speaks of what is to come (Tagalog, Cebuano)."""
    return hit.rule.startswith(PUBLISHED) and bool(_TO_COME.search(text[hit.start : hit.end]))


@lru_cache(maxsize=_CACHED)
def _findings(text: str) -> tuple[Finding, ...]:
    return extract(text) if _DEMAND.search(text) else ()


def _from_hit(hit: Hit, text: CaseText, *, minor: bool) -> Iterator[Fired]:
    kind = hit.rule.partition(".")[0]
    if kind == CHILD:
        if text.speaker != "offender":
            yield _child(hit, text)
        return
    if kind == DEADLINE:
        if not hit.review:
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
    if outgrown(text.text):
        return _fired(
            "age.grade_past.text", Band.P2, SAME_DAY, text, hit.start, hit.end, hit.language, review=True
        )
    return _fired("age.under_13.text", Band.P1, HARM, text, hit.start, hit.end, hit.language)


def _ages(text: CaseText) -> Iterator[Fired]:
    if text.speaker == "offender":
        return
    for age, start, end in minor_ages(text.text):
        if age < CHILD_AGE:
            yield _fired("age.under_13.text", Band.P1, HARM, text, start, end)
        else:
            yield _fired("age.minor.text", Band.P2, SAME_DAY, text, start, end)


def _deadlines(text: CaseText, *, minor: bool) -> Iterator[Fired]:
    harmless = harmless_deadline(text.text)
    for finding in _findings(text.text):
        if finding.type != FOUND_DEADLINE or finding.negated:
            continue
        hours = _hours_left(finding)
        for rule, band, minutes in deadline_rules(hours, minor=minor and not harmless):
            yield _fired(f"{rule}.text", band, minutes, text, finding.start, finding.end, finding.language)


def _hours_left(finding: Finding) -> float:
    """Hours until the earliest reading of a deadline; one that may lie days away is not live."""
    if finding.hours is None or finding.hours[1] > LIVE_AT_MOST:
        return 24.0
    return finding.hours[0]


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
