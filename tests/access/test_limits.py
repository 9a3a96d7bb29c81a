"""Windows of time and their numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikeback.access.limits import RULES, Limited, Rule, key_of, refusal, window_of


@given(st.integers(0, 4 * 10**9), st.integers(1, 10**6))
def test_a_window_holds_its_moment_and_ends(now: int, seconds: int) -> None:
    """Waiting as long as told leads into the next window, and not a second less does."""
    rule = Rule(most=1, seconds=seconds)
    began = window_of(rule, now)
    assert began <= now < began + seconds
    wait = refusal(Limited.SEARCH, rule, now).seconds
    assert wait >= 1
    assert window_of(rule, now + wait) == began + seconds
    assert window_of(rule, now + wait - 1) == began


@pytest.mark.parametrize("what", Limited)
def test_everything_that_is_counted_has_numbers(what: Limited) -> None:
    """Each window longer than the one before, and letting more through."""
    rules = RULES[what]
    assert rules
    assert [rule.seconds for rule in rules] == sorted({rule.seconds for rule in rules})
    assert [rule.most for rule in rules] == sorted({rule.most for rule in rules})


def test_codes_cannot_be_guessed_in_a_day() -> None:
    """Two windows may meet: twice the day's tries, three codes at a time, a million codes (RFC 4226, E.)."""
    day = RULES[Limited.FACTOR][-1]
    assert day.seconds == 86_400
    assert 2 * day.most * 3 / 10**6 < 0.0002


def test_counters_of_different_things_never_meet() -> None:
    """Thing, window and subject are all in the name."""
    rule, longer = Rule(most=1, seconds=60), Rule(most=1, seconds=600)
    names = {key_of(w, r, s) for w in Limited for r in (rule, longer) for s in ("a", "b")}
    assert len(names) == len(Limited) * 4
