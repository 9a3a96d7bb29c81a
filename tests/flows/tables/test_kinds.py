"""What is said before a run."""

from pathlib import Path

import pytest

from strikeback.flows.tables.kinds import compiles_first


def test_a_first_run_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a compiled part of the engine a run compiles first."""
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    assert compiles_first()
    folder = tmp_path / "engine_0f"
    folder.mkdir()
    (folder / "kernels_text.one_slip-27.py311.nbi").write_bytes(b"")
    assert not compiles_first()
