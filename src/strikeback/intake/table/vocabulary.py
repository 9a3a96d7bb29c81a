"""The words of table headers, loaded from ``words.toml`` and folded as headers are."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from strikeback.intake.table.concepts import Concept, Whose
from strikeback.selectors.platform import platform_words

_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PUNCTUATION: Final = re.compile(r"[\W_]+")
_LATIN: Final = re.compile(r"[a-z0-9][a-z0-9 ]*")


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


def fold(header: str) -> str:
    """Return a header as words: camel case split, case, accents and punctuation gone."""
    text = unicodedata.normalize("NFKC", header[:200])
    text = _CAMEL.sub(" ", text).casefold().replace("ß", "ss")
    plain = "".join(char for char in unicodedata.normalize("NFD", text) if unicodedata.category(char) != "Mn")
    return _PUNCTUATION.sub(" ", unicodedata.normalize("NFC", plain)).strip()


def split_scripts(folded: str) -> tuple[str, str]:
    """Return the Latin words of a folded header, and the rest with blanks taken out."""
    latin = " ".join(part.strip() for part in _LATIN.findall(folded) if part.strip())
    other = _LATIN.sub("", folded).replace(" ", "")
    return latin, other


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the vocabulary; the file is read once."""
    raw = tomllib.loads((files("strikeback.intake.table") / "words.toml").read_text(encoding="utf-8"))
    roles = {
        phrase: Whose(name) for name, text in reversed(raw["roles"].items()) for phrase in _phrases(text)
    }
    concepts = {
        phrase: Concept(name) for name, text in reversed(raw["concepts"].items()) for phrase in _phrases(text)
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
    )


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
