"""Fixtures every test may use."""

from pathlib import Path

import pytest
from hypothesis import settings

# The first example may load word lists or compile: the limit is the one a test has in pyproject.
settings.register_profile("project", deadline=None)
settings.load_profile("project")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of real data beside the checkout; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder 'shared' with real sample data is not beside this checkout")
    return SHARED
