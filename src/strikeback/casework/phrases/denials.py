"""What is denied, by a negation before, a denial after, or the answer to a question."""

from collections.abc import Sequence
from typing import Final

from strikeback.casework.phrases.lexicon import Span
from strikeback.casework.phrases.recipes import NEGATIVE, Recipe
from strikeback.casework.phrases.subjects import CANCELLED_WITHIN, TOUCHING, overlap

DENIED_WITHIN: Final = 4.5
"""Words between a negation and what it denies."""
OBJECT_WITHIN: Final = 2.0
"""Words between what is denied and a denial after it."""
ANSWER_WITHIN: Final = 10.0
"""Words between what was asked about and the answer that denies it."""


def denied(
    recipe: Recipe, key: Span, begin: Span, parts: Sequence[Span], spans: dict[str, list[Span]]
) -> bool:
    """Return whether what a recipe found is denied.

    Args:
        recipe: What was found.
        key: Its key concept.
        begin: The first of its parts.
        parts: Its neighbours.
        spans: Everything found in the text, by concept.
    """
    end = max((key, *parts), key=lambda part: part.last)
    since = end.end - TOUCHING if recipe.key in _NEGATIVE_KEYS else key.start
    after = any(
        span.last >= end.last
        and not (recipe.key in _HOLDS_NO and overlap(span, key))
        and since <= span.start <= end.end + TOUCHING
        for span in spans.get("NEGAFTER", ())
    )
    if (
        after
        or _denied_next(key, end, spans)
        or _answered_no(key, spans)
        or any(
            span.sentence == key.sentence
            and span.first <= begin.first
            and key.start - span.end - _who(span, key, spans) <= DENIED_WITHIN
            for span in spans.get("DENY", ())
        )
    ):
        return True
    own = any(set(near.concepts) & NEGATIVE for near in recipe.near)
    return not own and recipe.key not in _NEGATIVE_KEYS and _negated(key, begin, parts, spans)


_OBJECT_FIRST: Final = frozenset({"hi", "ru", "uk", "tr", "pl"})
"""Languages in which what is denied may stand before the word that denies it."""


def _denied_next(key: Span, end: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether a word of denial comes next, in a language that may put it last: "thoughts of it denies"."""
    return any(
        span.clause == key.clause
        and span.language in _OBJECT_FIRST
        and 0 <= span.start - end.end <= OBJECT_WITHIN
        and not any(end.last <= one.first and one.last <= span.first for one in spans.get("NEG", ()))
        for span in spans.get("DENY", ())
    )


def _who(denial: Span, key: Span, spans: dict[str, list[Span]]) -> float:
    """Words of whoever is named right after a denial, in languages that begin with the verb."""
    return max(
        (
            one.end - denial.end
            for name in ("KIN", "PRON3")
            for one in spans.get(name, ())
            if one.language == denial.language
            and denial.last <= one.first
            and one.last <= key.first
            and one.start - denial.end <= TOUCHING
        ),
        default=0.0,
    )


def _answered_no(key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether somebody was asked about it and denied it next, in the same sentence or the one after."""
    if not any(
        span.sentence == key.sentence and span.first < key.first and key.start - span.end <= DENIED_WITHIN
        for span in spans.get("ASKEDABOUT", ())
    ):
        return False
    return any(
        key.last <= span.first and span.sentence <= key.sentence + 1 and span.start - key.end <= ANSWER_WITHIN
        for span in spans.get("DENYSUCH", ())
    )


def never_said(key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether a word that denies whatever follows stands before: "has never said ..."."""
    return any(
        span.sentence == key.sentence and 0 <= key.start - span.end <= DENIED_WITHIN
        for span in spans.get("DENY", ())
    )


def _negated(key: Span, begin: Span, parts: Sequence[Span], spans: dict[str, list[Span]]) -> bool:
    return any(
        span.clause == key.clause
        and span.first < key.first
        and begin.start - span.end <= DENIED_WITHIN
        and not any(overlap(span, part) for part in (*parts, key))
        and not _cancelled(span, spans)
        and not _new_subject(span, begin, spans)
        for span in spans.get("NEG", ())
    )


_HOLDS_NO: Final = frozenset({"GONESURE", "NOSIGN"})
"""Concepts whose words hold the negation they are told with: it denies nothing."""
_NEGATIVE_KEYS: Final = frozenset(
    {"NOLIVE", "DESPAIR", "NONEWS", "LASTSEEN", "HELD", "SILENT", "LEAVEHOME", "OFF"}
)


def _cancelled(negation: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether a negation denies something else: "I do not know", "not joking", "cannot stop"."""
    return any(
        -TOUCHING <= span.start - negation.end <= CANCELLED_WITHIN
        for span in spans.get("NEGX", ())
        if span.first >= negation.first
    )


def _new_subject(negation: Span, begin: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether the speaker begins a new statement after a negation: "he does not stop I want to die"."""
    return any(
        negation.last <= span.first
        and span.last <= begin.first
        and span.language not in _SUBJECT_LAST
        and not _reported(negation, span, spans)
        for span in spans.get("FIRST", ())
    )


_SUBJECT_LAST: Final = frozenset({"tl", "ceb", "es"})
"""Languages in which the pronoun follows the negation it belongs to, or is a part of the verb."""


def _reported(negation: Span, subject: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether what is denied is a thought: "I never think that I ..."."""
    return any(negation.last <= one.first and one.last <= subject.first for one in spans.get("THINK", ()))
