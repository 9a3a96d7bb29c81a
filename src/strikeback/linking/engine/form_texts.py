# ruff: noqa: E501 - a list of words stays on one line
"""Places, countries, sexes, organisations, categories and free text, for whole columns."""

import re
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
feminino mulher donna femmina vrouw kvinna kvinde perempuan wanita babae nu nữ kadin kadın kobieta zhenskij zh zhenshchina
女 女性 女士 여 여성 여자 жен женский женщина женщ ж жін жіноча жінка أنثى انثى أنثي مؤنث महिला स्त्री หญิง ผู้หญิง ♀ mwanamke zena žena žensko zensko nő no_ nainen
θηλυ θηλυκό γυναίκα נקבה זן زن मादा মহিলা নারী பெண் స్త్రీ fem femeie naine moteris sieviete femër hunkjønn kvinnelig ke"""
_MALE: Final = """m male man men boy maennlich mannlich männlich mann herr homme masculin masculine masculino hombre homem varon varón
uomo maschio man_ mand laki laki-laki lelaki pria lalaki nam erkek mezczyzna mężczyzna muzhskoj muzhchina
男 男性 先生 남 남성 남자 муж мужской мужчина м чол чоловік чоловіча ذكر مذكر पुरुष ชาย ผู้ชาย ♂ mwanaume mwanamume muž muz muski muško férfi ferfi mies
αρρεν άρρεν άνδρας זכר مرد नर পুরুষ ஆண் పురుషుడు masc mas barbat bărbat mees vyras virietis vīrietis mashkull hankjønn mannlig me"""
SEXES: Final = dict.fromkeys(_FEMALE.split(), "f") | dict.fromkeys(_MALE.split(), "m")
_FEMALE_HEADED: Final = "k ž z p b g vr 2 ง ν γ נ ن ম म"
_MALE_HEADED: Final = "h e l 1 ช α ז پ ذ"
_SHORT: Final = dict.fromkeys(_FEMALE_HEADED.split(), "f") | dict.fromkeys(_MALE_HEADED.split(), "m")
"""What stands for a sex only where a heading says so: letters of one language, and the figures of ISO 5218."""
_UNSAID_WORDS: Final = "u 0 9 ? - na n/a unk unknown unbekannt"
_UNSAID: Final = frozenset(_UNSAID_WORDS.split())
_OTHER_WORDS: Final = "x o d n other divers diverse indef autre otro outro inconnu нет"
NEITHER: Final = _UNSAID | frozenset(_OTHER_WORDS.split())
"""Words of a column of sexes that say neither."""
_DIGIT_IN_WORD: Final = r"[0158|]\pL{2}"
_WORD_WITH_DIGIT: Final = re.compile(
    r"(?<![\w|])(?=[^\W\d_]*[0158|][^\W\d_]{2})(?:[^\W\d_]|[0158|](?![\d|])){4,}(?![\w|])"
)
"""A word of letters with single digits that look like letters, each with letters behind."""
_LETTER_FOR: Final = {"0": "o", "1": "l", "5": "s", "8": "b", "|": "l"}
_NOTE_MOST: Final = 5_000
"""Code points of a note that are searched for identifiers."""


def texts_form(texts: Texts, kind: FieldType, order: str = "") -> Texts:
    """Return plain lower-case words, countries as codes, sexes as letters.

    Args:
        texts: Cells.
        kind: What they hold.
        order: Of sexes: ``hm`` where M stands beside H, for women.
    """
    if kind is FieldType.COUNTRY:
        return _each(texts, country)
    if kind is FieldType.SEX:
        return _each(texts, sex_of_hm if order == "hm" else sex)
    texts = with_letters(texts)
    odd = np.flatnonzero(foreign(texts))
    words = plain_words(replace(texts, odd, [anyascii(text) for text in texts_of(texts, odd)]))
    if kind is FieldType.ORGANISATION:
        return firms(words)
    return addresses(words) if kind is FieldType.PLACE else words


def with_letters(texts: Texts) -> Texts:
    """Return texts with letters for the digits that machines read for them inside words: 0lmutz, Z1mmer."""
    rows = np.flatnonzero(np.asarray(pc.match_substring_regex(texts, _DIGIT_IN_WORD)))
    mended = [_WORD_WITH_DIGIT.sub(_lettered, text) for text in texts_of(texts, rows)]
    return replace(texts, rows, mended)


def _lettered(found: re.Match[str]) -> str:
    word = found[0]
    out = ""
    for at, char in enumerate(word):
        beside = (word[at - 1 : at] + word[at + 1 : at + 2]).lower()
        letter = _LETTER_FOR.get(char, char)
        # A stroke between consonants is an i, else an l.
        letter = "i" if char in "1|" and not set(anyascii(beside)) & set("aeiouy") else letter
        out += letter.upper() if at == 0 and word[1:2].islower() else letter
    return out


def _each(texts: Texts, change: Callable[[str], str]) -> Texts:
    rows = np.flatnonzero(np.asarray(pc.greater(pc.binary_length(texts), 0)))
    return replace(texts, rows, [change(text) for text in texts_of(texts, rows)])


@lru_cache(maxsize=4096)
def sex(text: str) -> str:
    """Return ``f`` or ``m`` for a word of many languages, "" for what says it is not known, else the word."""
    word = fold_sex(text)
    if word in _UNSAID:
        return ""
    found = SEXES.get(word) or SEXES.get(anyascii(word).lower()) or _SHORT.get(word)
    return found or " ".join(anyascii(word).lower().split())


def fold_sex(text: str) -> str:
    """Return a word for a sex in small letters, without a point behind."""
    return text.strip().casefold().rstrip(".")


def sex_of_hm(text: str) -> str:
    """The same where H and M stand for the words of Spanish or Portuguese: hombre and mujer, homem and mulher."""
    return "f" if fold_sex(text) == "m" else sex(text)


@lru_cache(maxsize=16_384)
def country(text: str) -> str:
    """Return the ISO 3166-1 alpha-2 code of a country in lower case, else the text in plain words."""
    from strikeback.linking.engine.form_countries import likely_code_of  # noqa: PLC0415 - slow to load

    found = country_code_of(text) or likely_code_of(text)
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
