"""Whose statement it is: the person named last before it, and whether that may be the victim."""

from collections.abc import Sequence
from typing import Final

from strikeback.casework.phrases.language import SELFHARM
from strikeback.casework.phrases.lexicon import Span

CANCELLED_WITHIN: Final = 0.6
SUBJECT_WITHIN: Final = 9.0
TOUCHING: Final = 0.4
SUBJECTS: Final = ("FIRST", "KIN", "PRON3", "OFFENDER", "OTHERS", "PET")


def inside(concepts: Sequence[str], key: Span, spans: dict[str, list[Span]], words: float) -> bool:
    """Whether one of the concepts stands in the key's sentence, at most so many words away."""
    return any(
        span.sentence == key.sentence
        and (key.start - span.end if span.start < key.start else span.start - key.end) <= words
        for concept in concepts
        for span in spans.get(concept, ())
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


def may_be_victim(
    kind: str, key: Span, begin: Span, spans: dict[str, list[Span]], *, about_victim: bool
) -> bool:
    """Whether a statement is about the victim or, in doubt, may be."""
    if kind == SELFHARM and inside(("MANIPYOU",), key, spans, 14.0):
        return False
    subject = subject_of(key, spans, SUBJECTS)
    if subject is not None and subject.concept != "PRON3":
        return subject.concept in {"FIRST", "KIN"} and not _offenders_own(subject, spans)
    return _pronoun_may_be_victim(kind, key, begin, subject, spans, about_victim=about_victim)


def _pronoun_may_be_victim(
    kind: str,
    key: Span,
    begin: Span,
    subject: Span | None,
    spans: dict[str, list[Span]],
    *,
    about_victim: bool,
) -> bool:
    """Whether "he", "she" or nobody at all may be the victim: yes unless another person is named."""
    named = [
        span
        for name in ("KIN", "OFFENDER", "OTHERS", "PET")
        for span in spans.get(name, ())
        if span.sentence == key.sentence and span.first < key.first
    ]
    first = min(named, key=lambda span: span.first, default=None)
    if subject is None and not inside(("PRON3",), key, spans, 3.0):
        return first is None or first.concept == "KIN" or key.start - first.end > SUBJECT_WITHIN
    if kind == SELFHARM and inside(("MANIP",), key, spans, 14.0):
        return False
    if first is not None:
        return first.concept == "KIN"
    threat = inside(("SAY",), begin, spans, 6.0) and inside(("FUT",), begin, spans, 3.0)
    return about_victim or kind != SELFHARM or not threat
