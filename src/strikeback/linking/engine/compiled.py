"""How the engine's kernels are compiled."""

from importlib import import_module
from typing import Any, Final

KERNEL: Final[dict[str, Any]] = {"cache": True, "nogil": True, "error_model": "numpy"}
"""For what is called from outside."""
LEAF: Final[dict[str, Any]] = {**KERNEL, "_nrt": False}
"""For what is called millions of times and makes no arrays: without counting references to those it is given,
which took half the time of comparing two records."""


def _without_algebra() -> None:
    """Let the compiler take for granted that there is a library of linear algebra, instead of loading it.

    It loads SciPy's with the first kernel to see whether it is there: 20 MB and a quarter of a second, and no
    kernel here multiplies matrices. One that does loads it when it is compiled, as before.
    """
    algebra: Any = import_module("numba.np.linalg")
    asked = getattr(algebra, "ensure_blas", None)
    if asked is None:
        return
    algebra.ensure_blas = bool
    try:
        arrays: Any = import_module("numba.np.arraymath")
        arrays.ensure_blas = asked
    finally:
        algebra.ensure_blas = asked


_without_algebra()
