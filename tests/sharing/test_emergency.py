"""Who may open what is withheld, and what an opening may cover."""

import pytest

from strikeback.model.errors import RefusedError, UsageError
from strikeback.model.handling import Level
from strikeback.model.people import Duty, Viewer
from strikeback.sharing.emergency import MOST_MINUTES, check_ask, check_second

OFFICER = Viewer(agency="sg", user="sg/one")


@pytest.mark.parametrize(
    ("viewer", "records", "level", "minutes", "reason", "error"),
    [
        (Viewer(agency="sg"), ["r"], Level.FULL, 10, "risk", UsageError),
        (OFFICER, ["r"], Level.FULL, 10, " ", UsageError),
        (OFFICER, [], Level.FULL, 10, "risk", UsageError),
        (OFFICER, ["r"] * 201, Level.FULL, 10, "risk", UsageError),
        (OFFICER, ["r"], Level.HIT, 10, "risk", UsageError),
        (OFFICER, ["r"], Level.FULL, 0, "risk", UsageError),
        (OFFICER, ["r"], Level.FULL, MOST_MINUTES + 1, "risk", UsageError),
        (
            Viewer(agency="sg", user="sg/a", duties=(Duty.AUDITOR,)),
            ["r"],
            Level.FULL,
            10,
            "risk",
            RefusedError,
        ),
        (
            Viewer(agency="sg", user="sg/m", duties=(Duty.SERVICE,)),
            ["r"],
            Level.FULL,
            10,
            "risk",
            RefusedError,
        ),
    ],
)
def test_what_may_not_even_be_asked(viewer, records, level, minutes, reason, error) -> None:
    """Each row lacks one thing."""
    with pytest.raises(error):
        check_ask(viewer, records, level, minutes, reason)


def test_a_whole_ask_passes() -> None:
    """The largest that is allowed."""
    check_ask(OFFICER, ["r"] * 200, Level.FULL, MOST_MINUTES, "risk to life")


@pytest.mark.parametrize(
    "second",
    [
        Viewer(agency="sg", user="sg/one", duties=(Duty.SUPERVISOR,)),
        Viewer(agency="us", user="us/two", duties=(Duty.SUPERVISOR,)),
        Viewer(agency="sg", user="sg/two", duties=(Duty.OFFICER,)),
        Viewer(agency="sg", duties=(Duty.SUPERVISOR,)),
    ],
    ids=["same-person", "another-agency", "no-supervisor", "nobody"],
)
def test_who_may_not_open(second: Viewer) -> None:
    """It takes a supervisor of the same agency who is somebody else."""
    with pytest.raises(RefusedError):
        check_second("sg", "sg/one", second)
    check_second("sg", "sg/one", Viewer(agency="sg", user="sg/two", duties=(Duty.SUPERVISOR,)))
