"""What live linking asks of the place where records are held."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from strikeback.linking.live.entries import Held
from strikeback.model.links import Verdict

Ends = tuple[int, int]
"""Two record numbers, the lower one first."""


class Reader(Protocol):
    """The present records of one collection, those that just came included, those that left not."""

    def block(self, block: int, most: int) -> list[int]:
        """Return the records of a block, any ``most`` of them when there are more."""
        ...

    def holders(self, value: int) -> list[int]:
        """Return the records that have a value."""
        ...

    def counts(self, values: Sequence[int]) -> Mapping[int, int]:
        """Return how many records have each value."""
        ...

    def held(self, numbers: Iterable[int]) -> list[Held]:
        """Return records by number."""
        ...

    def components(self, names: Iterable[int]) -> list[Held]:
        """Return all records of some components."""
        ...

    def pairs(self, numbers: Collection[int]) -> dict[Ends, int]:
        """Return the kept pairs whose records both are among some records."""
        ...

    def decided(self, records: Collection[Held]) -> list[tuple[int, int, Verdict]]:
        """Return the numbers of two of some records, and the standing decision about them."""
        ...
