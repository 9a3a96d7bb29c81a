"""The table engine behind the interface of the linking yardstick: ``run(frames, id_column, link)``."""

from collections.abc import Sequence
from typing import Any

from strikeback.linking.engine.spec import Spec
from strikeback.linking.engine.warm import warm
from strikeback.linking.resolution import resolve

warm()


def run(frames: Sequence[Any], id_column: str, link: bool) -> dict[str, object]:  # noqa: FBT001 - their signature
    """Resolve one frame, or link two of which neither holds anybody twice."""
    outcome = resolve(list(frames), id_column=id_column, spec=Spec(one_per_table=link))
    pairs = outcome.pairs
    own = {str(key): key for frame in frames for key in frame[id_column]}
    return {
        "l": [own[key] for key in pairs.column("left").to_pylist()],
        "r": [own[key] for key in pairs.column("right").to_pylist()],
        "score": pairs.column("bits").to_numpy(),
        "threshold": outcome.threshold,
        "clusters": {own[key]: cluster for key, cluster in outcome.clusters.items()},
    }
