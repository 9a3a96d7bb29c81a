"""Values that stand in several columns: parts that make one value, and other headings in other tables."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from strikeback.linking.engine.form_bytes import Column, Texts, cells
from strikeback.linking.engine.form_missing import digits_only, without_placeholders
from strikeback.linking.engine.spec import Field, FieldType

_POSTCODE: Final = re.compile(
    r"(?:(?<=[\s,;.(])|^(?=\D))"
    r"(?:[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}|[a-z]\d[a-z]\s?\d[a-z]\d|\d{4}\s?[a-z]{2}|\d{5}-\d{3,4}|\d{2}-\d{3}"
    r"|〒?\d{3}-\d{4}|〒\d{7}|\d{4,6})(?=$|[\s,;.)])",
    re.IGNORECASE,
)
"""A postcode in an address; digits that begin one number its house."""
_LONG: Final = 10
"""A cell of more signs is an address rather than a postcode."""


def in_one(field: Field, values: Column, around: Mapping[str, Column]) -> pa.DictionaryArray:
    """Return one value a row of a field that stands in several columns.

    Args:
        field: The field; ``beside`` completes the value, ``also`` stands for it where it is empty.
        values: The column of the field.
        around: The columns of the table; those that it has not are left out.
    """
    parts = [cells(around[name])[0] for name in field.beside if name in around]
    texts = without_placeholders(cells(values)[0], field.type)
    if field.type is FieldType.NAME:
        for part in parts:
            texts = _side_by_side(texts, without_placeholders(part, field.type))
    elif field.type is FieldType.DATE and parts:
        texts = pc.if_else(_empty(texts), texts, composed(texts, parts))
    for name in field.also:
        if name in around:
            other = cells(around[name])[0]
            other = postcodes_in(other) if field.type is FieldType.POSTCODE else other
            texts = pc.if_else(_empty(texts), other, texts)
    return texts.dictionary_encode()


def composed(years: Texts, beside: Sequence[Texts]) -> Texts:
    """Year, month and day of separate columns as one date; "" without a year."""
    parts = []
    for texts, width in zip((years, *beside), (4, 2, 2), strict=False):
        digits = digits_only(texts)
        short = pc.less(pc.binary_length(digits), width)
        parts.append(pc.if_else(short, pc.ascii_lpad(digits, width, "0"), digits))
    parts += [pa.array(["00"] * len(years), type=years.type)] * (3 - len(parts))
    return pc.binary_join_element_wise(*parts, pa.scalar("-", type=years.type))


def postcodes_in(texts: Texts) -> Texts:
    """Return short texts as they are, of longer ones the last postcode in them, "" where there is none."""
    long = np.flatnonzero(np.asarray(pc.greater(pc.utf8_length(texts), _LONG)))
    if not len(long):
        return texts
    encoded = texts.dictionary_encode()
    found = [_last_code(text) if len(text) > _LONG else text for text in encoded.dictionary.to_pylist()]
    return pa.array(found, texts.type).take(encoded.indices)


def _last_code(text: str) -> str:
    found: list[str] = _POSTCODE.findall(text)
    return found[-1] if found else ""


def _empty(texts: Texts) -> pa.BooleanArray:
    return pc.equal(pc.binary_length(texts), 0)


def _side_by_side(texts: Texts, part: Texts) -> Texts:
    joined = pc.binary_join_element_wise(texts, part, pa.scalar(" ", texts.type))
    return pc.utf8_trim_whitespace(joined)
