"""Rows in blocks, and what the cells of a column say, worked out for a block at once.

Working down a column keeps one kind of work in hand for a thousand cells, and equal cells are worked on once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, Generic, TypeVar

from strikeback.intake.table.grid import Cells
from strikeback.model.errors import RefusedInputError
from strikeback.model.record import RefusalReason

BLOCK_ROWS: Final = 1_000
_BLOCK_CHARS: Final = 1 << 21
"""Rows of very long cells come in smaller blocks, so that memory does not grow with them."""
_MOST_KNOWN: Final = 1 << 12
"""Values a column remembers from block to block."""
_LONGEST_KNOWN: Final = 1_000  # code points

_Texts = str | tuple[str, ...]
_Value = TypeVar("_Value")

Refused = list[tuple[RefusalReason, str]]
"""What was refused of a row before it was built: the reason, and the field with the finer reason."""


class Memo(dict[_Texts, _Value], Generic[_Value]):
    """Values of texts, each worked out once.

    Args:
        work: Gives the value of a text, or of the texts of a row's cells that are read together.
    """

    def __init__(self, work: Callable[..., _Value]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, key: _Texts) -> _Value:
        """Work out the value of a key, and remember it unless the key is a long text."""
        value = self._work(key)
        if len(key if isinstance(key, str) else key[0]) <= _LONGEST_KNOWN:
            self[key] = value
        return value

    def all(self, keys: Iterable[_Texts]) -> list[_Value]:
        """Return the values of keys in order; what is remembered is forgotten when it grows too much."""
        if len(self) > _MOST_KNOWN:
            self.clear()
        return list(map(self.__getitem__, keys))


class Values(Generic[_Value]):
    """What one column, or several read together, say in each row of the current block.

    Args:
        work: Gives what a cell's text says; for several columns it takes the tuple of their texts.
        columns: Their places in the row.
    """

    def __init__(self, work: Callable[..., _Value], *columns: int) -> None:
        self._memo: Memo[_Value] = Memo(work)
        self._columns = columns
        self.now: list[_Value] = []
        """By the place of the row in the block; the list stays the same object."""

    def take(self, columns: Sequence[Sequence[str]]) -> None:
        """Work out a block.

        Args:
            columns: The cells of each column of the table.
        """
        texts = [columns[index] for index in self._columns]
        self.now[:] = self._memo.all(texts[0] if len(texts) == 1 else zip(*texts, strict=True))


def in_blocks(rows: Iterable[tuple[int, Cells]]) -> Iterator[list[tuple[int, Cells]]]:
    """Yield rows in lists; what was read before a file breaks off still comes out before the error."""
    block: list[tuple[int, Cells]] = []
    chars = 0
    try:
        for row in rows:
            block.append(row)
            chars += sum(map(len, row[1])) if isinstance(row[1], list) else 0
            if len(block) >= BLOCK_ROWS or chars > _BLOCK_CHARS:
                yield block
                block, chars = [], 0
    except RefusedInputError:
        yield block
        raise
    yield block
