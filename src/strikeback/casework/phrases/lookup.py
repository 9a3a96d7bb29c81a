"""Words of languages written with spaces: looked up, not searched.

Each word of a text is looked up once and remembered, with the phrases it begins, so that a long
vocabulary costs no more than a short one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from strikeback.casework.phrases.fold import fold_words
from strikeback.casework.phrases.words.ordinary import ORDINARY

_ELIDING: Final = "fr"
_ELIDED: Final = re.compile(r"(?:[ldjsnmtc]|qu)(?=[aeiouhy]\w{2})")
"""French words run into the next one before a vowel; apostrophes are folded away."""
_CLOCK: Final = re.compile(r"[01]?\d(?:[ap]m|h(?:[03]0)?)|2[0-4]h(?:[03]0)?")
"""Times of day written as one word: 10pm, 18h, 7h30."""
_AMOUNT: Final = re.compile(r"(?:rm|rp|php|usd|us|hkd|sgd|myr|idr|gbp|eur|krw|[ps])\d{2,}")
"""Amounts written as one word with their currency."""
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
_ARTICLE: Final = "ال"
_PREFIXES: Final = "وفبلك"
"""Arabic writes "and", "so", "in", "to" and "as" onto the word."""
_ARABIC: Final = ("\u0600", "\u06ff")
REMEMBERED: Final = 65_536
"""Words whose concepts are remembered."""
MIN_SLIP: Final = 6
"""Letters a word needs before a typing slip in it is forgiven."""
MIN_STEM: Final = 2
SLIPPERY: Final = frozenset(
    (
        *("SUICIDE", "DIE", "KILL", "SELF", "WISHDIE", "DISAPPEAR", "FAREWELL"),
        *("GONE", "SENT", "SPREAD", "SOFT", "MEDIA", "OFFENDER"),
    )
)
"""Concepts whose words are found with one typing slip."""
_KEPT: Final = frozenset(fold_words(ORDINARY).split())

Meaning = tuple[str, str]
"""Concept and language."""
Tail = tuple[tuple[str, ...], str, str]
"""What follows the first word of a phrase, with its concept and language."""
Record = tuple[tuple[Meaning, ...], dict[str, list[Tail]] | None]
"""What a word means, and the phrases it begins by their second word."""
ANY: Final = "*"


def without_article(word: str) -> str:
    """Return an Arabic word without its article; any other word as it is."""
    long = len(word) > len(_ARTICLE) + 2
    return word.removeprefix(_ARTICLE) if long and word[0] == _ARTICLE[0] else word


class Records(dict[str, Record]):
    """What words mean, read when first met and remembered."""

    def __init__(self, vocabulary: "Vocabulary") -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, word: str) -> Record:
        record = self._vocabulary.read(word)
        if len(self) < REMEMBERED:
            self[word] = record
        return record


class Vocabulary:
    """The words of several languages, ready to be looked up."""

    def __init__(self, languages: Mapping[str, Mapping[str, str]]) -> None:
        self.exact: dict[str, list[Meaning]] = {}
        self.stems: dict[str, list[Meaning]] = {}
        self.phrases: dict[str, dict[str, list[Tail]]] = {}
        self._opened: dict[str, dict[str, list[Tail]]] = {}
        self.records = Records(self)
        """What each word met so far means and begins; asked for as a mapping, for that is quick."""
        self._slipped: dict[str, tuple[Meaning, ...]] = {}
        self._shapes = "en" in languages
        for code, concepts in languages.items():
            rows = fold_words("\n".join(concepts.values())).split("\n")
            for concept, row in zip(concepts, rows, strict=True):
                self._add(row.split("|"), (concept, code))

    def _add(self, entries: Iterable[str], meaning: Meaning) -> None:
        for entry in entries:
            first, *rest = entry.split() or [""]
            if meaning[1] == "ar":
                first, *rest = map(without_article, (first, *rest))
            if rest:
                second = ANY if rest[0][-1] == ANY else rest[0]
                stem = first[-1] == ANY and first != ANY
                heads = self._opened if stem else self.phrases
                heads.setdefault(first.rstrip(ANY), {}).setdefault(second, []).append((tuple(rest), *meaning))
            elif first.endswith(ANY):
                self.stems.setdefault(first[:-1], []).append(meaning)
            elif first:
                self.exact.setdefault(first, []).append(meaning)

    def read(self, word: str) -> Record:
        """Return what one folded word means and begins."""
        forms = tuple(_forms(word))
        meant = dict.fromkeys(one for form in forms for one in self._meanings(form))
        heads: dict[str, list[Tail]] = {}
        for form in forms:
            opened = (self._opened.get(form[:size], {}) for size in range(MIN_STEM, len(form) + 1))
            for some in (self.phrases.get(form, {}), *opened):
                for second, tails in some.items():
                    heads.setdefault(second, []).extend(tails)
        return tuple(meant), heads or None

    @cached_property
    def _slips(self) -> dict[str, list[str]]:
        """Words found with a typing slip, by first letter."""
        words: dict[str, list[str]] = defaultdict(list)
        for word, meant in self.exact.items():
            if len(word) >= MIN_SLIP and any(concept in SLIPPERY for concept, _ in meant):
                words[word[0]].append(word)
        return words

    def slip(self, word: str) -> tuple[Meaning, ...]:
        """Return what a word nobody knows means if one letter of it is a typing slip."""
        if len(word) < MIN_SLIP or word in _KEPT:
            return ()
        known = self._slipped.get(word)
        if known is None:
            near = extractOne(word, self._slips.get(word[0], ()), scorer=OSA.distance, score_cutoff=1)
            known = tuple(self.exact[near[0]]) if near is not None else ()
            if len(self._slipped) < REMEMBERED:
                self._slipped[word] = known
        return known

    def _meanings(self, word: str) -> tuple[Meaning, ...]:
        """Return the concepts of one folded word, with the language of each."""
        found = list(self.exact.get(word, ()))
        for size in range(MIN_STEM, len(word) + 1):
            found += self.stems.get(word[:size], ())
        if self._shapes:
            found += of_shape(word)
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


def of_shape(word: str) -> Iterator[Meaning]:
    """Yield what the shape of a word says in any language: a time of day, an amount."""
    if _CLOCK.fullmatch(word):
        yield "CLOCK", "en"
    if _AMOUNT.fullmatch(word):
        yield "MONEY", "en"


def _forms(word: str) -> Iterator[str]:
    """Yield a word and, of an Arabic one, what is left without what is written onto it."""
    yield word
    if _ARABIC[0] <= word[0] <= _ARABIC[1]:
        for prefix in _PREFIXES:
            rest = word.removeprefix(prefix)
            if rest != word and len(rest) >= MIN_BASE - 1:
                yield without_article(rest)
