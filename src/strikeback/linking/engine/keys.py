"""Candidate keys: all parts of fields and all pairs of them, tried on a sample of blocks.

Chosen by gain for cost.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine.levels import CATEGORY, CODE, DATE, EXACT_ONLY, NAME, TEXT
from strikeback.linking.engine.model import Key
from strikeback.linking.engine.records import Records

Digests = NDArray[np.uint64]
PARTS: Final = (
    "value", "prefix", "skeleton", "year_month", "month_day", "year", "first_half", "last_half",
    "word_set", "word_low", "word_high",
)  # fmt: skip
"""Names of parts, in the order of their numbers in ``kernels_keys``."""
OF_KIND: Final = {
    NAME: ("value", "prefix", "skeleton"),
    TEXT: ("value", "prefix", "skeleton"),
    DATE: ("value", "year_month", "month_day", "year"),
    CODE: ("value", "first_half", "last_half"),
    CATEGORY: ("value",),
    EXACT_ONLY: ("value",),
}
OF_WORDS: Final = ("value", "skeleton", "word_set", "word_low", "word_high")
"""Parts of fields whose values are mostly several words."""
CAP: Final = 100
"""Largest block (Papadakis et al. 2016 find the useful blocks small; 100 records are 4,950 pairs)."""
ALL_CAP: Final = 300
"""Tables of at most so many records are compared whole."""
MOST_KEYS: Final = 320
FEWER_KEYS: Final = 110
LARGE: Final = 200_000
"""From so many records on, fewer keys are tried: the coarse ones make blocks over the cap there."""
TOGETHER: Final = 32
"""Keys sampled in one go over the records; all in large tables, where a go takes a quarter of a second."""
POOL_PAIRS: Final = 700_000
"""Pairs of the sample that keys are tried on."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One part of one field, and its digest for each value."""

    field: int
    part: str
    digest: Digests


def part_digest(records: Records, field: int, part: str) -> Digests:
    """Return the digest of one part of each value of a field, 0 where it has none."""
    from strikeback.linking.engine.kernels_keys import atom_digests  # noqa: PLC0415 - loads the compiler
    from strikeback.linking.engine.kernels_levels import digests  # noqa: PLC0415

    book = records.book
    swap = int(book.swap[field])
    # Fields that may be swapped share their salt: then the key of both is the same either way round.
    owner = records.names[field] if swap < 0 else min(records.names[field], records.names[swap])
    text = f"{owner}/{part}".encode()
    salt = digests(np.frombuffer(text, np.uint8), np.array([0, len(text)]), np.uint64(1))[0]
    first, last = int(records.first[field]), int(records.first[field + 1])
    out: Digests = atom_digests(book.chars, book.start, book.digest, first, last, PARTS.index(part), salt)
    return out


def atoms_of(records: Records) -> list[Atom]:
    """Return the parts that keys can be made of."""
    out = []
    for f in range(len(records.names)):
        kind = int(records.book.kind[f])
        parts = OF_KIND[kind]
        if kind in (NAME, TEXT):
            first, last = records.first[f], records.first[f + 1]
            counts = records.counts[first:last]
            if counts[records.book.words[first:last] > 1].sum() > 0.2 * counts.sum():
                parts = OF_WORDS
        out += [Atom(f, part, part_digest(records, f, part)) for part in parts]
    return out


def key_digests(records: Records, one: Atom, other: Atom | None) -> Digests:
    """Return each record's digest under a key, 0 where a part is missing."""
    from strikeback.linking.engine.kernels_keys import key_digests as compiled  # noqa: PLC0415

    base = int(records.first[one.field])
    if other is None:
        alone: Digests = compiled(records.book.codes, one.field, base, one.digest, -1, 0, one.digest[:0])
        return alone
    both: Digests = compiled(
        records.book.codes,
        one.field,
        base,
        one.digest,
        other.field,
        int(records.first[other.field]),
        other.digest,
    )
    return both


def digests_of(records: Records, key: Key) -> Digests:
    """Return each record's digest under a key of a model; 0 where it has none.

    A function of the record and the key alone. Records of equal digest form a block.
    """
    if not key.parts:
        return np.ones(len(records), dtype=np.uint64)
    atoms = []
    for name, part in key.parts:
        field = records.names.index(name)
        atoms.append(Atom(field, part, part_digest(records, field, part)))
    return key_digests(records, atoms[0], atoms[1] if len(atoms) > 1 else None)


@dataclass(frozen=True, slots=True)
class Pool:
    """A sample of candidate pairs of all keys, each standing for some pairs."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    weight: NDArray[np.float64]
    usable: Digests
    """Which keys propose each pair, 64 a word."""
    keys: tuple[Key, ...]
    names: tuple[str, ...]
    """Fields of the records."""
    rate: int
    """One in so many blocks was taken."""


def all_keys(atoms: list[Atom], records: Records) -> list[tuple[int, int]]:
    """Return numbers of atoms of every key: each alone (-1), and each two of different fields."""
    singles = [(a, -1) for a in range(len(atoms))]
    pairs = [(a, b) for a, b in combinations(range(len(atoms)), 2) if atoms[a].field != atoms[b].field]
    room = (MOST_KEYS if len(records) < LARGE else FEWER_KEYS) - len(singles)
    if len(pairs) > room:
        sizes = [len(distinct(atom.digest)) for atom in atoms]
        # Two coarse parts make one block of everybody: the finest combinations are tried.
        pairs = sorted(pairs, key=lambda k: -sizes[k[0]] * sizes[k[1]])[:room]
    return singles + sorted(pairs)


def draw_pool(records: Records, *, apart: bool) -> Pool:
    """Return a sample of the candidates of all keys: whole blocks, picked by their digests."""
    atoms = atoms_of(records)
    keys = all_keys(atoms, records)
    size = len(records)
    found, rate = _sampled(records, atoms, keys, apart=apart)
    if size <= ALL_CAP:
        left, right = np.triu_indices(size, 1)
        if apart:
            two = records.source[left] != records.source[right]
            left, right = left[two], right[two]
        found.append(left * size + right)
    pairs = distinct(np.concatenate(found)) if found else np.empty(0, np.int64)
    left, right = pairs // size, pairs % size
    usable = _usable(records, atoms, keys, left, right)
    proposed = np.bitwise_count(usable).sum(axis=1, dtype=np.int64)
    weight = 1.0 / (1.0 - (1.0 - 1.0 / rate) ** np.maximum(proposed, 1)) if rate > 1 else np.ones(len(left))
    names = records.names
    made = tuple(
        Key(parts=tuple((names[atoms[a].field], atoms[a].part) for a in key if a >= 0), cap=CAP)
        for key in keys
    )
    return Pool(left, right, weight, usable, made, names, rate)


def _sampled(
    records: Records, atoms: list[Atom], keys: list[tuple[int, int]], *, apart: bool
) -> tuple[list[NDArray[np.int64]], int]:
    """Return the pairs of a share of each key's blocks, and one in how many blocks was taken."""
    from strikeback.linking.engine import kernels_keys as kernels  # noqa: PLC0415 - loads the compiler

    rate = max(1, len(records) // 12_500)
    entries = _entries(records, atoms, keys, rate)
    counts = [kernels.count_block_pairs(part, CAP) for part in entries]
    finer = 1
    while sum(counts) > POOL_PAIRS:
        finer *= 2
        entries = [part[(part >> np.uint64(kernels.ROW_BITS)) % np.uint64(finer) == 0] for part in entries]
        counts = [kernels.count_block_pairs(part, CAP) for part in entries]
    found = []
    for part, count in zip(entries, counts, strict=True):
        out = np.empty(count, np.int64)
        found.append(out[: kernels.block_pairs(part, CAP, len(records), records.source, apart, out)])
    return found, rate * finer


def _entries(records: Records, atoms: list[Atom], keys: list[tuple[int, int]], rate: int) -> list[Digests]:
    """Return, for each key, packed digest and row of the records whose block is in a sample, sorted."""
    from strikeback.linking.engine import kernels_keys as kernels  # noqa: PLC0415 - loads the compiler

    together = TOGETHER if len(records) < LARGE else len(keys)
    room = np.empty((together, 3 * len(records) // rate + 1000), np.uint64)
    places = _tables(records, atoms)
    most, parts = np.uint64((2**64 - 1) // rate), np.empty(len(atoms), np.uint64)

    def fill(some: list[tuple[int, int]], out: Digests) -> NDArray[np.int64]:
        counts = np.zeros(len(some), np.int64)
        first, second = np.array([a for a, _ in some]), np.array([b for _, b in some])
        kernels.sampled_entries(records.book.codes, *places, first, second, most, parts, counts, out)
        return counts

    out = []
    for at in range(0, len(keys), together):
        some = keys[at : at + together]
        for key, count, found in zip(some, fill(some, room), room, strict=False):
            entries = found[:count]
            if count > room.shape[1]:  # some block is very large
                entries = np.empty(count, np.uint64)
                fill([key], entries[None])
            out.append(np.sort(entries))
    return out


def _tables(
    records: Records, atoms: list[Atom]
) -> tuple[NDArray[np.int64], NDArray[np.int64], Digests, NDArray[np.int64]]:
    """Return field, first value, and digests of all parts with where each begins."""
    fields = np.array([atom.field for atom in atoms], dtype=np.int64)
    offsets = np.concatenate([[0], np.cumsum([len(atom.digest) for atom in atoms])]).astype(np.int64)
    return fields, records.first[fields], np.concatenate([atom.digest for atom in atoms]), offsets


def distinct(values: NDArray[Any]) -> NDArray[Any]:
    """Return the distinct values, sorted (sorting is many times faster here than hashing)."""
    values = np.sort(values)
    return values[np.concatenate([[True], values[1:] != values[:-1]])] if len(values) else values


def counted(values: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the distinct values, sorted, and how often each occurs."""
    ordered = np.sort(values)
    last = np.concatenate([ordered[1:] != ordered[:-1], np.ones(min(1, len(values)), dtype=bool)])
    ends = np.flatnonzero(last)
    return ordered[ends], np.diff(ends, prepend=-1).astype(np.float64)


def numbered(values: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the distinct values, sorted, and the number of each value among them."""
    order = np.argsort(values)
    ordered = values[order]
    new = np.concatenate([[True], ordered[1:] != ordered[:-1]]) if len(values) else np.empty(0, bool)
    inverse = np.empty(len(values), np.int64)
    inverse[order] = np.cumsum(new) - 1
    return ordered[new], inverse


def _usable(
    records: Records,
    atoms: list[Atom],
    keys: list[tuple[int, int]],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
) -> Digests:
    from strikeback.linking.engine import kernels_keys as kernels  # noqa: PLC0415 - loads the compiler

    sizes = [_records_by_part(records, atom) for atom in atoms]
    fields, bases, tables, offsets = _tables(records, atoms)
    return kernels.usable_keys(  # type: ignore[no-any-return]
        records.book.codes,
        left,
        right,
        fields,
        bases,
        tables,
        offsets,
        np.concatenate(sizes),
        np.array([a for a, _ in keys], dtype=np.int64),
        np.array([b for _, b in keys], dtype=np.int64),
        np.full(len(keys), CAP, dtype=np.int64),
        float(len(records)),
    )


def _records_by_part(records: Records, atom: Atom) -> NDArray[np.int32]:
    """Return, for each value of a field, how many records agree with it on a part."""
    from strikeback.linking.engine import kernels_keys as kernels  # noqa: PLC0415 - loads the compiler

    base, end = (int(place) for place in records.first[atom.field : atom.field + 2])
    # Of these records: there may be more in all.
    counts = np.bincount(records.book.codes[:, atom.field], minlength=end)[base:end].astype(np.int32)
    if atom.part == "value" and len(records.book.other_at) == 1:
        return counts  # each value is its own part
    order = np.argsort(atom.digest)
    sizes: NDArray[np.int32] = kernels.sizes_of(order, atom.digest, counts)
    return sizes


ODD: Final = np.array([(0x9E3779B97F4A7C15 * (2 * i + 1)) % 2**64 for i in range(16)], dtype=np.uint64)
"""Odd multipliers that tell combinations of keys apart."""
PART: Final = 1 << 9
"""Groups whose keys are unpacked at once."""
MIN_GAIN: Final = 0.002
"""A key that finds less than this share of the likely pairs is not worth its time."""
MOST_PAIRS: Final = 40
"""Candidate pairs a record, at most."""
FREE_PAIRS: Final = 4
"""Candidate pairs a record that no key has to account for ..."""
FREE: Final = 1_000_000
"""... and so many in any table: they cost a seventh of a second ..."""
MOST_UNPROVED: Final = 24
"""Keys of a model whose records hold nobody twice."""
EFFORT: Final = 400
"""... beyond, a key may look at so many new pairs for each likely one it finds."""


def _totals(values: NDArray[Any], groups: Digests, keys: int) -> NDArray[np.float64]:
    """Return the sum of values by key, from few groups at once: unpacked, all of them would take much room.

    Args:
        values: One a group.
        groups: Keys of each group, 64 a word.
        keys: Number of keys.
    """
    total = np.zeros(keys)
    octets = np.ascontiguousarray(groups, "<u8").view(np.uint8)
    for at in range(0, len(values), PART):
        has = np.unpackbits(octets[at : at + PART], axis=1, count=keys, bitorder="little")
        total += values[at : at + PART] @ has
    return total


def _unproved(pool: Pool, price: NDArray[np.float64], records: int) -> list[Key]:
    """Return keys for records that come later, where no two of those at hand are one.

    Whole values first, then parts, then two of what is too coarse alone, the rarest agreements first.

    Args:
        pool: The sample.
        price: Pairs that each key proposes.
        records: Number of records.
    """

    def rank(k: int) -> tuple[int, bool, float, int]:
        parts = pool.keys[k].parts
        return len(parts), any(part != "value" for _, part in parts), float(price[k]), k

    out: list[Key] = []
    spent = 0.0
    alone: set[tuple[str, str]] = set()
    for k in sorted(range(len(pool.keys)), key=rank):
        parts = pool.keys[k].parts
        if len(out) == MOST_UNPROVED or spent + price[k] > FREE_PAIRS * records:
            continue
        if not alone.isdisjoint(parts):
            continue  # the part alone proposes as much
        if len(parts) == 1:
            alone.add(parts[0])
        spent += price[k]
        out.append(pool.keys[k])
    return out


def choose(pool: Pool, likely: NDArray[np.float64], records: int) -> tuple[Key, ...]:
    """Return the keys that find most for what they cost, best first.

    Args:
        pool: The sample.
        likely: Probability of each of its pairs, 0 below one half.
        records: Number of records.
    """
    mixed = np.zeros(len(pool.usable), np.uint64)
    for word, odd in zip(pool.usable.T, ODD, strict=False):
        mixed += word * odd
    _, inverse = numbered(mixed.view(np.int64))
    groups = np.empty((int(inverse.max(initial=-1)) + 1, pool.usable.shape[1]), np.uint64)
    groups[inverse] = pool.usable
    cost = np.bincount(inverse, weights=pool.weight, minlength=len(groups))
    gain = np.bincount(inverse, weights=pool.weight * likely, minlength=len(groups))
    size = len(pool.keys)
    total = gain.sum()
    out: list[Key] = []
    spent = 0.0
    open_ = np.ones(len(groups), dtype=bool)
    new, price = _totals(gain, groups, size), _totals(cost, groups, size)
    free = max(FREE_PAIRS * records, FREE)
    while True:
        cheap = (spent + price <= free) | (new * EFFORT > price)
        worth = (new > MIN_GAIN * total) & (spent + price <= MOST_PAIRS * records) & cheap
        if not worth.any():
            break
        best = int(np.argmax(np.where(worth, np.round(new / np.sqrt(np.maximum(price, 1.0)), 6), -1.0)))
        spent += price[best]
        has = ((groups[:, best // 64] >> np.uint64(best % 64)) & np.uint64(1)).astype(bool)
        closed = open_ & has
        open_ &= ~has
        new = new - _totals(gain[closed], groups[closed], size)
        price = price - _totals(cost[closed], groups[closed], size)
        out.append(pool.keys[best])
    if not out:
        out = _unproved(pool, _totals(cost, groups, size), records)
    whole = (Key(parts=(), cap=ALL_CAP),)
    return (*out, *whole)
