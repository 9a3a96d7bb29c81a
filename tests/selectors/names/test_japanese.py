"""Japanese names in Han: told from Chinese ones by their form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.selectors.names.japanese import looks_japanese


@pytest.mark.parametrize(
    ("text", "japanese"),
    [
        ("田中 美咲", True),
        ("佐々木健", True),
        ("高橋由美子", True),
        ("榊原 光", True),
        ("榎本千尋", True),
        ("林 美咲", False),
        ("田中华", False),
        ("陳大文", False),
        ("欧阳 娜娜", False),
        ("陈李 美玲", False),
        ("田中 みさき", False),
        ("Misaki Tanaka", False),
        ("", False),
    ],
)
def test_names_are_told_apart_by_their_form(text: str, japanese: bool) -> None:  # noqa: FBT001
    """A blank, signs used only there and the table decide; what may be Chinese stays Chinese."""
    assert looks_japanese(text) is japanese


@given(st.text(alphabet="田中佐々木美咲 陳林み-A", max_size=8))
def test_any_text_has_an_answer(text: str) -> None:
    """Nothing raises, and what has a script beside Han is never held for such a name."""
    assert not (looks_japanese(text) and any(char in text for char in "み-A"))
