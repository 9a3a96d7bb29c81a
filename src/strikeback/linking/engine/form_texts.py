# ruff: noqa: E501 - a list of words stays on one line
"""Places, countries, sexes, organisations, categories and free text, for whole columns."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

import numpy as np
import pyarrow.compute as pc
from anyascii import anyascii

from strikeback.linking.engine.form_bytes import Texts, foreign, plain_words, replace, texts_of
from strikeback.linking.engine.form_firms import addresses, firms
from strikeback.linking.engine.spec import FieldType

_FEMALE: Final = """f female woman women girl w weiblich frau femme feminin feminine femenino femenina mujer
feminino mulher donna femmina vrouw kvinna kvinde perempuan wanita babae nu kadin kobieta zhenskij zh zhenshchina
女 女性 女士 여 여성 여자 жен женский женщина ж أنثى महिला หญิง"""
_MALE: Final = """m male man men boy maennlich mannlich mann herr homme masculin masculine masculino hombre homem
uomo maschio man man_ mand laki laki-laki lelaki pria lalaki nam erkek mezczyzna muzhskoj muzhchina
男 男性 先生 남 남성 남자 муж мужской мужчина ذكر पुरुष ชาย"""
SEXES: Final = dict.fromkeys(_FEMALE.split(), "f") | dict.fromkeys(_MALE.split(), "m")
_NOTE_MOST: Final = 5_000
"""Code points of a note that are searched for identifiers."""


def texts_form(texts: Texts, kind: FieldType) -> Texts:
    """Return plain lower-case words, countries as codes, sexes as letters."""
    if kind is FieldType.COUNTRY:
        return _each(texts, country)
    if kind is FieldType.SEX:
        return _each(texts, sex)
    odd = np.flatnonzero(foreign(texts))
    words = plain_words(replace(texts, odd, [anyascii(text) for text in texts_of(texts, odd)]))
    if kind is FieldType.ORGANISATION:
        return firms(words)
    return addresses(words) if kind is FieldType.PLACE else words


def _each(texts: Texts, change: Callable[[str], str]) -> Texts:
    rows = np.flatnonzero(np.asarray(pc.greater(pc.binary_length(texts), 0)))
    return replace(texts, rows, [change(text) for text in texts_of(texts, rows)])


@lru_cache(maxsize=4096)
def sex(text: str) -> str:
    """Return ``f`` or ``m`` for a word of many languages, else the word itself."""
    word = text.strip().casefold().rstrip(".")
    return SEXES.get(word) or SEXES.get(anyascii(word).lower()) or " ".join(anyascii(word).lower().split())


@lru_cache(maxsize=16_384)
def country(text: str) -> str:
    """Return the ISO 3166-1 alpha-2 code of a country in lower case, else the text in plain words."""
    found = country_code_of(text)
    return found.lower() if found else " ".join(anyascii(text).lower().split())


@lru_cache(maxsize=16_384)
def country_code_of(text: str) -> str:
    """Return the ISO 3166-1 alpha-2 code that a name, nationality or code means, "" when none is known."""
    from strikeback.linking.engine.form_countries import code_of  # noqa: PLC0415 - tables take time to load

    return code_of(text)


def selectors_form(texts: Texts) -> tuple[Texts, dict[int, tuple[str, ...]]]:
    """Return what identifies somebody in free text: the first selector, and by row the others."""
    from strikeback.selectors.text.extract import extract  # noqa: PLC0415 - slow to load

    rows = np.flatnonzero(np.asarray(pc.greater(pc.binary_length(texts), 0)))
    forms: list[str] = []
    others: dict[int, tuple[str, ...]] = {}
    for row, text in zip(rows, texts_of(texts, rows), strict=True):
        found = sorted(
            {
                f"{finding.selector.kind.value}:{finding.selector.value}"
                for finding in extract(text[:_NOTE_MOST])
                if finding.selector is not None and finding.selector.linkable and not finding.negated
            }
        )
        forms.append(found[0] if found else "")
        if len(found) > 1:
            others[int(row)] = tuple(found[1:])
    return replace(texts, rows, forms), others
