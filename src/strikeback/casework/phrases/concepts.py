"""Danger told by concepts standing together, whatever the wording, and what makes it a look-alike.

In doubt it is danger: only what is clearly denied, told of the offender or of strangers, a joke, fiction,
long past or a threat not carried out yet goes to a person instead (review).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from strikeback.casework.phrases.denials import denied, never_said
from strikeback.casework.phrases.hit import (
    CHILD,
    DEADLINE,
    MISSING,
    ONGOING,
    PAYING,
    PUBLISHED,
    REPEATED,
    SADISTIC,
    SELFHARM,
    VULNERABLE,
    WATCH,
    Hit,
)
from strikeback.casework.phrases.lexicon import Line, Span
from strikeback.casework.phrases.recipes import RECIPES, WATCHED, Near, Recipe
from strikeback.casework.phrases.stories import in_story, printed, quoted, rehearsed, settled
from strikeback.casework.phrases.subjects import (
    TOUCHING,
    found_safe,
    inside,
    may_be_victim,
    overlap,
    subject_of,
)
from strikeback.casework.phrases.tongues import Books, elsewhere

PASTDUE_WITHIN: Final = 3.0
THING_WITHIN: Final = 2.0
_UNREACHED: Final = frozenset({"OFF", "SILENT", "CONTACT", "NONEWS", "NOSIGN"})
"""Signs of somebody missing in which a phone is named without being what is missing."""
SIGN: Final = ".sign"
"""Rules on oblique signs, which name no danger outright and are not denied by a word of negation."""
_ABOUT_PEOPLE: Final = frozenset({SELFHARM, MISSING})
_THREATENED: Final = frozenset({PUBLISHED, ONGOING})
_TOLD: Final = frozenset({SELFHARM, MISSING, ONGOING, PUBLISHED, SADISTIC, DEADLINE})

_SAME_DAY: Final = frozenset({VULNERABLE, REPEATED, PAYING, WATCH})
"""Kinds that are read the same day, whatever stands around them."""


@cache
def books() -> Books:
    """Return the words of all languages, laid out when the first text comes."""
    return Books()


def _threat_ahead(key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether a phrase of publication stands in the future: "pay, or your parents will see it"."""
    before = [
        span
        for concept in ("IRR", "FUT")
        for span in spans.get(concept, ())
        if span.clause == key.clause
        and span.first < key.last
        and not overlap(span, key)
        and key.start - span.end <= 8.0
        and span.language != "zh"  # 將 marks an object as often as a time to come
    ]
    if not before:
        return False
    last = max(before, key=lambda span: span.first)
    return not any(
        last.first < span.first < key.last and span.clause == key.clause and span.language == last.language
        for span in spans.get("ALREADY", ())
    )


_APPOINTED: Final = frozenset({f"{ONGOING}.meeting", f"{ONGOING}.present"})


def _only_if(key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether a condition follows: "keeps sending it unless I pay" is a threat."""
    return any(
        span.sentence == key.sentence and 0 <= span.start - key.end <= 8.0 for span in spans.get("IF", ())
    )


def _no_date(key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether a meeting is with those who help, or was declined; a stranger named beside it says no."""
    helper = inside(("COUNSEL",), key, spans, 7.0) and not inside(("OFFENDER",), key, spans, 5.0)
    return helper or inside(("REFUSE",), key, spans, 7.0)


def find_concepts(line: Line) -> Iterator[Hit]:
    """Yield the dangers a text tells by its concepts, or else the words of danger somebody should read."""
    found = False
    for hit in _find(line, _BY_KEY):
        found = True
        yield hit
    if not found:
        yield from _find(line, _WATCHED_BY_KEY)


def _by_key(recipes: Sequence[Recipe]) -> dict[str, tuple[Recipe, ...]]:
    return {key: tuple(one for one in recipes if one.key == key) for key in {one.key for one in recipes}}


_BY_KEY: Final = _by_key(RECIPES)
_WATCHED_BY_KEY: Final = _by_key(WATCHED)


def _find(line: Line, recipes: Mapping[str, Sequence[Recipe]]) -> Iterator[Hit]:
    spans = line.spans
    for key in spans.keys() & recipes.keys():
        for recipe in recipes[key]:
            if any(spans.keys().isdisjoint(near.concepts) for near in recipe.near):
                continue
            for span in spans[key]:
                parts = _parts(recipe, span, spans)
                if parts is not None and not _vetoed(recipe, span, spans):
                    yield _hit(recipe, span, parts, line)


def _hit(recipe: Recipe, key: Span, parts: Sequence[Span], line: Line) -> Hit:
    whole = (key, *parts)
    return Hit(
        rule=recipe.rule,
        language=key.language,
        start=min(part.first for part in whole),
        end=max(part.last for part in whole),
        review=_review(recipe, key, parts, line.spans) or _of_elsewhere(recipe, key, parts, line),
    )


def _of_elsewhere(recipe: Recipe, key: Span, parts: Sequence[Span], line: Line) -> bool:
    """Whether what only means danger with its neighbours is read in a language the text is not in.

    English words are borrowed everywhere, and times of day and sums count as English: there all parts must
    be read so, and limits are left alone. What is quoted may be in another language.
    """
    borrowed = key.language in _BORROWED
    if not recipe.near or recipe.kind in _SAME_DAY or (borrowed and recipe.kind == DEADLINE):
        return False
    parts = (key, *parts) if borrowed else (key,)
    words = tuple(line.words)
    if not all(elsewhere(part.language, words) for part in parts):
        return False
    quotes = (*line.spans.get("QUOTE", ()), *line.spans.get("NOTICE", ()))
    return not any(quote.first <= key.first < quote.last for quote in quotes)


_BORROWED: Final = frozenset({"en", "pcm"})


def _parts(recipe: Recipe, key: Span, spans: dict[str, list[Span]]) -> tuple[Span, ...] | None:
    """The neighbours a recipe asks for; None when one is missing."""
    found: list[Span] = []
    for near in recipe.near:
        best = _nearest(near, key, spans, found)
        if best is None:
            return None
        found.append(best)
    return tuple(found)


def _nearest(near: Near, key: Span, spans: dict[str, list[Span]], taken: Sequence[Span] = ()) -> Span | None:
    best, least, side = None, near.words + 0.01, near.side
    for concept in near.concepts:
        for span in spans.get(concept, ()):
            before = span.start < key.start
            gap = key.start - span.end if before else span.start - key.end
            if (
                gap < least
                and span.sentence == key.sentence
                and not (side == "<" and span.start > key.start)
                and not (side == ">" and before)
                and not overlap(span, key)
                and not any(overlap(span, one) for one in taken)
            ):
                best, least = span, gap
    return best


def _vetoed(recipe: Recipe, key: Span, spans: dict[str, list[Span]]) -> bool:
    return any(_nearest(near, key, spans) is not None for near in recipe.veto)


def _review(recipe: Recipe, key: Span, parts: Sequence[Span], spans: dict[str, list[Span]]) -> bool:
    kind = recipe.kind
    if kind in _SAME_DAY:
        return kind == WATCH
    begin = min((key, *parts), key=lambda part: part.first)
    if recipe.rule.endswith(SIGN):
        return _sign_review(recipe, key, spans)
    if kind == DEADLINE:
        return _told_as_story(kind, key, spans) or inside(("PASTDUE",), key, spans, PASTDUE_WITHIN)
    if kind == CHILD or recipe.rule == f"{SADISTIC}.camera" or recipe.key == "MARKED":
        return kind == SADISTIC and (
            _told_as_story(kind, key, spans) or _look_alike(kind, "", key, spans) or never_said(key, spans)
        )
    return (
        denied(recipe, key, begin, parts, spans)
        or _told_as_story(kind, key, spans)
        or _look_alike(kind, recipe.rule.partition(".")[2], key, spans)
        or (kind in _THREATENED and _not_yet(recipe, key, spans))
        or (kind == PUBLISHED and _threat_ahead(max((key, *parts), key=lambda part: part.last), spans))
        or (kind == PUBLISHED and (_own_doing(key, spans) or inside(("PAPER",), key, spans, 8.0)))
        or (recipe.rule in _APPOINTED and _no_date(key, spans))
        or (recipe.key == "SENDING" and _only_if(key, spans))
        or (kind in _ABOUT_PEOPLE and not may_be_victim(kind, key, spans))
    )


def _sign_review(recipe: Recipe, key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether an oblique sign is clearly a story, a threat, feigned, or over; in doubt it is danger."""
    kind = recipe.kind
    return (
        (kind != MISSING and inside(("PAST",), key, spans, 16.0))
        or rehearsed(spans, key)
        or in_story(key, spans)
        or settled(key, spans)
        or quoted(key, spans)
        or _look_alike(kind, "", key, spans)
        or (kind == PUBLISHED and inside(("IF", "CIRCULAR"), key, spans, 8.0))
        or (key.concept == "SENTON" and _not_yet(recipe, key, spans))
    )


def _look_alike(kind: str, form: str, key: Span, spans: dict[str, list[Span]]) -> bool:
    """What feigned, resolved, lifeless or official things share with danger."""
    if kind == SELFHARM:
        forsaken = inside(("WITHOUTHIM",), key, spans, 8.0) and inside(("HESAYS",), key, spans, 14.0)
        unreal = inside(("THEATRE", "LONGAGO"), key, spans, 14.0) or inside(("NOWISH",), key, spans, 5.0)
        jest = inside(("IDIOM",), key, spans, 4.0)
        official = form == "place" and _beside("OFFICIAL", key, spans, 12.0)
        return unreal or jest or official or (form in {"nolife", "noreason"} and forsaken)
    if kind == MISSING:
        things = inside(("THING",), key, spans, 6.0) or any(
            span.clause == key.clause and 0 <= key.start - span.end <= THING_WITHIN
            for span in spans.get("OBJECT", ())
        )
        thing = things and key.concept not in _UNREACHED and not inside(("KIN", "PRON3"), key, spans, 9.0)
        return thing or inside(("PRETEND", "LONGAGO"), key, spans, 12.0) or found_safe(key, spans)
    if kind == PUBLISHED:
        jest = inside(("JEST",), key, spans, 3.0) and inside(("SOFT",), key, spans, 12.0)
        return inside(("CIRCULAR",), key, spans, 8.0) or jest
    if kind == SADISTIC:
        return inside(("JEST", "NOWISH"), key, spans, 2.0)
    return kind == ONGOING and (
        _beside("OFFICIAL", key, spans, 12.0)
        or inside(("LONGAGO",), key, spans, 9.0)
        or inside(("PRETEND",), key, spans, 14.0)
    )


def _beside(concept: str, key: Span, spans: dict[str, list[Span]], words: float) -> bool:
    """Whether a concept stands near, be it in the sentence before or after."""
    return any(abs(span.start - key.start) <= words for span in spans.get(concept, ()))


def _told_as_story(kind: str, key: Span, spans: dict[str, list[Span]]) -> bool:
    """A joke, a film, an exam, or what happened years ago."""
    if kind not in _TOLD:
        return False
    if kind == SELFHARM and inside(("SOFT",), key, spans, 12.0):
        return True
    if rehearsed(spans, key):
        return True
    if in_story(key, spans) or printed(key, spans) or settled(key, spans) or quoted(key, spans):
        return True
    return inside(("PAST",), key, spans, 16.0) and not inside(("AGAIN",), key, spans, 16.0)


def _not_yet(recipe: Recipe, key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether publication or presence is threatened only. A meeting that is to come is danger already."""
    threatened = recipe.kind == PUBLISHED or recipe.rule == f"{ONGOING}.present"
    words = ("IRR",) if threatened else ("IF",)
    done = [
        span
        for span in spans.get("ALREADY", ())
        if span.clause == key.clause and span.end <= key.start + TOUCHING
    ]
    latest = max((span.first for span in done), default=-1)
    if threatened and _threat_last(key, spans):
        return True
    return any(
        span.clause == key.clause
        and span.first <= key.first
        and not overlap(span, key)
        and span.first > latest
        and key.start - span.end <= 8.0
        for concept in words
        for span in spans.get(concept, ())
    )


_THREAT_LAST: Final = frozenset({"hi"})
"""Languages that name a threat after what is threatened."""
THREAT_WITHIN: Final = 2.0


def _threat_last(key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether a word of threat comes next: "viral karne ki dhamki"."""
    return any(
        span.clause == key.clause
        and span.language in _THREAT_LAST
        and 0 <= span.start - key.end <= THREAT_WITHIN
        for span in spans.get("IRR", ())
    )


def _own_doing(key: Span, spans: dict[str, list[Span]]) -> bool:
    """Whether the speaker sent something: "I sent him my pictures"."""
    subject = subject_of(key, spans, ("FIRST", "PRON3", "OFFENDER", "KIN", "AUDIENCE", "MEDIA"))
    return (
        key.concept in {"SENT", "SENDING", "TOSEND"}
        and subject is not None
        and subject.concept == "FIRST"
        and key.start - subject.end <= 2.5
    )
