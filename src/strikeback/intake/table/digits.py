"""What columns of numbers hold, told by how their values are built: phones, device numbers, file numbers."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from strikeback.intake.table.column import Column
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.values import describe_values, is_user_name
from strikeback.intake.table.vocabulary import fold
from strikeback.selectors.luhn import luhn_valid

_NUMBERS: Final = frozenset(
    {Concept.PHONE, Concept.CONTACT, Concept.IMEI, Concept.IMSI, Concept.ICCID, Concept.DEVICE_NUMBER}
)
_SIGNS: Final = re.compile(r"[\s().\-/]+")
_PHONE: Final = re.compile(r"\+\d{7,15}|\d{7,13}")
_MOST: Final = 0.6
_SPOKEN: Final = re.compile(r"[a-z]{4}", re.IGNORECASE)
_FILE: Final = re.compile(r"(?=.*\d)[^\W_](?:[\w ./:()#№°-]{0,38})", re.DOTALL)
_NUMBERED: Final = frozenset(
    [
        "no",
        "nr",
        "n",
        "num",
        "number",
        "numero",
        "nummer",
        "nro",
        "id",
        "ref",
        "reference",
        "code",
        "file",
        "case",
        "log",
        "cislo",
        "szam",
        "sz",
        "numar",
        "broj",
        "numarasi",
    ]
)
_MARKS: Final = (
    "号",
    "號",
    "番号",
    "번호",
    "رقم",
    "номер",
    "αριθμος",
    "מספר",
    "संख्या",
    "क्रमांक",
    "নং",
    "เลข",
    "#",
    "№",
)
_FIRST: Final = 3
"""A file's number stands among the first columns of its table."""
_OPEN: Final = frozenset({Concept.NONE, Concept.CONTACT, Concept.HANDLE, Concept.ACCOUNT})


def number_kind(concept: Concept, values: Sequence[str]) -> Concept:
    """Return what a column of phone or device numbers holds by the length of most of its values.

    An IMEI has 15 digits of which the last checks the others, a SIM card's number 19 or 20 and begins
    with 89 (ITU-T E.118), a phone number at most 13 without its plus sign here.
    """
    if concept not in _NUMBERS or not values:
        return concept
    plain = [_SIGNS.sub("", value) for value in values]
    least = _MOST * len(plain)
    if sum(len(one) == 15 and one.isdecimal() and luhn_valid(one) for one in plain) >= least:
        return Concept.IMEI
    if sum(len(one) in {19, 20} and one.isdecimal() and one.startswith("89") for one in plain) >= least:
        return Concept.ICCID
    if concept in {Concept.IMEI, Concept.IMSI, Concept.ICCID}:
        phones = sum(_PHONE.fullmatch(one) is not None for one in plain)
        return Concept.PHONE if phones >= least else concept
    return concept


def is_spoken_name(values: Sequence[str]) -> bool:
    """Tell whether most values are user names with a word in them, not numbers of a register (``S-001``)."""
    named = sum(is_user_name(value) and _SPOKEN.search(value) is not None for value in values)
    return bool(values) and named >= _MOST * len(values)


def find_file_number(columns: Sequence[Column], samples: Sequence[Sequence[str]]) -> list[Column]:
    """Return the columns; where none is the report's number, one that is built like it becomes it.

    It stands among the first, its values differ, hold digits and no spaces between words, and its header
    speaks of a number, or its values have letters or strokes between the digits as file numbers have.

    Args:
        columns: The columns as understood so far.
        samples: The non-blank cells of each.
    """
    if any(column.concept in {Concept.REPORT_NUMBER, Concept.RECORD_ID} for column in columns):
        return list(columns)
    for column, values in list(zip(columns, samples, strict=True))[:_FIRST]:
        if column.concept in _OPEN and column.whose is Whose.NOBODY and _is_filing(column, values):
            found = replace(
                column,
                concept=Concept.REPORT_NUMBER,
                confidence=0.7,
                why="different numbers at the start of each row",
                detail="",
            )
            return [found if one is column else one for one in columns]
    return list(columns)


def _is_filing(column: Column, values: Sequence[str]) -> bool:
    if not values or len(set(values)) < 0.95 * len(values):
        return False
    if any(_FILE.fullmatch(value) is None or is_long(value) for value in values):
        return False
    shape, share = describe_values(values)
    if share >= 0.5 and shape is not Concept.NONE:
        return False
    header = fold(column.header)
    marked = bool(_NUMBERED & set(header.split())) or any(mark in column.header for mark in _MARKS)
    mixed = sum(not value.isdecimal() and not value.replace(".", "").isdecimal() for value in values)
    if column.concept is not Concept.NONE:
        return marked and not is_spoken_name(values) and mixed >= 0.8 * len(values)
    return marked or (len(values) > 1 and mixed >= 0.8 * len(values) and not is_spoken_name(values))


def is_long(value: str) -> bool:
    """Tell whether a value has more words than a file's number (``R 12 of 2026``)."""
    return len(value.split()) > 4
