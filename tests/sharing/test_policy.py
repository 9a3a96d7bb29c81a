"""The policy: default deny, codes only tighten, derived values carry the strictest terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.model.handling import Handling, Level
from strikeback.model.people import Viewer
from strikeback.sharing.policy import ORDER, allow, strictest, weaker

AGENCIES = ["hk", "sg", "uk", "us"]
CODES = ["H0", "H1", "H2", "H3", "TLP:RED", "TLP:AMBER+STRICT", "TLP:GREEN", "PAP:RED"]

terms = st.builds(
    Handling,
    level=st.sampled_from(list(Level)),
    audience=st.lists(st.sampled_from([*AGENCIES, "*"]), max_size=3, unique=True).map(tuple),
    codes=st.lists(st.sampled_from(CODES), max_size=3, unique=True).map(tuple),
)


@pytest.mark.parametrize(
    ("viewer", "handling", "expected"),
    [
        pytest.param("hk", Handling(level=Level.NOTHING, audience=()), Level.FULL, id="own-record"),
        pytest.param("sg", Handling(level=Level.FULL, audience=()), Level.NOTHING, id="default-deny"),
        pytest.param("sg", Handling(level=Level.SUMMARY), Level.SUMMARY, id="everyone"),
        pytest.param("sg", Handling(level=Level.FULL, codes=("H2",)), Level.HIT, id="h2-needs-permission"),
        pytest.param("sg", Handling(level=Level.FULL, codes=("tlp:red",)), Level.HIT, id="red-is-for-named"),
        pytest.param(
            "sg", Handling(level=Level.FULL, codes=("TLP:RED",), audience=("sg",)), Level.FULL, id="named"
        ),
        pytest.param("sg", Handling(level=Level.FULL, codes=("H1",)), Level.SUMMARY, id="h1-not-in-court"),
        pytest.param(
            "sg", Handling(level=Level.NOTHING, codes=("H0",)), Level.NOTHING, id="codes-never-raise"
        ),
    ],
)
def test_levels(viewer: str, handling: Handling, expected: Level) -> None:
    """Each row is a rule of the policy."""
    assert allow(Viewer(agency=viewer), "hk", handling) is expected


@given(terms, st.sampled_from(AGENCIES), st.sampled_from(CODES))
def test_a_further_code_never_tells_more(handling: Handling, viewer: str, code: str) -> None:
    """Adding a code lowers the level or leaves it."""
    tighter = Handling(level=handling.level, audience=handling.audience, codes=(*handling.codes, code))
    before, after = allow(Viewer(agency=viewer), "zz", handling), allow(Viewer(agency=viewer), "zz", tighter)
    assert ORDER.index(after) <= ORDER.index(before)


@given(st.lists(terms, min_size=1, max_size=4), st.sampled_from(AGENCIES))
def test_a_derived_value_tells_no_more_than_its_parts(parts: list[Handling], viewer: str) -> None:
    """What an agency is told of the derived value, it would be told of each part."""
    derived = allow(Viewer(agency=viewer), "zz", strictest(parts))
    assert all(
        ORDER.index(derived) <= ORDER.index(allow(Viewer(agency=viewer), "zz", part)) for part in parts
    )


@given(st.sampled_from(list(Level)), st.sampled_from(list(Level)))
def test_weaker_is_a_minimum(left: Level, right: Level) -> None:
    """The weaker of two levels is one of them and tells no more than either."""
    assert ORDER.index(weaker(left, right)) == min(ORDER.index(left), ORDER.index(right))


def test_nothing_known_tells_nothing() -> None:
    """A value derived from no terms is told to nobody."""
    assert allow(Viewer(agency="sg"), "hk", strictest([])) is Level.NOTHING
