"""Charts: parseable, self-contained, the same bytes every time."""

from collections.abc import Callable

import pytest
from lxml import etree

from strikeback.publishing import charts

CASES: list[tuple[str, Callable[[], str]]] = [
    ("bars", lambda: charts.bars({"HK": 300, "SG": 20}, title="Victims", highlight={"HK": 5})),
    ("bars-empty", lambda: charts.bars({}, title="Victims")),
    ("matrix", lambda: charts.matrix({("hk", "uk"): 4, ("hk", "sg"): 90}, title="Shared")),
    ("matrix-empty", lambda: charts.matrix({}, title="Shared")),
    ("timeline", lambda: charts.timeline({"2014-01": 4, "2014-02": 9}, title="Reports")),
    (
        "intervals",
        lambda: charts.intervals([("victims", 100, 90, 110, 103), ("x", 3, 2, 4, None)], title="Counts"),
    ),
    ("network", lambda: charts.network([[("a", "b"), ("b", "c")], [("d", "e")]], title="Groups")),
    ("network-empty", lambda: charts.network([], title="Groups")),
]


@pytest.mark.parametrize("draw", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_a_chart_is_one_svg_without_foreign_parts(draw: Callable[[], str]) -> None:
    """Well-formed, has a role for screen readers, loads nothing, and is drawn alike twice."""
    text = draw()
    root = etree.fromstring(text.encode())
    assert root.tag.endswith("svg")
    assert root.get("role") == "img"
    loaded = [
        v for e in root.iter() for k, v in e.attrib.items() if k.endswith("href") and not v.startswith("#")
    ]
    assert loaded == []
    assert draw() == text


def test_numbers_stand_on_the_bars_and_in_the_cells() -> None:
    """What is drawn can be read: 300 beside its bar, 90 in both cells of the pair."""
    assert ">300<" in CASES[0][1]().replace(" 300", "300")
    assert CASES[2][1]().count(">90<") == 2


def test_a_crowded_network_draws_the_first_groups_only() -> None:
    """More than the node limit would show nothing, so later groups are left out."""
    large = [(f"a{i}", f"a{i + 1}") for i in range(charts.MAX_NODES - 2)]
    assert charts.network([large, [("x", "y")]], title="t") != charts.network([large], title="u")
    assert charts.network([large, [("x", "y"), ("y", "z")]], title="t") == charts.network([large], title="t")
