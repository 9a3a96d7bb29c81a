"""Merkle trees as RFC 9162 section 2.1 hashes them: roots, proofs made and proofs checked.

Subtrees follow draft-ietf-plants-merkle-tree-certs, section "Subtrees"; a consistency proof of RFC 9162
is the proof of the subtree that starts at leaf 0. Indices and sizes count leaves; hashes are 32 bytes.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from strikeback.model.errors import ProofError, UsageError

HASH_BYTES: Final = 32
EMPTY_ROOT: Final = sha256(b"").digest()

MAX_PROOF: Final = 64
"""Hashes of the longest proof in a tree of less than 2**64 leaves."""

RangeHash = Callable[[int, int], bytes]
"""Gives the Merkle tree hash of the leaves ``[start, end)``; start is a multiple of the next power of two."""


def leaf_hash(entry: bytes) -> bytes:
    """Return the hash of a leaf: SHA-256(0x00 || entry)."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node: SHA-256(0x01 || left || right)."""
    return sha256(b"\x01" + left + right).digest()


class Node(NamedTuple):
    """The root of a perfect subtree of ``2**height`` leaves that starts at leaf ``place * 2**height``."""

    height: int
    place: int
    hash: bytes


class Frontier:
    """The right edge of a growing tree: the roots of its perfect subtrees, largest first.

    Their sizes are the powers of two in ``size``; adding a leaf carries like a binary counter.
    """

    __slots__ = ("peaks", "size")

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size = size
        self.peaks = list(peaks)
        if size < 0 or len(self.peaks) != size.bit_count():
            raise UsageError(f"a tree of {size} leaves does not have {len(self.peaks)} peaks")

    def add(self, leaf: bytes, every: int = 1, height: int = 0) -> list[Node]:
        """Add a leaf hash; return the perfect subtrees it completes at heights that ``every`` divides.

        Args:
            leaf: The hash; of a perfect subtree of ``2**height`` leaves, which divides the size.
            every: Which heights are returned.
            height: 0 for a leaf.
        """
        size, edge, peaks = self.size, leaf, self.peaks
        self.size = size + (1 << height)
        done: list[Node] = []
        while size >> height & 1:
            edge = sha256(b"\x01" + peaks.pop() + edge).digest()
            height += 1
            if height % every == 0:
                done.append(Node(height, size >> height, edge))
        peaks.append(edge)
        return done

    def root(self) -> bytes:
        """Return the Merkle tree hash of all leaves so far."""
        if not self.peaks:
            return EMPTY_ROOT
        edge = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            edge = node_hash(peak, edge)
        return edge


def levels_of(hashes: Sequence[bytes]) -> list[Sequence[bytes]]:
    """Return the hashes of a perfect subtree level by level, those of its leaves first."""
    levels = [hashes]
    while len(below := levels[-1]) > 1:
        pairs = iter(below)
        levels.append(
            [sha256(b"\x01" + left + right).digest() for left, right in zip(pairs, pairs, strict=True)]
        )
    return levels


def grown(frontier: Frontier, levels: Sequence[Sequence[bytes]], count: int) -> Frontier:
    """Return a right edge with the first ``count`` leaves of the perfect subtree that follows it.

    Args:
        frontier: Its size is a multiple of the subtree's.
        levels: Of the subtree, from ``levels_of``.
        count: Less than the subtree has.
    """
    heights = range(count.bit_length() - 1, -1, -1)
    peaks = (levels[height][(count >> height) - 1] for height in heights if count >> height & 1)
    return Frontier(frontier.size + count, (*frontier.peaks, *peaks))


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Return the root over a stream of leaf hashes, in memory of one path."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.add(leaf)
    return frontier.root()


def is_subtree(start: int, end: int) -> bool:
    """Tell whether ``[start, end)`` is a subtree: start is a multiple of the power of two that holds it."""
    return 0 <= start < end and start % _power_above(end - start) == 0


def inclusion_proof(index: int, start: int, end: int, range_hash: RangeHash) -> tuple[bytes, ...]:
    """Return the hashes beside the path from leaf ``index`` up to the root of ``[start, end)``.

    RFC 9162 section 2.1.3.1 for ``start`` 0.

    Raises:
        UsageError: Not a subtree, or the leaf is not in it.
    """
    if not (is_subtree(start, end) and start <= index < end):
        raise UsageError(f"there is no leaf {index} in a subtree of the leaves {start} to {end}")
    beside: list[bytes] = []
    while end - start > 1:
        middle = start + _power_below(end - start)
        if index < middle:
            beside.append(range_hash(middle, end))
            end = middle
        else:
            beside.append(range_hash(start, middle))
            start = middle
    return tuple(reversed(beside))


def consistency_proof(start: int, end: int, size: int, range_hash: RangeHash) -> tuple[bytes, ...]:
    """Return the proof that the subtree ``[start, end)`` is part of the tree of ``size`` leaves.

    With ``start`` 0 it is the proof of RFC 9162 section 2.1.4.1 that a tree of ``end`` leaves grew into it.

    Raises:
        UsageError: Not a subtree of the tree.
    """
    if not (is_subtree(start, end) and end <= size):
        raise UsageError(f"the leaves {start} to {end} are no subtree of a tree of {size} leaves")
    proof: list[bytes] = []
    low, high, known = 0, size, True
    while (low, high) != (start, end):
        middle = low + _power_below(high - low)
        if end <= middle:
            proof.append(range_hash(middle, high))
            high = middle
        else:
            proof.append(range_hash(low, middle))
            if start < middle:
                start, known = middle, False
            low = middle
    if not known:
        proof.append(range_hash(low, high))
    return tuple(reversed(proof))


def root_from_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes]) -> bytes:
    """Return the root that an inclusion proof leads to (RFC 9162 section 2.1.3.2).

    Raises:
        ProofError: The proof does not fit the index and size.
    """
    if not 0 <= index < size:
        raise ProofError(f"there is no leaf {index} in a tree of {size} leaves")
    _check_hashes((leaf, *proof))
    low, last, edge = index, size - 1, leaf
    for beside in proof:
        if not last:
            raise ProofError("the inclusion proof is too long")
        if low & 1 or low == last:
            edge = node_hash(beside, edge)
            shift = _trailing_zeros(low)
            low, last = low >> shift, last >> shift
        else:
            edge = node_hash(edge, beside)
        low, last = low >> 1, last >> 1
    if last:
        raise ProofError("the inclusion proof is too short")
    return edge


def verify_inclusion(
    index: int, size: int, leaf: bytes, root: bytes, proof: Sequence[bytes], *, start: int = 0
) -> None:
    """Check that a leaf stands at ``index`` in the tree, or in the subtree, with this root.

    Args:
        index: The leaf's place, counted from the first leaf of the whole log.
        size: Size of the tree; with ``start``, the end of the subtree.
        leaf: The leaf's hash.
        root: Root of the tree or subtree.
        proof: Hashes from the leaf's sibling upwards.
        start: First leaf of the subtree.

    Raises:
        ProofError: It does not hold.
    """
    if not is_subtree(start, size) or index < start:
        raise ProofError(f"there is no leaf {index} in a subtree of the leaves {start} to {size}")
    if root_from_inclusion(index - start, size - start, leaf, proof) != root:
        raise ProofError("the inclusion proof leads to another root")


def verify_consistency(old: int, size: int, old_root: bytes, root: bytes, proof: Sequence[bytes]) -> None:
    """Check that a tree of ``old`` leaves is the beginning of a tree of ``size`` (RFC 9162 section 2.1.4.2).

    An old size of 0 proves nothing and is refused.

    Raises:
        ProofError: It does not hold.
    """
    if old < 1:
        raise ProofError("a proof from an empty tree proves nothing")
    verify_subtree(0, old, size, old_root, root, proof)


def verify_subtree(start: int, end: int, size: int, part: bytes, root: bytes, proof: Sequence[bytes]) -> None:
    """Check that the leaves ``[start, end)`` with the hash ``part`` are a subtree of the tree with ``root``.

    An empty range is part of every tree.

    Raises:
        ProofError: It does not hold.
    """
    if 0 <= start == end <= size and part == EMPTY_ROOT and not proof:
        return
    if not is_subtree(start, end) or end > size:
        raise ProofError(f"the leaves {start} to {end} are no subtree of a tree of {size} leaves")
    if proof:
        _check_hashes((part, root, *proof))
    first, last, top = start, end - 1, size - 1
    # Up to where the subtree's right edge stops being the right edge of what the tree has there.
    skip = 0
    while first >> skip != last >> skip and (last == top or last >> skip & 1):
        skip += 1
    first, last, top = first >> skip, last >> skip, top >> skip
    beside = list(proof)
    edge = part
    if first != last:
        if not beside:
            raise ProofError("the consistency proof is too short")
        edge = beside.pop(0)
    if (made := _climb(first, last, top, edge, beside)) != (part, root):
        which = "old" if made[0] != part else "new"
        raise ProofError(f"the consistency proof leads to another {which} root")


def _climb(first: int, last: int, top: int, edge: bytes, proof: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Return the hashes of subtree and tree that a consistency proof leads to."""
    part = whole = edge
    for beside in proof:
        if not top:
            raise ProofError("the consistency proof is too long")
        if last & 1 or last == top:
            if first < last:
                part = node_hash(beside, part)
            whole = node_hash(beside, whole)
            shift = _trailing_zeros(last)
            first, last, top = first >> shift, last >> shift, top >> shift
        else:
            whole = node_hash(whole, beside)
        first, last, top = first >> 1, last >> 1, top >> 1
    if top:
        raise ProofError("the consistency proof is too short")
    return part, whole


def _check_hashes(hashes: Sequence[bytes]) -> None:
    """Refuse what cannot be a hash; a shorter or longer text could be moved across a boundary."""
    if any(len(one) != HASH_BYTES for one in hashes):
        raise ProofError("a hash does not have 32 bytes")


def _power_below(count: int) -> int:
    """Return the largest power of two below ``count``, which is at least 2."""
    return 1 << (count - 1).bit_length() - 1


def _power_above(count: int) -> int:
    """Return the smallest power of two that is not below ``count``."""
    return 1 << (count - 1).bit_length()


def _trailing_zeros(number: int) -> int:
    """Return by how many places a number can be shifted right before its last bit is 1; 0 for 0."""
    return (number & -number).bit_length() - 1 if number else 0
