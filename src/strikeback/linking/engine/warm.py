"""Compile all kernels once: the next process finds them on disk."""

import numpy as np

from strikeback.linking.engine import aliases, run
from strikeback.linking.engine.clusters import Constraints
from strikeback.linking.engine.explaining import reasons
from strikeback.linking.engine.merging import joint
from strikeback.linking.engine.model import Alias, Model
from strikeback.linking.engine.pairs import Pairs
from strikeback.linking.engine.prepared import infer_spec, prepare
from strikeback.linking.engine.records import Records, encode
from strikeback.linking.engine.tables import read_tables


def warm() -> int:
    """Run every kernel on a few made-up records, so that each is compiled and cached.

    Return how many records.
    """
    rows = [
        {
            "id": f"{n}",
            "given": ("ann", "anna", "wei", "liu wei")[n % 4],
            "family": f"{'bcdfg'[n % 5]}a{'lmnpr'[n // 5 % 5]}o",
            "born": f"19{50 + n % 40}-{1 + n % 12:02d}-{1 + n % 28:02d}",
            "postcode": f"{10000 + n * 37 % 90}",
            "city": f"place {n * 37 % 90 // 3}",
            "phone": f"+44 7700 9{n % 90:05d}",
            "kind": ("a", "b", "c")[n % 3],
        }
        for n in range(400)
    ]
    tables = read_tables([rows[:200], rows[200:]], "id")
    records = encode(prepare(tables, infer_spec(tables)), tables.digest, tables.source)
    fitted = run.resolve(records)
    reasons(records, fitted.model, 0, 1)
    _rarely_run(records, fitted.model)
    return len(records)


def _rarely_run(records: Records, model: Model) -> None:
    """Run what only learned variants, clusters that are one as a whole, and explanations need."""
    from strikeback.linking.engine import kernels_levels as levels  # noqa: PLC0415 - loads the compiler
    from strikeback.linking.engine.kernels_merging import mutual  # noqa: PLC0415
    from strikeback.linking.engine.kernels_scores import scores_of  # noqa: PLC0415

    left, right = np.arange(0, 10), np.arange(10, 20)
    learned = [[Alias(left="ann", right="wei", entities=3)], *([] for _ in records.names[1:])]
    seen = levels.patterns_of(records.book, left, right)
    levels.revised(aliases.taught(records, learned).book, left, right, seen)
    levels.value_levels(records.book, 0, left, right)
    scores_of(seen, model.scale())
    near = Pairs(left.astype(np.int32), right.astype(np.int32), seen, np.zeros(10, np.int32))
    rows = np.arange(len(records))
    joint(records, near, model, rows, np.zeros_like(rows), Constraints())
    mutual(len(records), left, right, np.arange(10), np.arange(10, dtype=np.uint64))
