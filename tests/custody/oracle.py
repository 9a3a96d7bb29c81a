"""The textbook definition of RFC 9162 section 2.1.1, and readers in memory: slow, short, independent."""

from collections.abc import Sequence
from hashlib import sha256


def mth(entries: Sequence[bytes]) -> bytes:
    """MTH of a list of entries, by the recursive definition."""
    if not entries:
        return sha256(b"").digest()
    if len(entries) == 1:
        return sha256(b"\x00" + entries[0]).digest()
    k = 1
    while k * 2 < len(entries):
        k *= 2
    return sha256(b"\x01" + mth(entries[:k]) + mth(entries[k:])).digest()


class MemoryHashes:
    """All levels of a tree, computed by the definition from its entries."""

    def __init__(self, entries: Sequence[bytes]) -> None:
        self.levels = []
        step = 1
        while step <= len(entries):
            whole = len(entries) // step
            self.levels.append([mth(entries[i * step : (i + 1) * step]) for i in range(whole)])
            step *= 256

    def hashes(self, level: int, start: int, end: int) -> Sequence[bytes]:
        """Hashes of one level."""
        return self.levels[level][start:end]
