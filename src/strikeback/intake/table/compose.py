"""A header's meaning put together from its words, where no whole phrase is known.

A header says an object (a date, an amount, a name) and what befell it (reported, demanded, born). Each
language has few words for either, so that their products cover headers nobody has listed.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.vocabulary import fold, load_words, split_scripts, stem_role, vocabulary

_EVENTS: Final = (
    ("born", Concept.BIRTH),
    ("arrested", Concept.ARRESTED_AT),
    ("seized", Concept.SEIZED_AT),
    ("threat", Concept.THREAT),
    ("remit", Concept.PAID_AT),
    ("paid", Concept.PAID_AT),
    ("reported", Concept.REPORTED),
    ("incident", Concept.INCIDENT),
    ("contact", Concept.INCIDENT),
)
"""What a date is of, the most telling first."""
_SMALL: Final = frozenset(load_words("atoms.toml")["beside"]["small"].split())
_MOST_WORDS: Final = 4
_WHOLE: Final = 0.86
"""Confidence where every word is understood: above a phrase found inside, below the phrase itself."""


class Composed(NamedTuple):
    """What the words of a header add up to."""

    concept: Concept
    whose: Whose
    confidence: float
    atoms: frozenset[str]


class _Lexicon(NamedTuple):
    spaced: Mapping[str, str]
    joined: Mapping[str, str]
    longest: int


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    atoms: dict[str, str] = {}
    for source in ("atoms.toml", "tongues.toml"):
        for name, text in load_words(source)["atoms"].items():
            for phrase in text.replace("\n", " ").split(","):
                atoms.setdefault(fold(phrase), name)
    words = vocabulary()
    spaced = {word: name for word, name in atoms.items() if word.isascii()}
    joined = {word.replace(" ", ""): name for word, name in atoms.items() if not word.isascii()}
    roles = {word: f"role:{role.value}" for word, role in words.roles_spaced.items() if word not in spaced}
    marks = {word: f"role:{role.value}" for word, role in words.roles_joined.items() if word not in joined}
    whole = {**roles, **spaced}
    both = {**marks, **joined}
    return _Lexicon(whole, both, max(map(len, both)))


@lru_cache(maxsize=4096)
def compose(header: str) -> Composed:
    """Return what the words of a header mean together; concept NONE where they say nothing."""
    folded = fold(header)
    latin, joined = split_scripts(folded)
    atoms, unknown = _spaced(tuple(latin.split()))
    more, rest = _joined(joined)
    atoms = [*atoms, *more]
    unknown += rest
    roles = [Whose(atom.removeprefix("role:")) for atom in atoms if atom.startswith("role:")]
    parts = frozenset(atom for atom in atoms if not atom.startswith("role:"))
    if "holder" in parts or Whose.HOLDER in roles:
        parts |= {"holder"}
        roles = [role for role in roles if role is not Whose.HOLDER]
    whose = _whose(roles)
    concept = _object(parts, whose)
    if concept is Concept.NAME and "holder" in parts:
        whose = Whose.HOLDER
    if concept is Concept.CONTACT and whose in {Whose.SENDER, Whose.RECEIVER}:
        whose = Whose.NOBODY
    total = len(atoms) + unknown
    return Composed(concept, whose, _WHOLE * len(atoms) / total if total else 0.0, parts)


def dated(header: str) -> Concept:
    """Return what a header means when its column is known to hold dates; MOMENT when it says no more."""
    return _object(compose(header).atoms | {"date"}, Whose.NOBODY)


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    phrases = (*vocabulary().concepts_spaced, *vocabulary().roles_spaced, *_lexicon().spaced)
    return frozenset(word for phrase in phrases for word in phrase.split()) | frozenset(_SMALL)


def is_known_word(token: str) -> bool:
    """Tell whether a Latin word stands in some phrase of the vocabulary: it is no slip of another word."""
    return token in _known_words()


def _whose(roles: Iterable[Whose]) -> Whose:
    """Return whose a header is that names several parts: persons before senders and complainants."""
    found = list(dict.fromkeys(roles))
    for role in (Whose.VICTIM, Whose.SUSPECT, Whose.COMPLAINANT):
        if role in found:
            return role
    return found[0] if found else Whose.NOBODY


def _object(parts: frozenset[str], whose: Whose) -> Concept:  # noqa: C901, PLR0911, PLR0912 - one line a rule
    if "date" in parts or ("time" in parts and parts & {name for name, _ in _EVENTS}):
        return next((concept for name, concept in _EVENTS if name in parts), Concept.MOMENT)
    if "time" in parts:
        return Concept.CLOCK
    if "happened" in parts:
        return Concept.NARRATIVE
    if "born" in parts:
        return Concept.NONE if "place" in parts else Concept.BIRTH
    if "holder" in parts:
        return Concept.BANK_ACCOUNT if "number" in parts else Concept.NAME
    if "place" in parts and parts & {"arrested", "seized"}:
        return Concept.SITE
    if "lives" in parts:
        return Concept.ADDRESS
    if "name" in parts:
        if "bank" in parts and "account" not in parts:
            return Concept.BANK
        return Concept.PERSONA if "used" in parts and whose is not Whose.VICTIM else Concept.NAME
    if "number" in parts:
        return _numbered(parts)
    if "demanded" in parts:
        return Concept.DEMAND
    if "amount" in parts:
        return Concept.AMOUNT
    if "contact" in parts:
        return Concept.CONTACT
    if "paid" in parts and whose is Whose.NOBODY and len(parts) == 1:
        return Concept.AMOUNT
    if "account" in parts:
        return Concept.BANK_ACCOUNT if "bank" in parts else Concept.ACCOUNT
    return Concept.NONE


def _numbered(parts: frozenset[str]) -> Concept:
    for name, concept in (
        ("bank", Concept.BANK_ACCOUNT),
        ("account", Concept.ACCOUNT),
        ("remit", Concept.REMITTANCE),
        ("paid", Concept.REFERENCE),
        ("contact", Concept.PHONE),
        ("reported", Concept.REPORT_NUMBER),
        ("incident", Concept.REPORT_NUMBER),
        ("seized", Concept.EXHIBIT_NUMBER),
    ):
        if name in parts:
            return concept
    return Concept.NONE


def _spaced(tokens: tuple[str, ...]) -> tuple[list[str], int]:
    """Return the atoms of Latin words, longest phrases first, and how many words are unknown."""
    table = _lexicon().spaced
    found: list[str] = []
    unknown = place = 0
    while place < len(tokens):
        for size in range(min(_MOST_WORDS, len(tokens) - place), 0, -1):
            atom = table.get(" ".join(tokens[place : place + size]))
            if atom is not None and not (size == 1 and tokens[place] in _SMALL and len(tokens) > 1):
                found.append(atom)
                place += size
                break
        else:
            role = Whose.NOBODY if is_known_word(tokens[place]) else stem_role(tokens[place])
            if role is not Whose.NOBODY:
                found.append(f"role:{role.value}")
            else:
                unknown += tokens[place] not in _SMALL
            place += 1
    return found, unknown


def _joined(text: str) -> tuple[list[str], int]:
    """Return the atoms of a script without blanks and how many stretches are unknown."""
    lexicon = _lexicon()
    found: list[str] = []
    unknown = place = 0
    gap = False
    while place < len(text):
        for size in range(min(lexicon.longest, len(text) - place), 0, -1):
            atom = lexicon.joined.get(text[place : place + size])
            if atom is not None:
                found.append(atom)
                place += size
                gap = False
                break
        else:
            unknown += not gap and text[place] not in "的之의を는은이가"
            gap = True
            place += 1
    return found, unknown
