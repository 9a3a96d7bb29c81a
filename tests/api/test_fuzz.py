"""A few hundred generated calls; benchmarks/api.py makes ten thousand."""

import pytest

from api.fuzz import fuzz
from api.house import House


@pytest.mark.no_cover  # hundreds of calls of the same lines
def test_nothing_fails_and_every_status_is_documented(tmp_path, template: House) -> None:
    """For every operation, each by somebody of another duty, or nobody."""
    found = fuzz(tmp_path, 200, 7, template, few=1)
    assert found.calls > 150
    assert found.faults == []
    assert {200, 401, 403, 404} <= set(found.statuses)
