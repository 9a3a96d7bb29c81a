"""Rules on what records state apart from texts."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from strikeback.casework.rules_input import CaseFacts
from strikeback.casework.rules_times import EXTORTED_ON, HARM, LIFE, SAME_DAY
from strikeback.model.casework import Band

Fired = tuple[str, Band, int]
"""Rule id, band, minutes."""
ADULT_AGE: Final = 18
CHILD_AGE: Final = 13
URGENT_HOURS: Final = 6.0
_SADISTIC: Final = re.compile(
    r"sadist|self.?harm.?coerc|(?<!\d)764(?!\d)|nihilist|(?<![a-z])com.?network", re.IGNORECASE
)
_HARM_FLAG: Final = re.compile(
    r"suicid|self.?harm|imminent|life.?threat|threat.?to.?life|danger.?to.?life", re.IGNORECASE
)
_STREAM: Final = re.compile(
    r"live.?stream|streamed|in.?person|hands.?on|ongoing|travel|meet.?up|enticement.*meet", re.IGNORECASE
)
_MISSING: Final = re.compile(r"missing|abduct|kidnap|runaway", re.IGNORECASE)


def field_reasons(facts: CaseFacts, received: datetime) -> Iterator[Fired]:
    """Yield what the stated fields ask for."""
    yield from _age_rules(facts, received)
    yield from _danger_rules(facts)
    yield from _annotation_rules(facts)
    if facts.deadline_hours is not None:
        yield from deadline_rules(facts.deadline_hours, minor=minor(facts, received))
    if facts.payments_after_demand > 0 or facts.payments > 1:
        yield "payment.continuing", Band.P2, EXTORTED_ON
    if facts.vulnerable:
        yield "vulnerable.field", Band.P2, SAME_DAY
    if facts.repeat_victim:
        yield "repeated.field", Band.P2, SAME_DAY
    if facts.high_priority:
        yield "reporter.escalates", Band.P2, SAME_DAY


def deadline_rules(hours: float, *, minor: bool) -> Iterator[Fired]:
    """Yield what a live deadline asks for; a passed one is the most urgent of all."""
    if hours < URGENT_HOURS:
        yield "deadline.under_6h", Band.P1 if minor else Band.P2, HARM
    elif hours < 24:
        yield "deadline.today", Band.P2, HARM
    else:
        yield "deadline.later", Band.P2, SAME_DAY


def minor(facts: CaseFacts, received: datetime) -> bool:
    """Whether some victim is, or may be, under 18."""
    known = _years(facts, received)
    if any(age is None or age < ADULT_AGE for age in known):
        return True
    return not known and not facts.adult


def _years(facts: CaseFacts, received: datetime) -> list[int | None]:
    """Ages of the victims when they were reported: a file may come years later, and nobody has answered."""
    when = received if facts.told is None else min(received, facts.told)
    return [*facts.ages, *(_age_at(born, when) for born in facts.born)]


def _age_at(born: str, when: datetime) -> int | None:
    """Youngest age a partial birth date allows; None when it is no date or lies in the future."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", born)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 12), int(match[3] or 31)
    age = when.year - year - ((when.month, when.day) < (month, day))
    return age if 0 <= age <= 120 else None


def _age_rules(facts: CaseFacts, received: datetime) -> Iterator[Fired]:
    known = _years(facts, received)
    if any(age is not None and age < CHILD_AGE for age in known):
        yield "age.under_13", Band.P1, HARM
    if any(age is not None and age < ADULT_AGE for age in known):
        yield "age.minor", Band.P2, SAME_DAY
    if any(age is None for age in known) or (not known and not facts.adult):
        yield "age.unknown", Band.P2, SAME_DAY


def _danger_rules(facts: CaseFacts) -> Iterator[Fired]:
    for stated, rule, minutes in (
        (facts.self_harm, "selfharm.field", LIFE),
        (facts.missing, "missing.field", LIFE),
        (facts.meeting_arranged, "ongoing.meeting.field", LIFE),
        (facts.ongoing_abuse, "ongoing.field", LIFE),
        (facts.published, "published.field", HARM),
    ):
        if stated:
            yield rule, Band.P1, minutes


def _annotation_rules(facts: CaseFacts) -> Iterator[Fired]:
    flags = (*facts.annotations, facts.category)
    for pattern, rule, minutes in (
        (_HARM_FLAG, "selfharm.annotation", LIFE),
        (_MISSING, "missing.annotation", LIFE),
        (_STREAM, "ongoing.annotation", LIFE),
        (_SADISTIC, "sadistic.annotation", HARM),
    ):
        if any(pattern.search(flag) for flag in flags):
            yield rule, Band.P1, minutes
