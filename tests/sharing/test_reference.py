"""References open to their record for whom they were made, whatever form its id has; an answer holds them."""

import pytest

from strikeback.sharing.blind import LABEL
from strikeback.sharing.reference import hit_reference, record_of

KEY = bytes(range(32))


@pytest.mark.parametrize(
    "record",
    ["r_" + "a2" * 12, "r_" + "0f" * 16, "r_other", "r_" + "0F" * 16],
    ids=["usual", "row", "short", "odd"],
)
def test_a_reference_names_one_record_to_its_owner(record: str) -> None:
    """For the agency it was made for; for another one it is nothing, and another text."""
    made = hit_reference(KEY, "hkpf", record)
    assert record_of(KEY, "hkpf", f" {made.upper()} ") == record
    assert record_of(KEY, "spf", made) is None
    assert record_of(bytes(32), "hkpf", made) is None
    assert hit_reference(KEY, "spf", record) != made
    assert len(made) <= LABEL
