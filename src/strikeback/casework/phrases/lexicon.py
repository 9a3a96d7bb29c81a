# ruff: noqa: E501 - a table row stays on one line
"""Words of all languages by concept, and where they stand in a text.

Words are looked up, not searched: each word of a text once, remembered, so that a long vocabulary costs
no more than a short one. Chinese and Korean, whose words run together, are searched by pattern.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import ClassVar, Final

from rapidfuzz.distance import OSA

from strikeback.casework.phrases.fold import Folded, fold
from strikeback.casework.phrases.language import folded_pattern
from strikeback.model.base import Frozen

_TOKEN: Final = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]|[\uac00-\ud7a3]|[.!?;\n]|[,:()，、：]")
_LATIN: Final = re.compile(r"[a-z]")
_HAN: Final = re.compile("[\u3400-\u9fff]")
_HANGUL: Final = re.compile("[\uac00-\ud7a3]")
_ENDS: Final = frozenset(".!?;\n")
_PAUSES: Final = frozenset(",:()，、：")
_WEIGHT_HAN: Final = 0.5
_WEIGHT_HANGUL: Final = 0.34
"""A Chinese character is about half a word, a Korean syllable a third."""
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
        "OBJECT", "AGO", "TEACHER", "BUT", "PET", "JOB",
    }
)  # fmt: skip
"""Concepts that soften: a word of a language the text is not written in must not ("si" is a Tagalog article and Spanish "if")."""
ACTIVE_SHARE: Final = 0.6
TRIED_SHARE: Final = 0.25
"""Share of the best language's words below which a language's own phrases are not tried (concepts always are)."""


class Span(Frozen, frozen=True, kw_only=True):
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
        self.exact: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self.stems: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self.phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
        self.slips: dict[str, list[str]] = defaultdict(list)
        self.patterns: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for code, concepts in languages.items():
            if code in {"zh", "ko"}:
                self.patterns[code] = [
                    (concept, re.compile(folded_pattern(re.sub(r"\s+", "", pattern))))
                    for concept, pattern in concepts.items()
                ]
            else:
                for concept, entries in concepts.items():
                    for entry in re.split(r"[|\n]", entries):
                        self._add(entry.strip(), concept, code)
        for word, meant in self.exact.items():
            if len(word) >= MIN_SLIP and any(concept in SLIPPERY for concept, _ in meant):
                self.slips[word[0]].append(word)

    def _add(self, entry: str, concept: str, code: str) -> None:
        if not entry:
            return
        words = [_plain(word) for word in entry.split()]
        if len(words) > 1:
            second = "*" if words[1].endswith("*") else words[1]
            self.phrases[words[0], second].append((tuple(words[1:]), concept, code))
        elif entry.endswith("*"):
            self.stems[words[0][:-1]].add((concept, code))
        else:
            self.exact[words[0]].add((concept, code))

    def meanings(self, word: str) -> frozenset[tuple[str, str]]:
        """Return the concepts of one folded word, with the language of each."""
        found = set(self.exact.get(word, ()))
        for size in range(MIN_STEM, len(word) + 1):
            found |= self.stems.get(word[:size], set())
        if not found and len(word) >= MIN_SLIP and word not in KEEP:
            for known in self.slips.get(word[0], ()):
                if abs(len(known) - len(word)) <= 1 and OSA.distance(known, word, score_cutoff=1) <= 1:
                    return frozenset(self.exact[known])
        return frozenset(found)


def _plain(word: str) -> str:
    return fold(word.removesuffix("*")).text + ("*" if word.endswith("*") else "")


KEEP: Final = frozenset(
    fold(word).text
    for word in [
        "handing",
        "mixing",
        "loving",
        "kissing",
        "hinging",
        "planting",
        "sucking",
        "moving",
        "mother",
        "matter",
        "pilot",
        "pillow",
        "jumpin",
        "dining",
        "tiring",
        "mating",
        "killed",
        "killer",
        "killers",
        "spending",
        "mending",
        "sanding",
        "lending",
        "shaved",
        "spared",
        "scared",
        "stared",
        "shred",
        "sharing",
        "showing",
        "shower",
        "flowers",
        "tonight",
        "pasted",
        "ported",
        "hosted",
        "leaned",
        "missed",
        "mission",
        "missile",
        "passing",
        "picture",
        "pictured",
        "lecture",
        "clothes",
        "closed",
        "suicidal",
        "photon",
        "listing",
        "dishing",
        "fishing",
        "wishing",
        "kicking",
        "licking",
        "filling",
        "pulling",
        "calling",
        "rolling",
        "telling",
        "selling",
        "billing",
        "milling",
        "willing",
        "mental",
        "rental",
        "dealing",
        "healing",
        "heading",
        "reading",
        "bearing",
        "wearing",
    ]
)
"""Ordinary words one letter from a word of danger."""


class Line:
    """A text with the concepts found in it."""

    def __init__(self, folded: Folded, vocabulary: Vocabulary) -> None:
        self.text = folded.text
        self.folded = folded
        self.spans: dict[str, list[Span]] = defaultdict(list)
        self.breaks: list[int] = []
        self.pauses: list[int] = []
        self.languages: set[str] = set()
        self._places: list[int] = []
        self._weights: list[float] = []
        self._vocabulary = vocabulary
        self._words(list(_TOKEN.finditer(self.text)))
        tight: tuple[str, list[int]] | None = None
        for code, script in (("zh", _HAN), ("ko", _HANGUL)):
            if script.search(self.text) and code in vocabulary.patterns:
                self.languages.add(code)
                tight = tight or _tight(self.text)
                self._search(tight, code, vocabulary.patterns[code])

    def _words(self, tokens: list[re.Match[str]]) -> None:
        total = 0.0
        words: list[re.Match[str]] = []
        for token in tokens:
            mark = token[0]
            self._places.append(token.start())
            self._weights.append(total)
            if mark in _ENDS:
                self.breaks.append(token.start())
                self.pauses.append(token.start())
                total += 2.0 if mark == "\n" else 1.0
            elif mark in _PAUSES:
                self.pauses.append(token.start())
            elif mark[0] <= "z":
                words.append(token)
                total += 1.0
            else:
                total += _WEIGHT_HAN if mark < "\ua000" else _WEIGHT_HANGUL
        self._places.append(len(self.text) + 1)
        self._weights.append(total)
        self._look_up(words)

    def _look_up(self, words: list[re.Match[str]]) -> None:
        phrases = self._vocabulary.phrases
        found: list[tuple[str, str, int, int]] = []
        for number, token in enumerate(words):
            for concept, code in _meanings(self._vocabulary, token[0]):
                found.append((concept, code, token.start(), token.end()))
            if number + 1 < len(words):
                pair = (token[0], words[number + 1][0])
                for rest, concept, code in (*phrases.get(pair, ()), *phrases.get((token[0], "*"), ())):
                    stop = number + len(rest)
                    if stop < len(words) and all(
                        _fits(words[number + 1 + place][0], word) for place, word in enumerate(rest)
                    ):
                        found.append((concept, code, token.start(), words[stop].end()))
        explained = _explained(found)
        self.languages |= {code for code, share in explained.items() if share >= TRIED_SHARE}
        active = {code for code, share in explained.items() if share >= ACTIVE_SHARE}
        found = [one for one in found if one[0] not in GUARDED or one[1] in active]
        self.pauses = sorted(
            [*self.pauses, *(start for concept, _, start, _end in found if concept == "BUT")]
        )
        for concept, code, start, end in found:
            self._keep(concept, code, start, end)

    def _search(
        self, tight: tuple[str, list[int]], code: str, patterns: list[tuple[str, re.Pattern[str]]]
    ) -> None:
        text, places = tight
        found = [
            (concept, places[match.start()], places[match.end() - 1] + 1)
            for concept, pattern in patterns
            for match in pattern.finditer(text)
            if match.end() > match.start()
        ]
        self.pauses = sorted([*self.pauses, *(start for concept, start, _ in found if concept == "BUT")])
        for concept, start, end in found:
            self._keep(concept, code, start, end)

    def at(self, concept: str, code: str, first: int, last: int) -> Span:
        """Return the words between two characters of the original as a span."""
        start = bisect_right(self.folded.starts, first) - 1
        end = max(bisect_right(self.folded.ends, last), start + 1)
        return self._span(concept, code, max(start, 0), end)

    def _keep(self, concept: str, code: str, start: int, end: int) -> None:
        self.spans[concept].append(self._span(concept, code, start, end))

    def _span(self, concept: str, code: str, start: int, end: int) -> Span:
        first, last = self.folded.span(start, end)
        return Span(
            concept=concept,
            language=code,
            start=self._weights[max(bisect_right(self._places, start) - 1, 0)],
            end=self._weights[min(bisect_right(self._places, end - 1), len(self._weights) - 1)],
            sentence=bisect_right(self.breaks, start),
            clause=bisect_right(self.pauses, start),
            first=first,
            last=last,
        )


def _explained(found: list[tuple[str, str, int, int]]) -> dict[str, float]:
    """How many words of a text each language explains, as a share of the most that one does."""
    places: dict[str, set[int]] = defaultdict(set)
    for _, code, start, _end in found:
        places[code].add(start)
    most = max((len(starts) for starts in places.values()), default=1)
    return {code: len(starts) / most for code, starts in places.items()}


def _fits(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


@lru_cache(maxsize=65536)
def _meanings(vocabulary: Vocabulary, word: str) -> frozenset[tuple[str, str]]:
    return vocabulary.meanings(word)


def _tight(text: str) -> tuple[str, list[int]]:
    places = [place for place, char in enumerate(text) if char not in " \t"]
    return "".join(text[place] for place in places), places
