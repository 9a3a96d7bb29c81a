"""Codes: the usual ones by their published meaning, every spelling of them, and what nobody knows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.model.handling import Level
from strikeback.sharing.codes import parse_code, unknown_codes


@pytest.mark.parametrize(
    ("text", "canonical", "reached", "onward", "court"),
    [
        # Europol SIENA: H0 crime only, H1 no proceedings, H2 no dissemination, H3 other restrictions.
        ("H0", "H0", Level.FULL, True, True),
        (" h1 ", "H1", Level.SUMMARY, True, False),
        ("H2", "H2", Level.HIT, False, True),
        ("h3", "H3", Level.HIT, False, False),
        ("H3: only by phone", "H3: only by phone", Level.HIT, False, False),
        # FIRST TLP 2.0; white is the older name of clear.
        ("TLP:RED", "TLP:RED", Level.HIT, False, True),
        ("tlp red", "TLP:RED", Level.HIT, False, True),
        ("TLP:AMBER+STRICT", "TLP:AMBER+STRICT", Level.SUMMARY, False, True),
        ("TLP:AMBER STRICT", "TLP:AMBER+STRICT", Level.SUMMARY, False, True),
        ("TLP:AMBER", "TLP:AMBER", Level.FULL, False, True),
        ("TLP:GREEN", "TLP:GREEN", Level.FULL, True, True),
        ("tlp:white", "TLP:CLEAR", Level.FULL, True, True),
        ("PAP:AMBER", "PAP:AMBER", Level.FULL, True, True),
        # College of Policing: P lawful sharing permitted, C with conditions.
        ("3x5x2:1AP", "3x5x2:1AP", Level.FULL, True, True),
        ("3X5X2: 3 E C", "3x5x2:3EC", Level.SUMMARY, False, True),
        ("5x5x5:E44", "5x5x5:E44", Level.HIT, False, True),
        # Article 29 of the Europol Regulation.
        ("4x4:X4", "4x4:X4", Level.FULL, True, True),
        ("SIENA:A1", "4x4:A1", Level.FULL, True, True),
        ("Admiralty:F6", "admiralty:F6", Level.FULL, True, True),
    ],
)
def test_known_codes(text, canonical, reached, onward, court) -> None:
    """Each row: a spelling, the usual one, and what the code leaves."""
    code = parse_code(text)
    assert (code.text, code.reached, code.onward, code.court) == (canonical, reached, onward, court)
    assert code.scheme != "unknown"
    assert code.named is Level.FULL


@pytest.mark.parametrize(
    "text", ["", "H4", "H30", "TLP:PINK", "TLP", "3x5x2:4AP", "3x5x2:1A", "4x4:D1", "NOFORN", "5x5x5:A16"]
)
def test_unknown_codes_tighten_for_everybody(text: str) -> None:
    """What nobody understands leaves a hit, to those named too."""
    code = parse_code(text)
    assert (code.scheme, code.reached, code.named) == ("unknown", Level.HIT, Level.HIT)
    assert not code.onward
    assert not code.court
    assert unknown_codes(["H1", text]) == (text,)


@given(st.text(max_size=40))
def test_no_text_breaks_the_parser(text: str) -> None:
    """Anything is a code; anything not known is a restriction."""
    code = parse_code(text)
    assert code.meaning
    assert code.scheme != "unknown" or code.reached is Level.HIT


@pytest.mark.parametrize("text", ["3x5x2:2DC", "5x5x5:C35", "4x4:B2", "admiralty:B2"])
def test_grades_are_told_in_words(text: str) -> None:
    """A grade says what it means of source and information."""
    assert parse_code(text).meaning.startswith("Source: ")
