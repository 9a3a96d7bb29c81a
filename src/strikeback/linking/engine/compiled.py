"""How the engine's kernels are compiled."""

import re
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, Final

KERNEL: Final[dict[str, Any]] = {"cache": True, "nogil": True, "error_model": "numpy"}
"""For what is called from outside."""
LEAF: Final[dict[str, Any]] = {**KERNEL, "_nrt": False}
"""For what is called millions of times and makes no arrays: without counting references to those it is given,
which took half the time of comparing two records."""

_FROM: Final = re.compile(r"^from (strikeback\.linking[\w.]*) import", re.MULTILINE)
_ROOT: Final = Path(__file__).parents[3]
_HERE: Final = Path(__file__)


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


def _without_types() -> None:
    """Let a kernel that lies on disk be loaded without what only compiling takes.

    Before it looks there, the compiler reads all it knows of types and functions and compiles its counting of
    references: 30 MB and a seventh of a second of every process. A kernel that is kept holds what it needs of
    that but for functions of the C library's kind, which are named to the loader here. One that has to be
    compiled reads the rest then, as before.
    """
    cache: Any = getattr(import_module("numba.core.caching"), "FunctionCache", None)
    helpers: Any = getattr(import_module("numba.core.runtime._nrt_python"), "c_helpers", None)
    if helpers is None or not hasattr(cache, "_load_overload"):
        return
    usual = cache.load_overload
    add_symbol: Any = import_module("llvmlite.binding").add_symbol

    def load_overload(self: Any, sig: Any, target_context: Any) -> Any:  # noqa: ANN401 - the compiler's own
        if not self._py_func.__module__.startswith("strikeback."):
            return usual(self, sig, target_context)
        with self._guard_against_spurious_io_errors():
            return self._load_overload(sig, target_context)

    for name, address in helpers.items():
        add_symbol(name if name.startswith("_") else f"NRT_{name}", address)
    cache.load_overload = load_overload


@cache
def made_of(path: Path) -> frozenset[Path]:
    """Return a module's file and those of all modules of this room that it imports when it is loaded."""
    found, open_ = {path}, [path]
    while open_:
        for name in _FROM.findall(open_.pop().read_text(encoding="utf-8")):
            other = (_ROOT / name.replace(".", "/")).with_suffix(".py")
            if other not in found and other.is_file():
                found.add(other)
                open_.append(other)
    return frozenset(found)


@cache
def stamp_of(files: frozenset[Path]) -> str:
    """Return a digest of what files hold."""
    return sha256(b"".join(sha256(file.read_bytes()).digest() for file in sorted(files))).hexdigest()


def _by_all_it_is_made_of() -> None:
    """Let kernels be compiled anew when any module changed that they are made of, not their own alone.

    What a kernel calls is compiled into it. By its own file alone, the one that scores pairs went on with an
    earlier comparison of names while the one that learns from them took the new one.
    """
    located: Any = getattr(import_module("numba.core.caching"), "_SourceFileBackedLocatorMixin", None)
    usual = getattr(located, "get_source_stamp", None)
    if usual is None:
        return

    def get_source_stamp(self: Any) -> Any:  # noqa: ANN401 - the compiler's own
        path = Path(self._py_file)
        files = made_of(path) if path.is_file() and path.is_relative_to(_ROOT) else frozenset[Path]()
        return (usual(self), stamp_of(files)) if _HERE in files else usual(self)

    located.get_source_stamp = get_source_stamp


_without_algebra()
_without_types()
_by_all_it_is_made_of()
