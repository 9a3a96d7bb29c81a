"""Changes behind the log's back: two hundred and fifty; benchmarks/mutations.py makes ten thousand."""

from pathlib import Path
from random import Random

import pytest

from custody.mutants import ExportMutants, StoreMutants

pytestmark = pytest.mark.no_cover
"""Hundreds of calls of the same lines."""


def test_every_change_of_a_store_is_found(tmp_path: Path) -> None:
    """Rows changed, removed, doubled, exchanged, cut off; heads and checkpoints replaced."""
    mutants = StoreMutants(tmp_path, Random(5))
    made = [mutants.one() for _ in range(100)]
    assert [kind for kind, found in made if not found] == []
    assert len({kind for kind, _ in made}) == 8
    assert mutants.unreadable < 30


def test_every_change_of_an_export_is_found(tmp_path: Path) -> None:
    """Bytes, files, entries, checkpoints."""
    mutants = ExportMutants(tmp_path, Random(6))
    made = [mutants.one() for _ in range(150)]
    assert [kind for kind, found in made if not found] == []
    assert len({kind for kind, _ in made}) == 8
