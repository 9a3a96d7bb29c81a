"""Cells that hold several values: lists, which tables write as JSON or with signs and words between."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from strikeback.linking.engine.form_bytes import Texts, cell_text, replace, texts_of
from strikeback.linking.engine.spec import FieldType

Forms = tuple[Texts, Mapping[int, tuple[str, ...]]]
Rows = NDArray[np.int64]
_AND: Final = (
    r"\s(?:and|or|und|oder|et|ou|y|o|e|i|lub|oraz|ve|veya|dan|atau|en|of|och|eller|a|nebo|và|hoặc|и|или|та|або"
    r"|و|או|और|या)\s"
)
_DIGITS: Final = re.compile(r"\d")
_NUMBER: Final = re.compile(r"[(\[]?\+?[\d\s().\-–\[\]]{7,24}")


def _numbered(least: int) -> Callable[[str], bool]:
    return lambda part: len(_DIGITS.findall(part)) >= least


def _country(part: str) -> bool:
    from strikeback.linking.engine.form_texts import country_code_of  # noqa: PLC0415 - only for countries

    return bool(country_code_of(part))


_PARTED: Final[Mapping[FieldType | None, tuple[re.Pattern[str], Callable[[str], bool]]]] = {
    FieldType.EMAIL: (re.compile(rf"[;,|\n]|\s?/\s?|{_AND}|\s+"), lambda part: "@" in part),
    FieldType.PHONE: (re.compile(rf"[;,|\n/]|{_AND}"), _numbered(6)),
    FieldType.HANDLE: (re.compile(rf"[;,|\n]|\s/\s|{_AND}"), lambda part: len(part) > 1),
    FieldType.ID: (re.compile(rf"[;|\n]|,\s|\s/\s|{_AND}"), _numbered(4)),
    FieldType.ACCOUNT: (re.compile(rf"[;|\n]|,\s|\s/\s|{_AND}"), _numbered(6)),
    FieldType.WALLET: (re.compile(rf"[;,|\n]|\s/\s|{_AND}|\s+"), lambda part: len(part) > 20),
    FieldType.DATE: (re.compile(r"[;|\n]|\s(?:or|oder|ou|o|lub|of|eller|или|або|veya)\s|或"), _numbered(4)),
    FieldType.COUNTRY: (re.compile(rf"[;,|\n/+]|{_AND}"), _country),
}
"""What parts the values of a cell, and what each of them must be for the cell to hold several."""
_WHOLE: Final = {FieldType.COUNTRY: _country}
"""What a cell is that holds one value whatever signs are in it."""
_SIGNS: Final = r"[;,|\n/+\s或]"


def elements(text: str, kind: FieldType | None = None) -> list[str]:
    """Return the values of a cell: those of a list, those between signs or words, else the cell itself.

    Args:
        text: A cell.
        kind: What it holds; None: not known yet, then only addresses and telephone numbers are parted.
    """
    if text.startswith("["):
        return _of_json(text)
    if kind is None:
        kind = FieldType.EMAIL if text.count("@") > 1 else FieldType.PHONE
        found = _parted(text, kind)
        return found if kind is FieldType.EMAIL or all(map(_NUMBER.fullmatch, found)) else [text]
    return _parted(text, kind)


def _of_json(text: str) -> list[str]:
    try:
        found = json.loads(text)
    except ValueError:
        return [text]
    return [cell_text(value) for value in found if not isinstance(value, (list, dict)) and value is not None]


def _parted(text: str, kind: FieldType) -> list[str]:
    rule = _PARTED.get(kind)
    if rule is None or (kind in _WHOLE and _WHOLE[kind](text)):
        return [text]
    sign, test = rule
    parts = [part for part in map(str.strip, sign.split(text)) if part]
    return list(dict.fromkeys(parts)) if len(parts) > 1 and all(map(test, parts)) else [text]


def _several(texts: Texts, kind: FieldType | None) -> dict[int, list[str]]:
    """Return the values of the cells that may hold several, by row."""
    listed = pc.starts_with(texts, "[")
    if kind is None or kind in _PARTED:
        listed = pc.or_(listed, pc.match_substring_regex(texts, _SIGNS))
    rows = np.flatnonzero(np.asarray(listed))
    parts = {int(row): elements(text, kind) for row, text in zip(rows, texts_of(texts, rows), strict=True)}
    return {row: found for row, found in parts.items() if len(found) != 1 or texts[row].as_py() != found[0]}


def first_elements(texts: Texts, kind: FieldType | None = None) -> Texts:
    """Return the column with the first of several values in their place, "" for an empty list."""
    found = _several(texts, kind)
    firsts = [next(iter(values), "") for values in found.values()]
    return replace(texts, np.fromiter(found, np.int64, len(found)), firsts)


def each_element(texts: Texts, kind: FieldType, forms_of: Callable[[Texts, Rows], Forms]) -> Forms:
    """Return the forms of cells some of which hold several values: the first one's, then those of the others.

    Args:
        texts: Cells.
        kind: What they hold.
        forms_of: Gives the forms of single values, told the row of each.
    """
    every = np.arange(len(texts))
    several = _several(texts, kind)
    if not several:
        return forms_of(texts, every)
    firsts = [next(iter(values), "") for values in several.values()]
    main, others = forms_of(replace(texts, np.fromiter(several, np.int64, len(several)), firsts), every)
    more = dict(others)
    flat = [(row, value) for row, values in several.items() for value in values[1:]]
    source = np.array([row for row, _ in flat], dtype=np.int64)
    found, further = forms_of(pa.array([value for _, value in flat], texts.type), source)
    plain: Sequence[str] = found.to_pylist()
    for row in several:
        places = np.flatnonzero(source == row).tolist()
        forms = [form for n in places for form in (plain[n], *further.get(n, ()))]
        kept = tuple(dict.fromkeys(form for form in (*more.get(row, ()), *forms) if form))
        if kept:
            more[row] = kept
    return main, more
