"""The tree cut into tiles of 256 hashes (C2SP tlog-tiles): paths, bundles, and proofs read from tiles.

A hash of level ``l`` stands for ``256**l`` leaves. Everything here reads hashes through ``Hashes``; where
they are kept, in a table or in files, is the reader's business.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, Protocol

from strikeback.custody import merkle
from strikeback.model.errors import LogFormatError, UsageError

WIDTH: Final = 256
"""Hashes of a full tile."""

HEIGHT: Final = 8
"""Binary levels that one level of tiles spans."""

MAX_ENTRY: Final = 65_535
"""Bytes of an entry: a bundle gives its length in 16 bits."""

_PATH: Final = re.compile(
    r"tile/(?P<level>entries|0|[1-9][0-9]?)/(?P<index>(?:x[0-9]{3}/)*[0-9]{3})(?:\.p/(?P<width>[1-9][0-9]{0,2}))?"
)


class Hashes(Protocol):
    """Where the hashes of a log are kept."""

    def hashes(self, level: int, start: int, end: int) -> Sequence[bytes]:
        """Return the hashes ``[start, end)`` of a level, which lie in one tile.

        Raises:
            LogError: They are not there.
        """
        ...


class Tile(NamedTuple):
    """One file of a tiled log; ``level`` -1 holds entries."""

    level: int
    number: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """Where tlog-tiles puts it, relative to the log's folder."""
        level = "entries" if self.level < 0 else str(self.level)
        digits = f"{self.number:03}"
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
        place = "/".join([*("x" + group for group in groups[:-1]), groups[-1]])
        return f"tile/{level}/{place}" + (f".p/{self.width}" if self.width < WIDTH else "")


def parse_path(path: str) -> Tile:
    """Return the tile that a path names.

    Raises:
        LogFormatError: No tile has this path.
    """
    fits = _PATH.fullmatch(path)
    if fits is None:
        raise LogFormatError("not the path of a tile")
    level = -1 if fits["level"] == "entries" else int(fits["level"])
    tile = Tile(level, int(fits["index"].replace("x", "").replace("/", "")), int(fits["width"] or WIDTH))
    if tile.path != path or level > 63:
        raise LogFormatError("not the path of a tile in its one form")
    return tile


def tiles_of(size: int) -> Iterator[Tile]:
    """Yield every tile of a tree of ``size`` leaves, full and partial, lowest level first; bundles apart."""
    level = 0
    while count := size >> HEIGHT * level:
        for index in range(count // WIDTH):
            yield Tile(level, index)
        if count % WIDTH:
            yield Tile(level, count // WIDTH, count % WIDTH)
        level += 1


def bundles_of(size: int) -> Iterator[Tile]:
    """Yield the entry bundles of a log of ``size`` entries."""
    yield from (Tile(-1, tile.number, tile.width) for tile in tiles_of(size) if tile.level == 0)


def pack_entries(entries: Iterable[bytes]) -> bytes:
    """Return an entry bundle: each entry after its length in two bytes, big-endian.

    Raises:
        UsageError: An entry is too long.
    """
    parts: list[bytes] = []
    for entry in entries:
        if len(entry) > MAX_ENTRY:
            raise UsageError(f"a log entry has more than {MAX_ENTRY} bytes")
        parts += (len(entry).to_bytes(2, "big"), entry)
    return b"".join(parts)


def unpack_entries(bundle: bytes, width: int) -> tuple[bytes, ...]:
    """Return the ``width`` entries of a bundle.

    Raises:
        LogFormatError: It holds more, fewer or broken entries.
    """
    entries: list[bytes] = []
    at = 0
    while at + 2 <= len(bundle) and len(entries) < width:
        length = int.from_bytes(bundle[at : at + 2], "big")
        entries.append(bundle[at + 2 : at + 2 + length])
        at += 2 + length
    if at != len(bundle) or len(entries) != width:
        raise LogFormatError("an entry bundle does not hold whole entries in the expected number")
    return tuple(entries)


def split_tile(content: bytes, width: int) -> tuple[bytes, ...]:
    """Return the hashes of a tile.

    Raises:
        LogFormatError: It does not have ``width`` hashes.
    """
    if len(content) != width * merkle.HASH_BYTES:
        raise LogFormatError("a tile does not have the length of its hashes")
    return tuple(content[at : at + merkle.HASH_BYTES] for at in range(0, len(content), merkle.HASH_BYTES))


class Tree:
    """A tree of a given size, read from tiles; every tile is read once.

    Args:
        source: Where the hashes are.
        size: Leaves of the tree; the source may hold more.
    """

    def __init__(self, source: Hashes, size: int) -> None:
        self.size = size
        self._source = source
        self._tiles: dict[tuple[int, int], Sequence[bytes]] = {}

    def root(self) -> bytes:
        """Return the tree's root."""
        return self.range_hash(0, self.size) if self.size else merkle.EMPTY_ROOT

    def leaf(self, index: int) -> bytes:
        """Return a leaf's hash.

        Raises:
            UsageError: The tree has no such leaf.
        """
        if not 0 <= index < self.size:
            raise UsageError(f"there is no leaf {index} in a tree of {self.size} leaves")
        return self._tile(0, index // WIDTH)[index % WIDTH]

    def inclusion(self, index: int) -> tuple[bytes, ...]:
        """Return the proof that leaf ``index`` is in this tree."""
        return merkle.inclusion_proof(index, 0, self.size, self.range_hash)

    def consistency(self, old: int) -> tuple[bytes, ...]:
        """Return the proof that the tree of ``old`` leaves grew into this one; empty for 0."""
        return merkle.consistency_proof(0, old, self.size, self.range_hash) if old else ()

    def subtree(self, start: int, end: int) -> tuple[bytes, ...]:
        """Return the proof that the leaves ``[start, end)`` are a subtree of this tree."""
        return merkle.consistency_proof(start, end, self.size, self.range_hash)

    def range_hash(self, start: int, end: int) -> bytes:
        """Return the hash of the subtree of the leaves ``[start, end)``."""
        frontier: list[bytes] = []
        while start < end:
            height = (end - start).bit_length() - 1
            frontier.append(self._perfect(height, start >> height))
            start += 1 << height
        edge = frontier.pop()
        while frontier:
            edge = merkle.node_hash(frontier.pop(), edge)
        return edge

    def _perfect(self, height: int, index: int) -> bytes:
        """Return the root of the perfect subtree of ``2**height`` leaves."""
        level, inside = divmod(height, HEIGHT)
        first = index << inside
        tile = self._tile(level, first // WIDTH)
        row = list(tile[first % WIDTH : first % WIDTH + (1 << inside)])
        while len(row) > 1:
            row = [merkle.node_hash(row[at], row[at + 1]) for at in range(0, len(row), 2)]
        return row[0]

    def _tile(self, level: int, index: int) -> Sequence[bytes]:
        """Return the hashes of a tile as this tree has it."""
        known = self._tiles.get((level, index))
        if known is None:
            start = index * WIDTH
            end = min(start + WIDTH, self.size >> HEIGHT * level)
            known = self._source.hashes(level, start, end)
            if len(known) != end - start:
                raise LogFormatError("hashes of the tree are missing", where=Tile(level, index).path)
            self._tiles[level, index] = known
        return known
