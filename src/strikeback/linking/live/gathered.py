"""A few records coded as the engine codes all of them: equality with a batch run by construction."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from strikeback.linking.engine.aliases import of_model
from strikeback.linking.engine.prepared import Prepared
from strikeback.linking.engine.records import Records, encode
from strikeback.linking.live.basis import Basis
from strikeback.linking.live.coding import coded
from strikeback.linking.live.entries import Held, split, value_key

Counts = Callable[[Sequence[int]], Mapping[int, int]]
"""Records by name of value."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Records in the order of their ids' digests."""

    held: tuple[Held, ...]
    records: Records
    row: Mapping[int, int]
    """Row by number of the record."""


def gather(basis: Basis, held: Iterable[Held], counts: Counts, *, every: bool = False) -> Gathered:
    """Code some records with the counts that all records have.

    Args:
        basis: Specification and model.
        held: The records, each once.
        counts: Records of the whole collection by name of value. Asked for values that two of them share:
            what others count changes no score.
        every: Ask for all values: their counts are going to be shown.
    """
    ordered = tuple(sorted(held, key=lambda one: one.digest))
    columns = [_coded([one.forms[f] for one in ordered]) for f in range(len(basis.empty))]
    asked: list[tuple[int, int, int]] = []
    for f, (codes, forms) in enumerate(columns):
        if every or len(forms) < len(codes):
            name = basis.empty[f].name
            often = Counter(codes)
            asked += [
                (f, code, value_key(name, forms[code]))
                for code, n in often.items()
                if code >= 0 and (every or n > 1)
            ]
    known = counts([value for _, _, value in asked]) if asked else {}
    shared = {(f, code): known[value] for f, code, value in asked}
    digest = np.array([one.digest for one in ordered], dtype=np.uint64)
    source = np.array([one.source for one in ordered], dtype=np.int32)
    if every:
        prepared = [_prepared(field, *column) for field, column in zip(basis.empty, columns, strict=True)]
        totals = [
            np.array([shared[f, n] for n in range(len(forms))], np.int64)
            for f, (_, forms) in enumerate(columns)
        ]
        records = of_model(encode(prepared, digest, source, totals), basis.model)
    else:
        records = replace(basis.blank, key=digest, source=source, **coded(basis, columns, shared))
    return Gathered(ordered, records, {one.number: row for row, one in enumerate(ordered)})


def _coded(forms: Sequence[str]) -> tuple[list[int], list[str]]:
    """Return the code of each record, -1 where it has none, and the distinct forms."""
    codes: dict[str, int] = {}
    out = [codes.setdefault(form, len(codes)) if form else -1 for form in forms]
    return out, list(codes)


def _prepared(field: Prepared, codes: Sequence[int], forms: Sequence[str]) -> Prepared:
    """Return a field with some records."""
    others: dict[int, tuple[str, ...]] = {}
    main = list(forms)
    for code, form in enumerate(forms):
        main[code], *rest = split(form)
        if rest:
            others[code] = tuple(rest)
    return replace(
        field, codes=np.array(codes, dtype=np.int32), forms=pa.array(main, pa.large_string()), others=others
    )
