"""Values that a model knows to stand for each other, as comparisons look them up."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from strikeback.linking.engine.form_bytes import raw_bytes
from strikeback.linking.engine.model import Alias, FieldWeights, Model
from strikeback.linking.engine.records import Records, with_aliases

Known = tuple[NDArray[np.uint64], NDArray[np.int32]]


def taught(records: Records, learned: Sequence[Sequence[Alias]]) -> Records:
    """Return the records with values known as variants, field by field."""
    return with_aliases(records, *digests_of(learned))


def of_model(records: Records, model: Model) -> Records:
    """Return the records with the variants that a model knows."""
    known = _of(model)
    return with_aliases(records, *known) if len(known[0]) or len(records.book.alias) else records


def learned_from(field: FieldWeights, one: str, other: str) -> int:
    """Return from how many entities it was learned that two forms stand for each other; 0: it was not."""
    left, right = sorted((one, other))
    return next((each.entities for each in field.aliases if (each.left, each.right) == (left, right)), 0)


@lru_cache(maxsize=16)
def _of(model: Model) -> Known:
    """Return the digests once for each model."""
    return digests_of([field.aliases for field in model.fields])


def digests_of(learned: Sequence[Sequence[Alias]]) -> Known:
    """Return the digests of pairs of values, field by field and sorted in each, and where fields begin."""
    from strikeback.linking.engine import kernels_levels as kernels  # noqa: PLC0415 - loads the compiler

    parts = [np.empty(0, np.uint64)]
    for aliases in learned:
        parts.append(np.empty(0, np.uint64))
        if aliases:
            one, other = (
                kernels.digests(*raw_bytes(pa.array(texts, pa.large_string())), np.uint64(0))
                for texts in ([each.left for each in aliases], [each.right for each in aliases])
            )
            parts[-1] = np.sort(kernels.alias_digests(one, other))
    return np.concatenate(parts), np.cumsum([len(part) for part in parts], dtype=np.int32)
