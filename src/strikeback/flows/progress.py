"""How a journey tells the door how far it is, and how times are written."""

from typing import Protocol

from strikeback.model.time import Clock


class Progress(Protocol):
    """Told now and then how far a stage is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take notice.

        Args:
            stage: What is being done, one or two words.
            done: Steps done so far.
            total: Steps there are; 0 when nobody knows.
        """
        ...


def silent(stage: str, done: int, total: int) -> None:
    """Take notice of nothing."""


def stamp(clock: Clock) -> str:
    """Return the present as RFC 3339 UTC text with microseconds and a final ``Z``."""
    return clock.now().isoformat(timespec="microseconds").replace("+00:00", "Z")
