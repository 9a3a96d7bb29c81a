"""Cursors: the key that was sealed comes out, for its own viewer and list alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from strikeback.flows.views.cursors import seal, unseal
from strikeback.model.people import Viewer

LIM = Viewer(agency="spf", user="spf/lim")
SECRET = b"k" * 32
KEYS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=9), max_size=4).map(tuple)


@settings(max_examples=100)
@given(key=KEYS, other=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_what_was_sealed_comes_out_and_nothing_else_does(key: tuple[str, ...], other: str) -> None:
    """A text that nobody sealed is no cursor."""
    cursor = seal(SECRET, LIM, "alerts", key)
    assert unseal(SECRET, LIM, "alerts", cursor) == key
    assert unseal(SECRET, LIM, "alerts", other) is None
    assert unseal(SECRET, LIM, "leads", cursor) is None
    assert unseal(SECRET, Viewer(agency="spf", user="spf/tan"), "alerts", cursor) is None
    assert unseal(b"l" * 32, LIM, "alerts", cursor) is None
