"""Rows that tell of several victims: names listed in a cell, or columns numbered by person."""

import re
from collections.abc import Sequence
from typing import Final

from strikeback.intake.table.column import Column
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.kinds import Kind
from strikeback.intake.table.person import BETWEEN, several_persons
from strikeback.intake.table.vocabulary import fold, vocabulary

_NUMBERED: Final = re.compile(r"(.*\D)(\d{1,2})(?!\d)")
_NO_PERSON: Final = frozenset({Concept.NONE, Concept.IGNORE, Concept.SECRET, Concept.MEDIA})


class Unfolding:
    """Takes the further victims of a row out of it.

    Args:
        kind: What the rows of the table are; only reports are unfolded.
        columns: Its columns.
    """

    def __init__(self, kind: Kind, columns: Sequence[Column]) -> None:
        own = [
            column
            for column in columns
            if kind is Kind.CASES and column.whose is Whose.VICTIM and column.concept not in _NO_PERSON
        ]
        self._own = [column.index for column in own]
        self._names = [column.index for column in own if column.concept is Concept.NAME]
        groups: dict[str, list[int]] = {}
        for column in own:
            groups.setdefault(_number(column.header), []).append(column.index)
        self._groups = [places for number, places in groups.items() if number]
        self._numbered = len(self._groups) > 1

    def take(self, cells: list[str]) -> list[list[str]]:
        """Return the row with its first victim, and one row for each further victim with nothing else in it.

        What is stated once, or not once for each of them, stays with the first.
        """
        if self._numbered:
            return self._by_number(cells)
        for place in self._names:
            if place < len(cells) and (names := several_persons(cells[place])):
                return self._by_list(cells, len(names))
        return [cells]

    def _by_number(self, cells: list[str]) -> list[list[str]]:
        told = [
            places for places in self._groups if any(place < len(cells) and cells[place] for place in places)
        ]
        if len(told) < 2:
            return [cells]
        further = {place for places in told[1:] for place in places}
        first = ["" if place in further else cell for place, cell in enumerate(cells)]
        return [
            first,
            *([cell if at in places else "" for at, cell in enumerate(cells)] for places in told[1:]),
        ]

    def _by_list(self, cells: list[str], many: int) -> list[list[str]]:
        rows = [list(cells), *([""] * len(cells) for _ in range(many - 1))]
        for place in self._own:
            parts = (
                [part for part in BETWEEN.split(cells[place].strip()) if part] if place < len(cells) else []
            )
            if len(parts) == many:
                for row, part in zip(rows, parts, strict=True):
                    row[place] = part
        return rows


def _number(header: str) -> str:
    """Return the number of the person whom a header numbers (``victim 2 phone``), "" where there is none."""
    match = _NUMBERED.match(fold(header))
    if match is None:
        return ""
    whom = match[1].strip()
    words = vocabulary()
    named = words.roles_spaced.get(whom) or words.roles_joined.get(whom.replace(" ", ""))
    return match[2] if named is Whose.VICTIM else ""
