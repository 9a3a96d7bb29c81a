"""How the engine's kernels are compiled."""

from typing import Any, Final

KERNEL: Final[dict[str, Any]] = {"cache": True, "nogil": True, "error_model": "numpy"}
"""For what is called from outside."""
LEAF: Final[dict[str, Any]] = {**KERNEL, "_nrt": False}
"""For what is called millions of times and makes no arrays: without counting references to those it is given,
which took half the time of comparing two records."""
