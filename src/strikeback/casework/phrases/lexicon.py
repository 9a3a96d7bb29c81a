# ruff: noqa: E501 - a table row stays on one line
"""Words of all languages by concept, and where they stand in a text.

Words are looked up, not searched: each word of a text once, remembered, so that a long vocabulary costs
no more than a short one. Chinese and Korean, whose words run together, are searched by pattern; their
patterns are compiled when the first such text comes.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import chain
from typing import ClassVar, Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from strikeback.casework.phrases.fold import Folded, fold_words, folded_pattern
from strikeback.casework.phrases.words.ordinary import ORDINARY
from strikeback.model.base import Frozen

_TOKEN: Final = re.compile(
    r"[a-z0-9]+|[\u3400-\u9fff]|[\uac00-\ud7a3]|[!?;\n]|(?<!\d)\.|\.(?!\d)|[,:()，、：]"
)
_SCRIPTS: Final = {"zh": re.compile("[\u3400-\u9fff]"), "ko": re.compile("[\uac00-\ud7a3]")}
"""Languages searched by pattern, and the characters by which a text is known to hold them."""
_ELIDING: Final = "fr"
_ELIDED: Final = re.compile(r"(?:[ldjsnmtc]|qu)(?=[aeiouhy]\w{2})")
"""French words run into the next one before a vowel; apostrophes are folded away."""
_CLOCK: Final = re.compile(r"[01]?\d(?:[ap]m|h(?:[03]0)?)|2[0-4]h(?:[03]0)?")
"""Times of day written as one word: 10pm, 18h, 7h30."""
MIN_BASE: Final = 4
"""Letters left of a word whose ending is taken off."""
_ENDINGS: Final = (
    ("nya", ("id", "ms")),
    ("ku", ("id", "ms")),
    ("mu", ("id", "ms")),
    ("lah", ("id", "ms")),
    ("ng", ("tl", "ceb")),
    ("s", ("en", "es", "fr", "pcm")),
)
"""Endings taken off a word a language does not know: "sepupuku" is "sepupu" of mine."""
_AMOUNT: Final = re.compile(r"(?:rm|rp|php|usd|us|hkd|sgd|myr|idr|gbp|eur|krw|[ps])\d{2,}")
"""Amounts written as one word with their currency."""
_QUOTED: Final = re.compile(r"[\"“”„«「『]([^\"“”„«»「」『』\n]{4,200})[\"”“»」』]")
"""What stands between quotation marks."""
_ENDS: Final = frozenset(".!?;\n")
_PAUSES: Final = frozenset(",:()，、：")
_WEIGHT_HAN: Final = 0.5
_WEIGHT_HANGUL: Final = 0.34
"""A Chinese character is about half a word, a Korean syllable a third."""
_REMEMBERED: Final = 65_536
"""Words whose concepts are remembered."""
MIN_SLIP: Final = 6
"""Letters a word needs before a typing slip in it is forgiven."""
MIN_STEM: Final = 2
SLIPPERY: Final = frozenset(
    {"SUICIDE", "DIE", "KILL", "SELF", "GONE", "SENT", "SPREAD", "WISHDIE", "DISAPPEAR", "FAREWELL", "SOFT", "MEDIA", "OFFENDER"}
)  # fmt: skip
"""Concepts whose words are found with one typing slip."""
GUARDED: Final = frozenset(
    {
        "NEG", "NEGX", "IRR", "IF", "PAST", "SOFT", "FICTION", "OTHERS", "OFFENDER", "COUNSEL", "PAPER", "PRON3", "FIRST", "SAY", "FUT", "MANIP", "MONEY",
        "OBJECT", "AGO", "TEACHER", "BUT", "PET", "JOB", "CHILD",
    }
)  # fmt: skip
"""Concepts that soften: a word of a language the text is not written in must not ("si" is a Tagalog article and Spanish "if")."""
ACTIVE_SHARE: Final = 0.6
"""Share of the best language's words from which a text counts as written in a language."""

Meaning = tuple[str, str]
"""Concept and language."""
Found = tuple[str, str, int, int]
"""Concept, language, start and end in the folded text."""


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


class Vocabulary:
    """The words of several languages, ready to be looked up."""

    def __init__(self, languages: Mapping[str, Mapping[str, str]]) -> None:
        self.exact: dict[str, list[Meaning]] = {}
        self.stems: dict[str, list[Meaning]] = {}
        self.phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], str, str]]] = {}
        self._sources = {code: words for code, words in languages.items() if code in _SCRIPTS}
        self._compiled: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for code, concepts in languages.items():
            if code not in _SCRIPTS:
                rows = fold_words("\n".join(concepts.values())).split("\n")
                for concept, row in zip(concepts, rows, strict=True):
                    self._add(row.split("|"), (concept, code))
        self.meanings = lru_cache(maxsize=_REMEMBERED)(self._meanings)

    def _add(self, entries: Iterable[str], meaning: Meaning) -> None:
        for entry in entries:
            first, *rest = entry.split() or [""]
            if rest:
                second = "*" if rest[0][-1] == "*" else rest[0]
                self.phrases.setdefault((first, second), []).append((tuple(rest), *meaning))
            elif first.endswith("*"):
                self.stems.setdefault(first[:-1], []).append(meaning)
            elif first:
                self.exact.setdefault(first, []).append(meaning)

    def patterns(self, code: str) -> list[tuple[str, re.Pattern[str]]]:
        """Return concept and pattern of a language written without spaces, compiled at the first call."""
        if code not in self._compiled:
            self._compiled[code] = [
                (concept, re.compile(folded_pattern(re.sub(r"\s+", "", pattern))))
                for concept, pattern in self._sources.get(code, {}).items()
            ]
        return self._compiled[code]

    @cached_property
    def _slips(self) -> dict[str, list[str]]:
        """Words found with a typing slip, by first letter."""
        words: dict[str, list[str]] = defaultdict(list)
        for word, meant in self.exact.items():
            if len(word) >= MIN_SLIP and any(concept in SLIPPERY for concept, _ in meant):
                words[word[0]].append(word)
        return words

    def _meanings(self, word: str) -> tuple[Meaning, ...]:
        """Return the concepts of one folded word, with the language of each."""
        found = list(self.exact.get(word, ()))
        for size in range(MIN_STEM, len(word) + 1):
            found += self.stems.get(word[:size], ())
        if not found and len(word) >= MIN_SLIP and word not in _KEPT:
            near = extractOne(word, self._slips.get(word[0], ()), scorer=OSA.distance, score_cutoff=1)
            if near is not None:
                found = self.exact[near[0]]
        if _CLOCK.fullmatch(word):
            found.append(("CLOCK", "en"))
        if _AMOUNT.fullmatch(word):
            found.append(("MONEY", "en"))
        if not any(code == _ELIDING for _, code in found) and (elided := _ELIDED.match(word)):
            found += [one for one in self.exact.get(word[elided.end() :], ()) if one[1] == _ELIDING]
        found += [
            one
            for ending, languages in _ENDINGS
            if word.endswith(ending) and len(word) >= len(ending) + MIN_BASE
            for one in self.exact.get(word[: -len(ending)], ())
            if one[1] in languages and not any(code == one[1] for _, code in found)
        ]
        return tuple(dict.fromkeys(found))


_KEPT: Final = frozenset(fold_words(ORDINARY).split())


class Line:
    """A text with the concepts found in it."""

    def __init__(self, folded: Folded, vocabulary: Vocabulary) -> None:
        self.text = folded.text
        self.spans: dict[str, list[Span]] = defaultdict(list)
        self._folded = folded
        self._breaks: list[int] = []
        self._pauses: list[int] = []
        self._places: list[int] = []
        self._weights: list[float] = []
        found = _active(_look_up(self._words(), vocabulary))
        tight: tuple[str, list[int]] | None = None
        for code, script in _SCRIPTS.items():
            if script.search(self.text):
                tight = tight or _tight(self.text)
                found += _search(tight, code, vocabulary.patterns(code))
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
            elif mark[0] <= "z":
                words.append(token)
                total += 1.0
            else:
                total += _WEIGHT_HAN if mark < "\ua000" else _WEIGHT_HANGUL
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


def _look_up(words: list[re.Match[str]], vocabulary: Vocabulary) -> list[Found]:
    meanings, phrases = vocabulary.meanings, vocabulary.phrases
    texts = [word[0] for word in words]
    found: list[Found] = []
    for number, (word, match, after) in enumerate(zip(texts, words, chain(texts[1:], ("",)), strict=False)):
        start, end = match.span()
        found += [(concept, code, start, end) for concept, code in meanings(word)]
        for second in (after, "*"):
            for rest, concept, code in phrases.get((word, second), ()):
                stop = number + len(rest)
                if stop < len(words) and all(map(_fits, texts[number + 1 : stop + 1], rest)):
                    found.append((concept, code, start, words[stop].end()))
    return found


def _fits(word: str, wanted: str) -> bool:
    return word == wanted or (wanted[-1] == "*" and word.startswith(wanted[:-1]))


def _active(found: list[Found]) -> list[Found]:
    """Leave softening words out that belong to a language the text is not written in."""
    places: dict[str, set[int]] = defaultdict(set)
    for _, code, start, _end in found:
        places[code].add(start)
    least = ACTIVE_SHARE * max((len(starts) for starts in places.values()), default=1)
    active = {code for code, starts in places.items() if len(starts) >= least}
    return [one for one in found if one[0] not in GUARDED or one[1] in active]


def _search(
    tight: tuple[str, list[int]], code: str, patterns: list[tuple[str, re.Pattern[str]]]
) -> list[Found]:
    text, places = tight
    return [
        (concept, code, places[match.start()], places[match.end() - 1] + 1)
        for concept, pattern in patterns
        for match in pattern.finditer(text)
        if match.end() > match.start()
    ]


def _tight(text: str) -> tuple[str, list[int]]:
    places = [place for place, char in enumerate(text) if char not in " \t"]
    return "".join(text[place] for place in places), places
