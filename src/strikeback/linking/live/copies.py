"""Exact copies while records come and go: what the batch engine's rule rests on, kept up to date."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import msgspec
import numpy as np

from strikeback.linking.engine import copies as rule
from strikeback.linking.live.entries import value_key

NO_TWIN: Final = 0
"""Digest of records that are never set aside: no table of theirs holds anybody twice."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A record that another one stands for."""

    id: str
    source: int
    """Number of its table."""
    twin: int


class Shape(msgspec.Struct):
    """Records that hold something in the same columns."""

    groups: int = 0
    """How many records of this shape occur often enough to be copies."""
    aside: bool = False
    """They are set aside."""


class Spread(msgspec.Struct):
    """What the rule of copies asks of all records of a collection."""

    records: int = 0
    """Copies too."""
    columns: dict[str, tuple[int, int]] = {}
    """Distinct records that hold something in a column, and the sum of squares of how many hold each text."""
    shapes: dict[str, Shape] = {}
    """By their columns (``shape_of``): those of records that occur often."""

    def count(self, before: Mapping[str, int], more: int) -> None:
        """Count a distinct record in (``more`` = 1) or out (-1).

        Args:
            before: For each column it holds something in: distinct records with its text, before the change.
            more: 1 or -1.
        """
        for column, held in before.items():
            filled, squares = self.columns.get(column, (0, 0))
            self.columns[column] = filled + more, squares + more * (2 * held + more)

    def enter(self, shape: str, more: int) -> None:
        """Count what occurs often in (``more`` = 1) or out (-1)."""
        known = self.shapes.setdefault(shape, Shape())
        known.groups += more
        if not known.groups:
            del self.shapes[shape]

    def is_aside(self, shape: str, size: int) -> bool:
        """Tell whether so many equal records of a shape are set aside."""
        return rule.are_many(size) and self.shapes[shape].aside

    def turn(self) -> list[str]:
        """Ask the rule about each shape; return those whose answer is another one now."""
        out = []
        for name, shape in self.shapes.items():
            spread = [self.columns[column] for column in msgspec.json.decode(name, type=list[str])]
            if rule.means_one(spread, self.records) != shape.aside:
                shape.aside = not shape.aside
                out.append(name)
        return out


def most() -> int:
    """Return as many equal records as need be told apart: one more than become copies when one comes."""
    return rule.MANY + 2


def occur_often(twins: Sequence[int]) -> bool:
    """Tell whether some records are equal cell for cell as often as copies are."""
    found = np.unique(np.array(twins, dtype=np.int64), return_counts=True)[1]
    return rule.are_many(int(found.max(initial=0)))


def twin_of(cells: Mapping[str, str]) -> int:
    """Return a signed 64-bit digest of all filled cells: records with one digest are equal cell for cell."""
    parts = msgspec.json.encode(sorted(cells.items()))
    return int.from_bytes(blake2b(parts, digest_size=8).digest(), "big", signed=True) or 1


def shape_of(cells: Mapping[str, str]) -> str:
    """Return the columns in which a record holds something, as one text."""
    return msgspec.json.encode(sorted(cells)).decode()


def cell_keys(cells: Mapping[str, str]) -> dict[str, int]:
    """Return, for each column, the name of its text (``entries.value_key``)."""
    return {column: value_key(column, text) for column, text in cells.items()}


def stand(ids: Iterable[str], *, aside: bool) -> set[str]:
    """Return which of some equal records stand for themselves: the least id of copies, all of others."""
    return {min(ids)} if aside else set(ids)
