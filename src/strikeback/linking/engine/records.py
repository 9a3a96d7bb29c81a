"""Records ready for comparison: values of all fields numbered together, their characters.

Digests and counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from strikeback.linking.engine.form_bytes import Texts, raw_bytes
from strikeback.linking.engine.levels import EXACT, EXACT_ONLY, KINDS
from strikeback.linking.engine.prepared import Prepared

if TYPE_CHECKING:
    from strikeback.linking.engine.kernels_levels import Book

PART: Final = 1 << 16
"""Texts laid out at once: what lies between stays small."""
Ints = NDArray[np.int32]
Digests = NDArray[np.uint64]
Characters = tuple[
    NDArray[np.uint16], NDArray[np.int64], Digests, NDArray[np.uint8], NDArray[np.int32], NDArray[np.int32]
]


@dataclass(frozen=True, slots=True)
class Records:
    """Coded records of one run."""

    names: tuple[str, ...]
    kinds: tuple[str, ...]
    book: "Book"
    first: NDArray[np.int64]
    """Number of the first value of each field, and one past the last; 0 is missing everywhere."""
    counts: Ints
    """Records by value number."""
    forms: tuple[Texts, ...]
    """Main forms of each field, in the order of their numbers."""
    key: Digests
    """Digest of each record's id; ties of any kind are broken by it."""
    source: Ints
    roles: tuple[int, ...]
    """What each field tells apart: 0 places, 1 also households, 2 their members."""

    def __len__(self) -> int:
        """Number of records."""
        return len(self.key)

    def text(self, field: int, value: int) -> str:
        """Return the comparable form of a value number."""
        return str(self.forms[field][value - int(self.first[field])].as_py()) if value else ""


def encode(
    prepared: Sequence[Prepared],
    key: Digests,
    source: Ints,
    counts: Sequence[NDArray[np.int64]] | None = None,
) -> Records:
    """Return coded records.

    Args:
        prepared: The fields, at most 15.
        key: Digest of each record's id.
        source: Table of each record.
        counts: Records by code of each field where more records are held than are given here; None: count.
    """
    from strikeback.linking.engine.kernels_levels import Book, digests  # noqa: PLC0415 - loads the compiler

    sizes = [len(field.forms) for field in prepared]
    first = np.concatenate([[1], 1 + np.cumsum(sizes)]).astype(np.int64)
    codes = np.empty((len(key), len(prepared)), dtype=np.int32)
    total = np.zeros(int(first[-1]), dtype=np.int32)
    for f, field in enumerate(prepared):
        codes[:, f] = np.where(field.codes < 0, 0, field.codes + np.int32(first[f]))
        seen = (
            counts[f]
            if counts is not None
            else np.bincount(field.codes[field.codes >= 0], minlength=sizes[f])
        )
        total[first[f] : first[f + 1]] = seen
    digest = np.zeros(int(first[-1]), np.uint64)
    for f, field in enumerate(prepared):
        digest[first[f] : first[f + 1]] = digests(*raw_bytes(field.forms), np.uint64(0))
    chars, start, mask, words, other_at, other = _characters(prepared, int(first[-1]), first)
    book = Book(
        codes=codes,
        kind=np.array([KINDS.index(field.kind) for field in prepared], dtype=np.uint8),
        swap=_partners(prepared),
        chars=chars,
        start=start,
        mask=mask,
        words=words,
        digest=digest,
        bins=bins_of(total),
        other_at=other_at,
        other=other,
        alias=np.empty(0, dtype=np.uint64),
        alias_at=np.zeros(len(prepared) + 1, dtype=np.int32),
    )
    names = tuple(field.name for field in prepared)
    kinds = tuple(field.kind for field in prepared)
    return Records(
        names,
        kinds,
        book,
        first,
        total,
        tuple(f.forms for f in prepared),
        key,
        source,
        tuple(f.role for f in prepared),
    )


def bins_of(counts: Ints) -> NDArray[np.uint8]:
    """Return the level of an exact agreement by count: 1 + floor(log4 count), at most 6."""
    out = np.ones(len(counts), np.uint8)
    for power in range(1, EXACT):
        out += counts >= 4**power
    return out


def with_aliases(records: Records, alias: Digests, alias_at: Ints) -> Records:
    """Return the records with pairs of values known as variants (``aliases.digests_of``)."""
    return replace(records, book=records.book._replace(alias=alias, alias_at=alias_at))


def _partners(prepared: Sequence[Prepared]) -> NDArray[np.int8]:
    """Return the field each field's values may be swapped with: two fields of one group."""
    out = np.full(len(prepared), -1, dtype=np.int8)
    groups: dict[str, list[int]] = {}
    for f, field in enumerate(prepared):
        if field.group:
            groups.setdefault(field.group, []).append(f)
    for members in groups.values():
        if len(members) == 2:
            out[members[0]], out[members[1]] = members[1], members[0]
    return out


def _characters(prepared: Sequence[Prepared], values: int, first: NDArray[np.int64]) -> Characters:
    """Lay the characters of all forms in one buffer, other forms after the main ones."""
    from strikeback.linking.engine.kernels_text import describe  # noqa: PLC0415 - loads the compiler

    extra = [
        (int(first[f]) + code, form)
        for f, field in enumerate(prepared)
        for code in sorted(field.others)
        for form in field.others[code]
    ]
    other_at, other = np.zeros(1, dtype=np.int32), np.empty(0, dtype=np.int32)
    if extra:
        owners = np.bincount([owner for owner, _ in extra], minlength=values)
        other_at = np.concatenate([[0], np.cumsum(owners)]).astype(np.int32)
        other = np.arange(values, values + len(extra), dtype=np.int32)
    laid: list[Texts | int] = [
        len(field.forms) if KINDS.index(field.kind) == EXACT_ONLY and not field.others else field.forms
        for field in prepared
    ]
    chars, start = _utf16([1, *laid, pa.array([form for _, form in extra], pa.large_string())])
    mask, words = np.zeros(len(start) - 1, dtype=np.uint64), np.zeros(len(start) - 1, dtype=np.uint8)
    describe(chars, start, mask, words)
    return chars, start, mask, words, other_at, other


def _utf16(parts: Sequence[Texts | int]) -> tuple[NDArray[np.uint16], NDArray[np.int64]]:
    """Return the UTF-16 units of texts, one after another, and where each begins, with the end at the end.

    Args:
        parts: Texts, or how many empty ones.
    """
    sizes = [part if isinstance(part, int) else len(part) for part in parts]
    # No character takes more units than bytes.
    chars = np.empty(sum(len(raw_bytes(p)[0]) for p in parts if not isinstance(p, int)), dtype=np.uint16)
    start = np.zeros(sum(sizes) + 1, dtype=np.int64)
    row, end = 1, 0
    for part, size in zip(parts, sizes, strict=True):
        for at in range(0, size, PART):
            more = min(PART, size - at)
            if not isinstance(part, int):
                units, ends = _units(part[at : at + more])
                chars[end : end + len(units)] = units
                np.add(ends, end, out=start[row : row + more])
                end += len(units)
            else:
                start[row : row + more] = end
            row += more
    return chars[:end], start


def _units(texts: Texts) -> tuple[NDArray[np.uint16] | NDArray[np.uint8], NDArray[np.int64]]:
    """Return the UTF-16 units of texts, and where each ends."""
    data, starts = raw_bytes(texts)
    if data.max(initial=0) < 128:
        return data, starts[1:]
    # A character of four bytes takes two units, any other one.
    many = (data & 0xC0 != 0x80).astype(np.int64) + (data >= 0xF0)
    ends = np.concatenate([[0], np.cumsum(many)])[starts[1:]]
    return np.frombuffer(data.tobytes().decode().encode("utf-16-le"), dtype="<u2"), ends
