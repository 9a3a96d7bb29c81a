"""The table engine behind the interface of the linking yardstick: ``run(frames, id_column, link)``."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from strikeback.linking.engine.spec import Spec
from strikeback.linking.engine.warm import warm
from strikeback.linking.resolution import resolve

warm()


def run(frames: Sequence[Any], id_column: str, link: bool) -> dict[str, object]:  # noqa: FBT001 - their signature
    """Resolve one frame, or link two of which neither holds anybody twice."""
    outcome = resolve(list(frames), id_column=id_column, spec=Spec(one_per_table=link))
    pairs, who, threshold = outcome.pairs, outcome.membership, outcome.threshold
    del outcome
    own = _own([frame[id_column].to_numpy() for frame in frames])
    found = {"l": own(pairs.column("left")), "r": own(pairs.column("right"))}
    score = pairs.column("bits").to_numpy()
    del pairs
    clusters = dict(zip(own(who.column("id")).tolist(), own(who.column("cluster")).tolist(), strict=True))
    return {**found, "score": score, "threshold": threshold, "clusters": clusters}


def _own(parts: Sequence[NDArray[Any]]) -> Callable[[pa.ChunkedArray], NDArray[Any]]:
    """Return what gives the caller's own ids back for the engine's texts."""
    ids = np.concatenate(parts)
    if ids.dtype.kind in "iu":
        return lambda texts: pc.cast(texts, pa.int64()).to_numpy()
    names = pa.array([str(each) for each in ids], pa.large_string())
    return lambda texts: ids[pc.index_in(texts, names).to_numpy()]
