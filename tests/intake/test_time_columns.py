"""Times of a column are read as the shared reader reads each of them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.intake.time_columns import written_reader
from strikeback.intake.times import parse_moment
from strikeback.model.errors import UsageError

DAYS = (
    "30/03/2025", "26/10/2025", "29/03/2025", "2024-02-29", "2023-02-29", "1/2/24", "31.12.1999", "2025/3/9",
    "3 March 2025", "09/11/2011", "2011-12-30", "01/01/1899", "13/13/2025", "", "n/a",
)  # fmt: skip
CLOCKS = (
    "",
    "00:00",
    "00:30",
    "01:30",
    "2:15",
    "02:00:00",
    "23:59:59",
    "24:00",
    "10:15 +08:00",
    "3 pm",
    "x",
    " 10:15",
)


@given(
    st.lists(
        st.tuples(st.sampled_from(DAYS), st.sampled_from([" ", "T", ""]), st.sampled_from(CLOCKS)), max_size=8
    ),
    st.sampled_from(["", "Europe/London", "America/New_York", "Pacific/Apia", "Asia/Manila", "+05:45"]),
    st.sampled_from(["", "DMY", "MDY", "YMD"]),
)
def test_days_and_clocks_read_apart_give_the_same_moment(
    parts: list[tuple[str, str, str]], zone: str, order: str
) -> None:
    """Also on days whose clock is put forward or back, or that a zone left out."""
    read = written_reader(zone, order)
    for raw in map("".join, parts):
        assert read(raw) == parse_moment(raw, zone=zone, order=order)


def test_a_night_that_repeats_an_hour() -> None:
    """New York, 2 November 2025: 01:30 is the first of the two; at noon the clock is five hours behind."""
    read = written_reader("America/New_York", "MDY")
    assert read("11/02/2025 01:30").utc == datetime(2025, 11, 2, 5, 30, tzinfo=UTC)
    assert read("11/02/2025 12:00").utc == datetime(2025, 11, 2, 17, 0, tzinfo=UTC)
    assert read("11/02/2025 12:00").offset_minutes == -300
    assert read("11/01/2025 12:00").offset_minutes == -240


def test_an_unknown_zone_is_a_mistake_of_the_caller() -> None:
    """As for a single time."""
    with pytest.raises(UsageError):
        written_reader("Nowhere/Land", "DMY")("03/04/2025")
