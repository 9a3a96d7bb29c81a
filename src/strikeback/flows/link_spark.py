"""Everything that is derived, with record pairs compared under Spark: the result of one machine."""

import tempfile
from functools import partial
from pathlib import Path
from typing import Final

from strikeback.flows.derive import Derived, derive
from strikeback.flows.progress import Progress, silent
from strikeback.linking.spark.domain import compare_under_spark
from strikeback.linking.spark.session import local_session
from strikeback.model.time import Clock
from strikeback.store.open import Store

MEMORY: Final = "2g"
"""Memory of the Java side: it holds blocks and scores, evidence lies with the Python workers."""


def derive_spark(
    store: Store, *, clock: Clock, progress: Progress = silent, cores: int = 2, memory: str = MEMORY
) -> Derived:
    """Drop all derivations and compute them from the facts, as ``derive`` does, comparing under Spark.

    Temporary files of Spark hold evidence about persons; they lie in a folder that only this user may
    enter, and go with it.

    Args:
        store: The store.
        clock: Tells when it was done; no result depends on it.
        progress: Told the stages.
        cores: Tasks at once.
        memory: Memory of the Java side, as Spark writes it.

    Raises:
        UsageError: Spark cannot start.
        StoreError: The store failed; the derivations are as before.
    """
    with (
        tempfile.TemporaryDirectory(prefix="strikeback-") as folder,
        local_session(Path(folder), cores=cores, memory=memory, quick=True) as spark,
    ):
        return derive(store, clock=clock, progress=progress, compare=partial(compare_under_spark, spark))
