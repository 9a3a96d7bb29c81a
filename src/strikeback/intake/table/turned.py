"""Tables that lie on their side: labels run down a column, and each report stands in a column of its own.

Forms are the same with one report only, printed below each other or one a sheet.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.grid import Cells
from strikeback.intake.table.headers import Meaning, read_header
from strikeback.intake.table.layout import is_value

_MOST_ROWS: Final = 400
"""Longer sheets are no forms."""
_LEAST_KNOWN: Final = 4
"""Different labels of known meaning that a form has at least."""
_SURE: Final = 0.7
_LABEL_CHARS: Final = 80
_OTHER: Final = "suspect"
"""The other party of a form that is not about calls."""
_HEADS: Final = frozenset({Concept.NONE, Concept.NAME, Concept.NARRATIVE})
"""What the heading of a section may seem to mean, beside whose it is; anything else is a field left empty."""
_APART: Final = frozenset(
    {
        Concept.REPORT_NUMBER, Concept.NARRATIVE, Concept.REPORTED, Concept.INCIDENT, Concept.DEMAND,
        Concept.AMOUNT, Concept.CURRENCY, Concept.PAID_AT, Concept.THREAT, Concept.CHANNEL, Concept.STATUS,
    }
)  # fmt: skip
"""Labels that speak of the report, whatever the section in which they stand."""

Lines = Sequence[tuple[int, Cells]]


class Turned:
    """A sheet set upright.

    Args:
        header: Labels, under the heading of their section where that says whose they are.
        rows: Line of each report's first label, and its cells.
    """

    def __init__(self, header: tuple[str, ...], rows: list[tuple[int, Cells]]) -> None:
        self.header = header
        self.rows = rows


def set_upright(lines: Lines) -> Turned | None:
    """Return a sheet whose labels run down its first column as a table, None for any other.

    Args:
        lines: Every row of the sheet.
    """
    good = [(line, cells) for line, cells in lines if isinstance(cells, list)]
    if not good or len(good) > _MOST_ROWS or len(good) < len(lines):
        return None
    left = min((place for _, cells in good for place, cell in enumerate(cells) if cell.strip()), default=0)
    rows = [(line, [cell.strip() for cell in cells[left:]]) for line, cells in good]
    known = _known_down(rows)
    if len(known) < _LEAST_KNOWN or len(known) <= max(_known_across(cells) for _, cells in rows):
        return None
    forms = _cut(rows)
    upright = [_one(form) for form in forms]
    header = tuple(dict.fromkeys(label for labels, _ in upright for label in labels))
    out: list[tuple[int, Cells]] = []
    for (labels, reports), form in zip(upright, forms, strict=True):
        for report in reports:
            said = dict(zip(labels, report, strict=True))
            out.append((form[0][0], [said.get(label, "") for label in header]))
    return Turned(header, out) if out else None


def _label(cells: Sequence[str]) -> str:
    """Return the label at the start of a row with something after it, "" where there is none."""
    label = cells[0].rstrip(" :：") if cells else ""
    if not label or len(label) > _LABEL_CHARS or is_value(label):
        return ""
    return label if any(cell and cell != cells[0] for cell in cells[1:]) else ""


def _is_known(label: str) -> bool:
    """Tell whether a label has a meaning; names of platforms, services and parts in a case are values too."""
    meaning = read_header(label)
    part = meaning.concept is Concept.NAME and meaning.whose is not Whose.NOBODY
    return meaning.confidence >= _SURE and not meaning.detail and not part


def _known_down(rows: Lines) -> set[str]:
    return {
        label
        for _, cells in rows
        if isinstance(cells, list) and (label := _label(cells)) and _is_known(label)
    }


def _known_across(cells: Cells) -> int:
    """Count labels that stand side by side as those of a header do, which no value interrupts."""
    filled = [cell for cell in dict.fromkeys(cells) if cell] if isinstance(cells, list) else []
    if any(len(cell) > _LABEL_CHARS or is_value(cell) for cell in filled):
        return 0
    return sum(map(_is_known, filled))


def _cut(rows: Lines) -> list[Lines]:
    """Cut forms below each other apart: each begins with the label with which the first one began."""
    labels = [_label(cells) if isinstance(cells, list) else "" for _, cells in rows]
    first = next(label for label in labels if label and _is_known(label))
    starts = [place for place, label in enumerate(labels) if label == first]
    return [rows[one:other] for one, other in pairwise([0, *starts[1:], len(rows)])]


def _one(rows: Lines) -> tuple[list[str], list[list[str]]]:
    """Return the labels of one form and its reports; empty columns are no reports."""
    labels: list[str] = []
    values: list[list[str]] = []
    section = pending = ""
    for _, cells in rows:
        label = _label(cells) if isinstance(cells, list) else ""
        if label:
            labels.append(_under(section, label, labels))
            values.append(list(cells[1:]))
        lone = "" if label else _lone(cells)
        if pending and lone and (len(lone) > _LABEL_CHARS or is_value(lone)):
            labels.append(_under(section, pending, labels))
            values.append([lone])
        elif lone and _heads(lone):
            section = lone
        pending = lone.rstrip(" :：") if lone and _is_known(lone) else ""
    width = max(map(len, values), default=0)
    columns = [[row[place] if place < len(row) else "" for row in values] for place in range(width)]
    return labels, [column for column in columns if sum(map(bool, column)) * 3 >= len(column)]


def _lone(cells: Cells) -> str:
    """Return the only text of a row, which a merged cell may repeat; "" where there is none or more."""
    filled = {cell for cell in cells if cell} if isinstance(cells, list) else set()
    return filled.pop() if len(filled) == 1 else ""


def _heads(text: str) -> bool:
    """Tell whether a text alone in its row heads a section; a known label there has merely no value."""
    meaning = read_header(text)
    if len(text) > _LABEL_CHARS:
        return False
    return meaning.confidence < _SURE or (meaning.whose is not Whose.NOBODY and meaning.concept in _HEADS)


def _under(section: str, label: str, before: Sequence[str]) -> str:
    """Return a label with its section's heading where only that says whose it is."""
    meaning = read_header(label)
    whose = read_header(section).whose if section else Whose.NOBODY
    if whose is not Whose.NOBODY and _open(meaning):
        label = f"{_OTHER if whose is Whose.CALLEE else section} {label}"
    number = 2
    while label in before:
        label, number = f"{label.removesuffix(f' {number - 1}')} {number}", number + 1
    return label


def _open(meaning: Meaning) -> bool:
    return meaning.whose is Whose.NOBODY and meaning.concept not in _APART
