"""Rows that an unquoted separator has torn: which cells belong together."""

from collections.abc import Sequence
from typing import Final

from strikeback.intake.table.cells import is_blank
from strikeback.intake.table.column import Column
from strikeback.intake.table.concepts import Concept
from strikeback.intake.table.values import describe_values, is_date, is_number

_TEXTS: Final = frozenset(
    {
        Concept.NARRATIVE, Concept.NOTES, Concept.DESCRIPTION, Concept.ADDRESS, Concept.NAME, Concept.CITY,
        Concept.SCHOOL, Concept.PURPOSE, Concept.DEMAND, Concept.AMOUNT, Concept.BIO, Concept.NONE,
    }
)  # fmt: skip
"""Columns whose values may hold a separator: texts, names, amounts with thousands."""
_FREE: Final = frozenset({Concept.NARRATIVE, Concept.NOTES, Concept.DESCRIPTION})
_DATES: Final = frozenset(
    {Concept.MOMENT, Concept.REPORTED, Concept.INCIDENT, Concept.PAID_AT, Concept.BIRTH, Concept.THREAT}
)
_FORMS: Final = frozenset(
    {Concept.EMAIL, Concept.IP, Concept.MAC, Concept.IBAN, Concept.MD5, Concept.SHA1, Concept.SHA256}
)


def rejoin(cells: Sequence[str], columns: Sequence[Column]) -> list[str] | None:
    """Return as many cells as there are columns, None when no one place explains the row best.

    Of places after which all else fits, the one whose pieces begin with a blank, as after a comma in a
    sentence, is best, then a free text.

    Args:
        cells: More cells than columns.
        columns: The columns.
    """
    spare = len(cells) - len(columns)
    rated: list[tuple[tuple[int, int, bool], list[str]]] = []
    for column in columns:
        if column.concept not in _TEXTS:
            continue
        at = column.index
        torn = cells[at : at + spare + 1]
        joined = [*cells[:at], ", ".join(cell.strip() for cell in torn), *cells[at + spare + 1 :]]
        blanks = sum(cell.startswith(" ") for cell in torn[1:])
        rated.append(((_fits(joined, columns), blanks, column.concept in _FREE), joined))
    checked = sum(_checked(column) for column in columns)
    fitting = sorted((one for one in rated if one[0][0] == checked), key=lambda one: one[0], reverse=True)
    if not checked or not fitting:
        return None
    if len(fitting) > 1 and (not fitting[0][0][1] or fitting[1][0] == fitting[0][0]):
        return None
    return fitting[0][1]


def _checked(column: Column) -> bool:
    return column.concept in _DATES | _FORMS or column.concept in {
        Concept.AGE,
        Concept.PHONE,
        Concept.AMOUNT,
        Concept.DEMAND,
    }


def _fits(cells: Sequence[str], columns: Sequence[Column]) -> int:
    """Return how many columns of a known form hold such a value, or nothing."""
    return sum(_holds(cells[column.index].strip(), column) for column in columns if _checked(column))


def _holds(cell: str, column: Column) -> bool:
    if is_blank(cell):
        return True
    if column.concept in _DATES:
        return is_date(cell) or cell.isdecimal()
    if column.concept in _FORMS:
        return describe_values([cell])[1] == 1.0
    if column.concept is Concept.AGE:
        return len(cell) < 12 and any(map(str.isdigit, cell))
    if column.concept is Concept.PHONE:
        return sum(map(str.isdigit, cell)) >= 5 and len(cell) < 40
    return is_number(cell) or (any(map(str.isdigit, cell)) and len(cell) < 24)
