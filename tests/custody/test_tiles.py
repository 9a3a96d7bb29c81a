"""Tiles: their paths, their files, and the proofs read from them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custody.oracle import MemoryHashes, mth
from strikeback.custody import merkle, tiles
from strikeback.custody.tiles import Tile, Tree
from strikeback.model.errors import LogFormatError, UsageError


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        pytest.param(Tile(0, 1234067), "tile/0/x001/x234/067", id="example-of-the-specification"),
        pytest.param(Tile(-1, 0, 15), "tile/entries/000.p/15", id="bundle"),
        pytest.param(Tile(2, 999, 1), "tile/2/999.p/1", id="partial"),
        pytest.param(Tile(63, 1000), "tile/63/x001/000", id="last-level"),
    ],
)
def test_paths(tile: Tile, path: str) -> None:
    """A tile has one path, and the path names the tile."""
    assert tile.path == path
    assert tiles.parse_path(path) == tile


@pytest.mark.parametrize(
    "path",
    ["tile/0/1", "tile/00/001", "tile/0/x000/001", "tile/0/001.p/256", "tile/0/001.p/0", "tile/64/001",
     "tile/0/001/", "tile/0/001.p/01", "tile/x/001"],
)  # fmt: skip
def test_other_paths_name_nothing(path: str) -> None:
    """Second spellings are refused."""
    with pytest.raises(LogFormatError):
        tiles.parse_path(path)


def test_tiles_of_the_specifications_example() -> None:
    """A tree of 70,000 leaves: 273 full and a partial of 112; one full and 17; one of 1."""
    found = list(tiles.tiles_of(70_000))
    assert [sum(t.level == level for t in found) for level in range(4)] == [274, 2, 1, 0]
    assert [t for t in found if t.width < 256] == [Tile(0, 273, 112), Tile(1, 1, 17), Tile(2, 0, 1)]
    assert list(tiles.tiles_of(256)) == [Tile(0, 0), Tile(1, 0, 1)]
    assert list(tiles.bundles_of(300)) == [Tile(-1, 0), Tile(-1, 1, 44)]


@given(st.lists(st.binary(max_size=40), max_size=20))
def test_bundles_come_apart_as_they_were_made(entries: list[bytes]) -> None:
    """Packing and unpacking; a missing or further byte is noticed."""
    packed = tiles.pack_entries(entries)
    assert tiles.unpack_entries(packed, len(entries)) == tuple(entries)
    for broken in (packed + b"\x00", packed[:-1]):
        if broken != packed:
            with pytest.raises(LogFormatError):
                tiles.unpack_entries(broken, len(entries))


def test_entries_have_a_limit() -> None:
    """Sixteen bits give the length of an entry."""
    assert len(tiles.pack_entries([bytes(65_535)])) == 65_537
    with pytest.raises(UsageError):
        tiles.pack_entries([bytes(65_536)])


ENTRIES = [b"%d" % number for number in range(700)]
HASHES = MemoryHashes(ENTRIES)


@settings(max_examples=60)
@given(st.data())
def test_proofs_from_tiles_hold(data: st.DataObject) -> None:
    """Roots, inclusion, consistency and subtree proofs equal the definition at any size up to 700."""
    size = data.draw(st.integers(1, 700))
    tree = Tree(HASHES, size)
    root = mth(ENTRIES[:size])
    assert tree.root() == root
    index = data.draw(st.integers(0, size - 1))
    merkle.verify_inclusion(index, size, tree.leaf(index), root, tree.inclusion(index))
    old = data.draw(st.integers(1, size))
    merkle.verify_consistency(old, size, mth(ENTRIES[:old]), root, tree.consistency(old))
    start = index - index % 8
    end = min(start + 8, size)
    merkle.verify_subtree(start, end, size, mth(ENTRIES[start:end]), root, tree.subtree(start, end))


def test_missing_hashes_are_noticed() -> None:
    """A tree larger than its tiles is refused; so is a leaf beyond it."""
    with pytest.raises(LogFormatError):
        Tree(HASHES, 701).root()
    with pytest.raises(UsageError):
        Tree(HASHES, 3).leaf(3)
    assert Tree(HASHES, 0).root() == merkle.EMPTY_ROOT
    assert Tree(HASHES, 3).consistency(0) == ()


def test_tiles_of_a_public_log(shared: Path) -> None:
    """Every partial tile and bundle of a foreign log of 15 entries is what its entries hash to."""
    folder = shared / "vectors/tlog/tessera-testdata/log"
    for size in range(1, 16):
        bundle, tile = (next(iter(found(size))) for found in (tiles.bundles_of, tiles.tiles_of))
        entries = tiles.unpack_entries((folder / bundle.path).read_bytes(), size)
        hashes = tiles.split_tile((folder / tile.path).read_bytes(), size)
        assert tuple(map(merkle.leaf_hash, entries)) == hashes
    with pytest.raises(LogFormatError):
        tiles.split_tile(b"short", 1)
