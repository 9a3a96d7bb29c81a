"""Person records as attributes: common spellings meet, partial dates and shared services are left out."""

import pytest

from strikeback.linking.counting.people import _birth, _common, attributes_of
from strikeback.linking.profiles import Profile
from strikeback.model.record import Role
from strikeback.model.time import PartialDate


@pytest.mark.parametrize(
    ("born", "text"),
    [
        (None, ""),
        (PartialDate(raw="1990", year=1990), ""),
        (PartialDate(raw="05-06", month=5, day=6), ""),
        (PartialDate(raw="1990-05-06", year=1990, month=5, day=6), "19900506"),
    ],
    ids=["none", "year", "no year", "whole"],
)
def test_only_whole_birth_dates_are_compared(born: PartialDate | None, text: str) -> None:
    """A part of a date is no misspelt date."""
    assert _birth(Profile(number=0, id="r", wall="", unit="u", birth=born)) == text


def test_of_several_spellings_the_commonest_stands() -> None:
    """So that two records meet in the reading they share."""
    assert _common([["chan tai", "chen da"], ["chan tai"], [], [""]]) == ["chan tai", "chan tai", "", ""]


def test_nobody_of_a_role_gives_an_empty_table() -> None:
    """Without records there is nothing to number."""
    table = attributes_of([], Role.VICTIM)
    assert (table.ids, table.fields) == ((), ())
