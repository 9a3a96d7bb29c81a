"""One column of a table and its meaning."""

from typing import ClassVar

from strikeback.intake.table.concepts import Concept, Whose
from strikeback.model.base import Frozen


class Column(Frozen, frozen=True, kw_only=True):
    """One column and what it means."""

    shown: ClassVar = ("index", "concept", "whose", "confidence", "why")

    index: int
    """Place in the row, from 0."""
    header: str
    """As written; made up as ``column 3`` where there is none."""
    concept: Concept = Concept.NONE
    whose: Whose = Whose.NOBODY
    confidence: float = 0.0
    """0 to 1; 1 also for what the caller states."""
    why: str = ""
    detail: str = ""
    """Platform or service the header names."""
