"""The words of table headers, loaded from ``words.toml`` and folded as headers are."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from strikeback.intake.table.concepts import Concept, Whose
from strikeback.selectors.platform import platform_words

_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PUNCTUATION: Final = re.compile(r"(?:[^\w\u0900-\u109f\u1780-\u17ff]|[_\u0964\u0965])+")
"""Vowel signs of Indic and South-East Asian letters are no punctuation, though they are no letters either."""
_ACCENTS: Final = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]+")
_LATIN: Final = re.compile(r"[a-z0-9][a-z0-9 ]*")


_LETTERS: Final = str.maketrans(
    {"ł": "l", "ı": "i", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ß": "ss", "ə": "e",
     "\u0640": None, "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي"}
)  # fmt: skip
"""Letters that Unicode does not take apart into a plain one and a mark; spellings of one Arabic letter."""
_STEM: Final = 4
"""Least letters of a stem; the words of alphabets that bend their ends are known by it."""

_PLAIN_NAME: Final = 6
"""Shorter Latin names of platforms are words of other meanings too, unless listed."""
_NO_HEADERS: Final = frozenset({"email", "sms", "google", "apple", "microsoft", "gmail", "line", "match"})


class Vocabulary(NamedTuple):
    """Folded phrases and their meanings; ``*_spaced`` for Latin words, ``*_joined`` for other scripts."""

    roles_spaced: Mapping[str, Whose]
    roles_joined: Mapping[str, Whose]
    concepts_spaced: Mapping[str, Concept]
    concepts_joined: Mapping[str, Concept]
    platforms: Mapping[str, str]
    ewallets: Mapping[str, str]
    remittances: Mapping[str, str]
    stems: Mapping[str, Whose]
    """Beginnings of words that name a part in the case, in languages whose words bend their ends."""


def fold(header: str) -> str:
    """Return a header as words: camel case split, case, accents and punctuation gone."""
    text = unicodedata.normalize("NFKC", header[:200])
    text = _CAMEL.sub(" ", text).casefold()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return _PUNCTUATION.sub(" ", unicodedata.normalize("NFC", plain).translate(_LETTERS)).strip()


def split_scripts(folded: str) -> tuple[str, str]:
    """Return the Latin words of a folded header, and the rest with blanks taken out."""
    latin = " ".join(part.strip() for part in _LATIN.findall(folded) if part.strip())
    other = _LATIN.sub("", folded).replace(" ", "")
    return latin, other


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the vocabulary; the file is read once."""
    raw, more = load_words("words.toml"), load_words("tongues.toml")
    roles = {
        phrase: Whose(name)
        for section in (more["roles"], raw["roles"])
        for name, text in reversed(section.items())
        for phrase in _phrases(text)
    }
    concepts = {
        phrase: Concept(name)
        for section in (more["concepts"], raw["concepts"])
        for name, text in reversed(section.items())
        for phrase in _phrases(text)
    }
    return Vocabulary(
        roles_spaced={phrase: role for phrase, role in roles.items() if phrase.isascii()},
        roles_joined={
            phrase.replace(" ", ""): role for phrase, role in roles.items() if not phrase.isascii()
        },
        concepts_spaced={phrase: concept for phrase, concept in concepts.items() if phrase.isascii()},
        concepts_joined={
            phrase.replace(" ", ""): concept for phrase, concept in concepts.items() if not phrase.isascii()
        },
        platforms=_platforms(raw["platforms"]),
        ewallets=_names(raw["ewallets"]),
        remittances=_names(raw["remittances"]),
        stems={stem: Whose(name) for name, text in more["stems"].items() for stem in _phrases(text)},
    )


def load_words(name: str) -> Any:  # noqa: ANN401 - the sections of a file, whose values are texts
    """Return the sections of a file of words: phrases, separated by commas, by their meaning."""
    return tomllib.loads((files("strikeback.intake.table") / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=4096)
def stem_role(word: str) -> Whose:
    """Return the part in the case that a bent word names (``pokrzywdzonego``, ``şüphelinin``), else nobody.

    Args:
        word: One folded word.
    """
    stems = vocabulary().stems
    for size in range(len(word), _STEM - 1, -1):
        role = stems.get(word[:size])
        if role is not None:
            return role
    return Whose.NOBODY


def _platforms(section: Mapping[str, str]) -> dict[str, str]:
    """Return the words of headers for platforms: those listed, and further plain names of the selectors."""
    further = {
        fold(word): name
        for word, name in platform_words().items()
        if (not word.isascii() and len(word) > 1) or (len(word) >= _PLAIN_NAME and name not in _NO_HEADERS)
    }
    return further | _names(section)


def _phrases(text: str) -> list[str]:
    return [folded for phrase in text.replace("\n", " ").split(",") if (folded := fold(phrase))]


def _names(section: Mapping[str, str]) -> dict[str, str]:
    return {phrase: name for name, text in section.items() for phrase in _phrases(text)}
