"""Ages in years: near where they differ by the years that may lie between two records."""

import re
from typing import Final

import numpy as np
import pyarrow.compute as pc

from strikeback.linking.engine.form_bytes import Texts, replace, texts_of

OLDEST: Final = 120
_AGE: Final = re.compile(
    r"\s*0*(\d{1,3})(?:[.,]0+)?"
    r"(?:\s*(?:years?(?: old)?|yrs?|y\.?o?|jahre?|ans|a[nñ]os|tahun|岁|歲|歳|才|세|лет))?\.?\s*",
    re.IGNORECASE,
)


def age_of(text: str) -> int | None:
    """Return the whole years of an age, None where a text is none."""
    found = _AGE.fullmatch(text)
    return int(found[1]) if found and int(found[1]) <= OLDEST else None


def ages_form(texts: Texts) -> tuple[Texts, dict[int, tuple[str, ...]]]:
    """Return the years of each age, "" where none is read, and by row the years next to them.

    Two ages have a year in common, and count as variants, where they lie at most two years apart: records of
    one person are written in different years, and ages are rounded.
    """
    rows = np.flatnonzero(np.asarray(pc.greater(pc.binary_length(texts), 0)))
    years = [age_of(text) for text in texts_of(texts, rows)]
    main = replace(texts, rows, ["" if age is None else str(age) for age in years])
    near: dict[int, tuple[str, ...]] = {
        int(row): (str(age - 1), str(age + 1))
        for row, age in zip(rows, years, strict=True)
        if age is not None
    }
    return main, near
