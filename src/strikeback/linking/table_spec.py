"""What kind of value each column holds: said by the caller, else told from its values."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import ClassVar, Final

from anyascii import anyascii

from strikeback.model.base import Frozen


class FieldType(StrEnum):
    """How a column is compared."""

    NAME = "name"
    TEXT = "text"
    DATE = "date"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    ID = "id"
    CATEGORY = "category"
    IGNORE = "ignore"


class Field(Frozen, frozen=True, kw_only=True):
    """One column of the comparison."""

    shown: ClassVar = ("name", "type", "exact_only")

    name: str
    type: FieldType
    exact_only: bool = False
    """Likeness says nothing because the value is made of another column's (an address with a name in it)."""


class Spec(Frozen, frozen=True, kw_only=True):
    """What is compared."""

    shown: ClassVar = ("fields", "one_per_table")

    fields: tuple[Field, ...] = ()
    one_per_table: bool = False
    """No table holds two records of one thing: clusters take at most one record of each."""


_DATE: Final = re.compile(r"^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:[ T].*)?$")
_DATE_LAST: Final = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$")
_WORD: Final = re.compile(r"[^0-9a-z]+")
MIN_SHARE: Final = 0.8
NESTED_SHARE: Final = 0.3
MAX_CATEGORY: Final = 1000
MIN_PER_CATEGORY: Final = 20
PHONE_DIGITS: Final = 9
"""Last digits of a phone number that are compared: without trunk and country prefixes."""


def infer_spec(columns: Mapping[str, Sequence[str]], *, one_per_table: bool = False) -> Spec:
    """Return a specification from column names and values; empty and constant columns are ignored."""
    types = {name: infer_type(name, values) for name, values in columns.items()}
    used = [name for name, kind in types.items() if kind is not FieldType.IGNORE]
    repeated = _whole_of_parts({name: columns[name] for name in used})
    fields = []
    for name in used:
        if name not in repeated:
            others = [columns[other] for other in used if other != name and types[other] is FieldType.NAME]
            nested = types[name] in (FieldType.EMAIL, FieldType.TEXT) and _nested(columns[name], others)
            fields.append(Field(name=name, type=types[name], exact_only=nested))
    return Spec(fields=tuple(fields), one_per_table=one_per_table)


def infer_type(name: str, values: Sequence[str]) -> FieldType:
    """Return the type of a column, told from its values first and its name second."""
    counts = Counter(value for value in values if value)
    filled = sum(counts.values())
    if len(counts) < 2:
        return FieldType.IGNORE
    title = name.lower()

    def share(test: re.Pattern[str]) -> float:
        return sum(n for value, n in counts.items() if test.search(value)) / filled

    tests: tuple[tuple[FieldType, bool], ...] = (
        (FieldType.EMAIL, share(re.compile(r"^[^@\s]+@[^@\s]+$")) >= MIN_SHARE),
        (FieldType.DATE, _dates(counts, filled)),
        (
            FieldType.PHONE,
            bool(re.search(r"phone|mobile|tel|電話|전화", title))
            and share(re.compile(r"(?:\d\D*){7}")) > 0.5,
        ),
        (FieldType.POSTCODE, bool(re.search(r"post_?code|postal|zip", title))),
        (
            FieldType.NAME,
            bool(re.search(r"name|surname|姓名|이름", title)) and share(re.compile(r"\d")) < 0.2,
        ),
        (FieldType.CATEGORY, len(counts) < MAX_CATEGORY and filled > MIN_PER_CATEGORY * len(counts)),
        (FieldType.ID, share(re.compile(r"\d")) > 0.5 and share(re.compile(r"\d\D+ \D+")) < 0.3),
    )
    return next((kind for kind, holds in tests if holds), FieldType.TEXT)


def _dates(counts: Counter[str], filled: int) -> bool:
    return sum(n for value, n in counts.items() if plain_date(value)) >= MIN_SHARE * filled


def plain_date(value: str) -> str:
    """Return ``yyyymmdd`` of a date written year first or last, or an empty text.

    A date written year last is read day first, unless only the other order is possible.
    """
    match = _DATE.match(value)
    if match:
        year, month, day = (int(part) for part in match.groups())
    else:
        match = _DATE_LAST.match(value)
        if not match:
            return ""
        day, month, year = (int(part) for part in match.groups())
        if month > 12:
            day, month = month, day
    # A slip of the pen may make an impossible month; the digits still compare.
    return f"{year:04d}{month:02d}{day:02d}" if 1000 <= year <= 2999 and month <= 99 and day <= 99 else ""


def _whole_of_parts(columns: Mapping[str, Sequence[str]]) -> set[str]:
    """Columns of several words most of which stand in shorter columns (a full name beside its parts)."""
    out = set()
    for name, values in columns.items():
        hits = words = 0
        others = [other for key, other in columns.items() if key != name]
        for i, value in enumerate(values):
            parts = value.lower().split()
            if len(parts) > 1:
                words += len(parts)
                around = {other[i].lower() for other in others if other[i]}
                hits += sum(part in around for part in parts)
        if words and hits > 0.6 * words:
            out.add(name)
    return out


def _nested(values: Sequence[str], others: Iterable[Sequence[str]]) -> bool:
    """Whether another column's value stands inside this one in many rows."""
    for other in others:
        both = [(v.lower(), o.lower()) for v, o in zip(values, other, strict=True) if v and len(o) > 2]
        if both and sum(o in v for v, o in both) > NESTED_SHARE * len(both):
            return True
    return False


def normalise(value: str, kind: FieldType) -> str:
    """Return the comparable form of a cell; empty when nothing comparable is left."""
    if kind is FieldType.DATE:
        return plain_date(value)
    if kind is FieldType.PHONE:
        return "".join(char for char in value if char.isdigit())[-PHONE_DIGITS:]
    plain = anyascii(value).lower()
    if kind is FieldType.EMAIL:
        return plain.replace(" ", "")
    if kind in (FieldType.POSTCODE, FieldType.ID):
        return _WORD.sub("", plain)
    return _WORD.sub(" ", plain).strip()
