"""Whose statement it is: the person named last before it, and whether that may be the victim."""

from collections.abc import Sequence
from typing import Final

from strikeback.casework.phrases.hit import SELFHARM
from strikeback.casework.phrases.lexicon import Span

CANCELLED_WITHIN: Final = 0.6
SUBJECT_WITHIN: Final = 9.0
TOUCHING: Final = 0.4
QUOTED_AFTER: Final = 3.0
STORY_OF_LIAR: Final = 9.0
SPOKEN_WITHIN: Final = 2.0
"""Words between a speaker and the verb of speaking."""
FOUND_WITHIN: Final = 12.0
SUBJECTS: Final = ("FIRST", "KIN", "PRON3", "OFFENDER", "OTHERS", "PET")


def inside(concepts: Sequence[str], key: Span, spans: dict[str, list[Span]], words: float) -> bool:
    """Whether one of the concepts stands in the key's sentence, at most so many words away."""
    return any(
        span.sentence == key.sentence
        and (key.start - span.end if span.start < key.start else span.start - key.end) <= words
        for concept in concepts
        for span in spans.get(concept, ())
    )


def overlap(one: Span, other: Span) -> bool:
    """Whether two concepts share characters."""
    return one.first < other.last and other.first < one.last


def found_safe(key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether somebody came back; "has not come home" says the words and no."""
    return any(
        span.sentence == key.sentence
        and not overlap(span, key)
        and (key.start - span.end if span.start < key.start else span.start - key.end) <= FOUND_WITHIN
        and not any(
            -TOUCHING <= span.start - one.end <= CANCELLED_WITHIN and one.first < span.first
            for one in spans.get("NEG", ())
        )
        for span in spans.get("FOUNDSAFE", ())
    )


def subject_of(key: Span, spans: dict[str, list[Span]], concepts: Sequence[str]) -> Span | None:
    """The person named last before a statement, in its sentence."""
    before = [
        span
        for concept in concepts
        for span in spans.get(concept, ())
        if span.sentence == key.sentence
        and span.first < key.first
        and key.start - span.end <= SUBJECT_WITHIN
        and not _oblique(span, spans)
    ]
    return max(
        before,
        key=lambda span: (span.last, SUBJECTS.index(span.concept) if span.concept in SUBJECTS else 0),
        default=None,
    )


def _offenders_own(kin: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether a child is the offender's, in a story of theirs: "the man said his daughter went missing"."""
    if kin.concept != "KIN" or not any(
        0 <= kin.start - one.end <= TOUCHING for one in spans.get("PRON3", ())
    ):
        return False
    before = [
        span
        for concept in ("OFFENDER", "KIN", "FIRST")
        for span in spans.get(concept, ())
        if span.sentence == kin.sentence and span.first < kin.first
    ]
    first = min(before, key=lambda span: span.first, default=None)
    return (
        first is not None
        and first.concept == "OFFENDER"
        and all(span.concept == "OFFENDER" for span in before)
    )


def _oblique(span: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether a person is named as the cause or source, not as who acts ("because of the man")."""
    return span.concept == "OFFENDER" and any(
        one.language == span.language
        and -TOUCHING <= span.start - one.end <= CANCELLED_WITHIN
        and one.first < span.first
        for one in spans.get("OBLIQUE", ())
    )


def may_be_victim(kind: str, key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether a statement is about the victim or, in doubt, may be."""
    if kind == SELFHARM and (inside(("MANIPYOU",), key, spans, 14.0) or _manipulates(key, spans)):
        return False
    pet = kind != SELFHARM and inside(("PET",), key, spans, 2.5) and not inside(("KIN",), key, spans, 4.0)
    if pet or _told_by_offender(key, spans) or _quotes_offender(key, spans):
        return False
    if spans.get("SAVE"):
        return True
    subject = subject_of(key, spans, SUBJECTS)
    if subject is not None and subject.concept == "FIRST" and _others_words(subject, spans):
        return False
    if subject is not None and subject.concept != "PRON3":
        return subject.concept in {"FIRST", "KIN"} and not _offenders_own(subject, spans)
    return _pronoun_may_be_victim(key, subject, spans)


def _told_by_offender(key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether it is a tale of the offender's: "the suspect claims that his daughter is missing"."""
    for lie in spans.get("LIE", ()):
        if lie.sentence != key.sentence or not 0 <= key.start - lie.start <= STORY_OF_LIAR:
            continue
        if any(-TOUCHING <= lie.start - one.end <= SPOKEN_WITHIN for one in spans.get("OFFENDER", ())):
            return True
    return False


def _quotes_offender(key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether it stands in quotation marks right after the offender, with nobody else between."""
    return any(
        quote.first <= key.first < quote.last
        and one.last <= quote.first
        and quote.start - one.end <= QUOTED_AFTER
        and one.sentence == quote.sentence
        and not _oblique(one, spans)
        and not any(
            one.last <= other.first < quote.first
            for name in ("KIN", "PRON3")
            for other in spans.get(name, ())
        )
        for quote in spans.get("QUOTE", ())
        for one in spans.get("OFFENDER", ())
    )


def _others_words(first: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether "I" stands in what the offender is quoted with: "the account wrote 'I ...'"."""
    return any(
        0 <= first.start - said.end <= CANCELLED_WITHIN and 0 <= said.start - one.end <= SPOKEN_WITHIN
        for said in spans.get("SAY", ())
        for one in spans.get("OFFENDER", ())
    )


def _manipulates(key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether somebody else ties a threat against themselves to what the speaker does ("if I leave")."""
    others = ("PRON3", "OFFENDER", "HIM", "SAY")
    return (
        inside(("MANIP",), key, spans, 14.0)
        and inside(others, key, spans, 14.0)
        and not inside(("KIN",), key, spans, 14.0)
    )


def _pronoun_may_be_victim(key: Span, subject: Span | None, spans: dict[str, list[Span]]) -> bool:
    """Whether "he", "she" or nobody at all may be the victim: yes unless another person is named.

    A threat to kill oneself that is reported of nobody known counts as the victim's: the safer reading.
    """
    named = [
        span
        for name in ("KIN", "OFFENDER", "OTHERS", "PET")
        for span in spans.get(name, ())
        if span.sentence == key.sentence and span.first < key.first
    ]
    first = min(named, key=lambda span: span.first, default=None)
    if subject is None and not inside(("PRON3",), key, spans, 3.0):
        return first is None or first.concept == "KIN" or key.start - first.end > SUBJECT_WITHIN
    return first is None or first.concept == "KIN"
