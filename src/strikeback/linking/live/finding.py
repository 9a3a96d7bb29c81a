"""Which pairs change when records come or go: candidates found and scored as the batch engine does."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from strikeback.linking.live.basis import Basis
from strikeback.linking.live.entries import Held, block_table, key_of
from strikeback.linking.live.gathered import Gathered, gather
from strikeback.linking.live.reading import Ends, Reader


@dataclass(frozen=True, slots=True)
class Counted:
    """A value whose count changed."""

    field: int
    value: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Moved:
    """What came or went, and what that did to counts."""

    added: Sequence[Held] = ()
    blocks: Sequence[Sequence[int]] = ()
    """Blocks of each added record."""
    removed: Sequence[Held] = ()
    left: Sequence[Sequence[int]] = ()
    """Blocks of each removed record."""
    counted: Sequence[Counted] = ()


@dataclass(slots=True)
class Found:
    """Pairs that change."""

    put: dict[Ends, int] = field(default_factory=dict)
    """Score of pairs that are new or score otherwise."""
    drop: set[Ends] = field(default_factory=set)
    touched: set[int] = field(default_factory=set)
    """Components whose clusters may change."""
    gathered: Gathered | None = None
    """The records that were looked at."""


@dataclass(slots=True)
class _Work:
    """What is to be looked at."""

    stars: dict[int, set[int]] = field(default_factory=dict)
    """Candidates of each added record."""
    groups: list[list[int]] = field(default_factory=list)
    """Records whose pairs among each other may change."""
    revalued: list[list[int]] = field(default_factory=list)
    """Those of the groups that share a value of another weight."""


def find(basis: Basis, reader: Reader, moved: Moved) -> Found:
    """Return the pairs that change, and the components that they and the records are of.

    A pair changes when one of its records came; when a block crosses its key's cap, as it may have been
    proposed by that block alone; when the count of a value that both share crosses a bin of another weight.
    """
    work = _work(basis, reader, moved)
    out = Found(touched={one.component for one in (*moved.added, *moved.removed)})
    wanted = {n for star in work.stars.values() for n in star} | {n for group in work.groups for n in group}
    wanted |= {number for number, star in work.stars.items() if star}
    if not wanted:
        return out
    gathered = out.gathered = gather(basis, reader.held(wanted), reader.counts)
    found: dict[Ends, int] = {}
    for number, star in work.stars.items():
        found |= _against(basis, gathered, number, star)
    stored: dict[Ends, int] = {}
    for group in work.groups:
        found |= _among(basis, reader, gathered, group)
        stored |= reader.pairs(group)
    out.put = {ends: bits for ends, bits in found.items() if stored.get(ends) != bits}
    out.drop = stored.keys() - found.keys()
    components = {one.number: one.component for one in gathered.held}
    out.touched |= {components[n] for ends in (*out.put, *out.drop) for n in ends}
    for group in work.revalued:
        shared = Counter(components[n] for n in group)
        out.touched |= {component for component, n in shared.items() if n > 1}
    return out


def _work(basis: Basis, reader: Reader, moved: Moved) -> _Work:
    """Find what is to be looked at again."""
    work = _Work(stars={one.number: set() for one in moved.added})
    change = Counter(block for blocks in moved.blocks for block in blocks)
    change.subtract(block for blocks in moved.left for block in blocks)
    new = set(work.stars)
    inside: dict[int, list[int]] = {}
    for block, more in change.items():
        cap = basis.keys[key_of(block)].cap
        members = reader.block(block, cap + abs(more) + 1)
        before = len(members) - more
        if len(members) <= cap:
            inside[block] = members
        if (before <= cap) != (len(members) <= cap) and max(len(members), before) > 1:
            work.groups.append([n for n in members if n not in new or len(members) <= cap])
    for one, blocks in zip(moved.added, moved.blocks, strict=True):
        for block in blocks:
            work.stars[one.number].update(inside.get(block, ()))
        work.stars[one.number].discard(one.number)
    for value in moved.counted:
        if value.after > 1 and basis.reweighs(value.field, value.before, value.after):
            work.revalued.append(reader.holders(value.value))
    work.groups = [group for group in (*work.groups, *work.revalued) if len(group) > 1]
    return work


def _against(basis: Basis, gathered: Gathered, number: int, star: Iterable[int]) -> dict[Ends, int]:
    """Score one record with its candidates."""
    from strikeback.linking.live import kernels_live as kernels  # noqa: PLC0415 - loads the compiler

    others = list(star)
    records, row = gathered.records, gathered.row
    if basis.apart and others:
        own = records.source[row[number]]
        others = [n for n in others if records.source[row[n]] != own]
    if not others:
        return {}
    rows = np.array([row[n] for n in others], dtype=np.int64)
    bits = kernels.against(records.book, basis.scale, row[number], rows).tolist()
    keep = basis.model.keep
    return {
        (min(number, n), max(number, n)): score
        for n, score in zip(others, bits, strict=True)
        if score >= keep
    }


def _among(basis: Basis, reader: Reader, gathered: Gathered, group: Sequence[int]) -> dict[Ends, int]:
    """Score all pairs of a group that some open block proposes."""
    from strikeback.linking.live import kernels_live as kernels  # noqa: PLC0415 - loads the compiler

    records = gathered.records
    rows = np.sort(np.array([gathered.row[n] for n in group], dtype=np.int64))
    ids = _open_blocks(basis, reader, gathered, rows)
    most = len(rows) * (len(rows) - 1) // 2
    left, right, bits = (np.empty(most, np.int32) for _ in range(3))
    kept = kernels.among(
        records.book, basis.scale, basis.model.keep, ids, rows, records.source, basis.apart, left, right, bits
    )
    out: dict[Ends, int] = {}
    for i, j, score in zip(left[:kept].tolist(), right[:kept].tolist(), bits[:kept].tolist(), strict=True):
        one, other = gathered.held[i].number, gathered.held[j].number
        out[min(one, other), max(one, other)] = score
    return out


def _open_blocks(basis: Basis, reader: Reader, gathered: Gathered, rows: np.ndarray) -> np.ndarray:
    """Return the open block of each row under each key; blocks with only one of the rows are left out."""
    ids = np.full((len(gathered.held), len(basis.keys)), -1, dtype=np.int32)
    table = block_table(basis, gathered.records)[rows]
    for k, key in enumerate(basis.keys):
        found, inverse, counts = np.unique(table[:, k], return_inverse=True, return_counts=True)
        for number in np.flatnonzero((counts > 1) & (found > 0)).tolist():
            block = int(found[number])
            if counts[number] <= key.cap and len(reader.block(block, key.cap + 1)) <= key.cap:
                ids[rows[inverse == number], k] = number
    return ids
