"""A generic table of attributes: records by fields, of comparable values."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from strikeback.linking.counting.similarity import similar_values


@dataclass(frozen=True, slots=True, repr=False)
class Attributes:
    """Records to be counted, their values numbered through all fields."""

    ids: tuple[str, ...]
    """Sorted."""
    fields: tuple[str, ...]
    codes: NDArray[np.int32]
    """Records x fields: number of the value, -1 where a record says nothing."""
    field_of: NDArray[np.int32]
    """Field of each value."""
    seen: NDArray[np.int64]
    """Records by value."""
    start: NDArray[np.int64]
    """Similar values of value v stand at ``start[v]`` to ``start[v + 1]``."""
    similar: NDArray[np.int32]
    strength: NDArray[np.float64]
    """How likely the similar value is as a slip, 0 to 1."""
    spelled: NDArray[np.bool_]
    """Fields in which slips occur."""


def encode_attributes(
    ids: Sequence[str], columns: Mapping[str, Sequence[str]], *, exact: Collection[str] = ()
) -> Attributes:
    """Return a table of attributes ready for counting, in the order of its ids.

    Args:
        ids: One unique id a record.
        columns: Field name -> comparable text of each record; an empty text is missing. Columns in which
            fewer than two records say anything are left out.
        exact: Fields in which one value is never a slip of another: countries, platforms, genders.
    """
    order = sorted(range(len(ids)), key=lambda i: ids[i])
    names = tuple(name for name, values in columns.items() if sum(map(bool, values)) > 1)
    codes = np.full((len(ids), len(names)), -1, dtype=np.int32)
    fields: list[int] = []
    parts: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]] = []
    for f, name in enumerate(names):
        words = sorted({value for value in columns[name] if value})
        number = {word: len(fields) + i for i, word in enumerate(words)}
        codes[:, f] = [number.get(columns[name][i], -1) for i in order]
        if name not in exact:
            left, right, strength = similar_values(words)
            parts.append((left + len(fields), right + len(fields), strength))
        fields.extend([f] * len(words))
    left = np.concatenate([np.zeros(0, np.int64), *(part[0] for part in parts)])
    right = np.concatenate([np.zeros(0, np.int64), *(part[1] for part in parts)])
    strength = np.concatenate([np.zeros(0), *(part[2] for part in parts)])
    shown = codes[codes >= 0]
    return Attributes(
        ids=tuple(ids[i] for i in order),
        fields=names,
        codes=codes,
        field_of=np.array(fields, dtype=np.int32),
        seen=np.bincount(shown, minlength=len(fields)).astype(np.int64),
        start=np.searchsorted(left, np.arange(len(fields) + 1)).astype(np.int64),
        similar=right.astype(np.int32),
        strength=strength.astype(np.float64),
        spelled=np.array([name not in exact for name in names], dtype=np.bool_),
    )
