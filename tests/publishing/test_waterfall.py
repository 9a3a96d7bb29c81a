"""The waterfall: valid XML, true to the figures, no part of it a script."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.publishing.waterfall import WIDTH, Step, waterfall

SVG = "{http://www.w3.org/2000/svg}"
TEXTS = st.text(max_size=60)
STEPS = st.lists(
    st.builds(
        lambda name, bits, note: Step(name=name, bits=bits, note=note), TEXTS, st.floats(-60, 60), TEXTS
    ),
    max_size=17,
)


def bars(picture: str) -> list[tuple[str, float, float]]:
    """Class, left and right edge of each bar."""
    found = ET.fromstring(picture).iter(f"{SVG}rect")
    shown = [rect.attrib for rect in found if rect.attrib["class"] != "paper"]
    return [(one["class"], float(one["x"]), float(one["x"]) + float(one["width"])) for one in shown]


@settings(max_examples=60)
@given(STEPS, TEXTS, TEXTS, st.floats(-10, 20))
def test_any_texts_and_figures_give_valid_xml_inside_its_frame(steps, title, verdict, threshold) -> None:
    """Control characters, marks of XML, any script; every bar within the picture, one a part and the sum."""
    picture = waterfall(steps, title=title, verdict=verdict, threshold=threshold)
    found = bars(picture)
    assert len(found) == len(steps) + 1
    assert all(0 <= left <= right <= WIDTH for _, left, right in found)
    texts = [text.text for text in ET.fromstring(picture).iter(f"{SVG}text")]
    assert all(f"{step.bits:+.2f}" in texts for step in steps)
    assert f"{sum(step.bits for step in steps):+.2f}" in texts or len(steps) > 1


def test_bars_stand_where_the_sums_are() -> None:
    """Start at nothing, fall to -10, rise by 15, fall by 2: the sum's bar ends where the last part's did."""
    steps = [Step(name="a", bits=-10.0), Step(name="b", bits=15.0), Step(name="c", bits=-2.0)]
    found = bars(waterfall(steps, title="t", verdict="v"))
    (_, low, zero), (rise, from_, high), (fall, end, top), (total, start, stop) = found
    bit = (zero - low) / 10
    assert (rise, fall, total) == ("for", "against", "for")
    assert from_ == pytest.approx(low, abs=0.2)
    assert high - from_ == pytest.approx(15 * bit, abs=0.3)
    assert top == pytest.approx(high, abs=0.3)
    assert (start, stop) == (pytest.approx(zero, abs=0.2), pytest.approx(end, abs=0.2))


def test_markup_in_values_stays_text() -> None:
    """A value cannot end its element or bring a script."""
    evil = '</text><script>alert("x")</script>&amp;'
    picture = waterfall([Step(name=evil, bits=1.0, note=evil)], title=evil, verdict=evil)
    root = ET.fromstring(picture)
    assert not list(root.iter(f"{SVG}script"))
    assert any(text.text == evil for text in root.iter(f"{SVG}text"))


def test_a_picture_needs_nothing_else() -> None:
    """No address but the name of the format; both grounds; the same bytes again."""
    steps = [Step(name="a", bits=2.0)]
    picture = waterfall(steps, title="t", verdict="v")
    assert picture.count("http") == 1
    assert "prefers-color-scheme:dark" in picture
    assert picture == waterfall(steps, title="t", verdict="v")


def test_long_notes_are_cut() -> None:
    """They end in an ellipsis rather than outside the picture."""
    picture = waterfall([Step(name="n" * 99, bits=1.0, note="x" * 999)], title="t" * 999, verdict="v" * 999)
    assert max(len(text.text or "") for text in ET.fromstring(picture).iter(f"{SVG}text")) <= 160
