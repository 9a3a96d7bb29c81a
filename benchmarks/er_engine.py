"""The table engine behind the interface of the linking yardstick: ``run(frames, id_column, link)``."""

from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from strikeback.linking.engine.spec import Spec
from strikeback.linking.engine.warm import warm
from strikeback.linking.resolution import resolve

warm()


def run(frames: Sequence[Any], id_column: str, link: bool) -> dict[str, object]:  # noqa: FBT001 - their signature
    """Resolve one frame, or link two of which neither holds anybody twice."""
    outcome = resolve(list(frames), id_column=id_column, spec=Spec(one_per_table=link))
    pairs = outcome.pairs
    who = outcome.membership
    own = _own([value for frame in frames for value in frame[id_column]])
    return {
        "l": own(pairs.column("left")),
        "r": own(pairs.column("right")),
        "score": pairs.column("bits").to_numpy(),
        "threshold": outcome.threshold,
        "clusters": dict(zip(own(who.column("id")), own(who.column("cluster")), strict=True)),
    }


def _own(ids: Sequence[Any]) -> Callable[[pa.ChunkedArray], list[Any]]:
    """Return what gives the caller's own ids back for the engine's texts."""
    if all(type(value) is str for value in ids):
        return pa.ChunkedArray.to_pylist
    if all(isinstance(value, int) for value in ids):
        return lambda texts: pc.cast(texts, pa.int64()).to_pylist()
    back = {str(value): value for value in ids}
    return lambda texts: [back[text] for text in texts.to_pylist()]
