"""Which records a model is trained on."""

import numpy as np
import pytest

from strikeback.linking.spark.sample import trained_on


def test_all_records_where_they_fit() -> None:
    """No record is left out up to the bound."""
    assert trained_on(np.array([0, 2**64 - 1], np.uint64), 2, 2).all()


@pytest.mark.parametrize(("total", "bound"), [(100_000, 10_000), (3, 1), (10**9, 2_000_000)])
def test_a_share_of_all_digests_beyond(total: int, bound: int) -> None:
    """Digests below bound / total of 2**64 and no others: at the border exactly."""
    border = (bound << 64) // total
    digest = np.array([0, border - 1, border, 2**64 - 1], np.uint64)
    assert trained_on(digest, total, bound).tolist() == [True, True, False, False]
