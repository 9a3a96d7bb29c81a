"""The table engine behind the interface of the linking yardstick: ``run(frames, id_column, link)``."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from strikeback.linking.engine.spec import Spec
from strikeback.linking.engine.warm import warm
from strikeback.linking.resolution import resolve

warm()


def run(frames: Sequence[Any], id_column: str, link: bool) -> dict[str, object]:  # noqa: FBT001 - their signature
    """Resolve one frame, or link two of which neither holds anybody twice."""
    outcome = resolve(list(frames), id_column=id_column, spec=Spec(one_per_table=link))
    pairs = outcome.pairs
    own = _own([value for frame in frames for value in frame[id_column]])
    return {
        "l": own(pairs.column("left").to_pylist()),
        "r": own(pairs.column("right").to_pylist()),
        "score": pairs.column("bits").to_numpy(),
        "threshold": outcome.threshold,
        "clusters": dict(zip(own(outcome.clusters), outcome.clusters.values(), strict=True)),
    }


def _own(ids: Sequence[Any]) -> Callable[[Iterable[str]], list[Any]]:
    """Return what gives the caller's own ids back for the engine's texts."""
    if all(type(value) is str for value in ids):
        return list
    if all(isinstance(value, int) for value in ids):
        return lambda texts: list(map(int, texts))
    back = {str(value): value for value in ids}
    return lambda texts: [back[text] for text in texts]
