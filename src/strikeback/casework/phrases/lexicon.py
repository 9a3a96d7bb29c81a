# ruff: noqa: E501 - a table row stays on one line
"""Where the words of all languages stand in a text, by concept."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import ClassVar, Final

from strikeback.casework.phrases.fold import Folded
from strikeback.casework.phrases.lookup import ANY, Tail, Vocabulary, without_article
from strikeback.casework.phrases.tight import Found
from strikeback.casework.phrases.tongues import Books, Tongues, tongues
from strikeback.model.base import Frozen

_TOKEN: Final = re.compile(
    r"[a-z0-9]+|[\u0400-\u052f]+|[\u0620-\u065f\u066e-\u06d3]+|[\u0900-\u0963\u0971-\u097f]+"
    r"|[\u3400-\u9fff]|[\uac00-\ud7a3]|[\u3041-\u30ff]|[\u0e01-\u0e7f]|[!?;\n]|(?<!\d)\.|\.(?!\d)|[,:()،，、：]"
)
_QUOTED: Final = re.compile(r"[\"“”„«「『]([^\"“”„«»「」『』\n]{4,200})[\"”“»」』]")
"""What stands between quotation marks."""
_ENDS: Final = frozenset(".!?;\n")
_PAUSES: Final = frozenset(",:()،，、：")
_SPACED: Final = "\u0e00"
"""Scripts before this character write words apart."""
_WEIGHTS: Final = (("\u0e80", 0.25), ("\u3100", 0.4), ("\ua000", 0.5))
"""A Thai letter is about a quarter of a word, a kana two fifths, a Chinese character half."""
_WEIGHT_HANGUL: Final = 0.34
"""A Korean syllable is about a third of a word."""
GUARDED: Final = frozenset(
    {
        "NEG", "NEGX", "IRR", "IF", "PAST", "SOFT", "FICTION", "OTHERS", "OFFENDER", "COUNSEL", "PAPER", "PRON3", "FIRST", "SAY", "FUT", "MANIP", "MONEY",
        "OBJECT", "AGO", "TEACHER", "BUT", "PET", "JOB", "CHILD",
    }
)  # fmt: skip
"""Concepts that soften: a word of a language the text is not written in must not ("si" is a Tagalog article and Spanish "if")."""
ACTIVE_SHARE: Final = 0.6
"""Share of the best language's words from which a text counts as written in a language."""


class Span(Frozen, frozen=True):
    """A concept in a text."""

    shown: ClassVar = ("concept", "language")

    concept: str
    language: str
    start: float
    """Position in words from the beginning."""
    end: float
    sentence: int
    clause: int
    first: int
    """Character of the original it starts at."""
    last: int


class Line:
    """A text with the concepts found in it."""

    def __init__(self, folded: Folded, books: Books) -> None:
        self.text = folded.text
        self.spans: dict[str, list[Span]] = defaultdict(list)
        self._folded = folded
        self._breaks: list[int] = []
        self._pauses: list[int] = []
        self._places: list[int] = []
        self._weights: list[float] = []
        words = self._words()
        texts = self.words = [without_article(word[0]) for word in words]
        self.tongues = tongues(self.text, texts)
        found = _active(_look_up(texts, words, books.spaced(self.tongues, texts)), texts, words, self.tongues)
        if self.tongues.tight:
            text, places = _tight(self.text)
            found += [
                (concept, code, places[start], places[end - 1] + 1)
                for patterns in books.tight(self.tongues)
                for concept, code, start, end in patterns.search(text)
            ]
        found += [("QUOTE", "", match.start(1), match.end(1)) for match in _QUOTED.finditer(self.text)]
        self._keep(found)

    def _words(self) -> list[re.Match[str]]:
        """Measure the text: return its words in letters; remember where sentences and clauses end."""
        total = 0.0
        words: list[re.Match[str]] = []
        for token in _TOKEN.finditer(self.text):
            mark, place = token[0], token.start()
            self._places.append(place)
            self._weights.append(total)
            if mark in _ENDS:
                self._breaks.append(place)
                self._pauses.append(place)
                total += 2.0 if mark == "\n" else 1.0
            elif mark in _PAUSES:
                self._pauses.append(place)
            elif mark < _SPACED:
                words.append(token)
                total += 1.0
            else:
                total += next((weight for end, weight in _WEIGHTS if mark < end), _WEIGHT_HANGUL)
        self._places.append(len(self.text) + 1)
        self._weights.append(total)
        return words

    def _keep(self, found: list[Found]) -> None:
        pauses = sorted([*self._pauses, *(one[2] for one in found if one[0] == "BUT")])
        known: dict[tuple[int, int], tuple[float, float, int, int, int, int]] = {}
        for concept, code, start, end in found:
            place = known.get((start, end))
            if place is None:
                place = known[start, end] = self._measure(start, end, pauses)
            self.spans[concept].append(Span(concept, code, *place))

    def _measure(self, start: int, end: int, pauses: list[int]) -> tuple[float, float, int, int, int, int]:
        places, weights = self._places, self._weights
        return (
            weights[max(bisect_right(places, start) - 1, 0)],
            weights[min(bisect_right(places, end - 1), len(weights) - 1)],
            bisect_right(self._breaks, start),
            bisect_right(pauses, start),
            *self._folded.span(start, end),
        )


def _look_up(texts: list[str], words: list[re.Match[str]], books: Sequence[Vocabulary]) -> list[Found]:
    """Return every concept of the words and phrases of a text; a word no language knows may be a slip."""
    found: list[Found] = []
    records = [book.records for book in books]
    for number, (word, match, after) in enumerate(zip(texts, words, chain(texts[1:], ("",)), strict=False)):
        start, end = match.span()
        before = len(found)
        for record in records:
            meant, heads = record[word]
            if meant:
                found += [(concept, code, start, end) for concept, code in meant]
            if heads is not None:
                tails = heads.get(after, _NONE), heads.get(ANY, _NONE)
                found += _phrases(tails, texts, words, number)
        if len(found) == before:
            found += [(concept, code, start, end) for book in books for concept, code in book.slip(word)]
    return found


_NONE: Final = ()


def _phrases(
    tails: Iterable[Iterable[Tail]], texts: list[str], words: list[re.Match[str]], number: int
) -> list[Found]:
    """Return the phrases that begin with a word and go on as the text does."""
    found: list[Found] = []
    start = words[number].start()
    for rest, concept, code in chain.from_iterable(tails):
        stop = number + len(rest)
        if stop < len(words) and _fit(texts[number + 1 : stop + 1], rest):
            found.append((concept, code, start, words[stop].end()))
    return found


def _fit(texts: list[str], wanted: tuple[str, ...]) -> bool:
    return all(
        text == one or (one[-1] == ANY and text.startswith(one[:-1]))
        for text, one in zip(texts, wanted, strict=True)
    )


def _active(found: list[Found], texts: list[str], words: list[re.Match[str]], spoken: Tongues) -> list[Found]:
    """Leave out softening words of a language the text is not written in, and small words of the one it is.

    German "die" is no word of dying in a German line, whatever it is in an English one.
    """
    places: dict[str, set[int]] = defaultdict(set)
    for _, code, start, _end in found:
        places[code].add(start)
    if spoken.main:
        small = {match.span() for match, text in zip(words, texts, strict=True) if text in spoken.small}
        places[spoken.main].update(start for start, _ in small)
        found = [one for one in found if one[1] in spoken.near or (one[2], one[3]) not in small]
    least = ACTIVE_SHARE * max((len(starts) for starts in places.values()), default=1)
    active = {code for code, starts in places.items() if len(starts) >= least} | spoken.native
    return [one for one in found if one[0] not in GUARDED or one[1] in active]


def _tight(text: str) -> tuple[str, list[int]]:
    places = [place for place, char in enumerate(text) if char not in " \t"]
    return "".join(text[place] for place in places), places
