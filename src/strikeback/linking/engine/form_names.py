# ruff: noqa: E501 - a list of words stays on one line
"""Names of any script, order and dressing to their Latin readings, for whole columns."""

import re
from itertools import zip_longest
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from anyascii import anyascii

from strikeback.linking.engine.form_arabic import ARABIC, arabic_spellings
from strikeback.linking.engine.form_bytes import Texts, foreign, plain_words, replace, texts_of
from strikeback.linking.engine.form_indic import INDIC, indic_spelling
from strikeback.linking.engine.form_thai import THAI, thai_spellings
from strikeback.linking.engine.spec import Field, FieldType

_DRESSED: Final = (
    r"(?i)[()\[\]{}\"“”„«»「」『』@;/<>|:]|\b(?:alias|aliases|a\.?k\.?a|f\.?k\.?a|n\.?k\.?a|alyas|als|known as|goes by|going by|dikenal|dikenali|kilala|n[ée]e"
    r"|dite?|conocid[oa]|connue?|nick ?name|palayaw|panggilan|dipanggil|surnom\w*|apodo)\b"
    r"|^\s*(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|rev|hon|capt|sgt|herr|frau|mme|mlle|sr|sra|srta|don|do[nñ]a|haji|hajah|hj|datuk|dato|tan sri|puan|encik|bapak|ibu|gng|bb|atty|engr)\b\.?\s"
    r"|又名|别名|別名|化名|綽號|绰号|일명|가명|본명|先生|女士|小姐|씨$|さん$"
)
_LATIN: Final = r"^[\x{00}-\x{24F}\x{2B0}-\x{2FF}\x{300}-\x{36F}\x{1E00}-\x{1EFF}\x{2010}-\x{201F}]*$"
_BROKEN: Final = r"[ÃÂÅÄÐÑ][\x{80}-\x{BF}\x{152}-\x{178}\x{2018}-\x{2122}]"
_CHILD_OF: Final = "bin|binti|binte|bte|bt|bint|ibn|y|e"
"""Words between two names that forms write or leave out: "child of" and "and"."""
_SON: Final = r"(\S) ben (\S)"
"""The same in the Maghreb; elsewhere Ben begins a name."""
_SERVANT: Final = r"\babd(?: ?[aeu][lrsdntz]h?)? ?([a-z]{3,})"
"""Servant of one of the names of God: Abd al-Rahman, Abdur Rahman, Abdelrahman."""
_FATHER: Final = r"\b(?:abu|abou|aboul|abul|bou) ([a-z]{3,})"
_ARTICLE: Final = r"(?i)\b(?:al|el|a[dnrstz]h?|e[dnrstz]h?|ul|ud|ur)-([^\W\d_]{3,})"
"""The article of Arabic, also as it is spoken before some letters."""
_ARTICLE_INSIDE: Final = r"([a-z]) (?:al|el) ([a-z]{3,})"
_ARTICLE_FIRST: Final = r"^(?:al|el) ([a-z]{3,})"
_GROWN_TOGETHER: Final = r"([a-z]{2})([A-Z])"
"""Words without the blank between them."""
_LEADING: Final = "b|bin|binti|binte|bte|bt|bint|ibn"
_SHORTENED: Final = r"(?i)\b(?:muhd|mohd|muh|mhd|moh|md)\b[. ]\s*"
"""Short forms of Muhammad before a further name."""
_HONOUR: Final = (
    r"(?i)^\s*(?:(?:shri|shree|shrimati|smt|mst|mosammat|mossammat|hajj|hajji|haji|hadji|hajja|hajjah|hadja|el[ -]hadj|al[ -]?hajj?|alhaji|ustad|ustadh|ustaz"
    r"|maulana|moulana|mawlana|mullah|pandit|d[nñ]a|engr|eng|adv|advocate|الحاج|الحاجة|حاج|الدكتور|الدكتورة|دكتور|الأستاذ|الأستاذة|المهندس)(?:\.\s*|\s+))+(\S)"
)
"""What is put before a name of South Asia and the Arab world to honour, and belongs to no register."""
_RELATION: Final = r"(?i)(?:^|\s)(?:[sdwh]\s?/\s?o\b\.?|a/[lp]\b\.?|(?:son|daughter|wife|widow) of\b)\s*"
"""Words for "child of" and "wife of" between two names."""
_ENDINGS: Final = r"(?i)(?:[ ,]+(?:jr|sr|ii|iii|iv|esq|phd|md)\.?)+\s*$"
_COMMA: Final = r"^([^,]+),\s*([^,]+)$"
_SYLLABLE: Final = r"(?:zh|ch|sh|ts|tz|ng|hs|kw|gw|kk|tt|pp|ss|jj|ky|hy|my|ph|th|kh|[bcdfghjklmnpqrstwxyzv])?[aeiou]{1,3}(?:ng|[nmptkhlr])?"
_TWO: Final = rf"^({_SYLLABLE}) ({_SYLLABLE})$"
_THREE: Final = rf"^(?:[a-z]{{1,7}} {_SYLLABLE} {_SYLLABLE}|{_SYLLABLE} {_SYLLABLE} [a-z]{{1,7}})$"
_FOUR: Final = rf"^[a-z]{{2,12}} [a-z]{{1,6}} {_SYLLABLE} {_SYLLABLE}$"
"""A Western given name before an East Asian name: Vivian Yu Hung Tung."""
_COMMA_EAST: Final = rf"(?i)^([^,\s]+),\s*({_SYLLABLE})[ -]({_SYLLABLE})\s*$"
_MAX_FORMS: Final = 6
_SPELLED: Final = (
    (ARABIC, arabic_spellings),
    (INDIC, lambda name: (indic_spelling(name),)),
    (THAI, thai_spellings),
)
"""Scripts whose letters alone do not tell how a name is spelled elsewhere."""
_MATCH_TWO: Final = re.compile(_TWO)
Alternatives = dict[int, tuple[str, ...]]


def names_form(texts: Texts, field: Field) -> tuple[Texts, Alternatives]:
    """Return the main reading of each name and, by row, its other readings and its aliases."""
    whole = field.type is FieldType.NAME
    texts = pc.replace_substring_regex(texts, _HONOUR, r"\1")
    texts = pc.replace_substring_regex(texts, _RELATION, " ")
    texts = pc.replace_substring_regex(texts, _ARTICLE, r"al\1")
    if whole:
        apart = pc.replace_substring_regex(texts, _GROWN_TOGETHER, r"\1 \2")
        texts = pc.if_else(pc.match_substring_regex(texts, r"\s"), texts, apart)
    texts = pc.replace_substring_regex(texts, _SHORTENED, "Muhammad ")
    if field.type is not FieldType.GIVEN:
        texts = pc.replace_substring_regex(texts, _ENDINGS, "")
    if whole:
        texts = pc.replace_substring_regex(texts, _COMMA_EAST, r"\2\3 \1")
        texts = pc.replace_substring_regex(texts, _COMMA, r"\2 \1")
    odd = foreign(texts)
    latin = odd.copy()
    if odd.any():
        latin &= np.asarray(pc.match_substring_regex(texts, _LATIN), dtype=bool)
        latin &= ~np.asarray(pc.match_substring_regex(texts, _BROKEN), dtype=bool)
    dressed = np.asarray(pc.match_substring_regex(texts, _DRESSED), dtype=bool)
    accented = np.flatnonzero(latin & ~dressed)
    slow = np.flatnonzero((odd & ~latin) | dressed)
    plain = replace(texts, accented, [anyascii(text) for text in texts_of(texts, accented)])
    plain, others = _tidy(plain_words(replace(plain, slow, [""] * len(slow))), field.type)
    found = [
        _readings(text, bool(mark), field.type)
        for text, mark in zip(texts_of(texts, slow), dressed[slow], strict=True)
    ]
    others |= {int(row): forms[1:] for row, forms in zip(slow, found, strict=True) if len(forms) > 1}
    return replace(plain, slow, [forms[0] if forms else "" for forms in found]), others


def _tidy(plain: Texts, kind: FieldType) -> tuple[Texts, Alternatives]:
    """Drop "child of" between names; join the syllables of East Asian given names, written apart or not."""
    plain = pc.replace_substring_regex(plain, rf"(\S)(?: (?:{_CHILD_OF}))+ ", r"\1 ")
    plain = _in_one(plain, kind)
    if kind is FieldType.FAMILY:
        return pc.replace_substring_regex(plain, rf"^(?:(?:{_LEADING}) )+", ""), {}
    if kind is FieldType.GIVEN:
        return pc.replace_substring_regex(plain, _TWO, r"\1\2"), {}
    rows = np.flatnonzero(np.asarray(pc.match_substring_regex(plain, f"{_THREE}|{_FOUR}"), dtype=bool))
    joined = [_joined(text) for text in texts_of(plain, rows)]
    others = {int(row): forms[1:] for row, forms in zip(rows, joined, strict=True) if len(forms) > 1}
    return replace(plain, rows, [forms[0] for forms in joined]), others


def _in_one(plain: Texts, kind: FieldType) -> Texts:
    """Write compounds of Arabic names as one word, however they were written: they are one name."""
    if kind is FieldType.NAME:
        plain = pc.replace_substring_regex(plain, _SON, r"\1 \2")
    plain = pc.replace_substring_regex(plain, _SERVANT, r"abdul\1")
    plain = pc.replace_substring_regex(plain, _FATHER, r"abu\1")
    if kind is FieldType.FAMILY:
        plain = pc.replace_substring_regex(plain, _ARTICLE_FIRST, r"al\1")
    return pc.replace_substring_regex(plain, _ARTICLE_INSIDE, r"\1 al\2")


def _joined(name: str) -> tuple[str, ...]:
    """``chan tai man`` or ``tai man chan`` with the given name in one, where the surname is East Asian."""
    from strikeback.selectors.names.surnames import families_of  # noqa: PLC0415 - only where names may be such

    first, middle, *given, last = name.split(" ")
    if given:
        return (f"{first} {middle} {given[0]}{last}",) if families_of(middle) else (name,)
    forms = []
    if families_of(first) and _MATCH_TWO.match(f"{middle} {last}"):
        forms.append(f"{first} {middle}{last}")
    if families_of(last) and _MATCH_TWO.match(f"{first} {middle}"):
        forms.append(f"{first}{middle} {last}")
    return tuple(forms) or (name,)


def _readings(text: str, dressed: bool, kind: FieldType) -> tuple[str, ...]:  # noqa: FBT001 - internal
    """Return the readings of all names in a cell, the main one of the first name first."""
    from strikeback.selectors.names.parse import parse_names  # noqa: PLC0415 - only where names are dressed

    names = [name.text for name in parse_names(text)] if dressed or not text.isalpha() else [text]
    by_name = [_forms_of(name, kind) for name in names]
    # One form of every name before the second of any.
    rounds = (form for forms in zip_longest(*by_name, fillvalue="") for form in forms)
    return tuple(dict.fromkeys(form for form in rounds if form))[:_MAX_FORMS]


def _forms_of(name: str, kind: FieldType) -> list[str]:
    """Return the readings of one name; surnames in Han and Hangul by the table of their spellings."""
    from strikeback.selectors.names.readings import readings  # noqa: PLC0415
    from strikeback.selectors.names.surnames import spellings_of  # noqa: PLC0415

    if kind is FieldType.FAMILY and (known := spellings_of(name)):
        return list(known)
    for letters, spellings in _SPELLED:
        if letters.search(name):
            spelled = _in_one(pa.array(spellings(name), pa.large_string()), kind)
            return [str(form) for form in spelled.to_pylist()]
    found = readings(name)
    if not {"han", "hangul", "kana"} & set(found.scripts):
        plain = [" ".join(reading) for reading in found.readings]
        three = kind is FieldType.NAME
        return [
            form for text in plain for form in (_joined(text) if three and text.count(" ") == 2 else (text,))
        ]
    if kind is not FieldType.NAME:
        return ["".join(reading) for reading in found.readings]
    plain = [" ".join(reading) for reading in found.readings]
    known = spellings_of(name[:1]) if found.scripts == ("hangul",) and " " not in name else ()
    given = [reading[1] for reading in found.readings if len(reading) == 2] if known else []
    # Koreans spell surnames by habit, given names by one of the systems.
    usual = [f"{surname} {rest}" for surname in known[:2] for rest in given[1:] + given[:1]]
    return usual or plain
