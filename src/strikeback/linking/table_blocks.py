"""Candidate pairs of a table: many automatic keys, cheapest first, blocks of bounded size.

Keys are atoms of single columns (the value, its first letters, its consonants, parts of a date) and all
pairs of atoms of two columns. A block over the cap is left to a finer key. Which keys are used is decided by
what they find and cost on a part of the records, without labels and without chance.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.table_levels import NUMBERED, SPELLED, Codes, Column
from strikeback.linking.table_spec import FieldType

CAP: Final = 100
PAIRS_A_RECORD: Final = 60
PILOT: Final = 15_000
"""Records on which all keys are tried."""
MIN_GAIN: Final = 0.002
BATCH: Final = 3_000_000
"""Pairs gathered before repetitions are removed; keys overlap, and sorting often is what costs."""
MAX_PAIRS: Final = 12_000_000
_WEAK: Final = re.compile(r"(?<=.)[aeiouyhw ]|(.)(?=\1)")
Pairs = NDArray[np.int64]
Floats = NDArray[np.float64]
Key = tuple[int, int]
"""Numbers of two atoms; twice the same for one alone."""


def candidate_pairs(
    columns: Sequence[Column],
    judge: Callable[[Sequence[Column], Pairs, Pairs], Floats],
    apart: Codes | None = None,
) -> tuple[Pairs, Pairs]:
    """Return the left and right record numbers of all candidates, left smaller, without repetition.

    Args:
        columns: Coded columns.
        judge: Fits a model on candidate pairs of the columns it is given and returns their bits.
        apart: Table of each record when no two of one table may pair; None: any two may.
    """
    size = len(columns[0].codes) if columns else 0
    if size < 2:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    chosen = _choose(columns, judge, size)
    budget = min(MAX_PAIRS, PAIRS_A_RECORD * size)
    found = np.empty(0, dtype=np.int64)
    batch: list[Pairs] = []
    waiting = 0
    atoms = _all_atoms(columns)
    for key in chosen:
        pairs = _pairs(_values(atoms, key), size, CAP)
        if len(found) + waiting + len(pairs) > budget:
            break
        batch.append(pairs)
        waiting += len(pairs)
        if waiting > BATCH:
            found, batch, waiting = np.unique(np.concatenate([found, *batch])), [], 0
    found = np.unique(np.concatenate([found, *batch]))
    left, right = found // size, found % size
    if apart is not None:
        keep = apart[left] != apart[right]
        left, right = left[keep], right[keep]
    return left, right


def _choose(
    columns: Sequence[Column], judge: Callable[[Sequence[Column], Pairs, Pairs], Floats], size: int
) -> list[Key]:
    """Return the keys that find most for what they cost, best first.

    All keys are tried on evenly spaced records; pairs that a model fitted on them holds likely stand for
    true ones. Greedy by new likely pairs over the root of the pairs a key costs.
    """
    picked = np.unique(np.linspace(0, size - 1, min(size, PILOT)).astype(np.int64))
    pilot = [replace(column, codes=column.codes[picked]) for column in columns]
    cap = max(2, CAP * len(picked) // size)
    atoms = _all_atoms(pilot)
    keys = list(_keys(atoms))
    found = [_pairs(_values(atoms, key), len(picked), cap) for key in keys]
    union = np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)
    bits = judge(pilot, union // len(picked), union % len(picked))
    likely = union[bits > 0]
    hits = [np.searchsorted(likely, np.intersect1d(pairs, likely, assume_unique=True)) for pairs in found]
    open_pairs = np.ones(len(likely), dtype=bool)
    out: list[Key] = []
    left = {i for i in range(len(keys)) if len(hits[i])}
    while left:
        best = max(left, key=lambda i: (int(open_pairs[hits[i]].sum()) / len(found[i]) ** 0.5, -i))
        gain = int(open_pairs[hits[best]].sum())
        if gain < MIN_GAIN * len(likely) or gain == 0:
            break
        open_pairs[hits[best]] = False
        out.append(keys[best])
        left.discard(best)
    return out or keys


def _all_atoms(columns: Sequence[Column]) -> list[tuple[int, Codes]]:
    return [(i, values) for i, column in enumerate(columns) for values in _atoms(column)]


def _keys(atoms: Sequence[tuple[int, Codes]]) -> Iterator[Key]:
    """Every atom alone, and every two of different columns."""
    yield from ((i, i) for i in range(len(atoms)))
    yield from ((i, j) for i, j in combinations(range(len(atoms)), 2) if atoms[i][0] != atoms[j][0])


def _values(atoms: Sequence[tuple[int, Codes]], key: Key) -> Codes:
    """Return each record's block under a key; 0 where a part is missing."""
    one, other = atoms[key[0]][1], atoms[key[1]][1]
    if key[0] == key[1]:
        return one
    both = (one > 0) & (other > 0)
    return np.where(both, one * (int(other.max(initial=0)) + 1) + other, 0)


def _atoms(column: Column) -> Iterator[Codes]:
    kind = column.field.type
    yield column.codes
    if kind in SPELLED and not column.field.exact_only:
        yield _derived(column, lambda text: text[:4])
        yield _derived(column, lambda text: _WEAK.sub("", text))
    elif kind is FieldType.DATE:
        yield _derived(column, lambda text: text[:6])
        yield _derived(column, lambda text: "".join(sorted((text[4:6], text[6:]))))
        yield _derived(column, lambda text: text[:4])
    elif kind in NUMBERED:
        yield _derived(column, lambda text: text[: (len(text) + 1) // 2])


def _derived(column: Column, cut: Callable[[str], str]) -> Codes:
    """Return codes of a part of the values; 0 stays missing."""
    parts = np.array([cut(str(form)) for form in column.forms], dtype=object)
    number = {part: i for i, part in enumerate(dict.fromkeys(["", *sorted(set(parts))]))}
    return np.fromiter((number[part] for part in parts), dtype=np.int64, count=len(parts))[column.codes]


def _pairs(values: Codes, size: int, cap: int) -> Pairs:
    """Return the pairs of all blocks within the cap, each as left * size + right."""
    order = np.argsort(values, kind="stable")
    order = order[values[order] > 0]
    if len(order) == 0:
        return order
    _, starts, counts = np.unique(values[order], return_index=True, return_counts=True)
    keep = (counts > 1) & (counts <= cap)
    starts, counts = starts[keep], counts[keep]
    out = []
    for length in np.unique(counts):
        blocks = order[starts[counts == length][:, None] + np.arange(length)[None, :]]
        rows, cols = np.triu_indices(int(length), 1)
        # The sort is stable: inside a block records stand in ascending order.
        out.append((blocks[:, rows] * size + blocks[:, cols]).ravel())
    return np.concatenate(out) if out else np.empty(0, dtype=np.int64)
