"""Japanese names in Han: told from Chinese ones by their form, family names read by the table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.selectors.names.japanese import family_readings, looks_japanese
from strikeback.selectors.names.readings import readings


@pytest.mark.parametrize(
    ("text", "japanese", "family"),
    [
        ("田中 美咲", True, ("tanaka",)),
        ("佐々木健", True, ("sasaki",)),
        ("高橋由美子", True, ("takahashi",)),
        ("榊原 光", True, ()),
        ("榎本千尋", True, ()),
        ("林 美咲", False, ("hayashi",)),
        ("田中华", False, ("tanaka",)),
        ("陳大文", False, ()),
        ("欧阳 娜娜", False, ()),
        ("陈李 美玲", False, ()),
        ("田中 みさき", False, ()),
        ("Misaki Tanaka", False, ()),
        ("", False, ()),
    ],
)
def test_names_are_told_apart_by_their_form(text: str, japanese: bool, family: tuple[str, ...]) -> None:  # noqa: FBT001
    """A blank, signs used only there and the table decide; what may be Chinese stays Chinese."""
    assert looks_japanese(text) is japanese
    assert family_readings(text) == family


def test_the_reading_of_a_family_name_meets_its_latin_spelling() -> None:
    """So that candidates are found by it, beside the Chinese readings."""
    assert ("tanaka",) in readings("田中 美咲").readings
    assert "japanese" in readings("田中 美咲").systems


@given(st.text(alphabet="田中佐々木美咲 陳林み-A", max_size=8))
def test_any_text_has_an_answer(text: str) -> None:
    """Neither question raises, and what has a script beside Han is never held for such a name."""
    assert not (looks_japanese(text) and any(char in text for char in "み-A"))
    assert isinstance(family_readings(text), tuple)
