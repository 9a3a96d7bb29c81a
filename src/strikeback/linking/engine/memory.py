"""How much memory a run may take, how much it will, and when it is refused.

What is asked of the operating system lies in pseudo-files of the kernel; nothing of the user's is read.
"""

import ctypes
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from strikeback.model.errors import UsageError

SHARE: Final = 0.6
"""Share of what is left that a run may take: others need some, and so does the caller with the result."""
BASE: Final = 350_000_000
"""Compiler (95 MB), names in many scripts (125), the sample for keys (100), as measured, and some over."""
BYTES_A_RECORD: Final = 100
BYTES_A_CELL: Final = 50
"""Measured between 100,000 and a million records of seven fields: 180 bytes a record in all; rounded up."""
BYTES_A_PAIR: Final = 90
"""Of a pair that is kept: rows, pattern and score twice over while parts become whole, order, chances."""
USUAL_PAIRS: Final = 1
"""Kept pairs a record (measured: .7 to 1.9 in made-up tables, 9 in historical_dev, whose people are many
records each)."""
MOST_RECORDS: Final = 1 << 24
"""Row numbers in blocks have 24 bits."""
WORTH: Final = 10_000
"""Records from which memory is given back between the stages of a run."""
MEGABYTE: Final = 1_000_000
_PROC: Final = Path("/proc/meminfo")
_GROUP: Final = Path("/sys/fs/cgroup")


def memory_left(proc: Path = _PROC, group: Path = _GROUP) -> int:
    """Return the bytes of memory this process may still take, caches that would yield counted.

    MemAvailable of Linux (proc(5)) and the limit of a container (cgroup v2, memory.max less memory.current);
    else the pages that are free; a great number where nothing says so.

    Args:
        proc: Where Linux says what is available.
        group: Where it says what the container may take.
    """
    found = [1 << 62]
    try:
        lines = proc.read_text(encoding="ascii").splitlines()
        found += [int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")]
        most = (group / "memory.max").read_text(encoding="ascii").strip()
        if most.isdigit():
            found.append(int(most) - int((group / "memory.current").read_text(encoding="ascii")))
    except (OSError, ValueError):
        if len(found) == 1 and hasattr(os, "sysconf"):
            found.append(os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    return max(min(found), 0)


def allowed(memory: int | None) -> int:
    """Return the most bytes a run may take: those stated, else 60 % of what is left."""
    return memory if memory is not None else int(SHARE * memory_left())


def needed(records: int, fields: int) -> int:
    """Return the bytes a run takes beyond its tables, usual pairs counted."""
    return BASE + records * (BYTES_A_RECORD + BYTES_A_CELL * fields + USUAL_PAIRS * BYTES_A_PAIR)


def pairs_room(records: int, fields: int, memory: int | None) -> int:
    """Return how many pairs a run may keep before it is stopped."""
    spare = allowed(memory) - needed(records, fields)
    return max(0, spare) // BYTES_A_PAIR + USUAL_PAIRS * records


def refuse_large(records: int, fields: int, memory: int | None = None) -> None:
    """Refuse a run that would need more memory than it may have.

    Args:
        records: Number of records.
        fields: Number of fields.
        memory: Most bytes it may need; None: 60 % of what the machine or its container has left.

    Raises:
        UsageError: More is needed.
    """
    refuse(needed(records, fields), allowed(memory), f"{records:,} records need")
    if records >= MOST_RECORDS:
        raise UsageError(
            f"{records:,} records are more than one machine resolves", remedy="Use the Spark engine"
        )


def refuse(need: int, most: int, what: str) -> None:
    """Refuse what needs more memory than it may have.

    Raises:
        UsageError: It does.
    """
    if need > most:
        raise UsageError(
            f"{what} about {need / MEGABYTE:,.0f} MB, {most / MEGABYTE:,.0f} MB may be used",
            remedy="Allow more with --memory, use a larger machine, the Spark engine, or fewer columns",
        )


def give_back(records: int) -> None:
    """Return to the operating system what allocators keep of memory that nobody uses any more.

    Columns that were read and dropped would count beside those that are made next.

    Args:
        records: Number of records of the run: few leave little behind, and looking takes milliseconds.
    """
    if records >= WORTH:
        pa.default_memory_pool().release_unused()
        _trimmer()(0)


@cache
def _trimmer() -> Callable[[int], Any]:
    """Return what gives back free memory of the C library, where it can (malloc_trim(3), GNU)."""
    nothing: Callable[[int], Any] = bool
    return getattr(ctypes.CDLL(None), "malloc_trim", nothing) if sys.platform == "linux" else nothing
