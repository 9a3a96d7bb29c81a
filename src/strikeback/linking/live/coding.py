"""The coded values of a few records in a few steps: what ``engine.records.encode`` gives, without columns.

A test holds both against each other, array by array.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.engine.levels import EXACT_ONLY
from strikeback.linking.engine.records import bins_of
from strikeback.linking.live.basis import Basis
from strikeback.linking.live.entries import is_several, split

Column = tuple[Sequence[int], Sequence[str]]
"""The code of each record, -1 where it has none, and the distinct forms."""


def coded(basis: Basis, columns: Sequence[Column], shared: Mapping[tuple[int, int], int]) -> dict[str, Any]:
    """Return the parts of coded records that depend on their values.

    Args:
        basis: Specification and model.
        columns: The fields.
        shared: Records by field and code, of the whole collection, of values that count; 1 for all others.
    """
    from strikeback.linking.live.kernels_live import described  # noqa: PLC0415 - loads the compiler

    first = list(accumulate((len(forms) for _, forms in columns), initial=1))
    main, compared, other_of = _forms(basis, columns, first)
    codes = np.array(
        [
            code + base if code >= 0 else 0
            for base, (column, _) in zip(first, columns, strict=False)
            for code in column
        ],
        dtype=np.int32,
    )
    chars, start = _laid(compared, "utf-16-le", np.uint16)
    data, place = _laid(main, "utf-8", np.uint8)
    mask, words, digest = described(chars, start, data, place)
    other_at, other = np.zeros(1, np.int32), np.empty(0, np.int32)
    if other_of:
        owners = np.bincount(other_of, minlength=first[-1])
        other_at = np.concatenate([[0], np.cumsum(owners)]).astype(np.int32)
        other = np.arange(first[-1], len(compared), dtype=np.int32)
    counts = np.ones(first[-1], dtype=np.int32)
    counts[0] = 0
    for (f, code), count in shared.items():
        counts[first[f] + code] = count
    book = basis.blank.book._replace(
        codes=np.ascontiguousarray(codes.reshape(len(columns), -1).T),
        chars=chars,
        start=start,
        mask=mask,
        words=words,
        digest=digest,
        bins=bins_of(counts),
        other_at=other_at,
        other=other,
    )
    return {"book": book, "first": np.array(first, dtype=np.int64), "counts": counts}


def _forms(
    basis: Basis, columns: Sequence[Column], first: Sequence[int]
) -> tuple[list[str], list[str], list[int]]:
    """Return main forms, compared forms with the missing one first, and the owners of other forms."""
    main: list[str] = []
    compared, owners = [""], list[int]()
    others: list[str] = []
    for kind, base, (_, forms) in zip(basis.kinds, first, columns, strict=False):
        parts = [split(form) for form in forms] if any(map(is_several, forms)) else []
        plain = [part[0] for part in parts] if parts else forms
        for code, part in enumerate(parts):
            owners += [base + code] * (len(part) - 1)
            others += part[1:]
        main += plain
        compared += plain if kind != EXACT_ONLY or any(len(part) > 1 for part in parts) else [""] * len(plain)
    return main, compared + others, owners


def _laid(
    texts: Sequence[str], encoding: str, unit: type[np.generic]
) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Return the units of texts in one buffer, and where each begins, with the end at the end."""
    whole = "".join(texts)
    if whole.isascii():
        start = np.array(list(accumulate(map(len, texts), initial=0)), dtype=np.int64)
        return np.frombuffer(whole.encode(), dtype=np.uint8).astype(unit), start
    parts = [text.encode(encoding) for text in texts]
    size = np.dtype(unit).itemsize
    start = np.array(list(accumulate((len(part) // size for part in parts), initial=0)), dtype=np.int64)
    return np.frombuffer(b"".join(parts), dtype=unit).copy(), start
