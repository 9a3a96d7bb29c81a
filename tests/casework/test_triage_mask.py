"""Names, identifiers and set phrases are no statements; everything else stays where it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.casework.rules_ages import minor_ages
from strikeback.casework.rules_mask import blanked


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param(
            "Contact began on Tagged last week", "Contact began on last week", id="network-named-like-a-verb"
        ),
        pytest.param("he is live:dying.x9 there", "he is there", id="user-name-with-a-word"),
        pytest.param("write me @end_it_all now", "write me now", id="handle"),
        pytest.param("see https://example.org/hurt now", "see now", id="address"),
        pytest.param(
            "用戶名稱:https://example.org/a?id=1事主表示有輕生念頭",
            "用戶名稱: 事主表示有輕生念頭",
            id="text-right-after-an-address",
        ),
        pytest.param("@ella.r51而家有人傳緊", "而家有人傳緊", id="text-right-after-a-handle"),
        pytest.param("my friend list is on it", "my is on it", id="list-of-friends"),
        pytest.param("對方展示好友名單要求付款", "對方展示 要求付款", id="list-of-friends-zh"),
        pytest.param("he has posted it to my friends", "he has posted it to my friends", id="friends-stay"),
        pytest.param("I want to die tonight", "I want to die tonight", id="danger-stays"),
        pytest.param("The threat came within minutes: pay", "The : pay", id="pace-of-the-course"),
        pytest.param("a girl Sofia Park added me", "a girl added me", id="surname-of-a-place"),
        pytest.param("she wants to meet at Victoria Park", "she wants to meet at Victoria Park", id="park"),
        pytest.param("pay within 30 minutes", "pay within 30 minutes", id="deadline-stays"),
    ],
)
def test_only_names_and_set_phrases_go(text: str, kept: str) -> None:
    """Each row is a class of look-alike, or of danger that must stay."""
    assert blanked(text).split() == kept.split()


@pytest.mark.parametrize("text", ["The boy is only 9, he used an account.", "our pupil was just 10."])
def test_an_age_after_who_it_is_of(text: str) -> None:
    """A bare number after the child is an age."""
    assert [age < 13 for age, _, _ in minor_ages(text)] == [True]


@given(st.text(max_size=80))
def test_spans_still_fit(text: str) -> None:
    """The length never changes, and what stays stands where it stood."""
    masked = blanked(text)
    assert len(masked) == len(text)
    assert all(new in {old, " "} for old, new in zip(text, masked, strict=True))
