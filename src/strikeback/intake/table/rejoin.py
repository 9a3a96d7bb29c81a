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
_DATES: Final = frozenset(
    {Concept.MOMENT, Concept.REPORTED, Concept.INCIDENT, Concept.PAID_AT, Concept.BIRTH, Concept.THREAT}
)
_FORMS: Final = frozenset(
    {Concept.EMAIL, Concept.IP, Concept.MAC, Concept.IBAN, Concept.MD5, Concept.SHA1, Concept.SHA256}
)


def rejoin(cells: Sequence[str], columns: Sequence[Column]) -> list[str] | None:
    """Return as many cells as there are columns, None when no one place explains the row best.

    Args:
        cells: More cells than columns.
        columns: The columns.
    """
    spare = len(cells) - len(columns)
    rated: list[tuple[int, int, list[str]]] = []
    for column in columns:
        if column.concept not in _TEXTS:
            continue
        at = column.index
        joined = [
            *cells[:at],
            ", ".join(cell.strip() for cell in cells[at : at + spare + 1]),
            *cells[at + spare + 1 :],
        ]
        rated.append((_fits(joined, columns), at, joined))
    if not rated:
        return None
    rated.sort(key=lambda one: one[0], reverse=True)
    checked = sum(_checked(column) for column in columns)
    best = rated[0]
    if not checked or best[0] < checked or (len(rated) > 1 and rated[1][0] == best[0]):
        return None
    return best[2]


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
