# ruff: noqa: E501 - a table row stays on one line
"""Where the words of all languages stand in a text, by concept."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from strikeback.casework.phrases.dates import without_chance
from strikeback.casework.phrases.demands import sums, told_apart
from strikeback.casework.phrases.fold import Folded
from strikeback.casework.phrases.lookup import ANY, MIN_SLIP, Tail, Vocabulary, without_article
from strikeback.casework.phrases.tight import Found
from strikeback.casework.phrases.tongues import Books, Tongues, tongues
from strikeback.model.base import Frozen

_TOKEN: Final = re.compile(
    r"[a-z0-9]+|[\u0400-\u052f]+|[\u0620-\u065f\u066e-\u06d3]+|[\u0900-\u0963\u0971-\u097f]+"
    r"|[\u3400-\u9fff]|[\uac00-\ud7a3]|[\u3041-\u30ff]|[\u0e01-\u0e7f]|[!?;\n]|(?<!\d)\.|\.(?!\d)|[,:()،，、：]"
)
_QUOTED: Final = re.compile(r"[\"“”„«「『]([^\"“”„«»「」『』\n]{4,200})[\"”“»」』]")
"""What stands between quotation marks."""
_NOTICE: Final = re.compile(r"‹([^‹›\n]{4,200})›")
"""The same between single ones, which the reader of texts writes so: others are apostrophes as well."""
_ENDS: Final = frozenset(".!?;\n")
_PAUSES: Final = frozenset(",:()،，、：")
_ARABIC: Final = "\u0600"
"""No word below this character has an Arabic article."""
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


Word = tuple[str, int, int]
"""A word of a folded text as it is looked up, with start and end."""


class Line:
    """A text with the concepts found in it."""

    def __init__(self, folded: Folded, books: Books) -> None:
        self.text = folded.text
        self.spans: dict[str, list[Span]] = {}
        self._folded = folded
        self._breaks: list[int] = []
        self._pauses: list[int] = []
        self._places: list[int] = []
        self._weights: list[float] = []
        words = self._words()
        texts = self.words = [word[0] for word in words]
        self.tongues = tongues(self.text, texts)
        found = without_chance(_look_up(texts, words, books.spaced(self.tongues, texts)), words, self.text)
        found = _active(found, words, self.tongues)
        if self.tongues.tight:
            text, places = _tight(self.text)
            found += [
                (concept, code, places[start], places[end - 1] + 1)
                for patterns in books.tight(self.tongues)
                for concept, code, start, end in patterns.search(text)
            ]
        found += [("QUOTE", "", match.start(1), match.end(1)) for match in _QUOTED.finditer(self.text)]
        found += sums(self.text)
        if "‹" in self.text:
            found += [("NOTICE", "", match.start(1), match.end(1)) for match in _NOTICE.finditer(self.text)]
        self._keep(found)
        if "CAMERA" in self.spans and "FORCE" in self.spans:
            self.spans.clear()
            self._keep(told_apart(self.text, found))

    def _words(self) -> list[Word]:
        """Measure the text: return its words in letters; remember where sentences and clauses end."""
        total = 0.0
        words: list[Word] = []
        places, weights = self._places, self._weights
        for token in _TOKEN.finditer(self.text):
            mark, place = token[0], token.start()
            places.append(place)
            weights.append(total)
            if mark in _ENDS:
                self._breaks.append(place)
                self._pauses.append(place)
                total += 2.0 if mark == "\n" else 1.0
            elif mark in _PAUSES:
                self._pauses.append(place)
            elif mark < _SPACED:
                words.append((mark if mark < _ARABIC else without_article(mark), place, token.end()))
                total += 1.0
            else:
                total += next((weight for end, weight in _WEIGHTS if mark < end), _WEIGHT_HANGUL)
        places.append(len(self.text) + 1)
        weights.append(total)
        return words

    def _keep(self, found: list[Found]) -> None:
        pauses = sorted([*self._pauses, *(one[2] for one in found if one[0] == "BUT")])
        known: dict[tuple[int, int], tuple[float, float, int, int, int, int]] = {}
        spans = self.spans
        for concept, code, start, end in found:
            place = known.get((start, end))
            if place is None:
                place = known[start, end] = self._measure(start, end, pauses)
            span = Span(concept, code, *place)
            if concept in spans:
                spans[concept].append(span)
            else:
                spans[concept] = [span]

    def _measure(self, start: int, end: int, pauses: list[int]) -> tuple[float, float, int, int, int, int]:
        places, weights = self._places, self._weights
        at = bisect_right(places, start)
        after = bisect_right(places, end - 1, at)
        folded, last = self._folded, end - 1
        return (
            weights[at - 1] if at else weights[0],
            weights[after] if after < len(weights) else weights[-1],
            bisect_right(self._breaks, start) if self._breaks else 0,
            bisect_right(pauses, start) if pauses else 0,
            folded.starts[start],
            folded.longer[last] if last in folded.longer else folded.starts[last] + 1,
        )


def _look_up(texts: list[str], words: list[Word], books: Sequence[Vocabulary]) -> list[Found]:
    """Return every concept of the words and phrases of a text; a word no language knows may be a slip."""
    found: list[Found] = []
    records = [book.records for book in books]
    most = len(words)
    for number, (word, start, end) in enumerate(words, start=1):
        after = texts[number] if number < most else ""
        before = len(found)
        for record in records:
            meant, heads = record[word]
            for concept, code in meant:
                found.append((concept, code, start, end))
            if heads is not None:
                if after in heads:
                    _phrases(heads[after], texts, words, number, found)
                if ANY in heads:
                    _phrases(heads[ANY], texts, words, number, found)
        if len(found) == before and len(word) >= MIN_SLIP:
            found += [(concept, code, start, end) for book in books for concept, code in book.slip(word)]
    return found


def _phrases(
    tails: Iterable[Tail], texts: list[str], words: list[Word], number: int, found: list[Found]
) -> None:
    """Add the phrases that go on from a word as the text does.

    Args:
        tails: How they go on.
        texts: The words of the text.
        words: The same with their places.
        number: Number of the word that follows the first.
        found: Added to.
    """
    for rest, concept, code in tails:
        stop = number + len(rest)
        if stop <= len(words) and _fit(texts, number, rest):
            found.append((concept, code, words[number - 1][1], words[stop - 1][2]))


def _fit(texts: list[str], number: int, wanted: tuple[str, ...]) -> bool:
    for one in wanted:
        text = texts[number]
        if text != one and not (one[-1] == ANY and text.startswith(one[:-1])):
            return False
        number += 1
    return True


def _active(found: list[Found], words: list[Word], spoken: Tongues) -> list[Found]:
    """Leave out softening words of a language the text is not written in, and small words of the one it is.

    German "die" is no word of dying in a German line, whatever it is in an English one.
    """
    places: dict[str, set[int]] = {}
    for _, code, start, _end in found:
        if code in places:
            places[code].add(start)
        else:
            places[code] = {start}
    if spoken.main:
        small = {(start, end) for text, start, end in words if text in spoken.small}
        places.setdefault(spoken.main, set()).update(start for start, _ in small)
        found = [one for one in found if one[1] in spoken.near or (one[2], one[3]) not in small]
    if len(places) <= 1:
        return found
    least = ACTIVE_SHARE * max(map(len, places.values()))
    active = {code for code, starts in places.items() if len(starts) >= least} | spoken.native
    if places.keys() <= active:
        return found
    return [one for one in found if one[0] not in GUARDED or one[1] in active]


def _tight(text: str) -> tuple[str, list[int]]:
    places = [place for place, char in enumerate(text) if char not in " \t"]
    return "".join(text[place] for place in places), places
