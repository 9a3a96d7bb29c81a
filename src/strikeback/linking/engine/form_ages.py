"""Ages in years: near where they differ by the years that may lie between two records."""

import re
from typing import Final

import numpy as np
import pyarrow.compute as pc

from strikeback.linking.engine.form_bytes import Texts, replace, texts_of

OLDEST: Final = 120
_AGE: Final = re.compile(
    r"\s*(?:[^\d\-−]{0,12}?)0*(\d{1,3})(?:[.,](?:0+|5))?(?:\s*[^\W\d_][^\d\n]{0,15})?\.?\s*"
)
"""A number with a word before or after it: 만 21세, ca. 40 J., 35 años."""
_MONTHS: Final = re.compile(
    r"\d\s*(?:m|mo|mos|mths?|months?|mon|monate?|mois|meses|mesi|мес|maanden|เดือน|个月|個月|개월)\b\.?",
    re.IGNORECASE,
)
_SPAN: Final = re.compile(
    r"[^\d\-−]{0,12}?(\d{1,3})\s*(?:-|–|—|~|to|bis|a|à|до|至|から)\s*(\d{1,3})(?:\s*[^\W\d_][^\d\n]{0,15})?"
)
"""Years between two: 20-29."""
WIDEST: Final = 30
"""Years of a span that still says something."""


def age_of(text: str) -> int | None:
    """Return the whole years of an age, None where a text is none; of a span the middle."""
    found = _AGE.fullmatch(text)
    if found:
        years = int(found[1]) // 12 if _MONTHS.search(text) else int(found[1])
        return years if years <= OLDEST else None
    years_between = span_of(text)
    return sum(years_between) // 2 if years_between else None


def span_of(text: str) -> tuple[int, int] | None:
    """Return the first and the last year of a span of ages, None where a text is none."""
    found = _SPAN.fullmatch(text.strip())
    if not found:
        return None
    first, last = int(found[1]), int(found[2])
    return (first, last) if first < last <= OLDEST and last - first <= WIDEST else None


def ages_form(texts: Texts) -> tuple[Texts, dict[int, tuple[str, ...]]]:
    """Return the years of each age, "" where none is read, and by row the years next to them.

    Two ages have a year in common, and count as variants, where they lie at most two years apart: records of
    one person are written in different years, and ages are rounded.
    """
    rows = np.flatnonzero(np.asarray(pc.greater(pc.binary_length(texts), 0)))
    written = texts_of(texts, rows)
    years = [age_of(text) for text in written]
    main = replace(texts, rows, ["" if age is None else str(age) for age in years])
    near = {
        int(row): _near(text, age)
        for row, text, age in zip(rows, written, years, strict=True)
        if age is not None
    }
    return main, near


def _near(text: str, age: int) -> tuple[str, ...]:
    """Years beside an age, and all of a span."""
    first, last = (span_of(text) if not text.isdecimal() else None) or (age, age)
    return tuple(str(year) for year in range(first - 1, last + 2) if year != age)
