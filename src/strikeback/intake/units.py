"""Sizes in words."""

from typing import Final

_UNITS: Final = (("GB", 10**9), ("MB", 10**6), ("kB", 10**3))


def show_bytes(count: int) -> str:
    """Return a size for messages: decimal units, one digit after the point from kB on."""
    for unit, factor in _UNITS:
        if count >= factor:
            return f"{count / factor:.1f} {unit}"
    return f"{count} bytes"
