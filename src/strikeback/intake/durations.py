"""Lengths of calls as tools write them."""

import re
from typing import Final

_CLOCK: Final = re.compile(r"(?:(\d{1,4})\.)?(\d{1,3}):(\d{2}):(\d{2})(?:\.\d+)?")


def read_duration(text: str) -> int | None:
    """Return seconds of ``hh:mm:ss``, ``d.hh:mm:ss`` or a number of seconds; None for anything else."""
    text = text.strip()
    if found := _CLOCK.fullmatch(text):
        days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None
