"""Names of any script, order and dressing to their Latin readings, for whole columns."""

from typing import Final

import numpy as np
import pyarrow.compute as pc
from anyascii import anyascii

from strikeback.linking.engine.form_bytes import Texts, foreign, plain_words, replace, texts_of
from strikeback.linking.engine.spec import Field, FieldType

_DRESSED: Final = (
    r"(?i)[()\[\]{}\"“”„«»「」『』@;/<>|:]|\b(?:alias|aliases|a\.?k\.?a|f\.?k\.?a|n\.?k\.?a|alyas|als|known as|goes by|"
    r"going by|called|dikenal|dikenali|kilala|n[ée]e|dite?|conocid[oa]|connue?|nick ?name|palayaw|panggilan|dipanggil|surnom\w*|apodo)\b"
    r"|^\s*(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|rev|hon|capt|sgt|herr|frau|mme|mlle|m|sr|sra|srta|don|do[nñ]a|haji|hajah|hj|datuk|dato|tan sri|puan|encik|bapak|ibu|gng|bb|atty|engr)\b\.?\s"
)
_LATIN: Final = r"^[\x{00}-\x{24F}\x{2B0}-\x{2FF}\x{300}-\x{36F}\x{1E00}-\x{1EFF}\x{2010}-\x{201F}]*$"
_BROKEN: Final = r"[ÃÂÅÄÐÑ][\x{80}-\x{BF}\x{152}-\x{178}\x{2018}-\x{2122}]"
_PARTICLES: Final = r"\b(?:bin|binti|binte|bte|bint|ibn)\b "
"""Words for "child of" between two names, which forms write or leave out."""
_ENDINGS: Final = r"[ ,]+(?:jr|sr|ii|iii|iv|esq|phd|md)\.?\s*$"
_COMMA: Final = r"^([^,]+),\s*([^,]+)$"
_MAX_ALTERNATIVES: Final = 6
Alternatives = dict[int, tuple[str, ...]]


def names_form(texts: Texts, field: Field) -> tuple[Texts, Alternatives]:
    """Return the main reading of each name and, by row, its other readings and its aliases."""
    whole = field.type is FieldType.NAME
    if whole:
        texts = pc.replace_substring_regex(texts, rf"(?i){_ENDINGS}", "")
        texts = pc.replace_substring_regex(texts, _COMMA, r"\2 \1")
    odd = foreign(texts)
    latin = odd & np.asarray(pc.match_substring_regex(texts, _LATIN), dtype=bool)
    latin &= ~np.asarray(pc.match_substring_regex(texts, _BROKEN), dtype=bool) if latin.any() else True
    dressed = np.asarray(pc.match_substring_regex(texts, _DRESSED), dtype=bool)
    slow = np.flatnonzero((odd & ~latin) | dressed)
    accented = np.flatnonzero(latin & ~dressed)
    plain = replace(texts, accented, [anyascii(text) for text in texts_of(texts, accented)])
    plain = plain_words(replace(plain, slow, [""] * len(slow)))
    if whole:
        plain = pc.replace_substring_regex(plain, _PARTICLES, "")
    read = [_readings(text, whole=whole) for text in texts_of(texts, slow)]
    others = {
        int(row): forms[1:_MAX_ALTERNATIVES] for row, forms in zip(slow, read, strict=True) if len(forms) > 1
    }
    return replace(plain, slow, [forms[0] if forms else "" for forms in read]), others


def _readings(text: str, *, whole: bool) -> tuple[str, ...]:
    """Return the readings of all names in a cell, the main one of the first name first."""
    from strikeback.selectors.names.parse import parse_names  # noqa: PLC0415 - only where names are dressed
    from strikeback.selectors.names.readings import readings  # noqa: PLC0415

    forms: dict[str, None] = {}
    for name in parse_names(text):
        found = readings(name.text)
        for reading in found.readings:
            eastern = not whole and not {"latin", "cyrillic", "greek", "arabic"} & set(found.scripts)
            forms[("" if eastern else " ").join(reading)] = None
    return tuple(form for form in forms if form)
