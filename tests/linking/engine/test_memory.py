"""The bound of memory: stated from what the machine says, refused beforehand, kept during a run."""

import subprocess
import sys
from pathlib import Path

import pytest

from strikeback.linking import resolve
from strikeback.linking.engine import memory, pairs
from strikeback.model.errors import UsageError

MEASURED = (
    pytest.param(25_000, 7, 228_000, 202, id="historical_dev: people of many records"),
    pytest.param(20_000, 15, 40_000, 358, id="second recipe, mixed"),
    pytest.param(100_000, 7, 70_000, 234, id="gen_synth 100k"),
    pytest.param(1_000_000, 7, 725_000, 394, id="gen_synth 1M"),
)
"""Records, fields, kept pairs, and peak MB above frame and its libraries, compiler included."""


@pytest.mark.parametrize(("records", "fields", "kept", "megabytes"), MEASURED)
def test_the_estimate_is_above_what_was_measured(
    records: int, fields: int, kept: int, megabytes: int
) -> None:
    """And not absurdly: at most two and a half times as much."""
    extra = max(0, kept - memory.USUAL_PAIRS * records) * memory.BYTES_A_PAIR
    said = memory.needed(records, fields) + extra
    assert megabytes * 1e6 <= said <= 2.5 * megabytes * 1e6


def said_by(folder: Path, available: str = "", most: str = "", current: str = "0") -> int:
    """What is left by made-up answers of the system."""
    (folder / "meminfo").write_text(f"MemTotal: 99999999 kB\n{available}", "ascii")
    if most:
        (folder / "memory.max").write_text(most, "ascii")
        (folder / "memory.current").write_text(current, "ascii")
    return memory.memory_left(folder / "meminfo", folder)


def test_what_is_left_is_the_least_that_the_system_says(tmp_path: Path) -> None:
    """MemAvailable, or what a container leaves: 1,000 kB against 2,000,000 - 1,500,000 bytes."""
    assert said_by(tmp_path, "MemAvailable: 1000 kB\n") == 1_024_000
    assert said_by(tmp_path, "MemAvailable: 1000 kB\n", "max\n") == 1_024_000
    assert said_by(tmp_path, "MemAvailable: 1000 kB\n", "2000000\n", "1500000\n") == 500_000
    assert said_by(tmp_path, "MemAvailable: 1000 kB\n", "1000\n", "1500\n") == 0


def test_where_the_system_says_little_free_pages_count(tmp_path: Path) -> None:
    """No such files: what sysconf says; this machine says something sensible."""
    assert 1e6 < memory.memory_left(tmp_path / "none", tmp_path) < 1e15
    assert 1e6 < memory.memory_left() < 1e15


def test_a_stated_bound_wins() -> None:
    """Else 60 % of what is left."""
    assert memory.allowed(5_000) == 5_000
    assert memory.allowed(None) < memory.memory_left() * 0.7


def test_too_large_a_run_is_refused() -> None:
    """The need is said before anything is tried: 350 MB, and 100 + 7 * 50 + 90 bytes a record."""
    assert memory.needed(1_000_000, 7) == 350_000_000 + 540 * 1_000_000
    with pytest.raises(UsageError, match="1,000,000 records need about 890 MB, 889 MB may be used"):
        memory.refuse_large(1_000_000, 7, memory=889_000_000)
    memory.refuse_large(1_000_000, 7, memory=890_000_000)
    with pytest.raises(UsageError, match="one machine"):
        memory.refuse_large(1 << 24, 7, memory=1 << 50)


def test_room_for_pairs_is_what_is_left_after_the_records() -> None:
    """900 bytes beyond the need are ten pairs more than the usual."""
    need = memory.needed(1_000, 3)
    assert memory.pairs_room(1_000, 3, need + 900) == 1_000 + 10
    assert memory.pairs_room(1_000, 3, need - 900) == 1_000


def test_a_run_that_outgrows_its_bound_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairs beyond the room end the run with what to do; with room they do not."""
    rows = [{"id": f"{n}", "city": f"town {n % 3}", "kind": "xyz"[n % 3]} for n in range(120)]
    monkeypatch.setattr(memory, "USUAL_PAIRS", 0)
    monkeypatch.setattr(memory, "BYTES_A_PAIR", 1)
    need = memory.needed(120, 2)
    with pytest.raises(UsageError, match=r"over 3 pairs are alike.*--memory"):
        resolve(rows, id_column="id", memory=need + 3)
    found = resolve(rows, id_column="id", memory=need + 10**6)
    assert 3 < len(found.scored) == found.pairs.num_rows
    assert pairs.ROOM > 0


def test_free_memory_goes_back_where_there_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small runs leave little behind and are not kept waiting."""
    asked: list[int] = []
    monkeypatch.setattr(memory, "_trimmer", lambda: asked.append)
    memory.give_back(memory.WORTH - 1)
    assert asked == []
    memory.give_back(memory.WORTH)
    assert asked == [0]


def test_free_memory_goes_back_on_any_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the C library has no call for it, nothing happens."""
    monkeypatch.setattr(sys, "platform", "another")
    memory._trimmer.cache_clear()
    memory.give_back(memory.WORTH)
    memory._trimmer.cache_clear()


KERNEL = """
import sys
import numpy as np
from strikeback.linking.engine.kernels_levels import digests
digests(np.zeros(2, np.uint8), np.array([0, 1, 2]), np.uint64(0))
from numba.np import arraymath, linalg
assert arraymath.ensure_blas is linalg.ensure_blas and linalg.ensure_blas is not bool
print("scipy.linalg" in sys.modules)
"""


def test_kernels_do_without_a_library_of_linear_algebra() -> None:
    """Twenty megabytes that no kernel uses are not loaded; who needs them still gets them."""
    done = subprocess.run([sys.executable, "-c", KERNEL], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
