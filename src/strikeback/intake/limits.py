"""How large, deep and compressed a file may be before it is refused.

The defaults let through what real exports hold (an extraction of 50 GB, half a million members)
and stop what only an attack or an accident holds.
"""

from pathlib import Path
from typing import ClassVar, Final

from strikeback.intake.units import show_bytes
from strikeback.model.base import Frozen
from strikeback.model.errors import TooLargeError

MIB: Final = 1024 * 1024


class Limits(Frozen, frozen=True, kw_only=True):
    """Bounds of everything a reader takes in; sizes in bytes unless said otherwise."""

    shown: ClassVar = ("stream_bytes", "whole_bytes")

    stream_bytes: int = 50_000_000_000
    """Largest file of a format that is read piece by piece."""
    whole_bytes: int = 512 * MIB
    """Largest file of a format that must be loaded whole (workbooks, JSON, YAML, RDF)."""
    zip_ratio: int = 200
    """Largest declared size of an archive member divided by its packed size."""
    zip_floor: int = 16 * MIB
    """Members smaller than this are never refused for their ratio."""
    zip_total_bytes: int = 500_000_000_000
    """Sum of the declared sizes of all members of an archive."""
    zip_members: int = 2_000_000
    """Members of an archive."""
    xml_depth: int = 64
    """Nested elements of an XML document."""
    json_depth: int = 64
    """Nested values of a JSON document."""
    field_chars: int = 1_000_000
    """Code points of one field (a cell, a message, a narrative)."""
    row_chars: int = 4_000_000
    """Code points of one row of a table."""
    columns: int = 2_000
    """Columns of a table."""


LIMITS: Final = Limits()


def check_size(path: Path, most: int, *, name: str = "") -> int:
    """Return the size of a file in bytes.

    Args:
        path: The file.
        most: Largest size allowed, in bytes.
        name: What to call the file in the message; its base name otherwise.

    Raises:
        TooLargeError: The file is larger than ``most``.
    """
    size = path.stat().st_size
    if size > most:
        raise TooLargeError(
            f"the file has {show_bytes(size)}, more than the {show_bytes(most)} allowed for its format",
            where=name or path.name,
            remedy="Split it, or export fewer records at once.",
        )
    return size
