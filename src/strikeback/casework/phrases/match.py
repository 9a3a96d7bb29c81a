"""Find a language's phrases in a text and judge each: said plainly, or something to be read.

A phrase is softened (negated, quoted, about somebody else, hypothetical, an idiom) by words in its own
clause only, so that a denial never hides a plain statement beside it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar, Final

from rapidfuzz.distance import OSA

from strikeback.casework.phrases.fold import Folded, compact, fold
from strikeback.casework.phrases.language import (
    FIRST,
    ONGOING,
    PUBLISHED,
    SELFHARM,
    THIRD,
    Language,
    Phrase,
    compiled,
    folded_pattern,
)
from strikeback.model.base import Frozen

_SENTENCE: Final = re.compile(r"[.!?;\n]")
_CLAUSE: Final = re.compile(r"[.!?;\n,:，、：()]|\b(?:but|pero|tapi|tetapi|mais|apan|however)\b|但|可是|不过")
_TYPED: Final = re.compile(r"[a-z*]{5,}")
_FACTS: Final = (PUBLISHED, ONGOING)
_WORDS: Final = re.compile(r"\w+")
_NEGATIVE_FORMS: Final = frozenset(
    {
        "nolife",
        "noreason",
        "betterdead",
        "wishdead",
        "cannot",
        "goodbye",
        "danger",
        "present",
        "sent",
        "seen",
        "noreturn",
        "search",
        "silent",
    }
)
"""Forms whose own words hold a negation ("no reason to live")."""
MAX_HITS: Final = 40


class Hit(Frozen, frozen=True, kw_only=True):
    """A phrase found in a text."""

    shown: ClassVar = ("rule", "language", "start", "end", "review")

    rule: str
    language: str
    start: int
    end: int
    review: bool


class Prepared:
    """A text folded once for all languages."""

    def __init__(self, text: str) -> None:
        self.original = text
        self.spaced = fold(text)
        self.tight = compact(self.spaced)


def find(prepared: Prepared, language: Language, *, about_victim: bool) -> Iterator[Hit]:
    """Yield the phrases of one language.

    Args:
        prepared: The text.
        language: Whose phrases.
        about_victim: Another text of the report names the victim as a third person
            ("my son"), so that "he" may be the victim.
    """
    folded = prepared.spaced if language.spaced else prepared.tight
    gate = compiled_plain(f"{language.anchors}|{language.mention}")
    if language.critical:
        folded = corrected(folded, language)
    if gate.search(folded.text) is None:
        return
    explained: list[tuple[int, int]] = []
    for phrase in language.phrases:
        for match in _overlapping(compiled(phrase.template, language), folded.text):
            review = _softened(folded, prepared.original, match, phrase, language, about_victim=about_victim)
            explained.append(match.span())
            yield _hit(folded, match.span(), phrase.rule, language.code, review=review)
    for match in compiled_plain(language.mention).finditer(folded.text):
        if not any(start <= match.start() < end for start, end in explained):
            yield _hit(folded, match.span(), f"{SELFHARM}.mention", language.code, review=True)


def names_victim(prepared: Prepared, languages: Sequence[Language]) -> bool:
    """Whether a text speaks of the victim as a third person ("my son", 我儿子) in any of the languages."""
    return any(
        pattern.search(folded.text) is not None
        for pattern, folded in zip(
            _victims(tuple((one.spaced, one.victims) for one in languages)),
            (prepared.spaced, prepared.tight),
            strict=True,
        )
    )


@lru_cache(maxsize=4)
def _victims(nouns: tuple[tuple[bool, str], ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The victims' nouns of all languages that are written with spaces, and of all others."""
    parts = ([words for written, words in nouns if written is spaced] for spaced in (True, False))
    spaced, tight = ("|".join(f"(?:{part})" for part in dict.fromkeys(some)) or "(?!)" for some in parts)
    return compiled_plain(spaced), compiled_plain(tight)


def corrected(folded: Folded, language: Language) -> Folded:
    """Put right typing slips in critical words, keeping every position's way back."""
    words = _critical(language.critical)
    text = folded.text
    starts, ends, parts, last = [], [], [], 0
    for match in _TYPED.finditer(text):
        word = _nearest(match[0], words)
        if word == match[0]:
            continue
        begin, end = match.span()
        parts.append(text[last:begin] + word)
        starts += folded.starts[last:begin] + [folded.starts[begin]] * len(word)
        ends += folded.ends[last:begin] + [folded.ends[end - 1]] * len(word)
        last = end
    if not parts:
        return folded
    parts.append(text[last:])
    return Folded("".join(parts), starts + folded.starts[last:], ends + folded.ends[last:])


@lru_cache(maxsize=64)
def _critical(words: str) -> tuple[str, ...]:
    return tuple(fold(word).text for word in words.split())


@lru_cache(maxsize=65536)
def _nearest(typed: str, words: tuple[str, ...]) -> str:
    if typed in words or typed in _KEEP:
        return typed
    for word in words:
        near = abs(len(word) - len(typed)) <= 1 and (typed[0] == word[0] or typed[:2] == word[1::-1])
        if near and OSA.distance(typed, word, score_cutoff=1) <= 1:
            return word
    return typed


_KEEP: Final = frozenset(
    fold(word).text
    for word in [
        "handing",
        "mixing",
        "drawn",
        "loving",
        "kissing",
        "hinging",
        "planting",
        "sucking",
        "cuffing",
        "moving",
        "mother",
        "matter",
        "mater",
        "mattar",
        "pilot",
        "pillow",
        "pilling",
        "jumpin",
        "dyeing",
        "dining",
        "tiring",
        "myelf",
        "mating",
        "makin",
        "manatay",
        "livid",
        "killed",
        "killer",
        "killers",
        "suicides",
    ]
)


@lru_cache(maxsize=256)
def compiled_plain(pattern: str) -> re.Pattern[str]:
    """Compile a pattern without slots, folded as texts are."""
    return re.compile(folded_pattern(pattern))


def _overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    place, count = 0, 0
    while (match := pattern.search(text, place)) is not None and count < MAX_HITS:
        yield match
        place, count = match.start() + 1, count + 1


def _hit(folded: Folded, span: tuple[int, int], rule: str, code: str, *, review: bool) -> Hit:
    start, end = folded.span(*span)
    return Hit(rule=rule, language=code, start=start, end=end, review=review)


def _softened(
    folded: Folded,
    original: str,
    match: re.Match[str],
    phrase: Phrase,
    language: Language,
    *,
    about_victim: bool,
) -> bool:
    if phrase.certain:
        return False
    sentence, clause, tail = _surroundings(folded.text, match)
    conditional = phrase.rule.startswith(_FACTS) and _before(language.condition, language).search(clause)
    if conditional or _denied(phrase, language, clause, match[0], tail):
        return True
    if not phrase.rule.startswith(SELFHARM):
        return False
    playful = compiled_plain(language.soft).search(sentence + match[0] + tail)
    if playful or _titled(original, *folded.span(*match.span())):
        return True
    return _third_person(phrase, language, clause, match[0]) and not _is_victim(
        language, sentence + match[0], tail, about_victim=about_victim
    )


def _denied(phrase: Phrase, language: Language, clause: str, words: str, tail: str) -> bool:
    """Whether a negation stands at most three words before a phrase, inside it, or directly after it."""
    if compiled_plain(language.negation_after).match(tail):
        return True
    inside = phrase.rule.rpartition(".")[2] not in _NEGATIVE_FORMS
    for found in compiled_plain(language.negation).finditer(clause + words):
        if found.start() >= len(clause):
            return inside
        between = clause[found.end() :]
        if len(_WORDS.findall(between)) <= 3 if language.spaced else len(between) <= 4:
            return True
    return False


def _before(words: str, language: Language, most: int = 3) -> re.Pattern[str]:
    """Words at the end of a clause, at most ``most`` further words (one character more, unspaced) behind."""
    rest = rf"(?:[^\w]+\w+){{0,{most}}}[^\w]*$" if language.spaced else rf".{{0,{most + 1}}}$"
    return compiled_plain(f"(?:{words}){rest}")


def _quoting(language: Language) -> re.Pattern[str]:
    """Somebody's saying, then an open quotation mark and what has been quoted so far."""
    return compiled_plain(f'(?:{language.reports})[^\\w]*["“«„「『][^"”»」』]*$')


def _third_person(phrase: Phrase, language: Language, clause: str, words: str) -> bool:
    if phrase.person == THIRD:
        return True
    if _before(language.reports, language, 2).search(clause) or _quoting(language).search(clause):
        return True
    if phrase.person == FIRST:
        return False
    own_words = phrase.rule.rpartition(".")[2] not in _NEGATIVE_FORMS
    if own_words and compiled_plain(language.others).match(words) is not None:
        return True
    other = _before(language.others, language, 5).search(clause)
    return other is not None and compiled_plain(language.first).search(clause, other.start()) is None


def _is_victim(language: Language, until: str, tail: str, *, about_victim: bool) -> bool:
    """Whether the third person of a sentence is the victim a reporter speaks of.

    Args:
        language: Whose nouns.
        until: The sentence up to the end of the phrase.
        tail: The rest of the sentence.
        about_victim: The report names the victim as a third person elsewhere.
    """
    threat = compiled_plain(language.manipulation).search(until + tail)
    offender = compiled_plain(language.offenders).search(until)
    victim = compiled_plain(language.victims).search(until) or compiled_plain(language.victims).search(tail)
    if offender and (victim is None or offender.start() < victim.start()):
        return False
    if victim is not None:
        return threat is None or not victim[0].startswith(("the", "a ", "this"))
    return about_victim and threat is None


def _surroundings(text: str, match: re.Match[str]) -> tuple[str, str, str]:
    """The sentence before the match, its last clause, and the sentence after the match."""
    before = text[max(0, match.start() - 160) : match.start()]
    cut = [found.end() for found in _SENTENCE.finditer(before)]
    sentence = before[cut[-1] :] if cut else before
    breaks = [found.end() for found in _CLAUSE.finditer(sentence)]
    clause = sentence[breaks[-1] :] if breaks else sentence
    after = text[match.end() : match.end() + 100]
    stop = _SENTENCE.search(after)
    return sentence, clause, after[: stop.start()] if stop else after


def _titled(original: str, start: int, end: int) -> bool:
    """Whether the words stand inside title marks."""
    before = original[max(0, start - 30) : start]
    opened = max(before.rfind(mark) for mark in "《〈『")
    return (
        opened >= 0
        and not any(mark in before[opened:] for mark in "》〉』")
        and any(m in original[end : end + 20] for m in "》〉』")
    )
