"""Which languages a text may be written in, and which vocabularies are therefore asked.

Vocabularies of the languages met most are always asked, for people mix them in one line; the others are
laid out when the first text comes that may be in them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import ClassVar, Final

from strikeback.casework.phrases.fold import fold_words
from strikeback.casework.phrases.lookup import Vocabulary, without_article
from strikeback.casework.phrases.tight import Tight
from strikeback.casework.phrases.words.common import COMMON
from strikeback.casework.phrases.words.vocabulary import FURTHER, MALAY, MIXED, TIGHT
from strikeback.model.base import Frozen

_SCRIPTS: Final = {
    "zh": re.compile("[\u3400-\u9fff]"),
    "ko": re.compile("[\uac00-\ud7a3]"),
    "th": re.compile("[\u0e01-\u0e7f]"),
    "ja": re.compile("[\u3041-\u3096].{0,6}[\u3041-\u3096]"),
}
"""Languages searched by pattern, and the characters by which a text is known to hold them."""
_ALPHABETS: Final = (
    ("\u0400", "\u052f", ("ru", "uk")),
    ("\u0600", "\u06ff", ("ar",)),
    ("\u0900", "\u097f", ("hi",)),
)
_NATIVE: Final = frozenset(code for _, _, codes in _ALPHABETS for code in codes if code != "hi")
_SWITCHED: Final = frozenset({"hi"})
"""Languages that are mixed with English as a rule."""
_SHORT: Final = 12
"""Words up to which a text may hold no small word of its language."""
_FEW_WORDS: Final = 3
"""Words up to which one small word tells a language."""
LEAST: Final = 2
"""Small words that tell a language."""
SHARE: Final = 2.5
"""How many times more small words a language may have that is mixed with them."""


class Tongues(Frozen, frozen=True, kw_only=True):
    """The languages of a text."""

    shown: ClassVar = ("spaced", "tight", "main")

    spaced: tuple[str, ...] = ()
    """Further languages with spaces whose words are asked for."""
    tight: tuple[str, ...] = ()
    """Languages searched by pattern."""
    main: str = ""
    """The further language a text is written in, by its small words, or the first of equals; "" for none."""
    small: frozenset[str] = frozenset()
    """Small words of that language, which mean nothing else; of equals only those they share."""
    near: frozenset[str] = frozenset()
    """Languages whose reading of the small words counts."""
    native: frozenset[str] = frozenset()
    """Languages of the text's own script."""


@cache
def small_words(code: str) -> frozenset[str]:
    """Return the folded small words of a language ("the", "of")."""
    return frozenset(map(without_article, fold_words(COMMON[code]).split()))


@cache
def _shared(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset.intersection(*map(small_words, codes))


@cache
def _spoken_by() -> Mapping[str, tuple[str, ...]]:
    """Languages of each small word."""
    found: dict[str, list[str]] = {}
    for code in COMMON:
        for word in small_words(code):
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


def tongues(text: str, words: Sequence[str]) -> Tongues:
    """Return the languages of a folded text, given its words."""
    if text.isascii() and not words:
        return Tongues()
    spoken = _spoken_by()
    counts: Counter[str] = Counter()
    for codes in map(spoken.get, words):
        if codes is not None:
            for code in codes:
                counts[code] += 1
    native = frozenset(() if text.isascii() else _native(words))
    tight = tuple(_unspaced(text)) if not text.isascii() else ()
    further = (_further(counts, len(words)) if counts or not tight else set()) | native
    most = max((counts[code] for code in further if code in counts), default=0)
    mains = sorted(code for code in further if most and counts[code] == most)
    if any(counts[code] >= most for code in counts if code not in FURTHER):
        mains = []
    return Tongues(
        spaced=tuple(sorted(further)),
        tight=tight,
        main=mains[0] if mains else "",
        small=_shared(tuple(mains)) if mains else frozenset(),
        near=frozenset(further),
        native=native,
    )


def _further(counts: Counter[str], words: int) -> set[str]:
    """Return the further languages of Latin letters whose words are to be asked for.

    All of them, where no small word of any language stands: a short line may hold none.
    """
    most = max(counts.values(), default=0)
    if not most:
        return {code for code in FURTHER if code not in _NATIVE} if 0 < words <= _SHORT else set()
    least = 1 if words <= _FEW_WORDS or most == 1 else LEAST
    return {
        code
        for code in FURTHER
        if counts[code] >= least and counts[code] * (SHARE if code in _SWITCHED else 1) >= most
    }


def _native(words: Sequence[str]) -> Iterator[str]:
    for first, last, codes in _ALPHABETS:
        if any(first <= word[0] <= last for word in words):
            yield from codes


def _unspaced(text: str) -> Iterator[str]:
    """Yield the languages searched by pattern; Chinese is not looked for in Japanese."""
    found = [code for code, script in _SCRIPTS.items() if script.search(text)]
    yield from (code for code in found if code != "zh" or "ja" not in found)


_KIN: Final = (
    frozenset({"en", "pcm"}),
    frozenset({"tl", "ceb"}),
    frozenset({"id", "ms"}),
    frozenset({"es", "pt"}),
    frozenset({"ru", "uk"}),
)
"""Languages so close that words of the one stand in lines of the other."""
_WITH_ENGLISH: Final = frozenset({"tl", "ceb", "id", "ms", "hi"})
"""Languages that are mixed with English as a rule."""
CLEAR: Final = 3
"""Small words that tell a text's language beyond doubt, when none is of the language in question."""


@lru_cache(maxsize=256)
def elsewhere(code: str, words: tuple[str, ...]) -> bool:
    """Whether the small words of a text clearly belong to another language of the same script.

    Args:
        code: The language in question; one of another script, or "", belongs everywhere.
        words: The folded words of the text.
    """
    if code not in COMMON or code in _NATIVE or code in _SWITCHED:
        return False
    kin = next((some for some in _KIN if code in some), frozenset({code}))
    known_words = [known for known in map(_spoken_by().get, words) if known is not None]
    counts = Counter(other for known in known_words if kin.isdisjoint(known) for other in known)
    if max(counts.values(), default=0) < CLEAR:
        return False
    best = max(sorted(counts), key=lambda other: counts[other])
    if (best in _WITH_ENGLISH and "en" in kin) or (best == "en" and not kin.isdisjoint(_WITH_ENGLISH)):
        return False
    near = next((some for some in _KIN if best in some), frozenset({best}))
    return not any(near.isdisjoint(known) for known in known_words if not kin.isdisjoint(known))


class Books:
    """The vocabularies, each laid out when the first text asks for it."""

    def __init__(self) -> None:
        self._spaced: dict[str, Vocabulary] = {}
        self._tight: dict[str, Tight] = {}
        self._mixed = Vocabulary(MIXED)

    def spaced(self, spoken: Tongues, words: Iterable[str]) -> tuple[Vocabulary, ...]:
        """Return the vocabularies a text is looked up in: those of Malay if one word is of it alone."""
        malay = (self._malay,) if not self._malays.isdisjoint(words) else ()
        return (self._mixed, *malay, *(self._of(code) for code in spoken.spaced))

    @cached_property
    def _malay(self) -> Vocabulary:
        return Vocabulary(MALAY)

    @cached_property
    def _malays(self) -> frozenset[str]:
        """Words of Malay and Indonesian that no language of the mixed ones has."""
        rows = "|".join(row for concepts in MALAY.values() for row in concepts.values())
        words = frozenset(rows.replace("|", " ").replace("*", " ").split())
        return frozenset(fold_words(" ".join(words)).split()) - self._mixed.exact.keys() - {""}

    def _of(self, code: str) -> Vocabulary:
        if code not in self._spaced:
            self._spaced[code] = Vocabulary({code: FURTHER[code]})
        return self._spaced[code]

    def tight(self, spoken: Tongues) -> tuple[Tight, ...]:
        """Return the patterns a text is searched by."""
        for code in spoken.tight:
            if code not in self._tight:
                self._tight[code] = Tight(code, TIGHT[code])
        return tuple(self._tight[code] for code in spoken.tight)
