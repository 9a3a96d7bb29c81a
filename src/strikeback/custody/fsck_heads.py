"""The part of the audit that compares heads and checkpoints with the tree as it grows past them."""

from collections.abc import Iterable, Sequence

from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.cosignature import open_checkpoint
from strikeback.custody.faults import Finder, Stated, Wrong
from strikeback.custody.log import head_of
from strikeback.custody.merkle import Frontier
from strikeback.custody.note import VerifierKey, parse_note
from strikeback.custody.rotation import Schedule
from strikeback.model.errors import LogFormatError, ProofError


class Heads:
    """Compares heads and checkpoints with the tree as it grows past them."""

    def __init__(
        self,
        heads: Iterable[Stated],
        schedule: Schedule,
        outside: Iterable[Checkpoint],
        found: Finder,
    ) -> None:
        self.number = self.signed = 0
        self.due = 0
        """Size of the tree from which on there is something to compare."""
        self._heads = iter(heads)
        self._next = next(self._heads, None)
        self._outside = sorted(outside, key=lambda one: one.size)
        self._schedule = schedule
        self._found = found
        self._last = -1
        self._expected = 0
        self._roots: dict[int, bytes] = {}

    def reach(self, tree: Frontier, *, keyed: bool) -> None:
        """Compare all heads and outside checkpoints up to the size that the tree has now.

        Args:
            tree: The tree.
            keyed: The log has had keys since an earlier entry.
        """
        while self._next is not None and self._next.head.size <= tree.size:
            self._compare(self._next, tree)
            if keyed and not self._next.checkpoint:
                self._found.add(Wrong.HEAD_UNSIGNED, tree.size, f"head {self._next.head.size}")
            self._next = next(self._heads, None)
        while self._outside and self._outside[0].size <= tree.size:
            told = self._outside.pop(0)
            if told.root != tree.root():
                self._found.add(
                    Wrong.CHECKPOINT_CHANGED, told.size, f"a checkpoint kept elsewhere, {told.size}"
                )
        sizes = [self._next.head.size] if self._next else []
        self.due = min([*sizes, *(one.size for one in self._outside[:1])], default=1 << 63)

    def end(self, tree: Frontier) -> None:
        """Compare what is left when there are no more leaves."""
        if self._last != tree.size and tree.size:
            self._found.add(Wrong.HEAD_MISSING, tree.size, f"the head of {tree.size} entries")
        while self._next is not None:
            size = self._next.head.size
            self._found.add(Wrong.HEAD_MISSING, tree.size, f"entries up to the head of {size}")
            self._check(self._next, size, None)
            self._next = next(self._heads, None)
        for told in self._outside:
            self._found.add(Wrong.ROLLED_BACK, tree.size, f"a checkpoint kept elsewhere, {told.size}")

    def _compare(self, stated: Stated, tree: Frontier) -> None:
        """Compare one head with the tree of its size."""
        size = stated.head.size
        self.number += 1
        if stated.number != self._expected:
            self._found.add(Wrong.HEAD_MISSING, size, f"head number {self._expected}")
        self._expected = stated.number + 1
        if size <= self._last or size != tree.size:
            self._found.add(Wrong.HEAD_ORDER, size, f"head {size}")
        elif stated.head != head_of(tree):
            self._found.add(Wrong.HEAD_CHANGED, size, f"head {size}")
        self._last = size
        self._roots[size] = stated.head.root
        self._check(stated, size, tree.root())

    def _check(self, stated: Stated, size: int, root: bytes | None) -> None:
        """Compare a checkpoint with its head and its signature."""
        if stated.checkpoint and self._schedule.trusted:
            self._open(stated.checkpoint, self._schedule.at(size)[:1], (), (size, root), size)

    def compare_given(self, given: Iterable[tuple[int, bytes]], witnesses: Sequence[VerifierKey]) -> None:
        """Compare the checkpoints among the entries with the heads of their sizes."""
        for number, data in given:
            if self._schedule.trusted:
                self._open(data, self._schedule.at(_size_of(data)), witnesses, None, number)

    def _open(
        self,
        data: bytes,
        keys: Sequence[VerifierKey],
        others: Sequence[VerifierKey],
        expected: tuple[int, bytes | None] | None,
        at: int,
    ) -> None:
        """Check the signatures of a checkpoint and what it states; without ``expected``, by its own size."""
        self.signed += 1
        try:
            told, opened = open_checkpoint(data, (*keys, *others))
        except LogFormatError:
            self._found.add(Wrong.CHECKPOINT_FORM, at, f"checkpoint {at}")
            return
        except ProofError:
            self._found.add(Wrong.CHECKPOINT_SIGNATURE, at, f"checkpoint {at}")
            return
        if not opened.keys.issuperset(keys) or opened.unknown:
            self._found.add(Wrong.CHECKPOINT_SIGNATURE, at, f"checkpoint {at}")
        size, root = expected or (told.size, self._roots.get(told.size, b""))
        if told.size != size or told.origin != keys[0].name or (root is not None and told.root != root):
            self._found.add(Wrong.CHECKPOINT_CHANGED, at, f"checkpoint {at}")


def _size_of(data: bytes) -> int:
    """Return the size that a checkpoint states; 0 when it is none, which opening it will say."""
    try:
        return Checkpoint.parse(parse_note(data).text).size
    except LogFormatError:
        return 0
