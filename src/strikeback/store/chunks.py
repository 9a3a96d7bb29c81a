"""Lists of ids in parts short enough for one statement."""

from collections.abc import Iterator, Sequence
from typing import Final

CHUNK: Final = 2_000
"""Ids named in one statement."""


def chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the values in parts of at most ``CHUNK``."""
    return (values[at : at + CHUNK] for at in range(0, len(values), CHUNK))
