"""Danger that is read, sung, printed or long settled: told, and not happening."""

from typing import Final

from strikeback.casework.phrases.lexicon import Span
from strikeback.casework.phrases.subjects import inside, overlap

STORY_WITHIN: Final = 14.0
PRINTED_WITHIN: Final = 22.0
"""Words between a leaflet and what is quoted of it."""
SETTLED_WITHIN: Final = 16.0
QUOTED_WITHIN: Final = 10.0
"""Words between a quotation and what it is quoted from."""
SPOKEN_WITHIN: Final = 3.0
EXERCISE_WITHIN: Final = 24.0
"""Words between a task and what it tells."""
HEADING: Final = 26
"""Characters within which a heading stands."""


_PRINTED: Final = ("LEAFLET",)
_FRAMES: Final = ("FICTION", "STORY", *_PRINTED, "LIE", "THEATRE")


def in_story(key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether fiction is spoken of; a heading such as "Hotline:" is a source, not a story."""
    return any(
        span.sentence == key.sentence
        and abs(span.start - key.start) <= STORY_WITHIN
        and not _heading(span, key)
        and not overlap(span, key)
        for concept in ("FICTION", "STORY")
        for span in spans.get(concept, ())
    )


def rehearsed(spans: dict[str, list[Span]], key: Span) -> bool:
    """Whether it is told as a task of a school book, or as a message that went to everybody alike."""
    return any(abs(span.start - key.start) <= EXERCISE_WITHIN for span in spans.get("EXERCISE", ())) or bool(
        spans.get("BULK")
    )


def _heading(span: Span, key: Span) -> bool:
    return span.start < 1.0 and span.clause == 0 and key.clause > 0 and span.last <= HEADING


def settled(key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether a text says anywhere that the matter is over, and the danger is not told as of now."""
    return bool(spans.get("RESOLVED")) and not inside(("AGAIN", "NOW"), key, spans, SETTLED_WITHIN)


def quoted(key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether it stands in quotation marks beside what is read, sung, printed or rehearsed.

    Whoever is named right before the quotation speaks for themselves. Single marks, in which people speak
    as often, count beside what is printed only.
    """
    for quote in (*spans.get("QUOTE", ()), *spans.get("NOTICE", ())):
        if not quote.first <= key.first < quote.last:
            continue
        spoken = any(
            0 <= quote.start - one.end <= SPOKEN_WITHIN
            for concept in ("KIN", "FIRST", "PRON3")
            for one in spans.get(concept, ())
        )
        framed = any(
            -1.0 <= quote.start - one.end <= QUOTED_WITHIN or -1.0 <= one.start - quote.end <= QUOTED_WITHIN
            for concept in (_FRAMES if quote.concept == "QUOTE" else _PRINTED)
            for one in spans.get(concept, ())
            if not quote.first <= one.first < quote.last
        )
        if framed and not spoken:
            return True
    return False


def printed(key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether a leaflet or poster is quoted: nobody is named between, or only with "if"."""
    for paper in spans.get("LEAFLET", ()):
        if not 0 <= key.start - paper.end <= PRINTED_WITHIN:
            continue
        between = {
            concept
            for concept in ("IF", "KIN", "PRON3", "FIRST")
            for span in spans.get(concept, ())
            if paper.last <= span.first <= key.first
        }
        if "IF" in between or not between:
            return True
    return False
