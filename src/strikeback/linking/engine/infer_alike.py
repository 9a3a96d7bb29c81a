"""How alike two columns of different tables are: by type, headings and the values they share."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from zlib import crc32

import pyarrow.compute as pc
from anyascii import anyascii

from strikeback.linking.engine.form_bytes import Column, cells
from strikeback.linking.engine.form_dates import first_of, read_date
from strikeback.linking.engine.form_several import postcodes_in
from strikeback.linking.engine.form_texts import country
from strikeback.linking.engine.infer_dates import writing
from strikeback.linking.engine.infer_titles import about_birth, fold_title, titled
from strikeback.linking.engine.infer_types import Guess
from strikeback.linking.engine.infer_values import digits_of
from strikeback.linking.engine.spec import FieldType

MOST: Final = 50_000
"""Distinct values of a column that are looked at; of more, those of certain digests, alike in every table."""
FEW: Final = 12
"""So few values are a list that many columns are filled from: sharing them says nothing."""
SHARED: Final = 5
OVERLAP: Final = 0.05
"""Share of the smaller column's values in the other from which two columns may be one."""
OTHERWISE: Final = 0.3
"""The same of columns of different types."""
SAME_YEARS: Final = 0.3
"""Dates of one sort share so much of their spread over spans of years."""
SPAN: Final = 10
CONTAINED: Final = 0.3
"""Share of a column's values whose words all stand in addresses, from which they are parts of such."""
ADDRESS_WORDS: Final = 2.5
WHOLE_WORDS: Final = 2.0
"""A full name has at least so many words, in scripts without blanks too."""
HELD: Final = 0.7
"""Share of given names whose words stand in a column of names, from which those are full names."""
TELLING: Final = frozenset(
    {
        *(FieldType.GIVEN, FieldType.FAMILY, FieldType.NAME, FieldType.DATE, FieldType.POSTCODE),
        *(FieldType.PHONE, FieldType.EMAIL, FieldType.COUNTRY, FieldType.SEX, FieldType.ACCOUNT),
        *(FieldType.WALLET, FieldType.ORGANISATION),
    }
)
"""Types that values prove: two columns alone of one are one."""
_WORDY: Final = frozenset({FieldType.PLACE, FieldType.TEXT, FieldType.CATEGORY, FieldType.ORGANISATION})
_KIN: Final = 0.3
"""What headings of one meaning in different words are worth."""
_BEYOND_LATIN: Final = "\u0370"
_TAIL: Final = 8
"""Digits by which numbers written at home and abroad are the same."""


@dataclass(frozen=True)
class Side:
    """One column, as it is in the tables that have it."""

    name: str
    type: FieldType
    values: Mapping[str, int]
    """Rows by value, in a form that habits of writing share."""
    words: frozenset[str]
    mean_words: float
    codes: frozenset[str]
    """Postcodes in its values."""
    years: Mapping[int, float]
    """Of dates: share of values by span of years."""
    distinct: int
    latin: bool = True
    """Whether most values are in Latin letters."""


def side_of(name: str, column: Column, look: Callable[[str, Column], Guess]) -> Side:
    """Return what is compared of a column.

    Args:
        name: Its heading.
        column: Its cells in the tables that have it.
        look: Tells what a column holds.
    """
    kind = look(name, column).type
    counted = pc.value_counts(cells(column)[0])
    rows = {
        text: count
        for text, count in zip(*(part.to_pylist() for part in counted.flatten()), strict=True)
        if text
    }
    texts = list(rows)
    order = first_of(writing(texts[:MOST], name)[0]) if kind is FieldType.DATE else ""
    every = _power(1 + len(texts) // MOST)
    values: Counter[str] = Counter()
    for text, count in rows.items():
        value = _folded(text, kind, order)
        if value and crc32(value.encode()) % every == 0:
            values[value] += count
    spoken = [value.split() for value in values] if kind is not FieldType.DATE else []
    years = Counter(int(value[:4]) // SPAN for value in values) if kind is FieldType.DATE else Counter[int]()
    return Side(
        name=name,
        type=kind,
        values=values,
        words=frozenset(word for words in spoken for word in words),
        mean_words=sum(map(len, spoken)) / max(1, len(spoken)),
        codes=_codes(texts) if kind in (FieldType.PLACE, FieldType.TEXT, FieldType.POSTCODE) else frozenset(),
        years={span: count / years.total() for span, count in years.items()},
        distinct=len(texts),
        latin=2 * sum(max(text, default="") < _BEYOND_LATIN for text in texts) >= len(texts),
    )


def _power(count: int) -> int:
    """Return the power of two at or above a count: a longer column picks of the same digests."""
    return 1 << (count - 1).bit_length()


def _codes(texts: list[str]) -> frozenset[str]:
    """Return the postcodes in texts."""
    import pyarrow as pa  # noqa: PLC0415 - only here

    found = postcodes_in(pa.array(texts[:MOST], pa.large_string())).to_pylist()
    return frozenset("".join(code.split()).upper() for code in found if any(map(str.isdigit, code)))


def _folded(text: str, kind: FieldType, order: str) -> str:
    if kind is FieldType.DATE:
        return read_date(text, order)
    if kind is FieldType.PHONE:
        return digits_of(text)[-_TAIL:]
    if kind is FieldType.POSTCODE:
        return "".join(text.split()).upper()
    if kind is FieldType.COUNTRY:
        return country(text)
    plain = text.casefold()
    if not plain.isascii():  # the same in letters of another script; signs of soft letters part no words
        plain = anyascii(plain).casefold().replace("'", "")
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())


def similarity(one: Side, other: Side) -> float:
    """Return how alike two columns are, about 0 to 2; .5 and more may be one."""
    common = len(one.values.keys() & other.values.keys())
    fewest = max(1, min(len(one.values), len(other.values)))
    overlap = common / fewest if common >= SHARED else 0.0
    if FieldType.IGNORE in (one.type, other.type):
        return 0.0
    if one.type is not other.type and overlap < OTHERWISE and not {one.type, other.type} <= _WORDY:
        return 0.0
    if one.years and other.years:
        spread = sum(min(share, other.years.get(span, 0.0)) for span, share in one.years.items())
        if spread < SAME_YEARS:
            return 0.0
    headings = _headings(one.name, other.name)
    proven = 0.5 if one.type is other.type and one.type in TELLING else 0.0
    if min(one.distinct, other.distinct) <= FEW and not proven:
        return headings + _KIN if headings and overlap >= OTHERWISE else 0.0
    told = (0.3 + overlap) if overlap >= OVERLAP else 0.0
    return proven + headings + told


def _headings(one: str, other: str) -> float:
    left, right = set(fold_title(one).split()), set(fold_title(other).split())
    shared = len(left & right) / max(1, len(left | right))
    kin = titled(one) is not None and titled(one) is titled(other)
    return max(shared, _KIN if kin else 0.0)


def is_address(side: Side) -> bool:
    """Whether a column holds whole addresses: several words a value, mostly with a number."""
    numbered = sum(any(map(str.isdigit, value)) for value in side.values)
    wordy = side.type in (FieldType.PLACE, FieldType.TEXT) and side.mean_words >= ADDRESS_WORDS
    return wordy and 2 * numbered > len(side.values)


def completes(name: Side, part: Side, whole: Side) -> bool:
    """Whether a column of names is the other part of a full name: ``Nom`` beside ``Prénom``, against ``ФИО``.

    With the part it has as many words as the full names of another table, and does not hold the part itself.
    """
    aim = max(whole.mean_words, WHOLE_WORDS)
    if abs(name.mean_words + part.mean_words - aim) >= abs(name.mean_words - aim):
        return False
    rows = part.values.items()
    inside = sum(count for value, count in rows if all(word in name.words for word in value.split()))
    return inside < HELD * sum(part.values.values())


def places_alike(one: Side, other: Side) -> bool:
    """Whether two places may be one though no value shows it: their headings say so, in other scripts."""
    if any(titled(side.name) is not FieldType.PLACE for side in (one, other)):
        return False
    return about_birth(one.name) is about_birth(other.name) and one.latin is not other.latin


def part_of(side: Side, address: Side) -> bool:
    """Whether the values of a column stand inside of whole addresses."""
    if side.type is FieldType.POSTCODE:
        fewest = min(len(side.values), len(address.codes))
        return len(side.values.keys() & address.codes) >= max(SHARED, OVERLAP * fewest)
    if side.type not in _WORDY or side.type is FieldType.ORGANISATION or not side.values:
        return False
    rows = side.values.items()
    inside = sum(count for value, count in rows if all(word in address.words for word in value.split()))
    return inside >= max(SHARED, CONTAINED * sum(side.values.values()))
