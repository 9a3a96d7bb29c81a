"""The heart: which records are the same person, account or incident, and why."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from strikeback.linking.resolution import Resolution, resolve

__all__ = ["Resolution", "resolve"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - PEP 562: whatever is asked for
    """Load the engine for tables when somebody asks for it: taking files in does without."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from strikeback.linking import resolution  # noqa: PLC0415 - the engine is slow to load

    return getattr(resolution, name)
