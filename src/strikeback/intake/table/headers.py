"""One column header into a meaning: by whole phrases, by its words together, by its parts, by spelling."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from strikeback.intake.gather import is_secret
from strikeback.intake.table.abbreviations import expand, uncompound
from strikeback.intake.table.compose import compose, is_known_word
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.vocabulary import (
    Vocabulary,
    fold,
    load_words,
    split_scripts,
    stem_role,
    vocabulary,
)

_FUZZY: Final = 88.0
"""Least rapidfuzz ratio: one slip in eight letters."""
_FUZZY_CHARS: Final = 5
_SLIP: Final = 83.0
"""One exchanged or missing letter in a word of six."""
_SLIP_CHARS: Final = 6
_FEW_LETTERS: Final = 2
_ORDER: Final = {"last": Concept.FAMILY, "first": Concept.GIVEN}
_NAME_WORDS: Final = frozenset({"name", "nama", "nombre", "nom"})
_FILLERS: Final = frozenset(load_words("atoms.toml")["beside"]["fillers"].split())
_CUTS: Final = re.compile(r"\s*[/|;；、\n]\s*|[()（）\[\]]|\s+[-–]\s+")
_DEVICE_NUMBERS: Final = frozenset(
    {
        Concept.SERIAL,
        Concept.IMEI,
        Concept.IMSI,
        Concept.ICCID,
        Concept.MAC,
        Concept.CARD,
        Concept.DEVICE_NUMBER,
    }
)
_REACH: Final = frozenset(
    {Concept.PHONE, Concept.EMAIL, Concept.HANDLE, Concept.CONTACT, Concept.PROFILE_URL}
)
_MONEY_PLACES: Final = frozenset(
    {
        Concept.BANK_ACCOUNT,
        Concept.ACCOUNT,
        Concept.BANK,
        Concept.EWALLET,
        Concept.NONE,
        Concept.HANDLE,
        Concept.CARD,
    }
)
_OF_A_PERSON: Final = frozenset(
    {
        Concept.NAME, Concept.GIVEN, Concept.FAMILY, Concept.AGE, Concept.BIRTH, Concept.PHONE, Concept.EMAIL,
        Concept.GENDER, Concept.ADDRESS, Concept.CITY, Concept.SCHOOL,
    }
)  # fmt: skip
_CLEAR: Final = 0.7
_SURE: Final = 0.9
_UNDERSTOOD: Final = 0.85
"""Confidence of a meaning put together from words that are all known."""


class Meaning(NamedTuple):
    """What a header says."""

    concept: Concept
    whose: Whose
    confidence: float
    why: str
    detail: str = ""
    """Platform or payment service named by the header."""


NOTHING: Final = Meaning(Concept.NONE, Whose.NOBODY, 0.0, "no known word")


@lru_cache(maxsize=4096)
def read_header(header: str) -> Meaning:
    """Return the meaning of one header, ``NOTHING`` when no word of it is known.

    Where its words as written say little, their abbreviations are read out (``SNDR NM``: sender name).
    """
    meaning = _read(header)
    if meaning.concept is not Concept.NONE and meaning.confidence >= _CLEAR:
        return meaning
    words = fold(header).split()
    full = " ".join(map(expand, uncompound(words)))
    if full == " ".join(words):
        return meaning
    other = _read(full)
    better = other.concept is not Concept.NONE and other.confidence > meaning.confidence
    return other._replace(why=f'read as "{full}"') if better else meaning


def _read(header: str) -> Meaning:  # noqa: PLR0911 - one line a rule
    if header.strip() in {"#", "№"}:
        return Meaning(Concept.IGNORE, Whose.NOBODY, 1.0, "running number")
    if is_secret(header):
        return Meaning(Concept.SECRET, Whose.NOBODY, 1.0, "names a secret")
    whole = _whole(header)
    composed = compose(header)
    together = Meaning(composed.concept, composed.whose, composed.confidence, "its words together")
    holder = composed.whose is Whose.HOLDER and composed.concept is Concept.NAME
    if holder and whole.concept in _MONEY_PLACES and composed.confidence >= _UNDERSTOOD:
        return together
    if whole.concept is Concept.EWALLET and whole.whose is Whose.HOLDER and "number" not in composed.atoms:
        return whole._replace(concept=Concept.NAME, why="holder of an account", detail="")
    if whole.confidence >= _SURE:
        return whole
    understood = composed.concept is not Concept.NONE and composed.confidence >= _UNDERSTOOD
    if understood and not (whole.confidence == 0.75 and composed.concept is whole.concept):
        if together.whose is not Whose.NOBODY or together.concept is Concept.CONTACT:
            return together
        return together._replace(whose=whole.whose)
    parts = [part.strip() for part in _CUTS.split(header) if part and len(part.strip()) > 1]
    if len(parts) > 1 and (joint := _joint(parts)) is not None:
        return joint
    if composed.concept is not Concept.NONE and composed.confidence > whole.confidence:
        return together if together.whose is not Whose.NOBODY else together._replace(whose=whole.whose)
    return whole


def _joint(parts: list[str]) -> Meaning | None:
    """Return what a header of several parts means (``A / B``, ``A (B)``), None when its parts say nothing."""
    read = [read_header(part) for part in parts]
    concepts = list(dict.fromkeys(one.concept for one in read if one.concept is not Concept.NONE))
    roles = {one.whose for one in read}
    whose = next(
        (role for role in (Whose.VICTIM, Whose.SUSPECT, Whose.COMPLAINANT) if role in roles),
        next((one.whose for one in read if one.whose is not Whose.NOBODY), Whose.NOBODY),
    )
    if not concepts:
        return None
    if Concept.IGNORE in concepts and len(concepts) > 1:
        # "serial" alone counts the rows; beside other numbers of things it is one of them
        concepts = [Concept.SERIAL if one is Concept.IGNORE else one for one in concepts]
    found = set(concepts)
    concept, detail = concepts[0], next((one.detail for one in read if one.detail), "")
    if len(found) > 1 and found <= _DEVICE_NUMBERS:
        concept = Concept.DEVICE_NUMBER
    elif len(found) > 1 and found <= _REACH | {Concept.PLATFORM}:
        concept, detail = Concept.CONTACT, ""
    elif {Concept.REMITTANCE, Concept.REFERENCE} <= found:
        concept = Concept.REMITTANCE
    elif Concept.NAME in found and found <= _MONEY_PLACES | {Concept.NAME} and len(found) > 1:
        concept, whose, detail = Concept.NAME, Whose.HOLDER, ""
    elif Concept.NAME in found and len(found) == 2 and whose is not Whose.NOBODY:
        # a part in the case reads as that person's name: beside a real meaning it only says whose
        other = next(one for one in concepts if one is not Concept.NAME)
        plain = any(one.concept is Concept.NAME and one.confidence > 0.75 for one in read)
        concept = Concept.NAME if plain else other
    confidence = max(one.confidence for one in read if one.concept is not Concept.NONE)
    return Meaning(concept, whose, min(0.85, confidence), "its parts together", detail)


def _whole(header: str) -> Meaning:
    """Read a header by whole phrases: all of it, what is left beside the role, the longest inside."""
    folded = fold(header)
    latin, joined = split_scripts(folded)
    words = vocabulary()
    found = [NOTHING]
    if latin:
        found.append(_spaced(latin, words))
    if joined:
        plain = _straighten(folded)
        found.append(_joined(plain.replace(" ", ""), words))
        found.append(_joined(split_scripts(plain)[1], words))
    best = max(found, key=lambda meaning: (meaning.confidence, meaning.whose != Whose.NOBODY))
    if best.whose is Whose.NOBODY:
        whose = next((meaning.whose for meaning in found if meaning.whose != Whose.NOBODY), Whose.NOBODY)
        best = best._replace(whose=whose)
    return best


def _straighten(folded: str) -> str:
    """Cut the endings off bent words of other alphabets that name a part in the case."""
    return " ".join(
        next(
            (word[:size] for size in range(len(word), 3, -1) if word[:size] in vocabulary().stems),
            word,
        )
        if not word.isascii()
        else word
        for word in folded.split()
    )


def _spaced(text: str, words: Vocabulary) -> Meaning:
    """Read Latin words: phrases are runs of whole words."""
    tokens = tuple(text.split())
    exact = words.concepts_spaced.get(text)
    if (
        tokens[0] == "ip"
        and exact is None
        and words.concepts_spaced.get(" ".join(tokens[1:])) in _OF_A_PERSON
    ):
        # "IP" before a name or birth date is the injured party, not an address
        return Meaning(words.concepts_spaced[" ".join(tokens[1:])], Whose.VICTIM, 0.9, "of the injured party")
    role, rest = _take(tokens, words.roles_spaced)
    if role is Whose.NOBODY and exact is None:
        role, rest = _bent(tokens)
    if role is Whose.NOBODY and exact is None:
        role, rest = _misspelt(tokens, words)
    if exact is not None and not (role is not Whose.NOBODY and len(tokens) > 1 and rest):
        return Meaning(exact, Whose.NOBODY, 1.0, "header is the word")
    if exact is not None and " ".join(rest) not in words.concepts_spaced:
        return Meaning(exact, Whose.NOBODY, 1.0, "header is the phrase")
    if role is not Whose.NOBODY and not rest:
        return Meaning(Concept.NAME, role, 0.75, "header names a person's part")
    if role is not Whose.NOBODY and len(rest) == 1 and rest[0] in _ORDER:
        return Meaning(_ORDER[rest[0]], role, 0.9, "a part of a person's name")
    inner = _plain(rest, words)
    return inner._replace(whose=role) if inner.confidence else Meaning(Concept.NONE, role, 0.0, inner.why)


def _plain(tokens: tuple[str, ...], words: Vocabulary) -> Meaning:
    """Read words from which the role has been taken."""
    text = " ".join(tokens)
    if text in words.concepts_spaced:
        return Meaning(words.concepts_spaced[text], Whose.NOBODY, 0.95, "header holds the phrase")
    if named := _named(tokens, words):
        return named
    bare = tuple(token for token in tokens if token not in _FILLERS)
    if " ".join(bare) in words.concepts_spaced:
        return Meaning(words.concepts_spaced[" ".join(bare)], Whose.NOBODY, 0.9, "header holds the phrase")
    concept, size = max(
        _longest(tokens, words.concepts_spaced),
        _longest(bare, words.concepts_spaced),
        key=lambda found: found[1],
    )
    if concept is not None:
        return Meaning(concept, Whose.NOBODY, 0.6 + 0.3 * size / max(len(bare), size), "part of the header")
    return _fuzzy(text, words.concepts_spaced)


def _named(tokens: tuple[str, ...], words: Vocabulary) -> Meaning | None:  # noqa: PLR0911 - one line a rule
    """Read a header that names a platform or a payment service."""
    for table, concept in ((words.ewallets, Concept.EWALLET), (words.remittances, Concept.REMITTANCE)):
        name, rest = _take_name(tokens, table)
        if name:
            meant = words.concepts_spaced.get(" ".join(rest))
            if meant in {Concept.AMOUNT, Concept.PAID_AT, Concept.CURRENCY, Concept.NAME}:
                return Meaning(meant, Whose.NOBODY, 0.9, "about a payment service", name)
            return Meaning(concept, Whose.NOBODY, 0.9, "header names a payment service", name)
    name, rest = _take_name(tokens, words.platforms)
    if not name:
        return None
    if _take_name(rest, words.platforms)[0] not in {"", name}:
        return Meaning(Concept.HANDLE, Whose.NOBODY, 0.95, "account of several platforms")
    if _NAME_WORDS & set(rest) and not {"user", "screen", "pengguna"} & set(rest):
        return Meaning(Concept.DISPLAY, Whose.NOBODY, 0.9, "name shown by a platform", name)
    if set(rest) & {"url", "link"}:
        return Meaning(Concept.PROFILE_URL, Whose.NOBODY, 0.95, "link of a platform", name)
    return Meaning(Concept.HANDLE, Whose.NOBODY, 0.95, "account of a platform", name)


def _joined(text: str, words: Vocabulary) -> Meaning:  # noqa: PLR0911 - one line a rule
    """Read scripts without blanks: phrases are searched inside, the longest first."""
    exact = words.concepts_joined.get(text)
    if exact is not None:
        return Meaning(exact, Whose.NOBODY, 1.0, "header is the word")
    named = {**words.stems, **words.roles_joined}
    role_word = _longest_inside(text, named)
    role = named.get(role_word, Whose.NOBODY)
    rest = text.replace(role_word, "", 1).strip("之的의") if role_word else text
    if role_word and not rest:
        return Meaning(Concept.NAME, role, 0.75, "header names a person's part")
    if role_word and rest == "名":
        return Meaning(Concept.NAME, role, 0.95, "header holds the word")
    if rest in words.concepts_joined:
        return Meaning(words.concepts_joined[rest], role, 0.95, "header holds the word")
    for table, concept in (
        (words.platforms, Concept.HANDLE),
        (words.ewallets, Concept.EWALLET),
        (words.remittances, Concept.REMITTANCE),
    ):
        name = _longest_inside(rest, table)
        if name:
            meant = (
                Concept.PROFILE_URL
                if any(word in rest for word in ("網址", "网址", "連結", "链接", "링크"))
                else concept
            )
            return Meaning(meant, role, 0.9, "header names a service", table[name])
    inside = _longest_inside(rest, words.concepts_joined)
    if inside:
        return Meaning(
            words.concepts_joined[inside], role, 0.6 + 0.3 * len(inside) / len(rest), "part of the header"
        )
    latin, _ = split_scripts(rest)
    if latin:
        return _plain(tuple(latin.split()), words)._replace(whose=role)
    return Meaning(Concept.NONE, role, 0.0, "no known word")


def _take(tokens: tuple[str, ...], roles: Mapping[str, Whose]) -> tuple[Whose, tuple[str, ...]]:
    """Take the longest role phrase out of the words."""
    for size in range(min(3, len(tokens)), 0, -1):
        for start in range(len(tokens) - size + 1):
            role = roles.get(" ".join(tokens[start : start + size]))
            if role is not None:
                rest = tokens[:start] + tokens[start + size :]
                return role, tuple(
                    token for token in rest if token not in {"s", "ng", "de", "del", "la", "of", "the"}
                )
    return Whose.NOBODY, tokens


def _bent(tokens: tuple[str, ...]) -> tuple[Whose, tuple[str, ...]]:
    """Take out the first word that is a bent form of the name of a part in the case."""
    for place, token in enumerate(tokens):
        role = Whose.NOBODY if is_known_word(token) else stem_role(token)
        if role is not Whose.NOBODY:
            return role, tokens[:place] + tokens[place + 1 :]
    return Whose.NOBODY, tokens


def _misspelt(tokens: tuple[str, ...], words: Vocabulary) -> tuple[Whose, tuple[str, ...]]:
    """Take out a word that is one slip away from the name of a part in the case."""
    roles = [word for word in words.roles_spaced if len(word) >= _SLIP_CHARS and " " not in word]
    for place, token in enumerate(tokens):
        if len(token) < _SLIP_CHARS - 1 or token in words.concepts_spaced or is_known_word(token):
            continue
        found = process.extractOne(token, roles, scorer=fuzz.ratio, score_cutoff=_SLIP)
        if found is not None:
            return words.roles_spaced[found[0]], tokens[:place] + tokens[place + 1 :]
    return Whose.NOBODY, tokens


def _take_name(tokens: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    for size in range(min(3, len(tokens)), 0, -1):
        for start in range(len(tokens) - size + 1):
            name = names.get(" ".join(tokens[start : start + size]))
            if name:
                return name, tokens[:start] + tokens[start + size :]
    return "", tokens


def _longest(tokens: tuple[str, ...], phrases: Mapping[str, Concept]) -> tuple[Concept | None, int]:
    """Return the concept of the longest run of words that is a phrase; of equals the last one."""
    for size in range(min(5, len(tokens)), 0, -1):
        for start in range(len(tokens) - size, -1, -1):
            phrase = " ".join(tokens[start : start + size])
            if (size > 1 or len(phrase) > 2) and phrase in phrases and phrases[phrase] is not Concept.IGNORE:
                return phrases[phrase], size
    return None, 0


def _longest_inside(text: str, phrases: Mapping[str, object]) -> str:
    """Return the longest phrase without Latin letters that stands in the text; of equals the last."""
    best, where = "", -1
    for phrase in phrases:
        position = text.rfind(phrase) if not phrase.isascii() and _telling(phrase) else -1
        if position >= 0 and (len(phrase), position) > (len(best), where):
            best, where = phrase, position
    return best


def _telling(phrase: str) -> bool:
    """Tell whether a phrase says something inside another: letters of an alphabet do from three on."""
    return len(phrase) > _FEW_LETTERS or phrase[0] >= "\u3000"


@lru_cache(maxsize=1)
def _long_phrases() -> tuple[str, ...]:
    return tuple(phrase for phrase in vocabulary().concepts_spaced if len(phrase) >= _FUZZY_CHARS)


def _fuzzy(text: str, phrases: Mapping[str, Concept]) -> Meaning:
    if len(text) < _FUZZY_CHARS:
        return NOTHING
    found = process.extractOne(text, _long_phrases(), scorer=fuzz.ratio, score_cutoff=_FUZZY)
    if found is None:
        return NOTHING
    return Meaning(phrases[found[0]], Whose.NOBODY, 0.55 + found[1] / 1000, "nearly a known phrase")
