"""How kernels are loaded that were compiled before."""

import subprocess
import sys
from pathlib import Path

import numba
import numpy as np

from strikeback.linking.engine import kernels_pairs
from strikeback.linking.engine.compiled import made_of, stamp_of
from strikeback.linking.engine.kernels_keys import pick
from strikeback.linking.engine.kernels_levels import digests

_LOAD = """
import sys
import numpy as np
from strikeback.linking.engine.kernels_levels import digests
before = "numba.typed.typeddict" in sys.modules
text = digests(np.frombuffer(bytearray(b"abc"), np.uint8), np.array([0, 3]), np.uint64(0))
assert len(digests.stats.cache_hits) == 1, "it was not kept"
print(before, "numba.typed.typeddict" in sys.modules, text[0])
"""


def test_a_kernel_on_disk_is_loaded_without_what_only_compiling_takes() -> None:
    """The compiler's types of containers are neither read nor needed, and the outcome is the same."""
    text = digests(np.frombuffer(bytearray(b"abc"), np.uint8), np.array([0, 3]), np.uint64(0))
    done = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False", str(text[0])]


def test_what_is_compiled_after_a_kernel_was_loaded_is_right() -> None:
    """Loading leaves the compiler as able as before."""
    entries = pick(np.arange(6, dtype=np.uint64), np.uint64(2))
    again = numba.njit(lambda values: [x for x in values if x % 2 == 0])
    assert entries.tolist() == [2 << 24 | 2, 4 << 24 | 4]
    assert again(np.arange(6)) == [0, 2, 4]


def test_a_kernel_is_made_of_all_it_calls() -> None:
    """What scores pairs holds the comparison of names and its tables; a change of any is seen."""
    path = Path(kernels_pairs.__file__)
    names = {file.name for file in made_of(path)}
    assert {"kernels_pairs.py", "kernels_levels.py", "kernels_names.py", "name_kin.py", "levels.py"} <= names
    assert "keys.py" not in names
    assert kernels_pairs.scan._cache._cache_file._source_stamp[1] == stamp_of(made_of(path))


def test_a_stamp_is_of_contents(tmp_path: Path) -> None:
    """One character more in one of the files gives another."""
    one, two = tmp_path / "one.py", tmp_path / "two.py"
    one.write_text("1")
    two.write_text("2")
    before = stamp_of(frozenset({one, two}))
    stamp_of.cache_clear()
    assert stamp_of(frozenset({two, one})) == before
    stamp_of.cache_clear()
    two.write_text("22")
    assert stamp_of(frozenset({one, two})) != before
